"""Leave and exemptions: who decides, within which limits, and when the parents must say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


class Verlofsoort(StrEnum):
    """Why leave is asked: the work of the parents (11 onder f) or weighty circumstances (11 onder g)."""

    WERK_OUDERS = "11_onder_f"
    GEWICHTIG = "11_onder_g"


@dataclass(frozen=True, slots=True)
class Verlofvraag:
    """One request. Days are school days; `dagen_gehad` and `keren_gehad` count this school year, this kind."""

    soort: Verlofsoort
    dagen: int
    eerste_dag: date
    eerste_schooldag: date
    dagen_gehad: int = 0
    keren_gehad: int = 0

    def __post_init__(self) -> None:
        if self.dagen < 1 or self.dagen_gehad < 0 or self.keren_gehad < 0:
            raise ValueError("Vraag minstens één dag verlof. Wat er al was, is niet minder dan nul.")


@dataclass(frozen=True, slots=True)
class Vrijstellingsoort:
    """A kind of exemption: who decides, and within which limits."""

    code: str
    naam: str
    beslist: str
    grens: str
    bron: str


def who_decides(vraag: Verlofvraag, *, on: date, wet: Wetboek) -> str:
    """Who decides on this request: "hoofd", or "leerplicht" of the home municipality above ten days.

    The days of one school year are added up, so that a request cannot be split. Units: school days.
    Source: Leerplichtwet 1969 art. 13a and 14 lid 3; domain.md 14b, rule 13; row verlof.hoofd.
    """
    if vraag.soort is Verlofsoort.WERK_OUDERS:
        return "hoofd"
    return "hoofd" if vraag.dagen_gehad + vraag.dagen <= wet.getal("verlof.hoofd", on) else "leerplicht"


def may_decide(door: str, vraag: Verlofvraag, *, on: date, wet: Wetboek) -> Verdict:
    """May this party decide on this request? Units: `on` is a date. Source: as who_decides."""
    if door == who_decides(vraag, on=on, wet=wet):
        return ALLOWED
    most = str(wet.getal("verlof.hoofd", on))
    bron = "Leerplichtwet 1969 art. 13a en 14 lid 3"
    if door == "hoofd":
        return refused("leave_for_lpa", bron, dagen=most)
    return refused("leave_for_head", bron, dagen=most)


def may_grant(vraag: Verlofvraag, *, on: date, wet: Wetboek) -> Verdict:
    """Do the limits of the law leave room to grant this? Weighty circumstances have none in days.

    Units: school days; weeks are calendar weeks from the first school day.
    Source: Leerplichtwet 1969 art. 13a; row verlof.werk_ouders.
    """
    if vraag.soort is Verlofsoort.GEWICHTIG:
        return ALLOWED
    row = wet.tabel("verlof.werk_ouders", on)
    most, times, weeks = (part(row[key], int) for key in ("dagen", "keren", "eerste_weken"))
    bron = "Leerplichtwet 1969 art. 13a"
    if vraag.keren_gehad >= times:
        return refused("leave_had_before", bron)
    if vraag.dagen > most:
        return refused("leave_too_long", bron, dagen=str(most))
    if vraag.eerste_dag < vraag.eerste_schooldag + timedelta(weeks=weeks):
        return refused("leave_too_early", bron, weken=str(weeks))
    return ALLOWED


def exemptions(*, on: date, wet: Wetboek) -> Mapping[str, Vrijstellingsoort]:
    """The kinds of exemption by code; "5_onder_a" is not "5a". Units: `on` is a date.

    Source: Leerplichtwet 1969 art. 3a-15; row vrijstelling.soorten.
    """
    found = {}
    for code, value in wet.tabel("vrijstelling.soorten", on).items():
        row = table(value)
        naam, beslist, grens, bron = (part(row[key], str) for key in ("naam", "beslist", "grens", "bron"))
        found[code] = Vrijstellingsoort(code, naam, beslist, grens, bron)
    return found


def notice_by(begin_plicht: date, *, wet: Wetboek) -> date:
    """The last day for the first notice of an exemption: a month before the child becomes bound.

    Units: calendar months. Source: Leerplichtwet 1969 art. 6; row vrijstelling.kennisgeving.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> notice_by(date(2026, 10, 1), wet=shipped())
    datetime.date(2026, 9, 1)
    """
    return add_months(begin_plicht, -wet.getal("vrijstelling.kennisgeving", begin_plicht))


def exempt_stands(*, on: date, wet: Wetboek) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stands of the route of exemption after which a child is exempt, and those after which it is not (any more).

    Units: `on` is a date. Source: row in_beeld.standen.
    """
    row = wet.tabel("in_beeld.standen", on)
    return texts(row["wel"]), texts(row["niet"])


def look_again(soorten: Iterable[str], since: date, *, wet: Wetboek) -> date:
    """When somebody looks again at a child that is exempt since that day: before an exemption of the law is asked anew,
    otherwise after the months of row in_beeld.kijk_weer.

    Units: a date. Source: Leerplichtwet 1969 art. 6; rows vrijstelling.soorten, vrijstelling.elk_jaar.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> look_again(["5_onder_a"], date(2026, 9, 1), wet=shipped()), look_again(["3a"], date(2026, 9, 1), wet=shipped())
    (datetime.date(2027, 7, 1), datetime.date(2027, 9, 1))
    """
    kinds = exemptions(on=since, wet=wet)
    if any(kinds[code].beslist == "wet" for code in soorten if code in kinds):
        return renew_before(since, wet=wet)
    return add_months(since, wet.getal("in_beeld.kijk_weer", since))


def renew_before(vanaf: date, *, wet: Wetboek) -> date:
    """The first 1 July after that day: before it an exemption of body or mind is asked again.

    Units: a date. Source: Leerplichtwet 1969 art. 6 and 7; row vrijstelling.elk_jaar.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> renew_before(date(2026, 7, 1), wet=shipped())
    datetime.date(2027, 7, 1)
    """
    row = wet.tabel("vrijstelling.elk_jaar", vanaf)
    this = date(vanaf.year, part(row["maand"], int), part(row["dag"], int))
    return this if vanaf < this else this.replace(year=vanaf.year + 1)
