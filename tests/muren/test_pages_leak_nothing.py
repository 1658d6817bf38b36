"""When the programmer forgets the regio, the database does not; and no page says around itself who it is about.

Source: design.md 10 (walls: again with the query filter removed); design.md 6, Keys (never in a URL, log, title).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from bezoek import WIE
from django.db import DataError, connection, transaction
from django.http import HttpResponse
from django.urls import path
from gezien import Antwoord
from huis import GEHEIM, NAMEN, TEKSTEN, Huis
from toegangstabel import TOEGANG
from vragen import LEZEN_NIETS, VRAGEN, hat_of, is_nothing, reading_functions

from ketenkameleon.config import urls as site
from ketenkameleon.config.logregels import ZonderWaarden
from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.toegang.context import Actor, begin
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.zaak import ZaakZicht, zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ADDRESS = re.compile(r'(?:href|action|src|data-[\w-]+)="([^"]*)"')
# Never a name, whoever looks; a text only where the page itself shows it.
PAGES = sorted(TOEGANG)


@contextmanager
def _acts(huis: Huis, kort: str) -> Iterator[Actor]:
    """Somebody at work as the user web; undone afterwards."""
    streek = huis.wereld.hier if kort in huis.wereld.hier.accounts else huis.wereld.elders
    with transaction.atomic():
        yield begin(streek.account_id(kort), doel="test", at=NU).actor
        transaction.set_rollback(True)


@contextmanager
def _forged(huis: Huis, as_if: str) -> Iterator[Actor]:
    """Bram of the other regio, whose program thinks that he is somebody of ours; the database knows better."""
    hier = huis.wereld.hier
    with _acts(huis, "bram") as bram:
        yield replace(bram, regio_id=hier.regio.id, regio_code="25", account_id=hier.account_id(as_if),
                      hoed=hat_of(as_if, bram),
                      functies=frozenset({Functie.BIP, Functie.COORDINATOR, Functie.SCHOOL}),
                      school_ids=(hier.scholen["De Vlier"].id,))


@pytest.fixture(scope="module")
def zicht(bezoekers: object, huis: Huis) -> ZaakZicht:
    """The zaak as Samira rightly sees it."""
    with _acts(huis, "samira") as samira:
        return zaak_for(samira, huis.nummer, Deed.ZAAK_ZIEN, on=VANDAAG)


def test_every_function_that_reads_for_somebody_is_asked_here():
    assert set(VRAGEN) | LEZEN_NIETS == reading_functions()


@pytest.mark.parametrize("naam", VRAGEN)
def test_without_the_filter_of_the_program_the_wall_alone_gives_nothing(huis, zicht, naam):
    wie, ask = VRAGEN[naam]
    with _acts(huis, wie) as actor:
        assert not is_nothing(ask(actor, huis, zicht)), "the rightful one finds something, else this proves nothing"
    with _forged(huis, wie) as actor:
        try:
            found = ask(actor, huis, zicht)
        except NotFound:
            found = None
        assert is_nothing(found)


def test_no_table_with_a_wall_gives_the_other_regio_a_row_without_any_filter(huis, bezoekers):
    """Every table at once, with no condition at all: only what is of the own regio, or nothing."""
    tables = "SELECT relname FROM pg_class WHERE relrowsecurity AND has_table_privilege(oid, 'SELECT') ORDER BY 1"
    with _acts(huis, "bram"), connection.cursor() as cursor:
        cursor.execute(tables)
        walled = [name for (name,) in cursor.fetchall()]
        seen = {}
        for name in walled:
            column = "id" if name == "regio_regio" else "regio_id"
            cursor.execute(f"SELECT count(*) FROM {name} WHERE {column} <> %s", [huis.wereld.elders.regio.id])
            seen[name] = cursor.fetchone()[0]
    assert len(seen) > 25
    assert set(seen.values()) == {0}


def test_nothing_around_a_page_says_who_it_is_about(gezien):
    """Title, addresses, redirect, messages, headers and log: of every page, for everybody, also when refused."""
    around = {(*page, wie): _around(gezien.antwoord(wie, *page)) for page in PAGES for wie in WIE}
    assert {asked: found for asked, text in around.items() if (found := [word for word in GEHEIM if word in text])} \
        == {}


def test_what_is_looked_through_around_a_page_is_all_of_it():
    """Each with a word of its own, else the test above proves nothing."""
    page = b'<title>een</title><a href="/twee" data-drie="drie"></a><form action="/vier"><img src="/vijf">'
    around = _around(Antwoord(200, page, {"Content-Type": "text/html", "X-Zes": "zes", "Location": "/zeven"}, "/zeven",
                              "/acht", ("negen=9",), ("tien",), ("elf",)))
    assert [word for word in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")
            if word not in around] == []


@pytest.mark.parametrize("status", ["403", "404"])
def test_a_refused_page_holds_nothing_of_the_zaak(gezien, huis, status):
    wrong, tried = [], 0
    for (naam, methode), row in TOEGANG.items():
        for wie in (who for who in row if row[who] == status):
            page, tried = gezien.antwoord(wie, naam, methode).tekst, tried + 1
            wrong += [(naam, methode, wie, secret) for secret in (*GEHEIM, huis.nummer) if secret in page]
    assert wrong == []
    assert tried > 150


def test_who_may_not_see_notities_finds_no_word_of_them_on_any_page(gezien):
    """Coördinator, who is asked, and the schools; the BSN is on no page, but for the line that holds it."""
    walled = ("feitenbloem", "indrukbloem", "aanvulbloem", "verhaalbloem", "routebloem")
    for (naam, methode), row in TOEGANG.items():
        for wie in ("coordinator", "gevraagd", "school", "andere_school"):
            if row[wie] == "200":
                page = gezien.antwoord(wie, naam, methode).content
                assert [text for text in walled if text.encode() in page] == [], (naam, wie)
                assert NAMEN[4].encode() not in page or naam.startswith("afgekeurd_"), (naam, wie)


def test_a_school_reads_the_name_only_of_a_child_whose_plek_is_with_them(gezien):
    """A mistyped number at DUO would show a school somebody else's child. A plan is made with a school, and shared."""
    known = {"mijn_meldingen", "plek_klopt_niet", "schoolplannen", "schoolplan", "schoolplan_bericht"}
    for (naam, methode), row in TOEGANG.items():
        for wie in ("school", "andere_school"):
            if row[wie] == "200":
                page = gezien.antwoord(wie, naam, methode).tekst
                allowed = wie == "school" and naam in known
                assert allowed or not [name for name in NAMEN if name in page], (naam, wie)


def _around(answer: Antwoord) -> str:
    """Everything of an answer that is not the page itself: what stays behind in histories, proxies and logs."""
    html = answer.tekst if "html" in answer.headers.get("Content-Type", "") else ""
    return "\n".join([*TITLE.findall(html), *ADDRESS.findall(html), *answer.meldingen, answer.pad,
                      *(f"{name}: {value}" for name, value in answer.headers.items()),
                      *answer.cookies, *answer.logregels])


# --- faults ----------------------------------------------------------------------------------------------------

def _unreadable_for_the_database(request: object) -> HttpResponse:
    """A value that PostgreSQL cannot read: its message repeats it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::date", [NAMEN[0]])
    return HttpResponse()


def _unreadable_for_python(request: object) -> HttpResponse:
    try:
        int(NAMEN[1])
    except ValueError as wrong:
        raise LookupError(TEKSTEN[0]) from wrong
    return HttpResponse()


class Kapot:
    """A site with two pages that break on the words they were given."""

    urlpatterns = [*site.urlpatterns, path("dag/", _unreadable_for_the_database, name="dag"),
                   path("getal/", _unreadable_for_python, name="getal")]
    handler404, handler500 = site.handler404, site.handler500


@pytest.mark.parametrize(("address", "kinds"), [
    ("/dag/", ["django.db.utils.DataError", "psycopg.errors.InvalidDatetimeFormat (22007)"]),
    ("/getal/", ["builtins.ValueError", "builtins.LookupError"]),
])
def test_a_fault_is_logged_with_its_place_and_kind_and_without_a_word_of_the_record(
        bezoekers, settings, address, kinds):
    settings.ROOT_URLCONF = Kapot
    with _as_configured() as lines:
        answer = bezoekers.adres("vast", address, "GET", gooit=False)
    assert answer.status_code == 500
    assert [secret for secret in GEHEIM if secret.encode() in answer.content] == []
    said = "\n".join(lines)
    assert [kind for kind in kinds if kind not in said] == []
    assert "test_pages_leak_nothing.py" in said
    assert [secret for secret in GEHEIM if secret in said] == []


@contextmanager
def _as_configured() -> Iterator[list[str]]:
    """What the handler of the settings writes, formatted as it does."""
    handler = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, ZonderWaarden))
    lines: list[str] = []
    write: Callable[[logging.LogRecord], None] = handler.emit
    handler.emit = lambda record: lines.append(handler.format(record))
    try:
        yield lines
    finally:
        handler.emit = write


@pytest.mark.parametrize(("page", "kind"), [(_unreadable_for_the_database, DataError),
                                            (_unreadable_for_python, LookupError)])
def test_the_faults_of_this_test_do_hold_the_words(bezoekers, huis, page, kind):
    """Else the test of the log proves nothing."""
    with pytest.raises(kind, match=f"{NAMEN[0]}|{TEKSTEN[0]}"), _acts(huis, "samira"):
        page(None)
