"""The Wetboek: every number, term, age, code list and authority as a dated row with its source.

A rule never holds a number itself. It takes a Wetboek and asks for the row that was in force on a day, so
that an old zaak keeps the old number and a running zaak can say which row applied.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

Waarde: TypeAlias = "bool | int | str | date | tuple[Waarde, ...] | Mapping[str, Waarde] | None"


class Scope(StrEnum):
    """For whom a row holds. A narrower row wins, where the national one is marked `lokaal`."""

    RIJK = "rijk"
    REGIO = "regio"
    SCHOOL = "school"


class Zekerheid(StrEnum):
    """How sure the source is; shown wherever the row is shown."""

    GELEZEN = "gelezen in de bron"
    OUD = "gelezen in een oude tekst"
    ONZEKER = "niet bevestigd"
    NAVRAGEN = "na te vragen bij een jurist"
    KEUZE = "keuze van dit project"
    AANNAME = "aanname"


class NietToegestaan(ValueError):
    """An added row that the Wetboek does not take; the message is a Dutch sentence for the screen."""


class GeenRij(LookupError):
    """There is no row in force on that day; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Rij:
    """One dated row.

    `naam`: subject and name, "belofte.termijn". `van`: first day it holds. `waarde`: number, text or table.
    `eenheid`: what the number counts. `bron`: article, paper or decision. `sleutel`: the regio's code or the
    school's vestiging where the scope is narrower. `lokaal`: a regio or school may add a row of its own.
    """

    naam: str
    van: date
    waarde: Waarde
    eenheid: str
    bron: str
    zekerheid: Zekerheid
    scope: Scope = Scope.RIJK
    sleutel: str = ""
    lokaal: bool = False

    @cached_property
    def id(self) -> str:
        """The row's own name, stored beside what was computed with it."""
        where = f"/{self.scope}:{self.sleutel}" if self.scope is not Scope.RIJK else ""
        return f"{self.naam}@{self.van.isoformat()}{where}"

    @cached_property
    def hash(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of everything the row says."""
        says = [self.naam, self.van, self.waarde, self.eenheid, self.bron, self.zekerheid, self.scope,
                self.sleutel, self.lokaal]
        text = json.dumps(says, default=_plain, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} hoort niet in een rij van het Wetboek")


def _same_form(value: Waarde, national: Waarde) -> bool:
    """Is it the same kind of value, and does a table have at least the same parts, each of the same kind?

    A table of nothing but words is a list of names, read as it is: a regio may make its own. A list has any length;
    what stands in it is like what the national one begins with. Where that has nothing, a number may stand too.
    """
    if isinstance(national, Mapping) and all(isinstance(word, str) for word in national.values()):
        return isinstance(value, Mapping) and all(isinstance(word, str) for word in value.values())
    if isinstance(national, Mapping):
        return isinstance(value, Mapping) and national.keys() <= value.keys() and all(
            _same_form(value[key], item) for key, item in national.items())
    if isinstance(national, tuple):
        return isinstance(value, tuple) and all(_same_form(item, first) for first in national[:1] for item in value)
    return type(value) is type(national) or (national is None and type(value) is int)


def in_form(value: Waarde, national: Waarde) -> Waarde:
    """The same value with a day where the national one has a day: JSON keeps days as words.

    What is no day stays as it is, and is then of another form.
    """
    if isinstance(national, Mapping) and isinstance(value, Mapping):
        return MappingProxyType({key: in_form(item, national[key]) if key in national else item
                                 for key, item in value.items()})
    if isinstance(national, tuple) and isinstance(value, tuple) and national:
        return tuple(in_form(item, national[0]) for item in value)
    if isinstance(national, date) and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def frozen(value: Waarde | dict[str, Waarde] | list[Waarde]) -> Waarde:
    """The same value with every list a tuple and every dict read-only, so that nobody can change the law."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(frozen(item) for item in value)
    return value


@dataclass(frozen=True)
class Wetboek:
    """All rows, by name. A value: equal rows give an equal hash, and nothing in it changes."""

    rijen: tuple[Rij, ...]
    _by_name: Mapping[str, tuple[Rij, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name: dict[str, list[Rij]] = {}
        for rij in sorted(self.rijen, key=lambda r: (r.naam, r.van, r.scope, r.sleutel)):
            by_name.setdefault(rij.naam, []).append(rij)
        object.__setattr__(self, "_by_name", MappingProxyType({n: tuple(r) for n, r in by_name.items()}))

    @cached_property
    def hash(self) -> str:
        """One hash over all rows, for a cache key and for the log."""
        return hashlib.sha256("".join(sorted(r.id + r.hash for r in self.rijen)).encode()).hexdigest()[:16]

    def __hash__(self) -> int:
        return int(self.hash, 16)

    def rij(self, naam: str, on: date, *, regio: str = "", school: str = "") -> Rij:
        """The row of that name in force on `on`: the school's own, else the regio's, else the national one.

        Where the national row of that day is not `lokaal`, it goes before what a regio or school added while
        an earlier one still was. Raises GeenRij when no row had begun on that day.
        """
        begun = [r for r in self._by_name.get(naam, ()) if r.van <= on]
        national = [r for r in begun if r.scope is Scope.RIJK]
        if national and not national[-1].lokaal:
            return national[-1]
        for scope, sleutel in ((Scope.SCHOOL, school), (Scope.REGIO, regio)):
            here = [r for r in begun if sleutel and r.scope is scope and r.sleutel == sleutel]
            if here:
                return here[-1]
        if national:
            return national[-1]
        raise GeenRij(f"Er is geen regel '{naam}' die gold op {on.isoformat()}.")

    def waarde(self, naam: str, on: date, *, regio: str = "", school: str = "") -> Waarde:
        """The value of the row in force on `on`."""
        return self.rij(naam, on, regio=regio, school=school).waarde

    def getal(self, naam: str, on: date, *, regio: str = "", school: str = "") -> int:
        """The value of a row that holds a whole number; TypeError when it holds something else."""
        value = self.waarde(naam, on, regio=regio, school=school)
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"regel '{naam}' is geen getal")
        return value

    def tabel(self, naam: str, on: date, *, regio: str = "", school: str = "") -> Mapping[str, Waarde]:
        """The value of a row that holds a table; TypeError when it holds something else."""
        value = self.waarde(naam, on, regio=regio, school=school)
        if not isinstance(value, Mapping):
            raise TypeError(f"regel '{naam}' is geen tabel")
        return value

    def versies(self, naam: str) -> tuple[Rij, ...]:
        """Every row of that name, oldest first, for the page that shows the law and its changes."""
        return self._by_name.get(naam, ())

    def met(self, rijen: Iterable[Rij]) -> Wetboek:
        """This Wetboek with the rows a regio or a school adds.

        Raises NietToegestaan as `check_addition` does.
        """
        added = tuple(rijen)
        for rij in added:
            self.check_addition(rij)
        return Wetboek(self.rijen + added) if added else self

    def check_addition(self, rij: Rij) -> None:
        """Go on when a regio or school may add this row.

        Raises NietToegestaan when it is national, has no national row before it, or that row is not marked `lokaal`
        or has a value of another form: a regio cannot change the law, nor break what reads it.
        """
        if rij.scope is Scope.RIJK or not rij.sleutel:
            raise NietToegestaan(f"Een regio kan geen landelijke regel toevoegen ({rij.naam}).")
        national = [r for r in self._by_name.get(rij.naam, ()) if r.scope is Scope.RIJK and r.van <= rij.van]
        if not national:
            raise NietToegestaan(f"Er is geen landelijke regel '{rij.naam}' op {rij.van.isoformat()}.")
        if not national[-1].lokaal:
            raise NietToegestaan(f"Van de regel '{rij.naam}' mag een regio niet afwijken.")
        if not _same_form(rij.waarde, national[-1].waarde):
            raise NietToegestaan(f"De waarde van '{rij.naam}' heeft een andere vorm dan de landelijke.")
