"""The form of a row follows from the national row: sent back as it came, it says the same. No database."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import NietToegestaan
from ketenkameleon.rules.wetboek_vorm import fields, filled
from ketenkameleon.schermen.forms_wetboek import RijForm
from ketenkameleon.schermen.wetboek import moved, roughly
from ketenkameleon.schermen.wetboek_tekst import names_from_text

WET, ON = shipped(), date(2026, 10, 8)
REST = {"van": "09-10-2026", "bron": "Besluit", "zekerheid": "aanname"}


@pytest.mark.parametrize("naam", sorted({rij.naam for rij in WET.rijen if rij.lokaal}))
def test_a_form_that_is_sent_back_as_it_came_says_the_national_value(naam):
    value = WET.waarde(naam, ON)
    how = {"velden": fields(naam, on=ON, wet=WET), "waarde": value, "vandaag": ON, "mag_terug": False}
    asked = {name: "" if said is None else said for name, said in RijForm(**how).initial.items()}
    form = RijForm(REST | asked, **how)
    assert form.is_valid(), form.errors
    assert filled(value, form.delen) == value


@pytest.mark.parametrize(("text", "why"), [
    ("school de school", "een ="), ("= x", "een ="), ("a = b\na = c", "twee keer")])
def test_names_that_cannot_be_are_told_in_a_sentence(text, why):
    with pytest.raises(NietToegestaan, match=why):
        names_from_text(text)


def test_a_figure_is_told_in_tens_and_a_move_in_words():
    assert [roughly(tens) for tens in (0, 1, 12)] == ["minder dan 10", "10 tot 19", "120 tot 129"]
    assert moved(-16, -16) == "16 dagen eerder"
    assert moved(-1, 3) == "1 dag eerder tot 3 dagen later"
