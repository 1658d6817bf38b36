"""Consent: when a yes counts, when a birthday reopens it, and whether something may be shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ketenkameleon.rules.gezag import Gezin, birthday, consent_ages, who_must_say_yes
from ketenkameleon.rules.gronden import (
    NIET_GEWOGEN,
    NIET_VERTELD,
    Grondsoort,
    Nood,
    Toetsen,
    Verteld,
    consent_may_be_asked,
    law_allows,
    weighed,
)
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.wetboek import Wetboek


class Hoedanigheid(StrEnum):
    """As whom somebody says yes. RECHTER: the court replaces the yes of who has gezag, never the child's."""

    KIND = "kind"
    GEZAG = "gezag"
    RECHTER = "rechter"


class Toestemmingsvorm(StrEnum):
    """How a yes was given."""

    MONDELING = "mondeling"
    PAPIER = "papier"
    PORTAAL = "portaal"
    BESCHIKKING = "beschikking"


@dataclass(frozen=True, slots=True)
class Toestemming:
    """What one person said: for which receiver and kinds of data, from `op` up to and including `tot`.

    `ja` False is a no. `leeftijd_toen`: whole years of the child then, None when not to be said.
    `ingetrokken_op`: from that day it does not count. `door`: the person, None for the court.
    """

    door: UUID | None
    als: Hoedanigheid
    ja: bool
    op: date
    tot: date
    ontvanger: str
    soorten: frozenset[str]
    hoe: Toestemmingsvorm
    leeftijd_toen: int | None
    ingetrokken_op: date | None = None

    def __post_init__(self) -> None:
        if (self.door is None) is not (self.als is Hoedanigheid.RECHTER):
            raise ValueError("Alleen de rechter zegt ja zonder persoon.")


@dataclass(frozen=True, slots=True)
class Deling:
    """One share: who gives which kinds of data to whom, on what ground, for what, from `van` up to `tot`."""

    gever: str
    ontvanger: str
    soorten: frozenset[str]
    regime: Regime
    grond: Grondsoort
    doel: str
    van: date
    tot: date | None
    gezin: Gezin
    toestemmingen: tuple[Toestemming, ...] = ()
    gehoord_op: date | None = None
    toetsen: Toetsen = NIET_GEWOGEN
    verteld: Verteld = NIET_VERTELD
    nood: Nood | None = None


def reopens(toestemming: Toestemming, *, geboren: BirthDate | None, on: date, wet: Wetboek) -> int | None:
    """The age whose birthday has reopened this consent by that day, the last one; None when none has.

    Where the day or month of birth is not known, the first day on which the birthday can be. An unknown birth
    date reopens nothing: without an age no consent can be given. Units: whole years; `on` is a date.
    Source: row toestemming.grenzen; domain.md 14b, rule 3.
    """
    if geboren is None:
        return None
    passed = [jaar for jaar in consent_ages(on=on, wet=wet)
              if toestemming.op < birthday(geboren.earliest(), jaar) <= on]
    return max(passed, default=None)


def counts(toestemming: Toestemming, *, geboren: BirthDate | None, on: date, wet: Wetboek) -> Verdict:
    """Does what somebody said count as a yes on that day? What no longer counts stays to be read as given.

    Units: `on` is a date. Source: rows toestemming.*; domain.md 14b, rule 3; ux.md S9.
    """
    if not toestemming.ja:
        return refused("consent_said_no", "ux.md S9")
    if toestemming.ingetrokken_op is not None and toestemming.ingetrokken_op <= on:
        return refused("consent_withdrawn", "AVG art. 7 lid 3")
    if not toestemming.op <= on <= toestemming.tot:
        return refused("consent_not_running", "ux.md S9")
    jaar = reopens(toestemming, geboren=geboren, on=on, wet=wet)
    if jaar is not None:
        return refused("consent_reopened", "rij toestemming.grenzen", jaar=str(jaar))
    return ALLOWED


def may_share(deling: Deling, *, on: date, wet: Wetboek) -> Verdict:
    """May this be shared on that day? Refused with what is missing and who decides.

    An emergency needs its reason alone; whether it still stands later is for `gronden.emergency_stands`.
    Units: `on` is a date. Source: issue 3, part 4; domain.md 11.3 and 11.4; ux.md S9.
    """
    if not deling.doel.strip():
        return refused("share_without_purpose", "AVG art. 5 lid 1 onder b")
    if deling.tot is None:
        return refused("share_without_end", "ux.md S9")
    if not deling.van <= on <= deling.tot:
        return refused("share_not_running", "ux.md S9")
    ground = _ground(deling, on, wet)
    if not ground or deling.grond is Grondsoort.VITAAL_BELANG:
        return ground
    return weighed(deling.toetsen, deling.verteld, on=on, wet=wet)


def _ground(deling: Deling, on: date, wet: Wetboek) -> Verdict:
    match deling.grond:
        case Grondsoort.WET:
            return law_allows(deling.soorten, gever=deling.gever, ontvanger=deling.ontvanger,
                              regime=deling.regime, on=on, wet=wet)
        case Grondsoort.VITAAL_BELANG:
            return _emergency(deling)
        case _:  # TOESTEMMING
            asked = consent_may_be_asked(deling.soorten, gever=deling.gever, ontvanger=deling.ontvanger,
                                         regime=deling.regime, on=on, wet=wet)
            return _consent(deling, on, wet) if asked else asked


def _emergency(deling: Deling) -> Verdict:
    if deling.regime is Regime.WPG:
        return refused("wpg_only_by_law", "Wpg art. 16, 19 en 20")
    if deling.nood is None or not deling.nood.reden.strip():
        return refused("reason_missing", "ux.md S9")
    return ALLOWED


def _consent(deling: Deling, on: date, wet: Wetboek) -> Verdict:
    """Has everybody whose yes is needed said yes to all of this, and has the child been asked?"""
    said = yes_by_person(deling, on=on, wet=wet)
    court = deling.soorten <= said.get(None, frozenset())
    needed = who_must_say_yes(deling.regime, deling.gezin, vervangen=court, on=on, wet=wet)
    if isinstance(needed, Refused):
        return needed
    missing = frozenset(p for p in needed.personen if not deling.soorten <= said.get(p, frozenset()))
    if missing:
        return _why_missing(missing, deling, on, wet)
    if needed.kind_gehoord and needed.kind is None and (deling.gehoord_op is None or deling.gehoord_op > on):
        return refused("child_not_heard", "ux.md S9; rijen toestemming.*")
    return ALLOWED


def yes_by_person(deling: Deling, *, on: date, wet: Wetboek) -> Mapping[UUID | None, frozenset[str]]:
    """Per person (None: the court) the kinds of data to which a yes stands for this receiver on that day.

    Units: `on` is a date. Source: as for `counts`.
    """
    found: dict[UUID | None, frozenset[str]] = {}
    for yes in _last_words(deling, on):
        if counts(yes, geboren=deling.gezin.geboren, on=on, wet=wet):
            found[yes.door] = found.get(yes.door, frozenset()) | yes.soorten
    return found


def _last_words(deling: Deling, on: date) -> list[Toestemming]:
    """What was said about this receiver by that day, without each yes that the same person later undid.

    On one day what was written down last counts: `toestemmingen` stand in that order.
    """
    said = [t for t in deling.toestemmingen if t.ontvanger == deling.ontvanger and t.op <= on]
    return [t for place, t in enumerate(said) if not (t.ja and any(
        no.door == t.door and no.soorten & t.soorten and (no.op, later) > (t.op, place)
        for later, no in enumerate(said) if not no.ja))]


def _why_missing(missing: frozenset[UUID], deling: Deling, on: date, wet: Wetboek) -> Refused:
    """Why their yes does not count: the first thing known of one of them, or that it is not there."""
    for said in _last_words(deling, on):
        verdict = counts(said, geboren=deling.gezin.geboren, on=on, wet=wet)
        if said.door in missing and isinstance(verdict, Refused):
            return verdict
    kind = ["het kind"] if deling.gezin.kind in missing else []
    adults = ["iedereen met gezag"] if missing - {deling.gezin.kind} else []
    return refused("consent_missing", "rijen toestemming.*", wie=" en ".join(kind + adults))
