"""Which rollen a professional may take with a child today, and why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.regio.models import Organisatie
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.authority import (
    Besluitdaad,
    Geldigheid,
    ProfessionalFeiten,
    ZaakFeiten,
    authority_note,
    may_do,
    may_question,
    may_take,
)
from ketenkameleon.rules.leerplicht import age_on
from ketenkameleon.rules.roles import Rol, role_facts, roles
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.verhoor import may_be_part
from ketenkameleon.team.queries import facts_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.gehouden import NIETS, Gehouden, held_by_me
from ketenkameleon.zaken.queries.zaak import ZaakZicht, zaak_for

# Help at school and at home is youth care: the CJG answers for it where the regio has no organisatie of its
# own kind.
STANDS_IN: Final = {"jeugdhulp": "cjg"}
KIND: Final = "kind"


@dataclass(frozen=True, slots=True)
class RolKeuze:
    """One rol to choose from. `verdict` is falsy when it cannot be taken now, with code and source."""

    rol: Rol
    naam: str
    letter: str
    css: str
    zin: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Bevoegd:
    """Whether a rol was held with authority; `code` is the refusal's when it was not."""

    geldig: bool
    code: str


def may_roles(actor: Actor, zaak_id: UUID, *, on: date) -> list[RolKeuze]:
    """Every rol in the order of the law's table, with the verdict for this professional, child and day.

    A verhoor is never allowed here: it is announced in writing, and begins on a page of its own. Three queries.
    Raises NotFound and NotAllowed as zaak_for. Source: design.md 2, promise 3.
    """
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=on)
    return role_choices(actor, zicht, on=on)


def role_choices(actor: Actor, zicht: ZaakZicht, *, on: date, vervolg: bool = False) -> list[RolKeuze]:
    """As may_roles, for a zaak that is at hand: two queries. `vervolg`: as the next part of a talk."""
    own, held = facts_of(actor, actor.account_id), held_by_me(actor, zicht.zaak_id)

    def verdict(rol: Rol) -> Verdict:
        found = _take(actor, zicht, rol, own, on, True, held)
        part = may_be_part(rol)
        return part if vervolg and not part and _is(found, "verhoor_on_paper") else found

    return [_choice(actor, rol, verdict(rol), on) for rol in roles(on=on, wet=actor.wet)]


def noted_choices(actor: Actor, zicht: ZaakZicht, *, on: date) -> list[RolKeuze]:
    """Every rol for noting what has been: refused is what was held without authority. One query.

    Source: design.md 2, promise 3 (noting what happened is never refused).
    """
    own = facts_of(actor, actor.account_id)
    return [_choice(actor, rol, ALLOWED if authority_of(actor, zicht, rol, own, on=on).geldig
                    else _take(actor, zicht, rol, own, on, True), on) for rol in roles(on=on, wet=actor.wet)]


def may_take_now(actor: Actor, zicht: ZaakZicht, rol: Rol, *, met: Collection[str], on: date) -> Verdict:
    """May the actor begin a contact in this rol today, with these people? Source: design.md 2, promise 3."""
    return _take(actor, zicht, rol, facts_of(actor, actor.account_id), on, KIND in met,
                 held_by_me(actor, zicht.zaak_id))


def may_question_now(actor: Actor, zicht: ZaakZicht, *, kind: bool, on: date) -> Verdict:
    """May the actor hold a verhoor today, of the child or of parents alone? Two queries. Source: design.md 2a."""
    facts = _facts(actor, zicht, on, kind, Rol.LEERPLICHT_VERHOOR, held_by_me(actor, zicht.zaak_id))
    return may_question(facts_of(actor, actor.account_id), facts, on, wet=actor.wet)


def could_question(actor: Actor, zicht: ZaakZicht, professional: ProfessionalFeiten, *, on: date) -> bool:
    """Has this professional the proofs for a verhoor here today? What they held with the child is not asked.

    Nor the age of the child: that is asked when the verhoor begins. Source: design.md 2a; docs/adr/0032 (what a
    colleague did with a child is nobody else's).
    """
    return bool(may_question(professional, _facts(actor, zicht, on, False), on, wet=actor.wet))


def authority_of(actor: Actor, zicht: ZaakZicht, rol: Rol, professional: ProfessionalFeiten, *, on: date,
                 met: Collection[str] = (KIND,)) -> Bevoegd:
    """Was there authority for this rol on that day, and if not, the code of what was missing.

    `met`: who spoke (codes of invoer.MET); a verhoor of a parent alone asks no age of the child. A verhoor
    counts with both proofs, though it never begins from a talk. Source: design.md 2, promise 3, and 2a.
    """
    suspect = KIND in met
    facts = _facts(actor, zicht, on, suspect)
    if authority_note(rol, professional, facts, on, wet=actor.wet) is Geldigheid.GELDIG:
        return Bevoegd(True, "")
    verdict = _take(actor, zicht, rol, professional, on, suspect)
    return Bevoegd(False, verdict.code if isinstance(verdict, Refused) else "")


def may_look_as(actor: Actor, zicht: ZaakZicht, rol: Rol, *, on: date) -> Verdict:
    """May the actor look as this rol at the zaak, with no contact running? Who holds it with authority today may.

    Looking begins nothing, so that a verhoor can be looked at with both proofs though it never begins from a talk.
    Source: design.md 2, promises 3 and 4.
    """
    own = facts_of(actor, actor.account_id)
    # Whom a verhoor is of is not said by looking: of a parent it can be whatever the age of the child.
    child = rol is not Rol.LEERPLICHT_VERHOOR
    if authority_of(actor, zicht, rol, own, on=on, met=(KIND,) if child else ()).geldig:
        return ALLOWED
    return _take(actor, zicht, rol, own, on, child) or refused("other_role_wall", "design.md 2, belofte 3")


def may_act(actor: Actor, zicht: ZaakZicht, daad: Besluitdaad, *, on: date) -> Verdict:
    """May the actor do this act of law in this zaak that day? One query. Source: row daad.bewijzen; issue 4, part 1."""
    return may_do(daad, facts_of(actor, actor.account_id), _facts(actor, zicht, on, True), on, wet=actor.wet)


def responsible_for(actor: Actor, zicht: ZaakZicht, rol: Rol, *, on: date) -> UUID:
    """The organisatie that answers for a record made in this rol (verwerkingsverantwoordelijke).

    A gemeente: the one of the zaak's gemeente. Another kind: the regio's organisatie of that kind. Where
    there is none, who answers for the zaak itself. Source: design.md 2a (Region); rules.roles.
    """
    soort = role_facts(rol, on=on, wet=actor.wet).verantwoordelijke
    if soort == "gemeente":
        return zicht.gemeente_organisatie_id or zicht.verantwoordelijke_id
    found = Organisatie.objects.filter(regio_id=actor.regio_id,
                                       soort=STANDS_IN.get(soort, soort)).order_by("naam", "id")
    return found.values_list("id", flat=True).first() or zicht.verantwoordelijke_id


def _choice(actor: Actor, rol: Rol, verdict: Verdict, on: date) -> RolKeuze:
    facts = role_facts(rol, on=on, wet=actor.wet)
    return RolKeuze(rol, facts.naam, facts.letter, facts.css, facts.zin, verdict)


def _take(actor: Actor, zicht: ZaakZicht, rol: Rol, professional: ProfessionalFeiten, on: date,
          kind_verdacht: bool, held: Gehouden = NIETS) -> Verdict:
    return may_take(rol, professional, _facts(actor, zicht, on, kind_verdacht, rol, held), on, wet=actor.wet)


def _facts(actor: Actor, zicht: ZaakZicht, on: date, kind_verdacht: bool, rol: Rol | None = None,
           held: Gehouden = NIETS) -> ZaakFeiten:
    return ZaakFeiten(zicht.gemeente_code, _age(zicht, on), zicht.soort, kind_verdacht, actor.regio_code, held.rollen,
                      held.dubbel.get(rol) if rol else None)


def _is(verdict: Verdict, code: str) -> bool:
    return isinstance(verdict, Refused) and verdict.code == code


def _age(zicht: ZaakZicht, on: date) -> int | None:
    """The age on the day of the absence. Source: design.md 2a."""
    return age_on(zicht.kind.geboren, min(zicht.verzuim_op, on))
