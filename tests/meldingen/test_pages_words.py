"""Every code that a page of meldingen can meet has words, and small functions do what their examples say."""

from __future__ import annotations

import doctest
import inspect
import re

import pytest

from ketenkameleon.meldingen import bladeren, gezondheid, woorden
from ketenkameleon.meldingen.besluit import BUITEN_LEERPLICHT
from ketenkameleon.rules import duo
from ketenkameleon.rules.duo import Aanleiding, Gevolg, Herkomst, gevolg_of
from ketenkameleon.rules.rijen import shipped
from wereld import VANDAAG


@pytest.mark.parametrize("module", [bladeren, gezondheid, woorden])
def test_the_examples_in_the_docstrings_are_true(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_every_aanleiding_and_every_origin_of_a_report_day_has_words():
    assert set(woorden.AANLEIDINGEN) == set(Aanleiding)
    assert set(woorden.HERKOMST) == set(Herkomst)


def test_every_reason_to_wait_for_a_choice_has_a_sentence():
    waits = {a for a in Aanleiding if gevolg_of(a, on=VANDAAG, wet=shipped()) is Gevolg.WACHT_OP_KEUZE}
    assert set(woorden.WAAROM_KEUZE) == {*waits, BUITEN_LEERPLICHT}


def test_every_refusal_of_the_fold_has_a_sentence():
    codes = set(re.findall(r'"(\w+)"', inspect.getsource(duo._why_not)))
    assert codes == set(woorden.GEWEIGERD)


def test_names_of_the_law_are_used_and_a_code_without_one_stays_readable():
    assert woorden.kind_name("L", on=VANDAAG, wet=shipped()) == "luxeverzuim"
    assert woorden.kind_name("HULPVRAAG", on=VANDAAG, wet=shipped()) == "hulpvraag"
