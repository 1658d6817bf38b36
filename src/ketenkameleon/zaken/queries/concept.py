"""Reading one's own drafts."""

from __future__ import annotations

import json
from typing import Final
from uuid import UUID

from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import unseal
from ketenkameleon.zaken.models import Concept

PLACE: Final = "zaken_concept.inhoud/"


def draft(actor: Actor, formulier: str, object_id: UUID) -> dict[str, object] | None:
    """What the actor was typing in this form about this object, or None.

    Never another's: the wall sees to it.
    """
    sealed = Concept.objects.filter(
        account_id=actor.account_id, formulier=formulier, object_id=object_id).values_list("inhoud",
                                                                                           flat=True).first()
    if sealed is None:
        return None
    return dict(json.loads(unseal(bytes(sealed), regio_id=actor.regio_id, place=PLACE + formulier,
                                  row=object_id)))
