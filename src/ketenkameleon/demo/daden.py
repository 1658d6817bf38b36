"""What a persona does, as a call of an action of the house: the demo has no way of its own to write.

Each function gives back a Daad, to be done later in a transaction of its own as that account.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from ketenkameleon.demo import teksten
from ketenkameleon.demo.toneel import ONBEKEND, Daad, Toneel, Zaakloop
from ketenkameleon.meldingen.actions.sluiten import Afsluiting, close_zaak, withdrawn_answer
from ketenkameleon.meldingen.models import Melding
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.actions import (
    concept,
    contact,
    notitie,
    plek,
    regie,
    sluiten,
    toewijzen,
    verhaal,
    waarneming,
)
from ketenkameleon.zaken.invoer import AfspraakInvoer, NotitieInvoer
from ketenkameleon.zaken.queries.rollen import may_roles


def geef(aan: str, reden: str = "") -> Daad:
    """The coördinator asks somebody to take the zaak."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        loop.verzoek_id = toewijzen.ask(actor, loop.zaak_id, toneel.accounts[aan], reden=reden, at=at)

    return doe


def aanvaard(wie: str) -> Daad:
    """The asked professional says yes."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        if loop.verzoek_id:
            toewijzen.accept(actor, loop.verzoek_id, at=at)
            loop.vast, loop.verzoek_id = wie, None

    return doe


def weiger(rng: Random) -> Daad:
    """The asked professional says no, with a reason of the list."""
    code, reden = rng.choice(teksten.WEIGERINGEN)

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        if loop.verzoek_id:
            toewijzen.refuse(actor, loop.verzoek_id, code=code, reden=reden, at=at)
            loop.verzoek_id = None

    return doe


def begin_contact(voorkeur: Sequence[Rol], met: Sequence[str]) -> Daad:
    """Begin a contact in the first rol that this professional may take now; in none, nothing begins."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        allowed = {keuze.rol for keuze in may_roles(actor, loop.zaak_id, on=local_day(at)) if keuze.verdict}
        rol = next((rol for rol in voorkeur if rol in allowed), None)
        if rol is not None:
            loop.contact_id = contact.start(actor, loop.zaak_id, rol, met=met, uitgelegd=True, at=at).id

    return doe


def bewaar(rng: Random, voorkeur: Rol, *, wijze: str, nummer: int) -> Daad:
    """Save what was said: facts apart from impressions, one or two afspraken."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        if loop.contact_id is None:
            return
        invoer = _invoer(rng, loop, voorkeur, wijze, nummer, local_day(at))
        saved = notitie.save(actor, loop.contact_id, invoer, at=at)
        made = zip(saved.afspraken, invoer.afspraken, strict=True)
        loop.afspraken += [(key, afspraak.wie, afspraak.wanneer) for key, afspraak in made]
        loop.contact_id = None

    return doe


def _invoer(rng: Random, loop: Zaakloop, rol: Rol, wijze: str, nummer: int, on: date) -> NotitieInvoer:
    if wijze == "niet_gelukt":
        return NotitieInvoer(wijze=wijze)
    chosen = rng.sample(teksten.AFSPRAKEN, rng.choice((0, 1, 1, 2)))
    afspraken = tuple(
        AfspraakInvoer(loop.fill(wat), wie, on + timedelta(days=rng.choice((7, 7, 14)))) for wat, wie in chosen
    )
    facts = teksten.FEITEN.get(rol.value, teksten.FEITEN["onderwijszorg"])
    return NotitieInvoer(
        wijze=wijze,
        afspraken=afspraken,
        geen_afspraak=not afspraken,
        feiten=loop.fill(rng.choice(facts)),
        opnieuw_verteld=None if nummer == 1 else rng.random() < 0.08,
        indruk=loop.fill(rng.choice(teksten.INDRUKKEN)) if rng.random() < 0.6 else "",
        ouderregel=rng.choice(teksten.OUDERREGELS) if rng.random() < 0.5 else "",
    )


def stop_contact(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Stop the contact that runs; its notitie is still to be saved."""
    if loop.contact_id:
        contact.stop_and_switch(actor, loop.contact_id, at=at)


def achteraf(rol: Rol) -> Daad:
    """Note a talk that has been, whatever the authority for it was; what happened is never refused."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        loop.contact_id = contact.note_afterwards(
            actor,
            loop.zaak_id,
            rol,
            at - timedelta(hours=2),
            20,
            met=["kind"],
            uitgelegd=False,
            uitgelegd_reden=teksten.ACHTERAF,
            at=at,
        ).id

    return doe


def vink_af(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Tick off what was agreed and is due."""
    on = local_day(at)
    due = [(key, wie, day) for key, wie, day in loop.afspraken if day <= on]
    for key, _, _ in due:
        regie.end_afspraak(actor, key, "gedaan", at=at)
    loop.afspraken = [row for row in loop.afspraken if row not in due]


def vertel(rng: Random, verteller: str) -> Daad:
    """Write down the verhaal, once, in the teller's words."""
    texts = teksten.VERHALEN_KIND if verteller == "kind" else teksten.VERHALEN_OUDER
    text = rng.choice(texts)

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        key = verhaal.tell_once(actor, loop.zaak_id, verteller, loop.fill(text), local_day(at), at=at)
        loop.verhaal_id = key if verteller == "kind" else loop.verhaal_id

    return doe


def lees_voor(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Read the verhaal back to the child."""
    if loop.verhaal_id:
        verhaal.read_back(actor, loop.verhaal_id, True, at=at)


def wacht(rng: Random, dagen: int) -> Daad:
    """Note whom the zaak waits for."""
    partij, wat = rng.choice(teksten.WACHT_OP)

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        loop.wacht_id = regie.wait_for(
            actor, loop.zaak_id, partij, wat, local_day(at) + timedelta(days=dagen), at=at
        )

    return doe


def gekomen(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """What was waited for has come."""
    if loop.wacht_id:
        regie.end_wait(actor, loop.wacht_id, at=at)
        loop.wacht_id = None


def beschrijf(rng: Random) -> Daad:
    """Say in two lines how the zaak stands."""
    text = rng.choice(teksten.STANDEN)

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        regie.write_stand(actor, loop.zaak_id, loop.fill(text), at=at)

    return doe


def bied_plek(rng: Random) -> Daad:
    """Offer a plek."""
    soort, waar = rng.choice(teksten.PLEKKEN)

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        loop.plek_id = plek.offer(actor, loop.zaak_id, soort, waar, school_id=loop.school_id, at=at)

    return doe


def plek_ja(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Child and parents say yes."""
    if loop.plek_id:
        plek.accept_plek(actor, loop.plek_id, at=at)


def plek_start(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The first day on the plek, as the professional notes it."""
    if loop.plek_id:
        plek.start_plek(actor, loop.plek_id, local_day(at), at=at)


def bevestig(als: str) -> Daad:
    """The school, or a parent through the coördinator, says that it started."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        if loop.plek_id:
            plek.confirm(actor, loop.plek_id, "school" if als == "school" else "ouder", at=at)

    return doe


def kind_zegt(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The child is asked how the plek is."""
    if loop.plek_id:
        plek.child_says(actor, loop.plek_id, "Het is wennen. De ochtend gaat goed.", at=at)


def betwist(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """A parent says: klopt niet. The coördinator takes it down."""
    if loop.plek_id:
        plek.dispute(actor, loop.plek_id, "ouder", teksten.KLOPT_NIET, at=at)


def vraag_na(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The nazorg check."""
    sluiten.nazorg(actor, loop.zaak_id, loop.fill(teksten.NAZORG), at=at)


def neem_waar(door: str, van: date, tot: date) -> Daad:
    """The coördinator lets a colleague cover."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        waarneming.set_cover(
            actor, loop.zaak_id, toneel.accounts[door], van=van, tot=tot, reden=teksten.WAARNEMING, at=at
        )

    return doe


def spreek_af(wat: str, dagen: int) -> Daad:
    """An afspraak for the contactpersoon, so many days from now."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        regie.add_afspraak(
            actor,
            loop.zaak_id,
            AfspraakInvoer(loop.fill(wat), "contactpersoon", local_day(at) + timedelta(days=dagen)),
            at=at,
        )

    return doe


def begin_typen(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """Type half a notitie and be called away: the draft stays."""
    if loop.contact_id:
        who = "De jongere" if loop.naam == ONBEKEND else loop.naam
        concept.keep_draft(
            actor,
            "notitie",
            loop.contact_id,
            {"wijze": "school", "feiten": f"{who} was er vandaag twee uur. Samen het rooster bekeken en"},
            at=at,
        )


def sluit(uitkomst: str) -> Daad:
    """Close the zaak; each open melding with its own reason: back at school, seen by the gemeente."""

    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        open_meldingen = Melding.objects.filter(zaak_id=loop.zaak_id).values_list("id", flat=True)
        close_zaak(
            actor,
            loop.zaak_id,
            uitkomst,
            "",
            {key: Afsluiting("a", "gezien") for key in open_meldingen},
            at=at,
        )
        loop.gesloten = True

    return doe


def na_intrekken(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The school took its report back; the contactpersoon goes on, with a reason."""
    withdrawn_answer(actor, loop.zaak_id, True, teksten.GAAT_DOOR, at=at)
