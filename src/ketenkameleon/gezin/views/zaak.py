"""The page of a zaak for a parent and for a child, and who can help them. Source: ux.md S11a and S11b."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.gezin.queries.berichten import said_and_done
from ketenkameleon.gezin.queries.zaak import Gezinsblad, family_page
from ketenkameleon.gezin.woorden import STAPPEN, complaint_about, role_today, whose_turn
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.gezinspagina import support
from ketenkameleon.rules.klacht import complaint_kinds, complaint_receivers
from ketenkameleon.toegang.pagina import Vraag, today


def family_zaak(request: Vraag, nummer: str) -> Gezinsblad:
    """The zaak for this parent or child, and that they looked. Raises NotFound for everybody else."""
    blad = family_page(request.actor, nummer, on=today(request))
    # Without the key of the zaak, as on /gezin/: the other parent reads in "wie keek" when who works here looked.
    looked(request.actor.lopend, "gezin", nummer)
    return blad


@require_safe
def gezin_zaak(request: Vraag, nummer: str) -> HttpResponse:
    """Where we stand, who the contact is, when the next afspraak is and what now."""
    blad = family_zaak(request, nummer)
    if blad.gesloten_op:
        return render(request, "gezin/zaak_dicht.html", {"blad": blad, "je": blad.je})
    page = {
        "blad": blad, "je": blad.je,
        "stappen": [(STAPPEN[regel.stap], regel) for regel in blad.stappen],
        "wachten": [(whose_turn(wacht.partij, je=blad.je), wacht) for wacht in blad.wachten],
    }
    if not blad.je:
        return render(request, "gezin/zaak.html", page)
    page |= {"rollen": [role_today(rol) for rol in blad.rollen], "gezegd": said_and_done(request.actor, blad.zaak_id)}
    return render(request, "gezin/zaak_kind.html", page)


@require_safe
def gezin_hulp(request: Vraag, nummer: str) -> HttpResponse:
    """Who can stand beside a family, how to complain, and how to ask for another contactpersoon."""
    blad, on, wet, regio = family_zaak(request, nummer), today(request), request.actor.wet, request.actor.regio_code
    page = {
        "blad": blad, "je": blad.je,
        "vertrouwenspersonen": support("vertrouwenspersoon", on=on, wet=wet, regio=regio),
        "ondersteuners": support("ondersteuner", on=on, wet=wet, regio=regio),
        "klachten": [(complaint_about(over), complaint_receivers(over, on=on, wet=wet))
                     for over in complaint_kinds(on=on, wet=wet)],
    }
    return render(request, "gezin/hulp.html", page)
