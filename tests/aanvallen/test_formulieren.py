"""What somebody does with forms who means no good: other people's keys, fields that were not asked, a form twice.

Each test looks at what stands in the database afterwards, as its owner.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from urllib.parse import urlsplit

import psycopg
import pytest
from bezoek import Bezoek
from django.db import connection
from django.test import Client
from toegangstabel import TOEGANG

from ketenkameleon.logboek.ids import new_id
from paginas_bouw import browser
from wereld import NU, WACHTWOORD

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]
AFSPRAAK = {"wat": "Samen naar de werkplaats.", "wie": "contactpersoon", "wanneer": "15-10-2026"}
ROL = {"met": ["kind"], "rol": "raad", "uitgelegd": "ja"}
NOTITIE = {"wijze": "thuis", "wat_1": "Samen naar school.", "wie_1": "jongere", "wanneer_1": "15-10-2026",
           "opnieuw_verteld": "nee", "feiten": "Het kind wil graag naar school."}


def _token(page: object) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]


def _strict(naam: str) -> Client:
    """A browser whose forms are checked for their token, as in real life."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = browser(naam).cookies["sessionid"].value
    return client


# --- forged keys ------------------------------------------------------------------------------------------------

def test_a_key_of_another_zaak_under_ones_own_number_changes_nothing(bezoekers, huis, nog_een, feiten):
    """The number in the address is Samira's, the key behind it is not."""
    zaak, afspraak, wacht = nog_een("tom")
    samira = browser("samira")
    for path, data in ((f"afspraak/{afspraak.id}/klaar/", {"hoe": "gedaan"}), (f"wacht-op/{wacht.id}/klaar/", {}),
                       (f"plek/{new_id()}/starten/", {"eerste_dag": "08-10-2026"}),
                       (f"verhaal/{new_id()}/meer/", {"tekst": "x"}), (f"contact/{new_id()}/", NOTITIE)):
        # A form with faults is told so before its key is looked at, whatever key it is.
        assert samira.post(f"/zaken/{huis.nummer}/{path}", data).status_code in (404, 422), path
    assert feiten("SELECT klaar_op FROM zaken_wachtop WHERE id = %s", wacht.id) == [(None,)]
    assert feiten("SELECT count(*) FROM zaken_afspraak WHERE id = %s AND wat = 'van een ander'", afspraak.id) == [(1,)]
    assert zaak.nummer.encode() not in samira.get("/mijn-dag/").content


@pytest.mark.parametrize("key", ["0", "00000000-0000-0000-0000-000000000000", "../../beheer", "1 OR 1=1", "%00", "-1"])
def test_a_key_that_is_none_is_a_page_that_is_not_there(bezoekers, huis, key):
    for page in (f"/zaken/{huis.nummer}/afspraak/{key}/klaar/", f"/meldingen/{key}/", f"/zaken/{key}/"):
        assert bezoekers.adres("vast", page, "GET", gooit=False).status_code in (400, 404, 405)


# --- fields that were not asked --------------------------------------------------------------------------------

def test_fields_that_the_form_did_not_ask_are_not_kept(bezoekers, huis, feiten):
    """Regio, writer, moment, muur and promise cannot be sent along."""
    farah, elders = huis.wereld.hier.account_id("farah"), huis.wereld.elders.regio.id
    before = feiten("SELECT belofte_op, stand, muur, regio_id FROM zaken_zaak WHERE id = %s", huis.zaak.id)
    forged = {"regio_id": str(elders), "regio": str(elders), "gemaakt_door": str(farah), "account_id": str(farah),
              "id": str(new_id()), "muur": "401", "belofte_op": "2030-01-01", "stand": "gesloten",
              "gemaakt_at": "2020-01-01T00:00:00Z", "verantwoordelijke_id": str(farah), "zaak_id": str(new_id())}
    assert browser("samira").post(f"/zaken/{huis.nummer}/afspraak/", AFSPRAAK | forged).status_code == 302
    made = feiten("SELECT regio_id, zaak_id, gemaakt_door, gemaakt_at FROM zaken_afspraak WHERE wat = %s",
                  AFSPRAAK["wat"])
    assert made == [(huis.zaak.regio_id, huis.zaak.id, huis.wereld.hier.account_id("samira"), NU)]
    assert feiten("SELECT belofte_op, stand, muur, regio_id FROM zaken_zaak WHERE id = %s", huis.zaak.id) == before


def test_a_note_keeps_the_rol_and_the_writer_of_its_contact_whatever_is_sent(
        bezoekers, huis, feiten, ended_contact):
    nieuw = ended_contact("raad")
    forged = {"rol": "halt", "muur": "102", "account_id": str(huis.wereld.hier.account_id("tom")), "bevoegd": "true"}
    assert browser("samira").post(f"/zaken/{huis.nummer}/contact/{nieuw}/", NOTITIE | forged).status_code == 302
    (row,) = feiten("SELECT c.rol, n.muur, c.account_id FROM zaken_contact c"
                    " JOIN zaken_notitie n ON n.contact_id = c.id WHERE c.id = %s", nieuw)
    assert row[0] == "raad"
    assert row[1] == 301
    assert row[2] == huis.wereld.hier.account_id("samira")


# --- headers that say something --------------------------------------------------------------------------------

# The challenge of a passkey is asked for by a script, which says so; it holds nothing about anybody.
SCRIPTS = {"mfa_login_webauthn"}


def test_a_header_that_says_who_asks_changes_nothing(bezoekers):
    """htmx, another host, another method, another user: the same answer as without."""
    spoofed = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "inhoud", "HTTP_HX_BOOSTED": "true",
               "HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_X_FORWARDED_HOST": "kwaad.example",
               "HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_X_ORIGINAL_URL": "/zaken/", "HTTP_REMOTE_USER": "farah",
               "HTTP_X_FORWARDED_USER": "farah", "HTTP_X_REWRITE_URL": "/verdelen/"}
    wrong, pages = [], sorted(naam for naam, methode in TOEGANG if methode == "GET" and naam not in SCRIPTS)
    for naam, wie in product(pages, ("niemand", "vast", "bip", "school")):
        plain, other = (_asked(bezoekers, wie, bezoekers.url(naam), **said) for said in ({}, spoofed))
        if (other.status_code, _same(other), other.headers.get("Location")) \
                != (plain.status_code, _same(plain), plain.headers.get("Location")):
            wrong.append((naam, wie, plain.status_code, other.status_code))
    assert wrong == []
    assert len(pages) > 150


def _asked(bezoekers: Bezoek, wie: str, url: str, **headers: str) -> object:
    client = Client()
    if wie in bezoekers.sessies:
        client.cookies["sessionid"] = bezoekers.sessies[wie]
    return client.get(url, **headers)


def _same(answer: object) -> str:
    """The page without what is drawn anew each time."""
    return re.sub(r'(value="[A-Za-z0-9]{64}"|name="afzender" value="[^"]*"|/concept/[^"]*"|data-sessie-tot="[^"]*"|'
                  r'"sessie_tot": "[^"]*")', "", answer.content.decode())


# --- other people's sites -------------------------------------------------------------------------------------

# Leaving fast ends one's own session and does nothing else: who must go never meets the page of a form sent too late.
# The cookie is Lax, so another site brings no session (gezin/views/zaak_weg.py; tests/gezin/test_weg.py).
ZONDER_TOKEN = {"snel_weg"}


def test_a_form_without_our_token_does_nothing(bezoekers):
    wrong, pages = [], sorted(naam for naam, methode in TOEGANG if methode == "POST" and naam not in ZONDER_TOKEN)
    for naam, wie in product(pages, ("niemand", "vast", "coordinator", "school")):
        client = Client(enforce_csrf_checks=True)
        if wie in bezoekers.sessies:
            client.cookies["sessionid"] = bezoekers.sessies[wie]
        answer = client.post(bezoekers.url(naam), {"login": "samira", "password": WACHTWOORD})
        to_login = answer.status_code == 302 and answer.url.startswith("/inloggen/?next=")
        if answer.status_code != 403 and not to_login:
            wrong.append((naam, wie, answer.status_code))
    assert wrong == []
    assert len(pages) > 150


ELDERS = ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "\\\\kwaad.example", "http:kwaad.example",
          "javascript:alert(1)", "data:text/html,x", "https:///kwaad.example", "/%09/kwaad.example", " //kwaad.example",
          "https://testserver@kwaad.example/", "https://testserver.kwaad.example/"]


@pytest.mark.parametrize("elders", ELDERS)
def test_no_page_sends_anybody_to_another_site(bezoekers, huis, elders):
    """Logging in and out, and every page that is told where to go back to."""
    asked = [("niemand", "/inloggen/", "POST", {"login": "kees", "password": WACHTWOORD, "next": elders}),
             ("vast", "/inloggen/", "GET", {"next": elders}), ("bip", "/uitloggen/", "POST", {"next": elders}),
             ("vast", f"/zaken/{huis.nummer}/afspraak/{huis.afspraak}/klaar/", "POST",
              {"hoe": "gedaan", "terug": elders}),
             ("vast", "/kijk-als/stop/", "POST", {"terug": elders, "next": elders}),
             ("vast", "/zoek/", "POST", {"zaaknummer": elders, "next": elders})]
    for wie, url, methode, data in asked:
        answer = bezoekers.adres(wie, url, methode, data)
        location = answer.headers.get("Location", "/")
        assert location[:1] == "/", url
        assert location[:2] not in ("//", "/\\"), url
        assert (urlsplit(location).scheme, urlsplit(location).netloc) == ("", ""), url


# --- the same form twice --------------------------------------------------------------------------------------

# Forms where a second one would do harm: a double promise to a family, a double line that cannot be taken back.
HERHAALD = {
    "afspraak": (AFSPRAAK | {"wat": "Twee keer gedrukt."}, "SELECT count(*) FROM zaken_afspraak WHERE wat = %s",
                 "Twee keer gedrukt."),
    "wacht-op": ({"partij": "school", "wat": "Twee keer gewacht.", "tot": "15-10-2026"},
                 "SELECT count(*) FROM zaken_wachtop WHERE wat = %s", "Twee keer gewacht."),
    "verhaal": ({"verteller": "ouder1", "tekst": "Twee keer verteld.", "verteld_op": "08-10-2026"},
                "SELECT count(*) FROM zaken_verhaal WHERE tekst = %s", "Twee keer verteld."),
    "contact": (ROL, "SELECT count(*) FROM zaken_contact WHERE rol = 'raad' AND geeindigd_at IS NULL AND id <> ALL(%s)",
                None),
}


@pytest.mark.parametrize("pad", sorted(HERHAALD))
def test_the_same_form_sent_again_is_done_once_and_leads_to_the_same_page(bezoekers, huis, feiten, losse_database, pad):
    data, query, value = HERHAALD[pad]
    with psycopg.connect(losse_database.owner_url) as conn:
        running = [key for (key,) in conn.execute("SELECT id FROM zaken_contact").fetchall()]
        conn.execute("UPDATE zaken_contact SET geeindigd_at = begonnen_at + interval '1 hour'"
                     " WHERE geeindigd_at IS NULL")
    samira, url = _strict("samira"), f"/zaken/{huis.nummer}/{pad}/"
    sent = data | {"csrfmiddlewaretoken": _token(samira.get(url))}
    first, again = (samira.post(url, sent) for _ in range(2))
    assert first.status_code == again.status_code == 302, first.content
    assert first.url == again.url
    assert feiten(query, value if value is not None else running) == [(1,)]


def test_a_form_drawn_anew_may_say_the_same_again(bezoekers, huis, feiten):
    samira, url = _strict("samira"), f"/zaken/{huis.nummer}/afspraak/"
    for _ in range(2):
        data = AFSPRAAK | {"wat": "Elke week bellen.", "csrfmiddlewaretoken": _token(samira.get(url))}
        assert samira.post(url, data).status_code == 302
    assert feiten("SELECT count(*) FROM zaken_afspraak WHERE wat = 'Elke week bellen.'") == [(2,)]


def test_a_form_that_came_back_with_faults_can_be_sent_again(bezoekers, huis, feiten):
    samira, url = _strict("samira"), f"/zaken/{huis.nummer}/afspraak/"
    token = _token(samira.get(url))
    wrong = AFSPRAAK | {"wat": "", "csrfmiddlewaretoken": token}
    assert [samira.post(url, wrong).status_code for _ in range(2)] == [422, 422]
    assert samira.post(url, wrong | {"wat": "Nu wel goed."}).status_code == 302
    assert feiten("SELECT count(*) FROM zaken_afspraak WHERE wat = 'Nu wel goed.'") == [(1,)]


def test_somebody_elses_form_is_no_repeat_of_ones_own(bezoekers, huis):
    """The digest holds who sent it: Nina covers, and says the same with the same token."""
    samira, nina = _strict("samira"), _strict("nina")
    url = f"/zaken/{huis.nummer}/afspraak/"
    page = samira.get(url)
    data = AFSPRAAK | {"wat": "Door beiden.", "csrfmiddlewaretoken": _token(page)}
    nina.cookies["csrftoken"] = samira.cookies["csrftoken"].value
    assert [samira.post(url, data).status_code, nina.post(url, data).status_code] == [302, 302]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM toegang_verzonden WHERE antwoord LIKE %s", [f"%{huis.nummer}%"])
        assert cursor.fetchone()[0] >= 2


def test_two_that_come_at_once_are_one(bezoekers, huis, feiten, losse_database):
    """Two requests in two threads, each on a connection of its own: the second waits for the first."""
    samira, url = _strict("samira"), f"/zaken/{huis.nummer}/afspraak/"
    data = AFSPRAAK | {"wat": "Tegelijk.", "csrfmiddlewaretoken": _token(samira.get(url))}
    cookies = {name: morsel.value for name, morsel in samira.cookies.items()}

    def send(_: int) -> int:
        client = Client(enforce_csrf_checks=True)
        client.cookies.load(cookies)
        try:
            return client.post(url, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(send, range(2))) == [302, 302]
    assert feiten("SELECT count(*) FROM zaken_afspraak WHERE wat = 'Tegelijk.'") == [(1,)]
