"""The one way in which functions of the engine are compiled."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from hashlib import sha256
from types import FunctionType, ModuleType
from typing import ParamSpec, TypeVar

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """The function, to be compiled into the entry point that calls it; it cannot be called from Python itself.

    No interpreter lock, and no fast-math, so that results are equal to the bit. Leaving out the wrappers for Python
    saves a third of the time of compiling.
    """
    ready: Callable[P, R] = njit(  # type: ignore[call-overload]
        nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True,
    )(function)
    return ready


def compiled_and_kept(function: Callable[P, R]) -> Callable[P, R]:
    """As `compiled`, and the machine code is kept on disk between runs."""
    ready: Callable[P, R] = njit(nogil=True, error_model="numpy", cache=True)(function)
    return ready


def fingerprint(modules: list[ModuleType]) -> str:
    """A hash of the compiled functions and constants of these modules.

    Numba's cache looks only at the file of the function that is kept. An entry point that closes over this hash
    is compiled again when any function it calls has changed, in whatever file.
    """
    digest = sha256()
    for module in modules:
        for name, value in sorted(vars(module).items()):
            body = getattr(value, "py_func", None)
            if isinstance(body, FunctionType):
                digest.update(marshal.dumps(body.__code__))
            elif name.isupper():
                digest.update(f"{name}={value!r}".encode())
    return digest.hexdigest()
