
"""What a school sees: its own reports, who the contactpersoon is, what it has to do, and the plek to confirm.

Never a notitie, never the reason of an afspraak. No name of a child stands by a report: a mistyped number
at DUO
would show the school somebody else's child. At a plek at this very school the name does stand, for nobody can
confirm the start of a child without one. Source: ux.md S5; design.md 2, promise 1 (the name only after
acceptance).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.meldingen.bladeren import after_day
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, authorise
from ketenkameleon.toegang.sleutels import unseal
from ketenkameleon.zaken.queries.concept import PLACE
from ketenkameleon.zaken.queries.lezen import Waarden, row, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE

AANTAL: Final = 20
KLOPT_NIET_IN_ZICHT: Final = timedelta(days=40)
FORMULIER: Final = "melden"
_CONCEPT: Final = UUID("5f6c9d0e-3c56-5f0e-9f33-6b7a0f4f5d10")


class EigenMelding(NamedTuple):
    """What this school itself reported at DUO. `hulp_loopt`: the child had help already, or has a
    contactpersoon;
    `vast`: that person's name, only after acceptance."""

    meldingsnummer: int
    soort: str
    gemeld_op: date
    begin: date
    minuten: int | None
    school_id: UUID
    hulp_loopt: bool
    vast: str


class MijnMelding(NamedTuple):
    """A report of this school as the school may see it. `zaak`: the stand of its zaak, "" for none."""

    id: UUID
    meldingsnummer: int | None
    soort: str
    status: str
    gevolg: str
    keuze: str
    gemeld_op: date
    begin: date
    minuten: int | None
    zaak: str
    vast: str
    telefoon: str
    werkdagen: str
    aangevuld_at: datetime | None
    zaak_id: UUID | None


class SchoolAfspraak(NamedTuple):
    """Something this school promised to do."""

    afspraak_id: UUID
    melding: str
    wat: str
    wie_naam: str
    wanneer: date
    vast: str
    zaak_id: UUID


class SchoolPlek(NamedTuple):
    """A plek that the school can speak about. `naam`: of the child, only where the plek is at this school."""

    plek_id: UUID
    melding: str
    naam: str
    soort: str
    waar: str
    gestart_op: date
    stand: str
    bevestigd_als: str
    bevestigd_op: date | None
    zaak_id: UUID


class Onderweg(NamedTuple):
    """What the school sent and DUO's melding is not here for yet."""

    meldingsnummer: int
    at: datetime


class Verzonden(NamedTuple):
    """The last thing this school sent with a melding."""

    meldingsnummer: int
    at: datetime
    ouders_verteld_op: date | None
    binnen: bool


@dataclass(frozen=True, slots=True)
class MijnMeldingen:
    """Everything on the page; `verder` as `na` gives the next page of reports, "" at the end."""

    plekken: tuple[SchoolPlek, ...]
    afspraken: tuple[SchoolAfspraak, ...]
    onderweg: tuple[Onderweg, ...]
    meldingen: tuple[MijnMelding, ...]
    verder: str


def my_reports(actor: Actor, *, na: str = "", on: date) -> MijnMeldingen:
    """The page *Mijn meldingen* of this school, in four queries and the look log.

    A `na` that no page gave gives the first page. Raises NotAllowed for who is of no school.
    """
    of_school(actor, on)
    after = after_day(na)
    values: Waarden = {
        **_values(actor, on),
        "aantal": AANTAL + 1,
        "na": after is not None,
        "na_op": after and after[0],
        "na_id": after and after[1],
    }
    found = rows(MijnMelding, _MELDINGEN, values)
    page = tuple(found[:AANTAL])
    more = f"{page[-1].gemeld_op.isoformat()}_{page[-1].id}" if len(found) > AANTAL else ""
    plekken = tuple(rows(SchoolPlek, _PLEKKEN + _VOLGORDE, values))
    afspraken = tuple(rows(SchoolAfspraak, _AFSPRAKEN, values))
    looked_at_list(
        actor.lopend,
        Lijstsoort.MIJN_MELDINGEN,
        [
            *(plek.zaak_id for plek in plekken),
            *(afspraak.zaak_id for afspraak in afspraken),
            *(melding.zaak_id for melding in page if melding.zaak_id),
        ],
    )
    return MijnMeldingen(plekken, afspraken, tuple(rows(Onderweg, _ONDERWEG, values)), page, more)


def school_plek(actor: Actor, plek_id: UUID, *, on: date) -> SchoolPlek:
    """One plek that this school can speak about. Raises NotAllowed, and NotFound for any other plek."""
    of_school(actor, on)
    found = row(SchoolPlek, _PLEKKEN + " AND k.id = %(plek)s", {**_values(actor, on), "plek": plek_id})
    if found is None:
        raise NotFound(NOT_THERE, object_soort="plek", gevraagd=str(plek_id))
    return found


def own_report(actor: Actor, meldingsnummer: int, *, on: date) -> EigenMelding | None:
    """What this school reported under that number; None when it is not here, or another school's: alike."""
    of_school(actor, on)
    return row(EigenMelding, _EIGEN, {**_values(actor, on), "nummer": meldingsnummer})


def my_schools(actor: Actor) -> list[tuple[UUID, str]]:
    """The schools the actor works for: key and name, by name."""
    return rows(lambda *pair: pair, _SCHOLEN, {"scholen": list(actor.school_ids), "regio": actor.regio_id})


def last_sent(actor: Actor, meldingsnummer: int, *, on: date) -> Verzonden:
    """What this school sent last with that melding; NotFound when it sent nothing."""
    of_school(actor, on)
    found = row(Verzonden, _VERZONDEN, {**_values(actor, on), "nummer": meldingsnummer})
    if found is None:
        raise NotFound(NOT_THERE, object_soort="melding", gevraagd=str(meldingsnummer))
    return found


def draft_key(actor: Actor, meldingsnummer: int, stap: str) -> UUID:
    """The object that a draft of this step hangs on: the melding itself may not be here yet."""
    return uuid5(_CONCEPT, f"{actor.regio_id} {meldingsnummer} {stap}")


def my_drafts(actor: Actor) -> dict[int, datetime]:
    """Meldingen the actor was adding to: number → when it was kept, newest first; at most ten.

    Never another's: the wall sees to it.
    """
    found: dict[int, datetime] = {}
    for sealed, key, at in rows(
        lambda *columns: columns, _CONCEPTEN, {"account": actor.account_id, "regio": actor.regio_id}
    ):
        text = unseal(bytes(sealed), regio_id=actor.regio_id, place=f"{PLACE}{FORMULIER}", row=key)
        number = "".join(json.loads(text).get("meldingsnummer", ()))
        if number.isascii() and number.isdigit():
            found.setdefault(int(number), at)
    return found


def of_school(actor: Actor, on: date) -> None:
    """Go on for who works for a school; raise NotAllowed for others."""
    authorise(
        may(
            Deed.MIJN_MELDINGEN,
            functies=actor.functies,
            relaties=frozenset({Relatie.GEEN}),
            on=on,
            wet=actor.wet,
        )
    )
    if not actor.school_ids:
        raise NotAllowed(refused("not_your_function", "Ketenkameleon, rij toegang.daden"))


def _values(actor: Actor, on: date) -> Waarden:
    return {
        "regio": actor.regio_id,
        "scholen": list(actor.school_ids),
        "on": on,
        "kort_geleden": on - KLOPT_NIET_IN_ZICHT,
    }


_VAST: Final = """
LEFT JOIN zaken_toewijzing t ON t.zaak_id = z.id AND t.soort = 'vast' AND t.stand = 'aanvaard'
LEFT JOIN toegang_account a ON a.id = t.account_id"""
# A school knows a child by the number of its own report.
_NUMMER: Final = """coalesce((SELECT m.meldingsnummer::text FROM meldingen_melding m
    WHERE m.zaak_id = z.id AND m.school_id = ANY(%(scholen)s::uuid[]) ORDER BY m.gemeld_op DESC LIMIT 1),
    '')"""
_EIGEN: Final = f"""
SELECT m.meldingsnummer, m.soort, m.gemeld_op, m.begin, m.minuten, m.school_id,
  z.id IS NOT NULL AND (t.id IS NOT NULL OR EXISTS (SELECT FROM meldingen_melding o
    WHERE o.zaak_id = z.id AND o.id <> m.id AND o.gemeld_op <= m.gemeld_op)), coalesce(a.naam, '')
FROM meldingen_melding m
LEFT JOIN zaken_zaak z ON z.id = m.zaak_id AND z.stand <> 'gesloten'{_VAST}
WHERE m.regio_id = %(regio)s AND m.meldingsnummer = %(nummer)s AND m.school_id = ANY(%(scholen)s::uuid[])
"""  # noqa: S608 - only names written here
_MELDINGEN: Final = f"""
SELECT m.id, m.meldingsnummer, m.soort, m.status, m.gevolg, m.keuze, m.gemeld_op, m.begin, m.minuten,
  coalesce(z.stand, ''), coalesce(a.naam, ''), coalesce(w.telefoon, ''), coalesce(w.werkdagen, ''),
  (SELECT max(v.at) FROM meldingen_schoolaanvulling v WHERE v.melding_id = m.id), z.id
FROM meldingen_melding m
LEFT JOIN zaken_zaak z ON z.id = m.zaak_id{_VAST}
LEFT JOIN LATERAL (SELECT pr.telefoon, pr.werkdagen FROM regio_aanstelling s
  JOIN team_professional pr ON pr.aanstelling_id = s.id
  WHERE s.account_id = a.id AND s.regio_id = m.regio_id AND s.tot >= %(on)s LIMIT 1) w ON true
WHERE m.regio_id = %(regio)s AND m.school_id = ANY(%(scholen)s::uuid[])
  AND (NOT %(na)s OR (m.gemeld_op, m.id) < (%(na_op)s::date, %(na_id)s::uuid))
ORDER BY m.gemeld_op DESC, m.id DESC LIMIT %(aantal)s
"""  # noqa: S608 - only names written here
_AFSPRAKEN: Final = f"""
SELECT f.id, {_NUMMER}, f.wat, f.wie_naam, f.wanneer, coalesce(a.naam, ''), z.id
FROM zaken_zaak z
JOIN zaken_afspraak f ON f.zaak_id = z.id AND f.klaar_at IS NULL AND f.wie = 'school'{_VAST}
WHERE z.regio_id = %(regio)s AND z.stand IN ('nieuw', 'loopt', 'plek_gestart') AND z.school_id =
ANY(%(scholen)s::uuid[])
ORDER BY f.wanneer, f.id
"""  # noqa: S608 - only names written here
_PLEKKEN: Final = f"""
SELECT k.id, {_NUMMER}, CASE WHEN k.school_id = ANY(%(scholen)s::uuid[]) AND p.gegevens = 'bekend'
    THEN concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''), nullif(p.achternaam, '')) ELSE
    '' END,
  k.soort, k.waar, k.gestart_op, k.stand, k.bevestigd_als, k.bevestigd_op, z.id
FROM zaken_zaak z
JOIN zaken_plek k ON k.zaak_id = z.id
JOIN personen_persoon p ON p.id = z.persoon_id
WHERE z.regio_id = %(regio)s AND z.stand IN ('nieuw', 'loopt', 'plek_gestart')
  AND (k.stand = 'gestart' OR k.stand = 'bevestigd' AND k.bevestigd_op >= %(kort_geleden)s)
  AND (k.school_id = ANY(%(scholen)s::uuid[]) OR z.school_id = ANY(%(scholen)s::uuid[]))
"""  # noqa: S608 - only names written here
_VOLGORDE: Final = " ORDER BY k.stand DESC, k.gestart_op, k.id"
_ONDERWEG: Final = """
SELECT v.meldingsnummer, max(v.at) FROM meldingen_schoolaanvulling v
WHERE v.regio_id = %(regio)s AND v.melding_id IS NULL AND v.school_id = ANY(%(scholen)s::uuid[])
GROUP BY v.meldingsnummer ORDER BY 2 DESC LIMIT 20
"""
_VERZONDEN: Final = """
SELECT v.meldingsnummer, v.at, v.ouders_verteld_op, v.melding_id IS NOT NULL FROM meldingen_schoolaanvulling v
WHERE v.regio_id = %(regio)s AND v.meldingsnummer = %(nummer)s AND v.school_id = ANY(%(scholen)s::uuid[])
ORDER BY v.at DESC, v.id DESC LIMIT 1
"""
_SCHOLEN: Final = (
    "SELECT id, naam FROM regio_school WHERE regio_id = %(regio)s AND id = ANY(%(scholen)s) ORDER BY naam, id"
)
_CONCEPTEN: Final = """
SELECT inhoud, object_id, bewaard_at FROM zaken_concept
WHERE account_id = %(account)s AND regio_id = %(regio)s AND formulier = 'melden' ORDER BY bewaard_at DESC
LIMIT 10
"""
