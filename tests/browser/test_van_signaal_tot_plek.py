"""The long way of one child, at 320 px, with keys alone and without JavaScript: signaal → overleg → zaak → plan →
a parent reads and answers → the child says something → plek gestart; by six personas.

Every page on the way is looked at by axe at 320 px, in a window of its own: axe is a script. Source: issue 6, Done
when.
"""

from __future__ import annotations

import pytest
from django.utils import timezone
from venster import SMAL, titled
from wandeling import (
    Toetsen,
    contactpersoon_antwoordt,
    contactpersoon_biedt_plek,
    contactpersoon_maakt_plan,
    coordinator_geeft_zaak,
    kernteamlid_houdt_overleg,
    kind_leest_wat_is_gedaan,
    kind_zegt_iets,
    leerkracht_geeft_signaal,
    look_again,
    ouder_bevestigt_plek,
    ouder_leest_en_schrijft,
)

from gezin_bouw import give_page
from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.plan.models import Stap
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.models import Zaak
from wereld import BEGIN

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


def _give_pages(hier, nummer: str) -> Zaak:
    """Noor's mother is known, and both got their letter with a code (tests/browser/test_inloggen.py). As owner."""
    zaak = Zaak.objects.get(nummer=nummer)
    mila = Persoon.objects.create(regio=hier.regio, voornaam="Mila", achternaam="Vos", gegevens="bekend")
    Verwant.objects.create(regio=hier.regio, kind_id=zaak.persoon_id, persoon=mila, relatie="moeder", heeft_gezag=True,
                           van=BEGIN)
    Gezag.objects.update_or_create(regio=hier.regio, kind_id=zaak.persoon_id,
                                   defaults={"soort": "eenhoofdig", "van": BEGIN})
    give_page(hier, zaak, "mila", mila.id)
    give_page(hier, zaak, "noor", zaak.persoon_id, "kind")
    return zaak


def test_a_worry_of_a_teacher_becomes_a_plek_that_a_parent_says_has_started(venster, bezoeker, losse_database, hier):
    vandaag = local_day(timezone.now())
    peter, rob, farah, samira = (venster(naam) for naam in ("peter", "rob", "farah", "samira"))
    leerkracht_geeft_signaal(peter, SCHOOL, vandaag)
    kernteamlid_houdt_overleg(rob, SCHOOL, vandaag.year)
    nummer = coordinator_geeft_zaak(farah, "Samira de Wit")
    contactpersoon_maakt_plan(samira, nummer)
    with losse_database.verbonden("owner"):
        assert Signaal.objects.get().achternaam == "", "who Noor is stands with the zaak alone"
        assert sorted(Stap.objects.values_list("waar", flat=True)) == ["school", "thuis"]
        zaak = _give_pages(hier, nummer)
    mila, noor = venster("mila"), venster("noor")
    ouder_leest_en_schrijft(mila)
    kind_zegt_iets(noor)
    contactpersoon_antwoordt(samira, nummer)
    contactpersoon_biedt_plek(samira, nummer, vandaag)
    ouder_bevestigt_plek(mila)
    kind_leest_wat_is_gedaan(noor)
    with losse_database.verbonden("owner"):
        zaak.refresh_from_db()
        assert zaak.plek_gestart_op == vandaag, "the clock stops at the word of the parent"
    for naam, walker in {"peter": peter, "rob": rob, "farah": farah, "samira": samira, "mila": mila,
                         "noor": noor}.items():
        titled(walker.persoon.page, "Noor", "Vos")
        look_again(bezoeker(naam, viewport=SMAL), walker.gezien, "Noor", "Vos")
