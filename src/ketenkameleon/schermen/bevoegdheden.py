"""What the pages of S8 show: per professional and rol what holds, until when, or what is missing. Source: ux.md S8."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.rules.authority import holds
from ketenkameleon.rules.bewijs import AKTE, Eis, needs, proof
from ketenkameleon.rules.fase import phase_on
from ketenkameleon.rules.roles import Rol, role_facts, roles
from ketenkameleon.rules.ruimte import most_zaken
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.vervalt import Waarschuwing, held_until, next_module, warnings
from ketenkameleon.rules.waarden import items, part, table
from ketenkameleon.schermen.bevoegdheden_queries import Daarna, afspraken_after
from ketenkameleon.team.queries import Lid
from ketenkameleon.toegang.context import Actor
from ketenkameleon.web.dates import dagen, datum_lang

# The shapes of the bands of days before an end, the widest band first; as the clock of a zaak has them.
VORMEN: Final = ("let-op", "spoed", "te-laat")


@dataclass(frozen=True, slots=True)
class Cel:
    """One rol of one professional. `soort`: the shape of the sign; `woord` beside it; `tekst`: what to know."""

    rol: Rol
    naam: str
    soort: str
    woord: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Loopt:
    """A proof of somebody that ends soon, which rollen fall with it, and the afspraken after it."""

    lid: Lid
    waarschuwing: Waarschuwing
    vorm: str
    dagen: int
    gemeente: str
    rollen: str
    daarna: tuple[Daarna, ...]

    @property
    def over(self) -> str:
        """How long it still holds, in words."""
        return f"Nog {dagen(self.dagen)}"


@dataclass(frozen=True, slots=True)
class Stap:
    """One proof of the chain of a rol, and whether it is there."""

    naam: str
    goed: bool
    tekst: str


def cells(actor: Actor, lid: Lid, gemeenten: Mapping[str, str], *, on: date) -> list[Cel]:
    """A cell per rol, in the order of the law's table. `gemeenten`: code and name of the whole regio."""
    return [_cell(actor, lid, rol, gemeenten, on) for rol in roles(on=on, wet=actor.wet)]


def chain(actor: Actor, lid: Lid, rol: Rol, gemeente: str, *, on: date) -> list[Stap]:
    """Every proof that the rol asks for in this gemeente, in order, and what is missing of it."""
    return [_step(actor, lid, eis, gemeente, on) for eis in needs(rol, on, actor.wet)]


def short_warnings(actor: Actor, leden: Sequence[Lid], *, on: date) -> list[Loopt]:
    """What ends soon of people at hand, the first end first, without what it touches. No query."""
    return _sorted(_line(actor, lid, warning, (), {}, on) for lid, warning in _warned(actor, leden, on))


def ending(actor: Actor, leden: Sequence[Lid], gemeenten: Mapping[str, str], *, on: date) -> list[Loopt]:
    """The same with the gemeente and the afspraken after it: one query, and none when nothing ends."""
    found = _warned(actor, leden, on)
    first: dict[UUID, date] = {}
    for lid, warning in found:
        first[lid.account_id] = min(warning.laatste_dag, first.get(lid.account_id, date.max))
    later = afspraken_after(actor, first, on=on)
    return _sorted(_line(actor, lid, warning, later, gemeenten, on) for lid, warning in found)


def _warned(actor: Actor, leden: Sequence[Lid], on: date) -> list[tuple[Lid, Waarschuwing]]:
    return [(lid, warning) for lid in leden for warning in warnings(lid.feiten, on=on, wet=actor.wet)]


def _sorted(lines: Iterable[Loopt]) -> list[Loopt]:
    return sorted(lines, key=lambda line: (line.waarschuwing.laatste_dag, line.lid.naam))


def phase_words(actor: Actor, lid: Lid, *, on: date) -> tuple[str, int]:
    """How far somebody is, in words, and how many zaken they can have."""
    fase = phase_on(lid.feiten.fasen, on)
    row = table(actor.wet.tabel("team.fasen", on, regio=actor.regio_code)[fase])
    most = most_zaken(lid.feiten, lid.zaken_maximaal, lid.uren_per_week, on=on, wet=actor.wet, regio=actor.regio_code)
    return part(row["naam"], str), most


def module_words(actor: Actor, lid: Lid, *, on: date) -> str:
    """Which step of the training of a running deed comes next; "" without a deed or a step."""
    for akte in lid.feiten.bewijzen:
        if akte.soort == AKTE and akte.van <= on and (akte.tot is None or akte.tot >= on):
            step = next_module(akte, lid.feiten, on=on, wet=actor.wet)
            every = len(items(actor.wet.waarde("boa.modules", on)))
            return (f"bijscholing: uiterlijk {datum_lang(step[0])} ten minste {step[1]} van {every} modules" if step
                    else "")
    return ""


def _cell(actor: Actor, lid: Lid, rol: Rol, gemeenten: Mapping[str, str], on: date) -> Cel:
    naam = role_facts(rol, on=on, wet=actor.wet).naam
    verdicts = {code: holds(rol, lid.feiten, code, on, wet=actor.wet, regio=actor.regio_code) for code in gemeenten}
    held = [code for code, verdict in verdicts.items() if verdict]
    if not held:
        verdict = holds(rol, lid.feiten, None, on, wet=actor.wet, regio=actor.regio_code)
        why = weigering(verdict).waarom if isinstance(verdict, Refused) else ""
        return Cel(rol, naam, "neutraal", "Niet", why)
    local = any(eis.waar for eis in needs(rol, on, actor.wet))
    where = f"{', '.join(gemeenten[code] for code in held)}. " if local and len(held) < len(gemeenten) else ""
    ends = [end for code in held if (end := held_until(rol, lid.feiten, code, on=on, wet=actor.wet))]
    until = f"Tot en met {datum_lang(min(ends))}." if ends else ""
    soon = bool(ends) and (min(ends) - on).days <= _bands(actor, on)[0]
    return Cel(rol, naam, "let-op" if soon else "op-schema", "Verloopt" if soon else "Geldig", where + until)


def _bands(actor: Actor, on: date) -> list[int]:
    """The days before an end at which to warn, the most first."""
    return sorted((part(band, int) for band in items(actor.wet.waarde("bevoegdheid.waarschuwen", on))), reverse=True)


def _step(actor: Actor, lid: Lid, eis: Eis, gemeente: str, on: date) -> Stap:
    verdict = proof(eis, lid.feiten, gemeente, on, actor.wet)
    if not isinstance(verdict, Refused):
        return Stap(eis.naam, True, "")
    text = weigering(verdict)
    return Stap(eis.naam, False, f"{text.waarom} Wie kan dit regelen? {text.wie_beslist}")


def _line(actor: Actor, lid: Lid, warning: Waarschuwing, later: Sequence[Daarna], gemeenten: Mapping[str, str],
          on: date) -> Loopt:
    bewijs = warning.bewijs
    falls = [role_facts(rol, on=on, wet=actor.wet).naam for rol in roles(on=on, wet=actor.wet)
             if any((eis.rol, eis.soort) == (bewijs.rol, bewijs.soort) for eis in needs(rol, on, actor.wet))]
    touched = tuple(one for one in later if one.account_id == lid.account_id and one.wanneer > warning.laatste_dag
                    and bewijs.gemeente in (None, one.gemeente))
    vorm = VORMEN[min(_bands(actor, on).index(warning.grens), len(VORMEN) - 1)]
    return Loopt(lid, warning, vorm, (warning.laatste_dag - on).days, gemeenten.get(bewijs.gemeente or "", ""),
                 ", ".join(falls), touched)
