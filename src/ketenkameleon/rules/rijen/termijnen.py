"""The terms of the routes: from which day they count, how long, and whether law or norm."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Zekerheid, frozen

_RICHTLIJN: Final = date(2015, 1, 1)  # the year of the text that was read
_AANWIJZING: Final = date(2013, 1, 1)
_JEUGDWET: Final = date(2015, 1, 1)
_LPW: Final = date(2007, 8, 1)
_WACHT: Final = date(2019, 1, 1)
_OUD: Final = Zekerheid.OUD
_KALSBEEK: Final = "Richtlijn en kader strafvordering jeugd (Kalsbeeknorm, 80 procent; geschreven voor de politie)"


def _termijn(code: str, van: date, naam: str, lengte: int, eenheid: str, soort: str, bron: str,
             zekerheid: Zekerheid = _OUD, *, vanaf: str = "stap", herkomst: str, vervalt: bool = False,
             lokaal: bool = False) -> Rij:
    """`lokaal`: a norm for the regio and Halt themselves, which a regio may set. `vervalt`: a right that lapses."""
    waarde = frozen({"naam": naam, "lengte": lengte, "telt": eenheid, "soort": soort, "vanaf": vanaf,
                     "herkomst": herkomst, "vervalt": vervalt})
    return Rij(f"termijn.{code}", van, waarde, eenheid, bron, zekerheid, lokaal=lokaal)


RIJEN: Final[tuple[Rij, ...]] = (
    _termijn("halt.verwijzing", _RICHTLIJN, "Halt heeft de verwijzing", 7, "dagen", "norm", _KALSBEEK,
             vanaf="eerste_verhoor", herkomst="het eerste verhoor", lokaal=True),
    _termijn("halt.startgesprek", _RICHTLIJN, "startgesprek bij Halt", 30, "dagen", "norm", _KALSBEEK,
             herkomst="de verwijzing naar Halt", lokaal=True),
    _termijn("halt.afloopbericht", _RICHTLIJN, "bericht van Halt over de afloop", 7, "dagen", "norm",
             _KALSBEEK + "; bij een negatieve afloop meteen", herkomst="het einde van Halt"),
    _termijn("halt.pv_na_negatief", _RICHTLIJN, "proces-verbaal bij de officier na een negatieve afloop", 14, "dagen",
             "norm", _KALSBEEK, herkomst="het bericht van Halt", lokaal=True),
    _termijn("strafrecht.pv_na_melding", _AANWIJZING, "proces-verbaal bij de officier, vanaf de melding", 2, "maanden",
             "norm", "Aanwijzing strafrechtelijke aanpak schoolverzuim", vanaf="melding", herkomst="de melding",
             lokaal=True),
    _termijn("strafrecht.pv_na_verhoor", _AANWIJZING, "proces-verbaal bij de officier, vanaf het verhoor", 30, "dagen",
             "norm", "Richtlijn en kader strafvordering jeugd; de Aanwijzing zegt 1 maand",
             herkomst="het eerste verhoor", lokaal=True),
    _termijn("strafrecht.pv_te_oud", _RICHTLIJN, "daarna weigert de officier het proces-verbaal, tenzij hij instemt",
             3, "maanden", "norm", "Richtlijn en kader strafvordering jeugd", herkomst="het eerste verhoor"),
    _termijn("strafrecht.om_eerste_blik", _RICHTLIJN, "de officier bekijkt het proces-verbaal", 40, "dagen", "norm",
             "Richtlijn en kader strafvordering jeugd (advies)", herkomst="het proces-verbaal bij de officier"),
    _termijn("strafrecht.om_beslissing", _RICHTLIJN, "de officier beslist", 3, "maanden", "norm", _KALSBEEK,
             herkomst="het eerste verhoor"),
    _termijn("strafrecht.raadsrapport", _RICHTLIJN, "rapport van de Raad", 42, "dagen", "norm", _KALSBEEK,
             herkomst="het eerste verhoor"),
    _termijn("strafrecht.eerste_uitspraak", _RICHTLIJN, "eerste uitspraak van de rechter", 180, "dagen", "norm",
             _KALSBEEK, herkomst="het eerste verhoor"),
    _termijn("strafrecht.executie", _RICHTLIJN, "de straf gaat naar wie haar uitvoert", 30, "dagen", "norm", _KALSBEEK,
             herkomst="de uitspraak"),
    _termijn("strafrecht.verzet", _RICHTLIJN, "verzet tegen de strafbeschikking", 14, "dagen", "wet",
             "akbzh.nl; niet in de wet gelezen", Zekerheid.ONZEKER, herkomst="de strafbeschikking",
             vervalt=True),
    _termijn("civiel.start_onderzoek", _WACHT, "de Raad begint het onderzoek", 10, "dagen", "norm",
             "inspectie-jenv.nl (2019)", Zekerheid.GELEZEN, herkomst="het verzoek tot onderzoek"),
    _termijn("civiel.wachten", _WACHT, "nog geen onderzoek: het gezin kan de Raad bellen", 3, "maanden", "norm",
             "kinderbescherming.nl, wachttijden", Zekerheid.GELEZEN, herkomst="de wachtlijst"),
    _termijn("civiel.voorleggen", _JEUGDWET, "de Raad legt het de kinderrechter voor", 2, "weken", "wet",
             "BW art. 1:255 lid 3", herkomst="de vraag van de burgemeester"),
    _termijn("civiel.eerste_contact", _JEUGDWET, "eerste contact van de gecertificeerde instelling", 5, "werkdagen",
             "wet", "Besluit Jeugdwet", herkomst="de uitspraak"),
    _termijn("absoluut.school_nagaan", _LPW, "Leerplicht gaat na of het een school is", 4, "weken", "wet",
             "Leerplichtwet 1969 art. 22 lid 4", herkomst="de twijfel over de school"),
    _termijn("absoluut.ouders_alsnog", _LPW, "de ouders schrijven het kind alsnog in", 4, "weken", "wet",
             "Leerplichtwet 1969 art. 22 lid 4", herkomst="de brief aan de ouders"),
    _termijn("vervangend.beslissing", _LPW, "het college beslist over vervangende leerplicht", 4, "weken", "wet",
             "Leerplichtwet 1969 art. 3a en 3b; voor artikel 15 aangenomen", herkomst="de aanvraag"),
    _termijn("vervangend.afschrift", _LPW, "afschrift van het besluit", 2, "weken", "wet",
             "Leerplichtwet 1969 art. 3a en 3b; voor artikel 15 aangenomen", herkomst="het besluit"),
    _termijn("besluit.bezwaar", _LPW, "de ouders kunnen bezwaar maken", 6, "weken", "wet",
             "Awb art. 6:7 en 6:8 (niet gelezen)", Zekerheid.ONZEKER, herkomst="het besluit", vervalt=True),
)
