"""Questions asked of every argument here: is it a number, is it positive, is it a whole number of people?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.getallen import number_of, whole

Floats = NDArray[np.float64]


def not_negative(argument: str, value: float) -> float:
    """The value as a finite float of zero or more. Raises ScienceError naming the argument otherwise."""
    number = number_of(argument, value)
    if number < 0:
        raise ScienceError(argument, f"mag niet negatief zijn: {number:g}")
    return number


def people(argument: str, value: int) -> int:
    """The value as a whole number of one or more. Raises ScienceError naming the argument otherwise."""
    return whole(argument, value, least=1)


def row(argument: str, values: ArrayLike) -> Floats:
    """The values as one row of finite floats of zero or more, at least one. Raises ScienceError otherwise."""
    found = finite(argument, values)
    if found.ndim != 1 or found.size == 0:
        raise ScienceError(argument, f"moet één rij getallen zijn, niet vorm {found.shape}")
    if (found < 0).any():
        raise ScienceError(argument, "bevat een negatief getal")
    return found


def finite(argument: str, values: ArrayLike) -> Floats:
    """The values as finite floats of any shape. Raises ScienceError naming the argument otherwise."""
    try:
        found = np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ScienceError(argument, "is geen rij getallen") from None
    if not np.isfinite(found).all():
        raise ScienceError(argument, "bevat iets dat geen eindig getal is")
    return found


def people_row(argument: str, values: int | Sequence[int] | NDArray[np.int64], *, size: int) -> NDArray[np.int64]:
    """One whole number of people per step: the one given for all steps, or a row of `size` numbers."""
    if np.ndim(values) == 0:
        return np.full(size, people(argument, values), dtype=np.int64)  # type: ignore[arg-type]
    found = np.array([people(argument, value) for value in np.asarray(values).tolist()], dtype=np.int64)
    if found.shape != (size,):
        raise ScienceError(argument, f"moet {size} getallen hebben, niet {found.size}")
    return found
