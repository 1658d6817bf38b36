"""Every table has one class, and no policy of it is weaker than that class. Source: issue 3, part 2; klassen.py."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection
from klassen import KLASSEN, WIJDER, Policy, plain, wrong

pytestmark = pytest.mark.muren
POLICIES = """SELECT tablename, policyname, permissive = 'RESTRICTIVE', cmd, coalesce(qual, ''),
  coalesce(with_check, '') FROM pg_policies ORDER BY 1, 2"""
TABLES = """SELECT relname, relrowsecurity FROM pg_class
  WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"""
# A table with names of children that nobody classed; and a policy beside, or instead of, those that are there.
NIEUW = "CREATE TABLE zaken_nieuw (id uuid, naam text)"
ZWAKKER = {
    "everything for everybody": "CREATE POLICY ook ON zaken_notitie USING (true)",
    "a list of another kind": "CREATE POLICY ook ON zaken_notitie USING (zaak_id = ANY ((SELECT"
                              " nullif(current_setting('kk.regie100', true), '')::uuid[])::uuid[]))",
    "a coördinator reads notities": "CREATE POLICY ook ON zaken_notitie USING ((SELECT 'notitie' = ANY"
                                    " (nullif(current_setting('kk.breed', true), '')::text[])))",
    "the regio is no wall any more": "DROP POLICY regio ON zaken_zaak",
    "the regio opens instead of closing": "DROP POLICY regio ON zaken_zaak; CREATE POLICY regio ON zaken_zaak USING"
                                          " (regio_id = (SELECT nullif(current_setting('kk.regio', true), '')::uuid))",
    "a draft is for the whole regio": "ALTER POLICY eigen ON zaken_concept USING (true) WITH CHECK (true)",
    "one may write what one may not read": "ALTER POLICY relatie ON zaken_zaak WITH CHECK (true)",
    "an opening for adding is one for reading": "DROP POLICY eigen ON zaken_aanvulling; CREATE POLICY eigen ON"
                                                " zaken_aanvulling USING (account_id = (SELECT nullif(current_setting("
                                                "'kk.account', true), '')::uuid))",
    "the brackets move": "ALTER POLICY eigen ON zaken_contact USING (account_id = (SELECT nullif(current_setting("
                         "'kk.account', true), '')::uuid) AND coalesce(bewaard_at, afgebroken_at) IS NULL"
                         " OR coalesce(bewaard_at, afgebroken_at) >= (SELECT nullif(current_setting("
                         "'kk.dag', true), '')::timestamp AT TIME ZONE 'Europe/Amsterdam'))",
    "one more way in": "ALTER POLICY breed ON zaken_plek USING ((SELECT 'regie' = ANY (nullif(current_setting("
                       "'kk.breed', true), '')::text[])) OR stand = 'gestart')",
}


def _rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _unclassed() -> dict[str, int]:
    """Tables with no class, with two, or with a class and no table behind it."""
    classed = Counter(table for tables in KLASSEN.values() for table in tables)
    there = {name for name, _ in _rows(TABLES)}
    return {name: classed[name] for name in there | set(classed) if (classed[name], name in there) != (1, True)}


def _policies() -> list[Policy]:
    return [Policy(*row[:4], plain(row[4]), plain(row[5])) for row in _rows(POLICIES)]


def _weaker() -> list[str]:
    policies = _policies()
    return [line for klasse, tables in KLASSEN.items() for table in sorted(tables)
            for line in wrong(policies, klasse, table)]


def test_every_table_has_exactly_one_class(db):
    assert _unclassed() == {}


def test_no_policy_is_weaker_than_the_class_of_its_table(db):
    assert _weaker() == []


def test_every_opening_beside_the_class_is_still_there(db):
    there = {(p.tabel, p.naam) for p in _policies()}
    assert set(WIJDER) - there == set()


def test_every_class_with_child_data_has_its_row_security_on(db):
    on = dict(_rows(TABLES))
    assert [table for klasse, tables in KLASSEN.items() if klasse != "vrij" for table in tables if not on[table]] == []


def test_what_is_logged_can_be_read_back_by_nobody_who_serves(db):
    """But the certificate of a destruction, and which digests it took away: no word of anybody."""
    readable = {name for (name,) in _rows(
        "SELECT DISTINCT table_name FROM information_schema.role_table_grants"
        " WHERE grantee IN ('web', 'jobs') AND privilege_type = 'SELECT' AND table_schema = 'public'")}
    assert readable & KLASSEN["log"] == {"logboek_certificaat"}


def test_a_new_table_without_a_class_is_noticed(db):
    _execute(NIEUW)
    assert _unclassed() == {"zaken_nieuw": 0}


@pytest.mark.parametrize("how", ZWAKKER)
def test_a_policy_that_is_weaker_than_its_class_is_noticed(db, how):
    _execute(ZWAKKER[how])
    assert len(_weaker()) == 1


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
