"""What is said before there is a report: a signaal, the question who is involved, who is exempt and who looked again.

Source: issue 6, part 2; design.md 2a (who sees involvement); docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio, School
from ketenkameleon.zaken.models import Zaak

ANTWOORDEN = ["", "ja", "nee", "niet_gevraagd"]


class Signaal(models.Model):
    """A first worry at a school, nameless unless everybody who decides said yes; with an owner and a day.

    What says who the pupil is stands here only as long as the signaal is open and no zaak has come of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, db_index=False,
                             related_name="signalen")
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    soort = models.CharField(max_length=30)
    kring = models.CharField(max_length=12)
    tekst = models.CharField(max_length=280)
    afzender_id = models.UUIDField()
    gegeven_at = models.DateTimeField()
    functie = models.CharField(max_length=30, default="")
    eigenaar_id = models.UUIDField()
    uiterlijk_op = models.DateField()
    voornaam = models.CharField(max_length=80, default="")
    achternaam = models.CharField(max_length=120, default="")
    geboren = models.DateField(null=True)
    nummersoort = models.CharField(max_length=20, default="")
    nummer = models.BinaryField(null=True)
    nummer_zoek = models.BinaryField(null=True)
    ouder_1 = models.CharField(max_length=15, default="")
    ouder_2 = models.CharField(max_length=15, default="")
    kind_zegt = models.CharField(max_length=15, default="")
    ja_weg_op = models.DateField(null=True)
    overgedragen_at = models.DateTimeField(null=True)
    overgedragen_door = models.UUIDField(null=True)
    klaar_at = models.DateTimeField(null=True)
    klaar_door = models.UUIDField(null=True)
    uitkomst = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [
            models.Index(fields=["school", "uiterlijk_op"], name="signaal_open", condition=Q(klaar_at__isnull=True)),
            models.Index(fields=["regio", "nummer_zoek"], name="signaal_nummer",
                         condition=Q(nummer_zoek__isnull=False)),
            models.Index(fields=["regio", "overgedragen_at"], name="signaal_wacht",
                         condition=Q(klaar_at__isnull=True, overgedragen_at__isnull=False)),
            models.Index(fields=["zaak"], name="signaal_zaak", condition=Q(zaak__isnull=False)),
            models.Index(fields=["eigenaar_id"], name="signaal_eigenaar", condition=Q(klaar_at__isnull=True)),
            models.Index(fields=["afzender_id", "-gegeven_at"], name="signaal_afzender"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kring__in=["kernteam", "school_arts"]), name="signaal_kring"),
            models.CheckConstraint(
                condition=Q(ouder_1__in=ANTWOORDEN, ouder_2__in=ANTWOORDEN, kind_zegt__in=ANTWOORDEN),
                name="signaal_ja"),
            # Lawful absence stays with school and youth doctor (M@ZL): it never goes on as a report.
            models.CheckConstraint(condition=Q(kring="kernteam") | Q(overgedragen_at__isnull=True, zaak__isnull=True),
                                   name="signaal_ziek_blijft"),
            models.CheckConstraint(
                condition=Q(klaar_at__isnull=True) | Q(voornaam="", achternaam="", nummer__isnull=True),
                name="signaal_klaar_zonder_naam"),
        ]


class Betrokkenvraag(models.Model):
    """That somebody of a kernteam asked who is involved with a child, and to whom the question went.

    `account_id`: who is involved and decides whether to answer; empty when nobody is. The asker cannot read this
    table. Written by a luik alone; whoever was asked adds the answer.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, db_index=False,
                             related_name="+")
    signaal_id = models.UUIDField(null=True)
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    vrager_id = models.UUIDField()
    gevraagd_at = models.DateTimeField()
    gevraagd_op = models.DateField()
    verteld_op = models.DateField(null=True)
    niet_verteld = models.CharField(max_length=200, default="")
    grond = models.CharField(max_length=20, default="")
    waarom = models.CharField(max_length=200, default="")
    account_id = models.UUIDField(null=True)
    antwoord = models.CharField(max_length=10, default="")
    antwoord_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id"], name="betrokken_wacht", condition=Q(antwoord_at__isnull=True)),
            models.Index(fields=["vrager_id", "-gevraagd_at"], name="betrokken_vrager"),
            models.Index(fields=["zaak"], name="betrokken_zaak", condition=Q(zaak__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(antwoord__in=["", "contact", "niet"]), name="betrokken_antwoord"),
            models.CheckConstraint(condition=Q(antwoord="", antwoord_at__isnull=True)
                                   | ~Q(antwoord="") & Q(antwoord_at__isnull=False), name="betrokken_antwoord_heel"),
            models.CheckConstraint(condition=Q(grond="") | ~Q(waarom=""), name="betrokken_grond_met_reden"),
            models.CheckConstraint(condition=Q(verteld_op__isnull=False) | ~Q(niet_verteld=""),
                                   name="betrokken_verteld"),
        ]


class Vrijgesteld(models.Model):
    """That a child need not go to school, of which kind and until when; it stays in view until then."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+")
    soort = models.CharField(max_length=20)
    van = models.DateField()
    tot = models.DateField()
    kijk_weer_op = models.DateField()
    vastgelegd_door = models.UUIDField()
    vastgelegd_at = models.DateTimeField()
    beeindigd_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["regio", "tot"], name="vrijgesteld_loopt"),
                   models.Index(fields=["zaak"], name="vrijgesteld_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=models.F("van")), name="vrijgesteld_van_voor_tot"),
        ]


class BlikInBeeld(models.Model):
    """That somebody looked at a child in view, or said that an exemption holds no more. Said once, by a luik alone.

    `lijst`: on which list the child stood; `functie`: in which functie it was done. What was seen is about development
    and the right to education, never about health.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+")
    lijst = models.CharField(max_length=12)
    soort = models.CharField(max_length=10)
    op = models.DateField()
    tekst = models.CharField(max_length=200, default="")
    reden = models.CharField(max_length=20, default="")
    kijk_weer_op = models.DateField(null=True)
    functie = models.CharField(max_length=20)
    account_id = models.UUIDField()
    gedaan_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "lijst", "soort", "-gedaan_at"], name="blik_laatste")]
        constraints = [
            models.CheckConstraint(condition=Q(lijst__in=["vrijgesteld", "lang_thuis"]), name="blik_lijst"),
            # A look has words and a next day; an end has a reason, and is there for an exemption alone: who is long at
            # home leaves the list with a plek.
            models.CheckConstraint(
                condition=~Q(tekst="") & Q(soort="gekeken", reden="", kijk_weer_op__gt=models.F("op"))
                | ~Q(reden="") & Q(soort="einde", lijst="vrijgesteld", kijk_weer_op__isnull=True),
                name="blik_heel"),
            # Who looks along says what they saw; that an exemption ends is for who answers for the child.
            models.CheckConstraint(condition=~Q(functie="meekijker") | Q(soort="gekeken"), name="blik_einde_van_wie"),
        ]
