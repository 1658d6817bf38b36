"""The pages of a family: which places are nobody's home, and who can stand beside a family."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Zekerheid

_SINCE: Final = date(2000, 1, 1)

# Every word of a place must stand here, or in the name of the school, before the other parent reads it.
_PLAATSEN: Final = (
    "op", "in", "bij", "aan", "via", "de", "het", "een", "school", "kantoor", "gemeentehuis", "stadhuis", "raadhuis",
    "bibliotheek", "buurthuis", "wijkcentrum", "werkplaats", "telefoon", "telefonisch", "bellen", "online", "video",
    "videobellen",
)

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("gezin.plaatsen", _SINCE, _PLAATSEN, "woorden van een plaats die van niemand het huis is",
        "issue 6, deel 5 (gescheiden ouders zien elkaars adres nooit); de lijst is een keuze", Zekerheid.KEUZE),
    Rij("gezin.steun", _SINCE, (), "per regel: soort steun, naam, telefoon; leeg: dan staat het nummer van de regio er",
        "Jeugdwet art. 2.6 lid 1 onder f (vertrouwenspersoon) en Wmo 2015 art. 2.2.4 (ondersteuner), niet gelezen; wie "
        "het in een regio doet, vult de regio in", Zekerheid.ONZEKER, lokaal=True),
)
