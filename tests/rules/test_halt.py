"""Halt: each condition, whose yes and on which birthday, and the table of hours."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gezag import Gezagsoort, Nodig
from ketenkameleon.rules.halt import (
    HaltAntwoord,
    Oordeel,
    agreed,
    agrees_to_finish,
    agrees_to_start,
    birthdays_between,
    conditions,
    hours,
    may_propose,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.wetboek import GeenRij, Rij, Wetboek, Zekerheid
from route_bouw import ABSENT, BORN, KIND, MOEDER, ON, VADER, WET, all_there, code_of, gezin, halt_facts, taken, yes

A_DAY = timedelta(days=1)
ALL = frozenset({KIND, MOEDER, VADER})


def answer(code, **changes):
    return {v.code: v.oordeel for v in conditions(halt_facts(**changes), on=ON, wet=WET)}[code]


def test_every_condition_is_answered_with_its_source():
    found = conditions(halt_facts(), on=ON, wet=WET)
    assert [v.code for v in found] == list(WET.tabel("halt.voorwaarden", ON))
    assert {v.oordeel for v in found} == {Oordeel.JA}
    assert all(v.naam and v.bron and v.zekerheid for v in found)
    assert may_propose(halt_facts(), on=ON, wet=WET)


@pytest.mark.parametrize(("code", "changes", "oordeel"), [
    ("leeftijd", {"geboren": BirthDate(2014, 9, 14)}, "ja"), ("leeftijd", {"geboren": BirthDate(2014, 9, 15)}, "nee"),
    ("leeftijd", {"geboren": BirthDate(2008, 9, 16)}, "ja"), ("leeftijd", {"geboren": BirthDate(2008, 9, 15)}, "nee"),
    ("leeftijd", {"geboren": BirthDate(2014, 9)}, "onbekend"), ("leeftijd", {"geboren": None}, "onbekend"),
    ("leeftijd", {"geboren": BirthDate(2014, 8)}, "ja"), ("leeftijd", {"verzuimdagen": frozenset()}, "onbekend"),
    ("leerplichtig", {"leerplichtig": False}, "nee"), ("leerplichtig", {"leerplichtig": None}, "onbekend"),
    ("genoeg", {"uren": 8, "te_laat": 11}, "nee"), ("genoeg", {"uren": 9, "te_laat": 0}, "ja"),
    ("genoeg", {"uren": 0, "te_laat": 12}, "ja"),
    ("niet_te_veel", {"uren": 60, "te_laat": 60}, "ja"), ("niet_te_veel", {"uren": 61}, "nee"),
    ("niet_te_veel", {"te_laat": 61}, "nee"), ("niet_te_veel", {"uren": 61, "officier_op": ON}, "ja"),
    ("niet_te_veel", {"uren": 61, "officier_op": ON + A_DAY}, "nee"),
    ("reeks", {"dagen_achter_elkaar": 5}, "ja"), ("reeks", {"dagen_achter_elkaar": 6}, "nee"),
    ("reeks", {"dagen_achter_elkaar": None}, "onbekend"),
    ("half_jaar", {"dagen_half_jaar": 10}, "ja"), ("half_jaar", {"dagen_half_jaar": 11}, "nee"),
    ("half_jaar", {"dagen_half_jaar": None}, "onbekend"),
    ("eigen_keuze", {"eigen_keuze": False}, "nee"), ("eigen_keuze", {"eigen_keuze": None}, "onbekend"),
    ("hulp_genoeg", {"probleem_zonder_hulp": True}, "nee"), ("hulp_genoeg", {"probleem_zonder_hulp": None}, "onbekend"),
    ("eerste_keer", {"antwoord": None}, "onbekend"),
    ("eerste_keer", {"antwoord": HaltAntwoord(eerder=True, op=ON, bron="mail van Halt")}, "nee"),
    ("eerste_keer", {"antwoord": HaltAntwoord(eerder=False, op=ON, bron="mail van Halt")}, "ja"),
    ("eerste_keer", {"antwoord": HaltAntwoord(eerder=False, op=ON + A_DAY, bron="mail van Halt")}, "onbekend"),
    ("school_deed", {"school_deed": False}, "nee"), ("school_deed", {"school_deed": None}, "onbekend"),
    ("niet_zorgelijk", {"zorgelijk": True}, "nee"), ("niet_zorgelijk", {"zorgelijk": None}, "onbekend")])
def test_a_condition_is_met_not_met_or_not_known(code, changes, oordeel):
    assert answer(code, **changes) == oordeel
    verdict = may_propose(halt_facts(**changes), on=ON, wet=WET)
    naam = WET.tabel("halt.voorwaarden", ON)[code]["naam"]
    said = {"ja": None, "nee": "halt_not_possible", "onbekend": "halt_not_known"}[oordeel]
    assert code_of(verdict) == said
    assert verdict or (dict(verdict.gegevens)["voorwaarde"], verdict.bron) == (
        naam, WET.tabel("halt.voorwaarden", ON)[code]["bron"])


def test_a_no_is_said_before_what_is_not_known():
    verdict = may_propose(halt_facts(leerplichtig=None, school_deed=False), on=ON, wet=WET)
    assert verdict.code == "halt_not_possible"


def test_the_answer_of_halt_says_where_it_stands():
    with pytest.raises(ValueError, match=r"^Schrijf op waar het antwoord van Halt staat\.$"):
        HaltAntwoord(eerder=False, op=ON, bron=" ")


@pytest.mark.parametrize(("geboren", "start", "finish"), [
    (BirthDate(2014, 10, 9), "not_at_this_age", "not_at_this_age"), (BirthDate(2014, 10, 8), ALL, ALL),
    (BirthDate(2010, 10, 9), ALL, ALL), (BirthDate(2010, 10, 8), {KIND}, {KIND}),
    (BirthDate(2008, 10, 9), {KIND}, {KIND}), (BirthDate(2008, 10, 8), "not_at_this_age", {KIND}),
    (BirthDate(2008, 10), "not_at_this_age", {KIND}), (BirthDate(2008, 2, 29), "not_at_this_age", {KIND}),
    (None, "age_unknown_for_consent", "age_unknown_for_consent")])
def test_who_agrees_follows_the_age_and_a_running_halt_may_be_finished(geboren, start, finish):
    for rule, expected in ((agrees_to_start, start), (agrees_to_finish, finish)):
        needed = rule(gezin(geboren), on=ON, wet=WET)
        assert (needed.personen if isinstance(needed, Nodig) else needed.code) == expected


def test_finishing_after_eighteen_stops_where_the_row_says_no():
    row = Rij("halt.na_achttien", date(2026, 1, 1), False, "", "", Zekerheid.KEUZE)
    needed = agrees_to_finish(gezin(BirthDate(2008, 10, 8)), on=ON, wet=Wetboek((*WET.rijen, row)))
    assert needed.code == "not_at_this_age"


def test_who_finishes_after_eighteen_need_not_be_heard_apart():
    assert agrees_to_finish(gezin(BirthDate(2008, 10, 8)), on=ON, wet=WET) == Nodig(KIND, frozenset(), False)


def yes_of(*said, geboren=BORN, on=ON):
    family = gezin(geboren)
    verdict = agreed(agrees_to_start(family, on=on, wet=WET), said, waarvoor="halt", gezin=family, on=on, wet=WET)
    return code_of(verdict), dict(getattr(verdict, "gegevens", ())).get("wie")


@pytest.mark.parametrize(("said", "code", "wie"), [
    ((KIND, MOEDER, VADER), None, None), ((MOEDER, VADER), "yes_missing", "het kind"),
    ((KIND, MOEDER), "yes_missing", "iedereen met gezag"), ((KIND,), "yes_missing", "iedereen met gezag"),
    ((MOEDER,), "yes_missing", "het kind en iedereen met gezag")])
def test_everybody_whose_yes_is_needed_says_it(said, code, wie):
    assert yes_of(*(yes(p) for p in said)) == (code, wie)


@pytest.mark.parametrize(("child", "code"), [
    (yes(KIND, ja=False), "consent_said_no"), (yes(KIND, ontvanger="jeugdhulp"), "yes_missing"),
    (yes(KIND, soort="verslag"), "yes_missing"), (yes(KIND, ON + A_DAY), "yes_missing"), (yes(KIND, ON), None),
    (yes(KIND, tot=ON - A_DAY), "consent_not_running"), (yes(KIND, ingetrokken_op=ON), "consent_withdrawn"),
    (yes(KIND, date(2026, 9, 30), tot=date(2026, 12, 1)), None)])
def test_a_yes_counts_for_this_and_on_this_day(child, code):
    assert yes_of(child, yes(MOEDER), yes(VADER))[0] == code


def test_the_last_word_of_a_person_counts_and_a_no_of_one_day_goes_before_a_yes():
    early = date(2026, 9, 2)
    first, later = yes(KIND, early, ja=False), yes(KIND, date(2026, 9, 3))
    parents = (yes(MOEDER), yes(VADER))
    assert yes_of(later, first, *parents)[0] is None
    assert yes_of(yes(KIND, early), yes(KIND, date(2026, 9, 3), ja=False), *parents)[0] == "consent_said_no"
    assert yes_of(first, yes(KIND, early), *parents)[0] == "consent_said_no"
    assert yes_of(yes(KIND, early), first, *parents)[0] == "consent_said_no"


def test_a_missing_yes_names_its_source():
    family = gezin()
    verdict = agreed(agrees_to_start(family, on=ON, wet=WET), [], waarvoor="halt", gezin=family, on=ON, wet=WET)
    assert verdict.bron == "rijen toestemming.*"


def test_gezag_that_nobody_knows_is_refused_before_any_yes_is_counted():
    family = gezin(gezag=Gezagsoort.NIET_TE_BEPALEN)
    needed = agrees_to_start(family, on=ON, wet=WET)
    verdict = agreed(needed, [yes(KIND)], waarvoor="halt", gezin=family, on=ON, wet=WET)
    assert verdict.code == "gezag_unknown"


SIXTEEN, EIGHTEEN = BirthDate(2010, 11, 3), BirthDate(2008, 11, 3)


@pytest.mark.parametrize(("geboren", "on", "code"), [
    (SIXTEEN, date(2026, 11, 2), None), (SIXTEEN, date(2026, 11, 3), "consent_reopened"),
    (EIGHTEEN, date(2026, 11, 2), None), (EIGHTEEN, date(2026, 11, 3), "consent_reopened"),
    (BirthDate(2010, 11), date(2026, 10, 31), None), (BirthDate(2010, 11), date(2026, 11, 1), "consent_reopened")])
def test_a_birthday_during_halt_reopens_the_question(geboren, on, code):
    facts = all_there("startgesprek", geboren=geboren, gezin=gezin(geboren))
    assert taken("halt", "loopt", facts, "halt", on=on) == code


@pytest.mark.parametrize("geboren", [SIXTEEN, EIGHTEEN])
def test_after_the_birthday_the_yes_of_the_young_person_alone_is_enough(geboren):
    day = date(2026, 11, 3)
    facts = all_there("loopt", geboren=geboren, gezin=gezin(geboren), toestemmingen=(yes(KIND, day),))
    assert taken("halt", "eindgesprek", facts, "halt", on=day) is None


def test_halt_does_not_begin_after_the_eighteenth_birthday():
    day = date(2026, 11, 3)
    facts = all_there("verwezen", geboren=EIGHTEEN, gezin=gezin(EIGHTEEN), toestemmingen=(yes(KIND, day),))
    assert taken("halt", "startgesprek", facts, "halt", on=day) == "not_at_this_age"


def test_turning_twelve_during_halt_does_not_make_a_day_of_eleven_count():
    geboren = BirthDate(2014, 10, 1)  # 12 on ON, 11 on the days of absence
    facts = all_there("kandidaat", geboren=geboren, gezin=gezin(geboren), halt=halt_facts(geboren=geboren))
    assert taken("halt", "voorgesteld", facts, "boa") == "too_young_for_step"
    assert may_propose(halt_facts(geboren=geboren), on=ON, wet=WET).code == "halt_not_possible"


@pytest.mark.parametrize(("geboren", "van", "tot", "found"), [
    (SIXTEEN, date(2026, 10, 8), date(2027, 1, 8), ((16, date(2026, 11, 3)),)),
    (SIXTEEN, date(2026, 11, 3), date(2027, 1, 8), ()),
    (SIXTEEN, date(2026, 11, 2), date(2026, 11, 3), ((16, date(2026, 11, 3)),)),
    (BirthDate(2008, 2, 29), date(2026, 2, 1), date(2026, 3, 1), ((18, date(2026, 3, 1)),)),
    (BirthDate(2012, 2, 29), date(2024, 2, 1), date(2028, 2, 29), ((12, date(2024, 2, 29)), (16, date(2028, 2, 29)))),
    (BirthDate(2010), date(2025, 10, 8), date(2026, 1, 8), ((16, date(2026, 1, 1)),)),
    (None, date(2026, 1, 1), date(2036, 1, 1), ())])
def test_birthdays_while_halt_runs_are_named_beforehand(geboren, van, tot, found):
    assert birthdays_between(geboren, van, tot, wet=WET) == found


def sentence(leeftijd, uren, te_laat):
    return hours(leeftijd, uren=uren, te_laat=te_laat, on=ON, wet=WET)


def test_the_worked_example_of_fifteen_years_and_25_hours_gives_eight():
    found = sentence(15, 25, 0)
    assert (found.uren, found.regels, found.afgekapt) == (8, (("leeftijd 15 jaar", 2), ("25 uur verzuim", 6)), False)
    row = WET.rij("halt.strafmaat", ON)
    assert (found.rij_id, found.rij_hash) == (row.id, row.hash)
    assert found.regel.startswith("Op de grens van twee banden geldt de laagste.")


@pytest.mark.parametrize(("leeftijd", "uren", "te_laat", "total"), [
    (12, 1, 0, 2), (13, 10, 0, 2), (13, 11, 0, 4), (13, 20, 0, 4), (13, 21, 0, 6), (13, 30, 0, 6), (13, 31, 0, 8),
    (13, 40, 0, 8), (13, 41, 0, 10), (13, 50, 0, 10), (13, 51, 0, 12), (13, 60, 0, 12),
    (13, 0, 1, 2), (13, 0, 20, 2), (13, 0, 21, 4), (13, 0, 40, 4), (13, 0, 41, 6), (13, 0, 60, 6),
    (14, 10, 0, 4), (15, 10, 0, 4), (16, 10, 0, 6), (17, 10, 0, 6), (16, 30, 12, 12), (14, 60, 60, 20)])
def test_on_an_edge_the_lower_band_holds(leeftijd, uren, te_laat, total):
    found = sentence(leeftijd, uren, te_laat)
    assert (found.uren, found.afgekapt) == (total, False)
    assert sum(plus for _, plus in found.regels) == total


def test_halt_is_never_more_than_twenty_hours():
    found = sentence(17, 60, 60)
    assert (found.uren, found.afgekapt) == (20, True)
    assert [plus for _, plus in found.regels] == [4, 12, 6]
    assert [naam for naam, _ in found.regels] == ["leeftijd 17 jaar", "60 uur verzuim", "60 keer te laat"]


@pytest.mark.parametrize(("leeftijd", "uren", "te_laat", "said"), [
    (11, 10, 0, 11), (18, 10, 0, 18), (15, 61, 0, 61), (15, 0, 61, 61), (15, -1, 0, -1)])
def test_outside_the_table_it_says_so_in_dutch(leeftijd, uren, te_laat, said):
    words = rf"^De tabel van Halt zegt niets over {said}\. Overleg met de officier van justitie\.$"
    with pytest.raises(ValueError, match=words):
        sentence(leeftijd, uren, te_laat)


def test_without_absence_there_are_no_hours():
    with pytest.raises(ValueError, match=r"^Er is geen verzuim en geen te laat komen opgegeven\.$"):
        sentence(15, 0, 0)


def test_before_the_row_begins_it_says_so_in_dutch():
    with pytest.raises(GeenRij, match=r"Er is geen regel 'halt.strafmaat' die gold op 2014-12-31"):
        hours(15, uren=25, te_laat=0, on=date(2014, 12, 31), wet=WET)


@given(st.integers(12, 17), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_more_absence_never_gives_fewer_hours(leeftijd, uren, te_laat, more):
    if not uren and not te_laat:
        return
    most = sentence(leeftijd, min(60, uren + more), te_laat).uren
    assert 2 <= sentence(leeftijd, uren, te_laat).uren <= most <= 20


@given(st.integers(0, 80), st.integers(0, 80))
def test_halt_is_possible_only_between_the_limits(uren, te_laat):
    allowed = bool(may_propose(halt_facts(uren=uren, te_laat=te_laat), on=ON, wet=WET))
    assert allowed == ((uren >= 9 or te_laat >= 12) and uren <= 60 and te_laat <= 60)


def test_a_negative_end_asks_a_warning_on_paper_or_a_reason():
    for nu in ("loopt", "waarschuwing", "eindgesprek"):
        assert taken("halt", "negatief", all_there(nu, vastgelegd={}), "halt") == "step_needs"
        for code in ("halt_waarschuwing", "geen_waarschuwing_omdat"):
            assert taken("halt", "negatief", all_there(nu, vastgelegd={code: ON}), "halt") is None


@pytest.mark.parametrize(("ended_well", "code"), [
    (ABSENT, "halt_ended_well"), (frozenset({date(2026, 9, 15)}), "halt_ended_well"),
    (frozenset({date(2026, 9, 16)}), None), (frozenset(), None)])
def test_a_positive_end_blocks_a_proces_verbaal_on_the_same_days(ended_well, code):
    for nu, naar in (("verhoor", "pv_opgemaakt"), ("pre_jco", "pv_opgemaakt"), ("niet_gekomen", "pv_opgemaakt"),
                     ("pv_opgemaakt", "pv_verzonden")):
        assert taken("strafrecht", naar, all_there(nu, halt_positief=ended_well), "boa") == code
