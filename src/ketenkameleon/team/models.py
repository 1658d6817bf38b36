"""Professionals of several organisations: what they may do from when till when, their way through the team, what they
learn and where their hours go."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Aanstelling, Gemeente, Organisatie, Regio
from ketenkameleon.toegang.models import NEVER, Account

FASEN = ["meelopen", "onder_begeleiding", "zelfstandig"]
STANDEN = ["kandidaat", "gekozen", "in_opleiding", "ingezet", "gestopt"]


class Professional(models.Model):
    """Someone who can be a vaste contactpersoon, standing on an aanstelling."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    aanstelling = models.OneToOneField(Aanstelling, on_delete=models.PROTECT)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1)
    zaken_maximaal = models.SmallIntegerField()
    werkdagen = models.CharField(max_length=40, default="")
    telefoon = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(uren_per_week__gt=0), name="professional_uren"),
            models.CheckConstraint(condition=models.Q(zaken_maximaal__gte=0), name="professional_zaken"),
        ]


class Bevoegdheid(models.Model):
    """One proof that a professional holds a rol: kind of proof, where it counts, from–until, and its ground.

    `rol` is empty for a proof of the person (VOG, a mandate). `gegeven_door`, `waar`: before whom and where an oath
    was sworn. `gebied`: the codes of the gemeenten of a deed. Who registered it is empty for what a regio brought
    along when it began. It is never removed: ending it sets `tot`, with who did so and why.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="bevoegdheden")
    rol = models.CharField(max_length=30, default="")
    soort = models.CharField(max_length=30)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True)
    van = models.DateField()
    tot = models.DateField(default=NEVER)
    bron = models.CharField(max_length=200)
    nummer = models.CharField(max_length=40, default="")
    gebied = ArrayField(models.CharField(max_length=4), default=list)
    gegeven_door = models.CharField(max_length=120, default="")
    waar = models.CharField(max_length=120, default="")
    document = models.CharField(max_length=200, default="")
    geregistreerd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    geregistreerd_at = models.DateTimeField(null=True)
    beeindigd_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beeindigd_at = models.DateTimeField(null=True)
    beeindigd_waarom = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="bevoegdheid_van_voor_tot"),
            models.CheckConstraint(
                condition=~models.Q(soort="akte_boa") | (~models.Q(nummer="") & ~models.Q(gebied=[])),
                name="bevoegdheid_akte_nummer_gebied"),
            ExclusionConstraint(
                name="bevoegdheid_een_akte", condition=models.Q(soort="akte_boa"),
                expressions=[("professional", "="),
                             (models.Func("van", "tot", models.Value("[]"), function="daterange",
                                          output_field=DateRangeField()), "&&")]),
        ]


class Fase(models.Model):
    """From which day a professional walks along, works under a begeleider, or works alone; signed by somebody else.

    `begeleider` says that it can; `getekend_door` wrote it down. Both are empty for what a regio brought along.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="fasen")
    fase = models.CharField(max_length=20)
    van = models.DateField()
    begeleider = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    getekend_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    getekend_at = models.DateTimeField(null=True)
    waarom = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(fase__in=FASEN), name="fase_bekend"),
            models.UniqueConstraint(fields=["professional", "van"], name="fase_een_per_dag"),
        ]


class Loopbaanstap(models.Model):
    """One step of somebody through the team, from which day, and why. Of the person, whoever the employer is.

    `door` is empty for what a regio brought along. Written once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=20)
    op = models.DateField()
    waarom = models.CharField(max_length=200)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stand__in=STANDEN), name="loopbaan_stand"),
            models.UniqueConstraint(fields=["regio", "account", "op"], name="loopbaan_een_per_dag"),
        ]


class Voortgang(models.Model):
    """What was written down about one part of the programme; the newest line counts.

    A part that gives a proof has no `gedaan_op` here: the proof says it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    deel = models.CharField(max_length=30)
    gepland_op = models.DateField(null=True)
    gedaan_op = models.DateField(null=True)
    uren = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "deel", "-at"], name="voortgang_nieuwste")]
        constraints = [
            models.CheckConstraint(condition=models.Q(uren__isnull=True) | models.Q(uren__gte=0),
                                   name="voortgang_uren"),
        ]


class Inzet(models.Model):
    """A time at a partner: learning the trade (inwerken), or working there without a zaak (meewerken).

    `begeleider`: who guides there, who need not have an account. Signing off and ending are added; the rest stays.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10)
    rol = models.CharField(max_length=30)
    van = models.DateField()
    tot = models.DateField(default=NEVER)
    uren_per_week = models.DecimalField(max_digits=4, decimal_places=1)
    begeleider = models.CharField(max_length=120, default="")
    door = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    getekend_op = models.DateField(null=True)
    getekend_door = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    beeindigd_waarom = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(soort__in=["inwerken", "meewerken"]), name="inzet_soort"),
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="inzet_van_voor_tot"),
            models.CheckConstraint(condition=models.Q(uren_per_week__gt=0), name="inzet_uren"),
            models.CheckConstraint(condition=models.Q(soort="meewerken", getekend_op__isnull=True)
                                   | models.Q(soort="inwerken") & ~models.Q(begeleider=""), name="inzet_begeleider"),
            ExclusionConstraint(
                name="inzet_een_per_partner",
                expressions=[("account", "="), ("organisatie", "="),
                             (models.Func("van", "tot", models.Value("[]"), function="daterange",
                                          output_field=DateRangeField()), "&&")]),
        ]


class Meeloper(models.Model):
    """Who came along to a contact, and whether the family knew beforehand. Written once, while the contact is open.

    It hangs on the contact and stands behind the muur of its rol.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False, related_name="+")
    muur = models.SmallIntegerField()
    zaak_id = models.UUIDField()
    contact_id = models.UUIDField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    als = models.CharField(max_length=12)
    verteld = models.BooleanField()
    verteld_reden = models.CharField(max_length=200, default="")
    vastgelegd_door = models.UUIDField()
    op = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["zaak_id", "contact_id"], name="meeloper_zaak")]
        constraints = [
            models.CheckConstraint(condition=models.Q(als__in=["meeloper", "begeleider"]), name="meeloper_als"),
            models.CheckConstraint(condition=models.Q(verteld=True) | ~models.Q(verteld_reden=""),
                                   name="meeloper_verteld"),
            models.UniqueConstraint(fields=["contact_id", "account"], name="meeloper_een_keer"),
        ]


class Meekijker(models.Model):
    """That a colleague may look along at one child in view: who, on which ground, why, until when.

    Kept by a luik alone. `aanstelling_id`: under which hat. The family was told on `verteld_op`, or `niet_verteld` says
    why not.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False, related_name="+")
    muur = models.SmallIntegerField()
    zaak_id = models.UUIDField()
    aanstelling_id = models.UUIDField()
    grond = models.CharField(max_length=20)
    waarom = models.CharField(max_length=200)
    verteld_op = models.DateField(null=True)
    niet_verteld = models.CharField(max_length=200, default="")
    van = models.DateField()
    tot = models.DateField()
    gegeven_door = models.UUIDField()
    gegeven_at = models.DateTimeField()
    gestopt_at = models.DateTimeField(null=True)
    gestopt_door = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["aanstelling_id"], name="meekijker_van", condition=models.Q(gestopt_at__isnull=True)),
            models.Index(fields=["zaak_id"], name="meekijker_zaak"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(grond="") & ~models.Q(waarom=""), name="meekijker_grond"),
            models.CheckConstraint(condition=models.Q(tot__gte=models.F("van")), name="meekijker_dagen"),
            models.CheckConstraint(condition=models.Q(verteld_op__isnull=False) | ~models.Q(niet_verteld=""),
                                   name="meekijker_verteld"),
            models.CheckConstraint(
                condition=models.Q(gestopt_at__isnull=True, gestopt_door__isnull=True)
                | models.Q(gestopt_at__isnull=False, gestopt_door__isnull=False), name="meekijker_stop_heel"),
        ]


class Begeleiding(models.Model):
    """A talk about the work: werkbegeleiding or intervisie, how long, with whom. Written once.

    No word about a child.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20)
    op = models.DateField()
    uren = models.DecimalField(max_digits=4, decimal_places=1)
    met = models.CharField(max_length=120)
    thema = models.CharField(max_length=200, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "-op"], name="begeleiding_op")]
        constraints = [models.CheckConstraint(condition=models.Q(uren__gt=0), name="begeleiding_uren")]


class Leerregel(models.Model):
    """What somebody learned from another trade: one's own, and shared with the team when one wants. Written once.

    Sharing and no longer sharing is added. No word about a child.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    vak = models.CharField(max_length=20)
    tekst = models.CharField(max_length=600)
    uren = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    gedeeld = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["regio", "-op"], name="leerregel_op")]
