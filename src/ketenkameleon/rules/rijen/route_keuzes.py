"""Behind which wall a route stands, who can take a step as whom, and which act of authority a step is."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# What a record of the route is about, for the moment the Wpg begins (row wpg.begin). A talk is never under the Wpg.
_OVER: Final[dict[str, Waarde]] = {
    "vrijwillige_hulp": "gesprek", "civiel": "gesprek", "luxeverzuim": "gesprek", "absoluut_verzuim": "gesprek",
    "vrijstelling": "gesprek", "verlof": "gesprek", "ziekte": "gesprek", "veilig_thuis": "gesprek",
    "halt": "verwijzing_halt", "strafrecht": "uitnodiging_verhoor",
}
# The rol in which a professional takes a step of this party; "" asks none. A party that is not here is always noted.
_ZELF: Final[dict[str, Waarde]] = {
    "contactpersoon": "", "college": "", "leerplicht": "leerplicht_gesprek", "boa": "leerplicht_verhoor",
    "halt": "halt", "raad": "raad",
}
_DADEN: Final[dict[str, Waarde]] = {
    "pv": "proces_verbaal", "halt_verwijzing": "halt_verwijzing", "vto": "vto", "vrijstelling": "vrijstelling",
    "verlof": "verlof_boven_tien_dagen",
}


def _kenmerk(naam: str, *routes: str) -> Waarde:
    return frozen({"naam": naam, "routes": routes})


_KENMERKEN: Final[dict[str, Waarde]] = {
    "ouder_verdacht": _kenmerk("dat een ouder de verdachte is, niet het kind", "strafrecht"),
    "ouder_eerder_veroordeeld": _kenmerk("dat een ouder eerder is veroordeeld voor schoolverzuim", "strafrecht"),
    "eerste_verhoor": _kenmerk("de dag van het eerste verhoor", "halt"),
    "geen_waarschuwing_omdat": _kenmerk("waarom er geen waarschuwing op papier kwam", "halt"),
    "ander_signaal": _kenmerk("een ander signaal dan alleen verzuim", "veilig_thuis"),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("route.muur", _SINCE, frozen(_OVER), "route naar waar zij over gaat (rij wpg.gebeurtenissen)",
        "domain.md 11.1: de verwijzing naar Halt en alles vanaf de uitnodiging vallen onder de Wpg; dat een hele route "
        "achter één muur staat is een keuze: vraag een jurist", Zekerheid.NAVRAGEN),
    Rij("route.zelf", _SINCE, frozen(_ZELF), "partij naar de rol waarin een professional haar stap zelf zet",
        "design.md 2 (belofte 3); Leerplichtwet 1969 art. 16", Zekerheid.KEUZE),
    Rij("route.daden", _SINCE, frozen(_DADEN), "daad van een stap naar de daad van rij daad.bewijzen",
        "rij daad.bewijzen", Zekerheid.KEUZE),
    Rij("route.kenmerken", _SINCE, frozen(_KENMERKEN), "wat verder is vast te leggen, en in welke routes",
        "Leerplichtwet 1969 art. 22 lid 5; domain.md 7, 9 en 14b regel 14", Zekerheid.KEUZE),
    Rij("route.ouder_verdacht", _SINCE, ("luxeverzuim", "absoluut_verzuim"), "routes waarin de ouder de verdachte is",
        "Aanwijzing strafrechtelijke aanpak schoolverzuim; domain.md 9", Zekerheid.OUD),
)
