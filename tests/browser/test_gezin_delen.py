"""A parent reads who sees what, says yes and stops; a child of sixteen decides alone. At 320 px, by keyboard.

Source: issue 6, part 5; ux.md S11a, S11b and 9.5.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from venster import SMAL, faultless

from gezin_bouw import build_portal
from gezin_delen_bouw import asks
from ketenkameleon.delen.invoer import UitlegInvoer
from ketenkameleon.rules.gezag import birthday
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.dagen import AMSTERDAM

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def gezinnen(losse_database, losse_wereld):
    """Three families, two of a child of fourteen and one of sixteen, each asked whether the CJG may see the plan."""
    hier, now = losse_wereld.hier, datetime.now(AMSTERDAM)
    fourteen = date(now.year - 14, 1, 1)
    born = {"": fourteen, "w": fourteen, "z": birthday(date(now.year - 16, now.month, min(now.day, 28)), 0)}
    found = {}
    for voor, geboren in born.items():
        with losse_database.verbonden("owner"):
            found[voor] = build_portal(hier, geboren, "eenhoofdig", voor=voor)
        with losse_database.verbonden("web"), transaction.atomic():
            actor = begin(hier.account_id("samira"), doel="test", at=now).actor
            asks(actor, found[voor], at=now, tot=now.date() + timedelta(days=90),
                 uitleg=UitlegInvoer("alleen dit", "anders kan niet", now.date(), "thuis"))
    return found


def test_a_parent_says_yes_and_stops_by_keyboard_without_a_script(bezoeker, gezinnen):
    nummer = gezinnen["w"].zaak.nummer
    mila = bezoeker("wmila", js=False, viewport=SMAL)
    mila.naar(f"/gezin/{nummer}/delen/")
    assert mila.ziet("Mag het CJG dit zien?")
    ja = mila.page.get_by_role("button", name=re.compile("^Ja"))
    ja.focus()
    with mila.page.expect_navigation():
        mila.page.keyboard.press("Enter")
    assert mila.ziet("Bewaard: u zei ja.")
    mila.volg(re.compile("^Stop"))
    assert mila.ziet("Dit stopt niet")
    mila.klik("Ja, stop ermee")
    assert mila.ziet("Gestopt. Dit wordt vanaf nu niet meer gedeeld.")


@pytest.mark.parametrize(("wie", "voor"), [("mila", ""), ("znoor", "z")])
def test_the_pages_are_without_fault_wide_and_narrow(bezoeker, gezinnen, wie, voor):
    nummer = gezinnen[voor].zaak.nummer
    persona = bezoeker(wie)
    persona.naar(f"/gezin/{nummer}/delen/")
    faultless(persona.page, "Noor", "Vos", "Mila")
    persona.volg(re.compile("^Wie keek"))
    assert persona.ziet("Klopt dit niet?")
    faultless(persona.page, "Noor", "Vos", "Mila")
    persona.volg("Wie ziet wat")
    persona.page.get_by_role("button", name=re.compile("^Ja")).first.click()
    persona.page.wait_for_load_state()
    assert persona.ziet("zei ja.")
    faultless(persona.page, "Noor", "Vos", "Mila")
    persona.volg(re.compile("^Stop"))
    faultless(persona.page, "Noor", "Vos", "Mila")
