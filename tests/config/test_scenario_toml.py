"""Scenario files: the shipped ones are what the library says, and a wrong one gets one clear sentence."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from ketenkameleon.config.scenario_toml import VOORBEELDEN, find, read_scenario
from ketenkameleon.science import chainsim
from ketenkameleon.science.chainsim import (
    Arrivals,
    Calendar,
    Certificate,
    Duration,
    Policy,
    Professional,
    Rol,
    Scenario,
    Training,
    Uncertainty,
)
from ketenkameleon.start.fout import StartFout

PILOT = (VOORBEELDEN / "pilot-van-zes.toml").read_text(encoding="utf-8")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "science" / "scenarios.md"


def _written(tmp_path, text, name="mijn.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_pilot_is_the_pilot_of_the_library():
    assert read_scenario(find("pilot-van-zes")) == chainsim.pilot_van_zes()


@pytest.mark.parametrize("path", sorted(VOORBEELDEN.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_example_can_be_played_and_says_that_it_is_assumed(path):
    scenario = read_scenario(path)
    assert chainsim.run(scenario, replications=1, seed=1).replications == 1
    assert scenario.assumptions
    assert "aannames" in path.read_text(encoding="utf-8").lower()
    assert f"`{path.stem}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", [
    Arrivals, Calendar, Certificate, Duration, Policy, Professional, Rol, Scenario, Training, Uncertainty,
])
def test_every_key_of_a_scenario_file_stands_on_the_page(part):
    text = PAGE.read_text(encoding="utf-8")
    assert [f.name for f in fields(part) if f"`{f.name}`" not in text and f"[{f.name}]" not in text] == []


def test_a_file_may_say_only_what_differs(tmp_path):
    path = _written(tmp_path, 'extends = "pilot-van-zes"\nname = "minder"\n[arrivals]\nper_year = 700\n')
    scenario, pilot = read_scenario(path), chainsim.pilot_van_zes()
    assert (scenario.name, scenario.arrivals.per_year) == ("minder", 700)
    assert scenario.arrivals.month_weights == pilot.arrivals.month_weights
    assert scenario.professionals == pilot.professionals


def test_a_file_may_differ_from_a_file_beside_it(tmp_path):
    _written(tmp_path, PILOT, "onze.toml")
    path = _written(tmp_path, 'extends = "onze"\nmeasure_months = 6\n')
    assert read_scenario(path).measure_months == 6


def test_a_group_is_written_out_with_numbers():
    names = [who.name for who in read_scenario(find("keten")).professionals]
    assert names == [f"{team} {n + 1}" for team, count in (("Leerplicht", 9), ("Halt", 4), ("Raad", 4))
                     for n in range(count)]


@pytest.mark.parametrize(("old", "new", "says"), [
    ("per_year = 900", "per_year = ", r"mijn\.toml, regel \d+, kolom \d+: dit is geen geldige TOML"),
    ("per_year = 900", "per_year = -900", r"regel {line}: arrivals\.per_year: "),
    ("per_year = 900", "per_yaer = 900", r"regel {line}: arrivals\.per_yaer: is geen bekend veld"),
    ("per_year = 900", "per_year = nan", r"regel {line}: arrivals\.per_year: "),
    ("count = 6", "count = 0", r"professionals\[0\]\.count: moet een heel getal van 1 tot 1000 zijn"),
    ("count = 6", "count = true", r"professionals\[0\]\.count: "),
    ('[["Halt", 0.28], ["Raad", 0.10]]', '[["Halt", 0.98], ["Raad", 0.10]]', r"follows"),
    ('[["Halt", 0.28], ["Raad", 0.10]]', '[["Hatl", 0.28]]', r"Hatl"),
    ("measure_from = 2026-08-01", "", r"measure_from: ontbreekt"),
    ("measure_from = 2026-08-01", "measure_from = 2026-08-41", r"geen geldige TOML"),
    ("retelling_hours = 2.0", 'retelling_hours = "twee"', r"regel {line}: retelling_hours"),
    ("[offer]", "[[offer]]", r"offer: moet een tabel zijn"),
    ('name = "BIP"', "name = 6.", r"geen geldige TOML"),
])
def test_a_wrong_file_is_told_which_key_and_where_the_line_is_known(tmp_path, old, new, says):
    assert PILOT.count(old) == 1
    line = 1 + PILOT[:PILOT.index(old)].count("\n")
    with pytest.raises(StartFout, match=says.replace("{line}", str(line))) as refused:
        read_scenario(_written(tmp_path, PILOT.replace(old, new)))
    assert str(refused.value).startswith("mijn.toml")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(("text", "says"), [
    ("", r"ontbreekt"),
    ('extends = "pilot-van-zes"\nprofessionals = 3', r"regel 2: professionals: moet een lijst"),
    ("extends = 3", r"extends moet de naam"),
    ('extends = "mijn"', r"in een kring"),
    ('extends = "nergens"', r"geen bestand nergens.*pilot-van-zes"),
    ("name = 'x'\nname = 'y'\n\n", r"regel 2"),
    ("[offer", r"geen geldige TOML"),
])
def test_a_file_that_is_no_scenario_is_refused(tmp_path, text, says):
    with pytest.raises(StartFout, match=says):
        read_scenario(_written(tmp_path, text))


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(StartFout, match="niet te lezen"):
        read_scenario(tmp_path / "weg.toml")
    with pytest.raises(StartFout, match="niet te lezen"):
        read_scenario(tmp_path)
    (tmp_path / "beeld.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StartFout, match="UTF-8"):
        read_scenario(tmp_path / "beeld.toml")
    with pytest.raises(StartFout, match=re.escape("keten, pilot-van-zes, pool")):
        find("bestaat-niet")
