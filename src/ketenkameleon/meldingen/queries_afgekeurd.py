"""Lines that did not go in: the list, one line with its content, and all of them for a file.

The content is sealed; it is opened only for who may see it, and that they looked is written down.
Source: issue part 3 (bad lines); design.md 2, promise 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.meldingen.actions.aankomst import PLAATS_AFGEKEURD
from ketenkameleon.meldingen.bladeren import after_moment
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, authorise
from ketenkameleon.toegang.sleutels import unseal
from ketenkameleon.zaken.queries.lezen import Waarden, row, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE

AANTAL: Final = 25
MEESTE_UITVOER: Final = 10_000


class Leveringsregel(NamedTuple):
    """A file that was read, with how many of its lines did not go in then."""

    id: UUID
    soort: str
    begonnen_at: datetime
    regels: int
    afgekeurd: int


class AfgekeurdRegel(NamedTuple):
    """One line that did not go in, without its content."""

    id: UUID
    soort: str
    regelnummer: int
    veld: str
    zin: str
    heel: bool
    ontvangen_at: datetime


class AfgekeurdLijst(NamedTuple):
    """A page of open lines, oldest first, and the last files that had any. `verder` as `na` gives the next
    page."""

    leveringen: tuple[Leveringsregel, ...]
    regels: tuple[AfgekeurdRegel, ...]
    verder: str


@dataclass(frozen=True, slots=True, repr=False)
class AfgekeurdBlad:
    """One line with its content. `heel`: the whole line is here, else its first 4 KiB. `plaats`, `lengte`:
    bytes.

    `leesbaar`: the content is text and can be corrected on a page.
    """

    id: UUID
    soort: str
    formaat: str
    layout: str
    kolommen: str
    regelnummer: int
    plaats: int
    lengte: int
    heel: bool
    veld: str
    zin: str
    ontvangen_at: datetime
    verbeterd_at: datetime | None
    verbeterd_naam: str
    verbetering: str
    inhoud: str
    leesbaar: bool


def bad_list(actor: Actor, *, levering_id: UUID | None = None, na: str = "", on: date) -> AfgekeurdLijst:
    """A page of twenty-five open lines, of one file or of all. Two queries, no content.

    A `na` that no page gave gives the first page. Raises NotAllowed for who may not see them.
    """
    _may_see(actor, on)
    after = after_moment(na)
    values = {
        "regio": actor.regio_id,
        "levering": levering_id,
        "na": after is not None,
        "aantal": AANTAL + 1,
        "na_at": after and after[0],
        "na_id": after and after[1],
    }
    found = rows(AfgekeurdRegel, _LIJST, values)
    page = tuple(found[:AANTAL])
    more = f"{page[-1].ontvangen_at.isoformat()}_{page[-1].id}" if len(found) > AANTAL else ""
    return AfgekeurdLijst(tuple(rows(Leveringsregel, _LEVERINGEN, values)), page, more)


def bad_line_page(actor: Actor, regel_id: UUID, *, on: date) -> AfgekeurdBlad:
    """One line, opened; writes that it was looked at. Raises NotAllowed, and NotFound when it is not
    there."""
    _may_see(actor, on)
    found = row(lambda *columns: columns, _REGEL, {"regio": actor.regio_id, "id": regel_id})
    if found is None:
        raise NotFound(NOT_THERE, object_soort="afgekeurde_regel", gevraagd=str(regel_id))
    looked(actor.lopend, "afgekeurde_regel", regel_id)
    content = _open(actor, regel_id, found[15])
    text = content.decode(errors="replace")
    whole = "\ufffd" not in text and "\0" not in text
    return AfgekeurdBlad(*(*found[:15], text, whole))


def bad_lines_for_file(actor: Actor, *, on: date) -> Iterator[tuple[str, ...]]:
    """Every open line as cells for a file, a header first; at most ten thousand. Writes that they were
    looked at.

    Cells a spreadsheet would take for a formula get a quote before them. Raises NotAllowed.
    """
    _may_see(actor, on)
    looked(actor.lopend, "afgekeurde_regels", "uitvoer")
    yield ("ontvangen", "soort", "regelnummer", "veld", "code", "wat er mis is", "hele regel", "inhoud")
    values: Waarden = {"regio": actor.regio_id, "aantal": MEESTE_UITVOER}
    for key, at, soort, nummer, veld, code, zin, heel, sealed in rows(lambda *line: line, _UITVOER, values):
        text = _open(actor, key, sealed).decode(errors="replace")
        yield at.isoformat(), soort, str(nummer), veld, code, zin, "ja" if heel else "nee", _no_formula(text)


# What makes a spreadsheet reckon, also in the wide letters of East Asia; and what it skips before that.
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_BEFORE: Final = frozenset("\t\r\n\0")


def _no_formula(text: str) -> str:
    first = text.lstrip(" \u00a0")[:1]
    return f"'{text}" if text[:1] in _BEFORE or first in _FORMULA else text


def _open(actor: Actor, key: UUID, sealed: bytes) -> bytes:
    return unseal(bytes(sealed), regio_id=actor.regio_id, place=PLAATS_AFGEKEURD, row=key)


def _may_see(actor: Actor, on: date) -> None:
    authorise(
        may(
            Deed.AFGEKEURD_ZIEN,
            functies=actor.functies,
            relaties=frozenset({Relatie.GEEN}),
            on=on,
            wet=actor.wet,
        )
    )


_LIJST: Final = """
SELECT r.id, r.soort, r.regelnummer, r.veld, r.zin, r.heel, r.ontvangen_at FROM meldingen_afgekeurderegel r
WHERE r.regio_id = %(regio)s AND r.verbeterd_at IS NULL
  AND (%(levering)s::uuid IS NULL OR r.levering_id = %(levering)s)
  AND (NOT %(na)s OR (r.ontvangen_at, r.id) > (%(na_at)s::timestamptz, %(na_id)s::uuid))
ORDER BY r.ontvangen_at, r.id LIMIT %(aantal)s
"""
_LEVERINGEN: Final = """
SELECT v.id, v.soort, v.begonnen_at, v.regels, v.afgekeurd FROM meldingen_levering v
WHERE v.regio_id = %(regio)s AND v.afgekeurd > 0 ORDER BY v.begonnen_at DESC LIMIT 8
"""
_REGEL: Final = """
SELECT r.id, r.soort, r.formaat, r.layout, r.kolommen, r.regelnummer, r.plaats, r.lengte, r.heel, r.veld,
r.zin,
  r.ontvangen_at, r.verbeterd_at, coalesce(a.naam, ''), r.verbetering, r.inhoud
FROM meldingen_afgekeurderegel r LEFT JOIN toegang_account a ON a.id = r.verbeterd_door
WHERE r.regio_id = %(regio)s AND r.id = %(id)s
"""
_UITVOER: Final = """
SELECT r.id, r.ontvangen_at, r.soort, r.regelnummer, r.veld, r.code, r.zin, r.heel, r.inhoud
FROM meldingen_afgekeurderegel r WHERE r.regio_id = %(regio)s AND r.verbeterd_at IS NULL
ORDER BY r.ontvangen_at, r.id LIMIT %(aantal)s
"""
