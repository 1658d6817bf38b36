"""JSON lines: one object a line, the layout in the first."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ketenkameleon.koppelingen.regels import Fout, OnleesbaarBestand


def json_object(text: str) -> dict[str, object]:
    """Return the object on this line; Fout when it is no JSON, no object, or names a field twice."""
    try:
        found = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Fout("geen_json") from None
    if not isinstance(found, dict):
        raise Fout("geen_object")
    return found


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Fout("sleutel_dubbel")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(name)


def check_layout(text: str, expected: Mapping[str, str]) -> None:
    """Raise OnleesbaarBestand unless the first line is the object that names this layout."""
    try:
        found: object = json_object(text)
    except Fout:
        found = None
    if found != expected:
        example = json.dumps(expected)
        raise OnleesbaarBestand("versie_onbekend", (
            f"Dit bestand heeft niet de indeling {expected['layout']}."
            f" De eerste regel hoort te zijn: {example}"))
