"""The way of a professional through the team: stands, programme and its order, trades, kinds of guidance."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_ISSUE: Final = "issue 4, deel 2"

# `zaken`: does somebody in this stand take zaken? How many is for the fase and the hours.
_STANDEN: Final[dict[str, Waarde]] = {
    "kandidaat": {"naam": "kandidaat", "zaken": False},
    "gekozen": {"naam": "gekozen", "zaken": False},
    "in_opleiding": {"naam": "in opleiding", "zaken": True},
    "ingezet": {"naam": "ingezet", "zaken": True},
    "gestopt": {"naam": "gestopt", "zaken": False},
}
_STAPPEN: Final[dict[str, Waarde]] = {
    "kandidaat>gekozen": "de organisatie en de regio kiezen de kandidaat voor het team",
    "kandidaat>gestopt": "de kandidaat of de regio ziet ervan af",
    "gekozen>in_opleiding": "het programma begint",
    "gekozen>gestopt": "de kandidaat of de regio ziet ervan af",
    "in_opleiding>ingezet": "de regio vindt dat iemand het werk kan doen; wat mag, zeggen de bewijzen en de fase",
    "in_opleiding>gestopt": "de professional of de regio stopt ermee",
    "ingezet>in_opleiding": "er komt een rol bij die nog geleerd moet worden",
    "ingezet>gestopt": "de professional of de regio stopt ermee; de zaken gaan over naar een collega",
    "gestopt>kandidaat": "iemand meldt zich opnieuw",
}


def _deel(code: str, naam: str, rol: str = "", soort: str = "") -> dict[str, Waarde]:
    """One part. `rol` and `soort`: the proof that it gives; empty where it gives none."""
    return {"code": code, "naam": naam, "rol": rol, "soort": soort}


_PROGRAMMA: Final = (
    _deel("eed", "Eed of belofte als leerplichtambtenaar, bij de burgemeester", "leerplicht_gesprek", "eed"),
    _deel("raad", "Opleiding: onderzoek van de Raad naar schoolverzuim", "raad", "opleiding_raad"),
    _deel("raad_inwerken", "Inwerken bij de Raad", "raad", "inwerken_raad"),
    _deel("leerplicht", "Opleiding Leerplicht", "leerplicht_gesprek", "opleiding_leerplicht"),
    _deel("leerplicht_inwerken", "Inwerken bij Leerplicht", "leerplicht_gesprek", "inwerken_leerplicht"),
    _deel("halt", "Opleiding Halt", "halt", "opleiding_halt"),
    _deel("halt_inwerken", "Inwerken bij Halt", "halt", "inwerken_halt"),
    _deel("boa_cursus", "Cursus voor BOA"),
    _deel("boa_akte", "Akte van beëdiging als BOA", "leerplicht_verhoor", "akte_boa"),
)
_UREN: Final[dict[str, Waarde]] = {
    "eed": 4, "raad": 40, "raad_inwerken": 40, "leerplicht": 40, "leerplicht_inwerken": 40, "halt": 24,
    "halt_inwerken": 24, "boa_cursus": 80, "boa_akte": 4,
}
_VAKKEN: Final[dict[str, Waarde]] = {
    "leerplicht": "Leerplicht", "halt": "Halt", "raad": "Raad", "doorstroompunt": "Doorstroompunt",
    "onderwijszorg": "Onderwijszorg", "school": "School", "jeugdhulp": "Jeugdhulp", "anders": "Een ander vak",
}
_BEGELEIDING: Final[dict[str, Waarde]] = {"werkbegeleiding": "Werkbegeleiding", "intervisie": "Intervisie"}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("team.loopbaan", _SINCE, frozen(_STANDEN), "stand naar naam, en of iemand dan zaken heeft", _ISSUE,
        Zekerheid.KEUZE),
    Rij("team.loopbaan_stappen", _SINCE, frozen(_STAPPEN), "stap met grond",
        f"{_ISSUE} (kandidaat, gekozen, in opleiding, ingezet, gestopt)", Zekerheid.KEUZE),
    Rij("team.programma", _SINCE, frozen(list(_PROGRAMMA)), "delen op volgorde, met het bewijs dat elk geeft",
        "design.md 2a (volgorde van de pilot); domain.md 13", Zekerheid.KEUZE, lokaal=True),
    Rij("team.programma_uren", _SINCE, frozen(_UREN), "uren per deel; in geen bron gevonden", _ISSUE,
        Zekerheid.AANNAME, lokaal=True),
    Rij("team.vakken", _SINCE, frozen(_VAKKEN), "vak met naam", f"{_ISSUE} (leren van een ander vak)",
        Zekerheid.KEUZE, lokaal=True),
    Rij("team.begeleiding", _SINCE, frozen(_BEGELEIDING), "soort met naam", f"{_ISSUE} (werkbegeleiding, intervisie)",
        Zekerheid.KEUZE),
)
