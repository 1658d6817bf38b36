"""The roles a professional can take in a contact: their regime, ages, and what is said aloud."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# Regime times 100 plus rol: stored on every record and read by the database, so a number never changes.
_MUREN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": 101, "halt": 102, "doorstroompunt": 103,
    "onderwijszorg": 201, "raad": 301, "leerplicht_verhoor": 401,
}

_ROLLEN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": {
        "naam": "Leerplicht, gesprek", "letter": "L", "regime": "avg", "verantwoordelijke": "gemeente",
        "leeftijd": (0, 0), "css": "rol-leerplicht", "zin": "kijken wat er speelt, samen afspreken"},
    "leerplicht_verhoor": {
        "naam": "Leerplicht, verhoor", "letter": "V", "regime": "wpg", "verantwoordelijke": "gemeente",
        "leeftijd": (12, 0), "css": "rol-verhoor", "zin": "vragen over een overtreding"},
    "halt": {
        "naam": "Halt", "letter": "H", "regime": "avg", "verantwoordelijke": "halt",
        "leeftijd": (12, 17), "css": "rol-halt", "zin": "leren van wat er gebeurde"},
    "raad": {
        "naam": "Raad", "letter": "R", "regime": "rvdk", "verantwoordelijke": "rvdk",
        "leeftijd": (0, 0), "css": "rol-raad", "zin": "kijken wat het kind nodig heeft"},
    "doorstroompunt": {
        "naam": "Doorstroompunt", "letter": "D", "regime": "avg", "verantwoordelijke": "doorstroompunt",
        "leeftijd": (0, 0), "css": "rol-doorstroompunt", "zin": "samen zoeken naar school of werk"},
    "onderwijszorg": {
        "naam": "Onderwijszorg", "letter": "O", "regime": "jeugdwet", "verantwoordelijke": "cjg",
        "leeftijd": (0, 0), "css": "rol-onderwijszorg", "zin": "helpen op school en thuis"},
}

_KAARTEN: Final[dict[str, Waarde]] = {
    "leerplicht_gesprek": {
        "kind": ("Vandaag kom ik voor Leerplicht.", "Ik kijk met jou waarom je niet op school bent.",
                 "Je mag zeggen wat je niet wilt vertellen.", "Ik schrijf op wat we afspreken.",
                 "Jij mag het lezen."),
        "ouder": ("Vandaag kom ik voor Leerplicht.", "Ik kijk met u waarom uw kind niet op school is.",
                  "U mag zeggen wat u niet wilt vertellen.", "Ik schrijf op wat we afspreken.",
                  "U mag het lezen.")},
    "leerplicht_verhoor": {
        "kind": ("Vandaag is het anders.", "Dit is een verhoor.",
                 "Ik denk dat er misschien een regel is overtreden.",
                 "Je hoeft mijn vragen niet te beantwoorden.", "Je mag eerst met een advocaat praten.",
                 "Je mag iemand meenemen die je vertrouwt.", "Is een tolk nodig? Dan komt die erbij.",
                 "Wat je zegt, schrijf ik op.", "Dat gaat naar de officier van justitie.", "Begrijp je dat?"),
        "ouder": ("Vandaag is het anders.", "Dit is een verhoor.",
                  "Ik denk dat er misschien een regel is overtreden.",
                  "U hoeft mijn vragen niet te beantwoorden.", "U mag eerst met een advocaat praten.",
                  "U mag iemand meenemen die u vertrouwt.", "Is een tolk nodig? Dan komt die erbij.",
                  "Wat u zegt, schrijf ik op.", "Dat gaat naar de officier van justitie.",
                  "Begrijpt u dat?")},
    "halt": {
        "kind": ("Vandaag kom ik voor Halt.", "We praten over wat er gebeurde.", "Je doet een opdracht.",
                 "Meedoen is niet verplicht.", "Doe je niet mee?",
                 "Dan beslist Leerplicht of de zaak naar de officier van justitie gaat.",
                 "Doe je wel mee? Dan is het daarna klaar."),
        "ouder": ("Vandaag kom ik voor Halt.", "We praten over wat er gebeurde.",
                  "Uw kind doet een opdracht.", "Meedoen is niet verplicht.", "Doet uw kind niet mee?",
                  "Dan beslist Leerplicht of de zaak naar de officier van justitie gaat.",
                  "Doet uw kind wel mee? Dan is het daarna klaar.")},
    "raad": {
        "kind": ("Vandaag kom ik voor de Raad.", "Ik onderzoek wat jij nodig hebt.",
                 "Jij leest mijn verslag eerst.", "Je mag zeggen wat er niet klopt."),
        "ouder": ("Vandaag kom ik voor de Raad.", "Ik onderzoek wat uw kind nodig heeft.",
                  "U leest mijn verslag eerst.", "U mag erop reageren.")},
    "doorstroompunt": {
        "kind": ("Vandaag kom ik voor het Doorstroompunt.", "Ik zoek met jou een opleiding of werk.",
                 "Jij beslist of je meedoet.", "Ik schrijf op wat we afspreken.", "Jij mag het lezen."),
        "ouder": ("Vandaag kom ik voor het Doorstroompunt.", "Ik zoek met uw kind een opleiding of werk.",
                  "Uw kind beslist of het meedoet.", "Ik schrijf op wat we afspreken.")},
    "onderwijszorg": {
        "kind": ("Vandaag kom ik om te helpen op school en thuis.", "Ik kijk met jou wat werkt.",
                 "Je mag zeggen wat je niet wilt vertellen.", "Jij mag lezen wat ik opschrijf."),
        "ouder": ("Vandaag kom ik om te helpen op school en thuis.", "Ik kijk met u wat werkt.",
                  "U mag zeggen wat u niet wilt vertellen.", "U mag lezen wat ik opschrijf.")},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("rol.muur", _SINCE, frozen(_MUREN), "nummer: 100 x regime + rol", "design.md 6 (muur: regime x rol)",
        Zekerheid.KEUZE),
    Rij("rol.tabel", _SINCE, frozen(_ROLLEN), "leeftijd: jaren, van en tot en met; 0 is geen grens",
        "Leerplichtwet 1969 art. 2, 16 en 26; halt.nl voor leerplichtambtenaren; Wpg art. 1; "
        "regime en verantwoordelijke per rol zijn na te vragen", Zekerheid.NAVRAGEN),
    Rij("rol.kaart", _SINCE, frozen(_KAARTEN), "zinnen op taalniveau B1",
        "ux.md 9.1 [check]; design.md 2a (verhoor: advocaat, iemand die meekomt, tolk); wat er volgt als een kind niet "
        "meedoet aan Halt: domain.md 7", Zekerheid.NAVRAGEN),
)
