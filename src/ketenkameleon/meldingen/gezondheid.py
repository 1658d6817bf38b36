"""Words about health, which a school may not write in a report: the school says that a child is away, not
why.

A list and no cleverness: whoever is stopped sees which word it was and can take it out. Parents tell it
themselves.
Source: ux.md S5 and 9.6 (0 health words in 20 test reports); domain.md (a school may not report health data).
"""

from __future__ import annotations

import re
from typing import Final

ZIN: Final = (
    "Dit lijkt over gezondheid te gaan. Dat mag u hier niet melden. Haal het weg."
    " Vraag ouders om het zelf te vertellen."
)

# A word that begins so, also inside a compound: kinderpsycholoog, jeugdpsychiatrie, angststoornis.
OVERAL: Final = (
    "psycholo", "psychiat", "psychose", "psychisch", "therapie", "therapeut", "medicatie", "medicijn",
    "diagnos", "stoornis", "ziekenhuis", "verslaafd", "verslaving", "zelfmoord", "suicid", "automutil",
    "zelfbeschadig", "depress", "autis", "epilep", "hoofdpijn", "buikpijn", "migraine", "handicap",
    "zwanger",
)  # fmt: skip
# A word that begins so.
BEGIN: Final = (
    "ziek", "griep", "astma", "allergi", "diabet", "suikerziekte", "kanker", "trauma", "dyslexie",
    "dyslectisch", "dyscalculie", "anorexia", "boulimi", "asperger", "paniekaanval", "angstaanval",
    "burn-out", "burnout", "medisch", "antidepress", "operatie", "geopereerd", "abortus", "menstrua",
    "ongesteld", "corona", "covid", "overspannen",
)  # fmt: skip
# The whole word, in small letters.
HEEL: Final = (
    "adhd", "odd", "ptss", "ggz", "arts", "artsen", "huisarts", "kinderarts", "schoolarts", "jeugdarts",
    "dokter", "ritalin", "concerta", "pillen", "borderline", "hiv",
)  # fmt: skip
# The whole word in capitals: in small letters these are other words.
HOOFDLETTERS: Final = ("ADD", "ASS", "GGZ")

_ACCENTS: Final = str.maketrans("áàâäéèêëíìîïóòôöúùûü", "aaaaeeeeiiiioooouuuu")
_WORDS: Final = re.compile(
    rf"\b(?:\w*(?:{'|'.join(OVERAL)})\w*|(?:{'|'.join(BEGIN)})[\w-]*|(?:{'|'.join(HEEL)})\b)"
)
_CAPITALS: Final = re.compile(rf"\b(?:{'|'.join(HOOFDLETTERS)})\b")


def health_words(text: str) -> tuple[str, ...]:
    """The words about health in a text, as they were written, in order and each once; nothing when there
    are none.

    Source: ux.md 9.6.

    >>> health_words("Zij is vaak ziek en praat met een kinderpsycholoog.")
    ('ziek', 'kinderpsycholoog')
    >>> health_words("Hij houdt van muziek en komt te laat.")
    ()
    """
    plain = text.lower().translate(_ACCENTS)
    spans = [match.span() for match in _WORDS.finditer(plain)]
    spans += [match.span() for match in _CAPITALS.finditer(text)]
    return tuple(dict.fromkeys(text[begin:end] for begin, end in sorted(spans)))


def health_sentence(text: str) -> str:
    """What to say about a text with words about health in it, with those words; empty when there are none.

    Source: ux.md 9.6.
    """
    found = health_words(text)
    return f"{ZIN} Het gaat om: {', '.join(found)}." if found else ""
