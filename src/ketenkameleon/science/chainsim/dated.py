"""From dates to the columns of `Events`: how long each wait lasted, whether it had ended, the month of each report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ketenkameleon.science.chainsim.records import Floats, Ints
from ketenkameleon.science.fouten import ScienceError

Moments = NDArray[np.datetime64]
Dated = ArrayLike | Sequence[date | np.datetime64 | None]
DAY = np.timedelta64(86_400, "s")
SAME_DAY = 0.5  # begun and ended on one date: somewhere within that day. Our choice.
MONTHS = 12


def durations(begin: Dated, end: Dated, *, cut: date | np.datetime64) -> tuple[Floats, NDArray[np.bool_]]:
    """Days from each begin to its end, and whether it had ended when the data was cut.

    `begin` and `end` are dates or moments, as dates, datetime64 or text (2026-09-28); an `end` that is empty (None,
    NaT) or lies after `cut` is still running, and counts up to `cut`. A length of nothing counts as half a day.
    Raises ScienceError naming `begin`, `end` or `cut`. Source: science.md 1.7 (maximum likelihood with censoring).
    """
    started, ended, last = _moments("begin", begin), _moments("end", end), _moments("cut", [cut])[0]
    if np.isnat(last):
        raise ScienceError("cut", "is geen datum")
    if np.isnat(started).any():
        raise ScienceError("begin", "bevat een lege datum")
    if ended.shape != started.shape:
        raise ScienceError("end", f"heeft {started.size} waarden nodig, niet {ended.size}")
    if (started > last).any():
        raise ScienceError("begin", f"ligt na de dag waarop de gegevens zijn afgesloten: {started.max()}")
    over = ended <= last  # an empty date is not before anything
    lengths: Floats = (np.where(over, ended, last) - started) / DAY
    if (lengths < 0).any():
        raise ScienceError("end", f"ligt voor het begin in rij {int(np.argmin(lengths))}")
    return np.where(lengths == 0, SAME_DAY, lengths), np.asarray(over, np.bool_)


def report_months(reported: Dated, *, first: date, last: date) -> tuple[Ints, Ints]:
    """The month (1–12) of each report in a month that was seen in full, and how often each month was, January first.

    The data holds all reports from `first` up to and including `last`; what lies in a month that was seen in part is
    left out, since it would count as a quiet month. Raises ScienceError naming `reported` or `last`.
    Source: science.md 1.7; gamma-Poisson needs the time that was looked at.
    """
    days = _moments("reported", reported).astype("datetime64[D]")
    begin, end = np.datetime64(first, "D"), np.datetime64(last, "D")
    if end < begin:
        raise ScienceError("last", f"ligt voor {first}")
    if np.isnat(days).any() or (days < begin).any() or (days > end).any():
        raise ScienceError("reported", f"moet overal een datum van {first} tot en met {last} zijn")
    opens, closes = begin.astype("datetime64[M]"), (end + 1).astype("datetime64[M]")
    if opens < begin:
        opens += 1
    whole = np.arange(opens, max(opens, closes))
    months = days.astype("datetime64[M]")
    return _number(months[np.isin(months, whole)]) + 1, np.bincount(_number(whole), minlength=MONTHS)


def _number(months: Moments) -> Ints:
    return months.astype(np.int64) % MONTHS  # month 0 is January 1970


def _moments(argument: str, values: Dated) -> Moments:
    try:
        found = np.asarray(values, dtype="datetime64[s]")
    except (TypeError, ValueError):
        raise ScienceError(argument, "bevat iets dat geen datum is") from None
    if found.ndim != 1 or found.size == 0:
        raise ScienceError(argument, "moet een rij datums zijn die niet leeg is")
    return found
