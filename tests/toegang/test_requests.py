"""Requests from outside: login, one transaction, and refusals that are written down."""

from __future__ import annotations

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import path

from ketenkameleon.config import urls as site
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from wereld import WACHTWOORD

pytestmark = pytest.mark.muren


def _write(request):
    record(request.actor.lopend, Wijziging("proef.gedaan", "proef", new_id(), {}))


def _refusing(exception):
    def view(request):
        _write(request)
        raise exception(refused("not_your_zaak"), object_soort="zaak", gevraagd="2026-00041")

    return view


def _breaking(request):
    _write(request)
    raise RuntimeError("stuk")


def _wrong_form(request):
    _write(request)
    from django.http import HttpResponse

    return HttpResponse("Verbeter 1 antwoord.", status=422)


def _fine(request):
    _write(request)
    from django.http import HttpResponse

    return HttpResponse(request.actor.naam)


class Proef:
    """A site with a few pages that do one thing each."""

    urlpatterns = [
        *site.urlpatterns,
        path("goed/", _fine, name="goed"),
        path("niet-u/", _refusing(NotAllowed), name="niet_u"),
        path("niet-hier/", _refusing(NotFound), name="niet_hier"),
        path("niet-nu/", _refusing(NotNow), name="niet_nu"),
        path("stuk/", _breaking, name="stuk"),
        path("fout/", _wrong_form, name="fout"),
    ]
    handler404, handler500 = site.handler404, site.handler500


@pytest.fixture
def bezoek(losse_database, losse_wereld, settings):
    """A browser with nobody logged in; Django is the database user web, and really commits."""
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("TRUNCATE toegang_cache")  # every test starts with no wrong passwords behind it
    settings.ROOT_URLCONF = Proef
    settings.ALLOWED_HOSTS = ["testserver"]
    with losse_database.verbonden("web"):
        yield Client(raise_request_exception=False)


@pytest.fixture
def samira(bezoek):
    """The same browser with Samira logged in through the page."""
    answer = bezoek.post("/inloggen/", {"login": "samira", "password": WACHTWOORD})
    assert answer.status_code == 302, answer.content
    return bezoek


def _count(database, query: str) -> int:
    with psycopg.connect(database.owner_url) as conn:
        return conn.execute(query).fetchone()[0]


def test_a_page_is_closed_until_somebody_logs_in(bezoek):
    answer = bezoek.get("/goed/")
    assert (answer.status_code, answer.url) == (302, "/inloggen/?next=/goed/")


def test_a_wrong_password_opens_nothing_and_does_not_tell_which_part_was_wrong(bezoek):
    wrong = bezoek.post("/inloggen/", {"login": "samira", "password": "niet-dit-wachtwoord"})
    unknown = bezoek.post("/inloggen/", {"login": "niemand", "password": "niet-dit-wachtwoord"})
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.content.count(b"km-fouten") == unknown.content.count(b"km-fouten")
    assert bezoek.get("/goed/").status_code == 302


def test_trying_passwords_is_stopped(bezoek):
    answers = [bezoek.post("/inloggen/", {"login": "tom", "password": f"gok-nummer-{n}"}).content for n in range(8)]
    good = bezoek.post("/inloggen/", {"login": "tom", "password": WACHTWOORD})
    assert good.status_code != 302, "the right password after too many wrong ones is still refused"
    assert answers[-1] != answers[0]


def test_a_page_commits_its_work_with_its_log_line(samira, losse_database):
    before = _count(losse_database, "SELECT count(*) FROM logboek_regel")
    assert samira.get("/goed/").content == b"Samira de Wit"
    assert _count(losse_database, "SELECT count(*) FROM logboek_regel") == before + 1


@pytest.mark.parametrize(("page", "status"), [("/niet-u/", 403), ("/niet-hier/", 404), ("/niet-nu/", 409)])
def test_a_refusal_undoes_the_work_and_is_written_down(samira, losse_database, page, status):
    lines = "SELECT count(*) FROM logboek_regel"
    refusals = ("SELECT count(*) FROM logboek_inzage WHERE soort = 'geweigerd'"
                " AND gevraagd = '2026-00041' AND reden = 'not_your_zaak'")
    work, written = _count(losse_database, lines), _count(losse_database, refusals)
    assert samira.get(page).status_code == status
    assert _count(losse_database, lines) == work
    assert _count(losse_database, refusals) == written + 1


def test_what_is_not_there_and_what_is_not_yours_look_the_same(samira):
    assert samira.get("/niet-hier/").content == samira.get("/bestaat-niet/").content


def test_a_form_with_faults_has_written_nothing(samira, losse_database):
    before = _count(losse_database, "SELECT count(*) FROM logboek_regel")
    assert samira.get("/fout/").status_code == 422
    assert _count(losse_database, "SELECT count(*) FROM logboek_regel") == before


def test_a_fault_undoes_the_work_and_shows_a_calm_page(samira, losse_database):
    before = _count(losse_database, "SELECT count(*) FROM logboek_regel")
    answer = samira.get("/stuk/")
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()
    assert _count(losse_database, "SELECT count(*) FROM logboek_regel") == before


def test_a_new_password_ends_the_session(samira, losse_database, losse_wereld):
    with psycopg.connect(losse_database.owner_url) as conn:
        old = conn.execute("SELECT password FROM toegang_account WHERE gebruikersnaam = 'samira'").fetchone()[0]
        conn.execute("UPDATE toegang_account SET password = %s WHERE gebruikersnaam = 'samira'",
                     [make_password("een-ander-wachtwoord")])
    assert samira.get("/goed/").status_code == 302
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE toegang_account SET password = %s WHERE gebruikersnaam = 'samira'", [old])


def test_an_account_without_aanstelling_is_told_so(samira, losse_database):
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE regio_aanstelling SET tot = '2021-01-01'"
                     " WHERE account_id = (SELECT id FROM toegang_account WHERE gebruikersnaam = 'samira')")
    answer = samira.get("/goed/")
    assert answer.status_code == 403
    assert "U werkt nu bij geen enkele organisatie" in answer.content.decode()
    with psycopg.connect(losse_database.owner_url) as conn:
        conn.execute("UPDATE regio_aanstelling SET tot = '9999-12-31'"
                     " WHERE account_id = (SELECT id FROM toegang_account WHERE gebruikersnaam = 'samira')")


def test_logging_out_needs_a_button_and_closes_the_pages(samira):
    assert samira.get("/uitloggen/").status_code == 200
    assert samira.post("/uitloggen/").status_code == 302
    assert samira.get("/goed/").status_code == 302


def test_a_page_of_somebody_logged_in_is_kept_nowhere(samira):
    assert samira.get("/goed/").headers["Cache-Control"] == "no-store, private"


def test_no_page_lets_a_script_or_style_of_its_own_run(bezoek):
    policy = bezoek.get("/inloggen/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_an_address_that_does_not_exist_is_written_down_too(samira, losse_database):
    query = "SELECT count(*) FROM logboek_inzage WHERE gevraagd = 'onbekend adres'"
    before = _count(losse_database, query)
    samira.get("/bestaat-niet/")
    assert _count(losse_database, query) == before + 1
