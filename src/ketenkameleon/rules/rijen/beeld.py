"""Beeld van kind en gezin: what is asked, and who can have said it. A regio may ask other things."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2017, 3, 1)  # the month of the MAS, which looks further than the absence


def _onderwerp(code: str, naam: str, vraag: str) -> Waarde:
    return frozen({"code": code, "naam": naam, "vraag": vraag})


# In the order in which they stand on the page.
_ONDERWERPEN: Final[tuple[Waarde, ...]] = (
    _onderwerp("school", "school", "Hoe gaat het op school, en hoe is dat zo gekomen?"),
    _onderwerp("thuis", "thuis", "Hoe gaat het thuis?"),
    _onderwerp("gezondheid", "gezondheid", "Hoe gaat het met slapen, eten en je goed voelen?"),
    _onderwerp("geld", "geld", "Is er genoeg geld voor school en voor thuis?"),
    _onderwerp("vrienden", "vrienden", "Met wie gaat het kind om, en wat doet het graag?"),
)
_BRONNEN: Final[dict[str, Waarde]] = {
    "kind": "het kind", "ouder1": "ouder 1", "ouder2": "ouder 2", "voogd": "de voogd", "school": "de school",
    "anders": "iemand anders",
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("beeld.onderwerpen", _SINCE, _ONDERWERPEN, "onderwerp met code, naam en vraag, in de volgorde van de pagina",
        "MAS (achter verzuim zit vaak iets anders); de vijf onderwerpen zijn een keuze", Zekerheid.KEUZE, lokaal=True),
    Rij("beeld.bronnen", _SINCE, frozen(_BRONNEN), "code en naam van wie het zei", "keuze van dit project",
        Zekerheid.KEUZE),
)
