"""Which account belongs to a subject of an OpenID provider. Works before anybody is logged in."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.toegang.models import Account, Inlogkoppeling

BY_HAND: Final = "beheerder"


def linked_account(issuer: str, subject: str) -> Account | None:
    """The active account of this subject of this issuer; None when nobody linked one."""
    found = Inlogkoppeling.objects.filter(issuer=issuer, subject=subject).values_list("account_id", flat=True).first()
    return Account.objects.filter(pk=found, is_active=True).first() if found else None


def link_by_claim(issuer: str, subject: str, *, naam: str, organisatie: str, at: datetime) -> Account | None:
    """Link the account with that gebruikersnaam, once; None when it does not work for that organisatie alone.

    `organisatie`: the key of the organisatie whose provider this is. The database decides, so that a provider of one
    organisatie never opens an account of another. Source: docs/adr/0019.
    """
    if not naam:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_koppel_claim(%s, %s, %s, %s, %s, %s)",
                       [new_id(), issuer, subject, naam, organisatie, at])
        found = cursor.fetchone()[0]
    return Account.objects.get(pk=found) if found else None


def link_by_hand(issuer: str, subject: str, gebruikersnaam: str, *, at: datetime) -> None:
    """Link an account to a subject, as the owner. Errors: Account.DoesNotExist; IntegrityError for a second link."""
    account = Account.objects.get(gebruikersnaam=gebruikersnaam)
    Inlogkoppeling.objects.create(issuer=issuer.rstrip("/"), subject=subject, account_id=account.pk, gemaakt_at=at,
                                  hoe=BY_HAND)
