"""Safe HTML is escaped exactly as Django escapes it."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import html
from django.utils.functional import lazystr
from django.utils.safestring import SafeString, mark_safe

from ketenkameleon.web.opmaak import format_html, format_html_join


class Drawn:
    """Something that draws itself, as a form does."""

    def __html__(self) -> str:
        return "<input>"


VALUES = ["Noor", "<b>", "O'Neil & \"zoon\"", SafeString("<p>"), 7, None, date(2026, 11, 22), Drawn(), lazystr("a<b"),
          lazystr(mark_safe("<i>"))]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_escaped_as_django_escapes_it(value):
    made = format_html("<td>{}</td>", value)
    assert made == html.format_html("<td>{}</td>", value)
    assert isinstance(made, SafeString)


def test_rows_are_joined_as_django_joins_them():
    rows = [("<", "a"), (SafeString("<br>"), "&")]
    made = format_html_join(", ", "{}={}", rows)
    assert made == html.format_html_join(", ", "{}={}", rows) == "&lt;=a, <br>=&amp;"
    assert isinstance(made, SafeString)
