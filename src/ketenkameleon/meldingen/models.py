"""What came in: files read, every mutation, the melding as it stands, and the lines that did not go in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.models_signalen import Betrokkenvraag, BlikInBeeld, Signaal, Vrijgesteld
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Gemeente, Regio, School
from ketenkameleon.zaken.models import Zaak

__all__ = ["AfgekeurdeRegel", "Betrokkenvraag", "BlikInBeeld", "Levering", "Melding", "Mutatie",
           "SchoolAanvulling", "Signaal", "TeVouwen", "Vrijgesteld"]


class Levering(models.Model):
    """One reading of one file: how far it came, and what it brought."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    soort = models.CharField(max_length=20)
    layout = models.CharField(max_length=40)
    sha256 = models.BinaryField(null=True)
    begonnen_at = models.DateTimeField()
    klaar_at = models.DateTimeField(null=True)
    regels = models.BigIntegerField(default=0)
    nieuw = models.BigIntegerField(default=0)
    afgekeurd = models.BigIntegerField(default=0)


class Melding(models.Model):
    """One report of absence as it stands now: the fold of its mutations, and what was decided about it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    # No foreign key of its own: persoon and zaak hang on (regio_id, …), and the wall lets no other regio in.
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    verantwoordelijke_id = models.UUIDField()
    muur = models.SmallIntegerField()
    meldingsnummer = models.BigIntegerField(null=True)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    # Nobody but the owner can take away a gemeente or school, so an import of thousands need not look each up again.
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True, db_index=False, db_constraint=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False, db_constraint=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, db_index=False,
                             related_name="meldingen")
    bron = models.CharField(max_length=10)
    soort = models.CharField(max_length=10)
    status = models.CharField(max_length=1)
    begin = models.DateField()
    einde = models.DateField(null=True)
    minuten = models.IntegerField(null=True)
    actie_gewenst = models.BooleanField()
    aanleiding = models.CharField(max_length=30)
    gevolg = models.CharField(max_length=30)
    gevolg_reden = models.CharField(max_length=30, default="")
    gemeld_op = models.DateField()
    gemeld_herkomst = models.CharField(max_length=20)
    laatste_mutatie_at = models.DateTimeField(null=True)
    mutaties = models.IntegerField(default=0)
    keuze = models.CharField(max_length=20, default="")
    keuze_reden = models.CharField(max_length=200, default="")
    keuze_at = models.DateTimeField(null=True)
    keuze_door = models.UUIDField(null=True)
    reden_afgesloten = models.CharField(max_length=1, default="")
    toelichting_afsluiting = models.CharField(max_length=20, default="")
    afgesloten_at = models.DateTimeField(null=True)
    afgesloten_door = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regio", "meldingsnummer"], name="melding_nummer", condition=Q(meldingsnummer__isnull=False)
            ),
            models.CheckConstraint(condition=Q(bron__in=["duo", "hand"]), name="melding_bron"),
            models.CheckConstraint(
                condition=Q(keuze__in=["", "zaak", "ter_kennisgeving"]), name="melding_keuze"
            ),
        ]
        indexes = [
            models.Index(fields=["zaak"], name="melding_zaak", condition=Q(zaak__isnull=False)),
            models.Index(fields=["school", "-gemeld_op"], name="melding_school"),
            models.Index(
                fields=["regio", "gevolg", "gemeld_op"], name="melding_wacht",
                condition=Q(zaak__isnull=True, keuze=""),
            ),
            models.Index(fields=["persoon"], name="melding_persoon"),
            models.Index(fields=["regio", "-gemeld_op"], name="melding_kennis", condition=Q(keuze="ter_kennisgeving")),
        ]


class Mutatie(models.Model):
    """One line of a file, kept for good: what the fold of a melding is made from."""

    pk = models.CompositePrimaryKey("regio_id", "meldingsnummer", "laatste_mutatie_at", "hash")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    meldingsnummer = models.BigIntegerField()
    laatste_mutatie_at = models.DateTimeField()
    hash = models.BinaryField()
    persoon_id = models.UUIDField()
    status = models.CharField(max_length=1)
    soort = models.CharField(max_length=10)
    meldingsdatum = models.DateField(null=True)
    begin = models.DateField()
    einde = models.DateField(null=True)
    minuten = models.IntegerField(null=True)
    actie_gewenst = models.BooleanField()
    verzender = models.CharField(max_length=6)
    vestiging = models.CharField(max_length=7, default="")
    uitvoerder = models.CharField(max_length=6)
    reden_afgesloten = models.CharField(max_length=1, default="")
    toelichting_afsluiting = models.CharField(max_length=20, default="")
    inhoud = models.TextField()
    levering_id = models.UUIDField()
    regelnummer = models.BigIntegerField()
    ontvangen_at = models.DateTimeField()
    geweigerd = models.CharField(max_length=30, default="")

    class Meta:
        indexes = [
            models.Index(fields=["regio", "meldingsnummer"], name="mutatie_geweigerd", condition=~Q(geweigerd="")),
        ]


class TeVouwen(models.Model):
    """A melding that got new mutations and was not folded since. Survives a kill: the next run finds it here."""

    pk = models.CompositePrimaryKey("regio_id", "persoon_id", "meldingsnummer")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    persoon_id = models.UUIDField()
    meldingsnummer = models.BigIntegerField()


class AfgekeurdeRegel(models.Model):
    """A line that did not go in: kept sealed, with what is wrong and what to do."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    levering = models.ForeignKey(Levering, on_delete=models.PROTECT)
    soort = models.CharField(max_length=20)
    formaat = models.CharField(max_length=10)
    layout = models.CharField(max_length=40)
    kolommen = models.TextField(default="")
    regelnummer = models.BigIntegerField()
    plaats = models.BigIntegerField()
    lengte = models.BigIntegerField()
    sha256 = models.BinaryField()
    heel = models.BooleanField()
    inhoud = models.BinaryField()
    veld = models.CharField(max_length=60)
    code = models.CharField(max_length=40)
    zin = models.CharField(max_length=300)
    ontvangen_at = models.DateTimeField()
    verbeterd_at = models.DateTimeField(null=True)
    verbeterd_door = models.UUIDField(null=True)
    verbetering = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "soort", "sha256", "code"], name="afgekeurd_een_keer"),
        ]
        indexes = [
            models.Index(fields=["regio", "ontvangen_at"], name="afgekeurd_open",
                         condition=Q(verbeterd_at__isnull=True)),
        ]


class SchoolAanvulling(models.Model):
    """What a school adds to its own report: hours, since when, what it did, what it hopes for."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT)
    account_id = models.UUIDField()
    meldingsnummer = models.BigIntegerField()
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, null=True, related_name="aanvullingen")
    uren = models.SmallIntegerField(null=True)
    sinds = models.DateField(null=True)
    te_laat = models.BooleanField(default=False)
    ouders_verteld_op = models.DateField(null=True)
    ouders_niet_reden = models.CharField(max_length=120, default="")
    acties = models.JSONField(default=list)
    actie_anders = models.CharField(max_length=120, default="")
    wens = models.CharField(max_length=300, default="")
    at = models.DateTimeField()
    gelezen_at = models.DateTimeField(null=True)
    gelezen_door = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["regio", "meldingsnummer"], name="aanvulling_los", condition=Q(melding__isnull=True)
            ),
        ]
