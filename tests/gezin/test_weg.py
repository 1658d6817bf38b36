"""Snel weg: one tap on every page of a family ends the session and leads to a site that says nothing."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from opstelling import bezoekers, huis

from ketenkameleon.config.beveiliging import NEUTRAL, neutral_site
from ketenkameleon.start.fout import StartFout
from paginas_bouw import browser

__all__ = ["bezoekers", "huis"]
pytestmark = pytest.mark.muren


def test_one_tap_ends_the_session_and_goes_on_to_a_neutral_site(bezoekers):
    client = browser("mila")
    assert client.get("/gezin/").status_code == 200
    answer = client.post("/snel-weg/")
    assert (answer.status_code, answer.headers["Refresh"]) == (200, "0; url=https://www.knmi.nl/")
    assert "Ketenkameleon" not in answer.content.decode()
    assert client.get("/gezin/").status_code == 302, "nobody is logged in any more"


def test_it_works_without_a_session_and_without_the_token_of_a_form(bezoekers):
    """Whoever must leave now meets no page that says that the form was sent too late."""
    for client in (Client(enforce_csrf_checks=True), browser("mila")):
        client.handler.enforce_csrf_checks = True
        assert client.post("/snel-weg/").headers["Refresh"].endswith(settings.SNEL_WEG)


def test_another_site_ends_no_session(bezoekers):
    """By GET there is nothing, and with a Lax cookie a form elsewhere sends no session along."""
    client = browser("mila")
    assert client.get("/snel-weg/").status_code == 405
    assert client.get("/gezin/").status_code == 200
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] == ["'self'"]


@pytest.mark.parametrize("naam", ["gezin", "gezin_zaak", "gezin_hulp", "gezin_plek", "gezin_brieven", "wie_keek",
                                  "berichten"])
def test_every_page_of_a_family_has_it_once_and_says_what_it_does(bezoekers, naam):
    page = browser("mila").get(bezoekers.url(naam)).content.decode()
    assert page.count('action="/snel-weg/"') == 1
    assert f'data-weg="{settings.SNEL_WEG}"' in page
    assert "U logt uit en ziet een andere site." in page


@pytest.mark.parametrize("address", [
    "", "http://www.knmi.nl/", "https://", "https://localhost/", "https://a:b@www.knmi.nl/", "https://www.knmi.nl:8443/",
    "https://www.knmi.nl/?van=gezin", "https://www.knmi.nl/#x", "https://www.knmi.nl/\r\nX: y", "javascript:alert(1)",
    "https://www.knmi.nl/'><script>", "https://[::1", "https://www.knmi.nl/; x",
])
def test_the_site_must_be_a_plain_https_address(address):
    with pytest.raises(StartFout, match="KAMELEON_SNEL_WEG"):
        neutral_site(address)


def test_a_regio_can_choose_another_site():
    assert neutral_site("https://www.natuurmonumenten.nl/weer") == "https://www.natuurmonumenten.nl/weer"
    assert neutral_site(NEUTRAL) == NEUTRAL
