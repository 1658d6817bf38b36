"""The address somebody gave for messages. Through the wall it is their own alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketenkameleon.post.models import Berichtadres


@dataclass(frozen=True, slots=True)
class AdresZicht:
    """A sealed address, whether the daily message goes there, and since when mail to it came back."""

    id: UUID
    adres: bytes
    dagelijks: bool
    terug_at: datetime | None


def address_of(regio_id: UUID, account_id: UUID) -> AdresZicht | None:
    """The address of this account in this regio, None when there is none. One query."""
    row = Berichtadres.objects.filter(regio_id=regio_id, account_id=account_id).first()
    return AdresZicht(row.id, bytes(row.adres), row.dagelijks, row.terug_at) if row else None
