"""The self-assessment: every item once, every test it names is there, and every "yes" says why."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLAD = ROOT / "docs" / "veiligheid" / "asvs-5-niveau-2.md"
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (\S+) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(BLAD.read_text(encoding="utf-8"))
NAMED = sorted({found for _, _, _, why in ROWS for found in re.findall(r"`([\w/]+\.py(?:::\w+)?)`", why)
                if not found.startswith("config/")})


def test_every_item_of_levels_one_and_two_stands_there_once():
    """70 of level 1 and 183 of level 2, in 17 chapters."""
    assert len(ROWS) == len({number for number, *_ in ROWS})
    assert {int(number.split(".")[0]) for number, *_ in ROWS} == set(range(1, 18))
    assert [sum(level == of for _, level, *_ in ROWS) for of in "12"] == [70, 183]


def test_every_item_says_how_it_stands_and_why():
    assert {stand for _, _, stand, _ in ROWS} <= {"yes", "partly", "no", "n/a", "host"}
    assert [number for number, _, _, why in ROWS if len(why) < 6] == []


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_is_there(named):
    path, _, test = named.partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    assert not test or test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_most_of_what_is_built_is_shown_by_a_test():
    yes = [why for _, _, stand, why in ROWS if stand == "yes"]
    assert sum("::test_" in why or ".py`" in why for why in yes) > len(yes) / 2
