"""The acting context: who does this, in which regio and rol, and for what. Every transaction begins here.

Source: design.md 6, Transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lopend
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.wetboek.queries import wetboek_for

# The account of a duty: no person. It stands in no table, so nothing can be laid at its door.
NOBODY: Final = UUID(int=0)

_BEGIN = """
SELECT b.*, set_config('kk.account', coalesce(b.account_id::text, ''), true),
  set_config('kk.regio', coalesce(b.regio_id::text, ''), true),
  set_config('kk.handeling', %(handeling)s::text, true)
FROM toegang_begin(%(handeling)s, %(account)s, %(regio)s, %(rol)s, %(doel)s, %(at)s) b
"""
_BEGIN_DUTY = """
SELECT b.*, set_config('kk.account', '', true), set_config('kk.regio', b.regio_id::text, true),
  set_config('kk.handeling', %(handeling)s::text, true)
FROM toegang_begin_plicht(%(handeling)s, %(plicht)s, %(regio)s, %(doel)s, %(at)s) b
"""


@dataclass(frozen=True)
class Actor:
    """Who acts in this transaction. Actions and queries take it first; nothing works without one."""

    lopend: Lopend
    account_id: UUID
    naam: str
    regio_id: UUID
    regio_code: str
    regio_naam: str
    organisatie_id: UUID | None
    functies: frozenset[Functie]
    school_ids: tuple[UUID, ...]
    wetboek_versie: int
    plicht: str = ""
    rol: str = ""

    @property
    def handeling_id(self) -> UUID:
        """The handeling of this transaction."""
        return self.lopend.handeling_id

    @property
    def wet(self) -> Wetboek:
        """The law of this regio: the shipped rows and its own."""
        return wetboek_for(self.regio_id, self.wetboek_versie)


@dataclass(frozen=True)
class Begonnen:
    """What `begin` found: the actor (none when not logged in or without aanstelling) and the account's hash."""

    lopend: Lopend
    actor: Actor | None
    wachtwoord: str = ""


def begin(account_id: UUID | None, *, regio_id: UUID | None = None, rol: str = "", doel: str, at: datetime) -> Begonnen:
    """Open the acting context of this transaction and write its handeling.

    Without `regio_id` the account's first valid aanstelling decides. An account without a valid aanstelling
    gets no regio, and so sees nothing. Must run inside a transaction; ends with it.
    """
    handeling = new_id()
    values = {"handeling": handeling, "account": account_id, "regio": regio_id, "rol": rol, "doel": doel, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, values)
        row = cursor.fetchone()
    account, regio, code, regio_naam, naam, organisatie, functies, scholen, versie, wachtwoord = row[:10]
    lopend = Lopend(handeling, regio)
    if account is None or regio is None:
        return Begonnen(lopend, None, wachtwoord or "")
    actor = Actor(
        lopend, account, naam, regio, code, regio_naam, organisatie,
        frozenset(Functie(f) for f in functies), tuple(scholen), versie, rol=rol,
    )
    return Begonnen(lopend, actor, wachtwoord)


def begin_duty(plicht: Functie, *, regio_id: UUID, doel: str, at: datetime) -> Actor:
    """Open the context of a job or command that acts under a named duty. Only the user `jobs` may.

    Source: design.md 6, Users.
    """
    handeling = new_id()
    values = {"handeling": handeling, "plicht": plicht.value, "regio": regio_id, "doel": doel, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN_DUTY, values)
        regio, code, naam, versie = cursor.fetchone()[:4]
    return Actor(
        Lopend(handeling, regio), NOBODY, plicht.value, regio, code, naam, None, frozenset({plicht}), (), versie,
        plicht=plicht.value,
    )


def end() -> None:
    """Clear the context, for the rare case that the transaction goes on after the work is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('kk.account', '', true), set_config('kk.regio', '', true),"
            " set_config('kk.handeling', '', true)"
        )
