"""Every address of the site, asked for by everybody: really as the user web, through the whole middleware."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from huis import MELDINGSNUMMER, Huis

from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.inloggen.hoeden import SESSION_HOED
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.sessies import keep_alive
from paginas_bouw import browser

# Short name → who it is: nobody, an account whose aanstelling ended, the school that reported, another school, vast,
# covers, is asked, BIP with no relatie, coördinator, and BIP and coördinator of the other regio.
WIE = {"niemand": None, "uit": "uit", "school": "peter", "andere_school": "zus", "vast": "samira",
       "waarneemt": "nina", "gevraagd": "tom", "bip": "kees", "coordinator": "farah", "bip_elders": "bram",
       "coordinator_elders": "els"}

# Pages about a contact that was saved.
OVER_BEWAARD = {"contact_aanvullen", "ouderregel"}


def lasting(account: str) -> str:
    """The session of who looked at a page before: nothing is left in it that a next page would have to write."""
    client = browser(account)
    session = client.session
    with transaction.atomic():
        actor = begin(Account.objects.get(gebruikersnaam=account).id, doel="test", at=timezone.now()).actor
        transaction.set_rollback(True)
    if actor is not None:
        keep_alive(session, actor, timezone.now())
        if actor.hoeden == 1:
            session[SESSION_HOED] = str(actor.hoed)
    session.save()
    return client.cookies["sessionid"].value


def url_names() -> set[str]:
    """The name of every address, nested includes and all. An address without a name is there as its pattern."""
    found, waiting = set(), list(get_resolver().url_patterns)
    while waiting:
        here = waiting.pop()
        if isinstance(here, URLPattern):
            found.add(here.name or str(here.pattern))
        else:
            waiting += here.url_patterns
    return found


@dataclass
class Bezoek:
    """Browsers that stay logged in. What an allowed page does is undone; what was refused is really committed."""

    huis: Huis
    sessies: dict[str, str] = field(default_factory=dict)
    # Per page of the privacy officer the key that is asked for; without one it is a key that is not there.
    sleutels: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kort, account in WIE.items():
            if account is not None:
                self.sessies[kort] = lasting(account)

    def vraag(self, wie: str, naam: str, methode: str, data: dict[str, str] | None = None, *,
              nummer: str | None = None, blijft: bool = False) -> HttpResponse:
        """What the page answers; its work is undone unless it `blijft`."""
        return self.adres(wie, self.url(naam, nummer), methode, data, blijft=blijft)

    def adres(self, wie: str, url: str, methode: str, data: dict[str, str] | None = None, *,
              blijft: bool = False, gooit: bool = True) -> HttpResponse:
        """The same for any address. A fault in a page is raised here, unless not `gooit`."""
        client = Client(raise_request_exception=gooit)
        if wie in self.sessies:
            client.cookies["sessionid"] = self.sessies[wie]
        with transaction.atomic() if not blijft else nullcontext():
            answer = getattr(client, methode.lower())(url, data or {})
            if not blijft:
                transaction.set_rollback(True)
        if answer.streaming:
            answer.gelezen = answer.getvalue()
            answer.close()
        return answer

    def url(self, naam: str, nummer: str | None = None) -> str:
        """The address of that page for the full zaak, or for another zaaknummer."""
        h = self.huis
        known = {
            "nummer": nummer or h.nummer, "afspraak_id": h.afspraak, "wachtop_id": h.wachtop, "verhaal_id": h.verhaal,
            "plek_id": h.plek, "signaal_id": h.signaal, "melding_id": h.melding, "regel_id": h.regel,
            "deling_id": h.deling, "brief_id": h.brief, "route_id": h.route, "zaakroute_id": h.weet,
            "vraag": "verlofvraag", "deelname_id": h.hulp, "beeld_id": h.beeld, "feit_id": h.feit,
            "naar": "intake_rvdk", "toestemming_id": h.toestemming, "ontvanger": "rvdk",
            "naam": "termijn.halt.startgesprek", "meldingsnummer": MELDINGSNUMMER, "stap": "stoppen",
            "vraag_id": h.vraag, "klacht_id": h.klacht, "klachtbrief_id": h.klachtbrief,
            "sleutel": {"signaal": h.kernsignaal, "signaal_melding": h.kernsignaal,
                        "betrokken_antwoord": h.betrokkenvraag,
                        "in_beeld_meekijken_stop": h.meekijker}.get(naam, self.sleutels.get(naam, h.zaak.id)),
            "school_id": h.wereld.hier.scholen["De Vlier"].id,
            "onderdeel": "regie", "rol": "raad", "formulier": "notitie", "geheim": "geen-adres",
            "object_id": h.zaak.id, "provider_id": "duinstad", "pk": 1, "nood_id": h.zaak.id,
            "bericht_id": h.gezinsbericht if naam == "zaak_verzetten" else h.zaak.id,
            "account_id": h.zaak.id if naam.startswith("beheer") else h.wereld.hier.account_id("samira"),
            "plan_id": h.plan, "doel_id": h.doel, "stap_id": h.stap,
            "aanstelling_id": h.zaak.id, "voorstel_id": h.zaak.id, "koppeling_id": h.zaak.id, "bewijs_id": h.bewijs,
            "inzet_id": h.inzet, "leer_id": h.leerregel, "deel": "halt", "jaar": 2026, "lijst": "vrijgesteld",
            "contact_id": h.contact_bewaard if naam in OVER_BEWAARD else h.contact_loopt,
        }
        asked = get_resolver().reverse_dict.getlist(naam)[0][0][0][1]
        return reverse(naam, kwargs={name: known[name] for name in asked})
