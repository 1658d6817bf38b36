"""Parts of the zaakpagina that stand there often: `{% load schermen %}`, then `{% contactregel blik nummer %}`.

Functions and not templates: a zaak with twenty contacts draws twenty of them.
"""

from __future__ import annotations

from typing import Final

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ketenkameleon.web import dates
from ketenkameleon.web.marks import ROLTEKENS, rolwoord
from ketenkameleon.zaken.invoer import WIJZEN
from ketenkameleon.zaken.queries.blad_delen import Blik
from ketenkameleon.zaken.views.lopend import met_words

register = template.Library()
LEEG: Final = SafeString("")


@register.simple_tag
def contactregel(blik: Blik, nummer: str, aanvullen: bool = False) -> SafeString:
    """One contact on the timeline, with its notitie folded for who may read it.

    `aanvullen`: the actor may add a line to a saved contact. Source: ux.md 7 S2; design.md 2, promise 4.
    """
    return format_html(
        '<li class="km-tijdlijn__punt">{}<div><p class="km-tijdlijn__kop"><time datetime="{}">{}, {}</time>'
        ' <strong>{}</strong> <span class="km-stil">{}</span></p>{}{}</div></li>',
        ROLTEKENS[blik.rol], dates.local_day(blik.at).isoformat(), dates.datum_kort(blik.at), dates.tijd(blik.at),
        _title(blik), _who(blik), _unsaved(blik, nummer), _note(blik, nummer, aanvullen),
    )  # fmt: skip


@register.simple_tag
def metwoorden(met: tuple[str, ...]) -> str:
    """With whom, in words. Source: ux.md 7 S3."""
    return met_words(met)


def _title(blik: Blik) -> str:
    wijze = WIJZEN.get(blik.wijze, "") if blik.wijze else "loopt nog of is nog te bewaren"
    return f"{rolwoord(blik.rol)} · {wijze}"


def _who(blik: Blik) -> str:
    words = [blik.door, f"met {met_words(blik.met)}"]
    words += [f"{blik.minuten} min"] if blik.minuten and blik.bewaard else []
    words += [] if blik.bevoegd else ["zonder geldige bevoegdheid"]
    words += ["verhaal opnieuw verteld"] if blik.opnieuw_verteld else []
    return " · ".join(words)


def _unsaved(blik: Blik, nummer: str) -> SafeString:
    if blik.bewaard or not blik.van_mij:
        return LEEG
    return format_html('<p><a class="utrecht-link" href="{}">Maak de notitie af</a></p>',
                       reverse("contact", args=[nummer, blik.id]))


def _note(blik: Blik, nummer: str, aanvullen: bool) -> SafeString:
    if not (blik.met_tekst and blik.bewaard):
        return LEEG
    told = "mag naar ouders" if blik.waarom_voor_ouders else "niet voor ouders"
    parts = (("Feiten", blik.feiten), ("Indruk", blik.indruk), (f"Vertelde waarom ({told})", blik.waarom),
             ("Regel voor ouders", blik.ouderregel))
    said = format_html_join("", "<dt><strong>{}</strong></dt><dd>{}</dd>", (part for part in parts if part[1]))
    later = format_html_join("", "<dt><strong>Toegevoegd op {}: {}</strong></dt><dd>{}</dd>", (
        (dates.datum_kort(at), reden, tekst) for at, tekst, reden in blik.aanvullingen))
    more = LEEG
    if aanvullen:
        more = format_html('<p><a class="utrecht-link" href="{}">Voeg een regel toe</a></p>',
                           reverse("contact_aanvullen", args=[nummer, blik.id]))
    if not (said or later or more):
        return LEEG
    return format_html('<details class="km-lees"><summary>Lees<span class="km-onzichtbaar"> het contact van {}</span>'
                       '</summary><dl>{}{}</dl>{}</details>', dates.datum_lang(blik.at), said, later, more)
