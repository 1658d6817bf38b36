"""The routes of a zaak: how far each came, every step that was taken, and what was recorded for it.

A route stands behind one muur from its beginning: that of the zaak, or that of the Wpg (row route.muur). What hangs
on it stands behind the same one. Source: issue 4, part 4; docs/adr/0030.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Zaak


class Zaakroute(models.Model):
    """One route in one zaak: in which stand it is, and why it was begun. One of a kind runs at a time.

    `uitleg`: why compulsion before help (*pas toe of leg uit*), "" where none was asked. `geeindigd_op`: the day of the
    step after which it can begin anew. `rij_id`: the row of the law on the day it began.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="routes", db_index=False)
    route = models.CharField(max_length=30)
    stand = models.CharField(max_length=40)
    uitleg = models.CharField(max_length=500, default="")
    begonnen_op = models.DateField()
    begonnen_at = models.DateTimeField()
    begonnen_door = models.UUIDField()
    geeindigd_op = models.DateField(null=True)
    rij_id = models.CharField(max_length=80)
    rij_hash = models.CharField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["zaak", "begonnen_at"], name="zaakroute_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["zaak", "route"], name="zaakroute_loopt_een_keer",
                                    condition=Q(geeindigd_op__isnull=True)),
            # What hangs on a route points at all three, so that it stands behind the same muur of the same zaak.
            models.UniqueConstraint(fields=["id", "zaak", "muur"], name="zaakroute_met_muur"),
            models.CheckConstraint(condition=Q(geeindigd_op__isnull=True) | Q(geeindigd_op__gte=F("begonnen_op")),
                                   name="zaakroute_eindigt_later"),
        ]


class Routestap(models.Model):
    """One step of a route, written once. `door`: the party that took it; `gezet_door`: who wrote it down.

    `zelf`: who wrote it down took the step too, and was asked for authority; False: what happened was noted.
    `bevoegd_daad`: the act or rol that was asked for, "" where none was. `rij_id`: the row of the day of the step.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    zaakroute = models.ForeignKey(Zaakroute, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    nummer = models.SmallIntegerField()
    van = models.CharField(max_length=40)
    naar = models.CharField(max_length=40)
    op = models.DateField()
    door = models.CharField(max_length=30)
    zelf = models.BooleanField()
    gezet_door = models.UUIDField()
    at = models.DateTimeField()
    reden = models.CharField(max_length=500, default="")
    bevoegd_daad = models.CharField(max_length=40, default="")
    rij_id = models.CharField(max_length=80)
    rij_hash = models.CharField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["zaak", "op"], name="routestap_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["zaakroute", "nummer"], name="routestap_een_keer"),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="routestap_vanaf_een"),
        ]


class Routefeit(models.Model):
    """One thing that was recorded: a code of row route.eisen, or a kenmerk of this zaak. A correction is a new line.

    `zaakroute` None: it holds for the whole zaak. `vervangt`: the line that this one corrects. `geldt` False: what the
    line before said is not so, and nothing comes in its place. `waarde`: a little more, where the code asks it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    zaakroute = models.ForeignKey(Zaakroute, on_delete=models.PROTECT, null=True, related_name="feiten", db_index=False)
    code = models.CharField(max_length=40)
    op = models.DateField()
    waarde = models.JSONField(default=dict)
    bron = models.CharField(max_length=200, default="")
    geldt = models.BooleanField(default=True)
    vastgelegd_door = models.UUIDField()
    at = models.DateTimeField()
    vervangt = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["zaak", "at"], name="routefeit_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["vervangt"], name="routefeit_een_keer_verbeterd"),
            models.CheckConstraint(condition=Q(geldt=True) | Q(vervangt__isnull=False), name="routefeit_nee_op_iets"),
        ]
