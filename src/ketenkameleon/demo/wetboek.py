"""Rows of the regio: one that a second person approved two weeks ago, and one that waits. Invented norms."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from ketenkameleon.demo.toneel import Toneel, moment
from ketenkameleon.demo.verloop import as_account
from ketenkameleon.rules.wetboek import Zekerheid
from ketenkameleon.rules.wetboek_vorm import Besluit
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.wetboek.actions import VoorstelInvoer, decide_row, propose_row

_GELEDEN, _STRAKS = timedelta(days=14), timedelta(days=30)
_BRON: Final = "Verzonnen afspraak van de stuurgroep"


def agree_on_rows(toneel: Toneel) -> None:
    """Propose both and approve the first, where the regio has two beheerders. Source: issue 4, part 7."""
    mensen = [mens.kort for mens in toneel.plan.people("beheerder")]
    if not mensen[1:]:
        return
    day = toneel.today - _GELEDEN
    _row(toneel, mensen, VoorstelInvoer("termijn.halt.startgesprek", day, {("lengte",): 21}, _BRON, Zekerheid.KEUZE),
         moment(day, toneel.rng("wetboek"), 9, 11), approve=True)
    _row(toneel, mensen[::-1], VoorstelInvoer("ziekte.signaal", toneel.today + _STRAKS, {("meldingen",): 3}, _BRON,
                                              Zekerheid.AANNAME), toneel.nu, approve=False)


def _row(toneel: Toneel, mensen: list[str], invoer: VoorstelInvoer, at: datetime, *, approve: bool) -> None:
    first, second, on = toneel.accounts[mensen[0]], toneel.accounts[mensen[1]], local_day(at)
    with transaction.atomic():
        actor = as_account(first, at)
        key, _ = propose_row(actor.lopend, invoer, wet=actor.wet, regio=actor.regio_code, on=on, at=at)
    if approve:
        with transaction.atomic():
            actor = as_account(second, at)
            decide_row(actor.lopend, key, Besluit.GOEDGEKEURD, reden="", wet=actor.wet, on=on, at=at)
