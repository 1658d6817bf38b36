"""S8 in a real Chromium: axe and no sideways scroll at 1280 and 320 px, and adding a proof without JavaScript."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from venster import BREED, SMAL

from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.dagen import AMSTERDAM

pytestmark = [pytest.mark.browser, pytest.mark.muren]
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


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


def _faultless(page) -> None:
    """No axe violation, no sideways scroll, and no name in the title."""
    from axe_playwright_python.sync_playwright import Axe

    assert "Samira" not in page.title()
    for size in (SMAL, BREED):
        page.set_viewport_size(size)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE}}).response["violations"]
        assert [(page.url, v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


@pytest.mark.parametrize("wie", ["farah", "samira"])
def test_the_pages_of_authority_are_faultless(bezoeker, samiras_page, wie):
    persona = bezoeker(wie)
    more = ("", "erbij/", "fase/") if wie == "farah" else ("",)
    for address in ("/team/bevoegdheden/", *(samiras_page + step for step in more)):
        persona.naar(address)
        _faultless(persona.page)


def test_a_proof_is_added_without_javascript(bezoeker, samiras_page):
    farah = bezoeker("farah", js=False)
    farah.naar(f"{samiras_page}erbij/")
    farah.page.locator("[name=soort]").select_option(":vog")
    farah.page.locator("[name=van]").fill(_over(21).strftime("%d-%m-%Y"))
    farah.page.locator("[name=document]").fill("vog-2026.pdf")
    farah.page.get_by_role("button", name="Leg vast").click()
    assert "vog-2026.pdf" in farah.page.content()
    assert "Loopt binnenkort af" not in farah.page.content(), "the next one follows without a gap"
