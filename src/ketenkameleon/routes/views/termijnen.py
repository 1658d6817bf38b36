"""All terms that end this week: of the own zaken, for a coördinator of the regio. Source: issue 4, part 6."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ketenkameleon.routes.queries.termijn import terms_this_week
from ketenkameleon.toegang.pagina import Vraag, today


@require_safe
def termijnen(request: Vraag) -> HttpResponse:
    """What ended already and what ends this week, the first to end first."""
    on = today(request)
    try:
        found = terms_this_week(request.actor, on=on, na=request.GET.get("na", ""))
    except ValueError as wrong:
        raise Http404 from wrong
    late = [line for line in found.termijnen if line.termijn.te_laat(on)]
    return render(request, "routes/termijnen.html", {
        "lijst": found, "te_laat": late, "deze_week": found.termijnen[len(late):], "vandaag": on,
        "verder": urlencode({"na": found.verder}) if found.verder else ""})
