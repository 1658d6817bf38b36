"""A request on its way through the middleware; what a page gets of it is `pagina.Vraag`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, QueryDict

from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.web.catalogi import Taal


class AnyRequest(HttpRequest):
    """A request on its way in. `at`: when it came; `actor`: who acts, if anybody; `refusal`: the no it got.

    `afzender` gives what a form of this page says about who it was drawn for; it is there once somebody acts.
    `talen`: the languages that this page can be read in besides the one it is in.
    `teruggehaald`: what was sent from this page after the session had ended (`onderweg`).
    """

    at: datetime
    actor: Actor | None
    refusal: NotAllowed | None
    afzender: Callable[[], str]
    talen: tuple[Taal, ...]
    teruggehaald: QueryDict | None
