"""What a coördinator fills in about a proof or a phase. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ketenkameleon.rules.fase import Fase


class OnvolledigBewijs(ValueError):
    """What was filled in cannot be kept. `velden`: field name → Dutch sentence, for the form."""

    def __init__(self, **velden: str) -> None:
        super().__init__("; ".join(velden.values()))
        self.velden: Mapping[str, str] = velden


@dataclass(frozen=True, slots=True)
class BewijsInvoer:
    """One proof. `soort`: rol and kind of proof, as `kind_key` writes it. `tot`: the last day, None for no end.

    `gemeente`: its code, for an aanwijzing, an oath or a mandate; `gebied`: codes, for a deed. `gegeven_door`, `waar`:
    who took the oath, and where. `document`: the name of the paper that shows it.
    """

    soort: str
    van: date
    document: str
    tot: date | None = None
    gemeente: str = ""
    gebied: tuple[str, ...] = ()
    nummer: str = ""
    gegeven_door: str = ""
    waar: str = ""


@dataclass(frozen=True, slots=True)
class FaseInvoer:
    """A phase that begins: which, from when, and the begeleider who says so."""

    fase: Fase
    van: date
    begeleider: UUID
    waarom: str = ""
