"""Messages between a family and its vaste contactpersoon: who reads which, how long, when answered, when moved."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_GEWOON: Final = ("bericht", "kind_zegt", "klopt_niet", "verzetten")
_ALLES: Final = (*_GEWOON, "ander_contact")

# `eigen`: of the own thread alone. `met_ja`: only where the child, or who asked, said that they may read it.
_LEZERS: Final[dict[str, dict[str, Waarde]]] = {
    "vast": {"alle": _GEWOON, "eigen": (), "met_ja": ("ander_contact",)},
    "waarneming": {"alle": _GEWOON, "eigen": (), "met_ja": ("ander_contact",)},
    "noodtoegang": {"alle": _GEWOON, "eigen": (), "met_ja": ()},
    "coordinator": {"alle": ("ander_contact",), "eigen": (), "met_ja": ()},
    "ouder_met_gezag": {"alle": (), "eigen": _ALLES, "met_ja": ("kind_zegt",)},
    "kind": {"alle": (), "eigen": _ALLES, "met_ja": ()},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("bericht.gezin_lezers", _SINCE, frozen({wie: frozen(row) for wie, row in _LEZERS.items()}),
        "per lezer: soorten die alle gesprekken tonen, soorten van het eigen gesprek, soorten met een ja",
        "ux.md S11a en S11b (ouders niet, behalve als het kind dat wil); domain.md 11.4; of een ouder van een kind van "
        "12 tot 16 de woorden van het kind mag vragen, is na te vragen", Zekerheid.NAVRAGEN),
    Rij("bericht.gezin_lang", _SINCE, 600, "tekens in een bericht van of aan het gezin", "keuze", Zekerheid.KEUZE),
    Rij("bericht.gezin_antwoord", _SINCE, 2, "werkdagen na het bericht", "ux.md 6.9 (twee werkdagen zonder antwoord)",
        Zekerheid.KEUZE),
    Rij("bericht.verzetten", _SINCE, frozen({"voorstellen": 2, "vanaf": 480, "tot": 1080, "dagen": 60}),
        "aantal voorstellen; minuten na middernacht op een werkdag (vanaf 8.00, voor 18.00 uur); kalenderdagen vooruit",
        "ux.md S11a (twee voorstellen); de uren en de dagen zijn een keuze", Zekerheid.KEUZE, lokaal=True),
)
