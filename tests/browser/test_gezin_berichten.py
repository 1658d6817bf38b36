"""A parent writes and asks to move an appointment, the professional answers and moves it, the parent reads it.

By keyboard at 320 px, without JavaScript for the parent. Source: issue 6, part 5; ux.md S11a.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from venster import SMAL, faultless

from delen_bouw import build_family
from gezin_bouw import give_page
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Afspraak
from wereld import NU

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor, of fourteen on any day this runs, with a mother who has a page; and an afspraak that still comes."""
    on = local_day(timezone.now())
    with losse_database.verbonden("owner"):
        found = build_family(losse_wereld.hier, date(on.year - 14, 1, 1), "eenhoofdig")
        give_page(losse_wereld.hier, found.zaak, "mila", found.moeder)
        give_page(losse_wereld.hier, found.zaak, "noor", found.kind, "kind")
        Afspraak.objects.create(
            regio_id=found.zaak.regio_id, zaak=found.zaak, wat="Kennismaken", wie="contactpersoon", waar="thuis",
            wie_naam="Mila", wanneer=add_workdays(on, 5, wet=shipped()), tijd=time(14), gemaakt_at=NU,
            gemaakt_door=losse_wereld.hier.account_id("samira"))
    return found


def _type(page, name: str, text: str) -> None:
    page.locator(f"[name={name}]").focus()
    page.keyboard.type(text)


def _press(page, name: str) -> None:
    page.get_by_role("button", name=name).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_parent_writes_and_moves_an_appointment_and_reads_the_answer(bezoeker, gezin, losse_database):
    with losse_database.verbonden("owner"):
        afspraak = Afspraak.objects.get(wat="Kennismaken").id
    mila = bezoeker("mila", viewport=SMAL, js=False)
    page, thread = mila.page, f"/gezin/{gezin.zaak.nummer}/"
    mila.naar(f"{thread}berichten/")
    _type(page, "tekst", "Kan het ook later op de dag?")
    _press(page, "Stuur")
    assert mila.ziet("Uw bericht is verstuurd.")
    mila.naar(f"{thread}afspraak/{afspraak}/verzetten/")
    later = add_workdays(local_day(timezone.now()) + timedelta(days=1), 4, wet=shipped())
    for place, hour in ((0, "10.00"), (1, "15.30")):
        _type(page, f"dag{place}", later.strftime("%d-%m-%Y"))
        _type(page, f"tijd{place}", hour)
    _press(page, "Stuur")

    samira = bezoeker("samira", viewport=SMAL)
    samira.naar(f"/zaken/{gezin.zaak.nummer}/berichten/")
    faultless(samira.page, "Noor", "Mila")
    samira.page.set_viewport_size(SMAL)
    samira.page.get_by_role("link", name="Kies een moment").focus()
    with samira.page.expect_navigation():
        samira.page.keyboard.press("Enter")
    faultless(samira.page, "Noor", "Mila")
    samira.page.locator("[name=keuze][value='1']").focus()
    samira.page.keyboard.press("Space")
    _press(samira.page, "Stuur het antwoord")
    assert samira.ziet("De afspraak is verzet")

    mila.naar(f"{thread}berichten/")
    assert mila.ziet("om 15.30 uur.")


def test_the_pages_of_parent_and_child_are_faultless_wide_and_at_320_px(bezoeker, gezin, losse_database):
    with losse_database.verbonden("owner"):
        afspraak = Afspraak.objects.filter(klaar_at__isnull=True).first().id
    for naam, pages in (("mila", ("klopt-niet/", f"afspraak/{afspraak}/verzetten/")),
                        ("noor", ("berichten/", "ander-contact/"))):
        who = bezoeker(naam, viewport=SMAL)
        for rest in pages:
            who.naar(f"/gezin/{gezin.zaak.nummer}/{rest}")
            faultless(who.page, "Noor", "Mila")


def test_a_coordinator_notes_who_phoned_for_another_contact_and_how_it_was_answered(bezoeker, gezin):
    farah = bezoeker("farah", viewport=SMAL)
    page = farah.page
    farah.naar(f"/zaken/{gezin.zaak.nummer}/ander-contact/")
    page.locator("summary", has_text="Iemand van het gezin vroeg het u").focus()
    page.keyboard.press("Enter")
    for name, value in (("wie", str(gezin.moeder)), ("hoe", "telefoon")):
        page.locator(f"[name=verteld-{name}][value='{value}']").focus()
        page.keyboard.press("Space")
    _type(page, "verteld-tekst", "Zij belt nooit terug.")
    _press(page, "Noteer de vraag")
    assert farah.ziet("Hij wacht nu op een antwoord.")
    faultless(page, "Noor", "Mila")
    page.set_viewport_size(SMAL)
    page.locator("[name=hoe][value=gesprek]").focus()
    page.keyboard.press("Space")
    _type(page, "tekst", "Wij zoeken iemand anders.")
    _press(page, "Bewaar het antwoord")
    assert farah.ziet("Uw antwoord is genoteerd.")
    mila = bezoeker("mila", viewport=SMAL)
    mila.naar(f"/gezin/{gezin.zaak.nummer}/berichten/")
    assert mila.ziet("Wij zoeken iemand anders.")
    faultless(mila.page, "Noor", "Mila")
