"""Every state table of the house in one shape, to be drawn, printed and walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ketenkameleon.rules.klacht import Klachtstand, complaint_steps
from ketenkameleon.rules.loopbaan import Loopbaan, career_name
from ketenkameleon.rules.plek import PlekStand
from ketenkameleon.rules.routes import Route, begin, stands, steps
from ketenkameleon.rules.waarden import arrows, names, part, table
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.zaak import Stand


@dataclass(frozen=True, slots=True)
class Standentabel:
    """One table: its code, its title, where it begins, the name of each stand, and each step with its ground."""

    code: str
    titel: str
    begin: str
    standen: Mapping[str, str]
    stappen: Mapping[tuple[str, str], str]


def state_tables(*, on: date, wet: Wetboek) -> tuple[Standentabel, ...]:
    """The tables of zaak, plek, melding at DUO, klacht, every route and the way of a professional, on that day.

    Units: `on` is a date. Source: rows zaak.stappen, plek.stappen, duo.overgang, klacht.stappen, route.* and
    team.loopbaan_stappen.
    """
    zaak = Standentabel("zaak", "De zaak", Stand.NIEUW, {s.value: s.replace("_", " ") for s in Stand},
                        arrows(wet.waarde("zaak.stappen", on)))
    plek = Standentabel("plek", "De plek", PlekStand.AANGEBODEN, {s.value: s.value for s in PlekStand},
                        arrows(wet.waarde("plek.stappen", on)))
    loopbaan = Standentabel("loopbaan", "De loopbaan in het team", Loopbaan.KANDIDAAT,
                            {s.value: career_name(s, on, wet) for s in Loopbaan},
                            arrows(wet.waarde("team.loopbaan_stappen", on)))
    klacht = Standentabel("klacht", "De klacht", Klachtstand.ONTVANGEN,
                          {s.value: s.replace("_", " ") for s in Klachtstand}, dict(complaint_steps(on=on, wet=wet)))
    return (zaak, plek, _duo(on, wet), klacht, *(_route(route, on, wet) for route in Route), loopbaan)


def _duo(on: date, wet: Wetboek) -> Standentabel:
    readable = {code: table(row) for code, row in wet.tabel("duo.status", on).items() if table(row)["lezen"]}
    found = {(was, to): kind for was, row in wet.tabel("duo.overgang", on).items() for to, kind in names(row).items()}
    return Standentabel("duo", "De melding bij DUO", "R",
                        {code: f"{code} {part(row['naam'], str)}" for code, row in readable.items()}, found)


def _route(route: Route, on: date, wet: Wetboek) -> Standentabel:
    titel = part(wet.tabel(f"route.{route}", on)["naam"], str)
    found = {pijl: stap.grond for pijl, stap in steps(route, on=on, wet=wet).items()}
    return Standentabel(f"route-{route.replace('_', '-')}", titel, begin(route, on=on, wet=wet),
                        stands(route, on=on, wet=wet), found)
