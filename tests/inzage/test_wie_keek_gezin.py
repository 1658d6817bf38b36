"""Child and parents read who looked, in plain words, from their own page; by gezag and by age."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from inzage_bouw import staff_looked, watched_zaak
from ketenkameleon.toegang.models import Relatie
from paginas_bouw import text
from wereld import VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren

BANDEN = {"mila": "ouder_met_gezag", "piet": "ouder_zonder_gezag", "noor": "kind"}


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """A zaak of Samira with a mother with gezag, a father without and the child; and another family's."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        found = watched_zaak(hier, BANDEN)
        found.ander = make_zaak(hier, "Sem")
        make_vast(hier, found.ander, "tom")
        return found


@pytest.fixture
def bezoek(web, zaak):
    """`bezoek("mila")` is her browser, really as the user web; Samira looked in two rollen before."""
    staff_looked(zaak, "raad", "leerplicht_verhoor")
    return web


@pytest.mark.parametrize(("wie", "link", "vraag"), [
    ("mila", "Wie keek in de gegevens van Zilverlinde?", "Vraag het aan uw vaste contact."),
    ("noor", "Wie keek in jouw gegevens?", "Vraag het aan je vaste contact."),
])
def test_child_and_parent_with_gezag_go_from_their_page_to_who_looked(bezoek, zaak, wie, link, vraag):
    client, address = bezoek(wie), reverse("wie_keek", args=[zaak.nummer])
    page = client.get(reverse("gezin"))
    assert link in text(page)
    assert f'href="{address}"' in page.content.decode()
    said = client.get(address)
    assert said.status_code == 200
    assert "iemand van het team" in text(said)
    assert "Raad" in text(said)
    assert vraag in text(said)
    assert f'href="{reverse("gezin")}"' in said.content.decode()
    for hidden in ("Samira", "erhoor", "Wpg"):
        assert hidden not in said.content.decode()


def test_a_parent_without_gezag_gets_no_link_and_no_page(bezoek, zaak):
    client = bezoek("piet")
    assert "Wie keek" not in text(client.get(reverse("gezin")))
    assert client.get(reverse("wie_keek", args=[zaak.nummer])).status_code == 404


def test_the_zaak_of_another_family_is_not_there_like_one_that_does_not_exist(bezoek, zaak):
    client = bezoek("mila")
    theirs, unknown = (client.get(reverse("wie_keek", args=[n])) for n in (zaak.ander.nummer, "2026-98765"))
    assert (theirs.status_code, theirs.content) == (unknown.status_code, unknown.content)
    assert theirs.status_code == 404


def test_a_parent_reads_it_until_the_day_before_the_birthday_that_ends_it(bezoek, zaak, losse_database):
    address = reverse("wie_keek", args=[zaak.nummer])
    client = bezoek("mila")
    for tot, status in ((VANDAAG, 200), (VANDAAG - timedelta(days=1), 403)):
        with losse_database.verbonden("owner"):
            Relatie.objects.filter(soort="ouder_met_gezag").update(van=VANDAAG - timedelta(days=9), tot=tot)
        with losse_database.verbonden("web"):
            assert client.get(address).status_code == status
    with losse_database.verbonden("owner"):
        Relatie.objects.filter(soort="ouder_met_gezag").update(tot="9999-12-31")
