"""What can be recorded for a route, by code and name: what its steps ask, and the kenmerken that hold for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ketenkameleon.rules.routes import Route, steps
from ketenkameleon.rules.verlof import exemptions
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

# Said with the step itself.
REDEN: Final = "reden"
# A test that looks at what was recorded.
_RECORDED: Final = ("vastgelegd", "vers", "hoofd_gehoord")


def recordable(route: Route, *, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Everything that can be recorded for this route, each code with what it says, in the order of the steps.

    Units: `on` is a date. Raises GeenRij when the route had no row on that day.
    Source: rows route.*, route.eisen, route.kenmerken and vrijstelling.soorten.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> list(recordable(Route.LUXEVERZUIM, on=date(2026, 10, 8), wet=shipped()))
    ['ouders_gehoord']
    """
    eisen = wet.tabel("route.eisen", on)
    found: dict[str, str] = {}
    for code in dict.fromkeys(code for stap in steps(route, on=on, wet=wet).values() for code in stap.eisen):
        eis = table(eisen[code])
        # What is asked under other codes is found by those.
        if part(eis["toets"], str) in _RECORDED and not texts(eis["codes"]) and code != REDEN:
            found[code] = part(eis["naam"], str)
    kinds = exemptions(on=on, wet=wet) if route is Route.VRIJSTELLING else {}
    return found | _traits(route, on, wet) | {code: f"dat het gaat om {soort.naam}" for code, soort in kinds.items()}


def _traits(route: Route, on: date, wet: Wetboek) -> dict[str, str]:
    rows = {code: table(row) for code, row in wet.tabel("route.kenmerken", on).items()}
    return {code: part(row["naam"], str) for code, row in rows.items() if route in texts(row["routes"])}
