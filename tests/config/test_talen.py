"""The commands by which a region adds a language: make, fill in, let somebody read it, sign."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ketenkameleon.config.opdrachten import talen_gelezen, talen_maak, talen_stand
from ketenkameleon.start.fout import StartFout
from ketenkameleon.web.catalogi import catalog_path
from ketenkameleon.web.po import read_po
from talen_bouw import put, translated


def test_a_region_makes_a_language_and_it_is_there_once_somebody_read_it(tmp_path, capsys):
    where = ["--map", str(tmp_path)]
    assert talen_maak.run(["ar", *where]) == 0
    assert talen_stand.run(where) == 1
    assert "0 van" in capsys.readouterr().out
    with pytest.raises(StartFout, match="nog niet klaar"):
        talen_gelezen.run(["ar", "--door", "Amira Haddad, tolk", *where])
    put(tmp_path, translated(), gelezen=False)
    assert talen_stand.run(where) == 1
    assert "nog door niemand gelezen" in capsys.readouterr().out
    assert talen_gelezen.run(["ar", "--door", "Amira Haddad, tolk", "--op", "2026-09-01", *where]) == 0
    assert talen_stand.run(where) == 0
    said = capsys.readouterr().out
    assert "gelezen door Amira Haddad, tolk op 2026-09-01" in said
    assert "Gezinnen kunnen deze taal kiezen." in said


def test_making_a_language_again_keeps_its_words_and_who_read_them(tmp_path):
    path = put(tmp_path, translated())
    before = read_po(path)
    talen_maak.run(["ar", "--map", str(tmp_path)])
    assert read_po(path) == before


@pytest.mark.parametrize(("command", "args", "said"), [
    (talen_maak, ["nl"], "andere taal dan Nederlands"), (talen_maak, ["../x"], "kan niet"),
    (talen_maak, ["ti"], "--naam"), (talen_gelezen, ["ar", "--door", "x"], "nog geen bestand")])
def test_what_cannot_be_is_said_in_a_sentence(tmp_path, command, args, said):
    with pytest.raises(StartFout, match=said):
        command.run([*args, "--map", str(tmp_path)])


@pytest.mark.parametrize("more", [["--door", "  "], ["--door", "x", "--op", (date.max - timedelta(9)).isoformat()]])
def test_nobody_and_a_day_to_come_cannot_sign(tmp_path, more):
    put(tmp_path, translated(), gelezen=False)
    with pytest.raises(StartFout, match="wie de teksten las"):
        talen_gelezen.run(["ar", *more, "--map", str(tmp_path)])


def test_a_file_that_is_no_catalog_is_said_and_not_written_over(tmp_path, capsys):
    path = catalog_path(tmp_path, "ar")
    path.parent.mkdir(parents=True)
    path.write_text("kapot", encoding="utf-8")
    assert talen_stand.run(["--map", str(tmp_path)]) == 1
    assert "Regel 1" in capsys.readouterr().out
    with pytest.raises(StartFout, match="Regel 1"):
        talen_maak.run(["ar", "--map", str(tmp_path)])
    assert path.read_text(encoding="utf-8") == "kapot"


def test_without_a_folder_the_commands_ask_for_one(monkeypatch):
    monkeypatch.delenv("KAMELEON_TALEN", raising=False)
    with pytest.raises(StartFout, match="--map"):
        talen_stand.run([])
