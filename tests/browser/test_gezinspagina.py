"""A parent reads where we stand and says that the plek is not right, by keyboard and without JavaScript; one A4."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from venster import SMAL, faultless

from gezinspagina_bouw import add_contact, add_line, add_plek, add_visit, add_wait, build_pages
from ketenkameleon.toegang.dagen import local_day

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor's zaak with something of everything; see gezinspagina_bouw."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        made = build_pages(hier)
        samira, soon = hier.account_id("samira"), local_day(timezone.now()) + timedelta(days=7)
        add_contact(made.zaak, samira, ("kind",))
        together = add_contact(made.zaak, samira, ("kind", "ouder1", "ouder2"))
        add_line(together, "Wij spraken over wat er goed gaat op school.")
        add_visit(made.zaak, naam="Mila", op=soon)
        add_visit(made.zaak, "jongere", waar="op school", op=soon)
        add_wait(made.zaak, tot=soon)
        add_plek(made.zaak, samira)
        made.adres = f"/gezin/{made.zaak.nummer}/"
        return made


def test_a_parent_says_no_without_javascript_and_a_child_reads_its_own_page(bezoeker, gezin):
    mila, noor = bezoeker("mila"), bezoeker("noor")
    for persona in (mila, noor):
        persona.naar("/")
        assert persona.page.url.endswith(gezin.adres)
        faultless(persona.page, "Noor", "Vos")
        persona.naar(gezin.adres + "hulp/")
        faultless(persona.page, "Noor", "Vos")
    noor.naar(gezin.adres)
    noor.volg("Wat vind jij van je plek?")
    faultless(noor.page, "Noor", "Vos")
    plain = bezoeker("mila", js=False, viewport=SMAL)
    plain.volg("Is dat zo? Zeg het ons")
    plain.kies("Nee")
    plain.page.get_by_label("Wat klopt er niet?").fill("Zij was er één uur.")
    plain.klik("Verstuur")
    assert plain.ziet("De klok loopt door.")


def test_the_sheet_of_a_child_is_one_a4(bezoeker, gezin):
    samira = bezoeker("samira")
    samira.naar(f"/zaken/{gezin.zaak.nummer}/kindblad/")
    faultless(samira.page, "Noor", "Vos")
    assert len(re.findall(rb"/Type\s*/Page[^s]", samira.page.pdf(format="A4"))) == 1


def test_leaving_fast_takes_the_page_out_of_the_history(bezoeker, gezin):
    mila = bezoeker("mila")
    mila.page.route("https://www.knmi.nl/", lambda route: route.fulfill(body="<h1>Weer</h1>", content_type="text/html"))
    mila.naar("/hulp/")
    mila.naar(gezin.adres)
    mila.klik("Snel weg")
    mila.page.wait_for_url("https://www.knmi.nl/")
    mila.page.go_back()
    assert mila.page.url.endswith("/hulp/")
    mila.naar(gezin.adres)
    assert "/inloggen/" in mila.page.url
