"""One handeling per transaction; what changed; who looked or was refused; and the chain over all of it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ketenkameleon.logboek.ids import new_id


class Handeling(models.Model):
    """Who did something, in which rol and for what: one row per transaction, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    plicht = models.CharField(max_length=40, default="")
    rol = models.CharField(max_length=40, default="")
    doel = models.CharField(max_length=60)
    regio_id = models.UUIDField(null=True)
    verantwoordelijke_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["regio_id", "at"], name="handeling_regio_at")]


class Regel(models.Model):
    """One change: what happened to which record. Codes and a salted digest; the content stands apart."""

    pk = models.CompositePrimaryKey("handeling_id", "volgnr")
    handeling = models.ForeignKey(Handeling, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    volgnr = models.IntegerField()
    regio_id = models.UUIDField(null=True)
    gebeurtenis = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=40)
    object_id = models.UUIDField()
    zaak_id = models.UUIDField(null=True)
    digest = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["zaak_id"], name="regel_zaak", condition=models.Q(zaak_id__isnull=False)),
        ]


class Inhoud(models.Model):
    """The content of one change with its salt, so that it can be destroyed without breaking the chain."""

    pk = models.CompositePrimaryKey("handeling_id", "volgnr")
    handeling = models.ForeignKey(Handeling, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    volgnr = models.IntegerField()
    regio_id = models.UUIDField(null=True)
    zout = models.BinaryField()
    inhoud = models.TextField()


class Inzage(models.Model):
    """Who looked at what, or was refused: the asked-for id always, whether or not it exists.

    `zaken`: whose children stood in the list that was looked at; empty for a look at one thing.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    handeling = models.ForeignKey(Handeling, on_delete=models.PROTECT, db_constraint=False)
    regio_id = models.UUIDField(null=True)
    soort = models.CharField(max_length=20)
    object_soort = models.CharField(max_length=40)
    gevraagd = models.CharField(max_length=80)
    zaak_id = models.UUIDField(null=True)
    reden = models.CharField(max_length=60, default="")
    zaken = ArrayField(models.UUIDField(), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["zaak_id"], name="inzage_zaak", condition=models.Q(zaak_id__isnull=False)),
            # New rows wait in a short list of their own, which every question reads as well: so it is kept short.
            GinIndex(fields=["zaken"], name="inzage_zaken", gin_pending_list_limit=256,
                     condition=models.Q(zaken__isnull=False)),
        ]


class Kop(models.Model):
    """The head of a chain: its last number and hash. One per regio, and one for what has no regio."""

    keten = models.UUIDField(primary_key=True)
    nummer = models.BigIntegerField()
    hash = models.BinaryField()


class Schakel(models.Model):
    """One link per transaction: the hash over the handeling, its lines and the link before it."""

    pk = models.CompositePrimaryKey("keten", "nummer")
    keten = models.UUIDField()
    nummer = models.BigIntegerField()
    handeling_id = models.UUIDField(unique=True)
    vorige = models.BinaryField()
    hash = models.BinaryField()


class Certificaat(models.Model):
    """That content was destroyed: by whose decision, on what ground. Two persons, or it is not there."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio_id = models.UUIDField()
    verantwoordelijke_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    voorgesteld_door = models.UUIDField()
    goedgekeurd_door = models.UUIDField()
    grond = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(voorgesteld_door=models.F("goedgekeurd_door")),
                                   name="certificaat_twee_personen"),
        ]


class Vernietigd(models.Model):
    """The content of one log line is gone under a certificate; the line with its digest stays."""

    pk = models.CompositePrimaryKey("handeling_id", "volgnr")
    handeling_id = models.UUIDField()
    volgnr = models.IntegerField()
    regio_id = models.UUIDField()
    certificaat_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["certificaat_id"], name="vernietigd_certificaat")]


class Controle(models.Model):
    """What `logboek verify` found: how much it read, in how many places it did not hold. No word of what is there."""

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField()
    ketens = models.IntegerField()
    schakels = models.BigIntegerField()
    fouten = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["-at"], name="controle_laatste")]


class Bewaard(models.Model):
    """A table whose rows hang on a zaak: what requests, retention and destruction have to know of it.

    Written by the migration that makes the table (`walls.kept`), read by the luiken of inzage. `dag`: the column that
    says when; `weglaten`: columns that say nothing to who asks for their data. Source: docs/adr/0021-inzage.md.
    """

    tabel = models.CharField(max_length=60, primary_key=True)
    onderdeel = models.CharField(max_length=20)
    soort = models.CharField(max_length=40)
    dag = models.CharField(max_length=60)
    weglaten = ArrayField(models.CharField(max_length=60), default=list)
