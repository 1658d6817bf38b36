"""The catalog of one language: make it, bring it up to date, say what it lacks, sign it as read.

A translation is put on the page as it is, so it may hold no code and nothing to fill in that the Dutch does not hold.
Source: docs/adr/0039.
"""

from __future__ import annotations

import gettext
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import django
from django.conf.locale import LANG_INFO
from django.utils.translation import to_locale
from polib import POEntry, POFile

from ketenkameleon.web.bronteksten import Brontekst, source_texts
from ketenkameleon.web.po import forms, is_filled, key, read_po

CODE: Final = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")
GELEZEN_DOOR, GELEZEN_OP, GELEZEN_TEKST = "X-Gelezen-Door", "X-Gelezen-Op", "X-Gelezen-Tekst"
TAALNAAM, RICHTING, MEERVOUD = "X-Taalnaam", "X-Richting", "Plural-Forms"
RICHTINGEN: Final = ("ltr", "rtl")
_VORMEN: Final = re.compile(r"nplurals=(\d+)")
_INGEVULD: Final = re.compile(r"%\(\w+\)s|\{\w+\}")
_CODERING: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Taal:
    """A language as the switch shows it: in its own name, in its own direction (ltr or rtl)."""

    code: str
    naam: str
    richting: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a language is. Units: numbers of texts. `gebreken`: Dutch sentences, empty when nothing is wrong.

    `door` and `op`: who read it and on which day (ISO), as the header says; empty when nobody did.
    """

    taal: Taal
    teksten: int
    vertaald: int
    gebreken: tuple[str, ...]
    door: str
    op: str

    @property
    def leesbaar(self) -> bool:
        """May a family read it: whole, and read by a person as it is now?"""
        return bool(self.door and self.op) and not self.gebreken


def catalog_path(folder: Path, code: str) -> Path:
    """Where the catalog of a language stands, as Django and translators' programs expect it."""
    return folder / to_locale(code) / "LC_MESSAGES" / "django.po"


def codes_in(folder: Path) -> tuple[str, ...]:
    """The languages that have a catalog in this folder, sorted; none for a folder that is not there."""
    return tuple(sorted(path.parents[1].name.lower().replace("_", "-")
                        for path in folder.glob("*/LC_MESSAGES/django.po")))


def new_catalog(code: str, naam: str = "", richting: str = "") -> POFile:
    """An empty catalog for this language; what Django knows of it need not be said.

    Errors: ValueError with a sentence when the language has no name of its own.
    """
    known = LANG_INFO.get(code, {})
    own_name = naam or str(known.get("name_local", ""))
    if not own_name:
        raise ValueError(f"Hoe heet de taal '{code}' in die taal zelf? Geef --naam.")
    direction = richting or ("rtl" if known.get("bidi") else "ltr")
    return _catalog({
        "Language": to_locale(code), "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit", MEERVOUD: _plural_rule(code), TAALNAAM: own_name, RICHTING: direction,
        GELEZEN_DOOR: "", GELEZEN_OP: "", GELEZEN_TEKST: ""}, ())


def updated(catalog: POFile, source: Iterable[Brontekst]) -> POFile:
    """The catalog with every text of now: what was translated stays, what is new is empty, what is gone is left out."""
    known, count = {key(entry): entry for entry in catalog}, _forms(catalog)
    return _catalog(catalog.metadata, (_with_source(known.get(text[:2]), text, count) for text in source),
                    catalog.header)


def read_by(catalog: POFile, door: str, op: date) -> POFile:
    """The catalog, signed by who read all of it as it is now. Units: `op` is a date."""
    signed = {GELEZEN_DOOR: door, GELEZEN_OP: op.isoformat(), GELEZEN_TEKST: _digest(catalog)}
    return _catalog({**catalog.metadata, **signed}, catalog, catalog.header)


def shortcomings(catalog: POFile, source: Iterable[Brontekst]) -> tuple[str, ...]:
    """What is wrong with a catalog, whoever read it: each with a Dutch sentence; empty when it is whole."""
    known, count = {key(entry): entry for entry in catalog}, _forms(catalog)
    asked = tuple(source)
    found = [fault for text in asked for fault in _faults(known.get(text[:2]), text, count)]
    found += [f"Staat niet meer in het programma: {tekst}" for _, tekst in known.keys() - {text[:2] for text in asked}]
    # Only the last was measured above; a page could still say the first.
    found += [f"Staat er twee keer in: {name[1]}" for name, times in Counter(map(key, catalog)).items() if times > 1]
    if catalog.metadata.get(RICHTING) not in RICHTINGEN:
        found.append("In de kop staat geen richting: ltr of rtl.")
    if not catalog.metadata.get(TAALNAAM):
        found.append("In de kop staat niet hoe de taal zelf heet.")
    return tuple(found)


def standing(folder: Path, code: str) -> Stand:
    """How far the language is in this folder. Errors: PoFout for a file that is no catalog, OSError."""
    source, path = source_texts(), catalog_path(folder, code)
    catalog = read_po(path)
    kop, faults = catalog.metadata, shortcomings(catalog, source)
    door, op = kop.get(GELEZEN_DOOR, ""), kop.get(GELEZEN_OP, "")
    if door and kop.get(GELEZEN_TEKST) != _digest(catalog):
        faults = (*faults, "Na het lezen is er iets veranderd.")
    elif door and _made(path) != catalog.to_binary():
        faults = (*faults, "Het bestand django.mo hoort niet bij wat er is gelezen.")
    keys = {text[:2] for text in source}
    done = sum(1 for entry in catalog if key(entry) in keys and is_filled(entry) and not entry.fuzzy)
    taal = Taal(code, kop.get(TAALNAAM, code), kop.get(RICHTING, ""))
    return Stand(taal, len(source), done, faults, door, op)


def save(path: Path, catalog: POFile) -> None:
    """Write the catalog; beside it what the program reads when it was read as it is, else that is taken away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.save(str(path), newline="\n")
    if catalog.metadata.get(GELEZEN_DOOR) and catalog.metadata.get(GELEZEN_TEKST) == _digest(catalog):
        catalog.save_as_mofile(str(path.with_suffix(".mo")))
    else:
        path.with_suffix(".mo").unlink(missing_ok=True)


def _catalog(kop: Mapping[str, str], entries: Iterable[POEntry], remark: str = "") -> POFile:
    """A catalog of its own. `remark`: what a translator wrote above the header."""
    made = POFile()
    made.metadata, made.header = dict(kop), remark
    made.extend(entries)
    return made


def _with_source(known: POEntry | None, text: Brontekst, count: int) -> POEntry:
    asked = count if text.meervoud else 1
    if known is not None and known.msgid_plural == text.meervoud and len(forms(known)) == asked:
        entry = copy(known)
    else:
        entry = POEntry(msgid=text.tekst, msgctxt=text.context or None, msgid_plural=text.meervoud,
                        msgstr_plural=dict.fromkeys(range(count), "") if text.meervoud else {})
    entry.occurrences = [_place(place) for place in text.plaatsen]
    return entry


def _place(place: str) -> tuple[str, str]:
    path, _, line = place.rpartition(":")
    return path, line


def _faults(found: POEntry | None, text: Brontekst, count: int) -> Iterator[str]:
    if found is None or not is_filled(found):
        yield f"Nog niet vertaald: {text.tekst}"
        return
    if found.fuzzy:
        yield f"Nog niet nagekeken: {text.tekst}"
    if found.msgid_plural != text.meervoud or len(forms(found)) != (count if text.meervoud else 1):
        yield f"Niet voor elk getal een vorm: {text.tekst}"
    yield from (f"{fault}: {text.tekst}" for form in forms(found) for fault in _form_faults(form, text))


def _form_faults(form: str, text: Brontekst) -> Iterator[str]:
    given, asked = set(_INGEVULD.findall(form)), set(_INGEVULD.findall(text.tekst))
    unknown = given - asked - set(_INGEVULD.findall(text.meervoud))
    # "one day" need not hold the number; a text without a plural holds all that is filled in.
    lost = asked - given and not text.meervoud
    if unknown or lost or "%" in _INGEVULD.sub("", form).replace("%%", ""):
        yield "Wat wordt ingevuld, klopt niet"
    if sorted(_CODERING.findall(form)) != sorted(_CODERING.findall(text.tekst)):
        yield "De codering tussen < en > is niet dezelfde"
    if any(form.count(sign) != text.tekst.count(sign) for sign in '<>"'):
        yield 'Een teken als < of " staat er te veel of te weinig'


def _digest(catalog: POFile) -> str:
    """A number for exactly these texts and translations: one letter changed gives another."""
    rows = sorted((*key(entry), entry.msgid_plural, entry.fuzzy, *forms(entry)) for entry in catalog)
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _made(path: Path) -> bytes:
    made = path.with_suffix(".mo")
    return made.read_bytes() if made.exists() else b""


def _forms(catalog: POFile) -> int:
    found = _VORMEN.search(catalog.metadata.get(MEERVOUD, ""))
    return int(found[1]) if found else 2


def _plural_rule(code: str) -> str:
    """How this language counts, as Django has it; two forms for a language that Django does not know."""
    folder = Path(django.__file__).parent / "conf" / "locale"
    known = gettext.translation("django", str(folder), [to_locale(code)], fallback=True)
    info = known.info() if isinstance(known, gettext.GNUTranslations) else {}
    return info.get("plural-forms", "nplurals=2; plural=(n != 1);")
