"""The verhoor: what must be asked and said before it begins. And how long the line for parents can change."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
# Per question the answers: code, what is written down, and whether the verhoor can go on after it.
_ANTWOORDEN: Final[dict[str, Waarde]] = {
    "advocaat": (
        ("wil_niet", "Aangeboden. Wil geen advocaat.", True),
        ("vooraf", "Aangeboden. Sprak eerst met een advocaat.", True),
        ("erbij", "Aangeboden. De advocaat is erbij.", True),
        ("wil_eerst", "Aangeboden. Wil eerst een advocaat spreken.", False)),
    "meekomen": (
        ("erbij", "Aangeboden. Er is iemand bij die het kind vertrouwt.", True),
        ("wil_niet", "Aangeboden. Wil niemand erbij.", True),
        ("komt_nog", "Aangeboden. Wil iemand erbij, die is er nog niet.", False)),
    "tolk": (
        ("niet_nodig", "Aangeboden. Een tolk is niet nodig.", True),
        ("erbij", "Aangeboden. Er is een tolk bij.", True),
        ("komt_nog", "Aangeboden. Er is een tolk nodig, die is er nog niet.", False)),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("verhoor.antwoorden", _SINCE, frozen(_ANTWOORDEN),
        "per vraag de antwoorden: code, wat er wordt opgeschreven, en of het verhoor dan door kan gaan",
        "Wetboek van Strafvordering art. 27c, 28 en 29; design.md 2a; domain.md 10.1", Zekerheid.NAVRAGEN),
    Rij("verhoor.zelfde_dag", _SINCE, "nee", "mag een verhoor op de dag waarop de brief is verstuurd",
        "design.md 2a (alleen waar de regio dat heeft gezet)", Zekerheid.NAVRAGEN, lokaal=True),
    Rij("verhoor.collega_dagen", _SINCE, 14, "kalenderdagen waarin een collega bij de zaak kan, de eerste dag telt mee",
        "design.md 2, belofte 1 (een verhoor door een collega is een gezicht, geen overdracht)", Zekerheid.KEUZE,
        lokaal=True),
    Rij("ouderregel.vast_om", _SINCE, 8, "uur van de dag, op de eerstvolgende werkdag", "ux.md S4 en 9.6",
        Zekerheid.KEUZE),
)
