"""Where somebody lands, and finding a zaak by its nummer. Source: ux.md 5 (never an empty dashboard)."""

from __future__ import annotations

import re
from typing import Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.toegang.sessies import SESSION_TOT
from ketenkameleon.zaken.queries.gezin import own_family

STARTS: Final = (
    (Functie.BIP, "mijn_dag"), (Functie.COORDINATOR, "verdelen"), (Functie.SCHOOL, "mijn_meldingen"),
    (Functie.FG, "fg"), (Functie.BEHEERDER, "beheer"),
    (Functie.KERNTEAM, "kernteams"),
)
# "2026-00041", "2026-41" and "2026 41" are the same zaak to whoever says it aloud.
GEZEGD: Final = re.compile(r"\s*([0-9]{4})\s*[-/ ]\s*0*([0-9]{1,5})\s*")


@require_safe
def start(request: Vraag) -> HttpResponse:
    """The start page of this persona; help for who has none. A family with one zaak lands on the page of that zaak."""
    if request.actor.gezin:
        zaken = own_family(request.actor, on=today(request))
        return redirect("gezin_zaak", zaken[0].nummer) if len(zaken) == 1 else redirect("gezin")
    return redirect(next((page for functie, page in STARTS if functie in request.actor.functies), "hulp"))


@require_POST
def zoek(request: Vraag) -> HttpResponse:
    """Go to the zaak with that nummer. What is no nummer, is not there or is not yours: the same page."""
    said = GEZEGD.fullmatch(request.POST.get("zaaknummer", ""))
    if said is None:
        raise Http404
    return redirect("zaak", f"{said[1]}-{int(said[2]):05d}")


@require_safe
def sessie_verleng(request: Vraag) -> HttpResponse:
    """Stay logged in: the session ends later from now on. Source: ux.md 6.5."""
    return JsonResponse({"sessie_tot": request.session[SESSION_TOT]})
