"""The plan on the page of a parent or child: what each reads and writes, and what the wall keeps from the others.

Source: issue 6, parts 4 and 5; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from gezin_bouw import give_page
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.plan.actions import zeggen
from ketenkameleon.plan.actions.doel import add_goal, add_step, end_goal
from ketenkameleon.plan.actions.gezin import family_agrees, family_says, family_tells
from ketenkameleon.plan.actions.plan import make
from ketenkameleon.plan.invoer import AkkoordInvoer, BerichtInvoer, PlanInvoer, StapInvoer, WoordenInvoer
from ketenkameleon.plan.models import Akkoord, Bericht, Doel, Opschaling, Plan, Stap, Woorden
from ketenkameleon.plan.queries.gezin import family_plan
from ketenkameleon.plan.queries.plan import plan_of
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.plan import Planstand
from ketenkameleon.toegang.models import Inlogbrief, Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.zaak import read_zaak
from plan_bouw import build_plan
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
LATER = NU + timedelta(hours=1)
ALLES = (Plan, Doel, Stap, Bericht, Woorden, Akkoord, Opschaling)


@pytest.fixture
def doel(als, gezin, wereld):
    """A plan of Samira with De Vlier, one goal, and a step at each place; what the school said and what was typed."""
    school = wereld.hier.scholen["De Vlier"].id
    with als("samira") as actor:
        make(actor, gezin.zaak.id, PlanInvoer(VANDAAG, date(2026, 11, 5), ("kind", "ouder"), school_id=school), at=NU)
        key = add_goal(actor, gezin.zaak.id, "Noor is om 9.00 uur op school.", at=NU)
        for waar in ("school", "thuis", "kind"):
            add_step(actor, key, StapInvoer(waar, f"stap {waar}", "iemand"), at=NU)
        zeggen.tell(actor, key, BerichtInvoer("school", "gelijk", "getypt voor de school"), at=NU)
        zeggen.tell(actor, key, BerichtInvoer("ozm", "gelijk", "van de ozm"), at=NU)
    line(gezin, key, "school", None, "3 van 5 dagen", wereld.hier.account_id("peter"), namens=False)
    return key


def line(gezin, doel, van, persoon, tekst, door, **rest):
    return Bericht.objects.create(
        regio_id=gezin.zaak.regio_id, verantwoordelijke_id=gezin.zaak.verantwoordelijke_id, muur=100, zaak=gezin.zaak,
        doel_id=doel, van=van, persoon_id=persoon, hoe="beter", tekst=tekst, door=door, at=NU, **rest)


def page(actor, gezin, on=VANDAAG):
    return family_plan(actor, gezin.zaak.nummer, on=on).plan


def goal(actor, gezin):
    [found] = page(actor, gezin).doelen
    return found


def asked(actor, gezin):
    return page(actor, gezin).vraag


def says(actor, gezin, ja=True, at=LATER):
    family_agrees(actor, gezin.zaak.nummer, ja=ja, gezien=page(actor, gezin).gezien, at=at)


def test_parent_and_child_read_the_goals_and_steps_and_what_the_school_wrote_itself(als, gezin, doel):
    for wie in ("mila", "vik", "noor"):
        with als(wie) as actor:
            found = goal(actor, gezin)
            assert {waar: [stap.wat for stap in steps] for waar, steps in found.stappen.items()} == {
                "school": ["stap school"], "thuis": ["stap thuis"], "kind": ["stap kind"]}
            assert [regel.tekst for regel in found.school] == ["3 van 5 dagen"], wie
            assert list(Bericht.objects.values_list("tekst", flat=True)) == ["3 van 5 dagen"], wie


def test_what_one_of_the_family_says_is_read_by_who_runs_the_zaak_and_by_nobody_else_of_them(als, gezin, doel):
    for wie in ("mila", "vik", "noor"):
        with als(wie) as actor:
            family_tells(actor, gezin.zaak.nummer, doel, "minder", f"regel van {wie}", at=NU)
            family_says(actor, gezin.zaak.nummer, f"woord van {wie}", at=NU)
            says(actor, gezin)
    for wie in ("mila", "vik", "noor"):
        with als(wie) as actor:
            found = page(actor, gezin)
            assert [(regel.hoe, regel.tekst, regel.namens) for regel in found.doelen[0].eigen] == [
                ("minder", f"regel van {wie}", False)]
            assert found.woorden == ((f"woord van {wie}", VANDAAG),)
            assert [model.objects.count() for model in ALLES] == [1, 1, 3, 2, 1, 1, 0], wie
    with als("samira") as actor:
        blad = plan_of(actor, read_zaak(actor, gezin.zaak.id, on=VANDAAG))
        lines = {(regel.van, regel.tekst, regel.namens) for regel in blad.doelen[0].berichten}
        assert {("kind", "regel van noor", False), ("ouder", "regel van vik", False)} <= lines
        assert {rij.tekst for rij in blad.woorden} == {"woord van mila", "woord van vik", "woord van noor"}


def test_a_parent_reads_what_was_typed_for_them_and_says_so_and_not_what_was_typed_for_the_other(als, gezin, doel):
    with als("samira") as actor:
        zeggen.tell(actor, doel, BerichtInvoer("ouder", "minder", "ochtend is zwaar", gezin.moeder), at=NU)
        zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.vader, "Mijn vraag.", hulpvraag=True), at=NU)
    with als("mila") as actor:
        assert [(regel.tekst, regel.namens) for regel in goal(actor, gezin).eigen] == [("ochtend is zwaar", True)]
        assert page(actor, gezin).woorden == ()
    with als("vik") as actor:
        assert goal(actor, gezin).eigen == ()
        assert page(actor, gezin).woorden == (("Mijn vraag.", VANDAAG),)


def test_a_parent_without_gezag_and_one_whose_days_ended_have_no_plan(als, gezin, doel, wereld):
    give_page(wereld.hier, gezin.zaak, "oma", gezin.moeder, "ouder_zonder_gezag")
    Relatie.objects.filter(account=wereld.hier.accounts["vik"]).update(tot=VANDAAG - timedelta(days=1))
    with als("vik") as nobody:
        assert nobody is None
        assert [model.objects.count() for model in ALLES] == [0] * 7
    with als("oma") as actor:
        assert [model.objects.count() for model in ALLES] == [0] * 7
        with pytest.raises(NotFound):
            family_plan(actor, gezin.zaak.nummer, on=VANDAAG)
        with pytest.raises(NotFound):
            family_tells(actor, gezin.zaak.nummer, doel, "beter", "", at=NU)


def test_who_came_in_without_a_code_reads_the_plan_and_can_say_nothing(als, gezin, doel, wereld):
    Inlogbrief.objects.filter(account_id=wereld.hier.account_id("mila")).delete()
    with als("mila") as actor:
        blad = family_plan(actor, gezin.zaak.nummer, on=VANDAAG)
        assert (len(blad.plan.doelen), blad.schrijft, blad.plan.vraag) == (1, False, None)
        with pytest.raises(NotFound):
            family_says(actor, gezin.zaak.nummer, "Ik durf niet.", at=NU)


@pytest.mark.parametrize("change", [
    {"persoon": "vader"}, {"van": "kind"}, {"van": "school", "persoon": ""}, {"van": "ozm", "persoon": ""},
    {"namens": True}, {"door": "samira"}])
def test_a_parent_can_write_a_line_as_themselves_and_in_no_other_way(als, gezin, doel, wereld, change):
    who = change.get("persoon", "moeder")
    door = wereld.hier.account_id(change.get("door", "mila"))
    with als("mila"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        line(gezin, doel, change.get("van", "ouder"), getattr(gezin, who) if who else None, "", door,
             namens=change.get("namens", False))


@pytest.mark.parametrize("change", [
    {"persoon_id": "vader"}, {"als": "kind"}, {"hoe": "mondeling"}, {"als": "rechter", "persoon_id": ""}])
def test_a_parent_can_agree_as_themselves_and_in_no_other_way(als, gezin, doel, wereld, change):
    plan = Plan.objects.get()
    who = change.get("persoon_id", "moeder")
    own = {"als": "gezag", "hoe": "portaal"} | change | {"persoon_id": getattr(gezin, who) if who else None}
    with als("mila"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Akkoord.objects.create(regio_id=plan.regio_id, verantwoordelijke_id=plan.verantwoordelijke_id, muur=100,
                               zaak=gezin.zaak, plan=plan, ja=True, op=VANDAAG,
                               door=wereld.hier.account_id("mila"), at=NU, **own)


def test_the_plan_stands_when_all_three_said_yes_on_their_own_page(als, gezin, doel):
    for wie, others in (("mila", True), ("noor", True), ("vik", False)):
        with als(wie) as actor:
            vraag = asked(actor, gezin)
            assert (vraag.stand, vraag.beslist, vraag.anderen) == (Vraagstand.OPEN, True, others), wie
            says(actor, gezin)
            says(actor, gezin)
            assert asked(actor, gezin).stand is Vraagstand.JA
    assert Akkoord.objects.count() == 3, "who presses twice says it once"
    with als("mila") as actor:
        assert page(actor, gezin).stand is Planstand.AFGESPROKEN
        says(actor, gezin, ja=False, at=LATER + timedelta(minutes=1))
        assert (page(actor, gezin).stand, asked(actor, gezin).stand) == (Planstand.VOORSTEL, Vraagstand.NEE)
    row = Akkoord.objects.filter(persoon_id=gezin.kind).get()
    assert (row.als, row.hoe, row.leeftijd_toen) == ("kind", "portaal", 14)


def test_a_yes_to_what_was_added_since_the_page_was_drawn_is_not_kept(als, gezin, doel):
    with als("mila") as actor:
        seen = page(actor, gezin).gezien
    with als("samira") as actor:
        add_step(actor, doel, StapInvoer("thuis", "nog iets", "moeder"), at=NU + timedelta(minutes=1))
    with als("mila") as actor:
        with pytest.raises(NotNow):
            family_agrees(actor, gezin.zaak.nummer, ja=True, gezien=seen, at=LATER)
        says(actor, gezin)
        assert Akkoord.objects.count() == 1


def test_nobody_is_asked_whose_yes_the_law_does_not_ask(als, gezin, doel):
    with als("samira") as actor:
        zeggen.agree(actor, gezin.zaak.id, AkkoordInvoer(None, "rechter", True, "beschikking"), at=NU)
    with als("mila") as actor:
        assert asked(actor, gezin) is None
        with pytest.raises(NotAllowed):
            says(actor, gezin)


@pytest.mark.parametrize("ended", ["goal", "zaak"])
def test_nothing_is_added_to_what_has_ended(als, gezin, doel, ended):
    if ended == "goal":
        with als("samira") as actor:
            end_goal(actor, doel, "gehaald", at=NU)
    else:
        Zaak.objects.filter(pk=gezin.zaak.id).update(stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    with als("noor") as actor, pytest.raises(NotNow):
        family_tells(actor, gezin.zaak.nummer, doel, "beter", "", at=LATER)


def test_a_goal_of_another_zaak_is_not_there(als, gezin, doel, wereld):
    other = make_zaak(wereld.hier, "Sem")
    make_vast(wereld.hier, other, "samira")
    key = build_plan(other, wereld.hier.account_id("samira"))["doel"]
    with als("mila") as actor, pytest.raises(NotFound):
        family_tells(actor, gezin.zaak.nummer, key, "beter", "", at=NU)


def test_the_family_changes_adds_and_ends_no_goal_and_no_step(als, gezin, doel):
    step, found, plan = Stap.objects.first(), Doel.objects.get(), Plan.objects.get()
    with als("mila"):
        assert Doel.objects.update(rust_tot=VANDAAG) == 0
        assert Stap.objects.update(klaar_hoe="gedaan", klaar_op=VANDAAG) == 0
        assert Plan.objects.update(bekijken_op=VANDAAG) == 0
        plan.geeindigd_op, plan.einde_reden = VANDAAG, "klaar"
        for row in (step, found, plan):
            row.pk, row.plaats = new_id(), 2
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)


def test_a_verhoor_opens_nothing_of_what_the_family_said(als, gezin, doel):
    with als("mila") as actor:
        family_tells(actor, gezin.zaak.nummer, doel, "minder", "", at=NU)
    with als("samira", rol="leerplicht_verhoor"):
        assert [model.objects.count() for model in ALLES] == [0] * 7
