"""Reading rows into small tuples: a page needs a few columns, not whole records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, TypeVar

from django.db import connection

Rij = TypeVar("Rij")

# The child's name out of `personen_persoon p`, or the words %(onbekend)s while nobody knows it.
NAAM: Final = """CASE WHEN p.gegevens = 'bekend' THEN concat_ws(' ', nullif(p.voornaam, ''),
  nullif(p.tussenvoegsel, ''), nullif(p.achternaam, '')) ELSE %(onbekend)s END"""
# A `toegang_relatie r` counts while the toewijzing behind it holds, as in zaak_for.
GELDT: Final = """EXISTS (SELECT FROM zaken_toewijzing t WHERE t.zaak_id = r.zaak_id AND t.soort = r.soort
  AND t.account_id = r.account_id AND t.stand = 'aanvaard' AND %(on)s BETWEEN t.van AND t.tot)"""


def rows(make: Callable[..., Rij], sql: str, values: Mapping[str, object]) -> list[Rij]:
    """Every row the statement gives, each made with its columns in order."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [make(*row) for row in cursor.fetchall()]


def row(make: Callable[..., Rij], sql: str, values: Mapping[str, object]) -> Rij | None:
    """The first row, or None when there is none."""
    found = rows(make, sql, values)
    return found[0] if found else None


def filled(sql: str) -> str:
    """The statement with {naam} and {geldt} written out: fixed text, never what somebody typed."""
    return sql.replace("{naam}", NAAM).replace("{geldt}", GELDT)


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
