"""What the privacy officer of an organisatie keeps: requests, odd views, destructions, breaches.

Every row is of one verwerkingsverantwoordelijke; the wall lets nobody else's privacy officer in. Source: design.md 2a.
"""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio

VERZOEKSOORTEN: Final = ["inzage", "rectificatie", "vernietiging", "bezwaar"]
REGIMES: Final = ["avg", "jeugdwet", "rvdk", "wpg"]
VRAGERS: Final = ["kind", "ouder_met_gezag"]
AFWIJKINGEN: Final = ["zonder_band", "nacht", "veel", "noodtoegang", "geweigerd"]


class Verzoek(models.Model):
    """A request of child or parent about their data, with its term, its asker and its decision."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    zaak_id = models.UUIDField()
    zaaknummer = models.CharField(max_length=12)
    soort = models.CharField(max_length=12)
    regime = models.CharField(max_length=10)
    vrager = models.CharField(max_length=20)
    vrager_naam = models.CharField(max_length=120)
    wat = models.CharField(max_length=600)
    ontvangen_op = models.DateField()
    uiterlijk_op = models.DateField()
    identiteit = models.CharField(max_length=120, default="")
    identiteit_op = models.DateField(null=True)
    identiteit_door = models.UUIDField(null=True)
    verlengd_op = models.DateField(null=True)
    verlengd_reden = models.CharField(max_length=300, default="")
    lakwoorden = models.TextField(default="")
    besloten_at = models.DateTimeField(null=True)
    besloten_door = models.UUIDField(null=True)
    gegeven_at = models.DateTimeField(null=True)
    gegeven_door = models.UUIDField(null=True)
    gegeven_sha256 = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["verantwoordelijke", "uiterlijk_op"],
                name="verzoek_open",
                condition=Q(besloten_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=VERZOEKSOORTEN), name="verzoek_soort"),
            models.CheckConstraint(condition=Q(regime__in=REGIMES), name="verzoek_regime"),
            models.CheckConstraint(condition=Q(vrager__in=VRAGERS), name="verzoek_vrager"),
            models.CheckConstraint(
                condition=Q(besloten_at__isnull=True) | Q(identiteit_op__isnull=False),
                name="verzoek_eerst_identiteit",
            ),
            models.CheckConstraint(
                condition=Q(gegeven_at__isnull=True) | Q(besloten_at__isnull=False), name="verzoek_eerst_besluit"
            ),
        ]


class Deel(models.Model):
    """One part of a request: what was proposed, what a person decided, and why."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="delen", db_index=False)
    onderdeel = models.CharField(max_length=20)
    voorstel = models.CharField(max_length=10)
    code = models.CharField(max_length=40, default="")
    besluit = models.CharField(max_length=10, default="")
    grond = models.CharField(max_length=40, default="")
    reden = models.CharField(max_length=300, default="")
    weggelaten = ArrayField(models.CharField(max_length=60), default=list)
    besloten_at = models.DateTimeField(null=True)
    besloten_door = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "onderdeel"], name="deel_een_keer"),
            models.CheckConstraint(condition=Q(besluit__in=["", "geven", "lakken", "niet"]), name="deel_besluit"),
            models.CheckConstraint(condition=~Q(besluit="niet") | ~Q(reden=""), name="deel_nee_met_reden"),
        ]


class AfwijkendeBlik(models.Model):
    """An odd view: who, why it is odd, what was asked about it, what they said, and how it was settled."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    soort = models.CharField(max_length=12)
    account_id = models.UUIDField()
    dag = models.DateField()
    zaak_id = models.UUIDField(null=True)
    zaaknummer = models.CharField(max_length=12, default="")
    aantal = models.IntegerField()
    eerste_at = models.DateTimeField()
    gevonden_at = models.DateTimeField()
    vraag = models.CharField(max_length=400, default="")
    vraag_at = models.DateTimeField(null=True)
    vraag_door = models.UUIDField(null=True)
    uitleg = models.CharField(max_length=600, default="")
    uitleg_at = models.DateTimeField(null=True)
    oordeel = models.CharField(max_length=12, default="")
    oordeel_tekst = models.CharField(max_length=400, default="")
    oordeel_at = models.DateTimeField(null=True)
    oordeel_door = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["verantwoordelijke", "-dag"], name="blik_open", condition=Q(oordeel="")),
            models.Index(
                fields=["account_id"], name="blik_gevraagd", condition=Q(vraag_at__isnull=False, oordeel="")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["verantwoordelijke", "soort", "account_id", "dag", "zaak_id"],
                nulls_distinct=False,
                name="blik_een_keer",
            ),
            models.CheckConstraint(condition=Q(soort__in=AFWIJKINGEN), name="blik_soort"),
            models.CheckConstraint(condition=Q(oordeel__in=["", "in_orde", "niet_in_orde"]), name="blik_oordeel"),
            models.CheckConstraint(condition=Q(oordeel="") | ~Q(oordeel_tekst=""), name="blik_oordeel_met_woorden"),
        ]


class Vernietiging(models.Model):
    """A proposal to destroy what has been kept long enough: made by one person, approved by another."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    grond = models.CharField(max_length=200)
    voorgesteld_door = models.UUIDField()
    voorgesteld_at = models.DateTimeField()
    goedgekeurd_door = models.UUIDField(null=True)
    goedgekeurd_at = models.DateTimeField(null=True)
    ingetrokken_at = models.DateTimeField(null=True)
    uitgevoerd_at = models.DateTimeField(null=True)
    certificaat_id = models.UUIDField(null=True)
    logregels = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["regio"],
                name="vernietiging_wacht",
                condition=Q(goedgekeurd_at__isnull=False, uitgevoerd_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(goedgekeurd_door__isnull=True) | ~Q(voorgesteld_door=F("goedgekeurd_door")),
                name="vernietiging_twee_personen",
            ),
            models.CheckConstraint(
                condition=Q(goedgekeurd_at__isnull=True) | Q(ingetrokken_at__isnull=True),
                name="vernietiging_een_einde",
            ),
            models.CheckConstraint(
                condition=Q(uitgevoerd_at__isnull=True)
                | Q(goedgekeurd_at__isnull=False, goedgekeurd_door__isnull=False, certificaat_id__isnull=False),
                name="vernietiging_na_akkoord",
            ),
        ]


class Vernietigregel(models.Model):
    """One thing on the list of a destruction: the records of one zaak behind one muur, and until when kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    vernietiging = models.ForeignKey(Vernietiging, on_delete=models.PROTECT, related_name="regels", db_index=False)
    zaak_id = models.UUIDField()
    zaaknummer = models.CharField(max_length=12)
    muur = models.SmallIntegerField()
    soort = models.CharField(max_length=30)
    tot = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["zaak_id", "muur"], name="vernietigregel_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["vernietiging", "zaak_id", "muur"], name="vernietigregel_een_keer")
        ]


class Datalek(models.Model):
    """A breach: what, when found, when it happened, whose data, how many, and who was told when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    wat = models.CharField(max_length=600)
    ontdekt_at = models.DateTimeField()
    gebeurd_op = models.DateField(null=True)
    van_wie = models.CharField(max_length=200)
    aantal = models.IntegerField(null=True)
    gegevens = models.CharField(max_length=300)
    melden_uiterlijk = models.DateTimeField()
    ap_at = models.DateTimeField(null=True)
    ap_niet = models.CharField(max_length=300, default="")
    verteld_op = models.DateField(null=True)
    verteld_niet = models.CharField(max_length=300, default="")
    maatregelen = models.CharField(max_length=600, default="")
    opgeschreven_door = models.UUIDField()
    afgerond_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["verantwoordelijke", "-ontdekt_at"], name="datalek_van")]
        constraints = [
            models.CheckConstraint(
                condition=Q(afgerond_at__isnull=True)
                | (
                    (Q(ap_at__isnull=False) | ~Q(ap_niet=""))
                    & (Q(verteld_op__isnull=False) | ~Q(verteld_niet=""))
                    & ~Q(maatregelen="")
                ),
                name="datalek_heel_voor_afgerond",
            )
        ]
