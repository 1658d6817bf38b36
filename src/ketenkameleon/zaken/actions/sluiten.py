"""Nazorg, closing, and making a voluntary zaak a verzuimzaak. A person decides; nothing closes by itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.access import Relatie as Soort
from ketenkameleon.rules.zaak import (
    CloseFacts,
    Stand,
    VerzoekStand,
    Zaaksoort,
    may_close,
    may_convert,
    may_step,
)
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.actions.relaties import YESTERDAY, end_relaties
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Contact, Plek, Termijn, Toewijzing, Zaak
from ketenkameleon.zaken.openen import milestone_rows, promise_fields
from ketenkameleon.zaken.queries.zaak import ZaakZicht, still_open, zaak_for

RUNNING: Final = (VerzoekStand.GEVRAAGD.value, VerzoekStand.AANVAARD.value)
ZAAK_GESLOTEN: Final = "zaak gesloten"


def nazorg(actor: Actor, zaak_id: UUID, tekst: str, *, at: datetime) -> None:
    """Note what child and parents said when asked how it goes (≤ 280 characters); most closings need it.

    Raises Onvolledig, NotFound, NotAllowed, and NotNow for a closed zaak.
    """
    wrong = check_texts(tekst=(tekst.strip(), 280))
    if wrong or not tekst.strip():
        raise Onvolledig(tekst=wrong.get("tekst", "Schrijf op hoe het gaat."))
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    Zaak.objects.filter(pk=zaak_id).update(nazorg_op=zicht.on, nazorg_tekst=tekst.strip())
    happened(actor, zaak_id, "zaak.nazorg_gedaan", at=at)
    content = {"was": zicht.nazorg_tekst, "wordt": tekst.strip()}
    record(actor.lopend, Wijziging("zaak.nazorg_gedaan", "zaak", zaak_id, content, zaak_id))


def close(actor: Actor, zaak_id: UUID, uitkomst: str, reden: str = "", *, meldingen_zonder_reden: int,
          at: datetime) -> None:
    """Close the zaak with its own outcome. Every relatie ends today; the plek and all that was written stay.

    The app above closes each open melding with its own DUO reason first, and says how many it left
    (`meldingen_zonder_reden`). Whoever takes the zaak up again has to be asked again. Raises NotNow with what
    is still missing (rules.zaak.may_close), Onvolledig, NotFound and NotAllowed.
    """
    wrong = check_texts(reden=(reden.strip(), 200))
    if wrong:
        raise Onvolledig(**wrong)
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    require(may_step(zicht.stand, Stand.GESLOTEN, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    facts = CloseFacts(
        uitkomst, reden, nazorg_gedaan=zicht.nazorg_op is not None,
        meldingen_zonder_reden=meldingen_zonder_reden,
        plek_bevestigd=Plek.objects.filter(zaak_id=zaak_id, stand="bevestigd").exists(),
        open_contacten=Contact.objects.filter(zaak_id=zaak_id, bewaard_at=None, afgebroken_at=None).count(),
    )
    require(may_close(facts, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    Zaak.objects.filter(pk=zaak_id).update(
        stand=Stand.GESLOTEN.value, gesloten_at=at, uitkomst=uitkomst, uitkomst_reden=reden.strip())
    ended = _end_all(actor, zicht, at)
    happened(actor, zaak_id, "zaak.gesloten", at=at)
    content = {"was": zicht.stand, "uitkomst": uitkomst, "reden": reden.strip()}
    record(actor.lopend, Wijziging("zaak.gesloten", "zaak", zaak_id, content, zaak_id), *ended)


def convert(actor: Actor, zaak_id: UUID, *, told_family_on: date | None, belofte_van: date, herkomst: str,
            at: datetime) -> None:
    """Make a voluntary zaak a verzuimzaak, with a promise from the day of the report: an explicit step.

    `told_family_on`: the day the family was told; without it NotNow `family_not_told`. `belofte_van`,
    `herkomst`: the report that asks for it, and where its day comes from. Raises Onvolledig for a day to
    come, NotFound, NotAllowed, NotNow when this kind cannot become a verzuimzaak.
    """
    on = local_day(at)
    if told_family_on and told_family_on > on:
        raise Onvolledig(told_family_on="Kies vandaag of een dag daarvoor.")
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(may_convert(zicht.soort, Zaaksoort.VERZUIM, told_family=told_family_on is not None, on=on,
                        wet=actor.wet),
            gevraagd=zicht.nummer)
    require(still_open(zicht), gevraagd=zicht.nummer)
    made = promise_fields(Zaaksoort.VERZUIM, belofte_van, herkomst, wet=actor.wet)
    Zaak.objects.filter(pk=zaak_id).update(
        soort=Zaaksoort.VERZUIM.value, familie_ingelicht_op=told_family_on, belofte_van=made.van,
        belofte_op=made.op,
        belofte_herkomst=made.herkomst, belofte_rij=made.rij, belofte_hash=made.hash)
    if made.van and made.op:
        Termijn.objects.bulk_create(
            Termijn(regio_id=actor.regio_id, zaak_id=zaak_id, code=m.code, naam=m.naam, op=m.op,
                    rij_id=m.rij_id,
                    rij_hash=m.rij_hash)
            for m in milestone_rows(made.van, made.op, wet=actor.wet, regio=actor.regio_code))
    happened(actor, zaak_id, "zaak.omgezet", at=at)
    content = {"was": zicht.soort, "wordt": Zaaksoort.VERZUIM, "familie_ingelicht_op": told_family_on,
               "belofte_van": made.van, "belofte_op": made.op}
    record(actor.lopend, Wijziging("zaak.omgezet", "zaak", zaak_id, content, zaak_id))


def _end_all(actor: Actor, zicht: ZaakZicht, at: datetime) -> list[Wijziging]:
    """Requests and cover to come are withdrawn, the rest ends today; what is to be recorded comes back.

    Who closed it can still read it until midnight. Cover that was over keeps its own last day.
    """
    lines = []
    for running in Toewijzing.objects.filter(zaak_id=zicht.zaak_id, stand__in=RUNNING, tot__gte=zicht.on):
        begun = running.stand == VerzoekStand.AANVAARD.value and running.van is not None and running.van <= zicht.on
        running.stand = (VerzoekStand.GEEINDIGD if begun else VerzoekStand.INGETROKKEN).value
        running.einde_reden, running.beantwoord_at = ZAAK_GESLOTEN, running.beantwoord_at or at
        running.tot = zicht.on if begun else running.tot
        running.save(update_fields=["stand", "tot", "einde_reden", "beantwoord_at"])
        content = {"account": running.account_id, "soort": running.soort, "tot": running.tot,
                   "reden": ZAAK_GESLOTEN}
        lines.append(Wijziging(f"toewijzing.{running.stand}", "toewijzing", running.id, content, zicht.zaak_id))
    end_relaties(actor, zicht.zaak_id, [Soort.GEVRAAGD], tot=zicht.on + YESTERDAY)
    end_relaties(actor, zicht.zaak_id, [Soort.VAST, Soort.WAARNEMING], tot=zicht.on)
    return lines
