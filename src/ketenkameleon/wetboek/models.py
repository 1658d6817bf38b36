"""The rows that a regio or a school adds to the shipped law: append-only, proposed by one, approved by another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.wetboek import Zekerheid


class WetboekRij(models.Model):
    """One added row. It counts from the moment another person approved it.

    A trigger refuses what the law does not take (`landelijk`).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    naam = models.CharField(max_length=80)
    van = models.DateField()
    waarde = models.JSONField()
    eenheid = models.CharField(max_length=80)
    bron = models.CharField(max_length=200)
    zekerheid = models.CharField(max_length=40)
    scope = models.CharField(max_length=10)
    sleutel = models.CharField(max_length=10)
    voorgesteld_door = models.UUIDField()
    voorgesteld_at = models.DateTimeField()
    goedgekeurd_door = models.UUIDField()
    goedgekeurd_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=["regio", "school"]), name="wetboekrij_scope"),
            models.CheckConstraint(condition=Q(zekerheid__in=[z.value for z in Zekerheid]),
                                   name="wetboekrij_zekerheid"),
            models.CheckConstraint(
                condition=~Q(goedgekeurd_door=F("voorgesteld_door")), name="wetboekrij_twee_personen"
            ),
        ]
