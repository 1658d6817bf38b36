"""Requests: who may ask at which age, until when, what is proposed, and on what ground a part is refused."""

from datetime import date, timedelta

import pytest

from ketenkameleon.rules.inzage import (
    Inzagevoorstel,
    destruction_due,
    due,
    may_extend,
    may_refuse,
    may_request,
    may_request_destruction,
    proposal,
    refusal_grounds,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band, Onderdeel

WET = shipped()
ON = date(2026, 10, 8)
OUDER, KIND = Band.OUDER_MET_GEZAG, Band.KIND


def aged(years):
    return BirthDate(2026 - years, 10, 1)


def code(verdict):
    return getattr(verdict, "code", None)


@pytest.mark.parametrize(("regime", "received", "first", "longer"), [
    (Regime.AVG, ON, date(2026, 11, 8), date(2027, 1, 8)),
    (Regime.AVG, date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
    (Regime.JEUGDWET, ON, date(2026, 11, 8), date(2027, 1, 8)),
    (Regime.RVDK, ON, date(2026, 11, 8), date(2027, 1, 8)),
    (Regime.WPG, ON, date(2026, 11, 19), date(2026, 12, 17)),
])
def test_an_answer_is_due_by_the_law_of_the_records(regime, received, first, longer):
    assert due(regime, ontvangen_op=received, wet=WET) == first
    assert due(regime, ontvangen_op=received, verlengd=True, wet=WET) == longer


@pytest.mark.parametrize(("on", "reden", "code_"), [
    (date(2026, 11, 8), "veel stukken", None), (date(2026, 11, 9), "veel stukken", "extension_too_late"),
    (ON, " ", "reason_missing")])
def test_a_term_is_made_longer_in_time_and_with_a_reason(on, reden, code_):
    assert code(may_extend(Regime.AVG, ontvangen_op=ON, reden=reden, on=on, wet=WET)) == code_


def test_youth_help_is_destroyed_within_three_months_of_a_request():
    assert destruction_due(date(2026, 11, 30), wet=WET) == date(2027, 2, 28)


ASKERS = [
    (Regime.AVG, 11, {OUDER}), (Regime.AVG, 12, {OUDER, KIND}), (Regime.AVG, 15, {OUDER, KIND}),
    (Regime.AVG, 16, {KIND}), (Regime.AVG, 18, {KIND}),
    (Regime.JEUGDWET, 11, {OUDER}), (Regime.JEUGDWET, 12, {KIND}), (Regime.JEUGDWET, 17, {KIND}),
    (Regime.RVDK, 14, {OUDER, KIND}), (Regime.WPG, 11, {OUDER}), (Regime.WPG, 15, {OUDER}),
    (Regime.WPG, 16, {KIND}), (Regime.WPG, 18, {KIND}),
]


@pytest.mark.parametrize(("regime", "years", "who"), ASKERS)
@pytest.mark.parametrize("vrager", [OUDER, KIND])
def test_who_may_ask_goes_by_regime_and_age(regime, years, who, vrager):
    verdict = may_request(vrager, regime, geboren=aged(years), on=ON, wet=WET)
    assert code(verdict) == (None if vrager in who else "not_at_this_age_request")


@pytest.mark.parametrize(("years", "who"), [(11, {OUDER}), (12, {OUDER, KIND}), (16, {KIND}), (18, {KIND})])
def test_destruction_of_youth_help_is_asked_by_age(years, who):
    asked = {vrager for vrager in (OUDER, KIND)
             if may_request_destruction(vrager, geboren=aged(years), on=ON, wet=WET)}
    assert asked == who


@pytest.mark.parametrize("band", [band for band in Band if band not in (OUDER, KIND)])
def test_nobody_else_asks_in_the_name_of_the_family(band):
    assert code(may_request(band, Regime.AVG, geboren=aged(14), on=ON, wet=WET)) == "not_the_asker"


def test_an_age_that_is_not_known_is_found_out_first_where_it_matters():
    fifteen_or_sixteen = BirthDate(2010, 10)
    assert code(may_request(OUDER, Regime.AVG, geboren=fifteen_or_sixteen, on=ON, wet=WET)
                ) == "age_unknown_for_request"
    assert may_request(KIND, Regime.AVG, geboren=fifteen_or_sixteen, on=ON, wet=WET)
    assert code(may_request(KIND, Regime.AVG, geboren=None, on=ON, wet=WET)) == "age_unknown_for_request"


def test_a_proposal_stands_by_every_part_and_a_person_decides():
    found = {p.onderdeel: p.voorstel for p in proposal(OUDER, Regime.AVG, geboren=aged(14), on=ON, wet=WET)}
    assert set(found) == set(Onderdeel)
    assert found[Onderdeel.REGIE] is Inzagevoorstel.GEVEN
    assert found[Onderdeel.NOTITIE] is Inzagevoorstel.LAKKEN
    assert found[Onderdeel.VERHAAL] is Inzagevoorstel.WEGEN, "a person weighs what the child told"
    own = {p.onderdeel: p.voorstel for p in proposal(KIND, Regime.AVG, geboren=aged(14), on=ON, wet=WET)}
    assert own[Onderdeel.VERHAAL] is Inzagevoorstel.LAKKEN


def test_who_may_not_ask_is_proposed_nothing_and_told_why():
    found = proposal(OUDER, Regime.AVG, geboren=aged(16), on=ON, wet=WET)
    assert {(p.voorstel, p.code) for p in found} == {(Inzagevoorstel.NIET, "not_at_this_age_request")}
    assert [p.onderdeel for p in found] == [Onderdeel(part) for part in WET.tabel("inzage.voorstel", ON)]


@pytest.mark.parametrize(("regime", "grond", "reden", "code_"), [
    (Regime.AVG, "rechten_van_anderen", "er staat iets over opa in", None),
    (Regime.AVG, "rechten_van_anderen", "", "reason_missing"),
    (Regime.AVG, "politietaak", "het onderzoek loopt", "refusal_ground_unknown"),
    (Regime.WPG, "politietaak", "het onderzoek loopt", None),
    (Regime.WPG, "geen zin", "druk", "refusal_ground_unknown"),
])
def test_a_part_is_refused_on_a_ground_the_regime_knows(regime, grond, reden, code_):
    assert code(may_refuse(regime, grond, reden=reden, on=ON, wet=WET)) == code_


@pytest.mark.parametrize("regime", Regime)
def test_every_regime_has_a_term_a_table_and_grounds_in_words(regime):
    assert due(regime, ontvangen_op=ON, wet=WET) > ON + timedelta(days=27)
    assert all(sentence for sentence in refusal_grounds(regime, on=ON, wet=WET).values())


NAMEN = {"AVG": Regime.AVG, "Jeugdwet": Regime.JEUGDWET, "Raad": Regime.RVDK, "Wpg": Regime.WPG}


def test_who_may_ask_is_what_the_page_says(blad):
    words = {OUDER: "ouders", KIND: "kind"}
    for naam, *cells in blad("inzage").tabel("regime", "0–11"):
        for years, cell in zip((11, 12, 16, 18), cells, strict=True):
            asked = [words[v] for v in (KIND, OUDER)
                     if may_request(v, NAMEN[naam], geboren=aged(years), on=ON, wet=WET)]
            assert cell == " en ".join(asked), (naam, years)


def test_terms_end_on_the_days_of_the_page(blad, dagen):
    for naam, received, first, longer in blad("inzage").tabel("regime", "ontvangen"):
        [day] = dagen(received)
        assert [due(NAMEN[naam], ontvangen_op=day, wet=WET)] == dagen(first)
        assert [due(NAMEN[naam], ontvangen_op=day, verlengd=True, wet=WET)] == dagen(longer)


def test_proposals_are_those_of_the_page(blad):
    rows = WET.tabel("inzage.voorstel", ON)
    said = {naam: (kind, ouder) for naam, kind, ouder in blad("inzage").tabel("onderdeel", "kind vraagt")}
    assert said == {naam: (row["kind"], row["ouder_met_gezag"]) for naam, row in rows.items()}
