"""The forecast in words and as data: what the coördinator reads, and what a script reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from ketenkameleon.config.opdrachten.voorspel_weken import week_name
from ketenkameleon.science import forecast
from ketenkameleon.science.forecast import SchoolWeek
from ketenkameleon.science.forecast.weeks import Ints

SOORTEN: Final = {
    SchoolWeek.SCHOOL: "schoolweek",
    SchoolWeek.SHORT_HOLIDAY: "korte vakantie",
    SchoolWeek.SUMMER: "zomervakantie",
    SchoolWeek.FIRST_WEEK_BACK: "eerste week terug",
}
GRENZEN: Final = (
    "Dit gaat over aantallen meldingen. Het zegt niets over hoe zwaar een zaak is of hoeveel werk er komt.",
    "Minder meldingen is niet hetzelfde als minder verzuim. Het kan ook zijn dat er minder gemeld wordt.",
    "Wat nieuw is, ziet dit cijfer niet: een school die begint te melden, een andere regel, een ziektegolf.",
    "De band gaat over toeval en over het schatten zelf, niet over fouten in het bestand.",
    "Herfst- en voorjaarsvakantie zijn een advies, en van de meivakantie is één week bekend. "
    "Een school kan anders doen.",
)
_GELEEND: Final = (
    "Seizoen en groei komen voor een deel van de vergelijkbare regio's; hoe minder eigen weken, hoe meer.")
_LEESWIJZER: Final = (
    "Verwacht: het gemiddelde. 9 van 10 keer: zo vaak valt het aantal hiertussen, als er niets verandert.",
    "Vorig jaar: 52 weken eerder. Deze tijd: het midden van wat zulke weken om deze tijd van het jaar gaven.",
)
_KOP: Final = (
    "week", "maandag", "soort week", "verwacht", "9 van 10 keer", "vrijhouden", "vorig jaar", "deze tijd")
_BREEDTE: Final = (-9, -10, -17, 8, 13, 10, 10, 9)


@dataclass(frozen=True)
class Gelezen:
    """What was read: whose holidays, how many weeks, and from how many similar regions was borrowed."""

    vakantieregio: str
    weken: int
    eerste: date
    laatste: date
    vergelijkbaar: int


@dataclass(frozen=True, eq=False)
class Terugblik:
    """How the model did before, whether the level shifted, and whether the last weeks fit."""

    oordeel: forecast.Judgement
    sprong: forecast.ShiftTest
    wacht: forecast.Watch


@dataclass(frozen=True, eq=False)
class Uitkomst:
    """One forecast: the draws of the model and of the baselines (None with less than two years)."""

    gelezen: Gelezen
    model: forecast.WeekModel
    vooruit: forecast.WeekCalendar
    trekkingen: Ints
    vorig_jaar: Ints | None
    deze_tijd: Ints | None
    vrijhouden: float
    terugblik: Terugblik | None


def as_json(found: Uitkomst) -> dict[str, object]:
    """The forecast as plain data; numbers per week, the total, the look back, and the limits in words.

    Units: reports per week; shares from 0 to 1. Source: docs/science/forecast.md, the output.
    """
    factor, low, high = forecast.growth_per_year(found.model)
    read = found.gelezen
    return {
        "vakantieregio": read.vakantieregio,
        "gelezen": {"weken": read.weken, "eerste": week_name(read.eerste), "laatste": week_name(read.laatste),
                    "vergelijkbare_regios": read.vergelijkbaar},
        "model": {"alpha": round(found.model.regression.alpha, 6),
                  "groei_per_jaar": {"factor": round(factor, 4), "laag95": round(low, 4),
                                     "hoog95": round(high, 4)},
                  "sprongen": [_named(shift) for shift in found.model.shifts]},
        "weken": _weeks(found),
        "totaal": _total(found),
        "vrijhouden_kans": found.vrijhouden,
        "terugblik": _back_as_data(found.terugblik) if found.terugblik else None,
        "grenzen": list(_limits(found)),
    }


def as_text(found: Uitkomst) -> str:
    """The forecast as a table with what stands behind it and what it does not say. Source: ux.md S7."""
    read = found.gelezen
    weeks = _weeks(found)
    rows = [(*(str(week[key]) for key in ("week", "maandag", "soort")), *_figures(week)) for week in weeks]
    total = ("totaal", "", f"{len(weeks)} weken", *_figures(_total(found)))
    lines = (
        f"Verwachte meldingen per week, schoolvakanties van {read.vakantieregio}",
        f"Gelezen: {read.weken} weken, {week_name(read.eerste)} tot en met {week_name(read.laatste)}.",
        "", *(_row(cells) for cells in (_KOP, *rows, total)),
        "", *_LEESWIJZER,
        f"Vrijhouden: met zoveel plekken is er in {_percent(found.vrijhouden)} van de gevallen genoeg.",
        "", *_back_as_text(found.terugblik),
        "", "Wat deze cijfers niet zeggen:", *(f"- {line}" for line in _limits(found)),
    )
    return "\n".join(lines) + "\n"


def _weeks(found: Uitkomst) -> list[dict[str, object]]:
    low, high = forecast.band(found.trekkingen)
    room = forecast.upper_quantile(found.trekkingen, level=found.vrijhouden)
    mean = found.trekkingen.mean(axis=0)
    return [{
        "week": _named(monday), "maandag": str(monday), "soort": SOORTEN[SchoolWeek(int(kind))],
        "verwacht": round(float(mean[at]), 1), "laag": int(low[at]), "hoog": int(high[at]),
        "vrijhouden": int(room[at]),
        "vorig_jaar": _middle(found.vorig_jaar, at), "deze_tijd": _middle(found.deze_tijd, at),
    } for at, (monday, kind) in enumerate(zip(found.vooruit.mondays, found.vooruit.holidays, strict=True))]


def _total(found: Uitkomst) -> dict[str, object]:
    drawn = found.trekkingen.sum(axis=1, keepdims=True)
    low, high = forecast.band(drawn)
    room = forecast.upper_quantile(drawn, level=found.vrijhouden)
    naive, usual = ((None if draws is None else draws.sum(axis=1, keepdims=True))
                    for draws in (found.vorig_jaar, found.deze_tijd))
    return {"verwacht": round(float(drawn.mean()), 1), "laag": int(low[0]), "hoog": int(high[0]),
            "vrijhouden": int(room[0]), "vorig_jaar": _middle(naive, 0), "deze_tijd": _middle(usual, 0)}


def _middle(draws: Ints | None, at: int) -> int | None:
    return None if draws is None else round(float(np.median(draws[:, at])))


def _back_as_data(back: Terugblik) -> dict[str, object]:
    judged = back.oordeel
    return {
        "momenten": len(judged.origins), "weken_vooruit": judged.horizon,
        **{name: {"crps": round(score.crps, 3), "mase": round(score.mase, 3),
                  "dekking": round(score.coverage, 3), "dekking_totaal": round(score.total_coverage, 3),
                  "fout_totaal": round(score.total_error, 3)}
           for name, score in (("model", judged.model), ("vorig_jaar", judged.seasonal_naive),
                               ("deze_tijd", judged.climatology))},
        "winst_op_vorig_jaar": round(judged.skill, 3),
        "winst_op_deze_tijd": round(judged.skill_over_climatology, 3),
        "sprong": {"week": _named(back.sprong.week), "factor": round(back.sprong.factor, 3),
                   "p": round(back.sprong.p_value, 4), "vals_alarm": back.sprong.false_alarm,
                   "gevonden": bool(back.sprong.shifted)},
        "laatste_weken": {"weken": len(back.wacht.up), "vals_alarm": back.wacht.false_alarm,
                          "afwijking_vanaf": None if back.wacht.week is None else _named(back.wacht.week),
                          "richting": {"up": "meer", "down": "minder", "": None}[back.wacht.direction]},
    }


def _back_as_text(back: Terugblik | None) -> Iterator[str]:
    if back is None:
        yield "Terugkijken: er zijn te weinig weken of meldingen om te zeggen hoe goed dit hiervoor ging."
        return
    judged = back.oordeel
    yield (f"Terugkijken: op {len(judged.origins)} momenten is {judged.horizon} weken vooruit voorspeld, "
           "met alleen wat toen bekend was.")
    yield (f"  De fout (CRPS) was {_against(judged.skill)} dan bij vorig jaar "
           f"en {_against(judged.skill_over_climatology)} dan bij deze tijd.")
    yield (f"  De band bevatte {_percent(judged.model.coverage)} van de weken (bedoeld is 90%). "
           f"Het totaal zat er gemiddeld {_percent(judged.model.total_error)} naast.")
    yield from _shift_lines(back.sprong)
    yield _watch_line(back.wacht)


def _shift_lines(shift: forecast.ShiftTest) -> Iterator[str]:
    rate = _percent(shift.false_alarm)
    if not shift.shifted:
        yield f"Sprong: geen verschuiving van het niveau gevonden (vals alarm: {rate})."
        return
    week = _named(shift.week)
    yield (f"Sprong: rond {week} ging het niveau waarschijnlijk × {_number(shift.factor, 2)} "
           f"(vals alarm: {rate}, en meer als het niveau langzaam schuift).")
    yield f"  Weet u de reden, geef die week dan mee met --sprong {week}."


def _watch_line(watched: forecast.Watch) -> str:
    weeks, rate = len(watched.up), _percent(watched.false_alarm)
    if watched.week is None:
        return f"Laatste {weeks} weken: zij passen bij de verwachting van toen (vals alarm: {rate})."
    more = {"up": "meer", "down": "minder"}[watched.direction]
    return (f"Laatste {weeks} weken: {more} meldingen dan toen verwacht; "
            f"duidelijk vanaf {_named(watched.week)} (vals alarm: {rate}).")


def _limits(found: Uitkomst) -> Iterator[str]:
    yield from GRENZEN
    if found.gelezen.vergelijkbaar:
        yield _GELEEND


def _figures(week: Mapping[str, object]) -> tuple[str, ...]:
    keys = ("vrijhouden", "vorig_jaar", "deze_tijd")
    plain = ("–" if week[key] is None else str(week[key]) for key in keys)
    return (_number(float(str(week["verwacht"])), 0), f"{week['laag']} tot {week['hoog']}", *plain)


def _row(cells: Iterable[str]) -> str:
    return "  ".join(f"{cell:<{-width}}" if width < 0 else f"{cell:>{width}}"
                     for cell, width in zip(cells, _BREEDTE, strict=True)).rstrip()


def _against(skill: float) -> str:
    return f"{_percent(abs(skill))} {'kleiner' if skill >= 0 else 'groter'}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _named(monday: np.datetime64) -> str:
    return week_name(date.fromisoformat(str(monday)))
