"""The pages of routes: a choice with none made, what a refusal says, and what each persona finds."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from ketenkameleon.routes.models import Zaakroute
from paginas_bouw import text

pytestmark = pytest.mark.muren


@pytest.fixture
def zegt(bezoekers):
    """`zegt("vast", "routes")`: what that persona reads on that page."""
    def said(persona, naam, status=200, **data):
        answer = bezoekers.vraag(persona, naam, "POST" if data else "GET", data)
        assert answer.status_code == status, text(answer)
        return text(answer)

    return said


def test_no_route_is_chosen_beforehand_and_they_stand_by_name(bezoekers):
    page = bezoekers.vraag("vast", "routes", "GET").content.decode()
    boxes = re.findall(r'<input[^>]*name="route"[^>]*>', page)
    assert [re.search(r'value="(\w+)"', box)[1] for box in boxes] == [
        "absoluut_verzuim", "luxeverzuim", "veilig_thuis", "verlof", "vrijstelling", "ziekte"]
    assert not [box for box in boxes if "checked" in box]


def test_a_route_that_cannot_begin_says_why_and_tells_nothing_of_one_under_the_wpg(zegt):
    page = zegt("vast", "routes")
    assert "Deze route loopt al in deze zaak." in page  # the civil one
    assert "Leg hieronder uit" not in page  # only at a route that can begin
    assert page.count("Deze route hoort bij opsporing. U kijkt nu niet als verhoor.") == 2
    said = zegt("vast", "routes", 409, route="strafrecht", op="08-10-2026", uitleg="Zomaar.")
    assert "Deze route hoort bij opsporing." in said
    assert "loopt al" not in said


def test_a_route_says_what_is_missing_who_takes_the_step_and_how_sure_it_is(zegt):
    page = zegt("vast", "route")
    for words in ("Deze route staat op VTO ingediend", "Intake bij de Raad", "Deze stap is van de Raad",
                  "Hoe zeker: gelezen in de bron", "genoteerd door Samira de Wit"):
        assert words in page


def test_a_step_from_another_stand_is_refused_in_four_lines(bezoekers, zegt):
    said = zegt("vast", "route_stap", 409, van="overwogen", wie="noteer:raad", op="08-10-2026", reden="")
    assert "De route staat nu op 'VTO ingediend'. De stap naar 'intake bij de Raad' kan dan niet." in said
    h = bezoekers.huis
    assert bezoekers.adres("vast", reverse("route_stap", args=[h.nummer, h.route, "gestopt"]), "GET").status_code == 409


def test_a_route_under_the_wpg_is_not_there_for_who_does_not_look_as_verhoor(bezoekers, losse_database):
    with losse_database.verbonden("owner"):
        key = Zaakroute.objects.get(muur=401).id
    where = reverse("route", args=[bezoekers.huis.nummer, key])
    assert bezoekers.adres("vast", where, "GET").status_code == 404


def test_the_week_of_a_coordinator_holds_the_term_and_who_runs_the_zaak_and_nothing_of_why(zegt):
    page = zegt("coordinator", "termijnen")
    assert "De Raad begint het onderzoek" in page
    assert "Samira de Wit" in page
    assert "routebloem" not in page
    assert "proces-verbaal" not in page


def test_the_zaakpagina_shows_what_runs_to_who_runs_the_zaak_alone(zegt):
    for wie, there in (("vast", True), ("waarneemt", True), ("coordinator", False), ("gevraagd", False)):
        page = zegt(wie, "zaak")
        assert ("Civiel: onderzoek van de Raad" in page) is there, wie
        assert "Strafrecht" not in page


def test_mijn_dag_counts_the_terms_of_this_week(zegt):
    assert "Termijnen van deze week : 1" in zegt("vast", "mijn_dag")


def test_an_unknown_place_in_the_list_is_not_there(bezoekers):
    assert bezoekers.adres("vast", "/termijnen/?na=x_y", "GET").status_code == 404
