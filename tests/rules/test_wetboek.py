"""The Wetboek and the rows that ship with it."""

import dataclasses
from datetime import date
from types import MappingProxyType

import pytest

from ketenkameleon.rules import waarden
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verdict import ALLOWED, refused
from ketenkameleon.rules.wetboek import GeenRij, NietToegestaan, Rij, Scope, Wetboek, Zekerheid, frozen

OLD = Rij("zaak.term", date(2020, 1, 1), 4, "weken", "art. 1", Zekerheid.GELEZEN, lokaal=True)
NEW = dataclasses.replace(OLD, van=date(2026, 1, 1), waarde=6)
REGIO = dataclasses.replace(NEW, waarde=5, scope=Scope.REGIO, sleutel="25")
SCHOOL = dataclasses.replace(NEW, waarde=3, scope=Scope.SCHOOL, sleutel="16SW03")
WET = Wetboek((NEW, OLD))
ON = date(2026, 6, 1)


@pytest.mark.parametrize(("on", "waarde"), [
    (date(2020, 1, 1), 4), (date(2025, 12, 31), 4), (date(2026, 1, 1), 6), (date(2040, 1, 1), 6)])
def test_row_of_a_day_is_the_last_that_had_begun(on, waarde):
    assert WET.getal("zaak.term", on) == waarde


def test_a_day_before_the_first_row_has_no_row():
    with pytest.raises(GeenRij, match="die gold op 2019-12-31"):
        WET.rij("zaak.term", date(2019, 12, 31))


@pytest.mark.parametrize(("national", "added", "fits"), [
    (6, 5, True), (6, "5", False), (True, 5, False), (("a",), ("b", "c"), True), (("a",), "b", False),
    ({"aantal": 6}, {"aantal": 5, "reden": "x"}, True), ({"aantal": 6}, {"anders": 5}, False),
    ({"aantal": 6}, 5, False)])
def test_a_region_gives_a_value_of_the_form_that_is_read(national, added, fits):
    wet = Wetboek((dataclasses.replace(OLD, waarde=frozen(national)),))
    rij = dataclasses.replace(REGIO, waarde=frozen(added))
    if fits:
        assert wet.met([rij]).waarde("zaak.term", ON, regio="25") == frozen(added)
        return
    with pytest.raises(NietToegestaan, match="andere vorm"):
        wet.met([rij])


def test_row_of_the_school_goes_before_that_of_the_regio_and_that_before_the_national_one():
    wet = WET.met([REGIO, SCHOOL])
    assert wet.getal("zaak.term", ON) == 6
    assert wet.getal("zaak.term", ON, regio="25") == 5
    assert wet.getal("zaak.term", ON, regio="25", school="16SW03") == 3
    assert wet.getal("zaak.term", ON, regio="26", school="99XX00") == 6


@pytest.mark.parametrize(("rij", "sentence"), [
    (dataclasses.replace(NEW, van=date(2027, 1, 1)), "geen landelijke regel toevoegen"),
    (dataclasses.replace(REGIO, sleutel=""), "geen landelijke regel toevoegen"),
    (dataclasses.replace(REGIO, naam="zaak.anders"), "Er is geen landelijke regel"),
    (dataclasses.replace(REGIO, van=date(2019, 1, 1)), "Er is geen landelijke regel"),
])
def test_a_region_adds_only_where_a_national_row_stands(rij, sentence):
    with pytest.raises(NietToegestaan, match=sentence):
        WET.met([rij])


def test_a_region_deviates_from_the_day_that_the_national_row_begins():
    first = dataclasses.replace(REGIO, van=OLD.van)
    assert WET.met([first]).getal("zaak.term", OLD.van, regio="25") == 5


def test_a_region_changes_nothing_that_is_not_marked_local():
    wet = Wetboek((dataclasses.replace(OLD, lokaal=False),))
    with pytest.raises(NietToegestaan, match="mag een regio niet afwijken"):
        wet.met([REGIO])


def test_what_a_region_added_ends_on_the_day_that_deviating_does():
    later = dataclasses.replace(OLD, van=date(2027, 1, 1), waarde=8, lokaal=False)
    wet = Wetboek((OLD, NEW, later)).met([REGIO])
    assert wet.getal("zaak.term", date(2026, 12, 31), regio="25") == 5
    assert wet.getal("zaak.term", date(2027, 1, 1), regio="25") == 8


def test_adding_nothing_gives_the_same_wetboek():
    assert WET.met([]) is WET


def test_equal_rows_make_an_equal_wetboek_whatever_their_order():
    other = Wetboek((OLD, NEW))
    assert other.hash == WET.hash
    assert hash(other) == hash(WET)
    assert Wetboek((OLD,)).hash != WET.hash


@pytest.mark.parametrize("change", [
    {"waarde": 5}, {"bron": "art. 2"}, {"eenheid": "dagen"}, {"van": date(2020, 1, 2)},
    {"zekerheid": Zekerheid.OUD}, {"lokaal": False}])
def test_hash_of_a_row_tells_every_change(change):
    assert dataclasses.replace(OLD, **change).hash != OLD.hash


def test_a_row_holds_tables_and_dates_and_nothing_else():
    rij = dataclasses.replace(OLD, waarde=frozen({"van": date(2026, 1, 1), "lijst": [1, {"a": None}]}))
    assert len(rij.hash) == 16
    with pytest.raises(TypeError, match="hoort niet in een rij"):
        _ = dataclasses.replace(OLD, waarde=object()).hash


def test_nobody_changes_the_value_of_a_row():
    value = frozen({"lijst": [1, 2], "tabel": {"a": 1}})
    assert value == {"lijst": (1, 2), "tabel": {"a": 1}}
    assert isinstance(value["tabel"], MappingProxyType)
    with pytest.raises(TypeError):
        value["lijst"] = ()


@pytest.mark.parametrize("waarde", [True, "4", None])
def test_a_number_is_asked_only_of_a_row_with_a_number(waarde):
    with pytest.raises(TypeError, match="geen getal"):
        Wetboek((dataclasses.replace(OLD, waarde=waarde),)).getal("zaak.term", ON)


def test_a_table_is_asked_only_of_a_row_with_a_table():
    with pytest.raises(TypeError, match="geen tabel"):
        WET.tabel("zaak.term", ON)


def test_versions_of_a_row_are_shown_oldest_first():
    assert WET.versies("zaak.term") == (OLD, NEW)
    assert WET.versies("onbekend") == ()


@pytest.mark.parametrize(("read", "value", "sentence"), [
    (lambda value: waarden.part(value, int), True, "geen int"),
    (lambda value: waarden.part(value, str), 4, "geen str"),
    (waarden.names, {"a": 1}, "geen str"),
    (waarden.table, (1,), "geen tabel"), (waarden.items, "tekst", "geen lijst"),
    (waarden.texts, ("a", 1), "geen str"),
])
def test_a_part_of_another_kind_fails_at_once(read, value, sentence):
    with pytest.raises(TypeError, match=sentence):
        read(value)


def test_a_no_is_falsy_and_carries_its_code_and_blanks():
    no = refused("proof_expired", "BBO art. 7", tot="1 mei 2028", bewijs="de akte")
    assert not no
    assert bool(ALLOWED) is True
    assert no.gegevens == (("bewijs", "de akte"), ("tot", "1 mei 2028"))


def test_every_shipped_row_has_a_source_a_unit_and_its_own_id():
    rijen = shipped().rijen
    assert len({rij.id for rij in rijen}) == len(rijen)
    assert [rij.id for rij in rijen if not (rij.bron and rij.eenheid)] == []
    assert {rij.scope for rij in rijen} == {Scope.RIJK}


def test_the_same_wetboek_ships_every_time():
    assert shipped() is shipped()


LOCAL = {"kalender.schoolvrij", "schoolvakanties.noord", "schoolvakanties.midden", "schoolvakanties.zuid",
         "mijlpalen", "mijlpaal.eerste_contact", "mijlpaal.kennismaking", "mijlpaal.plan", "mijlpaal.let_op",
         "mijlpaal.spoed", "zaak.wacht_op", "wpg.begin", "ziekte.signaal", "termijn.halt.verwijzing",
         "termijn.halt.startgesprek", "termijn.halt.pv_na_negatief", "termijn.strafrecht.pv_na_melding",
         "termijn.strafrecht.pv_na_verhoor", "rol.onverenigbaar", "team.fasen",
         "beeld.onderwerpen", "betrokken.per_dag", "elkaars_taal", "kernteam.als_die_er_is", "kernteam.functies",
         "kernteam.namen", "opschaling.anders", "plan.met", "plek.soorten", "signaal.antwoord_binnen",
         "team.programma", "team.programma_uren", "team.vakken", "verhoor.collega_dagen",
         "verhoor.zelfde_dag", "bericht.verzetten", "gezin.steun"}


def test_a_region_or_school_may_deviate_from_these_rows_and_no_others():
    assert {rij.naam for rij in shipped().rijen if rij.lokaal} == LOCAL
