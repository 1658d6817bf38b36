"""Writing down a proof or a phase of a professional, and ending a proof. Nothing is ever removed.

Source: issue 4, part 1 (dated evidence, each with from–until, document and registrar).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.bewijs import AKTE, Bewijs, Eis, kinds
from ketenkameleon.rules.fase import may_sign, phase_on
from ketenkameleon.rules.verdict import refused
from ketenkameleon.rules.vervalt import check_proof
from ketenkameleon.team.invoer import BewijsInvoer, FaseInvoer, OnvolledigBewijs
from ketenkameleon.team.models import Bevoegdheid, Fase
from ketenkameleon.team.queries import Lid, facts_of, gemeenten_here, kind_key, member, phase_days, proof_of
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import NEVER
from ketenkameleon.toegang.refusals import NotFound, authorise, require

BRON: Final = "Ketenkameleon, rij rol.bewijzen"
MOST: Final = {"document": 200, "nummer": 40, "gegeven_door": 120, "waar": 120}


def add_proof(actor: Actor, account_id: UUID, invoer: BewijsInvoer, *, at: datetime) -> UUID:
    """Write down a proof of somebody in the team; its key comes back.

    Raises NotAllowed for who is no coördinator, NotFound for who is not in the team, OnvolledigBewijs with a sentence
    per field for what is missing or cannot be: days the wrong way round, deeds that overlap, more than five years.
    """
    on, lid = local_day(at), held_member(actor, account_id, local_day(at))
    eis = next((eis for eis in kinds(on, actor.wet) if kind_key(eis) == invoer.soort), None)
    if eis is None:
        raise OnvolledigBewijs(soort="Kies welk bewijs het is.")
    gemeenten = gemeenten_here(actor)
    _check(eis, invoer, {code for code, _ in gemeenten})
    new = Bewijs(eis.rol, eis.soort, invoer.gemeente or None, invoer.van, invoer.tot, nummer=invoer.nummer,
                 gebied=invoer.gebied, werkgever=str(lid.organisatie_id))
    sentence = check_proof(new, facts_of(actor, account_id).bewijzen, wet=actor.wet)
    if sentence:
        raise OnvolledigBewijs(van=sentence)
    row = _row(actor, lid, eis, invoer, dict(gemeenten), at)
    row.save(force_insert=True)
    record(actor.lopend, Wijziging("bevoegdheid.toegevoegd", "bevoegdheid", row.id, _said(row)))
    return row.id


def end_proof(actor: Actor, account_id: UUID, bewijs_id: UUID, laatste_dag: date, waarom: str, *,
              at: datetime) -> None:
    """Let a proof end on that day, with the reason; it stays to be seen.

    Raises NotAllowed, NotFound, NotNow when it ends by then already, and OnvolledigBewijs.
    """
    held_member(actor, account_id, local_day(at))
    held = proof_of(actor, account_id, bewijs_id)
    if held is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="bevoegdheid", gevraagd=str(bewijs_id))
    wrong = {} if 0 < len(waarom.strip()) <= 200 else {"waarom": "Schrijf in één zin waarom."}
    if laatste_dag < held.van:
        wrong["laatste_dag"] = "De laatste dag ligt voor de eerste dag. Kies een latere dag."
    if wrong:
        raise OnvolledigBewijs(**wrong)
    if held.tot is not None and held.tot <= laatste_dag:
        require(refused("already_done", BRON), object_soort="bevoegdheid", gevraagd=str(bewijs_id))
    row = Bevoegdheid(id=bewijs_id, tot=laatste_dag, beeindigd_door_id=actor.account_id, beeindigd_at=at,
                      beeindigd_waarom=waarom.strip())
    row.save(force_update=True, update_fields=["tot", "beeindigd_door", "beeindigd_at", "beeindigd_waarom"])
    content = {"tot": laatste_dag, "was": held.tot, "waarom": waarom.strip()}
    record(actor.lopend, Wijziging("bevoegdheid.beeindigd", "bevoegdheid", bewijs_id, content))


def sign_phase(actor: Actor, account_id: UUID, invoer: FaseInvoer, *, at: datetime) -> UUID:
    """Write down that a begeleider signed for the next phase; its key comes back.

    Raises NotAllowed for who is no coördinator and for a begeleider who is the professional, NotFound, NotNow for a
    step that is no step, OnvolledigBewijs for a second step on one day or a begeleider who is not in the team.
    """
    lid = held_member(actor, account_id, local_day(at))
    if member(actor, invoer.begeleider, on=local_day(at)) is None:
        raise OnvolledigBewijs(begeleider="Kies een begeleider uit het team.")
    if invoer.van in phase_days(actor, account_id):
        raise OnvolledigBewijs(van="Op deze dag begon al een fase. Kies een andere dag.")
    own = invoer.begeleider == account_id
    require(may_sign(phase_on(facts_of(actor, account_id).fasen, invoer.van), invoer.fase, zelf=own),
            object_soort="bevoegdheid", gevraagd=str(account_id))
    row = Fase(regio_id=actor.regio_id, professional_id=lid.professional_id, fase=invoer.fase.value, van=invoer.van,
               begeleider_id=invoer.begeleider, getekend_door_id=actor.account_id, getekend_at=at,
               waarom=invoer.waarom.strip()[:200])
    row.save(force_insert=True)
    content = {"fase": row.fase, "van": row.van, "begeleider": invoer.begeleider, "waarom": row.waarom}
    record(actor.lopend, Wijziging("fase.getekend", "fase", row.id, content))
    return row.id


def held_member(actor: Actor, account_id: UUID, on: date) -> Lid:
    """The one it is about, held until the transaction ends, for who keeps the proofs."""
    authorise(may(Deed.BEVOEGDHEID_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"bevoegdheid {account_id}"])
    lid = member(actor, account_id, on=on)
    if lid is None:
        raise NotFound(refused("not_your_function", BRON), object_soort="bevoegdheid", gevraagd=str(account_id))
    return lid


def _check(eis: Eis, invoer: BewijsInvoer, known: set[str]) -> None:
    wrong = {name: f"Maak de tekst korter: hoogstens {most} tekens." for name, most in MOST.items()
             if len(getattr(invoer, name)) > most}
    if not invoer.document.strip():
        wrong["document"] = "Schrijf op uit welk document dit blijkt."
    if (eis.waar == "gemeente") != bool(invoer.gemeente) or invoer.gemeente not in known | {""}:
        wrong["gemeente"] = "Kies de gemeente die het gaf." if eis.waar == "gemeente" else "Dit bewijs geldt overal."
    if not set(invoer.gebied) <= known or (invoer.gebied and eis.soort != AKTE):
        wrong["gebied"] = "Kies alleen bij een akte gemeenten, van deze regio."
    if eis.soort == "eed" and not (invoer.gegeven_door.strip() and invoer.waar.strip()):
        wrong["gegeven_door"] = "Schrijf op bij welke burgemeester de eed was, en waar."
    if wrong:
        raise OnvolledigBewijs(**wrong)


def _row(actor: Actor, lid: Lid, eis: Eis, invoer: BewijsInvoer, keys: dict[str, UUID], at: datetime) -> Bevoegdheid:
    clean = replace(invoer, **{name: getattr(invoer, name).strip() for name in MOST})
    return Bevoegdheid(
        regio_id=actor.regio_id, professional_id=lid.professional_id, rol=eis.rol.value if eis.rol else "",
        soort=eis.soort, gemeente_id=keys.get(invoer.gemeente), van=invoer.van, tot=invoer.tot or NEVER,
        bron=eis.bron[:200], nummer=clean.nummer, gebied=list(invoer.gebied), gegeven_door=clean.gegeven_door,
        waar=clean.waar, document=clean.document, geregistreerd_door_id=actor.account_id, geregistreerd_at=at)


def _said(row: Bevoegdheid) -> dict[str, object]:
    return {"rol": row.rol, "soort": row.soort, "gemeente": row.gemeente_id, "van": row.van, "tot": row.tot,
            "nummer": row.nummer, "gebied": row.gebied, "gegeven_door": row.gegeven_door, "waar": row.waar,
            "document": row.document}
