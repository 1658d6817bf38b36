"""Many rows in one statement: arrays in, one INSERT out. Works behind row security, where COPY does not.

Source: design.md 6, Walls (bulk loads).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import connection
from psycopg import sql


def insert_rows(table: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]], *, after: str = "") -> list[tuple]:
    """Insert the rows and return what `after` gives back (an ON CONFLICT clause, a RETURNING list).

    `columns`: name to PostgreSQL type, in the order of the values. Names and `after` are code, never input.
    """
    if not rows:
        return []
    statement = sql.SQL("INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) {after}").format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, columns)),
        arrays=sql.SQL(", ").join(sql.SQL("%s::" + kind + "[]") for kind in columns.values()),
        after=sql.SQL(after),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(values) for values in zip(*rows, strict=True)])
        return cursor.fetchall() if cursor.description else []
