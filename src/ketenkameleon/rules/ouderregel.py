"""The line for parents: how long it can change, namely until they read it, and which parents read it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.inloggen import family_days
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.wetboek import Wetboek

OUDERS: Final = frozenset({"ouder1", "ouder2", "voogd"})


class Regellezers(StrEnum):
    """Who reads a line on the own page: the one parent, the parents who were all there, or nobody and why not."""

    OUDER = "ouder"
    SAMEN = "samen"
    NIET_ZEKER = "niet_zeker"
    GEEN_PAGINA = "geen_pagina"


def fixed_from(bewaard_op: date, *, wet: Wetboek) -> tuple[date, time]:
    """From which day and hour the line of a contact stands: 8.00 on the first workday after it was saved.

    Units: `bewaard_op` is the local day of saving; a local day and hour come back. Source: row ouderregel.vast_om.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> fixed_from(date(2026, 10, 9), wet=shipped())
    (datetime.date(2026, 10, 12), datetime.time(8, 0))
    """
    return add_workdays(bewaard_op, 1, wet=wet), time(wet.getal("ouderregel.vast_om", bewaard_op))


def surely_theirs(met: Collection[str], volwassenen: int, *, geheim: bool) -> bool:
    """Is it certain that each parent with gezag may read the line of a talk? What is not sure is not shown.

    With one adult around the child and no secret address every line is; with more, one of a talk with the child alone,
    as a visit to the child is for both (rules.gezinspagina). Else only one of a talk at which all of them were: who
    "ouder 1" is, nobody wrote down. `met`: who were at the talk; `volwassenen`: how many adults stand around
    the child; `geheim`: an address of the child or of one of them is kept secret.
    Source: issue 6, part 5 (separated parents never see each other's data); docs/adr/0038.

    >>> surely_theirs(["kind", "ouder1"], 2, geheim=False)
    False
    """
    present = len(OUDERS.intersection(met))
    if volwassenen and not geheim and (volwassenen == 1 or (present == 0 and "kind" in met)):
        return True
    return present >= max(2, volwassenen)


def line_readers(met: Collection[str], volwassenen: int, geboren: BirthDate | None, *, geheim: bool, on: date,
                 wet: Wetboek) -> Regellezers:
    """Who will read the line of this talk, for whoever writes it. Arguments as `surely_theirs`.

    `geboren`: of the child, None when not known in full; from 16 on its parents have no page. Units: `on` is a date.
    Source: rows zicht.leeftijd; ux.md 6.4 (preview first).
    """
    if isinstance(family_days(Band.OUDER_MET_GEZAG, geboren, on=on, wet=wet), Refused):
        return Regellezers.GEEN_PAGINA
    if not surely_theirs(met, volwassenen, geheim=geheim):
        return Regellezers.NIET_ZEKER
    return Regellezers.OUDER if volwassenen == 1 else Regellezers.SAMEN
