"""Beeld van kind en gezin: what somebody said about one subject, in their own words, with who and when.

Like a verhaal: it stands behind the muur of the rol it was told in, and may be used in the rollen of `voor`.
Source: issue 4, part 4; docs/adr/0031.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Zaak


class Beeld(models.Model):
    """One line of the beeld, written once. A correction is a new line with the same source that `vervangt` it.

    `wie`: a code of row beeld.bronnen. `voor`: the lezersmuren in which it may be used; a rol can be taken out of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    onderwerp = models.CharField(max_length=30)
    wie = models.CharField(max_length=20)
    wie_anders = models.CharField(max_length=80, default="")
    tekst = models.CharField(max_length=1000)
    gezegd_op = models.DateField()
    vastgelegd_door = models.UUIDField()
    at = models.DateTimeField()
    vervangt = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    voor = ArrayField(models.SmallIntegerField())

    class Meta:
        indexes = [models.Index(fields=["zaak"], name="beeld_zaak")]
        constraints = [
            # Filled once: per rol, subject and source. What is behind another rol is not told by a clash.
            models.UniqueConstraint(fields=["zaak", "muur", "onderwerp", "wie", "wie_anders"], name="beeld_een_keer",
                                    condition=Q(vervangt__isnull=True)),
            models.UniqueConstraint(fields=["vervangt"], name="beeld_een_keer_verbeterd"),
            models.CheckConstraint(condition=~Q(tekst="") & ~Q(onderwerp=""), name="beeld_met_woorden"),
        ]
