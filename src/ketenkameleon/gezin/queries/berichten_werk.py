"""The threads of a family as who runs the zaak sees them, what waits for whom, and what a coördinator is asked.

Source: issue 6, part 5; ux.md S1 and 6.9; docs/adr/0038.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from ketenkameleon.gezin.invoer import PAGINA
from ketenkameleon.gezin.queries.berichten import REGEL, Regel
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.gezinsbericht import Gezinsbericht, waits_too_long_from
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.zaken.queries.inlogbrief import Ontvanger, receivers
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

MEEST: Final = 200
_SCHRIJVERS: Final = (Band.KIND, Band.OUDER_MET_GEZAG)


@dataclass(frozen=True, slots=True)
class Werkdraad:
    """One person of the family and their thread, newest last.

    `antwoorden`: an answer on their page can be read by them. `noteren`: what they said can be written here. `kijkt`:
    they logged in and may look today.
    """

    persoon_id: UUID
    naam: str
    kind: bool
    regels: tuple[Regel, ...]
    antwoorden: bool
    noteren: bool
    kijkt: bool

    @property
    def wacht(self) -> bool:
        """Does a message in it wait for an answer?"""
        return any(regel.van_gezin and regel.klaar_at is None for regel in self.regels)


@dataclass(frozen=True, slots=True)
class Werkblad:
    """The threads of a zaak. `ander_contact`: when somebody asked for another contactpersoon, and was it answered."""

    draden: tuple[Werkdraad, ...]
    ander_contact: tuple[tuple[datetime, bool], ...]


@dataclass(frozen=True, slots=True)
class Wachtrij:
    """Messages of families that wait in one zaak: how many, since when, and is one of them waiting too long."""

    nummer: str
    aantal: int
    sinds: datetime
    te_lang: bool


def threads_of(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> Werkblad:
    """The thread of everybody around the child, also of whose gezag ended and who wrote before.

    Four queries and those of the people; the look is written down.
    """
    values: Waarden = {"regio": actor.regio_id, "zaak": zicht.zaak_id, "meest": MEEST}
    found = rows(Regel, REGEL + "ORDER BY b.at DESC, b.id DESC LIMIT %(meest)s", values)[::-1]
    asked = rows(lambda when, done: (when, done), _ANDER, {"zaak": zicht.zaak_id})
    looked(actor.lopend, "gezinsberichten", zicht.nummer, zaak_id=zicht.zaak_id)
    people = receivers(actor, zicht, at=at)
    lines = {who.persoon_id: tuple(line for line in found if line.persoon_id == who.persoon_id) for who in people}
    return Werkblad(tuple(_thread(who, lines[who.persoon_id]) for who in people
                          if who.band in _SCHRIJVERS or lines[who.persoon_id]), tuple(asked))


def may_write(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, *, at: datetime) -> Werkdraad | None:
    """As which thread somebody can be answered, without its lines; None for who is not around this child."""
    return next((_thread(who, ()) for who in receivers(actor, zicht, at=at) if who.persoon_id == persoon_id), None)


def questions_in(actor: Actor, zicht: ZaakZicht) -> list[Regel]:
    """What was asked for in this zaak about another contactpersoon, with the answers, oldest first; for a coördinator.

    One query; the look is written down.
    """
    looked(actor.lopend, "gezinsberichten", zicht.nummer, zaak_id=zicht.zaak_id)
    values: Waarden = {"regio": actor.regio_id, "zaak": zicht.zaak_id, "soort": Gezinsbericht.ANDER_CONTACT.value}
    return rows(Regel, REGEL + "AND b.soort = %(soort)s ORDER BY b.at, b.id", values)


def names_in(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """The people around the child, by key; and of them who can ask for another contactpersoon, page or not."""
    people = receivers(actor, zicht, at=at)
    return ({who.persoon_id: who.naam for who in people},
            {who.persoon_id: who.naam for who in people if who.band in _SCHRIJVERS})


def asked_for_other(actor: Actor) -> list[tuple[str, datetime]]:
    """In which zaken the family waits for an answer about another contactpersoon, longest first; for a coördinator."""
    values: Waarden = {"regio": actor.regio_id}
    return rows(lambda nummer, at: (nummer, at), _GEVRAAGD, values)


def looks_today(actor: Actor, zicht: ZaakZicht, account_id: UUID) -> bool:
    """Does this account of the family look in the zaak today? One query."""
    values: Waarden = {"regio": actor.regio_id, "zaak": zicht.zaak_id, "account": account_id, "on": zicht.on}
    return bool(rows(int, _KIJKT, values))


def reads_answer(actor: Actor, zicht: ZaakZicht, hoe: str, door: UUID) -> bool:
    """Was a question asked on a page that the account it came from may look at today? One query, or none."""
    return hoe == PAGINA and looks_today(actor, zicht, door)


def late_before(on: date, *, wet: Wetboek) -> datetime:
    """A message of before this moment waits too long on that day. Source: row bericht.gezin_antwoord."""
    last = waits_too_long_from(on, wet=wet) + timedelta(days=1)
    return datetime(last.year, last.month, last.day, tzinfo=AMSTERDAM)


def as_waiting(found: Lijst) -> tuple[Wachtrij, ...]:
    """The rows that WACHTEND gives as one JSON list."""
    return tuple(Wachtrij(str(nummer), int(str(aantal)), datetime.fromisoformat(str(sinds)), bool(late))
                 for nummer, aantal, sinds, late in found or ())


def _thread(who: Ontvanger, lines: tuple[Regel, ...]) -> Werkdraad:
    writes = who.band in _SCHRIJVERS
    return Werkdraad(who.persoon_id, who.naam, who.band is Band.KIND, lines,
                     writes and not isinstance(who.dagen, Refused), writes, who.kijkt)


_KIJKT: Final = """
SELECT 1 FROM toegang_relatie r WHERE r.regio_id = %(regio)s AND r.zaak_id = %(zaak)s AND r.account_id = %(account)s
  AND r.soort IN ('ouder_met_gezag', 'kind') AND %(on)s BETWEEN r.van AND r.tot"""
_ANDER: Final = "SELECT at, klaar FROM gezin_ander_contact(%(zaak)s)"
# What waits for whoever looks, by zaak: through the wall, those of the own zaken. {zaak}: a condition on bericht b, or
# nothing. It joins a statement of the page.
WACHTEND: Final = """
SELECT json_agg(json_build_array(x.nummer, x.aantal, x.sinds, x.sinds < %(te_lang)s) ORDER BY x.sinds) FROM (
  SELECT z.nummer, count(*) AS aantal, min(b.at) AS sinds FROM gezin_bericht b JOIN zaken_zaak z ON z.id = b.zaak_id
  WHERE b.regio_id = %(regio)s AND b.van_gezin AND b.klaar_at IS NULL AND b.soort <> 'ander_contact'
    {zaak} GROUP BY z.nummer) x"""
# What was told waits since the day it was said.
_GEVRAAGD: Final = """
SELECT z.nummer, min(coalesce(b.gezegd_op::timestamp AT TIME ZONE 'Europe/Amsterdam', b.at))
FROM gezin_bericht b JOIN zaken_zaak z ON z.id = b.zaak_id
WHERE b.regio_id = %(regio)s AND b.van_gezin AND b.klaar_at IS NULL AND b.soort = 'ander_contact'
GROUP BY z.nummer ORDER BY 2, 1 LIMIT 50"""
