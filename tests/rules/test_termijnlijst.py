"""The terms of a zaak: where each counts from, how it was counted, and which row it used."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.routes import Route, steps
from ketenkameleon.rules.termijnlijst import Gezet, Termijnsoort, running_terms, term
from ketenkameleon.rules.terms import is_workday
from ketenkameleon.rules.wetboek import GeenRij, Rij, Scope, Wetboek, Zekerheid

WET = shipped()
CODES = sorted(r.naam.removeprefix("termijn.") for r in WET.rijen
               if r.naam.startswith("termijn.") and r.naam not in ("termijn.grenzen", "termijn.twee_werkdagen"))
MELDING, BEGIN = date(2026, 3, 2), date(2026, 3, 10)
FAR = date(2030, 1, 1)
S, H, C = Route.STRAFRECHT, Route.HALT, Route.CIVIEL
VERHOOR = (Gezet(S, "overwogen", "hoorgesprek_uitgenodigd", date(2026, 3, 10)),
           Gezet(S, "hoorgesprek_uitgenodigd", "verhoor", date(2026, 3, 20)))


def listed(*gezet, on=FAR, **asked):
    dagen = asked.pop("dagen", {"melding": MELDING, "eerste_verhoor": date(2026, 3, 20)})
    return running_terms(gezet, dagen=dagen, on=on, wet=asked.pop("wet", WET), **asked)


def days(*gezet, **asked):
    return {t.code: t.laatste_dag for t in listed(*gezet, **asked)}


@pytest.mark.parametrize(("code", "vanaf", "last", "geteld"), [
    ("civiel.voorleggen", date(2026, 4, 20), date(2026, 5, 4), "2 weken na 20 april 2026 is 4 mei 2026"),
    ("absoluut.ouders_alsnog", date(2026, 3, 6), date(2026, 4, 7),
     "4 weken na 6 maart 2026 is 3 april 2026 (Goede Vrijdag); daarom 7 april 2026"),
    ("strafrecht.verzet", date(2026, 4, 11), date(2026, 4, 28),
     "14 dagen na 11 april 2026 is 25 april 2026 (weekend); daarom 28 april 2026"),
    ("besluit.bezwaar", date(2026, 11, 13), date(2026, 12, 28),
     "6 weken na 13 november 2026 is 25 december 2026 (Eerste Kerstdag); daarom 28 december 2026"),
    ("civiel.eerste_contact", date(2026, 4, 2), date(2026, 4, 13), "5 werkdagen na 2 april 2026 is 13 april 2026"),
    ("halt.afloopbericht", date(2026, 3, 27), date(2026, 4, 3), "7 dagen na 27 maart 2026 is 3 april 2026"),
    ("strafrecht.pv_te_oud", date(2026, 11, 30), date(2027, 2, 28),
     "3 maanden na 30 november 2026 is 28 februari 2027"),
    ("strafrecht.om_eerste_blik", date(2026, 1, 1), date(2026, 2, 10),
     "40 dagen na 1 januari 2026 is 10 februari 2026")])
def test_a_term_ends_on_this_day_and_says_how_it_was_counted(code, vanaf, last, geteld):
    found = term(code, vanaf, wet=WET)
    assert (found.laatste_dag, found.geteld, found.vanaf) == (last, geteld, vanaf)


def test_a_term_of_law_that_falls_short_of_two_workdays_says_so():
    rij = Rij("termijn.kort", date(2020, 1, 1), {**WET.waarde("termijn.strafrecht.verzet", FAR), "lengte": 4}, "dagen",
              "bron", Zekerheid.KEUZE)
    found = term("kort", date(2026, 12, 24), wet=Wetboek((*WET.rijen, rij)))
    assert found.geteld == ("4 dagen na 24 december 2026 is 28 december 2026 (te weinig werkdagen); "
                            "daarom 29 december 2026")


def test_a_term_of_law_in_months_runs_on_as_well():
    rij = Rij("termijn.lang", date(2020, 1, 1), {**WET.waarde("termijn.strafrecht.verzet", FAR), "lengte": 2,
                                                 "telt": "maanden"}, "maanden", "bron", Zekerheid.KEUZE)
    assert term("lang", date(2026, 2, 3), wet=Wetboek((*WET.rijen, rij))).laatste_dag == date(2026, 4, 7)


@pytest.mark.parametrize("code", CODES)
def test_every_term_names_its_row_origin_kind_and_source(code):
    row, found = WET.rij(f"termijn.{code}", FAR), term(code, date(2026, 3, 2), wet=WET)
    assert (found.code, found.rij_id, found.rij_hash, found.bron, found.zekerheid) == (
        code, row.id, row.hash, row.bron, row.zekerheid.value)
    assert found.soort.value == row.waarde["soort"]
    assert found.naam == row.waarde["naam"]
    assert found.herkomst == row.waarde["herkomst"]
    assert (found.lengte, found.telt, found.vervalt) == (
        row.waarde["lengte"], row.waarde["telt"], row.waarde["vervalt"])
    assert not (row.lokaal and found.soort is Termijnsoort.WET), "a regio never changes a term of law"


@pytest.mark.parametrize("code", CODES)
def test_every_term_is_started_by_some_step_and_can_stop(code):
    found = [stap for route in Route for stap in steps(route, on=FAR, wet=WET).values()]
    assert any(code in stap.start for stap in found)
    assert any(code in stap.stopt for stap in found)


def test_terms_start_with_a_step_and_stand_in_the_order_in_which_they_end():
    found = listed(*VERHOOR)
    assert [t.code.partition(".")[2] for t in found] == [
        "pv_na_verhoor", "raadsrapport", "pv_na_melding", "om_beslissing", "pv_te_oud", "eerste_uitspraak"]
    assert [t.laatste_dag for t in found] == sorted(t.laatste_dag for t in found)
    assert {t.code: t.vanaf for t in found}["strafrecht.pv_na_melding"] == MELDING
    assert {t.code: t.vanaf for t in found}["strafrecht.pv_na_verhoor"] == date(2026, 3, 20)


def test_terms_stop_with_the_step_that_stops_them_whatever_the_order_of_the_list():
    sent = (Gezet(S, "verhoor", "pv_opgemaakt", date(2026, 3, 25)),
            Gezet(S, "pv_opgemaakt", "pv_verzonden", date(2026, 3, 26)))
    left = {"strafrecht.om_beslissing", "strafrecht.raadsrapport", "strafrecht.eerste_uitspraak",
            "strafrecht.om_eerste_blik"}
    assert set(days(*VERHOOR, *sent)) == left
    assert set(days(*sent, *reversed(VERHOOR))) == left


def test_a_step_of_another_route_stops_the_term_of_halt():
    back = (Gezet(H, "negatief", "teruggemeld", date(2026, 3, 1)),)
    assert days(*back) == {"halt.pv_na_negatief": date(2026, 3, 15)}
    sent = Gezet(S, "pv_opgemaakt", "pv_verzonden", date(2026, 3, 12))
    assert "halt.pv_na_negatief" not in days(*back, sent)


def test_a_step_after_the_asked_day_does_not_count():
    assert days(*VERHOOR, on=date(2026, 3, 19)) == {"strafrecht.pv_na_melding": date(2026, 5, 2)}
    assert len(days(*VERHOOR, on=date(2026, 3, 20))) == 6
    assert days(*VERHOOR, on=date(2026, 3, 9)) == {}


def test_a_term_that_starts_again_counts_again():
    first = Gezet(C, "geen_maatregel", "burgemeester_vraagt", date(2026, 3, 2))
    again = first._replace(op=date(2026, 4, 20))
    assert days(first, again) == {"civiel.voorleggen": date(2026, 5, 4)}


@pytest.mark.parametrize(("on", "running"), [(date(2026, 4, 28), True), (date(2026, 4, 29), False)])
def test_a_right_that_has_lapsed_leaves_the_list(on, running):
    order = Gezet(S, "om_beslist", "strafbeschikking", date(2026, 4, 11))
    assert ("strafrecht.verzet" in days(order, on=on)) is running


def test_a_term_that_is_late_stays_in_the_list():
    assert days(*VERHOOR, on=FAR)["strafrecht.pv_na_verhoor"] == date(2026, 4, 19)


def test_a_term_whose_origin_nobody_knows_says_so_and_stands_last():
    found = listed(*VERHOOR, dagen={})[-1]
    assert (found.code, found.laatste_dag, found.vanaf) == ("strafrecht.pv_na_melding", None, None)
    assert found.geteld == "Niet te bepalen: de dag van de melding is niet bekend."
    assert (found.rij_id, found.rij_hash) == ("", "")


def test_a_term_whose_row_began_later_says_so_in_dutch():
    asked = Gezet(C, "overwogen", "vto_ingediend", date(2018, 12, 31))
    [found] = listed(asked)
    assert found.geteld == "Er is geen regel 'termijn.civiel.start_onderzoek' die gold op 31 december 2018."
    assert (found.laatste_dag, found.rij_id) == (None, "")
    assert days(asked._replace(op=date(2019, 1, 1))) == {"civiel.start_onderzoek": date(2019, 1, 11)}


def test_a_day_before_the_row_of_the_law_begins_is_a_dutch_sentence():
    with pytest.raises(GeenRij, match=r"Er is geen regel 'termijn.civiel.voorleggen' die gold op 31 december 2014"):
        term("civiel.voorleggen", date(2014, 12, 31), wet=WET)
    assert term("civiel.voorleggen", date(2015, 1, 1), wet=WET).laatste_dag == date(2015, 1, 15)


def test_a_step_that_the_table_does_not_have_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        listed(Gezet(H, "kandidaat", "positief", BEGIN))


def test_a_regio_may_set_a_shorter_norm_and_it_is_named_local():
    national = WET.rij("termijn.halt.startgesprek", BEGIN)
    own = replace(national, van=date(2026, 1, 1), waarde={**national.waarde, "lengte": 14}, scope=Scope.REGIO,
                  sleutel="NOORD")
    wet = WET.met([own])
    sent = Gezet(H, "voorgesteld", "verwezen", BEGIN)
    [here] = listed(sent, wet=wet, regio="NOORD")
    assert (here.soort, here.laatste_dag, here.rij_id) == (Termijnsoort.LOKAAL, date(2026, 3, 24), own.id)
    [elsewhere] = listed(sent, wet=wet, regio="ZUID")
    assert (elsewhere.soort, elsewhere.laatste_dag) == (Termijnsoort.NORM, date(2026, 4, 9))
    assert term("halt.startgesprek", date(2025, 12, 31), wet=wet, regio="NOORD").soort is Termijnsoort.NORM


def test_a_running_zaak_keeps_the_row_of_the_day_its_term_began():
    national = WET.rij("termijn.halt.startgesprek", BEGIN)
    newer = replace(national, van=date(2026, 3, 11), waarde={**national.waarde, "lengte": 20})
    wet = Wetboek((*WET.rijen, newer))
    sent = Gezet(H, "voorgesteld", "verwezen", BEGIN)
    assert days(sent, wet=wet) == {"halt.startgesprek": date(2026, 4, 9)}
    assert days(sent._replace(op=date(2026, 3, 11)), wet=wet) == {"halt.startgesprek": date(2026, 3, 31)}


@given(st.sampled_from(CODES), st.dates(date(2019, 1, 1), date(2040, 1, 1)))
def test_a_term_never_ends_before_it_is_counted_and_one_of_law_never_on_a_closed_day(code, vanaf):
    found = term(code, vanaf, wet=WET)
    assert found.laatste_dag > vanaf
    assert found.soort is Termijnsoort.NORM or is_workday(found.laatste_dag, wet=WET)


@given(st.sampled_from(CODES), st.dates(date(2019, 1, 1), date(2040, 1, 1)))
def test_a_later_begin_never_gives_an_earlier_end(code, vanaf):
    assert term(code, vanaf, wet=WET).laatste_dag <= term(code, vanaf + timedelta(days=1), wet=WET).laatste_dag
