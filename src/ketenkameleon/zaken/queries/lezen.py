"""Reading rows into small tuples: a page needs a few columns, not whole records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, TypeAlias, TypeVar
from uuid import UUID

from django.db import connection

Rij = TypeVar("Rij")
# What a statement can be given.
Waarde: TypeAlias = (bool | int | str | bytes | date | datetime | UUID | list[UUID] | list[str] | list[date]
                     | list[bytes] | list[int | None] | None)
Waarden: TypeAlias = Mapping[str, Waarde]
# A JSON aggregate: a list of rows, None where there were none.
Lijst: TypeAlias = Sequence[Sequence[object]] | None

# The child's name out of `personen_persoon p`, or the words %(onbekend)s while nobody knows it.
NAAM: Final = """CASE WHEN p.gegevens = 'bekend' THEN concat_ws(' ', nullif(p.voornaam, ''),
  nullif(p.tussenvoegsel, ''), nullif(p.achternaam, '')) ELSE %(onbekend)s END"""

# A contact c under the Wpg is there for who looks as verhoor alone, also on the day one held it oneself: everywhere but
# where one finishes it. Source: design.md 2a.
GEEN_STIL: Final = """(c.muur / 100 <> 4
  OR coalesce(c.zaak_id = ANY (nullif(current_setting('kk.regie' || c.muur, true), '')::uuid[]), false))"""


def rows(make: Callable[..., Rij], sql: str, values: Waarden) -> list[Rij]:
    """Every row the statement gives, each made with its columns in order."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [make(*row) for row in cursor.fetchall()]


def row(make: Callable[..., Rij], sql: str, values: Waarden) -> Rij | None:
    """The first row, or None when there is none."""
    found = rows(make, sql, values)
    return found[0] if found else None


def parts(make: Callable[..., Rij], found: Lijst) -> tuple[Rij, ...]:
    """Every item of a JSON aggregate (None: there was nothing), each made with its values in order."""
    return tuple(make(*item) for item in found or ())


def filled(sql: str) -> str:
    """The statement with {naam} written out: fixed text, never what somebody typed."""
    return sql.replace("{naam}", NAAM)


def packed(sql: str) -> str:
    """The statement with one blank for every run of blanks; it holds no comment and no text with two blanks in it.

    psycopg remembers where the parameters of a statement stand if it is at most 4,096 bytes long; a longer one is taken
    apart anew for every page.
    """
    return " ".join(sql.split())


def must_day(text: str) -> date:
    """The date in a JSON aggregate."""
    return date.fromisoformat(text)


def must_moment(text: str) -> datetime:
    """The aware moment in a JSON aggregate."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """The date in a JSON aggregate, where there can be none."""
    return must_day(text) if text else None


def moment(text: str | None) -> datetime | None:
    """The aware moment in a JSON aggregate, where there can be none."""
    return must_moment(text) if text else None
