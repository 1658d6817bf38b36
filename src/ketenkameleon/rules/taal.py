"""How easy a text reads, and why it is not easy enough. A smoke alarm: a reader decides, not a formula.

A text is a row of pieces: a heading, a paragraph, a point of a list. Each piece ends its last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.waarden import names, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_WOORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,:/-]*")
_ZINSEINDE: Final = re.compile(r"(?<=[.!?])\s+")
# Longest first: "mooie" is mooi-e, "geeuw" is one. With a trema a new syllable begins.
_KLANK: Final = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
_HONDERD: Final = 100


class Toon(StrEnum):
    """For whom a text is written: a family, or people who do this work."""

    GEZIN = "gezin"
    WERK = "werk"


@dataclass(frozen=True, slots=True)
class Meting:
    """What was counted. `leesgemak`: Flesch-Douma, higher is easier. `langste_zin`: the longest sentence itself."""

    woorden: int
    zinnen: int
    gemiddeld: float
    langste: int
    langste_zin: str
    leesgemak: float


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Why a text is refused: a code for a machine and a Dutch sentence for whoever wrote it."""

    code: str
    zin: str


def syllables(word: str) -> int:
    """How many syllables a word has: the groups of vowels, at least one. Units: syllables; a number counts as one.

    Source: own count; it misses a few loan words (museum).

    >>> [syllables(word) for word in ("eeuw", "mooie", "contactpersoon", "geïnteresseerd", "7")]
    [1, 2, 4, 5, 1]
    """
    return max(1, len(_KLANK.findall(word)))


def measure(pieces: Sequence[str], *, on: date, wet: Wetboek) -> Meting:
    """What this text measures. Units: words, sentences, points; nothing to read scores 0. Source: row taal.leesgemak.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> measure(["Noor was ziek. Zij is er weer."], on=date(2026, 10, 8), wet=shipped()).zinnen
    2
    """
    sentences = [(piece, _WOORD.findall(piece)) for block in pieces for piece in _ZINSEINDE.split(block.strip())]
    sentences = [(piece, words) for piece, words in sentences if words]
    if not sentences:
        return Meting(0, 0, 0.0, 0, "", 0.0)
    words = [word for _, found in sentences for word in found]
    mean = len(words) / len(sentences)
    longest, found = max(sentences, key=lambda sentence: len(sentence[1]))
    per_word = sum(map(syllables, words)) / len(words)
    row = wet.tabel("taal.leesgemak", on)
    begin, zin, woord = (part(row[key], int) / _HONDERD for key in ("begin", "zin", "woord"))
    return Meting(len(words), len(sentences), mean, len(found), longest, begin - zin * mean - woord * per_word)


def shortcomings(pieces: Sequence[str], toon: Toon, *, on: date, wet: Wetboek, meest: int = 0) -> tuple[Gebrek, ...]:
    """Why this text is not easy enough, each with a sentence; empty when it is.

    Units: `meest` is words, 0 is no bound. Source: ux.md 8.8; rows taal.eisen, taal.verboden and taal.wetstaal.
    """
    found = [*_measured(pieces, toon, on, wet, meest), *banned_words(pieces, on=on, wet=wet)]
    if toon is Toon.GEZIN:
        found += _articles(pieces, on, wet)
    return tuple(found)


def shortcomings_of_line(line: str, *, on: date, wet: Wetboek) -> tuple[Gebrek, ...]:
    """Why one line that a family reads is not easy enough, each with a sentence; empty when it is.

    The average of one sentence is its length, and of a few words the ease says nothing: those two are left out. Units:
    `on` is a date. Source: issue 6, part 4 (goals in B1); rows taal.eisen and taal.kort.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> shortcomings_of_line("Contactpersoon belt maandag", on=date(2026, 10, 8), wet=shipped())
    ()
    """
    short = measure([line], on=on, wet=wet).woorden < wet.getal("taal.kort", on)
    left_out = {"zinnen_te_lang"} | ({"te_moeilijk"} if short else set())
    return tuple(gebrek for gebrek in shortcomings([line], Toon.GEZIN, on=on, wet=wet) if gebrek.code not in left_out)


def banned_words(pieces: Sequence[str], *, on: date, wet: Wetboek) -> tuple[Gebrek, ...]:
    """The words that are not used, each once, with a better one. Units: `on` is a date. Source: row taal.verboden."""
    text = " ".join(pieces).lower()
    return tuple(Gebrek("verboden_woord", f"Schrijf niet '{word}'. Schrijf liever '{better}'.")
                 for word, better in names(wet.tabel("taal.verboden", on)).items()
                 if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text))


def _measured(pieces: Sequence[str], toon: Toon, on: date, wet: Wetboek, meest: int) -> list[Gebrek]:
    meting, eis = measure(pieces, on=on, wet=wet), table(wet.tabel("taal.eisen", on)[toon])
    leesgemak, gemiddeld, langste = (part(eis[key], int) for key in ("leesgemak", "gemiddeld", "langste"))
    found = []
    if meest and meting.woorden > meest:
        found.append(Gebrek("te_veel_woorden", f"De tekst heeft {meting.woorden} woorden. Ten hoogste {meest} kan."))
    if meting.leesgemak < leesgemak:
        found.append(Gebrek("te_moeilijk", f"Het leesgemak is {meting.leesgemak:.0f}. Nodig is {leesgemak} of meer."))
    if gemiddeld and meting.gemiddeld > gemiddeld:
        said = f"{meting.gemiddeld:.1f}".replace(".", ",")
        found.append(Gebrek("zinnen_te_lang", f"Een zin heeft gemiddeld {said} woorden. Ten hoogste {gemiddeld} kan."))
    if langste and meting.langste > langste:
        found.append(Gebrek("zin_te_lang", f"Deze zin heeft {meting.langste} woorden, ten hoogste {langste} kan: "
                                           f"{meting.langste_zin}"))
    return found


def _articles(pieces: Sequence[str], on: date, wet: Wetboek) -> list[Gebrek]:
    words = "|".join(map(re.escape, texts(wet.waarde("taal.wetstaal", on))))
    hit = re.search(rf"\b(?:{words})\.?\s+\d+\w*", " ".join(pieces), re.IGNORECASE)
    said = "Noem in de tekst geen wetsartikel: '{}'. Zet het onderaan, bij de gegevens."
    return [Gebrek("wetsartikel", said.format(hit[0]))] if hit else []
