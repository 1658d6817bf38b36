"""What a privacy officer watches: which looks are odd, when a breach is reported, under which term a record falls."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# What stands behind a muur is kept as this kind; 100 by the kind of zaak. The Wpg (401) has its ladder. 900 is no muur
# of a record: it is the number under which the proof of a zaak stands on a list of what may go.
_PER_MUUR: Final[dict[str, Waarde]] = {
    "101": "leerplicht", "102": "halt", "103": "kwalificatieplicht", "201": "jeugdhulp", "301": "rvdk_bescherming",
    "900": "bewijs"}
_PER_ZAAK: Final[dict[str, Waarde]] = {
    "verzuim": "leerplicht", "luxe": "leerplicht", "doorstroompunt": "kwalificatieplicht", "vrijwillig": "jeugdhulp"}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("toezicht.afwijkingen", _SINCE, frozen({"nacht_van": 22, "nacht_tot": 6, "veel_zaken": 40, "weigeringen": 5}),
        "uur van de dag (Amsterdam); zaken en weigeringen per mens en dag", "ux.md S15 (nacht, veel, geen band)",
        Zekerheid.KEUZE),
    Rij("toezicht.terugkijken", _SINCE, 31, "dagen", "keuze van dit project", Zekerheid.KEUZE),
    Rij("datalek.melden", date(2018, 5, 25), 72, "uren na de ontdekking", "AVG art. 33 lid 1", Zekerheid.NAVRAGEN),
    Rij("bewaren.per_muur", _SINCE, frozen(_PER_MUUR), "muur naar soort met een bewaartermijn",
        "domain.md 11.5; welk onderzoek de Raad deed is hier niet bekend, dus de langste termijn die een dag heeft",
        Zekerheid.AANNAME),
    Rij("bewaren.per_zaak", _SINCE, frozen(_PER_ZAAK), "soort zaak naar soort met een bewaartermijn",
        "domain.md 11.5; voor vrijwillige hulp is de jeugdhulp aangenomen", Zekerheid.AANNAME),
)
