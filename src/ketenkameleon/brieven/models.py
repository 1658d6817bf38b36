"""The letters of a zaak: the outbox. What a letter says stands in its versions, which are written once. And complaints.

A letter stands behind the muur of the rol it was made in. A letter to a party has the share it goes out on; one to the
family is about themselves and needs none. Source: issue 4, part 5; docs/adr/0028-the-outbox.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.brieven.invoer import BERICHT, GEZIN, PAPIER
from ketenkameleon.delen.models import Deling
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Zaak

WPG_MUUR = 401


class Brief(models.Model):
    """One letter: of which kind, to whom, on which share, and how far it has come.

    `naar`: "gezin" with a `persoon`, or a party of row delen.partijen. Released: it changes no more and may leave.
    `weg`: on paper, or as a message on the page of the family; then `ontvangen_at` is when they opened it, and
    `papier_op` the day they were given or sent it on paper as well.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="brieven",
                             db_index=False)
    soort = models.CharField(max_length=30)
    naar = models.CharField(max_length=20)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    deling = models.ForeignKey(Deling, on_delete=models.PROTECT, null=True, db_index=False, related_name="brieven")
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    vrijgegeven_door = models.UUIDField(null=True)
    vrijgegeven_at = models.DateTimeField(null=True)
    verstuurd_op = models.DateField(null=True)
    verstuurd_door = models.UUIDField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)
    weg = models.CharField(max_length=10, default=PAPIER)
    ontvangen_at = models.DateTimeField(null=True)
    ontvangen_door = models.UUIDField(null=True)
    papier_op = models.DateField(null=True)
    papier_door = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak", "gemaakt_at"], name="brief_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(naar=GEZIN, persoon__isnull=False, deling__isnull=True)
                                   | ~Q(naar=GEZIN) & Q(persoon__isnull=True), name="brief_aan_wie"),
            models.CheckConstraint(condition=Q(vrijgegeven_at__isnull=True) | Q(naar=GEZIN) | Q(deling__isnull=False),
                                   name="brief_uit_op_een_deling"),
            models.CheckConstraint(condition=Q(verstuurd_op__isnull=True) | Q(vrijgegeven_at__isnull=False),
                                   name="brief_eerst_vrijgegeven"),
            models.CheckConstraint(condition=Q(ingetrokken_at__isnull=True) | Q(vrijgegeven_at__isnull=True),
                                   name="brief_vrij_of_weg"),
            # What falls under the Wpg goes on paper alone. Source: design.md 2a.
            models.CheckConstraint(condition=Q(weg=PAPIER, ontvangen_at__isnull=True)
                                   | Q(weg=BERICHT, naar=GEZIN) & ~Q(muur=WPG_MUUR), name="brief_weg"),
            models.CheckConstraint(condition=Q(papier_op__isnull=True, papier_door__isnull=True)
                                   | Q(weg=BERICHT, papier_op__isnull=False, papier_door__isnull=False),
                                   name="brief_papier_erbij"),
        ]


class Briefversie(models.Model):
    """What a letter says at one moment: the values, the address, the whole text ([] while something is missing)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="versies", db_index=False)
    nummer = models.SmallIntegerField()
    aan = ArrayField(models.CharField(max_length=200))
    waarden = models.JSONField()
    onderwerp = models.CharField(max_length=300, default="")
    blokken = models.JSONField(default=list)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "nummer"], name="briefversie_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["brief", "nummer"], name="briefversie_een_keer"),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="briefversie_vanaf_een"),
        ]


class Klacht(models.Model):
    """A complaint that somebody brought, about which organisatie, and how far it is.

    `zaak` None: it is about no zaak. `over_account_id`: the professional it is about, who neither reads nor handles it.
    `over`: a key of row klacht.ontvangers. `stand`: rules.klacht.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, related_name="+")
    over = models.CharField(max_length=20)
    over_account_id = models.UUIDField(null=True)
    over_wie = models.CharField(max_length=200)
    klager = models.CharField(max_length=200)
    klager_adres = models.CharField(max_length=400)
    inhoud = models.TextField()
    gebeurd_op = models.DateField()
    hoe = models.CharField(max_length=20)
    ontvangen_op = models.DateField()
    genoteerd_door = models.UUIDField()
    genoteerd_at = models.DateTimeField()
    stand = models.CharField(max_length=20, default="ontvangen")
    bij_organisatie_op = models.DateField(null=True)
    beantwoord_op = models.DateField(null=True)
    behandeld_door = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["regio", "-genoteerd_at"], name="klacht_regio")]
        constraints = [
            models.CheckConstraint(condition=Q(stand__in=["ontvangen", "bij_organisatie", "beantwoord"]),
                                   name="klacht_stand"),
            models.CheckConstraint(condition=Q(stand="ontvangen") ^ Q(bij_organisatie_op__isnull=False),
                                   name="klacht_bij_organisatie"),
            models.CheckConstraint(condition=Q(stand="beantwoord", beantwoord_op__isnull=False)
                                   | ~Q(stand="beantwoord") & Q(beantwoord_op__isnull=True), name="klacht_beantwoord"),
            models.CheckConstraint(condition=Q(behandeld_door__isnull=True) | Q(over_account_id__isnull=True)
                                   | ~Q(behandeld_door=models.F("over_account_id")), name="klacht_niet_over_zichzelf"),
        ]


class Klachtbrief(models.Model):
    """The letter with which a complaint went to one receiver: written once, all receivers in one go."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, related_name="+",
                             db_index=False)
    klacht = models.ForeignKey(Klacht, on_delete=models.PROTECT, related_name="brieven")
    over_account_id = models.UUIDField(null=True)
    genoteerd_door = models.UUIDField()
    aan = models.CharField(max_length=200)
    onderwerp = models.CharField(max_length=300)
    blokken = models.JSONField()
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["klacht", "aan"], name="klachtbrief_een_per_ontvanger")]
