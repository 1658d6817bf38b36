"""A letter on the own page of a parent, a complaint about a BOA to both supervisors, and an address for messages.

Every page with axe at 1280 and 320 px; the family without JavaScript. Source: issue 4, part 5; issue 6, part 6.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import transaction
from venster import faultless

from brieven_bouw import AAN, UITNODIGING
from delen_bouw import build_family
from gezin_bouw import give_page
from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.toegang.context import begin
from wereld import NU

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def brief(losse_database, losse_wereld):
    """A whole invitation to a mother who logged in before; the address of its page comes back."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        family = build_family(hier, date(2012, 5, 17), "eenhoofdig")
        give_page(hier, family.zaak, "mila", family.moeder)
    with losse_database.verbonden("web"), transaction.atomic():
        actor = begin(hier.account_id("samira"), doel="test", at=NU).actor
        key = make(actor, family.zaak.id, NieuweBrief("uitnodiging", family.moeder), at=NU)
        change(actor, key, BriefInvoer(AAN, UITNODIGING), at=NU)
    return f"/zaken/{family.zaak.nummer}/brieven/{key}/"


def _note(farah) -> None:
    """Fill in a complaint about a BOA and keep it."""
    for veld, waarde in {"klager": "Mila Vos", "klager_adres": "Wilgenlaan 4", "over_wie": "het verhoor",
                         "inhoud": "Ik mocht niemand meenemen.", "gebeurd_op": "01-10-2026",
                         "ontvangen_op": "02-10-2026"}.items():
        farah.page.locator(f"[name={veld}]").fill(waarde)
    farah.kies("een BOA")
    farah.kies("op papier")
    farah.klik("Bewaar de klacht")


def test_a_letter_on_the_own_page_is_received_when_it_is_opened(bezoeker, brief):
    samira = bezoeker("samira")
    samira.naar(brief)
    faultless(samira.page)
    samira.klik("Zet de brief op de eigen pagina")
    assert samira.ziet("nog niet geopend")
    mila = bezoeker("mila")
    mila.volg("Brieven aan u")
    faultless(mila.page)
    mila.volg(re.compile("^Lees de brief"))
    faultless(mila.page)
    assert mila.ziet("Uitnodiging voor een gesprek")
    samira.naar(brief)
    assert samira.ziet("Geopend op")


def test_a_complaint_about_a_boa_is_noted_sent_on_and_answered(bezoeker):
    farah = bezoeker("farah", js=False)
    farah.naar("/klachten/nieuw/")
    farah.klik("Bewaar de klacht")
    assert farah.ziet("Vul in wie klaagt.")
    _note(farah)
    farah.volg(re.compile("^Open de klacht"))
    farah.klik("Maak de brieven")
    assert farah.page.get_by_role("button", name="Download de PDF").count() == 2
    farah.klik("Noteer")
    assert farah.ziet("Beantwoord op")


def test_the_pages_of_complaints_and_of_messages_are_faultless(bezoeker, brief):
    farah, mila = bezoeker("farah"), bezoeker("mila")
    for page in ("/klachten/", "/klachten/nieuw/", "/berichten/"):
        farah.naar(page)
        faultless(farah.page)
    farah.naar("/klachten/nieuw/")
    _note(farah)
    farah.naar("/klachten/")
    farah.volg(re.compile("^Open de klacht"))
    faultless(farah.page)
    mila.naar("/berichten/")
    faultless(mila.page)
    mila.page.get_by_label("E-mailadres").fill("mila")
    mila.klik("Bewaar")
    assert mila.ziet("Schrijf één e-mailadres")
    faultless(mila.page)
