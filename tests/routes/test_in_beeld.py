"""What a route of exemption decided keeps the child in view; nobody types it again. Source: issue 6, part 2."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.blik import Gekeken, GeldtNietMeer, end_exemption, look_again
from ketenkameleon.meldingen.actions.in_beeld import Vrijstelling, note_exemption
from ketenkameleon.personen.models import Persoon
from ketenkameleon.routes.models import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.queries.in_beeld import exempt_by_route
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.schermen.in_beeld_queries import lines_in_view
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotAllowed
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
NODIG = ("5_onder_a", "verklaring_arts", "kennisgeving")


@pytest.fixture
def vrij(als, begin_route, zet):
    """Samira noted that the law exempts Noor by article 5 letter a; the key of the route."""
    with als("samira") as actor:
        route = begin_route(actor, "vrijstelling")
        zet(actor, route, "ontvangen", "compleet", "leerplicht", zelf=False, feiten=NODIG)
        zet(actor, route, "compleet", "vrijgesteld", "leerplicht", zelf=False)
    return route


def _seen(als, wie="farah"):
    with als(wie) as actor:
        return [(line.soorten, line.sinds, line.kijk_weer_op) for line in exempt_by_route(actor, on=VANDAAG)]


def test_a_child_that_the_route_left_exempt_is_in_view_until_before_the_first_of_july(vrij, als):
    assert _seen(als) == _seen(als, "tom") == [(("5_onder_a",), VANDAAG, date(2027, 7, 1))]


def test_before_a_decision_and_after_a_no_it_is_not(als, begin_route, zet):
    with als("samira") as actor:
        route = begin_route(actor, "vrijstelling")
        zet(actor, route, "ontvangen", "niet_compleet", "leerplicht", zelf=False, reden="De verklaring ontbreekt.")
    assert _seen(als) == []
    with als("samira") as actor:
        zet(actor, route, "niet_compleet", "geen_beroep", "leerplicht", zelf=False, reden="Er kwam geen verklaring.")
    assert _seen(als) == []


def test_while_it_is_asked_anew_the_child_stays_in_view(vrij, als, zet):
    with als("samira") as actor:
        zet(actor, vrij, "vrijgesteld", "ontvangen", "ouders", zelf=False)
    assert len(_seen(als)) == 1


def test_who_is_grown_up_is_not_in_view_any_more(vrij, gezin, als):
    Persoon.objects.filter(pk=gezin.zaak.persoon_id).update(geboortejaar=2007)
    assert _seen(als) == []


def test_an_lpa_without_an_oath_there_and_a_school_see_nothing(vrij, wereld, als):
    Bevoegdheid.objects.filter(professional=wereld.hier.professionals["tom"], soort="eed").update(
        tot=date(2026, 10, 7))
    assert _seen(als, "tom") == []
    with als("peter") as actor, pytest.raises(NotAllowed):
        exempt_by_route(actor, on=VANDAAG)


def test_what_stands_behind_the_wpg_is_not_in_the_list(vrij, gezin, als):
    route, stap = Zaakroute.objects.get(pk=vrij), Routestap.objects.get(zaakroute_id=vrij, naar="vrijgesteld")
    Zaakroute.objects.filter(pk=vrij).update(geeindigd_op=VANDAAG)
    route.pk, route.muur, route.geeindigd_op = new_id(), 401, None
    route.save(force_insert=True)
    stap.pk, stap.muur, stap.zaakroute_id = new_id(), 401, route.pk
    stap.save(force_insert=True)
    assert len(_seen(als)) == 1


def test_the_page_names_the_kind_and_shows_a_child_once_that_was_noted_as_well(vrij, gezin, als):
    farah = browser("farah")
    assert "Vrijgesteld (1)" in (read := text(farah.get("/in-beeld/")))
    assert "artikel 5 onder a: lichaam of geest" in read
    assert "1 juli 2027" in read
    with als("samira") as actor:
        note_exemption(actor, gezin.zaak.id, Vrijstelling("5_onder_a", VANDAAG, date(2027, 7, 31), date(2027, 5, 3)),
                       at=NU)
    assert "Vrijgesteld (1)" in (read := text(farah.get("/in-beeld/")))
    assert "3 mei 2027" in read


def test_a_kind_that_was_taken_back_is_not_named(vrij, als):
    said = Routefeit.objects.get(zaakroute_id=vrij, code="5_onder_a")
    said.vervangt_id, said.pk, said.geldt = said.pk, new_id(), False
    said.save(force_insert=True)
    assert _seen(als)[0][0] == ()


def _listed(actor):
    return [(line.kind.lijst, line.kijk_op) for line in lines_in_view(actor, on=VANDAAG)
            if line.kind.lijst == "vrijgesteld"]


def test_somebody_looks_at_a_child_that_a_route_left_exempt_and_says_that_it_ended(vrij, gezin, als):
    with als("tom") as actor:
        look_again(actor, gezin.zaak.id, Gekeken(Beeldlijst.VRIJGESTELD, "Zij leert thuis.", date(2027, 3, 1)), at=NU)
        assert _listed(actor) == [("vrijgesteld", date(2027, 3, 1))]
        end_exemption(actor, gezin.zaak.id, GeldtNietMeer(VANDAAG, VANDAAG, "school"), at=NU)
        assert _listed(actor) == []


def test_a_decision_of_a_route_after_an_end_brings_a_child_back_in_view(vrij, gezin, als):
    gisteren = VANDAAG - timedelta(days=1)
    with als("farah") as actor:
        end_exemption(actor, gezin.zaak.id, GeldtNietMeer(gisteren, gisteren, "school"), at=NU)
        assert len(_listed(actor)) == 1
