"""Consent and sharing: who must say yes, which article lets who give what to whom, what an emergency asks."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_JEUGDWET: Final = date(2015, 1, 1)


def _ja(*wie: str, gehoord: bool = False, alleen: tuple[str, ...] = ()) -> dict[str, Waarde]:
    return {"ja": wie, "kind_gehoord": gehoord, "kind_alleen": alleen, "kan": True}


_KAN_NIET: Final[dict[str, Waarde]] = {"ja": (), "kind_gehoord": False, "kind_alleen": (), "kan": False}

# The key is the age from which the line holds.
_AVG: Final[dict[str, Waarde]] = {
    "0": _ja("gezag"), "12": _ja("gezag", gehoord=True), "16": _ja("kind"), "18": _ja("kind")}
_JEUGD: Final[dict[str, Waarde]] = {
    "0": _ja("gezag"),
    "12": _ja("kind", "gezag", gehoord=True, alleen=("ernstig_nadeel", "weloverwogen_wens")),
    "16": _ja("kind"), "18": _ja("kind")}
_RVDK: Final[dict[str, Waarde]] = {
    "0": _ja("gezag"), "12": _ja("kind", "gezag", gehoord=True), "16": _ja("kind"), "18": _ja("kind")}
_HALT: Final[dict[str, Waarde]] = {
    "0": _KAN_NIET, "12": _ja("kind", "gezag", gehoord=True), "16": _ja("kind"), "18": _KAN_NIET}

_GEZAG: Final[dict[str, Waarde]] = {
    "gezamenlijk": {"minst": 2, "meest": 2}, "eenhoofdig": {"minst": 1, "meest": 1},
    "voogdij": {"minst": 1, "meest": 2}, "tijdelijk_geen": {"minst": 0, "meest": 0},
    "niet_te_bepalen": {"minst": 0, "meest": 0},
}

_SOORTEN: Final[dict[str, Waarde]] = {
    "verzuim": "verzuim: dát, en wanneer", "waarom": "waarom, in de woorden van het kind",
    "plan": "plan en doelen", "regie": "belofte, afspraken en wie er komt",
    "zorgen": "zorgen over veiligheid",
    "verwijzing": "verwijzing en waarom", "proces_verbaal": "proces-verbaal", "uitkomst": "uitkomst",
    "hulp": "stukken van de jeugdhulp", "verslag": "verslagen van gesprekken",
}
_PARTIJEN: Final[dict[str, Waarde]] = {
    "school": "de school", "leerplicht": "Leerplicht", "college": "het college van B en W", "cjg": "het CJG",
    "swv": "het samenwerkingsverband", "halt": "Halt", "rvdk": "de Raad voor de Kinderbescherming",
    "om": "het Openbaar Ministerie", "gi": "de gecertificeerde instelling", "veilig_thuis": "Veilig Thuis",
    "ggd": "de GGD", "doorstroompunt": "het Doorstroompunt", "jeugdhulp": "de jeugdhulp",
    "kernteam": "het kernteam van de school",
    "onderzoek": "onderzoek, zonder namen",
}

# A party that is a rol of the professional; the others have no rol to look in.
_ROLLEN: Final[dict[str, Waarde]] = {
    "leerplicht": "leerplicht_gesprek", "halt": "halt", "rvdk": "raad", "doorstroompunt": "doorstroompunt",
    "jeugdhulp": "onderwijszorg",
}
_ELKE_ROL: Final = "dezelfde vaste contactpersoon, in elke rol"
# What a party sees by the matrix of who sees what (rij zicht.matrix), before anything is shared.
_VANZELF: Final[dict[str, dict[str, Waarde]]] = {
    "school": {"verzuim": "Leerplichtwet 1969 art. 21 en 21a: de school meldde het zelf",
               "regie": "wat de school zelf doet, de plek, en wie er komt"},
    "halt": {"verzuim": _ELKE_ROL, "regie": _ELKE_ROL, "plan": _ELKE_ROL},
    "rvdk": {"verzuim": _ELKE_ROL, "regie": _ELKE_ROL, "plan": _ELKE_ROL},
}


def _grond(artikel: str, gever: str, ontvanger: str, soorten: tuple[str, ...], regime: str,
           zekerheid: str) -> dict[str, Waarde]:
    return {"artikel": artikel, "gever": gever, "ontvanger": ontvanger, "soorten": soorten, "regime": regime,
            "zekerheid": zekerheid}


_OUD: Final = Zekerheid.OUD.value
_ONZEKER: Final = Zekerheid.ONZEKER.value
_NAVRAGEN: Final = Zekerheid.NAVRAGEN.value

_GRONDEN: Final[tuple[dict[str, Waarde], ...]] = (
    _grond("Leerplichtwet 1969 art. 21 en 21a", "school", "leerplicht", ("verzuim",), "avg", _OUD),
    _grond("Jeugdwet art. 2.4 (verzoek tot onderzoek)", "college", "rvdk", ("verzuim", "zorgen", "plan"),
           "jeugdwet", _OUD),
    _grond("BW art. 1:240 (mag, hoeft niet)", "jeugdhulp", "rvdk", ("hulp", "zorgen"), "jeugdwet", _NAVRAGEN),
    _grond("Jeugdwet art. 7.3.11 lid 4 (bij ondertoezichtstelling)", "jeugdhulp", "gi", ("hulp",), "jeugdwet",
           _OUD),
    _grond("Jeugdwet art. 3.1; BW art. 1:255 lid 3 (bericht aan het college)", "rvdk", "college",
           ("uitkomst",), "rvdk", _OUD),
    _grond("Besluit meldcode; Leerplichtwet 1969 art. 16 lid 4 onder e", "leerplicht", "veilig_thuis",
           ("zorgen",), "avg", _NAVRAGEN),
    _grond("Wpg art. 16", "leerplicht", "om", ("proces_verbaal",), "wpg", _OUD),
    _grond("Wpg art. 20; Besluit politiegegevens, of het Besluit voor BOA's dit overneemt is niet nagegaan",
           "leerplicht", "halt", ("verwijzing",), "wpg", _ONZEKER),
    _grond("Wpg art. 20; Besluit politiegegevens, of het Besluit voor BOA's dit overneemt is niet nagegaan",
           "leerplicht", "rvdk", ("proces_verbaal",), "wpg", _ONZEKER),
    _grond("Richtlijn en kader voor strafvordering jeugd (bericht van Halt)", "halt", "leerplicht",
           ("uitkomst",), "avg", _OUD),
)

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("toestemming.grenzen", _SINCE, (12, 16, 18), "jaar: verjaardagen die de vraag heropenen",
        "domain.md 11.4 en 14b regel 3", Zekerheid.NAVRAGEN),
    Rij("toestemming.avg", _SINCE, frozen({age: frozen(row) for age, row in _AVG.items()}),
        "per leeftijd vanaf: wie ja moet zeggen",
        "UAVG art. 5 (niet gelezen); ux.md S9 [check] (mening van het kind)", Zekerheid.NAVRAGEN),
    Rij("toestemming.jeugdwet", _JEUGDWET, frozen({age: frozen(row) for age, row in _JEUGD.items()}),
        "per leeftijd vanaf: wie ja moet zeggen", "Jeugdwet art. 7.3.4, 7.3.5, 7.3.11 en 7.3.15",
        Zekerheid.OUD),
    Rij("toestemming.rvdk", _SINCE, frozen({age: frozen(row) for age, row in _RVDK.items()}),
        "per leeftijd vanaf: wie ja moet zeggen", "geen bron gevonden; naar het voorbeeld van de Jeugdwet",
        Zekerheid.AANNAME),
    Rij("toestemming.halt", _SINCE, frozen({age: frozen(row) for age, row in _HALT.items()}),
        "per leeftijd vanaf: wie ja moet zeggen tegen deelname", "halt.nl voor leerplichtambtenaren",
        Zekerheid.GELEZEN),
    Rij("toestemming.deelname", _SINCE, frozen({"halt": "meedoen met Halt", "jeugdhulp": "hulp van de jeugdhulp"}),
        "waaraan iemand kan meedoen, naar code van de partij", "rijen toestemming.halt en toestemming.jeugdwet",
        Zekerheid.KEUZE),
    Rij("toestemming.gezag", _SINCE, frozen({soort: frozen(row) for soort, row in _GEZAG.items()}),
        "aantal mensen met gezag die allemaal ja moeten zeggen",
        "data.md 2.2; BW boek 1 titel 14 (niet gelezen); ux.md S9", Zekerheid.NAVRAGEN),
    Rij("delen.soorten", _SINCE, frozen(_SOORTEN), "soort gegevens met naam", "ux.md S9", Zekerheid.KEUZE),
    Rij("delen.partijen", _SINCE, frozen(_PARTIJEN), "gever of ontvanger met naam",
        "domain.md 1 en 11.3; ux.md S9", Zekerheid.KEUZE),
    Rij("delen.rollen", _SINCE, frozen(_ROLLEN), "partij naar de rol waarin zij kijkt",
        "rij rol.tabel (wie verantwoordelijk is); ux.md S9 (Halt-rol, Raad-rol)", Zekerheid.KEUZE),
    Rij("delen.opent", _SINCE, frozen({"waarom": "verhaal", "hulp": "notitie", "verslag": "notitie"}),
        "soort gegevens naar wat zij in dit systeem opent voor een andere rol", "rij zicht.matrix (deling)",
        Zekerheid.KEUZE),
    Rij("delen.school", _SINCE, ("plan",), "soorten gegevens die de school hier zelf leest zolang een delen staat",
        "ux.md S10; issue 6, onderdeel 4", Zekerheid.KEUZE),
    Rij("delen.kolommen", _SINCE, ("school", "cjg", "ggd", "swv", "halt", "rvdk", "onderzoek"),
        "ontvangers in de tabel wie ziet wat; wie verder iets krijgt, komt erbij", "ux.md S9", Zekerheid.KEUZE),
    Rij("delen.tabelrijen", _SINCE, ("verzuim", "waarom", "plan", "regie"),
        "soorten gegevens in de tabel wie ziet wat; wat verder is gedeeld, komt erbij", "ux.md S9",
        Zekerheid.KEUZE),
    Rij("delen.vanzelf", _SINCE, frozen({partij: frozen(row) for partij, row in _VANZELF.items()}),
        "per ontvanger: soort gegevens die zij al ziet, en waarom", "rij zicht.matrix; Leerplichtwet 1969 art. 21a",
        Zekerheid.NAVRAGEN),
    Rij("delen.naamloos", _SINCE, ("verzuim", "uitkomst"), "soorten gegevens die zonder naam naar onderzoek kunnen",
        "design.md 2, belofte 10; ux.md S9 (anoniem)", Zekerheid.KEUZE),
    Rij("delen.looptijd", _SINCE, 3, "maanden: voorstel voor de laatste dag", "keuze; volgt rij belofte.termijn",
        Zekerheid.KEUZE),
    Rij("delen.antwoord_dagen", _SINCE, 14, "dagen dat een antwoord van de eigen pagina bij de contactpersoon staat",
        "keuze; eerder weg zodra het met het gezin is besproken", Zekerheid.KEUZE),
    Rij("delen.gronden", _SINCE, frozen(tuple(frozen(grond) for grond in _GRONDEN)),
        "artikel of besluit, gever, ontvanger, soorten gegevens, regime",
        "domain.md 3, 6, 8, 9, 11.2 en 11.3; per grond staat hoe zeker die is", Zekerheid.NAVRAGEN),
    Rij("delen.toetsen", _SINCE, frozen({
        "doel": "waarvoor het nodig is", "proportionaliteit": "waarom niet minder gegevens",
        "subsidiariteit": "waarom het niet anders kan"}),
        "toets met vraag", "domain.md 11.3 (drie vragen voor het delen)", Zekerheid.GELEZEN),
    Rij("delen.nood_uitleg", _SINCE, 24, "uren na het delen", "ux.md S9; issue 3, onderdeel 4",
        Zekerheid.KEUZE),
    Rij("delen.nood_melden", _SINCE, ("fg",), "wie het meteen hoort", "ux.md S9; issue 3, onderdeel 4",
        Zekerheid.KEUZE),
)
