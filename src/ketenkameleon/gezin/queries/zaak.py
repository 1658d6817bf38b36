"""The zaak as the family reads it: one question for the whole page, through the walls of a family.

Left out are words that somebody at work typed: they can be about another person, or about a verhoor. The one
exception is the line that was written for parents, for whom it is certainly theirs.
Source: ux.md S11a and S11b; issue 6, part 5; design.md 2a (verhoor never shows on family pages).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.gezin.queries.zaak_sql import BLAD
from ketenkameleon.rules.belofte import in_time
from ketenkameleon.rules.gezinspagina import (
    MIJLPALEN,
    Gezinsafspraak,
    Gezinslezer,
    Gezinsstap,
    Stapregel,
    is_for,
    place_for,
    where_we_stand,
)
from ketenkameleon.rules.ouderregel import surely_theirs
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.zaak import Stand
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.gezin import Aanwezig, came_along, of_family
from ketenkameleon.zaken.queries.lezen import Lijst, day, must_day, must_moment, parts
from ketenkameleon.zaken.queries.zaak import NOT_THERE

# Whose afspraak a family can ask to move: the visit of the vaste contactpersoon, not what they do themselves.
TE_VERZETTEN: Final = "contactpersoon"
# How many of the lines for parents stand on the page: the newest.
REGELS: Final = 5
EIGEN_NAAM: Final = {Band.KIND: "jongere", Band.OUDER_MET_GEZAG: "ouders"}


class Bezoek(NamedTuple):
    """An afspraak at a time of day. `waar` is empty when nobody wrote it, or when it is not for this reader.

    `te_verzetten`: the reader can ask for another moment; `gevraagd`: and did so already.
    """

    id: UUID
    op: date
    tijd: time
    waar: str
    te_verzetten: bool
    gevraagd: bool


class Wachten(NamedTuple):
    """Whom the zaak waits for. `wat`: what is asked, for the reader alone. `voorbij`: the day has passed."""

    partij: str
    tot: date
    wat: str
    voorbij: bool


class Besproken(NamedTuple):
    """What the contactpersoon wrote for the parents about a talk on that day."""

    op: date
    tekst: str


@dataclass(frozen=True, slots=True)
class Contactpersoon:
    """The vaste contactpersoon, "" while nobody said yes, and who covers today."""

    naam: str
    telefoon: str
    werkdagen: str
    waarneming: str
    waarneming_telefoon: str


@dataclass(frozen=True, slots=True)
class Gezinsplek:
    """The plek that was offered last. `vraagt`: the reader can say now whether it is right."""

    id: UUID
    waar: str
    stand: str
    gestart_op: date | None
    bevestigd_als: str
    betwist_als: str
    kind_zegt: str

    @property
    def vraagt(self) -> bool:
        """Is a parent asked whether it started, or can a parent who said no say yes after all?"""
        return self.stand == "gestart" or (self.stand == "betwist" and self.betwist_als == "ouder")

    @property
    def tegen(self) -> bool:
        """Did the school confirm it, so that a parent can say *klopt niet*?"""
        return self.stand == "bevestigd" and self.bevestigd_als == "school"


@dataclass(frozen=True, slots=True)
class Gezinsblad:
    """One zaak for one member of the family on one day. `belofte_op`: None where nothing is promised.

    `te_laat`: the promised day has passed and nobody confirmed that a plek started. `besproken`: for a parent alone,
    newest first; `samen`: only of talks at which all who stand around the child were.
    """

    zaak_id: UUID
    nummer: str
    voornaam: str
    band: Band
    gesloten_op: date | None
    belofte_op: date | None
    te_laat: bool
    contact: Contactpersoon
    stappen: tuple[Stapregel, ...]
    wachten: tuple[Wachten, ...]
    bezoeken: tuple[Bezoek, ...]
    plek: Gezinsplek | None
    rollen: tuple[Rol, ...]
    mee: tuple[Aanwezig, ...]
    besproken: tuple[Besproken, ...]
    samen: bool

    @property
    def je(self) -> bool:
        """Is it the child who reads?"""
        return self.band is Band.KIND

    @property
    def stap_n(self) -> int:
        """Which of the five steps is the current one; 1 is the first."""
        return next(n for n, regel in enumerate(self.stappen, 1) if regel.stand.value == "nu")


class _Rij(NamedTuple):
    zaak_id: UUID
    nummer: str
    stand: str
    voornaam: str
    soort: str
    geopend_op: date
    belofte_van: date | None
    belofte_op: date | None
    plek_gestart_op: date | None
    gesloten_op: date | None
    geheim: bool
    school: str
    lezer: str
    contact: tuple[str, ...]
    anderen: tuple[str, ...]
    volwassenen: int
    termijnen: Mapping[str, str]
    kennis_op: date | None
    plan_op: date | None
    plek: Mapping[str, str] | None
    wachtop: Lijst
    afspraken: Lijst
    rollen: tuple[str, ...]
    mee: Lijst
    regels: Lijst


def family_page(actor: Actor, nummer: str, *, on: date) -> Gezinsblad:
    """The zaak with that nummer as this parent or child may read it. One query. Units: `on` is a date.

    Raises NotFound for a zaak that is not there, not theirs, and for a parent without gezag, with whom nothing was
    shared. Source: ux.md S11a and S11b; domain.md 11.4.
    """
    found = of_family(actor, nummer, _Rij, BLAD, on=on, verhoor=Rol.LEERPLICHT_VERHOOR.value, regels=REGELS)
    return _page(actor, found, on)


def own_visit(blad: Gezinsblad, afspraak_id: UUID) -> Bezoek:
    """The afspraak with that key when this reader sees it and can ask to move it. Raises NotFound for any other."""
    found = next((visit for visit in blad.bezoeken if visit.id == afspraak_id and visit.te_verzetten), None)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="afspraak", gevraagd=str(afspraak_id))
    return found


def _page(actor: Actor, rij: _Rij, on: date) -> Gezinsblad:
    band = Band(rij.soort)
    lezer = Gezinslezer(band, rij.lezer, rij.volwassenen > 1 or rij.geheim, frozenset(rij.anderen))
    plek = _plek(rij.plek)
    return Gezinsblad(
        rij.zaak_id, rij.nummer, rij.voornaam, band, rij.gesloten_op, rij.belofte_op, _late(rij, on),
        Contactpersoon(*(rij.contact or ("", "", "", "", ""))), _steps(rij, plek), _waits(rij, lezer, on),
        tuple(_visits(actor, rij, lezer, on)), plek, tuple(map(Rol, rij.rollen)),
        came_along(rij.mee), _said(rij, lezer), lezer.apart)


def _late(rij: _Rij, on: date) -> bool:
    if rij.belofte_op is None or rij.plek_gestart_op is not None or rij.stand == Stand.GESLOTEN.value:
        return False
    return not in_time(rij.belofte_op, on)


def _steps(rij: _Rij, plek: Gezinsplek | None) -> tuple[Stapregel, ...]:
    """What was done on which day, and by which day the rest; days by which only where there is a promise."""
    done = {Gezinsstap.MELDING: rij.belofte_van or rij.geopend_op, Gezinsstap.KENNISMAKEN: rij.kennis_op,
            Gezinsstap.PLAN_MAKEN: rij.plan_op, Gezinsstap.PLEK_GESTART: rij.plek_gestart_op,
            Gezinsstap.PLEK_ZOEKEN: day((rij.plek or {}).get("aanvaard_op"))
            if plek and plek.stand in ("aanvaard", "gestart", "bevestigd") else None}
    later = {stap: day(rij.termijnen.get(code)) for stap, code in MIJLPALEN.items()} if rij.belofte_op else {}
    later[Gezinsstap.PLEK_GESTART] = rij.belofte_op
    return where_we_stand({stap: op for stap, op in done.items() if op}, {stap: op for stap, op in later.items() if op})


def _plek(found: Mapping[str, str] | None) -> Gezinsplek | None:
    if not found:
        return None
    return Gezinsplek(UUID(found["id"]), found["waar"], found["stand"], day(found["gestart_op"]),
                      found["bevestigd_als"], found["betwist_als"], found["kind_zegt"])


def _waits(rij: _Rij, lezer: Gezinslezer, on: date) -> tuple[Wachten, ...]:
    """Words only for whom they are about; with two parents nobody knows which of the two is asked."""
    mine = "" if lezer.apart and lezer.band is not Band.KIND else EIGEN_NAAM[lezer.band]

    def made(partij: str, wat: str, tot: str) -> Wachten:
        until = must_day(tot)
        return Wachten(partij, until, wat if partij == mine else "", until < on)

    return parts(made, rij.wachtop)


def _visits(actor: Actor, rij: _Rij, lezer: Gezinslezer, on: date) -> list[Bezoek]:
    def made(wie: str, wie_naam: str, met: list[str], op: str, tijd: str, waar: str, key: str,
             asked: bool) -> Bezoek | None:
        afspraak = Gezinsafspraak(wie, wie_naam, tuple(met))
        if not is_for(lezer, afspraak):
            return None
        where = place_for(lezer, afspraak, waar, school=rij.school, on=on, wet=actor.wet)
        return Bezoek(UUID(key), must_day(op), time.fromisoformat(tijd), where, wie == TE_VERZETTEN, asked)

    return [visit for visit in parts(made, rij.afspraken) if visit]


def _said(rij: _Rij, lezer: Gezinslezer) -> tuple[Besproken, ...]:
    if lezer.band is not Band.OUDER_MET_GEZAG:
        return ()

    def made(at: str, tekst: str, met: list[str]) -> Besproken | None:
        theirs = surely_theirs(met, rij.volwassenen, geheim=rij.geheim)
        return Besproken(local_day(must_moment(at)), tekst) if theirs else None

    return tuple(line for line in parts(made, rij.regels) if line)
