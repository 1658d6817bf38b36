"""Every table stands behind a wall or on the list of exceptions, and nobody holds a right that is not on the list."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from django.db import connection
from grants import COLUMNS, EXEMPT, GRANTS

pytestmark = pytest.mark.muren

LUIKEN = {"inzage_log", "inzage_log_gezin", "inzage_zaak", "inzage_nood", "inzage_nood_gezien", "inzage_afwijkingen_fg",
          "inzage_afwijkingen_regio", "inzage_stukken", "inzage_bewaren", "inzage_vernietig", "inzage_vernietigd",
          "inzage_te_vernietigen",
          "toegang_begin", "toegang_begin_plicht", "toegang_hoeden",
          "regio_beeindig", "regio_koppel_vraag", "regio_koppel_besluit", "regio_ontkoppel",
          "wetboek_voorstel", "wetboek_besluit", "wetboek_wachtende_regios", "routes_geraakt",
          "routes_herreken_deel", "routes_herreken",
          "toegang_koppel_claim", "toegang_brief_probeer", "zaken_nood_open", "toegang_regio_van_code",
          "toegang_regios",
          "logboek_schakel", "logboek_vernietig", "logboek_hoofden", "personen_verwanten", "zaken_verborgen",
          "zaken_vertellers", "meldingen_van_brin", "zaken_relatie_persoon", "zaken_school_erbij", "zaken_school_tot",
          "zaken_school_van_plek", "meldingen_school_erbij", "meldingen_school_eraf",
          "routes_beeld_stop", "delen_verhaal", "delen_verhaal_voor", "delen_verlopen", "delen_feiten_anders",
          "team_boa_jaar", "zaken_eigen_rollen", "zaken_ouderregel_vast", "brieven_gezin", "brieven_gezin_open",
          "post_regios", "overleg_namen", "overleg_feed", "overleg_sleutel_geldt", "meldingen_betrokken",
          "meldingen_eigen_vragen", "meldingen_in_beeld", "meldingen_blik", "meldingen_blikken",
          "meldingen_namen_weg", "routes_vrijgesteld", "brieven_mail", "team_meekijken", "team_meekijken_stop",
          "team_meekijkers", "meldingen_gezin_hoort",
          "gezin_ander_contact", "gezin_wachtend", "delen_mijn_personen", "delen_gezin_gezegd",
          "toegang_was_gezin", "zaken_ouderregels", "plan_gezin_gezegd"}

# One look at the context, however it is cast or compared; and any call that is left in a policy after that.
ONCE = re.compile(
    r"SELECT \(NULLIF\(\(?current_setting\('kk\.\w+'::text, true\)(?:\)::text)?, ''::text\)\)::[a-z ]+(?:\[\])?"
    r"|SELECT \(\(NULLIF\(current_setting\('kk\.dag'::text, true\), ''::text\)\)::timestamp"
    r"|SELECT \('\w+'::text = ANY \(\(NULLIF\(current_setting\('kk\.breed'::text, true\), ''::text\)\)::text\[\]\)\)"
    r"|SELECT personen_verwanten\(\)|SELECT delen_mijn_personen\(\)"
)
FUNCTIONS = re.compile(r"current_setting|personen_verwanten\(|delen_mijn_personen\(|\bEXISTS\b")


def _rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _tables() -> set[str]:
    return {name for (name,) in _rows(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace")}


def test_every_table_has_row_security_with_a_policy_or_is_exempt(db):
    walled = {name for (name,) in _rows(
        "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid"
        " WHERE c.relrowsecurity AND NOT c.relforcerowsecurity"
    )}
    assert _tables() - EXEMPT == walled


def test_every_walled_table_names_the_regio_in_a_policy(db):
    without = _rows(
        "SELECT tablename FROM pg_policies GROUP BY tablename HAVING NOT bool_or(coalesce(qual, '') LIKE '%kk.regio%')"
    )
    assert without == []


def test_no_policy_calls_a_function_per_row(db):
    """Context stands in an uncorrelated (SELECT …): then it is looked up once per query, not per row."""
    policies = "SELECT tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies"
    per_row = [(table, name) for table, name, text in _rows(policies) if FUNCTIONS.search(ONCE.sub("", text))]
    assert per_row == []


@pytest.mark.parametrize("who", ["web", "jobs"])
def test_grants_on_tables_equal_the_list(db, who):
    held: dict[str, set[str]] = defaultdict(set)
    for table, right in _rows(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        f" WHERE grantee = '{who}' AND table_schema = 'public'"
    ):
        held[table].add(right)
    queue = {t for t in held if t.startswith("procrastinate_")}
    assert who == "jobs" or not queue, "web puts nothing on the queue"
    index = 0 if who == "web" else 1
    assert {t: r for t, r in held.items() if t not in queue} == {t: g[index] for t, g in GRANTS.items() if g[index]}


@pytest.mark.parametrize("who", ["web", "jobs"])
def test_grants_on_columns_equal_the_list(db, who):
    held: dict[str, set[str]] = defaultdict(set)
    for table, column in _rows(
        f"SELECT c.table_name, c.column_name FROM information_schema.column_privileges c WHERE grantee = '{who}'"
        " AND privilege_type = 'UPDATE' AND NOT EXISTS (SELECT FROM information_schema.role_table_grants t"
        " WHERE t.table_name = c.table_name AND t.grantee = c.grantee AND t.privilege_type = 'UPDATE')"
    ):
        held[table].add(column)
    index = 0 if who == "web" else 1
    assert dict(held) == {t: c[index] for t, c in COLUMNS.items() if c[index]}


@pytest.mark.parametrize("who", ["web", "jobs"])
def test_the_serving_users_own_nothing_and_pass_no_wall(db, who):
    flags = _rows(f"SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = '{who}'")
    assert flags == [(False, False, False, False)]
    assert _rows(f"SELECT relname FROM pg_class WHERE relowner = '{who}'::regrole") == []


def test_luiken_are_the_ones_on_the_list_with_a_fixed_search_path(db):
    found = _rows("SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace")
    assert {name for name, _ in found} == LUIKEN
    assert all(config == ["search_path=pg_catalog, public, pg_temp"] for _, config in found)
