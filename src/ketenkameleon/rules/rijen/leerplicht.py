"""Who is bound to attend school: the ages of the Leerplichtwet."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Zekerheid, frozen

_SINCE: Final = date(2007, 8, 1)  # the kwalificatieplicht began; earlier days have another text

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("leerplicht.begin", _SINCE, 5, "jaar, vanaf de maand na deze verjaardag",
        "Leerplichtwet 1969 art. 3 lid 1", Zekerheid.OUD),
    Rij("leerplicht.einde", _SINCE, 16, "jaar, tot het einde van het schooljaar van deze verjaardag",
        "Leerplichtwet 1969 art. 3 lid 1", Zekerheid.OUD),
    Rij("leerplicht.schooljaren", _SINCE, 12, "volledige schooljaren", "Leerplichtwet 1969 art. 3 lid 1",
        Zekerheid.OUD),
    Rij("leerplicht.einde_schooljaar", _SINCE, frozen({"maand": 7, "dag": 31}), "dag van het jaar",
        "Schooljaar van 1 augustus tot en met 31 juli (opgave art. 25 Leerplichtwet)", Zekerheid.OUD),
    Rij("kwalificatieplicht.einde", _SINCE, 18, "jaar", "Leerplichtwet 1969 art. 4a-4b", Zekerheid.OUD),
    Rij("leerplicht.eigen_plicht", _SINCE, 12, "jaar", "Leerplichtwet 1969 art. 2 lid 3", Zekerheid.OUD),
)
