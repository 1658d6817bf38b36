"""Accounts, and how an account stands to a zaak."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.toegang.inloggen.models import Inlogbrief, Inlogkoppeling
from ketenkameleon.toegang.noodtoegang.models import Noodbericht, Noodtoegang

__all__ = ["Account", "Accounts", "Inlogbrief", "Inlogkoppeling", "Noodbericht", "Noodtoegang", "Relatie", "ZichtRij",
           "ZichtStand"]

NEVER = "9999-12-31"
SOORTEN = ["vast", "waarneming", "gevraagd", "meeloper", "begeleider", "noodtoegang", "school", "gedeeld",
           "ouder_met_gezag", "ouder_zonder_gezag", "kind"]


class Accounts(BaseUserManager["Account"]):
    """Django's own way to a user by name; there is no superuser to make."""

    def create_user(self, gebruikersnaam: str, password: str, *, naam: str) -> Account:
        """A new account that can log in. No rights come with it: those hang on an aanstelling."""
        account = self.model(gebruikersnaam=gebruikersnaam, naam=naam)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who logs in. What they may do follows from their aanstellingen, never from a flag here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    gebruikersnaam = models.CharField(max_length=80, unique=True)
    naam = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = Accounts()

    USERNAME_FIELD = "gebruikersnaam"
    REQUIRED_FIELDS = ["naam"]

    def get_full_name(self) -> str:
        """The name on the screen."""
        return self.naam


class Relatie(models.Model):
    """How somebody stands to a zaak, from–until: an account, a school, or (*gedeeld*) who looks as a rol.

    The only table about relations that decides what a policy lets through. `soort` is a band of rules.visibility, or
    `gedeeld`: in this zaak, who looks as `lezersmuur` may also read the notities of `muren`. `persoon_id`: the child
    of the zaak, filled in by the database.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, null=True)
    zaak_id = models.UUIDField()
    persoon_id = models.UUIDField(null=True)
    school_id = models.UUIDField(null=True)
    soort = models.CharField(max_length=20)
    lezersmuur = models.SmallIntegerField(null=True)
    muren = ArrayField(models.SmallIntegerField(), default=list)
    van = models.DateField()
    tot = models.DateField(default=NEVER)

    class Meta:
        indexes = [
            models.Index(fields=["account", "tot", "zaak_id"], name="relatie_account"),
            models.Index(fields=["zaak_id", "tot"], name="relatie_zaak"),
            models.Index(fields=["school_id", "tot"], name="relatie_school", condition=Q(school_id__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=SOORTEN), name="relatie_soort"),
            models.CheckConstraint(
                condition=Q(soort="school", account__isnull=True, school_id__isnull=False, lezersmuur__isnull=True)
                | Q(soort="gedeeld", account__isnull=True, school_id__isnull=True, lezersmuur__isnull=False)
                | Q(account__isnull=False, school_id__isnull=True, lezersmuur__isnull=True), name="relatie_van_wie"
            ),
            models.UniqueConstraint(
                fields=["zaak_id", "school_id"], name="relatie_school_een", condition=Q(soort="school", tot=NEVER)
            ),
            # One day before: a relatie that ended on the day it began held on no day at all.
            models.CheckConstraint(
                condition=Q(tot__gte=models.F("van") - timedelta(days=1)), name="relatie_van_voor_tot"
            ),
        ]


class ZichtRij(models.Model):
    """One row of the matrix of rules.visibility, as the database reads it. Written by the owner alone."""

    pk = models.CompositePrimaryKey("lezersmuur", "band", "onderdeel", "muur")
    lezersmuur = models.SmallIntegerField()
    band = models.CharField(max_length=20)
    onderdeel = models.CharField(max_length=20)
    muur = models.SmallIntegerField()

    class Meta:
        db_table = "toegang_zicht"


class ZichtStand(models.Model):
    """Which matrix stands in the database: the hash of it all, since when, and how long a school keeps sight.

    `school_maanden`: calendar months after a zaak closed.
    """

    hash = models.CharField(max_length=64, primary_key=True)
    school_maanden = models.SmallIntegerField()
    geschreven_at = models.DateTimeField()

    class Meta:
        db_table = "toegang_zicht_stand"
