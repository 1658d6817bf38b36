"""The proofs a professional holds, and whether one of the kind that is asked for holds on a day and in a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.fase import FaseStap
from ketenkameleon.rules.inzet import InzetFeit
from ketenkameleon.rules.loopbaan import LoopbaanStap
from ketenkameleon.rules.roles import Rol, roles
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek

AKTE: Final = "akte_boa"
_A_DAY: Final = timedelta(days=1)
_BBO_35: Final = "Besluit buitengewoon opsporingsambtenaar art. 35"
_BBO_4: Final = "Besluit buitengewoon opsporingsambtenaar art. 4"


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One proof of authority: an aanwijzing, an oath, a deed, a training. `tot` is the last day, None: no end.

    `rol` None: a proof of the person (VOG, a mandate). `gemeente`: the code of the gemeente it was given for, None
    where it holds everywhere; `gebied`: those of a deed. `werkgever`: for whom a deed was given.
    """

    rol: Rol | None
    soort: str
    gemeente: str | None
    van: date
    tot: date | None
    bron: str = ""
    nummer: str = ""
    gebied: tuple[str, ...] = ()
    werkgever: str = ""


@dataclass(frozen=True, slots=True)
class Dienst:
    """A time in which somebody works for an employer in a functie. `tot`: the last day, None: no end."""

    werkgever: str
    functie: Functie
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True)
class ProfessionalFeiten:
    """What is written down about one professional: where they work, what they hold, how far they are.

    `inzetten`: their time at partners; `loopbaan`: their steps through the team.
    """

    diensten: tuple[Dienst, ...]
    bewijzen: tuple[Bewijs, ...]
    fasen: tuple[FaseStap, ...]
    inzetten: tuple[InzetFeit, ...] = ()
    loopbaan: tuple[LoopbaanStap, ...] = ()


@dataclass(frozen=True, slots=True)
class Eis:
    """One proof that is asked for. `waar`: gemeente, gebied or "". `naam` in a sentence; `wie` can mend it."""

    rol: Rol | None
    soort: str
    waar: str
    bron: str
    naam: str
    wie: str


@lru_cache(maxsize=512)
def needs(rol: Rol, on: date, wet: Wetboek) -> tuple[Eis, ...]:
    """The chain of proofs that a rol asks for on that day, in order. Units: `on` is a date.

    Raises GeenRij, with a Dutch sentence, for a day before the first row. Source: row rol.bewijzen.
    """
    return as_needs(wet.tabel("rol.bewijzen", on)[rol], on, wet)


def as_needs(row: Waarde, on: date, wet: Wetboek) -> tuple[Eis, ...]:
    """The proofs in a row, each with its name and who can mend it. Units: `on` is a date.

    Source: rows rol.bewijzen, daad.bewijzen and rol.bewijs_namen.
    """
    return tuple(_need(need, on, wet) for need in items(row))


def kinds(on: date, wet: Wetboek) -> tuple[Eis, ...]:
    """Every kind of proof that a rol, a daad or the training of a BOA can ask for, each once.

    Units: `on` is a date. Source: rows rol.bewijzen, daad.bewijzen and boa.modules.
    """
    found = [eis for rol in roles(on=on, wet=wet) for eis in needs(rol, on, wet)]
    modules = [{"rol": Rol.LEERPLICHT_VERHOOR.value, "soort": soort, "waar": "", "bron": "rij boa.modules"}
               for soort in texts(wet.waarde("boa.modules", on))]
    found += [_need(row, on, wet) for row in modules]
    for row in wet.tabel("daad.bewijzen", on).values():
        found += as_needs(table(row)["bewijzen"], on, wet)
    return tuple({(eis.rol, eis.soort): eis for eis in found}.values())


def proof_name(soort: str, on: date, wet: Wetboek) -> str:
    """The name of a kind of proof, in a sentence. Units: `on` is a date. Source: row rol.bewijs_namen."""
    return texts(wet.tabel("rol.bewijs_namen", on)[soort])[0]


def _need(row: Waarde, on: date, wet: Wetboek) -> Eis:
    need = table(row)
    rol, soort, waar, bron = (part(need[key], str) for key in ("rol", "soort", "waar", "bron"))
    naam, wie = texts(wet.tabel("rol.bewijs_namen", on)[soort])
    return Eis(Rol(rol) if rol else None, soort, waar, bron, naam, wie)


def of_kind(eis: Eis, bewijzen: Iterable[Bewijs], gemeente: str | None) -> list[Bewijs]:
    """The proofs of the kind that is asked for, in that gemeente (None: anywhere), whatever their days.

    Source: Leerplichtwet 1969 art. 16 (per gemeente); row rol.bewijzen.
    """
    return [b for b in bewijzen if b.soort == eis.soort and b.rol == eis.rol and _here(eis, b, gemeente)]


def proof(eis: Eis, pro: ProfessionalFeiten, gemeente: str | None, on: date, wet: Wetboek) -> Verdict:
    """Is there a proof of this kind that holds on that day, and here (None: anywhere)?

    The refusal names the proof, since or until when, and who can mend it. Units: `on` is a date; the last day of a
    proof counts, the day after does not. Source: Besluit BOA art. 35; rows rol.bewijzen and boa.phb.
    """
    kind = of_kind(eis, pro.bewijzen, None)
    here = of_kind(eis, kind, gemeente)
    if not kind:
        return refused("proof_missing", eis.bron, bewijs=eis.naam, wie=eis.wie)
    if not here:
        return refused("proof_elsewhere", eis.bron, bewijs=eis.naam, wie=eis.wie)
    begun = [b for b in here if b.van <= on]
    if not begun:
        vanaf = dutch_date(min(b.van for b in here))
        return refused("proof_not_yet", eis.bron, vanaf=vanaf, bewijs=eis.naam, wie=eis.wie)
    running = [b for b in begun if b.tot is None or b.tot >= on]
    if not running:
        tot = dutch_date(max(b.tot for b in begun if b.tot))
        return refused("proof_expired", eis.bron, tot=tot, bewijs=eis.naam, wie=eis.wie)
    return ALLOWED if eis.soort != AKTE else _best_deed(eis, running, pro, on, wet)


def in_service(pro: ProfessionalFeiten, on: date, wet: Wetboek, werkgever: str = "") -> bool:
    """Does the professional work that day in a functie that takes rollen (for this employer, where one is given)?

    Units: `on` is a date; the last day of the job counts, the day after does not.
    Source: Besluit BOA art. 35; row rol.functies.
    """
    functies = texts(wet.waarde("rol.functies", on))
    return any(d.functie in functies and d.van <= on and (d.tot is None or d.tot >= on)
               and (not werkgever or d.werkgever == werkgever) for d in pro.diensten)


def phb_short(akte: Bewijs, bewijzen: Iterable[Bewijs], on: date, wet: Wetboek) -> date | None:
    """The day from which a deed no longer holds for want of modules, None when every step was made in time.

    A step that was missed is not made good by a later module: a new deed is needed. A deed that follows on another
    of the same employer asks for the modules of the earlier one. Units: `on` is a date; the step is to be made on the
    day itself at the latest, and the power is gone from then.
    Source: domain.md 10 (PHB domein III); rows boa.phb and boa.phb_verlengen.
    """
    held = tuple(bewijzen)
    for due, asked, since in phb_steps(akte, held, wet):
        if due <= on and _modules(held, since, due, wet) < asked:
            return due
    return None


def phb_steps(akte: Bewijs, bewijzen: Iterable[Bewijs], wet: Wetboek) -> list[tuple[date, int, date]]:
    """Per step of the training: the day it is due, how many modules there must be, and since when they count.

    Units: dates, and a number of modules. Source: rows boa.phb and boa.phb_verlengen.
    """
    before = [b for b in bewijzen if b.soort == AKTE and b.werkgever == akte.werkgever and b.tot is not None
              and b.van < akte.van <= b.tot + _A_DAY]
    steps = [(akte.van, wet.getal("boa.phb_verlengen", akte.van), max(b.van for b in before))] if before else []
    for pair in items(wet.waarde("boa.phb", akte.van)):
        jaren, asked = (part(number, int) for number in items(pair))
        steps.append((add_months(akte.van, 12 * jaren), asked, akte.van))
    return steps


def _modules(bewijzen: tuple[Bewijs, ...], since: date, until: date, wet: Wetboek) -> int:
    asked = set(texts(wet.waarde("boa.modules", until)))
    return len({b.soort for b in bewijzen if b.soort in asked and since <= b.van <= until})


def _best_deed(eis: Eis, aktes: list[Bewijs], pro: ProfessionalFeiten, on: date, wet: Wetboek) -> Verdict:
    """A deed holds for the employer it was given for, and while the steps of the training are made."""
    verdicts = [_deed(eis, akte, pro, on, wet) for akte in aktes]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])


def _deed(eis: Eis, akte: Bewijs, pro: ProfessionalFeiten, on: date, wet: Wetboek) -> Verdict:
    if on >= add_months(akte.van, wet.getal("boa.termijn", akte.van)):
        tot = dutch_date(add_months(akte.van, wet.getal("boa.termijn", akte.van)) - _A_DAY)
        return refused("proof_expired", _BBO_4, tot=tot, bewijs=eis.naam, wie=eis.wie)
    if not in_service(pro, on, wet, akte.werkgever):
        return refused("proof_other_employer", _BBO_35, bewijs=eis.naam, wie=eis.wie)
    due = phb_short(akte, pro.bewijzen, on, wet)
    if due is not None:
        return refused("phb_missed", "Besluit BOA art. 35; rij boa.phb", op=dutch_date(due), wie=eis.wie)
    return ALLOWED


def _here(eis: Eis, bewijs: Bewijs, gemeente: str | None) -> bool:
    if gemeente is None or not eis.waar:
        return True
    return gemeente in (bewijs.gebied if eis.waar == "gebied" else (bewijs.gemeente,))
