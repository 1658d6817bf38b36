"""Reading rows into small tuples: a page needs a few columns, not whole records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.db import connection

Rij = TypeVar("Rij")


def rows(make: Callable[..., Rij], sql: str, values: Mapping[str, object]) -> list[Rij]:
    """Every row the statement gives, each made with its columns in order."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [make(*row) for row in cursor.fetchall()]


def row(make: Callable[..., Rij], sql: str, values: Mapping[str, object]) -> Rij | None:
    """The first row, or None when there is none."""
    found = rows(make, sql, values)
    return found[0] if found else None


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
