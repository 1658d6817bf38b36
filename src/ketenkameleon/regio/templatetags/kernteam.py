"""Words of the pages of a kernteam."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from ketenkameleon.regio.queries_kernteam import DAGEN, Functieregel
from ketenkameleon.rules.kernteam import Bezetting
from ketenkameleon.web.dates import datum_lang

register = template.Library()


@register.filter
def weekdagen(dagen: Iterable[int]) -> str:
    """The days of a week in short: "ma, do"."""
    return ", ".join(DAGEN[day - 1] for day in dagen)


@register.filter
def stand(regel: Functieregel, soort: str) -> str:
    """What is to be said of a functie that nobody holds; `soort`: the kind of school."""
    match regel.stand.bezetting:
        case Bezetting.HOORT_NIET:
            return "hoort niet bij een basisschool" if soort == "po" else "hoort niet bij deze school"
        case Bezetting.NIET_HIER:
            return "niet bij deze school"
        case Bezetting.BEZET:
            return ""
        case Bezetting.VACATURE | Bezetting.VERVANGEN:
            return f"vacature sinds {datum_lang(regel.stand.sinds)}" if regel.stand.sinds else "nog niemand"
