"""Professionals of several organisations: their hours, how far they are, and what they may do from when till when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Aanstelling, Gemeente, Regio
from ketenkameleon.toegang.models import NEVER, Account

FASEN = ["meelopen", "onder_begeleiding", "zelfstandig"]


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
    """One proof that a professional holds a rol: kind of proof, where it counts, from–until, and its ground.

    `rol` is empty for a proof of the person (VOG, a mandate). `gegeven_door`, `waar`: before whom and where an oath
    was sworn. `gebied`: the codes of the gemeenten of a deed. Who registered it is empty for what a regio brought
    along when it began. It is never removed: ending it sets `tot`, with who did so and why.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="bevoegdheden")
    rol = models.CharField(max_length=30, default="")
    soort = models.CharField(max_length=30)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True)
    van = models.DateField()
    tot = models.DateField(default=NEVER)
    bron = models.CharField(max_length=200)
    nummer = models.CharField(max_length=40, default="")
    gebied = ArrayField(models.CharField(max_length=4), default=list)
    gegeven_door = models.CharField(max_length=120, default="")
    waar = models.CharField(max_length=120, default="")
    document = models.CharField(max_length=200, default="")
    geregistreerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    geregistreerd_at = models.DateTimeField(null=True)
    beeindigd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beeindigd_at = models.DateTimeField(null=True)
    beeindigd_waarom = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="bevoegdheid_van_voor_tot"),
            models.CheckConstraint(
                condition=~models.Q(soort="akte_boa") | (~models.Q(nummer="") & ~models.Q(gebied=[])),
                name="bevoegdheid_akte_nummer_gebied"),
            ExclusionConstraint(
                name="bevoegdheid_een_akte", condition=models.Q(soort="akte_boa"),
                expressions=[("professional", "="),
                             (models.Func("van", "tot", models.Value("[]"), function="daterange",
                                          output_field=DateRangeField()), "&&")]),
        ]


class Fase(models.Model):
    """From which day a professional walks along, works under a begeleider, or works alone; signed by somebody else.

    `begeleider` says that it can; `getekend_door` wrote it down. Both are empty for what a regio brought along.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="fasen")
    fase = models.CharField(max_length=20)
    van = models.DateField()
    begeleider = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    getekend_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    getekend_at = models.DateTimeField(null=True)
    waarom = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(fase__in=FASEN), name="fase_bekend"),
            models.UniqueConstraint(fields=["professional", "van"], name="fase_een_per_dag"),
        ]
