"""Words for why somebody cannot, or does not, get a zaak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ketenkameleon.science.assign.costs import clashes
from ketenkameleon.science.assign.problem import Problem
from ketenkameleon.science.fouten import ScienceError


class Reden(StrEnum):
    """Codes of our own; the caller's codes for "not eligible" stand beside them as they were given."""

    RUIMTE = "ruimte"
    INSTROOM = "instroom"
    UREN = "uren"
    EERLIJK = "eerlijke_verdeling"
    ZWAAR = "zware_zaken"
    NIET_BEVOEGD = "niet_bevoegd"
    CONFLICT = "conflict"
    ROLLEN = "rollen_gaan_niet_samen"
    BROERS_EN_ZUSSEN = "broers_en_zussen"
    EIGEN = "wacht_op_eigen"
    ANDER_KIND = "ander_kind"
    NIET_BEWEZEN = "niet_bewezen"


@dataclass(frozen=True, slots=True, order=True)
class Grond:
    """One reason: a code, and with whom it stands ("" when it stands with nobody)."""

    professional: str
    code: str


def position(problem: Problem, zaak: str) -> int:
    """The row of this zaak. Raises ScienceError when there is none."""
    for i, one in enumerate(problem.zaken):
        if one.id == zaak:
            return i
    raise ScienceError("zaak", f"{zaak} is geen zaak van deze verdeling")


def person(problem: Problem, professional: str) -> int:
    """The column of this professional. Raises ScienceError when there is none."""
    for b, one in enumerate(problem.professionals):
        if one.id == professional:
            return b
    raise ScienceError("professional", f"{professional} is geen professional van deze verdeling")


def family(problem: Problem, zaak: str) -> tuple[int, ...]:
    """The rows of this zaak and of the siblings who go with it."""
    i = position(problem, zaak)
    gezin = problem.zaken[i].gezin
    return tuple(j for j, one in enumerate(problem.zaken) if j == i or (gezin is not None and one.gezin == gezin))


def refusals(problem: Problem, row: int, column: int, week: int) -> tuple[str, ...]:
    """The codes for which this zaak may not go to this professional in this week; empty: it may."""
    zaak, one = problem.zaken[row], problem.professionals[column]
    codes: list[str] = []
    if not np.atleast_1d(problem.eligible[row, column])[min(week, problem.eligible[row, column].size - 1)]:
        codes += problem.reasons.get((zaak.id, one.id), (Reden.NIET_BEVOEGD,))
    if (zaak.id, one.id) in problem.conflicts:
        codes.append(Reden.CONFLICT)
    if clashes(problem, zaak, one.id):
        codes.append(Reden.ROLLEN)
    return tuple(codes)
