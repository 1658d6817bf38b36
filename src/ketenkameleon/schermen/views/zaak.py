"""S2 the zaakpagina: one page with everything, composed from the apps' queries; and its print. Source: ux.md 7 S2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.meldingen.queries_zaak import ZaakMelding, meldingen_of_zaak
from ketenkameleon.meldingen.woorden import AANLEIDINGEN, HERKOMST, status_name, uren
from ketenkameleon.rules.access import Deed, Functie, Relatie
from ketenkameleon.rules.continuity import Continuity
from ketenkameleon.rules.gronden import explain_by
from ketenkameleon.rules.plek import kinds
from ketenkameleon.rules.wetboek import Rij
from ketenkameleon.rules.zaak import Stand, outcomes, waiting_parties
from ketenkameleon.schermen.klok import page_clock
from ketenkameleon.schermen.wacht_queries import waiting_in
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.invoer import MET, VERTELLERS, who_can
from ketenkameleon.zaken.queries.blad import Tijdlijn, Zaakblad, contacten, zaakpagina
from ketenkameleon.zaken.queries.coordinator import safety_open
from ketenkameleon.zaken.queries.zaak import ZaakZicht, may_do, persoonslijn, zaak_for
from ketenkameleon.zaken.views.lopend import SESSION_CONTACT

STANDEN: Final[Mapping[Stand, tuple[str, str]]] = MappingProxyType({
    Stand.NIEUW: ("Nieuw", "neutraal"), Stand.LOOPT: ("Loopt", "neutraal"),
    Stand.PLEK_GESTART: ("Plek gestart", "gestart"), Stand.GESLOTEN: ("Gesloten", "neutraal"),
})
SOORTEN: Final[Mapping[str, str]] = MappingProxyType({
    "verzuim": "verzuimzaak", "luxe": "luxeverzuim", "doorstroompunt": "Doorstroompunt-zaak",
    "vrijwillig": "vrijwillige hulp",
})
GEZAG: Final[Mapping[str, str]] = MappingProxyType({
    "gezamenlijk": "gezamenlijk gezag", "eenhoofdig": "één ouder heeft gezag", "voogdij": "een voogd heeft gezag",
    "tijdelijk_geen": "tijdelijk niemand heeft gezag", "niet_te_bepalen": "gezag niet te bepalen",
})
# The languages of a regio by the code that the register gives; another code is shown as it came.
TALEN: Final[Mapping[str, str]] = MappingProxyType({
    "ar": "Arabisch", "de": "Duits", "en": "Engels", "es": "Spaans", "fa": "Farsi", "fr": "Frans", "pap": "Papiaments",
    "pl": "Pools", "pt": "Portugees", "ro": "Roemeens", "bg": "Bulgaars", "so": "Somalisch", "ti": "Tigrinya",
    "tr": "Turks", "tzm": "Tamazight", "uk": "Oekraïens", "zh": "Chinees", "nl": "Nederlands",
})
VERZOEK: Final[Mapping[str, str]] = MappingProxyType({
    "gevraagd": "gevraagd", "aanvaard": "aanvaard", "geweigerd": "zei nee", "ingetrokken": "verzoek ingetrokken",
    "geeindigd": "geëindigd",
})
KNOPPEN: Final[Mapping[str, Deed]] = MappingProxyType({
    "behandelen": Deed.ZAAK_BEHANDELEN, "contact": Deed.CONTACT_VASTLEGGEN, "geven": Deed.ZAAK_TOEWIJZEN,
    "antwoorden": Deed.VERZOEK_BEANTWOORDEN,
})
# As many as fit on the second half of the first screen; the rest is one press away.
OPEN_AT_ONCE: Final = 3


@require_safe
def zaak(request: Vraag, nummer: str) -> HttpResponse:
    """Everything about one zaak."""
    on = today(request)
    zicht = zaak_for(request.actor, nummer, Deed.ZAAK_ZIEN, on=on)
    return render(request, "schermen/zaak.html", _page(request, zicht, on))


@require_safe
def zaak_ouder(request: Vraag, nummer: str) -> HttpResponse:
    """Contacts before the twenty on the zaakpagina, twenty at a time."""
    on = today(request)
    zicht = zaak_for(request.actor, nummer, Deed.ZAAK_ZIEN, on=on)
    try:
        tijdlijn = contacten(request.actor, zicht, ouder=request.GET.get("voor") or None)
    except ValueError as wrong:
        raise Http404 from wrong
    page = {"zicht": zicht, "kind": persoonslijn(zicht.kind), "vandaag": on, "tijdlijn": tijdlijn,
            "voor": _older(tijdlijn)}
    return render(request, "schermen/zaak_ouder.html", page)


@require_safe
def zaak_print(request: Vraag, nummer: str) -> HttpResponse:
    """The zaak on one A4: no notities, for these are read on the page behind their wall. Source: ux.md 6.10."""
    on = today(request)
    zicht = zaak_for(request.actor, nummer, Deed.ZAAK_ZIEN, on=on)
    return render(request, "schermen/zaak_print.html", _page(request, zicht, on))


def _page(request: Vraag, zicht: ZaakZicht, on: date) -> dict[str, object]:
    actor = request.actor
    blad = zaakpagina(actor, zicht, on=on)
    wet, regio = actor.wet, actor.regio_code
    names = who_can(on=on, wet=wet, regio=regio)
    page: dict[str, object] = {
        "zicht": zicht, "blad": blad, "vandaag": on, "kind": persoonslijn(zicht.kind), "klok": page_clock(blad),
        "stand": STANDEN[zicht.stand], "soort": SOORTEN[zicht.soort],
        "taal": TALEN.get(zicht.kind.taal, zicht.kind.taal), "met": MET, "kunnen": _may(request, zicht),
        "contacten": blad.tijdlijn.contacten[:OPEN_AT_ONCE], "eerder": blad.tijdlijn.contacten[OPEN_AT_ONCE:],
        "afspraken": [(afspraak, _who(afspraak.wie, afspraak.wie_naam, zicht, names)) for afspraak in blad.afspraken],
        "afgerond": [(afspraak, _who(afspraak.wie, afspraak.wie_naam, zicht, names)) for afspraak in blad.afgerond],
        "wacht_op": [(rij, waiting_parties(on=on, wet=wet, regio=regio).get(rij.partij, rij.partij))
                     for rij in blad.wacht_op],
        "gezag": GEZAG.get(blad.gezag, blad.gezag), "verzoekwoorden": VERZOEK,
        "soorten": kinds(on=on, wet=wet, regio=regio),
        "vertellers": [(VERTELLERS[rij.verteller], rij) for rij in blad.verhalen if rij.vervangt is None],
        "meldingen": [_melding(request, rij, on) for rij in meldingen_of_zaak(actor, zicht)],
        "continuiteit": continuity_words(blad.continuiteit), "regel": _rule(request, zicht),
        "herkomst": HERKOMST.get(zicht.belofte_herkomst, zicht.belofte_herkomst),
        "uitkomst": outcomes(on=on, wet=wet).get(zicht.uitkomst, ""), "eerste_contact": _first_contact(blad),
        "verslagen": sum(deel.aantal for deel in blad.verborgen if deel.onderdeel == "notitie"),
        "gevraagd": Relatie.GEVRAAGD in zicht.relaties and not zicht.relaties - {Relatie.GEVRAAGD},
        "signalen": _signals(request, zicht, on), "voor": _older(blad.tijdlijn),
    }
    return page | _waits(request, zicht) | _as_what(request, zicht)


def _waits(request: Vraag, zicht: ZaakZicht) -> dict[str, object]:
    """For who runs the zaak: emergency shares that nobody explained, what the family answered and wrote, and routes.

    Source: ux.md S2 and S9.
    """
    if not zicht.relaties & {Relatie.VAST, Relatie.WAARNEMING}:
        return {}
    waits = waiting_in(request.actor, zicht)
    return {"paneel": waits.paneel, "antwoorden": waits.antwoorden, "gezinsberichten": waits.berichten,
            "uit_te_leggen": [(key, explain_by(shared, wet=request.actor.wet))
                               for _, key, shared in waits.uit_te_leggen]}


def _older(tijdlijn: Tijdlijn) -> str:
    """The address of the contacts before these."""
    return urlencode({"voor": tijdlijn.ouder}) if tijdlijn.ouder else ""


def _may(request: Vraag, zicht: ZaakZicht) -> dict[str, bool]:
    """Which buttons there are: a deed without a button would be refused, one with a button would not."""
    runs = zicht.stand is not Stand.GESLOTEN
    return {name: runs and bool(may_do(request.actor, zicht, deed)) for name, deed in KNOPPEN.items()}


def _who(code: str, naam: str, zicht: ZaakZicht, names: Mapping[str, str]) -> str:
    """Who keeps an afspraak: the name that was written, else the vaste contactpersoon by name, else the party."""
    if naam:
        return naam
    if code == "contactpersoon" and zicht.vast:
        return zicht.vast.naam
    return names.get(code, code)


def _melding(request: Vraag, row: ZaakMelding, on: date) -> tuple[ZaakMelding, str]:
    """One melding in a sentence: why, how much, and where it stands at DUO."""
    words = [AANLEIDINGEN.get(row.aanleiding, row.aanleiding), uren(row.minuten),
             status_name(row.status, on=on, wet=request.actor.wet), row.school]
    return row, " · ".join(word for word in words if word)


def continuity_words(said: Continuity) -> list[str]:
    """The continuity of a zaak in words, without a judgement. Source: design.md 2, promise 1; rules.continuity.

    >>> continuity_words(Continuity(2, 1, 0, 0.75))[0]
    'Het kind sprak met 2 mensen.'
    """
    if said.aandeel_vast is None:
        return ["Er is nog geen contact geweest."]
    people = "1 mens" if said.gezichten == 1 else f"{said.gezichten} mensen"
    changes = {0: "niet", 1: "1 keer"}.get(said.overdrachten, f"{said.overdrachten} keer")
    again = {0: "niets", 1: "1 keer iets"}.get(said.opnieuw_verteld, f"{said.opnieuw_verteld} keer iets")
    return [f"Het kind sprak met {people}.", f"De vaste contactpersoon wisselde {changes}.",
            f"Iemand moest {again} opnieuw vertellen.",
            f"Van elke 100 contacten waren er {round(100 * said.aandeel_vast)} met de vaste contactpersoon."]


def _rule(request: Vraag, zicht: ZaakZicht) -> Rij | None:
    """The row of the Wetboek that gave the promise its length, as the zaak kept it: a row that was added later and
    begins earlier is not the one that applied. Source: promise 8.
    """
    versions = request.actor.wet.versies("belofte.termijn")
    return next((rij for rij in versions if rij.id == zicht.belofte_rij), None)


def _first_contact(blad: Zaakblad) -> date | None:
    return next((point.op for point in blad.mijlpalen if point.code == "eerste_contact"), None)


def _signals(request: Vraag, zicht: ZaakZicht, on: date) -> list[tuple[object, ...]]:
    """Safety signals of this zaak that no coördinator has seen; only a coördinator gets them."""
    if Functie.COORDINATOR not in request.actor.functies:
        return []
    return [signal for signal in safety_open(request.actor, on=on) if signal.zaak_id == zicht.zaak_id]


def _as_what(request: Vraag, zicht: ZaakZicht) -> dict[str, object]:
    """The rol bar says how somebody looks, when no contact runs: cover is not the vaste contactpersoon."""
    if request.session.get(SESSION_CONTACT) or request.actor.rol:
        return {}
    if Relatie.WAARNEMING in zicht.relaties:
        return {"rolbalk": "Geen rol actief — u neemt waar"}
    if Relatie.GEVRAAGD in zicht.relaties:
        return {"rolbalk": "Geen rol actief — u bent gevraagd voor deze zaak"}
    return {}
