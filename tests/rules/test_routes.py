"""The routes: none is chosen beforehand, help goes first, and a step asks what its row says."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.eisen import TOETSEN
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.luxe import LuxeFeiten
from ketenkameleon.rules.routes import (
    Route,
    begin,
    choices,
    ends,
    finished,
    follows,
    may_start,
    may_step,
    parties,
    stands,
    steps,
)
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, refused
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag
from ketenkameleon.rules.wetboek import GeenRij, Wetboek
from route_bouw import ABSENT, BORN, KIND, MOEDER, ON, VADER, WET, all_there, code_of, gezin, taken, yes

STEPS = [(route, pijl) for route in Route for pijl in steps(route, on=ON, wet=WET)]
A_DAY = timedelta(days=1)


def start(route, *gelopen, uitleg=""):
    ran = [(Route(r), s) for r, s in gelopen]
    return code_of(may_start(Route(route), gelopen=ran, uitleg=uitleg, on=ON, wet=WET))


@pytest.mark.parametrize(("route", "gelopen", "uitleg", "code"), [
    ("vrijwillige_hulp", (), "", None),
    ("halt", (), "", "help_first"), ("halt", (), "  ", "help_first"),
    ("halt", (), "het gezin heeft al hulp van een psycholoog", None),
    ("civiel", (), "", "help_first"), ("strafrecht", (), "", "help_first"),
    ("halt", (("vrijwillige_hulp", "onderzoek"),), "", "help_first"),
    ("halt", (("vrijwillige_hulp", "hulp_voorgesteld"),), "", "help_first"),
    ("halt", (("vrijwillige_hulp", "hulp_loopt"),), "", None),
    ("civiel", (("vrijwillige_hulp", "hulp_geweigerd"),), "", None),
    ("strafrecht", (("vrijwillige_hulp", "onvoldoende"),), "", None),
    ("strafrecht", (("vrijwillige_hulp", "terug_op_school"),), "", None),
    ("strafrecht", (("halt", "hulp_loopt"),), "", "help_first"),
    ("luxeverzuim", (), "", None), ("veilig_thuis", (), "", None), ("verlof", (), "", None),
])
def test_help_goes_first_or_somebody_explains(route, gelopen, uitleg, code):
    assert start(route, *gelopen, uitleg=uitleg) == code


@pytest.mark.parametrize(("route", "stand", "code"), [
    ("verlof", "gevraagd", "route_running"), ("verlof", "bezwaar", "route_running"), ("verlof", "toegekend", None),
    ("verlof", "afgewezen", None), ("vrijstelling", "vrijgesteld", None), ("vrijstelling", "verstuurd", None),
    ("vrijstelling", "toegekend", "route_running"), ("ziekte", "hersteld", None), ("ziekte", "advies", "route_running"),
    ("vrijwillige_hulp", "onvoldoende", "route_running")])
def test_a_route_begins_anew_only_when_the_one_before_is_done(route, stand, code):
    assert start(route, (route, stand)) == code


def test_a_start_that_is_refused_names_its_source():
    first = may_start(Route.HALT, gelopen=[], uitleg="", on=ON, wet=WET)
    again = may_start(Route.HALT, gelopen=[(Route.HALT, "loopt")], uitleg="omdat", on=ON, wet=WET)
    assert (first.bron, again.bron) == ("MAS: hulp eerst, pas toe of leg uit", "keuze van dit project")


def test_routes_run_side_by_side():
    assert start("halt", ("vrijwillige_hulp", "hulp_loopt"), ("civiel", "onderzoek"), ("strafrecht", "verhoor")) is None


def test_choices_are_sorted_by_name_and_none_is_proposed():
    found = choices([], on=ON, wet=WET)
    assert [k.route for k in found] == sorted(Route, key=lambda r: WET.tabel(f"route.{r}", ON)["naam"])
    assert {k.route for k in found if k.uitleg_nodig} == {Route.HALT, Route.CIVIEL, Route.STRAFRECHT}
    assert all(k.kan for k in found)
    assert set(type(found[0]).__slots__) == {"route", "naam", "uitleg_nodig", "kan"}


def test_choices_stay_in_one_order_whatever_ran_before():
    runs = [(Route.VRIJWILLIGE_HULP, "hulp_loopt"), (Route.HALT, "loopt"), (Route.CIVIEL, "onderzoek")]
    found = {tuple((k.route, k.uitleg_nodig, bool(k.kan)) for k in choices(iter(some), on=ON, wet=WET))
             for some in permutations(runs)}
    [once] = found
    assert [route for route, _, _ in once] == [k.route for k in choices([], on=ON, wet=WET)]
    assert {route for route, _, can in once if not can} == {Route.VRIJWILLIGE_HULP, Route.HALT, Route.CIVIEL}
    assert not any(needed for _, needed, _ in once)


@pytest.mark.parametrize(("route", "pijl"), STEPS)
def test_every_step_has_a_ground_somebody_who_takes_it_and_a_known_certainty(route, pijl):
    stap = steps(route, on=ON, wet=WET)[pijl]
    assert stap.grond
    assert (stap.van, stap.naar) == pijl
    assert set(stap.door) <= set(parties(on=ON, wet=WET))
    assert stap.door
    assert set(stap.eisen) <= set(WET.tabel("route.eisen", ON))
    assert all(WET.versies(f"termijn.{code}") for code in (*stap.start, *stap.stopt))
    assert stap.zekerheid in {r.zekerheid.value for r in WET.rijen}


def test_every_thing_that_is_asked_is_asked_by_some_step_and_every_test_is_used():
    asked = {eis for route, pijl in STEPS for eis in steps(route, on=ON, wet=WET)[pijl].eisen}
    rows = WET.tabel("route.eisen", ON)
    assert asked == set(rows)
    assert {row["toets"] for row in rows.values()} == set(TOETSEN)
    assert all(row["bron"] for row in rows.values())


@pytest.mark.parametrize("route", Route)
def test_a_route_begins_in_one_of_its_stands_and_ends_somewhere(route):
    known = stands(route, on=ON, wet=WET)
    assert begin(route, on=ON, wet=WET) in known
    assert ends(route, on=ON, wet=WET)
    assert ends(route, on=ON, wet=WET) <= finished(route, on=ON, wet=WET) <= set(known)
    assert begin(route, on=ON, wet=WET) not in finished(route, on=ON, wet=WET)


def test_ends_are_the_stands_that_nothing_leaves():
    assert ends(Route.HALT, on=ON, wet=WET) == {"afgerond", "teruggemeld", "geweigerd", "niet_geschikt", "afgebroken"}
    assert finished(Route.VERLOF, on=ON, wet=WET) == {"toegekend", "afgewezen", "ingetrokken", "bezwaar_afgewezen"}


def test_what_fits_after_an_end_is_said_with_its_ground():
    after = follows(Route.VRIJWILLIGE_HULP, "hulp_geweigerd", on=ON, wet=WET)
    assert set(after) == {Route.CIVIEL, Route.HALT, Route.STRAFRECHT}
    assert after[Route.CIVIEL] == "er is een ernstig risico voor het kind"
    assert follows(Route.HALT, "afgerond", on=ON, wet=WET) == {}
    assert set(follows(Route.ZIEKTE, "naar_leerplicht", on=ON, wet=WET)) == {Route.VRIJWILLIGE_HULP}


def test_every_follow_up_is_of_a_stand_that_the_route_has():
    for key, row in WET.tabel("route.volgt", ON).items():
        route, _, stand = key.partition(">")
        assert stand in stands(Route(route), on=ON, wet=WET)
        assert row


@pytest.mark.parametrize(("route", "pijl"), STEPS)
def test_a_step_may_be_taken_when_all_is_there(route, pijl):
    stap = steps(route, on=ON, wet=WET)[pijl]
    door = "leerplicht" if "leerplicht" in stap.door else stap.door[0]
    assert taken(route, pijl[1], all_there(pijl[0]), door) is None


@pytest.mark.parametrize(("route", "pijl"), STEPS)
def test_a_step_is_refused_to_another_party_and_without_authority(route, pijl):
    stap = steps(route, on=ON, wet=WET)[pijl]
    other = next(p for p in parties(on=ON, wet=WET) if p not in stap.door)
    verdict = may_step(route, pijl[1], all_there(pijl[0]), door=other, bevoegdheid=ALLOWED, on=ON, wet=WET)
    assert (verdict.code, verdict.bron) == ("step_not_yours", stap.grond)
    assert dict(verdict.gegevens)["wie"] == " of ".join(parties(on=ON, wet=WET)[p] for p in stap.door)
    no = refused("proof_missing", "bron", bewijs="de akte")
    assert may_step(route, pijl[1], all_there(pijl[0]), door=stap.door[0], bevoegdheid=no, on=ON, wet=WET) is no


def test_a_step_that_the_table_does_not_have_is_refused_in_words():
    verdict = may_step(Route.HALT, "positief", all_there("kandidaat"), door="halt", bevoegdheid=ALLOWED, on=ON, wet=WET)
    assert (verdict.code, dict(verdict.gegevens)) == ("no_such_route_step", {"nu": "kandidaat", "naar": "positief"})
    assert verdict.bron == "rij route.halt"
    odd = may_step(Route.CIVIEL, "nergens", all_there("geen"), door="raad", bevoegdheid=ALLOWED, on=ON, wet=WET)
    assert dict(odd.gegevens) == {"nu": "geen", "naar": "nergens"}
    named = may_step(Route.CIVIEL, "vto_ingediend", all_there("intake_rvdk"), door="college", bevoegdheid=ALLOWED,
                     on=ON, wet=WET)
    assert dict(named.gegevens) == {"nu": "intake bij de Raad", "naar": "VTO ingediend"}


def recorded_only():
    """Each step with each thing that must simply have been recorded and is asked of this child of 15."""
    rows = WET.tabel("route.eisen", ON)
    for route, pijl in STEPS:
        stap = steps(route, on=ON, wet=WET)[pijl]
        for eis in stap.eisen:
            row = rows[eis]
            if row["toets"] in ("vastgelegd", "vers") and row["alleen_als"] in ((), ("5_onder_a",)) \
                    and (not row["tot"] or row["tot"] >= 15):
                yield route, pijl, eis


@pytest.mark.parametrize(("route", "pijl", "eis"), list(recorded_only()))
def test_a_step_waits_for_what_must_be_recorded(route, pijl, eis):
    stap, row = steps(route, on=ON, wet=WET)[pijl], WET.tabel("route.eisen", ON)[eis]
    door = "leerplicht" if "leerplicht" in stap.door else stap.door[0]
    full = all_there(pijl[0])
    codes = row["codes"] or (eis,)
    without = {code: day for code, day in full.vastgelegd.items() if code not in codes}
    later = {**full.vastgelegd, **dict.fromkeys(codes, ON + A_DAY)}
    for held in (without, later):
        verdict = may_step(route, pijl[1], all_there(pijl[0], vastgelegd=held), door=door, bevoegdheid=ALLOWED, on=ON,
                           wet=WET)
        assert (verdict.code, dict(verdict.gegevens)) == ("step_needs", {"eis": row["naam"]})
        assert verdict.bron == row["bron"]
    same_day = {**full.vastgelegd, **dict.fromkeys(codes[:1], ON)}
    assert taken(route, pijl[1], all_there(pijl[0], vastgelegd=same_day), door) is None


@pytest.mark.parametrize(("geboren", "code"), [
    (BirthDate(2014, 10, 8), "step_needs"), (BirthDate(2014, 10, 9), None), (BirthDate(2014, 10), "step_needs"),
    (BirthDate(2015, 1), None), (None, "step_needs"), (BirthDate(2014), "step_needs"), (BirthDate(2015), None)])
def test_a_child_is_heard_from_twelve_and_where_it_can_be_twelve(geboren, code):
    held = {"ouders_gehoord": ON}
    assert taken("vrijwillige_hulp", "hulp_voorgesteld", all_there("onderzoek", geboren=geboren, vastgelegd=held),
                 "leerplicht") == code


@pytest.mark.parametrize(("geboren", "code"), [
    (BirthDate(2010, 10, 9), "step_needs"), (BirthDate(2010, 10, 8), None), (BirthDate(2010, 10), "step_needs"),
    (BirthDate(2010, 9), None), (BirthDate(2010), "step_needs")])
def test_parents_are_told_of_halt_until_sixteen_and_where_it_can_be_fifteen(geboren, code):
    held = {"halt_verteld": ON}
    facts = all_there("kandidaat", geboren=geboren, vastgelegd=held)
    assert taken("halt", "voorgesteld", facts, "boa") == code


def test_a_day_of_birth_after_today_asks_as_an_unknown_age_does():
    held = {"ouders_gehoord": ON}
    facts = all_there("onderzoek", geboren=BirthDate(2027, 1, 1), vastgelegd=held)
    assert taken("vrijwillige_hulp", "hulp_voorgesteld", facts, "leerplicht") == "step_needs"


@pytest.mark.parametrize(("op", "code"), [
    (date(2026, 7, 8), None), (date(2026, 7, 7), "statement_too_old"), (date(2026, 10, 8), None)])
def test_a_statement_of_a_doctor_is_at_most_three_months_old(op, code):
    held = {"verklaring_arts": op, "kennisgeving": ON}
    facts = all_there("ontvangen", vastgelegd=held, kenmerken=frozenset({"5_onder_a"}))
    assert taken("vrijstelling", "compleet", facts, "leerplicht") == code


@pytest.mark.parametrize(("soort", "held", "code"), [
    ("5_onder_a", {}, "step_needs"), ("5_onder_b", {}, "step_needs"),
    ("5_onder_b", {"geen_school_vorig_jaar": ON}, None), ("5_onder_c", {}, "step_needs"),
    ("5_onder_c", {"verklaring_school": ON}, None), ("15", {}, None), ("5a", {}, None)])
def test_an_exemption_is_complete_when_what_its_kind_asks_is_there(soort, held, code):
    facts = all_there("ontvangen", vastgelegd={"kennisgeving": ON, **held}, kenmerken=frozenset({soort}))
    assert taken("vrijstelling", "compleet", facts, "leerplicht") == code


@pytest.mark.parametrize(("soort", "by_law", "by_college"), [
    ("5_onder_a", None, "step_not_for_this_kind"), ("5_onder_b", None, "step_not_for_this_kind"),
    ("5_onder_c", None, "step_not_for_this_kind"), ("5a", None, "step_not_for_this_kind"),
    ("15", "step_not_for_this_kind", None), ("3a", "step_not_for_this_kind", None),
    ("3b", "step_not_for_this_kind", None), ("", "step_not_for_this_kind", "step_not_for_this_kind")])
def test_an_exemption_follows_from_the_law_or_from_the_college(soort, by_law, by_college):
    facts = all_there("compleet", kenmerken=frozenset({soort}))
    assert taken("vrijstelling", "vrijgesteld", facts, "leerplicht") == by_law
    assert taken("vrijstelling", "in_beslissing", facts, "college") == by_college


@pytest.mark.parametrize(("geboren", "dagen", "ouder", "code"), [
    (BirthDate(2014, 9, 14), ABSENT, False, None),
    (BirthDate(2014, 9, 15), ABSENT, False, "too_young_for_step"),
    (BirthDate(2014, 9, 15), frozenset({date(2026, 9, 15)}), False, None),
    (BirthDate(2014, 9), ABSENT, False, "age_unknown_for_step"), (None, ABSENT, False, "age_unknown_for_step"),
    (BORN, frozenset(), False, "age_unknown_for_step"), (BirthDate(2020, 1, 1), ABSENT, True, None),
    (BirthDate(2014, 2, 28), ABSENT, False, None)])
def test_a_suspect_was_twelve_on_every_day_of_the_absence_or_is_a_parent(geboren, dagen, ouder, code):
    facts = all_there("overwogen", geboren=geboren, verzuimdagen=dagen, ouder_verdacht=ouder)
    assert taken("strafrecht", "hoorgesprek_uitgenodigd", facts, "boa") == code


@pytest.mark.parametrize(("geboren", "who", "code"), [
    (BORN, (KIND, MOEDER, VADER), None), (BORN, (MOEDER, VADER), "yes_missing"), (BORN, (KIND, MOEDER), "yes_missing"),
    (BirthDate(2010, 10, 1), (KIND,), None), (BirthDate(2010, 10, 1), (MOEDER, VADER), "yes_missing"),
    (BirthDate(2015, 10, 1), (MOEDER, VADER), None), (None, (KIND, MOEDER, VADER), "age_unknown_for_consent")])
def test_help_runs_with_the_yes_that_the_age_asks(geboren, who, code):
    facts = all_there("hulp_voorgesteld", gezin=gezin(geboren),
                      toestemmingen=tuple(yes(p, date(2026, 10, 2), ontvanger="jeugdhulp") for p in who))
    assert taken("vrijwillige_hulp", "hulp_loopt", facts, "contactpersoon") == code


@pytest.mark.parametrize(("naar", "field", "code"), [
    (("vrijwillige_hulp", "hulp_voorgesteld", "hulp_loopt", "contactpersoon"), "gezin", "age_unknown_for_consent"),
    (("halt", "kandidaat", "voorgesteld", "boa"), "halt", "halt_not_looked_at"),
    (("luxeverzuim", "onderzoek", "naar_strafrecht", "boa"), "luxe", "luxe_not_looked_at"),
    (("verlof", "gevraagd", "toegekend", "leerplicht"), "verlof", "leave_not_looked_at")])
def test_a_step_waits_for_facts_that_nobody_filled_in(naar, field, code):
    route, nu, to, door = naar
    assert taken(route, to, all_there(nu, **{field: None}), door) == code


def test_a_warning_goes_before_a_proces_verbaal_for_a_first_day():
    facts = all_there("onderzoek", luxe=LuxeFeiten(1, eerder=False))
    assert taken("luxeverzuim", "naar_strafrecht", facts, "boa") == "warning_first"
    assert taken("luxeverzuim", "waarschuwing", facts, "leerplicht") is None


def test_the_head_is_heard_by_the_leerplichtambtenaar_and_not_by_itself():
    big = Verlofvraag(Verlofsoort.GEWICHTIG, 11, date(2026, 11, 2), date(2026, 8, 31))
    small = Verlofvraag(Verlofsoort.GEWICHTIG, 10, date(2026, 11, 2), date(2026, 8, 31))
    held = {"reden": ON}
    asked, few = (all_there("gevraagd", verlof=vraag, vastgelegd=held) for vraag in (big, small))
    assert taken("verlof", "toegekend", asked, "leerplicht") == "step_needs"
    assert taken("verlof", "toegekend", few, "hoofd") is None
    assert taken("verlof", "toegekend", asked, "hoofd") == "leave_for_lpa"
    assert taken("verlof", "afgewezen", all_there("gevraagd", verlof=small), "leerplicht") == "leave_for_head"


def test_leerplicht_comes_to_a_sick_child_only_after_the_doctors_advice():
    before = {van for van, naar in steps(Route.ZIEKTE, on=ON, wet=WET) if naar == "naar_leerplicht"}
    assert before == {"advies"}
    facts = all_there("advies", vastgelegd={})
    assert taken("ziekte", "naar_leerplicht", facts, "jeugdarts") == "step_needs"
    assert all("leerplicht" not in stap.door for stap in steps(Route.ZIEKTE, on=ON, wet=WET).values())


@pytest.mark.parametrize("route", Route)
def test_a_route_before_its_row_began_says_so_in_dutch(route):
    first = WET.versies(f"route.{route}")[0].van
    day_before = dutch_date(first - A_DAY)
    with pytest.raises(GeenRij, match=rf"^Er is geen regel 'route\.{route}' die gold op {day_before}\.$"):
        steps(route, on=first - A_DAY, wet=WET)
    assert steps(route, on=first, wet=WET)


def test_a_running_zaak_keeps_the_steps_of_the_row_of_its_day():
    old = WET.rij("route.veilig_thuis", ON)
    fewer = {pijl: stap for pijl, stap in old.waarde["stappen"].items() if pijl != "wegen>geen_zorg"}
    newer = replace(old, van=ON, waarde={**old.waarde, "stappen": fewer})
    wet = Wetboek((*WET.rijen, newer))
    assert ("wegen", "geen_zorg") in steps(Route.VEILIG_THUIS, on=ON - A_DAY, wet=wet)
    assert ("wegen", "geen_zorg") not in steps(Route.VEILIG_THUIS, on=ON, wet=wet)


@given(st.lists(st.tuples(st.sampled_from(Route), st.sampled_from(["hulp_loopt", "onderzoek", "loopt", "gemeld"]))),
       st.sampled_from(Route))
def test_an_explanation_never_makes_a_start_worse(gelopen, route):
    without = may_start(route, gelopen=gelopen, uitleg="", on=ON, wet=WET)
    explained = may_start(route, gelopen=gelopen, uitleg="omdat", on=ON, wet=WET)
    assert bool(explained) >= bool(without)
