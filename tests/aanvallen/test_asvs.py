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
QUOTED = re.compile(r"`([^`]+)`")
TEST = re.compile(r"[\w/]+/test_\w+\.py(?:::test_\w+)?")
SOURCE = re.compile(r"[\w/]+\.py")
PARTS = [part for _, _, _, why in ROWS for part in QUOTED.findall(why) if ".py" in part or "test_" in part]
NAMED = sorted({part for part in PARTS if TEST.fullmatch(part)})
CODE = sorted(set(PARTS) - set(NAMED))


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
    """At the top of its file, where it is run: a helper or a method of that name shows nothing."""
    path, _, test = named.partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    tests = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    assert test in tests if test else tests


@pytest.mark.parametrize("named", CODE)
def test_what_is_named_and_is_no_test_is_a_file_of_the_program(named):
    """So that a name with a slip of the pen is not passed over as if it were something else."""
    assert SOURCE.fullmatch(named), named
    assert (ROOT / "src" / "ketenkameleon" / named).is_file()


@pytest.mark.parametrize("link", sorted({link for *_, why in ROWS for link in re.findall(r"\]\(([^)]+)\)", why)}))
def test_every_page_that_an_item_points_at_is_there(link):
    assert (BLAD.parent / link.partition("#")[0]).exists()


def test_no_item_that_is_met_speaks_of_what_is_still_to_come():
    words = re.compile(r"to come|being built|not yet|todo", re.IGNORECASE)
    assert [number for number, _, stand, why in ROWS if stand == "yes" and words.search(why)] == []


def test_most_of_what_is_built_is_shown_by_a_test():
    yes = [why for _, _, stand, why in ROWS if stand == "yes"]
    assert sum("::test_" in why or ".py`" in why for why in yes) > len(yes) / 2
