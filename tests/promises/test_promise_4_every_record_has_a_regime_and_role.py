"""Promise 4: no page, list, search, print, export, count, log or job shows a record to a rol that may not use it.

One zaak with a verslag, a correction, a line for parents and a verhaal behind every muur, in words that occur nowhere
else; read by everybody in every rol, by rules.visibility, and by PostgreSQL without the program. See also tests/muren.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from bezoek import Bezoek
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection, transaction
from huis import GEHEIM, Huis
from toegangstabel import TOEGANG

import ketenkameleon
from ketenkameleon.koppelingen.ldv.records import records
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.visibility import Band, Lezer, Onderdeel, Stuk, counted, may_see
from ketenkameleon.toegang.context import begin, begin_duty
from ketenkameleon.toegang.middleware import SESSION_ROL
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.dubbelrol import explain_second
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.models import Aanvulling, Contact, Notitie, Ouderregel, Verhaal
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
ROLLEN = {"": 100, "leerplicht_gesprek": 101, "halt": 102, "doorstroompunt": 103, "onderwijszorg": 201, "raad": 301,
          "leerplicht_verhoor": 401}
BANDEN = {"vast": Band.VAST, "waarneemt": Band.WAARNEMING, "gevraagd": Band.GEVRAAGD, "coordinator": Band.COORDINATOR,
          "school": Band.SCHOOL, "bip": Band.GEEN, "coordinator_elders": Band.ANDERE_REGIO}
VOOR = (102, 301)
# Each in its own muur: what stands behind a rol. The verhaal was told for Halt and Raad.
STUKKEN = {f"{soort}achter{muur}": Stuk(Onderdeel.NOTITIE, muur) for muur in list(ROLLEN.values())[1:]
           for soort in ("feit", "aanvulling", "ouderregel")}
STUKKEN["verhaalvoorander"] = Stuk(Onderdeel.VERHAAL, 101, voor=frozenset(VOOR))
LEZEN = sorted((naam, methode) for naam, methode in TOEGANG
               if methode == "GET" or naam in ("zoek", "afgekeurd_uitvoer"))
VAN_DE_ZAAK = ("zaak", "zaak_ouder", "zaak_print", "verhaal", "zaken")
ADDS_UP = re.compile(r"(\d+) verslag(?:en zijn| is) niet zichtbaar")


@pytest.fixture(scope="module")
def vol(losse_database: object, bezoekers: Bezoek) -> Huis:
    """The house, with something behind every muur."""
    with losse_database.verbonden("owner"):
        for rol, muur in list(ROLLEN.items())[1:]:
            _behind(bezoekers.huis, rol, muur)
        zaak = bezoekers.huis.zaak
        Verhaal.objects.create(regio_id=zaak.regio_id, zaak=zaak, verantwoordelijke_id=zaak.verantwoordelijke_id,
                               muur=101, verteller="ouder1", tekst="verhaalvoorander", verteld_op=VANDAAG,
                               vastgelegd_at=NU, vastgelegd_door=zaak.persoon_id, voor=list(VOOR))
    return bezoekers.huis


def _behind(huis: Huis, rol: str, muur: int) -> None:
    zaak, at = huis.zaak, datetime(2026, 10, 2, 8, tzinfo=UTC) + timedelta(minutes=muur)
    walled = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": muur}
    samira = huis.wereld.hier.account_id("samira")
    contact = Contact.objects.create(**walled, account_id=samira, rol=rol, bevoegd=True, met=["kind"], uitgelegd=True,
                                     begonnen_at=at, geeindigd_at=at, wijze="thuis", bewaard_at=at)
    Notitie.objects.create(**walled, contact=contact, feiten=f"feitachter{muur}")
    Ouderregel.objects.create(**walled, contact=contact, tekst=f"ouderregelachter{muur}")
    Aanvulling.objects.create(**walled, contact=contact, account_id=samira, at=at, tekst=f"aanvullingachter{muur}",
                              reden="fout")


@contextmanager
def _looking_as(bezoekers: Bezoek, wie: str, rol: str) -> Iterator[None]:
    """Somebody whose session looks as that rol."""
    session = SessionStore(bezoekers.sessies[wie])
    session[SESSION_ROL] = rol
    session.save()
    try:
        yield
    finally:
        del session[SESSION_ROL]
        session.save()


def _may_read(wie: str, muur: int) -> set[str]:
    lezer = Lezer(frozenset({BANDEN[wie]}), muur)
    return {word for word, stuk in STUKKEN.items() if may_see(lezer, stuk, on=VANDAAG, wet=shipped())}


def _page(bezoekers: Bezoek, wie: str, naam: str, methode: str) -> str:
    data = {"nummer": bezoekers.huis.nummer, "q": bezoekers.huis.nummer} if naam == "zoek" else None
    answer = bezoekers.vraag(wie, naam, methode, data)
    return (getattr(answer, "gelezen", None) or answer.content).decode()


def _words(text: str) -> set[str]:
    return {word for word in STUKKEN if re.search(rf"{word}\b", text)}


@pytest.mark.parametrize("wie", BANDEN)
def test_every_page_list_search_print_and_export_shows_a_rol_only_what_that_rol_may_use(bezoekers, vol, wie):
    for rol, muur in ROLLEN.items():
        pages = LEZEN if not rol else [(naam, methode) for naam, methode in LEZEN if naam in VAN_DE_ZAAK]
        with _looking_as(bezoekers, wie, rol):
            shown = {naam: _words(_page(bezoekers, wie, naam, methode)) for naam, methode in pages}
        allowed = _may_read(wie, muur)
        assert {naam: words - allowed for naam, words in shown.items() if words - allowed} == {}, rol
        on_page = {word for word in allowed if not word.startswith("verhaal")}
        assert wie not in ("vast", "waarneemt") or shown["zaak"] >= on_page, "else this is no proof"


@pytest.mark.parametrize("wie", BANDEN)
def test_postgresql_gives_a_rol_only_what_that_rol_may_use(bezoekers, vol, wie):
    """Without the program, with no condition at all."""
    streek = vol.wereld.hier if wie != "coordinator_elders" else vol.wereld.elders
    account = streek.account_id({"vast": "samira", "waarneemt": "nina", "gevraagd": "tom", "coordinator": "farah",
                                 "school": "peter", "bip": "kees", "coordinator_elders": "els"}[wie])
    for rol, muur in ROLLEN.items():
        with transaction.atomic():
            begin(account, rol=rol, doel="test", at=NU)
            assert _words(_everything()) == _may_read(wie, muur), rol
            transaction.set_rollback(True)


def _everything() -> str:
    """Every row of every table that the user in whose name we are logged in can read, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                       " AND has_table_privilege(oid, 'SELECT')")
        found = []
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {name} t")
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def test_what_is_hidden_is_a_count_with_its_reason_to_who_is_vast_or_covers_and_to_nobody_else(
        bezoekers, vol, losse_database):
    with losse_database.verbonden("owner"):
        there = [Stuk(Onderdeel.NOTITIE, muur) for muur in
                 Notitie.objects.filter(zaak=vol.zaak).values_list("muur", flat=True)]
    assert {stuk.muur for stuk in there} == set(ROLLEN.values()) - {100}
    for wie, band in BANDEN.items():
        for rol in ("", "raad"):
            lezer = Lezer(frozenset({band}), ROLLEN[rol])
            hidden = sum(counted(lezer, stuk, on=VANDAAG, wet=shipped()) for stuk in there)
            with _looking_as(bezoekers, wie, rol):
                page = _page(bezoekers, wie, "zaak", "GET")
            assert [int(number) for number in ADDS_UP.findall(page)] == ([hidden] if hidden else []), (wie, rol)
            assert ("Een verslag leest u in de rol waarin het is gemaakt." in page) is bool(hidden), (wie, rol)
            assert hidden == 0 or band in (Band.VAST, Band.WAARNEMING)


def test_a_verhoor_leaves_no_trace_on_a_page_or_in_a_count_outside_its_rol(bezoekers, vol, losse_database):
    """Never by a gap or a count: one more verhoor changes no byte for who does not look as that rol."""
    def pages() -> dict[tuple[str, str], str]:
        return {(wie, naam): re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", _page(bezoekers, wie, naam, "GET"))
                for wie in ("vast", "waarneemt", "gevraagd", "coordinator", "school")
                for naam in ("zaak", "zaak_print", "zaak_ouder", "zaken", "mijn_meldingen", "verdelen")}

    before = pages()
    with losse_database.verbonden("owner"):
        _behind(vol, "leerplicht_verhoor", 401)
    assert pages() == before
    with _looking_as(bezoekers, "vast", "leerplicht_verhoor"):
        assert _page(bezoekers, "vast", "zaak", "GET").count("feitachter401") == 2


def test_the_log_and_what_is_exported_from_it_hold_no_word_of_what_was_said(bezoekers, vol, losse_database):
    samira = vol.wereld.hier.account_id("samira")
    note = NotitieInvoer("thuis", geen_afspraak=True, feiten="logwoordfeit", indruk="logwoordindruk",
                         waarom="logwoordwaarom", ouderregel="logwoordouders")
    with losse_database.verbonden("owner"):
        Contact.objects.filter(account_id=samira, bewaard_at=None).update(bewaard_at=NU, geeindigd_at=NU, wijze="thuis")
    with transaction.atomic():
        actor = begin(samira, doel="zaak", at=NU).actor
        # She held a verhoor with this child: the Raad after it asks for a reason, which is no word for the log either.
        explain_second(actor, vol.zaak.id, Rol.RAAD, "logwoordreden", collega_op=VANDAAG, verteld_op=VANDAAG, at=NU)
        save(actor, start(actor, vol.zaak.id, Rol.RAAD, met=["kind"], uitgelegd=True, at=NU).id, note, at=NU)
    with psycopg.connect(losse_database.owner_url) as conn:
        tables = [name for (name,) in conn.execute(
            "SELECT relname FROM pg_class WHERE relname ~ '^(logboek|procrastinate)_' AND relkind = 'r'")]
        kept = "\n".join(row for name in tables for (row,) in conn.execute(f"SELECT t::text FROM {name} t"))
        exported = "\n".join(map(str, records(conn, van=NU - timedelta(days=9), tot=NU + timedelta(days=9), versie="1",
                                              wet=shipped())))
    assert "contact.bewaard" in kept
    assert exported
    for said in (kept, exported):
        assert [word for word in (*GEHEIM, *STUKKEN, "logwoord") if word in said] == []


@pytest.mark.parametrize("plicht", [Functie.DUO_IMPORT, Functie.KLOK])
def test_a_job_reads_no_verslag_and_no_verhaal_and_so_leaves_none_in_its_result(vol, losse_database, plicht):
    with losse_database.verbonden("jobs"), transaction.atomic():
        begin_duty(plicht, regio_id=vol.wereld.hier.regio.id, doel="klok", at=NU)
        read = _everything()
        transaction.set_rollback(True)
    assert "Zilverlinde" in read, "a duty sees the regie, else this proves nothing"
    assert _words(read) == set()
    assert [word for word in ("feitenbloem", "indrukbloem", "aanvulbloem", "verhaalbloem") if word in read] == []


def test_nothing_sends_mail(bezoekers, vol):
    """No page does, and none could: the one that brings messages of the outbox is the only one that names a mail."""
    for naam, methode in TOEGANG:
        bezoekers.vraag("vast", naam, methode)
    assert mail.outbox == []
    named = re.compile(r"django\.core\.mail|smtplib|send_mail|EmailMessage")
    assert [path.name for path in Path(ketenkameleon.__file__).parent.rglob("*.py")
            if named.search(path.read_text(encoding="utf-8"))] == ["bezorger.py"]
