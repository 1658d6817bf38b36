"""The parts that pages are made of, as functions from plain values to safe HTML.

Functions and not templates: a list of 25 zaken draws 25 clocks, and this way that costs a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Required, TypedDict

from django.utils.safestring import SafeString

from ketenkameleon.web import dates, marks
from ketenkameleon.web.opmaak import format_html, format_html_join

LEEG: Final = SafeString("")
STIP: Final = SafeString('<span class="km-tijdlijn__stip"></span>')
KNOPPEN: Final = {
    "primair": "utrecht-button utrecht-button--primary-action",
    "tweede": "utrecht-button utrecht-button--secondary-action",
    "licht": "utrecht-button utrecht-button--subtle",
}


class Klok(TypedDict, total=False):
    """The promise of one zaak as a screen shows it.

    `op` the promise date; `dagen` calendar days left, below zero when past; `niveau` one of "op schema",
    "let op", "spoed", "te laat"; `gestart_op` the day a plek started and `bevestigd` whether school or parent
    said so: only then the days stop; `dag` and `totaal` draw the bar; `volgende` the next milestone (name, day).
    """

    op: Required[date]
    dagen: Required[int]
    niveau: Required[str]
    gestart_op: date | None
    bevestigd: bool
    dag: int
    totaal: int
    volgende: tuple[str, date] | None


def status(tekst: str, soort: str = "neutraal") -> SafeString:
    """A badge of a shape and a word. `soort` is a key of `marks.VORMEN`; another one is a KeyError.

    Source: ux.md 3 (contextual date, never colour alone).
    """
    return format_html(
        '<span class="utrecht-badge-status km-status--{}">{}{}</span>', soort, marks.VORMEN[soort], tekst
    )


def _left(klok: Klok) -> str:
    days = klok["dagen"]
    if days > 0:
        return f"nog {dates.dagen(days)}"
    return "vandaag is de laatste dag" if days == 0 else f"{dates.dagen(-days)} te laat"


def _stopped(klok: Klok) -> bool:
    """Only a start that school or parent confirmed stops the clock. Source: design.md 2, promise 2."""
    return bool(klok.get("gestart_op") and klok.get("bevestigd"))


def _level(klok: Klok) -> tuple[str, str]:
    """The class and the word of the badge: the level of time, or that the plek has started."""
    if _stopped(klok):
        return "gestart", "Plek gestart"
    niveau = str(klok["niveau"])
    return niveau.replace(" ", "-"), niveau.capitalize()


def _middle(klok: Klok) -> str:
    started = klok.get("gestart_op")
    return f"gestart op {dates.datum_lang(started)}, bevestigd" if started and _stopped(klok) else _left(klok)


def klok_kort(klok: Klok) -> SafeString:
    """One line for a row in a list: date, days, badge. Source: ux.md 6.3, design.md 2.2."""
    soort, woord = _level(klok)
    return format_html(
        '<span class="km-klok km-klok--kort"><strong>{}</strong> <span>{}</span>'
        ' <span class="utrecht-badge-status km-status--{}">{}{}</span></span>',
        dates.datum_kort(klok["op"]), _middle(klok), soort, marks.VORMEN[soort], woord,
    )  # fmt: skip


def _bar(klok: Klok) -> SafeString:
    share = max(0, min(100, round(100 * klok["dag"] / klok["totaal"])))
    return format_html(
        '<svg class="km-klok__balk" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><rect class="km-klok__baan" width="100" height="4"/>'
        '<rect width="{}" height="4"/></svg>',
        share,
    )


def _after(belofte: Klok) -> SafeString:
    """What stands below the days: a start that waits for its confirmation, else the next milestone."""
    started, coming = belofte.get("gestart_op"), belofte.get("volgende")
    if started and not _stopped(belofte):
        words = f"Plek gestart op {dates.datum_lang(started)}, nog niet bevestigd. De klok loopt door."
        return format_html('<p class="km-klok__volgende">{}</p>', words)
    if coming:
        return format_html(
            '<p class="km-klok__volgende">Hierna: {}, {}</p>', coming[0], dates.datum_lang(coming[1])
        )
    return LEEG


def klok(belofte: Klok) -> SafeString:
    """The promise: the date first, then the days, then the level in words and shape, then what comes next.

    Source: design.md 2.2 and 2a, ux.md 6.3.
    """
    soort, woord = _level(belofte)
    runs = bool(belofte.get("totaal")) and not _stopped(belofte)
    day = format_html(" · dag {} van {}", belofte["dag"], belofte["totaal"]) if runs else LEEG
    return format_html(
        '<div class="km-klok km-klok--{}">'
        '<p class="km-klok__datum"><span>Uiterlijk</span> <strong>{}</strong></p>'
        '<p class="km-klok__dagen">{} <span>{}{}</span></p>{}{}</div>',
        soort, dates.datum(belofte["op"]), status(woord, soort), _middle(belofte), day,
        _bar(belofte) if runs else LEEG, _after(belofte),
    )  # fmt: skip


def knop(tekst: str, url: str = "", soort: str = "primair", naam: str = "", waarde: str = "") -> SafeString:
    """A send button, or with `url` a link that looks like one. `soort`: primair, tweede, licht."""
    if url:
        return format_html('<a class="{}" href="{}">{}</a>', KNOPPEN[soort], url, tekst)
    sent = format_html(' name="{}" value="{}"', naam, waarde) if naam else LEEG
    return format_html('<button class="{}" type="submit"{}>{}</button>', KNOPPEN[soort], sent, tekst)


def leeg(tekst: str, url: str = "", actie: str = "") -> SafeString:
    """An empty state: what will appear here, and the first thing one can do. Source: ux.md 6.12."""
    link = format_html("<p>{}</p>", knop(actie, url, "tweede")) if url else LEEG
    return format_html('<div class="km-leeg"><p>{}</p>{}</div>', tekst, link)


def taak(
    titel: str, url: str = "", tekst: str = "", belofte: Klok | None = None, actie: str = "", rol: str = ""
) -> SafeString:
    """One row of work, to stand in `<ul class="km-taken">`: what, why, when and exactly one thing to press.

    With `actie` the link is a button at the end that also names the row for screen readers; without it the
    title itself is the link. Source: ux.md 7 S1.
    """
    end = what = LEEG
    if url and actie:
        end = format_html(
            '<a class="{}" href="{}">{}<span class="km-onzichtbaar">: {}</span></a>',
            KNOPPEN["tweede"], url, actie, titel,
        )  # fmt: skip
    # A title often holds a name, in whatever script: it stands by itself.
    head = format_html("<bdi>{}</bdi>", titel)
    if url and not actie:
        head = format_html('<a class="utrecht-link" href="{}">{}</a>', url, head)
    if tekst:
        what = format_html('<span class="km-taak__tekst">{}</span>', tekst)
    return format_html(
        '<li class="km-taak">{}<span class="km-taak__wat"><strong>{}</strong>{}</span>{}{}</li>',
        marks.rolteken(rol) if rol else LEEG, head, what, klok_kort(belofte) if belofte else LEEG, end,
    )  # fmt: skip


def _moment(moment: date | datetime) -> SafeString:
    day = dates.local_day(moment)
    hour = f", {dates.tijd(moment)}" if isinstance(moment, datetime) else ""
    return format_html('<time datetime="{}">{}{}</time>', day.isoformat(), dates.datum_kort(day), hour)


def tijdlijn(
    moment: date | datetime,
    titel: str,
    rol: str = "",
    wie: str = "",
    tekst: str = "",
    url: str = "",
    actie: str = "Lees",
) -> SafeString:
    """One event, to stand in `<ol class="km-tijdlijn">`, newest first. Source: ux.md 3, 7 S2.

    With a `rol` its word opens the title, so that the letter in the shape is never alone.
    """
    link = LEEG
    if url:
        link = format_html(
            '<a class="utrecht-link" href="{}">{}<span class="km-onzichtbaar">: {}, {}</span></a>',
            url, actie, titel, dates.datum_lang(moment),
        )  # fmt: skip
    return format_html(
        '<li class="km-tijdlijn__punt">{}<div>'
        '<p class="km-tijdlijn__kop">{} <strong>{}{}</strong>{}</p>{}{}</div></li>',
        marks.rolteken(rol) if rol else STIP,
        _moment(moment),
        f"{marks.rolwoord(rol)} · " if rol else "",
        titel,
        format_html(' <bdi class="km-stil">{}</bdi>', wie) if wie else LEEG,
        format_html("<p>{}</p>", tekst) if tekst else LEEG,
        link,
    )


def samenvatting(paren: Iterable[tuple[str, object] | tuple[str, object, str]]) -> SafeString:
    """Pairs of a word and its value; a third part says where the value came from. Source: ux.md 2 (origin).

    A value that is None or empty reads "niet bekend", so that a gap is never mistaken for an answer.
    """
    rows = format_html_join(
        "",
        "<div><dt>{}</dt><dd>{}{}</dd></div>",
        (
            (
                pair[0],
                SafeString('<span class="km-stil">niet bekend</span>') if pair[1] in (None, "") else pair[1],
                format_html(' <span class="km-herkomst">{}</span>', pair[2]) if len(pair) > 2 else LEEG,
            )
            for pair in paren
        ),
    )
    return format_html('<dl class="utrecht-data-list">{}</dl>', rows)
