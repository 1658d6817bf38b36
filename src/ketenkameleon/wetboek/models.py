"""The rows that a regio or a school adds to the shipped law: append-only, proposed by one, approved by another.

The luiken of migration 0003 alone write them. Source: issue 4, part 7; docs/adr/0034.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.wetboek import Zekerheid
from ketenkameleon.rules.wetboek_vorm import Besluit


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
            models.UniqueConstraint(fields=["regio_id", "naam", "van", "scope", "sleutel"], name="wetboekrij_een_keer"),
        ]


class Rijvoorstel(models.Model):
    """A row that somebody wants to add. Written once; what became of it is its Rijbesluit.

    `reden`: why, asked of a row that begins before today. Approved, the row of the law has the same key.
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
    reden = models.CharField(max_length=300)
    voorgesteld_door = models.UUIDField()
    voorgesteld_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["regio_id", "naam"], name="rijvoorstel_naam")]
        constraints = [
            models.CheckConstraint(condition=Q(scope="regio"), name="rijvoorstel_scope"),
            models.CheckConstraint(condition=Q(zekerheid__in=[z.value for z in Zekerheid]),
                                   name="rijvoorstel_zekerheid"),
        ]


class Rijbesluit(models.Model):
    """What became of a proposal: one line, written once. A refusal says why."""

    voorstel = models.OneToOneField(Rijvoorstel, on_delete=models.PROTECT, primary_key=True, related_name="besluit")
    regio_id = models.UUIDField()
    wat = models.CharField(max_length=12)
    reden = models.CharField(max_length=300)
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(wat__in=[b.value for b in Besluit]), name="rijbesluit_wat"),
            models.CheckConstraint(condition=~Q(wat=Besluit.GEWEIGERD.value, reden=""),
                                   name="rijbesluit_weigering_met_reden"),
        ]


class Herrekening(models.Model):
    """Running terms that an added row may change, to be counted again. The worker keeps here how far it is.

    `tot_hier`: the key of the last zaak that was looked at. `bekeken`, `veranderd`: how many terms.
    """

    rij = models.OneToOneField(WetboekRij, on_delete=models.PROTECT, primary_key=True, related_name="herrekening")
    regio_id = models.UUIDField()
    naam = models.CharField(max_length=80)
    van = models.DateField()
    tot_hier = models.UUIDField(null=True)
    bekeken = models.IntegerField(default=0)
    veranderd = models.IntegerField(default=0)
    klaar_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["regio_id"], condition=Q(klaar_at__isnull=True), name="herrekening_wacht")]
