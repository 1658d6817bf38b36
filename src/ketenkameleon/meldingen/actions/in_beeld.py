"""Noting that a child is exempt, that somebody looked again, and that the exemption is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.models import Vrijgesteld
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.openen import MUUR_REGIE
from ketenkameleon.zaken.queries.zaak import zaak_for


@dataclass(frozen=True, slots=True)
class Vrijstelling:
    """An exemption as it is noted: of which kind (row vrijstelling.soorten), from–until, and when to look again."""

    soort: str
    van: date
    tot: date
    kijk_weer_op: date


def look_again_on(van: date, *, wet: Wetboek) -> date:
    """The day on which somebody should look again: a proposal. Units: a calendar date. Source: row in_beeld.kijk_weer.
    """
    return add_months(van, wet.getal("in_beeld.kijk_weer", van))


def note_exemption(actor: Actor, sleutel: str | UUID, invoer: Vrijstelling, *, at: datetime) -> UUID:
    """Keep that the child of this zaak is exempt, so that it stays in view also when the zaak is closed; gives the key.

    For who runs the zaak. Raises Onvolledig, NotAllowed, NotFound. Source: issue 6, part 2.
    """
    on = local_day(at)
    zicht = zaak_for(actor, sleutel, Deed.ZAAK_BEHANDELEN, on=on)
    wrong: dict[str, str] = {}
    if invoer.soort not in actor.wet.tabel("vrijstelling.soorten", on):
        wrong["soort"] = "Kies welke vrijstelling het is."
    if invoer.tot < invoer.van:
        wrong["tot"] = "De laatste dag ligt op of na de eerste."
    if not invoer.van <= invoer.kijk_weer_op <= invoer.tot:
        wrong["kijk_weer_op"] = "Kies een dag binnen de vrijstelling."
    if wrong:
        raise Onvolledig(**wrong)
    made = Vrijgesteld.objects.create(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=zicht.verantwoordelijke_id, muur=MUUR_REGIE,
        zaak_id=zicht.zaak_id, soort=invoer.soort, van=invoer.van, tot=invoer.tot, kijk_weer_op=invoer.kijk_weer_op,
        vastgelegd_door=actor.account_id, vastgelegd_at=at)
    record(actor.lopend, Wijziging("vrijstelling.vastgelegd", "vrijgesteld", made.id, {
        "soort": invoer.soort, "van": invoer.van, "tot": invoer.tot, "kijk_weer_op": invoer.kijk_weer_op},
        zicht.zaak_id))
    return made.id
