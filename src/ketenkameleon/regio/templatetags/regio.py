"""Words of the pages of the beheerder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import template

from ketenkameleon.web.dates import datum_lang

register = template.Library()


@register.filter
def functie(code: str, woorden: Mapping[str, str]) -> str:
    """A functie as people call it; a code without a word is shown as it is."""
    return woorden.get(code, code)


@register.filter
def laatste_dag(tot: date) -> str:
    """The last day of an aanstelling, or that it has none."""
    return "geen einddatum" if tot == date.max else datum_lang(tot)
