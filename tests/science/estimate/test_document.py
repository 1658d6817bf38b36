"""The page about the estimators: what it prints is what one gets."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from ketenkameleon.science import estimate

PAGE = Path(__file__).parents[3] / "docs" / "science" / "estimators.md"


def test_every_block_of_the_page_prints_what_stands_under_it():
    text, space = PAGE.read_text(), {}
    blocks = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, flags=re.DOTALL)
    assert len(blocks) == text.count("```python")
    for code, printed in blocks:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, str(PAGE), "exec"), space)  # noqa: S102 - our own page
        assert out.getvalue() == printed


def test_every_function_stands_on_the_page():
    text = PAGE.read_text()
    functions = {name for name in estimate.__all__ if name[0].islower()}
    named = set(re.findall(r"`(\w+)`", text)) | set(re.findall(r"estimate\.(\w+)", text))
    assert functions - named == {"cluster_means", "constrained_shares", "find_by_bounds", "power_for_shares"}
