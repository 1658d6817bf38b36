"""Did a child meet one face or many? The indices of continuity of care, over the contacts in their order."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ketenkameleon.science.estimate.arrays import Floats, Ints, column, groups
from ketenkameleon.science.fouten import ScienceError

# With fewer contacts than this the indices jump with every contact.
STABLE_FROM = 3


@dataclass(frozen=True)
class Continuity:
    """For one child. `upc`, `coc`, `secon`, `hhi` lie between 0 and 1, 1 is one face; `entropy` in nats, 0 is
    one face.

    With one contact `upc`, `coc`, `secon`, `hhi` and `entropy` are NaN: one contact says nothing about
    continuity. `switches` counts the times that the next contact was with somebody else. `secon` hardly tells
    a chain from one professional: never report it alone.
    """

    contacts: int
    people: int
    switches: int
    upc: float
    coc: float
    secon: float
    hhi: float
    entropy: float

    @property
    def stable(self) -> bool:
        """Are there enough contacts (three) to average this child with others?"""
        return self.contacts >= STABLE_FROM


@dataclass(frozen=True, eq=False)
class ContinuityPerZaak:
    """The same, a row per zaak; the columns as in `Continuity`."""

    zaken: tuple[str, ...]
    contacts: Ints
    people: Ints
    switches: Ints
    upc: Floats
    coc: Floats
    secon: Floats
    hhi: Floats
    entropy: Floats

    @property
    def stable(self) -> Ints:
        """The row numbers with enough contacts (three) to average."""
        return np.flatnonzero(self.contacts >= STABLE_FROM)


def continuity(professional: ArrayLike) -> Continuity:
    """The indices over one child's contacts, given who was met, in order of time.

    Source: UPC Breslau & Reeb 1975; COC Bice & Boxerman 1977; SECON Steinwachs 1979 (formulas: science plan
    3.3).
    """
    met = np.asarray(professional)
    if met.ndim != 1 or met.size == 0:
        raise ScienceError("professional", "moet één rij van ten minste één contact zijn")
    found = continuity_per_zaak(np.zeros(met.size, np.int64), np.arange(met.size), professional)
    return Continuity(
        int(found.contacts[0]), int(found.people[0]), int(found.switches[0]), float(found.upc[0]),
        float(found.coc[0]), float(found.secon[0]), float(found.hhi[0]), float(found.entropy[0]))


def continuity_per_zaak(zaak: ArrayLike, at: ArrayLike, professional: ArrayLike) -> ContinuityPerZaak:
    """The indices per zaak, from contacts in any order: the zaak, when (a number), and who was met.

    Two contacts of one zaak with different people at the same moment have no order, so SECON and the switches
    would depend on how the file was sorted: that raises ScienceError.
    """
    moment = column("at", at)
    zaken, case = groups("zaak", zaak, length=moment.size)
    people, who = groups("professional", professional, length=moment.size)
    order = np.lexsort((who, moment, case))
    case, moment, who = case[order], moment[order], who[order]
    same_case, moved = case[1:] == case[:-1], who[1:] != who[:-1]
    if (same_case & moved & (moment[1:] == moment[:-1])).any():
        raise ScienceError("at", "geeft twee contacten met verschillende mensen op hetzelfde moment")
    count = len(zaken)
    total = np.bincount(case, minlength=count)
    switches = np.bincount(case[1:][same_case & moved], minlength=count)
    pair, times = np.unique(case * len(people) + who, return_counts=True)
    owner = pair // len(people)
    part = times / total[owner]
    squares = np.asarray(np.bincount(owner, part**2, count), np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        upc = np.zeros(count)
        np.maximum.at(upc, owner, part)
        coc, secon = (total * squares - 1) / (total - 1), 1 - switches / (total - 1)
    known = np.where(total > 1, 1.0, math.nan)
    entropy = 0.0 - np.asarray(np.bincount(owner, part * np.log(part), count), np.float64)
    return ContinuityPerZaak(
        zaken, total, np.bincount(owner, minlength=count), switches, upc * known, np.asarray(coc * known),
        np.asarray(secon * known), squares * known, entropy * known)
