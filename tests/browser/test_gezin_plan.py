"""The plan on the page of a family prints on one A4, however full it is, and without what one of them said."""

from __future__ import annotations

import re
from itertools import product

import pytest
from venster import BREED, SMAL, faultless

from gezin_bouw import build_portal
from ketenkameleon.plan.invoer import BERICHT_LANG, DOEL_LANG, STAP_LANG, WIE_LANG
from ketenkameleon.plan.models import PLAATSEN, Bericht, Doel, Plan, Stap
from plan_bouw import build_plan
from wereld import NU

pytestmark = [pytest.mark.browser, pytest.mark.muren]
WOORDEN = "Samen met de mentor bij de deur staan, en dan naar de klas lopen zonder haast. "


def long(most: int) -> str:
    return (WOORDEN * 2)[:most]


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Three goals with three steps at each place, as long as they can be, and lines of the mother and the school."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        found = build_portal(hier)
        zaak, samira = found.zaak, hier.account_id("samira")
        own = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": 100}
        build_plan(zaak, samira, hier.scholen["De Vlier"], woord="Dagritme")
        Stap.objects.all().update(wat=long(STAP_LANG), wie=long(WIE_LANG))
        goals = [Doel.objects.get()]
        goals += [Doel.objects.create(**own, plan=Plan.objects.get(), plaats=n, tekst=long(DOEL_LANG),
                                      gemaakt_door=samira, gemaakt_at=NU) for n in (2, 3)]
        for doel, waar, plaats in product(goals, PLAATSEN, (1, 2, 3)):
            if not Stap.objects.filter(doel=doel, waar=waar, plaats=plaats).exists():
                Stap.objects.create(**own, doel=doel, waar=waar, plaats=plaats, wat=long(STAP_LANG),
                                    wie=long(WIE_LANG), gemaakt_door=samira, gemaakt_at=NU)
        for doel, (van, persoon) in product(goals, (("ouder", found.moeder), ("school", None))):
            Bericht.objects.create(**own, doel=doel, van=van, persoon_id=persoon, hoe="minder",
                                   tekst=long(BERICHT_LANG), door=samira, at=NU)
    return found


@pytest.mark.parametrize(("wie", "size"), [("mila", BREED), ("noor", SMAL)])
def test_three_goals_with_three_steps_at_each_place_print_on_one_a4_without_what_was_said(bezoeker, gezin, wie, size):
    persoon = bezoeker(wie)
    persoon.naar(f"/gezin/{gezin.zaak.nummer}/plan/")
    faultless(persoon.page, "Noor", "Mila", "Vik", sizes=(size,))
    persoon.page.emulate_media(media="print")
    assert not persoon.page.get_by_text("Wat de school zei").first.is_visible()
    assert persoon.page.get_by_role("heading", level=1).count() == 1
    pdf = persoon.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
