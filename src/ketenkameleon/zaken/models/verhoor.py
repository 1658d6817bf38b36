"""What belongs to a verhoor: what was said first, the questions and answers, and the question to a colleague.

All of it stands behind the wall of the Wpg. Source: design.md 2a; docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.toegang.models import Account
from ketenkameleon.zaken.models.contact import Contact
from ketenkameleon.zaken.models.zaak import Zaak

WPG_MUUR = 401
GEVRAAGD, AANVAARD, GEWEIGERD = "gevraagd", "aanvaard", "geweigerd"


class Verhoor(models.Model):
    """What was recorded before the first question; the contact begins after it. Written once.

    `personen`: who is questioned as a suspect. `brieven`: the invitations, the last posted on `uitgenodigd_op`.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="verhoor")
    account_id = models.UUIDField()
    at = models.DateTimeField()
    kind_verdacht = models.BooleanField()
    personen = ArrayField(models.UUIDField())
    brieven = ArrayField(models.UUIDField())
    uitgenodigd_op = models.DateField()
    verdenking = models.CharField(max_length=300)
    verdenking_genoemd = models.BooleanField()
    zwijgen_gezegd = models.BooleanField()
    cautie_at = models.DateTimeField()
    advocaat = models.CharField(max_length=20)
    meekomen = models.CharField(max_length=20, default="")
    meekomen_wie = models.CharField(max_length=120, default="")
    tolk = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["zaak", "at"], name="verhoor_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(muur=WPG_MUUR), name="verhoor_achter_de_wpg"),
            models.CheckConstraint(condition=Q(verdenking_genoemd=True, zwijgen_gezegd=True) & ~Q(verdenking=""),
                                   name="verhoor_eerst_gezegd"),
            models.CheckConstraint(condition=~Q(advocaat="") & ~Q(tolk="") & (Q(kind_verdacht=False) | ~Q(meekomen="")),
                                   name="verhoor_eerst_gevraagd"),
            models.CheckConstraint(condition=Q(cautie_at__lte=models.F("at")), name="verhoor_cautie_vooraf"),
        ]


class Verhoorregel(models.Model):
    """One question with the answer in the own words of who was questioned. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="verhoorregels", db_index=False)
    nummer = models.SmallIntegerField()
    at = models.DateTimeField()
    vraag = models.CharField(max_length=300)
    antwoord = models.CharField(max_length=1000)

    class Meta:
        indexes = [models.Index(fields=["zaak", "at"], name="verhoorregel_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["contact", "nummer"], name="verhoorregel_een_keer"),
            models.CheckConstraint(condition=Q(muur=WPG_MUUR), name="verhoorregel_achter_de_wpg"),
            models.CheckConstraint(condition=~Q(vraag="") & ~Q(antwoord=""), name="verhoorregel_heel"),
        ]


class Verhoorverzoek(models.Model):
    """The question to a named colleague (`account`) to hold the verhoor instead, and the answer."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    gevraagd_door = models.UUIDField()
    gevraagd_at = models.DateTimeField()
    reden = models.CharField(max_length=200)
    stand = models.CharField(max_length=10, default=GEVRAAGD)
    beantwoord_at = models.DateTimeField(null=True)
    antwoord = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["zaak", "gevraagd_at"], name="verhoorverzoek_zaak"),
                   models.Index(fields=["account"], name="verhoorverzoek_aan", condition=Q(stand=GEVRAAGD))]
        constraints = [
            models.UniqueConstraint(fields=["zaak", "account"], name="verhoorverzoek_een_open",
                                    condition=Q(stand=GEVRAAGD)),
            models.CheckConstraint(condition=Q(muur=WPG_MUUR), name="verhoorverzoek_achter_de_wpg"),
            models.CheckConstraint(condition=Q(stand=GEVRAAGD, beantwoord_at__isnull=True)
                                   | Q(stand__in=[AANVAARD, GEWEIGERD], beantwoord_at__isnull=False),
                                   name="verhoorverzoek_stand"),
            models.CheckConstraint(condition=~Q(stand=GEWEIGERD) | ~Q(antwoord=""), name="verhoorverzoek_met_reden"),
        ]


class Dubbelrol(models.Model):
    """Why somebody takes a second rol with one child that lies uneasily with the first. Written once.

    The muur is that of the Wpg where one of the two is a verhoor, so that the reason tells nobody of it; else that of
    `rol`, the second.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    account_id = models.UUIDField()
    at = models.DateTimeField()
    rol = models.CharField(max_length=30)
    reden = models.CharField(max_length=200)
    collega_aangeboden_op = models.DateField()
    verteld_op = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "at"], name="dubbelrol_zaak")]
        constraints = [
            models.CheckConstraint(condition=~Q(reden="") & Q(collega_aangeboden_op__lte=models.F("verteld_op")),
                                   name="dubbelrol_uitgelegd"),
        ]
