"""Promise 2: the date never moves; it stops only when a plek has started and somebody else confirms it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions import plek as plekken
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Gebeurtenis, Plek, Zaak
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
BELOFTE = date(2026, 12, 7)


def later(days: int) -> datetime:
    return NU + timedelta(days=days)


def offered(als, wereld, zaak, school="De Vlier"):
    with als("samira") as samira:
        plek = plekken.offer(samira, zaak.id, "eigen_school_hervat", "De Vlier", at=NU,
                             school_id=wereld.hier.scholen[school].id)
        plekken.accept_plek(samira, plek, at=NU)
    return plek


def started(als, wereld, zaak, op=VANDAAG):
    plek = offered(als, wereld, zaak)
    with als("samira") as samira:
        plekken.start_plek(samira, plek, op, at=NU)
    return plek


def stand(als, zaak, wie="farah", on=VANDAAG):
    with als(wie) as actor:
        zicht = queries.zaak_for(actor, zaak.nummer, Deed.ZAAK_ZIEN, on=on)
        return zicht.stand.value, queries.zaakpagina(actor, zicht, on=on).klok


def test_the_promise_stands_in_the_database_whoever_tries(wereld, samiras):
    for change in ({"belofte_op": date(2027, 1, 7)}, {"belofte_op": None, "belofte_van": None}):
        with pytest.raises(IntegrityError, match="verschuift nooit"), transaction.atomic():
            Zaak.objects.filter(pk=samiras.pk).update(**change)


def test_the_own_note_of_a_professional_stops_no_clock(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    assert stand(als, samiras)[0] == "loopt"
    assert stand(als, samiras, on=BELOFTE + timedelta(days=1))[1].niveau == "te laat"
    with als("samira") as samira, pytest.raises(NotAllowed, match="own_start"):
        plekken.confirm(samira, plek, "ouder", at=NU)


def test_the_school_confirms_and_the_clock_stops_for_good(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=later(1))
    now, klok = stand(als, samiras, on=BELOFTE + timedelta(days=30))
    assert (now, klok.op, klok.gestart_op, klok.niveau) == ("plek_gestart", BELOFTE, VANDAAG, "op schema")
    assert Gebeurtenis.objects.get(code="plek.bevestigd").getal == 32  # 7 September is day 1


def test_the_word_of_a_parent_is_taken_down_by_somebody_else(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("farah") as farah:
        plekken.confirm(farah, plek, "ouder", at=NU)
    assert stand(als, samiras)[0] == "plek_gestart"


def test_another_school_does_not_confirm_and_sees_nothing(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("zus") as zus, pytest.raises(NotFound):
        plekken.confirm(zus, plek, "school", at=NU)
    with als("samira") as samira, pytest.raises(NotAllowed, match="not_your_function"):
        plekken.confirm(samira, plek, "school", at=NU)
    with als("bram") as bram, pytest.raises(NotFound):
        plekken.stop(bram, plek, VANDAAG, "Nee.", at=NU)


def test_of_two_plekken_a_new_school_confirms_only_its_own(als, wereld, samiras):
    elsewhere = offered(als, wereld, samiras, school="De Zon")
    own = offered(als, wereld, samiras)
    with als("samira") as samira:
        plekken.start_plek(samira, own, VANDAAG, at=NU)
    with als("zus") as zus, pytest.raises(NotAllowed, match="cannot_confirm"):
        plekken.confirm(zus, own, "school", at=NU)
    with als("samira") as samira:
        with pytest.raises(NotNow, match="plek_running"):
            plekken.start_plek(samira, elsewhere, VANDAAG, at=NU)
        plekken.stop(samira, own, VANDAAG, "De Zon past beter.", at=NU)
        plekken.start_plek(samira, elsewhere, VANDAAG, at=NU)
    with als("zus") as zus:
        plekken.confirm(zus, elsewhere, "school", at=NU)
    assert stand(als, samiras)[0] == "plek_gestart"


def test_the_other_side_may_say_klopt_niet_and_the_zaak_runs_again(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
        with pytest.raises(NotNow, match="own_confirmation"):
            plekken.dispute(peter, plek, "school", "Toch niet.", at=NU)
    with als("samira") as samira:
        with pytest.raises(Onvolledig):
            plekken.dispute(samira, plek, "ouder", "  ", at=NU)
        plekken.dispute(samira, plek, "ouder", "Noor ging maar een uur.", at=later(3))
    now, klok = stand(als, samiras)
    assert (now, klok.op, klok.gestart_op) == ("loopt", BELOFTE, None)


@pytest.mark.parametrize(("day", "still"), [
    # Confirmed on Thursday 8 October; the autumn holiday of region noord is 10 to 18 October 2026.
    (date(2026, 10, 29), True), (date(2026, 10, 30), False),
])
def test_klopt_niet_has_ten_school_days(als, wereld, samiras, day, still):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
    at = NU + (day - VANDAAG)
    with als("samira", at=at) as samira:
        if still:
            plekken.dispute(samira, plek, "ouder", "Klopt niet.", at=at)
        else:
            with pytest.raises(NotNow, match="dispute_too_late"):
                plekken.dispute(samira, plek, "ouder", "Klopt niet.", at=at)
    assert Plek.objects.get(pk=plek).stand == ("betwist" if still else "bevestigd")


@pytest.mark.parametrize(("day", "runs"), [
    # Four lesweken after Thursday 8 October, the autumn holiday not counted.
    (date(2026, 11, 12), True), (date(2026, 11, 13), False),
])
def test_a_plek_that_stops_within_four_school_weeks_reopens_the_zaak(als, wereld, samiras, day, runs):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
        plekken.stop(peter, plek, day, "Noor komt niet meer.", at=NU + (day - VANDAAG))
    assert stand(als, samiras)[0] == ("loopt" if runs else "plek_gestart")
    assert Gebeurtenis.objects.get(code="plek.gestopt").getal == (day - VANDAAG).days


def test_promise_a_plek_that_lasted_four_school_weeks_keeps_the_clock_still(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    stopped = date(2026, 11, 13)  # one day after the four lesweken
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
        plekken.stop(peter, plek, stopped, "Noor komt niet meer.", at=NU + (stopped - VANDAAG))
    long_after = BELOFTE + timedelta(days=30)
    now, klok = stand(als, samiras, on=long_after)
    assert (now, klok.gestart_op, klok.niveau) == ("plek_gestart", VANDAAG, "op schema")
    with als("samira") as samira:
        [mine] = queries.mijn_dag(samira, on=long_after, at=NU).zaken
        [line] = queries.zaken_list(samira, queries.ZakenFilter(), on=long_after).zaken
    assert (mine.niveau, line.niveau) == ("op schema", "op schema")


def test_promise_a_later_plek_does_not_make_a_kept_promise_late(als, wereld, samiras):
    first = started(als, wereld, samiras)
    stopped, late = date(2026, 11, 13), BELOFTE + timedelta(days=10)
    with als("peter") as peter:
        plekken.confirm(peter, first, "school", at=NU)
        plekken.stop(peter, first, stopped, "Noor komt niet meer.", at=NU + (stopped - VANDAAG))
    second = offered(als, wereld, samiras)
    at = NU + (late - VANDAAG)
    with als("samira", at=at) as samira:
        plekken.start_plek(samira, second, late, at=at)
    with als("peter", at=at) as peter:
        plekken.confirm(peter, second, "school", at=at)
    assert stand(als, samiras, on=late)[1].gestart_op == VANDAAG
    with als("samira", at=at) as samira:
        plekken.dispute(samira, second, "ouder", "Zij ging niet.", at=at)
    now, klok = stand(als, samiras, on=late)
    assert (now, klok.gestart_op, klok.niveau) == ("loopt", None, "te laat")


def test_promise_what_nobody_confirmed_starts_no_clock_again(als, wereld, samiras):
    first = started(als, wereld, samiras)
    stopped = date(2026, 11, 13)
    at = NU + (stopped - VANDAAG)
    with als("peter") as peter:
        plekken.confirm(peter, first, "school", at=NU)
        plekken.stop(peter, first, stopped, "Noor komt niet meer.", at=at)
    for end in (lambda peter, plek: plekken.dispute(peter, plek, "school", "Zij kwam niet.", at=at),
                lambda peter, plek: plekken.stop(peter, plek, stopped, "Zij kwam niet.", at=at)):
        again = offered(als, wereld, samiras)
        with als("samira", at=at) as samira:
            plekken.start_plek(samira, again, stopped, at=at)
        with als("peter", at=at) as peter:
            end(peter, again)
        assert stand(als, samiras)[0] == "plek_gestart"


def test_promise_the_database_lets_no_clock_stand_still_without_a_day(wereld, samiras):
    for change in ({"stand": "plek_gestart"}, {"plek_gestart_op": VANDAAG}):
        with pytest.raises(IntegrityError, match="zaak_klok_staat_stil"), transaction.atomic():
            Zaak.objects.filter(pk=samiras.pk).update(**change)


def test_after_klopt_niet_only_who_said_so_confirms(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("samira") as samira:
        plekken.dispute(samira, plek, "ouder", "Noor ging maar een uur.", at=NU)
    with als("peter") as peter, pytest.raises(NotAllowed, match="disputed_by_other"):
        plekken.confirm(peter, plek, "school", at=NU)
    other = offered(als, wereld, samiras)
    with als("samira") as samira:
        plekken.start_plek(samira, other, VANDAAG, at=NU)
    with als("farah") as farah, pytest.raises(NotNow, match="plek_running"):
        plekken.confirm(farah, plek, "ouder", at=NU)
    with als("samira") as samira:
        plekken.stop(samira, other, VANDAAG, "Toch de eerste plek.", at=NU)
    with als("farah") as farah:
        plekken.confirm(farah, plek, "ouder", at=NU)
    assert stand(als, samiras)[0] == "plek_gestart"


def test_a_school_says_nothing_about_the_plek_of_another(als, wereld, samiras):
    offered(als, wereld, samiras, school="De Zon")
    own = started(als, wereld, samiras)
    with als("zus") as zus:
        with pytest.raises(NotAllowed, match="not_your_plek"):
            plekken.dispute(zus, own, "school", "Zij is er niet.", at=NU)
        with pytest.raises(NotAllowed, match="not_your_plek"):
            plekken.stop(zus, own, VANDAAG, "Zij is er niet.", at=NU)


def test_a_plek_confirmed_after_closing_stops_the_clock_and_opens_nothing(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    Zaak.objects.filter(pk=samiras.pk).update(stand="gesloten", gesloten_at=NU, uitkomst="verhuisd")
    with als("farah") as farah:
        plekken.confirm(farah, plek, "ouder", at=NU)
    now, klok = stand(als, samiras, on=BELOFTE + timedelta(days=1))
    assert (now, klok.gestart_op, klok.niveau) == ("gesloten", VANDAAG, "op schema")


def test_a_closed_zaak_runs_again_and_waits_for_a_contactpersoon(als, wereld, samiras):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
    Zaak.objects.filter(pk=samiras.pk).update(stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    samiras.toewijzingen.update(stand="geeindigd", tot=VANDAAG)
    with als("peter") as peter:
        plekken.stop(peter, plek, VANDAAG, "Noor komt niet meer.", at=NU)
    with als("farah") as farah:
        assert [z.nummer for z in queries.to_assign(farah, on=VANDAAG)] == [samiras.nummer]
    assert stand(als, samiras)[1].op == BELOFTE


def test_a_closed_zaak_stays_closed_while_another_of_the_child_runs(als, wereld, samiras, nog_een):
    plek = started(als, wereld, samiras)
    with als("peter") as peter:
        plekken.confirm(peter, plek, "school", at=NU)
    Zaak.objects.filter(pk=samiras.pk).update(stand="gesloten", gesloten_at=NU, uitkomst="plek_past")
    nog_een(persoon=samiras.persoon, gemeld=date(2026, 10, 5))
    with als("farah") as farah:
        plekken.dispute(farah, plek, "ouder", "Klopt niet.", at=NU)
    assert (stand(als, samiras)[0], Plek.objects.get(pk=plek).stand) == ("gesloten", "betwist")


def test_days_to_come_and_impossible_steps_are_refused(als, wereld, samiras):
    plek = offered(als, wereld, samiras)
    with als("samira") as samira:
        with pytest.raises(Onvolledig):
            plekken.start_plek(samira, plek, VANDAAG + timedelta(days=1), at=NU)
        with pytest.raises(Onvolledig):
            plekken.offer(samira, samiras.id, "paleis", "", at=NU)
        with pytest.raises(NotNow, match="no_such_plek_step"):
            plekken.accept_plek(samira, plek, at=NU)
        plekken.start_plek(samira, plek, VANDAAG, at=NU)
        with pytest.raises(Onvolledig):
            plekken.stop(samira, plek, VANDAAG - timedelta(days=1), "Voor de start.", at=NU)


def test_what_does_not_go_through_lapses_and_the_child_is_asked(als, wereld, samiras):
    plek = offered(als, wereld, samiras)
    with als("samira") as samira:
        plekken.child_says(samira, plek, "Ik wil naar de werkplaats.", at=NU)
        with pytest.raises(Onvolledig):
            plekken.child_says(samira, plek, " ", at=NU)
        plekken.lapse(samira, plek, "De school is vol.", at=NU)
        zicht = queries.zaak_for(samira, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG)
        [line] = queries.zaakpagina(samira, zicht, on=VANDAAG).plekken
    assert (line.stand, line.stop_reden, line.kind_zegt) == ("vervallen", "De school is vol.",
                                                             "Ik wil naar de werkplaats.")
