"""How long a session lasts, and how a code in a letter is made and kept."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("sessie.duur", _SINCE, frozen({"werk": frozen({"stil": 30, "totaal": 600, "waarschuwing": 5}),
                                       "gezin": frozen({"stil": 15, "totaal": 60, "waarschuwing": 5})}),
        "minuten: zonder iets te doen, in totaal, en voor het einde",
        "ux.md 6.5; NCSC-richtlijn voor webapplicaties [check]", Zekerheid.KEUZE),
    # Long enough to find the phone for the second factor; not so long that it waits for the next at this computer.
    Rij("sessie.tekst", _SINCE, 30, "minuten dat een tekst wacht die na het einde van de sessie werd verstuurd",
        "issue 3, onderdeel 8 (geen tekst gaat verloren)", Zekerheid.KEUZE),
    # No letter or digit that looks like another, also not in handwriting: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V.
    Rij("inlogbrief.tekens", _SINCE, "ACDEFGHJKMNPRTWXY34679", "tekens van de code",
        "issue 3, onderdeel 8 (geen tekens die op elkaar lijken)", Zekerheid.KEUZE),
    Rij("inlogbrief.lengte", _SINCE, 12, "tekens", "issue 3, onderdeel 8", Zekerheid.KEUZE),
    Rij("inlogbrief.groep", _SINCE, 4, "tekens per groep", "issue 3, onderdeel 8", Zekerheid.KEUZE),
    Rij("inlogbrief.geldig", _SINCE, 14, "dagen", "issue 3, onderdeel 8", Zekerheid.KEUZE),
    Rij("inlogbrief.pogingen", _SINCE, 5, "keer", "issue 3, onderdeel 8", Zekerheid.KEUZE),
    Rij("inlogbrief.belcijfers", _SINCE, 6, "cijfers", "issue 3, onderdeel 8", Zekerheid.KEUZE),
)
