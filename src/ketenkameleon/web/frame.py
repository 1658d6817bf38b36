"""The frame of a page: what stands in its head, above what the page itself says, and below it.

Functions and not a template, as in `components`: every page draws it. What is the same for everybody is drawn once in
a process; nothing about a person is kept. Source: ux.md 5, 6.1, 6.5, 6.10; issue 2, Speed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache, wraps
from typing import Final, Protocol, TypeVarTuple

from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ketenkameleon.web import dagwoorden, marks
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.catalogi import Taal
from ketenkameleon.web.dates import AMSTERDAM
from ketenkameleon.web.opmaak import format_html, format_html_join
from ketenkameleon.web.talen import NEDERLANDS, spoken
from ketenkameleon.web.zinnen import script_sentences

Waarden = TypeVarTuple("Waarden")
LEEG: Final = SafeString("")
HIER: Final = SafeString(' aria-current="page"')
GEEN_ROL: Final = "Geen rol actief — u kijkt als vaste contactpersoon"


class Punt(Protocol):
    """An item of the menu. `current`: this is the page, or a page below it."""

    label: str
    url: str
    current: bool


def _kept(draw: Callable[[*Waarden], SafeString]) -> Callable[[*Waarden], SafeString]:
    """On a Dutch page the part as it was drawn before for these values; in another language it is drawn anew.

    For parts that say nothing about a person: what they are drawn from stays in memory.
    """
    kept = lru_cache(maxsize=64)(draw)

    @wraps(draw)
    def drawn(*args: *Waarden) -> SafeString:
        return kept(*args) if spoken() is NEDERLANDS else draw(*args)

    return drawn


@cache
def page_files() -> SafeString:
    """What every page loads: the stylesheet, the icon and the script, all our own."""
    return format_html(
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="stylesheet" href="{}">\n'
        '<link rel="icon" href="{}" type="image/svg+xml">\n<script src="{}" defer></script>',
        static("web/kameleon.css"), static("web/favicon.svg"), static("web/kameleon.js"))


def title_start(context: Context) -> SafeString:
    """What a title begins with: that something is wrong, and the rol of the contact that runs. Source: WCAG 2.4.2."""
    wrong = getattr(context.get("form"), "errors", None) or context.get("fout")
    bar = context.get("rolbalk")
    rol = bar.get("rol") if isinstance(bar, Mapping) else None
    fault = gettext("Fout:") + " " if wrong else ""
    return format_html("{}{}", fault, f"{marks.rolwoord(rol)}: " if rol else "")


def page_top(context: Context) -> SafeString:
    """From `<body>` to the rol bar: who is at work, the way out, the languages, the menu and the search box."""
    chrome, token = context.get("chrome"), _token(context)
    parts: list[str] = [_body(context), _mark()]
    if chrome:
        parts.append(_who(chrome, token))
    languages = getattr(context.get("request"), "talen", ())
    if languages:
        parts.append(_languages(languages, token, context["request"].path))
    parts += ["\n</div>\n", _bar(context.get("nav") or (), context.get("zoek_url") or "", token), "</div>\n</header>"]
    return SafeString("".join(parts))


def rol_bar(context: Context) -> SafeString:
    """The rol of the contact that runs, or as what somebody looks; nothing for who is not logged in. ux.md 6.1."""
    if not context.get("chrome"):
        return LEEG
    bar = context.get("rolbalk")
    if isinstance(bar, Mapping) and bar.get("rol"):
        return _active(bar)
    if isinstance(bar, Mapping) and bar.get("kijkt"):
        return _looks(bar, _token(context))
    return format_html('\n<div class="km-rolbalk" role="region" aria-label="Uw rol nu"><p class="km-breed">{}</p>'
                       "</div>\n", bar or GEEN_ROL)


def page_end(context: Context) -> SafeString:
    """The footer: help in the same place on every page, and who printed what moment. Source: WCAG 2.2, 3.2.6."""
    chrome, hoeden = context.get("chrome"), context.get("hoeden")
    # The page that asks for a hat has the hats themselves under that name, and needs no way to itself.
    more = isinstance(hoeden, int) and hoeden > 1
    foot = _foot(bool(chrome), bool(context.get("nav")), str(context.get("wetboek_url") or ""), more,
                 str(context.get("telefoon") or ""))
    printed = LEEG
    if chrome:
        printed = format_html('<p class="km-afdruk">{}</p>', printed_by(chrome["naam"], context.get("opgehaald_op")))
    return format_html('<footer class="utrecht-page-footer">\n<div class="km-breed">\n{}\n{}\n</div>\n</footer>',
                       foot, printed)


def printed_by(naam: str, op: datetime | None) -> SafeString:
    """Who printed this page and what moment it shows. Source: ux.md 6.10."""
    said = gettext("Afgedrukt door <bdi>%(naam)s</bdi>.") % {"naam": escape(naam)}
    if op is not None:
        said += " " + gettext("Stand van %(dag)s, %(uur)s.") % {"dag": dagwoorden.datum(op), "uur": dagwoorden.tijd(op)}
    return SafeString(said)


def phone_link(nummer: str) -> str:
    """A phone number as a link target: digits and a plus only. Source: ux.md 7 S1 (call in one tap)."""
    return "tel:" + "".join(sign for sign in nummer if sign.isdigit() or sign == "+")


def _token(context: Context) -> SafeString:
    """The hidden field that every form carries; nothing on a page that no browser asked for."""
    token = str(context.get("csrf_token") or "")
    if token in ("", "NOTPROVIDED"):
        return LEEG
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


def _body(context: Context) -> SafeString:
    ends, longer = context.get("sessie_tot"), context.get("sessie_verleng")
    told = format_html(' data-sessie-tot="{}" data-sessie-waarschuwing="{}"', ends.astimezone(AMSTERDAM).isoformat(),
                       context.get("sessie_waarschuwing", "")) if ends else LEEG
    more = format_html(' data-sessie-verleng="{}"', longer) if longer else LEEG
    return format_html("<body{}{}{}>", told, more, _sentences())


def _sentences() -> SafeString:
    """The sentences of the script for a page in another language; nothing on a Dutch page."""
    if spoken() is NEDERLANDS:
        return LEEG
    return format_html(' data-zinnen="{}"', json.dumps(script_sentences(), ensure_ascii=False))


@_kept
def _mark() -> SafeString:
    return format_html(
        '\n<a class="utrecht-skip-link" href="#inhoud">{}</a>\n<header class="utrecht-page-header">\n'
        '<div class="km-breed">\n<div class="km-kop">\n<a class="km-merk" href="/"><img src="{}" alt="" width="40"'
        ' height="40">Ketenkameleon</a>\n', gettext("Naar de inhoud"), static("web/kameleon.svg"))


def _who(chrome: Mapping[str, str], token: SafeString) -> SafeString:
    between = " · " if chrome["functies"] and chrome["regio"] else ""
    return format_html(
        '<p class="km-wie"><strong><bdi>{}</bdi></strong><span class="km-stil"><bdi>{}{}{}</bdi></span></p>\n'
        '<form method="post" action="{}">{}<button class="utrecht-button utrecht-button--subtle" type="submit">{}'
        '</button></form>',
        chrome["naam"], chrome["functies"], between, chrome["regio"], adres("account_logout"), token,
        gettext("Uitloggen"))


def _languages(talen: tuple[Taal, ...], token: SafeString, pad: str) -> SafeString:
    buttons = format_html_join(
        "", '<button class="utrecht-button utrecht-button--subtle" type="submit" name="taal" value="{}" lang="{}"'
        ' dir="{}">{}</button>', [(taal.code, taal.code, taal.richting, taal.naam) for taal in talen])
    return format_html('<form class="km-talen" method="post" action="{}">{}<input type="hidden" name="terug"'
                       ' value="{}">{}</form>', adres("gezin_taal"), token, pad, buttons)


def _bar(nav: Sequence[Punt], zoek_url: str, token: SafeString) -> SafeString:
    if not nav and not zoek_url:
        return LEEG
    menu = _menu(tuple(nav)) if nav else LEEG
    search = format_html(
        '<form class="km-zoek" role="search" method="post" action="{}" novalidate>{}<label for="zoek">Zaaknummer'
        '</label><input class="utrecht-textbox" id="zoek" name="zaaknummer" autocomplete="off" data-zoek><button'
        ' class="utrecht-button utrecht-button--secondary-action" type="submit">Zoek</button></form>',
        zoek_url, token) if zoek_url else LEEG
    return format_html('<div class="km-balk">\n{}\n{}\n</div>\n', menu, search)


@lru_cache(maxsize=256)
def _menu(punten: tuple[Punt, ...]) -> SafeString:
    """The menu twice: as a bar, and folded for a narrow screen. Source: ux.md 5 (where one is now is marked)."""
    rows = [(punt.url, HIER if punt.current else LEEG, punt.label) for punt in punten]
    menu = format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}"{}>{}</a></li>', rows))
    return format_html(
        '<nav class="utrecht-nav-bar" aria-label="Hoofdmenu">{}</nav>\n<details class="km-menu"><summary'
        ' class="utrecht-button utrecht-button--secondary-action">Menu</summary><nav class="utrecht-nav-bar"'
        ' aria-label="Menu">{}</nav></details>', menu, menu)


def _active(bar: Mapping[str, str]) -> SafeString:
    rol = bar["rol"]
    more = [f" Met {bar['met']}." if bar.get("met") else "", f" Sinds {bar['sinds']}." if bar.get("sinds") else ""]
    return format_html(
        '\n<div class="km-rolbalk km-rolbalk--actief {}" role="region" aria-label="Uw rol nu"><p class="km-breed">{}'
        "<span>U bent nu: <strong>{}</strong>.{}{}</span></p></div>\n",
        marks.rolklasse(rol), marks.rolteken(rol), bar.get("woord") or marks.rolwoord(rol), *more)


def _looks(bar: Mapping[str, str], token: SafeString) -> SafeString:
    rol = bar["kijkt"]
    return format_html(
        '\n<div class="km-rolbalk {}" role="region" aria-label="Uw rol nu"><form class="km-breed" method="post"'
        ' action="{}">{}<p>{}<span>Geen contact — u kijkt als <strong>{}</strong>.</span> <button'
        ' class="utrecht-button utrecht-button--subtle" type="submit">Stop met kijken als {}</button></p></form>'
        "</div>\n",
        marks.rolklasse(rol), bar["stop"], token, marks.rolteken(rol), marks.rolwoord(rol), marks.rolwoord(rol))


@_kept
def _foot(binnen: bool, menu: bool, wetboek_url: str, meer_hoeden: bool, telefoon: str) -> SafeString:
    """The links of the footer. `binnen`: for who is logged in; `menu`: for who works here; "" for what is not there."""
    links = [(adres("hulp"), gettext("Hulp")), (adres("toegankelijkheid"), gettext("Toegankelijkheid")),
             (adres("privacy"), gettext("Privacy"))]
    links += [(wetboek_url, "Wetboek")] if wetboek_url else []
    links += [(adres("elkaars_taal"), "Elkaars taal")] if binnen and menu else []
    if binnen:
        links += [(adres("mfa_index"), gettext("Inloggen en beveiliging")), (adres("berichten"), gettext("Mail"))]
    links += [(adres("hoed"), "Werk voor een andere organisatie")] if binnen and meer_hoeden else []
    call = format_html('<p>{} <a href="{}">{}</a></p>', gettext("Hulp nodig? Bel"), phone_link(telefoon),
                       telefoon) if telefoon else LEEG
    return format_html('<div class="km-voet">{}{}</div>', format_html_join("", '<a href="{}">{}</a>', links), call)
