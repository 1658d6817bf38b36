"""Parts of the zaakpagina that stand there often: `{% load schermen %}`, then `{% contactregels contacten nummer %}`.

Functions and not templates: a zaak with twenty contacts draws twenty of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final, Protocol

from django import template
from django.utils.safestring import SafeString

from ketenkameleon.rules.zaak import Zaaksoort
from ketenkameleon.web import components, dates
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.marks import rolteken, rolwoord
from ketenkameleon.web.opmaak import format_html, format_html_join
from ketenkameleon.zaken.invoer import WIJZEN
from ketenkameleon.zaken.queries.blad_delen import Blik
from ketenkameleon.zaken.queries.zaak import ZaakZicht
from ketenkameleon.zaken.views.lopend import met_words

register = template.Library()
LEEG: Final = SafeString("")
OMZETTEN: Final = "omzetten"


class Rij(Protocol):
    """A row of work: what, where it leads, why, its clock and the word on its button."""

    titel: str
    url: str
    tekst: str
    klok: components.Klok | None
    actie: str


# What one can do besides: who may, the page, what follows its address, and the words.
MEER: Final = (
    ("contact", "contact_begin", "?achteraf=1", "Contact achteraf vastleggen"),
    ("behandelen", "afspraak_nieuw", "", "Afspraak toevoegen"),
    ("behandelen", "wacht_op_nieuw", "", "We wachten op iemand"),
    ("behandelen", "stand_tekst", "", "Stand wijzigen"),
    ("behandelen", "verhaal", "", "Verhaal"),
    ("behandelen", "beeld", "", "Beeld van kind en gezin"),
    ("behandelen", "plek", "", "Plek"),
    ("behandelen", "routes", "", "Routes en termijnen"),
    ("behandelen", "brieven", "", "Brieven"),
    ("behandelen", "inlogbrieven", "", "Brieven om in te loggen"),
    ("behandelen", "kindblad", "", "Blad voor het kind"),
    ("behandelen", OMZETTEN, "", "Maak er een verzuimzaak van"),
    ("behandelen", "nazorg", "", "Nazorg"),
    ("behandelen", "sluiten", "", "Zaak sluiten"),
    ("lezen", "delen", "", "Delen: wie ziet wat"),
)


@register.simple_tag
def meerlinks(zicht: ZaakZicht, kunnen: Mapping[str, bool]) -> SafeString:
    """The items below *Meer* that lead to a page of this zaak, for what the actor may do. Source: ux.md 7 S2."""
    return format_html_join("", '<li><a href="{}{}">{}</a></li>', [
        (adres(page, zicht.nummer), more, words) for deed, page, more, words in MEER
        if kunnen.get(deed) and (page != OMZETTEN or zicht.soort is Zaaksoort.VRIJWILLIG)])


@register.simple_tag
def contactregels(contacten: Iterable[Blik], nummer: str, aanvullen: bool = False,
                  nu: datetime | None = None) -> SafeString:
    """Contacts on the timeline, each with its notitie folded for who may read it; the parts of one visit together.

    `aanvullen`: the actor may add a line to a saved contact, and until its moment (`nu`: now) change their line for
    parents. Source: ux.md 7 S2 and S3; design.md 2, promise 4.
    """
    return SafeString("".join([_visit(parts, nummer, aanvullen, nu) for parts in _visits(contacten)]))


def _visits(contacten: Iterable[Blik]) -> list[list[Blik]]:
    """The contacts in their order, with the parts of one visit (*stop en wissel van rol*) as one."""
    found: list[list[Blik]] = []
    for blik in contacten:
        if found and found[-1][-1].vervolg_van == blik.id:
            found[-1].append(blik)
        else:
            found.append([blik])
    return found


def _visit(delen: list[Blik], nummer: str, aanvullen: bool, nu: datetime | None) -> SafeString:
    parts = SafeString("".join([_contact(blik, nummer, aanvullen, nu) for blik in delen]))
    if len(delen) == 1:
        return parts
    return format_html('<li class="km-tijdlijn__punt"><div><p class="km-tijdlijn__kop"><strong>Eén bezoek</strong>'
                       ' <span class="km-stil">{}, {} delen</span></p><ol class="km-tijdlijn">{}</ol></div></li>',
                       dates.datum_kort(delen[-1].at), len(delen), parts)


def _contact(blik: Blik, nummer: str, aanvullen: bool, nu: datetime | None) -> SafeString:
    return format_html(
        '<li class="km-tijdlijn__punt">{}<div><p class="km-tijdlijn__kop"><time datetime="{}">{}, {}</time>'
        ' <strong>{}</strong> <span class="km-stil">{}</span></p>{}{}</div></li>',
        rolteken(blik.rol), dates.local_day(blik.at).isoformat(), dates.datum_kort(blik.at), dates.tijd(blik.at),
        _title(blik), _who(blik), _unsaved(blik, nummer), _note(blik, nummer, aanvullen, nu),
    )  # fmt: skip


@register.simple_tag
def taken(rijen: Iterable[Rij]) -> SafeString:
    """The rows of a list of work, as `components.taak` draws each. Source: ux.md 7 S1."""
    return SafeString("".join(
        [components.taak(rij.titel, rij.url, rij.tekst, rij.klok, rij.actie) for rij in rijen]))


@register.filter
def uren(aantal: Decimal) -> str:
    """Hours as people write them: 12, or 7,5."""
    return f"{aantal:.1f}".removesuffix(".0").replace(".", ",")


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
                       adres("contact", nummer, blik.id))


def _change(blik: Blik, nummer: str, nu: datetime | None) -> SafeString:
    """The way to the line for parents, as long as it can change."""
    until = blik.ouderregel_vast_at
    if not blik.van_mij or until is None or nu is None or nu >= until:
        return LEEG
    return format_html('<p><a class="utrecht-link" href="{}">Wijzig de regel voor ouders</a>'
                       ' <span class="km-stil">kan tot {}, {}</span></p>',
                       adres("ouderregel", nummer, blik.id), dates.datum_kort(until), dates.tijd(until))


def _note(blik: Blik, nummer: str, aanvullen: bool, nu: datetime | None) -> SafeString:
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
        more = format_html('<p><a class="utrecht-link" href="{}">Voeg een regel toe</a></p>{}',
                           adres("contact_aanvullen", nummer, blik.id), _change(blik, nummer, nu))
    if not (said or later or more):
        return LEEG
    return format_html('<details class="km-lees"><summary>Lees<span class="km-onzichtbaar"> het contact van {}</span>'
                       '</summary><dl>{}{}</dl>{}</details>', dates.datum_lang(blik.at), said, later, more)
