"""A plan for school and home in the demo: one goal with steps, and what school and home say of it."""

from __future__ import annotations

from datetime import datetime

from ketenkameleon.demo.toneel import Toneel, Zaakloop
from ketenkameleon.plan.actions import doel, zeggen
from ketenkameleon.plan.actions.plan import make
from ketenkameleon.plan.invoer import BerichtInvoer, PlanInvoer, StapInvoer
from ketenkameleon.rules.plan import review_on
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day

_DOEL = "{naam} is om 9.00 uur op school, 3 dagen per week."
_STAPPEN = (StapInvoer("school", "mentor wacht bij de deur", "mentor"),
            StapInvoer("thuis", "om 8.15 uur samen weg", "ouder"), StapInvoer("kind", "appt: ik ben er", "het kind"))
_BERICHTEN = (BerichtInvoer("school", "beter", "3 van 5 dagen op tijd"),
              BerichtInvoer("ouder", "minder", "de ochtend is zwaar"))


def maak_plan(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """The vaste contactpersoon makes the plan together with child, parents and school, and notes how it goes."""
    on = local_day(at)
    make(actor, loop.zaak_id, PlanInvoer(on, review_on(on, wet=actor.wet), ("kind", "ouder", "school"), True,
                                         school_id=loop.school_id), at=at)
    key = doel.add_goal(actor, loop.zaak_id, loop.fill(_DOEL), at=at)
    for stap in _STAPPEN:
        doel.add_step(actor, key, stap, at=at)
    for bericht in _BERICHTEN:
        zeggen.tell(actor, key, bericht, at=at)
