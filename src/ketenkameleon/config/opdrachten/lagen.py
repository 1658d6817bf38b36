"""The places of a small directed drawing in layers: what comes after stands lower, few lines cross.

Only strings and numbers in and out, and the same drawing for the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Pijl: TypeAlias = tuple[str, str]
Punt: TypeAlias = tuple[float, float]
SWEEPS = 8


@dataclass(frozen=True)
class Lagen:
    """`lagen`: names per layer, from the top; a name with "|" is a bend of a long line. `wegen`: the names that each
    arrow passes, from its own begin to its own end."""

    lagen: tuple[tuple[str, ...], ...]
    wegen: Mapping[Pijl, tuple[str, ...]]


def lay_out(begin: str, standen: Iterable[str], stappen: Iterable[Pijl]) -> Lagen:
    """Put every stand in a layer and every long arrow over bends, in an order with few crossings."""
    names, arrows = list(standen), list(stappen)
    back = _back(begin, names, arrows)
    down = [(to, was) if (was, to) in back else (was, to) for was, to in arrows]
    depth = _depths(names, down)
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in names:
        rows[depth[name]].append(name)
    ways = {}
    for arrow, (upper, lower) in zip(arrows, down, strict=True):
        bends = [f"{upper}|{lower}|{layer}" for layer in range(depth[upper] + 1, depth[lower])]
        for bend, layer in zip(bends, range(depth[upper] + 1, depth[lower]), strict=True):
            if bend not in rows[layer]:
                rows[layer].append(bend)
        way = (upper, *bends, lower)
        ways[arrow] = way[::-1] if arrow in back else way
    _uncross(rows, list(ways.values()))
    return Lagen(tuple(map(tuple, rows)), ways)


def _back(begin: str, names: Sequence[str], arrows: Sequence[Pijl]) -> set[Pijl]:
    """The arrows that lead back to a stand on the way to where they leave."""
    found: set[Pijl] = set()
    seen: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        seen.add(name)
        for arrow in arrows:
            if arrow[0] != name:
                continue
            if arrow[1] in (*above, name):
                found.add(arrow)
            elif arrow[1] not in seen:
                walk(arrow[1], (*above, name))

    for name in (begin, *names):
        if name not in seen:
            walk(name, ())
    return found


def _depths(names: Sequence[str], down: Sequence[Pijl]) -> dict[str, int]:
    """The length of the longest way to each stand; the arrows hold no circle."""
    depth = dict.fromkeys(names, 0)
    for _ in names:
        for upper, lower in down:
            depth[lower] = max(depth[lower], depth[upper] + 1)
    return depth


def _uncross(rows: list[list[str]], ways: Sequence[Sequence[str]]) -> None:
    """Sort each layer by the middle of what it hangs on, down and up in turn."""
    beside: dict[str, set[str]] = {}
    for way in ways:
        for one, other in pairwise(way):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    for sweep in range(SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for layer in order:
            fixed = rows[layer - 1 if sweep % 2 == 0 else layer + 1]
            place = {name: (index + 0.5) / len(fixed) for index, name in enumerate(fixed)}
            rows[layer] = _by_middle(rows[layer], place, beside)


def _by_middle(row: Sequence[str], place: Mapping[str, float], beside: Mapping[str, set[str]]) -> list[str]:
    middle = {}
    for index, name in enumerate(row):
        near = sorted(place[other] for other in beside.get(name, ()) if other in place)
        middle[name] = sum(near) / len(near) if near else (index + 0.5) / len(row)
    return sorted(row, key=lambda name: (middle[name], row.index(name)))
