"""The pages of the beeld, of what a route asks and of decisions, as somebody uses them; days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from ketenkameleon.routes.forms.dagen import as_days, as_spans, days_text, spans_text
from ketenkameleon.routes.forms.feiten_van import FORMULIEREN, as_first
from ketenkameleon.rules.feiten import questions
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.routes import Route
from paginas_bouw import text
from wereld import VANDAAG

FIRST, SECOND = date(2026, 9, 14), date(2026, 9, 15)


@pytest.mark.parametrize("typed", [
    "14-9-2026\n15-9-2026", " 15-09-2026 \n\n14/09/2026", "14.9.2026\n15-9-2026\n14-9-2026"])
def test_days_are_read_as_people_write_them_each_once_and_in_order(typed):
    assert as_days(typed) == (FIRST, SECOND)


@pytest.mark.parametrize(("typed", "spans"), [
    ("14-9-2026", ((FIRST, None),)), ("14-9-2026 tot 15-9-2026", ((FIRST, SECOND),)),
    ("15-9-2026\n14-9-2026 t/m 15-9-2026", ((FIRST, SECOND), (SECOND, None))),
    ("14-9-2026 tot en met 15-9-2026", ((FIRST, SECOND),)),
])
def test_times_sick_are_read_with_or_without_a_last_day(typed, spans):
    assert as_spans(typed) == spans


@pytest.mark.parametrize(("read", "typed"), [
    (as_days, "gisteren"), (as_days, "31-9-2026"), (as_days, "14-9-26"), (as_spans, "14-9-2026 tot"),
    (as_spans, "14-9-2026 tot 15-9-2026 tot 16-9-2026"), (as_days, "\n".join(["14-9-2026"] * 101))])
def test_what_is_no_day_is_asked_again_with_an_example(read, typed):
    with pytest.raises(ValidationError, match=r"Schrijf het zo|ten hoogste 100"):
        read(typed)


def test_what_was_recorded_comes_back_in_the_box_as_it_can_be_read_again():
    days = {"dagen": ("2026-09-14", "2026-09-15")}
    times = {"keren": ({"van": "2026-09-14", "tot": "2026-09-15"}, {"van": "2026-09-21"})}
    assert as_days(days_text(days)) == (FIRST, SECOND)
    assert spans_text(times) == "14-9-2026 tot 15-9-2026\n21-9-2026"
    assert as_first("verzuimdagen", days) == {"dagen": "14-9-2026\n15-9-2026"}
    assert as_first("ziekmeldingen", times) == {"keren": spans_text(times)}
    assert as_first("verlofvraag", {"eerste_dag": "2026-09-14"}) == {"eerste_dag": FIRST}
    assert as_first("halt_verzuim", {"uren": 3, "school_deed": False}) == {"uren": 3, "school_deed": "nee"}


def test_every_question_of_a_route_has_a_form_and_no_other():
    asked = {code for route in Route for code in questions(route, on=VANDAAG, wet=shipped())}
    assert set(FORMULIEREN) == asked


@pytest.mark.muren
def test_the_beeld_is_written_down_corrected_and_taken_back_through_its_pages(bezoekers):
    where = bezoekers.url("beeld")
    told = {"onderwerp": "school", "wie": "kind", "tekst": "Techniek is leuk.", "gezegd_op": "08-10-2026",
            "ook_voor": "raad"}
    assert bezoekers.adres("vast", where, "POST", told, blijft=True).status_code == 302
    page = bezoekers.adres("vast", where, "GET")
    assert "Techniek is leuk. Gezegd door het kind , 8 oktober 2026." in text(page)
    assert "Niet meer voor Raad" in text(page)
    assert bezoekers.adres("vast", where, "POST", told).status_code == 422
    better = bezoekers.url("beeld_beter")
    said = {"tekst": "Nu is het rustig.", "gezegd_op": "08-10-2026"}
    assert bezoekers.adres("vast", better, "POST", said, blijft=True).status_code == 302
    assert "Nu is het rustig." in text(bezoekers.vraag("vast", "beeld_print", "GET"))
    assert bezoekers.adres("vast", better, "GET").status_code == 404, "corrected once; the next line goes on"
    assert bezoekers.vraag("vast", "beeld_stop", "POST", blijft=True).status_code == 302
    assert "Niet meer voor Raad" not in text(bezoekers.adres("vast", where, "GET"))


@pytest.mark.muren
def test_leave_is_filled_in_and_its_decision_says_how_a_bezwaar_stands(bezoekers):
    where = bezoekers.url("route_vraag")
    filled = bezoekers.adres("vast", where, "GET").content.decode()
    assert 'value="12"' in filled
    assert 'value="02-11-2026"' in filled
    assert bezoekers.adres("vast", where, "POST", {"soort": "11_onder_g", "dagen": "0"}).status_code == 422
    asked = {"soort": "11_onder_g", "dagen": "9", "eerste_dag": "02-11-2026", "eerste_schooldag": "31-08-2026",
             "dagen_gehad": "0", "keren_gehad": "0", "bron": "brief van moeder"}
    assert bezoekers.adres("vast", where, "POST", asked, blijft=True).status_code == 302
    known = text(bezoekers.vraag("vast", "route_weten", "GET"))
    assert "Bron: brief van moeder" in known
    decided = text(bezoekers.vraag("vast", "besluiten", "GET"))
    assert "Wie beslist? het hoofd van de school" in decided
    assert "Bezwaar kan nog. Bezwaar kan tot en met 19 november 2026." in decided


@pytest.mark.muren
def test_a_yes_to_help_is_recorded_and_an_unknown_question_or_route_is_not_there(bezoekers):
    where = bezoekers.url("meedoen")
    said = {"wie": str(bezoekers.huis.zaak.persoon_id), "antwoord": "ja", "hoe": "mondeling", "op": "08-10-2026",
            "tot": "08-01-2027"}
    assert bezoekers.adres("vast", where, "POST", said, blijft=True).status_code == 302
    assert "meedoen. Aan de jeugdhulp" in text(bezoekers.vraag("vast", "delen", "GET"))
    weten = bezoekers.url("route_weten")
    assert bezoekers.adres("vast", f"{weten}halt_antwoord/", "GET").status_code == 404
    assert bezoekers.adres("vast", where.replace(str(bezoekers.huis.hulp), str(bezoekers.huis.weet)),
                           "GET").status_code == 404


@pytest.mark.muren
def test_the_choice_of_a_route_and_a_report_start_from_what_was_told(bezoekers):
    assert "beeldbloem" in text(bezoekers.vraag("vast", "routes", "GET"))
    page = bezoekers.vraag("vast", "beeld", "GET").content.decode()
    report = page.split('id="verslag"', 1)[1].split("</textarea>")[0]
    assert "Thuis: " in report
    assert "(het kind, 8 oktober 2026)" in report
    assert "Geld" not in report, "told for the Raad alone: not in the words of another rol"
