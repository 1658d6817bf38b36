"""Accounts, and how an account stands to a zaak."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ketenkameleon.logboek.ids import new_id

NEVER = "9999-12-31"


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
    """How an account stands to a zaak, from–until. The only table about relations that a policy reads."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    zaak_id = models.UUIDField()
    soort = models.CharField(max_length=20)
    muren = models.JSONField(default=list)
    van = models.DateField()
    tot = models.DateField(default=NEVER)

    class Meta:
        indexes = [
            models.Index(fields=["account", "tot", "zaak_id"], name="relatie_account"),
            models.Index(fields=["zaak_id", "tot"], name="relatie_zaak"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=["vast", "waarneming", "gevraagd"]), name="relatie_soort"
            ),
            # One day before: a relatie that ended on the day it began held on no day at all.
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van") - timedelta(days=1)), name="relatie_van_voor_tot"
            ),
        ]
