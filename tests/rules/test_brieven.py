"""The pages about letters say what the rows hold."""

from __future__ import annotations

from datetime import date

import pytest

from ketenkameleon.rules.brieven import complaint_receivers, field_names, letters, may_write, outgoing
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon, shortcomings

WET = shipped()
ON = date(2026, 10, 8)
SOORTEN = letters(on=ON, wet=WET)


def test_letters_are_those_of_the_page(blad):
    for code, naam, toon, regime, woorden, delen in blad("brieven").tabel("brief"):
        soort = SOORTEN[code]
        most = str(soort.woorden or "geen grens")
        assert [naam, toon, regime, woorden] == [soort.naam, soort.toon, soort.regime, most]
        assert delen == ", ".join(f"{n} (als {d.als})" if d.als else n for n, d in soort.delen.items())
    assert len(blad("brieven").tabel("brief")) == len(SOORTEN)


def test_every_field_is_described_and_stands_in_a_letter():
    assert set(field_names(on=ON, wet=WET)) == set().union(*(soort.velden for soort in SOORTEN.values()))


def test_the_first_letter_names_everyone_who_knows_and_one_person_with_one_number():
    first = SOORTEN["eerste_brief"]
    assert first.woorden == 150
    assert {"DUO", "coördinator", "school"} <= set(first.delen["wie_weet"].noemt)
    assert first.delen["niet_gelukt"].als == ""
    assert {"professional", "telefoon"} <= first.velden


def test_the_proces_verbaal_asks_for_what_the_boa_rules_ask():
    asked = {veld for deel in SOORTEN["proces_verbaal"].delen.values() if not deel.als for veld in deel.velden}
    assert {"standplaats", "akte", "gemeente", "verdenking_gezegd", "cautie_om", "advocaat", "tolk", "verklaring",
            "verzuimsoort", "reden", "ingelicht_op", "melding_op"} <= asked


def test_a_letter_about_a_verhoor_or_a_proces_verbaal_falls_under_the_wpg_and_tells_the_school_nothing():
    wpg = {code for code, soort in SOORTEN.items() if soort.regime == "wpg"}
    assert wpg == {"verhoor_kind", "verhoor_ouder", "halt_verwijzing", "proces_verbaal", "raad_advies"}
    assert not SOORTEN["uitkomst_school"].velden & {"reden", "redenen", "verklaring", "feit", "beeld", "zorgen"}


def test_letters_go_out_of_a_zaak_to_whom_the_page_says(blad):
    said = {code: (naar, set() if soorten == "–" else set(soorten.split(", ")))
            for codes, naar, soorten in blad("brieven").tabel("brief uit een zaak") for code in codes.split(", ")}
    assert said == {code: (out.naar, set(out.soorten)) for code, out in outgoing(on=ON, wet=WET).items()}
    assert {code for code, out in outgoing(on=ON, wet=WET).items() if out.gezin} == {
        code for code, (naar, _) in said.items() if naar == "gezin"}


@pytest.mark.parametrize("code", SOORTEN)
@pytest.mark.parametrize("muur", [100, 101, 102, 103, 201, 301, 401])
def test_what_falls_under_the_wpg_is_written_in_a_verhoor_alone_and_nothing_else_there(code, muur):
    verdict = may_write(code, muur, on=ON, wet=WET)
    assert bool(verdict) is ((SOORTEN[code].regime == "wpg") is (muur == 401))
    assert verdict or verdict.code == "letter_other_rol"


def test_complaints_go_where_the_page_says(blad):
    for over, naar in blad("brieven").tabel("klacht over"):
        assert "; ".join(complaint_receivers(over, on=ON, wet=WET)) == naar


def test_a_complaint_about_a_boa_goes_to_both_supervisors_and_an_unknown_one_nowhere():
    assert len(set(complaint_receivers("boa", on=ON, wet=WET))) == 2
    with pytest.raises(KeyError):
        complaint_receivers("bakker", on=ON, wet=WET)


def test_bounds_and_examples_of_language_are_those_of_the_page(blad):
    rows = {toon: numbers for toon, *numbers in blad("taal").tabel("toon")}
    eisen = {toon: [str(value or "geen grens") for value in row.values()]
             for toon, row in WET.tabel("taal.eisen", ON).items()}
    assert rows == eisen
    for tekst, answer in blad("taal").tabel("tekst"):
        found = ", ".join(gebrek.code for gebrek in shortcomings([tekst], Toon.GEZIN, on=ON, wet=WET))
        assert answer == (f"nee: {found}" if found else "ja"), tekst
