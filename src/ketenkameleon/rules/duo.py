"""Meldingen at DUO: code tables, status steps, what a melding sets going, and the stand as a fold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from ketenkameleon.rules.absence import limit_in_minutes
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import names, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
Bereik: TypeAlias = frozenset[tuple[str | None, str]]


class Aanleiding(StrEnum):
    """What a melding is about, and so what follows from it."""

    ZESTIEN_UUR = "zestien_uur"
    LRV = "lrv"
    ABSOLUUT = "absoluut"
    RMC18 = "rmc18"
    LUXE = "luxe"
    ONDER_DE_GRENS = "onder_de_grens"
    OVERIG = "overig"
    GEEN_ACTIE = "geen_actie"
    HULPVRAAG = "hulpvraag"


class Gevolg(StrEnum):
    """What an aanleiding sets going."""

    ZAAK_MET_BELOFTE = "zaak_met_belofte"
    DOORSTROOMPUNT_ZAAK = "doorstroompunt_zaak"
    LUXE_ROUTE = "luxe_route"
    GEEN_ZAAK = "geen_zaak"
    WACHT_OP_KEUZE = "wacht_op_keuze"
    VRIJWILLIGE_ZAAK = "vrijwillige_zaak"


class Herkomst(StrEnum):
    """Where the day from which the promise counts was found."""

    MELDINGSDATUM = "meldingsdatum"
    EERSTE_R = "eerste_R"
    ONTVANGST = "ontvangst"


class Teldatum(NamedTuple):
    """The day from which the promise counts, and where it was found."""

    op: date
    herkomst: Herkomst


class Stap(NamedTuple):
    """One mutation of one melding, as light as the fold needs it. Sorts by (last mutation, content hash).

    `person_key` is any value that is equal for equal person numbers (a keyed hash in the database);
    `payload` is the caller's own (an index, a row number) and is not looked at.
    """

    last_mutation_at: datetime
    content_hash: bytes
    status: str
    person_key: bytes | str
    report_on: date | None = None
    payload: int = 0


class Fold(NamedTuple):
    """The stand of one melding: indexes count in the sorted list that was folded.

    `stand` is None where nothing was accepted. `refused` holds index and code. A mutation that is there
    twice counts once, at its first place.
    """

    stand: int | None
    refused: tuple[tuple[int, str], ...]
    begin_status: str | None
    first_r_at: datetime | None
    report_on: date | None
    accepted: int


@lru_cache(maxsize=64)
def _closure(on: date, wet: Wetboek) -> Bereik:
    """Every (from, to) that may follow each other in a file; steps add up, a reopening does not."""
    readable = [status for status, row in wet.tabel("duo.status", on).items() if table(row)["lezen"]]
    steps = wet.tabel("duo.overgang", on)
    edges = [(was, to, kind) for was, row in steps.items() for to, kind in names(row).items()]
    pairs = {(was, to) for was, to, kind in edges if kind == "stap"}
    while longer := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= longer
    same: set[tuple[str | None, str]] = {(s, s) for s in readable}
    return frozenset(same | pairs | {(was, to) for was, to, _ in edges} | {(None, s) for s in readable})


def reachability(*, on: date, wet: Wetboek) -> Bereik:
    """Return every pair (status before, status after) that may follow each other; None is "nothing yet".

    Jumps are allowed where the table has a path (R to G). The same status again is a change of content.
    A reopening (G to B) must itself be seen: no jump goes across it, so G never becomes I or K at once.

    Units: `on` is the calendar day of the table. Computed once per day and Wetboek.
    Source: row duo.overgang; data sheet 1.2 and 7.1, domain sheet 4.1 (steps inferred, unconfirmed).
    """
    return _closure(on, wet)


def has_path(from_status: str | None, to_status: str, *, on: date, wet: Wetboek) -> bool:
    """Say whether a mutation with `to_status` may follow one with `from_status` (None: the first seen).

    Units: status codes of one letter; `on` is the calendar day of the table.
    Source: row duo.overgang; data sheet 7.1 (unconfirmed).
    """
    return (from_status, to_status) in _closure(on, wet)


def may_send_status(status: str, *, on: date, wet: Wetboek) -> Verdict:
    """May this status be sent to DUO on that day? W never leaves the school; D ended on 12 August 2020.

    Units: status code of one letter; `on` is the calendar day of sending.
    Source: row duo.status; duo.nl, news of 3 August 2020.
    """
    known = wet.tabel("duo.status", on)
    if status not in known:
        return refused("duo_status_onbekend", "Ketenkameleon, rij duo.status")
    row = table(known[status])
    if row["zenden"]:
        return ALLOWED
    if not row["lezen"]:
        return refused("duo_status_alleen_bij_school", "schoolsysteem EduArte (niet bevestigd)")
    return refused("duo_status_vervallen", "DUO, 3 augustus 2020")


def legal_names(soort: str, *, on: date, wet: Wetboek) -> tuple[str, ...]:
    """Return the names in the decree of 2009 that this code of today may stand for; empty when none does.

    Units: `on` is the calendar day of the tables.
    Source: rows duo.soort_2009 and duo.soort_naar_2009 (mapping is an assumption).
    """
    legal = wet.tabel("duo.soort_2009", on)
    return tuple(part(legal[key], str) for key in texts(wet.tabel("duo.soort_naar_2009", on).get(soort, ())))


def aanleiding_of(soort: str, *, uren_minuten: int | None, actie_gewenst: bool, on: date,
                  wet: Wetboek) -> Aanleiding:
    """Return what this melding is about.

    V3 whose specification stays under 16 hours is ONDER_DE_GRENS; unknown hours never are. "No action
    wanted" makes it GEEN_ACTIE, which a person decides on, except where no school asked (ABSOLUUT,
    HULPVRAAG) or nothing is left to choose (ONDER_DE_GRENS). KeyError for a code of no table.

    Units: `uren_minuten` is minutes of absence in the specification; `on` is the calendar day of the tables.
    Source: rows melding.aanleiding, verzuim.grens, melding.geen_actie_telt_niet; Leerplichtwet 1969 art. 21a.
    """
    about, grens, deaf = _aanleidingen(on, wet)
    aanleiding = about[soort]
    if aanleiding is Aanleiding.ZESTIEN_UUR and uren_minuten is not None and uren_minuten < grens:
        aanleiding = Aanleiding.ONDER_DE_GRENS
    return aanleiding if actie_gewenst or aanleiding in deaf else Aanleiding.GEEN_ACTIE


# One for every report day: meldingen are folded child by child, so the days of years go by again and again.
@lru_cache(maxsize=4096)
def _aanleidingen(on: date, wet: Wetboek) -> tuple[dict[str, Aanleiding], int, frozenset[Aanleiding]]:
    rows = {**names(wet.waarde("melding.aanleiding", on)),
            **names(wet.waarde("melding.aanleiding_met_de_hand", on))}
    deaf = texts(wet.waarde("melding.geen_actie_telt_niet", on))
    return ({soort: Aanleiding(name) for soort, name in rows.items()}, limit_in_minutes(on, wet=wet),
            frozenset(map(Aanleiding, deaf)))


def gevolg_of(aanleiding: Aanleiding, *, on: date, wet: Wetboek) -> Gevolg:
    """Return what this aanleiding sets going.

    Units: `on` is the calendar day of the table.
    Source: row melding.gevolg (choice of this project; docs/rules/duo.md).
    """
    return Gevolg(part(wet.tabel("melding.gevolg", on)[aanleiding], str))


def fold(stappen: Sequence[Stap], *, transitions: Bereik) -> Fold:
    """Return the stand of one melding after its mutations, given sorted (a Stap sorts itself).

    Refused, and left out of the stand: another person number than the first accepted one
    (`andere_leerling`), another report date than the first accepted one (`meldingsdatum_wisselt`), a status
    that no path leads to (`status_kan_niet`). Order of arrival, doubles and split files make no difference,
    so long as refused mutations are kept and folded again with what comes later.

    Units: indexes count from 0 in `stappen`; moments are aware datetimes.
    Source: data sheet 1.3 (last mutation decides, never trust order) and 7.1.
    """
    stand = now_in = report_on = first_r_at = begin = None
    person: bytes | str = b""
    seen, accepted = b"", 0
    no: list[tuple[int, str]] = []
    for index, (at, content_hash, status, person_key, on, _) in enumerate(stappen):
        if content_hash == seen:
            continue
        seen = content_hash
        if (code := _why_not(now_in, status, person, person_key, report_on, on, transitions)) is not None:
            no.append((index, code))
            continue
        accepted += 1
        if now_in is None:
            begin, person = status, person_key
        stand, now_in, report_on = index, status, report_on or on
        if first_r_at is None and status == "R":
            first_r_at = at
    return Fold(stand, tuple(no), begin, first_r_at, report_on, accepted)


def _why_not(now_in: str | None, status: str, person: bytes | str, person_key: bytes | str,
             report_on: date | None, on: date | None, transitions: Bereik) -> str | None:
    if now_in is not None and person_key != person:
        return "andere_leerling"
    if report_on is not None and on is not None and on != report_on:
        return "meldingsdatum_wisselt"
    return None if (now_in, status) in transitions else "status_kan_niet"


def report_date(report_on: date | None, first_r_at: datetime | None, received_at: datetime) -> Teldatum:
    """Return the day from which the promise counts: the report date, else the first status R, else receipt.

    Units: calendar days in Europe/Amsterdam out; aware datetimes in.
    Source: design, promise 2; project choice for the order, to be shown as such on the screen.
    """
    if report_on is not None:
        return Teldatum(report_on, Herkomst.MELDINGSDATUM)
    if first_r_at is not None:
        return Teldatum(first_r_at.astimezone(AMSTERDAM).date(), Herkomst.EERSTE_R)
    return Teldatum(received_at.astimezone(AMSTERDAM).date(), Herkomst.ONTVANGST)
