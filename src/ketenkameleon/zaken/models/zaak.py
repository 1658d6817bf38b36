"""The zaak: one open zaak per child and regio, with its promise."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Gemeente, Organisatie, Regio, School

STANDEN = ["nieuw", "loopt", "plek_gestart", "gesloten"]
SOORTEN = ["verzuim", "luxe", "doorstroompunt", "vrijwillig"]


class Zaaknummer(models.Model):
    """The last number given in a regio and year."""

    pk = models.CompositePrimaryKey("regio_id", "jaar")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    jaar = models.SmallIntegerField()
    laatste = models.IntegerField()


class Zaak(models.Model):
    """Everything about one child in one stretch: `belofte_op` is computed once and never moves."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    nummer = models.CharField(max_length=12)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True, db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    soort = models.CharField(max_length=20)
    werkwijze = models.CharField(max_length=10, default="bip")
    aanleiding = models.CharField(max_length=30)
    stand = models.CharField(max_length=20, default="nieuw")
    geopend_at = models.DateTimeField()
    geopend_op = models.DateField()
    belofte_van = models.DateField(null=True)
    belofte_op = models.DateField(null=True)
    belofte_herkomst = models.CharField(max_length=20, default="")
    belofte_rij = models.CharField(max_length=80, default="")
    belofte_hash = models.CharField(max_length=16, default="")
    # First day of the absence in the report that opened the zaak: the day on which ages are counted.
    verzuim_van = models.DateField(null=True)
    # First day of the plek that stopped the clock; empty again when the zaak runs again.
    plek_gestart_op = models.DateField(null=True)
    stand_tekst = models.CharField(max_length=280, default="")
    stand_door = models.UUIDField(null=True)
    stand_at = models.DateTimeField(null=True)
    familie_ingelicht_op = models.DateField(null=True)
    intrekking_gevraagd_op = models.DateField(null=True)
    nazorg_op = models.DateField(null=True)
    nazorg_tekst = models.CharField(max_length=280, default="")
    gesloten_at = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=40, default="")
    uitkomst_reden = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "persoon"], name="zaak_een_open", condition=~Q(stand="gesloten")),
            models.UniqueConstraint(fields=["regio", "nummer"], name="zaak_nummer"),
            models.UniqueConstraint(fields=["regio", "id"], name="zaak_in_regio"),
            models.CheckConstraint(condition=Q(stand__in=STANDEN), name="zaak_stand"),
            models.CheckConstraint(condition=Q(soort__in=SOORTEN), name="zaak_soort"),
            models.CheckConstraint(condition=Q(werkwijze__in=["bip", "keten"]), name="zaak_werkwijze"),
            models.CheckConstraint(
                condition=Q(belofte_op__isnull=True, belofte_van__isnull=True)
                | Q(belofte_op__isnull=False, belofte_van__isnull=False, belofte_op__gt=models.F("belofte_van")),
                name="zaak_belofte_heel",
            ),
            models.CheckConstraint(
                condition=(Q(stand="gesloten") & Q(gesloten_at__isnull=False) & ~Q(uitkomst=""))
                | (~Q(stand="gesloten") & Q(gesloten_at__isnull=True) & Q(uitkomst="")),
                name="zaak_gesloten_met_uitkomst",
            ),
            # The clock stands still on plek_gestart, runs while nieuw or loopt; a closed zaak keeps what it had.
            models.CheckConstraint(
                condition=Q(stand="gesloten") | Q(stand="plek_gestart", plek_gestart_op__isnull=False)
                | Q(stand__in=["nieuw", "loopt"], plek_gestart_op__isnull=True),
                name="zaak_klok_staat_stil",
            ),
        ]
        indexes = [
            models.Index(fields=["persoon", "geopend_at"], name="zaak_persoon"),
            # In the order of the list, so that a page of it costs the same with ten years of closed zaken behind it.
            models.Index("regio", "stand", Coalesce("belofte_op", Value(date.max)), "nummer", name="zaak_lijst"),
        ]


class Termijn(models.Model):
    """A milestone of a zaak as it was computed, with the row of the Wetboek that applied."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="termijnen",
                             db_index=False)
    code = models.CharField(max_length=30)
    naam = models.CharField(max_length=80)
    op = models.DateField()
    rij_id = models.CharField(max_length=80)
    rij_hash = models.CharField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "code"], name="termijn_een_keer")]


class WachtOp(models.Model):
    """Something the zaak waits for: any number may be open, each with a party and a date."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="wacht_op",
                             db_index=False)
    partij = models.CharField(max_length=30)
    wat = models.CharField(max_length=200)
    sinds = models.DateField()
    tot = models.DateField()
    klaar_op = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak"], name="wachtop_open", condition=Q(klaar_op__isnull=True))]


class Afspraak(models.Model):
    """What was agreed: who does what, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="afspraken",
                             db_index=False)
    contact_id = models.UUIDField(null=True)
    wat = models.CharField(max_length=200)
    wie = models.CharField(max_length=30)
    wie_naam = models.CharField(max_length=80, default="")
    wanneer = models.DateField()
    # For a visit: at what time and where, for the card that goes along. A notitie adds afspraken without either.
    tijd = models.TimeField(null=True)
    waar = models.CharField(max_length=60, default="", db_default="")
    gemaakt_at = models.DateTimeField()
    gemaakt_door = models.UUIDField()
    klaar_at = models.DateTimeField(null=True)
    klaar_hoe = models.CharField(max_length=10, default="")

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "wanneer"], name="afspraak_open", condition=Q(klaar_at__isnull=True)),
            models.Index(fields=["zaak", "-klaar_at"], name="afspraak_klaar", condition=Q(klaar_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(klaar_hoe__in=["", "gedaan", "vervallen"]), name="afspraak_klaar_hoe"),
        ]


class Gebeurtenis(models.Model):
    """What happened, as a code and a day, for figures: no text, no name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="gebeurtenissen",
                             db_index=False)
    code = models.CharField(max_length=40)
    op = models.DateField()
    at = models.DateTimeField()
    getal = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "at"], name="gebeurtenis_zaak"),
            models.Index(fields=["regio", "code", "op"], name="gebeurtenis_code"),
        ]
