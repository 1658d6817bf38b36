"""Requests of child and parents: the list with its terms, one request, and what its answer holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.inzage.queries.toezicht import NIET_HIER, may_watch
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.lezen import row, rows

WEG: Final = "█████"


class Verzoekregel(NamedTuple):
    """One request on the list."""

    id: UUID
    zaaknummer: str
    soort: str
    regime: str
    vrager: str
    ontvangen_op: date
    uiterlijk_op: date
    besloten_at: datetime | None
    gegeven_at: datetime | None
    zaak_id: UUID

    def day_n(self, on: date) -> tuple[int, int]:
        """Which day of the term that day is, and how many there are. Units: calendar days."""
        return (on - self.ontvangen_op).days, (self.uiterlijk_op - self.ontvangen_op).days


class Deelregel(NamedTuple):
    """One part of a request: proposal, and what was decided."""

    id: UUID
    onderdeel: str
    voorstel: str
    code: str
    besluit: str
    grond: str
    reden: str
    weggelaten: list[str]


@dataclass(frozen=True, slots=True)
class Verzoekblad:
    """A request with everything about it but content."""

    regel: Verzoekregel
    zaak_id: UUID
    vrager_naam: str
    wat: str
    identiteit: str
    identiteit_op: date | None
    verlengd_op: date | None
    verlengd_reden: str
    lakwoorden: str
    delen: tuple[Deelregel, ...]

    @property
    def decided(self) -> bool:
        """Was there a decision for every part, and for the whole?"""
        return self.regel.besloten_at is not None


class Zaakfeit(NamedTuple):
    """The zaak that a request is about: no content, only what the age rule needs."""

    zaak_id: UUID
    nummer: str
    geboren: BirthDate | None


class Stuk(NamedTuple):
    """One record about the child, as the answer to a request would show it."""

    onderdeel: str
    soort: str
    stuk: str
    at: datetime | None
    muur: int
    inhoud: Mapping[str, object]


def requests(actor: Actor, *, on: date) -> tuple[Verzoekregel, ...]:
    """Open requests by the day they are due, then the last fifty that were decided. Raises NotAllowed."""
    may_watch(actor, on=on)
    return tuple(
        rows(
            Verzoekregel,
            f"SELECT {_REGEL} FROM inzage_verzoek q ORDER BY (q.besloten_at IS NOT NULL),"  # noqa: S608 - only text written here
            " CASE WHEN q.besloten_at IS NULL THEN q.uiterlijk_op END, q.besloten_at DESC,"
            " q.id LIMIT 100",
            {},
        )
    )


def request_page(actor: Actor, verzoek_id: UUID, *, on: date, lock: bool = False) -> Verzoekblad:
    """One request. `lock` holds it until the transaction ends. Raises NotAllowed and NotFound."""
    may_watch(actor, on=on)
    if lock:
        rows(str, "SELECT q.id FROM inzage_verzoek q WHERE q.id = %(id)s FOR NO KEY UPDATE", {"id": verzoek_id})
    found = row(
        lambda *columns: columns,
        f"SELECT {_REGEL}, q.vrager_naam, q.wat, q.identiteit,"  # noqa: S608 - only text written here
        " q.identiteit_op, q.verlengd_op, q.verlengd_reden, q.lakwoorden FROM inzage_verzoek q"
        " WHERE q.id = %(id)s",
        {"id": verzoek_id},
    )
    if found is None:
        raise NotFound(NIET_HIER, object_soort="verzoek", gevraagd=str(verzoek_id))
    parts = rows(
        Deelregel,
        "SELECT d.id, d.onderdeel, d.voorstel, d.code, d.besluit, d.grond, d.reden, d.weggelaten"
        " FROM inzage_deel d WHERE d.verzoek_id = %(id)s ORDER BY d.id",
        {"id": verzoek_id},
    )
    zaak_id, naam, wat, identiteit, identiteit_op, verlengd_op, verlengd_reden, lakwoorden = found[9:]
    return Verzoekblad(Verzoekregel(*found[:10]), zaak_id, naam, wat, identiteit, identiteit_op, verlengd_op,
                       verlengd_reden, lakwoorden, tuple(parts))


def zaak_of_request(actor: Actor, nummer: str, *, on: date) -> Zaakfeit | None:
    """The zaak with that nummer where the own organisatie holds something; None for every other. Raises NotAllowed."""
    may_watch(actor, on=on)
    found = row(lambda *columns: columns, "SELECT * FROM inzage_zaak(%(nummer)s)", {"nummer": nummer})
    if found is None:
        return None
    return Zaakfeit(found[0], found[1], BirthDate(*found[2:5]) if found[2] else None)


def records(actor: Actor, blad: Verzoekblad, *, on: date) -> tuple[Stuk, ...]:
    """Everything the own organisatie holds about this child that the request is about; writes that it was read.

    Nothing before it is known who asks. Raises NotAllowed. Source: design.md 2a (verantwoordelijke).
    """
    may_watch(actor, on=on)
    looked(actor.lopend, "stukken", blad.regel.id)
    return tuple(
        rows(
            _stuk,
            "SELECT onderdeel, soort, stuk, at, muur, inhoud FROM inzage_stukken(%(id)s)"
            " ORDER BY onderdeel, at NULLS FIRST, stuk",
            {"id": blad.regel.id},
        )
    )


def redacted(
    stukken: Sequence[Stuk], blad: Verzoekblad, *, besluiten: Mapping[str, str] | None = None
) -> tuple[Stuk, ...]:
    """What goes out: parts that were refused are gone, as are records left out; words of others are blacked out.

    `besluiten`: per part what is decided, that of the request when not said. Source: AVG art. 15 lid 4.
    """
    decided = besluiten if besluiten is not None else {deel.onderdeel: deel.besluit for deel in blad.delen}
    out = {stuk for deel in blad.delen for stuk in deel.weggelaten}
    words = [word.strip() for word in blad.lakwoorden.splitlines() if word.strip()]
    return tuple(
        stuk._replace(inhoud=_blacked(stuk.inhoud, words) if decided[stuk.onderdeel] == "lakken" else stuk.inhoud)
        for stuk in stukken
        if decided.get(stuk.onderdeel) in ("geven", "lakken") and stuk.stuk not in out
    )


def names_of_others(stukken: Sequence[Stuk]) -> str:
    """Names of people around the child, one a line, as a first list of words to black out; a person goes on with it."""
    found: list[str] = []
    for stuk in stukken:
        if stuk.soort == "verwant":
            found += [word for word in str(stuk.inhoud.get("naam", "")).split() if len(word) > 2]
    return "\n".join(dict.fromkeys(found))


def _stuk(onderdeel: str, soort: str, stuk: str, at: datetime | None, muur: int, inhoud: str) -> Stuk:
    return Stuk(onderdeel, soort, stuk, at, muur, json.loads(inhoud))


def _blacked(inhoud: Mapping[str, object], words: Sequence[str]) -> Mapping[str, object]:
    if not words:
        return inhoud
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return {key: pattern.sub(WEG, value) if isinstance(value, str) else value for key, value in inhoud.items()}


_REGEL: Final = (
    "q.id, q.zaaknummer, q.soort, q.regime, q.vrager, q.ontvangen_op, q.uiterlijk_op, q.besloten_at, q.gegeven_at,"
    " q.zaak_id"
)
