"""A code in a letter for a parent or child, and the link of an outside login to an account."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id

GEZIN = ["ouder_met_gezag", "ouder_zonder_gezag", "kind"]


class Inlogbrief(models.Model):
    """A code in a letter to one parent or child. Only keyed hashes of what they must know; it works once.

    `bewijs`: the hash over the code, the child's birth date and the code by phone. `belcode`: sealed, for the
    contactpersoon to say by phone.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    zaak_id = models.UUIDField()
    persoon_id = models.UUIDField()
    account_id = models.UUIDField()
    soort = models.CharField(max_length=20)
    code = models.BinaryField(unique=True)
    bewijs = models.BinaryField()
    belcode = models.BinaryField()
    gemaakt_at = models.DateTimeField()
    gemaakt_door = models.UUIDField()
    geldig_tot = models.DateTimeField()
    pogingen = models.SmallIntegerField(default=0)
    pogingen_maximaal = models.SmallIntegerField()
    gebruikt_at = models.DateTimeField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak_id", "persoon_id"], name="inlogbrief_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=GEZIN), name="inlogbrief_soort"),
            models.CheckConstraint(condition=Q(pogingen__lte=models.F("pogingen_maximaal")),
                                   name="inlogbrief_pogingen"),
        ]


class Inlogkoppeling(models.Model):
    """That a subject of one OpenID provider is this account. Issuer and subject together, never one alone."""

    id = models.UUIDField(primary_key=True, default=new_id)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    account_id = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    hoe = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="inlogkoppeling_subject"),
            models.UniqueConstraint(fields=["issuer", "account_id"], name="inlogkoppeling_account"),
            models.CheckConstraint(condition=Q(hoe__in=["beheerder", "claim"]), name="inlogkoppeling_hoe"),
        ]
