"""One walk at 320 px, by keyboard: a signaal of the school, the meeting of the kernteam, and the zaak. Without a mouse.

Source: issue 6, Done when; ux.md 6.8 and 6.13.
"""

from __future__ import annotations

import re

import pytest
from venster import SMAL, faultless

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.models import Signaal
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its kernteams; Samira has a zaak at De Vlier and sits in the kernteam there."""
    with losse_database.verbonden("owner"):
        add_kernteam(losse_wereld.hier)
        losse_wereld.hier.zaak = make_zaak(losse_wereld.hier)
        make_vast(losse_wereld.hier, losse_wereld.hier.zaak, "samira")
        return losse_wereld.hier


def _press(persoon, naam: str, rol: str = "button", toets: str = "Enter") -> None:
    """Go to a button or link with the Tab key alone, and press it."""
    wanted = re.compile(rf"^{re.escape(naam)}")
    place = persoon.page.get_by_role(rol, name=wanted).first
    persoon.page.evaluate("document.activeElement && document.activeElement.blur()")
    for _ in range(80):
        persoon.page.keyboard.press("Tab")
        if place.evaluate("place => place === document.activeElement"):
            break
    else:
        raise AssertionError(f"{naam} is not reached with Tab on {persoon.page.url}")
    with persoon.page.expect_navigation():
        persoon.page.keyboard.press(toets)


def test_a_signaal_goes_by_keyboard_at_320_px_to_the_meeting_and_to_the_coordinator(bezoeker, hier, losse_database):
    rob = bezoeker("rob", viewport=SMAL)
    assert rob.page.url.endswith("/scholen/")
    faultless(rob.page)
    rob.page.set_viewport_size(SMAL)
    _press(rob, "De Vlier", "link")
    _press(rob, "Nieuw signaal", "link")
    rob.page.get_by_label("Zorgen over een leerling").press("Space")
    rob.page.get_by_label(re.compile("^Wat ziet u")).press_sequentially("Zij zit alleen in de pauze.")
    _press(rob, "Geef het signaal")
    assert rob.ziet("Bedankt. Rob Timmer heeft het signaal.")
    faultless(rob.page)
    _press(rob, "Terug naar het kernteam", "link")
    faultless(rob.page)
    _press(rob, "Plan een overleg", "link")
    for label, said in (("Op welke dag?", "15-10-2099"), ("Hoe laat begint het?", "13.30"),
                        ("Hoe laat is het klaar?", "14.30")):
        rob.page.get_by_label(label).press_sequentially(said)
    _press(rob, "Plan het overleg")
    _press(rob, "Zet de open signalen op de agenda")
    assert rob.ziet("Zorgen over een leerling: Zij zit alleen in de pauze.")
    faultless(rob.page)
    _press(rob, "Besluit of afspraak", "link")
    rob.page.get_by_label(re.compile("^Wat is besloten")).press_sequentially("De mentor praat met haar.")
    _press(rob, "Bewaar het besluit")
    assert rob.ziet("Besluit: De mentor praat met haar.")
    samira = bezoeker("samira", viewport=SMAL)
    samira.naar(f"/zaken/{hier.zaak.nummer}/overleg/")
    faultless(samira.page)
    samira.page.get_by_label("Bij welk overleg?").select_option(index=1)
    samira.page.get_by_label("Wat wilt u bespreken?").press_sequentially("Wat lukt er wel?")
    _press(samira, "Zet op de agenda")
    assert samira.ziet("U deelt deze zaak nog niet met het kernteam."), "no permission, no agenda"
    with losse_database.verbonden("owner"):
        assert Signaal.objects.get().achternaam == ""


def test_every_other_page_around_the_kernteam_is_without_fault(bezoeker, hier):
    school = hier.scholen["De Vlier"].id
    pages = {"rob": (f"/scholen/{school}/signaal/", "/signalen/mijn/", "/betrokken/", "/betrokken/vragen/", "/agenda/",
                     "/taal/"),
             "farah": (f"/scholen/{school}/plaats/", "/signalen/", "/in-beeld/"),
             "samira": (f"/zaken/{hier.zaak.nummer}/vrijstelling/",)}
    for wie, paths in pages.items():
        persoon = bezoeker(wie)
        for path in paths:
            persoon.naar(path)
            faultless(persoon.page)
