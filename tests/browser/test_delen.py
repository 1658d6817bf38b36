"""Sharing at the kitchen table: a spoken yes in three answers, what it opens, giving, and taking it back.

Every page with axe at 1280 and 320 px, and the whole way once more with JavaScript off. Source: ux.md S9.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from venster import faultless, titled

from delen_bouw import add_note, add_verhaal, build_family
from ketenkameleon.toegang.dagen import AMSTERDAM

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """`gezin()`: a zaak of Samira with one parent, a verslag and a verhaal, for each way through the pages."""
    def build() -> str:
        hier = losse_wereld.hier
        with losse_database.verbonden("owner"):
            g = build_family(hier, date(2012, 5, 17), "eenhoofdig")
            add_note(g.zaak, hier.account_id("samira"), "leerplicht_gesprek", "feiten")
            add_verhaal(g.zaak, hier.account_id("samira"), [100, 101, 301])
        return g.zaak.nummer

    return build


def _faultless(persona, *, js: bool) -> None:
    look = faultless if js else titled
    look(persona.page, "Noor", "Vos", "Mila")


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_a_spoken_yes_is_three_answers_and_is_taken_back_in_two_presses(bezoeker, gezin, js):
    nummer = gezin()
    samira = bezoeker("samira", js=js)
    samira.naar(f"/zaken/{nummer}/delen/")
    _faultless(samira, js=js)
    samira.volg("Iemand wil iets zien")
    _faultless(samira, js=js)
    samira.page.locator("[name=ontvanger]").select_option("cjg")
    samira.kies("plan en doelen")
    samira.page.get_by_label("Waarvoor is het nodig?").fill("samen thuis starten")
    samira.page.locator("summary", has_text="Anders invullen").click()
    samira.page.locator("[name=niet_minder]").fill("Alleen het plan.")
    samira.page.locator("[name=niet_anders]").fill("Bellen lukt niet.")
    samira.page.locator("[name=verteld_op]").fill(datetime.now(AMSTERDAM).strftime("%d-%m-%Y"))
    samira.page.locator("[name=verteld_hoe]").fill("In een gesprek thuis.")
    samira.klik("Bewaar de vraag")
    _faultless(samira, js=js)
    assert samira.ziet("Staat nog niet")

    samira.volg(re.compile("^Open"))
    _faultless(samira, js=js)
    assert samira.ziet("Er is nog geen ja van: iedereen met gezag.")
    samira.volg(re.compile("^Leg het antwoord vast"))
    _faultless(samira, js=js)
    # Receiver and kinds are filled in from the share: who said it, and that the child was asked, is all.
    samira.page.get_by_label(re.compile("moeder")).check()
    samira.kies("Ik vroeg het kind")
    samira.klik("Bewaar het antwoord")
    _faultless(samira, js=js)
    cell = samira.page.locator("table").get_by_role("link", name=re.compile("^ja, tot en met"))
    assert cell.count() == 1

    samira.ga(cell)
    samira.volg("Bekijk en geef de gegevens")
    _faultless(samira, js=js)
    samira.klik("Geef op papier")
    _faultless(samira, js=js)
    assert samira.ziet("Gebruik dit alleen waarvoor het is gegeven.")

    samira.naar(f"/zaken/{nummer}/delen/print/")
    _faultless(samira, js=js)
    samira.naar(f"/zaken/{nummer}/delen/")
    samira.volg(re.compile("^Trek in"))
    _faultless(samira, js=js)
    samira.klik("Trek in")
    assert samira.ziet("Ingetrokken. Vanaf nu wordt dit niet meer gedeeld.")
    assert not cell.count()
    assert samira.ziet("nog niet")


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_an_emergency_is_three_answers_and_waits_on_mijn_dag_to_be_explained(bezoeker, gezin, js):
    nummer = gezin()
    samira = bezoeker("samira", js=js)
    samira.naar(f"/zaken/{nummer}/delen/nood/")
    _faultless(samira, js=js)
    samira.page.locator("[name=ontvanger]").select_option("veilig_thuis")
    samira.kies("belofte, afspraken")
    samira.page.get_by_label("Waarom kan het niet wachten?").fill("Er is gevaar.")
    samira.klik("Deel nu")
    assert samira.ziet("De privacyfunctionaris heeft bericht.")
    _faultless(samira, js=js)
    samira.naar("/mijn-dag/")
    _faultless(samira, js=js)
    samira.volg(re.compile(rf"^Leg uit.*{nummer}$"))
    _faultless(samira, js=js)
    samira.page.locator("[name=niet_minder]").fill("Alleen wie er komt.")
    samira.page.locator("[name=niet_anders]").fill("Bellen lukte niet.")
    samira.page.locator("[name=verteld_niet]").fill("Dat is nu gevaarlijk.")
    samira.klik("Bewaar")
    samira.naar("/mijn-dag/")
    assert not samira.page.get_by_role("link", name=re.compile(rf"^Leg uit.*{nummer}$")).count()

