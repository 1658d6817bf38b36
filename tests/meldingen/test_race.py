"""Promise 1 under real concurrency: one child has one open zaak, whoever comes at the same moment."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psycopg
import pytest
from django.db import connection, transaction

from intake_bouw import BSN, BSN_2, BSN_3, bestand, regel
from ketenkameleon.koppelingen.duo.lezen import read_file
from ketenkameleon.logboek.verify import verify
from ketenkameleon.personen.actions import persons_for_numbers
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.zaak import Zaaksoort
from ketenkameleon.toegang.context import begin_duty
from ketenkameleon.zaken.openen import ZaakFeit, open_zaken
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
ROUNDS = 6


def at_once(work, *args):
    """Run `work` with each argument in a thread of its own, all starting at one moment; their answers."""
    start = threading.Barrier(len(args))

    def one(arg):
        try:
            start.wait()
            return work(arg)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(args)) as pool:
        return list(pool.map(one, args))


def test_two_imports_at_once_give_one_open_zaak_per_child(losse_database, losse_wereld):
    def read(part):
        lines = [regel(meldingsnummer=str(700000000 + 10 * n + part), bsn=bsn,
                       laatste_mutatie=f"2026-09-{15 + part}T10:00:00")
                 for n, bsn in enumerate([BSN, BSN_2, BSN_3][::-1 if part else 1])]
        stream = io.BytesIO(bestand(*lines, regel(meldingsnummer="700000099")))
        return read_file(stream, regio_code="25", today=VANDAAG, at=NU)

    with losse_database.verbonden("jobs"):
        told = at_once(read, 0, 1, 2)
    with psycopg.connect(losse_database.owner_url) as conn:
        assert conn.execute(
            "SELECT count(*), count(DISTINCT persoon_id) FROM zaken_zaak z"
            " JOIN personen_persoon p ON p.id = z.persoon_id WHERE p.bsn_zoek IS NOT NULL").fetchone() == (3, 3)
        assert conn.execute(
            "SELECT max(laatste) - (SELECT count(*) FROM zaken_zaak) FROM zaken_zaaknummer").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM meldingen_melding WHERE zaak_id IS NULL").fetchone() == (0,)
        assert conn.execute("SELECT count(*) FROM meldingen_tevouwen").fetchone() == (0,)
        assert verify(conn).fouten == ()
    assert sum(t.nieuw for t in told) == 10


def test_two_who_open_a_zaak_for_one_child_get_the_same_zaak(losse_database, losse_wereld):
    hier = losse_wereld.hier

    def begin():
        return begin_duty(Functie.DUO_IMPORT, regio_id=hier.regio.id, doel="test", at=NU)

    def open_one(persoon):
        with transaction.atomic():
            fact = ZaakFeit(persoon, Zaaksoort.VERZUIM, "zestien_uur", date(2026, 9, 14), "meldingsdatum", None, None,
                            hier.organisaties["gemeente"].id)
            return open_zaken(begin(), [fact], at=NU)[0]

    with losse_database.verbonden("jobs"):
        for round_ in range(ROUNDS):
            with transaction.atomic():
                number = ("onderwijsnummer", f"10000000{round_}")
                persoon = persons_for_numbers(begin(), [number], at=NU)[number]
            assert len(set(at_once(open_one, persoon, persoon, persoon, persoon))) == 1
