"""What is asked for a route beside "recorded, with a day", and what a letter that was posted tells by itself."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)


def _vraag(naam: str, *routes: str) -> Waarde:
    return frozen({"naam": naam, "routes": routes})


_VRAGEN: Final[dict[str, Waarde]] = {
    "verzuimdagen": _vraag("om welke dagen het gaat", "halt", "strafrecht"),
    "halt_verzuim": _vraag("wat er over het verzuim bekend is", "halt"),
    "halt_antwoord": _vraag("of het kind er eerder was, volgens Halt", "halt"),
    "halt_officier": _vraag("dat de officier meebeslist", "halt"),
    "luxe_feiten": _vraag("hoe lang het luxeverzuim duurde", "luxeverzuim"),
    "verlofvraag": _vraag("welk verlof er is gevraagd", "verlof"),
    "ziekmeldingen": _vraag("wanneer het kind ziek was gemeld", "ziekte"),
    "besluit_verstuurd": _vraag("de dag waarop het besluit is verstuurd", "verlof", "vrijstelling"),
    "bezwaar_ingediend": _vraag("de dag waarop bezwaar is gemaakt", "verlof", "vrijstelling"),
}


def _brief(aan: str, *brieven: str) -> Waarde:
    return frozen({"brieven": brieven, "aan": aan})


_UIT_BRIEF: Final[dict[str, Waarde]] = {
    "halt_verteld": _brief("kind", "halt_uitleg"), "halt_ouders_verteld": _brief("gezag", "halt_uitleg"),
    "besluit_verstuurd": _brief("iemand", "besluit_verlof", "besluit_vrijstelling"),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("route.vragen", _SINCE, frozen(_VRAGEN), "wat er wordt gevraagd, met naam, en in welke routes",
        "domain.md 2.1, 3.2, 7 en 9.1", Zekerheid.KEUZE),
    Rij("luxe.bedragnamen", _SINCE, frozen({
        "per_kind_per_dag": "per kind per dag", "gezin_eerste_week": "per gezin, tot een week",
        "gezin_twee_weken": "per gezin, tot twee weken", "weer_eerste_week": "de tweede keer, tot een week",
        "weer_twee_weken": "de tweede keer, tot twee weken", "vaker_eerste_week": "daarna, tot een week",
        "vaker_twee_weken": "daarna, tot twee weken"}), "bedrag van rij luxe.bedragen met naam",
        "Richtlijn schoolverzuim 2014", Zekerheid.OUD),
    Rij("route.uit_brief", _SINCE, frozen(_UIT_BRIEF),
        "eis van een stap naar de brief die haar vertelt, en wie die dan kreeg (kind, iedereen met gezag, of iemand)",
        "rijen route.eisen en brief.soorten; design.md 2 (belofte 6)", Zekerheid.KEUZE),
)
