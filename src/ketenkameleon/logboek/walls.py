"""The SQL that puts a wall around a table, for migrations.

`logboek` is the lowest app with tables of its own, so the wall that every app builds lives here.
Source: design.md 6, Walls (ENABLE, not FORCE; only columns of the row and the context; nothing per row).
"""

from __future__ import annotations

from django.db.migrations import RunSQL

CONTEXT_REGIO = "(SELECT nullif(current_setting('kk.regio', true), '')::uuid)"
CONTEXT_ACCOUNT = "(SELECT nullif(current_setting('kk.account', true), '')::uuid)"


def regio_wall(table: str, *, web: str, jobs: str, column: str = "regio_id") -> RunSQL:
    """Row security on `table`: a row is there only for the regio of the context, and without context not at all.

    `web`, `jobs`: the privileges of the two database users, as GRANT writes them ("" gives none).
    """
    test = f"{column} = {CONTEXT_REGIO}"
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY regio ON {table} USING ({test}) WITH CHECK ({test});" + _grants(table, web=web, jobs=jobs),
        f"DROP POLICY regio ON {table};"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY; REVOKE ALL ON {table} FROM web, jobs;",
    )


def no_wall(table: str, *, web: str, jobs: str) -> RunSQL:
    """Only privileges, for a table on the exempt list: it holds no child data (design.md 6)."""
    return RunSQL(_grants(table, web=web, jobs=jobs), f"REVOKE ALL ON {table} FROM web, jobs;")


def child_of_zaak(table: str) -> RunSQL:
    """A row can only hang on a zaak of its own regio: the composite key (regio_id, zaak_id)."""
    name = f"{table}_zaak_in_regio"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (regio_id, zaak_id)"
        " REFERENCES zaken_zaak (regio_id, id);",
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )


def append_only(table: str) -> RunSQL:
    """Nobody changes, removes or empties what stands in `table`, whatever they were granted."""
    return RunSQL(
        f"CREATE TRIGGER {table}_vast BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION logboek_weiger();"
        f"CREATE TRIGGER {table}_vol BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger();",
        f"DROP TRIGGER {table}_vast ON {table}; DROP TRIGGER {table}_vol ON {table};",
    )


def _grants(table: str, *, web: str, jobs: str) -> str:
    given = (("web", web), ("jobs", jobs))
    return "".join(f"GRANT {what} ON {table} TO {who};" for who, what in given if what)
