"""Public holidays, the days that schools close for, the bands of a plausible holiday, and terms of law."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.rijen.vakanties import RIJEN as VAKANTIES
from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_ATW: Final = "Algemene termijnenwet art. 3"


def _fixed(koning: str, maand: int, dag: int) -> tuple[Waarde, ...]:
    return (
        frozen({"naam": "Nieuwjaarsdag", "maand": 1, "dag": 1, "op_zondag": 0}),
        frozen({"naam": koning, "maand": maand, "dag": dag, "op_zondag": -1}),
        frozen({"naam": "Bevrijdingsdag", "maand": 5, "dag": 5, "op_zondag": 0}),
        frozen({"naam": "Eerste Kerstdag", "maand": 12, "dag": 25, "op_zondag": 0}),
        frozen({"naam": "Tweede Kerstdag", "maand": 12, "dag": 26, "op_zondag": 0}),
    )


RIJEN: Final[tuple[Rij, ...]] = (
    Rij("kalender.vaste_feestdagen", date(2000, 1, 1), _fixed("Koninginnedag", 4, 30),
        "dag van het jaar; op_zondag is de verschuiving in dagen", _ATW, Zekerheid.OUD),
    Rij("kalender.vaste_feestdagen", date(2014, 1, 1), _fixed("Koningsdag", 4, 27),
        "dag van het jaar; op_zondag is de verschuiving in dagen", _ATW, Zekerheid.OUD),
    Rij("kalender.feestdagen_rond_pasen", date(2000, 1, 1), frozen({
        "Goede Vrijdag": -2, "Tweede Paasdag": 1, "Hemelvaartsdag": 39, "Tweede Pinksterdag": 50}),
        "kalenderdagen na Eerste Paasdag", _ATW + "; Goede Vrijdag is gelijkgesteld (lid 2)", Zekerheid.OUD),
    Rij("kalender.gelijkgestelde_dagen", date(2000, 1, 1), frozen({}), "datum (jjjj-mm-dd) met naam",
        _ATW + " lid 3: dagen die bij koninklijk besluit zijn gelijkgesteld; die besluiten zijn niet gelezen",
        Zekerheid.NAVRAGEN),
    Rij("kalender.schoolvrij", date(2000, 1, 1), frozen({
        "altijd": ("Nieuwjaarsdag", "Goede Vrijdag", "Tweede Paasdag", "Koninginnedag", "Koningsdag",
                   "Hemelvaartsdag", "Tweede Pinksterdag", "Eerste Kerstdag", "Tweede Kerstdag"),
        "elke_vijf_jaar": ("Bevrijdingsdag",), "jaren": 5}),
        "feestdagen waarop scholen dicht zijn; jaren deelbaar door dit getal voor elke_vijf_jaar",
        "Gebruik op scholen: Goede Vrijdag vrij, Bevrijdingsdag vrij in een lustrumjaar; geen wet gevonden",
        Zekerheid.ONZEKER, lokaal=True),
    Rij("kalender.plausibele_vakantie", date(2000, 1, 1), frozen({
        "herfstvakantie": (5, 16), "kerstvakantie": (14, 17), "voorjaarsvakantie": (5, 16),
        "meivakantie": (5, 16), "zomervakantie": (42, 45)}),
        "kalenderdagen, minste en meeste",
        "Afgeleid uit de openbare vakantietabel 2019-2030; de ondergrens van vijf is een keuze",
        Zekerheid.KEUZE),
    Rij("termijn.grenzen", date(2000, 1, 1), frozen({"dagen": 90, "weken": 12, "maanden": 3}),
        "langste termijn waarvoor de wet geldt", "Algemene termijnenwet art. 4 onder a", Zekerheid.OUD),
    Rij("termijn.twee_werkdagen", date(2000, 1, 1), frozen({"vanaf_dagen": 3, "werkdagen": 2}),
        "dagen; werkdagen die er minstens in vallen", "Algemene termijnenwet art. 2", Zekerheid.OUD),
    *VAKANTIES,
)
