"""The drawn marks: a letter in a shape for a rol, a shape for a level of time.

Colour alone never carries meaning (WCAG 1.4.1), so each rol and each level has a shape of its own. The shapes
are SVG inside the page: they survive printing without backgrounds and the forced colours of the system.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from django.utils.safestring import SafeString

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.web.opmaak import format_html


class Rolmerk(NamedTuple):
    """How a rol looks: its class in the style sheet, its letter, its word and the path of its shape."""

    klasse: str
    letter: str
    woord: str
    pad: str


_VIERKANT: Final = "M5 2h22a3 3 0 0 1 3 3v22a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z"
_DUBBEL: Final = "M0 0h32v32H0zM2.5 2.5v27h27v-27zM5 5h22v22H5z"
_ZESHOEK: Final = "M9 2.5h14L31 16l-8 13.5H9L1 16z"
_ROND: Final = "M16 1a15 15 0 1 0 0 30 15 15 0 0 0 0-30z"
_SCHILD: Final = "M3 2h26v15c0 7-6 11-13 14C9 28 3 24 3 17z"
_RUIT: Final = "M16 0l16 16-16 16L0 16z"

# Colours stand in the style sheet under .km-rol--<klasse>; the words are those that people say to the child.
ROLLEN: Final[dict[str, Rolmerk]] = {
    "leerplicht_gesprek": Rolmerk("leerplicht", "L", "Leerplicht, gesprek", _VIERKANT),
    "leerplicht_verhoor": Rolmerk("verhoor", "V", "Leerplicht, verhoor", _DUBBEL),
    "halt": Rolmerk("halt", "H", "Halt", _ZESHOEK),
    "raad": Rolmerk("raad", "R", "Raad", _ROND),
    "doorstroompunt": Rolmerk("doorstroompunt", "D", "Doorstroompunt", _RUIT),
    "onderwijszorg": Rolmerk("onderwijszorg", "O", "Onderwijszorg", _SCHILD),
}


def _teken(merk: Rolmerk) -> SafeString:
    return format_html(
        '<svg class="km-rolteken km-rol--{}" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<path fill-rule="evenodd" d="{}"/><text x="16" y="22" text-anchor="middle">{}</text></svg>',
        merk.klasse, merk.pad, merk.letter,
    )  # fmt: skip


@cache
def _merk(rol: str) -> Rolmerk:
    """How this rol looks; one that a row of the law added has a square with its letter, in the colour the row says."""
    if rol in ROLLEN:
        return ROLLEN[rol]
    row = table(table(shipped().versies("rol.tabel")[-1].waarde)[rol])
    css, letter, naam = (part(row[key], str) for key in ("css", "letter", "naam"))
    return Rolmerk(css.removeprefix("rol-"), letter, naam, _VIERKANT)


@cache
def _rolteken(rol: str) -> SafeString:
    return _teken(_merk(rol))


def _vorm(inhoud: str) -> SafeString:
    return SafeString(
        f'<svg class="km-vorm" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{inhoud}</svg>'
    )


VINK: Final = _vorm(
    '<path fill-rule="evenodd" d="M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0zm-1.2 11.6L3.2 8l1.4-1.4 2.2 2.2'
    ' 4.6-4.6 1.4 1.4z"/>'
)
DRIEHOEK: Final = _vorm('<path fill-rule="evenodd" d="M8 .8L16 15H0zM7 5.6v5h2v-5zm0 6.2v1.8h2v-1.8z"/>')
RUIT: Final = _vorm('<path fill-rule="evenodd" d="M8 0l8 8-8 8-8-8zM7 3.6v5.6h2V3.6zm0 6.8v2h2v-2z"/>')
ACHTHOEK: Final = _vorm(
    '<path fill-rule="evenodd" d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7zM4 5.4L6.6 8 4 10.6 5.4 12 '
    '8 9.4l2.6 2.6 1.4-1.4L9.4 8 12 5.4 10.6 4 8 6.6 5.4 4z"/>'
)
VLAG: Final = _vorm('<path d="M2 0h2v1.2h10l-2.4 3.6L14 8.4H4V16H2z"/>')
STIP: Final = _vorm('<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="3"/>')

# soort of a badge -> its shape. The four levels of the promise are the first four.
VORMEN: Final[dict[str, SafeString]] = {
    "op-schema": VINK,
    "let-op": DRIEHOEK,
    "spoed": RUIT,
    "te-laat": ACHTHOEK,
    "gestart": VLAG,
    "neutraal": STIP,
}


def rolteken(rol: str) -> SafeString:
    """The letter of a rol in its shape, hidden from screen readers: the word must stand beside it.

    `rol` is a code such as "raad"; an unknown code is a KeyError, because a contact without a known
    rol may not be shown as if it had one. Source: ux.md 6.1.
    """
    return _rolteken(rol)


def rolwoord(rol: str) -> str:
    """The word of a rol, "Raad". A KeyError for an unknown code. Source: ux.md 6.1."""
    return _merk(rol).woord


def rolklasse(rol: str) -> str:
    """The class in the style sheet that carries the colour of a rol. Source: ux.md 6.1."""
    return f"km-rol--{_merk(rol).klasse}"
