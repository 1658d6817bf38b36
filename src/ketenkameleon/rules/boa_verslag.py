"""What the yearly report of a BOA says about deed and training. Counts of work come from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ketenkameleon.rules.bewijs import AKTE, Bewijs, ProfessionalFeiten, phb_steps, proof_name
from ketenkameleon.rules.vervalt import last_day
from ketenkameleon.rules.waarden import texts
from ketenkameleon.rules.wetboek import Wetboek


@dataclass(frozen=True, slots=True)
class AkteJaar:
    """A deed that held in the year. `laatste_dag`: as it stands now."""

    nummer: str
    gebied: tuple[str, ...]
    van: date
    laatste_dag: date | None


@dataclass(frozen=True, slots=True)
class Bijscholing:
    """A step of the training that was due in the year: how many modules were asked, how many were there."""

    op: date
    gevraagd: int
    gedaan: int


def deeds_in(pro: ProfessionalFeiten, jaar: int, *, on: date, wet: Wetboek) -> list[AkteJaar]:
    """The deeds that held on a day of the year, the first one first.

    Units: `jaar` is a calendar year, `on` is a date. Source: Besluit BOA art. 27 and 36; row boa.termijn.
    """
    found = [AkteJaar(b.nummer, b.gebied, b.van, last_day(b, pro, on=on, wet=wet)) for b in _aktes(pro)]
    return [akte for akte in found if akte.van.year <= jaar <= (akte.laatste_dag or date.max).year]


def training_due(pro: ProfessionalFeiten, jaar: int, *, wet: Wetboek) -> list[Bijscholing]:
    """The steps of the training that were due in the year, each with how many modules there were by then.

    Units: `jaar` is a calendar year. Source: rows boa.phb and boa.phb_verlengen.
    """
    steps = [step for akte in _aktes(pro) for step in phb_steps(akte, pro.bewijzen, wet) if step[0].year == jaar]
    return [Bijscholing(due, asked, len({b.soort for b in _modules(pro, wet, due) if since <= b.van <= due}))
            for due, asked, since in sorted(steps)]


def modules_done(pro: ProfessionalFeiten, jaar: int, *, wet: Wetboek) -> list[tuple[str, date]]:
    """The modules that were done in the year: name and day, by day.

    Units: `jaar` is a calendar year. Source: row boa.modules.
    """
    last = date(jaar, 12, 31)
    found = [(b.van, proof_name(b.soort, last, wet)) for b in _modules(pro, wet, last) if b.van.year == jaar]
    return [(naam, op) for op, naam in sorted(found)]


def _aktes(pro: ProfessionalFeiten) -> list[Bewijs]:
    return sorted((b for b in pro.bewijzen if b.soort == AKTE), key=lambda b: b.van)


def _modules(pro: ProfessionalFeiten, wet: Wetboek, on: date) -> list[Bewijs]:
    asked = set(texts(wet.waarde("boa.modules", on)))
    return [b for b in pro.bewijzen if b.soort in asked]
