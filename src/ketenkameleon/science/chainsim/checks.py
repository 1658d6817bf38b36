"""Checks on numbers and dates, each naming the argument that is wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime

from ketenkameleon.science.fouten import ScienceError

SUM_TOLERANCE = 1e-6


def number(argument: str, value: float, *, low: float = 0.0, above: bool = False, high: float = math.inf) -> None:
    """Refuse what is no finite number between `low` and `high`; `above` shuts `low` itself out."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ScienceError(argument, f"moet een gewoon getal zijn, niet {value!r}")
    if value < low or (above and value == low):
        raise ScienceError(argument, f"moet {'meer dan' if above else 'minstens'} {low:g} zijn, niet {value:g}")
    if value > high:
        raise ScienceError(argument, f"mag hoogstens {high:g} zijn, niet {value:g}")


def whole(argument: str, value: int, *, low: int = 0, high: int = 2**31 - 1) -> None:
    """Refuse what is no whole number between `low` and `high`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ScienceError(argument, f"moet een heel getal zijn, niet {value!r}")
    number(argument, value, low=low, high=high)


def switch(argument: str, value: bool) -> None:
    """Refuse what is not true or false."""
    if not isinstance(value, bool):
        raise ScienceError(argument, f"moet waar of onwaar zijn, niet {value!r}")


def text(argument: str, value: str) -> None:
    """Refuse what is no text."""
    if not isinstance(value, str):
        raise ScienceError(argument, f"moet een tekst zijn, niet {value!r}")


def one_of(argument: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a word that is not on the list."""
    if value not in allowed:
        raise ScienceError(argument, f"moet een van {', '.join(allowed)} zijn, niet {value!r}")


def weights(argument: str, values: Sequence[float], *, length: int) -> None:
    """Refuse weights of another number than `length`, negative ones, or ones that are all zero."""
    if len(values) != length:
        raise ScienceError(argument, f"heeft {length} getallen nodig, niet {len(values)}")
    for at, value in enumerate(values):
        number(f"{argument}[{at}]", value)
    if sum(values) <= 0:
        raise ScienceError(argument, "kan niet overal nul zijn")


def unique(argument: str, names: Sequence[str]) -> None:
    """Refuse empty names and names that occur twice."""
    for name in names:
        text(argument, name)
    if any(not name for name in names):
        raise ScienceError(argument, "er is een lege naam")
    if len(set(names)) != len(names):
        twice = next(name for name in names if list(names).count(name) > 1)
        raise ScienceError(argument, f"{twice!r} staat er twee keer")


def day(argument: str, value: date | None) -> None:
    """Refuse what is no date; None is open."""
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise ScienceError(argument, f"moet een datum zijn, niet {value!r}")


def period(argument: str, first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it begins; None is open."""
    day(argument, first)
    day(argument, last)
    if first is not None and last is not None and last < first:
        raise ScienceError(argument, f"eindigt op {last}, voor het begint op {first}")
