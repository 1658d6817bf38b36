"""On what ground something is shared: law before consent, the three tests, an emergency explained."""

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gronden import (
    Nood,
    Toetsen,
    Verteld,
    consent_may_be_asked,
    covered_by_law,
    emergency_stands,
    explain_by,
    grounds,
    law_allows,
    told_in_emergency,
    weighed,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.waarden import names

WET = shipped()
ON = date(2026, 10, 8)
AT = datetime(2026, 10, 8, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TOETSEN = Toetsen("samen thuis starten", "alleen het plan", "het gezin kan het niet zelf")
VERTELD = Verteld(ON, "aan de keukentafel")
NOOD = Nood(AT, "gevaar thuis", AT)


def code(verdict):
    return getattr(verdict, "code", None)


def from_to(gever, ontvanger, regime=Regime.AVG):
    return {"gever": gever, "ontvanger": ontvanger, "regime": regime, "on": ON, "wet": WET}


@pytest.mark.parametrize(("gever", "ontvanger", "soorten", "regime", "code_"), [
    ("school", "leerplicht", {"verzuim"}, Regime.AVG, None),
    ("school", "leerplicht", {"verzuim", "plan"}, Regime.AVG, "no_ground_in_law"),
    ("leerplicht", "school", {"verzuim"}, Regime.AVG, "no_ground_in_law"),
    ("school", "leerplicht", {"verzuim"}, Regime.JEUGDWET, "no_ground_in_law"),
    ("school", "leerplicht", set(), Regime.AVG, "no_ground_in_law"),
    ("college", "rvdk", {"verzuim", "zorgen"}, Regime.JEUGDWET, None),
    ("jeugdhulp", "gi", {"hulp"}, Regime.JEUGDWET, None),
    ("leerplicht", "om", {"proces_verbaal"}, Regime.WPG, None),
    ("leerplicht", "school", {"proces_verbaal"}, Regime.WPG, "no_ground_in_law"),
])
def test_the_law_lets_a_giver_give_this_to_a_receiver_and_no_more(gever, ontvanger, soorten, regime, code_):
    assert code(law_allows(soorten, **from_to(gever, ontvanger, regime))) == code_


def test_the_refusal_names_what_the_law_leaves_out():
    no = law_allows({"verzuim", "plan", "waarom"}, **from_to("school", "leerplicht"))
    assert dict(no.gegevens) == {"soorten": "waarom, in de woorden van het kind, plan en doelen"}


def test_consent_is_never_offered_where_the_law_decides():
    for ground in grounds(on=ON, wet=WET):
        for soort in ground.soorten:
            parties = from_to(ground.gever, ground.ontvanger, ground.regime)
            asked = consent_may_be_asked({soort, "regie"}, **parties)
            expected = "wpg_only_by_law" if ground.regime is Regime.WPG else "consent_not_needed"
            assert code(asked) == expected
    assert consent_may_be_asked({"plan"}, **from_to("leerplicht", "cjg"))
    under_wpg = from_to("leerplicht", "cjg", Regime.WPG)
    assert code(consent_may_be_asked({"plan"}, **under_wpg)) == "wpg_only_by_law"


SOORTEN = st.frozensets(st.sampled_from(sorted(names(WET.waarde("delen.soorten", ON)))), min_size=1)
PARTIJEN = st.sampled_from(sorted(names(WET.waarde("delen.partijen", ON))))


@given(SOORTEN, PARTIJEN, PARTIJEN, st.sampled_from(Regime))
def test_nothing_is_both_given_by_law_and_asked(soorten, gever, ontvanger, regime):
    asked = from_to(gever, ontvanger, regime)
    assert not (law_allows(soorten, **asked) and consent_may_be_asked(soorten, **asked))
    assert covered_by_law(soorten, **asked) <= soorten


def test_every_ground_names_known_parties_and_kinds_and_says_how_sure_it_is():
    partijen, soorten = (names(WET.waarde(f"delen.{part}", ON)) for part in ("partijen", "soorten"))
    for ground in grounds(on=ON, wet=WET):
        assert {ground.gever, ground.ontvanger} <= set(partijen)
        assert ground.soorten <= set(soorten)
        assert ground.artikel
        assert ground.zekerheid


@pytest.mark.parametrize(("toetsen", "verteld", "code_"), [
    (TOETSEN, VERTELD, None),
    (dataclasses.replace(TOETSEN, doel=" "), VERTELD, "tests_missing"),
    (dataclasses.replace(TOETSEN, proportionaliteit=""), VERTELD, "tests_missing"),
    (dataclasses.replace(TOETSEN, subsidiariteit=""), VERTELD, "tests_missing"),
    (TOETSEN, Verteld(), "parents_not_told"), (TOETSEN, Verteld(ON, " "), "parents_not_told"),
    (TOETSEN, Verteld(None, "bellen"), "parents_not_told"),
    (TOETSEN, Verteld(date(2026, 10, 9), "bellen"), "parents_not_told"),
    (TOETSEN, Verteld(reden_niet="dan loopt het kind gevaar"), None),
])
def test_sharing_is_weighed_and_told(toetsen, verteld, code_):
    assert code(weighed(toetsen, verteld, on=ON, wet=WET)) == code_


def test_the_refusal_names_the_tests_that_are_missing():
    no = weighed(Toetsen(doel="samen starten"), VERTELD, on=ON, wet=WET)
    assert dict(no.gegevens) == {"toetsen": "waarom niet minder gegevens, waarom het niet anders kan"}


@pytest.mark.parametrize(("change", "after", "code_"), [
    ({}, 0 * HOUR, None), ({}, 24 * HOUR, None),
    ({}, 24 * HOUR + timedelta(seconds=1), "emergency_unexplained"),
    ({"toetsen": TOETSEN, "verteld": VERTELD}, 100 * HOUR, None),
    ({"toetsen": TOETSEN}, 25 * HOUR, "emergency_unexplained"),
    ({"reden": " "}, 0 * HOUR, "reason_missing"), ({"fg_gemeld_om": None}, 0 * HOUR, "fg_not_told"),
    ({"fg_gemeld_om": AT + 2 * HOUR}, HOUR, "fg_not_told"), ({"fg_gemeld_om": AT + 2 * HOUR}, 2 * HOUR, None),
])
def test_an_emergency_is_shared_now_and_explained_within_a_day(change, after, code_):
    assert code(emergency_stands(dataclasses.replace(NOOD, **change), at=AT + after, wet=WET)) == code_


def test_the_fg_is_told_of_an_emergency():
    assert told_in_emergency(on=ON, wet=WET) == ("fg",)


def test_the_day_to_explain_has_real_hours_also_when_the_clock_changes():
    summer = timezone(2 * HOUR)
    shared = datetime(2026, 10, 24, 23, 0, tzinfo=summer)
    assert explain_by(shared, wet=WET) - shared == 24 * HOUR
    with pytest.raises(ValueError, match="tijdzone"):
        explain_by(shared.replace(tzinfo=None), wet=WET)


def test_the_page_lists_the_grounds(blad):
    naam, soort = (names(WET.waarde(f"delen.{part}", ON)) for part in ("partijen", "soorten"))
    expected = [[g.artikel, naam[g.gever], naam[g.ontvanger],
                 ", ".join(soort[s] for s in soort if s in g.soorten), g.regime.value, g.zekerheid]
                for g in grounds(on=ON, wet=WET)]
    said = blad("delen-en-toestemming").tabel("artikel of besluit")
    assert said == expected, "\n".join("| " + " | ".join(row) + " |" for row in expected)
