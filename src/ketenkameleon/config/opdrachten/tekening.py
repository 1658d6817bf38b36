"""A state table as SVG: boxes in layers, numbered arrows, and the steps in words below them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from ketenkameleon.config.opdrachten.lagen import Lagen, Punt, lay_out
from ketenkameleon.rules.standentabellen import Standentabel

BOX, BEND, HIGH, GAP, DOWN, EDGE = 168, 26, 36, 26, 78, 24
LEGEND, LINE, WIDTH = 100, 20, 820
_HEAD = """<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" \
aria-labelledby="titel uitleg">
<title id="titel">{titel}</title>
<desc id="uitleg">{uitleg}</desc>
<style>
text {{ font: 14px "Segoe UI", Helvetica, Arial, sans-serif; fill: #1b1b1b; }}
.stand {{ fill: #eef4fb; stroke: #1f4e79; stroke-width: 1.5; }}
.begin {{ fill: #1f4e79; }}
.einde {{ stroke-width: 4; }}
.op {{ fill: #ffffff; }}
.pijl {{ fill: none; stroke: #4a4a4a; stroke-width: 1.5; marker-end: url(#punt); }}
.nummer {{ fill: #ffffff; stroke: #4a4a4a; }}
.klein {{ font-size: 12px; }}
</style>
<defs><marker id="punt" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">\
<path d="M0 0L10 5L0 10z" fill="#4a4a4a"/></marker></defs>
<rect width="{w}" height="{h}" fill="#ffffff"/>"""


def draw(tabel: Standentabel) -> str:
    """The whole SVG: title and every step in words for who cannot see it. The same text for the same table."""
    lagen = lay_out(tabel.begin, tabel.standen, tabel.stappen)
    places, wide, high = _places(lagen)
    legend = list(_legend(tabel))
    width, top = max(wide, WIDTH), high + LINE
    height = top + LINE * len(legend) + EDGE
    words = " ".join(f"{line}." for line in _sentences(tabel))
    ends = set(tabel.standen) - {van for van, _ in tabel.stappen}
    parts = [_HEAD.format(w=width, h=height, titel=escape(f"{tabel.titel}: standen en stappen"), uitleg=escape(words))]
    parts += _arrows(tabel, lagen, places)
    parts += [_box(places[code], naam, code == tabel.begin, code in ends) for code, naam in tabel.standen.items()]
    parts += [f'<text x="{EDGE}" y="{top + LINE * row}">{escape(line)}</text>' for row, line in enumerate(legend)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _places(lagen: Lagen) -> tuple[dict[str, Punt], int, int]:
    """The middle of every box and bend, and the width and height of all of it."""
    widths = [sum(BEND if "|" in name else BOX for name in row) + GAP * (len(row) - 1) for row in lagen.lagen]
    wide = max(widths) + 2 * EDGE
    places = {}
    for depth, (row, width) in enumerate(zip(lagen.lagen, widths, strict=True)):
        left = (max(wide, WIDTH) - width) / 2
        for name in row:
            own = BEND if "|" in name else BOX
            places[name] = (left + own / 2, EDGE + HIGH / 2 + depth * DOWN)
            left += own + GAP
    return places, wide, EDGE + HIGH + (len(lagen.lagen) - 1) * DOWN + EDGE


def _arrows(tabel: Standentabel, lagen: Lagen, places: dict[str, Punt]) -> Iterator[str]:
    numbers = []
    for number, arrow in enumerate(tabel.stappen, 1):
        points = [places[name] for name in lagen.wegen[arrow]]
        downward = points[-1][1] > points[0][1]
        side = 1 if downward else -1
        points[0] = (points[0][0] + _port(arrow, 0, lagen, places), points[0][1] + side * HIGH / 2)
        points[-1] = (points[-1][0] + _port(arrow, -1, lagen, places), points[-1][1] - side * HIGH / 2)
        yield f'<path class="pijl" d="{_curve(points)}"/>'
        (x0, y0), (x1, y1) = points[0], points[1]
        along = 0.42 if downward else 0.25  # two arrows between the same boxes keep their numbers apart
        numbers.append((number, x0 + (x1 - x0) * along, y0 + (y1 - y0) * along))
    for number, x, y in numbers:
        yield (f'<circle class="nummer" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
               f'<text class="klein" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{number}</text>')


def _port(arrow: tuple[str, str], end: int, lagen: Lagen, places: dict[str, Punt]) -> float:
    """How far from the middle of its box an arrow begins or ends: side by side, in the order of where it goes."""
    name = lagen.wegen[arrow][end]
    near = 1 if end == 0 else -2
    level = places[lagen.wegen[arrow][near]][1]
    here = []
    for other, way in lagen.wegen.items():
        for at, beside in ((0, 1), (-1, -2)):
            if way[at] == name and (places[way[beside]][1] > places[name][1]) == (level > places[name][1]):
                here.append((places[way[beside]][0], other, at))
    here.sort()
    index = [(other, at) for _, other, at in here].index((arrow, end))
    return (index - (len(here) - 1) / 2) * min(30, (BOX - 20) / len(here))


def _curve(points: list[Punt]) -> str:
    said = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (y0 + y1) / 2
        said += f"C{x0:.1f} {half:.1f} {x1:.1f} {half:.1f} {x1:.1f} {y1:.1f}"
    return said


def _box(place: Punt, naam: str, begin: bool, einde: bool) -> str:
    x, y = place
    kinds = "stand" + " begin" * begin + " einde" * einde
    on = ' class="op"' * begin
    return (f'<rect class="{kinds}" x="{x - BOX / 2:.1f}" y="{y - HIGH / 2:.1f}" width="{BOX}" height="{HIGH}" rx="6"/>'
            f'<text{on} x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle">{escape(naam)}</text>')


def _sentences(tabel: Standentabel) -> Iterable[str]:
    for (van, naar), grond in tabel.stappen.items():
        yield f"Van {tabel.standen[van]} naar {tabel.standen[naar]}: {grond}"


def _legend(tabel: Standentabel) -> Iterator[str]:
    for number, sentence in enumerate(_sentences(tabel), 1):
        yield from textwrap.wrap(f"{number}. {sentence}", LEGEND, subsequent_indent="\u2003")
