"""A language that nobody speaks: every text the same Arabic word, with what is filled in kept. For tests only."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from polib import POEntry, POFile

from ketenkameleon.web.bronteksten import source_texts
from ketenkameleon.web.catalogi import catalog_path, new_catalog, read_by, save, updated

WOORD = "كلمة"
LEZER, GELEZEN_OP = "Amira Haddad, tolk", date(2026, 9, 1)
_BLIJFT = re.compile(r"%\(\w+\)s|%%|\{\w+\}|<[^>]*>|\"")


def translated(code: str = "ar", naam: str = "", richting: str = "") -> POFile:
    """A whole catalog of now, that nobody has read yet."""
    catalog = updated(new_catalog(code, naam, richting), source_texts())
    for entry in catalog:
        say(entry, _word(entry.msgid))
    return catalog


def say(entry: POEntry, said: str) -> None:
    """Let this text say this, in every form."""
    if entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, said)
    else:
        entry.msgstr = said


def put(folder: Path, catalog: POFile, code: str = "ar", *, gelezen: bool = True) -> Path:
    """Put it in this folder, read by an invented reader or by nobody. Gives the path of the file."""
    save(catalog_path(folder, code), read_by(catalog, LEZER, GELEZEN_OP) if gelezen else catalog)
    return catalog_path(folder, code)


def _word(text: str) -> str:
    """The word for each stretch between what must stay."""
    said, at = [], 0
    for kept in _BLIJFT.finditer(text):
        said += [WOORD if re.search(r"\w", text[at : kept.start()]) else " ", kept[0]]
        at = kept.end()
    return " ".join([*said, WOORD if re.search(r"\w", text[at:]) else " "]).strip() or WOORD
