"""The plan by keyboard at 320 px: from the professional to the school, the words of the mother, and one A4.

And a note that keeps its text when the network drops. Source: issue 6, parts 4 and 7; ux.md S10, 6.6 and 9.6.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from inlog_bouw import one
from venster import SMAL, faultless

from delen_bouw import build_family
from ketenkameleon.delen.models import Schoolgrens
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.invoer import DOEL_LANG, STAP_LANG, WIE_LANG
from ketenkameleon.plan.models import Doel, Plan, Stap
from plan_bouw import build_plan

pytestmark = [pytest.mark.browser, pytest.mark.muren]
# As long as each may be.
LANG = ("Noor is om 9.00 uur op school en gaat zelf naar de klas. " * 3)[:DOEL_LANG].strip()
STAP = ("mentor wacht bij de deur en loopt mee naar de klas; " * 2)[:STAP_LANG].strip()
SLOW_TYPING = 30_000


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor of De Vlier with one parent, and a share of her plan with the school."""
    with losse_database.verbonden("owner"):
        found = build_family(losse_wereld.hier, date(2012, 5, 17), "eenhoofdig")
        Schoolgrens.objects.create(regio_id=found.zaak.regio_id, zaak=found.zaak, soort="plan", tot=date(2027, 6, 1))
        return found


def _tab_to(page, locator) -> None:
    """Walk there with the Tab key, as who has no mouse."""
    wanted = locator.element_handle()
    for _ in range(120):
        if page.evaluate("(wanted) => document.activeElement === wanted", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with Tab: {locator}")


def _press(page, locator, key: str = "Enter") -> None:
    _tab_to(page, locator)
    with page.expect_navigation():
        page.keyboard.press(key)


def _type(page, name: str, text: str) -> None:
    _tab_to(page, page.locator(f"[name={name}]").first)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def _link(page, name: str):
    return page.get_by_role("link", name=name).first


def _button(page, name: str):
    return page.get_by_role("button", name=name).first


def test_a_plan_goes_from_professional_to_school_to_parent_to_paper_by_keyboard_at_320_px(
        bezoeker, gezin, losse_database):
    samira = bezoeker("samira", viewport=SMAL)
    page = samira.page
    samira.naar(f"/zaken/{gezin.zaak.nummer}/plan/")
    _press(page, _link(page, "Maak het plan"))
    _tab_to(page, page.locator("[name=samen_met][value=kind]"))
    page.keyboard.press("Space")
    faultless(page, "Noor", "Mila", sizes=(SMAL,))
    _press(page, _button(page, "Maak het plan"))
    for n in (1, 2, 3):
        _press(page, _link(page, "Doel toevoegen"))
        _type(page, "tekst", LANG if n == 1 else f"Doel {n}: {LANG[:90]}")
        _press(page, _button(page, "Bewaar het doel"))
    _tab_to(page, page.locator("summary", has_text="Dit doel wijzigen").first)
    page.keyboard.press("Enter")
    _press(page, _link(page, "Stap toevoegen"))
    _tab_to(page, page.locator("[name=waar]").first)
    page.keyboard.press("Space")
    _type(page, "wat", STAP)
    _type(page, "wie", "Peter, de mentor")
    faultless(page, "Noor", "Mila", sizes=(SMAL,))
    _press(page, _button(page, "Bewaar de stap"))
    assert samira.ziet("Op school zijn er stappen. Thuis nog niet.")
    faultless(page, "Noor", "Mila")

    peter = bezoeker("peter", viewport=SMAL)
    peter.naar("/school/plannen/")
    faultless(peter.page, "Noor", sizes=(SMAL,))
    _press(peter.page, _link(peter.page, "Open het plan"))
    faultless(peter.page, "Noor", sizes=(SMAL,))
    _press(peter.page, _link(peter.page, "Schrijf hoe het gaat"))
    _tab_to(peter.page, peter.page.locator("[name=hoe]"))
    peter.page.keyboard.type("Beter")
    _type(peter.page, "tekst", "3 van 5 dagen")
    faultless(peter.page, "Noor", sizes=(SMAL,))
    _press(peter.page, _button(peter.page, "Bewaar"))
    assert peter.ziet("3 van 5 dagen")

    samira.naar(f"/zaken/{gezin.zaak.nummer}/plan/")
    assert samira.ziet("3 van 5 dagen")
    _tab_to(page, page.locator("summary", has_text="Kort bericht").first)
    page.keyboard.press("Enter")
    page.set_viewport_size(SMAL)
    _tab_to(page, page.locator("[name=d1-wie]"))
    page.keyboard.type("namens Mila")
    _tab_to(page, page.locator("[name=d1-hoe]"))
    page.keyboard.type("Minder")
    _type(page, "d1-tekst", "ochtend is zwaar")
    _press(page, _button(page, "Bewaar het bericht"))
    assert samira.ziet("Op school gaat het beter. Thuis gaat het minder goed.")
    _press(page, _link(page, "Schrijf op wat kind of ouder zegt of vraagt"))
    _tab_to(page, page.locator("[name=persoon]"))
    page.keyboard.type("Mila")
    _tab_to(page, page.locator("[name=soort]").first)
    page.keyboard.press("Space")
    _type(page, "tekst", "Help mij met de ochtend.")
    faultless(page, "Noor", "Mila", sizes=(SMAL,))
    _press(page, _button(page, "Bewaar"))
    assert samira.ziet("Help mij met de ochtend.")
    faultless(page, "Noor", "Mila")
    _press(page, _link(page, "Print op één A4"))
    faultless(page, "Noor", "Mila")
    assert one(losse_database, "SELECT count(*) FROM plan_bericht WHERE zaak_id = %s", [gezin.zaak.id]) == (2,)


def test_three_goals_with_three_long_steps_at_each_place_fit_on_one_a4(bezoeker, losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        zaak = build_family(losse_wereld.hier, date(2011, 3, 2), "eenhoofdig").zaak
        build_plan(zaak, losse_wereld.hier.account_id("samira"), losse_wereld.hier.scholen["De Vlier"])
        Stap.objects.filter(zaak=zaak).delete()
        goal = Doel.objects.get(zaak=zaak)
        Plan.objects.filter(zaak=zaak).update(samen_met=["kind", "ouder", "school", "ozm", "swv", "ggd", "anders"])
        for n in (1, 2, 3):
            goal.id, goal.plaats, goal.tekst = goal.id if n == 1 else new_id(), n, LANG
            goal.save(force_insert=n > 1)
            for waar in ("school", "thuis", "kind"):
                for plaats in (1, 2, 3):
                    Stap.objects.create(
                        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, zaak=zaak,
                        doel=goal, waar=waar, plaats=plaats, wat=STAP, wie="Peter Mol, de mentor van 3B en"[:WIE_LANG],
                        gemaakt_door=goal.gemaakt_door, gemaakt_at=goal.gemaakt_at)
    samira = bezoeker("samira")
    samira.naar(f"/zaken/{zaak.nummer}/plan/print/")
    faultless(samira.page, "Noor", "Mila")
    pdf = samira.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_note_keeps_its_text_without_a_network_and_is_kept_when_it_is_back(bezoeker, gezin, losse_database):
    samira = bezoeker("samira")
    samira.naar(f"/zaken/{gezin.zaak.nummer}/verhaal/")
    page = samira.page
    page.locator("input[name=verteller]").first.check()
    page.context.set_offline(True)
    page.locator("textarea").first.fill("Ik wil iets met mijn handen.")
    _button(page, "Bewaar het verhaal").click()
    page.get_by_role("alert").wait_for(timeout=SLOW_TYPING)
    assert page.get_by_role("alert").inner_text() == (
        "Geen internet. Uw tekst blijft op dit scherm. Sluit het niet. We bewaren hem zodra het kan.")
    assert page.locator("textarea").first.input_value() == "Ik wil iets met mijn handen."
    assert page.url.endswith("/verhaal/")
    page.context.set_offline(False)
    page.get_by_text("Concept bewaard").wait_for(timeout=SLOW_TYPING)
    assert page.get_by_role("alert").count() == 0
    assert one(losse_database, "SELECT count(*) FROM zaken_concept WHERE object_id = %s", [gezin.zaak.id]) == (1,)
    samira.klik("Bewaar het verhaal")
    assert one(losse_database, "SELECT tekst FROM zaken_verhaal WHERE zaak_id = %s", [gezin.zaak.id]) == (
        "Ik wil iets met mijn handen.",)


def test_a_line_without_a_draft_stays_too_and_says_to_save_it_again(bezoeker, gezin):
    samira = bezoeker("samira")
    samira.naar(f"/zaken/{gezin.zaak.nummer}/afspraak/")
    page = samira.page
    page.context.set_offline(True)
    page.locator("[name=wat]").fill("Samen kijken bij de werkplaats.")
    _button(page, "Bewaar de afspraak").click()
    assert "Bewaar opnieuw zodra er internet is." in page.get_by_role("alert").inner_text()
    assert page.locator("[name=wat]").input_value() == "Samen kijken bij de werkplaats."
