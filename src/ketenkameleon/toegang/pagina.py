"""What a page needs from the middleware, and the gate of pages that are about no zaak in particular."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import authorise

P = ParamSpec("P")


class Vraag(HttpRequest):
    """A request as a page gets it: somebody is logged in, and it has one moment.

    A type for views only: the middleware hands over Django's own request with these two on it.
    """

    actor: Actor
    at: datetime


def today(request: Vraag) -> date:
    """The calendar day in Europe/Amsterdam on which the page was asked for."""
    return local_day(request.at)


Pagina = Callable[Concatenate[Vraag, P], HttpResponseBase]


def deed(asked: Deed) -> Callable[[Pagina[P]], Pagina[P]]:
    """Let a page be seen only by whom the deed is for without any relatie to a zaak; NotAllowed for the others.

    Pages of one zaak do not use it: there the action or query decides, because it knows the relatie.
    Source: design.md 5 (two exceptions reach the middleware); row toegang.daden.
    """

    def gate(page: Pagina[P]) -> Pagina[P]:
        @wraps(page)
        def gated(request: Vraag, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor, here = request.actor, frozenset({Relatie.GEEN})
            authorise(may(asked, functies=actor.functies, relaties=here, on=today(request), wet=actor.wet))
            return page(request, *args, **kwargs)

        return gated

    return gate
