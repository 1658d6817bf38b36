"""The letters of a zaak: the outbox. What a letter says stands in its versions, which are written once.

A letter stands behind the muur of the rol it was made in. A letter to a party has the share it goes out on; one to the
family is about themselves and needs none. Source: issue 4, part 5; docs/adr/0028-the-outbox.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.delen.models import Deling
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Zaak

GEZIN = "gezin"


class Brief(models.Model):
    """One letter: of which kind, to whom, on which share, and how far it has come.

    `naar`: "gezin" with a `persoon`, or a party of row delen.partijen. Released: it changes no more and may leave.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="brieven",
                             db_index=False)
    soort = models.CharField(max_length=30)
    naar = models.CharField(max_length=20)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    deling = models.ForeignKey(Deling, on_delete=models.PROTECT, null=True, db_index=False, related_name="brieven")
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    vrijgegeven_door = models.UUIDField(null=True)
    vrijgegeven_at = models.DateTimeField(null=True)
    verstuurd_op = models.DateField(null=True)
    verstuurd_door = models.UUIDField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak", "gemaakt_at"], name="brief_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(naar=GEZIN, persoon__isnull=False, deling__isnull=True)
                                   | ~Q(naar=GEZIN) & Q(persoon__isnull=True), name="brief_aan_wie"),
            models.CheckConstraint(condition=Q(vrijgegeven_at__isnull=True) | Q(naar=GEZIN) | Q(deling__isnull=False),
                                   name="brief_uit_op_een_deling"),
            models.CheckConstraint(condition=Q(verstuurd_op__isnull=True) | Q(vrijgegeven_at__isnull=False),
                                   name="brief_eerst_vrijgegeven"),
            models.CheckConstraint(condition=Q(ingetrokken_at__isnull=True) | Q(vrijgegeven_at__isnull=True),
                                   name="brief_vrij_of_weg"),
        ]


class Briefversie(models.Model):
    """What a letter says at one moment: the values, the address, the whole text ([] while something is missing)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="versies", db_index=False)
    nummer = models.SmallIntegerField()
    aan = ArrayField(models.CharField(max_length=200))
    waarden = models.JSONField()
    onderwerp = models.CharField(max_length=300, default="")
    blokken = models.JSONField(default=list)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "nummer"], name="briefversie_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["brief", "nummer"], name="briefversie_een_keer"),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="briefversie_vanaf_een"),
        ]
