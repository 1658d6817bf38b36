"""Too much in a minute is stopped, per account and per address, and the page says what to do."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from django.test import Client, RequestFactory
from toegangstabel import TOEGANG

from ketenkameleon.config import beveiliging
from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang import tempo
from ketenkameleon.web.adressen import adres
from paginas_bouw import browser
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]

LIMITS = {soort: {"account": 3, "adres": 5} for soort in ("schrijven", "zoeken", "concept", "uitvoer")} | {
    "inloggen": {"adres": 4}}


@pytest.fixture
def klok(monkeypatch):
    """`klok(seconds)`: later than before."""
    moment = [NU]
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment[0])

    def later(seconds: int) -> None:
        moment[0] += timedelta(seconds=seconds)

    return later


@pytest.fixture
def strak(losse_database, losse_wereld, settings, klok):
    """Small limits, nothing counted yet, and the clock stands still; Django is the user web."""
    settings.TEMPO, settings.ALLOWED_HOSTS = LIMITS, ["testserver"]
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("TRUNCATE toegang_tempo, toegang_cache")
    with losse_database.verbonden("web"):
        yield losse_database


def _zoek(client: Client, **extra: str) -> int:
    return client.post(adres("zoek"), {"zaaknummer": "2026-99999"}, **extra).status_code


def test_searching_stops_after_the_limit_of_the_account_and_begins_again_the_next_minute(strak, klok):
    samira = browser("samira")
    assert [_zoek(samira) for _ in range(5)] == [302, 302, 302, 429, 429]
    klok(60)
    assert _zoek(samira) == 302


def test_the_page_says_how_long_to_wait_and_what_to_do(strak):
    samira = browser("samira")
    answer = [samira.post(adres("zoek"), {"zaaknummer": "x"}) for _ in range(4)][-1]
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    page = answer.content.decode()
    for sentence in ("Deze stap is niet gedaan.", "uw tekst staat er nog", "Wacht een minuut", "Bel"):
        assert sentence in page


def test_what_was_refused_or_undone_counts_as_well(strak):
    """A refusal rolls the request back; the count stands outside it."""
    samira = browser("samira")
    tries = [samira.post("/zaken/2026-99999/sluiten/").status_code for _ in range(4)]
    assert tries == [404, 404, 404, 429]


def test_one_account_from_many_addresses_is_one_account(strak, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    samira = browser("samira")
    tries = [_zoek(samira, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(4)]
    assert tries == [302, 302, 302, 429]


def test_many_accounts_from_one_address_are_one_address(strak):
    tries = [_zoek(browser(wie)) for wie in ("samira", "tom", "farah") for _ in range(2)]
    assert tries == [302] * 5 + [429]


def test_another_kind_of_page_has_a_count_of_its_own(strak):
    samira = browser("samira")
    assert [_zoek(samira) for _ in range(4)][-1] == 429
    assert samira.post("/uitloggen/").status_code == 302


def test_a_page_that_only_shows_is_never_counted(strak):
    samira = browser("samira")
    assert [samira.get("/zaken/").status_code for _ in range(8)] == [200] * 8
    with psycopg.connect(strak.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM toegang_tempo").fetchone() == (0,)


def test_logging_in_is_counted_by_address(strak):
    tries = [Client().post("/inloggen/", {"login": f"niemand{n}", "password": "x"}).status_code for n in range(6)]
    assert tries == [200, 200, 200, 200, 429, 429]


def test_nothing_in_the_count_says_who_it_is_about(strak):
    _zoek(browser("samira"), REMOTE_ADDR="192.0.2.77")
    with psycopg.connect(strak.owner_url) as conn:
        rows = conn.execute("SELECT sleutel, venster, aantal FROM toegang_tempo").fetchall()
    assert len(rows) == 2
    assert all(len(sleutel) == 16 and b"192" not in sleutel for sleutel, _, _ in rows)


def test_old_counts_are_thrown_away(strak, klok):
    _zoek(browser("samira"))
    klok(3 * 3600)
    _zoek(browser("tom"), REMOTE_ADDR="192.0.2.9")
    with psycopg.connect(strak.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM toegang_tempo").fetchone() == (2,)


def test_the_limits_hold_for_every_page_that_does_something():
    """Every POST of the access table falls in a class that has limits."""
    kinds = {tempo.SOORTEN.get(naam, "schrijven") for naam, methode in TOEGANG if methode == "POST"} | {"inloggen"}
    assert kinds == beveiliging.TEMPO.keys()


@pytest.mark.parametrize(("proxies", "forwarded", "expected"), [
    (0, "198.51.100.1", "192.0.2.1"), (1, "198.51.100.1", "198.51.100.1"),
    (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"), (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
    (2, "198.51.100.1", "192.0.2.1"), (1, "geen adres", "onbekend"), (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
])
def test_an_address_is_believed_only_as_far_as_our_own_proxies_go(settings, proxies, forwarded, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert tempo.address_of(request) == expected


def test_limits_can_be_set_and_a_wrong_setting_is_one_sentence():
    assert beveiliging.limits_from("") == {soort: dict(limits) for soort, limits in beveiliging.TEMPO.items()}
    assert beveiliging.limits_from('{"zoeken": {"account": 40}}')["zoeken"] == {"account": 40, "adres": 300}
    for wrong in ("{", "[]", '{"zoeken": 4}', '{"zoeken": {"account": 0}}', '{"anders": {"account": 1}}',
                  '{"zoeken": {"account": "veel"}}', '{"zoeken": {"land": 4}}'):
        with pytest.raises(StartFout, match="KAMELEON_TEMPO is niet te lezen"):
            beveiliging.limits_from(wrong)


