"""The four routes of the MAS: their stands, each step with ground, who takes it, what it asks, which terms."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_MAS: Final = date(2017, 3, 1)  # the month in which the MAS replaced the handbook of 2012
_HALT: Final = date(2015, 1, 1)  # the year of the oldest text in which this was read
_JEUGDWET: Final = date(2015, 1, 1)
_STRAF: Final = date(2013, 1, 1)  # the year of the text of the Aanwijzing that was read
_OUD: Final = Zekerheid.OUD
_GELEZEN: Final = Zekerheid.GELEZEN
_KEUZE: Final = Zekerheid.KEUZE
_NAVRAGEN: Final = Zekerheid.NAVRAGEN

_LPA: Final = ("leerplicht",)
_BOA: Final = ("boa",)
_ELK: Final = ("contactpersoon",)
_RVDK: Final = ("raad",)
_OM: Final = ("om",)
_RECHTER: Final = ("rechter",)
_BIJ_HALT: Final = ("halt",)


def stap(grond: str, door: tuple[str, ...], zekerheid: Zekerheid, *, eisen: tuple[str, ...] = (),
         start: tuple[str, ...] = (), stopt: tuple[str, ...] = (), daad: str = "") -> Waarde:
    """One step as a row holds it. `door`: who takes it; `daad`: the act that asks authority; terms by code.

    Source: with each step.
    """
    return frozen({"grond": grond, "door": door, "daad": daad, "eisen": eisen, "start": start,
                   "stopt": stopt, "zekerheid": zekerheid.value})


_HULP: Final[dict[str, Waarde]] = {
    "gemeld>onderzoek": stap("Leerplichtwet art. 22: elke melding wordt onderzocht", _LPA, _OUD),
    "onderzoek>hulp_voorgesteld": stap(
        "achter het verzuim zit een probleem; hulp eerst (MAS)", _LPA, _GELEZEN,
        eisen=("ouders_gehoord", "kind_gehoord")),
    "onderzoek>terug_op_school": stap("er is geen hulp nodig", _LPA, _KEUZE, eisen=("terug_vastgelegd",)),
    "hulp_voorgesteld>hulp_loopt": stap(
        "Jeugdwet art. 7.3.4 en 7.3.5: wie ja moet zeggen, zei ja", _ELK, _OUD, eisen=("ja_hulp",)),
    "hulp_voorgesteld>hulp_geweigerd": stap(
        "het gezin wil geen hulp", _ELK, _KEUZE, eisen=("weigering_vastgelegd",)),
    "hulp_loopt>hulp_voorgesteld": stap(
        "een verjaardag (12, 16, 18) heropent de vraag", _ELK, _KEUZE),
    "hulp_loopt>hulp_geweigerd": stap(
        "het gezin trekt het ja in", _ELK, _KEUZE, eisen=("weigering_vastgelegd",)),
    "hulp_loopt>terug_op_school": stap(
        "het kind gaat weer naar school; de melding sluit met een reden", _ELK, _OUD,
        eisen=("terug_vastgelegd",)),
    "hulp_loopt>onvoldoende": stap("de hulp helpt niet genoeg", _ELK, _KEUZE, eisen=("reden",)),
    "onvoldoende>hulp_voorgesteld": stap("andere hulp", _ELK, _KEUZE),
}
_HULP_STANDEN: Final[dict[str, Waarde]] = {
    "gemeld": "gemeld", "onderzoek": "onderzoek", "hulp_voorgesteld": "hulp voorgesteld",
    "hulp_loopt": "hulp loopt", "hulp_geweigerd": "hulp geweigerd", "onvoldoende": "onvoldoende",
    "terug_op_school": "terug op school",
}

_HALT_STAPPEN: Final[dict[str, Waarde]] = {
    "kandidaat>voorgesteld": stap(
        "Sr art. 77e lid 2: eerst schriftelijk vertellen dat meedoen niet hoeft", _BOA, _OUD,
        eisen=("verdachte", "halt_kan", "halt_verteld", "halt_ouders_verteld"), start=("halt.verwijzing",)),
    "kandidaat>niet_geschikt": stap("Halt past niet", _LPA, _KEUZE, eisen=("reden",)),
    "voorgesteld>verwezen": stap(
        "halt.nl: het kind zegt ja, en onder de 16 ook wie gezag heeft", _BOA, _GELEZEN,
        eisen=("verdachte", "halt_kan", "ja_halt"), start=("halt.startgesprek",), stopt=("halt.verwijzing",),
        daad="halt_verwijzing"),
    "voorgesteld>geweigerd": stap("halt.nl: zonder ja volgt een proces-verbaal", _BOA, _GELEZEN,
                                  eisen=("weigering_vastgelegd",), stopt=("halt.verwijzing",)),
    "verwezen>startgesprek": stap("Halt voert het startgesprek", _BIJ_HALT, _OUD, eisen=("ja_halt",),
                                  stopt=("halt.startgesprek",)),
    "verwezen>afgebroken": stap("het ligt niet aan het kind", _BIJ_HALT, _KEUZE, eisen=("reden",),
                                stopt=("halt.startgesprek",)),
    "startgesprek>loopt": stap("het kind begint met de opdrachten", _BIJ_HALT, _OUD, eisen=("ja_halt_loopt",)),
    "startgesprek>afgebroken": stap("het ligt niet aan het kind", _BIJ_HALT, _KEUZE, eisen=("reden",)),
    "loopt>waarschuwing": stap("Richtlijn jeugd: een waarschuwing op papier", _BIJ_HALT, _OUD,
                               eisen=("halt_waarschuwing",)),
    "loopt>eindgesprek": stap("het kind deed de opdrachten", _BIJ_HALT, _OUD, eisen=("ja_halt_loopt",),
                              start=("halt.afloopbericht",)),
    "loopt>negatief": stap("het kind doet niet goed mee", _BIJ_HALT, _KEUZE, eisen=("halt_negatief",),
                           start=("halt.afloopbericht",)),
    "loopt>afgebroken": stap("het ligt niet aan het kind", _BIJ_HALT, _KEUZE, eisen=("reden",)),
    "waarschuwing>loopt": stap("het kind doet weer mee", _BIJ_HALT, _OUD),
    "waarschuwing>negatief": stap(
        "Richtlijn jeugd: ook na de waarschuwing op papier lukt het niet", _BIJ_HALT, _OUD,
        eisen=("halt_negatief",), start=("halt.afloopbericht",)),
    "waarschuwing>afgebroken": stap("het ligt niet aan het kind", _BIJ_HALT, _KEUZE, eisen=("reden",)),
    "eindgesprek>positief": stap("Sr art. 77e lid 5: het recht om te vervolgen vervalt", _BIJ_HALT, _OUD),
    "eindgesprek>negatief": stap("bij het eindgesprek blijkt dat het niet goed ging", _BIJ_HALT, _KEUZE,
                                 eisen=("halt_negatief",)),
    "positief>afgerond": stap(
        "Richtlijn jeugd: bericht aan het kind, de ouders en de officier; geen proces-verbaal", _BIJ_HALT, _OUD,
        eisen=("bericht_verstuurd",), stopt=("halt.afloopbericht",)),
    "negatief>teruggemeld": stap(
        "Richtlijn jeugd: meteen bericht op papier; daarna volgt een proces-verbaal", _BIJ_HALT, _OUD,
        eisen=("bericht_verstuurd",), start=("halt.pv_na_negatief",), stopt=("halt.afloopbericht",)),
}
_HALT_STANDEN: Final[dict[str, Waarde]] = {
    "kandidaat": "kandidaat", "voorgesteld": "voorgesteld", "verwezen": "verwezen",
    "startgesprek": "startgesprek", "loopt": "loopt", "waarschuwing": "waarschuwing",
    "eindgesprek": "eindgesprek", "positief": "positief", "negatief": "negatief", "afgerond": "afgerond",
    "teruggemeld": "teruggemeld", "geweigerd": "geweigerd", "niet_geschikt": "niet geschikt",
    "afgebroken": "afgebroken",
}

_CIVIEL: Final[dict[str, Waarde]] = {
    "overwogen>zorg_gemeld": stap("een melding bij Veilig Thuis, of de jeugdbeschermingstafel", _ELK, _OUD,
                                  eisen=("bedreigd",)),
    "overwogen>vto_ingediend": stap(
        "Jeugdwet art. 2.4 en 3.1: het college vraagt onderzoek", ("college", "gi", "veilig_thuis", "hulp"), _OUD,
        eisen=("bedreigd", "hulp_niet_aanvaard"), start=("civiel.start_onderzoek",), daad="vto"),
    "overwogen>onderzoek": stap("Jeugdwet art. 3.1 lid 2: de Raad begint zelf bij acuut gevaar", _RVDK, _OUD,
                                eisen=("acuut_gevaar",)),
    "overwogen>gestopt": stap("een maatregel is niet nodig", _ELK, _KEUZE, eisen=("reden",)),
    "zorg_gemeld>vto_ingediend": stap(
        "Jeugdwet art. 2.4 en 3.1: het college vraagt onderzoek", ("college", "gi", "veilig_thuis", "hulp"), _OUD,
        eisen=("bedreigd", "hulp_niet_aanvaard"), start=("civiel.start_onderzoek",), daad="vto"),
    "zorg_gemeld>gestopt": stap("een maatregel is niet nodig", _ELK, _KEUZE, eisen=("reden",)),
    "vto_ingediend>intake_rvdk": stap("de Raad neemt het verzoek aan; bericht via CORV", _RVDK, _GELEZEN),
    "intake_rvdk>wachtlijst": stap("de Raad kan nog niet beginnen; het gezin krijgt een brief", _RVDK, _GELEZEN,
                                   start=("civiel.wachten",)),
    "intake_rvdk>onderzoek": stap("de Raad begint; met spoed meteen", _RVDK, _GELEZEN,
                                  stopt=("civiel.start_onderzoek",)),
    "intake_rvdk>geen_onderzoek": stap("de Raad begint niet en zegt waarom", _RVDK, _KEUZE, eisen=("reden",),
                                       stopt=("civiel.start_onderzoek",)),
    "wachtlijst>onderzoek": stap("de Raad begint", _RVDK, _GELEZEN,
                                 stopt=("civiel.start_onderzoek", "civiel.wachten")),
    "onderzoek>geen_maatregel": stap("BW art. 1:255: de Raad schrijft dit aan het college", _RVDK, _OUD,
                                     eisen=("college_bericht",)),
    "onderzoek>verzoek_ots": stap("BW art. 1:255: de Raad vraagt een ondertoezichtstelling", _RVDK, _OUD,
                                  eisen=("bedreigd", "hulp_niet_aanvaard", "ouders_weer_zelf")),
    "geen_maatregel>burgemeester_vraagt": stap(
        "BW art. 1:255 lid 3: de burgemeester vraagt het toch voor te leggen", ("burgemeester",), _OUD,
        start=("civiel.voorleggen",)),
    "burgemeester_vraagt>verzoek_ots": stap("BW art. 1:255 lid 3: de Raad legt het voor", _RVDK, _OUD,
                                            stopt=("civiel.voorleggen",)),
    "verzoek_ots>uitspraak": stap("de kinderrechter beslist", _RECHTER, _OUD, start=("civiel.eerste_contact",)),
    "uitspraak>ots_loopt": stap("Besluit Jeugdwet: een gezinsvoogd en een eerste contact", ("gi",), _OUD,
                                eisen=("ots_uitgesproken",), stopt=("civiel.eerste_contact",)),
    "uitspraak>afgewezen": stap("de kinderrechter wijst het af", _RECHTER, _KEUZE,
                                stopt=("civiel.eerste_contact",)),
}
_CIVIEL_STANDEN: Final[dict[str, Waarde]] = {
    "overwogen": "overwogen", "zorg_gemeld": "zorg gemeld", "vto_ingediend": "VTO ingediend",
    "intake_rvdk": "intake bij de Raad", "wachtlijst": "wachtlijst", "onderzoek": "onderzoek",
    "geen_onderzoek": "geen onderzoek", "geen_maatregel": "geen maatregel",
    "burgemeester_vraagt": "burgemeester vraagt", "verzoek_ots": "verzoek om OTS", "uitspraak": "uitspraak",
    "ots_loopt": "OTS loopt", "afgewezen": "afgewezen", "gestopt": "gestopt",
}

_STRAFRECHT: Final[dict[str, Waarde]] = {
    "overwogen>hoorgesprek_uitgenodigd": stap(
        "andere middelen hielpen niet, of het gezin werkt niet mee; de uitnodiging is op papier", _BOA, _GELEZEN,
        eisen=("verdachte", "uitnodiging_op_papier"), start=("strafrecht.pv_na_melding",)),
    "overwogen>gestopt": stap("strafrecht past niet", _LPA, _KEUZE, eisen=("reden",)),
    "hoorgesprek_uitgenodigd>verhoor": stap(
        "Sv art. 27c-29: eerst de verdenking, de cautie, de advocaat en de tolk", _BOA, _OUD,
        eisen=("verdachte", "verdenking_genoemd", "cautie", "advocaat_aangeboden", "vertrouwenspersoon",
               "tolk_aangeboden"),
        start=("strafrecht.pv_na_verhoor", "strafrecht.pv_te_oud", "strafrecht.om_beslissing",
               "strafrecht.raadsrapport", "strafrecht.eerste_uitspraak"), daad="verhoor"),
    "hoorgesprek_uitgenodigd>niet_gekomen": stap("de verdachte kwam niet", _BOA, _KEUZE),
    "niet_gekomen>hoorgesprek_uitgenodigd": stap("een nieuwe uitnodiging op papier", _BOA, _KEUZE,
                                                 eisen=("uitnodiging_op_papier",)),
    "niet_gekomen>pv_opgemaakt": stap("Leerplichtwet art. 22: proces-verbaal zonder verklaring", _BOA, _NAVRAGEN,
                                      eisen=("verdachte", "halt_niet_positief", "reden"), daad="pv"),
    "verhoor>pre_jco": stap("eerst overleg (JCO-L)", _BOA, _GELEZEN),
    "verhoor>pv_opgemaakt": stap("Leerplichtwet art. 22: proces-verbaal", _BOA, _OUD,
                                 eisen=("verdachte", "halt_niet_positief", "pv_velden"), daad="pv"),
    "verhoor>gestopt": stap("geen proces-verbaal; hulp of Halt past beter", _BOA, _KEUZE, eisen=("reden",),
                            stopt=("strafrecht.pv_na_melding", "strafrecht.pv_na_verhoor", "strafrecht.pv_te_oud",
                                   "strafrecht.om_beslissing", "strafrecht.raadsrapport",
                                   "strafrecht.eerste_uitspraak")),
    "pre_jco>pv_opgemaakt": stap("na het overleg toch proces-verbaal", _BOA, _GELEZEN,
                                 eisen=("verdachte", "halt_niet_positief", "pv_velden"), daad="pv"),
    "pre_jco>gestopt": stap("na het overleg geen proces-verbaal", _BOA, _KEUZE, eisen=("reden",),
                            stopt=("strafrecht.pv_na_melding", "strafrecht.pv_na_verhoor", "strafrecht.pv_te_oud",
                                   "strafrecht.om_beslissing", "strafrecht.raadsrapport",
                                   "strafrecht.eerste_uitspraak")),
    "pv_opgemaakt>pv_verzonden": stap(
        "naar de officier; Leerplichtwet art. 22 lid 5: soms ook naar de Raad", _BOA, _OUD,
        eisen=("halt_niet_positief", "afschrift_raad"), start=("strafrecht.om_eerste_blik",),
        stopt=("strafrecht.pv_na_melding", "strafrecht.pv_na_verhoor", "strafrecht.pv_te_oud",
               "halt.pv_na_negatief"), daad="pv"),
    "pv_verzonden>jco": stap("de zaak komt in het overleg met justitie (JCO-L)", _OM, _GELEZEN,
                             stopt=("strafrecht.om_eerste_blik",)),
    "pv_verzonden>om_beslist": stap("de officier beslist", _OM, _OUD,
                                    stopt=("strafrecht.om_eerste_blik", "strafrecht.om_beslissing")),
    "jco>om_beslist": stap("de officier beslist", _OM, _OUD, stopt=("strafrecht.om_beslissing",)),
    "om_beslist>sepot": stap("de officier vervolgt niet", _OM, _OUD,
                             stopt=("strafrecht.raadsrapport", "strafrecht.eerste_uitspraak")),
    "om_beslist>strafbeschikking": stap("de officier legt zelf een straf op", _OM, _OUD,
                                        start=("strafrecht.verzet",),
                                        stopt=("strafrecht.raadsrapport", "strafrecht.eerste_uitspraak")),
    "om_beslist>raadsonderzoek": stap("de Raad onderzoekt (LIJ); afspraak in de keten", _RVDK, _OUD),
    "om_beslist>zitting": stap("de officier dagvaardt", _OM, _OUD),
    "raadsonderzoek>zitting": stap("de Raad adviseert de rechter", _RVDK, _OUD, stopt=("strafrecht.raadsrapport",)),
    "strafbeschikking>zitting": stap("de gestrafte gaat in verzet", ("gestrafte",), Zekerheid.ONZEKER,
                                     eisen=("verzet_op_tijd",), stopt=("strafrecht.verzet",)),
    "strafbeschikking>executie": stap("er is geen verzet", _OM, _OUD, stopt=("strafrecht.verzet",)),
    "zitting>uitspraak": stap("de rechter doet uitspraak", _RECHTER, _OUD, start=("strafrecht.executie",),
                              stopt=("strafrecht.raadsrapport", "strafrecht.eerste_uitspraak")),
    "uitspraak>executie": stap("de straf wordt uitgevoerd", _OM, _OUD, stopt=("strafrecht.executie",)),
    "uitspraak>afgerond": stap("vrijspraak, of geen straf", _RECHTER, _KEUZE, stopt=("strafrecht.executie",)),
    "executie>afgerond": stap("de straf is klaar", _OM, _KEUZE),
}
_STRAFRECHT_STANDEN: Final[dict[str, Waarde]] = {
    "overwogen": "overwogen", "hoorgesprek_uitgenodigd": "uitgenodigd", "niet_gekomen": "niet gekomen",
    "verhoor": "verhoor", "pre_jco": "overleg vooraf", "pv_opgemaakt": "PV opgemaakt",
    "pv_verzonden": "PV verzonden", "jco": "JCO", "om_beslist": "officier beslist", "sepot": "sepot",
    "strafbeschikking": "strafbeschikking", "raadsonderzoek": "raadsonderzoek", "zitting": "zitting",
    "uitspraak": "uitspraak", "executie": "executie", "afgerond": "afgerond", "gestopt": "gestopt",
}


def tabel(naam: str, begin: str, standen: dict[str, Waarde], stappen: dict[str, Waarde],
          klaar: tuple[str, ...] = ()) -> Waarde:
    """A state table as a row holds it. `klaar`: stands after which the route can begin anew, though a step leaves.

    Source: with each step.
    """
    return frozen({"naam": naam, "begin": begin, "standen": frozen(standen), "stappen": frozen(stappen),
                   "klaar": klaar})


_KEUZES: Final[dict[str, Waarde]] = {
    "vrijwillige_hulp": False, "halt": True, "civiel": True, "strafrecht": True,
}

_VOLGT: Final[dict[str, Waarde]] = {
    "vrijwillige_hulp>hulp_geweigerd": {
        "civiel": "er is een ernstig risico voor het kind",
        "halt": "er is geen ernstig risico", "strafrecht": "er is geen ernstig risico"},
    "vrijwillige_hulp>onvoldoende": {
        "civiel": "de hulp was niet genoeg", "halt": "Halt kan naast hulp lopen",
        "strafrecht": "de hulp was niet genoeg"},
    "halt>geweigerd": {"strafrecht": "halt.nl: zonder ja volgt een proces-verbaal"},
    "halt>teruggemeld": {"strafrecht": "Richtlijn jeugd: proces-verbaal na een negatief einde"},
    "halt>niet_geschikt": {"vrijwillige_hulp": "hulp eerst (MAS)", "strafrecht": "Halt past niet"},
    "luxeverzuim>naar_strafrecht": {"strafrecht": "Richtlijn schoolverzuim: proces-verbaal tegen de ouder"},
    "absoluut_verzuim>naar_strafrecht": {"strafrecht": "Leerplichtwet art. 22 lid 4: proces-verbaal"},
    "ziekte>naar_leerplicht": {"vrijwillige_hulp": "hulp eerst (MAS)"},
    "veilig_thuis>gemeld": {"civiel": "Veilig Thuis kan een onderzoek vragen"},
}

_PARTIJEN: Final[dict[str, Waarde]] = {
    "contactpersoon": "de vaste contactpersoon", "leerplicht": "de leerplichtambtenaar",
    "boa": "de leerplichtambtenaar die ook BOA is", "halt": "Halt", "raad": "de Raad", "college": "het college",
    "burgemeester": "de burgemeester", "om": "de officier van justitie", "rechter": "de rechter",
    "gi": "de gecertificeerde instelling", "school": "de school", "hoofd": "het hoofd van de school",
    "jeugdarts": "de jeugdarts", "ouders": "de ouders", "gestrafte": "wie de straf kreeg",
    "hulp": "de jeugdhulp", "veilig_thuis": "Veilig Thuis",
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("route.vrijwillige_hulp", _MAS, tabel("Vrijwillige hulp", "gemeld", _HULP_STANDEN, _HULP),
        "standen en stappen", "Leerplichtwet 1969 art. 22; Jeugdwet art. 7.3.4-7.3.15; domain.md 6; per stap staat "
        "hoe zeker die is", _OUD),
    Rij("route.halt", _HALT, tabel("Halt", "kandidaat", _HALT_STANDEN, _HALT_STAPPEN), "standen en stappen",
        "Sr art. 77e; Richtlijn en kader strafvordering jeugd; halt.nl; domain.md 7; per stap staat hoe zeker die is",
        _OUD),
    Rij("route.civiel", _JEUGDWET, tabel("Civiel: onderzoek van de Raad", "overwogen", _CIVIEL_STANDEN, _CIVIEL),
        "standen en stappen", "BW art. 1:255; Jeugdwet art. 2.4 en 3.1; domain.md 8; per stap staat hoe zeker die is",
        _OUD),
    Rij("route.strafrecht", _STRAF, tabel("Strafrecht", "overwogen", _STRAFRECHT_STANDEN, _STRAFRECHT),
        "standen en stappen", "Aanwijzing en Richtlijn schoolverzuim; Sv art. 27c-29; domain.md 9; per stap staat hoe "
        "zeker die is", _OUD),
    Rij("route.hulp_eerst", _MAS, frozen(_KEUZES), "route; waar: zonder hulp vooraf alleen met uitleg",
        "MAS: hulp eerst, pas toe of leg uit; domain.md 5", _GELEZEN),
    Rij("route.hulp_geprobeerd", _MAS, ("hulp_loopt", "hulp_geweigerd", "onvoldoende", "terug_op_school"),
        "standen van vrijwillige hulp waarin hulp is voorgesteld", "keuze; volgt domain.md 5 en 6", _KEUZE),
    Rij("route.volgt", _MAS, frozen({key: frozen(row) for key, row in _VOLGT.items() if isinstance(row, dict)}),
        "einde van een route; routes die daarna passen, met grond", "domain.md 6-9", _OUD),
    Rij("route.partijen", _MAS, frozen(_PARTIJEN), "partij met naam", "domain.md 1", _KEUZE),
)
