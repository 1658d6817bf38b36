"""Every Dutch text that can be translated, read out of the templates and the code themselves.

What stands in `{% translate %}`, `{% blocktranslate %}`, `_("…")` of a template or a gettext of the code. No list is
kept by hand, so none can be forgotten. Source: docs/adr/0039.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

ROOT: Final = Path(__file__).resolve().parents[1]
_ENKEL: Final = ("translate", "trans")
BLOK: Final = ("blocktranslate", "blocktrans")
_HAAKJES: Final = re.compile(r"""(?<!\w)_\(\s*("[^"]*"|'[^']*')\s*\)""")
# Of a gettext: at which place its context, its text and its plural stand.
_FUNCTIES: Final[dict[str, tuple[int | None, int, int | None]]] = {
    "gettext": (None, 0, None), "gettext_lazy": (None, 0, None), "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1), "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None), "pgettext_lazy": (0, 1, None), "npgettext": (0, 1, 2), "npgettext_lazy": (0, 1, 2),
}


class Brontekst(NamedTuple):
    """A Dutch text as the catalog knows it: `%(naam)s` for what is filled in, `meervoud` where it counts."""

    context: str
    tekst: str
    meervoud: str
    plaatsen: tuple[str, ...]


class Stuk(NamedTuple):
    """One use of a text in a file. Units: `regel` is a line, from 1."""

    regel: int
    tekst: str
    context: str = ""
    meervoud: str = ""


@lru_cache(maxsize=1)
def source_texts() -> tuple[Brontekst, ...]:
    """Every text once, with each place it is used, sorted. Reads the files of the program once in a process."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for path in sorted([*ROOT.rglob("templates/**/*.html"), *ROOT.rglob("*.py")]):
        text = path.read_text(encoding="utf-8")
        pieces = texts_of_template(text) if path.suffix == ".html" else texts_of_code(text)
        for piece in pieces:
            plural, places = found.setdefault((piece.context, piece.tekst), (piece.meervoud, []))
            places.append(f"{path.relative_to(ROOT).as_posix()}:{piece.regel}")
            found[piece.context, piece.tekst] = (plural or piece.meervoud, places)
    return tuple(Brontekst(*key, plural, tuple(places)) for key, (plural, places) in sorted(found.items()))


def texts_of_template(text: str) -> list[Stuk]:
    """What a template lets be translated, in its order.

    >>> [piece.tekst for piece in texts_of_template('{% translate "Dag" %}<p>{% blocktranslate %}Hoi {{ u }}.'
    ...                                             '{% endblocktranslate %}</p>')]
    ['Dag', 'Hoi %(u)s.']
    """
    if "{% " not in text and "_(" not in text:
        return []
    found: list[Stuk] = []
    tokens = iter(Lexer(text).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        bits = token.split_contents()
        if bits and bits[0] in BLOK and token.token_type is TokenType.BLOCK:
            found.append(_block(token.lineno or 0, bits, tokens))
        elif len(bits) > 1 and bits[0] in _ENKEL and _literal(bits[1]):
            found.append(Stuk(token.lineno or 0, _percent(_literal(bits[1])), _context(bits)))
        else:
            found += [Stuk(token.lineno or 0, _percent(_literal(said))) for said in _HAAKJES.findall(token.contents)]
    return found


def texts_of_code(text: str) -> list[Stuk]:
    """What Python code lets be translated: a gettext around a text that stands there."""
    if "gettext" not in text:
        return []
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    found = []
    for call in calls:
        places = _FUNCTIES.get(call.func.id) if isinstance(call.func, ast.Name) else None
        if places is None:
            continue
        context, said, plural = (_argument(call, place) for place in places)
        if said:
            found.append(Stuk(call.lineno, said, context, plural))
    return found


def _argument(call: ast.Call, place: int | None) -> str:
    if place is None or place >= len(call.args):
        return ""
    value = call.args[place]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _block(line: int, bits: Sequence[str], tokens: Iterator[Token]) -> Stuk:
    trimmed, parts = "trimmed" in bits, [""]
    for token in tokens:
        if token.token_type is TokenType.TEXT:
            parts[-1] += _percent(token.contents)
        elif token.token_type is TokenType.VAR:
            parts[-1] += f"%({token.contents})s"
        elif token.contents.startswith("plural"):
            parts.append("")
        elif token.contents.startswith("end"):
            break
    said = [trim_whitespace(part) if trimmed else part for part in parts]
    return Stuk(line, said[0], _context(bits), said[1] if len(said) > 1 else "")


def _context(bits: Sequence[str]) -> str:
    return _literal(bits[bits.index("context") + 1]) if "context" in bits else ""


def _literal(bit: str) -> str:
    quoted = len(bit) > 1 and bit[0] in "\"'" and bit[-1] == bit[0]
    return bit[1:-1] if quoted else ""


def _percent(text: str) -> str:
    return text.replace("%", "%%")
