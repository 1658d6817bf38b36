"""A plek: care or education that fits. The clock stops only when it has started and someone else says so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Regio, School
from ketenkameleon.zaken.models.zaak import Zaak

PLEKSTANDEN = ["aangeboden", "aanvaard", "gestart", "bevestigd", "betwist", "gestopt", "vervallen"]


class Plek(models.Model):
    """One plek of a kind for one child, with the day of every step."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="plekken",
                             db_index=False)
    soort = models.CharField(max_length=40)
    waar = models.CharField(max_length=120)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True)
    stand = models.CharField(max_length=12)
    aangeboden_op = models.DateField()
    aangeboden_door = models.UUIDField()
    aanvaard_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    gestart_door = models.UUIDField(null=True)
    bevestigd_op = models.DateField(null=True)
    bevestigd_als = models.CharField(max_length=10, default="")
    bevestigd_door = models.UUIDField(null=True)
    kind_zegt = models.CharField(max_length=200, default="")
    betwist_op = models.DateField(null=True)
    betwist_als = models.CharField(max_length=10, default="")
    betwist_reden = models.CharField(max_length=200, default="")
    gestopt_op = models.DateField(null=True)
    stop_reden = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["zaak", "aangeboden_op"], name="plek_zaak")]
        constraints = [
            models.UniqueConstraint(
                fields=["zaak"], name="plek_een_gestart", condition=Q(stand__in=["gestart", "bevestigd"])
            ),
            models.CheckConstraint(condition=Q(stand__in=PLEKSTANDEN), name="plek_stand"),
            models.CheckConstraint(
                condition=~Q(stand__in=["gestart", "bevestigd"]) | Q(gestart_op__isnull=False), name="plek_gestart_op"
            ),
            models.CheckConstraint(
                condition=~Q(stand="bevestigd")
                | (Q(bevestigd_op__isnull=False) & Q(bevestigd_als__in=["school", "ouder"])
                   & ~Q(bevestigd_door=models.F("gestart_door"))),
                name="plek_bevestigd_door_ander",
            ),
        ]
