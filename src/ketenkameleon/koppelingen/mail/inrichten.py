"""Which carrier this installation has."""

from __future__ import annotations

from django.conf import settings

from ketenkameleon.koppelingen.mail.bezorger import Bezorger, Console, Mail


def carrier() -> Bezorger | None:
    """Mail when a server is set; without one a demo prints, and for real people there is none: messages wait."""
    if settings.MAILSERVER is not None:
        return Mail(settings.MAILSERVER)
    return None if settings.PRODUCTIE else Console()
