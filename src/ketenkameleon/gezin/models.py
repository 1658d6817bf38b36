"""What a family and its vaste contactpersoon say to each other: a thread per person, which nobody else of them sees.

Written once; added is when it was read, that it was answered, and what was done. Source: issue 6, part 5; ux.md S11a
and S11b; docs/adr/0038-messages-of-a-family.md.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Organisatie, Regio
from ketenkameleon.zaken.models import Zaak

SOORTEN = ["bericht", "verzetten", "klopt_niet", "ander_contact", "kind_zegt"]
HOE = ["pagina", "telefoon", "gesprek", "papier"]


class Bericht(models.Model):
    """One message in the thread of `persoon`, from them (`van_gezin`) or to them.

    `hoe`: on their page, or told and typed by who works here; for the answer of a coördinator how it was given.
    `gezegd_op`: the day it was said, where it was typed on a later one. `ouders_mogen`: the child said that the parents
    may read it. `contact_mag`: who asked for another contactpersoon said that this one may read it. `voorstellen`: to
    when they want to move `afspraak_id`; `gekozen_at`: what an answer made of it. `klaar_at`: nobody has to answer it
    any more; `gedaan`: what we did.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, db_index=False, related_name="+")
    verantwoordelijke = models.ForeignKey(Organisatie, on_delete=models.PROTECT, db_index=False, related_name="+")
    muur = models.SmallIntegerField()
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, db_constraint=False, related_name="gezinsberichten",
                             db_index=False)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, db_index=False, related_name="+")
    van_gezin = models.BooleanField()
    hoe = models.CharField(max_length=10, default="pagina")
    door = models.UUIDField()
    at = models.DateTimeField()
    gezegd_op = models.DateField(null=True)
    soort = models.CharField(max_length=15)
    over = models.CharField(max_length=10, default="")
    tekst = models.CharField(max_length=600, default="")
    ouders_mogen = models.BooleanField(default=False)
    contact_mag = models.BooleanField(default=False)
    antwoord_op = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="antwoorden")
    # No foreign key: the afspraak has a term of its own, and may be destroyed before this.
    afspraak_id = models.UUIDField(null=True)
    voorstellen = ArrayField(models.DateTimeField(), default=list)
    gekozen_at = models.DateTimeField(null=True)
    gelezen_at = models.DateTimeField(null=True)
    klaar_at = models.DateTimeField(null=True)
    gedaan = models.CharField(max_length=280, default="")

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "persoon", "at"], name="gezinsbericht_draad"),
            models.Index(fields=["regio", "zaak"], name="gezinsbericht_open",
                         condition=Q(van_gezin=True, klaar_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(soort__in=SOORTEN, hoe__in=HOE), name="gezinsbericht_soort"),
            models.CheckConstraint(condition=~Q(tekst="") | Q(soort__in=["verzetten", "ander_contact"], van_gezin=True),
                                   name="gezinsbericht_heel"),
            models.CheckConstraint(condition=Q(ouders_mogen=False) | Q(soort="kind_zegt", van_gezin=True),
                                   name="gezinsbericht_ouders"),
            models.CheckConstraint(condition=Q(contact_mag=False) | Q(soort="ander_contact"),
                                   name="gezinsbericht_contact"),
            models.CheckConstraint(condition=Q(van_gezin=True) | Q(klaar_at__isnull=True, gedaan="")
                                   & (Q(hoe="pagina") | Q(soort="ander_contact")), name="gezinsbericht_antwoord"),
            models.CheckConstraint(condition=Q(gezegd_op__isnull=True) | Q(van_gezin=True) & ~Q(hoe="pagina"),
                                   name="gezinsbericht_gezegd"),
            models.UniqueConstraint(fields=["afspraak_id", "persoon"], name="gezinsbericht_een_verzoek",
                                    condition=Q(soort="verzetten", van_gezin=True, klaar_at__isnull=True)),
        ]
