"""What a step of a route asks, held against what is known: recorded things, consents, ages, earlier Halt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.gezag import Gezin, Nodig, who_must_say_yes
from ketenkameleon.rules.halt import HaltFeiten, agreed, agrees_to_finish, agrees_to_start, may_propose
from ketenkameleon.rules.leerplicht import BirthDate, age_on, has_personal_duty
from ketenkameleon.rules.luxe import LuxeFeiten, may_report
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.toestemming import Toestemming
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.verlof import Verlofvraag, may_decide
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek


@dataclass(frozen=True, slots=True)
class RouteFeiten:
    """What is known when a step is taken.

    `nu`: the stand. `vastgelegd`: what was recorded, by code, with its day. `kenmerken`: codes of what is
    true of this zaak (an exemption of a kind, a parent convicted before). `verzuimdagen`: the days of absence
    this is about. `ouder_verdacht`: the suspect is a parent alone. `halt_positief`: the days of absence for
    which Halt ended well.
    """

    nu: str
    geboren: BirthDate | None = None
    gezin: Gezin | None = None
    verzuimdagen: frozenset[date] = frozenset()
    ouder_verdacht: bool = False
    vastgelegd: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    kenmerken: frozenset[str] = frozenset()
    toestemmingen: tuple[Toestemming, ...] = ()
    halt: HaltFeiten | None = None
    halt_positief: frozenset[date] = frozenset()
    luxe: LuxeFeiten | None = None
    verlof: Verlofvraag | None = None


def unmet(eisen: Iterable[str], feiten: RouteFeiten, *, door: str, on: date, wet: Wetboek) -> Verdict:
    """The first thing of these that is asked and not there, as a refusal; allowed when all is there.

    Units: `on` is a date. Source: row route.eisen, each with its source.
    """
    return next(_refusals(eisen, feiten, door, on, wet), ALLOWED)


def missing(eisen: Iterable[str], feiten: RouteFeiten, *, door: str, on: date, wet: Wetboek) -> tuple[Refused, ...]:
    """Everything of these that is asked and not there, in their order, each as a refusal. For a page.

    Units: `on` is a date. Source: row route.eisen.
    """
    return tuple(_refusals(eisen, feiten, door, on, wet))


@dataclass(frozen=True, slots=True)
class Vraag:
    """One thing that is asked, with all that its test may look at."""

    code: str
    eis: Mapping[str, Waarde]
    feiten: RouteFeiten
    door: str
    on: date
    wet: Wetboek


def _refusals(eisen: Iterable[str], feiten: RouteFeiten, door: str, on: date, wet: Wetboek) -> Iterator[Refused]:
    known = wet.tabel("route.eisen", on)
    for code in eisen:
        eis = table(known[code])
        if _asked(eis, feiten, on):
            verdict = TOETSEN[part(eis["toets"], str)](Vraag(code, eis, feiten, door, on, wet))
            if isinstance(verdict, Refused):
                yield verdict


def _asked(eis: Mapping[str, Waarde], feiten: RouteFeiten, on: date) -> bool:
    """Is it asked of this zaak: of this kind, and at one of the ages that the child can have?"""
    kinds = texts(eis["alleen_als"])
    if kinds and feiten.kenmerken.isdisjoint(kinds):
        return False
    least, most = part(eis["van"], int), part(eis["tot"], int)
    oldest, youngest = _ages(feiten.geboren, on)
    return (oldest is None or oldest >= least) and (not most or youngest is None or youngest <= most)


def _ages(geboren: BirthDate | None, on: date) -> tuple[int | None, int | None]:
    """The oldest and the youngest the child can be on that day; None where the birth date is not known."""
    if geboren is None:
        return None, None
    oldest, youngest = ((born.year, born.month, born.day) for born in (geboren.earliest(), geboren.latest()))
    return age_on(BirthDate(*oldest), on), age_on(BirthDate(*youngest), on)


def _recorded(vraag: Vraag) -> Verdict:
    codes = texts(vraag.eis["codes"]) or (vraag.code,)
    if any(vraag.feiten.vastgelegd.get(code, date.max) <= vraag.on for code in codes):
        return ALLOWED
    return refused("step_needs", part(vraag.eis["bron"], str), eis=part(vraag.eis["naam"], str))


def _fresh(vraag: Vraag) -> Verdict:
    """Recorded, and not older than a doctor's statement may be."""
    found = _recorded(vraag)
    months = vraag.wet.getal("vrijstelling.verklaring", vraag.on)
    if found and add_months(vraag.feiten.vastgelegd[vraag.code], months) < vraag.on:
        return refused("statement_too_old", part(vraag.eis["bron"], str), maanden=str(months))
    return found


def _kind(vraag: Vraag) -> Verdict:
    if vraag.feiten.kenmerken.isdisjoint(texts(vraag.eis["codes"])):
        return refused("step_not_for_this_kind", part(vraag.eis["bron"], str))
    return ALLOWED


def _suspect(vraag: Vraag) -> Verdict:
    """Nobody is a suspect for a day on which the child was not yet 12; a parent may be, whatever the age."""
    if vraag.feiten.ouder_verdacht:
        return ALLOWED
    jaar = str(vraag.wet.getal("leerplicht.eigen_plicht", vraag.on))
    bron = part(vraag.eis["bron"], str)
    old_enough = [has_personal_duty(vraag.feiten.geboren, day, wet=vraag.wet) for day in vraag.feiten.verzuimdagen]
    if False in old_enough:
        return refused("too_young_for_step", bron, jaar=jaar)
    if None in old_enough or not old_enough:
        return refused("age_unknown_for_step", bron, jaar=jaar)
    return ALLOWED


def _halt_possible(vraag: Vraag) -> Verdict:
    if vraag.feiten.halt is None:
        return refused("halt_not_looked_at", part(vraag.eis["bron"], str))
    return may_propose(vraag.feiten.halt, on=vraag.on, wet=vraag.wet)


def _yes_to_help(vraag: Vraag) -> Verdict:
    def needed(gezin: Gezin) -> Nodig | Refused:
        return who_must_say_yes(Regime.JEUGDWET, gezin, on=vraag.on, wet=vraag.wet)
    return _yes(vraag, needed, "jeugdhulp")


def _yes_to_halt(vraag: Vraag) -> Verdict:
    return _yes(vraag, lambda gezin: agrees_to_start(gezin, on=vraag.on, wet=vraag.wet), "halt")


def _yes_to_finish_halt(vraag: Vraag) -> Verdict:
    return _yes(vraag, lambda gezin: agrees_to_finish(gezin, on=vraag.on, wet=vraag.wet), "halt")


def _yes(vraag: Vraag, needed: Callable[[Gezin], Nodig | Refused], waarvoor: str) -> Verdict:
    gezin = vraag.feiten.gezin
    if gezin is None:
        return refused("age_unknown_for_consent", part(vraag.eis["bron"], str))
    return agreed(needed(gezin), vraag.feiten.toestemmingen, waarvoor=waarvoor, gezin=gezin, on=vraag.on,
                  wet=vraag.wet)


def _no_positive_halt(vraag: Vraag) -> Verdict:
    if vraag.feiten.verzuimdagen & vraag.feiten.halt_positief:
        return refused("halt_ended_well", part(vraag.eis["bron"], str))
    return ALLOWED


def _luxe(vraag: Vraag) -> Verdict:
    if vraag.feiten.luxe is None:
        return refused("luxe_not_looked_at", part(vraag.eis["bron"], str))
    return may_report(vraag.feiten.luxe, on=vraag.on, wet=vraag.wet)


def _decides_leave(vraag: Vraag) -> Verdict:
    if vraag.feiten.verlof is None:
        return refused("leave_not_looked_at", part(vraag.eis["bron"], str))
    return may_decide(vraag.door, vraag.feiten.verlof, on=vraag.on, wet=vraag.wet)


def _head_heard(vraag: Vraag) -> Verdict:
    """Asked of the leerplichtambtenaar alone: the head does not hear itself."""
    return _recorded(vraag) if vraag.door == "leerplicht" else ALLOWED


def _not_absence_alone(vraag: Vraag) -> Verdict:
    if vraag.feiten.vastgelegd.get("ander_signaal", date.max) <= vraag.on:
        return ALLOWED
    return refused("absence_alone", part(vraag.eis["bron"], str))


TOETSEN: Final[Mapping[str, Callable[[Vraag], Verdict]]] = MappingProxyType({
    "vastgelegd": _recorded, "vers": _fresh, "kenmerk": _kind, "verdachte": _suspect, "halt_kan": _halt_possible,
    "ja_hulp": _yes_to_help, "ja_halt": _yes_to_halt, "ja_halt_loopt": _yes_to_finish_halt,
    "halt_niet_positief": _no_positive_halt, "luxe_pv": _luxe, "verlof_beslisser": _decides_leave,
    "hoofd_gehoord": _head_heard, "niet_alleen_verzuim": _not_absence_alone,
})
