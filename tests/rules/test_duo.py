"""Code tables, statuses and what a melding sets going."""

from datetime import UTC, date, datetime

import pytest

from ketenkameleon.rules import duo
from ketenkameleon.rules.duo import Aanleiding, Gevolg, Herkomst
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.rules.wetboek import GeenRij, Rij, Wetboek, Zekerheid

WET = shipped()
ON = date(2026, 9, 1)
LAST_DAY_OF_D = date(2020, 8, 11)
END_OF_D = date(2020, 8, 12)


def changed(naam, waarde):
    """The shipped rows with one of them replaced, to see what the code does with a broken table."""
    rows = [row for row in WET.rijen if row.naam != naam]
    return Wetboek((*rows, Rij(naam, date(2009, 12, 23), waarde, "", "", Zekerheid.AANNAME)))


@pytest.mark.parametrize(("was", "to", "allowed", "why"), [
    (None, "R", True, "the usual first mutation"),
    (None, "G", True, "the first one seen may be any status"),
    (None, "W", False, "W never leaves the school"),
    ("R", "B", True, "a step"),
    ("R", "G", True, "a jump where the table has a path"),
    ("R", "I", True, "the school withdraws"),
    ("B", "I", True, "the school withdraws while the gemeente is busy"),
    ("B", "K", True, "a step"),
    ("B", "B", True, "the same status is a change of content"),
    ("B", "R", False, "no way back"),
    ("G", "B", True, "reopened by a new mutation"),
    ("G", "G", True, "the content of a closed melding changes"),
    ("G", "I", False, "no jump across a reopening"),
    ("G", "K", False, "no jump across a reopening"),
    ("G", "R", False, "no way back"),
    ("K", "B", False, "the end"),
    ("I", "R", False, "the end"),
    ("B", "D", True, "an old melding is read"),
    ("D", "G", True, "an old melding is read"),
    ("D", "I", False, "withdrawn only from R or B"),
    ("R", "W", False, "W never leaves the school"),
    ("W", "W", False, "W never leaves the school"),
    ("R", "Z", False, "no such status"),
    (None, "Z", False, "no such status"),
])
def test_a_status_follows_another_where_the_table_has_a_path(was, to, allowed, why):
    assert duo.has_path(was, to, on=ON, wet=WET) is allowed, why
    assert ((was, to) in duo.reachability(on=ON, wet=WET)) is allowed, why


@pytest.mark.parametrize(("status", "on", "code"), [
    ("B", ON, None), ("G", ON, None), ("K", ON, None), ("R", ON, None), ("I", ON, None),
    ("D", LAST_DAY_OF_D, None), ("D", END_OF_D, "duo_status_vervallen"), ("D", ON, "duo_status_vervallen"),
    ("W", ON, "duo_status_alleen_bij_school"), ("Z", ON, "duo_status_onbekend"),
])
def test_a_status_is_sent_only_where_duo_takes_it_on_that_day(status, on, code):
    verdict = duo.may_send_status(status, on=on, wet=WET)
    assert bool(verdict) is (code is None)
    assert verdict == ALLOWED if code is None else verdict.code == code


def test_a_day_before_the_decree_has_no_table():
    with pytest.raises(GeenRij):
        duo.may_send_status("B", on=date(2009, 12, 22), wet=WET)


@pytest.mark.parametrize(("soort", "names"), [
    ("L", ("luxeverzuim",)),
    ("O", ("beginnend verzuim", "signaalverzuim")),
    ("V1", ()),
    ("Z9", ()),
    ("V3", ("ongeoorloofd verzuim van 16 uren in 4 opeenvolgende lesweken",)),
])
def test_a_code_of_today_is_mapped_to_the_names_of_2009_and_not_merged_with_them(soort, names):
    assert duo.legal_names(soort, on=ON, wet=WET) == names


def test_every_code_of_today_has_a_mapping_and_an_aanleiding():
    codes = set(WET.tabel("duo.soort", ON))
    assert codes == set(WET.tabel("duo.soort_naar_2009", ON)) == set(WET.tabel("melding.aanleiding", ON))
    assert set(WET.tabel("duo.reden_afgesloten", ON)) == set("abcdefg")


@pytest.mark.parametrize(("soort", "minutes", "wanted", "expected"), [
    ("V3", 960, True, Aanleiding.ZESTIEN_UUR),
    ("V3", 959, True, Aanleiding.ONDER_DE_GRENS),
    ("V3", None, True, Aanleiding.ZESTIEN_UUR),
    ("V3", 960, False, Aanleiding.GEEN_ACTIE),
    ("V3", 959, False, Aanleiding.ONDER_DE_GRENS),
    ("LRV", 60, True, Aanleiding.LRV),
    ("LRV", None, False, Aanleiding.GEEN_ACTIE),
    ("V4", 60, True, Aanleiding.RMC18),
    ("RMC", None, True, Aanleiding.RMC18),
    ("L", None, True, Aanleiding.LUXE),
    ("O", 60, True, Aanleiding.OVERIG),
    ("V1", None, True, Aanleiding.OVERIG),
    ("V2", None, False, Aanleiding.GEEN_ACTIE),
    ("ABSOLUUT", None, False, Aanleiding.ABSOLUUT),
    ("HULPVRAAG", None, False, Aanleiding.HULPVRAAG),
])
def test_the_aanleiding_follows_from_soort_hours_and_what_the_school_wants(soort, minutes, wanted, expected):
    assert duo.aanleiding_of(soort, uren_minuten=minutes, actie_gewenst=wanted, on=ON, wet=WET) is expected


def test_an_unknown_soort_has_no_aanleiding():
    with pytest.raises(KeyError):
        duo.aanleiding_of("Z9", uren_minuten=None, actie_gewenst=True, on=ON, wet=WET)


@pytest.mark.parametrize(("aanleiding", "gevolg"), [
    (Aanleiding.ZESTIEN_UUR, Gevolg.ZAAK_MET_BELOFTE), (Aanleiding.LRV, Gevolg.ZAAK_MET_BELOFTE),
    (Aanleiding.ABSOLUUT, Gevolg.ZAAK_MET_BELOFTE), (Aanleiding.RMC18, Gevolg.DOORSTROOMPUNT_ZAAK),
    (Aanleiding.LUXE, Gevolg.LUXE_ROUTE), (Aanleiding.ONDER_DE_GRENS, Gevolg.GEEN_ZAAK),
    (Aanleiding.OVERIG, Gevolg.WACHT_OP_KEUZE), (Aanleiding.GEEN_ACTIE, Gevolg.WACHT_OP_KEUZE),
    (Aanleiding.HULPVRAAG, Gevolg.VRIJWILLIGE_ZAAK),
])
def test_every_aanleiding_sets_one_thing_going(aanleiding, gevolg):
    assert duo.gevolg_of(aanleiding, on=ON, wet=WET) is gevolg


@pytest.mark.parametrize(("report_on", "first_r_at", "day", "herkomst"), [
    (date(2026, 9, 7), datetime(2026, 9, 9, 8, tzinfo=UTC), date(2026, 9, 7), Herkomst.MELDINGSDATUM),
    (None, datetime(2026, 9, 8, 22, 30, tzinfo=UTC), date(2026, 9, 9), Herkomst.EERSTE_R),
    (None, None, date(2026, 9, 12), Herkomst.ONTVANGST),
])
def test_the_promise_counts_from_report_else_first_r_else_receipt(report_on, first_r_at, day, herkomst):
    received = datetime(2026, 9, 11, 22, 0, tzinfo=UTC)  # midnight in Amsterdam, so the next day
    assert duo.report_date(report_on, first_r_at, received) == (day, herkomst)


@pytest.mark.parametrize(("naam", "waarde", "ask"), [
    ("duo.status", {"R": "geen tabel"}, lambda wet: duo.has_path(None, "R", on=ON, wet=wet)),
    ("melding.geen_actie_telt_niet", "geen lijst",
     lambda wet: duo.aanleiding_of("L", uren_minuten=None, actie_gewenst=True, on=ON, wet=wet)),
])
def test_a_broken_table_is_an_error_and_not_a_guess(naam, waarde, ask):
    with pytest.raises(TypeError):
        ask(changed(naam, waarde))
