"""The acting context: who does this, in which regio and rol, and for what. Every transaction begins here.

Source: design.md 6, Transaction.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Lopend
from ketenkameleon.logboek.walls import LISTS
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur, role_facts
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.wetboek.queries import wetboek_for

# The account of a duty: no person. It stands in no table, so nothing can be laid at its door.
NOBODY: Final = UUID(int=0)

# The hat of a parent or child: they have no aanstelling.
GEZIN: Final = UUID(int=0)

# Who looks with no rol active looks at the zaak itself.
LEZERSMUUR: Final = 100
# A rol for youth help is taken for the CJG, where that is the kind of organisatie a regio has.
STANDS_IN: Final = {"jeugdhulp": "cjg"}
# What the walls read, besides the lists: every name is set anew by each begin.
_NAMES: Final = ("account", "regio", "handeling", "dag", "lezersmuur", "organisatie")

# The lists stay in the database: reading them here would cost every page time.
_SET_LISTS: Final = """(SELECT count(set_config('kk.' || c.naam, c.waarde, true))
    FROM unnest(b.namen, b.waarden) AS c (naam, waarde))"""
_BEGIN: Final = f"""
SELECT b.account_id, b.regio_id, b.code, b.regio_naam, b.naam, b.organisatie_id, b.functies, b.school_ids,
  b.wetboek_versie, b.wachtwoord, b.aanstelling_id, b.gezin, b.hoeden, b.nood,
  set_config('kk.account', coalesce(b.account_id::text, ''), true),
  set_config('kk.regio', coalesce(b.regio_id::text, ''), true),
  set_config('kk.handeling', %(handeling)s::text, true), set_config('kk.dag', b.dag::text, true),
  set_config('kk.lezersmuur', %(lezersmuur)s::text, true),
  set_config('kk.organisatie', coalesce(b.organisatie_id::text, ''), true), {_SET_LISTS}
FROM toegang_begin(%(handeling)s, %(account)s, %(regio)s, %(rol)s, %(doel)s, %(at)s, %(lezersmuur)s, %(soort)s,
  %(hoed)s) b
"""  # noqa: S608 - only text written here
_BEGIN_DUTY: Final = f"""
SELECT b.regio_id, b.code, b.naam, b.wetboek_versie,
  set_config('kk.account', '', true), set_config('kk.regio', b.regio_id::text, true),
  set_config('kk.handeling', %(handeling)s::text, true), set_config('kk.dag', b.dag::text, true),
  set_config('kk.lezersmuur', '{LEZERSMUUR}', true), set_config('kk.organisatie', '', true), {_SET_LISTS}
FROM toegang_begin_plicht(%(handeling)s, %(plicht)s, %(regio)s, %(doel)s, %(at)s) b
"""  # noqa: S608 - only text written here


@dataclass(frozen=True, slots=True)
class Nood:
    """One zaak that is open by break-glass, and until when."""

    id: UUID
    nummer: str
    tot: datetime


@dataclass(frozen=True)
class Actor:
    """Who acts in this transaction. Actions and queries take it first; nothing works without one.

    `lezersmuur`: the muur of the rol in which they look now, 100 when none is active. `hoed`: the aanstelling they work
    under (the functies are those of its organisatie alone), or GEZIN for a parent or child; `hoeden`: out of how many
    they can choose. `nood`: what they have open by break-glass.
    """

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
    lezersmuur: int = LEZERSMUUR
    hoed: UUID | None = None
    hoeden: int = 1
    nood: tuple[Nood, ...] = ()

    @property
    def gezin(self) -> bool:
        """Is this a parent or child, and nobody at work?"""
        return self.hoed == GEZIN

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


def begin(account_id: UUID | None, *, regio_id: UUID | None = None, hoed: UUID | None = None, rol: str = "", doel: str,
          at: datetime) -> Begonnen:
    """Open the acting context of this transaction and write its handeling.

    `hoed`: the aanstelling to work under, or GEZIN. Without it, or when it has ended, `regio_id` and then the first
    valid aanstelling decide. An account without a valid aanstelling is a parent or child by its relatie; without
    that it gets no regio, and so sees nothing. What the account may see is listed here, once, for the whole
    transaction. Must run inside a transaction; ends with it. Source: design.md 6; docs/adr/0017.
    """
    handeling = new_id()
    lezersmuur, soort = _looks_as(rol, at)
    values = {"handeling": handeling, "account": account_id, "regio": regio_id, "rol": rol, "doel": doel, "at": at,
              "lezersmuur": lezersmuur, "soort": soort, "hoed": hoed}
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, values)
        row = cursor.fetchone()
    account, regio, code, regio_naam, naam, organisatie, functies, scholen, versie, wachtwoord = row[:10]
    aanstelling, gezin, hoeden, nood = row[10:14]
    lopend = Lopend(handeling, regio)
    if account is None or regio is None:
        return Begonnen(lopend, None, wachtwoord or "")
    actor = Actor(
        lopend, account, naam, regio, code, regio_naam, organisatie,
        frozenset(Functie(f) for f in functies), tuple(scholen), versie, rol=rol,
        lezersmuur=lezersmuur, hoed=GEZIN if gezin else aanstelling, hoeden=hoeden, nood=_open(nood, regio),
    )
    return Begonnen(lopend, actor, wachtwoord)


def was_family(account_id: UUID) -> bool:
    """Did this account once look at a zaak of its own family? For who may look no more. Source: ux.md 9.4."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_was_gezin(%s)", [account_id])
        return bool(cursor.fetchone()[0])


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
        cursor.execute("SELECT set_config('kk.' || naam, '', true) FROM unnest(%s::text[]) AS n (naam)",
                       [[*_NAMES, *LISTS]])


@lru_cache(maxsize=64)
def _role(rol: str, on: date) -> tuple[int, str]:
    """The lezersmuur of a rol, and the kind of organisatie it is taken for. Source: rows rol.muur and rol.tabel."""
    soort = role_facts(Rol(rol), on=on, wet=shipped()).verantwoordelijke
    return muur(Rol(rol), wet=shipped()), STANDS_IN.get(soort, soort)


def _open(found: str, regio_id: UUID) -> tuple[Nood, ...]:
    """What is open in this regio, out of the JSON of the database."""
    return tuple(Nood(UUID(item["id"]), item["nummer"], datetime.fromisoformat(item["tot"]))
                 for item in json.loads(found) if item["regio"] == str(regio_id))


def _looks_as(rol: str, at: datetime) -> tuple[int, str]:
    return _role(rol, local_day(at)) if rol else (LEZERSMUUR, "")
