"""The routes: which there are, what each asks before it starts, and every step from stand to stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from ketenkameleon.rules.eisen import RouteFeiten, unmet
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import names, part, table, texts
from ketenkameleon.rules.wetboek import GeenRij, Waarde, Wetboek
from ketenkameleon.rules.wpg import WpgGebeurtenis, muur_of


class Route(StrEnum):
    """A way through the chain. The first four are those of the MAS; they may run side by side."""

    VRIJWILLIGE_HULP = "vrijwillige_hulp"
    HALT = "halt"
    CIVIEL = "civiel"
    STRAFRECHT = "strafrecht"
    LUXEVERZUIM = "luxeverzuim"
    ABSOLUUT_VERZUIM = "absoluut_verzuim"
    VRIJSTELLING = "vrijstelling"
    VERLOF = "verlof"
    ZIEKTE = "ziekte"
    VEILIG_THUIS = "veilig_thuis"


@dataclass(frozen=True, slots=True)
class Routestap:
    """One step: `door` who takes it, `daad` the act that asks authority (or empty), `eisen` what must be there.

    `start` and `stopt` are codes of terms. `zekerheid` says how sure the source of this one step is.
    """

    van: str
    naar: str
    grond: str
    door: tuple[str, ...]
    daad: str
    eisen: tuple[str, ...]
    start: tuple[str, ...]
    stopt: tuple[str, ...]
    zekerheid: str


@dataclass(frozen=True, slots=True)
class Routekeuze:
    """One route that can be chosen: whether it asks an explanation (*leg uit*) and whether it can start."""

    route: Route
    naam: str
    uitleg_nodig: bool
    kan: Verdict


def steps(route: Route, *, on: date, wet: Wetboek) -> Mapping[tuple[str, str], Routestap]:
    """Every step of a route, by stand before and after.

    Units: `on` is a date. Raises GeenRij when the route had no row on that day. Source: rows route.*.
    """
    return _steps(route, on, wet)


def stands(route: Route, *, on: date, wet: Wetboek) -> Mapping[str, str]:
    """The stands of a route: code and name. Units: `on` is a date. Source: rows route.*."""
    return names(_row(route, on, wet)["standen"])


def begin(route: Route, *, on: date, wet: Wetboek) -> str:
    """The stand in which a route begins. Units: `on` is a date. Source: rows route.*."""
    return part(_row(route, on, wet)["begin"], str)


def ends(route: Route, *, on: date, wet: Wetboek) -> frozenset[str]:
    """The stands that no step leaves. Units: `on` is a date. Source: rows route.*."""
    return frozenset(stands(route, on=on, wet=wet)) - {van for van, _ in _steps(route, on, wet)}


def finished(route: Route, *, on: date, wet: Wetboek) -> frozenset[str]:
    """The stands after which the route can begin anew: its ends, and those the row says. Units: `on` is a date.

    Source: rows route.*.
    """
    return ends(route, on=on, wet=wet) | set(texts(_row(route, on, wet)["klaar"]))


def route_name(route: Route, *, on: date, wet: Wetboek) -> str:
    """The name of a route. Units: `on` is a date. Source: rows route.*."""
    return part(_row(route, on, wet)["naam"], str)


def route_muur(route: Route, *, on: date, wet: Wetboek, regio: str = "") -> int:
    """The wall of a route that begins that day and of all that hangs on it: of the Wpg, or of the zaak itself.

    Units: a muur of row rol.muur; `on` is the day it is written down. Source: rows route.muur and wpg.begin.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> route_muur(Route.HALT, on=date(2026, 10, 8), wet=shipped())
    401
    """
    over = WpgGebeurtenis(names(wet.waarde("route.muur", on))[route])
    return muur_of(over, None, on=on, wet=wet, regio=regio)


def choices(gelopen: Iterable[tuple[Route, str]], *, on: date, wet: Wetboek) -> tuple[Routekeuze, ...]:
    """Every route by name, with whether it can start and whether it asks an explanation. None is proposed.

    `gelopen`: every route of this zaak with its stand. Units: `on` is a date.
    Source: domain.md 5 (help first, apply or explain); design.md 2, promise 9.
    """
    known = tuple(gelopen)
    found = [Routekeuze(route, route_name(route, on=on, wet=wet), _needs_reason(route, known, on, wet),
                        may_start(route, gelopen=known, uitleg="-", on=on, wet=wet)) for route in Route]
    return tuple(sorted(found, key=lambda keuze: keuze.naam))


def may_start(route: Route, *, gelopen: Iterable[tuple[Route, str]], uitleg: str, on: date,
              wet: Wetboek) -> Verdict:
    """May this route start in a zaak with these routes? Several may run; the same one runs once at a time.

    Compulsion without help before it asks an explanation: *pas toe of leg uit*. Units: `on` is a date.
    Source: MAS; domain.md 5; rows route.hulp_eerst and route.hulp_geprobeerd.
    """
    known = tuple(gelopen)
    if any(other is route and stand not in finished(route, on=on, wet=wet) for other, stand in known):
        return refused("route_running", "keuze van dit project")
    if _needs_reason(route, known, on, wet) and not uitleg.strip():
        return refused("help_first", "MAS: hulp eerst, pas toe of leg uit")
    return ALLOWED


def follows(route: Route, stand: str, *, on: date, wet: Wetboek) -> Mapping[Route, str]:
    """Which routes fit after this end of a route, each with its ground; a person chooses.

    Units: `on` is a date. Source: row route.volgt; domain.md 6-9.
    """
    row = wet.tabel("route.volgt", on).get(f"{route}>{stand}")
    return {} if row is None else {Route(code): grond for code, grond in names(row).items()}


def parties(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Who takes steps: code and name. Units: `on` is a date. Source: row route.partijen."""
    return names(wet.waarde("route.partijen", on))


def may_step(route: Route, naar: str, feiten: RouteFeiten, *, door: str, bevoegdheid: Verdict, on: date,
             wet: Wetboek) -> Verdict:
    """May the route go from where it stands to `naar`, by this party, on that day?

    The table must have the step, the party must be one that takes it, `bevoegdheid` (what rules.authority
    answered for the rol or the act of the step) must allow it, and every thing the step asks must be there.
    Units: `on` is a date. Source: with each step in the rows route.*; row route.eisen.
    """
    stap = _steps(route, on, wet).get((feiten.nu, naar))
    if stap is None:
        known = stands(route, on=on, wet=wet)
        return refused("no_such_route_step", f"rij route.{route}", nu=known.get(feiten.nu, feiten.nu),
                       naar=known.get(naar, naar))
    if door not in stap.door:
        wie = " of ".join(parties(on=on, wet=wet)[partij] for partij in stap.door)
        return refused("step_not_yours", stap.grond, wie=wie)
    if not bevoegdheid:
        return bevoegdheid
    return unmet(stap.eisen, feiten, door=door, on=on, wet=wet)


def _needs_reason(route: Route, gelopen: tuple[tuple[Route, str], ...], on: date, wet: Wetboek) -> bool:
    """Is this compulsion, and was no help proposed before it?"""
    if not part(wet.tabel("route.hulp_eerst", on).get(route, False), bool):
        return False
    tried = texts(wet.waarde("route.hulp_geprobeerd", on))
    return not any(other is Route.VRIJWILLIGE_HULP and stand in tried for other, stand in gelopen)


def _row(route: Route, on: date, wet: Wetboek) -> Mapping[str, Waarde]:
    return wet.tabel(f"route.{route}", on)


def _steps(route: Route, on: date, wet: Wetboek) -> Mapping[tuple[str, str], Routestap]:
    for van, found in _versions(route, wet):
        if van <= on:
            return found
    raise GeenRij(f"Er is geen regel 'route.{route}' die gold op {dutch_date(on)}.")


@lru_cache(maxsize=64)
def _versions(route: Route, wet: Wetboek) -> tuple[tuple[date, Mapping[tuple[str, str], Routestap]], ...]:
    """The steps from each day on which a row of this route begins, the last day first."""
    begun = [rij.van for rij in reversed(wet.versies(f"route.{route}"))]
    return tuple((van, _parsed(_row(route, van, wet))) for van in begun)


def _parsed(row: Mapping[str, Waarde]) -> Mapping[tuple[str, str], Routestap]:
    found = {}
    for pijl, value in table(row["stappen"]).items():
        was, _, to = pijl.partition(">")
        found[was, to] = _stap(was, to, table(value))
    return MappingProxyType(found)


def _stap(van: str, naar: str, row: Mapping[str, Waarde]) -> Routestap:
    return Routestap(van, naar, part(row["grond"], str), texts(row["door"]), part(row["daad"], str),
                     texts(row["eisen"]), texts(row["start"]), texts(row["stopt"]), part(row["zekerheid"], str))
