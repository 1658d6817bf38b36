"""A plek: offered, accepted, started, and confirmed by somebody else. Only then does the clock stop.

Source: design.md 2, promise 2.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.rules.belofte import day_number
from ketenkameleon.rules.plek import PlekStand, kinds, may_confirm, may_dispute, may_step_plek, reopens_zaak
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.zaak import Stand, may_step
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, authorise, require
from ketenkameleon.zaken.actions.heropenen import calendar_of, reopen
from ketenkameleon.zaken.actions.terugbellen import call_family
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Plek, Zaak
from ketenkameleon.zaken.queries.gezin import zaak_of_family
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, lock_zaak, still_open, zaak_for

Partij = Literal["school", "ouder"]
BRON = "design.md 2, belofte 2"
NOT_YOUR_PLEK = refused("not_your_plek", BRON)
STARTED = (PlekStand.GESTART.value, PlekStand.BEVESTIGD.value)


def offer(actor: Actor, zaak_id: UUID, soort: str, waar: str, *, school_id: UUID | None = None,
          at: datetime) -> UUID:
    """Offer a plek of a kind (a code of rules.plek.kinds), today; its id comes back.

    `school_id`: the school that can confirm it, where the plek is at a school. Raises Onvolledig, NotFound,
    NotAllowed, and NotNow for a closed zaak.
    """
    on = local_day(at)
    wrong = check_texts(waar=(waar, 120))
    if soort not in kinds(on=on, wet=actor.wet, regio=actor.regio_code):
        wrong["soort"] = "Kies wat voor plek het is."
    if not waar.strip():
        wrong["waar"] = "Schrijf op waar de plek is."
    if wrong:
        raise Onvolledig(**wrong)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    plek = Plek(regio_id=actor.regio_id, zaak_id=zaak_id, soort=soort, waar=waar.strip(), school_id=school_id,
                stand=PlekStand.AANGEBODEN.value, aangeboden_op=on, aangeboden_door=actor.account_id)
    plek.save(force_insert=True)
    _written(actor, plek, "plek.aangeboden", at, soort=soort, school=school_id)
    return plek.id


def accept_plek(actor: Actor, plek_id: UUID, *, at: datetime) -> UUID:
    """Note that child and parents said yes to the plek today; the zaak's id comes back.

    Raises NotFound, NotAllowed, and NotNow when the plek is not on offer.
    """
    plek, zicht = _plek(actor, plek_id, Deed.ZAAK_BEHANDELEN, at)
    _step(actor, plek, PlekStand.AANVAARD, zicht)
    plek.aanvaard_op = zicht.on
    plek.save(update_fields=["stand", "aanvaard_op"])
    _written(actor, plek, "plek.aanvaard", at, op=zicht.on)
    return zicht.zaak_id


def lapse(actor: Actor, plek_id: UUID, reden: str, *, at: datetime) -> UUID:
    """Note that a plek does not go through, or never started after all; the zaak's id comes back.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow when it has started.
    """
    _check_reden(reden)
    plek, zicht = _plek(actor, plek_id, Deed.ZAAK_BEHANDELEN, at)
    _step(actor, plek, PlekStand.VERVALLEN, zicht)
    plek.stop_reden = reden.strip()
    plek.save(update_fields=["stand", "stop_reden"])
    _written(actor, plek, "plek.vervallen", at, reden=plek.stop_reden)
    return zicht.zaak_id


def start_plek(actor: Actor, plek_id: UUID, op: date, *, at: datetime) -> UUID:
    """Note the first day on the plek. It is "nog niet bevestigd": the clock runs on until somebody confirms.

    Raises Onvolledig for a day to come, NotFound, NotAllowed, and NotNow when the plek was not accepted or
    another one has started. The zaak's id comes back.
    """
    plek, zicht = _plek(actor, plek_id, Deed.ZAAK_BEHANDELEN, at)
    _not_later(op, zicht.on)
    _step(actor, plek, PlekStand.GESTART, zicht)
    _no_other_runs(plek, zicht)
    plek.gestart_op, plek.gestart_door = op, actor.account_id
    plek.save(update_fields=["stand", "gestart_op", "gestart_door"])
    _written(actor, plek, "plek.gestart", at, op=op)
    return zicht.zaak_id


def confirm(actor: Actor, plek_id: UUID, als: Partij, *, at: datetime) -> UUID:
    """Confirm that the plek started: the zaak is on *plek gestart*, its clock stops. Gives the zaak's id.

    `als` "school": a user of the school of the plek or of the zaak. `als` "ouder": a parent with gezag on the
    own page, or their word, taken down by somebody else than who noted the start. After *klopt niet* only who
    said that can confirm. Raises NotFound, NotAllowed (also for who noted the start), NotNow when the plek has
    not started or another one has.
    """
    plek, zicht = _plek(actor, plek_id, _deed(actor, als), at)
    _school_of(actor, plek, zicht, als, refused("cannot_confirm", BRON))
    disputed_by = plek.betwist_als if plek.stand == PlekStand.BETWIST.value else ""
    authorise(may_confirm(als, plek.gestart_door == actor.account_id, on=zicht.on, wet=actor.wet,
                          betwist_door=disputed_by), object_soort="plek", gevraagd=str(plek_id))
    _step(actor, plek, PlekStand.BEVESTIGD, zicht)
    _no_other_runs(plek, zicht)
    plek.bevestigd_op, plek.bevestigd_als, plek.bevestigd_door = zicht.on, als, actor.account_id
    plek.save(update_fields=["stand", "bevestigd_op", "bevestigd_als", "bevestigd_door"])
    started = plek.gestart_op or zicht.on
    _written(actor, plek, "plek.bevestigd", at, *_stop_clock(actor, zicht, plek_id, started, at), als=als,
             gestart_op=started, getal=day_number(zicht.telt_van, started))
    return zicht.zaak_id


def dispute(actor: Actor, plek_id: UUID, als: Partij, reden: str, *, at: datetime) -> UUID:
    """Say *klopt niet*: the plek did not start, or not so. The zaak runs again; its id comes back.

    After a confirmation this is for the other side, within ten school days. `als` "ouder" is a parent with gezag
    on the own page, which puts a call on the day of the vaste contactpersoon, or their word taken down by a
    professional. Raises Onvolledig without a reason, NotFound, NotAllowed, NotNow when it is too late, for the side
    that confirmed, or when there is nothing to dispute.
    """
    _check_reden(reden)
    plek, zicht = _plek(actor, plek_id, _deed(actor, als), at)
    _school_of(actor, plek, zicht, als, NOT_YOUR_PLEK)
    confirmed = plek.stand == PlekStand.BEVESTIGD.value
    if confirmed and plek.bevestigd_op:
        if plek.bevestigd_als == als:
            require(refused("own_confirmation", BRON), gevraagd=zicht.nummer)
        require(may_dispute(plek.bevestigd_op, zicht.on, calendar_of(actor, zicht), wet=actor.wet),
                gevraagd=zicht.nummer)
    _step(actor, plek, PlekStand.BETWIST, zicht)
    plek.betwist_op, plek.betwist_als, plek.betwist_reden = zicht.on, als, reden.strip()
    plek.save(update_fields=["stand", "betwist_op", "betwist_als", "betwist_reden"])
    again = reopen(actor, zicht, at=at) if confirmed else ()
    _written(actor, plek, "plek.betwist", at, *again, als=als, reden=plek.betwist_reden)
    if actor.gezin:
        call_family(actor, zicht, at=at)
    return zicht.zaak_id


def stop(actor: Actor, plek_id: UUID, op: date, reden: str, *, at: datetime) -> UUID:
    """Note that the child does not go to the plek any more; within four school weeks the zaak runs again.

    Later than that the zaak stays on *plek gestart* and its clock stands still: the promise was kept. A plek
    that nobody confirmed never stopped a clock. For who runs the zaak, the school of the plek or of the zaak,
    and the coördinator. Raises Onvolledig for a day to come or before the start, NotFound, NotAllowed, NotNow
    when the plek does not run. The zaak's id comes back.
    """
    _check_reden(reden)
    als: Partij = "school" if Functie.SCHOOL in actor.functies else "ouder"
    plek, zicht = _plek(actor, plek_id, _deed(actor, als), at)
    _school_of(actor, plek, zicht, als, NOT_YOUR_PLEK)
    _not_later(op, zicht.on)
    confirmed = plek.stand == PlekStand.BEVESTIGD.value
    _step(actor, plek, PlekStand.GESTOPT, zicht)
    started = plek.gestart_op or op
    if op < started:
        raise Onvolledig(op="Een plek kan niet stoppen voor de dag waarop zij startte.")
    plek.gestopt_op, plek.stop_reden = op, reden.strip()
    plek.save(update_fields=["stand", "gestopt_op", "stop_reden"])
    early = confirmed and reopens_zaak(started, op, calendar_of(actor, zicht), wet=actor.wet)
    again = reopen(actor, zicht, at=at) if early else ()
    _written(actor, plek, "plek.gestopt", at, *again, op=op, reden=plek.stop_reden, getal=(op - started).days)
    return zicht.zaak_id


def child_says(actor: Actor, plek_id: UUID, tekst: str, *, at: datetime) -> UUID:
    """Write down in its own words (≤ 200 characters) what the child thinks of the plek; gives the zaak's id.

    By who runs the zaak, or by the child on its own page. It starts and stops no clock. Raises Onvolledig,
    NotFound and NotAllowed.
    """
    wrong = check_texts(tekst=(tekst.strip(), 200))
    if wrong or not tekst.strip():
        raise Onvolledig(tekst=wrong.get("tekst", "Schrijf op wat het kind zegt."))
    plek, zicht = _plek(actor, plek_id, Deed.ZAAK_BEHANDELEN, at, Band.KIND)
    plek.kind_zegt = tekst.strip()
    plek.save(update_fields=["kind_zegt"])
    _written(actor, plek, "plek.kind_gevraagd", at)
    return zicht.zaak_id


def _plek(actor: Actor, plek_id: UUID, deed: Deed, at: datetime, band: Band = Band.OUDER_MET_GEZAG,
          ) -> tuple[Plek, ZaakZicht]:
    """The plek as it is after every other change of its zaak, and that zaak; held till the end.

    `deed` is for who works here, `band` for who acts on the page of the family.
    """
    zaak_id = Plek.objects.filter(pk=plek_id, regio_id=actor.regio_id).values_list("zaak_id",
                                                                                   flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="plek", gevraagd=str(plek_id))
    lock_zaak(actor, zaak_id)
    on = local_day(at)
    zicht = zaak_of_family(actor, zaak_id, band, on=on) if actor.gezin else zaak_for(actor, zaak_id, deed, on=on)
    return Plek.objects.get(pk=plek_id), zicht


def _deed(actor: Actor, als: Partij) -> Deed:
    """A school speaks for itself; a parent's word is taken down by who runs the zaak, or a coördinator."""
    if als == "school":
        return Deed.PLEK_BEVESTIGEN
    return Deed.ZAAK_TOEWIJZEN if Functie.COORDINATOR in actor.functies else Deed.ZAAK_BEHANDELEN


def _school_of(actor: Actor, plek: Plek, zicht: ZaakZicht, als: Partij, refusal: Refused) -> None:
    """Of several plekken a school speaks about its own, and the school that reported about all."""
    if als == "school" and not {plek.school_id, zicht.school_id} & set(actor.school_ids):
        raise NotAllowed(refusal, object_soort="plek", gevraagd=str(plek.id))


def _no_other_runs(plek: Plek, zicht: ZaakZicht) -> None:
    """One plek runs at a time. Source: design.md 2, promise 2."""
    if Plek.objects.filter(zaak_id=zicht.zaak_id, stand__in=STARTED).exclude(pk=plek.pk).exists():
        require(refused("plek_running", BRON), gevraagd=zicht.nummer)


def _stop_clock(actor: Actor, zicht: ZaakZicht, plek_id: UUID, started: date, at: datetime) -> tuple[Wijziging, ...]:
    """The clock stands still by the first day of this plek; what is to be recorded comes back.

    A clock that stands still already does not move: a later plek cannot make a kept promise late. A closed
    zaak stays closed.
    """
    if zicht.plek_gestart_op is not None:
        return ()
    zaak = Zaak.objects.filter(pk=zicht.zaak_id)
    if zicht.stand is Stand.GESLOTEN:
        zaak.update(plek_gestart_op=started)
    else:
        require(may_step(zicht.stand, Stand.PLEK_GESTART, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
        zaak.update(stand=Stand.PLEK_GESTART.value, plek_gestart_op=started)
    happened(actor, zicht.zaak_id, "zaak.plek_gestart", at=at)
    content = {"was": zicht.stand, "plek": plek_id, "plek_gestart_op": started}
    return (Wijziging("zaak.plek_gestart", "zaak", zicht.zaak_id, content, zicht.zaak_id),)


def _step(actor: Actor, plek: Plek, to: PlekStand, zicht: ZaakZicht) -> None:
    require(may_step_plek(PlekStand(plek.stand), to, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    plek.stand = to.value


def _written(actor: Actor, plek: Plek, code: str, at: datetime, *more: Wijziging, getal: int | None = None,
             **content: object) -> None:
    """Write down what became of the plek, and of its zaak by it (`more`)."""
    happened(actor, plek.zaak_id, code if getal is None else (code, getal), at=at)
    line = Wijziging(code, "plek", plek.id, {"stand": plek.stand, **content}, plek.zaak_id)
    record(actor.lopend, line, *more)


def _check_reden(reden: str) -> None:
    wrong = check_texts(reden=(reden.strip(), 200))
    if wrong or not reden.strip():
        raise Onvolledig(reden=wrong.get("reden", "Schrijf in één zin waarom."))


def _not_later(op: date, on: date) -> None:
    if op > on:
        raise Onvolledig(op="Kies vandaag of een dag daarvoor.")
