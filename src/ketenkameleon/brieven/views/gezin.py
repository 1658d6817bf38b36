"""The letters of a parent or child on their own page: the list, and one. Source: issue 4, part 5; ux.md S11a."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ketenkameleon.brieven.actions.ontvangen import open_letter
from ketenkameleon.brieven.queries.gezin import letters_to_me
from ketenkameleon.post.papier import groups
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.gezin import own_family


@require_safe
def gezin_brieven(request: Vraag) -> HttpResponse:
    """The letters that came here, and which of them were not opened; who works here has another start."""
    if not request.actor.gezin:
        return redirect("start")
    return render(request, "brieven/gezin_brieven.html", {"regels": letters_to_me(), "je": _je(request)})


@require_safe
def gezin_brief(request: Vraag, brief_id: UUID) -> HttpResponse:
    """One letter, as it would be on paper. Opening it is receiving it."""
    papier = open_letter(request.actor, brief_id, at=request.at)
    return render(request, "brieven/gezin_brief.html",
                  {"papier": papier, "groepen": groups(papier.tekst.blokken), "je": _je(request)})


def _je(request: Vraag) -> bool:
    return any(zaak.band == Band.KIND for zaak in own_family(request.actor, on=today(request)))
