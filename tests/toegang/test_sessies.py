"""How long a session lasts, where somebody is logged in, and what is left of a session that should end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from inlog_bouw import do, fresh, log_in, one, stil

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.context import begin
from wereld import NU, VANDAAG, WACHTWOORD
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren


@pytest.fixture
def klok(losse_database, losse_wereld, settings, monkeypatch):
    """The clock of the site; Django is the user web and really commits."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    with losse_database.verbonden("web"):
        yield stil(monkeypatch)


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """A zaak of Samira's."""
    with losse_database.verbonden("owner"):
        found = make_zaak(losse_wereld.hier)
        make_vast(losse_wereld.hier, found, "samira")
        return found


def _samira(klok) -> Client:
    client = Client()
    assert log_in(client, "samira").status_code == 302
    return client


def test_a_session_ends_after_half_an_hour_of_nothing(klok):
    client = _samira(klok)
    assert client.get("/mijn-dag/").status_code == 200
    klok.nu = NU + timedelta(minutes=29)
    assert client.get("/mijn-dag/").status_code == 200
    klok.nu += timedelta(minutes=30)
    assert client.get("/mijn-dag/").url == "/inloggen/?next=/mijn-dag/"
    assert "U bent uitgelogd" in client.get("/inloggen/").content.decode()


def test_a_session_ends_after_ten_hours_however_busy(klok):
    client = _samira(klok)
    for _ in range(23):
        assert client.get("/mijn-dag/").status_code == 200
        klok.nu += timedelta(minutes=25)
    assert client.get("/mijn-dag/").status_code == 200
    klok.nu = NU + timedelta(hours=10)
    assert client.get("/mijn-dag/").status_code == 302


def test_every_page_says_when_the_session_ends_and_one_key_extends_it(klok):
    client = _samira(klok)
    page = client.get("/mijn-dag/").content.decode()
    told = page.split('data-sessie-tot="', 1)[1].split('"', 1)[0]
    assert datetime.fromisoformat(told) == NU + timedelta(minutes=30)
    klok.nu = NU + timedelta(minutes=26)
    told = datetime.fromisoformat(client.get("/sessie/").json()["sessie_tot"])
    assert told == klok.nu + timedelta(minutes=30)


def test_the_text_is_there_again_after_logging_in_again(klok, zaak):
    client = _samira(klok)
    form = f"/zaken/{zaak.nummer}/verhaal/"
    page = client.get(form).content.decode()
    where = page.split('data-concept="', 1)[1].split('"', 1)[0]
    assert client.post(where, {"tekst": "Ik wil wel naar school."}).status_code == 200
    klok.nu = NU + timedelta(minutes=45)
    gone = client.get(form)
    assert gone.url == f"/inloggen/?next={form}"
    again = log_in(client, "samira", next=form)
    assert again.url == form
    assert "Ik wil wel naar school." in client.get(form).content.decode()


def test_a_new_login_ends_no_other_and_one_button_ends_all_others(klok):
    first, second = _samira(klok), _samira(klok)
    assert first.get("/mijn-dag/").status_code == second.get("/mijn-dag/").status_code == 200
    page = second.get("/sessies/").content.decode()
    assert "Hier, deze computer of telefoon." in page
    assert second.post("/sessies/").status_code == 302
    assert first.get("/mijn-dag/").status_code == 302
    assert second.get("/mijn-dag/").status_code == 200


def test_a_session_somebody_else_knew_before_the_login_is_worth_nothing_after_it(klok):
    victim = Client()
    victim.get("/inloggen/")
    victim.session.save()
    known = victim.session.session_key
    victim.cookies["sessionid"] = known
    log_in(victim, "samira")
    attacker = Client()
    attacker.cookies["sessionid"] = known
    assert attacker.get("/mijn-dag/").status_code == 302
    assert victim.cookies["sessionid"].value != known


@pytest.mark.parametrize("evil", ["https://kwaad.example/", "//kwaad.example/", "https:kwaad.example",
                                  "javascript:alert(1)", "/\\kwaad.example"])
def test_a_login_never_sends_somebody_to_another_site(klok, evil):
    answer = log_in(Client(), "samira", next=evil)
    assert answer.status_code == 302
    assert answer.url == "/"


def test_a_form_sent_without_the_token_of_the_session_does_nothing(klok):
    client = Client(enforce_csrf_checks=True)
    assert log_in(client, "samira").status_code == 403
    assert client.get("/mijn-dag/").status_code == 302


def test_who_left_this_morning_is_refused_at_the_next_page(klok, losse_database, zaak):
    client = _samira(klok)
    assert client.get(f"/zaken/{zaak.nummer}/").status_code == 200
    who = "(SELECT id FROM toegang_account WHERE gebruikersnaam = 'samira')"
    do(losse_database, f"UPDATE regio_aanstelling SET tot = %s WHERE account_id = {who}", [VANDAAG - timedelta(days=1)])
    try:
        assert client.get("/mijn-dag/").status_code == 403
        assert client.get(f"/zaken/{zaak.nummer}/").status_code == 403
        assert client.post(f"/zaken/{zaak.nummer}/stand/", {"tekst": "nog even"}).status_code == 403
    finally:
        do(losse_database, f"UPDATE regio_aanstelling SET tot = '9999-12-31' WHERE account_id = {who}")


def test_what_somebody_who_left_had_asked_for_does_not_run_for_them(wereld):
    """A job acts under a duty; should it begin for a person, then only for who still works there that day."""
    account = wereld.hier.account_id("samira")
    assert begin(account, doel="test", at=NU).actor is not None
    Aanstelling.objects.filter(account_id=account).update(tot=VANDAAG - timedelta(days=1))
    assert begin(account, doel="test", at=NU).actor is None


def test_a_wrong_name_and_a_wrong_password_say_the_same(klok):
    known = log_in(Client(), "samira", "dit-is-het-niet").content.decode()
    unknown = log_in(Client(), "bestaatniet", "dit-is-het-niet").content.decode()
    alert = [page.split("km-fouten", 1)[1].split("</div>", 1)[0] for page in (known, unknown)]
    assert alert[0] == alert[1]


def test_guessing_passwords_stops_for_the_account_and_for_the_address(klok):
    for n in range(6):
        log_in(Client(), "samira", f"gok-{n}")
    assert log_in(Client(), "samira", WACHTWOORD).status_code == 200, "also the right one waits"
    assert "te vaak" in log_in(Client(), "samira", WACHTWOORD).content.decode()
    for n in range(8):
        log_in(Client(), f"iemand-{n}", "gok")
    assert log_in(Client(), "tom", WACHTWOORD).status_code == 200, "too many wrong ones from this address"


def test_there_is_no_superuser_and_no_way_round_the_walls(klok, losse_database):
    from django.apps import apps
    from django.urls import get_resolver

    from ketenkameleon.toegang.models import Account

    assert not apps.is_installed("django.contrib.admin")
    assert not any("admin" in str(pattern.pattern) for pattern in get_resolver().url_patterns)
    columns = {field.name for field in Account._meta.get_fields()}
    assert not columns & {"is_superuser", "is_staff", "groups", "user_permissions"}
    passes = "SELECT count(*) FROM pg_roles WHERE rolname IN ('web', 'jobs') AND (rolsuper OR rolbypassrls)"
    assert one(losse_database, passes)[0] == 0
