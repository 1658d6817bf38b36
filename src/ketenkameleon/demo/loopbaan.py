"""The way of the professionals of the synthetic regions through the team: all work, some learn at a partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from ketenkameleon.demo.streekplan import Mens
from ketenkameleon.regio.models import Aanstelling, Organisatie
from ketenkameleon.rules.loopbaan import Loopbaan
from ketenkameleon.team.models import Inzet, Leerregel, Loopbaanstap
from ketenkameleon.toegang.dagen import AMSTERDAM

_WEEK: Final = timedelta(weeks=1)
# Whose trade a rol is: the kind of organisatie where it is learned.
_BIJ: Final = {"halt": "halt", "raad": "rvdk", "doorstroompunt": "doorstroompunt", "onderwijszorg": "cjg"}


def build_careers(mensen: Sequence[Mens], people: Mapping[str, Aanstelling], organisaties: Mapping[str, Organisatie],
                  today: date) -> None:
    """A step for everybody; for who starts a training later a time at that partner, and a lesson that is shared."""
    at = datetime.combine(today, time(9), AMSTERDAM)
    Loopbaanstap.objects.bulk_create([Loopbaanstap(
        regio=person.regio, account=person.account, stand=Loopbaan.INGEZET.value, op=person.van, at=at,
        waarom="meegenomen bij het begin van het team") for person in (people[mens.kort] for mens in mensen)])
    learns = [(people[mens.kort], rol) for mens in mensen for rol in mens.later if _BIJ.get(rol) in organisaties]
    Inzet.objects.bulk_create([Inzet(
        regio=person.regio, account=person.account, organisatie=organisaties[_BIJ[rol]], soort="inwerken", rol=rol,
        van=today - _WEEK, tot=today + 3 * _WEEK, uren_per_week=Decimal(4), begeleider="Wil Vis",
        door=person.account, at=at) for person, rol in learns])
    Leerregel.objects.bulk_create([Leerregel(
        regio=person.regio, account=person.account, op=today - _WEEK, vak=rol, uren=Decimal(2), gedeeld=True, at=at,
        tekst="Hier vragen zij eerst wat iemand zelf goed wil maken. Dat ga ik ook doen.") for person, rol in learns])
