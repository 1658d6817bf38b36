"""`./kameleon voorspel`: the file it reads, the holidays it sets beside it, and what it says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from ketenkameleon.config import cli
from ketenkameleon.config.opdrachten import voorspel_weken
from ketenkameleon.config.opdrachten.voorspel_weken import read_weeks, school_weeks
from ketenkameleon.science.forecast import SchoolWeek, fit, fit_short, pool, upper_quantile
from ketenkameleon.start.fout import StartFout
from science.forecast.reeksen import as_csv, example_file, make_series

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "science" / "voorbeeld-weken.csv"


def _run(*words: object) -> int:
    return cli.main(["voorspel", *(str(word) for word in words)])


def _write(folder: Path, text: str, name: str = "weken.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _weeks(count: int, *, first: date = date(2023, 1, 2)) -> str:
    mondays = (first + timedelta(weeks=n) for n in range(count))
    return "week;aantal\n" + "".join(f"{day:%G-W%V};{(7 * n) % 5 + 10}\n" for n, day in enumerate(mondays))


def test_the_example_file_is_what_the_documented_generator_makes():
    assert EXAMPLE.read_text(encoding="utf-8") == example_file()


def test_the_forecast_as_data_is_that_of_the_library(capsys):
    assert _run(EXAMPLE, "--regio-vakantie", "noord", "--weken", 12, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    series = read_weeks(EXAMPLE, "noord")
    model = fit(series)
    mondays = [date(2026, 10, 5) + timedelta(weeks=n) for n in range(12)]
    ahead = type(series.calendar)(np.array(mondays, dtype="datetime64[D]"), school_weeks(mondays, "noord"))
    draws = model.draw(ahead)
    assert [week["week"] for week in said["weken"]][:2] == ["2026-W41", "2026-W42"]
    means = [round(float(mean), 1) for mean in draws.mean(axis=0)]
    assert [week["verwacht"] for week in said["weken"]] == means
    assert [week["vrijhouden"] for week in said["weken"]] == upper_quantile(draws, level=0.9).tolist()
    assert said["weken"][1]["soort"] == "korte vakantie"
    assert said["weken"][0]["vorig_jaar"] is not None
    assert said["totaal"]["verwacht"] == round(float(draws.sum(axis=1).mean()), 1)
    assert said["totaal"]["laag"] < said["totaal"]["verwacht"] < said["totaal"]["hoog"]
    assert said["terugblik"]["momenten"] == 11
    assert 0 < said["terugblik"]["winst_op_vorig_jaar"] < 1
    assert said["gelezen"] == {"weken": 352, "eerste": "2020-W02", "laatste": "2026-W40",
                               "vergelijkbare_regios": 0}


def test_the_table_shows_both_baselines_and_what_the_figure_does_not_say(capsys):
    assert _run(EXAMPLE, "--regio-vakantie", "noord") == 0
    said = capsys.readouterr().out
    lines = said.splitlines()
    head = next(line for line in lines if line.startswith("week "))
    assert head.split("  ")[-2:] == ["vorig jaar", "deze tijd"]
    assert sum(line.startswith("2026-W") for line in lines) == 12  # 2026 has 53 weeks
    assert any(line.startswith("totaal") for line in lines)
    assert "Wat deze cijfers niet zeggen:" in said
    assert "Minder meldingen is niet hetzelfde als minder verzuim" in said
    assert "vals alarm: 5%" in said
    assert max(map(len, lines)) <= 130


def test_the_same_seed_gives_the_same_forecast_and_another_seed_another(capsys):
    outputs = []
    for seed in (1, 1, 2):
        assert _run(EXAMPLE, "--regio-vakantie", "noord", "--weken", 2, "--json", "--zaad", seed) == 0
        outputs.append([week["verwacht"] for week in json.loads(capsys.readouterr().out)["weken"]])
    assert outputs[0] == outputs[1] != outputs[2]


def test_the_kind_of_a_week_follows_the_holidays_of_the_region():
    mondays = [date(2026, 8, 10), date(2026, 8, 17), date(2026, 8, 24),
               date(2026, 10, 12), date(2026, 10, 19)]
    assert school_weeks(mondays[:1], "noord").tolist() == [SchoolWeek.SUMMER]
    assert school_weeks(mondays[1:3], "noord").tolist() == [SchoolWeek.FIRST_WEEK_BACK, SchoolWeek.SCHOOL]
    assert school_weeks(mondays[1:3], "midden").tolist() == [SchoolWeek.SUMMER, SchoolWeek.SUMMER]
    assert school_weeks(mondays[3:], "noord").tolist() == [SchoolWeek.SHORT_HOLIDAY, SchoolWeek.SCHOOL]
    assert school_weeks(mondays[3:], "zuid").tolist() == [SchoolWeek.SCHOOL, SchoolWeek.SHORT_HOLIDAY]


def test_a_week_with_two_free_days_is_still_a_school_week(monkeypatch):
    class Free:
        def why_closed(self, day: date) -> str:
            free = {7, 8, 14, 15, 16}  # of September
            return "vrij" if (day.month, day.day) in {(9, n) for n in free} else ""

    monkeypatch.setattr(voorspel_weken, "school_calendar", lambda regio, *, wet: Free())
    kinds = school_weeks([date(2026, 9, 7), date(2026, 9, 14)], "noord")
    assert kinds.tolist() == [SchoolWeek.SCHOOL, SchoolWeek.SHORT_HOLIDAY]


def test_a_known_shift_changes_the_level_and_is_said_again(tmp_path, capsys):
    text = _weeks(150)
    doubled = "\n".join(line if n < 100 else f"{line.split(';')[0]};{2 * int(line.split(';')[1])}"
                        for n, line in enumerate(text.splitlines()) if line and n)
    path = _write(tmp_path, "week;aantal\n" + doubled + "\n")
    asked = (path, "--regio-vakantie", "zuid", "--weken", 4, "--json")
    assert _run(*asked, "--sprong", "2024-W48") == 0
    with_shift = json.loads(capsys.readouterr().out)
    assert _run(*asked) == 0
    without = json.loads(capsys.readouterr().out)
    assert with_shift["model"]["sprongen"] == ["2024-W48"]
    assert with_shift["totaal"] != without["totaal"]


def test_a_short_series_leans_on_similar_regions(tmp_path, capsys):
    short = make_series(8, weeks=30, first=date(2023, 1, 2), regio="midden").weken
    path = _write(tmp_path, as_csv(short))
    others = [make_series(20, weeks=200, regio="zuid").weken, make_series(21, weeks=200, regio="noord").weken]
    words: list[object] = [path, "--regio-vakantie", "midden", "--weken", 2, "--json"]
    for at, (series, regio) in enumerate(zip(others, ("zuid", "noord"), strict=True)):
        words += ["--lijkt-op", _write(tmp_path, as_csv(series), f"ander{at}.csv"), regio]
    assert _run(*words) == 0
    said = json.loads(capsys.readouterr().out)
    mondays = [date(2023, 7, 31), date(2023, 8, 7)]
    ahead = type(short.calendar)(np.array(mondays, dtype="datetime64[D]"), school_weeks(mondays, "midden"))
    expected = fit_short(short, pool([fit(series) for series in others])).draw(ahead).mean(axis=0)
    assert [week["verwacht"] for week in said["weken"]] == [round(float(mean), 1) for mean in expected]
    assert said["weken"][0]["vorig_jaar"] is None
    assert said["terugblik"] is None
    assert "vergelijkbare regio's" in said["grenzen"][-1]


@pytest.mark.parametrize(("text", "sentence"), [
    ("", "De eerste regel van"),
    ("datum;meldingen\n2026-W01;3\n", "moet zijn: week;aantal"),
    ("week;aantal\n", "heeft geen enkele week"),
    ("week;aantal\n2026-40;3\n", "Regel 2: '2026-40' is geen week"),
    ("week;aantal\n2025-W53;3\n", "Regel 2: '2025-W53' is geen week"),
    ("week;aantal\n2026-W01;3\n2026-W02;-4\n",
     "Regel 3: een aantal meldingen kan niet kleiner zijn dan nul (-4)"),
    ("week;aantal\n2026-W01;3,5\n", "Regel 2: '3,5' is geen aantal"),
    ("week;aantal\n2026-W01;\n", "Regel 2: '' is geen aantal"),
    ("week;aantal\n2026-W01;nan\n", "Regel 2: 'nan' is geen aantal"),
    ("week;aantal\n2026-W01;9999999\n", "Regel 2: '9999999' is geen aantal"),
    ("week;aantal\n2026-W01;3;4\n", "Regel 2: er staan 3 velden"),
    ("week;aantal\n2026-W01;3\n2026-W03;3\n", "Regel 3: week 2026-W02 ontbreekt"),
    ("week;aantal\n2026-W01;3\n2026-W01;3\n", "Regel 3: week 2026-W01 staat er twee keer"),
    ("week;aantal\n2026-W02;3\n2026-W01;3\n", "Regel 3: week 2026-W01 staat na 2026-W02"),
    ("week;aantal\n2015-W02;3\n", "Voor 2015-01-05 zijn geen schoolvakanties bekend"),
    (_weeks(103), "Het bestand heeft 103 weken. Nodig zijn er 104"),
    (_weeks(110).replace(";1", ";0").replace(";00", ";0").replace(";01", ";0").replace(";02", ";0")
     .replace(";03", ";0").replace(";04", ";0"), "Alle aantallen zijn nul"),
])
def test_a_wrong_file_is_one_clear_sentence_and_exit_code_1(text, sentence, tmp_path, capsys):
    assert _run(_write(tmp_path, text), "--regio-vakantie", "noord") == 1
    heard = capsys.readouterr()
    assert sentence in heard.err
    assert heard.err.count("\n") == 1
    assert heard.out == ""


def test_a_file_that_is_not_there_or_not_text_is_one_clear_sentence(tmp_path, capsys):
    assert _run(tmp_path / "weg.csv", "--regio-vakantie", "noord") == 1
    assert "kan niet gelezen worden" in capsys.readouterr().err
    (tmp_path / "blad.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    assert _run(tmp_path / "blad.xlsx", "--regio-vakantie", "noord") == 1
    assert "geen tekstbestand in UTF-8" in capsys.readouterr().err


def test_commas_a_byte_order_mark_and_empty_lines_are_read_too(tmp_path):
    path = tmp_path / "excel.csv"
    path.write_bytes("\ufeffWeek,Aantal\r\n2026-W01,3\r\n\r\n2026-W02,4\r\n".encode())
    assert read_weeks(path, "noord").counts.tolist() == [3, 4]


def test_a_forecast_beyond_the_known_holidays_says_so(tmp_path, capsys):
    path = _write(tmp_path, _weeks(130, first=date(2028, 1, 31)))
    assert _run(path, "--regio-vakantie", "noord", "--weken", 12) == 1
    assert "zijn geen schoolvakanties bekend" in capsys.readouterr().err


def test_a_series_that_began_nearly_empty_has_a_forecast_but_no_look_back(tmp_path, capsys):
    lines = [f"{date(2022, 1, 3) + timedelta(weeks=n):%G-W%V};{n % 10 == 0 if n < 110 else 2 + n % 3:d}"
             for n in range(180)]
    path = _write(tmp_path, "\n".join(["week;aantal", *lines]))
    assert _run(path, "--regio-vakantie", "noord") == 0
    assert "Terugkijken: er zijn te weinig weken of meldingen" in capsys.readouterr().out


def test_too_few_reports_for_a_season_are_refused_in_words(tmp_path, capsys):
    mondays = [date(2023, 1, 2) + timedelta(weeks=n) for n in range(110)]
    text = "".join(f"{day:%G-W%V};{day.day == 1:d}\n" for day in mondays)
    path = _write(tmp_path, "week;aantal\n" + text)
    assert _run(path, "--regio-vakantie", "noord") == 1
    assert capsys.readouterr().err == ("Er is geen verwachting te maken: de aantallen geven te weinig houvast: "
                                       "nodig zijn 50 meldingen, in ten minste 26 weken.\n")


@pytest.mark.parametrize(("words", "sentence"), [
    (("--sprong", "2019-W40"), "valt niet in de weken van het bestand"),
    (("--sprong", "volgende"), "--sprong: 'volgende' is geen week"),
    (("--lijkt-op", EXAMPLE, "noord"), "Eén vergelijkbare regio is te weinig"),
    (("--lijkt-op", EXAMPLE, "oost", "--lijkt-op", EXAMPLE, "zuid"), "vakantieregio 'oost' is niet bekend"),
    (("--lijkt-op", EXAMPLE, "noord", "--lijkt-op", EXAMPLE, "zuid", "--sprong", "2023-W10"),
     "gaan niet samen"),
])
def test_options_that_cannot_be_are_one_clear_sentence(words, sentence, capsys):
    assert _run(EXAMPLE, "--regio-vakantie", "noord", *words) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("words", [
    ("--weken", "0"), ("--weken", "53"), ("--vrijhouden", "1"), ("--halfwaardetijd", "-1"),
    ("--trekkingen", "10"),
])
def test_numbers_outside_their_limits_are_wrong_use(words):
    with pytest.raises(SystemExit) as stopped:
        _run(EXAMPLE, "--regio-vakantie", "noord", *words)
    assert stopped.value.code == 2


def test_a_file_with_far_too_many_lines_is_not_read_as_weeks(tmp_path):
    path = _write(tmp_path, "week;aantal\n" + "2026-W01;1\n" * 6000)
    with pytest.raises(StartFout, match="meer dan 5000"):
        read_weeks(path, "noord")
