"""The count of unlawful absence: 16 hours in four school weeks."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Zekerheid

_SINCE: Final = date(2009, 12, 23)  # the oldest text in which this count was read: Besluit verzuimmelding

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("verzuim.grens", _SINCE, 16, "klokuren (basisschool) of lesuren van ten hoogste 60 minuten",
        "Leerplichtwet 1969 art. 21a lid 1; DUO, soorten verzuim", Zekerheid.GELEZEN),
    Rij("verzuim.uur", _SINCE, 60, "minuten per uur; een lesuur telt als een uur",
        "Praktijk van scholen; niet in de wet gelezen", Zekerheid.ONZEKER),
    Rij("verzuim.venster", _SINCE, 4, "opeenvolgende lesweken",
        "Leerplichtwet 1969 art. 21a lid 1; DUO, soorten verzuim", Zekerheid.GELEZEN),
    Rij("verzuim.rust", _SINCE, 7, "kalenderdagen tussen twee meldingen bij doorlopend verzuim",
        "DUO, soorten verzuim", Zekerheid.GELEZEN),
    Rij("verzuim.melden_binnen", _SINCE, 5, "werkdagen",
        "Lezing van 'onverwijld' in de praktijk; staat niet in de wet", Zekerheid.ONZEKER),
)
