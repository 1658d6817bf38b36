"""How a row of the law is shown and proposed: its subject in words, and which parts a regio fills in, within what."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# The first part of a row's name, in words; the order is that of the page.
_ONDERWERPEN: Final[dict[str, Waarde]] = {
    "belofte": "De belofte", "mijlpalen": "Mijlpalen", "mijlpaal": "Mijlpalen", "zaak": "De zaak",
    "verzoek": "Vragen aan een collega", "plek": "De plek", "termijn": "Termijnen", "verzuim": "Verzuim",
    "leerplicht": "Leerplicht", "kwalificatieplicht": "Leerplicht", "vrijstelling": "Vrijstelling en verlof",
    "verlof": "Vrijstelling en verlof", "ziekte": "Ziekte", "luxe": "Luxeverzuim", "halt": "Halt", "route": "Routes",
    "rol": "Rollen en bevoegdheid", "boa": "Rollen en bevoegdheid", "bevoegdheid": "Rollen en bevoegdheid",
    "daad": "Rollen en bevoegdheid", "team": "Rollen en bevoegdheid", "kalender": "Kalender",
    "schoolvakanties": "Kalender", "melding": "Meldingen", "duo": "Meldingen", "toegang": "Wie doet en ziet wat",
    "zicht": "Wie doet en ziet wat", "wpg": "Wie doet en ziet wat", "noodtoegang": "Wie doet en ziet wat",
    "toestemming": "Delen en toestemming", "delen": "Delen en toestemming", "bewaren": "Bewaren en inzage",
    "inzage": "Bewaren en inzage", "verwerking": "Bewaren en inzage", "toezicht": "Bewaren en inzage",
    "datalek": "Bewaren en inzage", "klacht": "Klachten", "sessie": "Inloggen", "inlogbrief": "Inloggen",
    "taal": "Brieven en taal", "brief": "Brieven en taal", "wetboek": "Het wetboek zelf",
    "verhoor": "Verhoor", "ouderregel": "Contacten", "beeld": "Beeld van kind en gezin",
    "bezwaar": "Besluiten en bezwaar", "bericht": "Berichten", "plan": "Plan en onderwijszorg",
    "opschaling": "Plan en onderwijszorg", "kernteam": "Kernteam", "signaal": "Kernteam", "betrokken": "Kernteam",
    "elkaars_taal": "Kernteam", "in_beeld": "Kernteam", "gezin": "Pagina's voor het gezin",
}

_ROLLEN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": "Leerplicht gesprek", "halt": "Halt", "raad": "Raad", "doorstroompunt": "Doorstroompunt",
    "onderwijszorg": "Onderwijszorg", "leerplicht_verhoor": "Leerplicht verhoor",
}
_DADEN: Final[dict[str, Waarde]] = {
    "proces_verbaal": "proces-verbaal", "halt_verwijzing": "verwijzing naar Halt", "vto": "verzoek aan de Raad",
    "verlof_boven_tien_dagen": "meer dan tien dagen verlof", "vrijstelling": "vrijstelling",
}
_MIJLPALEN: Final[dict[str, Waarde]] = {
    "eerste_contact": "Eerste contact", "kennismaking": "Kennismaking klaar", "plan": "Plan klaar",
    "let_op": "Halfweg-gesprek met ouders", "spoed": "Overleg met de coördinator",
}
_KERNTEAM: Final[dict[str, Waarde]] = {
    "leerplicht": "leerplicht", "ggd": "GGD: jeugdarts of verpleegkundige", "cjg": "CJG-coach",
    "consulent": "consulent passend onderwijs", "smw": "schoolmaatschappelijk werk",
    "zorgcoordinator": "zorgcoördinator", "doorstroompunt": "Doorstroompunt",
}
_SCHOOLSOORTEN: Final = {"po": "een basisschool", "so": "speciaal onderwijs", "vo": "voortgezet onderwijs",
                         "mbo": "het mbo"}
_PROGRAMMA: Final = {"eed": "de eed", "raad": "de opleiding bij de Raad", "raad_inwerken": "inwerken bij de Raad",
                     "leerplicht": "de opleiding Leerplicht", "leerplicht_inwerken": "inwerken bij Leerplicht",
                     "halt": "de opleiding Halt", "halt_inwerken": "inwerken bij Halt",
                     "boa_cursus": "de cursus voor BOA", "boa_akte": "de akte"}
_DOOR_BEWIJS: Final[dict[str, Waarde]] = {"": "een eigen dag", **{soort: soort.replace("_", " ") for soort in (
    "eed", "opleiding_raad", "inwerken_raad", "opleiding_leerplicht", "inwerken_leerplicht", "opleiding_halt",
    "inwerken_halt", "akte_boa")}}
_BEGRIPPEN: Final = ("gesprek", "verhoor", "zorg", "thuiszitter", "vrijstelling", "melding", "signaal", "plan",
                     "toestemming", "verzuim", "passende plek", "zaak")
_FEESTDAGEN: Final[dict[str, Waarde]] = {naam: naam for naam in (
    "Nieuwjaarsdag", "Goede Vrijdag", "Tweede Paasdag", "Koninginnedag", "Koningsdag", "Bevrijdingsdag",
    "Hemelvaartsdag", "Tweede Pinksterdag", "Eerste Kerstdag", "Tweede Kerstdag")}


def _getal(label: str, minst: int, meest: int, *, leeg: bool = False) -> Waarde:
    return {"soort": "getal", "label": label, "minst": minst, "meest": meest, "leeg": leeg}


def _keuze(label: str, keuzes: Waarde) -> Waarde:
    return {"soort": "keuze", "label": label, "keuzes": keuzes}


def _meer(label: str, keuzes: Waarde, *, leeg: bool = False) -> Waarde:
    return {"soort": "meer", "label": label, "keuzes": keuzes, "leeg": leeg}


def _namen(label: str) -> Waarde:
    return {"soort": "namen", "label": label}


def _regels(label: str, **kolommen: Waarde) -> Waarde:
    return {"soort": "regels", "label": label, "kolommen": kolommen}


def _woord(label: str) -> dict[str, Waarde]:
    return {"soort": "woord", "label": label}


def _fase(code: str, naam: str) -> dict[str, Waarde]:
    return {f"{code}.rollen": _meer(f"Rollen van wie {naam}", _ROLLEN, leeg=True),
            f"{code}.daden": _meer(f"Besluiten van wie {naam}", _DADEN, leeg=True),
            f"{code}.zaken": _getal(f"Hoeveel zaken hoogstens, van wie {naam}", 0, 99, leeg=code == "zelfstandig")}


# Per row, or per first part of its name, the parts that a regio fills in; "" is the value itself. What is not named
# stays as the national row has it. The limits are ours: they keep a slip of the pen out, no more.
_VELDEN: Final[dict[str, Waarde]] = {
    "termijn": {"lengte": _getal("Hoe lang is de termijn?", 1, 365),
                "telt": _keuze("Waarin telt de termijn?", {
                    "dagen": "kalenderdagen", "werkdagen": "werkdagen", "weken": "weken", "maanden": "maanden"})},
    "mijlpaal": {"aantal": _getal("Hoeveel dagen?", 1, 90)},
    "mijlpalen": {"": _meer("Welke mijlpalen gebruikt uw regio?", _MIJLPALEN)},
    "ziekte.signaal": {"meldingen": _getal("Hoeveel ziekmeldingen?", 1, 50),
                       "lesweken": _getal("In hoeveel lesweken?", 1, 40),
                       "schooldagen": _getal("Of hoeveel schooldagen op rij?", 1, 200)},
    "zaak.wacht_op": {"": _namen("Op wie kan een zaak wachten?")},
    "plek.soorten": {"": _namen("Welke soorten plek zijn er?")},
    "plan.met": {"": _namen("Met wie kan een plan worden gemaakt?")},
    "opschaling.anders": {"": _namen("Wat was er anders gebeurd?")},
    "team.vakken": {"": _namen("Van welke vakken leert een professional?")},
    "team.programma": {"": _regels("Welke delen heeft het programma, op volgorde?", code=_woord("code"),
                                   naam=_woord("naam"), rol=_keuze("rol", {"": "geen rol", **_ROLLEN}),
                                   soort=_keuze("klaar door", _DOOR_BEWIJS))},
    "team.programma_uren": {code: _getal(f"Hoeveel uren kost {naam}?", 0, 400) for code, naam in _PROGRAMMA.items()},
    "beeld.onderwerpen": {"": _regels("Welke onderwerpen heeft het beeld?", code=_woord("code"), naam=_woord("naam"),
                                      vraag=_woord("vraag"))},
    "verhoor.zelfde_dag": {"": _keuze("Mag een verhoor op de dag van de brief?", {"nee": "nee", "ja": "ja"})},
    "verhoor.collega_dagen": {"": _getal("Hoeveel dagen kan een collega bij de zaak?", 1, 60)},
    "kernteam.namen": {"": _namen("Hoe heten de functies van een kernteam?")},
    "kernteam.functies": {code: _meer(f"Welke functies horen bij {naam}?", _KERNTEAM)
                          for code, naam in _SCHOOLSOORTEN.items()},
    "kernteam.als_die_er_is": {"": _meer("Welke functies hoeft een school niet te hebben?", _KERNTEAM, leeg=True)},
    "signaal.antwoord_binnen": {"": _getal("Binnen hoeveel werkdagen komt er antwoord?", 1, 60)},
    "betrokken.per_dag": {"": _getal("Hoeveel vragen mag iemand per dag stellen?", 1, 200)},
    "elkaars_taal": {begrip: _namen(f"Wat bedoelt elke partner met {begrip}?") for begrip in _BEGRIPPEN},
    "wpg.begin": {"": _keuze("Vanaf wanneer geldt de Wpg?", {
        "uitnodiging_verhoor": "vanaf de uitnodiging voor een verhoor", "melding": "vanaf de melding"})},
    "rol.onverenigbaar": {"": {"soort": "regels", "label": "Welke rollen gaan niet samen bij één kind?",
                               "leeg": True, "kolommen": {
                                   "rollen": {"soort": "paar", "label": "twee rollen", "keuzes": _ROLLEN},
                                   "stand": {"soort": "keuze", "label": "mag het?", "keuzes": {
                                       "met_reden": "met een reden", "verboden": "verboden", "vrij": "vrij"}},
                                   "bron": {"soort": "woord", "label": "waar dat staat"}}}},
    "gezin.steun": {"": {"soort": "regels", "label": "Wie kan naast een gezin staan?", "leeg": True, "kolommen": {
        "soort": {"soort": "keuze", "label": "wat voor steun", "keuzes": {
            "vertrouwenspersoon": "vertrouwenspersoon", "ondersteuner": "onafhankelijke ondersteuner"}},
        "naam": {"soort": "woord", "label": "naam"}, "telefoon": {"soort": "woord", "label": "telefoon"}}}},
    "bericht.verzetten": {
        "voorstellen": _getal("Hoeveel momenten noemt een gezin?", 1, 3),
        "vanaf": _getal("Vanaf welke minuut van de dag? 480 is 8.00 uur", 0, 1439),
        "tot": _getal("Voor welke minuut van de dag? 1080 is 18.00 uur", 1, 1440),
        "dagen": _getal("Hoeveel dagen vooruit?", 7, 365)},
    "team.fasen": {**_fase("meelopen", "meeloopt"), **_fase("onder_begeleiding", "onder begeleiding werkt"),
                   **_fase("zelfstandig", "zelfstandig werkt")},
    "kalender.schoolvrij": {
        "altijd": _meer("Op welke feestdagen zijn scholen altijd dicht?", _FEESTDAGEN),
        "elke_vijf_jaar": _meer("Op welke feestdagen alleen in sommige jaren?", _FEESTDAGEN, leeg=True),
        "jaren": _getal("Om de hoeveel jaar is dat?", 1, 25)},
    "schoolvakanties": {"vakanties": {"soort": "regels", "label": "De vakanties van dit schooljaar", "kolommen": {
        "naam": {"soort": "woord", "label": "naam"}, "van": {"soort": "datum", "label": "eerste dag"},
        "tot": {"soort": "datum", "label": "laatste dag"}}}},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("wetboek.onderwerpen", _SINCE, frozen(_ONDERWERPEN), "eerste deel van de naam, in woorden",
        "Ketenkameleon, het blad Wetboek", Zekerheid.KEUZE),
    Rij("wetboek.velden", _SINCE, frozen(_VELDEN), "per rij: de delen die een regio invult, met grenzen",
        "issue 4, deel 7; de grenzen houden alleen schrijffouten tegen", Zekerheid.KEUZE),
    Rij("wetboek.terug", _SINCE, ("termijn",), "eerste deel van de naam van rijen die voor vandaag mogen beginnen",
        "issue 4, deel 7; docs/adr/0034", Zekerheid.KEUZE),
)
