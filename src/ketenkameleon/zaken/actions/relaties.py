"""How an account stands to a zaak: the rows that the walls read, written wherever a toewijzing changes.

A relatie counts from `van` up to and including `tot`. It ends on the day before the change, so that who hands
over, refuses or is replaced sees nothing any more; a closed zaak stays readable on its last day. These rows
alone say who stands how to a zaak: no query asks the toewijzing as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from ketenkameleon.rules.access import Relatie as Soort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import NEVER, Relatie

YESTERDAY = timedelta(days=-1)


def begin_relatie(actor: Actor, zaak_id: UUID, account_id: UUID, soort: Soort, *, van: date,
                  tot: date | str = NEVER) -> None:
    """From `van` up to and including `tot` (no end when not given) the account stands so to the zaak."""
    Relatie.objects.create(regio_id=actor.regio_id, zaak_id=zaak_id, account_id=account_id, soort=soort.value,
                           van=van, tot=tot)


def end_relaties(actor: Actor, zaak_id: UUID, soorten: Iterable[Soort], *, tot: date,
                 account_id: UUID | None = None) -> None:
    """End these relaties (of one account, or of all) so that `tot` is the last day.

    A relatie that began after `tot` ends on the day before it began: it held on no day at all.
    """
    who = Q() if account_id is None else Q(account_id=account_id)
    Relatie.objects.filter(
        who, regio_id=actor.regio_id, zaak_id=zaak_id, soort__in=[soort.value for soort in soorten],
        tot__gt=tot,
    ).update(tot=Greatest(F("van") + YESTERDAY, Value(tot)))
