"""Catalogs of translations: read and written as .po, which translators' programs know, and compiled to .mo.

Our own few lines, because a user's machine has Python and git only: no msgfmt. Source: the manual of GNU gettext,
"The Format of PO Files" and "The Format of GNU MO Files"; docs/adr/0039.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_WOORD: Final = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+"(.*)"')
_VERVOLG: Final = re.compile(r'"(.*)"')
_ESCAPE: Final = re.compile(r"\\(.)")
_TEKENS: Final = {"n": "\n", "t": "\t", "r": "\r"}
_MO_MAGIC: Final = 0x950412DE
_MO_KOP: Final = 28
_MO_PAAR: Final = 8


class PoFout(Exception):
    """A line that is no part of a catalog; holds a Dutch sentence with its number."""


@dataclass(frozen=True, slots=True)
class Vertaling:
    """One text and what it says in the other language: one form, or one for each number. `twijfel`: marked fuzzy."""

    tekst: str
    context: str = ""
    meervoud: str = ""
    vormen: tuple[str, ...] = ("",)
    twijfel: bool = False
    plaatsen: tuple[str, ...] = ()
    uitleg: tuple[str, ...] = ()

    @property
    def sleutel(self) -> tuple[str, str]:
        """What it is found by."""
        return self.context, self.tekst

    @property
    def gevuld(self) -> bool:
        """Does every form say something?"""
        return bool(self.vormen) and all(form.strip() for form in self.vormen)


@dataclass(frozen=True, slots=True)
class Catalogus:
    """The header, line by line, and the texts in the order of the file."""

    kop: Mapping[str, str]
    vertalingen: tuple[Vertaling, ...] = ()


@dataclass(slots=True)
class _Blok:
    """What was read of one text so far."""

    velden: dict[str, str] = field(default_factory=dict)
    vlaggen: list[str] = field(default_factory=list)
    plaatsen: list[str] = field(default_factory=list)
    uitleg: list[str] = field(default_factory=list)

    def as_vertaling(self) -> Vertaling:
        forms = tuple(self.velden[key] for key in sorted(self.velden, key=_form_number) if key.startswith("msgstr"))
        return Vertaling(self.velden["msgid"], self.velden.get("msgctxt", ""), self.velden.get("msgid_plural", ""),
                         forms, "fuzzy" in self.vlaggen, tuple(self.plaatsen), tuple(self.uitleg))


class _Lezer:
    """Takes the lines of a file one by one."""

    def __init__(self) -> None:
        self.klaar: list[Vertaling] = []
        self.blok = _Blok()
        self.veld = ""

    def take(self, number: int, line: str) -> None:
        if not line:
            self.end()
        elif line.startswith("#"):
            self._remark(line)
        elif found := _WOORD.fullmatch(line):
            if found[1] in ("msgctxt", "msgid") and any(key.startswith("msgstr") for key in self.blok.velden):
                self.end()
            self.veld = found[1]
            self.blok.velden[self.veld] = _unescaped(found[2])
        elif self.veld and (more := _VERVOLG.fullmatch(line)):
            self.blok.velden[self.veld] += _unescaped(more[1])
        else:
            raise PoFout(f"Regel {number} hoort niet in een bestand met vertalingen.")

    def end(self) -> None:
        if "msgid" in self.blok.velden:
            self.klaar.append(self.blok.as_vertaling())
        self.blok, self.veld = _Blok(), ""

    def _remark(self, line: str) -> None:
        if "msgid" in self.blok.velden:
            self.end()
        said = line[2:].strip()
        if line.startswith("#,"):
            self.blok.vlaggen += [flag.strip() for flag in said.split(",")]
        elif line.startswith("#:"):
            self.blok.plaatsen.append(said)
        elif line.startswith("# ") or line == "#":
            self.blok.uitleg.append(said)


def read_po(text: str) -> Catalogus:
    """The catalog in this text; PoFout for a line that is none. What is obsolete (`#~`) is left out.

    >>> read_po('msgid "Ja"\\nmsgstr "نعم"').vertalingen[0].vormen
    ('نعم',)
    """
    reader = _Lezer()
    for number, line in enumerate(text.splitlines(), 1):
        reader.take(number, line.strip())
    reader.end()
    kop: dict[str, str] = {}
    for found in reader.klaar:
        if found.sleutel == ("", ""):
            kop = dict(_header_line(line) for line in found.vormen[0].splitlines() if ":" in line)
    return Catalogus(kop, tuple(found for found in reader.klaar if found.tekst))


def write_po(catalog: Catalogus) -> str:
    """The catalog as a file that translators' programs read; what is read back is the same."""
    head = "".join(f"{name}: {value}\n" for name, value in catalog.kop.items())
    blocks = [f'msgid ""\nmsgstr ""\n{_lines(head)}']
    blocks += [_block(found) for found in catalog.vertalingen]
    return "\n".join(blocks)


def compile_mo(catalog: Catalogus) -> bytes:
    """The catalog as the programs read it: only texts that are whole and not in doubt, as msgfmt does.

    The same catalog always gives the same bytes.
    """
    pairs = {b"": "".join(f"{name}: {value}\n" for name, value in catalog.kop.items()).encode()}
    for found in catalog.vertalingen:
        if found.gevuld and not found.twijfel:
            pairs[_mo_key(found)] = "\0".join(found.vormen).encode()
    keys = sorted(pairs)
    start = _MO_KOP + 2 * _MO_PAAR * len(keys)
    key_table, key_bytes = _mo_table(keys, start)
    text_table, text_bytes = _mo_table([pairs[key] for key in keys], start + len(key_bytes))
    head = struct.pack("<7I", _MO_MAGIC, 0, len(keys), _MO_KOP, _MO_KOP + _MO_PAAR * len(keys), 0, start)
    return head + key_table + text_table + key_bytes + text_bytes


def _mo_key(found: Vertaling) -> bytes:
    context = f"{found.context}\4" if found.context else ""
    plural = f"\0{found.meervoud}" if found.meervoud else ""
    return f"{context}{found.tekst}{plural}".encode()


def _mo_table(pieces: list[bytes], start: int) -> tuple[bytes, bytes]:
    table, body = [], b""
    for piece in pieces:
        table.append(struct.pack("<2I", len(piece), start + len(body)))
        body += piece + b"\0"
    return b"".join(table), body


def _block(found: Vertaling) -> str:
    lines = [f"# {line}".rstrip() for line in found.uitleg] + [f"#: {place}" for place in found.plaatsen]
    if found.twijfel:
        lines.append("#, fuzzy")
    if found.context:
        lines.append(_field("msgctxt", found.context))
    lines.append(_field("msgid", found.tekst))
    if found.meervoud:
        lines.append(_field("msgid_plural", found.meervoud))
        lines += [_field(f"msgstr[{n}]", form) for n, form in enumerate(found.vormen)]
    else:
        lines.append(_field("msgstr", found.vormen[0]))
    return "\n".join(lines) + "\n"


def _field(name: str, text: str) -> str:
    if "\n" in text:
        return f'{name} ""\n{_lines(text)}'.rstrip("\n")
    return f'{name} "{_escaped(text)}"'


def _lines(text: str) -> str:
    return "".join(f'"{_escaped(line)}"\n' for line in text.splitlines(keepends=True))


def _escaped(text: str) -> str:
    for sign, code in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, code)
    return text


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _TEKENS.get(found[1], found[1]), text)


def _header_line(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _form_number(key: str) -> int:
    found = re.search(r"\d+", key)
    return int(found[0]) if found else 0
