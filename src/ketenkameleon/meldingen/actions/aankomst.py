"""Phase 1 of the intake: lines become kept mutations, and nothing is decided yet.

Each batch is one transaction. A mutation that is there already (same melding, moment and content) is not written
twice, so a file may be read again from any point. Source: issue part 3; design.md 6, Walls (bulk loads).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.rijen import insert_rows
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit, Telling
from ketenkameleon.meldingen.gereed import Nummer, Pakket
from ketenkameleon.personen.actions import persons_for_numbers
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.sleutels import seal

PLAATS_AFGEKEURD: Final = "meldingen_afgekeurderegel.inhoud"
_MOST_PERSONS: Final = 100_000


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


def keep_batch(actor: Actor, pakket: Pakket, levering: LeveringFeit, bekend: Bekend, *, at: datetime) -> Telling:
    """Keep these lines, good and bad, and say how many were new. One log line for the batch.

    The log holds the counts and one hash over the content hashes of the new mutations, in their order.
    Source: design.md 6, History.
    """
    new, digest = _keep_mutations(actor, pakket, levering, bekend, at)
    bad = keep_bad_lines(actor, pakket.slecht, levering, at=at)
    told = Telling(regels=pakket.regels, nieuw=new, afgekeurd=len(bad))
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


def _keep_mutations(actor: Actor, pakket: Pakket, levering: LeveringFeit, bekend: Bekend,
                    at: datetime) -> tuple[int, str]:
    if not pakket.wie:
        return 0, ""
    bekend.learn(actor, set(pakket.nummers), at=at)
    with connection.cursor() as cursor:
        cursor.execute(_TEMP)
        with cursor.copy("COPY intake_mutatie FROM STDIN") as copy:
            copy.write(pakket.text(bekend.personen))
        cursor.execute(_KEEP, {"regio": actor.regio_id, "levering": levering.id, "at": at})
        new, digest = cursor.fetchone()
        cursor.execute("DROP TABLE intake_mutatie")
    return new, digest
