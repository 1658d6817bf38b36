"""A page that is read from right to left stands the other way round: the style sheets name no left and no right."""

from __future__ import annotations

import re

import pytest

from web.pages import CSS

SHEETS = [CSS, CSS.with_name("blad.css")]
# Where paper has its page number: a box in the margin of a sheet has no logical name in CSS.
LATEN_STAAN = {"@bottom-right"}
FYSIEK = re.compile(r"[\w@-]*(?<![a-z])(?:left|right)(?![a-z])[\w-]*")
VIER = re.compile(r"(margin|padding|inset|border-width|border-style|border-color|border-radius):\s*([^;}]+)")


def declarations(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def sides(text: str) -> list[str]:
    """The shorthands that say something else for left than for right."""
    found = []
    for name, value in VIER.findall(declarations(text)):
        parts = re.findall(r"[\w.#%-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?", value)
        uneven = len(parts) == 4 and parts[1] != parts[3]
        if uneven or (name == "border-radius" and len(parts) > 1):
            found.append(f"{name}: {value}")
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_names_no_left_and_no_right(sheet):
    text = sheet.read_text(encoding="utf-8")
    assert set(FYSIEK.findall(declarations(text))) - LATEN_STAAN == set()
    assert sides(text) == []


def test_the_reader_of_style_sheets_sees_what_it_looks_for():
    assert FYSIEK.findall("a { margin-left: 1px; text-align: right; @bottom-right {} }") == [
        "margin-left", "right", "@bottom-right"]
    assert FYSIEK.findall("a { color: bright; }") == []
    assert sides("a { padding: 1px 2px 1px 3px; margin: 1px 2px 3px 2px; inset: auto calc(1px - 2px) 0 auto }") == [
        "padding: 1px 2px 1px 3px", "inset: auto calc(1px - 2px) 0 auto "]
