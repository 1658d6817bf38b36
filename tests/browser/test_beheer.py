"""The pages of the beheerder in a real browser: no axe violation, wide and narrow, and the same without JavaScript."""

from __future__ import annotations

import re

import pytest
from inlog_bouw import do, one
from venster import faultless

from regio_bouw import add_administrators

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its beheerders."""
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
        return losse_wereld.hier


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_a_beheerder_ends_an_aanstelling_from_the_start_page_on(bezoeker, hier, losse_database, js):
    bea = bezoeker("bea", js=js)
    assert bea.page.url.endswith("/beheer/")
    steps = [lambda: bea.volg("Tom Bakker"),
             lambda: bea.volg(re.compile("^Beëindig")),
             lambda: bea.klik("Beëindig deze aanstelling")]
    for step in steps:
        if js:
            faultless(bea.page)
        step()
    assert bea.ziet("Kies wanneer het eindigt.")
    bea.kies("Nu meteen")
    if js:
        faultless(bea.page)
    bea.klik("Beëindig deze aanstelling")
    assert bea.ziet("De aanstelling eindigt.")
    if js:
        faultless(bea.page)
    who = hier.account_id("tom")
    ended = one(losse_database, "SELECT tot < current_date FROM regio_aanstelling WHERE account_id = %s", [who])
    do(losse_database, "UPDATE regio_aanstelling SET tot = '9999-12-31' WHERE account_id = %s", [who])
    assert ended == (True,)
