"""The notebook page runs from top to bottom and prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("numba")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "science" / "notebook.md"
CELL = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def test_every_cell_of_the_notebook_prints_what_stands_under_it():
    text = PAGE.read_text(encoding="utf-8")
    cells = CELL.findall(text)
    assert len(cells) == text.count("```python") >= 4
    names: dict[str, object] = {}
    for code, expected in cells:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, PAGE.name, "exec"), names)  # noqa: S102 - our own page
        assert said.getvalue() == expected
