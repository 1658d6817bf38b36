"""The long way of one child: signaal → overleg → zaak → plan, at 320 px, with keys alone and without JavaScript.

Every page on the way is looked at by axe at 320 px, in a window of its own: axe is a script. Source: issue 6, Done
when.
"""

from __future__ import annotations

import pytest
from django.utils import timezone
from venster import SMAL, titled
from wandeling import (
    Toetsen,
    contactpersoon_maakt_plan,
    coordinator_geeft_zaak,
    kernteamlid_houdt_overleg,
    leerkracht_geeft_signaal,
    look_again,
)

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.plan.models import Stap
from ketenkameleon.toegang.dagen import local_day

pytestmark = [pytest.mark.browser, pytest.mark.muren]
SCHOOL = "De Vlier"


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its kernteams."""
    with losse_database.verbonden("owner"):
        add_kernteam(losse_wereld.hier)
        return losse_wereld.hier


@pytest.fixture
def venster(bezoeker, hier):
    """`venster("rob")`: his window of 320 px without JavaScript."""
    return lambda naam: Toetsen(bezoeker(naam, js=False, viewport=SMAL))


def test_a_worry_of_a_teacher_becomes_a_plan_for_school_and_home(venster, bezoeker, losse_database):
    vandaag = local_day(timezone.now())
    peter, rob, farah, samira = (venster(naam) for naam in ("peter", "rob", "farah", "samira"))
    leerkracht_geeft_signaal(peter, SCHOOL, vandaag)
    kernteamlid_houdt_overleg(rob, SCHOOL, vandaag.year)
    nummer = coordinator_geeft_zaak(farah, "Samira de Wit")
    contactpersoon_maakt_plan(samira, nummer)
    with losse_database.verbonden("owner"):
        assert Signaal.objects.get().achternaam == "", "who Noor is stands with the zaak alone"
        assert sorted(Stap.objects.values_list("waar", flat=True)) == ["school", "thuis"]
    for naam, walker in {"peter": peter, "rob": rob, "farah": farah, "samira": samira}.items():
        titled(walker.persoon.page, "Noor", "Vos")
        look_again(bezoeker(naam, viewport=SMAL), walker.gezien, "Noor", "Vos")
