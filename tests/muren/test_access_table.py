"""Who gets which page: every address, by everybody, really as the user web. Source: style.md C8; design.md 10."""

from __future__ import annotations

import psycopg
import pytest
from bezoek import WIE, url_names
from toegangstabel import KOP, TABEL, TOEGANG

from ketenkameleon.logboek.ids import new_id

pytestmark = pytest.mark.muren

REFUSED = ("403", "404")
# The login pages are allauth's: they answer any method with their form, or with a redirect.
ALLAUTH = {"account_login", "account_logout"}
# Found by a key of their own, and some of those asked have it: test_a_key_that_is_not_there_looks_like_…
KEYED = {"zoek", "melding_beoordelen", "signaal", "betrokken_antwoord", "overleg", "overleg_punt", "overleg_gedaan",
         "agenda_ics"}
OF_A_ZAAK = sorted({(naam, methode) for naam, methode in TOEGANG
                    if TOEGANG[naam, methode]["bip"] == "404" and naam not in KEYED})


def _says(answer: object) -> str:
    """The status, or `in` when somebody is sent to the login page."""
    return "in" if answer.status_code == 302 and answer.url.startswith("/inloggen/?next=") else str(answer.status_code)


def _written(owner: psycopg.Connection) -> tuple[int, ...]:
    """Refusals, lines about changes, and rows that a refused page could have left behind."""
    tables = ("logboek_inzage WHERE soort = 'geweigerd'", "logboek_regel", "zaken_gebeurtenis", "zaken_concept")
    return tuple(owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def test_every_address_has_a_row_and_every_row_an_address():
    assert {naam for naam, _ in TOEGANG} == url_names()
    assert len(TOEGANG) == len([line for line in TABEL.splitlines() if line])
    assert tuple(WIE) == KOP


def test_everybody_gets_what_the_table_says(gezien, losse_database):
    """What was refused is really committed: it wrote down the refusal, and did nothing else."""
    wrong, tried = {}, 0
    with psycopg.connect(losse_database.owner_url, autocommit=True) as owner:
        before = _written(owner)
        for page, row in TOEGANG.items():
            got = {wie: _says(gezien.vraag(wie, *page, blijft=row[wie] in REFUSED)) for wie in row}
            refused, after = sum(status in REFUSED for status in row.values()), _written(owner)
            if got != row or after != (before[0] + refused, *before[1:]):
                wrong[page] = [(wie, got[wie], row[wie]) for wie in row if got[wie] != row[wie]], before, after
            before, tried = after, tried + len(got)
    assert wrong == {}, "address, method: who got what instead of what; rows before and after"
    assert tried == len(TOEGANG) * len(WIE)


def test_a_method_without_a_row_is_not_answered(bezoekers):
    names = sorted(url_names() - ALLAUTH)
    without = {(naam, methode) for naam in names for methode in ("GET", "POST", "PUT", "DELETE")} - set(TOEGANG)
    assert len(without) > 2 * len(names)
    said = {page: bezoekers.vraag("vast", *page).status_code for page in sorted(without)}
    assert {page: status for page, status in said.items() if status != 405} == {}


def test_a_zaak_that_is_not_yours_and_one_that_is_not_there_are_the_same_bytes(bezoekers, gezien):
    """Promise 5: status, body and headers. Also for the pages below a zaak, whatever key stands in the address."""
    wrong, tried = [], 0
    for wie in ("bip", "school", "coordinator_elders"):
        nowhere = {methode: bezoekers.adres(wie, "/bestaat-niet/", methode) for methode in ("GET", "POST")}
        for naam, methode in OF_A_ZAAK:
            forbidden, none, tried = gezien.antwoord(wie, naam, methode), nowhere[methode], tried + 1
            unknown = bezoekers.vraag(wie, naam, methode, nummer="2026-99999")
            if {a.status_code for a in (forbidden, unknown, none)} != {404} \
                    or not forbidden.content == unknown.content == none.content \
                    or forbidden.headers != dict(unknown.headers):
                wrong.append((wie, naam, methode))
    assert wrong == []
    assert tried == 3 * len(OF_A_ZAAK) > 300


def test_a_key_that_is_not_there_looks_like_one_that_is_not_yours(bezoekers):
    h, other = bezoekers.huis, str(new_id())
    for key, pages in ((h.plek, ("/mijn-meldingen/plek/{}/klopt-niet/",)), (h.melding, ("/meldingen/{}/",)),
                       (h.kernsignaal, ("/signalen/{}/",)),
                       (h.regel, ("/meldingen/afgekeurd/{}/",))):
        who = {h.plek: "andere_school", h.melding: "bip", h.kernsignaal: "andere_school",
               h.regel: "coordinator_elders"}[key]
        for page in pages:
            forbidden, unknown = (bezoekers.adres(who, page.format(k), "GET") for k in (key, other))
            assert forbidden.status_code == unknown.status_code == 404
            assert forbidden.content == unknown.content


def test_a_school_that_fills_in_the_number_of_another_school_sees_no_more_than_for_an_unknown_number(bezoekers):
    theirs, unknown = (bezoekers.adres("andere_school", f"/melden/{nummer}/", "GET").content.decode()
                       for nummer in (700000555, 700000556))
    assert _without_token(theirs).replace("700000555", "700000556") == _without_token(unknown)


def _without_token(page: str) -> str:
    """The page without what is different on every look: the CSRF token and the key of the draft."""
    return "".join(line for line in page.splitlines(keepends=True)
                   if "csrfmiddlewaretoken" not in line and "/concept/" not in line)
