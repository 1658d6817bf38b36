"""The moment at which the Wpg begins, in both readings."""

from datetime import date

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime, Rol
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid
from ketenkameleon.rules.wpg import WpgGebeurtenis, is_wpg, muur_of, regime_of

WET = shipped()
ON = date(2026, 10, 8)


@pytest.mark.parametrize(("gebeurtenis", "region", "regime", "wall"), [
    (WpgGebeurtenis.MELDING, "", Regime.AVG, 100), (WpgGebeurtenis.GESPREK, "", Regime.AVG, 100),
    (WpgGebeurtenis.UITNODIGING_VERHOOR, "", Regime.WPG, 401), (WpgGebeurtenis.VERHOOR, "", Regime.WPG, 401),
    (WpgGebeurtenis.JCO, "", Regime.WPG, 401), (WpgGebeurtenis.MELDING, "25", Regime.WPG, 401),
    (WpgGebeurtenis.GESPREK, "25", Regime.AVG, 100)])
def test_wpg_begins_where_the_region_reads_that_it_does(gebeurtenis, region, regime, wall):
    wet = WET.met([Rij("wpg.begin", ON, "melding", "code", "besluit van de regio", Zekerheid.KEUZE,
                       Scope.REGIO, "25")])
    assert regime_of(gebeurtenis, on=ON, wet=wet, regio=region) is regime
    assert muur_of(gebeurtenis, None, on=ON, wet=wet, regio=region) == wall
    assert is_wpg(wall, on=ON, wet=wet) is (regime is Regime.WPG)


def test_a_record_before_the_wpg_keeps_the_wall_of_its_rol():
    assert muur_of(WpgGebeurtenis.GESPREK, Rol.LEERPLICHT_GESPREK, on=ON, wet=WET) == 101
    assert muur_of(WpgGebeurtenis.VERHOOR, Rol.LEERPLICHT_VERHOOR, on=ON, wet=WET) == 401


def test_the_page_says_which_events_are_under_the_wpg(blad):
    said = {naam: (first == "Wpg", second == "Wpg") for naam, first, second in
            blad("wie-ziet-wat").tabel("gebeurtenis")}
    rows = WET.tabel("wpg.gebeurtenissen", ON)
    assert said == {g.value.replace("_", " "): (g in rows["uitnodiging_verhoor"], g in rows["melding"])
                    for g in WpgGebeurtenis}
