"""What goes along on paper is one A4: the zaak with everything that fits on it, and the card of a full day.

The plan: test_plan.py; the minutes: test_kernteam.py; the verhoor: test_verhoor.py. Source: issue 6, Done when; ux.md
6.6 and 6.10.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest

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
