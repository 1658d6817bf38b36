"""Whatever the bytes: nothing but OnleesbaarBestand is raised, and every byte is accounted for."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.duo.zinnen import ZINNEN
from ketenkameleon.koppelingen.personen.reader import read_persons
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import TODAY, line, person, persons, records

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NASTY = st.sampled_from([b"\0", b"\n", b"\r", b";", b'"', b"\\", b"{", b"}", b"[", b"|", b"=", b"-", b"\xff",
                         b"\xef\xbb\xbf", "é".encode(), "\u202e".encode(), b"\\ud800", b"\\u0000", b"9",
                         b" "])
BYTES = st.lists(st.one_of(NASTY, st.binary(max_size=20)), max_size=12).map(b"".join)


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
@QUICK
@given(data=BYTES)
def test_any_bytes_are_refused_as_a_file_or_read(formaat, data):
    with pytest.raises(OnleesbaarBestand):
        read(io.BytesIO(data), formaat=formaat, wet=shipped(), today=TODAY)
    with pytest.raises(OnleesbaarBestand):
        read_persons(io.BytesIO(data), today=TODAY)


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
@QUICK
@given(junk=BYTES)
def test_every_byte_is_accounted_for_and_good_lines_around_junk_come_in(formaat, junk):
    head, good = header(formaat), line(formaat)
    data = head + good + junk + b"\n" + good
    found = records(data, formaat)
    places = [(record.offset, record.volgende) for record in found]
    assert [begin for begin, _ in places] == [len(head), *[end for _, end in places[:-1]]]
    assert places[-1][1] == len(data)
    assert isinstance(found[0], Mutatie)
    assert isinstance(found[-1], Mutatie)
    for record in found:
        if not isinstance(record, Mutatie):
            assert record.begin == data[record.offset:record.volgende]
            assert record.zin == ZINNEN[record.code].format(veld=f"'{record.veld}'")


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
@QUICK
@given(data=st.data())
def test_a_good_line_with_bytes_changed_is_read_or_refused_but_never_breaks_the_run(formaat, data):
    good = bytearray(line(formaat))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at:at + data.draw(st.integers(0, 4))] = data.draw(NASTY)
    found = records(header(formaat) + bytes(good) + b"\n" + line(formaat), formaat)
    assert isinstance(found[-1], Mutatie)
    for record in found:
        if isinstance(record, Mutatie):
            assert "\0" not in "".join(record.inhoud.values())
            "".join(record.inhoud.values()).encode()


@QUICK
@given(data=st.data())
def test_a_line_of_a_person_with_bytes_changed_never_breaks_the_run(data):
    good = bytearray(person())
    at = data.draw(st.integers(0, len(good) - 1))
    good[at:at + data.draw(st.integers(0, 6))] = data.draw(BYTES)
    assert persons(bytes(good) + b"\n", person())[-1].achternaam == "Voorbeeld"


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9)
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
    st.text(max_size=5), inner, max_size=2), max_leaves=4)


@QUICK
@given(veld=st.sampled_from(["bsn", "gezag", "geboortedatum", "taal", "tolk_nodig", "school"]), value=JSON)
def test_a_person_with_any_value_in_a_field_never_breaks_the_run(veld, value):
    assert len(persons(person(**{veld: value}), person())) == 2
