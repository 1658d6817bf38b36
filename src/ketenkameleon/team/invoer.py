"""What is filled in about the people of the team. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from ketenkameleon.rules.fase import Fase
from ketenkameleon.rules.inzet import Inzetsoort
from ketenkameleon.rules.loopbaan import Loopbaan
from ketenkameleon.rules.roles import Rol


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


@dataclass(frozen=True, slots=True)
class StapInvoer:
    """A step through the team: where to, from which day, and why."""

    stand: Loopbaan
    op: date
    waarom: str


@dataclass(frozen=True, slots=True)
class DeelInvoer:
    """What is known of a part of the programme. `uren`: hours it took."""

    gepland_op: date | None = None
    gedaan_op: date | None = None
    uren: Decimal | None = None


@dataclass(frozen=True, slots=True)
class InzetInvoer:
    """A time at a partner. `tot`: the last day, None: no end; `uren`: hours a week; `begeleider`: who guides there."""

    organisatie: UUID
    soort: Inzetsoort
    rol: Rol
    van: date
    tot: date | None
    uren: Decimal
    begeleider: str = ""


@dataclass(frozen=True, slots=True)
class BegeleidingInvoer:
    """A talk about one's own work. `soort`: a code of row team.begeleiding; `met`: with whom; `thema`: about what."""

    soort: str
    op: date
    uren: Decimal
    met: str
    thema: str = ""


@dataclass(frozen=True, slots=True)
class LeerInvoer:
    """What was learned from another trade. `vak`: a code of row team.vakken."""

    op: date
    vak: str
    tekst: str
    uren: Decimal | None = None
    gedeeld: bool = False


@dataclass(frozen=True, slots=True)
class MeeloperInvoer:
    """Who came along to a contact. `als`: meeloper or begeleider. `verteld`: the family knew beforehand."""

    account_id: UUID
    als: str
    verteld: bool
    verteld_reden: str = ""
