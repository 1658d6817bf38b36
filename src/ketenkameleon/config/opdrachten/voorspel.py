"""`./kameleon voorspel WEKEN.csv`: what the coming weeks may bring, beside two plain forecasts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import numpy as np

from ketenkameleon.config.opdrachten.voorspel_tekst import Gelezen, Terugblik, Uitkomst, as_json, as_text
from ketenkameleon.config.opdrachten.voorspel_weken import calendar_of, monday_of, read_weeks
from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.rules.calendar import VAKANTIEREGIOS
from ketenkameleon.science import forecast
from ketenkameleon.science.forecast.model import DRAWS, HALF_LIFE_YEARS, LEAST_WEEKS
from ketenkameleon.science.forecast.pooling import LEAST_REGIONS, LEAST_WEEKS_SHORT
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.start.fout import StartFout

_MOST_AHEAD: Final = 52
_ARGUMENTEN: Final = {"counts": "de aantallen", "series": "de reeks", "ahead": "de periode vooruit"}
_WATCHED: Final = 12
_LEAST_ORIGINS, _MOST_ORIGINS, _ORIGIN_STEP = 4, 11, 4


def run(args: list[str]) -> int:
    """Print the forecast as a table, or as data. A wrong file is a StartFout with a Dutch sentence."""
    chosen = _arguments(args)
    try:
        found = _forecast(chosen)
    except ScienceError as exc:
        reason = str(exc).removeprefix(f"{exc.argument}: ")
        what = _ARGUMENTEN.get(exc.argument, exc.argument)
        raise StartFout(f"Er is geen verwachting te maken: {what} {reason}.") from exc
    if chosen.json:
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(found))
    return 0


def _arguments(args: list[str]) -> argparse.Namespace:
    parser = Opdrachtregel(prog="./kameleon voorspel")
    parser.add_argument("bestand", type=Path, help="CSV met de kop week;aantal, een week als 2026-W40")
    parser.add_argument("--regio-vakantie", choices=VAKANTIEREGIOS, required=True,
                        help="wiens schoolvakanties gelden")
    parser.add_argument("--weken", type=_Whole(1, _MOST_AHEAD), default=12,
                        help="hoeveel weken vooruit (12)")
    parser.add_argument("--json", action="store_true", help="als gegevens, voor een script")
    parser.add_argument("--vrijhouden", type=float, default=0.90,
                        help="in welk deel van de gevallen de vrije plekken genoeg moeten zijn (0.90)")
    _add_model_arguments(parser)
    chosen = parser.parse_args(args)
    if not 0 < chosen.vrijhouden < 1:
        parser.error("--vrijhouden moet tussen 0 en 1 liggen")
    if not 0 <= chosen.halfwaardetijd < float("inf"):
        parser.error("--halfwaardetijd moet 0 of groter zijn")
    return chosen


def _add_model_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sprong", action="append", default=[], metavar="WEEK",
                        help="vanaf deze week is het niveau anders, met een bekende reden; mag vaker")
    parser.add_argument("--lijkt-op", action="append", default=[], nargs=2,
                        metavar=("BESTAND", "VAKANTIEREGIO"),
                        help="een vergelijkbare regio met twee jaar, als u zelf minder heeft; mag vaker")
    parser.add_argument("--halfwaardetijd", type=float, default=HALF_LIFE_YEARS,
                        help="na hoeveel jaar een week half meetelt (2); met 0 telt elke week even zwaar")
    parser.add_argument("--trekkingen", type=_Whole(200, 100_000), default=DRAWS,
                        help="hoeveel mogelijke uitkomsten (2000)")
    parser.add_argument("--zaad", type=_Whole(0, 2**31), default=1,
                        help="hetzelfde zaad geeft dezelfde cijfers")


class _Whole:
    """A whole number between two limits, as argparse asks for it."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, text: str) -> int:
        if not text.isdecimal() or not self.least <= int(text) <= self.most:
            raise argparse.ArgumentTypeError(f"kies een heel getal van {self.least} tot en met {self.most}")
        return int(text)


def _forecast(chosen: argparse.Namespace) -> Uitkomst:
    series = read_weeks(chosen.bestand, chosen.regio_vakantie)
    model = _model(series, chosen)
    last = _as_date(series.calendar.mondays[-1])
    mondays = [last + timedelta(weeks=n) for n in range(1, chosen.weken + 1)]
    ahead = calendar_of(mondays, chosen.regio_vakantie)
    draws = model.draw(ahead, draws=chosen.trekkingen, seed=chosen.zaad)
    naive, usual = (plain(series, ahead, draws=chosen.trekkingen, seed=chosen.zaad)
                    if len(series) >= LEAST_WEEKS else None
                    for plain in (forecast.seasonal_naive, forecast.climatology))
    first = _as_date(series.calendar.mondays[0])
    read = Gelezen(chosen.regio_vakantie, len(series), first, last, len(chosen.lijkt_op))
    back = _look_back(series, model, chosen)
    return Uitkomst(read, model, ahead, draws, naive, usual, chosen.vrijhouden, back)


def _model(series: forecast.WeekSeries, chosen: argparse.Namespace) -> forecast.WeekModel:
    if not series.counts.any():
        raise StartFout("Alle aantallen zijn nul. Daar valt geen verwachting uit te maken.")
    shifts = _shifts(series, chosen.sprong)
    if not chosen.lijkt_op:
        if len(series) < LEAST_WEEKS:
            raise StartFout(
                f"Het bestand heeft {len(series)} weken. Nodig zijn er {LEAST_WEEKS} (twee jaar). "
                "Heeft u er minder, geef dan met --lijkt-op ten minste twee vergelijkbare regio's mee.")
        return forecast.fit(series, half_life_years=chosen.halfwaardetijd or None, shifts=shifts)
    if len(chosen.lijkt_op) < LEAST_REGIONS:
        raise StartFout("Eén vergelijkbare regio is te weinig. Geef er met --lijkt-op ten minste twee mee.")
    if len(series) < LEAST_WEEKS_SHORT:
        raise StartFout(f"Het bestand heeft {len(series)} weken. Nodig zijn er {LEAST_WEEKS_SHORT}.")
    if shifts:
        raise StartFout("--sprong en --lijkt-op gaan niet samen.")
    others = [_similar(path, whose, chosen) for path, whose in chosen.lijkt_op]
    return forecast.fit_short(series, forecast.pool(others))


def _similar(path: str, vakantieregio: str, chosen: argparse.Namespace) -> forecast.WeekModel:
    if vakantieregio not in VAKANTIEREGIOS:
        raise StartFout(f"De vakantieregio '{vakantieregio}' is niet bekend. Kies noord, midden of zuid.")
    series = read_weeks(Path(path), vakantieregio)
    if len(series) < LEAST_WEEKS or not series.counts.any():
        raise StartFout(f"{path} heeft {len(series)} weken. Een vergelijkbare regio moet er {LEAST_WEEKS} "
                        "hebben, met meldingen.")
    return forecast.fit(series, half_life_years=chosen.halfwaardetijd or None)


def _shifts(series: forecast.WeekSeries, names: Sequence[str]) -> list[np.datetime64]:
    found = sorted({monday_of(name, "--sprong") for name in names})
    first, last = _as_date(series.calendar.mondays[0]), _as_date(series.calendar.mondays[-1])
    for monday in found:
        if not first < monday <= last:
            raise StartFout(f"De sprong van {monday.isoformat()} valt niet in de weken van het bestand.")
    return [np.datetime64(monday, "D") for monday in found]


def _look_back(series: forecast.WeekSeries, model: forecast.WeekModel,
               chosen: argparse.Namespace) -> Terugblik | None:
    """How the same way of forecasting did before; None when there are too few weeks or reports to say so."""
    origins = min(_MOST_ORIGINS, (len(series) - chosen.weken - LEAST_WEEKS) // _ORIGIN_STEP + 1)
    if chosen.lijkt_op or origins < _LEAST_ORIGINS or len(series) < LEAST_WEEKS + _WATCHED:
        return None
    try:
        return _judged(series, model, origins, chosen)
    except ScienceError:
        return None  # a series that began nearly empty: enough for a forecast now, not for one of then


def _judged(series: forecast.WeekSeries, model: forecast.WeekModel, origins: int,
            chosen: argparse.Namespace) -> Terugblik:
    half_life = chosen.halfwaardetijd or None
    judged = forecast.rolling_origin(series, origins=origins, horizon=chosen.weken, half_life_years=half_life,
                                     shifts=model.shifts, seed=chosen.zaad)
    before = series.part(0, len(series) - _WATCHED)
    known = [shift for shift in model.shifts if shift <= before.calendar.mondays[-1]]
    then = forecast.fit(before, half_life_years=half_life, shifts=known)
    watched = forecast.watch(then, series.part(len(before), len(series)), seed=chosen.zaad)
    shift = forecast.level_shift_test(series, shifts=model.shifts, seed=chosen.zaad)
    return Terugblik(judged, shift, watched)


def _as_date(day: np.datetime64) -> date:
    return date.fromisoformat(str(day))
