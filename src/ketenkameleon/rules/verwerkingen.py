"""To which processing activity something belongs that was done, and which kind of processing it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ketenkameleon.rules.waarden import names, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_NIET_INGELOGD: Final = "niet ingelogd"


class Verwerkingssoort(StrEnum):
    """The kinds of processing that are logged apart. Source: Wpg art. 32a (its text was not read)."""

    VERZAMELEN = "verzamelen"
    WIJZIGEN = "wijzigen"
    RAADPLEGEN = "raadplegen"
    VERSTREKKEN = "verstrekken"
    COMBINEREN = "combineren"
    VERNIETIGEN = "vernietigen"


@dataclass(frozen=True, slots=True)
class Activiteit:
    """A processing activity as the register has it (AVG art. 30). `uri` names this version of the entry."""

    code: str
    naam: str
    doel: str
    grond: str
    regime: str
    bewaren: str
    uri: str


def activity_of(doel: str, rol: str, *, on: date, wet: Wetboek) -> Activiteit | None:
    """The activity of a handeling with this doel (a page or a duty) and this rol; None for a doel nobody listed.

    A rol decides; without one the doel does. Units: `on` is a date. Source: rows verwerking.rollen and .doelen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> activity_of("zaak", "raad", on=date(2026, 10, 8), wet=shipped()).naam
    'Raad voor de Kinderbescherming'
    """
    code = names(wet.tabel("verwerking.rollen", on)).get(rol) or _by_doel(doel.partition(":")[0], on, wet)
    return activities(on=on, wet=wet)[code] if code else None


def activities(*, on: date, wet: Wetboek) -> Mapping[str, Activiteit]:
    """Every activity of the register by its code. Units: `on` is a date. Source: row verwerking.activiteiten."""
    return _activities(on, wet)


def kind_of(gebeurtenis: str, *, on: date, wet: Wetboek) -> Verwerkingssoort:
    """Which kind of processing an event of the log is; a look is always raadplegen.

    Units: `on` is a date. Source: row verwerking.soorten.
    """
    for soort, events in wet.tabel("verwerking.soorten", on).items():
        if gebeurtenis in texts(events):
            return Verwerkingssoort(soort)
    return Verwerkingssoort.WIJZIGEN


def _by_doel(doel: str, on: date, wet: Wetboek) -> str:
    for code, listed in wet.tabel("verwerking.doelen", on).items():
        if doel in texts(listed):
            return code
    return ""


@lru_cache(maxsize=64)
def _activities(on: date, wet: Wetboek) -> dict[str, Activiteit]:
    row = wet.rij("verwerking.activiteiten", on)
    said = {code: names(value) for code, value in table(row.waarde).items()}
    return {code: Activiteit(code, **value, uri=f"urn:ketenkameleon:verwerking:{code}:{row.van.isoformat()}")
            for code, value in said.items()}
