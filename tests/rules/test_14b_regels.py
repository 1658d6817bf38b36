"""The rules of domain.md 14b, each in a test with its number. Rule 4 is in tests/zaken/test_14b_rule_4.py."""

import ast
import inspect
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from bevoegd_bouw import AKTE_TOT, ALL, DEED, PURMEREND, pro, without, zaak
from ketenkameleon.rules import eisen, halt, luxe, routes, standentabellen, termijnlijst, verlof, ziekte
from ketenkameleon.rules.authority import authority_note, may_take
from ketenkameleon.rules.belofte import promise
from ketenkameleon.rules.bewaren import Bewaarsoort, destroy_after, longest
from ketenkameleon.rules.duo import has_path, may_send_status
from ketenkameleon.rules.gronden import Toetsen, Verteld, consent_may_be_asked, law_allows, weighed
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime, Rol
from ketenkameleon.rules.routes import Route
from ketenkameleon.rules.termijnlijst import Gezet, Termijnsoort, running_terms
from ketenkameleon.rules.toestemming import Toestemming, reopens
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag, who_decides
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid
from ketenkameleon.rules.wpg import WpgGebeurtenis, regime_of
from ketenkameleon.rules.zaak import CloseFacts, may_close
from route_bouw import ABSENT, BORN, KIND, MOEDER, ON, VADER, WET, all_there, gezin, halt_facts, taken, yes

A_DAY = timedelta(days=1)


@pytest.mark.parametrize(("day_of_birth", "code"), [(14, None), (15, "too_young_for_step")])
def test_14b_rule_01_below_twelve_on_the_day_of_the_absence_no_halt_and_no_suspect(day_of_birth, code):
    born = BirthDate(2014, 9, day_of_birth)  # the first day of absence is 14 September 2026
    facts = {"geboren": born, "gezin": gezin(born), "halt": halt_facts(geboren=born)}
    assert taken("halt", "voorgesteld", all_there("kandidaat", **facts), "boa") == code
    assert taken("strafrecht", "hoorgesprek_uitgenodigd", all_there("overwogen", **facts), "boa") == code
    assert taken("strafrecht", "verhoor", all_there("hoorgesprek_uitgenodigd", **facts), "boa") == code
    assert taken("strafrecht", "pv_opgemaakt", all_there("verhoor", **facts), "boa") == code


@pytest.mark.parametrize(("changes", "code"), [
    ({"uren": 9, "te_laat": 0}, None), ({"uren": 60, "te_laat": 0}, None), ({"uren": 0, "te_laat": 12}, None),
    ({"uren": 0, "te_laat": 60}, None), ({"uren": 8, "te_laat": 11}, "halt_not_possible"),
    ({"uren": 61}, "halt_not_possible"), ({"uren": 9, "te_laat": 61}, "halt_not_possible"),
    ({"antwoord": None}, "halt_not_known"),
    ({"antwoord": halt.HaltAntwoord(eerder=True, op=ON, bron="brief van Halt")}, "halt_not_possible")])
def test_14b_rule_02_halt_only_once_and_between_9_and_60_hours_or_12_and_60_times_late(changes, code):
    assert taken("halt", "voorgesteld", all_there("kandidaat", halt=halt_facts(**changes)), "boa") == code


@pytest.mark.parametrize(("born", "who", "code"), [
    (BORN, (KIND, MOEDER, VADER), None), (BORN, (KIND,), "yes_missing"), (BORN, (MOEDER, VADER), "yes_missing"),
    (BirthDate(2010, 10, 1), (KIND,), None), (BirthDate(2010, 10, 1), (MOEDER, VADER), "yes_missing")])
def test_14b_rule_02_the_consents_to_halt_fit_the_age(born, who, code):
    said = tuple(yes(person, date(2026, 10, 2)) for person in who)
    facts = all_there("voorgesteld", geboren=born, gezin=gezin(born), halt=halt_facts(geboren=born), toestemmingen=said)
    assert taken("halt", "verwezen", facts, "boa") == code


def test_14b_rule_03_consent_says_who_when_the_age_then_and_for_what_and_a_birthday_reopens_it():
    assert {"door", "op", "leeftijd_toen", "ontvanger", "soorten"} <= {field.name for field in fields(Toestemming)}
    for years in (12, 16, 18):
        born = BirthDate(2026 - years, 11, 3)
        said = yes(KIND, ON)
        assert reopens(said, geboren=born, on=date(2026, 11, 2), wet=WET) is None
        assert reopens(said, geboren=born, on=date(2026, 11, 3), wet=WET) == years
    facts = all_there("startgesprek", gezin=gezin(BirthDate(2010, 10, 8)))
    assert taken("halt", "loopt", facts, "halt") == "consent_reopened"


@pytest.mark.parametrize(("missing", "on", "said"), [
    ("", ON, "geldig"), ("akte_boa", ON, "zonder_geldige_bevoegdheid"),
    ("aanwijzing", ON, "zonder_geldige_bevoegdheid"), ("", AKTE_TOT + A_DAY, "zonder_geldige_bevoegdheid")])
def test_14b_rule_05_a_verhoor_needs_designation_and_deed_on_that_day(missing, on, said):
    asker = pro(*without(missing))
    assert authority_note(Rol.LEERPLICHT_VERHOOR, asker, zaak(leeftijd=15), on, wet=WET) == said


def test_14b_rule_05_a_verhoor_needs_the_right_modules_employer_and_area():
    held = {"modules": 0, "employer": 0, "area": 0}
    whole = [bewijs for bewijs in ALL if bewijs.soort != "akte_boa"]
    late = DEED.van.replace(year=DEED.van.year + 3)
    for reason, deed, day in (("modules", DEED, late), ("employer", replace(DEED, werkgever="een ander"), ON),
                              ("area", replace(DEED, gebied=(PURMEREND,)), ON)):
        held[reason] = authority_note(Rol.LEERPLICHT_VERHOOR, pro(*whole, deed), zaak(leeftijd=15), day, wet=WET)
    assert set(held.values()) == {"zonder_geldige_bevoegdheid"}


@pytest.mark.parametrize("missing", [
    "verdenking_genoemd", "cautie", "advocaat_aangeboden", "vertrouwenspersoon", "tolk_aangeboden"])
def test_14b_rule_05_a_verhoor_needs_caution_and_counsel_recorded_and_authority(missing):
    full = all_there("hoorgesprek_uitgenodigd")
    held = {code: day for code, day in full.vastgelegd.items() if code != missing}
    assert taken("strafrecht", "verhoor", full, "boa") is None
    less = all_there("hoorgesprek_uitgenodigd", vastgelegd=held)
    assert taken("strafrecht", "verhoor", less, "boa") == "step_needs"
    no = may_take(Rol.HALT, pro(*without("inwerken_halt")), zaak(leeftijd=15), ON, wet=WET)
    assert taken("strafrecht", "verhoor", full, "boa", bevoegdheid=no) == "proof_missing"


def test_14b_rule_06_the_moment_at_which_the_wpg_begins_is_a_setting():
    assert regime_of(WpgGebeurtenis.MELDING, on=ON, wet=WET) is Regime.AVG
    assert regime_of(WpgGebeurtenis.UITNODIGING_VERHOOR, on=ON, wet=WET) is Regime.WPG
    other = next(lezing for lezing in WET.tabel("wpg.gebeurtenissen", ON) if lezing != WET.waarde("wpg.begin", ON))
    row = Rij("wpg.begin", date(2026, 1, 1), other, "", "besluit van de regio", Zekerheid.KEUZE, Scope.REGIO, "25")
    assert regime_of(WpgGebeurtenis.MELDING, on=ON, wet=WET.met([row]), regio="25") is Regime.WPG


def test_14b_rule_07_across_regimes_only_with_a_basis_the_three_tests_and_telling():
    asked = {"gever": "leerplicht", "ontvanger": "halt", "on": ON, "wet": WET}
    assert law_allows(["verslag"], regime=Regime.WPG, **asked).code == "no_ground_in_law"
    assert law_allows(["verwijzing"], regime=Regime.WPG, **asked)
    assert consent_may_be_asked(["verslag"], regime=Regime.WPG, **asked).code == "wpg_only_by_law"
    told = Verteld(ON, "in een gesprek")
    assert weighed(Toetsen("nodig", "niet minder", ""), told, on=ON, wet=WET).code == "tests_missing"
    whole = Toetsen("nodig", "niet minder", "niet anders")
    assert weighed(whole, Verteld(), on=ON, wet=WET).code == "parents_not_told"
    assert weighed(whole, told, on=ON, wet=WET)


def test_14b_rule_08_negative_asks_a_warning_or_a_reason_and_positive_blocks_a_pv_on_the_same_facts():
    for held, code in (({}, "step_needs"), ({"halt_waarschuwing": ON}, None), ({"geen_waarschuwing_omdat": ON}, None)):
        assert taken("halt", "negatief", all_there("loopt", vastgelegd=held), "halt") == code
    blocked = all_there("verhoor", halt_positief=ABSENT)
    assert taken("strafrecht", "pv_opgemaakt", blocked, "boa") == "halt_ended_well"
    other = all_there("verhoor", halt_positief=frozenset({date(2026, 5, 11)}))
    assert taken("strafrecht", "pv_opgemaakt", other, "boa") is None


def test_14b_rule_09_a_clock_has_an_origin_a_length_and_a_kind():
    gezet = (Gezet(Route.STRAFRECHT, "overwogen", "hoorgesprek_uitgenodigd", date(2026, 9, 21)),
             Gezet(Route.STRAFRECHT, "hoorgesprek_uitgenodigd", "verhoor", date(2026, 9, 28)),
             Gezet(Route.HALT, "voorgesteld", "verwezen", date(2026, 10, 1)),
             Gezet(Route.CIVIEL, "geen_maatregel", "burgemeester_vraagt", date(2026, 10, 5)))
    found = {t.code: t for t in running_terms(gezet, dagen={"melding": date(2026, 9, 14)}, on=ON, wet=WET)}
    said = {code: (t.herkomst, t.vanaf, t.lengte, t.telt, t.soort) for code, t in found.items()}
    assert said["strafrecht.pv_na_verhoor"] == ("het eerste verhoor", date(2026, 9, 28), 30, "dagen", Termijnsoort.NORM)
    assert said["strafrecht.pv_na_melding"] == ("de melding", date(2026, 9, 14), 2, "maanden", Termijnsoort.NORM)
    assert said["halt.startgesprek"] == ("de verwijzing naar Halt", date(2026, 10, 1), 30, "dagen", Termijnsoort.NORM)
    assert said["civiel.voorleggen"] == (
        "de vraag van de burgemeester", date(2026, 10, 5), 2, "weken", Termijnsoort.WET)


def test_14b_rule_10_a_status_moves_only_along_the_table_d_is_never_sent_and_g_has_a_reason():
    assert has_path("R", "B", on=ON, wet=WET)
    assert has_path("B", "G", on=ON, wet=WET)
    assert not has_path("K", "B", on=ON, wet=WET)
    assert not has_path("I", "R", on=ON, wet=WET)
    assert may_send_status("G", on=ON, wet=WET)
    assert may_send_status("D", on=ON, wet=WET).code == "duo_status_vervallen"
    closing = CloseFacts("verhuisd", nazorg_gedaan=True, meldingen_zonder_reden=1)
    assert may_close(closing, on=ON, wet=WET).code == "melding_without_reason"


def test_14b_rule_11_retention_runs_per_regime_and_a_file_of_the_raad_takes_the_longest_term():
    born = BirthDate(2012, 3, 14)
    terms = {soort: destroy_after(soort, geboren=born, laatste_wijziging=ON, on=ON, wet=WET)
             for soort in (Bewaarsoort.LEERPLICHT, Bewaarsoort.RVDK_STRAF, Bewaarsoort.RVDK_BESCHERMING)}
    assert len(set(terms.values())) == 3
    assert longest([terms[Bewaarsoort.RVDK_STRAF], terms[Bewaarsoort.RVDK_BESCHERMING]]).tot == date(2112, 3, 14)


def test_14b_rule_12_a_pv_against_a_parent_convicted_before_also_goes_to_the_raad():
    held = {code: day for code, day in all_there("pv_opgemaakt").vastgelegd.items() if code != "afschrift_raad"}
    convicted = frozenset({"ouder_eerder_veroordeeld"})
    for kenmerken, known, code in ((convicted, held, "step_needs"), (frozenset(), held, None),
                                   (convicted, {**held, "afschrift_raad": ON}, None)):
        facts = all_there("pv_opgemaakt", ouder_verdacht=True, kenmerken=kenmerken, vastgelegd=known)
        assert taken("strafrecht", "pv_verzonden", facts, "boa") == code


def test_14b_rule_13_leave_above_ten_days_goes_to_the_leerplichtambtenaar_with_the_head_heard():
    eleven = Verlofvraag(Verlofsoort.GEWICHTIG, 11, date(2026, 11, 2), date(2026, 8, 31))
    assert who_decides(eleven, on=ON, wet=WET) == "leerplicht"
    facts = all_there("gevraagd", verlof=eleven, vastgelegd={"reden": ON})
    assert taken("verlof", "toegekend", facts, "hoofd") == "leave_for_lpa"
    assert taken("verlof", "toegekend", facts, "leerplicht") == "step_needs"
    heard = all_there("gevraagd", verlof=eleven, vastgelegd={"reden": ON, "hoofd_gehoord": ON})
    assert taken("verlof", "toegekend", heard, "leerplicht") is None


@pytest.mark.parametrize(("held", "code"), [
    ({}, "absence_alone"), ({"ander_signaal": ON + A_DAY}, "absence_alone"), ({"ander_signaal": ON}, None)])
def test_14b_rule_14_a_report_to_veilig_thuis_on_absence_alone_is_refused(held, code):
    facts = all_there("wegen", vastgelegd={"allen_eens": ON, "reden": ON, **held})
    assert taken("veilig_thuis", "gemeld", facts, "contactpersoon") == code
    alone = all_there("wegen", vastgelegd={"ander_signaal": ON, "reden": ON})
    assert taken("veilig_thuis", "gemeld", alone, "contactpersoon") == "step_needs"


def test_14b_rule_15_three_months_is_an_aim_and_no_term_of_law():
    row = WET.rij("belofte.termijn", ON)
    assert (row.waarde, row.zekerheid, row.lokaal) == (3, Zekerheid.KEUZE, False)
    assert promise(ON, wet=WET).op == date(2027, 1, 8)
    assert not any("belofte" in rij.naam for rij in WET.rijen if rij.naam.startswith("termijn."))


@pytest.mark.parametrize("module", [eisen, halt, luxe, routes, standentabellen, termijnlijst, verlof, ziekte])
def test_14b_rule_16_no_amount_band_or_age_stands_in_the_code_of_the_routes(module):
    tree = ast.parse(inspect.getsource(module))
    sizes = {id(word.value) for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords
             if word.arg == "maxsize"}
    numbers = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is int
               and id(node) not in sizes}
    assert numbers <= {0, 1}
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not any(text.isdigit() for text in texts)


def test_14b_rule_16_every_row_of_the_routes_has_a_first_day_a_source_and_how_sure_it_is():
    names = ("route.", "halt.", "termijn.", "luxe.", "verlof.", "vrijstelling.", "ziekte.")
    rows = [rij for rij in WET.rijen if rij.naam.startswith(names)]
    assert len(rows) > 45
    assert all(rij.bron and rij.eenheid and rij.van > date.min and rij.zekerheid in Zekerheid for rij in rows)
