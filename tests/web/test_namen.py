"""A name in a script that runs from right to left does not turn the words around it: every name stands in <bdi>.

Source: issue 6, bad input (a name in Arabic script). In the components: tests/aanvallen/test_invoer.py; on paper:
tests/post/test_papier.py; kept as it was written: tests/meldingen/test_signalen.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ketenkameleon

SRC = Path(ketenkameleon.__file__).parent
# What holds the name of a person in a template, by the end of its path.
NAMEN = re.compile(
    r"\{\{\s*(?:[a-z_.]*\.)?(?:voornaam|achternaam|vast\.naam|lid\.naam|wie_naam|over_wie|gevraagd_naam|voorgesteld_naam"
    r"|goedgekeurd_naam|vrager_naam|stap\.wie|regel\.wie|rij\.wie|bericht\.wie|a\.wie|p\.wie|meekomen_wie|eigenaar"
    r"|leerling|klager|kind_naam|afspraak\.naam|zaak\.naam|plan\.naam|v\.vrager(?=\s*}))\s*[|}]")


def _outside(text: str) -> list[str]:
    """The places where a name stands outside <bdi>; what stands in a title has no mark-up and no name."""
    found = []
    for hit in NAMEN.finditer(text):
        before = text[:hit.start()]
        if before.count("<bdi>") == before.count("</bdi>"):
            found.append(hit[0])
    return found


@pytest.mark.parametrize("path", sorted(SRC.glob("*/templates/*/*.html")), ids=lambda path: path.name)
def test_every_name_of_a_person_stands_apart_from_the_words_around_it(path):
    assert _outside(path.read_text(encoding="utf-8")) == []


def test_a_name_outside_it_is_found():
    assert _outside("<p>{{ zicht.kind.voornaam }} en <bdi>{{ zicht.kind.achternaam }}</bdi></p>") == [
        "{{ zicht.kind.voornaam }"]
