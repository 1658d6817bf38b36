"""A contact in one rol, the notitie of it, and the verhaal that is told once."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.toegang.models import Account
from ketenkameleon.zaken.models.zaak import Zaak

# Told in a talk of Leerplicht, or while no rol was active: the zaak itself and the talk of Leerplicht go together.
VOOR_GESPREK = (100, 101)
WIJZEN = ["", "thuis", "school", "bellen", "app_mail", "elders", "niet_gelukt"]


def voor_gesprek() -> list[int]:
    """The lezersmuren for which a verhaal can be used that was told with no other rol active."""
    return list(VOOR_GESPREK)


class Contact(models.Model):
    """One contact in one rol. The database lets nobody change `rol`, `zaak` or who it was.

    `uitgelegd_aan`: to which of `met` the rol was explained; `uitgelegd`: to all of them.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="contacten",
                             db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    rol = models.CharField(max_length=30)
    bevoegd = models.BooleanField()
    bevoegd_code = models.CharField(max_length=40, default="")
    met = ArrayField(models.CharField(max_length=20), default=list)
    uitgelegd = models.BooleanField()
    uitgelegd_aan = ArrayField(models.CharField(max_length=20), default=list)
    uitgelegd_reden = models.CharField(max_length=120, default="")
    vervolg_van = models.UUIDField(null=True)
    begonnen_at = models.DateTimeField()
    geeindigd_at = models.DateTimeField(null=True)
    wijze = models.CharField(max_length=12, default="")
    opnieuw_verteld = models.BooleanField(null=True)
    geen_afspraak = models.BooleanField(default=False)
    bewaard_at = models.DateTimeField(null=True)
    afgebroken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "-begonnen_at"], name="contact_zaak"),
            models.Index(
                fields=["account"], name="contact_te_bewaren",
                condition=Q(bewaard_at__isnull=True, afgebroken_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(wijze__in=WIJZEN), name="contact_wijze"),
            models.CheckConstraint(
                condition=Q(bewaard_at__isnull=True) | (~Q(wijze="") & Q(geeindigd_at__isnull=False)),
                name="contact_bewaard_is_heel",
            ),
            models.CheckConstraint(condition=Q(uitgelegd=True) | ~Q(uitgelegd_reden=""), name="contact_uitgelegd"),
            models.UniqueConstraint(
                fields=["account"], name="een_contact_tegelijk",
                condition=Q(geeindigd_at__isnull=True, afgebroken_at__isnull=True),
            ),
        ]


class Notitie(models.Model):
    """What was seen and heard, apart from what the professional thinks of it. Written once."""

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, primary_key=True, related_name="notitie")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    feiten = models.CharField(max_length=600, default="")
    indruk = models.CharField(max_length=400, default="")
    waarom = models.CharField(max_length=400, default="")
    waarom_voor_ouders = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["zaak", "muur"], name="notitie_zaak")]


class Ouderregel(models.Model):
    """The line about a contact that is meant for the parents: read by who reads the notitie, and by them.

    It can change until `vast_at`, from when on parents read it; without that moment it was written once.
    `gewijzigd_at`: the last change.
    """

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, primary_key=True, related_name="ouderregel")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    tekst = models.CharField(max_length=280)
    vast_at = models.DateTimeField(null=True)
    gewijzigd_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak", "muur"], name="ouderregel_zaak")]


class Aanvulling(models.Model):
    """A correction of a saved contact: a new line with its reason, never a change of the old one."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="aanvullingen")
    account_id = models.UUIDField()
    at = models.DateTimeField()
    tekst = models.CharField(max_length=600)
    reden = models.CharField(max_length=120)


class Veiligheidssignaal(models.Model):
    """Someone worries about safety: seen by a coördinator, with date."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="veiligheid")
    contact_id = models.UUIDField(null=True)
    account_id = models.UUIDField()
    at = models.DateTimeField()
    gezien_door = models.UUIDField(null=True)
    gezien_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["regio", "at"], name="veiligheid_open", condition=Q(gezien_at__isnull=True))]


class Verhaal(models.Model):
    """The own account of child or parent, in their words, told once and read back.

    `voor`: the lezersmuren in which it may be used: the rol it was told in, and those the teller said yes to.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="verhalen",
                             db_index=False)
    verteller = models.CharField(max_length=20)
    tekst = models.TextField()
    verteld_op = models.DateField()
    vastgelegd_door = models.UUIDField()
    vastgelegd_at = models.DateTimeField()
    voorgelezen_op = models.DateField(null=True)
    klopt = models.BooleanField(null=True)
    vervangt = models.UUIDField(null=True)
    voor = ArrayField(models.SmallIntegerField(), default=voor_gesprek)

    class Meta:
        indexes = [models.Index(fields=["zaak"], name="verhaal_zaak")]
        constraints = [
            models.UniqueConstraint(
                fields=["zaak", "verteller"], name="verhaal_een_keer", condition=Q(vervangt__isnull=True)
            ),
            models.CheckConstraint(condition=Q(verteller__in=["kind", "ouder1", "ouder2", "voogd"]),
                                   name="verhaal_verteller"),
        ]


class Concept(models.Model):
    """What someone was typing, sealed, until it is saved. Only the writer ever sees it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    account_id = models.UUIDField()
    formulier = models.CharField(max_length=30)
    object_id = models.UUIDField()
    inhoud = models.BinaryField()
    bewaard_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account_id", "formulier", "object_id"], name="concept_een_keer"),
        ]
