"""A request of child or parent: write it down, know who asks, decide per part with a reason, give it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.inzage.models import Deel, Verzoek
from ketenkameleon.inzage.queries.toezicht import own_organisatie
from ketenkameleon.inzage.queries.verzoeken import Stuk, Verzoekblad, records, redacted, request_page, zaak_of_request
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.inzage import (
    destruction_due,
    due,
    may_extend,
    may_refuse,
    may_request,
    may_request_destruction,
    proposal,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.visibility import Band, Onderdeel
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotAllowed, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

BRON: Final = "ux.md S15"
NIET_GEVONDEN: Final = "Uw organisatie heeft niets onder dit zaaknummer. Kijk of het nummer klopt."
# What is decided for a request that does not ask to see anything: the part it is about is the whole.
GEHEEL: Final = Onderdeel.REGIE


@dataclass(frozen=True, slots=True)
class VerzoekInvoer:
    """A request as it came in. `vrager`: kind or ouder_met_gezag."""

    zaaknummer: str
    soort: str
    regime: Regime
    vrager: Band
    vrager_naam: str
    wat: str
    ontvangen_op: date


def write_request(actor: Actor, invoer: VerzoekInvoer, *, at: datetime) -> UUID:
    """Write a request down with its term and a proposal per part; its id comes back.

    May this asker not ask at this age, then the request stands all the same, with NIET proposed and the reason: a no
    is an answer too, and needs a decision. Raises Onvolledig and NotAllowed. Source: rules.inzage.
    """
    on = local_day(at)
    wrong = check_texts(vrager_naam=(invoer.vrager_naam, 120), wat=(invoer.wat, 600))
    if invoer.ontvangen_op > on:
        wrong["ontvangen_op"] = "Kies vandaag of een dag ervoor."
    zaak = zaak_of_request(actor, invoer.zaaknummer, on=on)
    if zaak is None:
        wrong["zaaknummer"] = NIET_GEVONDEN
    if wrong or zaak is None:
        raise Onvolledig(**wrong)
    verzoek = Verzoek(
        id=new_id(),
        regio_id=actor.regio_id,
        verantwoordelijke_id=own_organisatie(actor),
        zaak_id=zaak.zaak_id,
        zaaknummer=zaak.nummer,
        soort=invoer.soort,
        regime=invoer.regime,
        vrager=invoer.vrager,
        vrager_naam=invoer.vrager_naam.strip(),
        wat=invoer.wat.strip(),
        ontvangen_op=invoer.ontvangen_op,
        uiterlijk_op=_due(actor, invoer),
    )
    verzoek.save(force_insert=True)
    own = {"regio_id": actor.regio_id, "verantwoordelijke_id": own_organisatie(actor), "verzoek_id": verzoek.id}
    if invoer.soort == "inzage":
        found = proposal(invoer.vrager, invoer.regime, geboren=zaak.geboren, on=on, wet=actor.wet)
        parts = [Deel(**own, onderdeel=p.onderdeel, voorstel=p.voorstel, code=p.code) for p in found]
    else:
        code = _refusal_code(actor, invoer, zaak.geboren, on)
        parts = [Deel(**own, onderdeel=GEHEEL, voorstel="niet" if code else "wegen", code=code)]
    Deel.objects.bulk_create(parts)
    record(
        actor.lopend,
        Wijziging(
            "verzoek.ontvangen",
            "verzoek",
            verzoek.id,
            {"soort": invoer.soort, "regime": invoer.regime, "vrager": invoer.vrager},
            zaak.zaak_id,
        ),
    )
    return verzoek.id


def check_identity(actor: Actor, verzoek_id: UUID, hoe: str, *, at: datetime) -> None:
    """Write down how it was made sure who asks; before that nothing is shown. Raises Onvolledig, NotFound, NotNow."""
    wrong = check_texts(identiteit=(hoe, 120))
    if not hoe.strip():
        wrong["identiteit"] = "Schrijf op hoe u dit nakeek."
    if wrong:
        raise Onvolledig(**wrong)
    blad = _running(actor, verzoek_id, at)
    Verzoek.objects.filter(pk=verzoek_id).update(
        identiteit=hoe.strip(), identiteit_op=local_day(at), identiteit_door=actor.account_id
    )
    record(actor.lopend, Wijziging("verzoek.identiteit", "verzoek", verzoek_id, {"hoe": hoe.strip()}, blad.zaak_id))


def extend(actor: Actor, verzoek_id: UUID, reden: str, *, at: datetime) -> date:
    """Make the term longer, once and within the first term; the new last day comes back.

    Raises Onvolledig for no reason, NotFound, and NotNow past the first term. Source: rules.inzage.may_extend.
    """
    blad, on = _running(actor, verzoek_id, at), local_day(at)
    regime = Regime(blad.regel.regime)
    verdict = may_extend(regime, ontvangen_op=blad.regel.ontvangen_op, reden=reden, on=on, wet=actor.wet)
    if isinstance(verdict, Refused) and verdict.code == "reason_missing":
        raise Onvolledig(reden="Schrijf op waarom het langer duurt.")
    require(refused("already_done", BRON) if blad.verlengd_op else verdict, object_soort="verzoek")
    later = due(regime, ontvangen_op=blad.regel.ontvangen_op, verlengd=True, wet=actor.wet)
    Verzoek.objects.filter(pk=verzoek_id).update(
        verlengd_op=on, verlengd_reden=reden.strip()[:300], uiterlijk_op=later
    )
    record(
        actor.lopend,
        Wijziging("verzoek.verlengd", "verzoek", verzoek_id, {"tot": later, "reden": reden.strip()}, blad.zaak_id),
    )
    return later


def black_out(
    actor: Actor, verzoek_id: UUID, woorden: str, weggelaten: Mapping[str, list[str]], *, at: datetime
) -> None:
    """Keep which words of others are blacked out, and which records are left out, per part. Raises NotFound, NotNow."""
    blad = _running(actor, verzoek_id, at)
    words = "\n".join(dict.fromkeys(word.strip()[:80] for word in woorden.splitlines() if word.strip()))[:4000]
    Verzoek.objects.filter(pk=verzoek_id).update(lakwoorden=words)
    for deel in blad.delen:
        Deel.objects.filter(pk=deel.id).update(weggelaten=weggelaten.get(deel.onderdeel, []))
    left_out = sorted(stuk for stukken in weggelaten.values() for stuk in stukken)
    record(actor.lopend, Wijziging("verzoek.gelakt", "verzoek", verzoek_id, {"weggelaten": left_out}, blad.zaak_id))


def decide_part(
    actor: Actor, verzoek_id: UUID, onderdeel: str, besluit: str, grond: str, reden: str, *, at: datetime
) -> None:
    """Decide one part; a no needs a ground that the regime knows and a reason of one's own.

    Who may not ask at all gets no part: NotAllowed. Raises Onvolledig, NotFound and NotNow as well.
    """
    blad, on = _running(actor, verzoek_id, at), local_day(at)
    deel = next((deel for deel in blad.delen if deel.onderdeel == onderdeel), None)
    if deel is None or besluit not in ("geven", "lakken", "niet"):
        raise Onvolledig(besluit="Kies wat u met dit onderdeel doet.")
    require(ALLOWED if blad.identiteit_op else refused("identity_first", BRON), object_soort="verzoek")
    if besluit == "niet":
        _refuse(actor, blad, deel.code, grond, reden, on)
    elif deel.code:
        raise NotAllowed(refused(deel.code, BRON), object_soort="verzoek", gevraagd=str(verzoek_id))
    Deel.objects.filter(pk=deel.id).update(
        besluit=besluit,
        grond=grond if besluit == "niet" else "",
        reden=reden.strip()[:300],
        besloten_at=at,
        besloten_door=actor.account_id,
    )
    record(
        actor.lopend,
        Wijziging(
            "verzoek.deel_besloten",
            "verzoek",
            verzoek_id,
            {"onderdeel": onderdeel, "besluit": besluit, "grond": grond},
            blad.zaak_id,
        ),
    )


def close_request(actor: Actor, verzoek_id: UUID, *, at: datetime) -> None:
    """The decision as a whole: every part was decided. Raises NotFound and NotNow."""
    blad = _running(actor, verzoek_id, at)
    undecided = any(not deel.besluit for deel in blad.delen)
    require(refused("parts_undecided", BRON) if undecided else ALLOWED, object_soort="verzoek")
    Verzoek.objects.filter(pk=verzoek_id).update(besloten_at=at, besloten_door=actor.account_id)
    record(
        actor.lopend,
        Wijziging(
            "verzoek.besloten",
            "verzoek",
            verzoek_id,
            {deel.onderdeel: deel.besluit for deel in blad.delen},
            blad.zaak_id,
        ),
    )


def give(actor: Actor, verzoek_id: UUID, *, at: datetime) -> tuple[Verzoekblad, tuple[Stuk, ...], bytes]:
    """What the decision gives, as records and as a JSON file; that it was given is kept with the file's SHA-256.

    Raises NotFound, and NotNow before the decision. Source: ux.md S15 (send through the decision only).
    """
    on = local_day(at)
    blad = request_page(actor, verzoek_id, on=on, lock=True)
    require(ALLOWED if blad.decided else refused("decision_first", BRON), object_soort="verzoek")
    given = redacted(records(actor, blad, on=on), blad)
    rows = [
        {"onderdeel": s.onderdeel, "soort": s.soort, "op": s.at.isoformat() if s.at else None, **s.inhoud}
        for s in given
    ]
    file = json.dumps({"zaaknummer": blad.regel.zaaknummer, "gegevens": rows}, ensure_ascii=False, indent=1).encode()
    digest = hashlib.sha256(file).digest()
    Verzoek.objects.filter(pk=verzoek_id).update(gegeven_at=at, gegeven_door=actor.account_id, gegeven_sha256=digest)
    record(
        actor.lopend,
        Wijziging(
            "verstrekking.gedaan",
            "verzoek",
            verzoek_id,
            {"stukken": len(given), "sha256": digest.hex()},
            blad.zaak_id,
        ),
    )
    return blad, given, file


def _running(actor: Actor, verzoek_id: UUID, at: datetime) -> Verzoekblad:
    blad = request_page(actor, verzoek_id, on=local_day(at), lock=True)
    require(
        refused("already_done", BRON) if blad.decided else ALLOWED, object_soort="verzoek", gevraagd=str(verzoek_id)
    )
    return blad


def _due(actor: Actor, invoer: VerzoekInvoer) -> date:
    if invoer.soort == "vernietiging" and invoer.regime is Regime.JEUGDWET:
        return destruction_due(invoer.ontvangen_op, wet=actor.wet)
    return due(invoer.regime, ontvangen_op=invoer.ontvangen_op, wet=actor.wet)


def _refusal_code(actor: Actor, invoer: VerzoekInvoer, geboren: BirthDate | None, on: date) -> str:
    """The code of the refusal when this asker may not ask this at this age, else nothing."""
    verdict: Verdict
    if invoer.soort == "vernietiging":
        verdict = may_request_destruction(invoer.vrager, geboren=geboren, on=on, wet=actor.wet)
    else:
        verdict = may_request(invoer.vrager, invoer.regime, geboren=geboren, on=on, wet=actor.wet)
    return verdict.code if isinstance(verdict, Refused) else ""


def _refuse(actor: Actor, blad: Verzoekblad, code: str, grond: str, reden: str, on: date) -> None:
    """A part that the age rule refuses needs no ground of the regime, but its reason all the same."""
    if not reden.strip():
        raise Onvolledig(reden="Schrijf op waarom u dit niet geeft.")
    if code:
        return
    if not may_refuse(Regime(blad.regel.regime), grond, reden=reden, on=on, wet=actor.wet):
        raise Onvolledig(grond="Kies een reden uit de wet.")
