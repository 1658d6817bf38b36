"""Rows that a regio proposes, and terms that run, for tests of the wetboek."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.routes.models import Termijn
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.termijnlijst import term
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.wetboek import Zekerheid, frozen
from ketenkameleon.rules.wetboek_vorm import Besluit
from ketenkameleon.toegang.context import Actor
from ketenkameleon.wetboek.actions import VoorstelInvoer, decide_row, propose_row
from ketenkameleon.zaken.models import Zaak
from wereld import NU, VANDAAG

STARTGESPREK = "termijn.halt.startgesprek"
CODE = "halt.startgesprek"


def invoer(naam: str = STARTGESPREK, van: date = VANDAAG, delen: dict[tuple[str, ...], object] | None = None, *,
           reden: str = "") -> VoorstelInvoer:
    """A term of fourteen days instead of thirty, or other parts of another row."""
    parts = {pad: frozen(part) for pad, part in (delen or {("lengte",): 14}).items()}
    return VoorstelInvoer(naam, van, parts, "Besluit stuurgroep 1 oktober 2026", Zekerheid.KEUZE, reden)


def propose(actor: Actor, what: VoorstelInvoer) -> UUID | str:
    """The key of the proposal, or the code of the refusal."""
    key, verdict = propose_row(actor.lopend, what, wet=actor.wet, regio=actor.regio_code, on=VANDAAG, at=NU)
    return verdict.code if isinstance(verdict, Refused) else key


def decide(actor: Actor, key: UUID, wat: Besluit = Besluit.GOEDGEKEURD, *, reden: str = "", on: date = VANDAAG) -> str:
    """"" when it was done, else the code of the refusal."""
    verdict = decide_row(actor.lopend, key, wat, reden=reden, wet=actor.wet, on=on, at=NU)
    return verdict.code if isinstance(verdict, Refused) else ""


def running(zaak: Zaak, vanaf: date, code: str = CODE, **rest: object) -> Termijn:
    """A term of that zaak as it was counted by the shipped law; runs as owner."""
    counted = term(code, vanaf, wet=shipped())
    return Termijn.objects.create(**{
        "id": new_id(), "regio_id": zaak.regio_id, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": 401,
        "zaak": zaak, "code": code, "soort": counted.soort.value, "vanaf": vanaf, "laatste_dag": counted.laatste_dag,
        "vervalt": counted.vervalt, "geteld": counted.geteld, "rij_id": counted.rij_id, "rij_hash": counted.rij_hash,
        "at": NU, **rest})
