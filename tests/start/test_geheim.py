"""geheim.json: made once, whole or not at all, readable by its owner alone."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ketenkameleon.start import geheim
from ketenkameleon.start.fout import StartFout


def test_the_file_and_its_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    secret = geheim.load_or_make(data)
    assert (data / "geheim.json").stat().st_mode & 0o777 == 0o600
    assert data.stat().st_mode & 0o777 == 0o700
    assert len(secret.versleutel) == len(secret.zoek) == 32
    assert len({secret.owner, secret.web, secret.jobs, secret.django, secret.versleutel, secret.zoek}) == 6


def test_a_file_that_became_readable_for_others_is_closed_again(tmp_path: Path) -> None:
    geheim.load_or_make(tmp_path)
    (tmp_path / "geheim.json").chmod(0o644)
    geheim.load_or_make(tmp_path)
    assert (tmp_path / "geheim.json").stat().st_mode & 0o777 == 0o600


def test_it_is_made_once_also_when_many_ask_at_the_same_time(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(geheim.load_or_make, [tmp_path] * 16))
    assert len(set(made)) == 1
    assert geheim.load_or_make(tmp_path) == made[0]


def test_a_crash_while_writing_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StartFout, match="De schijf is vol"):
        geheim.load_or_make(tmp_path)
    assert not (tmp_path / "geheim.json").exists()
    monkeypatch.undo()
    assert geheim.load_or_make(tmp_path)


def test_the_file_appears_only_by_its_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        geheim.load_or_make(tmp_path)
    assert not (tmp_path / "geheim.json").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"owner": "x"}', "null"])
def test_a_damaged_file_is_never_overwritten(tmp_path: Path, content: str) -> None:
    (tmp_path / "geheim.json").write_text(content)
    with pytest.raises(StartFout, match="is beschadigd"):
        geheim.load_or_make(tmp_path)
    assert (tmp_path / "geheim.json").read_text() == content


def test_no_new_keys_are_made_for_an_old_database(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("18\n")
    with pytest.raises(StartFout, match="ontbreekt, maar de database die erbij hoort staat er nog"):
        geheim.load_or_make(tmp_path)
    assert not (tmp_path / "geheim.json").exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(StartFout, match="lukt niet"):
        geheim.load_or_make(tmp_path / "bestand" / "data")


def test_a_file_from_before_the_signing_key_gets_one_and_keeps_the_rest(tmp_path: Path) -> None:
    before = geheim.load_or_make(tmp_path)
    path = tmp_path / "geheim.json"
    raw = json.loads(path.read_text())
    del raw["teken"]
    path.write_text(json.dumps(raw))
    after = geheim.load_or_make(tmp_path)
    assert (after.versleutel, after.zoek, after.owner) == (before.versleutel, before.zoek, before.owner)
    assert len(after.teken) == 32
    assert geheim.load_or_make(tmp_path) == after
