"""Somebody of a kernteam looks up which schools a colleague serves, without JavaScript and on a phone."""

from __future__ import annotations

import pytest
from venster import BREED, SMAL, faultless

from kernteam_bouw import regio_of_603

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        return regio_of_603(losse_wereld.hier)


def test_the_schools_of_a_colleague_are_looked_up_without_javascript(bezoeker, hier):
    rob = bezoeker("rob", js=False, viewport=SMAL)
    page = rob.page
    page.get_by_label("School of collega").fill("حداد")
    page.get_by_label("Gemeente").select_option(label="Zeedorp")
    page.get_by_role("button", name="Toon").click()
    assert page.locator("tbody tr").count() == 50
    page.get_by_role("link", name="Volgende 50").click()
    assert page.get_by_label("Gemeente").input_value() == "9902"
    assert rob.ziet("In Zeedorp: ")
    page.get_by_role("link", name="Zeedorp").click()
    assert page.get_by_label("Gemeente").input_value() == ""
    assert page.get_by_label("School of collega").input_value() == "حداد"


def test_every_state_of_the_page_is_without_faults_wide_and_narrow(bezoeker, hier):
    rob = bezoeker("rob")
    for asked in ("", "?woord=حداد&gemeente=9901", "?woord=" + "m" * 61, "?woord=niemand", "?na=" + str(hier.regio.id)):
        rob.naar("/scholen/" + asked)
        faultless(rob.page)


def test_on_paper_stands_what_was_chosen_and_no_form(bezoeker, hier):
    rob = bezoeker("rob", viewport=BREED)
    rob.naar("/scholen/?woord=school&gemeente=9902")
    rob.page.emulate_media(media="print")
    assert not rob.page.get_by_role("button", name="Toon").is_visible()
    assert not rob.page.get_by_label("Gemeente").is_visible()
    assert rob.page.get_by_text("U ziet alleen").is_visible()
    assert rob.page.get_by_text("Er zijn meer scholen").is_visible()
