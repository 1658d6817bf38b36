"""The page of a family: five steps, for whom an afspraak is, which place it may name, who stands beside a family."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.belofte import milestones
from ketenkameleon.rules.gezinspagina import (
    MIJLPALEN,
    Gezinsafspraak,
    Gezinslezer,
    Gezinsstap,
    Stapregel,
    Stapstand,
    Steun,
    is_for,
    place_for,
    support,
    where_we_stand,
)
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid, frozen

WET, ON = shipped(), date(2026, 10, 8)
DAG = date(2026, 9, 7)
OUDER = Band.OUDER_MET_GEZAG
MILA = Gezinslezer(OUDER, "Mila Vos", True, frozenset({"Vik"}))
ALLEEN = Gezinslezer(OUDER, "Mila Vos", False)
NOOR = Gezinslezer(Band.KIND, "Noor Vos", True)
SAMEN = ("ouder1", "ouder2")


def steps(*done):
    return where_we_stand(dict.fromkeys(map(Gezinsstap, done), DAG), {Gezinsstap.PLEK_GESTART: ON})


def test_the_current_step_is_the_one_of_the_page(blad):
    for done, now in blad("gezin").tabel("gedaan", "nu bezig"):
        found = steps(*(word.replace(" ", "_") for word in done.split(", ")))
        assert [s.stap for s in found if s.stand is Stapstand.NU] == [now.replace(" ", "_")], done


@given(st.sets(st.sampled_from(list(Gezinsstap))))
def test_there_are_always_five_steps_in_order_of_which_one_is_now(done):
    found = steps(*done)
    assert [s.stap for s in found] == list(Gezinsstap)
    order = list(Stapstand)
    assert [s.stand for s in found] == sorted((s.stand for s in found), key=order.index)
    assert [s.stand for s in found].count(Stapstand.NU) == 1


def test_a_step_says_the_day_it_was_done_or_the_day_by_which():
    found = {s.stap: s.op for s in steps("melding", "plek_zoeken")}
    assert found == {"melding": DAG, "kennismaken": None, "plan_maken": None, "plek_zoeken": DAG, "plek_gestart": ON}
    assert steps(*Gezinsstap)[-1].op == DAG, "what is done says when, also as the last step"
    assert steps("melding")[-1] == Stapregel(Gezinsstap.PLEK_GESTART, Stapstand.STRAKS, ON)


def test_an_afspraak_is_for_whom_the_page_says(blad):
    for wie, naam, met, apart, alleen in blad("gezin").tabel("wie", "naam erbij"):
        afspraak = Gezinsafspraak(wie, naam, tuple(met.split(", ")) if met else ())
        shown = [is_for(lezer, afspraak) for lezer in (MILA, ALLEEN)]
        assert shown == [said == "ja" for said in (apart, alleen)], afspraak


@pytest.mark.parametrize(("wie", "met", "shown"), [
    ("contactpersoon Mila", (), False), ("contactpersoon Noor", ("kind",), True),
    ("jongere", (), True), ("contactpersoon", (), True), ("contactpersoon", ("kind", "ouder1"), True),
    ("contactpersoon", ("ouder1",), False), ("ouders", (), False), ("school", (), False),
])
def test_a_child_reads_what_is_its_own(wie, met, shown):
    party, _, naam = wie.partition(" ")
    assert is_for(NOOR, Gezinsafspraak(party, naam, met)) is shown


@pytest.mark.parametrize(("lezer", "naam", "hers"), [
    ("Mila Vos", "mila vos", True), ("Mila Vos", "Mila", True), ("Mila Vos", "Vos", False), ("Mila Vos", "Vik", False),
    ("Mila Vos", "Mila Vos-Smit", False), ("Vik Vos", "Vik", False), ("Vik Vos", "Vik Vos", True),
    ("Vik", "Vik", False), ("", "", False), ("محمد", "محمد", True),
])
def test_a_name_is_for_the_reader_when_nobody_else_has_it(lezer, naam, hers):
    reader = Gezinslezer(OUDER, lezer, True, frozenset({"Vik", ""}))
    assert is_for(reader, Gezinsafspraak("contactpersoon", naam, ())) is hers


@pytest.mark.parametrize(("lezer", "naam", "waar", "read"), [
    (MILA, "", "op school", "op school"), (MILA, "", "De Vlier", "De Vlier"), (MILA, "", "thuis", ""),
    (MILA, "", "School, bij vader", ""), (MILA, "Mila", "thuis", "thuis"), (ALLEEN, "", "thuis", "thuis"),
    (NOOR, "", "thuis", "thuis"), (MILA, "", "", ""),
])
def test_the_home_of_another_is_never_named(lezer, naam, waar, read):
    afspraak = Gezinsafspraak("contactpersoon", naam, SAMEN)
    assert place_for(lezer, afspraak, waar, school="De Vlier", on=ON, wet=WET) == read


def test_who_stands_beside_a_family_is_what_the_regio_filled_in():
    line = {"soort": "vertrouwenspersoon", "naam": "Steunpunt Duinstreek", "telefoon": "023-555 01 20"}
    wet = WET.met((Rij("gezin.steun", date(2026, 1, 1), (frozen(line),), "x", "besluit", Zekerheid.KEUZE,
                             lokaal=True, scope=Scope.REGIO, sleutel="25"),))
    found = support("vertrouwenspersoon", on=ON, wet=wet, regio="25")
    assert found == (Steun("vertrouwenspersoon", "Steunpunt Duinstreek", "023-555 01 20"),)
    assert support("ondersteuner", on=ON, wet=wet, regio="25") == ()
    assert support("vertrouwenspersoon", on=ON, wet=WET, regio="25") == ()


def test_without_any_step_done_the_first_one_is_now():
    assert [s.stand for s in steps()] == [Stapstand.NU] + 4 * [Stapstand.STRAKS]


def test_the_milestones_of_the_steps_are_those_of_the_promise():
    named = {m.code for m in milestones(DAG, ON, wet=WET)}
    assert set(MIJLPALEN.values()) <= named
    assert set(MIJLPALEN) == set(Gezinsstap) - {Gezinsstap.MELDING, Gezinsstap.PLEK_GESTART}


@pytest.mark.parametrize(("met", "shown"), [
    (("ouder1",), False), (("voogd",), False), (("ouder1", "voogd"), True), (("ouder1", "ouder2"), True),
    (("kind",), True), (("school",), True), ((), False),
])
def test_of_a_talk_with_one_adult_nobody_knows_which_one(met, shown):
    assert is_for(MILA, Gezinsafspraak("contactpersoon", "", met)) is shown


def test_a_first_name_that_two_share_says_nobody_also_in_the_name_of_another_with_a_surname():
    mila = Gezinslezer(OUDER, "Mila Vos", True, frozenset({"Mila Duin"}))
    assert [is_for(mila, Gezinsafspraak("contactpersoon", naam, ())) for naam in ("Mila", "Mila Vos")] == [False, True]
    duin = Gezinslezer(OUDER, "Mila Vos", True, frozenset({"Vos Duin"}))
    assert is_for(duin, Gezinsafspraak("contactpersoon", "Mila", ()))
