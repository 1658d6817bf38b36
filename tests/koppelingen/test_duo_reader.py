"""Reading good meldingen, and refusing a file as a whole."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ketenkameleon.koppelingen.duo.columns import KOPPEN, KOPREGEL, NAMEN, VERSIEREGEL
from ketenkameleon.koppelingen.duo.maak import write_file
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.duo.zinnen import WAARSCHUWINGEN
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.rules.rijen import shipped
from koppelingen.bestanden import BSN, BSN_2, ONDERWIJSNUMMER, TODAY, line, one, records

DOCS = Path(__file__).parents[2] / "docs" / "koppelingen"


def test_a_line_becomes_a_mutatie_with_its_fields():
    found = one(line())
    assert (found.meldingsnummer, found.nummer, found.nummersoort) == ("700000001", BSN, "bsn")
    assert (found.begindatum, found.einddatum) == (date(2026, 9, 1), date(2026, 9, 11))
    assert (found.soort, found.status) == ("V3", "R")
    assert (found.actie_gewenst, found.alle_lessen_gemist) == (True, False)
    assert found.laatste_mutatie == datetime(2026, 9, 14, 8, tzinfo=UTC)
    assert (found.vestiging, found.verzender, found.gemeente) == ("99AB01", "99AB", "9901")
    assert (found.minuten, found.waarschuwingen, found.regelnummer) == (11 * 60, (), 3)


def test_the_content_holds_every_filled_field_but_never_the_number():
    found = one(line(vermoedelijke_reden="Ziek; zegt \"moeder\""))
    assert found.inhoud["vermoedelijke_reden"] == "Ziek; zegt \"moeder\""
    assert not {"bsn", "onderwijsnummer", "adres_straat"} & set(found.inhoud)
    assert set(found.inhoud) <= set(NAMEN)
    assert BSN not in repr(found) + repr(found.inhoud)


def test_equal_content_has_an_equal_hash_in_csv_and_in_json_lines():
    values = {"vermoedelijke_reden": "Café; \"x\"", "verzuimspecificatie": "2026-09-02=5,1|2026-09-01=heel"}
    other = one(line("jsonl", **values, laatste_mutatie="2026-09-14T08:00:00Z"), "jsonl")
    same = one(line(**values | {"verzuimspecificatie": "2026-09-01=heel|2026-09-02=1,5"}))
    assert (other.inhoud_hash, other.inhoud, other[3:-2]) == (same.inhoud_hash, same.inhoud, same[3:-2])


@pytest.mark.parametrize("change", [
    {"bsn": BSN_2}, {"bsn": "", "onderwijsnummer": ONDERWIJSNUMMER}, {"status": "B"}, {"melder": "B. Ander"},
    {"laatste_mutatie": "2026-09-14T10:00:01"}, {"meldingsnummer": "700000002"},
])
def test_other_content_has_another_hash_and_the_number_and_status_are_content(change):
    assert one(line(**change)).inhoud_hash != one(line()).inhoud_hash


@pytest.mark.parametrize(("text", "moment"), [
    ("2026-09-14T10:00:00", datetime(2026, 9, 14, 8, tzinfo=UTC)),
    ("2026-09-14T10:00", datetime(2026, 9, 14, 8, tzinfo=UTC)),
    ("2026-09-14T10:00:00.250000", datetime(2026, 9, 14, 8, 0, 0, 250_000, tzinfo=UTC)),
    ("2026-09-14T10:00:00+00:00", datetime(2026, 9, 14, 10, tzinfo=UTC)),
    ("2026-09-14T10:00Z", datetime(2026, 9, 14, 10, tzinfo=UTC)),
    ("2026-02-14T10+05:00", datetime(2026, 2, 14, 5, tzinfo=UTC)),
])
def test_a_moment_without_zone_is_dutch_time_and_one_moment_is_one_text(text, moment):
    period = {"begindatum": "2026-01-05", "einddatum": "", "verzuimspecificatie": ""}
    again = records(header("csv") + 2 * line(laatste_mutatie=text, **period))
    assert [found.laatste_mutatie for found in again] == [moment, moment]
    assert {found.inhoud["laatste_mutatie"] for found in again} == {moment.isoformat()}


def test_dutch_time_changes_with_summer_and_winter():
    winter, summer = (one(line(laatste_mutatie=f"2026-{day}T02:30:00", begindatum="2026-03-01", einddatum="",
                               verzuimspecificatie="")) for day in ("03-28", "03-30"))
    assert (winter.laatste_mutatie.hour, summer.laatste_mutatie.hour) == (1, 0)


def test_the_columns_may_stand_in_another_order():
    order = sorted(range(len(KOPPEN)), key=lambda index: KOPPEN[index])
    cells = line().decode().rstrip("\n").split(";")
    data = "\n".join([VERSIEREGEL, ";".join(KOPPEN[i] for i in order), ";".join(cells[i] for i in order)])
    (found,) = records(data.encode())
    assert (found.inhoud, found.inhoud_hash) == (one(line()).inhoud, one(line()).inhoud_hash)


@pytest.mark.parametrize("change", [
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.rstrip(b"\n"),
    lambda data: data.replace(b"onbevestigd\n", b"onbevestigd;;;\n"),
    lambda data: data.replace(b";V3;", b"; V3 ;"),
    lambda data: data.replace(b"99AB;", b"\"99AB\";"),
])
def test_bom_windows_line_ends_quotes_and_blanks_around_codes_change_nothing(change):
    (found,) = records(change(header("csv") + line()))
    assert found.inhoud_hash == one(line()).inhoud_hash


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_control_characters_are_taken_out_of_free_text(formaat):
    found = one(line(formaat, vermoedelijke_reden="Een\x07 \u202ereden\tmet\x1b tekens"), formaat)
    assert found.inhoud["vermoedelijke_reden"] == "Een reden met tekens"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "leeg_bestand"),
    (b"\n\n", "versie_onbekend"),
    (VERSIEREGEL.encode(), "leeg_bestand"),
    (b"#layout;kameleon-duo/2;onbevestigd\n" + KOPREGEL.encode(), "versie_onbekend"),
    (KOPREGEL.encode() + b"\n" + line(), "versie_onbekend"),
    (VERSIEREGEL.encode() + b"\n" + line(), "kopregel_onbekend"),
    (f"{VERSIEREGEL}\n{KOPREGEL};naam\n".encode(), "kopregel_onbekend"),
    (f"{VERSIEREGEL}\n{KOPREGEL}\n".encode("utf-16"), "utf16"),
    (f"{VERSIEREGEL}\n{KOPREGEL}\n".encode("utf-16-le"), "utf16"),
    (f"{VERSIEREGEL}\n{KOPREGEL}\n".encode("utf-16-be"), "utf16"),
    ("#indeling één\n".encode("latin-1"), "codering"),
    (b"x" * 70_000, "kopregel_te_lang"),
])
def test_a_file_that_is_not_this_layout_is_refused_as_a_whole_before_any_line(data, code):
    with pytest.raises(OnleesbaarBestand) as refusal:
        read(io.BytesIO(data), formaat="csv", wet=shipped(), today=TODAY)
    assert refusal.value.code == code
    assert str(refusal.value).endswith((".", VERSIEREGEL))


@pytest.mark.parametrize(
    "first", [b'{"layout": "kameleon-duo/2", "status": "onbevestigd"}', b"[]", b"{", b"1"])
def test_json_lines_of_another_layout_are_refused_as_a_whole(first):
    with pytest.raises(OnleesbaarBestand, match="kameleon-duo/1"):
        read(io.BytesIO(first + b"\n" + line("jsonl")), formaat="jsonl", wet=shipped(), today=TODAY)


def test_an_unknown_format_is_an_error():
    with pytest.raises(ValueError, match="onbekend formaat"):
        read(io.BytesIO(), formaat="xml", wet=shipped(), today=TODAY)


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_reading_goes_on_after_any_record_with_the_same_answers(formaat):
    stream = io.BytesIO()
    write_file(stream, lines=60, seed=3, today=TODAY, kinderen=20, formaat=formaat, slecht=45)
    data = stream.getvalue()
    whole = records(data, formaat)
    for index in (0, 1, 7, 30, 58):
        at = whole[index]
        assert records(data, formaat, start_offset=at.volgende) == whole[index + 1:]
        assert records(data, formaat, start_offset=at.volgende,
                       start_regel=at.regelnummer + 1) == whole[index + 1:]


def test_going_on_in_the_middle_of_a_line_is_an_error():
    with pytest.raises(ValueError, match="begint geen regel"):
        records(header("csv") + line(), start_offset=len(header("csv")) + 3)


@pytest.mark.parametrize(("values", "warning"), [
    ({"einddatum": ""}, "einddatum_ontbreekt"),
    ({"einddatum": "2026-10-01"}, "einddatum_in_toekomst"),
    ({"vermoedelijke_reden": ""}, "reden_ontbreekt"),
    ({"melder": ""}, "melder_ontbreekt"),
    ({"melder_email": ""}, "email_ontbreekt"),
    ({"overnemende_partij": "Stichting"}, "overname_zonder_d"),
    ({"verzuimspecificatie": "2026-09-05=heel"}, "dag_in_vakantie"),
])
def test_what_is_odd_but_usable_is_a_warning_and_comes_in(values, warning):
    found = one(line(**values), is_school_day=lambda day: day.weekday() < 5)
    assert found.waarschuwingen == (warning,)
    assert warning in WAARSCHUWINGEN


def test_an_old_melding_that_was_handed_over_is_read():
    found = one(line(status="D", overnemende_partij="Stichting"))
    assert (found.status, found.waarschuwingen, found.inhoud["overnemende_partij"]) == ("D", (), "Stichting")


def test_without_a_specification_the_hours_are_unknown():
    assert one(line(verzuimspecificatie="")).minuten is None


@pytest.mark.parametrize("formaat", ["csv", "jsonl"])
def test_the_documented_example_reads_without_a_bad_line(formaat):
    with (DOCS / f"voorbeeld-duo.{formaat}").open("rb") as stream:
        found = list(read(stream, formaat=formaat, wet=shipped(), today=TODAY))
    assert len(found) == 24
    assert all(isinstance(record, Mutatie) for record in found)


def test_the_page_about_the_layout_names_every_column():
    page = (DOCS / "duo.md").read_text(encoding="utf-8")
    assert [naam for naam in NAMEN if f"`{naam}`" not in page] == []


@pytest.mark.parametrize("values", [
    {"laatste_mutatie": "2026-09-21T23:59:59"},
    {"einddatum": "2026-09-01", "verzuimspecificatie": "2026-09-01=heel"},
    {"begindatum": "2026-09-14", "einddatum": "", "verzuimspecificatie": "2026-09-14=1"},
    {"meldingsdatum": "2026-09-21"},
    {"status": "G", "reden_afgesloten": "g", "toelichting_afsluiting": "geen_actie"},
    {"vermoedelijke_reden": "x" * 200}, {"verzuimspecificatie": "2026-09-01=12|2026-09-11=1"},
    {"meldingsnummer": "7" * 18}, {"vestiging": "100X202"}, {"vestiging": ""},
])
def test_the_last_value_that_is_still_good_comes_in(values):
    assert isinstance(one(line(**values)), Mutatie)


def test_moments_around_the_change_of_the_clock_keep_their_own_hour():
    period = {"begindatum": "2026-03-01", "einddatum": "", "verzuimspecificatie": ""}
    found = records(header("csv") + b"".join(
        line(laatste_mutatie=f"2026-03-29T{hour}:30:00", **period) for hour in ("01", "03", "01", "03")))
    assert [record.laatste_mutatie.hour for record in found] == [0, 1, 0, 1]


def test_a_moment_from_before_whole_hour_zones_is_the_same_every_time():
    old = {"begindatum": "1930-01-01", "einddatum": "", "verzuimspecificatie": "", "meldingsdatum": ""}
    found = records(header("csv") + 2 * line(laatste_mutatie="1930-01-05T10:00:00", **old))
    assert found[0].inhoud_hash == found[1].inhoud_hash
    assert found[0].laatste_mutatie == datetime(1930, 1, 5, 9, 40, 28, tzinfo=UTC)
