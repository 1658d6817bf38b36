"""What goes along on paper is one A4: the card of today's visits and the minutes of an overleg.

The plan stands in test_plan, the card of a rol in test_verhoor. Source: issue 6, Done when; ux.md 6.10.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from venster import faultless

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.overleg.models import Agendapunt, Overleg, Overlegafspraak
from ketenkameleon.zaken.models import Afspraak
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]
NAMEN = ("Noor", "Sem", "Yara", "Mats", "Lis", "Bram")
WAT = "Praten over de eerste week op de werkplaats"
PER_SCHOOL = 10


def sheets(page) -> int:
    """How many sheets of A4 the page of a browser prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.fixture(scope="module")
def volle_dag(losse_database, losse_wereld):
    """Samira has six visits, and there was an overleg at De Vlier about ten pupils."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        for naam in NAMEN:
            zaak = make_zaak(hier, naam)
            make_vast(hier, zaak, "samira")
            Afspraak.objects.create(
                regio_id=zaak.regio_id, zaak=zaak, wat=WAT, wie="contactpersoon", waar="bij hen thuis", wanneer=VANDAAG,
                gemaakt_at=NU, gemaakt_door=hier.account_id("samira"))
        add_kernteam(hier)
        return _overleg(hier)


def _overleg(hier):
    rob, school = hier.account_id("rob"), hier.scholen["De Vlier"]
    overleg = Overleg.objects.create(regio=hier.regio, school=school, begin_at=NU, eind_at=NU + timedelta(hours=1),
                                     plaats="Kamer 12", gemaakt_door=rob, gemaakt_at=NU)
    own = {"regio": hier.regio, "verantwoordelijke": hier.organisaties["cjg"], "muur": 100}
    for n in range(PER_SCHOOL):
        signaal = Signaal.objects.create(
            **own, school=school, soort="zorgen", kring="kernteam", tekst="Zij komt niet verder met lezen.",
            afzender_id=hier.account_id("peter"), gegeven_at=NU + timedelta(minutes=n), functie="cjg", eigenaar_id=rob,
            uiterlijk_op=date(2026, 10, 15), voornaam="Lis", achternaam=f"Duindoorn {n}", geboren=date(2016, 5, 1),
            ouder_1="ja", kind_zegt="ja")
        punt = Agendapunt.objects.create(
            **own, overleg=overleg, school=school, signaal=signaal, regel="Zorgen: Zij komt niet verder met lezen.",
            besluit="Wij vragen de ouders wat zij zelf al deden.", besloten_door=rob, besloten_at=NU, gemaakt_door=rob,
            gemaakt_at=NU + timedelta(minutes=n))
        Overlegafspraak.objects.create(**own, punt=punt, school=school, wat="De ouders bellen en hen uitnodigen",
                                       wie_id=rob, wanneer=date(2026, 10, 22), gemaakt_door=rob, gemaakt_at=NU)
    return overleg


def test_the_card_of_a_day_with_six_visits_is_one_a4(bezoeker, volle_dag):
    samira = bezoeker("samira")
    samira.naar("/mijn-dag/kaart/")
    assert samira.page.get_by_text(WAT).count() == len(NAMEN)
    faultless(samira.page, *NAMEN)
    assert sheets(samira.page) == 1


def test_the_minutes_of_an_overleg_about_ten_pupils_are_one_a4(bezoeker, volle_dag):
    rob = bezoeker("rob")
    rob.naar(f"/overleg/{volle_dag.id}/")
    assert rob.page.get_by_text("Besluit: Wij vragen de ouders").count() == PER_SCHOOL
    faultless(rob.page, "Lis", "Duindoorn")
    assert sheets(rob.page) == 1
