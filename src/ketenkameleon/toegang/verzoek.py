"""A request on its way through the middleware; what a page gets of it is `pagina.Vraag`."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotAllowed


class AnyRequest(HttpRequest):
    """A request on its way in. `at`: when it came; `actor`: who acts, if anybody; `refusal`: the no it got."""

    at: datetime
    actor: Actor | None
    refusal: NotAllowed | None
