"""The dated code tables of the Verzuimregister at DUO, and what a melding of each kind sets going.

The legal list of 2009 and the codes of today are two tables with a mapping between them, never merged.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_BESLUIT: Final = date(2009, 12, 23)
_EINDE_D: Final = date(2020, 8, 12)
_BIJLAGE: Final = "Besluit verzuimmelding van 23 december 2009 (BWBR0027085), bijlage bij artikel 2"
_EDUARTE: Final = ("codes gezien in de broncode van een schoolsysteem (EduArte, IbgEnums.java);"
                   " niet gezien in een tekst van DUO")
_DUO_2020: Final = "duo.nl, nieuws bij 3 augustus 2020: statussen van een verzuimmelding en het einde van D"
_ISSUE: Final = "keuze van Ketenkameleon: wat een melding in gang zet (docs/rules/duo.md)"


def _soort(naam: str, *, meldplicht: str, leeftijd: str = "", nieuw: bool = True,
           einddatum: bool = False) -> dict[str, Waarde]:
    return {"naam": naam, "meldplicht": meldplicht, "leeftijd": leeftijd, "nieuw": nieuw,
            "einddatum_verplicht": einddatum}


def _status(naam: str, wie: str, betekenis: str, *, lezen: bool = True,
            zenden: bool = True) -> dict[str, Waarde]:
    return {"naam": naam, "wie": wie, "betekenis": betekenis, "lezen": lezen, "zenden": zenden}


_SOORTEN: Final = frozen({
    "V1": _soort("3 schooldagen verzuimd", meldplicht="vervallen", nieuw=False),
    "V2": _soort("1/8 deel van de lestijd verzuimd in 4 weken", meldplicht="vervallen", nieuw=False),
    "V3": _soort("16-uursmelding", meldplicht="plicht", leeftijd="jonger dan 18", einddatum=True),
    "V4": _soort("16-uursmelding, 18 jaar of ouder", meldplicht="vrijwillig",
                 leeftijd="18 of ouder", einddatum=True),
    "RMC": _soort("verzuim zonder leerplicht, 18 jaar of ouder", meldplicht="plicht",
                  leeftijd="18 of ouder, jonger dan 23", einddatum=True),
    "L": _soort("luxeverzuim", meldplicht="plicht"),
    "LRV": _soort("langdurig relatief verzuim", meldplicht="plicht", leeftijd="jonger dan 18",
                  einddatum=True),
    "O": _soort("overig verzuim", meldplicht="vrijwillig"),
})

_SOORTEN_2009: Final = frozen({
    "luxe": "luxeverzuim",
    "beginnend": "beginnend verzuim",
    "signaal": "signaalverzuim",
    "zestien_uur": "ongeoorloofd verzuim van 16 uren in 4 opeenvolgende lesweken",
    "maand": "ongeoorloofd verzuim van 1 maand of langer",
})

_SOORT_NAAR_2009: Final = frozen({
    "V1": (), "V2": (), "V3": ("zestien_uur",), "V4": ("zestien_uur",), "RMC": ("maand",),
    "L": ("luxe",), "LRV": ("maand",), "O": ("beginnend", "signaal"),
})


def _statussen(*, zend_d: bool) -> Waarde:
    return frozen({
        "W": _status("wacht op verzending", "school", "Staat alleen nog bij de school.",
                     lezen=False, zenden=False),
        "R": _status("geregistreerd", "DUO", "DUO heeft de melding van de school ontvangen."),
        "B": _status("in behandeling", "gemeente", "De gemeente is met de melding bezig."),
        "G": _status("afgesloten", "gemeente", "De gemeente is klaar, met een reden."),
        "K": _status("ter kennisgeving aangenomen", "gemeente", "De gemeente doet er nu niets mee."),
        "D": _status("overgedragen aan derden", "gemeente", "Oud: een andere partij nam de melding over.",
                     zenden=zend_d),
        "I": _status("ingetrokken", "school", "De school trok de melding in."),
    })


_STAP: Final = "stap"
_HEROPENING: Final = "heropening"
_OVERGANGEN: Final = frozen({
    "R": {"B": _STAP, "K": _STAP, "I": _STAP, "D": _STAP},
    "B": {"G": _STAP, "K": _STAP, "I": _STAP, "D": _STAP},
    "D": {"G": _STAP, "K": _STAP},
    "G": {"B": _HEROPENING},
})


def _reden(naam: str, telt_als: str) -> dict[str, Waarde]:
    return {"naam": naam, "telt_als": telt_als}


_REDENEN: Final = frozen({
    "a": _reden("terug naar school, opleiding hervat", "terug"),
    "b": _reden("inschrijving beëindigd, andere opleiding", "andere opleiding"),
    "c": _reden("inschrijving beëindigd, werk", "werk"),
    "d": _reden("inschrijving beëindigd, overige redenen", "overig"),
    "e": _reden("inschrijving beëindigd, leerling overleden", "overleden"),
    "f": _reden("geen verzuim, langdurig ziek", "melding klopte niet"),
    "g": _reden("geen verzuim, legitiem afwezig", "melding klopte niet"),
})

_TOELICHTINGEN: Final = frozen({
    "gezien": "de leerling is gezien door de gemeente",
    "actie": "er wordt actie ondernomen",
    "geen_actie": "er loopt geen actie meer",
})

_AANLEIDINGEN: Final = frozen({
    "V3": "zestien_uur", "LRV": "lrv", "V4": "rmc18", "RMC": "rmc18", "L": "luxe",
    "O": "overig", "V1": "overig", "V2": "overig",
})

_GEVOLGEN: Final = frozen({
    "zestien_uur": "zaak_met_belofte", "lrv": "zaak_met_belofte", "absoluut": "zaak_met_belofte",
    "rmc18": "doorstroompunt_zaak", "luxe": "luxe_route", "onder_de_grens": "geen_zaak",
    "overig": "wacht_op_keuze", "geen_actie": "wacht_op_keuze", "hulpvraag": "vrijwillige_zaak",
})


def _rij(naam: str, waarde: Waarde, eenheid: str, bron: str, zekerheid: Zekerheid,
         van: date = _BESLUIT) -> Rij:
    return Rij(naam, van, waarde, eenheid, bron, zekerheid)


RIJEN: Final[tuple[Rij, ...]] = (
    _rij("duo.soort", _SOORTEN, "code",
         f"{_EDUARTE}; duo.nl (de soorten zelf); 23 jaar bij RMC wordt 27, ingang niet bevestigd",
         Zekerheid.ONZEKER),
    _rij("duo.soort_2009", _SOORTEN_2009, "wettelijke naam", _BIJLAGE, Zekerheid.OUD),
    _rij("duo.soort_naar_2009", _SOORT_NAAR_2009, "code naar wettelijke namen",
         "eigen lezing; V1 en V2 staan niet in de lijst van 2009", Zekerheid.AANNAME),
    _rij("duo.status", _statussen(zend_d=True), "code", f"{_DUO_2020}; letters: {_EDUARTE}",
         Zekerheid.ONZEKER),
    _rij("duo.status", _statussen(zend_d=False), "code", f"{_DUO_2020}; letters: {_EDUARTE}",
         Zekerheid.ONZEKER, _EINDE_D),
    _rij("duo.overgang", _OVERGANGEN, "stap tussen statussen",
         "afgeleid uit de teksten van DUO; de stappen van en naar D zijn een aanname voor oude meldingen",
         Zekerheid.ONZEKER),
    _rij("duo.reden_afgesloten", _REDENEN, "letter", _BIJLAGE, Zekerheid.OUD),
    _rij("duo.toelichting_afsluiting", _TOELICHTINGEN, "code",
         f"{_BIJLAGE}; de codewoorden zijn van dit project", Zekerheid.OUD),
    _rij("duo.opleiding_soort", frozen({"VO": "voortgezet onderwijs", "BVE": "beroepsonderwijs en educatie"}),
         "code", _EDUARTE, Zekerheid.ONZEKER),
    _rij("duo.opleiding_vorm", frozen({"VT": "voltijd", "DT": "deeltijd"}), "code", _EDUARTE,
         Zekerheid.ONZEKER),
    _rij("duo.opleiding_niveau", frozen({"1": "niveau 1", "2": "niveau 2", "3": "niveau 3", "4": "niveau 4"}),
         "code", _EDUARTE, Zekerheid.ONZEKER),
    _rij("duo.lesuren_hele_dag", 8, "lesuren per hele dag",
         "ruim geteld: 'onder de grens' heet een melding alleen als dat ook bij een lange schooldag zo is",
         Zekerheid.AANNAME),
    _rij("duo.laatste_lesuur", 12, "nummer van een lesuur", _EDUARTE, Zekerheid.ONZEKER),
    _rij("melding.aanleiding", _AANLEIDINGEN, "soort naar aanleiding", _ISSUE, Zekerheid.KEUZE),
    _rij("melding.aanleiding_met_de_hand",
         frozen({"ABSOLUUT": "absoluut", "HULPVRAAG": "hulpvraag"}), "soort naar aanleiding",
         f"{_ISSUE}; deze twee komen niet van DUO", Zekerheid.KEUZE),
    _rij("melding.geen_actie_telt_niet", ("absoluut", "hulpvraag", "onder_de_grens"), "aanleiding",
         f"{_ISSUE}: hier vraagt geen school om actie, of is er niets te kiezen", Zekerheid.KEUZE),
    _rij("melding.gevolg", _GEVOLGEN, "aanleiding naar gevolg", _ISSUE, Zekerheid.KEUZE),
)
