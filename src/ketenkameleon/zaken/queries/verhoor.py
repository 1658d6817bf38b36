"""The verhoren of a zaak, for who looks as verhoor; the colleagues who could hold one; and a question put to oneself.

Source: design.md 2, promise 4, and 2a. Outside the rol of verhoor the walls of the database give nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Functie
from ketenkameleon.team.queries import FEITEN, Feiten, as_facts
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.invoer_verhoor import VraagEnAntwoord
from ketenkameleon.zaken.queries.lezen import NAAM, Lijst, parts, row, rows
from ketenkameleon.zaken.queries.rollen import could_question
from ketenkameleon.zaken.queries.zaak import ONBEKEND, ZaakZicht


@dataclass(frozen=True, slots=True)
class VerhoorZicht:
    """One verhoor as it was kept. `verdenking` "": noted afterwards, so that nothing was recorded before it."""

    contact_id: UUID
    begonnen_at: datetime
    geeindigd_at: datetime | None
    bewaard: bool
    door: str
    van_mij: bool
    met: tuple[str, ...]
    bevoegd: bool
    uitgenodigd_op: date | None
    verdenking: str
    cautie_at: datetime | None
    advocaat: str
    meekomen: str
    meekomen_wie: str
    tolk: str
    personen: tuple[UUID, ...]
    regels: tuple[VraagEnAntwoord, ...]


class Gevraagd(NamedTuple):
    """A question to a colleague, for who asked and looks as verhoor."""

    naam: str
    gevraagd_at: datetime
    stand: str
    antwoord: str


class VraagAanMij(NamedTuple):
    """A question that was put to the actor."""

    id: UUID
    zaak_id: UUID
    nummer: str
    kind: str
    van: str
    reden: str
    gevraagd_at: datetime
    stand: str


class _Collega(NamedTuple):
    account_id: UUID
    naam: str
    feiten: Feiten


def verhoren_of(actor: Actor, zicht: ZaakZicht) -> tuple[VerhoorZicht, ...]:
    """Every verhoor of this zaak, the newest first; one query and the look log. () outside the rol of verhoor.

    Source: design.md 2, promise 4.
    """
    found = rows(_verhoor, _VERHOREN, {"zaak": zicht.zaak_id, "account": actor.account_id})
    for verhoor in found:
        looked(actor.lopend, "contact", verhoor.contact_id, zaak_id=zicht.zaak_id)
    return tuple(found)


def asked_colleagues(zicht: ZaakZicht) -> tuple[Gevraagd, ...]:
    """Which colleagues were asked for a verhoor here, the newest first. One query. Source: design.md 2, promise 1."""
    return tuple(rows(Gevraagd, _GEVRAAGD, {"zaak": zicht.zaak_id}))


def colleagues(actor: Actor, zicht: ZaakZicht) -> list[tuple[UUID, str]]:
    """Who else has the proofs for a verhoor in this zaak today, by name: key and name. One query.

    Source: design.md 2a (a colleague offered first).
    """
    people = rows(_Collega, _COLLEGAS, {"regio": actor.regio_id, "on": zicht.on, "bip": Functie.BIP.value,
                                        "account": actor.account_id})
    return [(person.account_id, person.naam) for person in people
            if could_question(actor, zicht, as_facts(person.feiten), on=zicht.on)]


def question_to_me(actor: Actor, vraag_id: UUID) -> VraagAanMij | None:
    """A question that was put to the actor, None for any other. One query. Source: design.md 2, promise 1."""
    return row(VraagAanMij, _VRAAG, {"vraag": vraag_id, "regio": actor.regio_id, "account": actor.account_id,
                                     "onbekend": ONBEKEND})


def open_question(actor: Actor, zaak_id: UUID) -> UUID | None:
    """The question in this zaak that the actor has not answered, None without. One query. Source: promise 1."""
    return row(lambda key: key, _OPEN, {"zaak": zaak_id, "account": actor.account_id})


def _verhoor(contact_id: UUID, begonnen_at: datetime, geeindigd_at: datetime | None, bewaard: bool, door: str,
             van_mij: bool, met: list[str], bevoegd: bool, uitgenodigd_op: date | None, verdenking: str,
             cautie_at: datetime | None, advocaat: str, meekomen: str, meekomen_wie: str, tolk: str,
             personen: list[UUID] | None, regels: Lijst) -> VerhoorZicht:
    return VerhoorZicht(contact_id, begonnen_at, geeindigd_at, bewaard, door, van_mij, tuple(met), bevoegd,
                        uitgenodigd_op, verdenking, cautie_at, advocaat, meekomen, meekomen_wie, tolk,
                        tuple(personen or ()), parts(VraagEnAntwoord, regels))


_VERHOREN: Final = """
SELECT c.id, c.begonnen_at, c.geeindigd_at, c.bewaard_at IS NOT NULL, a.naam, c.account_id = %(account)s, c.met,
  c.bevoegd, v.uitgenodigd_op, coalesce(v.verdenking, ''), v.cautie_at, coalesce(v.advocaat, ''),
  coalesce(v.meekomen, ''), coalesce(v.meekomen_wie, ''), coalesce(v.tolk, ''), v.personen,
  (SELECT json_agg(json_build_array(r.vraag, r.antwoord) ORDER BY r.nummer)
     FROM zaken_verhoorregel r WHERE r.contact_id = c.id)
FROM zaken_contact c JOIN toegang_account a ON a.id = c.account_id
LEFT JOIN zaken_verhoor v ON v.contact_id = c.id
WHERE c.zaak_id = %(zaak)s AND c.muur / 100 = 4 AND c.afgebroken_at IS NULL
  AND c.zaak_id = ANY (nullif(current_setting('kk.notitie401', true), '')::uuid[])
ORDER BY c.begonnen_at DESC, c.id DESC
"""
_GEVRAAGD: Final = """
SELECT a.naam, q.gevraagd_at, q.stand, q.antwoord FROM zaken_verhoorverzoek q
JOIN toegang_account a ON a.id = q.account_id
WHERE q.zaak_id = %(zaak)s ORDER BY q.gevraagd_at DESC, q.id
"""
_COLLEGAS: Final = f"""
SELECT a.id, a.naam, {FEITEN}
FROM team_professional pr
JOIN regio_aanstelling s ON s.id = pr.aanstelling_id AND s.functie = %(bip)s AND %(on)s BETWEEN s.van AND s.tot
JOIN toegang_account a ON a.id = s.account_id AND a.is_active
WHERE pr.regio_id = %(regio)s AND a.id <> %(account)s ORDER BY a.naam, a.id
"""  # noqa: S608 - fixed text
_OPEN: Final = """
SELECT q.id FROM zaken_verhoorverzoek q
WHERE q.zaak_id = %(zaak)s AND q.account_id = %(account)s AND q.stand = 'gevraagd' LIMIT 1
"""
_VRAAG: Final = f"""
SELECT q.id, z.id, z.nummer, {NAAM}, d.naam, q.reden, q.gevraagd_at, q.stand
FROM zaken_verhoorverzoek q JOIN zaken_zaak z ON z.id = q.zaak_id JOIN personen_persoon p ON p.id = z.persoon_id
JOIN toegang_account d ON d.id = q.gevraagd_door
WHERE q.id = %(vraag)s AND q.regio_id = %(regio)s AND q.account_id = %(account)s
"""  # noqa: S608 - fixed text
