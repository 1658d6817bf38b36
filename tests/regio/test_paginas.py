"""The pages of the beheerder, as they are walked: two persons link, one ends and unlinks."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from inlog_bouw import do, fresh, one

from ketenkameleon.regio.models import Aanstelling
from paginas_bouw import browser, counted, text
from regio_bouw import add_administrators
from wereld import NU

pytestmark = pytest.mark.muren

ISSUER = "https://inlog.duinstad.example"


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its beheerders."""
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
        return losse_wereld.hier


@pytest.fixture
def bezoek(losse_database, hier, settings, monkeypatch):
    """`bezoek("bea")` is her browser, really as the user web; the gemeente has a provider, Halt another."""
    settings.ALLOWED_HOSTS = ["testserver"]
    gemeente, halt = (str(hier.organisaties[soort].id) for soort in ("gemeente", "halt"))
    settings.SOCIALACCOUNT_PROVIDERS = {"oidc": {"APPS": [
        _app("duinstad", "Gemeente Duinstad", ISSUER, organisatie=gemeente, claim="sub"),
        _app("halt", "Halt", "https://inlog.halt.example", organisatie=halt, claim="sub")]}}
    fresh(losse_database)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with losse_database.verbonden("web"):
        yield browser


def _app(code, naam, issuer, **rest):
    return {"provider_id": code, "name": naam, "client_id": "kameleon", "secret": "x",
            "settings": {"issuer": issuer, "acr": [], "tweede_factor": False, **rest}}


def _decide(client: Client, besluit: str):
    url = re.search(r'action="(/beheer/voorstel/[^"]+)"', client.get("/beheer/").content.decode())[1]
    return client.post(url, {"besluit": besluit})


def test_a_login_is_proposed_by_one_and_linked_by_another_and_taken_away_by_one(bezoek, hier, losse_database):
    bea, cas, tom = bezoek("bea"), bezoek("cas"), hier.account_id("tom")
    form = reverse("beheer_koppel", args=[tom])
    assert "Halt" not in text(bea.get(form)), "the provider of another organisatie is no choice"
    assert bea.post(form, {"aanbieder": "https://inlog.halt.example", "subject": "x"}).status_code == 422
    assert bea.post(form, {"aanbieder": ISSUER, "subject": ""}).status_code == 422
    assert bea.post(form, {"aanbieder": ISSUER, "subject": "tom-bij-duinstad"}).url == "/beheer/"
    assert ">Koppel<" not in bea.get("/beheer/").content.decode(), "no button that would be refused"
    answer = _decide(bea, "ja")
    assert answer.status_code == 409
    assert "Koppelen vraagt twee mensen." in text(answer)
    assert ">Koppel<" in cas.get("/beheer/").content.decode()
    assert _decide(cas, "ja").url == "/beheer/"
    page = bea.get(reverse("beheer_account", args=[tom]))
    assert "tom-bij-duinstad" in text(page)

    working = bezoek("tom")
    do(losse_database, "INSERT INTO usersessions_usersession (user_id, session_key, ip, user_agent, data, created_at,"
       " last_seen_at) VALUES (%s, %s, '127.0.0.1', '', '{}', %s, %s)",
       [tom, working.cookies["sessionid"].value, NU, NU])
    assert working.get("/mijn-dag/").status_code == 200
    url = re.search(r'action="(/beheer/[^"]+/weg/)"', page.content.decode())[1]
    assert bea.post(url).url == reverse("beheer_account", args=[tom])
    assert one(losse_database, "SELECT count(*) FROM toegang_inlogkoppeling") == (0,)
    assert working.get("/mijn-dag/").status_code == 302, "and is logged out"


def test_an_aanstelling_that_ends_at_once_closes_the_next_page(bezoek, hier, losse_database):
    with losse_database.verbonden("owner"):
        key = Aanstelling.objects.get(account_id=hier.account_id("tom")).id
    with losse_database.verbonden("web"):
        tom, bea = bezoek("tom"), bezoek("bea")
        assert tom.get("/mijn-dag/").status_code == 200
        form = reverse("beheer_einde", args=[key])
        assert bea.post(form, {}).status_code == 422
        assert bea.post(form, {"wanneer": "nu"}).url == reverse("beheer_account", args=[hier.account_id("tom")])
        assert tom.get("/mijn-dag/").status_code == 403
        assert "Tom Bakker" not in text(bea.get("/beheer/"))
        assert "Tom Bakker" in text(bea.get("/beheer/?weg=1"))
        assert bea.post(form, {"wanneer": "nu"}).status_code == 409
    do(losse_database, "UPDATE regio_aanstelling SET tot = '9999-12-31' WHERE id = %s", [key])


def test_without_a_provider_the_page_says_so(bezoek, hier, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"oidc": {"APPS": []}}
    page = text(bezoek("bea").get(reverse("beheer_account", args=[hier.account_id("tom")])))
    assert "Uw organisatie heeft hier nog geen eigen inlog." in page


@pytest.mark.parametrize("page", ["/beheer/", "account"])
def test_a_page_costs_as_many_queries_with_forty_colleagues_as_with_three(bezoek, hier, losse_database, page):
    bea = bezoek("bea")
    url = page if page != "account" else reverse("beheer_account", args=[hier.account_id("tom")])
    assert bea.get(url).status_code == 200, "the first page writes the session"
    with counted() as before:
        bea.get(url)
    do(losse_database, "INSERT INTO toegang_account (id, gebruikersnaam, naam, password, is_active) SELECT"
       " gen_random_uuid(), %s || n, 'Collega ' || n, '!', true FROM generate_series(1, 40) n", [page])
    do(losse_database, "INSERT INTO regio_aanstelling (id, regio_id, account_id, organisatie_id, functie, van, tot)"
       " SELECT gen_random_uuid(), %s, a.id, %s, 'bip', '2020-01-01', '9999-12-31' FROM toegang_account a"
       " WHERE a.naam LIKE 'Collega%%' AND a.gebruikersnaam LIKE %s",
       [hier.regio.id, hier.organisaties["gemeente"].id, page + "%"])
    with counted() as after:
        bea.get(url)
    assert len(after) == len(before) <= 12
