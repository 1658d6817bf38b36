"""What every page needs around it: who is at work, for which regio, and the phone number for help."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

# The code of a functie as people call it; a code without a word here is shown as it is.
FUNCTIES: Final = {
    "bip": "BIP",
    "coordinator": "coördinator",
    "school": "school",
    "duo_import": "inlezen van DUO",
    "beheerder": "beheerder",
    "fg": "privacyfunctionaris",
    "kernteam": "kernteam",
    "onderzoeker": "onderzoeker",
}


def chrome(request: HttpRequest) -> dict[str, object]:
    """The name, functions and regio of the account at work (None for nobody), the phone number, the moment.

    Reads what the middleware already knows and asks the database nothing: the error pages use it too.
    Source: design.md 7, ux.md 6.10 (who printed and when).
    """
    actor = getattr(request, "actor", None)
    who = None
    if actor is not None:
        functions = sorted(FUNCTIES.get(str(code), str(code)) for code in getattr(actor, "functies", ()))
        who = {
            "naam": getattr(actor, "naam", ""),
            "functies": ", ".join(functions),
            "regio": getattr(actor, "regio_naam", ""),
        }
    at = getattr(request, "at", None) or timezone.now()
    return {"chrome": who, "telefoon": settings.TELEFOON_HULP, "opgehaald_op": at}
