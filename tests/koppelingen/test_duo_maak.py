"""The generator: reproducible, of any size, and only invented numbers."""

import io
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from ketenkameleon.koppelingen.duo.bederf import ways
from ketenkameleon.koppelingen.duo.maak import fictitious_numbers, write_file
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.rules.duo import has_path
from ketenkameleon.rules.numbers import is_bsn
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import TODAY, records


def made(**options):
    stream = io.BytesIO()
    answer = write_file(stream, **{"lines": 400, "seed": 7, "today": TODAY, "kinderen": 50} | options)
    return stream.getvalue(), answer


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    assert made()[0] == made()[0]
    assert made()[0] != made(seed=8)[0]


def test_both_formats_hold_the_same_mutations():
    csv, jsonl = records(made()[0]), records(made(formaat="jsonl")[0], "jsonl")
    assert [record.inhoud_hash for record in csv] == [record.inhoud_hash for record in jsonl]


def test_every_line_is_good_and_in_order_of_time_and_the_numbers_are_test_numbers():
    found = records(made()[0])
    assert len(found) == 400
    assert all(isinstance(record, Mutatie) for record in found)
    assert [record.laatste_mutatie for record in found] == sorted(record.laatste_mutatie for record in found)
    assert {record.nummer[:4] for record in found} == {"9999"}
    assert len({record.nummer for record in found}) <= 50


def test_a_melding_keeps_its_child_and_its_statuses_follow_the_table():
    lives = defaultdict(list)
    for record in records(made()[0]):
        lives[record.meldingsnummer].append(record)
    assert max(map(len, lives.values())) >= 3
    for life in lives.values():
        assert len({(record.nummer, record.begindatum, record.soort, record.meldingsdatum)
                    for record in life}) == 1
        statuses = [None, *[record.status for record in life]]
        for was, to in pairwise(statuses):
            assert has_path(was, to, on=TODAY, wet=shipped())


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_spoiled_lines_take_every_way_in_turn_and_the_reader_finds_each(formaat):
    kinds = [way.code for way in ways(formaat)]
    data, answer = made(formaat=formaat, slecht=2 * len(kinds), lines=1000)
    codes = [record.code for record in records(data, formaat) if not isinstance(record, Mutatie)]
    assert answer == (1000, len(codes))
    assert Counter(codes) == Counter(2 * kinds)


def test_there_are_about_nine_thousand_test_numbers_and_no_more_children_than_that():
    numbers = fictitious_numbers()
    assert len(numbers) > 9000
    assert all(map(is_bsn, numbers))
    with pytest.raises(ValueError, match="kinderen"):
        made(kinderen=len(numbers) + 1)


def test_more_spoiled_lines_than_lines_is_an_error():
    with pytest.raises(ValueError, match="slechte regels"):
        made(lines=1, slecht=2)
