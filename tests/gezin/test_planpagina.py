"""The page of the plan: a parent reads and writes with u, a child with je, and what it costs."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gezin_bouw import build_portal
from ketenkameleon.plan.models import Bericht
from paginas_bouw import counted, text
from plan_bouw import build_plan
from wereld import NU

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("gezin")]
# Session, begin and look log counted. Source: issue 6, Speed.
MOST = 8


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor and her two parents, each with a page; a plan of one goal, and a line of the school."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        found = build_portal(hier)
        found.leeg = build_portal(hier, date(2011, 5, 17), voor="leeg_").zaak.nummer
        zaak = found.zaak
        made = build_plan(zaak, hier.account_id("samira"), hier.scholen["De Vlier"], woord="Dagritme")
        Bericht.objects.create(regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100,
                               zaak=zaak, doel_id=made["doel"], van="school", hoe="beter", tekst="3 van 5 dagen",
                               door=hier.account_id("peter"), at=NU)
        found.adres = f"/gezin/{zaak.nummer}/plan/"
    return found


def test_a_parent_follows_the_link_reads_the_plan_and_says_how_it_goes(web, gezin):
    mila = web("mila")
    assert f'href="{gezin.adres}">Plan</a>' in mila.get(f"/gezin/{gezin.zaak.nummer}/").content.decode()
    page = text(mila.get(gezin.adres))
    for said in ("Dit is een voorstel. Uw ja is er nog niet. Er is nog een ja nodig van iemand anders.",
                 "Doel 1: Dagritme: om 9.00 uur op school", "Dagritme thuis", "Uw kind zelf",
                 "Wat de school zei Het gaat beter. 3 van 5 dagen"):
        assert said in page
    assert "Dagritme ouder" not in page
    answer = mila.post(gezin.adres, {"tekst": "Moederwoord", "hoe": "minder"}, follow=True)
    assert "Bewaard. Uw contactpersoon leest dit." in text(answer)
    assert "Wat u zei Het gaat minder goed. Moederwoord 8 okt" in text(mila.get(gezin.adres))
    for other in ("vik", "noor"):
        assert "Moederwoord" not in web(other).get(gezin.adres).content.decode()
    assert "minder. Moederwoord" in text(web("samira").get(f"/zaken/{gezin.zaak.nummer}/plan/"))


def test_a_child_is_spoken_to_with_je_and_says_yes_and_its_own_words(web, gezin):
    noor = web("noor")
    noor.post(gezin.adres + "woorden/", {"woorden": "Ik durf niet."})
    page = noor.get(gezin.adres)
    said = text(page)
    assert "Jij zelf" in said
    assert "In jouw eigen woorden Ik durf niet. 8 okt" in said
    assert "Zeg je ja tegen de hulp?" in said
    [seen] = {*re.findall(r'name="gezien" value="([^"]*)"', page.content.decode())}
    answered = noor.post(gezin.adres + "antwoord/", {"antwoord": "ja", "gezien": seen}, follow=True)
    assert "Je zei ja. Dank je wel." in text(answered)
    assert "Je zei ja op 8 oktober 2026." in text(answered)


@pytest.mark.parametrize(("waar", "stuurt", "zin"), [
    ("", {}, "Kies hoe het gaat."), ("", {"hoe": "beter", "tekst": "x" * 141}, "Maak de tekst korter"),
    ("woorden/", {"woorden": " "}, "Schrijf eerst iets op."), ("antwoord/", {}, "Kies ja of nee.")])
def test_what_is_not_whole_comes_back_with_what_is_missing(web, gezin, waar, stuurt, zin):
    answer = web("mila").post(gezin.adres + waar, stuurt)
    assert answer.status_code == 422
    assert zin in text(answer)


def test_without_a_plan_the_page_says_so_and_takes_nothing(web, gezin):
    vik = web("leeg_vik")
    assert "Er is nog geen plan." in text(vik.get(f"/gezin/{gezin.leeg}/plan/"))
    for waar in ("", "woorden/"):
        answer = vik.post(f"/gezin/{gezin.leeg}/plan/{waar}", {"hoe": "beter", "woorden": "Dag."})
        assert answer.status_code == 404


def test_the_page_costs_no_more_than_a_page_of_a_family_may(web, gezin):
    for wie in ("mila", "noor"):
        client = web(wie)
        client.get(gezin.adres)
        with counted() as queries:
            assert client.get(gezin.adres).status_code == 200
        assert len(queries) <= MOST, [wie, *queries]
