"""What child and parents say, whether they agree, who is needed, and what did not come. Source: ux.md S10."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from ketenkameleon.plan.actions import inzet as effort
from ketenkameleon.plan.actions import zeggen as act
from ketenkameleon.plan.forms.inzet import InzetForm, VermedenForm
from ketenkameleon.plan.forms.plan import AkkoordForm, WoordenForm
from ketenkameleon.plan.queries.plan import stories_of
from ketenkameleon.plan.views.plan import back, people_of, words, zaak_with_plan
from ketenkameleon.toegang.pagina import Vraag, today
from ketenkameleon.zaken.forms.velden import done_with
from ketenkameleon.zaken.invoer import VERTELLERS
from ketenkameleon.zaken.views.pagina import ask, given


@require_http_methods(["GET", "HEAD", "POST"])
def plan_woorden(request: Vraag, nummer: str) -> HttpResponse:
    """What a child or parent says in their own words, or what they ask."""
    zicht = zaak_with_plan(request, nummer)
    told = [(key, VERTELLERS.get(teller, teller)) for key, teller in stories_of(request.actor, zicht)]
    form = WoordenForm(given(request), mensen=people_of(request, zicht), verhalen=told)
    if form.is_bound and done_with(form, lambda: act.say(request.actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return back(request, nummer, "De woorden staan in het plan.")
    return ask(request, zicht, form, kop="In eigen woorden", knop="Bewaar",
               uitleg="Staat het al in het verhaal? Wijs dan het verhaal aan. Niemand vertelt iets twee keer.")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_akkoord(request: Vraag, nummer: str) -> HttpResponse:
    """Who said yes or no to the help in the plan."""
    zicht = zaak_with_plan(request, nummer)
    form = AkkoordForm(given(request), mensen=people_of(request, zicht))
    if form.is_bound and done_with(form, lambda: act.agree(request.actor, zicht.zaak_id, form.invoer(), at=request.at)):
        return back(request, nummer, "Bewaard wat er is gezegd.")
    return ask(request, zicht, form, kop="Ja of nee tegen de hulp", knop="Bewaar",
               uitleg="Het gaat om de hulp in het plan: de doelen, en de stappen thuis en van het kind. "
                      "Lees die eerst voor.")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_inzet(request: Vraag, nummer: str) -> HttpResponse:
    """Is the vaste contactpersoon enough, or is an onderwijszorgmedewerker needed?"""
    zicht = zaak_with_plan(request, nummer)
    form = InzetForm(given(request), keuzes=words(request, "plan.inzet"), vandaag=today(request))
    if form.is_bound and done_with(form, lambda: effort.choose(request.actor, zicht.zaak_id, form.invoer(),
                                                               at=request.at)):
        return back(request, nummer, "Bewaard wie er nodig is.")
    return ask(request, zicht, form, kop="Wie is er nodig?", knop="Bewaar",
               uitleg="Een nieuwe onderwijszorgmedewerker loopt eerst mee. Daarna komen er stap voor stap zaken bij.")


@require_http_methods(["GET", "HEAD", "POST"])
def plan_vermeden(request: Vraag, nummer: str) -> HttpResponse:
    """Heavier care that did not come: what would otherwise have been done, who says so, and why."""
    zicht = zaak_with_plan(request, nummer)
    form = VermedenForm(given(request), anders=words(request, "opschaling.anders"),
                        zegt=words(request, "opschaling.zegt"))
    if form.is_bound and done_with(form, lambda: effort.avoided(request.actor, zicht.zaak_id, form.invoer(),
                                                                at=request.at)):
        return back(request, nummer, "Bewaard wat er is gezegd.")
    return ask(request, zicht, form, kop="Zwaardere hulp was niet nodig", knop="Bewaar",
               uitleg="Schrijf op wat iemand zegt, en waarom. Dit is geen bewijs.")
