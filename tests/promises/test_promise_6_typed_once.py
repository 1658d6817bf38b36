"""Promise 6: a fact is entered in one place and shown elsewhere with its origin. Screens S1 to S5 of ux.md 7."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest
from django import forms
from huis import MELDINGSNUMMER

import ketenkameleon

pytestmark = pytest.mark.muren

# What is stored before any screen opens → how a question for it would be called, in a label or a field's name.
FEITEN = {
    "naam van het kind": r"voornaam|achternaam|tussenvoegsel|naam van (het|uw)? ?(kind|leerling)",
    "geboortedatum": r"geboren|geboortedatum|leeftijd|hoe oud",
    "nummer van het kind": r"\bbsn\b|burgerservice|onderwijsnummer|nummersoort|welk nummer",
    "adres en gemeente": r"adres|postcode|woonplaats|gemeente",
    "telefoon": r"telefoon|mobiel",
    "school en klas": r"\bbrin|vestiging|\bklas\b|leerjaar|(?<!bij_)\bschool\b(?! al)",
    "gezag en ouders": r"gezag|naam van (de )?ouder|moeder|vader|voogd",
    "taal en tolk": r"\btaal\b|\btolk",
    "dag van de melding": r"gemeld_op|wanneer (is|was) (het )?gemeld|dag is het gemeld|meldingsdatum",
    "soort en uren van de melding": r"aanleiding|soort verzuim|hoeveel uur",
    "zaaknummer en belofte": r"zaaknummer|belofte|uiterlijk",
    "wie het invult": r"\buw naam|\bmelder\b|professional|contactpersoon(?! van| krijgt|\?)",
    "organisatie en verantwoordelijke": r"organisatie|verantwoordelijke|werkgever",
}
# A report that did not come from DUO is the one place where these facts are typed; a bad line is mended whole.
FIRST_PLACE = {"MetDeHand", "Regel"}
# (form, field): asked for another reason than the fact itself.
ASKED_ANYWAY = {
    ("StapLeerling", "school"): "only where a report is not here yet and the asker works for more than one school",
    ("StapLeerling", "uren"): "filled in with what the school itself reported, to be corrected",
    ("VerzuimForm", "uren"): "filled in with the hours of the reports, to be corrected to what this is about",
    ("VerzuimForm", "leerplichtig"): "read only where birth date and startkwalificatie do not say it; not which school",
    ("VerzuimForm", "school_deed"): "what the school did first, not which school",
    ("LuxeForm", "school_maakte_bekend"): "whether it was made known, not which school",
    ("BriefForm", "geboren"): "what only the family knows, beside the code in the letter; kept nowhere",
    ("BriefForm", "belcode"): "a code said by telephone, not a number to call",
    ("WieKeekForm", "zaak"): "which zaak to look up; nothing is stored",
    ("WieKeekForm", "zaaknummer"): "which zaak to look up; nothing is stored",
    ("VerzoekForm", "zaak"): "which zaak the request is about, as it stands in the letter of whoever asks",
    ("VerzoekForm", "zaaknummer"): "which zaak the request is about, as it stands in the letter of whoever asks",
    ("BewijsForm", "gemeente"): "for which gemeente an aanwijzing or oath was given, not where a child lives",
    ("BewijsForm", "gebied"): "the area of a deed, not where a child lives",
    ("InzetForm", "organisatie"): "at which partner a professional is for a while, not whose zaak it is",
    **{(form, "uren"): "hours of a professional, not of absence"
       for form in ("InzetForm", "DeelForm", "LeerForm", "BegeleidingForm")},
    ("KoppelForm", "aanbieder"): "through which provider somebody logs in; an organisatie can have several",
    ("AdresForm", "adres"): "where somebody wants messages about their work or child, not where a child lives",
    ("KlachtForm", "klager_adres"): "of whoever complains, as they say it; it can be anybody",
    ("KlachtForm", "over"): "about whom the complaint is",
    ("VerhoorForm", "tolk"): "whether an interpreter was offered and came, not in which language",
    ("PlanForm", "school"): "which of the schools of the child and its plek the plan is made with; filled in already",
    ("PlanForm", "opp"): "whether the plan belongs to the OPP, not which school",
    ("InzetForm", "werkgever"): "who employs an onderwijszorgmedewerker of elsewhere, not whose record it is",
    ("SignaalForm", "voornaam"): "a child that has no zaak yet; the report that comes of it is filled in with it",
    ("SignaalForm", "achternaam"): "a child that has no zaak yet; the report that comes of it is filled in with it",
    ("SignaalForm", "geboren"): "a child that has no zaak yet; the report that comes of it is filled in with it",
    ("SignaalForm", "nummersoort"): "a child that has no zaak yet; the report that comes of it is filled in with it",
    ("SignaalForm", "nummer"): "a child that has no zaak yet; the report that comes of it is filled in with it",
    ("SignaalForm", "ouders"): "what a parent said to being named, not who the parents are",
    ("SignaalForm", "ouder_1"): "what a parent said to being named, not who the parents are",
    ("SignaalForm", "ouder_2"): "what a parent said to being named, not who the parents are",
    ("SignaalForm", "kind"): "what a parent said to being named, not who the parents are",
    ("BetrokkenForm", "school"): "for which kernteam somebody asks; filled in for who is in one",
    ("BetrokkenForm", "nummer"): "asked and kept nowhere: whether the child is known must not show",
    ("AdresForm", "school"): "whose meetings come in a calendar",
    ("ScholenForm", "gemeente"): "of which gemeente the schools are shown; nothing is stored",
    ("ScholenForm", "woord"): "which school or colleague to look up; nothing is stored",
    ("PlaatsForm", "telefoon"): "how to reach somebody of a kernteam on the days at that school",
    ("GeefForm", "reden"): "asks why another becomes contactpersoon, not who",
}


def _forms() -> dict[str, type[forms.BaseForm]]:
    """Every form of the program that people see, by name."""
    modules = [importlib.import_module(module.name)
               for module in pkgutil.walk_packages(ketenkameleon.__path__, "ketenkameleon.")
               if ".forms" in module.name and ".web" not in module.name]
    return {name: form for module in modules for name, form in inspect.getmembers(module, inspect.isclass)
            if issubclass(form, forms.BaseForm) and form.__module__ == module.__name__}


FORMULIEREN = _forms()


def _asks(form: type[forms.BaseForm], feit: str) -> list[str]:
    """The fields whose label or name is a question for that fact."""
    pattern = re.compile(FEITEN[feit], re.IGNORECASE)
    return [name for name, field in form.base_fields.items()
            if not isinstance(field.widget, forms.HiddenInput)
            and (pattern.search(str(field.label or "")) or pattern.search(name))]


def test_the_forms_of_all_five_screens_are_looked_at():
    assert {"BeginForm", "AchterafForm", "NotitieForm", "AanvulForm", "StapDuo", "StapLeerling", "StapSchool",
            "AfspraakForm", "WachtForm", "VerhaalForm", "AanbodForm", "SluitForm", "GeefForm"} <= set(FORMULIEREN)


@pytest.mark.parametrize("feit", FEITEN)
def test_no_screen_asks_for_what_is_stored_already(feit):
    looked_at = set(FORMULIEREN) - FIRST_PLACE
    assert len(looked_at) > 90
    assert [(naam, field) for naam in sorted(looked_at) for field in _asks(FORMULIEREN[naam], feit)
            if (naam, field) not in ASKED_ANYWAY] == []


@pytest.mark.parametrize("feit", ["naam van het kind", "geboortedatum", "nummer van het kind", "dag van de melding",
                                  "adres en gemeente", "school en klas", "soort en uren van de melding"])
def test_the_one_place_where_a_fact_is_typed_does_ask_for_it(feit):
    """Else the patterns above find nothing, and prove nothing."""
    assert _asks(FORMULIEREN["MetDeHand"], feit) != []


def _page(bezoekers, wie: str, address: str) -> str:
    answer = bezoekers.adres(wie, address, "GET")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_school_finds_filled_in_what_it_reported_itself_with_where_that_came_from(bezoekers):
    page = _page(bezoekers, "school", f"/melden/{MELDINGSNUMMER}/")
    assert re.search(r'name="uren"[^>]*value="18"|value="18"[^>]*name="uren"', page)
    assert re.search(r'name="sinds"[^>]*value="31-08-2026"|value="31-08-2026"[^>]*name="sinds"', page)
    assert "U meldde bij DUO op 7 september 2026" in page
    assert 'name="school"' not in page


def test_another_school_finds_nothing_filled_in_of_what_it_did_not_report(bezoekers):
    page = _page(bezoekers, "andere_school", f"/melden/{MELDINGSNUMMER}/")
    assert 'value="18"' not in page
    assert "31-08-2026" not in page
    assert "U meldde bij DUO" not in page


@pytest.mark.parametrize("stap", ["", "school/"])
def test_the_number_of_a_report_is_typed_in_the_first_step_and_carried_along_after_it(bezoekers, stap):
    page = _page(bezoekers, "school", f"/melden/{MELDINGSNUMMER}/{stap}")
    boxes = re.findall(r'<input[^>]*name="meldingsnummer"[^>]*>', page)
    assert [('type="hidden"' in box, f'value="{MELDINGSNUMMER}"' in box) for box in boxes] == [(True, True)]


def test_what_a_school_added_is_read_by_the_coordinator_with_the_name_of_the_school(bezoekers):
    page = _page(bezoekers, "coordinator", bezoekers.url("melding_beoordelen"))
    added = page[page.index("schoolbloem") - 1500:page.index("schoolbloem")]
    assert "De Vlier" in added


def test_noting_a_contact_asks_neither_the_rol_nor_who_was_there_again(bezoekers):
    page = _page(bezoekers, "vast", bezoekers.url("contact"))
    assert not re.search(r'name="(rol|met|uitgelegd)"', page)
    assert "Raad" in page
    assert re.search(r"<(?:input|textarea)[^>]*name=\"ouderregel\"[^>]*>[^<]*Samira sprak met Zilverlinde", page)


def test_the_rol_and_the_persons_of_last_time_are_chosen_already(bezoekers):
    page = _page(bezoekers, "vast", bezoekers.url("contact_begin"))
    assert [box for box in re.findall(r"<input[^>]*>", page) if 'value="raad"' in box and " checked" in box]
    assert [box for box in re.findall(r"<input[^>]*>", page) if 'value="kind"' in box and " checked" in box]


def test_the_text_of_the_stand_comes_back_to_be_changed_and_the_school_of_the_zaak_is_offered_for_a_plek(bezoekers):
    assert "standbloem" in _page(bezoekers, "vast", bezoekers.url("stand_tekst"))
    assert "De Vlier" in _page(bezoekers, "vast", bezoekers.url("plek"))
