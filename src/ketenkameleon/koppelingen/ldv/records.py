"""Records as the standard Logboek Dataverwerkingen asks for, made from our log: one per person and processing.

No name of who did it and none of whom it is about: the person is a pseudonym that only this installation can make, who
did it stands in our own log, to be found by the trace. What the register says (purpose, ground, term) is not repeated.
Source: data.md 2.4 (Logboek Dataverwerkingen 1.0.0).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from psycopg import Connection

from ketenkameleon.rules.verwerkingen import activity_of
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.sleutels import lookup_key

RESOURCE: Final = {"service.name": "ketenkameleon"}
PSEUDONIEM: Final = "pseudoniem"
_BATCH: Final = 2_000
# A change of a person is about that person; everything else about the child of the zaak. A look at a list is a record
# for each child on it. What is about nobody, such as an empty list or a file, has no betrokkene.
_ROWS: Final = """
SELECT h.id AS handeling, h.at, h.doel, h.rol, h.regio_id, 'regel/' || r.volgnr AS deel, r.gebeurtenis AS naam,
  '' AS reden, CASE WHEN r.object_soort = 'persoon' THEN r.object_id ELSE z.persoon_id END AS persoon
FROM logboek_handeling h JOIN logboek_regel r ON r.handeling_id = h.id LEFT JOIN zaken_zaak z ON z.id = r.zaak_id
WHERE h.at >= %(van)s AND h.at < %(tot)s
UNION ALL
SELECT h.id, h.at, h.doel, h.rol, h.regio_id, 'inzage/' || i.id || coalesce('/' || g.zaak_id, ''),
  i.object_soort || '.' || i.soort, i.reden, z.persoon_id
FROM logboek_handeling h JOIN logboek_inzage i ON i.handeling_id = h.id
LEFT JOIN LATERAL unnest(i.zaken) AS g (zaak_id) ON true
LEFT JOIN zaken_zaak z ON z.id = coalesce(i.zaak_id, g.zaak_id)
WHERE h.at >= %(van)s AND h.at < %(tot)s
ORDER BY 2, 1, 6
"""


class _Rij(NamedTuple):
    handeling: UUID
    at: datetime
    doel: str
    rol: str
    regio_id: UUID | None
    deel: str
    naam: str
    reden: str
    persoon: UUID | None


def records(conn: Connection, *, van: datetime, tot: datetime, versie: str,
            wet: Wetboek) -> Iterator[dict[str, object]]:
    """The records of everything from `van` up to `tot`, oldest first. Runs as owner; streams.

    `versie`: of this software, which stands in each record. Units: aware moments in, milliseconds since 1970 out.
    Raises LookupError for a page that stands in no processing activity: a record without one is of no use.
    """
    with conn.cursor(name="verwerkingen") as cursor:
        cursor.itersize = _BATCH
        for row in map(_Rij._make, cursor.execute(_ROWS, {"van": van, "tot": tot})):
            activiteit = activity_of(row.doel, row.rol, on=local_day(row.at), wet=wet)
            if activiteit is None:
                raise LookupError(f"het doel '{row.doel}' hoort bij geen verwerkingsactiviteit")
            moment = round(row.at.timestamp() * 1000)
            yield {
                "trace_id": row.handeling.hex, "span_id": _span(row.handeling, row.deel), "parent_span_id": "",
                "name": row.naam, "start_time": moment, "end_time": moment, "status": "Error" if row.reden else "Ok",
                "resource": RESOURCE | {"service.version": versie},
                "attributes": {"dpl.core.processing_activity_id": activiteit.uri,
                               **_subject(row.persoon, row.regio_id)},
            }


def _span(handeling: UUID, deel: str) -> str:
    """Eight bytes that are the same each time the record is made."""
    return hashlib.sha256(f"{handeling}/{deel}".encode()).hexdigest()[:16]


def _subject(persoon: UUID | None, regio_id: UUID | None) -> Mapping[str, str]:
    if persoon is None or regio_id is None:
        return {}
    made = lookup_key(str(persoon), regio_id=regio_id, soort="ldv")
    return {"dpl.core.data_subject_id": hmac.new(made, b"betrokkene", hashlib.sha256).hexdigest()[:32],
            "dpl.core.data_subject_id_type": PSEUDONIEM}
