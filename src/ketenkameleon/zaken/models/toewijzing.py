"""Who is asked, who accepted: the vaste contactpersoon, and cover during leave."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Regio
from ketenkameleon.toegang.models import NEVER, Account
from ketenkameleon.zaken.models.zaak import Zaak


class Toewijzing(models.Model):
    """One request to one professional, and what came of it. Only an accepted one gives the family a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="toewijzingen",
                             db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    soort = models.CharField(max_length=12)
    stand = models.CharField(max_length=12)
    gevraagd_at = models.DateTimeField()
    gevraagd_door = models.UUIDField(null=True)
    antwoord_uiterlijk = models.DateField()
    reden = models.CharField(max_length=200, default="")
    is_overdracht = models.BooleanField(default=False)
    beantwoord_at = models.DateTimeField(null=True)
    weiger_code = models.CharField(max_length=30, default="")
    weiger_reden = models.CharField(max_length=200, default="")
    van = models.DateField(null=True)
    tot = models.DateField(default=NEVER)
    einde_reden = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "gevraagd_at"], name="toewijzing_zaak"),
            models.Index(fields=["account"], name="toewijzing_gevraagd", condition=Q(stand="gevraagd")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["zaak"], name="zaak_een_vaste",
                                    condition=Q(soort="vast", stand="aanvaard")),
            models.UniqueConstraint(fields=["zaak"], name="zaak_een_verzoek",
                                    condition=Q(soort="vast", stand="gevraagd")),
            models.CheckConstraint(condition=Q(soort__in=["vast", "waarneming"]), name="toewijzing_soort"),
            models.CheckConstraint(
                condition=Q(stand__in=["gevraagd", "aanvaard", "geweigerd", "ingetrokken", "geeindigd"]),
                name="toewijzing_stand",
            ),
            models.CheckConstraint(
                condition=~Q(is_overdracht=True) | ~Q(reden=""), name="overdracht_met_reden"
            ),
            models.CheckConstraint(
                condition=~Q(stand="geweigerd") | ~Q(weiger_code=""), name="weigering_met_reden"
            ),
        ]
