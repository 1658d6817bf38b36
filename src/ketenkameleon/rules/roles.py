"""The roles a professional can take in a contact. Each contact has one, chosen before it starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_CODE: Final = re.compile(r"[a-z][a-z_]{1,29}")


class Rol(StrEnum):
    """The role in a contact. These six are named by the program itself; a row of the law may add others, by code.

    `Rol(code)` of such a rol is one and the same each time. Which there are on a day says `roles`, not this list.
    """

    LEERPLICHT_GESPREK = "leerplicht_gesprek"
    LEERPLICHT_VERHOOR = "leerplicht_verhoor"
    HALT = "halt"
    RAAD = "raad"
    DOORSTROOMPUNT = "doorstroompunt"
    ONDERWIJSZORG = "onderwijszorg"

    @classmethod
    def _missing_(cls, value: object) -> Rol | None:
        """A rol that only rows know; None for what cannot be the code of one."""
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            return None
        rol = str.__new__(cls, value)
        rol._name_, rol._value_ = value.upper(), value
        known = cls._value2member_map_.setdefault(value, rol)
        return known if isinstance(known, cls) else None


class Regime(StrEnum):
    """The law under which a record is kept; a record has one."""

    AVG = "avg"
    JEUGDWET = "jeugdwet"
    RVDK = "rvdk"
    WPG = "wpg"


@dataclass(frozen=True, slots=True)
class RolFeiten:
    """What the law and the house say about a role. Ages are whole years, None where there is no limit."""

    rol: Rol
    naam: str
    letter: str
    regime: Regime
    verantwoordelijke: str
    minimum_leeftijd: int | None
    maximum_leeftijd: int | None
    css: str
    zin: str


@dataclass(frozen=True, slots=True)
class Rolkaart:
    """What the professional says when a contact in this role begins: to a child (je), to an adult (u)."""

    naam: str
    letter: str
    kind: tuple[str, ...]
    ouder: tuple[str, ...]


def roles(*, on: date, wet: Wetboek) -> tuple[Rol, ...]:
    """Every rol there is on that day, in the order of the table. Units: `on` is a date. Source: row rol.tabel."""
    return tuple(Rol(code) for code in wet.tabel("rol.tabel", on))


def role_facts(rol: Rol, *, on: date, wet: Wetboek) -> RolFeiten:
    """Name, letter, regime, responsible kind of organisation, ages and css code of the role on that day.

    Units: ages in whole years on the day of the absence. Source: row rol.tabel.
    """
    row = table(wet.tabel("rol.tabel", on)[rol])
    least, most = (part(age, int) for age in items(row["leeftijd"]))
    naam, letter, verantwoordelijke, css, zin = (
        part(row[key], str) for key in ("naam", "letter", "verantwoordelijke", "css", "zin"))
    return RolFeiten(rol, naam, letter, Regime(part(row["regime"], str)), verantwoordelijke, least or None,
                     most or None, css, zin)


def muur(rol: Rol, *, wet: Wetboek) -> int:
    """The wall number of a record made in this role, as the database policies know it.

    Units: a small whole number, 100 times the regime plus the role; it never changes, so the first row that names
    the role counts. A role that a later row adds stands behind the wall of one that there was: a wall of its own is
    a migration.
    Source: design.md 6 (muur: regime and rol); row rol.muur.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> muur(Rol.RAAD, wet=shipped())
    301
    """
    return next(part(row[rol], int) for rij in wet.versies("rol.muur") if rol in (row := table(rij.waarde)))


def card(rol: Rol, *, on: date, wet: Wetboek) -> Rolkaart:
    """The role card of that day, to read aloud before the contact. Units: `on` is a date.

    Source: ux.md 9.1 (to be checked by a lawyer); row rol.kaart.
    """
    facts = role_facts(rol, on=on, wet=wet)
    row = table(wet.tabel("rol.kaart", on)[rol])
    return Rolkaart(facts.naam, facts.letter, texts(row["kind"]), texts(row["ouder"]))
