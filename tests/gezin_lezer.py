"""Reads the templates of a family as files: which there are, and what in them stands outside a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from django.template.base import Lexer, TokenType

from ketenkameleon.web.bronteksten import BLOK, ROOT

BASIS = "gezin/basis.html"
_EXTENDS = re.compile(r"{%\s*extends\s+[\"']([^\"']+)[\"']")
_INCLUDE = re.compile(r"{%\s*include\s+[\"']([^\"']+)[\"']")
_TAG = re.compile(r"<[^>]*>")
_ZICHTBAAR = re.compile(r"\b(?:aria-label|alt|title|placeholder|data-label|aria-description)=\"([^\"]*)\"")
_LETTER = re.compile(r"[^\W\d_]")
_TEKST = re.compile(r"(\"[^\"]*\"|'[^']*')")
# Translated already, or how a day or time is written.
_GEEN_ZIN = re.compile(r"(?:_\(|\|(?:date|time):)\s*(?:\"[^\"]*\"|'[^']*')\)?")
# Their literals are names of blocks, files, addresses and libraries, or are translated.
_GEEN_TEKST = {"translate", "trans", "extends", "include", "url", "adres", "static", "block", "endblock", "load",
               "with", "blocktranslate", "blocktrans"}


@lru_cache(maxsize=1)
def templates() -> dict[str, str]:
    """Every template of the program by its name."""
    found = {}
    for path in ROOT.rglob("templates/**/*.html"):
        name = path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).as_posix()
        found[name] = path.read_text(encoding="utf-8")
    return found


def family_templates() -> set[str]:
    """Every template that comes down from the one of a family, and what those take in."""
    found = {BASIS}
    while True:
        more = {name for name, text in templates().items() if set(_EXTENDS.findall(text)) & found}
        more |= {part for name in found for part in _INCLUDE.findall(templates()[name])}
        if more <= found:
            return found
        found |= more


def with_parts(name: str) -> set[str]:
    """The template and what it takes in, however deep."""
    found, new = set(), {name}
    while new:
        found |= new
        new = {part for one in new for part in _INCLUDE.findall(templates()[one])} - found
    return found


def bare_texts(text: str) -> Iterator[str]:
    """What a reader sees or hears of this template that no translation reaches."""
    page, inside = "", False
    for token in Lexer(text).tokenize():
        words = token.contents.split()
        if token.token_type is TokenType.BLOCK and words[0].startswith(("end" + BLOK[0], "end" + BLOK[1])):
            inside = False
        elif token.token_type is TokenType.BLOCK and words[0] in BLOK:
            inside = True
        elif token.token_type is TokenType.TEXT and not inside:
            page += token.contents
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
            page += "\0"
            yield from _literals(token.contents, token.token_type is TokenType.BLOCK)
    yield from (found for found in _ZICHTBAAR.findall(page) if _LETTER.search(found))
    yield from (said.strip() for said in re.split(r"[\0\n]", _TAG.sub("\0", page)) if _LETTER.search(said))


def _literals(contents: str, block: bool) -> Iterator[str]:
    """A literal with a capital or a space in it is a text for people, not a code."""
    if block and contents.split()[0] in _GEEN_TEKST:
        contents = "".join(part for part in re.findall(r"\|[^|]*", contents) if contents.split()[0] == "with")
    for quoted in _TEKST.findall(_GEEN_ZIN.sub("", contents)):
        if re.search(r"[A-ZÀ-Ý ]", quoted) and _LETTER.search(quoted):
            yield quoted
