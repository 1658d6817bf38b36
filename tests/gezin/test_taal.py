"""A family chooses its language when a person has read it; without that the pages are Dutch and there is no switch."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import RequestFactory, override_settings
from django.urls import reverse

from inzage_bouw import staff_looked, watched_zaak
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.middleware import _refusal_page
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.web.talen import NEDERLANDS, language, spoken, spoken_in
from talen_bouw import WOORD, put, translated
from wereld import NU

pytestmark = pytest.mark.muren

BANDEN = {"mila": "ouder_met_gezag", "noor": "kind"}
LATIJN = re.compile(r"[A-Za-z]")


class Dutch(HTMLParser):
    """What a page says that is not marked as Dutch, nor as somebody's name."""

    void = {"meta", "link", "img", "input", "br", "hr"}

    def __init__(self, page):
        super().__init__()
        self.stack, self.said = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in self.void:
            self.stack.append((tag, found.get("lang") == "nl" or tag == "bdi"))
        self.said += [found[name] for name in ("aria-label", "title", "alt", "data-label") if found.get(name)]

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(kept for _, kept in self.stack):
            self.said.append(data)


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """A zaak of Samira with a mother and the child."""
    with losse_database.verbonden("owner"):
        return watched_zaak(losse_wereld.hier, BANDEN)


@pytest.fixture
def bezoek(web, zaak):
    """`bezoek("mila")` is her browser; Samira looked as Raad the day before."""
    staff_looked(zaak, "raad")
    return web


@pytest.fixture
def arabisch(tmp_path):
    """Arabic was wholly read; Turkish was translated, and read by nobody."""
    put(tmp_path, translated())
    put(tmp_path, translated("tr"), "tr", gelezen=False)
    with override_settings(LOCALE_PATHS=[str(tmp_path)]):
        yield tmp_path


def choose(client, code, terug="/gezin/brieven/"):
    return client.post(reverse("gezin_taal"), {"taal": code, "terug": terug})


def test_a_fresh_install_has_no_switch_and_says_that_it_is_dutch(bezoek):
    page = bezoek("mila").get(reverse("gezin_brieven")).content.decode()
    assert '<html lang="nl" dir="ltr">' in page
    assert reverse("gezin_taal") not in page
    assert "data-zinnen" not in page


def test_only_what_a_person_has_read_can_be_chosen_and_it_is_named_in_itself(bezoek, arabisch):
    page = bezoek("mila").get(reverse("gezin_brieven")).content.decode()
    buttons = re.findall(r'name="taal" value="(\w+)" lang="(\w+)" dir="(\w+)">([^<]+)<', page)
    assert buttons == [("ar", "ar", "rtl", "العربيّة")]
    assert '<html lang="nl" dir="ltr">' in page


@pytest.mark.parametrize(("wie", "waar"), [("mila", "gezin_brieven"), ("noor", "gezin_brieven"), ("mila", "wie_keek"),
                                           ("noor", "wie_keek")])
def test_a_page_is_whole_in_the_chosen_language_from_right_to_left(bezoek, zaak, arabisch, wie, waar):
    client = bezoek(wie)
    address = reverse(waar, args=[zaak.nummer] if waar == "wie_keek" else [])
    assert choose(client, "ar", address).url == address
    page = client.get(address).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert WOORD in page
    assert 'data-zinnen="{' in page
    assert [said for said in Dutch(page).said if LATIJN.search(said.replace("Ketenkameleon", ""))] == []
    assert 'value="nl" lang="nl" dir="ltr">Nederlands<' in page


def test_the_choice_lasts_for_the_session_and_goes_back_to_dutch(bezoek, arabisch):
    client = bezoek("mila")
    choose(client, "ar")
    assert 'lang="ar"' in client.get(reverse("gezin_brieven")).content.decode()
    choose(client, "nl")
    assert '<html lang="nl"' in client.get(reverse("gezin_brieven")).content.decode()
    assert spoken() is NEDERLANDS


@pytest.mark.parametrize("code", ["tr", "xx", "", "../ar"])
def test_a_language_that_nobody_read_cannot_be_asked_for_by_hand(bezoek, arabisch, code):
    client = bezoek("mila")
    choose(client, code)
    page = client.get(reverse("gezin_brieven")).content.decode()
    assert '<html lang="nl" dir="ltr">' in page
    assert WOORD not in page


def test_a_chosen_language_that_is_taken_away_leaves_dutch_pages(bezoek, arabisch, tmp_path_factory):
    client = bezoek("mila")
    choose(client, "ar")
    with override_settings(LOCALE_PATHS=[str(tmp_path_factory.mktemp("leeg"))]):
        assert '<html lang="nl" dir="ltr">' in client.get(reverse("gezin_brieven")).content.decode()


@pytest.mark.parametrize("address", ["berichten", "mfa_index", "hulp", "privacy"])
def test_a_page_that_is_shared_with_who_works_here_is_whole_in_dutch(bezoek, arabisch, address):
    client = bezoek("mila")
    choose(client, "ar")
    page = client.get(reverse(address)).content.decode()
    assert '<html lang="nl" dir="ltr">' in page
    assert WOORD not in page


def test_a_page_that_is_not_there_is_the_same_in_every_language(bezoek, arabisch):
    client = bezoek("mila")
    address = reverse("wie_keek", args=["2026-98765"])
    before = client.get(address)
    choose(client, "ar")
    after = client.get(address)
    assert (before.status_code, after.status_code) == (404, 404)
    assert before.content == after.content


@pytest.mark.parametrize("terug", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", "",
                                   "/\\elders.example"])
def test_the_switch_leads_to_no_other_site(bezoek, arabisch, terug):
    assert choose(bezoek("mila"), "ar", terug).url == reverse("gezin")


def test_who_works_here_has_no_switch_and_reads_dutch(bezoek, arabisch):
    client = bezoek("samira")
    assert choose(client, "ar").url == reverse("start")
    page = client.get(reverse("mijn_dag")).content.decode()
    assert '<html lang="nl" dir="ltr">' in page
    assert reverse("gezin_taal") not in page


def test_a_refusal_is_whole_in_dutch_though_the_page_was_asked_for_in_another_language(arabisch):
    request = RequestFactory().get("/gezin/")
    request.at, request.actor, request.teruggehaald, request.talen = NU, None, None, ()
    with spoken_in(language("ar")):
        page = _refusal_page(request, NotAllowed(refused("no_aanstelling"))).content.decode()
        assert spoken().code == "ar"
    assert '<html lang="nl" dir="ltr">' in page
    assert WOORD not in page
