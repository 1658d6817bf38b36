"""A text that is sent after the session ended waits for its writer, and for nobody else."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import psycopg
import pytest
from django.test import Client
from inlog_bouw import do, fresh, log_in, one, stil

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.onderweg import LARGEST
from ketenkameleon.zaken.models import Contact
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren

WOORDEN = "Noor wil naar de werkplaats, zei ze & haar moeder <ook>."
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|afzender)" value="([^"]+)"')
LATER = timedelta(minutes=45)


@pytest.fixture
def klok(losse_database, losse_wereld, settings, monkeypatch):
    """The clock of the site; Django is the user web and really commits."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    with losse_database.verbonden("web"):
        yield stil(monkeypatch)


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """A zaak of Samira's with a contact that waits for its note."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        found = make_zaak(hier)
        make_vast(hier, found, "samira")
        contact = Contact.objects.create(
            regio_id=found.regio_id, zaak=found, verantwoordelijke_id=found.verantwoordelijke_id, muur=301,
            account_id=hier.account_id("samira"), rol="raad", bevoegd=True, met=["kind"], uitgelegd=True,
            begonnen_at=NU - timedelta(hours=2), geeindigd_at=NU - timedelta(hours=1))
        found.contact = contact.id
        return found


def _browser(naam: str) -> Client:
    """Somebody's browser, without JavaScript, that is refused without the token of its session."""
    client = Client(enforce_csrf_checks=True)
    _log_in(client, naam)
    return client


def _log_in(client: Client, naam: str, pad: str = "/") -> object:
    answer = client.get("/inloggen/", {"next": pad})
    return log_in(client, naam, csrfmiddlewaretoken=_token(answer.content.decode()), next=pad)


def _token(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def _form(client: Client, pad: str) -> dict[str, str]:
    """The hidden fields of the form on that page: its token, and for whom it was drawn."""
    page = client.get(pad).content.decode()
    return dict(HIDDEN.findall(page[page.index('name="afzender"') - 400:]))


def _boxes(page: str) -> list[str]:
    """What stands in the boxes for words on that page."""
    texts = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    return [unescape(text).strip() for text in texts + re.findall(r'<input[^>]* value="([^"]*)"', page)]


def _paden(zaak) -> dict[str, tuple[str, dict[str, str], str]]:
    """Per form: the page it stands on, what is typed besides the words, and the field of the words."""
    base = f"/zaken/{zaak.nummer}/"
    return {
        "notitie": (f"{base}contact/{zaak.contact}/", {"wijze": "thuis"}, "feiten"),
        "verhaal": (f"{base}verhaal/", {"verteller": "kind"}, "tekst"),
        "plek": (f"{base}plek/", {"soort": "eigen_school_hervat"}, "waar"),
        "delen": (f"{base}delen/vraag/", {"ontvanger": "cjg"}, "doel"),
        "sluiten": (f"{base}sluiten/", {}, "reden"),
        "stand": (f"{base}stand/", {}, "tekst"),
    }


@pytest.mark.parametrize("naam", ["notitie", "verhaal", "plek", "delen", "sluiten", "stand"])
def test_words_that_were_sent_too_late_stand_in_their_form_again_after_logging_in(klok, zaak, losse_database, naam):
    pad, rest, veld = _paden(zaak)[naam]
    client = _browser("samira")
    hidden = _form(client, pad)
    before = _everything_written(losse_database)
    klok.nu = NU + LATER
    gone = client.post(pad, hidden | rest | {veld: WOORDEN})
    assert gone.status_code == 302
    assert gone.url == f"/inloggen/?next={pad}"
    login = client.get(gone.url).content.decode()
    assert "nog niet bewaard" in login
    assert "werkplaats" not in login
    back = _log_in(client, "samira", pad)
    page = client.get(back.url)
    assert page.status_code == 200
    assert WOORDEN in _boxes(page.content.decode())
    assert "nog niet bewaard" in page.content.decode()
    for name, value in rest.items():
        assert re.search(rf'name="{name}"[^>]*value="{value}"[^>]*checked|<option value="{value}" selected',
                         page.content.decode()), name
    assert _everything_written(losse_database) == before, "nothing was written yet"


def test_a_newer_text_that_came_too_late_goes_before_an_older_draft(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    where = client.get(pad).content.decode().split('data-concept="', 1)[1].split('"', 1)[0]
    assert client.post(where, hidden | {"tekst": "Dit is het concept."}).status_code == 200
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": WOORDEN})
    _log_in(client, "samira", pad)
    boxes = _boxes(client.get(pad).content.decode())
    assert WOORDEN in boxes
    assert "Dit is het concept." not in boxes


def test_a_draft_that_comes_too_late_takes_nothing_away_and_is_taken_nowhere(klok, zaak):
    """The page that sends drafts still holds the text; it says so itself."""
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    where = client.get(pad).content.decode().split('data-concept="', 1)[1].split('"', 1)[0]
    klok.nu = NU + LATER
    assert client.post(where, hidden | {"tekst": WOORDEN}).status_code == 302
    assert "tekst_onderweg" not in client.session
    client.post(pad, hidden | {"tekst": WOORDEN})
    _log_in(client, "samira", pad)
    assert WOORDEN in _boxes(client.get(pad).content.decode())


def test_the_words_of_a_school_come_back_over_the_draft_of_their_step(klok):
    pad = "/melden/700000123/"
    client = _browser("peter")
    hidden = _form(client, pad)
    client.post(pad, hidden | {"uren": "18", "later": "1"})
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"uren": "19", "ouders_niet_reden": WOORDEN})
    _log_in(client, "peter", pad)
    page = client.get(pad).content.decode()
    assert WOORDEN in _boxes(page)
    assert 'value="19"' in page


def test_what_came_back_can_be_sent_and_then_waits_no_longer(klok, zaak, losse_database):
    pad = f"/zaken/{zaak.nummer}/stand/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": WOORDEN})
    _log_in(client, "samira", pad)
    assert client.get(pad).status_code == 200, "a second look does not lose it"
    hidden = _form(client, pad)
    assert client.post(pad, hidden | {"tekst": WOORDEN}).url == f"/zaken/{zaak.nummer}/"
    assert "tekst_onderweg" not in client.session
    assert one(losse_database, "SELECT stand_tekst FROM zaken_zaak WHERE id = %s", [zaak.id]) == (WOORDEN,)
    do(losse_database, "UPDATE zaken_zaak SET stand_tekst = '' WHERE id = %s", [zaak.id])


def test_another_account_at_the_same_computer_never_sees_it_and_ends_it(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": WOORDEN})
    assert "werkplaats" not in json.dumps(dict(client.session.items())), "sealed in the session too"
    _log_in(client, "tom", pad)
    for page in (pad, "/mijn-dag/", "/"):
        assert "werkplaats" not in client.get(page, follow=True).content.decode()
    assert "tekst_onderweg" not in client.session
    client.post("/uitloggen/", {"csrfmiddlewaretoken": _token(client.get("/mijn-dag/").content.decode())})
    _log_in(client, "samira", pad)
    assert WOORDEN not in _boxes(client.get(pad).content.decode())


def test_a_form_of_another_account_that_is_sent_while_one_is_logged_in_is_kept_for_nobody(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    hidden = _form(_browser("samira"), pad)
    tom = _browser("tom")
    answer = tom.post(pad, hidden | {"tekst": WOORDEN})
    assert answer.status_code == 403
    assert "tekst_onderweg" not in tom.session


def test_a_tab_from_before_logging_in_again_elsewhere_loses_nothing(klok, zaak):
    """The token of the form is of an older session: it is refused, and the form comes back with the text in it."""
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.get(pad)
    _log_in(client, "samira")
    answer = client.post(pad, hidden | {"tekst": WOORDEN})
    assert (answer.status_code, answer.url) == (302, pad)
    assert WOORDEN in _boxes(client.get(pad).content.decode())


def test_a_form_without_cookies_waits_too_and_one_that_nobody_of_us_drew_does_not(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    hidden = _form(_browser("samira"), pad)
    closed = Client(enforce_csrf_checks=True)
    answer = closed.post(pad, hidden | {"tekst": WOORDEN})
    assert (answer.status_code, answer.url) == (302, pad)
    _log_in(closed, "samira", pad)
    assert WOORDEN in _boxes(closed.get(pad).content.decode())
    for said in ("", "x", "AAAA", hidden["afzender"][:-4] + "AAAA", "é"):
        other = Client(enforce_csrf_checks=True)
        answer = other.post(pad, hidden | {"tekst": WOORDEN, "afzender": said})
        assert answer.status_code == 403, said
        assert "tekst_onderweg" not in other.session


def test_a_text_waits_half_an_hour_and_no_longer(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    for wait, there in ((29, True), (30, False)):
        client = _browser("samira")
        hidden = _form(client, pad)
        klok.nu += LATER
        client.post(pad, hidden | {"tekst": WOORDEN})
        klok.nu += timedelta(minutes=wait)
        _log_in(client, "samira", pad)
        assert (WOORDEN in _boxes(client.get(pad).content.decode())) is there


def test_no_more_waits_than_a_draft_may_hold(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": "x" * LARGEST})
    assert "tekst_onderweg" not in client.session
    client.post(pad, hidden | {"tekst": "\N{SMILING FACE WITH SMILING EYES}" * 8000})
    assert "tekst_onderweg" in client.session, "the longest verhaal, in the longest letters"


def test_a_password_never_waits(klok, losse_database):
    client = _browser("samira")
    page = client.get("/beveiliging/wachtwoord/").content.decode()
    hidden = dict(HIDDEN.findall(page))
    klok.nu = NU + LATER
    client.post("/beveiliging/wachtwoord/", hidden | {"wachtwoord": "een geheime lange zin"})
    assert "tekst_onderweg" not in client.session


def test_what_was_sent_stands_in_no_table_in_words(klok, zaak, losse_database):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": "Onderwegbloem staat nergens."})
    with psycopg.connect(losse_database.owner_url) as conn:
        tables = [row[0] for row in conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        for table in tables:
            found = conn.execute(f"SELECT count(*) FROM {table} t WHERE t::text ILIKE '%%onderwegbloem%%'").fetchone()
            assert found == (0,), table
    assert "nderwegbloem" not in json.dumps(dict(client.session.items()))


def test_the_start_page_shows_the_way_once_and_is_then_the_start_page_again(klok, zaak):
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": WOORDEN})
    _log_in(client, "samira")
    assert client.get("/").url == pad
    assert WOORDEN in _boxes(client.get(pad).content.decode())
    assert client.get("/").url == "/mijn-dag/"


def test_with_two_hats_the_text_waits_for_the_hat_it_was_typed_under(klok, losse_database, losse_wereld):
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        raad = Aanstelling.objects.get(account=hier.accounts["farah"])
        other = Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["farah"], functie="bip",
                                           organisatie=hier.organisaties["gemeente"], van=VANDAAG)
        mine = make_zaak(hier, "Sem")
        make_vast(hier, mine, "farah")
    with losse_database.verbonden("web"):
        client, pad = _browser("farah"), f"/zaken/{mine.nummer}/stand/"

        def choose(hat):
            client.post("/u-werkt-nu-als/", {"hoed": str(hat.id), "csrfmiddlewaretoken": _token(
                client.get("/u-werkt-nu-als/").content.decode())})

        choose(other)
        hidden = _form(client, pad)
        klok.nu = NU + LATER
        client.post(pad, hidden | {"tekst": WOORDEN})
        _log_in(client, "farah", pad)
        choose(raad)
        assert client.get("/").url == "/verdelen/"
        assert "werkplaats" not in client.get(pad).content.decode()
        choose(other)
        assert client.get("/").url == pad
        assert WOORDEN in _boxes(client.get(pad).content.decode())


def test_words_for_which_the_page_has_no_box_any_more_are_shown_to_be_copied(klok, zaak, losse_database):
    """The zaak was closed meanwhile: the form of the stand is gone, the words are not."""
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    client = _browser("samira")
    hidden = _form(client, pad)
    klok.nu = NU + LATER
    client.post(pad, hidden | {"tekst": "Gewoon.", "vroeger_veld": WOORDEN})
    _log_in(client, "samira", pad)
    page = client.get(pad).content.decode()
    assert "Dit schreef u ook" in page
    assert "Noor wil naar de werkplaats, zei ze &amp; haar moeder &lt;ook&gt;." in page


def test_the_page_says_how_long_before_the_end_it_warns(klok, zaak):
    page = _browser("samira").get("/mijn-dag/").content.decode()
    assert 'data-sessie-waarschuwing="5"' in page


def _everything_written(database: object) -> list[tuple[str, int]]:
    """How many rows there are of what this zaak is made of."""
    tables = ("zaken_notitie", "zaken_verhaal", "zaken_plek", "zaken_afspraak", "zaken_concept", "delen_deling",
              "zaken_gebeurtenis", "logboek_regel")
    return [(table, one(database, f"SELECT count(*) FROM {table}")[0]) for table in tables]
