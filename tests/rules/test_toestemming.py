"""Consent in use: what counts, what a birthday reopens, and what a share still misses."""

import dataclasses
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.gezag import Gezagsoort, Gezin, who_must_say_yes
from ketenkameleon.rules.gronden import Grondsoort, Nood, Toetsen, Verteld
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import (
    Deling,
    Hoedanigheid,
    Toestemming,
    Toestemmingsvorm,
    counts,
    may_share,
    reopens,
)

WET = shipped()
ON = date(2026, 10, 8)
KIND, MOEDER, VADER = (UUID(int=n) for n in range(1, 4))
TWELVE, FOURTEEN, SIXTEEN = BirthDate(2014, 10, 8), BirthDate(2012, 3, 14), BirthDate(2010, 10, 8)
PLAN = frozenset({"plan"})


def ja(door=MOEDER, als=Hoedanigheid.GEZAG, **changes):
    facts = {"door": door, "als": als, "ja": True, "op": date(2026, 10, 1), "tot": date(2027, 1, 31),
             "ontvanger": "cjg", "soorten": PLAN, "hoe": Toestemmingsvorm.MONDELING, "leeftijd_toen": 14}
    return Toestemming(**{**facts, **changes})


def kind(**changes):
    return ja(KIND, Hoedanigheid.KIND, **changes)


def rechter(**changes):
    return ja(None, Hoedanigheid.RECHTER, hoe=Toestemmingsvorm.BESCHIKKING, **changes)


def gezin(geboren=FOURTEEN, gezag=Gezagsoort.GEZAMENLIJK):
    dragers = {Gezagsoort.GEZAMENLIJK: {MOEDER, VADER}, Gezagsoort.EENHOOFDIG: {MOEDER}}.get(gezag, set())
    return Gezin(KIND, geboren, gezag, frozenset(dragers))


def deling(*toestemmingen, **changes):
    facts = {"gever": "leerplicht", "ontvanger": "cjg", "soorten": PLAN, "regime": Regime.AVG,
             "grond": Grondsoort.TOESTEMMING, "doel": "samen thuis starten", "van": date(2026, 10, 1),
             "tot": date(2027, 1, 31), "gezin": gezin(), "toestemmingen": toestemmingen,
             "gehoord_op": date(2026, 10, 1),
             "toetsen": Toetsen("thuis starten", "alleen het plan", "het kan niet anders"),
             "verteld": Verteld(date(2026, 10, 1), "in een gesprek")}
    return Deling(**{**facts, **changes})


def code(verdict):
    return getattr(verdict, "code", None)


def shared(*toestemmingen, on=ON, **changes):
    return code(may_share(deling(*toestemmingen, **changes), on=on, wet=WET))


VADER_JA = ja(VADER)


def test_both_parents_say_yes_and_the_child_was_asked():
    assert shared(ja(), VADER_JA) is None
    assert shared(ja(), VADER_JA, gehoord_op=None) == "child_not_heard"
    assert shared(ja(), VADER_JA, gehoord_op=date(2026, 10, 9)) == "child_not_heard"
    assert shared(ja(), VADER_JA, gehoord_op=ON) is None


def test_a_young_child_and_a_child_that_says_yes_itself_need_no_question_about_its_view():
    assert shared(ja(), VADER_JA, gezin=gezin(BirthDate(2018, 1, 1)), gehoord_op=None) is None
    assert shared(ja(), VADER_JA, kind(), regime=Regime.JEUGDWET, gehoord_op=None) is None


@pytest.mark.parametrize(("said", "changes", "wie"), [
    ((ja(),), {}, "iedereen met gezag"),
    ((), {"regime": Regime.JEUGDWET}, "het kind en iedereen met gezag"),
    ((ja(), VADER_JA), {"regime": Regime.JEUGDWET}, "het kind"),
    ((ja(), VADER_JA), {"gezin": gezin(SIXTEEN)}, "het kind"),
    ((ja(ontvanger="school"), VADER_JA), {}, "iedereen met gezag"),
    ((ja(soorten=frozenset({"regie"})), VADER_JA), {}, "iedereen met gezag"),
])
def test_a_share_names_whose_yes_is_missing(said, changes, wie):
    verdict = may_share(deling(*said, **changes), on=ON, wet=WET)
    assert code(verdict) == "consent_missing"
    assert dict(verdict.gegevens) == {"wie": wie}


@pytest.mark.parametrize(("other", "code_"), [
    (ja(VADER, ja=False), "consent_said_no"),
    (ja(VADER, ingetrokken_op=ON), "consent_withdrawn"), (ja(VADER, ingetrokken_op=date(2026, 10, 9)), None),
    (ja(VADER, tot=date(2026, 10, 7)), "consent_not_running"), (ja(VADER, tot=ON), None),
    (ja(VADER, op=date(2026, 10, 9)), "consent_missing"), (ja(VADER, op=ON), None),
])
def test_a_yes_counts_while_it_runs(other, code_):
    assert shared(ja(), other) == code_


def test_the_last_word_to_this_receiver_counts():
    no = ja(VADER, ja=False, op=date(2026, 10, 5))
    assert shared(ja(), VADER_JA, no) == "consent_said_no"
    assert shared(ja(), VADER_JA, ja(VADER, ja=False, op=VADER_JA.op)) == "consent_said_no"
    assert shared(ja(), no, ja(VADER, op=date(2026, 10, 6))) is None
    assert shared(ja(), VADER_JA, dataclasses.replace(no, ontvanger="school")) is None
    assert shared(ja(), VADER_JA, dataclasses.replace(no, soorten=frozenset({"regie"}))) is None


def test_two_yeses_together_cover_two_kinds_of_data():
    both = frozenset({"plan", "regie"})
    parts = [ja(soorten=frozenset({part})) for part in both]
    assert shared(*parts, ja(VADER, soorten=both), soorten=both) is None
    assert shared(parts[0], ja(VADER, soorten=both), soorten=both) == "consent_missing"


def test_the_court_stands_in_for_parents_who_do_not_agree():
    assert shared(ja(), ja(VADER, ja=False), rechter()) is None
    assert shared(rechter(), gezin=gezin(gezag=Gezagsoort.NIET_TE_BEPALEN)) is None
    assert shared(rechter(soorten=frozenset({"regie"})), gezin=gezin(gezag=Gezagsoort.TIJDELIJK_GEEN)
                  ) == "gezag_absent"
    assert shared(rechter(), gezin=gezin(SIXTEEN)) == "consent_missing"
    with pytest.raises(ValueError, match="rechter"):
        ja(MOEDER, Hoedanigheid.RECHTER)
    with pytest.raises(ValueError, match="rechter"):
        ja(None, Hoedanigheid.GEZAG)


@pytest.mark.parametrize(("geboren", "op", "on", "jaar"), [
    (SIXTEEN, date(2026, 10, 1), date(2026, 10, 7), None), (SIXTEEN, date(2026, 10, 1), ON, 16),
    (SIXTEEN, ON, date(2028, 10, 7), None), (SIXTEEN, ON, date(2028, 10, 8), 18),
    (SIXTEEN, date(2020, 1, 1), date(2030, 1, 1), 18), (TWELVE, date(2026, 10, 7), ON, 12),
    (BirthDate(2012, 2, 29), date(2027, 1, 1), date(2028, 2, 28), None),
    (BirthDate(2012, 2, 29), date(2027, 1, 1), date(2028, 2, 29), 16),
    (BirthDate(2012, 2, 29), date(2029, 1, 1), date(2030, 2, 28), None),
    (BirthDate(2012, 2, 29), date(2029, 1, 1), date(2030, 3, 1), 18),
    (BirthDate(2010, 10), date(2026, 9, 1), date(2026, 9, 30), None),
    (BirthDate(2010, 10), date(2026, 9, 1), date(2026, 10, 1), 16),
    (BirthDate(2010, 10), date(2026, 10, 1), date(2026, 11, 1), None),
    (BirthDate(2010), date(2025, 12, 31), date(2026, 1, 1), 16), (None, date(2020, 1, 1), ON, None),
])
def test_a_birthday_reopens_what_was_said_before_it(geboren, op, on, jaar):
    given_then = ja(op=op, tot=date(2040, 1, 1))
    assert reopens(given_then, geboren=geboren, on=on, wet=WET) == jaar
    verdict = counts(given_then, geboren=geboren, on=on, wet=WET)
    assert code(verdict) == ("consent_reopened" if jaar else None)
    if jaar:
        assert dict(verdict.gegevens) == {"jaar": str(jaar)}


def test_parents_yes_stays_as_given_and_no_longer_counts_at_sixteen():
    old = (ja(), VADER_JA)
    assert shared(*old, gezin=gezin(SIXTEEN), on=date(2026, 10, 7)) is None
    assert shared(*old, gezin=gezin(SIXTEEN), on=ON) == "consent_missing"
    assert shared(*old, kind(op=ON), gezin=gezin(SIXTEEN)) is None
    assert shared(*old, kind(), gezin=gezin(SIXTEEN)) == "consent_reopened"
    assert [t.ja for t in deling(*old).toestemmingen] == [True, True]


@pytest.mark.parametrize(("changes", "code_"), [
    ({"doel": " "}, "share_without_purpose"), ({"tot": None}, "share_without_end"),
    ({"tot": date(2026, 10, 7)}, "share_not_running"), ({"van": date(2026, 10, 9)}, "share_not_running"),
    ({"tot": ON}, None), ({"van": ON}, None),
    ({"toetsen": Toetsen()}, "tests_missing"), ({"verteld": Verteld()}, "parents_not_told"),
    ({"regime": Regime.WPG}, "wpg_only_by_law"),
    ({"gever": "school", "ontvanger": "leerplicht", "soorten": frozenset({"verzuim"})}, "consent_not_needed"),
    ({"grond": Grondsoort.WET}, "no_ground_in_law"),
    ({"gezin": gezin(None)}, "age_unknown_for_consent"),
    ({"gezin": gezin(gezag=Gezagsoort.NIET_TE_BEPALEN)}, "gezag_unknown"),
])
def test_no_share_without_purpose_end_ground_tests_and_telling(changes, code_):
    assert shared(ja(), VADER_JA, **changes) == code_


def test_what_the_law_gives_needs_no_yes_but_is_weighed_and_told():
    lawful = {"gever": "school", "ontvanger": "leerplicht", "soorten": frozenset({"verzuim"}),
              "grond": Grondsoort.WET}
    assert shared(**lawful) is None
    assert shared(**lawful, verteld=Verteld()) == "parents_not_told"


def test_an_emergency_is_shared_at_once_with_a_reason():
    nood = Nood(datetime(2026, 10, 8, 20, tzinfo=UTC), "gevaar thuis")
    facts = {"grond": Grondsoort.VITAAL_BELANG, "toetsen": Toetsen(), "verteld": Verteld()}
    assert shared(**facts, nood=nood) is None
    assert shared(**facts) == "reason_missing"
    assert shared(**facts, nood=dataclasses.replace(nood, reden="")) == "reason_missing"
    assert shared(**facts, nood=nood, regime=Regime.WPG) == "wpg_only_by_law"
    assert shared(**facts, nood=nood, doel="") == "share_without_purpose"


DAYS = st.dates(date(2026, 9, 1), date(2026, 11, 30))
SAID = st.builds(
    lambda who, yes, op, tot, soorten, gone: {KIND: kind, None: lambda **f: rechter(**f)}.get(
        who, lambda **f: ja(who, **f))(ja=yes, op=op, tot=tot, soorten=soorten, ingetrokken_op=gone),
    st.sampled_from([KIND, MOEDER, VADER, None]), st.booleans(), DAYS, DAYS,
    st.frozensets(st.sampled_from(["plan", "regie"]), min_size=1), st.none() | DAYS)
SHARES = st.builds(
    lambda said, regime, geboren, gezag: deling(*said, regime=regime, gezin=gezin(geboren, gezag)),
    st.lists(SAID, max_size=6), st.sampled_from(Regime),
    st.sampled_from([TWELVE, FOURTEEN, SIXTEEN, BirthDate(2010, 10), BirthDate(2010), None]),
    st.sampled_from(Gezagsoort))


@given(SHARES, SAID, DAYS)
def test_one_more_yes_never_hides(share, extra, on):
    yes = dataclasses.replace(extra, ja=True)
    more = dataclasses.replace(share, toestemmingen=(*share.toestemmingen, yes))
    assert may_share(more, on=on, wet=WET) or not may_share(share, on=on, wet=WET)


@given(SHARES, DAYS)
def test_what_was_withdrawn_never_shows(share, on):
    gone = tuple(dataclasses.replace(t, ingetrokken_op=t.op) for t in share.toestemmingen)
    assert not may_share(dataclasses.replace(share, toestemmingen=gone), on=on, wet=WET)


@given(SHARES, DAYS)
def test_what_is_shared_by_consent_has_a_yes_that_counts_of_everybody_or_the_court(share, on):
    if may_share(share, on=on, wet=WET):
        yes = {t.door for t in share.toestemmingen if counts(t, geboren=share.gezin.geboren, on=on, wet=WET)}
        needed = who_must_say_yes(share.regime, share.gezin, vervangen=None in yes, on=on, wet=WET)
        assert needed.personen <= yes
