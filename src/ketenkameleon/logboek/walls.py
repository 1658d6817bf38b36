"""The SQL that puts a wall around a table, for migrations.

`logboek` is the lowest app with tables of its own, so the wall that every app builds lives here. A table with
zaak content has a RESTRICTIVE wall of the regio, and PERMISSIVE openings beside it. Every opening compares a
column of the row with what `toegang.begin` put in the context: nothing is looked up per row.
Source: design.md 6, Walls (ENABLE, not FORCE); docs/adr/0017.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db.migrations import RunSQL

CONTEXT_REGIO = "(SELECT nullif(current_setting('kk.regio', true), '')::uuid)"
CONTEXT_ACCOUNT = "(SELECT nullif(current_setting('kk.account', true), '')::uuid)"
CONTEXT_DAY = "(SELECT nullif(current_setting('kk.dag', true), '')::date)"
CONTEXT_LEZERSMUUR = "(SELECT nullif(current_setting('kk.lezersmuur', true), '')::smallint)"
# The walls that a row can stand behind (row rol.muur, and 100 for the zaak). A muur that is not here is closed.
MUREN: Final = (100, 101, 102, 103, 201, 301, 401)
# The lists of the context: zaken per kind of record and muur, the children of those zaken, what a school stands to, and
# what somebody sees in the whole regio.
LISTS: Final = (
    *(f"{onderdeel}{muur}" for onderdeel in ("regie", "notitie", "verhaal") for muur in MUREN),
    "persoon100", "melding100", "melding401", "meldingpersonen", "toestemming100", "schoolzaken", "schoolpersonen",
    "scholen", "breed", "breedmuren",
)


class Opening(NamedTuple):
    """One PERMISSIVE policy: its name, what a row must satisfy, and for which command (ALL by default)."""

    name: str
    test: str
    command: str = "ALL"


def listed(name: str, kind: str = "uuid") -> str:
    """The list of the context with that name, read once per statement. The outer cast makes it a value."""
    return f"(SELECT nullif(current_setting('kk.{name}', true), '')::{kind}[])::{kind}[]"


def breed(onderdeel: str, *, command: str = "ALL") -> Opening:
    """For who may see this kind of record in the whole regio: a coördinator, a named duty."""
    return Opening("breed", _breed(onderdeel), command)


def breed_by_muur() -> Opening:
    """The same for rows of regie that stand behind a muur of their own."""
    return Opening("breed", f"{_breed('regie')} AND muur = ANY ({listed('breedmuren', 'smallint')})")


def relatie(onderdeel: str, column: str = "zaak_id", *, command: str = "ALL", also: str = "") -> Opening:
    """For who stands to the zaak in a way that reads this kind of record of the zaak itself (muur 100)."""
    return Opening("relatie", f"{column} = ANY ({listed(onderdeel + '100')}){also}", command)


def relatie_by_muur(onderdeel: str, *, command: str = "ALL", muren: Iterable[int] = MUREN, also: str = "") -> Opening:
    """The same for rows behind a muur of their own: the zaken of which one reads just that muur now."""
    whens = " ".join(f"WHEN {muur} THEN {listed(f'{onderdeel}{muur}')}" for muur in muren)
    return Opening("relatie", f"zaak_id = ANY (CASE muur {whens} END){also}", command)


def school(column: str = "zaak_id", *, command: str = "SELECT", also: str = "") -> Opening:
    """For the school of the child: rows of zaken to which it stands by a report or a plek."""
    return Opening("school", f"{column} = ANY ({listed('schoolzaken')}){also}", command)


def wall(table: str, *openings: Opening, web: str, jobs: str) -> RunSQL:
    """Row security on a table with zaak content: inside the own regio, and through one of the openings.

    `web`, `jobs`: the privileges of the two database users, as GRANT writes them ("" gives none).
    """
    test = f"regio_id = {CONTEXT_REGIO}"
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY regio ON {table} AS RESTRICTIVE USING ({test}) WITH CHECK ({test});"
        + "".join(_policy(table, opening) for opening in openings) + _grants(table, web=web, jobs=jobs),
        f"DROP POLICY regio ON {table};" + "".join(f"DROP POLICY {o.name} ON {table};" for o in openings)
        + f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY; REVOKE ALL ON {table} FROM web, jobs;",
    )


def regio_wall(table: str, *, web: str, jobs: str, column: str = "regio_id") -> RunSQL:
    """Row security on a table without zaak content: a row is there for the regio of the context alone.

    Without context it is not there at all. `web`, `jobs`: as for `wall`.
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


def kept(table: str, *, onderdeel: str, soort: str, dag: str, weglaten: Iterable[str] = ()) -> RunSQL:
    """A table that hangs on a zaak is known to requests for one's data, to retention and to destruction.

    The table has id, regio_id, verantwoordelijke_id, muur and zaak_id. `onderdeel`: the part of a request it falls
    under; `soort`: what one row is called there; `dag`: the date or moment that says when; `weglaten`: columns that say
    nothing to the asker. An append-only table lets go of what an agreed list of destruction names.
    Source: docs/adr/0021.
    """
    hidden = ", ".join(f"'{column}'" for column in weglaten)
    return RunSQL(
        f"INSERT INTO logboek_bewaard (tabel, onderdeel, soort, dag, weglaten)"  # noqa: S608 - names of a migration
        f" VALUES ('{table}', '{onderdeel}', '{soort}', '{dag}', ARRAY[{hidden}]::varchar[]);"
        + _guard(table, "logboek_weiger", "logboek_weiger_bewaard"),
        f"DELETE FROM logboek_bewaard WHERE tabel = '{table}';"  # noqa: S608 - names of a migration
        + _guard(table, "logboek_weiger_bewaard", "logboek_weiger"),
    )


def _guard(table: str, was: str, to: str) -> str:
    """Another guard on a table that has this one; a table without it keeps what it has."""
    return (f"DO $$ BEGIN IF EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            f" WHERE t.tgrelid = '{table}'::regclass AND t.tgname = '{table}_vast' AND p.proname = '{was}') THEN"
            f" DROP TRIGGER {table}_vast ON {table}; CREATE TRIGGER {table}_vast BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {to}(); END IF; END $$;")


def _breed(onderdeel: str) -> str:
    return f"(SELECT '{onderdeel}' = ANY (nullif(current_setting('kk.breed', true), '')::text[]))"


def _policy(table: str, opening: Opening) -> str:
    how = "" if opening.command == "INSERT" else f" USING ({opening.test})"
    check = "" if opening.command == "SELECT" else f" WITH CHECK ({opening.test})"
    return f"CREATE POLICY {opening.name} ON {table} FOR {opening.command}{how}{check};"


def _grants(table: str, *, web: str, jobs: str) -> str:
    given = (("web", web), ("jobs", jobs))
    return "".join(f"GRANT {what} ON {table} TO {who};" for who, what in given if what)
