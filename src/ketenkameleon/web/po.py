"""What polib leaves to us of a catalog (.po): a Dutch sentence for a line that is none, and a text as one whole.

Source: the manual of GNU gettext, "The Format of PO Files"; docs/adr/0039.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import polib

# polib reads a text that lacks its closing quote, and takes its last letter for the quote.
_REGEL: Final = re.compile(r'(#.*|((msgctxt|msgid_plural|msgid|msgstr(\[\d\])?)\s*)?"([^"\\]|\\.)*")?')
_NUMMER: Final = re.compile(r"\(line (\d+)\)")
_GEEN_REGEL: Final = "Regel {} hoort niet in een bestand met vertalingen. Verbeter die regel of haal hem weg."


class PoFout(Exception):
    """A file that is no catalog; holds a Dutch sentence with the line and what to do."""


def read_po(path: Path) -> polib.POFile:
    """The catalog in this file, without what is obsolete (`#~`). Errors: PoFout, also when it is no text; OSError."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as exc:
        raise PoFout("Dit bestand is geen tekst in UTF-8. Sla het op als UTF-8.") from exc
    for number, line in enumerate(lines, 1):
        if not _REGEL.fullmatch(line.strip()):
            raise PoFout(_GEEN_REGEL.format(number))
    try:
        # By its path: in a string polib breaks lines at signs that may stand in a text, such as U+2028.
        catalog = polib.pofile(str(path), encoding="utf-8")
    except OSError as exc:
        if found := _NUMMER.search(str(exc)):
            raise PoFout(_GEEN_REGEL.format(found[1])) from exc
        raise
    catalog[:] = [entry for entry in catalog if not entry.obsolete]
    return catalog


def key(entry: polib.POEntry) -> tuple[str, str]:
    """What a text is found by: its context and the Dutch."""
    return entry.msgctxt or "", entry.msgid


def forms(entry: polib.POEntry) -> tuple[str, ...]:
    """What the text says in the other language: one form, or one for each number. These are what is compiled."""
    if not entry.msgid_plural:
        return (entry.msgstr,)
    return tuple(entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural))


def is_filled(entry: polib.POEntry) -> bool:
    """Does every form say something? polib counts a form of blanks too."""
    said = forms(entry)
    return bool(said) and all(form.strip() for form in said)
