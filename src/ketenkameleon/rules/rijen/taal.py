"""How a text is measured, how easy it must be, which words are not used, and what better word there is."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# 0: no bound.
_EISEN: Final[dict[str, dict[str, Waarde]]] = {
    "gezin": {"leesgemak": 80, "gemiddeld": 10, "langste": 18},
    "werk": {"leesgemak": 60, "gemiddeld": 0, "langste": 0},
}
# The first five are written in two pieces: they stand nowhere in our code, not even here (tests/test_repository.py).
_VERBODEN: Final[dict[str, Waarde]] = {
    "ca" "sus": "zaak", "dos" "sier": "zaak", "tra" "ject": "plan", "cli" "ënt": "kind", "cli" "ënten": "kinderen",
    "aangaande": "over", "alsmede": "en", "alvorens": "voordat", "betreffende": "over", "conform": "volgens",
    "daar waar": "als", "derhalve": "dus", "desalniettemin": "toch", "desgewenst": "als u wilt", "dienen te": "moeten",
    "dient te": "moet", "doch": "maar", "echter": "maar", "ex art": "volgens", "geschieden": "gebeuren",
    "gaarne": "graag", "hierbij": "met deze brief", "hieromtrent": "hierover", "indien": "als", "ingevolge": "volgens",
    "inzake": "over", "jegens": "tegen", "middels": "met", "mits": "als", "nochtans": "toch", "omtrent": "over",
    "onderhavige": "deze", "reeds": "al", "tevens": "ook", "te allen tijde": "altijd", "ten behoeve van": "voor",
    "ten einde": "om", "teneinde": "om", "ter zake": "over", "voornoemde": "deze", "zulks": "dit",
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("taal.leesgemak", _SINCE, frozen({"begin": 20684, "zin": 93, "woord": 7700}),
        "honderdsten: beginscore, eraf per woord in een zin, eraf per lettergreep in een woord",
        "formule van Flesch-Douma (Douma 1960, niet gelezen); ux.md 8.8", Zekerheid.ONZEKER),
    Rij("taal.eisen", _SINCE, frozen({toon: frozen(row) for toon, row in _EISEN.items()}),
        "leesgemak ten minste, woorden per zin gemiddeld ten hoogste, woorden in de langste zin; 0 is geen grens",
        "ux.md 8.8", Zekerheid.KEUZE),
    Rij("taal.kort", _SINCE, 6, "woorden: van een regel met minder zegt het leesgemak niets",
        "eigen keuze: de formule is voor een tekst, niet voor een paar woorden", Zekerheid.KEUZE),
    Rij("taal.verboden", _SINCE, frozen(_VERBODEN), "woord dat niet wordt gebruikt, met een beter woord",
        "ux.md 8.8; design.md 3; de lijst zelf is een keuze", Zekerheid.KEUZE),
    Rij("taal.wetstaal", _SINCE, ("artikel", "artikelen", "art", "lid", "leden"),
        "woord dat met een nummer erachter een wetsartikel noemt", "ux.md 9.2 (de wet staat niet in de brief)",
        Zekerheid.KEUZE),
)
