"""A process of its own reads a file ahead: the same packets, faults come through, and an early end is one sentence."""

from __future__ import annotations

import io
import os
import pickle
import subprocess

import pytest

from ketenkameleon.koppelingen import vooruit
from ketenkameleon.koppelingen.duo import voorlezer
from ketenkameleon.koppelingen.duo.lezen import Lezing
from ketenkameleon.koppelingen.duo.maak import write_file
from ketenkameleon.koppelingen.duo.uitschrijven import Bereik
from ketenkameleon.koppelingen.duo.voorlezer import Leestaak, main, read_task
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.koppelingen.vooruit import LezerGestopt, elsewhere
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import TODAY

MODULE = voorlezer.__name__


@pytest.fixture
def processes(monkeypatch) -> list[subprocess.Popen]:
    """The processes that are started."""
    started: list[subprocess.Popen] = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            started.append(self)

    monkeypatch.setattr(vooruit.subprocess, "Popen", Noted)
    return started


@pytest.fixture(scope="module")
def task(tmp_path_factory) -> Leestaak:
    """A file of a few hundred lines, also bad ones, in packets of fifty."""
    stream = io.BytesIO()
    write_file(stream, lines=600, seed=5, today=TODAY, gemeenten=("9901", "9801"), slecht=20)
    path = tmp_path_factory.mktemp("duo") / "meldingen.csv"
    path.write_bytes(stream.getvalue())
    return Leestaak(path, "csv", shipped(), TODAY, Bereik(frozenset(("9901",)), b"k" * 32), 50)


def test_another_process_makes_the_same_packets_and_is_gone_afterwards(task, processes):
    with elsewhere(MODULE, task) as items:
        assert list(items) == list(read_task(task))
    assert processes[0].returncode is not None


def test_a_process_that_is_no_longer_wanted_ends_with_the_block(task, processes):
    with elsewhere(MODULE, task) as items:
        next(items)
    assert processes[0].returncode is not None


def test_a_process_that_dies_in_the_middle_of_a_packet_is_one_clear_sentence(task, monkeypatch):
    with elsewhere(MODULE, task) as items:
        whole = pickle.dumps(next(items))
    with pytest.raises(LezerGestopt, match=r"onverwacht gestopt.*Lees het bestand nog een keer"):
        list(vooruit._received(io.BytesIO(whole + whole[: len(whole) // 2])))


def test_what_goes_wrong_over_there_is_raised_here(task, tmp_path):
    with elsewhere(MODULE, task._replace(path=tmp_path / "er niet.csv")) as items, pytest.raises(FileNotFoundError):
        next(items)
    wrong = tmp_path / "leeg.csv"
    wrong.write_bytes(b"")
    with elsewhere(MODULE, task._replace(path=wrong)) as items, pytest.raises(OnleesbaarBestand) as unread:
        next(items)
    assert unread.value.code == "leeg_bestand"
    assert "leeg" in unread.value.zin


def test_a_process_that_does_not_start_is_one_clear_sentence(task):
    with pytest.raises(LezerGestopt), elsewhere("ketenkameleon.bestaat_niet", task) as items:
        list(Lezing(items))


def test_it_ends_quietly_when_the_importer_is_gone(task):
    read_end, write_end = os.pipe()
    os.close(read_end)
    text = io.BytesIO()
    vooruit._Pickler(text).dump(task)
    with open(write_end, "wb", buffering=0) as nobody:
        main(io.BytesIO(text.getvalue()), nobody)
