"""The page of the directory: what is asked, what stands in the address, and what it costs. Source: issue 6, part 1."""

from __future__ import annotations

import re
from html import unescape

import pytest
from inlog_bouw import stil

from kernteam_bouw import regio_of_603
from ketenkameleon.regio.models import Kernteamplaats
from paginas_bouw import browser, counted, text

pytestmark = pytest.mark.muren
ZOEK = "/scholen/"


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        return regio_of_603(losse_wereld.hier)


@pytest.fixture
def rob(losse_database, hier, settings, monkeypatch):
    """The browser of Rob, who sits in a kernteam."""
    settings.ALLOWED_HOSTS = ["testserver"]
    stil(monkeypatch)
    with losse_database.verbonden("web"):
        yield browser("rob")


def schools(answer):
    """The names in the table, in order."""
    return re.findall(r'<tr><th scope="row"><a[^>]*>([^<]+)</a>', answer.content.decode())


def more(answer):
    """The address of the next page, None at the end."""
    found = re.search(r'href="(\?[^"]*)"[^>]*>Volgende 50<', answer.content.decode())
    return unescape(found[1]) if found else None


def test_the_whole_regio_is_walked_page_by_page_and_counted_as_a_whole(rob):
    page, seen = rob.get(ZOEK), []
    while True:
        assert re.search(r"\d+ van 603 kernteams zijn compleet\.", text(page))
        seen += schools(page)
        if not more(page):
            break
        page = rob.get(ZOEK + more(page))
        assert "Naar de eerste scholen" in text(page)
    assert (len(seen), seen[:2], seen[-1]) == (603, ["De Vlier", "De Zon"], "School 0299")


def test_a_choice_stands_in_the_address_in_the_boxes_and_on_the_next_page_and_can_be_taken_away(rob):
    page = rob.get(ZOEK, {"gemeente": "9902", "woord": "school"})
    html = page.content.decode()
    assert '<option value="9902" selected>Zeedorp</option>' in html
    assert 'value="school"' in html
    assert "Gevonden scholen" in text(page)
    assert re.search(r"In Zeedorp: \d+ van 200\.", text(page))
    assert "U ziet alleen: Zeedorp" in text(page)
    assert 'href="?woord=school"' in html
    assert more(page).startswith("?gemeente=9902&woord=school&na=")
    assert len(schools(rob.get(ZOEK + more(page)))) == 50


def test_the_schools_of_a_colleague_are_found_with_the_name_of_the_colleague_in_every_line(rob):
    page = rob.get(ZOEK, {"woord": "حداد", "gemeente": "9901"})
    lines = page.content.decode().split("<tbody>")[1].split("</tbody>")[0].strip().splitlines()
    assert len(lines) == 50
    assert all("<bdi>أميرة حداد</bdi>" in line for line in lines)


def test_a_deputy_stands_beside_who_holds_the_place(rob, losse_database, hier):
    with losse_database.verbonden("owner"):
        line = Kernteamplaats.objects.get(school=hier.scholen["De Vlier"], functie="ggd")
        Kernteamplaats.objects.create(regio=hier.regio, school=line.school, functie="cjg", soort="vervanger",
                                      van=line.van, aanstelling=line.aanstelling, gemaakt_door=line.gemaakt_door,
                                      gemaakt_at=line.gemaakt_at)
    with losse_database.verbonden("web"):
        assert "CJG-coach: Rob Timmer , Gea Kroon (vervangt)" in text(rob.get(ZOEK, {"woord": "vlier"}))


@pytest.mark.parametrize(("asked", "said"), [
    ({"woord": "m" * 61}, "Maak dit korter: hoogstens 60 tekens."),
    ({"woord": "Rob\u202e"}, "Er staat een onzichtbaar teken in de tekst."),
    ({"gemeente": "9801"}, "Kies een gemeente uit de lijst."),
])
def test_what_cannot_be_asked_is_said_at_its_question_and_no_school_is_shown(rob, asked, said):
    page = rob.get(ZOEK, asked)
    assert page.status_code == 422
    assert said in text(page)
    assert schools(page) == []
    assert "van 603 kernteams" in text(page)


@pytest.mark.parametrize(("woord", "found"), [("0% van", 0), ("_", 0), ("<script>", 0), ("'; --", 0), ("  vlier  ", 1)])
def test_a_word_with_signs_is_only_a_word(rob, woord, found):
    page = rob.get(ZOEK, {"woord": woord})
    assert (page.status_code, len(schools(page))) == (200, found)
    assert "<script>" not in page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    if not found:
        assert "Er is geen school of collega met deze keuze." in text(page)


@pytest.mark.parametrize("na", ["x", "", "0", "01a20483-0000-7000-8000-000000000000"])
def test_a_place_to_go_on_from_that_no_page_gave_is_no_fault(rob, na):
    page = rob.get(ZOEK, {"na": na})
    assert page.status_code == 200
    assert len(schools(page)) == (0 if len(na) == 36 else 50)


def test_the_page_costs_the_same_queries_with_one_school_as_with_fifty(rob):
    costs = []
    for asked in ({}, {"woord": "vlier"}, {"woord": "e", "gemeente": "9901"}):
        rob.get(ZOEK, asked)
        with counted() as queries:
            rob.get(ZOEK, asked)
        costs.append(len(queries))
    assert costs == [costs[0]] * 3
    assert costs[0] <= 7
