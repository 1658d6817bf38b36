"""A row of the law is proposed and approved in a real browser: no axe violation, wide, narrow and without script."""

from __future__ import annotations

import pytest
from inlog_bouw import one
from venster import faultless

from regio_bouw import add_administrators

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its beheerders."""
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
        return losse_wereld.hier


def test_a_beheerder_proposes_a_row_and_the_coordinator_without_javascript_approves_it(bezoeker, hier, losse_database):
    bea = bezoeker("bea")
    bea.volg("Wetboek")
    faultless(bea.page)
    bea.volg("Toon alleen wat uw regio zelf kan invullen")
    bea.volg("Startgesprek bij Halt")
    faultless(bea.page)
    bea.volg("Stel een rij van uw regio voor")
    bea.klik("Bekijk wat dit verandert")
    assert bea.ziet("Schrijf op waar dit staat.")
    faultless(bea.page)
    bea.page.get_by_label("Vanaf welke dag geldt de rij?").fill("01-12-2036")
    bea.page.get_by_label("Hoe lang is de termijn?").fill("14")
    bea.page.get_by_label("Waar staat dit?").fill("Besluit stuurgroep van 1 oktober 2026")
    bea.page.get_by_label("Hoe zeker is dit?").select_option("keuze van dit project")
    bea.klik("Bekijk wat dit verandert")
    assert bea.ziet("Een termijn die op 1 december 2036 begint, eindigt nu op 31 december 2036.")
    faultless(bea.page)
    bea.klik("Stel deze rij voor")
    assert bea.ziet("U heeft dit voorgesteld. Een ander beslist.")
    faultless(bea.page)
    farah = bezoeker("farah", js=False)
    farah.page.goto(bea.page.url)
    farah.kies("Ja, ik keur goed")
    farah.klik("Beslis")
    assert farah.ziet("Goedgekeurd. De rij hoort nu bij het wetboek van uw regio.")
    farah.page.locator("main").get_by_role("link", name="Startgesprek bij Halt").click()
    assert farah.ziet("goedgekeurd door")
    assert one(losse_database, "SELECT naam, van::text FROM wetboek_wetboekrij") == (
        "termijn.halt.startgesprek", "2036-12-01")
