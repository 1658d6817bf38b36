"""Messages that say that there is something, and never what: which there are, when they go, how often tried."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_UX: Final = "ux.md 6.9"


def _soort(grond: str, velden: tuple[str, ...] = (), *, uit: bool = False, nog_eens: bool = False) -> Waarde:
    return frozen({"grond": grond, "velden": velden, "uit": uit, "nog_eens": nog_eens})


# `uit`: whoever gets it can switch it off. `nog_eens`: nobody knows whether it left, and it goes again: rather twice
# than never. The fields are counts.
_SOORTEN: Final[dict[str, Waarde]] = {
    "dagelijks": _soort("werk: wat er vandaag ligt", ("te_laat", "vandaag", "wacht"), uit=True),
    "veiligheid": _soort("werk: een zorg over veiligheid", nog_eens=True),
    "te_laat": _soort("werk: een belofte is te laat", nog_eens=True),
    "onbeantwoord": _soort("werk: een bericht wacht al twee werkdagen", nog_eens=True),
    "nieuws": _soort("het gezin vroeg erom: het gaf zelf een adres", nog_eens=True),
    "nieuws_kind": _soort("het kind vroeg erom: het gaf zelf een adres", nog_eens=True),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("bericht.soorten", _SINCE, frozen(_SOORTEN),
        "soort bericht: grond, aantallen die erin staan, of het uit kan, en of het bij twijfel nog eens gaat",
        f"{_UX}: geen naam, geen inhoud, geen link; het dagelijkse bericht kan uit, een zorg over veiligheid niet",
        Zekerheid.KEUZE),
    Rij("bericht.dagelijks", _SINCE, frozen({"vanaf": 450, "tot": 600}),
        "minuten na middernacht in Nederland, op werkdagen: vanaf 7.30 uur, en tot wanneer het nog zin heeft (10 uur)",
        f"{_UX} (7.30 uur op werkdagen); het einde is een keuze", Zekerheid.KEUZE),
    Rij("bericht.herhalen", _SINCE, (1, 5, 15, 60, 240, 720),
        "minuten wachten na elke poging die niet lukte; daarna houdt het op", "keuze", Zekerheid.KEUZE),
    Rij("bericht.bewaren", _SINCE, 92, "kalenderdagen na verzenden of ophouden", "keuze", Zekerheid.KEUZE),
)
