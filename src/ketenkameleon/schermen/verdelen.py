"""*Verdelen*, the start page of a coördinator: what waits for a person, what is late, who has room. Source:
ux.md S7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.gezin.queries.berichten_werk import asked_for_other
from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.belofte import Niveau, days_left
from ketenkameleon.rules.texts import TEKSTEN
from ketenkameleon.rules.zaak import Stand, refusal_reasons, waiting_parties
from ketenkameleon.schermen.bevoegdheden import short_warnings
from ketenkameleon.schermen.verdelen_queries import Achtergrond, asked, background, team_load
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.pagina import Vraag, deed, today
from ketenkameleon.web.components import Klok
from ketenkameleon.zaken.queries.coordinator import ZonderBevoegdheid, safety_open, unauthorised_contacts
from ketenkameleon.zaken.queries.lijst import TeGeven, ZaakRegel, ZakenFilter, to_assign, zaken_list

GETOOND: Final = 12
LAAT: Final = (Niveau.TE_LAAT, Niveau.SPOED)


@require_safe
@deed(Deed.ZAAK_TOEWIJZEN)
def verdelen(request: Vraag) -> HttpResponse:
    """Zaken without a professional first, then what is late or unsafe, then the team. ?toon=alles unfolds
    the lists."""
    actor, on = request.actor, today(request)
    everything = request.GET.get("toon") == "alles"
    most = None if everything else GETOOND
    waiting, late = to_assign(actor, on=on), _late(actor, on)
    behind = background(actor, [zaak.zaak_id for zaak in waiting[:most]], on=on)
    busy, signals = asked(actor, on=on), safety_open(actor, on=on)
    contacts = unauthorised_contacts(actor, on=on)[:most]
    _write_look(actor, [zaak.zaak_id for zaak in waiting[:most]], [verzoek.zaak_id for verzoek in busy],
                [zaak.zaak_id for zaak in late[:most]], [signaal.zaak_id for signaal in signals],
                [contact.zaak_id for contact in contacts])
    load = team_load(actor, on=on)
    page = {
        "te_geven": [_to_give(actor, zaak, behind.get(zaak.zaak_id), on) for zaak in waiting[:most]],
        "aantal": len(waiting), "aantal_laat": len(late), "alles": everything, "vandaag": on,
        "langst": max((_days(zaak, on) for zaak in waiting), default=0),
        "gevraagd": busy,
        "laat": [_late_row(actor, zaak, on) for zaak in late[:most]],
        "signalen": signals, "ander_contact": asked_for_other(actor),
        "zonder": [(contact, _missing(contact)) for contact in contacts],
        "team": load,
        "loopt": short_warnings(actor, [person.lid for person in load], on=on),
    }
    return render(request, "schermen/verdelen.html", page)


def _write_look(actor: Actor, *shown: Sequence[UUID]) -> None:
    """One look at the page, with every zaak that stood in one of its lists."""
    looked_at_list(actor.lopend, Lijstsoort.VERDELEN, [zaak for part in shown for zaak in part])


def _to_give(actor: Actor, zaak: TeGeven, behind: Achtergrond | None, on: date) -> dict[str, object]:
    """A zaak with how long it waits and why it is here again."""
    reasons = refusal_reasons(on=on, wet=actor.wet)
    refused = behind is not None and behind.weiger_code
    return {
        "zaak": zaak,
        "dagen": _days(zaak, on),
        "vorige": behind.vorige if behind else "",
        "weigeraar": behind.weigeraar if behind and refused else "",
        "weiger": reasons.get(behind.weiger_code, behind.weiger_code) if behind and refused else "",
        "weiger_reden": behind.weiger_reden if behind else "",
    }


def _late(actor: Actor, on: date) -> tuple[ZaakRegel, ...]:
    """Zaken whose promise is past or nearly so, the worst first; the list stands by the promised day
    already."""
    found = zaken_list(actor, ZakenFilter(standen=(Stand.NIEUW, Stand.LOOPT)), on=on)
    return tuple(zaak for zaak in found.zaken if zaak.niveau in LAAT)


def _late_row(actor: Actor, zaak: ZaakRegel, on: date) -> dict[str, object]:
    parties = waiting_parties(on=on, wet=actor.wet, regio=actor.regio_code)
    day = zaak.belofte_op or on
    clock: Klok = {"op": day, "dagen": days_left(day, on), "niveau": zaak.niveau.value if zaak.niveau else ""}
    return {"zaak": zaak, "klok": clock, "wacht_op": parties.get(zaak.wacht_op, zaak.wacht_op)}


def _missing(contact: ZonderBevoegdheid) -> str:
    """Why there was no authority, when the reason stands without blanks to fill in."""
    text = TEKSTEN[contact.code].waarom if contact.code in TEKSTEN else ""
    return "" if "{" in text else text


def _days(zaak: TeGeven, on: date) -> int:
    return max(0, (on - local_day(zaak.geopend_at)).days)
