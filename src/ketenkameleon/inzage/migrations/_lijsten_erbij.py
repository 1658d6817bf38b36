"""The luik of the family once more, with the lists of daily work that came after it. Source: docs/adr/0018 and 0021."""

from __future__ import annotations

from typing import Final

from ketenkameleon.inzage.migrations import _lijsten
from ketenkameleon.inzage.migrations._brieven import luik

VOOR_GEZIN: Final = (*_lijsten.VOOR_GEZIN, "wetboek", "schoolplannen", "signalen", "in_beeld")
OUD: Final = luik(_lijsten.LUIKEN, "inzage_log_gezin")


def _wider(sql: str) -> str:
    """The same luik with all lists of a family; the list that stood there must be there once."""
    was, now = (", ".join(f"'{lijst}'" for lijst in lijsten) for lijsten in (_lijsten.VOOR_GEZIN, VOOR_GEZIN))
    before, after = sql.split(f"IN ({was})")
    return f"{before}IN ({now}){after}"


NIEUW: Final = _wider(OUD)
