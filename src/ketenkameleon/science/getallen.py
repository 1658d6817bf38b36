"""One number as an argument: is it finite, above zero, a share, a whole number? Each refusal names the argument."""

from __future__ import annotations

import math
import operator

from ketenkameleon.science.fouten import ScienceError


def share(argument: str, value: float) -> float:
    """The value as a number strictly between 0 and 1."""
    number = number_of(argument, value)
    if not 0 < number < 1:
        raise ScienceError(argument, f"moet tussen 0 en 1 liggen: {number:g}")
    return number


def positive(argument: str, value: float) -> float:
    """The value as a finite number above zero."""
    number = number_of(argument, value)
    if number <= 0:
        raise ScienceError(argument, f"moet groter dan nul zijn: {number:g}")
    return number


def number_of(argument: str, value: float) -> float:
    """The value as one finite number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ScienceError(argument, f"is geen getal: {value!r}") from None
    if not math.isfinite(number):
        raise ScienceError(argument, f"is geen eindig getal: {number}")
    return number


def whole(argument: str, value: int, *, least: int = 0) -> int:
    """The value as a whole number of at least `least`."""
    try:
        number = operator.index(value)
    except TypeError:
        raise ScienceError(argument, f"is geen heel getal: {value!r}") from None
    if number < least:
        raise ScienceError(argument, f"moet ten minste {least} zijn: {number}")
    return number
