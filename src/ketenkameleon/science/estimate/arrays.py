"""What every estimator asks of its arguments before it counts: numbers, lengths, yes or no, groups."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ketenkameleon.science.fouten import ScienceError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
SMALL = 4096


def column(argument: str, values: ArrayLike, *, length: int | None = None) -> Floats:
    """The values as one row of finite floats, at least one, of that length when it is given.

    Raises ScienceError naming the argument: not numbers, empty, NaN or infinite, more than one dimension,
    wrong length.
    """
    found = _as_floats(argument, values)
    if found.ndim != 1:
        raise ScienceError(argument, f"moet één rij getallen zijn, geen {found.ndim} dimensies")
    if found.size == 0:
        raise ScienceError(argument, "is leeg")
    if length is not None and found.size != length:
        raise ScienceError(argument, f"heeft {found.size} waarden, verwacht {length}")
    if not np.isfinite(found).all():
        raise ScienceError(argument, "bevat NaN of oneindig; laat die rijen weg en zeg hoeveel het er waren")
    return found


def not_negative(argument: str, values: ArrayLike, *, length: int | None = None) -> Floats:
    """As `column`, and no value below zero."""
    found = column(argument, values, length=length)
    if (found < 0).any():
        raise ScienceError(argument, f"bevat een negatieve waarde: {found.min():g}")
    return found


def weights_for(argument: str, values: ArrayLike | None, length: int) -> Floats:
    """Weights of zero or more that do not sum to zero; ones when no weights are given."""
    if values is None:
        return np.ones(length)
    found = not_negative(argument, values, length=length)
    if found.sum() <= 0:
        raise ScienceError(argument, "telt op tot nul")
    return found


def flags(argument: str, values: ArrayLike, *, length: int | None = None) -> Bools:
    """The values as yes or no. Raises ScienceError for anything but True, False, 1 and 0."""
    found = np.asarray(values)
    if found.dtype != np.bool_:
        numbers = column(argument, values, length=length)
        if not ((numbers == 0) | (numbers == 1)).all():
            raise ScienceError(argument, "mag alleen ja en nee (1 en 0) bevatten")
        found = numbers == 1.0
    if found.ndim != 1 or found.size == 0:
        raise ScienceError(argument, "moet één rij van ten minste één waarde zijn")
    if length is not None and found.size != length:
        raise ScienceError(argument, f"heeft {found.size} waarden, verwacht {length}")
    return found.astype(np.bool_)


def two_arms(argument: str, values: ArrayLike, *, length: int | None = None) -> Bools:
    """As `flags`, and both arms have somebody in them."""
    found = flags(argument, values, length=length)
    if found.all() or not found.any():
        raise ScienceError(argument, "heeft een arm waar niemand in zit")
    return found


def groups(argument: str, values: ArrayLike, *, length: int | None = None) -> tuple[tuple[str, ...], Ints]:
    """The sorted names of the groups, and per row the number of its group. Names: numbers or text."""
    found = np.asarray(values)
    if found.ndim != 1 or found.size == 0:
        raise ScienceError(argument, "moet één rij van ten minste één waarde zijn")
    if length is not None and found.size != length:
        raise ScienceError(argument, f"heeft {found.size} waarden, verwacht {length}")
    if found.dtype.kind == "f" and not np.isfinite(found).all():
        raise ScienceError(argument, "bevat NaN of oneindig")
    if found.dtype.kind == "O":
        # NaN is the one value that is not itself.
        if any(value is None or value != value for value in found.tolist()):
            raise ScienceError(argument, "bevat een lege waarde")
        found = found.astype(np.str_)
    if found.dtype.kind in "biu" and int(found.max()) - int(found.min()) < SMALL:
        return _small_groups(found.astype(np.int64))
    names, code = np.unique(found, return_inverse=True)
    return tuple(str(name) for name in names.tolist()), code.astype(np.int64)


def design(argument: str, values: ArrayLike, *, length: int) -> Floats:
    """The covariates as a matrix, one row per unit; one row of numbers becomes one covariate.

    Raises ScienceError when a covariate is constant or follows from the others (together with an intercept).
    """
    found = _as_floats(argument, values)
    if found.ndim == 1:
        found = found[:, None]
    if found.ndim != 2 or found.shape[1] == 0:
        raise ScienceError(argument, "moet een tabel zijn: een rij per kind, een kolom per kenmerk")
    if found.shape[0] != length:
        raise ScienceError(argument, f"heeft {found.shape[0]} rijen, verwacht {length}")
    if not np.isfinite(found).all():
        raise ScienceError(argument, "bevat NaN of oneindig")
    spread = found.std(axis=0)
    if (spread <= 1e-12 * np.maximum(1.0, np.abs(found).max(axis=0))).any():
        raise ScienceError(argument, f"kolom {int(np.argmin(spread))} heeft overal dezelfde waarde")
    scaled = (found - found.mean(axis=0)) / spread
    if np.linalg.matrix_rank(scaled, tol=1e-9 * math.sqrt(length)) < found.shape[1]:
        raise ScienceError(argument, "heeft een kolom die uit de andere volgt")
    return found


def _small_groups(values: Ints) -> tuple[tuple[str, ...], Ints]:
    """`groups` for whole numbers close together: counted, not sorted."""
    least = int(values.min())
    shifted = values - least if least else values
    used = np.bincount(shifted) > 0
    code = shifted if used.all() else (np.cumsum(used) - 1)[shifted]
    return tuple(str(number) for number in (np.flatnonzero(used) + least).tolist()), code


def _as_floats(argument: str, values: ArrayLike) -> Floats:
    try:
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ScienceError(argument, "bevat iets wat geen getal is") from None
