"""S6: the kernteam of a school: who is there today, what was signalled, when the team meets. Source: ux.md S6."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.meldingen.queries_signalen import signals
from ketenkameleon.overleg.queries import meetings, open_afspraken
from ketenkameleon.regio.queries_kernteam import DAGEN, Kernteam, Lid, kernteam, my_schools, places_of
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.team.queries import phones
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.pagina import Vraag, deed, today


@require_safe
@deed(Deed.KERNTEAM_ZIEN)
def kernteam_pagina(request: Vraag, school_id: UUID) -> HttpResponse:
    """The people of the kernteam for everybody who works here; signalen and meetings for the team itself."""
    actor, on = request.actor, today(request)
    member = school_id in my_schools(actor, on=on)
    beheert = may(Deed.KERNTEAM_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet)
    page = {"team": _reachable(actor, kernteam(actor, school_id, on=on)), "lid": member, "beheert": bool(beheert),
            "vraagt": member and school_id in places_of(actor, on=on), "dagen": DAGEN, "vandaag": on,
            "signalen": signals(actor, school_id, on=on) if member else (),
            "overleggen": meetings(actor, school_id, after=request.at),
            "afspraken": open_afspraken(actor, school_id, on=on) if member else ()}
    return render(request, "schermen/kernteam.html", page)


def _reachable(actor: Actor, team: Kernteam) -> Kernteam:
    """The same team with the number of a professional where the place has none of its own: typed once."""
    bare = {lid.account_id for r in team.regels for lid in (r.houder, r.vervanger) if lid and not lid.telefoon}
    known = phones(actor, bare) if bare else {}

    def called(lid: Lid | None) -> Lid | None:
        return lid._replace(telefoon=lid.telefoon or known.get(lid.account_id, "")) if lid else None

    return replace(team, regels=tuple(r._replace(houder=called(r.houder), vervanger=called(r.vervanger))
                                      for r in team.regels))
