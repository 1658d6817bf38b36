"""The specification of absence: days, with the lesson hours missed, as one cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from ketenkameleon.koppelingen.duo.columns import DAGSCHEIDING
from ketenkameleon.koppelingen.regels import Fout
from ketenkameleon.koppelingen.waarden import strict_date
from ketenkameleon.rules.wetboek import Wetboek

VELD: Final = "verzuimspecificatie"
HEEL: Final = "heel"
_VEEL: Final = 20_000
_VEEL_CELLEN: Final = 40_000


class Dag(NamedTuple):
    """One day of absence: its minutes, its text in one fixed spelling, and whether the school was closed."""

    op: date
    minuten: int
    tekst: str
    dicht: bool


class Dagen:
    """Reads cells such as `2026-09-07=heel|2026-09-08=1,2,5`, and remembers what it has read."""

    def __init__(self, *, wet: Wetboek, today: date,
                 is_school_day: Callable[[date], bool] | None = None) -> None:
        self.day_of = _Gelezen(wet=wet, today=today, is_school_day=is_school_day).__getitem__
        self.known: dict[str, tuple[date, date, int, bool, str]] = {}

    def lees(self, cell: str, first: date, last: date) -> tuple[int, bool, str]:
        """Return the minutes in total, whether the school was closed on a day, and the cell in one spelling.

        Raises Fout for a day outside `first`..`last`, a day or lesson hour that is there twice, an hour
        that does not exist, and for what cannot be read.
        """
        begin, end, minutes, closed, text = self.known.get(cell) or self._read(cell)
        if begin < first or end > last:
            raise Fout("dag_buiten_verzuim", VELD)
        return minutes, closed, text

    def _read(self, cell: str) -> tuple[date, date, int, bool, str]:
        days = sorted(map(self.day_of, cell.split(DAGSCHEIDING)))
        dates, minutes, texts, closed = zip(*days, strict=True)
        if len(set(dates)) != len(dates):
            raise Fout("dag_dubbel", VELD)
        text = DAGSCHEIDING.join(texts)
        found = dates[0], dates[-1], sum(minutes), True in closed, cell if text == cell else text
        if len(self.known) >= _VEEL_CELLEN:
            # The mutations of a melding come weeks apart, with the same cell: of a long file the last weeks are kept.
            for old in list(islice(self.known, _VEEL_CELLEN // 2)):
                del self.known[old]
        self.known[cell] = found
        return found


class _Gelezen(dict[str, Dag]):
    """Days by their text, read on first asking."""

    def __init__(self, *, wet: Wetboek, today: date, is_school_day: Callable[[date], bool] | None) -> None:
        super().__init__()
        self.per_hour = wet.getal("verzuim.uur", today)
        self.per_day = wet.getal("duo.lesuren_hele_dag", today) * self.per_hour
        self.last_hour = wet.getal("duo.laatste_lesuur", today)
        self.is_school_day = is_school_day

    def __missing__(self, part: str) -> Dag:
        text, _, hours = part.strip().partition("=")
        try:
            op = strict_date(text, VELD)
        except Fout:
            raise Fout("dag_ongeldig", VELD) from None
        closed = self.is_school_day is not None and not self.is_school_day(op)
        if hours == HEEL:
            dag = Dag(op, self.per_day, f"{text}={HEEL}", closed)
        else:
            numbers = self._hours(hours)
            dag = Dag(op, len(numbers) * self.per_hour, f"{text}={','.join(map(str, numbers))}", closed)
        if len(self) >= _VEEL:
            self.clear()
        self[part] = dag
        return dag

    def _hours(self, text: str) -> list[int]:
        if not text:
            raise Fout("dag_ongeldig", VELD)
        numbers = sorted(self._hour(hour.strip()) for hour in text.split(","))
        if len(set(numbers)) != len(numbers):
            raise Fout("lesuur_dubbel", VELD)
        return numbers

    def _hour(self, text: str) -> int:
        if text.startswith("-") and text[1:].isdigit():
            raise Fout("negatieve_uren", VELD)
        if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= self.last_hour):
            raise Fout("lesuur_ongeldig", VELD)
        return int(text)
