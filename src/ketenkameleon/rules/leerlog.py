"""What a professional writes about their own learning names no child: no zaaknummer, no burgerservicenummer."""

from __future__ import annotations

import re
from typing import Final

_ZAAKNUMMER: Final = re.compile(r"(?<!\d)\d{4}\s?[-–/]\s?\d{5}(?!\d)")
# Nine digits: a burgerservicenummer, an onderwijsnummer or the number of a report, as people write them.
_NEGEN: Final = re.compile(r"(?<!\d)(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)")


def names_a_child(text: str) -> str:
    """What in this text is about one child, as a Dutch sentence for the form; "" when nothing of it was seen.

    It looks for a zaaknummer and for nine digits. A name it does not see: the form says not to write one.
    Source: issue 4, part 2 (no child data in the leerlog).

    >>> names_a_child("In zaak 2026-00041 leerde ik veel.")
    'Haal het zaaknummer weg. Hier staat niets over een kind of gezin.'
    >>> names_a_child("Op 12-10-2026 3 uur meegelopen, schooljaar 2026-2027.")
    ''
    """
    if _ZAAKNUMMER.search(text):
        return "Haal het zaaknummer weg. Hier staat niets over een kind of gezin."
    if _NEGEN.search(text):
        return "Haal het nummer van negen cijfers weg. Hier staat niets over een kind of gezin."
    return ""
