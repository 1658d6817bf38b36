"""Days worked out by hand from docs/science/simulator.md, with everything fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ketenkameleon.science.chainsim import Arrivals, Certificate, Result, Rol, Scenario, Training, run
from science.chainsim.streken import (
    DAY_HOURS,
    MONDAY,
    fixed,
    later,
    one_rol,
    person,
    reported,
    two_rollen,
    with_calendar,
    with_policy,
)

pytestmark = pytest.mark.xdist_group("numba")


def play(scenario: Scenario) -> Result:
    return run(scenario, replications=3, seed=5, threads=1)


def days(scenario: Scenario) -> float:
    found = play(scenario).values("days")
    assert found == pytest.approx(found[0], abs=1e-9)
    return float(found[0])


def test_a_days_work_takes_a_day_on_monday_and_three_over_the_weekend():
    assert days(reported(one_rol(), MONDAY)) == pytest.approx(1 + 10)
    assert days(reported(one_rol(), later(4))) == pytest.approx(3 + 10)


def test_a_closed_day_a_holiday_and_training_cost_their_hours():
    monday = reported(one_rol(), MONDAY)
    assert days(with_calendar(monday, closed=(later(1),))) == pytest.approx(2 + 10)
    assert days(with_calendar(monday, workweek=(1.0,) * 7)) == pytest.approx(1.4 + 10)
    half = person("An", "L", training=(Training(MONDAY, later(6), 11.0),))
    assert days(reported(one_rol(half), MONDAY)) == pytest.approx(2 + 10)
    holiday = replace(person("An", "L"), hours_holiday_week=11.0)
    away = with_calendar(reported(one_rol(holiday), MONDAY), school_holidays=((MONDAY, later(6)),))
    assert days(away) == pytest.approx(2 + 10)


def test_waits_lie_between_contacts_and_not_after_the_last():
    assert days(reported(one_rol(contacts=3, wait=7.0), MONDAY)) == pytest.approx(3 + 14 + 10)


def test_a_handover_costs_the_transfer_and_the_retelling_and_keeping_costs_neither():
    chain = play(reported(two_rollen(person("An", "L"), person("Bo", "H")), MONDAY))
    assert chain.values("days") == pytest.approx(1 + 7 + 1.5 + 10)
    assert (chain.values("handovers") == 1).all()
    assert (chain.values("faces") == 2).all()
    kept = play(reported(two_rollen(person("An", "L", "H")), MONDAY))
    assert kept.values("days") == pytest.approx(2 + 10)
    assert (kept.values("handovers") == 0).all()
    assert (kept.values("faces") == 1).all()


def test_without_keep_the_child_goes_through_the_queue_but_the_same_person_needs_no_retelling():
    again = play(with_policy(reported(two_rollen(person("An", "L", "H")), MONDAY), keep=False))
    assert again.values("days") == pytest.approx(1 + 7 + 1 + 10)
    assert (again.values("handovers") == 0).all()


def test_one_professional_does_one_contact_at_a_time():
    both = play(reported(one_rol(), MONDAY, MONDAY))
    # The second, reported u days later, ends at the same moment as two days' work begun with the first.
    assert both.values("days").mean() < 11.5
    assert (both.months[:, 0, 0] == 2).all()
    assert (both.values("late") == 0).all()


def test_limit_one_makes_the_second_child_wait_and_a_later_step_lets_it_in():
    slow = one_rol(person("An", "L", limit=1), contacts=2, wait=20.0)
    first, second = reported(slow, MONDAY), reported(slow, MONDAY, later(1))
    growing = person("An", "L", limit=1, limits=((later(2), 2),))
    wide = reported(one_rol(growing, contacts=2, wait=20.0), MONDAY, later(1))
    alone, queued, stepped = days(first), play(second).values("days").mean(), play(wide).values("days").mean()
    assert queued > alone + 8
    assert alone < stepped < alone + 2


def test_new_per_week_holds_the_second_child_until_monday():
    ramp = one_rol(person("An", "L", new_per_week=1))
    found = play(reported(ramp, MONDAY, later(1)))
    # The second begins on Monday at midnight and is finished a working day later, whatever its hour of report.
    assert found.values("days").sum() / 3 * 2 == pytest.approx(11 + 10 + 7 - 0.5, abs=0.5)


def test_a_certificate_starts_on_its_day():
    new = replace(person("An"), certificates=(Certificate("L", since=later(2)),))
    found = play(reported(one_rol(new), MONDAY)).values("days")
    assert ((found > 12) & (found < 13)).all()


def test_who_leaves_hands_over_and_the_contact_is_done_again():
    bo = person("Bo", "L", since=later(1))
    an = person("An", "L", until=MONDAY)
    found = play(reported(replace(one_rol(an, bo), retelling_hours=DAY_HOURS), MONDAY))
    # Monday's hours are lost: Bo begins on Tuesday at midnight and retells: two days' work.
    assert (found.values("handovers") == 1).all()
    assert (found.values("faces") == 1).all()
    assert ((found.values("days") > 12) & (found.values("days") < 13)).all()


def test_a_short_leave_is_waited_for_and_a_long_one_hands_over():
    away = person("An", "L", leave=((later(1), later(7)),))
    region = reported(one_rol(away, person("Bo", "L"), contacts=2, wait=1.0), MONDAY)
    waited = play(with_policy(region, reassign_leave_days=7))
    handed = play(with_policy(region, reassign_leave_days=6))
    assert (waited.values("handovers") == 0).all()
    assert (handed.values("handovers") == 1).all()
    assert (handed.values("days") < waited.values("days")).all()


def test_a_colleague_steps_in_after_the_floor_and_the_owner_stays():
    away = person("An", "L", leave=((later(1), later(20)),))
    region = reported(one_rol(away, person("Bo", "L"), contacts=2, wait=3.0), MONDAY)
    helped = play(with_policy(region, takeover_days=2.0))
    alone = play(region)
    assert (helped.values("faces") == 1).all()  # An's first contact is not finished before the leave ends
    assert (helped.values("handovers") == 0).all()
    early = replace(region, professionals=(replace(away, leave=((later(2), later(20)),)), person("Bo", "L")))
    assert (play(with_policy(early, takeover_days=2.0)).values("faces") == 2).all()
    assert (play(with_policy(early, takeover_days=2.0)).values("days") < play(early).values("days")).all()
    assert (alone.values("days") > 25).all()


def test_effort_multiplies_and_wears_off_with_children():
    slow = Certificate("L", effort=2.0)
    assert days(reported(one_rol(replace(person("An"), certificates=(slow,))), MONDAY)) == pytest.approx(2 + 10)
    used_to_it = replace(slow, learn_cases=1.0, cases_done=50.0)
    assert days(reported(one_rol(replace(person("An"), certificates=(used_to_it,))), MONDAY)) == pytest.approx(11)


@pytest.mark.parametrize(("offer", "in_time", "why"), [
    (83.0, 1.0, "Monday 7 September + 1 + 83 days is Monday 30 November, before the promise"),
    (90.0, 1.0, "the promise date itself is in time"),
    (91.0, 0.0, "the day after is not"),
])
def test_promise_is_three_calendar_months_and_its_last_day_counts(offer, in_time, why):
    scenario = reported(replace(one_rol(), offer=fixed(offer)), MONDAY)
    assert play(scenario).values("in_time") == pytest.approx(in_time), why


def test_promise_of_the_last_of_november_is_clamped_to_the_last_of_february():
    region = replace(one_rol(), measure_from=date(2026, 11, 1), offer=fixed(89.0))
    assert play(reported(region, date(2026, 11, 30))).values("in_time") == pytest.approx(1.0)
    late = replace(region, offer=fixed(90.0))
    assert play(reported(late, date(2026, 11, 30))).values("in_time") == pytest.approx(0.0)


def test_who_is_not_finished_counts_as_late_and_stays_in_sight():
    nobody = person("An", "L", limits=((later(5), 0),), limit=1)
    found = play(reported(one_rol(nobody), later(7), later(8), MONDAY))
    assert (found.values("unfinished") == 2).all()
    assert (found.values("late") == 2).all()
    assert (found.month_values("work_in_progress")[:, -1] == 2).all()


def test_slot_level_takes_calendar_days_whatever_the_hours():
    rol = Rol("L", slot_days=fixed(5.0), entry=1.0)
    weekend = replace(reported(one_rol(), later(4)), rollen=(rol,), level="slot")
    assert days(weekend) == pytest.approx(5 + 10)
    one_slot = replace(reported(one_rol(person("An", "L", limit=1)), MONDAY, MONDAY), rollen=(rol,), level="slot")
    assert play(one_slot).values("days").mean() > 15.5


def test_a_replay_brings_exactly_the_reports_of_its_days():
    found = play(reported(one_rol(), MONDAY, later(1), later(30)))
    assert found.month_values("reports").tolist() == [[2.0, 1.0]] * 3
    assert isinstance(found.scenario.arrivals, Arrivals)
