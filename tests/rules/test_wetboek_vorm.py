"""What a regio fills in of a row, within which limits, and from which day its row may hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.authority import Paar
from ketenkameleon.rules.fase import Fase
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verdict import Allowed, Refused
from ketenkameleon.rules.wetboek import GeenRij, NietToegestaan, Scope, Wetboek, frozen, in_form
from ketenkameleon.rules.wetboek_vorm import (
    Kolom,
    Kolomsoort,
    Veld,
    Veldsoort,
    check_begin,
    check_row,
    fields,
    filled,
    held,
    holds_until,
    may_begin_before,
    may_propose,
    start_value,
    wrong_part,
)

WET = shipped()
ON = date(2026, 10, 8)
A_DAY = timedelta(days=1)
LOKAAL = sorted({rij.naam for rij in WET.rijen if rij.lokaal})
STARTGESPREK = "termijn.halt.startgesprek"


def own(naam, van=ON, parts=None, sleutel="25"):
    national = WET.rij(naam, van)
    value = filled(national.waarde, {pad: frozen(part) for pad, part in (parts or {}).items()})
    return replace(national, van=van, waarde=value, scope=Scope.REGIO, sleutel=sleutel, lokaal=False)


@pytest.mark.parametrize("naam", LOKAAL)
def test_every_lokaal_row_says_what_a_regio_fills_in_and_the_national_value_is_within_its_limits(naam):
    for rij in WET.versies(naam):
        asked = fields(naam, on=rij.van, wet=WET)
        assert asked
        assert [wrong_part(veld, held(rij.waarde, veld.pad)) for veld in asked] == [""] * len(asked)
        assert filled(rij.waarde, {veld.pad: held(rij.waarde, veld.pad) for veld in asked}) == rij.waarde
        check_row(replace(rij, scope=Scope.REGIO, sleutel="25"), wet=WET)


def test_what_can_be_chosen_is_what_the_rules_know():
    by_pad = {veld.pad: veld for veld in fields("team.fasen", on=ON, wet=WET)}
    assert {pad[0] for pad in by_pad} == {fase.value for fase in Fase}
    assert set(by_pad["zelfstandig", "rollen"].keuzes) == {rol.value for rol in Rol}
    assert set(by_pad["zelfstandig", "daden"].keuzes) == set(WET.tabel("daad.bewijzen", ON))
    [pairs] = fields("rol.onverenigbaar", on=ON, wet=WET)
    assert set(pairs.kolommen[0].keuzes) == {rol.value for rol in Rol}
    assert set(pairs.kolommen[1].keuzes) == {paar.value for paar in Paar}
    [begin] = fields("wpg.begin", on=ON, wet=WET)
    assert set(begin.keuzes) == set(WET.tabel("wpg.gebeurtenissen", ON))
    [milestones] = fields("mijlpalen", on=ON, wet=WET)
    assert [f"mijlpaal.{code}" for code in milestones.keuzes] == [f"mijlpaal.{c}" for c in WET.waarde("mijlpalen", ON)]
    assert all(WET.versies(f"mijlpaal.{code}") for code in milestones.keuzes)


def test_a_row_without_a_line_has_no_parts_and_cannot_be_proposed():
    assert fields("belofte.termijn", on=ON, wet=WET) == ()
    assert fields("belofte.termijn", on=ON, wet=Wetboek(())) == ()
    assert isinstance(may_propose(STARTGESPREK, on=ON, wet=WET), Allowed)
    for naam in ("belofte.termijn", "termijn.besluit.bezwaar"):
        assert may_propose(naam, on=ON, wet=WET).code == "row_not_lokaal"
    bare = Wetboek((WET.rij(STARTGESPREK, ON),))
    assert isinstance(may_propose(STARTGESPREK, on=ON, wet=bare), Refused), "lokaal, and nobody said what may change"
    with pytest.raises(GeenRij):
        may_propose(STARTGESPREK, on=date(2014, 12, 31), wet=WET)


GETAL = Veld((), "?", Veldsoort.GETAL, 1, 365)
KEUZE = Veld((), "?", Veldsoort.KEUZE, keuzes={"a": "A", "b": "B"})
MEER = KEUZE._replace(soort=Veldsoort.MEER)
NAMEN = Veld((), "?", Veldsoort.NAMEN)
REGELS = Veld((), "?", Veldsoort.REGELS, kolommen=(
    Kolom("naam", "de naam", Kolomsoort.WOORD), Kolom("wat", "het antwoord", Kolomsoort.KEUZE, KEUZE.keuzes),
    Kolom("twee", "de twee", Kolomsoort.PAAR, KEUZE.keuzes), Kolom("van", "de eerste dag", Kolomsoort.DATUM),
    Kolom("tot", "de laatste dag", Kolomsoort.DATUM)))
LINE = {"naam": "herfst", "wat": "a", "twee": ("a", "b"), "van": ON, "tot": ON}


@pytest.mark.parametrize(("veld", "value", "sentence"), [
    (GETAL, 1, ""), (GETAL, 365, ""), (GETAL, 0, "van 1 tot en met 365"), (GETAL, 366, "heel getal"),
    (GETAL, True, "heel getal"), (GETAL, "4", "heel getal"), (GETAL, None, "heel getal"),
    (GETAL._replace(leeg=True), None, ""), (GETAL._replace(leeg=True), 0, "heel getal"),
    (KEUZE, "a", ""), (KEUZE, "c", "Kies een"), (KEUZE, None, "Kies een"), (KEUZE, ("a",), "Kies een"),
    (MEER, ("a", "b"), ""), (MEER, ("b",), ""), (MEER, ("a", "a"), "één keer"), (MEER, ("c",), "Kies uit"),
    (MEER, ("a", 1), "Kies uit"), (MEER, "a", "Kies uit"), (MEER, (), "Vul hier iets in."),
    (MEER._replace(leeg=True), (), ""),
    (NAMEN, {"school": "de school"}, ""), (NAMEN, {}, "Vul hier"), (NAMEN, {"school": ""}, "een ="),
    (NAMEN, {"": "de school"}, "een ="), (NAMEN, {"school": 1}, "een ="), (NAMEN, "school", "een ="),
    (REGELS, (LINE,), ""), (REGELS, (), "Vul hier"), (REGELS._replace(leeg=True), (), ""),
    (REGELS, "x", "Vul hier regels in."), (REGELS, ("x",), "In regel 1 klopt dit niet: de naam."),
    (REGELS, (LINE, {**LINE, "naam": " "}), "In regel 2 klopt dit niet: de naam."),
    (REGELS, ({**LINE, "naam": 1},), "de naam"), (REGELS, ({**LINE, "wat": "c"},), "het antwoord"),
    (REGELS, ({**LINE, "wat": None},), "het antwoord"), (REGELS, ({**LINE, "twee": ("a",)},), "de twee"),
    (REGELS, ({**LINE, "twee": ("a", "a")},), "de twee"), (REGELS, ({**LINE, "twee": "ab"},), "de twee"),
    (REGELS, ({**LINE, "van": "x"},), "de eerste dag"),
    (REGELS, ({**LINE, "tot": ON - A_DAY},), "In regel 1 ligt de laatste dag voor de eerste dag."),
])
def test_what_cannot_be_filled_in_is_told_in_a_sentence(veld, value, sentence):
    said = wrong_part(veld, value)
    assert bool(said) is bool(sentence)
    assert sentence in said


def test_a_part_outside_its_limits_makes_a_row_that_is_not_taken():
    check_row(own(STARTGESPREK, parts={("lengte",): 14, ("telt",): "werkdagen"}), wet=WET)
    with pytest.raises(NietToegestaan, match=r"Hoe lang is de termijn\? Vul een heel getal"):
        check_row(own(STARTGESPREK, parts={("lengte",): 0}), wet=WET)
    with pytest.raises(NietToegestaan, match="mag een regio niet afwijken"):
        check_row(own("termijn.besluit.bezwaar"), wet=WET)


def test_a_part_deep_in_a_value_must_be_of_the_same_kind():
    for naam, pad, part in ((STARTGESPREK, ("lengte",), "x"), ("team.fasen", ("meelopen", "naam"), 1),
                            ("team.fasen", ("zelfstandig", "rollen"), "raad"),
                            ("schoolvakanties.noord", ("vakanties",), ({"naam": "x", "van": "y", "tot": ON},))):
        with pytest.raises(NietToegestaan, match="andere vorm"):
            WET.check_addition(own(naam, parts={pad: part}))
    WET.check_addition(own("team.fasen", parts={("zelfstandig", "zaken"): 20}))


def test_a_value_is_filled_where_it_says_and_stays_the_same_elsewhere():
    value = frozen({"a": {"b": 1, "c": 2}, "d": 3})
    assert filled(value, {("a", "b"): 9, ("d",): 8}) == {"a": {"b": 9, "c": 2}, "d": 8}
    assert filled(value, {(): 4}) == 4
    assert filled(5, {("a",): 4}) == 5
    assert value == {"a": {"b": 1, "c": 2}, "d": 3}


def test_a_proposal_begins_with_the_own_value_where_the_rest_is_still_that_of_the_law():
    assert start_value(STARTGESPREK, on=ON, wet=WET, regio="25")["lengte"] == 30
    mine = WET.met([own(STARTGESPREK, parts={("lengte",): 14})])
    assert start_value(STARTGESPREK, on=ON, wet=mine, regio="25")["lengte"] == 14
    naam, year = "schoolvakanties.noord", date(2027, 9, 1)
    other = WET.met([own(naam, parts={("vakanties",): ({"naam": "x", "van": ON, "tot": ON},)})])
    assert start_value(naam, on=year, wet=other, regio="25") == WET.waarde(naam, year), "of another school year"


@pytest.mark.parametrize(("rij", "reden", "sentence"), [
    (own(STARTGESPREK, ON, {("lengte",): 14}), "", ""),
    (own(STARTGESPREK, ON - A_DAY, {("lengte",): 14}), "Het liep al.", ""),
    (own(STARTGESPREK, ON - A_DAY, {("lengte",): 14}), " ", "Schrijf op waarom"),
    (own("mijlpaal.plan", ON, {("aantal",): 20}), "", ""),
    (own("mijlpaal.plan", ON - A_DAY, {("aantal",): 20}), "Het liep al.", "Alleen een termijn"),
    (own(STARTGESPREK, ON), "", "Op 8 oktober 2026 geldt deze waarde al."),
])
def test_a_row_begins_today_or_later_and_a_term_earlier_with_a_reason(rij, reden, sentence):
    if sentence:
        with pytest.raises(NietToegestaan, match=sentence):
            check_begin(rij, reden=reden, on=ON, wet=WET)
    else:
        check_begin(rij, reden=reden, on=ON, wet=WET)
    assert may_begin_before(rij.naam, on=ON, wet=WET) is rij.naam.startswith("termijn.")


def test_two_rows_of_a_regio_never_begin_on_one_day_and_those_of_another_do_not_matter():
    first, again = (own(STARTGESPREK, ON, {("lengte",): days}) for days in (14, 10))
    with pytest.raises(NietToegestaan, match="al een rij van uw regio die op 8 oktober 2026 begint"):
        check_begin(again, reden="", on=ON, wet=WET.met([first]))
    check_begin(again, reden="", on=ON, wet=WET.met([replace(first, sleutel="15")]))
    school = replace(again, scope=Scope.SCHOOL, sleutel="99AA00")
    check_begin(school, reden="", on=ON, wet=WET.met([first]))
    with pytest.raises(NietToegestaan, match="geldt deze waarde al"):
        check_begin(replace(school, van=ON + A_DAY), reden="", on=ON, wet=WET.met([school]))


def test_a_row_holds_until_a_later_one_of_the_regio_or_until_deviating_ends():
    now, later = own(STARTGESPREK, ON, {("lengte",): 14}), own(STARTGESPREK, ON + 9 * A_DAY, {("lengte",): 10})
    assert holds_until(now, wet=WET) is None
    assert holds_until(now, wet=WET.met([now, later, replace(later, van=ON + A_DAY, sleutel="15")])) == later.van
    closed = replace(WET.rij(STARTGESPREK, ON), van=ON + 5 * A_DAY, lokaal=False)
    longer = replace(WET.rij(STARTGESPREK, ON), van=ON + 3 * A_DAY)
    assert holds_until(now, wet=Wetboek((*WET.rijen, longer, closed))) == closed.van


@given(st.sampled_from(LOKAAL), st.data())
def test_what_comes_back_from_json_is_what_went_in(naam, data):
    rij = data.draw(st.sampled_from(WET.versies(naam)))

    def plain(value):
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        return {code: plain(item) for code, item in value.items()} if hasattr(value, "items") else value

    assert in_form(frozen(plain(rij.waarde)), rij.waarde) == rij.waarde


def test_what_is_no_day_stays_as_it_is_and_so_is_of_another_form():
    assert in_form("morgen", ON) == "morgen"
    assert in_form(("x",), ()) == ("x",)
    assert in_form(frozen({"van": "2026-10-08", "er_bij": "2026-10-08"}), frozen({"van": ON})) == {
        "van": ON, "er_bij": "2026-10-08"}
