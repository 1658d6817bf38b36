"""How long records are kept: per kind a term with its beginning, and the ladder of the Wpg."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_EENHEID: Final = "jaren en maanden vanaf het begin"
_ROB: Final = "domain.md 11.5: bewaartermijnen van de Rijksoverheid en de Raad"


def _termijn(soort: str, vanaf: str, bron: str, zekerheid: Zekerheid, *, jaren: int = 0, maanden: int = 0,
             van: date = _SINCE) -> Rij:
    """`vanaf`: geboorte, laatste_wijziging, meerderjarig; altijd; or onbekend, where no source says it."""
    return Rij(f"bewaren.{soort}", van, frozen({"vanaf": vanaf, "jaren": jaren, "maanden": maanden}),
               _EENHEID, bron, zekerheid)


_CIJFERS: Final = "dagen, codes en sleutels voor de cijfers; geen naam en geen woord"
_BEWIJS: Final = "bewijs, zonder woorden of naam, met de termijn van bewaren.bewijs"
_KETEN: Final = "de keten van het logboek: wie wat wanneer deed, met sleutels; de inhoud is weg"
_TOEZICHT: Final = "verantwoording van toezicht en verzoeken, met de termijn van bewaren.bewijs"
_BLIJFT: Final[dict[str, Waarde]] = {
    "personen_persoon": "een sleutel zonder persoon, waar de cijfers aan hangen",
    **dict.fromkeys(("zaken_zaak", "zaken_termijn", "zaken_wachtop", "zaken_gebeurtenis", "zaken_toewijzing",
                     "zaken_contact", "zaken_plek", "meldingen_melding", "meldingen_mutatie"), _CIJFERS),
    **dict.fromkeys(("delen_toestemming", "delen_deling", "delen_verstrekking", "delen_fgbericht"), _BEWIJS),
    **dict.fromkeys(("inzage_verzoek", "inzage_deel", "inzage_afwijkendeblik"), _TOEZICHT),
    "toegang_relatie": "wie er werkte en wanneer, voor het logboek; de familie staat er niet meer",
    **dict.fromkeys(("toegang_noodtoegang", "toegang_noodbericht"), "dat er met spoed is gekeken, zonder uitleg"),
    "delen_schoolgrens": "tot welke dag een school een soort gegevens las: een code en een dag",
    "toegang_account": "een gesloten account zonder naam, voor het logboek",
    "inzage_vernietigregel": "het certificaat: wat er weg is en op grond waarvan",
    **dict.fromkeys(("logboek_handeling", "logboek_regel", "logboek_inzage"), _KETEN),
}

RIJEN: Final[tuple[Rij, ...]] = (
    _termijn("leerplicht", "geboorte", "Selectielijst gemeenten 2020, 12.1.3, volgens VHIC",
             Zekerheid.GELEZEN, jaren=19, van=date(2020, 1, 1)),
    _termijn("kwalificatieplicht", "onbekend",
             "Selectielijst gemeenten 2020, 12.1.4, volgens VHIC; het begin van de termijn was niet te lezen",
             Zekerheid.ONZEKER, jaren=2, van=date(2020, 1, 1)),
    _termijn("jeugdhulp", "laatste_wijziging", "Jeugdwet, tekst tot 2020", Zekerheid.OUD, jaren=15,
             van=date(2015, 1, 1)),
    _termijn("jeugdhulp", "laatste_wijziging", _ROB + "; VHIC", Zekerheid.GELEZEN, jaren=20,
             van=date(2020, 1, 1)),
    _termijn("rvdk_bescherming", "geboorte", _ROB, Zekerheid.GELEZEN, jaren=100),
    _termijn("rvdk_straf", "geboorte", _ROB, Zekerheid.GELEZEN, jaren=24),
    _termijn("rvdk_gezag_adoptie", "altijd", _ROB, Zekerheid.GELEZEN),
    _termijn("rvdk_geen_onderzoek", "laatste_wijziging", "Raad, oude tekst, niet bevestigd; begin aangenomen",
             Zekerheid.ONZEKER, maanden=12),
    _termijn("gi_maatregel", "meerderjarig", _ROB + " (tot 30 jaar na de meerderjarigheid)",
             Zekerheid.GELEZEN, jaren=30),
    _termijn("halt", "geboorte", "Halt, niet bevestigd", Zekerheid.ONZEKER, jaren=21),
    _termijn("halt_politieregister", "onbekend", "halt.nl: meestal vijf jaar; het begin staat er niet bij",
             Zekerheid.GELEZEN, jaren=5),
    # AVG art. 7 lid 1 asks for proof of consent and gives no term: a claim for damages ends after five years.
    _termijn("bewijs", "laatste_wijziging",
             "AVG art. 5 lid 2 en art. 7 lid 1; de termijn is die van een vordering (BW 3:310), niet gelezen",
             Zekerheid.AANNAME, jaren=5),
    Rij("bewaren.blijft", _SINCE, frozen(_BLIJFT), "per tabel: wat na het vernietigen van een zaak blijft, en waarom",
        "Ketenkameleon; domain.md 11.5 noemt geen termijn voor bewijs en cijfers", Zekerheid.NAVRAGEN),
    Rij("bewaren.meerderjarig", _SINCE, 18, "jaar", "BW art. 1:233", Zekerheid.OUD),
    Rij("bewaren.wpg", _SINCE, frozen({"volledig": 1, "uit_gebruik": 5, "apart": 5}),
        "jaren: volledig te gebruiken vanaf de eerste verwerking; uiterlijk uit gebruik na de eerste "
        "verwerking; daarna apart", "Wpg art. 8 en 14 (tekst van vóór 2019)", Zekerheid.OUD),
    Rij("bewaren.wpg_gebruik", _SINCE, frozen({
        "volledig": ("taak", "hit", "klacht"), "alleen_hit": ("hit", "klacht"), "apart": ("klacht",),
        "vernietigen": ()}),
        "per trede: waarvoor nog te gebruiken", "Wpg art. 8 en 14 (tekst van vóór 2019)", Zekerheid.OUD),
)
