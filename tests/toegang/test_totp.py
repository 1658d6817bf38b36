"""The second factor: an app with codes, recovery codes, and that nobody works without one where it is required."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from inlog_bouw import do, fresh, log_in, one

from wereld import WACHTWOORD

pytestmark = pytest.mark.muren
MOMENT = 1_790_000_000


@pytest.fixture(autouse=True)
def _one_code(monkeypatch):
    """The clock of the codes stands still: on a busy machine the half minute of a code is over before it is asked."""
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: MOMENT))


@pytest.fixture
def site(losse_database, losse_wereld, settings):
    """Nobody has a second factor; Django is the user web and really commits."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    do(losse_database, "DELETE FROM mfa_authenticator")
    with losse_database.verbonden("web"):
        yield settings


def _code(secret: str) -> str:
    """The code of the app now."""
    return format_hotp_value(hotp_value(secret, MOMENT // 30))


def _enrol(client: Client) -> str:
    """Add an app; its secret comes back."""
    assert client.post("/inloggen/opnieuw/", {"password": WACHTWOORD}).status_code == 302
    page = client.get("/beveiliging/app/").content.decode()
    secret = re.search(r'km-sleutel">([A-Z2-7]+)<', page)[1]
    answer = client.post("/beveiliging/app/", {"code": _code(secret)})
    assert answer.url == "/beveiliging/reservecodes/", answer.content
    return secret


def _with_app(losse_database) -> str:
    """Samira has an app; what a code used before has no memory of."""
    client = Client()
    log_in(client, "samira")
    secret = _enrol(client)
    fresh(losse_database)
    return secret


def test_who_has_an_app_needs_its_code(site, losse_database):
    secret = _with_app(losse_database)
    client = Client()
    assert log_in(client, "samira").url == "/inloggen/code/"
    assert client.get("/mijn-dag/").status_code == 302, "a password alone opens nothing"
    wrong = client.post("/inloggen/code/", {"code": "000000"})
    assert "Deze code klopt niet" in wrong.content.decode()
    assert client.post("/inloggen/code/", {"code": _code(secret)}).status_code == 302
    assert client.get("/mijn-dag/").status_code == 200


def test_a_code_that_was_used_is_not_used_again(site, losse_database):
    secret = _with_app(losse_database)
    code = _code(secret)
    for expected in (302, 200):
        client = Client()
        log_in(client, "samira")
        assert client.post("/inloggen/code/", {"code": code}).status_code == expected


def test_guessing_codes_stops_also_for_the_right_one(site, losse_database):
    secret = _with_app(losse_database)
    client = Client()
    log_in(client, "samira")
    for n in range(6):
        client.post("/inloggen/code/", {"code": f"{n:06d}"})
    client.post("/inloggen/code/", {"code": _code(secret)})
    assert client.get("/mijn-dag/").status_code == 302


def test_the_secret_of_the_app_stands_sealed_in_the_database(site, losse_database):
    secret = _with_app(losse_database)
    assert secret not in one(losse_database, "SELECT string_agg(data::text, '') FROM mfa_authenticator")[0]


def test_a_recovery_code_works_once(site, losse_database):
    client = Client()
    log_in(client, "samira")
    _enrol(client)
    fresh(losse_database)
    page = client.get("/beveiliging/reservecodes/").content.decode()
    codes = re.findall(r"<code>(\d+)</code>", page)
    assert len(codes) == 10
    for expected in (302, 200):
        again = Client()
        log_in(again, "samira")
        assert again.post("/inloggen/code/", {"code": codes[0]}).status_code == expected


def test_where_it_is_required_a_password_alone_reaches_only_the_page_to_add_one(site, losse_database):
    site.TWEEDE_FACTOR = True
    client = Client()
    log_in(client, "samira")
    for page in ("/mijn-dag/", "/zaken/", "/sessies/"):
        assert client.get(page).url == "/beveiliging/"
    assert client.post("/zoek/", {"zaaknummer": "2026-1"}).url == "/beveiliging/"
    assert "U heeft nog geen tweede stap" in client.get("/beveiliging/").content.decode()
    secret = _enrol(client)
    assert client.get("/beveiliging/reservecodes/").status_code == 200, "the codes can be written down"
    fresh(losse_database)
    assert client.get("/mijn-dag/").url.startswith("/inloggen/opnieuw/code/")
    assert client.post("/inloggen/opnieuw/code/", {"code": _code(secret), "next": "/mijn-dag/"}).url == "/mijn-dag/"
    assert client.get("/mijn-dag/").status_code == 200


def test_a_demo_says_that_a_password_is_enough_and_a_real_place_does_not(site):
    assert "een wachtwoord alleen genoeg" in Client().get("/inloggen/").content.decode()
    site.TWEEDE_FACTOR = True
    assert "een wachtwoord alleen genoeg" not in Client().get("/inloggen/").content.decode()


def test_a_second_factor_is_not_taken_away_without_asking_again_who_it_is(site, losse_database):
    secret = _with_app(losse_database)
    client = Client()
    log_in(client, "samira")
    client.post("/inloggen/code/", {"code": _code(secret)})
    assert client.post("/beveiliging/app/weg/").url.startswith("/inloggen/opnieuw/")
    assert one(losse_database, "SELECT count(*) FROM mfa_authenticator WHERE type = 'totp'")[0] == 1


def test_a_new_password_needs_a_second_factor_and_ends_the_other_sessions(site, losse_database):
    first = Client()
    log_in(first, "tom")
    second = Client()
    log_in(second, "tom")
    given = {"wachtwoord": "een lange zin om te onthouden", "nogmaals": "een lange zin om te onthouden"}
    assert first.post("/beveiliging/wachtwoord/", given).status_code == 409
    _enrol(first)
    old = one(losse_database, "SELECT password FROM toegang_account WHERE gebruikersnaam = 'tom'")[0]
    try:
        for wrong in ({"wachtwoord": "kort", "nogmaals": "kort"}, given | {"nogmaals": "iets anders dan dat"},
                      {"wachtwoord": "wachtwoord123", "nogmaals": ""}):
            assert first.post("/beveiliging/wachtwoord/", wrong).status_code == 422
        assert first.post("/beveiliging/wachtwoord/", given).url == "/beveiliging/"
        assert first.get("/mijn-dag/").status_code == 200
        assert second.get("/mijn-dag/").status_code == 302
    finally:
        do(losse_database, "UPDATE toegang_account SET password = %s WHERE gebruikersnaam = 'tom'", [old])
