"""Cells of a file that a spreadsheet opens: none of them is a formula."""

from __future__ import annotations

from typing import Final

# Also after spaces, and a full-width sign: a spreadsheet takes those for the same.
SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """The value as text, with a quote before what a spreadsheet would take for a formula. Source: OWASP, CSV injection.

    >>> cell("=1+1"), cell(12), cell(None)
    ("'=1+1", '12', '')
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(SIGNS) or text.startswith(SIGNS) else text
