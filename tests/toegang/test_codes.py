"""A parent or child logs in with a code in a letter, the birthday, and a code by phone; and sees the own page alone."""

from __future__ import annotations

import re
import statistics
import time
from datetime import date, timedelta
from uuid import UUID

import pytest
from bezoek import url_names
from django.test import Client
from django.urls import get_resolver, reverse
from inlog_bouw import do, fresh, one, stil

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.toegang.middleware import GEZIN_PAGES, OPEN_PAGES
from paginas_bouw import browser
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren

GEBOREN = "17-05-2012"
BRIEF = "/inloggen/brief/"


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """Noor's zaak with Samira; a mother with gezag, a father without; and another family's zaak."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        found = make_zaak(hier)
        make_vast(hier, found, "samira")
        found.mensen = {"Noor": found.persoon_id}
        for naam, gezag in (("Mila", True), ("Piet", False)):
            ouder = Persoon.objects.create(regio=hier.regio, voornaam=naam, gegevens="bekend")
            Verwant.objects.create(regio=hier.regio, kind=found.persoon, persoon=ouder, relatie="ouder",
                                   heeft_gezag=gezag, van=BEGIN)
            found.mensen[naam] = ouder.id
        found.ander = make_zaak(hier, "Sem")
        make_vast(hier, found.ander, "tom")
        return found


@pytest.fixture
def klok(losse_database, zaak, settings, monkeypatch):
    """The clock of the site; Django is the user web and really commits."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    with losse_database.verbonden("web"):
        yield stil(monkeypatch)


def _samira() -> Client:
    return browser("samira")


def _letter(zaak, wie: str) -> tuple[str, str]:
    """The code on the paper and the code by phone, as the contactpersoon gets them."""
    answer = _samira().post(f"/zaken/{zaak.nummer}/inlogbrieven/", {"persoon": str(zaak.mensen[wie]), "actie": "maak"})
    page = answer.content.decode()
    assert answer.status_code == 200, page
    found = re.search(r'km-sleutel">([A-Z0-9 ]+)<', page)[1]
    return found, re.search(r"aan de telefoon <strong>(\d{6})<", page)[1]


def _try(code: str, belcode: str, geboren: str = GEBOREN, client: Client | None = None):
    return (client or Client()).post(BRIEF, {"code": code, "geboren": geboren, "belcode": belcode})


def _inside(wie: str, zaak) -> Client:
    code, belcode = _letter(zaak, wie)
    client = Client()
    assert _try(code, belcode, client=client).status_code == 302
    return client


def test_a_letter_opens_the_page_with_the_vaste_contactpersoon(klok, zaak):
    code, belcode = _letter(zaak, "Mila")
    assert re.fullmatch(r"[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}", code)
    client = Client()
    answer = _try(code.lower().replace(" ", "-"), belcode, client=client)
    assert answer.status_code == 302
    page = client.get("/", follow=True).content.decode()
    assert "Samira de Wit" in page
    assert zaak.nummer in page
    assert zaak.ander.nummer not in page
    assert "7 december 2026" in page, "the promise"


def test_only_hashes_are_kept(klok, zaak, losse_database):
    code, belcode = _letter(zaak, "Mila")
    row = str(one(losse_database, "SELECT b.* FROM toegang_inlogbrief b ORDER BY gemaakt_at DESC, id DESC LIMIT 1"))
    assert code.replace(" ", "") not in row
    assert belcode not in row


def test_a_code_works_once(klok, zaak):
    code, belcode = _letter(zaak, "Mila")
    assert _try(code, belcode).status_code == 302
    assert _try(code, belcode).status_code == 200


@pytest.mark.parametrize(("geboren", "bel"), [("18-05-2012", True), (GEBOREN, False)])
def test_without_the_second_factor_a_letter_opens_nothing(klok, zaak, geboren, bel):
    code, belcode = _letter(zaak, "Mila")
    client = Client()
    assert _try(code, belcode if bel else "000000", geboren, client).status_code == 200
    assert client.get("/gezin/").status_code == 302
    assert _try(code, belcode, client=client).status_code == 302, "a mistake is no disaster"


def test_after_five_tries_the_code_is_dead_and_the_page_says_whom_to_call(klok, zaak, losse_database):
    code, belcode = _letter(zaak, "Mila")
    for _ in range(5):
        page = _try(code, "000000").content.decode()
        fresh(losse_database)
    assert "023-555 01 00" in page
    assert _try(code, belcode).status_code == 200
    assert "werkt niet meer" in _samira().get(f"/zaken/{zaak.nummer}/inlogbrieven/").content.decode()


def test_trying_codes_is_stopped_for_the_address(klok, zaak):
    pages = [_try(f"ACDE FGHJ {n:04d}", "000000").content.decode() for n in range(11)]
    assert "te vaak" in pages[-1]
    code, belcode = _letter(zaak, "Mila")
    assert _try(code, belcode).status_code == 200


def test_a_code_ends_after_fourteen_days(klok, zaak):
    code, belcode = _letter(zaak, "Mila")
    klok.nu = NU + timedelta(days=14)
    assert _try(code, belcode).status_code == 200
    klok.nu = NU + timedelta(days=14, seconds=-1)
    assert _try(code, belcode).status_code == 302


def test_a_new_letter_ends_the_one_before(klok, zaak):
    old = _letter(zaak, "Mila")
    new = _letter(zaak, "Mila")
    assert _try(*old).status_code == 200
    assert _try(*new).status_code == 302


def test_an_unknown_code_a_used_one_and_a_wrong_birthday_say_the_same_and_take_as_long(klok, zaak, losse_database):
    used = _letter(zaak, "Mila")
    assert _try(*used).status_code == 302
    live = _letter(zaak, "Noor")
    kinds = {"unknown": ("ACDE FGHJ KMNP", "000000"), "used": used, "wrong": (live[0], "000000")}
    said, took = {}, {name: [] for name in kinds}
    do(losse_database, "UPDATE toegang_inlogbrief SET pogingen_maximaal = 1000")
    for _ in range(12):
        for name, given in kinds.items():
            fresh(losse_database)
            begun = time.process_time()
            page = _try(*given).content.decode()
            took[name].append(time.process_time() - begun)
            said[name] = re.search(r'class="utrecht-alert utrecht-alert--error.*?</div>', page, re.DOTALL)[0]
    assert len(set(said.values())) == 1
    middle = {name: statistics.median(times) for name, times in took.items()}
    assert max(middle.values()) < 2 * min(middle.values()), middle


def test_a_parent_without_gezag_logs_in_and_sees_nothing_of_the_zaak(klok, zaak):
    page = _inside("Piet", zaak).get("/gezin/").content.decode()
    assert "Samira" not in page
    assert zaak.nummer not in page
    assert "023-555 01 00" in page


def test_a_child_of_twelve_is_called_je(klok, zaak):
    page = _inside("Noor", zaak).get("/gezin/").content.decode()
    assert "Jouw vaste contactpersoon" in page
    assert "Samira de Wit" in page


def test_every_other_page_is_not_there_for_a_family(klok, zaak):
    client = _inside("Mila", zaak)
    known = {"nummer": zaak.nummer, "formulier": "verhaal", "rol": "raad", "stap": "stoppen", "meldingsnummer": 1,
             "provider_id": "x", "pk": 1, "jaar": 2026}
    seen = {}
    for name in sorted(url_names() - GEZIN_PAGES - OPEN_PAGES - {"account_logout"}):
        asked = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
        url = reverse(name, kwargs={key: known.get(key, UUID(int=7)) for key in asked})
        seen[name] = {client.get(url).status_code, client.post(url).status_code}
    assert len(seen) > 40
    assert {name: codes for name, codes in seen.items() if codes != {404}} == {}


def test_the_eye_of_a_parent_closes_on_the_birthday(klok, zaak, losse_database):
    client = _inside("Mila", zaak)
    tot = one(losse_database, "SELECT max(tot) FROM toegang_relatie WHERE soort = 'ouder_met_gezag'")[0]
    assert tot == date(2028, 5, 16)
    do(losse_database, "UPDATE toegang_relatie SET van = %s, tot = %s WHERE soort = 'ouder_met_gezag' AND tot = %s",
       [VANDAAG - timedelta(days=9), VANDAAG - timedelta(days=1), tot])
    assert client.get("/gezin/").status_code == 403


def test_a_session_of_a_family_is_short(klok, zaak):
    client = _inside("Mila", zaak)
    assert client.get("/gezin/").status_code == 200
    klok.nu = NU + timedelta(minutes=16)
    assert client.get("/gezin/").status_code == 302


def test_the_contactpersoon_stops_it_and_it_stops(klok, zaak):
    client = _inside("Mila", zaak)
    assert client.get("/gezin/").status_code == 200
    _samira().post(f"/zaken/{zaak.nummer}/inlogbrieven/", {"persoon": str(zaak.mensen["Mila"]), "actie": "stop"})
    assert client.get("/gezin/").status_code == 403


def test_a_letter_is_only_for_who_stands_around_the_child(klok, zaak):
    url = f"/zaken/{zaak.nummer}/inlogbrieven/"
    assert _samira().post(url, {"persoon": str(new_id())}).status_code == 404
    assert _samira().post(url, {"persoon": str(zaak.ander.persoon_id)}).status_code == 404


def test_nobody_chooses_a_password_before_there_is_a_second_factor(klok, zaak):
    client = _inside("Mila", zaak)
    given = {"wachtwoord": "een lange zin om te onthouden", "nogmaals": "een lange zin om te onthouden"}
    assert client.post("/beveiliging/wachtwoord/", given).status_code == 409
