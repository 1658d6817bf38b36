"""Break-glass as it happened, and who was told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id


class Noodtoegang(models.Model):
    """Somebody opened a zaak that is not theirs, with a reason, until a moment. `relatie_id`: what it opened by."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    zaak_id = models.UUIDField()
    nummer = models.CharField(max_length=12)
    account_id = models.UUIDField()
    relatie_id = models.UUIDField(unique=True)
    reden = models.CharField(max_length=40)
    toelichting = models.CharField(max_length=500)
    van_at = models.DateTimeField()
    tot_at = models.DateTimeField()
    gesloten_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id"], name="noodtoegang_open", condition=Q(gesloten_at__isnull=True)),
            models.Index(fields=["regio_id", "-van_at"], name="noodtoegang_regio"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(tot_at__gt=models.F("van_at")), name="noodtoegang_van_voor_tot"),
        ]


class Noodbericht(models.Model):
    """That one of who must hear of it was told, by the page where they see it, and when they saw it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    noodtoegang_id = models.UUIDField()
    voor = models.CharField(max_length=20)
    at = models.DateTimeField()
    gezien_at = models.DateTimeField(null=True)
    gezien_door = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["noodtoegang_id", "voor"], name="noodbericht_een_keer"),
        ]
