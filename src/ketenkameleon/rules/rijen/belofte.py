"""The promise to the child, and the milestones on the way to it."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_BRON: Final = "design.md 2a (mijlpalen van de belofte)"


def _mijlpaal(code: str, naam: str, telt: str, aantal: int) -> Rij:
    waarde: Waarde = frozen({"naam": naam, "telt": telt, "aantal": aantal})
    return Rij(f"mijlpaal.{code}", _SINCE, waarde, telt, _BRON, Zekerheid.KEUZE, lokaal=True)


RIJEN: Final[tuple[Rij, ...]] = (
    Rij("belofte.termijn", _SINCE, 3, "kalendermaanden, afgekapt op het einde van de maand",
        "design.md 2, belofte 2; doel van het Thuiszitterspact (13 juni 2016) en van het project BIP",
        Zekerheid.KEUZE),
    Rij("mijlpalen", _SINCE, ("eerste_contact", "kennismaking", "plan", "let_op", "spoed"),
        "codes van mijlpalen, in volgorde", _BRON, Zekerheid.KEUZE, lokaal=True),
    _mijlpaal("eerste_contact", "Eerste contact", "werkdagen na de melding", 5),
    _mijlpaal("kennismaking", "Kennismaking klaar", "kalenderdagen na de melding", 14),
    _mijlpaal("plan", "Plan klaar", "kalenderdagen na de melding", 30),
    _mijlpaal("let_op", "Halfweg-gesprek met ouders", "kalenderdagen voor de belofte", 32),
    _mijlpaal("spoed", "Overleg met de coördinator", "kalenderdagen voor de belofte", 14),
)
