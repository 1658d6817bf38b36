"""Many rows in one statement: few as arrays, many through COPY into a temporary table, since row security refuses
COPY into the table itself.

Source: design.md 6, Walls (bulk loads).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.db import connection
from psycopg import sql

FEW: Final = 20
_TEMP: Final = sql.Identifier("logboek_rijen")


def insert_rows(
    table: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]], *, after: str = ""
) -> list[tuple]:
    """Insert the rows and return what `after` gives back (an ON CONFLICT clause, a RETURNING list).

    `columns`: name to PostgreSQL type, in the order of the values. Names and `after` are code, never input.
    """
    if not rows:
        return []
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    head = sql.SQL("INSERT INTO {table} ({names}) ").format(table=sql.Identifier(table), names=names)
    with connection.cursor() as cursor:
        if len(rows) <= FEW:
            arrays = sql.SQL(", ").join(sql.SQL("%s::" + kind + "[]") for kind in columns.values())
            statement = sql.SQL("SELECT * FROM unnest({}) ").format(arrays)
            cursor.execute(head + statement + sql.SQL(after), [list(values) for values in zip(*rows, strict=True)])
            return cursor.fetchall() if cursor.description else []
        kinds = (sql.SQL("{} " + kind).format(sql.Identifier(name)) for name, kind in columns.items())
        cursor.execute(sql.SQL("CREATE TEMP TABLE {} ({}) ON COMMIT DROP").format(_TEMP, sql.SQL(", ").join(kinds)))
        with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(_TEMP)) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(head + sql.SQL("SELECT * FROM {} ").format(_TEMP) + sql.SQL(after))
        found = cursor.fetchall() if cursor.description else []
        cursor.execute(sql.SQL("DROP TABLE {}").format(_TEMP))
    return found
