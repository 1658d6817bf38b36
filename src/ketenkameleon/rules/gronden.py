"""On what ground something is shared: the law, a yes, or an emergency; and what must be weighed and told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, names, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


class Grondsoort(StrEnum):
    """Why something may be shared: an article or decision, consent, or the vital interest of somebody."""

    WET = "wet"
    TOESTEMMING = "toestemming"
    VITAAL_BELANG = "vitaal_belang"


@dataclass(frozen=True, slots=True)
class Grond:
    """An article or decision that lets the giver give these kinds of data to the receiver."""

    artikel: str
    gever: str
    ontvanger: str
    soorten: frozenset[str]
    regime: Regime
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Toetsen:
    """The three tests, each answered in a sentence; empty where it has not been done."""

    doel: str = ""
    proportionaliteit: str = ""
    subsidiariteit: str = ""


@dataclass(frozen=True, slots=True)
class Verteld:
    """When and how the parents (or the child who decides) were told, or the reason why not."""

    op: date | None = None
    hoe: str = ""
    reden_niet: str = ""


NIET_GEWOGEN: Final = Toetsen()
NIET_VERTELD: Final = Verteld()


@dataclass(frozen=True, slots=True)
class Nood:
    """One emergency share: when (aware), why, when the FG was told, what was weighed and told after it."""

    gedeeld_om: datetime
    reden: str
    fg_gemeld_om: datetime | None = None
    toetsen: Toetsen = NIET_GEWOGEN
    verteld: Verteld = NIET_VERTELD


def grounds(*, on: date, wet: Wetboek) -> tuple[Grond, ...]:
    """Every article or decision in force on that day. Units: `on` is a date. Source: row delen.gronden."""
    return tuple(Grond(
        part(row["artikel"], str), part(row["gever"], str), part(row["ontvanger"], str),
        frozenset(texts(row["soorten"])), Regime(part(row["regime"], str)), part(row["zekerheid"], str))
        for row in map(table, items(wet.waarde("delen.gronden", on))))


def covered_by_law(soorten: Iterable[str], *, gever: str, ontvanger: str, regime: Regime, on: date,
                   wet: Wetboek) -> frozenset[str]:
    """Which of these kinds of data the law lets this giver give to this receiver without a yes.

    Units: `on` is a date. Source: row delen.gronden.
    """
    lawful = (g.soorten for g in grounds(on=on, wet=wet)
              if (g.gever, g.ontvanger, g.regime) == (gever, ontvanger, regime))
    return frozenset(soorten) & frozenset().union(*lawful)


def law_allows(soorten: Iterable[str], *, gever: str, ontvanger: str, regime: Regime, on: date,
               wet: Wetboek) -> Verdict:
    """Does the law cover every one of these kinds of data? Refused with what it leaves out.

    Units: `on` is a date. Source: row delen.gronden.
    """
    asked = frozenset(soorten)
    left = asked - covered_by_law(asked, gever=gever, ontvanger=ontvanger, regime=regime, on=on, wet=wet)
    if left or not asked:
        return refused("no_ground_in_law", "rij delen.gronden", soorten=_said(left, on, wet))
    return ALLOWED


def consent_may_be_asked(soorten: Iterable[str], *, gever: str, ontvanger: str, regime: Regime, on: date,
                         wet: Wetboek) -> Verdict:
    """May a yes be asked for this? Never where the law already decides, and never under the Wpg.

    Who could say no to what happens all the same would be misled. Units: `on` is a date.
    Source: issue 3, part 4; Wpg art. 16, 19 and 20 (giving is by law alone); row delen.gronden.
    """
    if regime is Regime.WPG:
        return refused("wpg_only_by_law", "Wpg art. 16, 19 en 20")
    lawful = covered_by_law(soorten, gever=gever, ontvanger=ontvanger, regime=regime, on=on, wet=wet)
    if lawful:
        return refused("consent_not_needed", "rij delen.gronden", soorten=_said(lawful, on, wet))
    return ALLOWED


def weighed(toetsen: Toetsen, verteld: Verteld, *, on: date, wet: Wetboek) -> Verdict:
    """Have the three tests been done and the parents been told, or is there a reason why not?

    Units: `on` is a date. Source: domain.md 11.3; rows delen.toetsen.
    """
    answers = {"doel": toetsen.doel, "proportionaliteit": toetsen.proportionaliteit,
               "subsidiariteit": toetsen.subsidiariteit}
    open_tests = [vraag for toets, vraag in names(wet.waarde("delen.toetsen", on)).items()
                  if not answers[toets].strip()]
    if open_tests:
        return refused("tests_missing", "domain.md 11.3", toetsen=", ".join(open_tests))
    told = verteld.op is not None and verteld.op <= on and verteld.hoe.strip()
    if not told and not verteld.reden_niet.strip():
        return refused("parents_not_told", "domain.md 11.3")
    return ALLOWED


def explain_by(gedeeld_om: datetime, *, wet: Wetboek) -> datetime:
    """The last moment to explain an emergency share, in UTC.

    Units: real hours after the share, also in the night the clock changes; ValueError for a moment without
    a time zone. Source: row delen.nood_uitleg.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> explain_by(datetime(2026, 10, 8, 22, 15, tzinfo=UTC), wet=shipped()).isoformat()
    '2026-10-09T22:15:00+00:00'
    """
    if gedeeld_om.tzinfo is None:
        raise ValueError("Geef het moment met een tijdzone.")
    moment = gedeeld_om.astimezone(UTC)
    return moment + timedelta(hours=wet.getal("delen.nood_uitleg", moment.date()))


def emergency_stands(nood: Nood, *, at: datetime, wet: Wetboek) -> Verdict:
    """Does this emergency share still stand at that moment? It needs a reason at once, and the FG at once.

    Until `explain_by` the tests and the telling may wait; after it they are asked as for any share.
    Units: `at` is an aware datetime. Source: issue 3, part 4; ux.md S9; rows delen.nood_*.
    """
    if not nood.reden.strip():
        return refused("reason_missing", "ux.md S9")
    if nood.fg_gemeld_om is None or nood.fg_gemeld_om > at:
        return refused("fg_not_told", "rij delen.nood_melden")
    if at <= explain_by(nood.gedeeld_om, wet=wet):
        return ALLOWED
    if weighed(nood.toetsen, nood.verteld, on=at.date(), wet=wet):
        return ALLOWED
    return refused("emergency_unexplained", "rij delen.nood_uitleg",
                   uren=str(wet.getal("delen.nood_uitleg", nood.gedeeld_om.date())))


def told_in_emergency(*, on: date, wet: Wetboek) -> tuple[str, ...]:
    """Who hears of an emergency share at once. Units: `on` is a date. Source: row delen.nood_melden."""
    return texts(wet.waarde("delen.nood_melden", on))


def _said(soorten: frozenset[str], on: date, wet: Wetboek) -> str:
    """The names of these kinds of data, in the order of the row. A kind without a name raises KeyError."""
    known = names(wet.waarde("delen.soorten", on))
    return ", ".join(known[soort] for soort in sorted(soorten, key=list(known).index))
