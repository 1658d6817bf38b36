"""The declared column map of the file shape kameleon-duo/1: one place that knows the order and the limits.

The real layout of DUO's files was not found (docs/koppelingen/duo.md), so the label says *onbevestigd*.
Another layout is another map: `kop` follows the file, `naam` stays what the rest of the house uses.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

LAYOUT_NAAM: Final = "kameleon-duo/1"
LAYOUT_STATUS: Final = "onbevestigd"
LAYOUT: Final = f"{LAYOUT_NAAM} ({LAYOUT_STATUS})"
SCHEIDING: Final = ";"
DAGSCHEIDING: Final = "|"


class Controle(StrEnum):
    """How a field is checked."""

    TEKST = "vrije tekst"
    CODE = "code uit een tabel van het Wetboek"
    JA_NEE = "ja of nee"
    DATUM = "datum jjjj-mm-dd"
    MOMENT = "datum en tijd, zonder zone is het Nederlandse tijd"
    NUMMER = "nummer met eigen controle"
    DAGEN = "dagen met lesuren"


class Kolom(NamedTuple):
    """One field. `wettelijk`: its number in the decree of 2009 (S: school supplies, G: gemeente supplies).

    `lengte` is the longest text allowed, in characters; 0 where the check fixes the length.
    """

    naam: str
    kop: str
    wettelijk: str
    controle: Controle
    lengte: int = 0
    verplicht: bool = False


def _k(naam: str, wettelijk: str, controle: Controle, lengte: int = 0, *, verplicht: bool = False) -> Kolom:
    return Kolom(naam, naam, wettelijk, controle, lengte, verplicht)


_T, _C, _N = Controle.TEKST, Controle.CODE, Controle.NUMMER

KOLOMMEN: Final = (
    _k("meldingsnummer", "-", _N, verplicht=True),
    _k("bsn", "S1", _N),
    _k("onderwijsnummer", "S1", _N),
    _k("begindatum", "S2", Controle.DATUM, verplicht=True),
    _k("einddatum", "S3", Controle.DATUM),
    _k("soort", "S4", _C, verplicht=True),
    _k("vermoedelijke_reden", "S5", _T, 200),
    _k("alle_lessen_gemist", "S6", Controle.JA_NEE),
    _k("ondernomen_actie", "S7", _T, 3000),
    _k("actie_gewenst", "S8", Controle.JA_NEE, verplicht=True),
    _k("toelichting_geen_actie", "S9", _T, 100),
    _k("vestiging", "S10", _N),
    _k("leslocatie", "S10", _T, 100),
    _k("melder", "S11", _T, 100),
    _k("melder_functie", "S11", _T, 60),
    _k("melder_netnummer", "S11", _T, 5),
    _k("melder_abonneenummer", "S11", _T, 10),
    _k("melder_email", "S11", _T, 100),
    _k("telefoon_ouder_of_leerling", "S12", _T, 20),
    _k("adres_straat", "S13", _T, 80),
    _k("adres_huisnummer", "S13", _T, 5),
    _k("adres_huisletter", "S13", _T, 1),
    _k("adres_toevoeging", "S13", _T, 6),
    _k("adres_postcode", "S13", _T, 10),
    _k("adres_locatieaanduiding", "S13", _T, 35),
    _k("adres_plaats", "S13", _T, 80),
    _k("verzuimspecificatie", "S14", Controle.DAGEN),
    _k("opleiding_naam", "-", _T, 40),
    _k("opleiding_soort", "-", _C),
    _k("opleiding_vorm", "-", _C),
    _k("opleiding_niveau", "-", _C),
    _k("opleiding_leerweg", "-", _T, 40),
    _k("status", "G1", _C, verplicht=True),
    _k("reden_afgesloten", "G2", _C),
    _k("toelichting_afsluiting", "G3", _C),
    _k("contactpersoon", "G4", _T, 100),
    _k("contactpersoon_functie", "G4", _T, 60),
    _k("contactpersoon_telefoon", "G4", _T, 20),
    _k("contactpersoon_email", "G4", _T, 100),
    _k("overnemende_partij", "-", _T, 100),
    _k("andere_overnemende_partij", "-", _T, 100),
    _k("meldingsdatum", "-", Controle.DATUM),
    _k("laatste_mutatie", "-", Controle.MOMENT, verplicht=True),
    _k("verzender", "-", _N, verplicht=True),
    _k("uitvoerder", "-", _N, verplicht=True),
)

NAMEN: Final = tuple(kolom.naam for kolom in KOLOMMEN)
KOPPEN: Final = tuple(kolom.kop for kolom in KOLOMMEN)
PLAATS: Final = {kolom.naam: index for index, kolom in enumerate(KOLOMMEN)}
VERSIEREGEL: Final = SCHEIDING.join((f"#layout;{LAYOUT_NAAM}", LAYOUT_STATUS))
KOPREGEL: Final = SCHEIDING.join(KOPPEN)
