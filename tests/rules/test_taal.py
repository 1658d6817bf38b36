"""How a text is measured, by hand-counted examples, and why one is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Meting, Toon, banned_words, measure, shortcomings, shortcomings_of_line, syllables

WET = shipped()
ON = date(2026, 10, 8)
LONG = "Ik ga met u en met Noor en met haar mentor en met de school en met haar oma om de tafel."


def codes(*pieces, toon=Toon.GEZIN, meest=0):
    return [gebrek.code for gebrek in shortcomings(pieces, toon, on=ON, wet=WET, meest=meest)]


@pytest.mark.parametrize(("word", "count"), [
    ("school", 1), ("ouders", 2), ("mooie", 2), ("nieuwe", 2), ("eeuw", 1), ("leerplicht", 2), ("vrijstelling", 3),
    ("beantwoorden", 4), ("coördinator", 5), ("geïnteresseerd", 5), ("zoals", 2), ("contactpersoon", 4), ("06", 1),
    ("Leerplichtambtenaar", 5), ("OEI", 1)])
def test_a_word_has_the_syllables_one_hears(word, count):
    assert syllables(word) == count


def test_a_text_measures_what_a_hand_counts():
    # Noor was ziek (3 words, 3 syllables). Zij is er weer op maandag (6, 7).
    found = measure(["Noor was ziek. Zij is er weer op maandag."], on=ON, wet=WET)
    assert (found.woorden, found.zinnen, found.gemiddeld, found.langste) == (9, 2, 4.5, 6)
    assert found.langste_zin == "Zij is er weer op maandag."
    assert found.leesgemak == pytest.approx(206.84 - 0.93 * 4.5 - 77 * 10 / 9)


def test_a_piece_ends_its_sentence_and_a_time_or_number_does_not():
    found = measure(["Wat is ons doel", "Ik kom om 16.00 uur langs."], on=ON, wet=WET)
    assert (found.zinnen, found.woorden) == (2, 10)


@pytest.mark.parametrize("pieces", [[], ["", "..."]])
def test_nothing_to_read_measures_nothing(pieces):
    found = measure(pieces, on=ON, wet=WET)
    assert (found.woorden, found.zinnen, found.leesgemak) == (0, 0, 0.0)


def test_a_bad_text_is_refused_with_each_reason_in_a_sentence():
    bad = "Indien u betreffende de verzuimregistratie ingevolge artikel 14 bezwaar aantekent"
    found = {gebrek.code: gebrek.zin for gebrek in shortcomings(
        [f"{bad}, dienen te allen tijde verantwoordingsdocumenten overgelegd te worden."], Toon.GEZIN,
        on=ON, wet=WET, meest=10)}
    assert set(found) == {"te_veel_woorden", "te_moeilijk", "zinnen_te_lang", "verboden_woord", "wetsartikel"}
    assert found["te_veel_woorden"] == "De tekst heeft 18 woorden. Ten hoogste 10 kan."
    assert found["wetsartikel"].startswith("Noem in de tekst geen wetsartikel: 'artikel 14'.")


@pytest.mark.parametrize(("meest", "found"), [(0, []), (3, []), (2, ["te_veel_woorden"])])
def test_the_most_words_is_a_bound_that_may_be_reached(meest, found):
    assert codes("Noor was ziek.", meest=meest) == found


def test_one_long_sentence_is_shown_whole():
    [gebrek] = shortcomings([LONG, "Ja.", "Ja.", "Ja."], Toon.GEZIN, on=ON, wet=WET)
    assert (gebrek.code, gebrek.zin) == ("zin_te_lang", f"Deze zin heeft 22 woorden, ten hoogste 18 kan: {LONG}")


def test_people_who_do_this_work_may_read_longer_sentences_and_articles():
    assert codes(LONG, "Dit is artikel 14.", toon=Toon.WERK) == []
    assert codes(LONG, "Dit is artikel 14.") == ["zinnen_te_lang", "zin_te_lang", "wetsartikel"]


@pytest.mark.parametrize(("text", "said"), [
    ("De ca" "sus is af.", "zaak"), ("Twee dos" "siers.", "zaak"), ("Wij geven INDIEN nodig hulp.", "als"),
    ("Dit is voor uw cli" "ënten.", "kinderen"), ("U dient te komen.", "moet")])
def test_a_word_we_do_not_use_is_refused_with_a_better_one(text, said):
    [gebrek] = banned_words([text], on=ON, wet=WET)
    assert gebrek.zin.endswith(f"Schrijf liever '{said}'.")


@pytest.mark.parametrize("text", ["Reedsma woont hier.", "De echtere naam.", "Een kind dat indiener is."])
def test_a_word_inside_another_word_is_not_meant(text):
    assert banned_words([text], on=ON, wet=WET) == ()


@pytest.mark.parametrize(("text", "refused"), [
    ("Zie art. 5 hier.", True), ("Zie lid 2.", True),
    ("Artikelen 11g en 14.", True), ("U bent lid van de klas.", False),
    ("De kunst van 14 jaar.", False), ("Het artikel in de krant.", False)])
def test_only_a_number_makes_it_an_article(text, refused):
    assert ("wetsartikel" in codes(text)) is refused


@pytest.mark.parametrize(("line", "found"), [
    ("", []), ("Jip is om 9.00 uur op school, 3 dagen per week.", []), ("Contactpersoon belt maandag", []),
    ("Jeugdige participeert structureel in het onderwijs.", ["te_moeilijk"]),
    ("Jeugdige participeert structureel in onderwijs.", []),
    ("Mentor belt conform plan", ["verboden_woord"]),
    ("Jip gaat elke dag met de bus naar school en komt dan om half vier weer naar huis toe.", ["zin_te_lang"]),
])
def test_one_line_is_measured_by_its_ease_its_length_and_its_words_and_not_by_an_average(line, found):
    assert [gebrek.code for gebrek in shortcomings_of_line(line, on=ON, wet=WET)] == found


def test_a_text_without_words_measures_nothing():
    assert measure([], on=ON, wet=WET) == Meting(0, 0, 0.0, 0, "", 0.0) == measure(["", "..."], on=ON, wet=WET)


def test_ten_words_a_sentence_fit_and_the_mean_is_said_with_a_comma():
    ten = "Ik ga met jou en met Noor naar de school."
    assert measure([ten], on=ON, wet=WET).woorden == 10
    assert "zinnen_te_lang" not in codes(ten)
    eleven = "Wij gaan met jou en met Noor naar de nieuwe school."
    [said] = [gebrek.zin for gebrek in shortcomings([ten, eleven], Toon.GEZIN, on=ON, wet=WET)
              if gebrek.code == "zinnen_te_lang"]
    assert said == "Een zin heeft gemiddeld 10,5 woorden. Ten hoogste 10 kan."
