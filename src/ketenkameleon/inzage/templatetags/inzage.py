"""Words for codes in the templates of the privacy officer."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def woord(code: str, tabel: Mapping[str, str]) -> str:
    """The word for a code, or the code itself when the table has none: nothing is hidden for lack of a word."""
    return tabel.get(code, code)


@register.filter
def gezinswoord(code: str, tabel: Mapping[str, str]) -> str:
    """The word for a code in the language of this page, for a family."""
    return gettext(woord(code, tabel))


@register.filter
def woorden_van(codes: str, tabel: Mapping[str, str]) -> str:
    """The words for codes with commas between them."""
    return ", ".join(tabel.get(code, code) for code in codes.split(",") if code)
