"""Text that means no good: SQL in search, names too long or with signs that nobody sees, formulas in a file."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.core.exceptions import ValidationError

import ketenkameleon
from ketenkameleon.koppelingen.waarden import clean
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.aankomst import PLAATS_AFGEKEURD
from ketenkameleon.meldingen.forms.oordeel import MetDeHand
from ketenkameleon.meldingen.models import AfgekeurdeRegel, Levering
from ketenkameleon.toegang.sleutels import seal
from ketenkameleon.web.components import taak, tijdlijn
from ketenkameleon.web.letters import ONZICHTBAAR, TekstField, unseen
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]

SQL = ["'", "' OR '1'='1", "2026-00001' --", "2026-00001; DROP TABLE zaken_zaak", "%", "_", "\\", "2026-0000%",
       "1' UNION SELECT password FROM toegang_account --", "$$;SELECT pg_sleep(5);$$", "\x00", "２０２６-00001"]
VERBORGEN = ["No\u202eor", "No\u200bor", "No\u2066or\u2069", "\ufeffNoor", "No\u200dor", "No\u00ador", "No\u061cor",
             "No\u2028or", "No\x07or", "No\U000e0041or", "No\u2060or", "No\nor"]
# Questions that are no text of a person: numbers, codes, a line of a file, what a page sends along itself.
GEEN_TEKST = {"meldingsnummer", "nummer", "regel", "voorgekozen", "gezien"}


@pytest.mark.parametrize("said", SQL)
def test_sql_in_search_finds_what_a_number_that_is_not_there_finds(bezoekers, said):
    unknown = bezoekers.adres("coordinator", "/zoek/", "POST", {"zaaknummer": "geen nummer"})
    answer = bezoekers.adres("coordinator", "/zoek/", "POST", {"zaaknummer": said}, gooit=False)
    assert answer.status_code == unknown.status_code == 404
    assert answer.content == unknown.content


@pytest.mark.parametrize("said", SQL)
@pytest.mark.parametrize(("wie", "url", "names"), [
    ("coordinator", "/meldingen/", ("lijst", "school", "na")),
    ("coordinator", "/meldingen/afgekeurd/", ("levering", "na")),
    ("coordinator", "/zaken/", ("na", "stand", "school", "soort", "wie", "wacht", "klok")),
    ("vast", "/mijn-dag/", ("na",)), ("school", "/mijn-meldingen/", ("na", "school"))])
def test_sql_in_what_a_page_filters_by_is_a_filter_that_finds_nothing_more(bezoekers, said, wie, url, names):
    plain = text(bezoekers.adres(wie, url, "GET"))
    for name in names:
        answer = bezoekers.adres(wie, url, "GET", {name: said}, gooit=False)
        assert answer.status_code in (200, 400, 404), name
        if answer.status_code == 200:
            assert not {word for word in text(answer).split() if word.startswith("2026-")} - set(plain.split())


# --- names ------------------------------------------------------------------------------------------------------

def _by_hand(**names: str) -> MetDeHand:
    data = {"aanleiding": "zestien_uur", "gemeld_op": "07-10-2026", "nummersoort": "geen", "voornaam": "Noor",
            "achternaam": "Vos", "gemeente": "g", "geboren": "17-05-2012"}
    return MetDeHand(data | names, on=VANDAAG, scholen=[], gemeenten=[("g", "Duinstad")])


@pytest.mark.parametrize("veld", ["voornaam", "tussenvoegsel", "achternaam"])
def test_a_name_of_five_hundred_characters_is_refused_with_a_sentence(veld):
    wrong = _by_hand(**{veld: "N" * 500}).errors[veld][0]
    assert wrong.startswith("Maak de tekst korter: hoogstens")


def test_a_name_of_five_hundred_characters_through_the_page_writes_nothing(bezoekers):
    answer = bezoekers.adres("coordinator", "/meldingen/nieuw/", "POST", {
        "aanleiding": "zestien_uur", "gemeld_op": "07-10-2026", "nummersoort": "geen", "voornaam": "N" * 500,
        "achternaam": "V" * 500})
    assert answer.status_code == 422
    assert "Maak de tekst korter" in text(answer)


@pytest.mark.parametrize("naam", VERBORGEN)
def test_a_name_with_a_sign_that_nobody_sees_is_refused_with_a_sentence(naam):
    assert _by_hand(voornaam=naam).errors["voornaam"][0] == ONZICHTBAAR


@pytest.mark.parametrize("naam", ["Noor", "Zoë-Anne", "d'Artagnan", "Łukasz", "نور", "נועה", "Νίκος", "李娜", "Nguyễn"])
def test_a_name_in_any_script_comes_in_as_it_is(naam):
    form = _by_hand(voornaam=naam)
    assert "voornaam" not in form.errors
    assert form.cleaned_data["voornaam"] == naam


def test_the_same_letters_are_kept_in_one_spelling():
    form = _by_hand(voornaam="Zoe\u0308")
    assert "voornaam" not in form.errors
    assert form.cleaned_data["voornaam"] == "Zoë"


def test_a_sentence_may_hold_lines_and_the_joiners_that_a_script_or_an_emoji_needs():
    field = TekstField(required=False)
    assert field.clean("می\u200cخواهم\nnaar school 👩\u200d🏫") == "می\u200cخواهم\nnaar school 👩\u200d🏫"
    for wrong in ("betaal \u202e0001\u202c euro", "on\u200bzichtbaar", "\x1b[31mrood"):
        with pytest.raises(ValidationError, match="onzichtbaar teken"):
            field.clean(wrong)


@pytest.mark.parametrize("naam", VERBORGEN)
def test_a_file_brings_no_sign_that_nobody_sees(naam):
    """An import is never stopped by one: the sign is taken out. A joiner stays: no reader can tell it from spelling."""
    assert not unseen(clean(naam).replace("\u200d", ""), naam=True)


def test_every_question_for_text_refuses_signs_that_nobody_sees():
    """All forms of the program, also those of tomorrow."""
    for module in walk_packages(ketenkameleon.__path__, "ketenkameleon."):
        if ".forms" in module.name and "inloggen" not in module.name:
            import_module(module.name)
    ours, waiting = [], [forms.BaseForm]
    while waiting:
        found = waiting.pop().__subclasses__()
        waiting += found
        ours += [f for f in found if f.__module__.startswith("ketenkameleon.") and "inloggen" not in f.__module__]
    loose = {(form.__name__, name) for form in ours for name, field in getattr(form, "base_fields", {}).items()
             if type(field) is forms.CharField and name not in GEEN_TEKST}
    assert len(ours) > 10
    assert loose == set()


def test_a_name_that_is_written_from_right_to_left_stands_by_itself_on_the_page():
    assert "<bdi>نور</bdi>" in taak("نور", "/", "tekst")
    assert ">نور</bdi>" in tijdlijn(NU, "Gesprek", wie="نور")


# --- a file for a spreadsheet -----------------------------------------------------------------------------------

FORMULES = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "\u00a0=1", "＝1+1", "＋1", "－1", "＠x"]


def test_no_line_of_a_file_is_reckoned_with_by_a_spreadsheet(bezoekers, huis, losse_database):
    regio = huis.wereld.hier.regio
    with losse_database.verbonden("owner"):
        levering = Levering.objects.create(regio=regio, soort="duo", layout="duo/1", begonnen_at=NU)
        for number, formula in enumerate(FORMULES):
            key = new_id()
            AfgekeurdeRegel.objects.create(
                id=key, regio=regio, levering=levering, soort="duo", formaat="csv", layout="duo/1", regelnummer=number,
                plaats=0, lengte=9, sha256=bytes([9, number]), heel=True, veld="soort", code="onbekende_code",
                zin="Deze soort kennen wij niet.", ontvangen_at=NU,
                inhoud=seal(formula.encode(), regio_id=regio.id, place=PLAATS_AFGEKEURD, row=key))
    answer = browser("farah").post("/meldingen/afgekeurd/uitvoer/")
    page = answer.getvalue().decode("utf-8-sig")
    answer.close()
    cells = [cell for row in csv.reader(io.StringIO(page, newline=""), delimiter=";") for cell in row]
    assert {f"'{formula}" for formula in FORMULES} <= set(cells)
    assert [cell for cell in cells if cell.lstrip(" \u00a0\t\r\n")[:1] in "=+-@＝＋－＠" and cell.strip()] == []
    assert answer.headers["Content-Disposition"].startswith("attachment")
