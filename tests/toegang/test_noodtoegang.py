"""Break-glass: with a reason, for a while, in sight of all, and never into the records of the Raad or a verhoor."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from inlog_bouw import do, fresh, one, stil
from opstelling import huis

from paginas_bouw import browser, text
from wereld import NU

__all__ = ["huis"]
pytestmark = pytest.mark.muren

GOED = {"reden": "veiligheid", "toelichting": "De school belt: het kind is weg en niemand neemt op."}


@pytest.fixture
def klok(losse_database, huis, settings, monkeypatch):
    """The clock of the site; nobody has anything open by break-glass."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    do(losse_database, "DELETE FROM toegang_noodbericht")
    do(losse_database, "DELETE FROM toegang_noodtoegang")
    do(losse_database, "DELETE FROM toegang_relatie WHERE soort = 'noodtoegang'")
    with losse_database.verbonden("web"):
        yield stil(monkeypatch)


def _kees(huis) -> Client:
    client = browser("kees")
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 404
    assert client.post(f"/zaken/{huis.nummer}/noodtoegang/", GOED).url == f"/zaken/{huis.nummer}/"
    return client


def _note(database, huis, muur: int, words: str) -> None:
    """Another saved contact of Samira's with a verslag, behind that muur; as the owner."""
    key = one(database, "SELECT gen_random_uuid()")[0]
    for table, column, own in (("zaken_contact", "id", {}), ("zaken_notitie", "contact_id", {"feiten": words})):
        changed = {column: key, "muur": muur, **own}
        same = ", ".join(sorted(_columns(database, table) - set(changed)))
        blanks = ", ".join(["%s"] * len(changed))
        do(database, f"INSERT INTO {table} ({', '.join(changed)}, {same}) SELECT {blanks}, {same}"
                     f" FROM {table} WHERE {column} = %s", [*changed.values(), huis.contact_bewaard])


def _columns(database, table: str) -> set[str]:
    return set(one(database, "SELECT array_agg(column_name::text) FROM information_schema.columns"
                             " WHERE table_name = %s AND is_generated = 'NEVER'", [table])[0])


def test_it_opens_the_zaak_for_an_hour_and_then_it_is_closed(klok, huis):
    client = _kees(huis)
    page = client.get(f"/zaken/{huis.nummer}/")
    assert page.status_code == 200
    assert "Zilverlinde" in page.content.decode()
    klok.nu = NU + timedelta(minutes=29)
    client.get("/mijn-dag/")
    klok.nu = NU + timedelta(minutes=59, seconds=59)
    client = browser("kees")
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 200
    klok.nu = NU + timedelta(minutes=60)
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 404


def test_an_hour_that_runs_past_midnight_ends_on_its_minute(klok, huis):
    klok.nu = NU.replace(hour=21, minute=40)  # 23.40 in Amsterdam
    client = _kees(huis)
    klok.nu += timedelta(minutes=25)
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 200
    klok.nu += timedelta(minutes=25)
    client.get("/mijn-dag/")
    klok.nu += timedelta(minutes=10)
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 404


def test_without_a_reason_and_words_nothing_opens(klok, huis, losse_database):
    client, url = browser("kees"), f"/zaken/{huis.nummer}/noodtoegang/"
    for wrong in ({}, {"reden": "veiligheid"}, {"toelichting": "zomaar"}, {"reden": "zomaar", "toelichting": "zomaar"},
                  {"reden": "veiligheid", "toelichting": "   "}):
        assert client.post(url, wrong).status_code == 422
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 404
    assert one(losse_database, "SELECT count(*) FROM toegang_noodtoegang")[0] == 0


def test_it_reads_and_does_nothing_else(klok, huis):
    client = _kees(huis)
    for page in ("stand", "afspraak", "contact", "verhaal", "plek", "sluiten", "inlogbrieven"):
        assert client.get(f"/zaken/{huis.nummer}/{page}/").status_code == 403, page
    assert client.post(f"/zaken/{huis.nummer}/kijk-als/", {"rol": "raad"}).status_code == 403


def test_never_a_record_of_the_raad_or_of_a_verhoor(klok, huis, losse_database):
    for muur, words in ((102, "haltwoord"), (301, "raadwoord"), (401, "verhoorwoord")):
        _note(losse_database, huis, muur, words)
    page = _kees(huis).get(f"/zaken/{huis.nummer}/").content.decode()
    assert "haltwoord" in page
    assert "raadwoord" not in page
    assert "verhoorwoord" not in page


def test_every_page_says_so_while_it_lasts_and_one_button_ends_it(klok, huis, losse_database):
    client = _kees(huis)
    for url in ("/mijn-dag/", "/zaken/", "/hulp/", f"/zaken/{huis.nummer}/"):
        assert "Stop de noodtoegang" in client.get(url).content.decode()
    stop = re.search(r'action="(/noodtoegang/[0-9a-f-]+/stop/)"', client.get("/mijn-dag/").content.decode())[1]
    assert browser("tom").post(stop).status_code == 404, "somebody else cannot end it"
    assert client.post(stop).status_code == 302
    assert client.get(f"/zaken/{huis.nummer}/").status_code == 404
    assert "Stop de noodtoegang" not in client.get("/mijn-dag/").content.decode()
    assert client.post(stop).status_code == 404, "a form that is sent again does nothing"
    assert one(losse_database, "SELECT count(*) FROM logboek_regel WHERE gebeurtenis = 'noodtoegang.gesloten'")[0] >= 1


def test_fg_and_coordinator_are_told_with_the_reason(klok, huis, losse_database):
    _kees(huis)
    told = one(losse_database, "SELECT array_agg(voor ORDER BY voor) FROM toegang_noodbericht")[0]
    assert told == ["coordinator", "fg"]
    farah = browser("farah")
    page = farah.get("/noodtoegang/")
    assert huis.nummer in text(page)
    assert "Kees Laan" in text(page)
    assert GOED["toelichting"] in text(page)
    seen = re.search(r'action="(/noodtoegang/bericht/[0-9a-f-]+/gezien/)"', page.content.decode())[1]
    assert browser("els").post(seen).status_code == 404, "the coördinator of another regio"
    assert farah.post(seen).status_code == 302
    assert "Gezien op" in text(farah.get("/noodtoegang/"))


def test_it_is_in_the_log_with_who_looked(klok, huis, losse_database):
    client = _kees(huis)
    client.get(f"/zaken/{huis.nummer}/")
    kees = one(losse_database, "SELECT id FROM toegang_account WHERE gebruikersnaam = 'kees'")[0]
    opened, looked = (one(losse_database, query, [kees])[0] for query in (
        "SELECT count(*) FROM logboek_regel r JOIN logboek_handeling h ON h.id = r.handeling_id"
        " WHERE r.gebeurtenis = 'noodtoegang.geopend' AND h.account_id = %s",
        "SELECT count(*) FROM logboek_inzage i JOIN logboek_handeling h ON h.id = i.handeling_id"
        " WHERE i.soort = 'bekeken' AND h.account_id = %s"))
    assert opened >= 1
    assert looked >= 1


@pytest.mark.parametrize("wie", ["farah", "peter", "els"])
def test_no_other_functie_opens_anything_this_way(klok, huis, wie):
    client = browser(wie)
    assert client.post(f"/zaken/{huis.nummer}/noodtoegang/", GOED).status_code == 403


def test_a_zaak_of_another_regio_and_one_that_is_not_there_are_the_same(klok, huis):
    answers = [browser("bram").post(f"/zaken/{nummer}/noodtoegang/", GOED) for nummer in (huis.nummer, "2026-99999")]
    assert [a.status_code for a in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_somebody_who_does_the_zaak_has_no_need_of_it(klok, huis):
    assert browser("samira").get(f"/zaken/{huis.nummer}/noodtoegang/").url == f"/zaken/{huis.nummer}/"


def test_what_is_open_is_not_opened_again(klok, huis, losse_database):
    client = _kees(huis)
    assert client.post(f"/zaken/{huis.nummer}/noodtoegang/", GOED).status_code == 409
    assert one(losse_database, "SELECT count(*) FROM toegang_noodtoegang")[0] == 1
