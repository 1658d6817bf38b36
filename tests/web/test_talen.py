"""A language reaches a family only when a person has read every text of it as it is now."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils.translation import gettext, ngettext
from polib import POEntry

from ketenkameleon.web import dagwoorden
from ketenkameleon.web.bronteksten import source_texts, texts_of_code, texts_of_template
from ketenkameleon.web.catalogi import catalog_path, codes_in, new_catalog, save, shortcomings, standing, updated
from ketenkameleon.web.po import is_filled, key, read_po
from ketenkameleon.web.talen import NEDERLANDS, language, offered, speak, spoken, spoken_in
from ketenkameleon.web.zinnen import ZINNEN
from talen_bouw import WOORD, put, say, translated
from web.pages import ENGINE, JS

DAG = date(2026, 12, 7)


def there(folder):
    with override_settings(LOCALE_PATHS=[str(folder)]):
        return [taal.code for taal in offered()]


@pytest.fixture
def arabisch(tmp_path):
    """A folder in which Arabic was wholly read."""
    put(tmp_path, translated())
    with override_settings(LOCALE_PATHS=[str(tmp_path)]):
        yield tmp_path
        speak(NEDERLANDS)


def test_without_a_folder_there_is_only_dutch():
    assert offered() == ()
    assert language("ar") is NEDERLANDS
    assert spoken() is NEDERLANDS


def test_a_language_that_was_wholly_read_is_offered_in_its_own_name_and_direction(arabisch):
    [taal] = offered()
    assert (taal.code, taal.naam, taal.richting) == ("ar", "العربيّة", "rtl")
    assert standing(arabisch, "ar").leesbaar


def test_a_language_that_django_does_not_know_says_its_own_name(tmp_path):
    put(tmp_path, translated("ti", "ትግርኛ"), "ti")
    assert there(tmp_path) == ["ti"]
    with pytest.raises(ValueError, match="--naam"):
        new_catalog("ti")


def test_a_language_that_nobody_read_is_not_there_though_every_text_is_translated(tmp_path):
    put(tmp_path, translated(), gelezen=False)
    assert there(tmp_path) == []
    assert standing(tmp_path, "ar").gebreken == ()


@pytest.mark.parametrize(("change", "said"), [
    (lambda entry: say(entry, ""), "Nog niet vertaald"), (lambda entry: say(entry, " \t"), "Nog niet vertaald"),
    (lambda entry: entry.flags.append("fuzzy"), "Nog niet nagekeken"),
    (lambda entry: entry.msgstr_plural.pop(5), "Niet voor elk getal een vorm"),
    (lambda entry: setattr(entry, "msgid", "Een tekst die er niet meer is"), "Staat niet meer in het programma")])
def test_one_text_that_is_missing_in_doubt_or_of_another_version_takes_the_language_away(tmp_path, change, said):
    catalog = translated()
    change(next(entry for entry in catalog if entry.msgid_plural))
    put(tmp_path, catalog)
    assert there(tmp_path) == []
    assert said in " ".join(standing(tmp_path, "ar").gebreken)


def test_a_text_that_stands_there_twice_takes_the_language_away_also_when_the_last_is_good(tmp_path):
    catalog = translated()
    plural = next(entry for entry in catalog if entry.msgid_plural)
    catalog.insert(0, POEntry(msgid=plural.msgid, msgstr="<script>x</script>"))
    put(tmp_path, catalog)
    assert standing(tmp_path, "ar").gebreken == (f"Staat er twee keer in: {plural.msgid}",)


def test_a_letter_changed_after_the_reading_takes_the_language_away(tmp_path):
    path = put(tmp_path, translated())
    path.write_text(path.read_text(encoding="utf-8").replace(WOORD, WOORD + "ا", 1), encoding="utf-8")
    assert there(tmp_path) == []
    assert standing(tmp_path, "ar").gebreken == ("Na het lezen is er iets veranderd.",)


@pytest.mark.parametrize("number", range(6))
def test_one_form_of_a_plural_changed_after_the_reading_is_not_made_into_what_the_program_reads(tmp_path, number):
    path = put(tmp_path, translated())
    catalog = read_po(path)
    next(entry for entry in catalog if entry.msgid_plural).msgstr_plural[number] += "ا"
    save(path, catalog)
    assert standing(tmp_path, "ar").gebreken == ("Na het lezen is er iets veranderd.",)
    assert not path.with_suffix(".mo").exists()


def test_what_the_program_reads_must_be_what_was_read(tmp_path):
    path = put(tmp_path, translated())
    made = path.with_suffix(".mo")
    made.write_bytes(made.read_bytes().replace(WOORD.encode(), "كلما".encode(), 1))
    assert there(tmp_path) == []
    assert "django.mo" in standing(tmp_path, "ar").gebreken[0]


def test_a_file_that_is_no_catalog_is_not_there_and_stops_nothing(tmp_path):
    put(tmp_path, translated("tr"), "tr")
    for code, content in (("pl", b"geen catalogus"), ("uk", b"\xff\xfe")):
        path = catalog_path(tmp_path, code)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    assert codes_in(tmp_path) == ("pl", "tr", "uk")
    assert there(tmp_path) == ["tr"]


@pytest.mark.parametrize(("tekst", "said"), [
    ("Hoi %(naam)s.", "Hoi."), ("Hoi %(naam)s.", "Hoi %(nam)s."), ("Hoi.", "Hoi 5%."), ("Hoi {n}.", "Hoi {m}."),
    ("Hoi.", "<script>x</script>"), ("Hoi <b>u</b>.", "Hoi <b onclick=x>u</b>."), ("Hoi.", 'Hoi" onfocus="x')])
def test_a_translation_brings_no_code_and_loses_nothing_that_is_filled_in(tekst, said):
    [source] = [source_texts()[0]._replace(tekst=tekst, meervoud="")]
    catalog = updated(new_catalog("ar"), [source])
    say(catalog[0], said)
    assert shortcomings(catalog, [source])
    say(catalog[0], tekst)
    assert shortcomings(catalog, [source]) == ()


def test_making_it_again_keeps_what_was_translated_and_asks_for_the_rest(tmp_path):
    old = translated()
    del old[:3]
    path = put(tmp_path, old)
    save(path, updated(read_po(path), source_texts()))
    again = read_po(path)
    assert [is_filled(entry) for entry in again[:4]] == [False, False, False, True]
    assert {key(entry) for entry in again} == {text[:2] for text in source_texts()}
    assert not path.with_suffix(".mo").exists()


def test_inside_the_block_texts_and_days_are_in_the_language_and_after_it_dutch(arabisch):
    noon = datetime(2026, 12, 7, 12, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    with spoken_in(language("ar")):
        assert gettext("Uitloggen") == WOORD
        assert dagwoorden.datum(DAG) == "الاثنين 7 ديسمبر، 2026"
        assert dagwoorden.datum_getal(DAG) == "07-12-2026"
        assert dagwoorden.dagen(3).count("3") == 1
        assert "12" in dagwoorden.tijd(noon)
    assert gettext("Uitloggen") == "Uitloggen"
    assert dagwoorden.datum(DAG) == "maandag 7 december 2026"
    assert dagwoorden.tijd(noon) == "12.05 uur"


@pytest.mark.parametrize("past", [-3, -1, 0, 1, 3])
def test_how_long_ago_is_said_in_the_language(arabisch, past):
    with spoken_in(language("ar")):
        said = dagwoorden.dagen_geleden(DAG, date.fromordinal(DAG.toordinal() + past))
    assert said.startswith((WOORD, str(abs(past))))


def test_dutch_texts_are_not_changed_by_the_catalogs_of_others():
    changed = [text.tekst for text in source_texts() if gettext(text.tekst) != text.tekst]
    changed += [text.tekst for text in source_texts()
                if text.meervoud and ngettext(text.tekst, text.meervoud, 2) != text.meervoud]
    assert changed == []


def test_texts_are_found_in_every_way_a_template_and_code_can_hold_them():
    page = ('{% translate "A 5%" %}{% translate naam %}{% translate "B" context "c" as d %}{% knop _("D") %}'
            '{{ x|default:_("E") }}{# {% translate "nee" %} #}{% blocktranslate trimmed count n=x %}\n  F {{ n }}\n'
            '{% plural %}G {{ n }}{% endblocktranslate %}')
    assert [piece[1:] for piece in texts_of_template(page)] == [
        ("A 5%%", "", ""), ("B", "c", ""), ("D", "", ""), ("E", "", ""), ("F %(n)s", "", "G %(n)s")]
    code = 'gettext("A"); ngettext("B", "C", n); pgettext("c", "D"); gettext(x); npgettext("e", "F", "G", 2); f("H")'
    assert [piece[1:] for piece in texts_of_code(code)] == [
        ("A", "", ""), ("B", "", "C"), ("D", "c", ""), ("F", "e", "G")]


def test_django_finds_every_text_of_the_catalog_in_a_template_that_uses_it(arabisch):
    with spoken_in(language("ar")):
        page = ENGINE.from_string('{% load i18n %}{% blocktranslate trimmed with naam="Noor" %}\n Afgedrukt door'
                                  ' <bdi>{{ naam }}</bdi>.\n{% endblocktranslate %}').render({})
    assert page.split() == [WOORD, "<bdi>", "Noor", "</bdi>"]


def test_the_script_says_only_sentences_that_a_page_can_bring_in_another_language():
    script = JS.read_text(encoding="utf-8")
    said = set(re.findall(r'\bt\((?:[\w. =]+ \? )?"([^"]+)"', script)) | set(re.findall(r': "([^"]+[.])"', script))
    said.add(re.search(r'OFFLINE_DRAFT = "([^"]+)"', script)[1])
    assert said == set(ZINNEN)
    assert str(updated(new_catalog("ar"), source_texts())).count("{n} tekens te veel") == 1
