"""The rule that explains itself and the wall in PostgreSQL are one decision, on ten thousand drawn combinations.

Source: design.md 2, promise 4; issue 3, part 2.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, time
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from gekruist import DAGEN, ROLLEN, Kruis, build_cross, expected

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang import zicht
from ketenkameleon.toegang.context import begin

pytestmark = pytest.mark.muren

ALS = ("", *ROLLEN.values())
MUUR = {"": 100} | {rol: muur for muur, rol in ROLLEN.items()}
VRAGEN, PER_VRAAG = 400, 25
KEY = {"zaken_notitie": "contact_id"}


@pytest.fixture(scope="module")
def kruis(losse_database: object, losse_wereld: object) -> Kruis:
    """The crossed zaken in this module's own database."""
    with losse_database.verbonden("owner"):
        return build_cross(losse_wereld)


def _seen(wie: UUID, rol: str, on: object, tables: set[str]) -> dict[str, set[UUID]]:
    """Every key that PostgreSQL gives in these tables, asked without any filter, as web in a context that has begun."""
    found: dict[str, set[UUID]] = {}
    with transaction.atomic():
        begin(wie, rol=rol, doel="test", at=datetime.combine(on, time(10), UTC))
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"SELECT {KEY.get(table, 'id')} FROM {table}")
                found[table] = {key for (key,) in cursor.fetchall()}
        transaction.set_rollback(True)
    return found


def _compare(database: object, kruis: Kruis, asked: int) -> tuple[Counter, list[tuple]]:
    """How often each table was asked for with which answer, and every combination on which the walls differ."""
    draw, told, wrong = random.Random(5), Counter(), []
    tables = {rij.tabel for rij in kruis.rijen}
    with database.verbonden("web"):
        for _ in range(asked):
            wie, rol, on = draw.choice(kruis.mensen), draw.choice(ALS), draw.choice(DAGEN)
            seen = _seen(wie, rol, on, tables)
            for rij in draw.sample(kruis.rijen, PER_VRAAG):
                by_rule, by_wall = expected(kruis, wie, MUUR[rol], rij, on), rij.sleutel in seen[rij.tabel]
                told[rij.tabel, by_rule] += 1
                if by_rule is not by_wall:
                    wrong.append((rij.tabel, rij.stuk, MUUR[rol], by_rule, by_wall))
    return told, wrong


def test_ten_thousand_combinations_of_person_rol_record_and_day_are_decided_alike(losse_database, kruis):
    told, wrong = _compare(losse_database, kruis, VRAGEN)
    assert wrong == []
    assert sum(told.values()) == 10_000
    tables = {rij.tabel for rij in kruis.rijen}
    assert all(told[table, yes] > 5 for table in tables for yes in (True, False)), "both answers occur for every table"


@pytest.mark.parametrize("change", [
    "INSERT INTO toegang_zicht (band, lezersmuur, onderdeel, muur)"
    " SELECT 'vast', als, 'notitie', 301 FROM unnest('{100,101,102,103,201,401}'::int[]) AS n (als)",
    "DELETE FROM toegang_zicht WHERE band = 'meeloper' AND onderdeel = 'notitie'",
    "DELETE FROM toegang_zicht WHERE onderdeel = 'notitie_gedeeld'",
])
def test_a_matrix_with_one_line_too_many_or_too_few_does_not_agree(losse_database, kruis, change):
    """Else the comparison proves nothing."""
    try:
        with losse_database.verbonden("owner"), connection.cursor() as cursor:
            cursor.execute(change)
        assert _compare(losse_database, kruis, 150)[1]
    finally:
        with losse_database.verbonden("owner"), connection.cursor() as cursor:
            cursor.execute("DELETE FROM toegang_zicht_stand")
            zicht.write_zicht()


def test_without_a_context_no_table_with_a_wall_gives_a_row(losse_database, kruis):
    with psycopg.connect(losse_database.web_url) as conn:
        names = [name for (name,) in conn.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND has_table_privilege(oid, 'SELECT')")]
        assert len(names) > 25
        assert {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names} \
            == dict.fromkeys(names, 0)


def test_the_matrix_in_the_database_is_the_one_of_the_law(losse_database, kruis):
    with losse_database.verbonden("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT band, lezersmuur, onderdeel, muur FROM toegang_zicht ORDER BY 1, 2, 3, 4")
        rows = cursor.fetchall()
    wanted = zicht.rows(on=DAGEN[-1])
    assert rows == [tuple(row) for row in wanted]
    assert shipped().tabel("zicht.geteld", DAGEN[-1])
    with losse_database.verbonden("web"):
        zicht.check_zicht()
        with connection.cursor() as cursor:
            cursor.execute("SELECT hash FROM toegang_zicht_stand")
            assert cursor.fetchone()[0] == zicht.stand_hash(wanted, 12)


def test_nothing_is_served_when_the_matrix_in_the_database_is_another(losse_database, kruis):
    with losse_database.verbonden("owner"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE toegang_zicht_stand SET hash = 'anders'")
        with pytest.raises(StartFout, match="db migreer"):
            zicht.check_zicht()
        assert zicht.write_zicht()
        zicht.check_zicht()
        assert not zicht.write_zicht()
        transaction.set_rollback(True)
