"""Words about health that a school may not write, and the words that look like them and are not."""

from __future__ import annotations

import pytest

from ketenkameleon.meldingen.gezondheid import BEGIN, HEEL, OVERAL, ZIN, health_sentence, health_words


@pytest.mark.parametrize("word", [*OVERAL, *BEGIN, *HEEL])
def test_every_word_of_the_list_is_found_in_a_sentence_whatever_its_capitals(word):
    for written in (word, word.capitalize(), word.upper()):
        assert health_words(f"Er was iets met {written}, zegt de mentor.") == (written,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zij is ziekgemeld door moeder.", ("ziekgemeld",)),
        ("Suïcidaal volgens de mentor.", ("Suïcidaal",)),
        ("Praat met een kinderpsychiater.", ("kinderpsychiater",)),
        ("Depressieve klachten.", ("Depressieve",)),
        ("Heeft ADD.", ("ADD",)),
        ("Ziek, en weer ziek.", ("Ziek", "ziek")),
        ("Autisme en ADHD.", ("Autisme", "ADHD")),
    ],
)
def test_words_are_found_in_compounds_with_accents_and_once_each(text, found):
    assert health_words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hij houdt van muziek en fysica.",
        "De leerling komt elke maart te laat.",
        "Ass. mentor belt, add. gesprek volgt.",
        "De ouders doen mee. Er is een rooster gemaakt.",
        "Wij willen een kleinere klas en een vaste begeleider.",
        "Begonnen in het coöperatieve project.",
        "Gesprek met leerling over de overstap naar mbo.",
    ],
)
def test_what_is_not_about_health_passes(text):
    assert health_words(text) == ()
    assert health_sentence(text) == ""


def test_the_sentence_says_what_to_do_and_which_words_it_is_about():
    assert health_sentence("Zij is ziek.") == f"{ZIN} Het gaat om: ziek."
