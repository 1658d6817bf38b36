"""Who sees what: the one matrix of bands, walls and kinds of record, and the moment the Wpg begins."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)

# The walls of rij rol.muur, and 100 for the zaak itself.
_AVG: Final = (100, 101, 102, 103)
_GEEN_WPG: Final = (*_AVG, 201, 301)
_ALLE: Final = (*_GEEN_WPG, 401)
_ZAAK: Final = (100,)
_WPG: Final = (401,)
_ELK: Final = _ALLE  # whatever rol is active

_VAST: Final = ("vast", "waarneming")
_WERK: Final = (*_VAST, "meeloper", "begeleider", "noodtoegang", "coordinator", "dienst")
_GEZIN: Final = ("ouder_met_gezag", "kind")
_KEUZE: Final = "keuze"
_NAVRAGEN: Final = "navragen"


def _regel(onderdeel: str, banden: tuple[str, ...], kijkt_als: tuple[int, ...], muren: tuple[int, ...],
           voorwaarde: str = "", zekerheid: str = _KEUZE) -> dict[str, Waarde]:
    return {"onderdeel": onderdeel, "banden": banden, "kijkt_als": kijkt_als, "muren": muren,
            "voorwaarde": voorwaarde, "zekerheid": zekerheid}


_MATRIX: Final[tuple[dict[str, Waarde], ...]] = (
    _regel("regie", _WERK, _ELK, _GEEN_WPG),
    _regel("regie", _VAST, _WPG, _WPG, zekerheid=_NAVRAGEN),
    _regel("regie", ("gevraagd",), _ELK, _ZAAK),
    _regel("regie", ("school",), _ZAAK, _ZAAK, zekerheid=_NAVRAGEN),
    _regel("regie", _GEZIN, _ZAAK, _GEEN_WPG, "leeftijd", _NAVRAGEN),
    _regel("regie", ("ouder_zonder_gezag",), _ZAAK, _GEEN_WPG, "gedeeld", _NAVRAGEN),
    _regel("regie", ("inzageverzoek",), _ZAAK, _GEEN_WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("regie", ("inzageverzoek",), _WPG, _WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("regie", ("vast", "waarneming", "team"), _ELK, _GEEN_WPG, "eigen"),
    _regel("regie", ("vast", "waarneming", "team"), _WPG, _WPG, "eigen", _NAVRAGEN),

    _regel("notitie", (*_VAST, "meeloper"), (100, 101), (100, 101)),
    _regel("notitie", (*_VAST, "meeloper"), (102,), (102,), zekerheid=_NAVRAGEN),
    _regel("notitie", (*_VAST, "meeloper"), (103,), (103,), zekerheid=_NAVRAGEN),
    _regel("notitie", (*_VAST, "meeloper"), (201,), (201,), zekerheid=_NAVRAGEN),
    _regel("notitie", _VAST, (301,), (301,), zekerheid=_NAVRAGEN),
    _regel("notitie", _VAST, _WPG, _WPG, zekerheid=_NAVRAGEN),
    _regel("notitie", _VAST, _GEEN_WPG, _GEEN_WPG, "deling", _NAVRAGEN),
    _regel("notitie", ("meeloper",), (*_AVG, 201), (*_AVG, 201), "deling", _NAVRAGEN),
    _regel("notitie", ("noodtoegang",), _ZAAK, (*_AVG, 201), zekerheid=_NAVRAGEN),
    _regel("notitie", ("inzageverzoek",), _ZAAK, _GEEN_WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("notitie", ("inzageverzoek",), _WPG, _WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("notitie", ("vast", "waarneming", "team"), _ELK, _GEEN_WPG, "eigen"),
    _regel("notitie", ("vast", "waarneming", "team"), _WPG, _WPG, "eigen", _NAVRAGEN),

    _regel("verhaal", _VAST, _GEEN_WPG, _GEEN_WPG, "ja_bij_vertellen", _NAVRAGEN),
    _regel("verhaal", ("meeloper",), (*_AVG, 201), (*_AVG, 201), "ja_bij_vertellen", _NAVRAGEN),
    _regel("verhaal", ("noodtoegang",), _ZAAK, (*_AVG, 201), "ja_bij_vertellen", _NAVRAGEN),
    _regel("verhaal", (*_GEZIN, "ouder_zonder_gezag"), _ZAAK, _GEEN_WPG, "eigen_woorden"),
    _regel("verhaal", ("inzageverzoek",), _ZAAK, _GEEN_WPG, "verantwoordelijke", _NAVRAGEN),

    _regel("persoon", (*_WERK, "gevraagd"), _ELK, _ZAAK),
    _regel("persoon", ("school",), _ZAAK, _ZAAK, zekerheid=_NAVRAGEN),
    _regel("persoon", _GEZIN, _ZAAK, _ZAAK, "leeftijd", _NAVRAGEN),
    _regel("persoon", ("inzageverzoek",), (100, 401), _ZAAK, "verantwoordelijke", _NAVRAGEN),

    _regel("melding", (*_VAST, "coordinator", "dienst"), _ELK, _ZAAK),
    _regel("melding", _VAST, _WPG, _WPG, zekerheid=_NAVRAGEN),
    _regel("melding", ("school",), _ZAAK, _ZAAK, "eigen_school"),
    _regel("melding", ("inzageverzoek",), _ZAAK, _ZAAK, "verantwoordelijke", _NAVRAGEN),
    _regel("melding", ("inzageverzoek",), _WPG, _WPG, "verantwoordelijke", _NAVRAGEN),

    _regel("toestemming", _VAST, _ELK, _ZAAK),
    _regel("toestemming", ("meeloper", "noodtoegang"), _GEEN_WPG, _ZAAK),
    _regel("toestemming", _GEZIN, _ZAAK, _ZAAK, "leeftijd", _NAVRAGEN),
    _regel("toestemming", ("inzageverzoek",), (100, 401), _ZAAK, "verantwoordelijke", _NAVRAGEN),

    _regel("log", ("fg", "inzageverzoek"), _ZAAK, _GEEN_WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("log", ("fg", "inzageverzoek"), _WPG, _WPG, "verantwoordelijke", _NAVRAGEN),
    _regel("log", _GEZIN, _ZAAK, _GEEN_WPG, "leeftijd", _NAVRAGEN),
)

_WERKDOEL: Final = ("behandeling",)
_DOELEN: Final[dict[str, Waarde]] = {
    "vast": _WERKDOEL, "waarneming": _WERKDOEL, "gevraagd": _WERKDOEL, "meeloper": _WERKDOEL,
    "begeleider": _WERKDOEL, "team": _WERKDOEL, "kernteam": _WERKDOEL, "coordinator": _WERKDOEL,
    "school": _WERKDOEL, "dienst": _WERKDOEL,
    "ouder_met_gezag": ("eigen_gegevens",), "ouder_zonder_gezag": ("eigen_gegevens",),
    "kind": ("eigen_gegevens",), "onderzoeker": ("onderzoek",), "fg": ("toezicht", "wpg_verzoek"),
    "noodtoegang": ("nood",), "inzageverzoek": ("inzageverzoek", "wpg_verzoek"),
    "andere_organisatie": (), "andere_regio": (), "geen": (),
}

_DADEN: Final[dict[str, Waarde]] = {
    "aanvullen": _VAST, "delen": _VAST, "verbeteren": (*_VAST, "inzageverzoek"),
    "uitvoeren": ("inzageverzoek",), "vernietigen": ("inzageverzoek",),
}

# Under Wpg from here on. Rivierenland: from the invitation. Ingrado, as quoted by VHIC: the melding already.
_VANAF_UITNODIGING: Final = ("uitnodiging_verhoor", "verhoor", "proces_verbaal", "verwijzing_halt", "jco",
                             "levering_zitting", "aanvulling_strafrecht")

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("zicht.matrix", _SINCE, frozen(tuple(frozen(regel) for regel in _MATRIX)),
        "per regel: onderdeel, banden, lezersmuur, muren die dan te lezen zijn, voorwaarde",
        "design.md 2 (belofte 4), 2a en 6; domain.md 11 (regime per rol); ux.md 6.2 [check]; "
        "per regel staat of het een keuze is of na te vragen", Zekerheid.NAVRAGEN),
    Rij("zicht.doelen", _SINCE, frozen(_DOELEN), "per band: de doelen waarvoor die band meetelt",
        "AVG art. 5 lid 1 onder b (doelbinding); indeling van dit project", Zekerheid.KEUZE),
    Rij("zicht.daden", _SINCE, frozen(_DADEN), "per daad: banden die haar mogen doen met wat zij zien",
        "design.md 2, belofte 4; issue 3", Zekerheid.KEUZE),
    Rij("zicht.geteld", _SINCE, frozen({"banden": _VAST, "onderdelen": ("notitie", "verhaal"),
                                        "muren": _GEEN_WPG}),
        "wie ziet dat er iets verborgen is, als aantal met reden", "design.md 2, belofte 4; ux.md 6.2",
        Zekerheid.KEUZE),
    Rij("zicht.school_na_sluiten", _SINCE, 12, "kalendermaanden na de dag waarop de zaak sloot",
        "Ketenkameleon: een school kan een schooljaar terugkijken; daarna houdt zij haar eigen administratie",
        Zekerheid.KEUZE),
    Rij("zicht.leeftijd", _SINCE, frozen({"kind_vanaf": 12, "kind_beslist_vanaf": 16}),
        "jaar, op de dag van het kijken",
        "domain.md 11.4 (Jeugdwet art. 7.3.15: ouders tot 12; AVG-grens van 16 jaar); ux.md S15",
        Zekerheid.NAVRAGEN),
    Rij("zicht.basis", _SINCE, 100, "muur van de zaak zelf; ook de lezersmuur zonder actieve rol",
        "design.md 6 (muur: regime x rol)", Zekerheid.KEUZE),
    Rij("wpg.muur", _SINCE, 401, "muur van een stuk dat onder de Wpg valt", "rij rol.muur",
        Zekerheid.KEUZE),
    Rij("wpg.begin", _SINCE, "uitnodiging_verhoor", "de lezing van het moment: code",
        "domain.md 11.1: Rivierenland (uitnodiging) of Ingrado volgens VHIC (melding, niet bevestigd)",
        Zekerheid.NAVRAGEN, lokaal=True),
    Rij("wpg.gebeurtenissen", _SINCE, frozen({
        "uitnodiging_verhoor": _VANAF_UITNODIGING, "melding": ("melding", *_VANAF_UITNODIGING)}),
        "per lezing: gebeurtenissen waarvan het stuk onder de Wpg valt",
        "domain.md 11.1 (reglement Rivierenland); de tweede lezing is niet bevestigd", Zekerheid.ONZEKER),
)
