"""A template is read, checked and filled in; what is wrong with one is told in Dutch, with its line or its part."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.post.sjabloon import Blok, Bloksoort, LegeVelden, SjabloonFout, faults, fill, read_template
from ketenkameleon.rules.brieven import Briefdeel, Briefsoort, letters
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon

WET = shipped()
ON = date(2026, 10, 8)
SOORT = Briefsoort("proef", "Proef", Toon.GEZIN, "avg", 0, {
    "waarom": Briefdeel(("kind",), ("DUO",), ""), "tolk": Briefdeel(("tolk_taal",), (), "tolk_taal")}, ("telefoon",))
GOED = """; een opmerking
Onderwerp: Brief over {kind}

[waarom]
# Waarom?
{kind} was er niet.
DUO weet het.

- eerste punt
- tweede {telefoon}
Tel :: {telefoon}

[tolk, als tolk_taal]
Tolk: {tolk_taal}.
"""


def read(text):
    return read_template("proef", text)


def said(text):
    with pytest.raises(SjabloonFout) as fout:
        read(text)
    return list(fout.value.zinnen)


def test_a_template_becomes_pieces_in_order_and_lines_without_an_empty_one_are_one_paragraph():
    tekst = fill(read(GOED), {"kind": "Noor", "telefoon": "06-55501234", "tolk_taal": "Turks"})
    assert tekst.onderwerp == "Brief over Noor"
    assert tekst.blokken == (
        Blok(Bloksoort.KOP, "Waarom?"), Blok(Bloksoort.ALINEA, "Noor was er niet. DUO weet het."),
        Blok(Bloksoort.PUNT, "eerste punt"), Blok(Bloksoort.PUNT, "tweede 06-55501234"),
        Blok(Bloksoort.GEGEVEN, "06-55501234", "Tel"), Blok(Bloksoort.ALINEA, "Tolk: Turks."))
    assert tekst.proza == ("Brief over Noor", "Waarom?", "Noor was er niet. DUO weet het.", "eerste punt",
                           "tweede 06-55501234", "Tolk: Turks.")


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_a_part_is_left_out_when_its_field_is_empty(empty):
    tekst = fill(read(GOED), {"kind": "Noor", "telefoon": "1", "tolk_taal": empty})
    assert all("Tolk" not in blok.tekst for blok in tekst.blokken)


def test_a_letter_with_empty_fields_is_not_made_and_names_them_all():
    with pytest.raises(LegeVelden) as leeg:
        fill(read(GOED), {"kind": " ", "tolk_taal": "Turks"})
    assert leeg.value.velden == ("kind", "telefoon")
    assert str(leeg.value) == "Deze brief is nog niet af. Vul nog in: kind, telefoon."


def test_what_somebody_typed_is_never_read_as_a_template():
    rare = "[tolk] # kop - punt {telefoon} a :: b ; #read(\"geheim\")"
    tekst = fill(read(GOED), {"kind": rare, "telefoon": "1"})
    assert tekst.blokken[1] == Blok(Bloksoort.ALINEA, f"{rare} was er niet. DUO weet het.")


def test_a_value_of_more_lines_makes_more_pieces_and_stays_one_line_of_data():
    tekst = fill(read("Onderwerp: {kind}\n[waarom]\n{kind}\nNaam :: {kind}\n"), {"kind": "een\n\ntwee "})
    assert tekst.onderwerp == "een twee"
    assert [blok.tekst for blok in tekst.blokken] == ["een", "twee", "een; twee"]


def test_the_template_that_is_right_has_no_faults():
    assert faults(read(GOED), SOORT) == ()


@pytest.mark.parametrize(("was", "now", "zin"), [
    ("{kind} was", "{naam_vader} was", "Het veld 'naam_vader' kan niet in deze brief."),
    ("Brief over {kind}", "Brief over {adres}", "Het veld 'adres' kan niet in deze brief."),
    ("[tolk, als tolk_taal]", "[tolk, als gezag]", "Het veld 'gezag' kan niet in deze brief."),
    ("{kind} was er niet.", "Zij was er niet.", "In het deel 'waarom' ontbreekt het veld 'kind'."),
    ("DUO weet het.", "Wij weten het.", "In het deel 'waarom' ontbreekt 'DUO'."),
    ("[waarom]", "[anders]", "Het deel 'waarom' ontbreekt."),
    ("[waarom]", "[waarom, als telefoon]", "Het deel 'waarom' kan niet wegblijven."),
    ("Tolk: {tolk_taal}.", "", "Het deel 'tolk' is leeg."),
    ("Onderwerp: Brief over {kind}", "Onderwerp:", "Het onderwerp is leeg."),
])
def test_an_unknown_field_or_a_missing_part_is_told_in_a_sentence(was, now, zin):
    assert was in GOED
    assert zin in faults(read(GOED.replace(was, now)), SOORT)


@pytest.mark.parametrize(("text", "zinnen"), [
    ("", ["Regel 1 moet beginnen met 'Onderwerp:'."]),
    ("\n[waarom]\n", ["Regel 2 moet beginnen met 'Onderwerp:'."]),
    ("Onderwerp: a\nlos\n", ["Regel 2: deze tekst staat in geen enkel deel. Zet er [naam] boven."]),
    ("Onderwerp: a\n[Waarom]\n", ["Regel 2: een deel begint met [naam] of [naam, als veld]."]),
    ("Onderwerp: a\n[waarom]\n{Kind}\n{{kind}}\nkind}\n",
     [f"Regel {n}: een veld staat tussen accolades, zoals {{kind}}, met kleine letters." for n in (3, 4, 5)]),
])
def test_a_line_that_cannot_be_read_is_told_with_its_number(text, zinnen):
    assert said(text) == zinnen


@pytest.mark.parametrize(("code", "deel"), [
    (code, deel) for code, soort in letters(on=ON, wet=WET).items() for deel in soort.delen])
def test_a_shipped_letter_without_one_of_its_parts_cannot_be_used(code, deel):
    from ketenkameleon.post.mappen import MEEGELEVERD

    text = (MEEGELEVERD / f"{code}.txt").read_text(encoding="utf-8")
    soort = letters(on=ON, wet=WET)[code]
    assert faults(read_template(code, text), soort) == ()
    broken = text.replace(f"[{deel}]", "[weg]").replace(f"[{deel}, als", "[weg, als")
    assert faults(read_template(code, broken), soort) == (f"Het deel '{deel}' ontbreekt.",)
