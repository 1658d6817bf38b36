"""The plan of a child for school and home: at most three goals, with steps at school, at home and of the child.

The school of the plan reads its own column while a share stands (delen.Schoolgrens); in a verhoor nobody reads
anything of it. Source: issue 6, part 4; ux.md S10; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Organisatie, Regio, School
from ketenkameleon.zaken.models import Zaak

PLAATSEN = ["school", "thuis", "kind"]
VAN = ["school", "ouder", "kind", "ozm"]


class Plan(models.Model):
    """One plan of one zaak; a new one only after the last was ended. `school`: with which school, fixed.

    What hangs on a plan has its verantwoordelijke and muur, so that the whole of it is kept and destroyed together.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="plannen",
                             db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    samen_op = models.DateField()
    samen_met = ArrayField(models.CharField(max_length=20), default=list)
    bekijken_op = models.DateField()
    kind_meegepraat = models.BooleanField(null=True)
    opp = models.BooleanField(null=True)
    opp_op = models.DateField(null=True)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    geeindigd_op = models.DateField(null=True)
    einde_reden = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["school", "zaak"], name="plan_school", condition=Q(geeindigd_op__isnull=True))]
        constraints = [
            models.UniqueConstraint(fields=["zaak"], name="plan_een_lopend", condition=Q(geeindigd_op__isnull=True)),
            models.CheckConstraint(condition=Q(geeindigd_op__isnull=True) | ~Q(einde_reden=""), name="plan_einde_heel"),
        ]


class Doel(models.Model):
    """One goal. `plaats`: which of the three it is while open. `rust_tot`: nobody has to do anything till then."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="doelen", db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    plaats = models.SmallIntegerField()
    tekst = models.CharField(max_length=140)
    rust_tot = models.DateField(null=True)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    klaar_op = models.DateField(null=True)
    klaar_hoe = models.CharField(max_length=10, default="")

    class Meta:
        indexes = [models.Index(fields=["zaak", "plan"], name="doel_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "plaats"], name="doel_hoogstens_drie",
                                    condition=Q(klaar_op__isnull=True)),
            models.CheckConstraint(condition=Q(plaats__gte=1, plaats__lte=3), name="doel_plaats"),
            models.CheckConstraint(condition=Q(klaar_op__isnull=True, klaar_hoe="")
                                   | Q(klaar_op__isnull=False, klaar_hoe__in=["gehaald", "gestopt"]),
                                   name="doel_klaar_heel"),
        ]


class Stap(models.Model):
    """Who does what for a goal, and where. It is not changed: an old one ends, a new one begins."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="stappen", db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    waar = models.CharField(max_length=10)
    plaats = models.SmallIntegerField()
    wat = models.CharField(max_length=100)
    wie = models.CharField(max_length=40)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    klaar_op = models.DateField(null=True)
    klaar_hoe = models.CharField(max_length=10, default="")

    class Meta:
        indexes = [models.Index(fields=["zaak", "doel"], name="stap_zaak")]
        constraints = [
            models.UniqueConstraint(fields=["doel", "waar", "plaats"], name="stap_hoogstens_drie",
                                    condition=Q(klaar_op__isnull=True)),
            models.CheckConstraint(condition=Q(plaats__gte=1, plaats__lte=3, waar__in=PLAATSEN), name="stap_plaats"),
            models.CheckConstraint(condition=Q(klaar_op__isnull=True, klaar_hoe="")
                                   | Q(klaar_op__isnull=False, klaar_hoe__in=["gedaan", "vervallen"]),
                                   name="stap_klaar_heel"),
        ]


class Bericht(models.Model):
    """In one line how it goes with a goal, from one side.

    `namens`: typed by who works here, for somebody without a login. `persoon`: which
    parent, or the child. Written once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="berichten", db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    van = models.CharField(max_length=10)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    namens = models.BooleanField(default=False)
    hoe = models.CharField(max_length=10)
    tekst = models.CharField(max_length=140, default="")
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "doel", "-at"], name="bericht_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(van__in=VAN), name="bericht_van"),
            models.CheckConstraint(condition=Q(hoe__in=["beter", "gelijk", "minder"]), name="bericht_hoe"),
            models.CheckConstraint(condition=Q(persoon__isnull=True) | Q(van__in=["ouder", "kind"]),
                                   name="bericht_van_wie"),
        ]


class Woorden(models.Model):
    """What a child or parent says themselves: in their own words, or what they ask (*hulpvraag*). Written once.

    A hulpvraag that was told in the verhaal already points at it and is not typed again.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="woorden", db_index=False)
    soort = models.CharField(max_length=10)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, db_index=False, related_name="+")
    tekst = models.CharField(max_length=280, default="")
    # No foreign key: the verhaal has a term of its own, and may be destroyed before this.
    verhaal_id = models.UUIDField(null=True)
    op = models.DateField()
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "plan", "-at"], name="woorden_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(soort="eigen", verhaal_id__isnull=True) & ~Q(tekst="")
                                   | Q(soort="hulpvraag", verhaal_id__isnull=True) & ~Q(tekst="")
                                   | Q(soort="hulpvraag", verhaal_id__isnull=False, tekst=""), name="woorden_een_keer"),
        ]


class Akkoord(models.Model):
    """What one person said about the support in the plan: yes or no. `persoon` is empty for the court. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="akkoorden", db_index=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    als = models.CharField(max_length=10)
    ja = models.BooleanField()
    hoe = models.CharField(max_length=12)
    leeftijd_toen = models.SmallIntegerField(null=True)
    op = models.DateField()
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "plan", "at"], name="akkoord_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(als="rechter", persoon__isnull=True)
                                   | Q(als__in=["kind", "gezag"], persoon__isnull=False), name="akkoord_van_wie"),
        ]


class Inzet(models.Model):
    """Is the vaste contactpersoon enough, or is an onderwijszorgmedewerker needed; why, and who employs, asks, pays.

    From a day; the last row holds. `schoolcontact`: the fixed contact that the school has already, and keeps.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False, related_name="+")
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False, related_name="+")
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    keuze = models.CharField(max_length=15)
    omdat = models.CharField(max_length=200)
    van = models.DateField()
    schoolcontact = models.CharField(max_length=80, default="")
    werkgever = models.CharField(max_length=80, default="")
    opdrachtgever = models.CharField(max_length=80, default="")
    betaler = models.CharField(max_length=80, default="")
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "-van"], name="inzet_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(keuze="contactpersoon")
                                   | Q(keuze="ozm") & ~Q(werkgever="") & ~Q(opdrachtgever="") & ~Q(betaler=""),
                                   name="inzet_heel"),
            models.CheckConstraint(condition=~Q(omdat=""), name="inzet_omdat"),
        ]


class Opschaling(models.Model):
    """Heavier care that did not come: what would else have been done, and who says so. No claim. Written once."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="+", db_index=False)
    anders = models.CharField(max_length=30)
    anders_tekst = models.CharField(max_length=140)
    zegt = models.CharField(max_length=20)
    waarom = models.CharField(max_length=200)
    op = models.DateField()
    door = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "-op"], name="opschaling_zaak")]
        constraints = [
            models.CheckConstraint(condition=~Q(zegt="") & ~Q(anders="") & ~Q(waarom=""), name="opschaling_heel"),
        ]
