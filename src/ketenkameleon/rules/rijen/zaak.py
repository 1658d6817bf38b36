"""The zaak and the plek: kinds, steps with their ground, outcomes, reasons, and the terms between them."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_BELOFTE_2: Final = "design.md 2, belofte 2"
_LEERPLICHT: Final = ("leerplicht_gesprek", "leerplicht_verhoor")

_SOORTEN: Final[dict[str, Waarde]] = {
    "verzuim": {"naam": "Verzuim", "belofte": True, "rollen_niet": ()},
    "luxe": {"naam": "Luxeverzuim", "belofte": False, "rollen_niet": ()},
    "doorstroompunt": {"naam": "Doorstroompunt", "belofte": False, "rollen_niet": ("halt",)},
    "vrijwillig": {"naam": "Vrijwillige hulp", "belofte": False, "rollen_niet": _LEERPLICHT},
}

_STAPPEN: Final[dict[str, Waarde]] = {
    "nieuw>loopt": "design.md 2, belofte 1: een professional heeft de zaak aanvaard",
    "nieuw>plek_gestart": _BELOFTE_2 + ": bevestigd gestart voor iemand de zaak aanvaardde",
    "nieuw>gesloten": "keuze van een mens: de enige melding is ingetrokken of ten onrechte gedaan",
    "loopt>plek_gestart": _BELOFTE_2 + ": de plek is gestart en bevestigd",
    "loopt>gesloten": "keuze van een mens, met een uitkomst van de zaak",
    "plek_gestart>loopt": _BELOFTE_2 + ": iemand zegt 'klopt niet', of de plek stopt",
    "plek_gestart>gesloten": "keuze van een mens, na de nazorg",
    "gesloten>loopt": _BELOFTE_2 + ": 'klopt niet' of een gestopte plek opent de zaak, binnen de termijn",
}

_UITKOMSTEN: Final[dict[str, Waarde]] = {
    "plek_past": {"naam": "De plek past", "nazorg": True, "reden": False, "plek": True},
    "verhuisd": {"naam": "Verhuisd naar een andere regio", "nazorg": True, "reden": False, "plek": False},
    "achttien_overgedragen": {"naam": "18 geworden, overgedragen aan het Doorstroompunt", "nazorg": True,
                              "reden": False, "plek": False},
    "ten_onrechte_gemeld": {"naam": "Ten onrechte gemeld", "nazorg": False, "reden": False, "plek": False},
    "overleden": {"naam": "Overleden", "nazorg": False, "reden": False, "plek": False},
    "anders": {"naam": "Anders, met een reden", "nazorg": True, "reden": True, "plek": False},
}

_PLEK_STAPPEN: Final[dict[str, Waarde]] = {
    "aangeboden>aanvaard": "het kind en de ouders zeggen ja",
    "aangeboden>vervallen": "het aanbod gaat niet door",
    "aanvaard>gestart": _BELOFTE_2 + ": de eerste dag op de plek",
    "aanvaard>vervallen": "de plek gaat niet door",
    "gestart>bevestigd": _BELOFTE_2 + ": de school of een ouder bevestigt",
    "gestart>betwist": _BELOFTE_2 + ": de school of een ouder zegt 'klopt niet'",
    "gestart>gestopt": "het kind gaat niet meer naar de plek",
    "bevestigd>betwist": _BELOFTE_2 + ": de andere partij zegt 'klopt niet'",
    "bevestigd>gestopt": "het kind gaat niet meer naar de plek",
    "betwist>bevestigd": "na een gesprek bevestigt wie het betwistte",
    "betwist>gestopt": "na een gesprek blijkt de plek gestopt",
    "betwist>vervallen": "na een gesprek blijkt de plek nooit gestart",
}

_PLEK_SOORTEN: Final[dict[str, Waarde]] = {
    "eigen_school_hervat": "Weer naar de eigen school", "andere_school": "Naar een andere school",
    "hulp_gestart": "Hulp is gestart", "onderwijs_zorgarrangement": "Onderwijs-zorgarrangement (OZA)",
    "oza_groep": "Onderwijs-zorgarrangement in een groep (OZA)", "ikc": "Integraal kindcentrum (IKC)",
    "so_sbo": "Speciaal (basis)onderwijs (SO, SBO)", "zorg_in_onderwijstijd": "Zorg in onderwijstijd",
    "deel_onderwijs_bij_vrijstelling": "Deel onderwijs bij een vrijstelling",
    "werk_leerplek": "Werk-leerplek",
}

_WACHT_OP: Final[dict[str, Waarde]] = {
    "school": "school", "swv": "samenwerkingsverband", "ouders": "ouders", "jongere": "jongere", "cjg": "CJG",
    "ggd": "GGD", "gemeente": "gemeente", "persoonsgegevens": "persoonsgegevens",
    "coordinator": "coördinator", "andere": "andere",
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("zaak.soorten", _SINCE, frozen(_SOORTEN), "kenmerken per soort zaak",
        "Ketenkameleon, wat een melding in gang zet; geen Halt vanaf 18 jaar (halt.nl)", Zekerheid.KEUZE),
    Rij("zaak.stappen", _SINCE, frozen(_STAPPEN), "stap met grond", "design.md 2a (standen van een zaak)",
        Zekerheid.KEUZE),
    Rij("zaak.omzetten", _SINCE, frozen({"vrijwillig>verzuim": True, "luxe>verzuim": False}),
        "omzetting; waar: eerst aan het gezin vertellen", "Ketenkameleon, wat een melding in gang zet",
        Zekerheid.KEUZE),
    Rij("zaak.uitkomsten", _SINCE, frozen(_UITKOMSTEN),
        "per uitkomst: nazorg nodig, reden nodig, bevestigde plek nodig",
        "design.md 2; keuze van dit project", Zekerheid.KEUZE),
    Rij("zaak.wacht_op", _SINCE, frozen(_WACHT_OP), "partij met naam", "design.md 2a (wacht op)",
        Zekerheid.KEUZE, lokaal=True),
    Rij("zaak.na_intrekken", _SINCE, frozen({"doorgaan": "De zaak gaat door", "sluiten": "De zaak sluit"}),
        "keuzes voor de contactpersoon", "design.md 2, belofte 9: een mens beslist", Zekerheid.KEUZE),
    Rij("verzoek.antwoord_binnen", _SINCE, 1, "werkdagen", "design.md 2, belofte 1", Zekerheid.KEUZE),
    Rij("verzoek.weigerredenen", _SINCE, frozen({
        "kent_gezin": {"naam": "Ik ken het gezin", "toelichting": False},
        "geen_ruimte": {"naam": "Ik heb geen ruimte", "toelichting": False},
        "geen_bevoegdheid": {"naam": "Ik heb de bevoegdheid niet", "toelichting": False},
        "anders": {"naam": "Anders", "toelichting": True}}),
        "reden; waar: ook een toelichting", "design.md 2, belofte 1", Zekerheid.KEUZE),
    Rij("plek.soorten", _SINCE, frozen(_PLEK_SOORTEN), "soort met naam",
        "design.md 2, belofte 2; domain.md 12", Zekerheid.KEUZE, lokaal=True),
    Rij("plek.stappen", _SINCE, frozen(_PLEK_STAPPEN), "stap met grond", _BELOFTE_2, Zekerheid.KEUZE),
    Rij("plek.bevestigers", _SINCE, ("school", "ouder"), "wie kan bevestigen", _BELOFTE_2, Zekerheid.KEUZE),
    Rij("plek.klopt_niet", _SINCE, 10, "schooldagen na de bevestiging", _BELOFTE_2, Zekerheid.KEUZE),
    Rij("plek.heropent", _SINCE, 4, "lesweken na de start", _BELOFTE_2, Zekerheid.KEUZE),
)
