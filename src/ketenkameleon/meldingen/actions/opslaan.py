"""Writing folded meldingen: one upsert for the batch, the refused mutations, links, and the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id_text
from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.logboek.veel import record_many, record_rows
from ketenkameleon.meldingen.besluit import OPEN_STATUS, Besluit, MutatieRij
from ketenkameleon.meldingen.gebied import Gebied
from ketenkameleon.meldingen.staat import Staat
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.openen import MUUR_REGIE

TER_KENNISGEVING: Final = "ter_kennisgeving"


class Gevouwen(NamedTuple):
    """One melding after its fold: what was decided, from which mutations, and what stood there before."""

    nummer: int
    besluit: Besluit
    mutaties: list[MutatieRij]
    was: Staat | None

    @property
    def same_child(self) -> bool:
        """Does the melding stay with the child it had?"""
        return self.was is not None and self.was.persoon_id.bytes == self.besluit.stand.persoon

    @property
    def status(self) -> str:
        """The status it gets: what a person closed here stays closed, unless DUO's mutation is of a later moment."""
        stand = self.besluit.stand
        if self.was is None or self.was.hier_gesloten_at is None:
            return stand.status
        return self.was.status if self.was.hier_gesloten_at >= stand.laatste_mutatie_at else stand.status

    @property
    def opens_again(self) -> bool:
        """Was the melding closed and does a new mutation open it?"""
        return self.was is not None and self.was.status not in OPEN_STATUS and self.status in OPEN_STATUS

    def kept_zaak(self) -> UUID | None:
        """The zaak the melding has and keeps: a closed zaak is left behind when the melding opens again."""
        if self.was is None or not self.same_child or (self.was.zaak_stand == "gesloten" and self.opens_again):
            return None
        return self.was.zaak_id

    def may_open(self) -> bool:
        """A person who took note of the melding decided; no later mutation overrules that."""
        return self.was is None or self.was.keuze != TER_KENNISGEVING


_TEMP: Final = """
CREATE TEMP TABLE intake_besluit (id uuid, meldingsnummer bigint, at timestamptz, hash bytea, mutaties int,
  aanleiding text, gevolg text, gevolg_reden text, gemeld_op date, gemeld_herkomst text, gemeente_id uuid,
  school_id uuid, verantwoordelijke_id uuid, zaak_id uuid, persoon_id uuid, status text, soort text, begin date,
  einde date, minuten int, actie_gewenst boolean, reden_afgesloten text, toelichting_afsluiting text) ON COMMIT DROP
"""
# What was there already. Left out where nothing was: to be ready for it costs every row time.
_THERE: Final = """
ON CONFLICT (regio_id, meldingsnummer) WHERE meldingsnummer IS NOT NULL DO UPDATE SET
  persoon_id = excluded.persoon_id, gemeente_id = excluded.gemeente_id, school_id = excluded.school_id,
  zaak_id = excluded.zaak_id, soort = excluded.soort, begin = excluded.begin, einde = excluded.einde,
  minuten = excluded.minuten, actie_gewenst = excluded.actie_gewenst, aanleiding = excluded.aanleiding,
  gevolg = excluded.gevolg, gevolg_reden = excluded.gevolg_reden, gemeld_op = excluded.gemeld_op,
  gemeld_herkomst = excluded.gemeld_herkomst, laatste_mutatie_at = excluded.laatste_mutatie_at,
  mutaties = excluded.mutaties,
  -- What a person closed here stays closed, unless DUO's mutation is of a later moment.
  status = CASE WHEN m.afgesloten_door IS NOT NULL AND m.afgesloten_at >= excluded.laatste_mutatie_at
    THEN m.status ELSE excluded.status END,
  reden_afgesloten = CASE WHEN m.afgesloten_door IS NOT NULL AND m.afgesloten_at >= excluded.laatste_mutatie_at
    THEN m.reden_afgesloten ELSE excluded.reden_afgesloten END,
  toelichting_afsluiting = CASE WHEN m.afgesloten_door IS NOT NULL AND m.afgesloten_at >= excluded.laatste_mutatie_at
    THEN m.toelichting_afsluiting ELSE excluded.toelichting_afsluiting END,
  afgesloten_at = CASE WHEN m.afgesloten_door IS NOT NULL AND m.afgesloten_at >= excluded.laatste_mutatie_at
    THEN m.afgesloten_at ELSE excluded.afgesloten_at END,
  afgesloten_door = CASE WHEN m.afgesloten_door IS NOT NULL AND m.afgesloten_at >= excluded.laatste_mutatie_at
    THEN m.afgesloten_door ELSE NULL END
"""
# The log is written from what was saved: the same statement, so that nothing is looked up twice.
_SAVE: Final = """
bewaard AS (
INSERT INTO meldingen_melding AS m (id, regio_id, verantwoordelijke_id, muur, meldingsnummer, persoon_id, gemeente_id,
  school_id, zaak_id, bron, soort, status, begin, einde, minuten, actie_gewenst, aanleiding, gevolg, gevolg_reden,
  gemeld_op, gemeld_herkomst, laatste_mutatie_at, mutaties, keuze, keuze_reden, reden_afgesloten,
  toelichting_afsluiting, afgesloten_at)
SELECT b.id, %(regio)s, b.verantwoordelijke_id, %(muur)s, b.meldingsnummer, b.persoon_id, b.gemeente_id, b.school_id,
  b.zaak_id, 'duo', b.soort, b.status, b.begin, b.einde, b.minuten, b.actie_gewenst, b.aanleiding, b.gevolg,
  b.gevolg_reden, b.gemeld_op, b.gemeld_herkomst, b.at, b.mutaties, '', '', b.reden_afgesloten,
  b.toelichting_afsluiting, CASE WHEN b.status IN ('G', 'K', 'I') THEN b.at END
FROM intake_besluit b
{there}RETURNING m.id, m.meldingsnummer, m.zaak_id, m.status, m.soort, m.minuten, m.aanleiding, m.gevolg,
  m.gevolg_reden, m.gemeld_op, m.mutaties)
"""
_LINK: Final = """
UPDATE meldingen_schoolaanvulling a SET melding_id = b.id
FROM intake_besluit b, meldingen_mutatie k, regio_school s
WHERE a.regio_id = %(regio)s AND a.melding_id IS NULL AND a.meldingsnummer = b.meldingsnummer
  AND k.regio_id = %(regio)s AND k.meldingsnummer = b.meldingsnummer AND k.laatste_mutatie_at = b.at AND k.hash = b.hash
  AND s.id = a.school_id AND left(s.brin6, 4) = k.verzender
"""
_RECEIVED: Final = """
SELECT 'melding.ontvangen'::text AS gebeurtenis, 'melding'::text AS object_soort, id AS object_id, zaak_id,
  json_build_object('nummer', meldingsnummer, 'wordt', json_build_object(
    'status', status, 'soort', soort, 'minuten', minuten, 'aanleiding', aanleiding, 'gevolg', gevolg,
    'gevolg_reden', gevolg_reden, 'gemeld_op', gemeld_op, 'mutaties', mutaties))::text AS inhoud
FROM bewaard WHERE %(nieuw)s::bigint[] IS NULL OR meldingsnummer = ANY(%(nieuw)s::bigint[])
"""
_REFUSED: Final = """
UPDATE meldingen_mutatie k SET geweigerd = r.code
FROM unnest(%s::bigint[], %s::timestamptz[], %s::bytea[], %s::text[]) AS r (meldingsnummer, at, hash, code)
WHERE k.regio_id = %s AND k.meldingsnummer = r.meldingsnummer AND k.laatste_mutatie_at = r.at AND k.hash = r.hash
"""


def save_folded(actor: Actor, folded: Sequence[Gevouwen], zaken: Mapping[int, UUID], gebied: Gebied, *,
                at: datetime) -> None:
    """Write the meldingen as they stand, note on mutations what the fold refused, link what a school added, log.

    Source: issue part 3; design.md 6, History.
    """
    new = [g.nummer for g in folded if g.was is None]
    all_new = len(new) == len(folded)
    values: dict[str, UUID | int | list[int] | None] = {
        "regio": actor.regio_id, "muur": MUUR_REGIE, "nieuw": None if all_new else new}
    with connection.cursor() as cursor:
        cursor.execute(_TEMP)
        with cursor.copy("COPY intake_besluit FROM STDIN") as copy:
            copy.write("".join(_lines(folded, zaken, gebied)))
        record_rows(actor.lopend, _RECEIVED, values, count=len(new),
                    first=_SAVE.format(there="" if all_new else _THERE))
        cursor.execute(_LINK, values)
        cursor.execute("DROP TABLE intake_besluit")
        refused = [row for g in folded for row in _refusals(g)]
        if refused:
            cursor.execute(_REFUSED, [*map(list, zip(*refused, strict=True)), actor.regio_id])
    record_many(actor.lopend, (change for g in folded if g.was is not None
                               for change in _change(g, g.was, zaken.get(g.nummer))))


def _lines(folded: Sequence[Gevouwen], zaken: Mapping[int, UUID], gebied: Gebied) -> Iterator[str]:
    """Lines of PostgreSQL's text format; nothing in them is free text."""
    # Few places, few zaken: to write out their keys takes longer than to find what was written out before.
    places: dict[tuple[str, str, str], str] = {}
    keys = {key: str(key) for key in set(zaken.values())}
    for g in folded:
        b, stand, zaak = g.besluit, g.besluit.stand, zaken.get(g.nummer)
        codes = stand.uitvoerder, stand.vestiging, stand.verzender
        place = places.get(codes)
        if place is None:
            place = places[codes] = _place(gebied, stand)
        yield (
            f"{g.was.id if g.was is not None else new_id_text()}\t{g.nummer}\t{stand.laatste_mutatie_at.isoformat()}\t"
            f"\\\\x{stand.hash.hex()}\t{b.mutaties}\t{b.aanleiding}\t{b.gevolg}\t{b.gevolg_reden}\t{b.gemeld_op}\t"
            f"{b.herkomst}\t{place}\t{keys[zaak] if zaak else _NULL}\t{stand.persoon.hex()}\t{stand.status}\t"
            f"{stand.soort}\t{stand.begin}\t{stand.einde or _NULL}\t"
            f"{_NULL if stand.minuten is None else stand.minuten}\t"
            f"{stand.actie_gewenst}\t{stand.reden_afgesloten}\t{stand.toelichting_afsluiting}\n"
        )


def _place(gebied: Gebied, stand: MutatieRij) -> str:
    plaats = gebied.place(stand)
    return f"{plaats.gemeente_id or _NULL}\t{plaats.school_id or _NULL}\t{plaats.verantwoordelijke_id}"


_NULL: Final = "\\N"


_geweigerd = attrgetter("geweigerd")


def _refusals(g: Gevouwen) -> Iterator[tuple[int, datetime, bytes, str]]:
    """The mutations whose refusal is new, has another reason, or is lifted by what came later."""
    if not g.besluit.geweigerd and not any(map(_geweigerd, g.mutaties)):
        return
    no = dict(g.besluit.geweigerd)
    for index, m in enumerate(g.mutaties):
        if m.geweigerd != no.get(index, ""):
            yield g.nummer, m.laatste_mutatie_at, m.hash, no.get(index, "")


def _change(g: Gevouwen, was: Staat, zaak: UUID | None) -> Iterator[Wijziging]:
    """What a new fold changed on a melding that was there already."""
    b = g.besluit
    now: dict[str, object] = {
        "status": g.status, "soort": b.stand.soort, "minuten": b.stand.minuten, "aanleiding": b.aanleiding,
        "gevolg": b.gevolg, "gevolg_reden": b.gevolg_reden, "gemeld_op": b.gemeld_op, "zaak_id": zaak,
        "mutaties": b.mutaties,
    }
    if b.geweigerd:
        now["geweigerd"] = len(b.geweigerd)
    changed = {name: value for name, value in now.items() if value != getattr(was, name, None)}
    if not g.same_child:
        changed["persoon"] = UUID(bytes=b.stand.persoon)
    if changed:
        yield Wijziging("melding.bijgewerkt", "melding", was.id, {
            "was": {name: getattr(was, name, None) for name in changed}, "wordt": changed}, zaak)
