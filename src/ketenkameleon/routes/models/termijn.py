"""The terms of a zaak as they were counted. Counting is for rules.termijnlijst; this is what came out.

Source: issue 4, parts 4 and 6; docs/adr/0030 (which amends 0026).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.routes.models.route import Zaakroute
from ketenkameleon.zaken.models import Zaak


class Termijn(models.Model):
    """One term: from which day, until which, and by which row. It runs until `gestopt_op`.

    `vanaf` and `laatste_dag` None: the day it counts from is not known. `vervalt`: a right that is gone after the last
    day. `geteld`: in Dutch how the last day was found. `gestopt_door` None: it was counted anew.
    `was_dag`: the last day it had before a new row of the regio was reckoned with.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="+", db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    zaakroute = models.ForeignKey(Zaakroute, on_delete=models.PROTECT, null=True, related_name="termijnen",
                                  db_index=False)
    code = models.CharField(max_length=40)
    soort = models.CharField(max_length=10)
    vanaf = models.DateField(null=True)
    laatste_dag = models.DateField(null=True)
    vervalt = models.BooleanField()
    geteld = models.CharField(max_length=300)
    rij_id = models.CharField(max_length=80, default="")
    rij_hash = models.CharField(max_length=16, default="")
    at = models.DateTimeField()
    was_dag = models.DateField(null=True)
    gestopt_op = models.DateField(null=True)
    gestopt_door = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["zaak"], name="routetermijn_zaak"),
            # The list of the week: what ends first, of what runs.
            models.Index(fields=["regio", "laatste_dag"], name="routetermijn_loopt",
                         condition=Q(gestopt_op__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["zaak", "code"], name="routetermijn_loopt_een_keer",
                                    condition=Q(gestopt_op__isnull=True)),
            models.CheckConstraint(condition=Q(soort__in=["wet", "norm", "lokaal"]), name="routetermijn_soort"),
            models.CheckConstraint(condition=Q(laatste_dag__isnull=True) | Q(vanaf__isnull=False)
                                   & Q(laatste_dag__gte=F("vanaf")), name="routetermijn_na_begin"),
        ]
