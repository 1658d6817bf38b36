"""Until when a proof holds, when to warn, and whether a proof can be written down so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ketenkameleon.rules.bewijs import (
    AKTE,
    Bewijs,
    ProfessionalFeiten,
    needs,
    of_kind,
    phb_short,
    phb_steps,
    proof_name,
)
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.terms import add_months
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.waarden import items, part
from ketenkameleon.rules.wetboek import Wetboek

_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """A proof that ends soon. `laatste_dag`: the last day it holds; `grens`: the band of days it fell in.

    `aanvragen_voor`: the day before which a new deed must be asked for; None for other proofs, and
    for a deed that ends for want of a module or with the job.
    """

    bewijs: Bewijs
    naam: str
    laatste_dag: date
    grens: int
    aanvragen_voor: date | None = None


def last_day(bewijs: Bewijs, pro: ProfessionalFeiten, *, on: date, wet: Wetboek) -> date | None:
    """The last day this proof holds, as it stands: its own, for a deed five years or a missed step of training.

    The end of the job it was given for counts too. Units: dates; None: no end.
    Source: Besluit BOA art. 4 and 35; rows boa.termijn and boa.phb.
    """
    ends = [bewijs.tot]
    if bewijs.soort == AKTE:
        ends.append(add_months(bewijs.van, wet.getal("boa.termijn", bewijs.van)) - _A_DAY)
        ends.append(_job_end(pro, on, bewijs.werkgever))
        horizon = min(end for end in ends if end is not None)
        short = phb_short(bewijs, pro.bewijzen, horizon, wet)
        ends.append(short - _A_DAY if short else None)
    return min((end for end in ends if end is not None), default=None)


def warnings(pro: ProfessionalFeiten, *, on: date, wet: Wetboek) -> list[Waarschuwing]:
    """Every proof that ends within ninety, thirty or seven days and that nothing follows, the first end first.

    Units: dates and days; the last day counts as day 0. Source: ux.md S8; row bevoegdheid.waarschuwen.
    """
    bands = sorted(part(band, int) for band in items(wet.waarde("bevoegdheid.waarschuwen", on)))
    found = []
    for bewijs in pro.bewijzen:
        end = last_day(bewijs, pro, on=on, wet=wet)
        if end is None or not bewijs.van <= on <= end or _followed(bewijs, end, pro, on, wet):
            continue
        grens = next((band for band in bands if (end - on).days <= band), None)
        if grens is not None:
            renewed = bewijs.soort == AKTE and end == bewijs.tot
            ask = add_months(end, -wet.getal("boa.verlengen", on)) if renewed else None
            found.append(Waarschuwing(bewijs, proof_name(bewijs.soort, on, wet), end, grens, ask))
    return sorted(found, key=lambda item: (item.laatste_dag, item.naam, item.bewijs.gemeente or ""))


def held_until(rol: Rol, pro: ProfessionalFeiten, gemeente: str, *, on: date, wet: Wetboek) -> date | None:
    """The last day somebody who holds the rol now in this gemeente keeps it, if nothing is added; None: no end.

    Units: dates. Source: Besluit BOA art. 35; row rol.bewijzen.
    """
    ends = [_reach([(b.van, last_day(b, pro, on=on, wet=wet)) for b in of_kind(eis, pro.bewijzen, gemeente)], on)
            for eis in needs(rol, on, wet)]
    ends.append(_job_end(pro, on))
    return min((end for end in ends if end is not None), default=None)


def next_module(akte: Bewijs, pro: ProfessionalFeiten, *, on: date, wet: Wetboek) -> tuple[date, int] | None:
    """The next step of the training of a deed: the day, and how many modules there must be; None when none is left.

    Units: a date, and a number of modules. Source: row boa.phb.
    """
    return next(((due, asked) for due, asked, _ in phb_steps(akte, pro.bewijzen, wet) if due > on), None)


def check_proof(nieuw: Bewijs, gehouden: Iterable[Bewijs], *, wet: Wetboek) -> str:
    """What is wrong with a proof as it was filled in, as a Dutch sentence; "" when it can be kept.

    Units: dates. Source: Besluit BOA art. 4, 6 and 7; issue 4 (bad input); row boa.termijn.
    """
    first = wet.versies("rol.bewijzen")[0].van
    if nieuw.van < first:
        return f"De begindatum ligt voor {dutch_date(first)}. Voor die tijd kennen wij de regels niet."
    if nieuw.tot is not None and nieuw.tot < nieuw.van:
        return "De laatste dag ligt voor de eerste dag. Kies een latere dag."
    return _check_deed(nieuw, gehouden, wet) if nieuw.soort == AKTE else ""


def _check_deed(nieuw: Bewijs, gehouden: Iterable[Bewijs], wet: Wetboek) -> str:
    months = wet.getal("boa.termijn", nieuw.van)
    most = add_months(nieuw.van, months) - _A_DAY
    if nieuw.tot is None or nieuw.tot > most:
        return f"Een akte geldt ten hoogste {months // 12} jaar. Kies een laatste dag tot en met {dutch_date(most)}."
    if not nieuw.nummer.strip() or not nieuw.gebied:
        return "Vul het nummer van de akte in, en voor welke gemeenten zij geldt."
    other = next((b for b in gehouden if b.soort == AKTE and b.werkgever == nieuw.werkgever and _overlap(b, nieuw)),
                 None)
    if other is None:
        return ""
    return (f"Er is al een akte die geldt van {dutch_date(other.van)} tot en met {dutch_date(other.tot or other.van)}."
            " Beëindig die eerst, of kies andere dagen.")


def _overlap(one: Bewijs, other: Bewijs) -> bool:
    return one.van <= (other.tot or date.max) and other.van <= (one.tot or date.max)


def _followed(bewijs: Bewijs, end: date, pro: ProfessionalFeiten, on: date, wet: Wetboek) -> bool:
    """Does another proof of the same kind and place begin before the day after, and last longer?"""
    for other in pro.bewijzen:
        same = (other.rol, other.soort, other.gemeente, other.werkgever) == (
            bewijs.rol, bewijs.soort, bewijs.gemeente, bewijs.werkgever)
        if same and other is not bewijs and other.van <= end + _A_DAY and set(bewijs.gebied) <= set(other.gebied):
            longer = last_day(other, pro, on=max(on, other.van), wet=wet)
            if longer is None or longer > end:
                return True
    return False


def _reach(days: Iterable[tuple[date, date | None]], on: date) -> date | None:
    """The last day covered without a gap from `on`, None for no end; the day before when `on` is not covered."""
    reach = on - _A_DAY
    for van, tot in sorted(days, key=lambda pair: pair[0]):
        if van > reach + _A_DAY:
            break
        if tot is None:
            return None
        reach = max(reach, tot)
    return reach


def _job_end(pro: ProfessionalFeiten, on: date, werkgever: str = "") -> date | None:
    """The last day of the job that runs now (at this employer, where one is given); None: no end, or no such job."""
    end = _reach([(d.van, d.tot) for d in pro.diensten if werkgever in ("", d.werkgever)], on)
    return end if end is not None and end >= on else None
