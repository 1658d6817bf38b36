"""The request as our views get it: with the moment and the actor that the middleware put on it."""

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


class ActingRequest(HttpRequest):
    """A request of somebody who is logged in: what a view gets that is not on the list of open pages."""

    at: datetime
    actor: Actor
