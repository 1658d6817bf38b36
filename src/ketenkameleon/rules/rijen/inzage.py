"""Requests of child and parents: who may ask, when the answer is due, what is proposed; and break-glass."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_SINCE: Final = date(2000, 1, 1)
_AVG: Final = date(2018, 5, 25)

# The key is the age from which the line holds.
_AVG_WIE: Final[dict[str, Waarde]] = {
    "0": ("ouder_met_gezag",), "12": ("kind", "ouder_met_gezag"), "16": ("kind",), "18": ("kind",)}
_JEUGD_WIE: Final[dict[str, Waarde]] = {
    "0": ("ouder_met_gezag",), "12": ("kind",), "16": ("kind",), "18": ("kind",)}
_WPG_WIE: Final[dict[str, Waarde]] = {
    "0": ("ouder_met_gezag",), "12": ("ouder_met_gezag",), "16": ("kind",), "18": ("kind",)}

# Per part: what is proposed when the asker is the child, and when it is a parent. A person decides.
_VOORSTEL: Final[dict[str, Waarde]] = {
    "regie": {"kind": "geven", "ouder_met_gezag": "geven"},
    "persoon": {"kind": "geven", "ouder_met_gezag": "geven"},
    "melding": {"kind": "geven", "ouder_met_gezag": "geven"},
    "toestemming": {"kind": "geven", "ouder_met_gezag": "geven"},
    "log": {"kind": "geven", "ouder_met_gezag": "geven"},
    "notitie": {"kind": "lakken", "ouder_met_gezag": "lakken"},
    "verhaal": {"kind": "lakken", "ouder_met_gezag": "wegen"},
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("inzage.termijn_avg", _AVG, frozen({"weken": 0, "maanden": 1, "meer_weken": 0, "meer_maanden": 2}),
        "termijn en verlenging vanaf de dag van ontvangst", "AVG art. 12 lid 3", Zekerheid.NAVRAGEN),
    Rij("inzage.termijn_jeugdwet", _AVG,
        frozen({"weken": 0, "maanden": 1, "meer_weken": 0, "meer_maanden": 2}),
        "termijn en verlenging vanaf de dag van ontvangst",
        "geen eigen termijn gevonden; AVG art. 12 lid 3", Zekerheid.NAVRAGEN),
    Rij("inzage.termijn_rvdk", _AVG, frozen({"weken": 0, "maanden": 1, "meer_weken": 0, "meer_maanden": 2}),
        "termijn en verlenging vanaf de dag van ontvangst",
        "geen eigen termijn gevonden; AVG art. 12 lid 3", Zekerheid.NAVRAGEN),
    Rij("inzage.termijn_wpg", _SINCE, frozen({"weken": 6, "maanden": 0, "meer_weken": 4, "meer_maanden": 0}),
        "termijn en verlenging vanaf de dag van ontvangst", "Wpg art. 25 (tekst van vóór 2019)",
        Zekerheid.OUD),
    Rij("inzage.vernietigen_binnen", date(2015, 1, 1), 3, "maanden na het verzoek (Jeugdwet)",
        "Jeugdwet art. 7.3.9", Zekerheid.OUD),
    Rij("inzage.wie_avg", _SINCE, frozen(_AVG_WIE), "per leeftijd vanaf: wie inzage mag vragen",
        "ux.md S15 (voorbeeld: vanaf 12 kind en ouders, vanaf 16 het kind)", Zekerheid.NAVRAGEN),
    Rij("inzage.wie_jeugdwet", _SINCE, frozen(_JEUGD_WIE), "per leeftijd vanaf: wie inzage mag vragen",
        "Jeugdwet art. 7.3.15; domain.md 11.4", Zekerheid.OUD),
    Rij("inzage.wie_rvdk", _SINCE, frozen(_AVG_WIE), "per leeftijd vanaf: wie inzage mag vragen",
        "geen bron gevonden; als bij de AVG", Zekerheid.AANNAME),
    Rij("inzage.wie_wpg", _SINCE, frozen(_WPG_WIE), "per leeftijd vanaf: wie inzage mag vragen",
        "Wpg art. 26; domain.md 11.4", Zekerheid.OUD),
    Rij("inzage.wie_vernietiging", _SINCE, frozen({
        "0": ("ouder_met_gezag",), "12": ("kind", "ouder_met_gezag"), "16": ("kind",), "18": ("kind",)}),
        "per leeftijd vanaf: wie vernietiging mag vragen (jeugdhulp)",
        "domain.md 11.4 (vanaf 12 kan het kind het vragen; dat een ouder het tot 16 ook kan is aangenomen)",
        Zekerheid.ONZEKER),
    Rij("inzage.voorstel", _SINCE, frozen({deel: frozen(row) for deel, row in _VOORSTEL.items()}),
        "voorstel per onderdeel en vrager: geven, lakken (namen en zorgen van anderen weg) of wegen",
        "ux.md S15 [46]; AVG art. 15 lid 4", Zekerheid.NAVRAGEN),
    Rij("inzage.weigergronden", _SINCE, frozen({
        "avg": ("rechten_van_anderen",), "jeugdwet": ("rechten_van_anderen", "ander_zwaarwegend_belang"),
        "rvdk": ("rechten_van_anderen",),
        "wpg": ("politietaak", "rechten_van_anderen", "veiligheid_van_de_staat")}),
        "per regime: gronden om een deel te weigeren",
        "AVG art. 15 lid 4; Jeugdwet art. 7.3.9; Wpg art. 27", Zekerheid.NAVRAGEN),
    Rij("inzage.grondnamen", _SINCE, frozen({
        "rechten_van_anderen": "het schaadt de rechten van iemand anders",
        "ander_zwaarwegend_belang": "een ander heeft er een zwaarwegend belang bij",
        "politietaak": "het hindert de politietaak",
        "veiligheid_van_de_staat": "het raakt de veiligheid van de staat"}),
        "grond in een zin", "rij inzage.weigergronden", Zekerheid.KEUZE),
    Rij("noodtoegang.duur", _SINCE, 60, "minuten", "issue 3, onderdeel 7", Zekerheid.KEUZE),
    Rij("noodtoegang.redenen", _SINCE, frozen({
        "veiligheid": {"naam": "Het kind of iemand anders is nu niet veilig", "toelichting": True},
        "niemand_bereikbaar": {"naam": "De vaste contactpersoon en de waarnemer zijn niet te bereiken",
                               "toelichting": True},
        "anders": {"naam": "Anders", "toelichting": True}}),
        "reden; waar: ook een toelichting", "issue 3, onderdeel 7", Zekerheid.KEUZE),
    Rij("noodtoegang.functies", _SINCE, ("bip",), "functies die noodtoegang kunnen openen",
        "design.md 2, belofte 4 (een coördinator ziet geen notities)", Zekerheid.KEUZE),
    Rij("noodtoegang.melden", _SINCE, ("fg", "coordinator"), "wie het meteen hoort", "issue 3, onderdeel 7",
        Zekerheid.KEUZE),
)
