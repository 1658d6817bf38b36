"""Professionals of several organisations: their hours and what they may do from when till when."""

from __future__ import annotations

from django.db import models

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Aanstelling, Gemeente, Regio
from ketenkameleon.toegang.models import NEVER


class Professional(models.Model):
    """Someone who can be a vaste contactpersoon, standing on an aanstelling."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    aanstelling = models.OneToOneField(Aanstelling, on_delete=models.PROTECT)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1)
    zaken_maximaal = models.SmallIntegerField()
    werkdagen = models.CharField(max_length=40, default="")
    telefoon = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(uren_per_week__gt=0), name="professional_uren"),
            models.CheckConstraint(condition=models.Q(zaken_maximaal__gte=0), name="professional_zaken"),
        ]


class Bevoegdheid(models.Model):
    """One proof that a professional holds a rol: kind of proof, where it counts, from–until, and its ground."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="bevoegdheden")
    rol = models.CharField(max_length=30)
    soort = models.CharField(max_length=30)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True)
    van = models.DateField()
    tot = models.DateField(default=NEVER)
    bron = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="bevoegdheid_van_voor_tot"),
        ]
