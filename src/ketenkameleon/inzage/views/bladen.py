"""S15: the register, the DPIA and the convenant, filled from the product's own tables; to read and to print."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ketenkameleon.inzage.bladen import convenant, dpia, register
from ketenkameleon.inzage.views.pagina import show
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.pagina import Vraag, deed, today


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_register(request: Vraag) -> HttpResponse:
    """The register of processing."""
    return show(request, "blad", "fg_register", {"blad": register(on=today(request), wet=request.actor.wet)})


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_dpia(request: Vraag) -> HttpResponse:
    """What the product can say for a DPIA."""
    return show(request, "blad", "fg_register", {"blad": dpia(on=today(request), wet=request.actor.wet)})


@require_safe
@deed(Deed.PRIVACY_TOEZICHT)
def fg_convenant(request: Vraag) -> HttpResponse:
    """The table that belongs to a convenant."""
    return show(request, "blad", "fg_register", {"blad": convenant(on=today(request), wet=request.actor.wet)})
