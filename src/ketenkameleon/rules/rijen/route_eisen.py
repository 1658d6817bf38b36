"""What a step of a route asks: each thing by code, how it is tested, and for whom it is asked."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)


def _eis(naam: str, bron: str, *, toets: str = "vastgelegd", codes: tuple[str, ...] = (), van: int = 0, tot: int = 0,
         alleen_als: tuple[str, ...] = ()) -> Waarde:
    return frozen({"naam": naam, "bron": bron, "toets": toets, "codes": codes, "van": van, "tot": tot,
                   "alleen_als": alleen_als})


_LPW22: Final = "Leerplichtwet 1969 art. 22"
_SV: Final = "Wetboek van Strafvordering art. 27c-29"
_RICHTLIJN: Final = "Richtlijn en kader strafvordering jeugd"
_BW: Final = "BW art. 1:255"
_KEUZE: Final = "keuze van dit project"

_EISEN: Final[dict[str, Waarde]] = {
    "ouders_gehoord": _eis("dat u de ouders heeft gehoord", _LPW22),
    "kind_gehoord": _eis("dat u het kind heeft gehoord (vanaf 12 jaar)", _LPW22, van=12),
    "terug_vastgelegd": _eis("dat het kind weer naar school gaat, met een reden voor DUO", "domain.md 4.3"),
    "weigering_vastgelegd": _eis("dat er een nee is", _KEUZE),
    "reden": _eis("waarom u deze stap zet", "MAS: pas toe of leg uit"),
    "ja_hulp": _eis("", "Jeugdwet art. 7.3.4 en 7.3.5", toets="ja_hulp"),
    "verdachte": _eis("", "Leerplichtwet 1969 art. 2 lid 3 en 26; domain.md 14b regel 1", toets="verdachte"),
    "halt_kan": _eis("", "halt.nl voor leerplichtambtenaren", toets="halt_kan"),
    "halt_verteld": _eis("dat het kind op papier weet dat meedoen niet hoeft, en wat er anders gebeurt",
                         "Sr art. 77e lid 2"),
    "halt_ouders_verteld": _eis("dat de ouders dit op papier weten (onder 16 jaar)", "halt.nl", tot=15),
    "ja_halt": _eis("", "halt.nl voor leerplichtambtenaren", toets="ja_halt"),
    "ja_halt_loopt": _eis("", "halt.nl; domain.md 14b regel 3", toets="ja_halt_loopt"),
    "halt_waarschuwing": _eis("de waarschuwing op papier", _RICHTLIJN),
    "halt_negatief": _eis("de waarschuwing op papier, of waarom die er niet kwam", _RICHTLIJN,
                          codes=("halt_waarschuwing", "geen_waarschuwing_omdat")),
    "bericht_verstuurd": _eis("het bericht aan het kind, de ouders en de officier", _RICHTLIJN),
    "bedreigd": _eis("waarom het kind in zijn ontwikkeling ernstig wordt bedreigd", _BW),
    "hulp_niet_aanvaard": _eis("dat hulp niet of niet genoeg is aanvaard", _BW),
    "ouders_weer_zelf": _eis("dat de ouders het binnen een redelijke tijd weer zelf kunnen", _BW),
    "acuut_gevaar": _eis("het acute gevaar, en dat het college het hoorde", "Jeugdwet art. 3.1 lid 2 en 3"),
    "college_bericht": _eis("het bericht aan het college", "Jeugdwet art. 3.1; BW art. 1:255"),
    "ots_uitgesproken": _eis("dat de kinderrechter de OTS uitsprak", _BW),
    "uitnodiging_op_papier": _eis("de uitnodiging op papier", "design.md 2a (verhoor)"),
    "verdenking_genoemd": _eis("dat u de verdenking noemde", _SV),
    "cautie": _eis("de cautie", _SV),
    "advocaat_aangeboden": _eis("dat u een advocaat aanbood", _SV),
    "vertrouwenspersoon": _eis("dat een kind iemand mee mocht nemen", "domain.md 10.1 (onzeker)", tot=17),
    "tolk_aangeboden": _eis("dat u een tolk aanbood", _SV),
    "pv_velden": _eis("dat verdenking, cautie, advocaat en tolk in het proces-verbaal staan", _SV),
    "halt_niet_positief": _eis("", "Sr art. 77e lid 5; domain.md 14b regel 8", toets="halt_niet_positief"),
    "afschrift_raad": _eis("het afschrift aan de Raad: een ouder is eerder veroordeeld",
                           "Leerplichtwet 1969 art. 22 lid 5", alleen_als=("ouder_eerder_veroordeeld",)),
    "verzet_op_tijd": _eis("dat het verzet op tijd was", "akbzh.nl (niet bevestigd)"),
    "luxe_pv": _eis("", "Richtlijn schoolverzuim 2017R002", toets="luxe_pv"),
    "inschrijving": _eis("op welke school het kind staat", "Leerplichtwet 1969 art. 19"),
    "vrijstelling_vastgelegd": _eis("de vrijstelling", "Leerplichtwet 1969 art. 5-15"),
    "ouders_op_papier": _eis("de brief aan de ouders", "Leerplichtwet 1969 art. 22 lid 4"),
    "vier_weken_voorbij": _eis("dat de vier weken van de ouders voorbij zijn", "Leerplichtwet 1969 art. 22 lid 4"),
    "verklaring_arts": _eis("een verklaring van een arts die het kind niet behandelt, niet te oud",
                            "Leerplichtwet 1969 art. 7", toets="vers", alleen_als=("5_onder_a",)),
    "geen_school_vorig_jaar": _eis("dat het kind vorig jaar niet op zo'n school zat", "Leerplichtwet 1969 art. 8",
                                   alleen_als=("5_onder_b",)),
    "verklaring_school": _eis("een verklaring van de school in het buitenland", "Leerplichtwet 1969 art. 9",
                              alleen_als=("5_onder_c",)),
    "kennisgeving": _eis("de kennisgeving of aanvraag van de ouders", "Leerplichtwet 1969 art. 6"),
    "besluit_verstuurd": _eis("dat het besluit is verstuurd", "Leerplichtwet 1969 art. 3a en 3b"),
    "van_rechtswege": _eis("", "Leerplichtwet 1969 art. 5 en 5a", toets="kenmerk",
                           codes=("5_onder_a", "5_onder_b", "5_onder_c", "5a")),
    "door_college": _eis("", "Leerplichtwet 1969 art. 3a, 3b en 15", toets="kenmerk", codes=("3a", "3b", "15")),
    "bezwaar_op_tijd": _eis("dat het bezwaar op tijd was", "Awb art. 6:7 (niet gelezen)"),
    "verlof_beslisser": _eis("", "Leerplichtwet 1969 art. 13a en 14", toets="verlof_beslisser"),
    "hoofd_gehoord": _eis("dat u het hoofd van de school hoorde", "Leerplichtwet 1969 art. 14 lid 3",
                          toets="hoofd_gehoord"),
    "ouders_verteld": _eis("dat de ouders weten dat de jeugdarts wordt gevraagd", "ncj.nl, M@ZL"),
    "advies_jeugdarts": _eis("het advies van de jeugdarts", "ncj.nl, M@ZL"),
    "signalen_in_kaart": _eis("de signalen", "Besluit verplichte meldcode"),
    "collega_gesproken": _eis("het overleg met een collega en met Veilig Thuis", "Besluit verplichte meldcode"),
    "niet_alleen_verzuim": _eis("", "ingrado.nl (2021); domain.md 14b regel 14", toets="niet_alleen_verzuim"),
    "allen_eens": _eis("dat alle partners het eens zijn", "ingrado.nl (2021)"),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("route.eisen", _SINCE, frozen(_EISEN),
        "eis met naam, bron en toets; van en tot: leeftijd in jaren waarbij zij wordt gevraagd, 0 is geen grens",
        "domain.md 5-10 en 14b; per eis staat de bron", Zekerheid.OUD),
)
