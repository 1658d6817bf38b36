"""Meetings of a kernteam: the agenda with one line per pupil, what was decided, who does what by when.

A zaak stands on an agenda only on a share with the kernteam; a signaal with a name only with the yes that it was given
on. Source: issue 6, part 3; ux.md S6; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.delen.models import Deling
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.regio.models import Organisatie, Regio, School
from ketenkameleon.zaken.models import Zaak


class Overleg(models.Model):
    """One meeting at a school. No child stands in it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    begin_at = models.DateTimeField()
    eind_at = models.DateTimeField()
    plaats = models.CharField(max_length=120, default="")
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    afgelast_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["school", "begin_at"], name="overleg_school")]
        constraints = [
            models.CheckConstraint(condition=Q(eind_at__gt=models.F("begin_at")), name="overleg_begin_voor_eind"),
            models.UniqueConstraint(fields=["school", "begin_at"], condition=Q(afgelast_at__isnull=True),
                                    name="overleg_een_tegelijk"),
        ]


class Agendapunt(models.Model):
    """One line for one pupil, out of a signaal or a zaak, and what was decided."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, db_index=False,
                             related_name="+")
    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, db_index=False, related_name="punten")
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, null=True, db_index=False, related_name="+",
                                db_constraint=False)
    deling = models.ForeignKey(Deling, on_delete=models.PROTECT, null=True, db_index=False, related_name="+",
                               db_constraint=False)
    regel = models.CharField(max_length=140)
    besluit = models.CharField(max_length=280, default="")
    besloten_door = models.UUIDField(null=True)
    besloten_at = models.DateTimeField(null=True)
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["overleg", "gemaakt_at"], name="agendapunt_overleg"),
                   models.Index(fields=["zaak"], name="agendapunt_zaak", condition=Q(zaak__isnull=False))]
        constraints = [
            models.UniqueConstraint(fields=["overleg", "signaal"], name="agendapunt_signaal_een"),
            models.UniqueConstraint(fields=["overleg", "zaak"], name="agendapunt_zaak_een"),
            models.CheckConstraint(
                condition=Q(signaal__isnull=False, zaak__isnull=True, deling__isnull=True)
                | Q(signaal__isnull=True, zaak__isnull=False, deling__isnull=False), name="agendapunt_met_toestemming"),
            models.CheckConstraint(condition=Q(besluit="", besloten_at__isnull=True)
                                   | ~Q(besluit="") & Q(besloten_at__isnull=False), name="agendapunt_besluit_heel"),
        ]


class Overlegafspraak(models.Model):
    """What somebody of the team does, by when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False)
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, null=True, db_index=False,
                             related_name="+")
    punt = models.ForeignKey(Agendapunt, on_delete=models.PROTECT, db_index=False, related_name="afspraken")
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    wat = models.CharField(max_length=200)
    wie_id = models.UUIDField()
    wanneer = models.DateField()
    gemaakt_door = models.UUIDField()
    gemaakt_at = models.DateTimeField()
    klaar_at = models.DateTimeField(null=True)
    klaar_door = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["punt"], name="overlegafspraak_punt"),
                   models.Index(fields=["school", "wanneer"], name="overlegafspraak_open",
                                condition=Q(klaar_at__isnull=True)),
                   models.Index(fields=["zaak"], name="overlegafspraak_zaak", condition=Q(zaak__isnull=False))]


class Agendasleutel(models.Model):
    """A secret address of a calendar: of one account, for all its meetings or one school's. Only a digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    account_id = models.UUIDField()
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    sleutel = models.BinaryField(unique=True)
    gemaakt_at = models.DateTimeField()
    ingetrokken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account_id"], name="agendasleutel_van",
                                condition=Q(ingetrokken_at__isnull=True))]
