"""A child and who has gezag over it: the least data that the work needs.

Numbers are sealed and can be looked up by a keyed hash; a birth date may be incomplete; gezag is a state that
may be *niet te bepalen*. Source: data.md 2.2; design.md 6, Keys.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.regio.models import Gemeente, Regio, School
from ketenkameleon.toegang.models import NEVER

GEZAGSSOORTEN = ["gezamenlijk", "eenhoofdig", "voogdij", "tijdelijk_geen", "niet_te_bepalen"]


class Persoon(models.Model):
    """A child or an adult around it, in one regio."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    bsn = models.BinaryField(null=True)
    bsn_zoek = models.BinaryField(null=True)
    onderwijsnummer = models.BinaryField(null=True)
    onderwijsnummer_zoek = models.BinaryField(null=True)
    gegevens = models.CharField(max_length=10, default="opvragen")
    voornaam = models.CharField(max_length=80, default="")
    tussenvoegsel = models.CharField(max_length=20, default="")
    achternaam = models.CharField(max_length=120, default="")
    geboortejaar = models.SmallIntegerField(null=True)
    geboortemaand = models.SmallIntegerField(null=True)
    geboortedag = models.SmallIntegerField(null=True)
    taal = models.CharField(max_length=40, default="")
    tolk = models.BooleanField(default=False)
    telefoon = models.CharField(max_length=20, default="")
    geheim = models.BooleanField(default=False)
    overleden = models.BooleanField(default=False)
    startkwalificatie = models.BooleanField(null=True)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True, db_index=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, db_index=False)
    klas = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regio", "bsn_zoek"], name="persoon_bsn",
                                    condition=Q(bsn_zoek__isnull=False)),
            models.UniqueConstraint(
                fields=["regio", "onderwijsnummer_zoek"], name="persoon_onderwijsnummer",
                condition=Q(onderwijsnummer_zoek__isnull=False),
            ),
            models.UniqueConstraint(fields=["regio", "id"], name="persoon_in_regio"),
            models.CheckConstraint(condition=Q(gegevens__in=["opvragen", "bekend"]), name="persoon_gegevens"),
            models.CheckConstraint(
                condition=Q(geboortemaand__isnull=False) | Q(geboortedag__isnull=True), name="persoon_geboortedag"
            ),
        ]

    @property
    def naam(self) -> str:
        """First name, infix and family name; empty while the data are still asked for."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)


class Gezag(models.Model):
    """The state of gezag over a child, from–until: also when it cannot be determined."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    kind = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="gezag")
    soort = models.CharField(max_length=20)
    van = models.DateField()
    tot = models.DateField(default=NEVER)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=GEZAGSSOORTEN), name="gezag_soort"),
            models.UniqueConstraint(fields=["kind"], name="gezag_een_stand", condition=Q(tot=NEVER)),
        ]


class Verwant(models.Model):
    """Who stands around a child: parent or voogd, with or without gezag."""

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False)
    kind = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="verwanten")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="kinderen")
    relatie = models.CharField(max_length=20)
    heeft_gezag = models.BooleanField()
    van = models.DateField()
    tot = models.DateField(default=NEVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "persoon"], name="verwant_een_keer", condition=Q(tot=NEVER)),
        ]
