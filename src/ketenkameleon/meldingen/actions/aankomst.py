"""Phase 1 of the intake: lines become kept mutations, and nothing is decided yet.

Each batch is one transaction. A mutation that is there already (same melding, moment and content) is not written
twice, so a file may be read again from any point. Source: issue part 3; design.md 6, Walls (bulk loads).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.rijen import insert_rows
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit, MutatieFeit, Telling
from ketenkameleon.personen.actions import Nummer, persons_for_numbers
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import keyed, seal

PLAATS_AFGEKEURD: Final = "meldingen_afgekeurderegel.inhoud"
# What has a column of its own is not kept twice.
EIGEN_KOLOM: Final = frozenset((
    "meldingsnummer", "begindatum", "einddatum", "soort", "actie_gewenst", "vestiging", "status", "reden_afgesloten",
    "toelichting_afsluiting", "meldingsdatum", "laatste_mutatie", "verzender", "uitvoerder",
))
_MOST_PERSONS: Final = 100_000
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


@dataclass
class Bekend:
    """Numbers seen before in this run, with their person; forgotten when there are too many to hold."""

    personen: dict[Nummer, str] = field(default_factory=dict)

    def learn(self, actor: Actor, numbers: set[Nummer], *, at: datetime) -> None:
        """Look up, or make, the persons of numbers not seen before."""
        unseen = numbers - self.personen.keys()
        if not unseen:
            return
        if len(self.personen) + len(unseen) > _MOST_PERSONS:
            self.personen.clear()
            unseen = numbers
        for number, persoon in persons_for_numbers(actor, unseen, at=at).items():
            self.personen[number] = str(persoon)


def keep_batch(actor: Actor, feiten: Sequence[MutatieFeit | Gereed | AfgekeurdFeit], levering: LeveringFeit,
               bekend: Bekend, *, at: datetime) -> Telling:
    """Keep these lines, good and bad, and say how many were new. One log line for the batch.

    The log holds the counts and one hash over the content hashes of the new mutations, in their order.
    Source: design.md 6, History.
    """
    good = [feit if isinstance(feit, Gereed) else prepare(feit, actor.regio_id)
            for feit in feiten if not isinstance(feit, AfgekeurdFeit)]
    bad = [feit for feit in feiten if isinstance(feit, AfgekeurdFeit)]
    new, digest = _keep_mutations(actor, good, levering, bekend, at)
    told = Telling(regels=len(feiten), nieuw=new, afgekeurd=len(keep_bad_lines(actor, bad, levering, at=at)))
    if told.nieuw or told.afgekeurd:
        record(actor.lopend, Wijziging("levering.regels_gelezen", "levering", levering.id, {
            "regels": told.regels, "nieuw": told.nieuw, "afgekeurd": told.afgekeurd, "sha256": digest}))
    return told


def keep_bad_lines(actor: Actor, bad: Iterable[AfgekeurdFeit], levering: LeveringFeit, *, at: datetime) -> list[UUID]:
    """Keep lines that did not go in, sealed; the same line with the same fault is kept once. Returns the new ones.

    Source: issue part 3 (bad lines); design.md 2, promise 7.
    """
    rows = []
    for feit in bad:
        key = new_id()
        sealed = seal(feit.begin, regio_id=actor.regio_id, place=PLAATS_AFGEKEURD, row=key)
        rows.append((key, actor.regio_id, levering.id, levering.soort, levering.formaat, levering.layout,
                     levering.kolommen, feit.regelnummer, feit.plaats, feit.lengte, feit.sha256, feit.heel, sealed,
                     feit.veld, feit.code, feit.zin, at, ""))
    after = "ON CONFLICT (regio_id, soort, sha256, code) DO NOTHING RETURNING id"
    return [key for (key,) in insert_rows("meldingen_afgekeurderegel", _AFGEKEURD, rows, after=after)]


_AFGEKEURD: Final = {
    "id": "uuid", "regio_id": "uuid", "levering_id": "uuid", "soort": "text", "formaat": "text", "layout": "text",
    "kolommen": "text", "regelnummer": "bigint", "plaats": "bigint", "lengte": "bigint", "sha256": "bytea",
    "heel": "boolean", "inhoud": "bytea", "veld": "text", "code": "text", "zin": "text",
    "ontvangen_at": "timestamptz", "verbetering": "text",
}
_TEMP: Final = """
CREATE TEMP TABLE intake_mutatie (meldingsnummer bigint, laatste_mutatie_at timestamptz, hash bytea,
  persoon_id uuid, status text, soort text, meldingsdatum date, begin date, einde date, minuten int,
  actie_gewenst boolean, verzender text, vestiging text, uitvoerder text, reden_afgesloten text,
  toelichting_afsluiting text, inhoud text, regelnummer bigint) ON COMMIT DROP
"""
_KEEP: Final = """
WITH nieuw AS (
  INSERT INTO meldingen_mutatie (regio_id, meldingsnummer, laatste_mutatie_at, hash, persoon_id, status, soort,
    meldingsdatum, begin, einde, minuten, actie_gewenst, verzender, vestiging, uitvoerder, reden_afgesloten,
    toelichting_afsluiting, inhoud, regelnummer, levering_id, ontvangen_at, geweigerd)
  SELECT %(regio)s, t.*, %(levering)s, %(at)s, '' FROM intake_mutatie t
  ON CONFLICT DO NOTHING RETURNING persoon_id, meldingsnummer, hash
), te_vouwen AS (
  INSERT INTO meldingen_tevouwen (regio_id, persoon_id, meldingsnummer)
  SELECT DISTINCT %(regio)s::uuid, persoon_id, meldingsnummer FROM nieuw ON CONFLICT DO NOTHING
)
SELECT count(*), encode(sha256(coalesce(string_agg(hash, ''::bytea ORDER BY hash), '')), 'hex') FROM nieuw
"""


def _keep_mutations(actor: Actor, good: Sequence[Gereed], levering: LeveringFeit, bekend: Bekend,
                    at: datetime) -> tuple[int, str]:
    if not good:
        return 0, ""
    bekend.learn(actor, {feit.nummer for feit in good}, at=at)
    personen = bekend.personen
    with connection.cursor() as cursor:
        cursor.execute(_TEMP)
        with cursor.copy("COPY intake_mutatie FROM STDIN") as copy:
            copy.write("".join([f"{voor}{personen[nummer]}{na}" for nummer, voor, na in good]))
        cursor.execute(_KEEP, {"regio": actor.regio_id, "levering": levering.id, "at": at})
        new, digest = cursor.fetchone()
        cursor.execute("DROP TABLE intake_mutatie")
    return new, digest


class Gereed(NamedTuple):
    """A mutation written out for the database, but for the person: that is known only in the transaction."""

    nummer: Nummer
    voor: str
    na: str


def prepare(feit: MutatieFeit, regio_id: UUID) -> Gereed:
    """A line of PostgreSQL's text format, in the parts before and after the person.

    Touches no database, so it may be done while the database is busy with the lines before. Only free text can hold
    what must be escaped: JSON escapes the rest. Source: design.md 6, Walls (bulk loads).
    """
    inhoud = _encode({naam: text for naam, text in feit.inhoud.items() if naam not in EIGEN_KOLOM})
    if "\\" in inhoud:
        inhoud = inhoud.replace("\\", "\\\\")
    hash_ = keyed(feit.inhoud_hash, regio_id=regio_id)
    return Gereed(
        (feit.nummersoort, feit.nummer),
        f"{feit.meldingsnummer}\t{feit.laatste_mutatie.isoformat()}\t\\\\x{hash_.hex()}\t",
        f"\t{feit.status}\t{feit.soort}\t{feit.meldingsdatum or _NULL}\t{feit.begindatum}\t{feit.einddatum or _NULL}\t"
        f"{_NULL if feit.minuten is None else feit.minuten}\t{feit.actie_gewenst}\t{feit.verzender}\t"
        f"{feit.vestiging}\t{feit.uitvoerder}\t{feit.reden_afgesloten}\t{feit.toelichting_afsluiting}\t{inhoud}\t"
        f"{feit.regelnummer}\n",
    )


_NULL: Final = "\\N"
