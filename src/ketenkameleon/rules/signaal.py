"""A signaal: who sees it, who gets it and by when, when it may bear a name; and the question who is involved."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ketenkameleon.rules.gezag import Gezagsoort, Gezin, who_must_say_yes
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.terms import add_workdays
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

# Nobody's key: a signaal knows of two parents and a child only what each said.
_OUDER_1, _OUDER_2, _KIND = UUID(int=1), UUID(int=2), UUID(int=3)
REDEN: Final = 10


class Antwoord(StrEnum):
    """What a parent or the child said to naming it in the kernteam."""

    JA = "ja"
    NEE = "nee"
    NIET_GEVRAAGD = "niet_gevraagd"


class Kring(StrEnum):
    """Who sees a signaal. SCHOOL_ARTS: lawful absence, for the school and the youth doctor alone (M@ZL)."""

    KERNTEAM = "kernteam"
    SCHOOL_ARTS = "school_arts"


@dataclass(frozen=True, slots=True)
class Signaalsoort:
    """A kind of signaal. `aanleiding`: the report it can become, "" for none; `tip`: what helps today."""

    code: str
    naam: str
    kring: Kring
    eigenaar: tuple[str, ...]
    aanleiding: str
    tip: str


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Whom the sender asked about the name. `ouders`: how many have gezag, one or two."""

    geboren: BirthDate | None
    ouders: int
    ouder_1: Antwoord
    ouder_2: Antwoord
    kind: Antwoord


def signal_kinds(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, Signaalsoort]:
    """Every kind of signaal by its code. Units: `on` is a date. Source: row signaal.soorten."""
    return {code: _kind(code, table(value)) for code, value
            in table(wet.waarde("signaal.soorten", on, regio=regio)).items()}


def _kind(code: str, row: Mapping[str, object]) -> Signaalsoort:
    text = {name: part(value, str) for name, value in row.items() if isinstance(value, str)}
    owners = row["eigenaar"]
    return Signaalsoort(code, text["naam"], Kring(text["kring"]), texts(owners if isinstance(owners, tuple) else ()),
                        text["aanleiding"], text["tip"])


def who_gets_it(soort: Signaalsoort, holders: Mapping[str, UUID], *, sender: UUID) -> tuple[str, UUID]:
    """The functie and account that a signaal goes to: the first functie of its kind that is filled at this school.

    Nobody there: within the kernteam whoever is first in the team, else the sender keeps it, with functie "".
    Source: row signaal.soorten; issue 6, part 2 (an owner and a date).
    """
    order = (*soort.eigenaar, *(holders if soort.kring is Kring.KERNTEAM else ()))
    return next(((functie, holders[functie]) for functie in order if functie in holders), ("", sender))


def answer_by(given_on: date, *, wet: Wetboek, regio: str = "") -> date:
    """The day by which the owner says what happens with it. Units: workdays after the day it was given.

    Source: row signaal.antwoord_binnen.
    """
    return add_workdays(given_on, wet.getal("signaal.antwoord_binnen", given_on, regio=regio), wet=wet)


def name_until(given_on: date, *, wet: Wetboek) -> date:
    """The last day on which a signaal that nobody finished still bears a name; `given_on`: given, or handed over.

    Units: calendar days. Source: row signaal.naam_bewaren; AVG art. 5 lid 1 onder e.
    """
    return given_on + timedelta(days=wet.getal("signaal.naam_bewaren", given_on))


def may_name(asked: Gevraagd, *, on: date, wet: Wetboek) -> Verdict:
    """May the pupil be named in the kernteam? Only with a yes of everybody who decides at this age.

    Refused with who is missing, when the birth date is not known, and when a child of 12 to 15 was not asked.
    Units: `on` is a date. Source: rows toestemming.avg and toestemming.gezag; ux.md S6 and 9.4.
    """
    two = asked.ouders > 1
    gezin = Gezin(_KIND, asked.geboren, Gezagsoort.GEZAMENLIJK if two else Gezagsoort.EENHOOFDIG,
                  frozenset({_OUDER_1, _OUDER_2} if two else {_OUDER_1}))
    needed = who_must_say_yes(Regime.AVG, gezin, on=on, wet=wet)
    if isinstance(needed, Refused):
        return needed
    said = {_OUDER_1: asked.ouder_1, _OUDER_2: asked.ouder_2, _KIND: asked.kind}
    missing = {who for who in needed.personen if said[who] is not Antwoord.JA}
    if missing:
        return refused("consent_missing", "rij toestemming.avg", wie=_missing(missing))
    if needed.kind_gehoord and asked.kind is Antwoord.NIET_GEVRAAGD:
        return refused("child_not_heard", "ux.md S9; rijen toestemming.*")
    return ALLOWED


def _missing(who: Set[UUID]) -> str:
    words = {_KIND: "de leerling", _OUDER_1: "de eerste ouder", _OUDER_2: "de tweede ouder"}
    return " en ".join(words[key] for key in (_KIND, _OUDER_1, _OUDER_2) if key in who)


def may_become_zaak(soort: Signaalsoort, *, named: bool) -> Verdict:
    """May this signaal go on as a report? It needs a child, and lawful absence never leaves school and youth doctor.

    Source: issue 6, part 2; domain.md 3.2 (M@ZL).
    """
    if soort.kring is not Kring.KERNTEAM:
        return refused("signal_stays_here", "domain.md 3.2 (M@ZL)")
    return ALLOWED if named else refused("signal_without_name", "issue 6, deel 2")


def may_ask_involved(asked_today: int, *, on: date, wet: Wetboek, regio: str = "") -> Verdict:
    """May somebody who asked so often today ask once more who is involved? Units: questions on one day.

    Source: row betrokken.per_dag; design.md 2a.
    """
    most = wet.getal("betrokken.per_dag", on, regio=regio)
    return ALLOWED if asked_today < most else refused("too_many_questions", "rij betrokken.per_dag", aantal=str(most))


def may_answer_directly(grond: str, waarom: str, *, on: date, wet: Wetboek) -> Verdict:
    """May the question be answered without asking who is involved? Only on a ground that is written down.

    Units: `on` is a date; at least ten letters of reason. Source: row betrokken.gronden; design.md 2a.
    """
    if grond in table(wet.waarde("betrokken.gronden", on)) and has_reason(waarom):
        return ALLOWED
    return refused("ground_missing", "design.md 2a")


def has_reason(waarom: str) -> bool:
    """Is this a reason, and not a word to get past the question? Units: at least ten letters. Source: design.md 2a.

    >>> has_reason("omdat"), has_reason("De jeugdarts roept het kind op.")
    (False, True)
    """
    return len(waarom.strip()) >= REDEN


def long_at_home_since(on: date, *, wet: Wetboek) -> date:
    """Who was away from this day on or before it, without a plek that started, is long at home.

    Units: calendar days. Source: row in_beeld.lang_thuis.
    """
    return on - timedelta(days=wet.getal("in_beeld.lang_thuis", on))
