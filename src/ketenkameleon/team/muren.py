"""The SQL of the team: who sees and writes which row, and what is counted for the report of a BOA.

Used by the third migration. Source: design.md 6, Walls; docs/adr/0033-the-way-through-the-team.md.
"""

from __future__ import annotations

from typing import Final

from django.db.migrations import RunSQL

from ketenkameleon.logboek.walls import CONTEXT_ACCOUNT, Opening, breed, listed

_ALLES: Final = breed("regie").test
# Who holds a contact writes down who came along to it.
ERBIJ: Final = Opening(
    "erbij", f"vastgelegd_door = {CONTEXT_ACCOUNT} AND zaak_id = ANY ({listed('regie100')})", "INSERT")
CONTACT: Final = RunSQL(
    "ALTER TABLE team_meeloper ADD CONSTRAINT team_meeloper_contact FOREIGN KEY (contact_id)"
    " REFERENCES zaken_contact (id) DEFERRABLE INITIALLY DEFERRED;",
    "ALTER TABLE team_meeloper DROP CONSTRAINT team_meeloper_contact;")

# Everybody who works when this is brought in, works.
BROUGHT_ALONG: Final = RunSQL(
    """
    INSERT INTO team_loopbaanstap (id, regio_id, account_id, stand, op, waarom, at)
    SELECT gen_random_uuid(), p.regio_id, s.account_id, 'ingezet', min(s.van), 'werkte al toen dit werd ingevoerd',
      now()
    FROM team_professional p JOIN regio_aanstelling s ON s.id = p.aanstelling_id
    GROUP BY p.regio_id, s.account_id;
    """,
    RunSQL.noop)

VERSLAG: Final = """
-- Luik: the year of one BOA, in numbers alone. It counts what stands behind the wall of the Wpg, and only one's own:
-- the account is that of the context, never an argument.
CREATE FUNCTION team_boa_jaar(p_jaar integer) RETURNS TABLE(verhoren integer, zonder integer, pv integer, halt integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH ik AS (SELECT nullif(current_setting('kk.account', true), '')::uuid AS account,
                     nullif(current_setting('kk.regio', true), '')::uuid AS regio)
  SELECT
    (SELECT count(*)::integer FROM zaken_contact c, ik WHERE c.account_id = ik.account AND c.regio_id = ik.regio
      AND c.rol = 'leerplicht_verhoor' AND c.bewaard_at IS NOT NULL
      AND extract(year FROM c.begonnen_at AT TIME ZONE 'Europe/Amsterdam') = p_jaar),
    (SELECT count(*)::integer FROM zaken_contact c, ik WHERE c.account_id = ik.account AND c.regio_id = ik.regio
      AND c.rol = 'leerplicht_verhoor' AND c.bewaard_at IS NOT NULL AND NOT c.bevoegd
      AND extract(year FROM c.begonnen_at AT TIME ZONE 'Europe/Amsterdam') = p_jaar),
    (SELECT count(*)::integer FROM brieven_brief b, ik WHERE b.gemaakt_door = ik.account AND b.regio_id = ik.regio
      AND b.soort = 'proces_verbaal' AND extract(year FROM b.verstuurd_op) = p_jaar),
    (SELECT count(*)::integer FROM brieven_brief b, ik WHERE b.gemaakt_door = ik.account AND b.regio_id = ik.regio
      AND b.soort = 'halt_verwijzing' AND extract(year FROM b.verstuurd_op) = p_jaar)
$$;
REVOKE ALL ON FUNCTION team_boa_jaar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_boa_jaar TO web;
"""
VERSLAG_WEG: Final = "DROP FUNCTION team_boa_jaar;"


def own_row(table: str, *, of_all: str = "") -> RunSQL:
    """One's own rows, all of them for who sees the regie of a whole regio; `of_all`: a column that opens a row to all.

    Where a row can be opened to all, a coördinator sees no more of it than the others.
    """
    test = f"account_id = {CONTEXT_ACCOUNT} OR {of_all or _ALLES}"
    return RunSQL(f"CREATE POLICY eigen ON {table} AS RESTRICTIVE FOR SELECT USING ({test});",
                  f"DROP POLICY eigen ON {table};")


def only_coordinator(table: str) -> RunSQL:
    """Adding and changing is for who sees the regie of a whole regio."""
    return RunSQL(
        f"CREATE POLICY erbij ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({_ALLES});"
        f"CREATE POLICY anders ON {table} AS RESTRICTIVE FOR UPDATE USING ({_ALLES}) WITH CHECK ({_ALLES});",
        f"DROP POLICY erbij ON {table}; DROP POLICY anders ON {table};")


def writes_own(table: str) -> RunSQL:
    """Adding and changing is for the one it is about."""
    test = f"account_id = {CONTEXT_ACCOUNT}"
    return RunSQL(
        f"CREATE POLICY erbij ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({test});"
        f"CREATE POLICY anders ON {table} AS RESTRICTIVE FOR UPDATE USING ({test}) WITH CHECK ({test});",
        f"DROP POLICY erbij ON {table}; DROP POLICY anders ON {table};")
