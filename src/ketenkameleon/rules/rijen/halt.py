"""Halt: who can go, the hours, and what a birthday does while it runs."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2015, 1, 1)  # the year of the oldest text in which this was read
_HALT: Final = "halt.nl voor leerplichtambtenaren"


def _voorwaarde(naam: str, bron: str, zekerheid: Zekerheid = Zekerheid.GELEZEN) -> Waarde:
    return frozen({"naam": naam, "bron": bron, "zekerheid": zekerheid.value})


_VOORWAARDEN: Final[dict[str, Waarde]] = {
    "leeftijd": _voorwaarde("het kind was 12 tot en met 17 jaar, op elke dag van het verzuim", _HALT),
    "leerplichtig": _voorwaarde("het kind moest naar school", _HALT),
    "genoeg": _voorwaarde("het verzuim is groot genoeg",
                          _HALT + "; een oudere bladzijde noemt meer dan 8 uur of 11 keer"),
    "niet_te_veel": _voorwaarde("het verzuim is niet te groot, of de officier beslist mee", _HALT),
    "reeks": _voorwaarde("het verzuim duurde niet langer dan een week achter elkaar", "Besluit aanwijzing Halt-feiten",
                         Zekerheid.OUD),
    "half_jaar": _voorwaarde("het waren niet te veel dagen in een half schooljaar", "Besluit aanwijzing Halt-feiten",
                             Zekerheid.OUD),
    "eigen_keuze": _voorwaarde("het verzuim was de eigen keuze van het kind", _HALT),
    "hulp_genoeg": _voorwaarde("er is geen ernstig psychisch probleem zonder genoeg hulp", _HALT),
    "eerste_keer": _voorwaarde("Halt antwoordde dat het kind er niet eerder was voor schoolverzuim", _HALT),
    "school_deed": _voorwaarde("de school deed eerst zelf iets, waarschuwde en vertelde het de ouders", "halt.nl"),
    "niet_zorgelijk": _voorwaarde("het verzuim is niet lang, vast en zorgelijk", "halt.nl"),
}

_BANDEN: Final[dict[str, Waarde]] = {
    "leeftijd": ((12, 13, 0), (14, 15, 2), (16, 17, 4)),
    "uren": ((0, 10, 2), (11, 20, 4), (20, 30, 6), (30, 40, 8), (40, 50, 10), (50, 60, 12)),
    "te_laat": ((0, 20, 2), (20, 40, 4), (40, 60, 6)),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("halt.voorwaarden", _SINCE, frozen(_VOORWAARDEN), "voorwaarde met naam, bron en zekerheid",
        _HALT + "; Besluit aanwijzing Halt-feiten; domain.md 7", Zekerheid.GELEZEN),
    Rij("halt.leeftijd", _SINCE, frozen({"van": 12, "tot": 17}), "jaar, op de dag van het verzuim", _HALT,
        Zekerheid.GELEZEN),
    Rij("halt.grenzen", _SINCE, frozen({"uren_minst": 9, "te_laat_minst": 12, "uren_meest": 60, "te_laat_meest": 60}),
        "uren verzuim; keren te laat", _HALT, Zekerheid.GELEZEN),
    Rij("halt.dagen", _SINCE, frozen({"reeks": 5, "half_jaar": 10}),
        "schooldagen achter elkaar; schooldagen in een half schooljaar",
        "Besluit aanwijzing Halt-feiten; een week is gelezen als vijf schooldagen", Zekerheid.ONZEKER),
    Rij("halt.half_jaar", _SINCE, (8, 2), "maand waarin een half schooljaar begint",
        "onze lezing van het Besluit aanwijzing Halt-feiten: van augustus tot en met januari, en daarna",
        Zekerheid.KEUZE),
    Rij("halt.strafmaat", _SINCE, frozen(_BANDEN), "van, tot en met, uren erbij",
        "Richtlijn en kader strafvordering jeugd (strafmaten Halt); de banden lopen in elkaar over", Zekerheid.OUD),
    Rij("halt.strafmaat_regel", _SINCE, frozen({
        "band": "laagste",
        "zin": "Op de grens van twee banden geldt de laagste. Uren en te laat komen bij elkaar op, als ze er zijn."}),
        "hoe de tabel wordt gelezen",
        "onze regel: de Richtlijn zegt niet welke band op de grens geldt, en niet of uren en te laat optellen",
        Zekerheid.KEUZE),
    Rij("halt.hoogstens", _SINCE, 20, "uren", "Sr art. 77e lid 4", Zekerheid.OUD),
    Rij("halt.vooruit", _SINCE, 6, "maanden vooruit waarin een verjaardag (12, 16, 18) vooraf te zien is",
        "keuze: langer dan Halt meestal duurt", Zekerheid.KEUZE),
    Rij("halt.na_achttien", _SINCE, True, "waar: wie al bij Halt is begonnen, mag het afmaken met een eigen ja",
        "geen bron gevonden; halt.nl zegt alleen dat Halt vanaf 18 niet begint", Zekerheid.NAVRAGEN),
)
