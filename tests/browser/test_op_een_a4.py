"""What goes along on paper is one A4: the zaak with everything that fits, the card of a full day, the minutes.

The plan: test_plan.py; the verhoor: test_verhoor.py. Source: issue 6, Done when; ux.md
6.6 and 6.10.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from venster import faultless

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.overleg.models import Agendapunt, Overleg, Overlegafspraak
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.zaken.models import Afspraak, Contact, WachtOp
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]
LANG = "Samen kijken bij de werkplaats of het daar lukt, met de mentor en met moeder erbij."
BEZOEKEN = 6


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """Noor's zaak with more of everything than its print shows."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        made = make_zaak(hier, "Noor", date(2012, 5, 17), stand_tekst=(LANG * 4)[:280])
        make_vast(hier, made, "samira")
        samira = hier.account_id("samira")
        own = {"regio_id": made.regio_id, "zaak": made}
        for n in range(7):
            WachtOp.objects.create(**own, partij="swv", wat=LANG, sinds=VANDAAG, tot=VANDAAG + timedelta(days=n))
            Afspraak.objects.create(**own, wat=LANG, wie="kind", wanneer=VANDAAG + timedelta(days=n), gemaakt_at=NU,
                                    gemaakt_door=samira)
            at = NU - timedelta(days=n)
            Contact.objects.create(
                **own, verantwoordelijke_id=made.verantwoordelijke_id, muur=101, rol="leerplicht_gesprek",
                account_id=samira, bevoegd=True, met=["kind", "ouder"], uitgelegd=True, begonnen_at=at,
                geeindigd_at=at + timedelta(minutes=30), wijze="thuis", bewaard_at=at + timedelta(hours=1))
        for naam in ("Mila", "Vik", "Ans", "Bo", "Kit"):
            ouder = Persoon.objects.create(regio=hier.regio, voornaam=naam, achternaam="Vos", gegevens="bekend")
            Verwant.objects.create(regio=hier.regio, kind_id=made.persoon_id, persoon=ouder, relatie="ouder",
                                   heeft_gezag=False, van=BEGIN)
        return made


def _sheets(bezoeker, pad: str) -> int:
    samira = bezoeker("samira")
    samira.naar(pad)
    assert samira.page.get_by_role("heading", level=1).count() == 1, pad
    return len(re.findall(rb"/Type\s*/Page\b", samira.page.pdf(prefer_css_page_size=True)))


def test_a_zaak_with_more_than_fits_prints_on_one_sheet(bezoeker, zaak):
    assert _sheets(bezoeker, f"/zaken/{zaak.nummer}/print/") == 1


def test_the_card_of_a_day_with_six_visits_prints_on_one_sheet(bezoeker, losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        for n in range(BEZOEKEN):
            visit = make_zaak(losse_wereld.hier, f"Kind{n}", date(2012, 5, 17))
            make_vast(losse_wereld.hier, visit, "samira")
            Afspraak.objects.create(regio_id=visit.regio_id, zaak=visit, wat=LANG, wie="contactpersoon",
                                    tijd=time(9 + n), waar="thuis", wanneer=VANDAAG, gemaakt_at=NU,
                                    gemaakt_door=losse_wereld.hier.account_id("samira"))
    assert _sheets(bezoeker, "/mijn-dag/kaart/") == 1


def test_the_minutes_of_fifteen_pupils_are_one_a4_with_when_the_team_meets_next(
        bezoeker, losse_database, losse_wereld):
    hier = losse_wereld.hier
    school, days = hier.scholen["De Zon"], [datetime(2099, 10, day, 11, tzinfo=UTC) for day in (15, 29)]
    with losse_database.verbonden("owner"):
        add_kernteam(hier, samira=False)
        ine = hier.account_id("ine")
        this, _ = [Overleg.objects.create(regio=hier.regio, school=school, begin_at=begin, gemaakt_at=NU,
                                          eind_at=begin + timedelta(hours=1), gemaakt_door=ine) for begin in days]
        own = {"regio": hier.regio, "verantwoordelijke": hier.organisaties["swv"], "muur": 100, "school": school}
        for n in range(15):
            seen = f"leerling {n} van deze klas zit elke dag alleen in de pauze."
            signaal = Signaal.objects.create(**own, soort="zorgen", kring="kernteam", tekst=seen, gegeven_at=NU,
                                             afzender_id=ine, eigenaar_id=ine, uiterlijk_op=VANDAAG)
            punt = Agendapunt.objects.create(
                **own, overleg=this, signaal=signaal, regel=f"Zorgen over een leerling: {seen}",
                besluit="De mentor praat elke week met de leerling.", besloten_door=ine, besloten_at=NU,
                gemaakt_door=ine, gemaakt_at=NU)
            Overlegafspraak.objects.create(**own, punt=punt, wat="Bel de ouders en vraag wat helpt.", wie_id=ine,
                                           wanneer=VANDAAG, gemaakt_door=ine, gemaakt_at=NU)
    persoon = bezoeker("ine")
    persoon.naar(f"/overleg/{this.id}/")
    faultless(persoon.page)
    assert persoon.ziet("Volgend overleg: donderdag 29 oktober 2099, 12.00 uur.")
    pdf = persoon.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
