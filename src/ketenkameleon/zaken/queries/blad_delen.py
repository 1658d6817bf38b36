"""The parts of the zaakpagina: what one line of each list says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.zaken.queries.lezen import day, moment, must_day, must_moment

Tekst = str | None
Aanvullingen = tuple[tuple[datetime, str, str], ...]


@dataclass(frozen=True, slots=True)
class Blik:
    """One contact on the timeline. The texts are empty for who may not see them in this rol (`met_tekst` False)."""

    id: UUID
    at: datetime
    minuten: int | None
    rol: str
    door: str
    met: tuple[str, ...]
    wijze: str
    bewaard: bool
    van_mij: bool
    bevoegd: bool
    bevoegd_code: str
    opnieuw_verteld: bool | None
    met_tekst: bool
    feiten: str
    indruk: str
    waarom: str
    waarom_voor_ouders: bool
    ouderregel: str
    ouderregel_vast_at: datetime | None
    vervolg_van: UUID | None
    aanvullingen: Aanvullingen


@dataclass(frozen=True, slots=True)
class AfspraakRegel:
    """An afspraak; `klaar_at` None while it is open."""

    id: UUID
    wat: str
    wie: str
    wie_naam: str
    wanneer: date
    klaar_at: datetime | None
    klaar_hoe: str


@dataclass(frozen=True, slots=True)
class WachtOpRegel:
    """Something the zaak waits for."""

    id: UUID
    partij: str
    wat: str
    sinds: date
    tot: date


@dataclass(frozen=True, slots=True)
class PlekRegel:
    """A plek with the day of every step."""

    id: UUID
    soort: str
    waar: str
    school: str
    stand: str
    aangeboden_op: date
    aanvaard_op: date | None
    gestart_op: date | None
    gestart_door_mij: bool
    bevestigd_op: date | None
    bevestigd_als: str
    kind_zegt: str
    betwist_op: date | None
    betwist_als: str
    betwist_reden: str
    gestopt_op: date | None
    stop_reden: str


@dataclass(frozen=True, slots=True)
class VerhaalRegel:
    """What somebody told, or (`vervangt` filled in) told later."""

    id: UUID
    verteller: str
    tekst: str
    verteld_op: date
    voorgelezen_op: date | None
    klopt: bool | None
    vervangt: UUID | None


@dataclass(frozen=True, slots=True)
class MijlpaalRegel:
    """A day on the way to the promise."""

    code: str
    naam: str
    op: date


@dataclass(frozen=True, slots=True)
class ToewijzingRegel:
    """Who was asked, accepted, refused or covered."""

    id: UUID
    naam: str
    soort: str
    stand: str
    gevraagd_at: datetime
    antwoord_uiterlijk: date
    is_overdracht: bool
    reden: str
    weiger_code: str
    weiger_reden: str
    van: date | None
    tot: date | None


@dataclass(frozen=True, slots=True)
class Ouder:
    """Somebody who stands around the child."""

    naam: str
    relatie: str
    heeft_gezag: bool
    telefoon: str
    taal: str
    tolk: bool


@dataclass(frozen=True, slots=True)
class BroerOfZus:
    """A brother or sister with an open zaak that the actor may see."""

    nummer: str
    voornaam: str


def make_blik(key: UUID, begonnen_at: datetime, geeindigd_at: datetime | None, rol: str, door: str, met: list[str],
              wijze: str, bewaard: bool, van_mij: bool, bevoegd: bool, bevoegd_code: str,
              opnieuw_verteld: bool | None, met_tekst: bool, feiten: str, indruk: str, waarom: str,
              waarom_voor_ouders: bool, ouderregel: str, vast_at: datetime | None, vervolg_van: UUID | None,
              lines: list[tuple[str, str, str]] | None) -> Blik:
    """A contact out of its columns."""
    minutes = int((geeindigd_at - begonnen_at).total_seconds()) // 60 if geeindigd_at else None
    added = tuple((must_moment(at), tekst, reden) for at, tekst, reden in lines or ())
    return Blik(key, begonnen_at, minutes, rol, door, tuple(met), wijze, bewaard, van_mij, bevoegd, bevoegd_code,
                opnieuw_verteld, met_tekst, feiten, indruk, waarom, waarom_voor_ouders, ouderregel, vast_at,
                vervolg_van, added)


def make_afspraak(key: str, wat: str, wie: str, wie_naam: str, wanneer: str, klaar_at: Tekst,
                  hoe: str) -> AfspraakRegel:
    """An afspraak out of JSON."""
    return AfspraakRegel(UUID(key), wat, wie, wie_naam, must_day(wanneer), moment(klaar_at), hoe)


def make_wacht_op(key: str, partij: str, wat: str, sinds: str, tot: str) -> WachtOpRegel:
    """A row of what the zaak waits for, out of JSON."""
    return WachtOpRegel(UUID(key), partij, wat, must_day(sinds), must_day(tot))


def make_plek(key: str, soort: str, waar: str, school: str, stand: str, aangeboden: str, aanvaard: Tekst,
              gestart: Tekst,
              door_mij: bool | None, bevestigd: Tekst, bevestigd_als: str, kind_zegt: str, betwist: Tekst,
              betwist_als: str, betwist_reden: str, gestopt: Tekst, stop_reden: str) -> PlekRegel:
    """A plek out of JSON."""
    return PlekRegel(UUID(key), soort, waar, school, stand, must_day(aangeboden), day(aanvaard), day(gestart),
                     bool(door_mij), day(bevestigd), bevestigd_als, kind_zegt, day(betwist), betwist_als,
                     betwist_reden,
                     day(gestopt), stop_reden)


def make_verhaal(key: str, verteller: str, tekst: str, verteld_op: str, voorgelezen_op: Tekst,
                 klopt: bool | None,
                 vervangt: Tekst) -> VerhaalRegel:
    """A verhaal out of JSON."""
    return VerhaalRegel(UUID(key), verteller, tekst, must_day(verteld_op), day(voorgelezen_op), klopt,
                        UUID(vervangt) if vervangt else None)


def make_mijlpaal(code: str, naam: str, op: str) -> MijlpaalRegel:
    """A milestone out of JSON."""
    return MijlpaalRegel(code, naam, must_day(op))


def make_toewijzing(key: str, naam: str, soort: str, stand: str, gevraagd_at: str, uiterlijk: str,
                    overdracht: bool,
                    reden: str, weiger_code: str, weiger_reden: str, van: Tekst,
                    tot: Tekst) -> ToewijzingRegel:
    """A toewijzing out of JSON."""
    return ToewijzingRegel(UUID(key), naam, soort, stand, must_moment(gevraagd_at), must_day(uiterlijk),
                           overdracht,
                           reden, weiger_code, weiger_reden, day(van), day(tot))
