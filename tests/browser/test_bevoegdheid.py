"""S8 in a real Chromium: axe and no sideways scroll at 1280 and 320 px, and adding a proof without JavaScript."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from venster import faultless

from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.dagen import AMSTERDAM

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def samiras_page(losse_database, losse_wereld):
    """The address of her page; her VOG ends in twenty days of the clock on the wall."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        vog = Bevoegdheid.objects.filter(professional=hier.professionals["samira"], soort="vog")
        vog.update(tot=_over(20))
    return f"/team/bevoegdheden/{hier.account_id('samira')}/"


def _over(days: int) -> date:
    return datetime.now(AMSTERDAM).date() + timedelta(days=days)


@pytest.mark.parametrize("wie", ["farah", "samira"])
def test_the_pages_of_authority_are_faultless(bezoeker, samiras_page, wie):
    persona = bezoeker(wie)
    more = ("", "erbij/", "fase/") if wie == "farah" else ("",)
    for address in ("/team/bevoegdheden/", *(samiras_page + step for step in more)):
        persona.naar(address)
        faultless(persona.page, "Samira")


def test_a_proof_is_added_without_javascript(bezoeker, samiras_page):
    farah = bezoeker("farah", js=False)
    farah.naar(f"{samiras_page}erbij/")
    farah.page.locator("[name=soort]").select_option(":vog")
    farah.page.locator("[name=van]").fill(_over(21).strftime("%d-%m-%Y"))
    farah.page.locator("[name=document]").fill("vog-2026.pdf")
    farah.page.get_by_role("button", name="Leg vast").click()
    assert "vog-2026.pdf" in farah.page.content()
    assert "Loopt binnenkort af" not in farah.page.content(), "the next one follows without a gap"
