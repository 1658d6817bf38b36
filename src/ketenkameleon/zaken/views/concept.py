"""Drafts: what a page sends while somebody types. Source: ux.md 6.5; design.md 2, promise 7."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from ketenkameleon.toegang.pagina import Vraag
from ketenkameleon.web.dates import tijd
from ketenkameleon.zaken.actions.concept import keep_draft
from ketenkameleon.zaken.invoer import Onvolledig

# Which forms send drafts, each about an object with a key of its own.
FORMULIEREN: Final = frozenset({"notitie", "verhaal", "plek", "melden", "beeld"})
NOT_TYPED: Final = frozenset({"csrfmiddlewaretoken", "afzender"})


@require_POST
def concept(request: Vraag, formulier: str, object_id: UUID) -> HttpResponse:
    """Keep what is being typed; answers {"bewaard": "10.14"}. Only the writer ever sees it."""
    if formulier not in FORMULIEREN:
        raise Http404
    try:
        kept = keep_draft(request.actor, formulier, object_id, posted(request), at=request.at)
    except Onvolledig as wrong:
        return JsonResponse({"fout": str(wrong)}, status=422)
    return JsonResponse({"bewaard": tijd(kept).removesuffix(" uur")})


def posted(request: Vraag) -> dict[str, object]:
    """What a form holds right now, every box by its name."""
    return {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
