"""Who came along to a contact: to learn, or to guide. The family is told. Source: issue 4, part 2."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ketenkameleon.schermen.forms_bewijs import kept
from ketenkameleon.schermen.forms_team import MeeloperForm
from ketenkameleon.team.actions_leren import name_along
from ketenkameleon.team.queries_leren import came_along
from ketenkameleon.team.queries_loopbaan import colleagues
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.queries.eigen_contact import eigen_contact
from ketenkameleon.zaken.views.pagina import WRONG, given

GENOEMD: Final = "De collega staat bij dit contact. Het gezin ziet dit op de eigen pagina."


@require_http_methods(["GET", "HEAD", "POST"])
def meeloper(request: Vraag, nummer: str, contact_id: UUID) -> HttpResponse:
    """Name a colleague who comes along to one's own contact that is not saved yet."""
    actor, contact = request.actor, eigen_contact(request.actor, nummer, contact_id)
    team = {str(key): naam for key, naam in colleagues(actor, on=today(request)).items()}
    form = MeeloperForm(given(request), team=team)
    if form.is_bound and kept(form, lambda: name_along(actor, contact_id, form.invoer, at=request.at)):
        messages.success(request, GENOEMD)
        return redirect("contact", nummer, contact_id)
    page = {"contact": contact, "form": form, "mee": came_along(actor, contact_id)}
    return render(request, "schermen/meeloper.html", page, status=WRONG if form.errors else 200)
