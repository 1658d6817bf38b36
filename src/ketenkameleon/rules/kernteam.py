"""The kernteam of a school: which functies belong there, how each is filled, and whether the team is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketenkameleon.rules.waarden import names, table, texts
from ketenkameleon.rules.wetboek import Scope, Wetboek


class Plaatssoort(StrEnum):
    """What a row of a kernteam says: who holds a functie, who stands in, that nobody does, or that it is not here."""

    HOUDER = "houder"
    VERVANGER = "vervanger"
    VACATURE = "vacature"
    NIET_HIER = "niet_hier"


class Bezetting(StrEnum):
    """How a functie of a kernteam is filled on a day. HOORT_NIET: not at this kind of school; that is no gap."""

    BEZET = "bezet"
    VERVANGEN = "vervangen"
    VACATURE = "vacature"
    NIET_HIER = "niet_hier"
    HOORT_NIET = "hoort_niet"


@dataclass(frozen=True, slots=True)
class Teamplaats:
    """One row about a functie at a school, from–until and both days included."""

    functie: str
    soort: Plaatssoort
    van: date
    tot: date


@dataclass(frozen=True, slots=True)
class Functiestand:
    """How a functie is filled. `sinds`: the first day of the vacancy, None when nobody ever held it."""

    functie: str
    bezetting: Bezetting
    sinds: date | None = None


def team_functions(schoolsoort: str, *, on: date, wet: Wetboek, regio: str = "", school: str = "") -> tuple[str, ...]:
    """The functies that belong in the kernteam of this kind of school, in the order of the page.

    Units: `on` is a date. Source: row kernteam.functies; domain.md 12.
    """
    return texts(table(wet.waarde("kernteam.functies", on, regio=regio, school=school)).get(schoolsoort, ()))


def function_names(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, str]:
    """Every functie of a kernteam with its name. Units: `on` is a date. Source: row kernteam.namen."""
    return names(wet.waarde("kernteam.namen", on, regio=regio))


def standing(functie: str, plaatsen: Iterable[Teamplaats], *, belongs: bool, on: date) -> Functiestand:
    """How this functie is filled at a school on a day, out of every row about it there.

    A vacancy with a stand-in is `vervangen`; it began on the day that was noted, or the day after the last holder.
    Units: `on` is a date. Source: ux.md S6; issue 6, part 1.
    """
    here = [p for p in plaatsen if p.functie == functie]
    now = {p.soort: p for p in here if p.van <= on <= p.tot}
    if Plaatssoort.HOUDER in now:
        return Functiestand(functie, Bezetting.BEZET)
    if not belongs:
        return Functiestand(functie, Bezetting.HOORT_NIET)
    if Plaatssoort.NIET_HIER in now:
        return Functiestand(functie, Bezetting.NIET_HIER)
    since = _since(here, now.get(Plaatssoort.VACATURE), on)
    return Functiestand(functie, Bezetting.VERVANGEN if Plaatssoort.VERVANGER in now else Bezetting.VACATURE, since)


def team_standing(schoolsoort: str, plaatsen: Sequence[Teamplaats], *, on: date, wet: Wetboek, regio: str = "",
                  school: str = "") -> tuple[Functiestand, ...]:
    """How every functie is filled at a school on a day: what belongs there in the order of the page, then the others.

    `plaatsen`: every row about the school, or those of that day alone where no vacancy is told. Units: `on` is a date.
    Source: rows kernteam.functies and kernteam.namen.
    """
    belongs = team_functions(schoolsoort, on=on, wet=wet, regio=regio, school=school)
    others = [code for code in function_names(on=on, wet=wet, regio=regio) if code not in belongs]
    return tuple(standing(code, plaatsen, belongs=code in belongs, on=on) for code in (*belongs, *others))


def with_own_functions(wet: Wetboek) -> frozenset[str]:
    """The schools (BRIN of six) with a row of their own on which functies belong. Source: row kernteam.functies."""
    return frozenset(rij.sleutel for rij in wet.versies("kernteam.functies") if rij.scope is Scope.SCHOOL)


def _since(here: Sequence[Teamplaats], noted: Teamplaats | None, on: date) -> date | None:
    if noted is not None:
        return noted.van
    ended = [p.tot for p in here if p.soort is Plaatssoort.HOUDER and p.tot < on]
    return max(ended) + timedelta(days=1) if ended else None


def is_complete(standen: Iterable[Functiestand]) -> bool:
    """Is every functie that belongs at this school held or stood in for? A team of which nobody is known is not.

    Source: ux.md S14 (kernteams compleet); issue 6, part 1.
    """
    counted = [s.bezetting for s in standen if s.bezetting is not Bezetting.HOORT_NIET]
    return bool(counted) and Bezetting.VACATURE not in counted and set(counted) != {Bezetting.NIET_HIER}


def may_be_absent(functie: str, *, on: date, wet: Wetboek, regio: str = "") -> bool:
    """May a school do without this functie ("als die er is")?

    Units: `on` is a date. Source: row kernteam.als_die_er_is.
    """
    return functie in texts(wet.waarde("kernteam.als_die_er_is", on, regio=regio))


def meanings(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, Mapping[str, str]]:
    """What each partner means by a word, by word. Units: `on` is a date. Source: row elkaars_taal."""
    return {word: names(said) for word, said in table(wet.waarde("elkaars_taal", on, regio=regio)).items()}
