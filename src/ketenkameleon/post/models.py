"""The outbox: messages to an account that say that there is something, and the address somebody gave for them.

No name, no zaak and no word of anybody stands in them: the kind, the ground and counts. Source: issue 6, part 6;
design.md 4 (post) and 2 (promise 7); docs/adr/0035.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id

SOORTEN = ["dagelijks", "veiligheid", "te_laat", "nieuws", "nieuws_kind", "onbeantwoord"]


class Bericht(models.Model):
    """One message to one account. `sleutel`: a digest of what it is about, so that it is put out once.

    `bezig_at`: somebody is sending it; when that stays without an end, nobody knows whether it left. `fout`: the code
    of the last attempt. `velden`: counts.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    account_id = models.UUIDField()
    soort = models.CharField(max_length=20)
    grond = models.CharField(max_length=80)
    sleutel = models.CharField(max_length=64)
    velden = models.JSONField(default=dict)
    gemaakt_at = models.DateTimeField()
    volgende_at = models.DateTimeField()
    pogingen = models.SmallIntegerField(default=0)
    bezig_at = models.DateTimeField(null=True)
    verstuurd_at = models.DateTimeField(null=True)
    gestopt_at = models.DateTimeField(null=True)
    fout = models.CharField(max_length=20, default="")

    class Meta:
        indexes = [models.Index(fields=["regio_id", "volgende_at"], name="bericht_wacht",
                                condition=Q(verstuurd_at__isnull=True, gestopt_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["regio_id", "account_id", "soort", "sleutel"], name="bericht_een_keer"),
            models.CheckConstraint(condition=Q(soort__in=SOORTEN), name="bericht_soort"),
            models.CheckConstraint(condition=Q(verstuurd_at__isnull=True) | Q(gestopt_at__isnull=True),
                                   name="bericht_een_einde"),
        ]


class Berichtadres(models.Model):
    """Where somebody wants messages, given by themselves; sealed. `terug_at`: a message to it came back."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    account_id = models.UUIDField()
    adres = models.BinaryField()
    dagelijks = models.BooleanField(default=True)
    gezet_at = models.DateTimeField()
    terug_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regio_id", "account_id"], name="berichtadres_een")]
