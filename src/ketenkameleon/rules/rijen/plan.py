"""The plan for school and home: how many goals and steps, from whom a message comes, whose yes it needs."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_S10: Final = "ux.md S10"

# The soft hyphen lets a long word break on a phone.
_VAN: Final[dict[str, Waarde]] = {
    "school": "school", "ouder": "ouder", "kind": "kind", "ozm": "onderwijszorgmedewerker"}
_HOE: Final[dict[str, Waarde]] = {
    "beter": "gaat het beter", "gelijk": "blijft het gelijk", "minder": "gaat het minder goed"}
_MET: Final[dict[str, Waarde]] = {
    "kind": "het kind", "ouder": "een ouder of voogd", "school": "de school", "ozm": "de onderwijszorgmedewerker",
    "swv": "het samenwerkingsverband", "ggd": "de GGD", "anders": "iemand anders"}
_ANDERS: Final[dict[str, Waarde]] = {
    "speciaal_onderwijs": "naar het speciaal onderwijs", "jeugdhulp_specialistisch": "specialistische jeugdhulp",
    "uit_huis": "ergens anders wonen", "onderzoek_raad": "een onderzoek door de Raad",
    "strafrecht": "een proces-verbaal", "vrijstelling": "een vrijstelling van de leerplicht", "anders": "iets anders"}
_ZEGT: Final[dict[str, Waarde]] = {
    "kind": "het kind", "ouder": "een ouder of voogd", "school": "de school", "swv": "het samenwerkingsverband",
    "jeugdhulp": "de jeugdhulp", "professional": "wie dit opschrijft", "samen": "iedereen aan tafel samen"}
_INZET: Final[dict[str, Waarde]] = {
    "contactpersoon": "De vaste contactpersoon volstaat", "ozm": "Er is een onderwijszorgmedewerker nodig"}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("plan.doelen", _SINCE, 3, "open doelen tegelijk", _S10, Zekerheid.KEUZE),
    Rij("plan.stappen", _SINCE, 3, "open stappen per doel en per plaats", _S10, Zekerheid.KEUZE),
    Rij("plan.plaatsen", _SINCE, frozen({"school": "Op school", "thuis": "Thuis", "kind": "Het kind zelf"}),
        "plaats van een stap met naam", _S10, Zekerheid.KEUZE),
    Rij("plan.steun", _SINCE, ("thuis", "kind"), "plaatsen waarvan de stappen hulp zijn: zij vragen een ja",
        "ux.md S10 (support part); welke stappen jeugdhulp zijn is niet nagegaan", Zekerheid.NAVRAGEN),
    Rij("plan.regime", _SINCE, "jeugdwet", "regime waarvan de rij toestemming zegt wie ja zegt",
        "domain.md 11.4 (Agree to youth help); Jeugdwet art. 7.3.4 en 7.3.5", Zekerheid.NAVRAGEN),
    Rij("plan.bekijken", _SINCE, 4, "weken tussen maken en bekijken: voorstel", "ux.md S10 (29 september, 27 oktober)",
        Zekerheid.KEUZE),
    Rij("plan.van", _SINCE, frozen(_VAN), "van wie een bericht komt, met naam", _S10, Zekerheid.KEUZE),
    Rij("plan.hoe", _SINCE, frozen(_HOE), "hoe het gaat, als deel van een zin", _S10, Zekerheid.KEUZE),
    Rij("plan.kanten", _SINCE, frozen({"school": "school", "ouder": "thuis"}),
        "wiens bericht telt voor welke kant; kind en onderwijszorgmedewerker staan op zichzelf", _S10, Zekerheid.KEUZE),
    Rij("plan.vers", _SINCE, 14, "kalenderdagen waarin een bericht meetelt voor het verschil",
        "keuze; ux.md S10 noemt geen getal", Zekerheid.KEUZE),
    Rij("plan.met", _SINCE, frozen(_MET), "met wie het plan is gemaakt, met naam", _S10, Zekerheid.KEUZE, lokaal=True),
    Rij("plan.opp_horen", date(2025, 8, 1), "De school praat met het kind over het OPP. Heeft het kind meegepraat?",
        "zin bij een plan dat bij een OPP hoort",
        "domain.md 12: aangenomen door de Tweede Kamer op 23 april 2024, bedoeld per 1 augustus 2025; of het is "
        "ingegaan is niet nagegaan", Zekerheid.ONZEKER),
    Rij("plan.inzet", _SINCE, frozen(_INZET), "wie er nodig is, met naam",
        "domain.md 12 (onderwijszorgmedewerker); issue 6, onderdeel 4", Zekerheid.KEUZE),
    Rij("opschaling.anders", _SINCE, frozen(_ANDERS), "wat er anders was gebeurd, met naam",
        "issue 6, onderdeel 4; keuze van dit project", Zekerheid.KEUZE, lokaal=True),
    Rij("opschaling.zegt", _SINCE, frozen(_ZEGT), "wie dat zegt, met naam",
        "issue 6, onderdeel 4; keuze van dit project", Zekerheid.KEUZE),
)
