"""Consent and sharing: what somebody said, what is shared on which ground, and what really left.

Nothing here holds a word of a notitie or a verhaal. Under the Wpg there is no consent, and a share of that regime
stands behind its own muur. Source: issue 3, part 4; ux.md S9; docs/adr/0020-delen.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Verhaal, Zaak

ZAAK_MUUR, WPG_MUUR = 100, 401
GRONDEN = ["wet", "toestemming", "vitaal_belang"]
REGIMES = ["avg", "jeugdwet", "rvdk", "wpg"]


class Deling(models.Model):
    """One share: which kinds of data to which receiver, on what ground, for what, from–until.

    Whether it stands is asked of rules each time: it needs the yes of everybody, the tests and the telling.
    `doel` is the first of the three tests as well. The columns `nood_*` are for an emergency.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="delingen",
                             db_index=False)
    gever = models.CharField(max_length=20)
    ontvanger = models.CharField(max_length=20)
    soorten = ArrayField(models.CharField(max_length=20))
    regime = models.CharField(max_length=10)
    grond = models.CharField(max_length=15)
    artikel = models.CharField(max_length=300, default="")
    doel = models.CharField(max_length=200)
    van = models.DateField()
    tot = models.DateField()
    kind_alleen = models.CharField(max_length=20, default="")
    niet_minder = models.CharField(max_length=200, default="")
    niet_anders = models.CharField(max_length=200, default="")
    verteld_op = models.DateField(null=True)
    verteld_hoe = models.CharField(max_length=120, default="")
    verteld_niet = models.CharField(max_length=200, default="")
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    gestopt_op = models.DateField(null=True)
    gestopt_door = models.UUIDField(null=True)
    nood_reden = models.CharField(max_length=200, default="")
    nood_at = models.DateTimeField(null=True)
    fg_gemeld_at = models.DateTimeField(null=True)
    uitgelegd_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "gemaakt_at"], name="deling_zaak"),
            models.Index(fields=["zaak"], name="deling_uit_te_leggen",
                         condition=Q(nood_at__isnull=False, uitgelegd_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(grond__in=GRONDEN), name="deling_grond"),
            models.CheckConstraint(condition=Q(regime__in=REGIMES), name="deling_regime"),
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="deling_van_voor_tot"),
            models.CheckConstraint(condition=~Q(doel="") & ~Q(soorten=[]), name="deling_met_doel_en_soort"),
            models.CheckConstraint(condition=~Q(grond="wet") | ~Q(artikel=""), name="deling_wet_met_artikel"),
            models.CheckConstraint(
                condition=Q(grond="vitaal_belang", nood_at__isnull=False, fg_gemeld_at__isnull=False)
                & ~Q(nood_reden="") | ~Q(grond="vitaal_belang") & Q(nood_at__isnull=True),
                name="deling_nood_heel",
            ),
            models.CheckConstraint(
                condition=Q(regime="wpg", grond="wet", muur=WPG_MUUR) | ~Q(regime="wpg") & Q(muur=ZAAK_MUUR),
                name="deling_wpg_alleen_op_de_wet",
            ),
        ]


class Toestemming(models.Model):
    """What one person said, yes or no, about one receiver and these kinds of data; written once.

    Only a withdrawal is added to it. `door` is empty for the court. `leeftijd_toen`: whole years of the child.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="toestemmingen",
                             db_index=False)
    ontvanger = models.CharField(max_length=20)
    soorten = ArrayField(models.CharField(max_length=20))
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    als = models.CharField(max_length=10)
    ja = models.BooleanField()
    op = models.DateField()
    tot = models.DateField()
    hoe = models.CharField(max_length=12)
    leeftijd_toen = models.SmallIntegerField(null=True)
    kind_gehoord = models.BooleanField(default=False)
    vastgelegd_door = models.UUIDField()
    vastgelegd_at = models.DateTimeField()
    ingetrokken_op = models.DateField(null=True)
    ingetrokken_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, null=True, db_index=False,
                                         related_name="+")
    ingetrokken_at = models.DateTimeField(null=True)
    ingetrokken_bij = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["zaak", "vastgelegd_at"], name="toestemming_zaak")]
        constraints = [
            models.CheckConstraint(condition=Q(als__in=["kind", "gezag", "rechter"]), name="toestemming_als"),
            models.CheckConstraint(condition=Q(hoe__in=["mondeling", "papier", "portaal", "beschikking"]),
                                   name="toestemming_hoe"),
            models.CheckConstraint(condition=Q(als="rechter", door__isnull=True) | ~Q(als="rechter")
                                   & Q(door__isnull=False), name="toestemming_van_wie"),
            models.CheckConstraint(condition=Q(tot__gte=F("op")) & ~Q(soorten=[]), name="toestemming_op_voor_tot"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_at__isnull=True)
                | Q(ja=True, ingetrokken_op__isnull=False, ingetrokken_at__isnull=False, ingetrokken_bij__isnull=False),
                name="toestemming_intrekking_heel"),
        ]


class Verstrekking(models.Model):
    """What was really given: which fields, to whom, on which share, by whom and when. Never the content itself.

    `sha256` is of the document as it left, so that a copy can be recognised.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="verstrekkingen",
                             db_index=False)
    deling = models.ForeignKey(Deling, on_delete=models.PROTECT, related_name="verstrekkingen", db_index=False)
    ontvanger = models.CharField(max_length=20)
    soorten = ArrayField(models.CharField(max_length=20))
    velden = ArrayField(models.CharField(max_length=60))
    hoe = models.CharField(max_length=10)
    sha256 = models.BinaryField()
    gegeven_door = models.UUIDField()
    gegeven_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["zaak", "gegeven_at"], name="verstrekking_zaak")]
        constraints = [models.CheckConstraint(condition=Q(hoe__in=["papier", "bestand"]), name="verstrekking_hoe")]


class FgBericht(models.Model):
    """A notice to the privacy officer that something was shared in an emergency."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    deling = models.OneToOneField(Deling, on_delete=models.PROTECT, related_name="bericht")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["regio", "verantwoordelijke", "at"], name="fgbericht_van")]


class VerhaalGrens(models.Model):
    """Until which day a verhaal may be used by who looks as that; the wall of the verhaal reads it.

    Written by the luik `delen_verhaal` alone. A day that has passed closes, also when no job ever runs.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    verhaal = models.ForeignKey(Verhaal, on_delete=models.PROTECT, related_name="grenzen", db_index=False)
    lezersmuur = models.SmallIntegerField()
    tot = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["zaak"], name="verhaalgrens_zaak")]
        constraints = [models.UniqueConstraint(fields=["verhaal", "lezersmuur"], name="verhaalgrens_een_keer")]


class Schoolgrens(models.Model):
    """Until which day the school of the child itself reads a kind of data (row delen.school); the walls read it.

    Brought in line by `bring_up_to_date`. A day that has passed closes, also when nothing ever runs.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    soort = models.CharField(max_length=20)
    tot = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "soort"], name="schoolgrens_een_keer")]
