"""The region: gemeenten, organisaties, scholen, and who works where from when till when."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.toegang.models import NEVER, Account

ORGANISATIESOORTEN = ["gemeente", "halt", "rvdk", "school", "doorstroompunt", "cjg", "ggd", "swv", "regio"]
SCHOOLSOORTEN = ["po", "vo", "so", "mbo"]
PLAATSSOORTEN = ["houder", "vervanger", "vacature", "niet_hier"]
VAKANTIEREGIOS = ["noord", "midden", "zuid"]


class Regio(models.Model):
    """A partnership of gemeenten; the wall that every other record stands behind."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=10, unique=True)
    naam = models.CharField(max_length=120)


class Organisatie(models.Model):
    """An employer or partner; possibly the verwerkingsverantwoordelijke of records."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    soort = models.CharField(max_length=20)
    naam = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(soort__in=ORGANISATIESOORTEN), name="organisatie_soort"),
            models.UniqueConstraint(fields=["regio", "naam"], name="organisatie_naam"),
        ]


class Gemeente(models.Model):
    """A gemeente of the regio, with the organisatie that answers for leerplicht there."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    code = models.CharField(max_length=4)
    naam = models.CharField(max_length=120)
    vakantieregio = models.CharField(max_length=10)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "code"], name="gemeente_code"),
            models.CheckConstraint(condition=models.Q(vakantieregio__in=VAKANTIEREGIOS), name="gemeente_vakantie"),
        ]


class School(models.Model):
    """One vestiging of a school: its BRIN of six characters is its name to DUO."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    brin6 = models.CharField(max_length=6)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=3)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    telefoon = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "brin6"], name="school_brin6"),
            models.CheckConstraint(condition=models.Q(soort__in=SCHOOLSOORTEN), name="school_soort"),
            models.CheckConstraint(condition=models.Q(brin6__regex=r"^[0-9]{2}[A-Z]{2}[0-9]{2}$"),
                                   name="school_brin6_vorm"),
        ]


class Aanstelling(models.Model):
    """Who works where, in which functie, from–until. The ground under everything an account may do."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True)
    functie = models.CharField(max_length=20)
    van = models.DateField()
    tot = models.DateField(default=NEVER)

    class Meta:
        indexes = [models.Index(fields=["account", "tot"], name="aanstelling_account")]
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="aanstelling_van_voor_tot"),
            # The school of an aanstelling opens what a school sees. A kernteam stands to schools by its plaatsen.
            models.CheckConstraint(condition=~models.Q(functie="kernteam", school__isnull=False),
                                   name="aanstelling_kernteam_zonder_school"),
        ]


class Kernteamplaats(models.Model):
    """One line about a functie in the kernteam of a school, from–until: who holds it, who stands in, or nobody.

    `soort` as in rules.kernteam. `dagen`: the weekdays somebody is there, 1 is Monday. A line is never removed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    functie = models.CharField(max_length=30)
    soort = models.CharField(max_length=12)
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, null=True, db_index=False)
    dagen = ArrayField(models.SmallIntegerField(), default=list)
    telefoon = models.CharField(max_length=20, default="")
    van = models.DateField()
    tot = models.DateField(default=NEVER)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["school", "tot"], name="kernteamplaats_school"),
            models.Index(fields=["aanstelling", "tot"], name="kernteamplaats_van"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(soort__in=PLAATSSOORTEN), name="kernteamplaats_soort"),
            models.CheckConstraint(
                condition=models.Q(soort__in=["houder", "vervanger"], aanstelling__isnull=False)
                | models.Q(soort__in=["vacature", "niet_hier"], aanstelling__isnull=True), name="kernteamplaats_wie"),
            # One day before: a line that ended on the day it began held on no day at all.
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van") - timedelta(days=1)),
                                   name="kernteamplaats_van_voor_tot"),
            models.UniqueConstraint(fields=["school", "functie"], name="kernteamplaats_een_stand",
                                    condition=models.Q(tot=NEVER) & ~models.Q(soort="vervanger")),
            models.UniqueConstraint(fields=["school", "functie"], name="kernteamplaats_een_vervanger",
                                    condition=models.Q(tot=NEVER, soort="vervanger")),
        ]


class Koppelvoorstel(models.Model):
    """That a subject of an outside provider should be this account: proposed by one beheerder, decided by another.

    Written by luiken alone. `ja`: what was decided; a no, or taking it back, asks for no second person.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    voorgesteld_door = models.UUIDField()
    voorgesteld_at = models.DateTimeField()
    besloten_door = models.UUIDField(null=True)
    besloten_at = models.DateTimeField(null=True)
    ja = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "account"], condition=models.Q(besloten_at__isnull=True),
                                    name="koppelvoorstel_een_tegelijk"),
            models.CheckConstraint(condition=~models.Q(ja=True, besloten_door=models.F("voorgesteld_door")),
                                   name="koppelvoorstel_twee_personen"),
        ]
