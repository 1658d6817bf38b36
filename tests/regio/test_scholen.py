"""The directory of a regio with 600 schools: in pages, by gemeente and by a word. Source: issue 6, part 1."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from kernteam_bouw import add_kernteam, add_schools, place_at
from ketenkameleon.regio.models import Aanstelling, School
from ketenkameleon.regio.queries_kernteam import AANTAL, Compleet, SchoolFilter, completeness, directory
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.waarden import table
from ketenkameleon.rules.wetboek import Rij, Scope
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotAllowed
from wereld import VANDAAG

pytestmark = pytest.mark.acties
MANY = 600


@pytest.fixture
def hier(wereld):
    """Three schools with people, and 600 more of which the kernteams stand in eight ways; Gea works here no longer."""
    add_kernteam(wereld.hier)
    add_schools(wereld.hier, MANY)
    Aanstelling.objects.filter(account=wereld.hier.accounts["gea"]).update(tot=VANDAAG - timedelta(days=1))
    return wereld.hier


def pages(actor, **filters):
    """Every page of the directory, one after the other."""
    found = directory(actor, SchoolFilter(**filters), on=VANDAAG)
    yield found.teams
    while found.verder:
        found = directory(actor, SchoolFilter(**filters, na=found.verder), on=VANDAAG)
        yield found.teams


def names(actor, **filters):
    return [team.school for page in pages(actor, **filters) for team in page]


def rename(streek, kort, naam):
    Account.objects.filter(pk=streek.account_id(kort)).update(naam=naam)


def test_every_school_is_on_one_page_and_pages_are_of_fifty_by_name(hier, als):
    with als("farah") as actor:
        found = list(pages(actor))
    assert [len(page) for page in found] == [50] * 12 + [3]
    keys = [team.school_id for page in found for team in page]
    assert len(keys) == len(set(keys)) == MANY + 3
    shown = [team.school for page in found for team in page]
    assert shown == list(School.objects.filter(regio=hier.regio).order_by("naam").values_list("naam", flat=True))


def test_a_page_and_the_count_cost_the_same_with_600_schools(hier, als, django_assert_num_queries):
    with als("rob") as actor:
        with django_assert_num_queries(2):
            assert len(directory(actor, SchoolFilter("9901", "rob"), on=VANDAAG).teams) == AANTAL
        with django_assert_num_queries(1):
            completeness(actor, on=VANDAAG)


def test_what_is_counted_is_what_the_pages_say_of_each_school(hier, als):
    with als("farah") as actor:
        teams = [team for page in pages(actor) for team in page]
        counted = completeness(actor, on=VANDAAG)
    place = dict(School.objects.values_list("id", "gemeente__naam"))
    complete = Counter(place[team.school_id] for team in teams if team.compleet)
    assert [(g.naam, g.scholen, g.compleet) for g in counted] == [
        ("Duinstad", 403, complete["Duinstad"]), ("Zeedorp", 200, complete["Zeedorp"])]
    assert 0 < complete["Zeedorp"] < 200


def test_a_school_with_functions_of_its_own_is_counted_by_those(hier, als, monkeypatch):
    with als("farah") as actor:
        before = completeness(actor, on=VANDAAG)[1].compleet
        national = shipped().rij("kernteam.functies", VANDAAG)
        empty = School.objects.get(brin6="00QQ00").brin6
        own = Rij(national.naam, VANDAAG, {**table(national.waarde), "po": ("ggd",)}, "", "besluit van de school",
                  national.zekerheid, Scope.SCHOOL, empty)
        wet = shipped().met([own])
        monkeypatch.setattr("ketenkameleon.toegang.context.wetboek_for", lambda regio, versie: wet)
        assert completeness(actor, on=VANDAAG)[1].compleet == before, "it has nobody, so nobody of the GGD either"
        hier.scholen["leeg"] = School.objects.get(brin6=empty)
        place_at(hier, "leeg", "ggd", "rob")
        assert completeness(actor, on=VANDAAG)[1].compleet == before + 1
        assert [team.compleet for team in directory(actor, SchoolFilter("9902"), on=VANDAAG).teams[:1]] == [True]


def test_a_gemeente_without_schools_is_counted_as_none_of_none(wereld, als):
    with als("farah") as actor:
        assert completeness(actor, on=VANDAAG)[1] == Compleet("9902", "Zeedorp", 0, 0)


def test_somebody_asks_which_schools_a_colleague_serves_also_as_deputy(wereld, als):
    hier = wereld.hier
    add_kernteam(hier)
    place_at(hier, "De Zon", "cjg", "gea", soort="vervanger")
    place_at(hier, "De Zon", "ggd", "rob", tot=VANDAAG - timedelta(days=1))
    with als("peter") as actor:
        assert names(actor, woord="KROON") == ["De Vlier", "De Zon"]
        assert names(actor, woord="rob tim") == ["De Vlier"], "what ended yesterday counts no more"
        assert names(actor, woord="vlier") == ["De Vlier"]
        assert names(actor, woord="niemand") == []
    Aanstelling.objects.filter(account=hier.accounts["gea"]).update(tot=VANDAAG - timedelta(days=1))
    with als("peter") as actor:
        assert names(actor, woord="kroon") == []


@pytest.mark.parametrize(("naam", "woord"), [
    ("أميرة حداد", "حداد"), ("100% Rob", "0% r"), ("Rob_Timmer", "_"), ("Rob\\Timmer", "\\"),
    ("O'Rob; --", "o'rob; --")])
def test_a_word_is_taken_as_it_was_typed(wereld, als, naam, woord):
    add_kernteam(wereld.hier)
    rename(wereld.hier, "rob", naam)
    with als("peter") as actor:
        assert names(actor, woord=woord) == ["De Vlier"]
    rename(wereld.hier, "rob", "Rob Timmer")
    with als("peter") as actor:
        assert names(actor, woord=woord) == []


def test_a_gemeente_shows_its_own_schools_and_one_of_another_regio_nothing(hier, wereld, als):
    with als("ine") as actor:
        assert len(names(actor, gemeente="9902")) == 200
        assert names(actor, gemeente="9801") == names(actor, woord="De Waal") == []
        assert names(actor, gemeente="9902", woord="school 0000") == ["School 0000"]
        assert "Waalstad" not in repr(completeness(actor, on=VANDAAG))
        assert names(actor, na=wereld.elders.scholen["De Waal"].id) == []


def test_who_has_no_business_with_kernteams_gets_no_directory_and_no_count(wereld, als):
    Aanstelling.objects.filter(account=wereld.hier.accounts["tom"]).update(functie="beheerder")
    with als("tom") as actor:
        with pytest.raises(NotAllowed):
            directory(actor, SchoolFilter(), on=VANDAAG)
        with pytest.raises(NotAllowed):
            completeness(actor, on=VANDAAG)
