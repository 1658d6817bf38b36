"""Reading persons: birth dates as far as known, gezag as a state, and bad lines kept."""

import json
from pathlib import Path

import pytest

from ketenkameleon.koppelingen.personen.feiten import Geboortedatum, Gezagsoort, PersoonFeit
from ketenkameleon.koppelingen.personen.reader import ZINNEN, read_persons
from ketenkameleon.koppelingen.regels import OnleesbaarBestand, SlechteRegel
from koppelingen.bestanden import BSN, BSN_2, ONDERWIJSNUMMER, TODAY, person, persons

EXAMPLE = Path(__file__).parents[2] / "docs" / "koppelingen" / "voorbeeld-personen.jsonl"
PARENT = {"naam": "S. Voorbeeld", "relatie": "moeder", "bsn": BSN_2, "telefoon": "0600000000",
          "email": "s@voorbeeld.example", "adres_geheim": True}


def only(**values):
    (found,) = persons(person(**values))
    return found


def refused(**values):
    found = only(**values)
    assert isinstance(found, SlechteRegel)
    return found.code, found.veld


def test_a_line_becomes_a_person_and_what_is_not_said_is_empty():
    found = only()
    assert (found.nummer, found.nummersoort) == (BSN, "bsn")
    assert (found.voornamen, found.achternaam) == ("Noor", "Voorbeeld")
    assert (found.gemeente, found.taal, found.tolk_nodig, found.geheimhouding) == ("9901", "nl", False, False)
    assert (found.voorvoegsel, found.roepnaam, found.school, found.klas) == ("", "", "", "")
    assert (found.startkwalificatie, found.overleden) == (None, False)
    assert BSN not in repr(found)


def test_what_is_said_is_taken_over():
    found = only(bsn=None, onderwijsnummer=ONDERWIJSNUMMER, voorvoegsel="van", roepnaam="Noortje", taal="ary",
                 tolk_nodig=True, geheimhouding=True, school="99AB01", klas="2b", startkwalificatie=False,
                 overleden=True)
    assert (found.nummer, found.nummersoort) == (ONDERWIJSNUMMER, "onderwijsnummer")
    assert (found.voorvoegsel, found.roepnaam) == ("van", "Noortje")
    assert (found.taal, found.school) == ("ary", "99AB01")
    assert (found.tolk_nodig, found.geheimhouding, found.overleden) == (True, True, True)
    assert (found.klas, found.startkwalificatie) == ("2b", False)


@pytest.mark.parametrize(("value", "expected", "text"), [
    ({"type": "Datum", "datum": "2012-05-17"}, Geboortedatum(2012, 5, 17), "2012-05-17"),
    ({"type": "JaarMaandDatum", "jaar": 2012, "maand": 5}, Geboortedatum(2012, 5), "2012-05-00"),
    ({"type": "JaarDatum", "jaar": 2012}, Geboortedatum(2012), "2012-00-00"),
    ({"type": "DatumOnbekend", "onbekend": True}, Geboortedatum(), "0000-00-00"),
])
def test_a_birth_date_is_known_as_far_as_it_is_known(value, expected, text):
    found = only(geboortedatum=value).geboortedatum
    assert (found, found.tekst) == (expected, text)


@pytest.mark.parametrize(("value", "code"), [
    (None, "veld_leeg"), ("2012-05-17", "veld_soort"), ({"type": "Dag"}, "veld_soort"), ({}, "veld_soort"),
    ({"type": "Datum", "datum": "2011-02-29"}, "datum_ongeldig"), ({"type": "Datum"}, "datum_ongeldig"),
    ({"type": "Datum", "datum": "2026-09-22"}, "datum_in_toekomst"),
    ({"type": "JaarMaandDatum", "jaar": 2012, "maand": 13}, "datum_ongeldig"),
    ({"type": "JaarMaandDatum", "jaar": 2012, "maand": 0}, "datum_ongeldig"),
    ({"type": "JaarMaandDatum", "jaar": 2012}, "datum_ongeldig"),
    ({"type": "JaarDatum", "jaar": 2027}, "datum_in_toekomst"),
    ({"type": "JaarDatum", "jaar": 0}, "datum_ongeldig"),
    ({"type": "JaarDatum", "jaar": 10**30}, "datum_ongeldig"),
    ({"type": "JaarDatum", "jaar": True}, "datum_ongeldig"),
    ({"type": "JaarDatum", "jaar": 2012, "maand": 5}, "veld_onbekend"),
])
def test_a_birth_date_that_cannot_be_is_refused(value, code):
    assert refused(geboortedatum=value)[0] == code


@pytest.mark.parametrize(("soort", "lijst", "number", "fits"), [
    (Gezagsoort.GEZAMENLIJK, "ouders", 2, True), (Gezagsoort.GEZAMENLIJK, "ouders", 1, False),
    (Gezagsoort.GEZAMENLIJK, "voogden", 2, False), (Gezagsoort.EENHOOFDIG, "ouders", 1, True),
    (Gezagsoort.EENHOOFDIG, "ouders", 2, False), (Gezagsoort.VOOGDIJ, "voogden", 1, True),
    (Gezagsoort.VOOGDIJ, "voogden", 0, True), (Gezagsoort.VOOGDIJ, "ouders", 1, False),
    (Gezagsoort.TIJDELIJK_GEEN, "ouders", 0, True), (Gezagsoort.TIJDELIJK_GEEN, "ouders", 1, False),
    (Gezagsoort.NIET_TE_BEPALEN, "ouders", 0, True), (Gezagsoort.NIET_TE_BEPALEN, "voogden", 1, False),
])
def test_gezag_is_a_state_and_its_persons_fit_it(soort, lijst, number, fits):
    found = only(gezag={"soort": soort, lijst: [PARENT] * number})
    if fits:
        assert (found.gezag.soort, len(found.gezag.personen)) == (soort, number)
    else:
        assert (found.code, found.veld) == ("gezag_past_niet", "gezag")


def test_a_parent_comes_with_what_is_needed_to_reach_them():
    (parent,) = only(gezag={"soort": "EenhoofdigOuderlijkGezag", "ouders": [PARENT]}).gezag.personen
    assert {"naam": parent.naam, "relatie": parent.relatie, "bsn": parent.bsn, "telefoon": parent.telefoon,
            "email": parent.email, "adres_geheim": parent.adres_geheim} == PARENT
    assert BSN_2 not in repr(parent)


@pytest.mark.parametrize(("values", "code", "veld"), [
    ({"bsn": "123456789"}, "bsn_ongeldig", "bsn"),
    ({"bsn": ONDERWIJSNUMMER}, "onderwijsnummer_in_bsn", "bsn"),
    ({"bsn": ""}, "persoonsnummer_ontbreekt", "bsn"),
    ({"onderwijsnummer": ONDERWIJSNUMMER}, "twee_persoonsnummers", "onderwijsnummer"),
    ({"bsn": 999990342}, "veld_soort", "bsn"),
    ({"achternaam": " "}, "veld_leeg", "achternaam"),
    ({"voornamen": "x" * 201}, "te_lang", "voornamen"),
    ({"voornamen": "a\0b"}, "nul_teken", ""),
    ({"gemeente": "99"}, "gemeente_ongeldig", "gemeente"),
    ({"gemeente": "99a1"}, "gemeente_ongeldig", "gemeente"),
    ({"taal": "NL"}, "taal_ongeldig", "taal"),
    ({"school": "99AB"}, "vestiging_ongeldig", "school"),
    ({"tolk_nodig": "ja"}, "veld_soort", "tolk_nodig"),
    ({"adres": "Straat 1"}, "veld_onbekend", ""),
    ({"gezag": None}, "veld_leeg", "gezag"),
    ({"gezag": "beiden"}, "veld_soort", "gezag"),
    ({"gezag": {"soort": "Tweehoofdig"}}, "gezag_onbekend", "gezag"),
    ({"gezag": {"soort": "Voogdij", "toeziend": 1}}, "veld_onbekend", ""),
    ({"gezag": {"soort": "Voogdij", "voogden": "x"}}, "veld_soort", "gezag"),
    ({"gezag": {"soort": "Voogdij", "voogden": ["x"]}}, "veld_soort", "gezag"),
    ({"gezag": {"soort": "Voogdij", "voogden": [PARENT | {"bsn": "123456789"}]}}, "bsn_ongeldig", "gezag"),
    ({"gezag": {"soort": "Voogdij", "voogden": [PARENT | {"naam": ""}]}}, "veld_leeg", "naam"),
])
def test_a_bad_value_is_refused_with_its_field_and_code(values, code, veld):
    assert refused(**values) == (code, veld)


@pytest.mark.parametrize(("bad", "code"), [
    (b"\n", "lege_regel"), (b"{\n", "geen_json"), (b"[]\n", "geen_object"), (b"\xff\n", "codering"),
    (person()[:-1] + b"x" * 70_000 + b"\n", "regel_te_lang"),
    (person().replace(b'{"bsn"', b'{"klas": "1", "klas": "2", "bsn"'), "sleutel_dubbel"),
])
def test_a_bad_line_is_kept_and_the_good_ones_around_it_come_in(bad, code):
    first, found, last = persons(person(), bad, person(bsn=BSN_2))
    assert (first.nummer, found.code, last.nummer) == (BSN, code, BSN_2)
    assert (found.offset, found.volgende) == (first.volgende, last.offset)
    assert found.zin.endswith(".")
    assert BSN not in found.zin


def test_a_last_line_that_breaks_off_says_so():
    assert persons(person()[:40])[0].code == "regel_afgebroken"


def test_reading_goes_on_after_a_record_with_the_same_answers():
    lines = (person(), b"stuk\n", person(bsn=BSN_2))
    whole = persons(*lines)
    assert persons(*lines, start_offset=whole[0].volgende) == whole[1:]
    assert persons(*lines, start_offset=whole[1].volgende, start_regel=4) == whole[2:]


def test_two_lines_with_one_number_both_come_out_for_the_intake_to_judge():
    first, second = persons(person(), person(achternaam="Ander"))
    assert first.nummer == second.nummer
    assert first.inhoud_hash != second.inhoud_hash


@pytest.mark.parametrize("head", [b"", b"{}\n", b'{"layout": "kameleon-personen/2"}\n', b"bsn;naam\n"])
def test_a_file_of_another_layout_is_refused_as_a_whole(head):
    with pytest.raises(OnleesbaarBestand):
        persons(person() if head else b"", head=head)


def test_the_documented_example_holds_every_state_of_gezag_and_reads_without_a_bad_line():
    with EXAMPLE.open("rb") as stream:
        found = list(read_persons(stream, today=TODAY))
    assert all(isinstance(record, PersoonFeit) for record in found)
    assert {record.gezag.soort for record in found} == set(Gezagsoort)
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert {json.loads(text)["geboortedatum"]["type"] for text in lines[1:]} == {
        "Datum", "JaarMaandDatum", "JaarDatum", "DatumOnbekend"}


def test_every_sentence_says_something_in_one_line():
    assert all(zin.endswith(".") and "\n" not in zin for zin in ZINNEN.values())
