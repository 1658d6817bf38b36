"""The way through the team in a real Chromium: axe, 320 px, and a time at a partner and a lesson without JavaScript."""

from __future__ import annotations

from datetime import datetime

import pytest
from venster import faultless

from ketenkameleon.team.models import Begeleiding, Inzet, Leerregel, Loopbaanstap
from ketenkameleon.toegang.dagen import AMSTERDAM
from wereld import BEGIN, NU, VANDAAG

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def samiras_page(losse_database, losse_wereld):
    """The address of her page; she learned at the Raad, talked about it and shared a lesson."""
    hier = losse_wereld.hier
    own = {"regio": hier.regio, "account_id": hier.account_id("samira"), "at": NU}
    with losse_database.verbonden("owner"):
        Loopbaanstap.objects.create(**own, stand="gestopt", op=BEGIN, waarom="naar een andere regio")
        Inzet.objects.create(**own, organisatie=hier.organisaties["rvdk"], soort="inwerken", rol="raad", van=VANDAAG,
                             uren_per_week=8, begeleider="Ans Vis", door_id=hier.account_id("farah"))
        Begeleiding.objects.create(**own, soort="intervisie", op=VANDAAG, uren=2, met="Nina", thema="grenzen")
        Leerregel.objects.create(**own, op=VANDAAG, vak="raad", tekst="De Raad vraagt eerst wat goed gaat.", uren=1,
                                 gedeeld=True)
    return f"/team/loopbaan/{hier.account_id('samira')}/"


@pytest.mark.parametrize(("wie", "more"), [
    ("farah", ("stap/", "inzet/", "programma/boa_cursus/", "/team/leerlog/")),
    ("samira", ("/team/leerlog/", "/team/begeleiding/", "/team/boa/{jaar}/"))])
def test_the_pages_of_the_way_through_the_team_are_faultless(bezoeker, samiras_page, wie, more):
    persona = bezoeker(wie)
    for step in ("", *more):
        address = step.format(jaar=datetime.now(AMSTERDAM).year) if step.startswith("/") else samiras_page + step
        persona.naar(address)
        assert persona.page.locator("h1").count() == 1
        faultless(persona.page, "Samira", "Farah")


def test_a_time_at_a_partner_and_a_lesson_are_written_down_without_javascript(bezoeker, samiras_page):
    farah = bezoeker("farah", js=False)
    farah.naar(f"{samiras_page}inzet/")
    page = farah.page
    page.locator("[name=organisatie]").select_option(label="Halt Duinstreek")
    page.get_by_label("Meewerken: werken zonder zaak").check()
    page.locator("[name=rol]").select_option("halt")
    page.locator("[name=van]").fill("02-11-2026")
    page.locator("[name=uren]").fill("12,5")
    page.get_by_role("button", name="Leg vast").click()
    assert "Halt Duinstreek: meewerken, zonder zaak" in page.content()
    samira = bezoeker("samira", js=False)
    samira.naar("/team/leerlog/")
    samira.page.locator("summary", has_text="Schrijf iets op").click()
    samira.page.locator("[name=vak]").select_option("halt")
    samira.page.locator("[name=op]").fill("08-10-2026")
    samira.page.locator("[name=tekst]").fill("Eerst het waarom.")
    samira.page.get_by_role("button", name="Bewaar").click()
    assert "Eerst het waarom." in samira.page.content()
