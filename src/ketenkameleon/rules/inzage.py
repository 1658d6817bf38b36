"""Requests of child and parents about their data: who may ask, when the answer is due, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketenkameleon.rules.gezag import possible_ages
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.visibility import Band, Onderdeel
from ketenkameleon.rules.waarden import names, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


class Inzagevoorstel(StrEnum):
    """What is proposed for one part; a person decides. LAKKEN: without what is about others."""

    GEVEN = "geven"
    LAKKEN = "lakken"
    WEGEN = "wegen"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Deelvoorstel:
    """The proposal for one part. `code` names the refusal that explains NIET, empty otherwise."""

    onderdeel: Onderdeel
    voorstel: Inzagevoorstel
    code: str = ""


def due(regime: Regime, *, ontvangen_op: date, verlengd: bool = False, wet: Wetboek) -> date:
    """The last day to answer a request. Weekends and holidays do not stretch it, so we are never too late.

    Units: calendar months or weeks after the day of receipt, clamped to the month's end.
    Source: rows inzage.termijn_*; AVG art. 12 lid 3; Wpg art. 25 (old text).

    >>> from ketenkameleon.rules.rijen import shipped
    >>> due(Regime.WPG, ontvangen_op=date(2026, 10, 8), wet=shipped())
    datetime.date(2026, 11, 19)
    """
    row = wet.tabel(f"inzage.termijn_{regime}", ontvangen_op)
    weeks, months = part(row["weken"], int), part(row["maanden"], int)
    if verlengd:
        weeks, months = weeks + part(row["meer_weken"], int), months + part(row["meer_maanden"], int)
    return add_months(ontvangen_op, months) + timedelta(weeks=weeks)


def may_extend(regime: Regime, *, ontvangen_op: date, reden: str, on: date, wet: Wetboek) -> Verdict:
    """May the term be made longer today? Within the first term, told to the asker with a reason.

    Units: dates. Source: AVG art. 12 lid 3; Wpg art. 25 (old text).
    """
    bron = wet.rij(f"inzage.termijn_{regime}", ontvangen_op).bron
    if not reden.strip():
        return refused("reason_missing", bron)
    if on > due(regime, ontvangen_op=ontvangen_op, wet=wet):
        return refused("extension_too_late", bron)
    return ALLOWED


def destruction_due(ontvangen_op: date, *, wet: Wetboek) -> date:
    """The last day to destroy records of youth help that child or parents asked to destroy.

    Units: calendar months, clamped to the month's end. Source: Jeugdwet art. 7.3.9; row
    inzage.vernietigen_binnen.
    """
    return add_months(ontvangen_op, wet.getal("inzage.vernietigen_binnen", ontvangen_op))


def may_request(vrager: Band, regime: Regime, *, geboren: BirthDate | None, on: date,
                wet: Wetboek) -> Verdict:
    """May child or parent ask to see records of this regime? `geboren` is the child's birth date.

    Where the birth date leaves two ages and they differ, first find it out. Units: `on` is a date.
    Source: rows inzage.wie_*; domain.md 11.4.
    """
    return _may_ask(f"inzage.wie_{regime}", vrager, geboren, on, wet)


def may_request_destruction(vrager: Band, *, geboren: BirthDate | None, on: date, wet: Wetboek) -> Verdict:
    """May child or parent ask to destroy the records of youth help? Units: `on` is a date.

    Source: row inzage.wie_vernietiging; domain.md 11.4; Jeugdwet art. 7.3.9.
    """
    return _may_ask("inzage.wie_vernietiging", vrager, geboren, on, wet)


def proposal(vrager: Band, regime: Regime, *, geboren: BirthDate | None, on: date,
             wet: Wetboek) -> tuple[Deelvoorstel, ...]:
    """Per part what is proposed to give to this asker, in the order of the table; advice, a person decides.

    Who may not ask gets NIET for every part, with the code that says why. Units: `on` is a date.
    Source: rows inzage.voorstel and inzage.wie_*; ux.md S15.
    """
    verdict = may_request(vrager, regime, geboren=geboren, on=on, wet=wet)
    parts = wet.tabel("inzage.voorstel", on)
    if not verdict:
        return tuple(Deelvoorstel(Onderdeel(deel), Inzagevoorstel.NIET, verdict.code) for deel in parts)
    return tuple(Deelvoorstel(Onderdeel(deel), Inzagevoorstel(part(table(row)[vrager], str)))
                 for deel, row in parts.items())


def refusal_grounds(regime: Regime, *, on: date, wet: Wetboek) -> Mapping[str, str]:
    """The grounds on which a part may be refused, code and sentence. Units: `on` is a date.

    Source: row inzage.weigergronden; domain.md 11.2.
    """
    known = names(wet.waarde("inzage.grondnamen", on))
    return {code: known[code] for code in texts(wet.tabel("inzage.weigergronden", on)[regime])}


def may_refuse(regime: Regime, grond: str, *, reden: str, on: date, wet: Wetboek) -> Verdict:
    """May a part be refused on this ground? Only on one the regime knows, with a reason of one's own.

    Units: `on` is a date. Source: row inzage.weigergronden.
    """
    if grond not in refusal_grounds(regime, on=on, wet=wet):
        return refused("refusal_ground_unknown", "rij inzage.weigergronden")
    return ALLOWED if reden.strip() else refused("reason_missing", "rij inzage.weigergronden")


def _may_ask(naam: str, vrager: Band, geboren: BirthDate | None, on: date, wet: Wetboek) -> Verdict:
    bron = wet.rij(naam, on).bron
    if vrager not in (Band.KIND, Band.OUDER_MET_GEZAG):
        return refused("not_the_asker", bron)
    ages = possible_ages(geboren, on=on, wet=wet) if geboren else ()
    answers = {vrager in texts(wet.tabel(naam, on)[age]) for age in ages}
    if len(answers) != 1:
        return refused("age_unknown_for_request", bron)
    return ALLOWED if answers.pop() else refused("not_at_this_age_request", bron)
