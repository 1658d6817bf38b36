"""The national rows as the database knows them: it refuses an added row that the law does not take.

Written by the owner, at the first migration and by `./kameleon db migreer`. The trigger asks what
`Wetboek.check_addition` asks, so that no way of writing a row goes round it. Source: design.md 5; docs/adr/0024.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import Rij, Scope

Bekend = tuple[str, date, bool, str]


def write_national() -> bool:
    """Bring what the database knows of the shipped rows up to date, as owner; says whether anything changed."""
    wanted = sorted(_known(rij) for rij in shipped().rijen if rij.scope is Scope.RIJK)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT naam, van, lokaal, vorm::text FROM wetboek_landelijk")
        found = sorted((naam, van, lokaal, _text(json.loads(vorm))) for naam, van, lokaal, vorm in cursor.fetchall())
        if found == wanted:
            return False
        cursor.execute("DELETE FROM wetboek_landelijk")
        cursor.executemany("INSERT INTO wetboek_landelijk (naam, van, lokaal, vorm) VALUES (%s, %s, %s, %s)", wanted)
    return True


def _known(rij: Rij) -> Bekend:
    """A row without its values: a table by the names of its parts, anything else by an example of its kind."""
    form: object = rij.waarde
    if isinstance(rij.waarde, Mapping):
        form = dict.fromkeys(sorted(rij.waarde), 0)
    elif isinstance(rij.waarde, tuple):
        form = []
    elif isinstance(rij.waarde, date):
        form = rij.waarde.isoformat()
    return rij.naam, rij.van, rij.lokaal, _text(form)


def _text(form: object) -> str:
    return json.dumps(form, sort_keys=True, ensure_ascii=False)
