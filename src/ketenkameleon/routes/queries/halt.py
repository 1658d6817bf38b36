"""Halt in one zaak: what it asks and how sure that is, whose yes, how many hours, and which birthdays come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.gezag import Nodig
from ketenkameleon.rules.halt import (
    Strafmaat,
    Voorwaarde,
    agreed,
    agrees_to_finish,
    agrees_to_start,
    birthdays_between,
    conditions,
    hours,
    may_propose,
)
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.texts import Weigering, weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.wetboek import Wetboek

HALT: Final = "halt"
# From here on Halt has begun: who turns 18 may finish it.
BEGONNEN: Final = frozenset({"startgesprek", "loopt", "waarschuwing", "eindgesprek"})
LOOPT: Final = "loopt"
GEWAARSCHUWD: Final = ("halt_waarschuwing", "geen_waarschuwing_omdat")


@dataclass(frozen=True, slots=True)
class HaltBlad:
    """Everything about Halt that follows from what is known.

    `kan_niet`: why it cannot be proposed, None when it can. `wie`: who must say yes, by id; empty with `wie_niet` when
    that cannot be said. `ja_mist`: whose yes is missing or no longer counts. `strafmaat_niet`: why the hours cannot be
    said. `verjaardagen`: age and day. `eerst_waarschuwen`: a negative end still needs the warning on paper.
    """

    voorwaarden: tuple[Voorwaarde, ...]
    kan_niet: Weigering | None
    wie: frozenset[UUID]
    wie_niet: Weigering | None
    ja_mist: Weigering | None
    strafmaat: Strafmaat | None
    strafmaat_niet: str
    verjaardagen: tuple[tuple[int, date], ...]
    eerst_waarschuwen: bool


def halt_sheet(feiten: RouteFeiten, *, on: date, wet: Wetboek) -> HaltBlad:
    """What Halt asks and gives, from what is known; no query. Units: `on` is a date. Source: domain.md 7."""
    halt = feiten.halt
    found = conditions(halt, on=on, wet=wet) if halt else ()
    may = may_propose(halt, on=on, wet=wet) if halt else None
    needed, missing = _yes(feiten, on, wet)
    maat, not_yet = _hours(feiten, on, wet)
    until = add_months(on, wet.getal("halt.vooruit", on))
    return HaltBlad(
        found, weigering(may) if isinstance(may, Refused) else None,
        needed.personen if isinstance(needed, Nodig) else frozenset(),
        weigering(needed) if isinstance(needed, Refused) else None, missing, maat, not_yet,
        birthdays_between(feiten.geboren, on, until, wet=wet),
        feiten.nu == LOOPT and not any(code in feiten.vastgelegd for code in GEWAARSCHUWD))


def _yes(feiten: RouteFeiten, on: date, wet: Wetboek) -> tuple[Nodig | Refused | None, Weigering | None]:
    """Who must say yes, and what is missing of it."""
    if feiten.gezin is None:
        return None, None
    ask = agrees_to_finish if feiten.nu in BEGONNEN else agrees_to_start
    needed = ask(feiten.gezin, on=on, wet=wet)
    verdict = agreed(needed, feiten.toestemmingen, waarvoor=HALT, gezin=feiten.gezin, on=on, wet=wet)
    missing = weigering(verdict) if isinstance(verdict, Refused) and isinstance(needed, Nodig) else None
    return needed, missing


def _hours(feiten: RouteFeiten, on: date, wet: Wetboek) -> tuple[Strafmaat | None, str]:
    """The hours for the age on the days of the absence, the lowest of them; or why they cannot be said."""
    halt = feiten.halt
    if halt is None:
        return None, "Vul eerst in wat er over het verzuim bekend is."
    ages = _ages(age_on(halt.geboren, day) for day in halt.verzuimdagen)
    if not ages:
        return None, "De leeftijd op de dagen van het verzuim is niet te bepalen."
    try:
        return hours(min(ages), uren=halt.uren, te_laat=halt.te_laat, on=on, wet=wet), ""
    except ValueError as fout:
        return None, str(fout)


def _ages(found: Iterable[int | None]) -> list[int]:
    """Every age; none at all when one of them cannot be said."""
    ages = list(found)
    return [age for age in ages if age is not None] if None not in ages else []
