"""How many zaken somebody can have: their own most, less while they learn, less while they work elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from ketenkameleon.rules.bewijs import ProfessionalFeiten
from ketenkameleon.rules.fase import caseload, phase_on
from ketenkameleon.rules.inzet import hours_away
from ketenkameleon.rules.loopbaan import has_zaken, stand_on
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.wetboek import Wetboek

_BRON: Final = "Ketenkameleon, rijen team.fasen en team.loopbaan"


def most_zaken(pro: ProfessionalFeiten, most: int, contract: Decimal, *, on: date, wet: Wetboek,
               regio: str = "") -> int:
    """How many zaken somebody can have on that day.

    Their own most, or that of the fase; of it the share of the hours that is not spent at a partner, rounded down;
    none for who stopped or is still a kandidaat. Units: a number of zaken; `contract` in hours a week.
    Source: rows team.fasen and team.loopbaan; issue 4, part 2.
    """
    if not has_zaken(stand_on(pro.loopbaan, on), on, wet):
        return 0
    whole = caseload(phase_on(pro.fasen, on), most, on, wet, regio)
    here = max(contract - hours_away(pro.inzetten, on), Decimal(0))
    return whole if here == contract else int(whole * here / contract)


def may_give(zaken: int, most: int, waarom: str) -> Verdict:
    """May one more zaak be put to somebody who has this many? Over the most it needs a reason: a person decides.

    Units: numbers of zaken. Source: issue 4, parts 1 and 2; design.md 2, promise 9.
    """
    if zaken < most or waarom.strip():
        return ALLOWED
    return refused("caseload_needs_reason", _BRON, zaken=str(zaken), most=str(most))
