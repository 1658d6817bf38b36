"""The table of who sees what as a template tag: `{% load delen %}`, then `{% wie_ziet_wat tabel partijen soorten %}`.

One component for the professional, the parent and the print. Source: ux.md S9.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ketenkameleon.rules.delen import Cel, Celstand, Tabel
from ketenkameleon.web.dates import datum_kort

register = template.Library()

WOORDEN: Final[Mapping[Celstand, str]] = MappingProxyType({
    Celstand.WET: "ja (wet)", Celstand.VANZELF: "ja*", Celstand.JA: "ja", Celstand.VERTELD: "ja*",
    Celstand.NOOD: "ja (nood)", Celstand.OPNIEUW: "nee, vraag opnieuw", Celstand.WACHT: "nog niet",
    Celstand.NEE: "nee",
})
VERTELD: Final = "het kind of een ouder zei ja, bij het vertellen"


@register.simple_tag
def wie_ziet_wat(tabel: Tabel, partijen: Mapping[str, str], soorten: Mapping[str, str], nummer: str = "") -> SafeString:
    """The whole table; with `nummer` a cell leads to its share. Below it what each star says. Source: ux.md S9."""
    heads = format_html_join("", '<th scope="col">{}</th>', ((partijen[code],) for code in tabel.ontvangers))
    body = format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', (
        (soorten[soort], format_html_join("", '<td data-label="{}">{}</td>', (
            (partijen[cel.ontvanger], _said(cel, nummer)) for cel in cells))) for soort, cells in tabel.rijen))
    return format_html(
        '<table class="utrecht-table"><caption>Wie ziet wat</caption><thead><tr>'
        '<th scope="col">Gegevens</th>{}</tr></thead><tbody>{}</tbody></table>{}',
        heads, body, _stars(tabel, partijen, soorten))


def _said(cel: Cel, nummer: str) -> SafeString:
    """The word of a cell, with its last day, as a link to the share where there is one."""
    until = f", tot en met {datum_kort(cel.tot)}" if cel.tot else ""
    said = format_html("<strong>{}</strong>{}", WOORDEN[cel.stand], until) if cel.ja else WOORDEN[cel.stand]
    if cel.deling and nummer:
        return format_html('<a class="utrecht-link" href="{}">{}</a>', reverse("deling", args=[nummer, cel.deling]),
                           said)
    return format_html("{}", said)


def _stars(tabel: Tabel, partijen: Mapping[str, str], soorten: Mapping[str, str]) -> SafeString:
    starred = [cel for _, cells in tabel.rijen for cel in cells if cel.stand in (Celstand.VANZELF, Celstand.VERTELD)]
    per_reason: dict[tuple[str, str], list[str]] = {}
    for cel in starred:
        per_reason.setdefault((cel.ontvanger, cel.waarom or VERTELD), []).append(soorten[cel.soort])
    lines = format_html_join("", "<li>* {}: {} — {}.</li>", (
        (partijen[code], "; ".join(kinds), why) for (code, why), kinds in per_reason.items()))
    return format_html('<ul class="km-stil">{}</ul>', lines) if per_reason else SafeString()
