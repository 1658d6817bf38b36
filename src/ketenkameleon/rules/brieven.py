"""The letters and forms as the rows have them: what each must have, and which goes out of a zaak to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ketenkameleon.rules.delen import giver
from ketenkameleon.rules.fase import Besluitdaad
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.taal import Toon
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
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


@dataclass(frozen=True, slots=True)
class Uitgaand:
    """A letter that goes out of a zaak: to the family, or to a party with which these kinds of data are shared.

    `daad`: the act of law that releasing it is, None for no act. `gever`: who gives, "" for the rol one looks in.
    """

    naar: str
    soorten: frozenset[str]
    daad: Besluitdaad | None = None
    gever: str = ""

    @property
    def gezin(self) -> bool:
        """Does it go to the child or who has gezag? Source: row brief.uit_een_zaak."""
        return self.naar == "gezin"


def outgoing(*, on: date, wet: Wetboek) -> Mapping[str, Uitgaand]:
    """The letters that can be made in a zaak, by code. Units: `on` is a date. Source: row brief.uit_een_zaak.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> outgoing(on=date(2026, 10, 8), wet=shipped())["uitkomst_school"].naar
    'school'
    """
    rows = wet.tabel("brief.uit_een_zaak", on)
    return {code: _outgoing(table(row)) for code, row in rows.items()}


def may_write(code: str, lezersmuur: int, *, on: date, wet: Wetboek) -> Verdict:
    """May this letter be made by who looks as that? What falls under the Wpg in a verhoor alone, the rest never in one.

    Units: a muur of row rol.muur; `on` is a date. Source: rows brief.soorten and rol.tabel; design.md 2, promise 4.
    """
    needs = Regime(letters(on=on, wet=wet)[code].regime)
    here = giver(lezersmuur, on=on, wet=wet)[1]
    if (needs is Regime.WPG) is (here is Regime.WPG):
        return ALLOWED
    return refused("letter_other_rol", "design.md 2, belofte 4")


def _outgoing(row: Mapping[str, Waarde]) -> Uitgaand:
    daad = part(row["daad"], str)
    return Uitgaand(part(row["naar"], str), frozenset(texts(row["soorten"])), Besluitdaad(daad) if daad else None,
                    part(row["gever"], str))


@lru_cache(maxsize=16)
def _letters(on: date, wet: Wetboek) -> Mapping[str, Briefsoort]:
    return {code: _kind(code, table(row)) for code, row in wet.tabel("brief.soorten", on).items()}


def _kind(code: str, row: Mapping[str, Waarde]) -> Briefsoort:
    delen = {naam: table(deel) for naam, deel in table(row["delen"]).items()}
    return Briefsoort(
        code, part(row["naam"], str), Toon(part(row["toon"], str)), part(row["regime"], str), part(row["woorden"], int),
        {naam: Briefdeel(texts(deel["velden"]), texts(deel["noemt"]), part(deel["als"], str))
         for naam, deel in delen.items()}, texts(row["mag"]))
