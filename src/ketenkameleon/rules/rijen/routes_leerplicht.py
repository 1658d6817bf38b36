"""The smaller routes: luxeverzuim, absoluut verzuim, exemption, leave, sickness (M@ZL), meldcode."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.rijen.routes import stap, tabel
from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_LPW: Final = date(2007, 8, 1)  # as in rijen/leerplicht.py
_RICHTLIJN: Final = date(2014, 1, 1)  # the year of the Richtlijn that was read
_RICHTLIJN_2017: Final = date(2017, 6, 1)
_MELDCODE: Final = date(2013, 7, 1)  # the Besluit verplichte meldcode
_MAS_2020: Final = date(2020, 4, 1)  # the version of the MAS that describes M@ZL
_OUD: Final = Zekerheid.OUD
_GELEZEN: Final = Zekerheid.GELEZEN
_KEUZE: Final = Zekerheid.KEUZE
_NAVRAGEN: Final = Zekerheid.NAVRAGEN
_ONZEKER: Final = Zekerheid.ONZEKER

_LPA: Final = ("leerplicht",)
_SCHOOL: Final = ("school",)
_ELK: Final = ("contactpersoon",)

_LUXE: Final[dict[str, Waarde]] = {
    "gemeld>onderzoek": stap("Leerplichtwet art. 22: elke melding wordt onderzocht", _LPA, _OUD),
    "onderzoek>geoorloofd": stap("er was verlof, of een reden uit Leerplichtwet art. 11", _LPA, _OUD,
                                 eisen=("reden",)),
    "onderzoek>waarschuwing": stap("Richtlijn schoolverzuim: eerste keer, ten hoogste één dag", _LPA, _GELEZEN,
                                   eisen=("ouders_gehoord",)),
    "onderzoek>naar_strafrecht": stap("Richtlijn schoolverzuim: proces-verbaal tegen de ouder", ("boa",), _GELEZEN,
                                      eisen=("ouders_gehoord", "luxe_pv")),
}
_LUXE_STANDEN: Final[dict[str, Waarde]] = {
    "gemeld": "gemeld", "onderzoek": "onderzoek", "geoorloofd": "geoorloofd", "waarschuwing": "waarschuwing",
    "naar_strafrecht": "naar strafrecht",
}

_ABSOLUUT: Final[dict[str, Waarde]] = {
    "gevonden>onderzoek": stap("Leerplichtwet art. 19 en 22: niet ingeschreven en niet vrijgesteld", _LPA, _OUD),
    "onderzoek>ingeschreven": stap("het kind staat op een school", _LPA, _OUD, eisen=("inschrijving",)),
    "onderzoek>vrijgesteld": stap("er is een vrijstelling (route vrijstelling)", _LPA, _OUD,
                                  eisen=("vrijstelling_vastgelegd",)),
    "onderzoek>school_in_twijfel": stap("Leerplichtwet art. 22 lid 4: is het wel een school?", _LPA, _OUD,
                                        start=("absoluut.school_nagaan",)),
    "onderzoek>naar_strafrecht": stap("Aanwijzing schoolverzuim: de ouder wordt vervolgd", ("boa",), _OUD,
                                      eisen=("ouders_gehoord",)),
    "school_in_twijfel>ingeschreven": stap("het is een school", _LPA, _OUD, eisen=("inschrijving",),
                                           stopt=("absoluut.school_nagaan",)),
    "school_in_twijfel>ouders_gewaarschuwd": stap(
        "Leerplichtwet art. 22 lid 4: de ouders krijgen vier weken", _LPA, _OUD, eisen=("ouders_op_papier",),
        start=("absoluut.ouders_alsnog",), stopt=("absoluut.school_nagaan",)),
    "ouders_gewaarschuwd>ingeschreven": stap("het kind staat op een school", _LPA, _OUD, eisen=("inschrijving",),
                                             stopt=("absoluut.ouders_alsnog",)),
    "ouders_gewaarschuwd>naar_strafrecht": stap(
        "Leerplichtwet art. 22 lid 4: de vier weken zijn voorbij", ("boa",), _OUD, eisen=("vier_weken_voorbij",),
        stopt=("absoluut.ouders_alsnog",)),
}
_ABSOLUUT_STANDEN: Final[dict[str, Waarde]] = {
    "gevonden": "gevonden", "onderzoek": "onderzoek", "school_in_twijfel": "school in twijfel",
    "ouders_gewaarschuwd": "ouders gewaarschuwd", "ingeschreven": "ingeschreven", "vrijgesteld": "vrijgesteld",
    "naar_strafrecht": "naar strafrecht",
}

_VRIJSTELLING: Final[dict[str, Waarde]] = {
    "ontvangen>compleet": stap(
        "Leerplichtwet art. 6-9: alles wat de wet vraagt, is er", _LPA, _OUD,
        eisen=("verklaring_arts", "geen_school_vorig_jaar", "verklaring_school", "kennisgeving")),
    "ontvangen>niet_compleet": stap("er ontbreekt iets; de ouders horen wat", _LPA, _KEUZE, eisen=("reden",)),
    "niet_compleet>compleet": stap(
        "Leerplichtwet art. 6-9: alles wat de wet vraagt, is er", _LPA, _OUD,
        eisen=("verklaring_arts", "geen_school_vorig_jaar", "verklaring_school", "kennisgeving")),
    "niet_compleet>geen_beroep": stap("het kind moet naar school", _LPA, _OUD, eisen=("reden",)),
    "compleet>vrijgesteld": stap("de vrijstelling volgt uit de wet; niemand beslist", _LPA, _OUD,
                                 eisen=("van_rechtswege",)),
    "compleet>in_beslissing": stap("Leerplichtwet art. 3a, 3b en 15: het college beslist", ("college",), _OUD,
                                   eisen=("door_college",), start=("vervangend.beslissing",), daad="vrijstelling"),
    "in_beslissing>toegekend": stap("het college zegt ja", ("college",), _OUD, eisen=("reden",),
                                    start=("vervangend.afschrift",), stopt=("vervangend.beslissing",),
                                    daad="vrijstelling"),
    "toegekend>verstuurd": stap("Leerplichtwet art. 3a en 3b: afschrift van het besluit", ("college",), _OUD,
                               eisen=("besluit_verstuurd",), start=("besluit.bezwaar",),
                               stopt=("vervangend.afschrift",)),
    "in_beslissing>afgewezen": stap("het college zegt nee", ("college",), _OUD, eisen=("reden",),
                                    start=("vervangend.afschrift",), stopt=("vervangend.beslissing",),
                                    daad="vrijstelling"),
    "afgewezen>verstuurd": stap("Leerplichtwet art. 3a en 3b: afschrift van het besluit", ("college",), _OUD,
                               eisen=("besluit_verstuurd",), start=("besluit.bezwaar",),
                               stopt=("vervangend.afschrift",)),
    "verstuurd>bezwaar": stap("Awb: de ouders maken bezwaar", ("ouders",), _ONZEKER, eisen=("bezwaar_op_tijd",),
                              stopt=("besluit.bezwaar",)),
    "bezwaar>toegekend": stap("op bezwaar: ja", ("college",), _ONZEKER, eisen=("reden",), daad="vrijstelling"),
    "bezwaar>bezwaar_afgewezen": stap("op bezwaar: nee", ("college",), _ONZEKER, eisen=("reden",),
                                      daad="vrijstelling"),
    "vrijgesteld>ontvangen": stap("Leerplichtwet art. 5-7: elk jaar opnieuw, voor 1 juli", ("ouders",), _OUD),
}
_VRIJSTELLING_STANDEN: Final[dict[str, Waarde]] = {
    "ontvangen": "ontvangen", "niet_compleet": "niet compleet", "compleet": "compleet",
    "geen_beroep": "geen vrijstelling", "vrijgesteld": "vrijgesteld", "in_beslissing": "in beslissing",
    "toegekend": "toegekend", "afgewezen": "afgewezen", "verstuurd": "besluit verstuurd", "bezwaar": "bezwaar",
    "bezwaar_afgewezen": "bezwaar afgewezen",
}

_VERLOF: Final[dict[str, Waarde]] = {
    "gevraagd>toegekend": stap("Leerplichtwet art. 13a en 14: wie beslist, zegt ja", ("hoofd", "leerplicht"), _OUD,
                               eisen=("verlof_beslisser", "hoofd_gehoord", "reden"), start=("besluit.bezwaar",),
                               daad="verlof"),
    "gevraagd>afgewezen": stap("Leerplichtwet art. 13a en 14: wie beslist, zegt nee", ("hoofd", "leerplicht"), _OUD,
                               eisen=("verlof_beslisser", "hoofd_gehoord", "reden"), start=("besluit.bezwaar",),
                               daad="verlof"),
    "gevraagd>ingetrokken": stap("de ouders willen geen verlof meer", ("ouders",), _KEUZE),
    "afgewezen>bezwaar": stap("Awb: de ouders maken bezwaar", ("ouders",), _ONZEKER, eisen=("bezwaar_op_tijd",),
                              stopt=("besluit.bezwaar",)),
    "bezwaar>toegekend": stap("op bezwaar: ja", ("hoofd", "leerplicht"), _ONZEKER,
                              eisen=("verlof_beslisser", "reden"), daad="verlof"),
    "bezwaar>bezwaar_afgewezen": stap("op bezwaar: nee", ("hoofd", "leerplicht"), _ONZEKER,
                                      eisen=("verlof_beslisser", "reden"), daad="verlof"),
}
_VERLOF_STANDEN: Final[dict[str, Waarde]] = {
    "gevraagd": "gevraagd", "toegekend": "toegekend", "afgewezen": "afgewezen", "ingetrokken": "ingetrokken",
    "bezwaar": "bezwaar", "bezwaar_afgewezen": "bezwaar afgewezen",
}

_ZIEKTE: Final[dict[str, Waarde]] = {
    "signaal>ouders_gebeld": stap("M@ZL: de school belt de ouders", _SCHOOL, _GELEZEN),
    "ouders_gebeld>gesprek_school": stap("M@ZL: een gesprek op school", _SCHOOL, _GELEZEN),
    "ouders_gebeld>hersteld": stap("het kind is weer op school", _SCHOOL, _KEUZE),
    "gesprek_school>bij_jeugdarts": stap("M@ZL: de school vraagt de jeugdarts", _SCHOOL, _GELEZEN,
                                         eisen=("ouders_verteld",)),
    "gesprek_school>hersteld": stap("het kind is weer op school", _SCHOOL, _KEUZE),
    "bij_jeugdarts>advies": stap("M@ZL: de jeugdarts adviseert; inhoud alleen met een ja", ("jeugdarts",), _GELEZEN),
    "advies>plan": stap("M@ZL: samen een plan", _SCHOOL, _GELEZEN),
    "advies>naar_leerplicht": stap("M@ZL: het ziek melden gaat zonder noodzaak door", ("jeugdarts", "school"),
                                   _GELEZEN, eisen=("advies_jeugdarts",)),
    "plan>gevolgd": stap("M@ZL: de school kijkt of het plan werkt", _SCHOOL, _GELEZEN),
    "gevolgd>hersteld": stap("het kind is weer op school", _SCHOOL, _GELEZEN),
    "gevolgd>bij_jeugdarts": stap("het plan werkt niet; opnieuw de jeugdarts", _SCHOOL, _KEUZE),
}
_ZIEKTE_STANDEN: Final[dict[str, Waarde]] = {
    "signaal": "signaal", "ouders_gebeld": "ouders gebeld", "gesprek_school": "gesprek op school",
    "bij_jeugdarts": "bij de jeugdarts", "advies": "advies", "plan": "plan", "gevolgd": "plan gevolgd",
    "hersteld": "weer op school", "naar_leerplicht": "naar Leerplicht",
}

_VEILIG_THUIS: Final[dict[str, Waarde]] = {
    "signalen>overleg": stap("Meldcode stap 1 en 2: signalen op papier, dan overleg", _ELK, _OUD,
                             eisen=("signalen_in_kaart",)),
    "overleg>gesprek": stap("Meldcode stap 3: het gesprek met kind en ouders", _ELK, _OUD,
                            eisen=("collega_gesproken",)),
    "overleg>wegen": stap("het gesprek kan niet veilig", _ELK, _NAVRAGEN, eisen=("collega_gesproken", "reden")),
    "gesprek>wegen": stap("Meldcode stap 4: wegen", _ELK, _OUD),
    "wegen>hulp": stap("Meldcode stap 5: zelf hulp regelen", _ELK, _OUD, eisen=("reden",)),
    "wegen>gemeld": stap("Meldcode stap 5: melden bij Veilig Thuis", _ELK, _OUD,
                         eisen=("niet_alleen_verzuim", "allen_eens", "reden")),
    "wegen>geen_zorg": stap("er is geen zorg over veiligheid", _ELK, _KEUZE, eisen=("reden",)),
    "hulp>wegen": stap("de hulp helpt niet; opnieuw wegen", _ELK, _KEUZE),
}
_VEILIG_THUIS_STANDEN: Final[dict[str, Waarde]] = {
    "signalen": "signalen", "overleg": "overleg", "gesprek": "gesprek", "wegen": "wegen", "hulp": "hulp",
    "gemeld": "gemeld", "geen_zorg": "geen zorg",
}


def _vrijstelling(naam: str, beslist: str, grens: str, bron: str) -> Waarde:
    return frozen({"naam": naam, "beslist": beslist, "grens": grens, "bron": bron})


_SOORTEN: Final[dict[str, Waarde]] = {
    "5_onder_a": _vrijstelling("artikel 5 onder a: lichaam of geest", "wet",
                               "verklaring van een arts die het kind niet behandelt; elk jaar opnieuw, voor 1 juli",
                               "Leerplichtwet art. 5-7"),
    "5_onder_b": _vrijstelling("artikel 5 onder b: richting van de school", "wet",
                               "niet als het kind vorig jaar op zo'n school zat", "Leerplichtwet art. 5 en 8"),
    "5_onder_c": _vrijstelling("artikel 5 onder c: school in het buitenland", "wet", "verklaring van die school",
                               "Leerplichtwet art. 5 en 9"),
    "5a": _vrijstelling("artikel 5a: een leven op reis", "wet", "bij besluit geregeld", "Leerplichtwet art. 5a"),
    "15": _vrijstelling("artikel 15: ander onderwijs", "college", "alleen voor de kwalificatieplicht",
                        "Leerplichtwet art. 15"),
    "3a": _vrijstelling("artikel 3a: vervangende leerplicht vanaf 14 jaar", "college", "besluit in 4 weken",
                        "Leerplichtwet art. 3a"),
    "3b": _vrijstelling("artikel 3b: vervangende leerplicht in het laatste jaar", "college", "besluit in 4 weken",
                        "Leerplichtwet art. 3b"),
    "11_onder_d": _vrijstelling("artikel 11 onder d: ziek", "niemand", "binnen 2 dagen aan de school laten weten",
                                "Leerplichtwet art. 11 en 12"),
    "11_onder_e": _vrijstelling("artikel 11 onder e: geloof of overtuiging", "niemand",
                                "2 dagen vooraf aan de school laten weten", "Leerplichtwet art. 11 en 13"),
    "11_onder_f": _vrijstelling("artikel 11 onder f: vakantie door het werk van de ouders", "hoofd",
                                "eens per jaar, hoogstens 10 dagen, niet in de eerste 2 weken",
                                "Leerplichtwet art. 11 en 13a"),
    "11_onder_g": _vrijstelling("artikel 11 onder g: andere gewichtige omstandigheden", "hoofd of leerplicht",
                                "tot en met 10 dagen per jaar het hoofd, daarboven Leerplicht",
                                "Leerplichtwet art. 11 en 14"),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("route.luxeverzuim", _RICHTLIJN, tabel("Luxeverzuim", "gemeld", _LUXE_STANDEN, _LUXE), "standen en stappen",
        "Richtlijn schoolverzuim; domain.md 9.1; per stap staat hoe zeker die is", _OUD),
    Rij("route.absoluut_verzuim", _LPW, tabel("Absoluut verzuim", "gevonden", _ABSOLUUT_STANDEN, _ABSOLUUT),
        "standen en stappen", "Leerplichtwet 1969 art. 19 en 22; domain.md 2.2 en 9.2; per stap staat hoe zeker die is",
        _OUD),
    Rij("route.vrijstelling", _LPW, tabel("Vrijstelling", "ontvangen", _VRIJSTELLING_STANDEN, _VRIJSTELLING,
                                           ("vrijgesteld", "verstuurd")),
        "standen en stappen", "Leerplichtwet 1969 art. 3a-9 en 15; Awb (niet gelezen); domain.md 2.1; per stap staat "
        "hoe zeker die is", _OUD),
    Rij("route.verlof", _LPW, tabel("Verlof", "gevraagd", _VERLOF_STANDEN, _VERLOF, ("afgewezen",)),
        "standen en stappen",
        "Leerplichtwet 1969 art. 11, 13a en 14; Awb (niet gelezen); domain.md 2.1; per stap staat hoe zeker die is",
        _OUD),
    Rij("route.ziekte", _MAS_2020, tabel("Ziek melden (M@ZL)", "signaal", _ZIEKTE_STANDEN, _ZIEKTE),
        "standen en stappen", "ncj.nl, M@ZL; domain.md 3.2", _GELEZEN),
    Rij("route.veilig_thuis", _MELDCODE,
        tabel("Meldcode en Veilig Thuis", "signalen", _VEILIG_THUIS_STANDEN, _VEILIG_THUIS), "standen en stappen",
        "Besluit verplichte meldcode; ingrado.nl (2021); domain.md 5 en 11.3; per stap staat hoe zeker die is", _OUD),
    Rij("vrijstelling.soorten", _LPW, frozen(_SOORTEN), "soort met naam, wie beslist, grens en bron",
        "Leerplichtwet 1969 art. 3a-15; domain.md 2.1", _OUD),
    Rij("vrijstelling.verklaring", _LPW, 3, "maanden die een verklaring van een arts hoogstens oud is",
        "Leerplichtwet 1969 art. 7", _OUD),
    Rij("vrijstelling.kennisgeving", _LPW, 1, "maand voor de dag waarop de plicht begint, op zijn laatst",
        "Leerplichtwet 1969 art. 6", _OUD),
    Rij("vrijstelling.elk_jaar", _LPW, frozen({"maand": 7, "dag": 1}), "dag van het jaar waarvoor het opnieuw moet",
        "Leerplichtwet 1969 art. 6 en 7; niet als het kind nooit naar school kan", _OUD),
    Rij("verlof.hoofd", _LPW, 10, "schooldagen in een schooljaar waarover het hoofd beslist",
        "Leerplichtwet 1969 art. 14 lid 3; geteld met wat al is gegeven", _OUD),
    Rij("verlof.werk_ouders", _LPW, frozen({"dagen": 10, "keren": 1, "eerste_weken": 2}),
        "schooldagen en keren in een schooljaar; weken na de eerste schooldag waarin het niet kan",
        "Leerplichtwet 1969 art. 13a", _OUD),
    Rij("ziekte.signaal", _MAS_2020, frozen({"meldingen": 4, "lesweken": 12, "schooldagen": 7}),
        "meldingen in zoveel lesweken; of zoveel schooldagen op rij",
        "ncj.nl en hetbouwens.nl, M@ZL; lesweken en niet kalenderweken is onze lezing", _GELEZEN, lokaal=True),
    Rij("luxe.waarschuwing", _RICHTLIJN, 1, "schooldagen: eerste keer en niet meer dan dit geeft een waarschuwing",
        "Richtlijn schoolverzuim 2017R002", _GELEZEN),
    Rij("luxe.bedragen", _RICHTLIJN, frozen({
        "per_kind_per_dag": 100, "gezin_eerste_week": 600, "gezin_twee_weken": 900,
        "weer_eerste_week": 900, "weer_twee_weken": 1200, "vaker_eerste_week": 1200, "vaker_twee_weken": 1800}),
        "euro; boven twee weken dagvaardt de officier", "Richtlijn schoolverzuim 2014", _OUD),
    Rij("luxe.bedragen", _RICHTLIJN_2017, frozen({}), "euro; niet gevonden",
        "Richtlijn schoolverzuim 2017R002: de bedragen zijn niet gevonden", _NAVRAGEN),
)
