"""A template of a letter: plain text in parts, with named fields. Reading it, checking it, filling it in.

A line `[naam]` begins a part; `[naam, als veld]` begins one that is left out when that field is empty. Below it: `# ` a
heading, `- ` a point, `Label :: waarde` a line of data, and anything else paragraphs with an empty line between them.
`{veld}` is what is filled in; `; ` begins a remark that is not printed. There is nothing else: no logic, no markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.brieven import Briefdeel, Briefsoort

_DEEL: Final = re.compile(r"\[([a-z_]+)(?:, als ([a-z_]+))?\]")
_VELD: Final = re.compile(r"\{([a-z_]+)\}")
_ONDERWERP: Final = "Onderwerp:"
_GEGEVEN: Final = " :: "


class Bloksoort(StrEnum):
    """What a piece of a letter is. GEGEVEN: a label with its value."""

    ALINEA = "alinea"
    KOP = "kop"
    PUNT = "punt"
    GEGEVEN = "gegeven"


@dataclass(frozen=True, slots=True)
class Blok:
    """One piece. `label` is there for a GEGEVEN only."""

    soort: Bloksoort
    tekst: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part. `als`: the field without which it is left out; "" is never."""

    naam: str
    als: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A template as it was read."""

    code: str
    onderwerp: str
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True, slots=True)
class Tekst:
    """A letter that is filled in: what it is about, and its pieces in order."""

    onderwerp: str
    blokken: tuple[Blok, ...]

    @property
    def proza(self) -> tuple[str, ...]:
        """What is read as sentences: the subject, and everything but the lines of data."""
        return (self.onderwerp, *(blok.tekst for blok in self.blokken if blok.soort is not Bloksoort.GEGEVEN))


class SjabloonFout(ValueError):
    """A template that cannot be used; `zinnen` says why, each in a Dutch sentence."""

    def __init__(self, zinnen: tuple[str, ...]) -> None:
        super().__init__(" ".join(zinnen))
        self.zinnen = zinnen


class LegeVelden(ValueError):
    """Fields that a letter needs and that are empty; `velden` are their codes."""

    def __init__(self, velden: tuple[str, ...]) -> None:
        super().__init__(f"Deze brief is nog niet af. Vul nog in: {', '.join(velden)}.")
        self.velden = velden


def read_template(code: str, text: str) -> Sjabloon:
    """The template in this text. Raises SjabloonFout with the number of each line that cannot be read."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if not line.startswith(";")]
    first = next(((number, line) for number, line in lines if line), (1, ""))
    if not first[1].startswith(_ONDERWERP):
        raise SjabloonFout((f"Regel {first[0]} moet beginnen met '{_ONDERWERP}'.",))
    wrong = tuple(f"Regel {number}: een veld staat tussen accolades, zoals {{kind}}, met kleine letters."
                  for number, line in lines if re.search(r"[{}]", _VELD.sub("", line)))
    parts, loose = _parts([(number, line) for number, line in lines if number > first[0]])
    if wrong or loose:
        raise SjabloonFout(wrong + loose)
    return Sjabloon(code, first[1].removeprefix(_ONDERWERP).strip(), parts)


def faults(sjabloon: Sjabloon, soort: Briefsoort) -> tuple[str, ...]:
    """What is wrong with this template for this kind of letter, in Dutch sentences; empty when it can be used.

    Source: issue 4, part 5 (an unknown field or a missing required part is told when the program starts).
    """
    found = [f"Het veld '{veld}' kan niet in deze brief." for veld in fields_of(sjabloon) if veld not in soort.velden]
    if not sjabloon.onderwerp:
        found.append("Het onderwerp is leeg.")
    by_name: dict[str, list[Onderdeel]] = {}
    for deel in sjabloon.onderdelen:
        by_name.setdefault(deel.naam, []).append(deel)
    for naam, eis in soort.delen.items():
        found += _missing(naam, by_name.get(naam, []), eis)
    return tuple(found)


def fill(sjabloon: Sjabloon, waarden: Mapping[str, str]) -> Tekst:
    """The letter with these values: text stays text, whatever signs are in it. A value of more lines makes more pieces.

    Raises LegeVelden with every field that is needed and empty.
    """
    given = {veld: waarde.strip() for veld, waarde in waarden.items() if waarde.strip()}
    shown = [deel for deel in sjabloon.onderdelen if not deel.als or deel.als in given]
    needed = dict.fromkeys([*_VELD.findall(sjabloon.onderwerp), *(veld for deel in shown for veld in _fields(deel))])
    empty = tuple(veld for veld in needed if veld not in given)
    if empty:
        raise LegeVelden(empty)
    blokken = [piece for deel in shown for blok in deel.blokken for piece in _filled(blok, given)]
    return Tekst(" ".join(_put(sjabloon.onderwerp, given).split()), tuple(blokken))


def fields_of(sjabloon: Sjabloon) -> tuple[str, ...]:
    """Every field that is filled in somewhere in this template, once, in the order of the letter."""
    found = [*_VELD.findall(sjabloon.onderwerp)]
    for deel in sjabloon.onderdelen:
        found += [*([deel.als] if deel.als else []), *_fields(deel)]
    return tuple(dict.fromkeys(found))


def _filled(blok: Blok, given: Mapping[str, str]) -> list[Blok]:
    lines = [line.strip() for line in _put(blok.tekst, given).splitlines() if line.strip()]
    if blok.soort is Bloksoort.GEGEVEN:
        lines = ["; ".join(lines)]
    return [replace(blok, tekst=line) for line in lines]


def _put(text: str, given: Mapping[str, str]) -> str:
    return _VELD.sub(lambda hit: given[hit[1]], text)


def _fields(deel: Onderdeel) -> tuple[str, ...]:
    return tuple(veld for blok in deel.blokken for veld in _VELD.findall(blok.tekst))


def _missing(naam: str, delen: list[Onderdeel], eis: Briefdeel) -> list[str]:
    if not delen:
        return [f"Het deel '{naam}' ontbreekt."]
    found = [f"Het deel '{naam}' kan niet wegblijven." for deel in delen if deel.als and deel.als != eis.als]
    if not any(deel.blokken for deel in delen):
        found.append(f"Het deel '{naam}' is leeg.")
    fields = {veld for deel in delen for veld in _fields(deel)}
    found += [f"In het deel '{naam}' ontbreekt het veld '{veld}'." for veld in eis.velden if veld not in fields]
    said = " ".join(part for deel in delen for blok in deel.blokken for part in (blok.label, blok.tekst))
    found += [f"In het deel '{naam}' ontbreekt '{woord}'." for woord in eis.noemt if woord not in said]
    return found


def _parts(lines: list[tuple[int, str]]) -> tuple[tuple[Onderdeel, ...], tuple[str, ...]]:
    """The parts in these lines, and a sentence for each line that stands in none."""
    found: list[tuple[str, str, list[str]]] = []
    loose = []
    for number, line in lines:
        head = _DEEL.fullmatch(line)
        if head:
            found.append((head[1], head[2] or "", []))
        elif line.startswith("["):
            loose.append(f"Regel {number}: een deel begint met [naam] of [naam, als veld].")
        elif found:
            found[-1][2].append(line)
        elif line:
            loose.append(f"Regel {number}: deze tekst staat in geen enkel deel. Zet er [naam] boven.")
    return tuple(Onderdeel(naam, als, _blocks(text)) for naam, als, text in found), tuple(loose)


def _blocks(lines: list[str]) -> tuple[Blok, ...]:
    found: list[Blok] = []
    open_paragraph = False
    for line in lines:
        blok = _blok(line) if line else None
        if blok and open_paragraph and blok.soort is Bloksoort.ALINEA:
            found[-1] = replace(found[-1], tekst=f"{found[-1].tekst} {blok.tekst}")
        elif blok:
            found.append(blok)
        open_paragraph = blok is not None and blok.soort is Bloksoort.ALINEA
    return tuple(found)


def _blok(line: str) -> Blok:
    if line.startswith("# "):
        return Blok(Bloksoort.KOP, line[2:].strip())
    if line.startswith("- "):
        return Blok(Bloksoort.PUNT, line[2:].strip())
    label, sign, tekst = line.partition(_GEGEVEN)
    return Blok(Bloksoort.GEGEVEN, tekst.strip(), label.strip()) if sign else Blok(Bloksoort.ALINEA, line)
