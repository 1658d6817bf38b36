"""How long something is kept, and what may still be done with it: terms per kind, and the Wpg's ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import names, part, texts
from ketenkameleon.rules.wetboek import Wetboek

_YEAR: Final = 12
_A_DAY: Final = timedelta(days=1)


class Bewaarsoort(StrEnum):
    """A kind of record with a term of its own. Records under the Wpg have a ladder instead.

    BEWIJS: that somebody said yes, what was shared and given, and how a request was handled; without content.
    """

    LEERPLICHT = "leerplicht"
    KWALIFICATIEPLICHT = "kwalificatieplicht"
    JEUGDHULP = "jeugdhulp"
    RVDK_BESCHERMING = "rvdk_bescherming"
    RVDK_STRAF = "rvdk_straf"
    RVDK_GEZAG_ADOPTIE = "rvdk_gezag_adoptie"
    RVDK_GEEN_ONDERZOEK = "rvdk_geen_onderzoek"
    GI_MAATREGEL = "gi_maatregel"
    HALT = "halt"
    HALT_POLITIEREGISTER = "halt_politieregister"
    BEWIJS = "bewijs"


class Einde(StrEnum):
    """How a term ends: on a day, never, or in a way that no source and no known fact decides."""

    DATUM = "datum"
    ALTIJD = "altijd"
    NIET_TE_BEPALEN = "niet te bepalen"


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """Until and including which day something is kept; `tot` is None when kept always or not to be said."""

    einde: Einde
    tot: date | None = None


class WpgTrede(StrEnum):
    """A step of the ladder of the Wpg."""

    VOLLEDIG = "volledig"
    ALLEEN_HIT = "alleen_hit"
    APART = "apart"
    VERNIETIGEN = "vernietigen"


class WpgGebruik(StrEnum):
    """For what police data are used: the daily task, a hit or comparison, a complaint or account."""

    TAAK = "taak"
    HIT = "hit"
    KLACHT = "klacht"


ALTIJD: Final = Bewaartermijn(Einde.ALTIJD)
NIET_TE_BEPALEN: Final = Bewaartermijn(Einde.NIET_TE_BEPALEN)


def destroy_after(soort: Bewaarsoort, *, geboren: BirthDate | None, laatste_wijziging: date | None, on: date,
                  wet: Wetboek) -> Bewaartermijn:
    """The last day on which a record of this kind is kept, by the law of `on`; the day after it goes.

    A birth date that is not known in full counts as the last day it can be, so that nothing goes too early.
    Units: dates; years and months of the calendar, clamped to the month's end.
    Source: rows bewaren.*; domain.md 11.5.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> destroy_after(Bewaarsoort.LEERPLICHT, geboren=BirthDate(2012, 3, 14), laatste_wijziging=None,
    ...               on=date(2026, 10, 8), wet=shipped()).tot
    datetime.date(2031, 3, 14)
    """
    row = wet.tabel(f"bewaren.{soort}", on)
    vanaf = part(row["vanaf"], str)
    if vanaf == "altijd":
        return ALTIJD
    begin = _begin(vanaf, geboren, laatste_wijziging, on, wet)
    if begin is None:
        return NIET_TE_BEPALEN
    months = _YEAR * part(row["jaren"], int) + part(row["maanden"], int)
    return Bewaartermijn(Einde.DATUM, add_months(begin, months))


def longest(termijnen: Iterable[Bewaartermijn]) -> Bewaartermijn:
    """The longest of these terms: the term of a file of the Raad that holds several kinds, kept whole.

    Always goes before all; what cannot be said goes before any day. ValueError for no terms at all.
    Units: dates. Source: domain.md 11.5 (mixed RvdK file: longest term, whole file); 14b, rule 11.
    """
    given = tuple(termijnen)
    if not given:
        raise ValueError("Geef minstens één termijn.")
    if ALTIJD in given:
        return ALTIJD
    return max(given, key=lambda termijn: termijn.tot or date.max)


def may_destroy(termijn: Bewaartermijn, *, on: date) -> Verdict:
    """May it be destroyed on that day? Only after the last day it is kept. Units: `on` is a date.

    Source: domain.md 11.5; issue 3, part 6.
    """
    if termijn.einde is Einde.ALTIJD:
        return refused("kept_always", "rijen bewaren.*")
    if termijn.tot is None:
        return refused("term_unknown", "rijen bewaren.*")
    return ALLOWED if on > termijn.tot else refused("still_kept", "rijen bewaren.*")


def ladder(eerste_verwerking: date, *, wet: Wetboek) -> tuple[tuple[WpgTrede, date], ...]:
    """Each step of the Wpg's ladder with its first day, by the law of the first processing.

    Data are out of use at the latest so many years after the first processing: this is that latest day.
    Units: calendar years, clamped to the month's end. Source: Wpg art. 8 and 14; row bewaren.wpg.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> [str(first) for _, first in ladder(date(2026, 10, 8), wet=shipped())]
    ['2026-10-08', '2027-10-08', '2031-10-08', '2036-10-08']
    """
    row = wet.tabel("bewaren.wpg", eerste_verwerking)
    out = add_months(eerste_verwerking, _YEAR * part(row["uit_gebruik"], int))
    return ((WpgTrede.VOLLEDIG, eerste_verwerking),
            (WpgTrede.ALLEEN_HIT, add_months(eerste_verwerking, _YEAR * part(row["volledig"], int))),
            (WpgTrede.APART, out),
            (WpgTrede.VERNIETIGEN, add_months(out, _YEAR * part(row["apart"], int))))


def wpg_step(eerste_verwerking: date, *, on: date, wet: Wetboek) -> WpgTrede:
    """On which step of the ladder police data stand on that day. ValueError for a day before they existed.

    Units: dates. Source: Wpg art. 8 and 14; row bewaren.wpg.
    """
    begun = [trede for trede, first in ladder(eerste_verwerking, wet=wet) if first <= on]
    if not begun:
        raise ValueError("Deze dag ligt vóór de eerste verwerking.")
    return begun[-1]


def stays(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Per table what of a child's zaak is still there after its destruction, and why. Units: `on` is a date.

    What is not named is gone, and a test holds the database to it. Source: row bewaren.blijft.
    """
    return names(wet.tabel("bewaren.blijft", on))


def wpg_last_day(eerste_verwerking: date, *, wet: Wetboek) -> date:
    """The last day on which police data are kept, apart. Units: a date. Source: row bewaren.wpg."""
    return dict(ladder(eerste_verwerking, wet=wet))[WpgTrede.VERNIETIGEN] - _A_DAY


def may_use(gebruik: WpgGebruik, eerste_verwerking: date, *, on: date, wet: Wetboek) -> Verdict:
    """May police data still be used for this on that day? Units: dates.

    Source: Wpg art. 8 and 14; row bewaren.wpg_gebruik.
    """
    trede = wpg_step(eerste_verwerking, on=on, wet=wet)
    if gebruik in texts(wet.tabel("bewaren.wpg_gebruik", on)[trede]):
        return ALLOWED
    return refused("wpg_out_of_use", "Wpg art. 8 en 14")


def _begin(vanaf: str, geboren: BirthDate | None, laatste_wijziging: date | None, on: date,
           wet: Wetboek) -> date | None:
    """The day from which the term runs; None when no source says it or the fact is not known."""
    born = geboren.latest() if geboren else None
    grown = add_months(born, _YEAR * wet.getal("bewaren.meerderjarig", on)) if born else None
    known = {"geboorte": born, "meerderjarig": grown, "laatste_wijziging": laatste_wijziging,
             "onbekend": None}
    return known[vanaf]
