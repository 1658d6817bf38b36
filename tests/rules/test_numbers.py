"""The numbers of the school world, against published vectors and an independent library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import brin, bsn, onderwijsnummer

from ketenkameleon.rules import numbers

DIGITS = st.text("0123456789", min_size=9, max_size=9)
NEARLY = st.text("0123456789AXZ x-\n٣", max_size=10)


@pytest.mark.parametrize(("check", "valid", "invalid"), [
    (numbers.is_bsn,
     ["111222333", "123456782", "999999321", "999990342", "208782552", "000000012", "000000024"],
     ["123456789", "010101010", "000000000", "12345678", "1112223330", "11122233a", "111222333\n", ""]),
    (numbers.is_onderwijsnummer, ["101222331"], ["100252333", "111222333", "10122233", ""]),
    (numbers.is_brin, ["25PL", "05KO"], ["AB12", "1234", "02QZ00", "25pl", ""]),
    (numbers.is_brin6, ["02QZ00", "07NU00"], ["25PL", "AB1200", "123400", "02QZ0", "02QZ00\n"]),
    (numbers.is_rio_locatie, ["100X202"], ["100A202", "100X20", "100x202", "1000X202"]),
])
def test_a_number_is_recognised_by_its_shape_and_check_digit(check, valid, invalid):
    assert [text for text in valid if not check(text)] == []
    assert [text for text in invalid if check(text)] == []


@given(DIGITS)
def test_nine_digits_are_judged_as_python_stdnum_judges_them(text):
    assert numbers.is_bsn(text) == bsn.is_valid(text)
    assert numbers.is_onderwijsnummer(text) == onderwijsnummer.is_valid(text)


@given(st.text("0123456789", min_size=8, max_size=8))
def test_eight_digits_have_at_most_one_ninth_digit_that_makes_a_bsn(text):
    made = [digit for digit in "0123456789" if numbers.is_bsn(text + digit)]
    assert len(made) <= 1
    assert not any(numbers.is_onderwijsnummer(text + digit) for digit in made)


@given(st.integers(0, 99), st.text("ABCXYZ019", min_size=2, max_size=2),
       st.sampled_from(["", "00", "7", "99"]))
def test_a_brin_is_judged_as_python_stdnum_judges_it(nr, letters, location):
    text = f"{nr:02d}{letters}{location}"
    assert (numbers.is_brin(text) or numbers.is_brin6(text)) == brin.is_valid(text)


@given(NEARLY)
def test_text_that_is_no_number_is_never_taken_for_one(text):
    if not (len(text) == 9 and text.isascii() and text.isdigit()):
        assert not numbers.is_bsn(text)
        assert not numbers.is_onderwijsnummer(text)
