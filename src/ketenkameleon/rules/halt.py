"""Halt: whether a child can go, who agrees, how many hours, and which birthdays come while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.gezag import (
    Gezin,
    Nodig,
    birthday,
    consent_ages,
    possible_ages,
    who_agrees_to_halt,
)
from ketenkameleon.rules.leerplicht import BirthDate, age_on
from ketenkameleon.rules.toestemming import Toestemming, counts
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table
from ketenkameleon.rules.wetboek import Waarde, Wetboek

DEELNAME: Final = "deelname"


class Oordeel(StrEnum):
    """Whether a condition is met; ONBEKEND where somebody must still find out."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class HaltAntwoord:
    """What Halt answered to "was this child with you for truancy before?": on which day, and where it stands."""

    eerder: bool
    op: date
    bron: str

    def __post_init__(self) -> None:
        if not self.bron.strip():
            raise ValueError("Schrijf op waar het antwoord van Halt staat.")


@dataclass(frozen=True, slots=True)
class HaltFeiten:
    """What is known of the absence. None where nobody knows yet.

    `uren` and `te_laat` count the absence this is about. `dagen_achter_elkaar` and `dagen_half_jaar` are
    school days. `officier_op`: the day on which the officier agreed, needed above the limit.
    """

    geboren: BirthDate | None
    verzuimdagen: frozenset[date]
    uren: int
    te_laat: int
    leerplichtig: bool | None = None
    dagen_achter_elkaar: int | None = None
    dagen_half_jaar: int | None = None
    eigen_keuze: bool | None = None
    probleem_zonder_hulp: bool | None = None
    school_deed: bool | None = None
    zorgelijk: bool | None = None
    antwoord: HaltAntwoord | None = None
    officier_op: date | None = None


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition with its answer; `zekerheid` is how sure the source of the condition is."""

    code: str
    naam: str
    oordeel: Oordeel
    bron: str
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Strafmaat:
    """The hours of Halt: `regels` name what was added, `regel` how the table was read, the row that held."""

    uren: int
    regels: tuple[tuple[str, int], ...]
    afgekapt: bool
    regel: str
    rij_id: str
    rij_hash: str


def conditions(feiten: HaltFeiten, *, on: date, wet: Wetboek) -> tuple[Voorwaarde, ...]:
    """Every condition with its answer, in the order of the row. Units: hours, times, school days; `on` a date.

    Source: halt.nl; Besluit aanwijzing Halt-feiten; domain.md 7; row halt.voorwaarden.
    """
    found = []
    for code, value in wet.tabel("halt.voorwaarden", on).items():
        naam, bron, zekerheid = (part(table(value)[key], str) for key in ("naam", "bron", "zekerheid"))
        found.append(Voorwaarde(code, naam, _TESTS[code](feiten, on, wet), bron, zekerheid))
    return tuple(found)


def may_propose(feiten: HaltFeiten, *, on: date, wet: Wetboek) -> Verdict:
    """May Halt be proposed? Refused with the first condition that is not met, else the first not known.

    Units: `on` is a date. Source: as conditions; domain.md 14b, rules 1 and 2.
    """
    found = conditions(feiten, on=on, wet=wet)
    for voorwaarde in found:
        if voorwaarde.oordeel is Oordeel.NEE:
            return refused("halt_not_possible", voorwaarde.bron, voorwaarde=voorwaarde.naam)
    for voorwaarde in found:
        if voorwaarde.oordeel is Oordeel.ONBEKEND:
            return refused("halt_not_known", voorwaarde.bron, voorwaarde=voorwaarde.naam)
    return ALLOWED


def agrees_to_start(gezin: Gezin, *, on: date, wet: Wetboek) -> Nodig | Refused:
    """Who must agree before Halt begins: from 16 the child, before that child and gezag, never from 18.

    Units: `on` is a date. Source: row toestemming.halt.
    """
    return who_agrees_to_halt(gezin, on=on, wet=wet)


def agrees_to_finish(gezin: Gezin, *, on: date, wet: Wetboek) -> Nodig | Refused:
    """Who must agree to go on with a Halt that has begun: as for the start, and from 18 the child alone.

    Where the birth date leaves 17 and 18 open, the child alone as well. Units: `on` is a date.
    Source: rows toestemming.halt and halt.na_achttien (to be asked of a lawyer).
    """
    may_finish = part(wet.waarde("halt.na_achttien", on), bool)
    line = str(wet.getal("bewaren.meerderjarig", on))
    adult = gezin.geboren is not None and line in possible_ages(gezin.geboren, on=on, wet=wet)
    if may_finish and adult:
        return Nodig(gezin.kind, frozenset(), kind_gehoord=False)
    return who_agrees_to_halt(gezin, on=on, wet=wet)


def agreed(nodig: Nodig | Refused, toestemmingen: Iterable[Toestemming], *, waarvoor: str, gezin: Gezin, on: date,
           wet: Wetboek) -> Verdict:
    """Has everybody whose yes is needed said yes to taking part in this, and does it count on that day?

    The last word of a person counts. A birthday (12, 16, 18) after it reopens the question.
    Units: `on` is a date. Source: domain.md 14b, rules 2 and 3; rows toestemming.*.
    """
    if isinstance(nodig, Refused):
        return nodig
    said = sorted((t for t in toestemmingen if t.ontvanger == waarvoor and DEELNAME in t.soorten and t.op <= on),
                  key=lambda t: (t.op, not t.ja))
    last = {t.door: t for t in said}
    missing = nodig.personen - last.keys()
    if missing:
        kind = ["het kind"] if gezin.kind in missing else []
        adults = ["iedereen met gezag"] if missing - {gezin.kind} else []
        return refused("yes_missing", "rijen toestemming.*", wie=" en ".join(kind + adults))
    verdicts = (counts(last[persoon], geboren=gezin.geboren, on=on, wet=wet) for persoon in nodig.personen)
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)


def hours(leeftijd: int, *, uren: int, te_laat: int, on: date, wet: Wetboek) -> Strafmaat:
    """How many hours of Halt the table gives, with what was added and the rule by which it was read.

    Units: `leeftijd` in whole years on the day of the absence, `uren` whole hours absent, `te_laat` times
    late; hours out. Raises ValueError with a Dutch sentence outside the bands, or when there is nothing.
    Source: Richtlijn en kader strafvordering jeugd; Sr art. 77e lid 4; rows halt.strafmaat*.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> hours(15, uren=25, te_laat=0, on=date(2026, 10, 8), wet=shipped()).uren
    8
    """
    if not uren and not te_laat:
        raise ValueError("Er is geen verzuim en geen te laat komen opgegeven.")
    row = wet.tabel("halt.strafmaat", on)
    added = [(f"leeftijd {leeftijd} jaar", _band(row["leeftijd"], leeftijd))]
    added += [(f"{uren} uur verzuim", _band(row["uren"], uren))] if uren else []
    added += [(f"{te_laat} keer te laat", _band(row["te_laat"], te_laat))] if te_laat else []
    total, most = sum(plus for _, plus in added), wet.getal("halt.hoogstens", on)
    rij = wet.rij("halt.strafmaat", on)
    how = part(wet.tabel("halt.strafmaat_regel", on)["zin"], str)
    return Strafmaat(min(total, most), tuple(added), total > most, how, rij.id, rij.hash)


def birthdays_between(geboren: BirthDate | None, van: date, tot: date, *, wet: Wetboek) -> tuple[tuple[int, date], ...]:
    """The birthdays after `van`, up to and including `tot`, that reopen the question: age and day.

    The first day on which the birthday can be where the birth date is not known in full; none without one.
    Units: whole years and dates. Source: row toestemming.grenzen; domain.md 14b, rule 3.
    """
    if geboren is None:
        return ()
    days = ((jaar, birthday(geboren.earliest(), jaar)) for jaar in consent_ages(on=van, wet=wet))
    return tuple((jaar, day) for jaar, day in days if van < day <= tot)


def _band(bands: Waarde, value: int) -> int:
    """What the lowest band that holds the value adds; the bands overlap at their edges."""
    for least, most, plus in (map(_number, items(band)) for band in items(bands)):
        if least <= value <= most:
            return plus
    raise ValueError(f"De tabel van Halt zegt niets over {value}. Overleg met de officier van justitie.")


def _number(value: Waarde) -> int:
    return part(value, int)


def _known(value: bool | None) -> Oordeel:
    if value is None:
        return Oordeel.ONBEKEND
    return Oordeel.JA if value else Oordeel.NEE


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _age(feiten: HaltFeiten, on: date, wet: Wetboek) -> Oordeel:
    row = wet.tabel("halt.leeftijd", on)
    least, most = part(row["van"], int), part(row["tot"], int)
    found = {None if age is None else least <= age <= most
             for age in (age_on(feiten.geboren, day) for day in feiten.verzuimdagen)}
    if False in found:
        return Oordeel.NEE
    return Oordeel.JA if found == {True} else Oordeel.ONBEKEND


def _limit(key: str, on: date, wet: Wetboek, naam: str = "halt.grenzen") -> int:
    return part(wet.tabel(naam, on)[key], int)


def _enough(feiten: HaltFeiten, on: date, wet: Wetboek) -> Oordeel:
    return _known(feiten.uren >= _limit("uren_minst", on, wet) or feiten.te_laat >= _limit("te_laat_minst", on, wet))


def _not_too_much(feiten: HaltFeiten, on: date, wet: Wetboek) -> Oordeel:
    small = feiten.uren <= _limit("uren_meest", on, wet) and feiten.te_laat <= _limit("te_laat_meest", on, wet)
    return _known(small or (feiten.officier_op is not None and feiten.officier_op <= on))


def _within(days: int | None, most: int) -> Oordeel:
    return _known(None if days is None else days <= most)


def _first_time(feiten: HaltFeiten, on: date, wet: Wetboek) -> Oordeel:
    if feiten.antwoord is None or feiten.antwoord.op > on:
        return Oordeel.ONBEKEND
    return _known(not feiten.antwoord.eerder)


_TESTS: Final[Mapping[str, Callable[[HaltFeiten, date, Wetboek], Oordeel]]] = MappingProxyType({
    "leeftijd": _age,
    "leerplichtig": lambda feiten, on, wet: _known(feiten.leerplichtig),
    "genoeg": _enough,
    "niet_te_veel": _not_too_much,
    "reeks": lambda feiten, on, wet: _within(feiten.dagen_achter_elkaar, _limit("reeks", on, wet, "halt.dagen")),
    "half_jaar": lambda feiten, on, wet: _within(feiten.dagen_half_jaar, _limit("half_jaar", on, wet, "halt.dagen")),
    "eigen_keuze": lambda feiten, on, wet: _known(feiten.eigen_keuze),
    "hulp_genoeg": lambda feiten, on, wet: _known(_not(feiten.probleem_zonder_hulp)),
    "eerste_keer": _first_time,
    "school_deed": lambda feiten, on, wet: _known(feiten.school_deed),
    "niet_zorgelijk": lambda feiten, on, wet: _known(_not(feiten.zorgelijk)),
})
