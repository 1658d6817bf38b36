"""The parts of a row's value, each with its type, so that a misspelt row fails at once and says where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ketenkameleon.rules.wetboek import Waarde

Kind = TypeVar("Kind", bool, int, str)


def part(value: Waarde, kind: type[Kind]) -> Kind:
    """The value itself, known to be of that kind; TypeError when the row holds something else.

    Source: design.md 5 (a number is a dated row).

    >>> part("belofte", str)
    'belofte'
    """
    if type(value) is not kind:
        raise TypeError(f"een waarde in het Wetboek is geen {kind.__name__}: {value!r}")
    return value


def table(value: Waarde) -> Mapping[str, Waarde]:
    """The value, known to be a table; TypeError when it is not. Source: design.md 5."""
    if not isinstance(value, Mapping):
        raise TypeError(f"een waarde in het Wetboek is geen tabel: {value!r}")
    return value


def items(value: Waarde) -> tuple[Waarde, ...]:
    """The value, known to be a list; TypeError when it is not. Source: design.md 5."""
    if not isinstance(value, tuple):
        raise TypeError(f"een waarde in het Wetboek is geen lijst: {value!r}")
    return value


def names(value: Waarde) -> Mapping[str, str]:
    """The value, known to be a table of code and name. Source: design.md 5."""
    return {code: part(naam, str) for code, naam in table(value).items()}


def arrows(value: Waarde) -> Mapping[tuple[str, str], str]:
    """The value, known to be a table of steps: from and to, each with its ground. Source: design.md 5.

    >>> arrows({"nieuw>loopt": "iemand heeft de zaak aanvaard"})
    {('nieuw', 'loopt'): 'iemand heeft de zaak aanvaard'}
    """
    split = ((naam.partition(">"), grond) for naam, grond in names(value).items())
    return {(was, to): grond for (was, _, to), grond in split}


def texts(value: Waarde) -> tuple[str, ...]:
    """The value, known to be a list of texts; TypeError when it is not. Source: design.md 5."""
    return tuple(part(item, str) for item in items(value))
