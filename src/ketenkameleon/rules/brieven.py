"""The letters and forms as the rows have them: what each must have, and to whom a complaint goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ketenkameleon.rules.taal import Toon
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Waarde, Wetboek


@dataclass(frozen=True, slots=True)
class Briefdeel:
    """What a part of a letter must have. `als`: the field without which the part is left out; "" is always there."""

    velden: tuple[str, ...]
    noemt: tuple[str, ...]
    als: str


@dataclass(frozen=True, slots=True)
class Briefsoort:
    """A kind of letter. `woorden`: the most it may have, 0 is no bound. `mag`: fields that may stand in it besides."""

    code: str
    naam: str
    toon: Toon
    regime: str
    woorden: int
    delen: Mapping[str, Briefdeel]
    mag: tuple[str, ...]

    @property
    def velden(self) -> frozenset[str]:
        """Every field that may stand in this letter. Source: row brief.soorten."""
        return frozenset((*self.mag, *(veld for deel in self.delen.values() for veld in deel.velden), *_ALTIJD))


# Who writes, and how the reader is addressed, may stand in any letter.
_ALTIJD = ("aanhef", "professional")


def letters(*, on: date, wet: Wetboek) -> Mapping[str, Briefsoort]:
    """Every kind of letter by its code. Units: `on` is a date. Source: row brief.soorten.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> letters(on=date(2026, 10, 8), wet=shipped())["eerste_brief"].woorden
    150
    """
    return _letters(on, wet)


def field_names(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Every field that exists, with what stands in it. Units: `on` is a date. Source: row brief.velden."""
    return {code: part(naam, str) for code, naam in wet.tabel("brief.velden", on).items()}


def complaint_receivers(over: str, *, on: date, wet: Wetboek) -> tuple[str, ...]:
    """Who gets a complaint about this organisation, all at once; KeyError for one that is not listed.

    Units: `on` is a date. Source: BBO art. 42; row klacht.ontvangers.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> len(complaint_receivers("boa", on=date(2026, 10, 8), wet=shipped()))
    2
    """
    return texts(wet.tabel("klacht.ontvangers", on)[over])


@lru_cache(maxsize=16)
def _letters(on: date, wet: Wetboek) -> Mapping[str, Briefsoort]:
    return {code: _kind(code, table(row)) for code, row in wet.tabel("brief.soorten", on).items()}


def _kind(code: str, row: Mapping[str, Waarde]) -> Briefsoort:
    delen = {naam: table(deel) for naam, deel in table(row["delen"]).items()}
    return Briefsoort(
        code, part(row["naam"], str), Toon(part(row["toon"], str)), part(row["regime"], str), part(row["woorden"], int),
        {naam: Briefdeel(texts(deel["velden"]), texts(deel["noemt"]), part(deel["als"], str))
         for naam, deel in delen.items()}, texts(row["mag"]))
