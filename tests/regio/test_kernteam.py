"""The kernteam of a school: who is there today, what is vacant, and who may write it. Source: issue 6, part 1."""

from __future__ import annotations

from datetime import date

import pytest

from kernteam_bouw import add_kernteam, place_at
from ketenkameleon.regio.actions_kernteam import OnjuistePlaats, Plaatsing, place
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.regio.queries_kernteam import SchoolFilter, directory, kernteam, my_schools, places_of
from ketenkameleon.rules.kernteam import Bezetting, Plaatssoort
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from wereld import BEGIN, NU, VANDAAG

pytestmark = pytest.mark.acties
SEPT = date(2026, 9, 1)


@pytest.fixture
def hier(wereld):
    add_kernteam(wereld.hier)
    return wereld.hier


def _of(team, code):
    return next(regel for regel in team.regels if regel.code == code)


def test_a_team_says_who_is_there_today_how_to_reach_them_and_since_when_a_place_is_vacant(hier, als):
    place_at(hier, "De Vlier", "smw", soort="vacature", van=SEPT)
    place_at(hier, "De Vlier", "smw", "rob", soort="vervanger", van=SEPT)
    with als("peter") as actor:
        team = kernteam(actor, hier.scholen["De Vlier"].id, on=VANDAAG)
    cjg, smw = _of(team, "cjg"), _of(team, "smw")
    assert (cjg.houder.naam, cjg.houder.telefoon, cjg.houder.vandaag) == ("Rob Timmer", "0611111111", True)
    assert (smw.stand.bezetting, smw.stand.sinds, smw.vervanger.naam) == (Bezetting.VERVANGEN, SEPT, "Rob Timmer")
    assert _of(team, "consulent").stand.bezetting is Bezetting.VACATURE
    assert not team.compleet


def test_schoolmaatschappelijk_werk_does_not_belong_at_a_primary_school_and_is_no_gap(hier, als):
    for functie in ("leerplicht", "ggd", "cjg"):
        place_at(hier, "De Zon", functie, "ine")
    with als("ine") as actor:
        team = kernteam(actor, hier.scholen["De Zon"].id, on=VANDAAG)
    assert _of(team, "smw").stand.bezetting is Bezetting.HOORT_NIET
    assert team.compleet


def test_the_directory_shows_every_school_also_one_without_any_function_filled(hier, als, django_assert_num_queries):
    with als("farah") as actor, django_assert_num_queries(2):
        teams = directory(actor, SchoolFilter(), on=VANDAAG).teams
    assert [(t.school, t.leeg, t.compleet) for t in teams] \
        == [("De Vlier", False, False), ("De Zon", False, False), ("Duincollege", True, False)]


def test_who_works_no_longer_leaves_the_team_with_the_work(hier, als):
    Aanstelling.objects.filter(account=hier.accounts["rob"]).update(tot=date(2026, 10, 7))
    with als("peter") as actor:
        cjg = _of(kernteam(actor, hier.scholen["De Vlier"].id, on=VANDAAG), "cjg")
    assert (cjg.houder, cjg.stand.bezetting, cjg.stand.sinds) == (None, Bezetting.VACATURE, VANDAAG)


def test_a_school_knows_its_own_team_and_a_member_the_schools_with_a_place(hier, als):
    with als("peter") as actor:
        assert set(my_schools(actor, on=VANDAAG).values()) == {"De Vlier"}
        assert places_of(actor, on=VANDAAG) == {}
    with als("rob") as actor:
        assert set(places_of(actor, on=VANDAAG).values()) == {"De Vlier"}


def test_a_coordinator_gives_a_place_and_what_stood_there_ends_the_day_before(hier, als):
    school, ine = hier.scholen["De Vlier"].id, Aanstelling.objects.get(account=hier.accounts["ine"]).id
    with als("farah") as actor:
        place(actor, school, Plaatsing("cjg", Plaatssoort.HOUDER, VANDAAG, ine, (5,), "06-12345678"), at=NU)
        team, before = (kernteam(actor, school, on=day) for day in (VANDAAG, date(2026, 10, 7)))
    assert (_of(team, "cjg").houder.naam, _of(team, "cjg").houder.vandaag) == ("Ine Bos", False)
    assert _of(before, "cjg").houder.naam == "Rob Timmer"


def test_a_vacancy_keeps_the_stand_in_and_a_new_stand_in_takes_the_place_of_the_old(hier, als):
    school, ine = hier.scholen["De Vlier"].id, Aanstelling.objects.get(account=hier.accounts["ine"]).id
    place_at(hier, "De Vlier", "cjg", "gea", soort="vervanger")
    with als("farah") as actor:
        place(actor, school, Plaatsing("cjg", Plaatssoort.VACATURE, SEPT), at=NU)
        vacant = _of(kernteam(actor, school, on=VANDAAG), "cjg")
        place(actor, school, Plaatsing("cjg", Plaatssoort.VERVANGER, VANDAAG, ine), at=NU)
        later = _of(kernteam(actor, school, on=VANDAAG), "cjg")
    assert (vacant.stand.sinds, vacant.vervanger.naam, later.vervanger.naam) == (SEPT, "Gea Kroon", "Ine Bos")


@pytest.mark.parametrize(("wat", "veld"), [
    (Plaatsing("cjg", Plaatssoort.HOUDER, VANDAAG), "aanstelling"),
    (Plaatsing("tovenaar", Plaatssoort.VACATURE, VANDAAG), "functie"),
    (Plaatsing("leerplicht", Plaatssoort.NIET_HIER, VANDAAG), "soort"),
])
def test_what_cannot_stand_in_a_team_is_said_at_its_question(hier, als, wat, veld):
    with als("farah") as actor, pytest.raises(OnjuistePlaats) as wrong:
        place(actor, hier.scholen["De Vlier"].id, wat, at=NU)
    assert set(wrong.value.velden) == {veld}


def test_nobody_but_a_coordinator_gives_a_place_and_not_at_a_school_elsewhere(hier, wereld, als):
    with als("rob") as actor, pytest.raises(NotAllowed):
        place(actor, hier.scholen["De Vlier"].id, Plaatsing("cjg", Plaatssoort.VACATURE, VANDAAG), at=NU)
    with als("farah") as actor, pytest.raises(NotFound):
        place(actor, wereld.elders.scholen["De Waal"].id, Plaatsing("cjg", Plaatssoort.VACATURE, VANDAAG), at=NU)


def test_an_aanstelling_of_a_kernteam_has_no_school_that_would_open_what_the_school_sees(hier):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["rob"], functie="kernteam", van=BEGIN,
                                   organisatie=hier.organisaties["cjg"], school=hier.scholen["De Vlier"])
