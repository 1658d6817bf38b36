"""`./kameleon simuleer`: the table that a coördinator reads, the data that a script reads, and wrong use."""

from __future__ import annotations

import json

import pytest

from ketenkameleon.config.cli import OPDRACHTEN, main
from ketenkameleon.config.opdrachten import simuleer
from ketenkameleon.science import chainsim

pytestmark = pytest.mark.xdist_group("numba")
FEW = ["--replicaties", "3", "--zaad", "5"]


def test_the_command_exists_and_needs_no_database():
    assert OPDRACHTEN["simuleer",].user == ""


def test_the_table_shows_the_ceiling_beside_the_share_and_the_assumptions(capsys):
    assert main(["simuleer", "pilot-van-zes", *FEW]) == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert said.index("Op tijd gestart") < said.index("Plafond") < said.index("Aanname: 900 meldingen")
    share = chainsim.run(chainsim.pilot_van_zes(), replications=3, seed=5).measure("in_time").mean
    row = next(line for line in lines if line.startswith("Op tijd gestart  "))
    assert f"{100 * share:.1f}".replace(".", ",") in row


def test_the_data_are_the_figures_of_the_library(capsys):
    assert main(["simuleer", "pilot-van-zes", "--json", *FEW]) == 0
    found = json.loads(capsys.readouterr().out)
    result = chainsim.run(chainsim.pilot_van_zes(), replications=3, seed=5)
    (scenario,) = found["scenarios"]
    assert scenario["figures"]["days"]["mean"] == result.measure("days").mean
    assert scenario["assumptions"] == list(chainsim.pilot_van_zes().assumptions)
    assert "vergelijking" not in found


def test_two_scenarios_are_compared_on_the_same_children(capsys):
    assert main(["simuleer", "pool", "--vergelijk", "keten", "--json", *FEW]) == 0
    found = json.loads(capsys.readouterr().out)
    mine, other = (scenario["figures"]["in_time"]["mean"] for scenario in found["scenarios"])
    assert found["vergelijking"]["difference"]["in_time"]["mean"] == pytest.approx(mine - other)
    assert mine > other
    reports = [scenario["figures"]["reports"]["mean"] for scenario in found["scenarios"]]
    assert reports[0] == reports[1]
    assert main(["simuleer", "pool", "--vergelijk", "keten", *FEW]) == 0
    assert capsys.readouterr().out.startswith("pool van 17 min keten 9/4/4")


def test_one_year_has_no_interval_and_the_data_say_so_without_nan(capsys):
    assert main(["simuleer", "pool", "--vergelijk", "keten", "--json", "--replicaties", "1"]) == 0
    said = capsys.readouterr().out
    assert "NaN" not in said
    assert json.loads(said)["scenarios"][0]["figures"]["days"]["low"] is None


def test_a_wrong_file_gives_a_sentence_and_exit_code_one(tmp_path, capsys):
    path = tmp_path / "mijn.toml"
    path.write_text('extends = "pilot-van-zes"\nretelling_hours = -1\n', encoding="utf-8")
    assert main(["simuleer", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("mijn.toml, regel 2: retelling_hours: ")
    assert main(["simuleer", "bestaat-niet"]) == 1
    assert "pilot-van-zes" in capsys.readouterr().err


def test_a_scheduler_that_is_not_there_is_told_by_its_option(capsys):
    assert main(["simuleer", "pilot-van-zes", "--dask", "onzin", *FEW]) == 1
    assert capsys.readouterr().err.startswith("--dask: ")


@pytest.mark.parametrize("option", [
    ["--replicaties", "0"], ["--draden", "0"], ["--zaad", "-1"], ["--replicaties", "x"],
])
def test_a_wrong_option_is_wrong_use(option, capsys):
    with pytest.raises(SystemExit) as refused:
        main(["simuleer", "pilot-van-zes", *option])
    assert refused.value.code == 2
    assert option[0] in capsys.readouterr().err


def test_progress_is_silent_at_first_and_then_once_a_second_on_standard_error(capsys, monkeypatch):
    moments = iter([0.0, 1.0, 3.0, 3.5, 4.5, 4.6])
    monkeypatch.setattr(simuleer.time, "monotonic", lambda: next(moments))
    told = simuleer.Voortgang()
    for done in (100, 300, 400, 500, 600):
        told(done, 600)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "300 van 600 jaren gespeeld, nog ongeveer 3 s", "500 van 600 jaren gespeeld, nog ongeveer 1 s",
        "600 van 600 jaren gespeeld, nog ongeveer 0 s",
    ]
