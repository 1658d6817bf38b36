"""What is done with a plan, one use case each: made, filled, told, agreed on, ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from delen_bouw import add_verhaal
from ketenkameleon.plan.actions import doel as goals
from ketenkameleon.plan.actions import inzet, zeggen
from ketenkameleon.plan.actions import plan as plans
from ketenkameleon.plan.invoer import (
    AkkoordInvoer,
    BerichtInvoer,
    InzetInvoer,
    PlanInvoer,
    StapInvoer,
    VermedenInvoer,
    WoordenInvoer,
)
from ketenkameleon.plan.models import Doel, Inzet, Plan, Stap, Woorden
from ketenkameleon.plan.queries.plan import effort_of, goals_today, plan_of, schools_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.plan import Planstand
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Gebeurtenis
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
PLAN = PlanInvoer(VANDAAG, date(2026, 11, 5), ("kind", "ouder"))
LATER = NU + timedelta(hours=1)


def seen(actor, gezin, on=VANDAAG):
    return plan_of(actor, zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=on))


def test_a_zaak_has_one_plan_at_a_time_and_a_new_one_after_the_last_was_ended(als, gezin, doel):
    with als("samira") as actor:
        with pytest.raises(NotNow, match="plan_already_there"):
            plans.make(actor, gezin.zaak.id, PLAN, at=NU)
        plans.end(actor, gezin.zaak.id, "De zaak is klaar.", at=NU)
        assert seen(actor, gezin) is None
        plans.make(actor, gezin.zaak.id, PLAN, at=NU)
    assert Plan.objects.filter(zaak=gezin.zaak).count() == 2


@pytest.mark.parametrize(("invoer", "veld"), [
    (PlanInvoer(VANDAAG + timedelta(days=1), date(2026, 11, 5), ("kind",)), "samen_op"),
    (PlanInvoer(VANDAAG, VANDAAG, ("kind",)), "bekijken_op"),
    (PlanInvoer(VANDAAG, date(2026, 11, 5), ()), "samen_met"),
    (PlanInvoer(VANDAAG, date(2026, 11, 5), ("buurman",)), "samen_met"),
])
def test_a_plan_that_is_not_whole_is_not_made_and_says_what_is_wrong(als, gezin, invoer, veld):
    with als("samira") as actor, pytest.raises(Onvolledig) as wrong:
        plans.make(actor, gezin.zaak.id, invoer, at=NU)
    assert set(wrong.value.velden) == {veld}


def test_a_plan_is_made_with_the_school_of_this_child_and_no_other(als, gezin, wereld):
    with als("samira") as actor:
        mine = schools_of(actor, zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG))
        assert [naam for _, naam in mine] == ["De Vlier"]
        with pytest.raises(Onvolledig, match="school van het kind"):
            plans.make(actor, gezin.zaak.id, PlanInvoer(VANDAAG, date(2026, 11, 5), ("kind",),
                                                        school_id=wereld.hier.scholen["De Zon"].id), at=NU)


def test_a_fourth_goal_and_a_fourth_step_at_one_place_are_refused(als, gezin, doel):
    with als("samira") as actor:
        for n in (2, 3):
            goals.add_goal(actor, gezin.zaak.id, f"Doel {n}", at=NU)
        with pytest.raises(NotNow, match="plan_is_full"):
            goals.add_goal(actor, gezin.zaak.id, "Doel 4", at=NU)
        for n in (1, 2, 3):
            goals.add_step(actor, doel, StapInvoer("thuis", f"stap {n}", "moeder"), at=NU)
        with pytest.raises(NotNow, match="plan_is_full"):
            goals.add_step(actor, doel, StapInvoer("thuis", "stap 4", "moeder"), at=NU)
        goals.add_step(actor, doel, StapInvoer("school", "mentor wacht bij de deur", "mentor"), at=NU)


def test_the_database_itself_keeps_no_fourth_goal(gezin, doel):
    made = Doel.objects.get(pk=doel)
    made.id, made.plaats = gezin.kind, 4
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_a_step_that_is_done_makes_room_for_another(als, gezin, doel):
    with als("samira") as actor:
        first = goals.add_step(actor, doel, StapInvoer("kind", "appt: ik ben er", "Noor"), at=NU)
        goals.end_step(actor, first, "gedaan", at=NU)
        goals.add_step(actor, doel, StapInvoer("kind", "belt zelf", "Noor"), at=NU)
        [goal] = seen(actor, gezin).doelen
        with pytest.raises(NotNow, match="already_done"):
            goals.end_step(actor, first, "gedaan", at=NU)
    assert [step.wat for step in goal.stappen["kind"]] == ["belt zelf"]


def test_a_goal_that_is_reached_takes_its_open_steps_along(als, gezin, doel):
    with als("samira") as actor:
        goals.add_step(actor, doel, StapInvoer("thuis", "samen weg", "moeder"), at=NU)
        goals.end_goal(actor, doel, "gehaald", at=NU)
        blad = seen(actor, gezin)
    assert blad.doelen == ()
    assert blad.klaar == (("Noor is om 9.00 uur op school.", "gehaald", VANDAAG),)
    assert Stap.objects.get(doel_id=doel).klaar_hoe == "gedaan"


def test_a_goal_that_rests_says_until_when_and_shows_no_difference(als, gezin, doel):
    with als("samira") as actor:
        goals.add_step(actor, doel, StapInvoer("school", "mentor wacht", "mentor"), at=NU)
        goals.rest_until(actor, doel, date(2026, 10, 12), at=NU)
        resting, awake = seen(actor, gezin).doelen[0], seen(actor, gezin, on=date(2026, 10, 13)).doelen[0]
        with pytest.raises(Onvolledig):
            goals.rest_until(actor, doel, VANDAAG, at=NU)
    assert (resting.rust_tot, resting.verschil) == (date(2026, 10, 12), ())
    assert (awake.rust_tot, awake.verschil) == (None, ("Op school zijn er stappen. Thuis nog niet.",))


def test_each_side_is_heard_and_a_difference_is_said_in_words(als, gezin, doel):
    """The mother has no login: Samira types it, and it says so."""
    with als("samira") as actor:
        zeggen.tell(actor, doel, BerichtInvoer("ouder", "minder", "ochtend is zwaar", gezin.moeder), at=NU)
        zeggen.tell(actor, doel, BerichtInvoer("ozm", "gelijk"), at=NU)
    with als("peter") as school, pytest.raises(NotFound):  # not shared with the school
        zeggen.school_tells(school, doel, "beter", "3 van 5 dagen", at=NU)
    with als("samira") as actor:
        zeggen.tell(actor, doel, BerichtInvoer("school", "beter", "3 van 5 dagen"), at=LATER)
        [goal] = seen(actor, gezin).doelen
    assert goal.verschil == ("Op school gaat het beter. Thuis gaat het minder goed.",)
    assert [(b.van, b.wie, b.namens) for b in goal.berichten] == [
        ("school", "", True), ("ozm", "", False), ("ouder", "Mila (moeder)", True)]


def test_a_message_of_somebody_outside_the_family_is_refused(als, gezin, doel, wereld):
    with als("samira") as actor, pytest.raises(Onvolledig):
        zeggen.tell(actor, doel, BerichtInvoer("ouder", "beter", "x", wereld.hier.account_id("farah")), at=NU)


def test_it_stays_a_proposal_until_mother_and_child_said_yes_and_is_one_again_after_a_no(als, gezin, doel):
    mother, child = (AkkoordInvoer(gezin.moeder, "gezag", True, "mondeling"),
                     AkkoordInvoer(gezin.kind, "kind", True, "mondeling"))
    with als("samira") as actor:
        first = seen(actor, gezin)
        zeggen.agree(actor, gezin.zaak.id, mother, at=LATER)
        zeggen.agree(actor, gezin.zaak.id, child, at=LATER)
        agreed = seen(actor, gezin).overeenstemming.stand
        goals.add_step(actor, doel, StapInvoer("thuis", "samen weg", "moeder"), at=LATER + timedelta(minutes=1))
        more = seen(actor, gezin).overeenstemming.stand
        zeggen.agree(actor, gezin.zaak.id, AkkoordInvoer(gezin.kind, "kind", False, "mondeling"),
                     at=LATER + timedelta(minutes=2))
        last = seen(actor, gezin)
    assert (first.overeenstemming.stand, first.ontbreekt) == (Planstand.VOORSTEL, ("Noor", "Mila (moeder)"))
    assert (agreed, more, last.overeenstemming.stand) == (Planstand.AFGESPROKEN, Planstand.AANGEVULD,
                                                          Planstand.VOORSTEL)
    assert last.ontbreekt == ("Noor",)


def test_a_hulpvraag_that_was_told_in_the_verhaal_is_pointed_at_and_not_typed_again(als, gezin, doel, wereld):
    told = add_verhaal(gezin.zaak, wereld.hier.account_id("samira"), [100, 101], "Ik wil iets met mijn handen.")
    with als("samira") as actor:
        zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.kind, hulpvraag=True, verhaal_id=told.id), at=NU)
        zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.moeder, "Help mij met de ochtend."), at=NU)
        child, mother = seen(actor, gezin).woorden
        with pytest.raises(Onvolledig):
            zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.kind, "x", True, told.id), at=NU)
    assert (child.tekst, child.uit_verhaal, child.hulpvraag) == ("Ik wil iets met mijn handen.", True, True)
    assert (mother.wie, mother.tekst) == ("Mila (moeder)", "Help mij met de ochtend.")
    assert Woorden.objects.get(persoon_id=gezin.kind).tekst == ""


def test_a_verhaal_that_may_not_be_read_in_this_rol_gives_its_words_to_nobody(als, gezin, doel, wereld):
    told = add_verhaal(gezin.zaak, wereld.hier.account_id("samira"), [100, 101], "Ik durf niet.")
    with als("samira") as actor:
        zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.kind, hulpvraag=True, verhaal_id=told.id), at=NU)
    with als("samira", rol=Rol.RAAD) as actor:
        [words] = seen(actor, gezin).woorden
    assert (words.tekst, words.uit_verhaal) == ("", True)


def test_an_onderwijszorgmedewerker_has_an_employer_a_client_and_a_payer_from_a_day(als, gezin):
    asked = InzetInvoer("ozm", "school en thuis lopen uiteen", VANDAAG, "Bo van Buurtzorg")
    whole = InzetInvoer("ozm", "school en thuis lopen uiteen", VANDAAG, "Bo van Buurtzorg", "CJG", "De Vlier",
                        "gemeente")
    with als("samira") as actor:
        with pytest.raises(Onvolledig) as wrong:
            inzet.choose(actor, gezin.zaak.id, asked, at=NU)
        inzet.choose(actor, gezin.zaak.id, InzetInvoer("contactpersoon", "het gaat goed", date(2026, 9, 1),
                                                       werkgever="telt niet"), at=NU)
        inzet.choose(actor, gezin.zaak.id, whole, at=NU)
        found = effort_of(actor, zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=VANDAAG)).inzet
    assert set(wrong.value.velden) == {"werkgever", "opdrachtgever", "betaler"}
    assert [(row.keuze, row.werkgever, row.schoolcontact) for row in found] == [
        ("ozm", "CJG", "Bo van Buurtzorg"), ("contactpersoon", "", "")]
    assert Inzet.objects.filter(zaak=gezin.zaak).count() == 2


def test_what_did_not_come_needs_who_says_so_and_why_and_is_an_event_without_a_claim(als, gezin):
    with als("samira") as actor:
        with pytest.raises(Onvolledig) as wrong:
            inzet.avoided(actor, gezin.zaak.id, VermedenInvoer("anders", "", "", ""), at=NU)
        inzet.avoided(actor, gezin.zaak.id, VermedenInvoer("uit_huis", "", "school", "zij vroeg het vorig jaar aan."),
                      at=NU)
    assert set(wrong.value.velden) == {"anders_tekst", "zegt", "waarom"}
    [event] = Gebeurtenis.objects.filter(zaak=gezin.zaak, code="opschaling.vermeden")
    assert (event.op, event.getal) == (VANDAAG, None)


def test_the_goals_of_a_visit_are_read_in_one_question(als, gezin, doel, django_assert_num_queries):
    with als("samira") as actor:
        with django_assert_num_queries(1):
            found = goals_today(actor, [gezin.zaak.id, gezin.zaak.id])
        with django_assert_num_queries(0):
            assert goals_today(actor, []) == {}
    assert found == {gezin.zaak.id: ("Noor is om 9.00 uur op school.",)}


def test_in_a_verhoor_there_is_no_plan_and_none_can_be_made(als, gezin, doel):
    with als("samira", rol=Rol.LEERPLICHT_VERHOOR) as actor:
        assert seen(actor, gezin) is None
        with pytest.raises(NotNow, match="plan_not_in_verhoor"):
            plans.make(actor, gezin.zaak.id, PLAN, at=NU)
