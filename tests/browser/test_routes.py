"""Two routes at the desk: a request for research to its end, and luxeverzuim to a warning.

Every page with axe at 1280 and 320 px; luxeverzuim once more with JavaScript off. Source: issue 4, parts 4 and 6.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from test_delen import _faultless

from delen_bouw import build_family
from ketenkameleon.team.models import Bevoegdheid

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """`gezin()`: a zaak of Samira, who has the mandate of the college of Duinstad."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        Bevoegdheid.objects.create(regio=hier.regio, professional=hier.professionals["samira"], rol="",
                                   soort="mandaat_vto", gemeente=hier.gemeenten["Duinstad"], van=date(2026, 1, 1),
                                   bron="Mandaatregister")

    def build() -> str:
        with losse_database.verbonden("owner"):
            return build_family(hier, date(2012, 5, 17), "eenhoofdig").zaak.nummer

    return build


def link(wat, waarover):
    """The link that says what it does, and about what for who cannot see the list."""
    return re.compile(rf"^{wat}\s*: {re.escape(waarover)}$")


class Loper:
    """Somebody who walks a route; `kijk` looks at every page on the way, the first time it is there."""

    def __init__(self, persona, nummer, js):
        self.persona, self.nummer, self.js = persona, nummer, js

    def kijk(self):
        _faultless(self.persona, js=self.js)

    def begin(self, naam, uitleg=""):
        self.persona.naar(f"/zaken/{self.nummer}/routes/")
        self.kijk()
        assert self.persona.page.locator("[name=route]:checked").count() == 0
        self.persona.kies(naam)
        self.persona.page.locator("[name=uitleg]").fill(uitleg)
        self.persona.klik("Begin deze route")
        assert self.persona.ziet("De route is begonnen.")

    def leg_vast(self, *codes):
        for code in codes:
            self.persona.volg("Leg iets vast")
            self.persona.page.locator("[name=code]").select_option(code)
            self.persona.page.locator("[name=bron]").fill("gesprek met moeder")
            self.persona.klik("Leg vast")
        assert self.persona.ziet("Vastgelegd.")

    def zet(self, stand, wie, reden=""):
        self.persona.volg(link("Zet deze stap", stand))
        self.persona.page.locator(f"[name=wie][value='{wie}']").check()
        self.persona.page.locator("[name=reden]").fill(reden)
        self.persona.klik("Zet deze stap")
        assert self.persona.ziet("De stap is gezet.")


def test_a_request_for_research_is_walked_until_the_raad_sees_no_need(bezoeker, gezin):
    nummer = gezin()
    samira = bezoeker("samira")
    loper = Loper(samira, nummer, js=True)
    loper.begin("Civiel: onderzoek van de Raad", "Het kind is in gevaar.")
    assert samira.ziet("Mist nog iets")
    loper.kijk()
    samira.volg("Leg iets vast")
    loper.kijk()
    samira.page.go_back()
    loper.leg_vast("bedreigd", "hulp_niet_aanvaard")
    samira.volg(link("Zet deze stap", "VTO ingediend"))
    loper.kijk()
    samira.page.go_back()
    loper.zet("VTO ingediend", "zelf:college")
    loper.zet("intake bij de Raad", "noteer:raad")
    samira.naar(f"/zaken/{nummer}/routes/")
    assert samira.ziet("De Raad begint het onderzoek")
    loper.kijk()
    samira.naar("/termijnen/")
    loper.kijk()
    samira.naar(f"/zaken/{nummer}/")
    assert samira.ziet("Civiel: onderzoek van de Raad")
    loper.kijk()
    samira.volg("Civiel: onderzoek van de Raad")
    loper.zet("onderzoek", "noteer:raad")
    loper.leg_vast("college_bericht")
    loper.zet("geen maatregel", "noteer:raad")
    loper.kijk()
    assert samira.ziet("geen maatregel")


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_luxeverzuim_is_walked_to_a_warning(bezoeker, gezin, js):
    samira = bezoeker("samira", js=js, viewport={"width": 320, "height": 700})
    loper = Loper(samira, gezin(), js)
    loper.begin("Luxeverzuim")
    loper.zet("onderzoek", "zelf:leerplicht")
    loper.kijk()
    samira.volg(link("Zet deze stap", "waarschuwing"))
    assert samira.ziet("Dit mist nog:")
    samira.page.locator("[name=wie][value='zelf:leerplicht']").check()
    samira.klik("Zet deze stap")
    assert samira.ziet("Dit is nog niet vastgelegd: dat u de ouders heeft gehoord.")
    samira.page.go_back()
    loper.leg_vast("ouders_gehoord")
    samira.volg(link("Verbeter", "dat u de ouders heeft gehoord"))
    loper.kijk()
    samira.page.go_back()
    loper.zet("waarschuwing", "zelf:leerplicht", "Eerste keer.")
    assert samira.ziet("Deze route is klaar. Er is geen stap meer.")
    loper.kijk()
