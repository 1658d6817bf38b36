"""Every kind of bad line: kept, named, explained, and the good lines around it come in."""

import re
from pathlib import Path

import pytest

from ketenkameleon import koppelingen
from ketenkameleon.koppelingen.duo.bederf import spoil, ways
from ketenkameleon.koppelingen.duo.columns import KOLOMMEN, NAMEN
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.duo.zinnen import ZINNEN
from koppelingen.bestanden import BSN, GOOD, ONDERWIJSNUMMER, TODAY, line, one, records

CASES = [
    ("bsn_ongeldig", "bsn", {"bsn": "123456789"}),
    ("bsn_ongeldig", "bsn", {"bsn": "99999034"}),
    ("onderwijsnummer_in_bsn", "bsn", {"bsn": ONDERWIJSNUMMER}),
    ("bsn_in_onderwijsnummer", "onderwijsnummer", {"bsn": "", "onderwijsnummer": BSN}),
    ("onderwijsnummer_ongeldig", "onderwijsnummer", {"bsn": "", "onderwijsnummer": "123456789"}),
    ("twee_persoonsnummers", "onderwijsnummer", {"onderwijsnummer": ONDERWIJSNUMMER}),
    ("persoonsnummer_ontbreekt", "bsn", {"bsn": ""}),
    ("negatieve_uren", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=-3"}),
    ("lesuur_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=0"}),
    ("lesuur_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=13"}),
    ("lesuur_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=½"}),
    ("lesuur_dubbel", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=2,2"}),
    ("dag_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-31=heel"}),
    ("dag_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01"}),
    ("dag_ongeldig", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=1|"}),
    ("dag_dubbel", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-01=1|2026-09-01=2"}),
    ("dag_buiten_verzuim", "verzuimspecificatie", {"verzuimspecificatie": "2026-08-31=heel"}),
    ("dag_buiten_verzuim", "verzuimspecificatie", {"verzuimspecificatie": "2026-09-12=heel"}),
    ("dag_buiten_verzuim", "verzuimspecificatie",
     {"einddatum": "", "verzuimspecificatie": "2026-09-15=heel"}),
    ("datum_in_toekomst", "begindatum", {"begindatum": "2026-09-22"}),
    ("datum_in_toekomst", "meldingsdatum", {"meldingsdatum": "2026-09-22"}),
    ("mutatie_in_toekomst", "laatste_mutatie", {"laatste_mutatie": "2026-09-22T00:00:00"}),
    ("begin_na_mutatie", "begindatum", {"begindatum": "2026-09-15"}),
    ("afgesloten_voor_begin", "begindatum",
     {"begindatum": "2026-09-15", "status": "G", "reden_afgesloten": "a"}),
    ("einde_voor_begin", "einddatum", {"einddatum": "2026-08-31"}),
    ("datum_ongeldig", "begindatum", {"begindatum": "2026-W36-1"}),
    ("datum_ongeldig", "einddatum", {"einddatum": "20260911"}),
    ("moment_ongeldig", "laatste_mutatie", {"laatste_mutatie": "2026-09-14"}),
    ("moment_ongeldig", "laatste_mutatie", {"laatste_mutatie": "2026-09-14T25:00:00"}),
    ("moment_ongeldig", "laatste_mutatie", {"laatste_mutatie": "0001-01-01T00:00:00"}),
    ("afgesloten_zonder_reden", "reden_afgesloten", {"status": "G"}),
    ("reden_zonder_afsluiting", "reden_afgesloten", {"reden_afgesloten": "a"}),
    ("toelichting_zonder_afsluiting", "toelichting_afsluiting", {"toelichting_afsluiting": "gezien"}),
    ("code_onbekend", "soort", {"soort": "V9"}),
    ("code_onbekend", "soort", {"soort": "V3\x07"}),
    ("code_onbekend", "status", {"status": "Z"}),
    ("code_onbekend", "reden_afgesloten", {"status": "G", "reden_afgesloten": "h"}),
    ("code_onbekend", "opleiding_niveau", {"opleiding_niveau": "5"}),
    ("ja_nee", "actie_gewenst", {"actie_gewenst": "true"}),
    ("status_w", "status", {"status": "W"}),
    ("toelichting_ontbreekt", "toelichting_geen_actie", {"actie_gewenst": "nee"}),
    ("toelichting_ontbreekt", "toelichting_geen_actie",
     {"actie_gewenst": "nee", "toelichting_geen_actie": "  "}),
    ("te_lang", "vermoedelijke_reden", {"vermoedelijke_reden": "x" * 201}),
    ("te_lang", "melder_netnummer", {"melder_netnummer": "012345"}),
    *[("te_lang", kolom.naam, {kolom.naam: "x" * (kolom.lengte + 1)}) for kolom in KOLOMMEN if kolom.lengte],
    ("meldingsnummer_ongeldig", "meldingsnummer", {"meldingsnummer": "0700"}),
    ("meldingsnummer_ongeldig", "meldingsnummer", {"meldingsnummer": "7" * 19}),
    ("brin_ongeldig", "verzender", {"verzender": "9AAB"}),
    ("vestiging_ongeldig", "vestiging", {"vestiging": "99AB1"}),
    ("uitvoerder_ongeldig", "uitvoerder", {"uitvoerder": "019901"}),
    ("nul_teken", "", {"vermoedelijke_reden": "a\0b"}),
    *[("veld_leeg", veld, {veld: ""}) for veld in (
        "meldingsnummer", "begindatum", "soort", "actie_gewenst", "status", "laatste_mutatie", "verzender",
        "uitvoerder")],
]


def refused_between_good_ones(bad, formaat):
    """What the reader says of this line, between two good ones, of which the second is longer down."""
    data = header(formaat) + line(formaat) + bad + line(formaat, meldingsnummer="700000009")
    first, found, last = records(data, formaat)
    assert (first.meldingsnummer, last.meldingsnummer) == ("700000001", "700000009")
    assert data[found.offset:found.volgende] == bad
    assert (found.begin == bad) is found.heel
    return found


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
@pytest.mark.parametrize(("code", "veld", "values"), CASES)
def test_a_bad_value_is_refused_with_its_field_and_code(code, veld, values, formaat):
    if "uren" in code or "lesuur" in code or code == "dag_ongeldig":
        formaat = "csv"
    found = refused_between_good_ones(line(formaat, **values), formaat)
    assert (found.code, found.veld) == (code, veld)


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_every_way_of_the_generator_to_spoil_a_line_is_answered_with_its_code(formaat):
    cells = [GOOD.get(naam, "") for naam in NAMEN]
    for way in ways(formaat):
        found = refused_between_good_ones(spoil(cells, way, formaat=formaat, today=TODAY), formaat)
        assert found.code == way.code


@pytest.mark.parametrize(("bad", "code"), [
    (b"\n", "lege_regel"),
    (b"\r\n", "lege_regel"),
    (b"een;twee\n", "kolommen"),
    (line().replace(b"Onbekend.", "Onbekend é".encode("latin-1")), "codering"),
    (line().replace(b"Onbekend.", b"\xff\xfe"), "codering"),
    (line().replace(b"Onbekend.", b'"Onbekend.'), "aanhaling"),
    (line().replace(b"Onbekend.", b"x" * 70_000), "regel_te_lang"),
    (line().replace(b"Onbekend.", b"x" * 300), "te_lang"),
])
def test_a_line_that_is_no_csv_of_this_layout_is_kept_with_its_reason(bad, code):
    assert refused_between_good_ones(bad, "csv").code == code


def test_a_line_break_between_quotes_is_two_bad_lines_and_the_next_comes_in():
    found = records(header("csv") + line().replace(b"Onbekend.", b'"On\nbekend."') + line())
    assert [record.code for record in found[:2]] == ["aanhaling", "kolommen"]
    assert isinstance(found[2], Mutatie)


@pytest.mark.parametrize(("bad", "code", "veld"), [
    (b"{\n", "geen_json", ""), (b"[" * 50_000 + b"\n", "geen_json", ""), (b"[]\n", "geen_object", ""),
    (b'{"soort": NaN}\n', "geen_json", ""), (b'{"soort": "V3", "soort": "L"}\n', "sleutel_dubbel", ""),
    (b'{"naam": "x"}\n', "veld_onbekend", ""), (b'{"soort": 3}\n', "veld_soort", "soort"),
    (b'{"soort": true}\n', "veld_soort", "soort"), (b'{"soort": ["V3"]}\n', "veld_soort", "soort"),
    (b'{"meldingsnummer": 1.5}\n', "veld_soort", "meldingsnummer"),
    (b'{"meldingsnummer": 1' + b"0" * 30 + b"}\n", "veld_soort", "meldingsnummer"),
    (b'{"verzuimspecificatie": {"2026-09-01": [true]}}\n', "veld_soort", "verzuimspecificatie"),
    (b'{"verzuimspecificatie": {"2026-09-01": 3}}\n', "veld_soort", "verzuimspecificatie"),
    (line("jsonl").replace(b'"V3"', b'"\\ud800"'), "code_onbekend", "soort"),
    (line("jsonl").replace(b"[1, 2, 5]", b"[-1]"), "negatieve_uren", "verzuimspecificatie"),
    (line("jsonl").replace(b"[1, 2, 5]", b"[]"), "dag_ongeldig", "verzuimspecificatie"),
])
def test_a_line_that_is_no_object_of_this_layout_is_kept_with_its_reason(bad, code, veld):
    found = refused_between_good_ones(bad, "jsonl")
    assert (found.code, found.veld) == (code, veld)


def test_json_values_of_their_own_kind_are_read_as_the_text_of_csv():
    native = line("jsonl", opleiding_niveau="2")
    for text, value in ((b'"700000001"', b"700000001"),
                        (b'"opleiding_niveau": "2"', b'"opleiding_niveau": 2'),
                        (b'"soort"', b'"melder_functie": null, "soort"')):
        assert text in native
        native = native.replace(text, value)
    assert one(native, "jsonl").inhoud_hash == one(line(opleiding_niveau="2")).inhoud_hash


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_a_last_line_that_breaks_off_says_so_wherever_it_was_cut(formaat):
    whole = line(formaat).rstrip(b"\n")
    for cut in range(1, len(whole)):
        found = one(whole[:cut], formaat)
        assert found.code == "regel_afgebroken"
        assert (found.begin, found.lengte) == (whole[:cut], cut)


def test_lines_twice_or_in_another_order_are_read_as_they_stand():
    first, second = line(), line(status="B", laatste_mutatie="2026-09-15T10:00:00")
    found = records(header("csv") + second + first + first)
    assert [record.status for record in found] == ["B", "R", "R"]
    assert found[1].inhoud_hash == found[2].inhoud_hash


def test_a_sentence_says_what_to_do_and_never_holds_a_number_or_free_text():
    for values in ({"soort": "GEHEIM"}, {"bsn": "123456789"}, {"vermoedelijke_reden": "GEHEIM" * 50},
                   {"begindatum": "GEHEIM"}, {"verzuimspecificatie": "GEHEIM"}):
        found = one(line(**values))
        assert "GEHEIM" not in found.zin + found.code + found.veld
        assert "123456789" not in found.zin
        assert found.zin.endswith(".")
        assert "{" not in found.zin


def test_every_code_of_a_sentence_is_given_somewhere():
    sources = [path.read_text(encoding="utf-8") for path in Path(koppelingen.__file__).parent.rglob("*.py")]
    given = {code for text in sources for code in re.findall(r'(?:Fout\(|return |else )"(\w+)"', text)}
    assert set(ZINNEN) - given == set()
