"""Drafts: what somebody was typing survives, sealed, and only the writer ever sees it.

Source: design.md 2, promise 7; ux.md 6.5.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import seal
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Concept
from ketenkameleon.zaken.queries.concept import PLACE
from ketenkameleon.zaken.queries.lezen import Waarden

LARGEST = 64 * 1024
# More than anybody types in a year; without a bound one account could fill the disk.
MOST = 200


def keep_draft(actor: Actor, formulier: str, object_id: UUID, data: Mapping[str, object], *,
               at: datetime) -> datetime:
    """Keep what the actor is typing in this form about this object, over what was kept; gives the moment.

    `data`: what the form posted, at most 64 KiB as JSON. Raises Onvolledig beyond that, and when the actor has
    MOST others; what was kept before stays. Sealed with the regio's key and bound to object and writer. Not in
    the log: it is nothing yet.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    if len(text) > LARGEST:
        raise Onvolledig(concept="Uw tekst is te lang om als concept te bewaren. Bewaar eerst een deel.")
    sealed = seal(text, regio_id=actor.regio_id, place=PLACE + formulier, row=object_id)
    values: Waarden = {"id": new_id(), "regio": actor.regio_id, "account": actor.account_id, "formulier": formulier,
              "object": object_id, "inhoud": sealed, "at": at, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, values)
        if not cursor.rowcount:
            raise Onvolledig(concept=f"U hebt {MOST} concepten. Bewaar er eerst een, of gooi er een weg.")
    return at


def drop_draft(actor: Actor, formulier: str, object_id: UUID) -> None:
    """Throw away the actor's draft, because it was saved or is not wanted.

    Nothing happens when there is none.
    """
    Concept.objects.filter(account_id=actor.account_id, formulier=formulier, object_id=object_id).delete()


_KEEP: Final = """
INSERT INTO zaken_concept (id, regio_id, account_id, formulier, object_id, inhoud, bewaard_at)
SELECT %(id)s, %(regio)s, %(account)s, %(formulier)s, %(object)s, %(inhoud)s, %(at)s
WHERE (SELECT count(*) FROM zaken_concept WHERE account_id = %(account)s
  AND (formulier, object_id) <> (%(formulier)s, %(object)s::uuid)) < %(most)s
ON CONFLICT (account_id, formulier, object_id) DO UPDATE SET inhoud = EXCLUDED.inhoud,
  bewaard_at = EXCLUDED.bewaard_at
"""
