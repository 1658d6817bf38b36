"""Every letter that ships can be read by who gets it; a bad one is refused with its reason (ux.md 8.8)."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.post.mappen import MEEGELEVERD, template
from ketenkameleon.post.sjabloon import fill, read_template
from ketenkameleon.post.taaltoets import hard_to_read, template_hard_to_read
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.brieven import field_names, letters
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon, measure

WET = shipped()
ON = date(2026, 10, 8)
SOORTEN = letters(on=ON, wet=WET)


def filled(code):
    return fill(template(code, "", "", on=ON, wet=WET), VOORBEELD)


def refused(code, was, now):
    text = (MEEGELEVERD / f"{code}.txt").read_text(encoding="utf-8")
    assert was in text
    found = template_hard_to_read(read_template(code, text.replace(was, now)), SOORTEN[code], on=ON, wet=WET)
    return [gebrek.code for gebrek in found]


@pytest.mark.parametrize("code", SOORTEN)
def test_a_letter_is_easy_enough_for_who_gets_it(code):
    assert hard_to_read(filled(code), SOORTEN[code], on=ON, wet=WET) == ()


def test_there_is_an_example_for_every_field():
    assert set(VOORBEELD) == set(field_names(on=ON, wet=WET))


def test_the_first_letter_has_at_most_150_words_with_every_part_in_it():
    assert measure(filled("eerste_brief").proza, on=ON, wet=WET).woorden <= 150


@pytest.mark.parametrize(("code", "was", "now", "reason"), [
    ("eerste_brief", "U kent {kind} het best.", "U kent {kind} het best. " + "Dat is fijn. " * 9, "te_veel_woorden"),
    ("eerste_brief", "U kent {kind} het best.", "Zie artikel 21a.", "wetsartikel"),
    ("uitnodiging", "Ik wil graag met u praten.", "Wij verzoeken u om op korte termijn samen met uw zoon of "
     "uw dochter en met de mentor bij ons langs te komen.", "zin_te_lang"),
    ("waarschuwing", "Dat mocht niet.", "Dat is tra" "ject twee.", "verboden_woord"),
    ("vto", "Nummer :: ", "Dos" "sier :: ", "verboden_woord"),
])
def test_a_bad_text_is_refused_with_its_reason(code, was, now, reason):
    assert refused(code, was, now) == [reason]


def test_a_hard_letter_is_refused_as_too_hard_and_lines_of_data_are_not_measured():
    hard = "Verantwoordelijkheidsaansprakelijkheid noodzakelijkerwijs geïndividualiseerd. " * 9
    assert "te_moeilijk" in refused("uitnodiging", "Ik wil graag met u praten.", hard)
    assert refused("uitnodiging", "Wanneer :: ", "Verantwoordelijkheidsaansprakelijkheidsverzekering :: ") == []


def test_letters_to_a_child_say_je_and_letters_to_parents_say_u():
    said = {code: set(" ".join(filled(code).proza).lower().replace("?", " ").replace(".", " ").split())
            for code, soort in SOORTEN.items() if soort.toon is Toon.GEZIN}
    assert {code for code, words in said.items() if words & {"je", "jij", "jouw"}} == {"verhoor_kind", "halt_uitleg"}
    assert {code for code, words in said.items() if words & {"u", "uw"}} == set(said) - {"verhoor_kind", "halt_uitleg"}
