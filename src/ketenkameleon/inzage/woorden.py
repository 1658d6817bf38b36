"""Words for codes on the pages of the privacy officer. Source: ux.md 9 (B1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.translation import gettext_noop

FUNCTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bip": "BIP",
        "coordinator": "coördinator",
        "school": "school",
        "beheerder": "beheerder",
        "fg": "privacyfunctionaris",
        "kernteam": "kernteam",
        "onderzoeker": "onderzoeker",
        "": "kind of ouder",
    }
)
# For a family: who that is in their life.
FUNCTIES_GEZIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bip": gettext_noop("iemand van het team"),
        "coordinator": gettext_noop("de coördinator"),
        "school": gettext_noop("de school"),
        "beheerder": gettext_noop("de beheerder"),
        "fg": gettext_noop("de privacyfunctionaris"),
        "kernteam": gettext_noop("iemand van het kernteam"),
        "onderzoeker": gettext_noop("een onderzoeker"),
    }
)
BANDEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "vast": "vaste contactpersoon",
        "waarneming": "neemt waar",
        "gevraagd": "gevraagd",
        "meeloper": "loopt mee",
        "begeleider": "begeleidt",
        "noodtoegang": "spoed",
        "ouder_met_gezag": "ouder met gezag",
        "ouder_zonder_gezag": "ouder zonder gezag",
        "kind": "het kind zelf",
    }
)
AFWIJKINGEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "zonder_band": "Niet betrokken bij deze zaak op die dag",
        "nacht": "In de nacht gekeken",
        "veel": "Veel zaken op één dag",
        "noodtoegang": "Met spoed geopend",
        "geweigerd": "Vaak geweigerd op één dag",
    }
)
SOORTEN: Final[Mapping[str, str]] = MappingProxyType(
    {"inzage": "Inzage", "rectificatie": "Verbeteren", "vernietiging": "Vernietigen", "bezwaar": "Bezwaar"}
)
REGIMES: Final[Mapping[str, str]] = MappingProxyType(
    {"avg": "AVG", "jeugdwet": "Jeugdwet", "rvdk": "Raad voor de Kinderbescherming", "wpg": "Wpg (apart)"}
)
VRAGERS: Final[Mapping[str, str]] = MappingProxyType(
    {"kind": "Het kind zelf", "ouder_met_gezag": "Een ouder met gezag"}
)
ONDERDELEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "regie": "Belofte, afspraken en contacten",
        "verhaal": "Het verhaal",
        "notitie": "Notities",
        "persoon": "Wie het kind is",
        "melding": "Meldingen van verzuim",
        "toestemming": "Toestemming en delen",
        "log": "Wie keek",
    }
)
VOORSTELLEN: Final[Mapping[str, str]] = MappingProxyType(
    {"geven": "Geven", "lakken": "Geven, met anderen weggelakt", "wegen": "Eerst wegen", "niet": "Niet geven"}
)
BESLUITEN: Final[Mapping[str, str]] = MappingProxyType(
    {"geven": "Geven", "lakken": "Geven, met anderen weggelakt", "niet": "Niet geven"}
)
OORDELEN: Final[Mapping[str, str]] = MappingProxyType({"in_orde": "In orde", "niet_in_orde": "Niet in orde"})
BEWAARSOORTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "leerplicht": "Leerplicht",
        "kwalificatieplicht": "Kwalificatieplicht",
        "jeugdhulp": "Jeugdhulp",
        "rvdk_bescherming": "Raad",
        "halt": "Halt",
        "wpg": "Wpg",
        "bewijs": "Bewijs van toestemming, delen en verzoeken",
    }
)
SOORT_LOG: Final[Mapping[str, str]] = MappingProxyType(
    {"bekeken": "bekeken", "geweigerd": "geweigerd", "veranderd": "veranderd", "in_lijst": "stond in een lijst"}
)
# What a list is called, for who works here and for a family alike.
LIJSTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mijn_dag": gettext_noop("Mijn dag"),
        "zaken": gettext_noop("Zaken"),
        "verdelen": gettext_noop("Verdelen"),
        "meldingen": gettext_noop("Meldingen"),
        "mijn_meldingen": gettext_noop("Mijn meldingen"),
        "noodtoegangen": gettext_noop("Met spoed geopend"),
        "privacy": gettext_noop("Privacy"),
        "vragen": gettext_noop("Vragen"),
        "bewaren": gettext_noop("Bewaren"),
        "wetboek": gettext_noop("Wetboek"),
        "schoolplannen": gettext_noop("Plannen van de school"),
        "signalen": gettext_noop("Signalen van een kernteam"),
        "in_beeld": gettext_noop("In beeld"),
    }
)
