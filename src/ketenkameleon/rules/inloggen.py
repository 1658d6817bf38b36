"""When a session ends, what a code in a letter looks like, and from when till when a family may look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Wetboek


class Sessiesoort(StrEnum):
    """Whose session it is: of somebody at work, or of a parent or child."""

    WERK = "werk"
    GEZIN = "gezin"


@dataclass(frozen=True, slots=True)
class Codevorm:
    """What a code in a letter looks like, how many days it holds, and how often one may try."""

    tekens: str
    lengte: int
    groep: int
    dagen: int
    pogingen: int
    belcijfers: int


def session_ends(begonnen: datetime, laatst: datetime, soort: Sessiesoort, *, on: date, wet: Wetboek) -> datetime:
    """The moment at which a session ends that began and was last used then, if nothing more is done.

    Whichever comes first: long enough still, or long enough in all. Units: aware datetimes; minutes.
    Source: row sessie.duur.

    >>> from datetime import UTC
    >>> from ketenkameleon.rules.rijen import shipped
    >>> nine = datetime(2026, 10, 8, 9, tzinfo=UTC)
    >>> session_ends(nine, nine, Sessiesoort.WERK, on=nine.date(), wet=shipped()).strftime("%H:%M")
    '09:30'
    """
    row = table(wet.tabel("sessie.duur", on)[soort])
    stil, totaal = (timedelta(minutes=part(row[name], int)) for name in ("stil", "totaal"))
    return min(begonnen + totaal, laatst + stil)


def warns_before(soort: Sessiesoort, *, on: date, wet: Wetboek) -> timedelta:
    """How long before the end of a session the page warns. Units: minutes in the row. Source: row sessie.duur."""
    return timedelta(minutes=part(table(wet.tabel("sessie.duur", on)[soort])["waarschuwing"], int))


def text_waits(*, on: date, wet: Wetboek) -> timedelta:
    """How long a text waits for its writer that was sent after the session ended. Units: minutes in the row.

    Source: row sessie.tekst.
    """
    return timedelta(minutes=wet.getal("sessie.tekst", on))


def code_shape(*, on: date, wet: Wetboek) -> Codevorm:
    """What a code in a letter looks like. Units: `on` is a date. Source: rows inlogbrief.*."""
    numbers = (wet.getal(f"inlogbrief.{name}", on) for name in ("lengte", "groep", "geldig", "pogingen", "belcijfers"))
    return Codevorm(part(wet.waarde("inlogbrief.tekens", on), str), *numbers)


def family_days(band: Band, geboren: BirthDate | None, *, on: date, wet: Wetboek) -> tuple[date, date] | Refused:
    """From which day up to and including which day a parent or child may look, when asked for on that day.

    A child from the first age on; a parent until the day before the second, when the child decides. A birth date
    that is not known in full counts as the day that opens least: it fails closed. Refused when the days are over
    or have not begun. Units: dates; years. Source: row zicht.leeftijd.
    """
    row, bron = wet.tabel("zicht.leeftijd", on), wet.rij("zicht.leeftijd", on).bron
    first, decides = part(row["kind_vanaf"], int), part(row["kind_beslist_vanaf"], int)
    if geboren is None:
        return refused("family_age_unknown", bron)
    if band is Band.KIND:
        begins = add_months(geboren.latest(), 12 * first)
        return (on, date.max) if begins <= on else refused("child_through_parent", bron, jaar=str(first))
    ends = add_months(geboren.earliest(), 12 * decides) - timedelta(days=1)
    return (on, ends) if on <= ends else refused("child_decides", bron, jaar=str(decides))


def family_ended(*, on: date, wet: Wetboek) -> Refused:
    """Why a parent or child may look no more, in words that name no child. Units: years. Source: row zicht.leeftijd."""
    decides = part(wet.tabel("zicht.leeftijd", on)["kind_beslist_vanaf"], int)
    return refused("family_ended", wet.rij("zicht.leeftijd", on).bron, jaar=str(decides))

