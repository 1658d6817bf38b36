"""Children with a family: names, birth dates, parents, gezag, language. Invented and seeded.

Brothers and sisters share their parents. Birth dates are sometimes incomplete and gezag is sometimes *niet te
bepalen*, because the registers have both. Source: data.md 2.2; issue 2, part 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from ketenkameleon.demo.namen import MOEDERS, OUDERS, VADERS, VOORNAMEN, family_name, language
from ketenkameleon.demo.parameters import Parameters
from ketenkameleon.demo.verzuim import Leerling
from ketenkameleon.koppelingen.duo.maak import fictitious_numbers

# The last numbers of the test range are for the second regio, so that no number is ever used twice.
_ELDERS: Final = 600
_JAREN: Final = {"po": (6, 11), "vo": (12, 16), "so": (8, 15), "mbo": (16, 17)}
_JAREN_18: Final = (18, 21)
_MET_LETTER: Final = ("a", "b", "c", "d")
_GEZAG: Final = (
    ("gezamenlijk", 66),
    ("eenhoofdig", 24),
    ("niet_te_bepalen", 5),
    ("voogdij", 3),
    ("tijdelijk_geen", 2),
)


@dataclass(frozen=True, slots=True)
class Ouder:
    """A parent or voogd. Brothers and sisters have the very same one."""

    bsn: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    relatie: str
    telefoon: str
    adres_geheim: bool = False

    @property
    def naam(self) -> str:
        """First name, infix and family name."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)


@dataclass(frozen=True, slots=True)
class Kind:
    """A child about whom something was reported.

    `geboren_deel`: what of the birth date is known, "jmd" or less. `ouders`: who has gezag, two, one or none.
    """

    nr: int
    bsn: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboren: date
    geboren_deel: str
    gemeente: str
    brin6: str
    klas: str
    taal: str
    tolk: bool
    gezag: str
    ouders: tuple[Ouder, ...]
    gescheiden: bool
    geheim: bool
    startkwalificatie: bool | None
    gegevens_bekend: bool

    @property
    def naam(self) -> str:
        """First name, infix and family name."""
        return " ".join(part for part in (self.voornaam, self.tussenvoegsel, self.achternaam) if part)


@dataclass(frozen=True, slots=True)
class _Gezin:
    """What brothers and sisters have in common."""

    tussenvoegsel: str
    achternaam: str
    gemeente: str
    taal: str
    tolk: bool
    gezag: str
    ouders: tuple[Ouder, ...]
    gescheiden: bool


# The family whose own pages the demo shows. No other family gets these names.
_VEERTIEN: Final = timedelta(days=14 * 365 + 183)
MOEDER: Final = Ouder("", "Wanda", "", "Kroes", "moeder", "06-00000014")
VADER: Final = Ouder("", "Remco", "", "Timmer", "vader", "06-00000041")


def shown(kind: Kind, today: date) -> Kind:
    """This child as the one that the demo shows: fourteen, with parents who live apart and both have gezag."""
    return replace(kind, voornaam="Jip", tussenvoegsel="", achternaam="Timmer", geboren=today - _VEERTIEN,
                   geboren_deel="jmd", taal="nl", tolk=False, gezag="gezamenlijk", ouders=(MOEDER, VADER),
                   gescheiden=True, geheim=False, startkwalificatie=None, gegevens_bekend=True)


@lru_cache(maxsize=8)
def numbers(seed: int, *, elders: bool) -> tuple[str, ...]:
    """The BSN of the test range in the order in which a regio gives them out; the two regios share none."""
    every = list(fictitious_numbers())
    Random(f"{seed}/nummers").shuffle(every)
    return tuple(every[-_ELDERS:] if elders else every[:-_ELDERS])


def families(
    pupils: Sequence[Leerling], *, seed: int, streek: str, today: date, parameters: Parameters
) -> tuple[Kind, ...]:
    """The children of these pupils, with their families.

    Children get their numbers first; when the test range is used up, parents have none. ValueError when
    there are more children than numbers.
    """
    stock = numbers(seed, elders=streek != "90")
    if len(pupils) > len(stock):
        raise ValueError(f"er zijn {len(stock)} testnummers en {len(pupils)} kinderen")
    rest = list(stock[len(pupils) :])[::-1]
    found: list[Kind] = []
    last: dict[str, _Gezin] = {}
    for pupil, bsn in zip(pupils, stock, strict=False):
        rng = Random(f"{seed}/{streek}/gezin/{pupil.nr}")
        gezin = last.get(pupil.gemeente) if rng.random() < parameters.bekend_gezin else None
        gezin = gezin or _family(rng, pupil.gemeente, rest)
        last[pupil.gemeente] = gezin
        found.append(_child(rng, pupil, bsn, gezin, today, parameters))
    return tuple(found)


def _family(rng: Random, gemeente: str, rest: list[str]) -> _Gezin:
    tussenvoegsel, achternaam = family_name(rng)
    taal, tolk = language(rng)
    gezag = rng.choices([name for name, _ in _GEZAG], weights=[weight for _, weight in _GEZAG])[0]
    gescheiden = gezag == "eenhoofdig" or (gezag == "gezamenlijk" and rng.random() < 0.25)
    ouders = []
    if gezag in ("gezamenlijk", "eenhoofdig"):
        ouders = [_parent(rng, rest, "moeder", tussenvoegsel, achternaam)]
    if gezag == "voogdij":
        ouders = [_parent(rng, rest, "voogd", *family_name(rng))]
    if gezag == "gezamenlijk":
        other = family_name(rng) if gescheiden else (tussenvoegsel, achternaam)
        ouders.append(_parent(rng, rest, "vader", *other))
    return _Gezin(tussenvoegsel, achternaam, gemeente, taal, tolk, gezag, tuple(ouders), gescheiden)


def _parent(rng: Random, rest: list[str], relatie: str, tussenvoegsel: str, achternaam: str) -> Ouder:
    """A parent with a number while there are any, and a telephone number that nobody has (06-00…)."""
    bsn = rest.pop() if rest and rng.random() < 0.9 else ""
    first_names = {"moeder": MOEDERS, "vader": VADERS}.get(relatie, OUDERS)
    return Ouder(
        bsn,
        rng.choice(first_names),
        tussenvoegsel,
        achternaam,
        relatie,
        f"06-00{rng.randrange(10**6):06d}",
        rng.random() < 0.02,
    )


def _child(
    rng: Random, pupil: Leerling, bsn: str, gezin: _Gezin, today: date, parameters: Parameters
) -> Kind:
    youngest, oldest = _JAREN_18 if pupil.boven_18 else _JAREN[pupil.schoolsoort]
    age = rng.randint(youngest, oldest)
    # Half a year inside both ends, so that the age fits the kind of school during the whole time simulated.
    geboren = today - timedelta(days=age * 365 + 183 + rng.randrange(150))
    draw = rng.random()
    deel = "j" if draw < 0.01 else "jm" if draw < 0.025 else "jmd"
    klas = f"{max(1, age - 11)}{rng.choice(_MET_LETTER)}" if pupil.schoolsoort == "vo" else ""
    return Kind(
        pupil.nr,
        bsn,
        rng.choice(VOORNAMEN),
        gezin.tussenvoegsel,
        gezin.achternaam,
        geboren,
        deel,
        gezin.gemeente,
        pupil.brin6,
        klas or (f"groep {max(3, age - 3)}" if pupil.schoolsoort == "po" else ""),
        gezin.taal,
        gezin.tolk,
        gezin.gezag,
        gezin.ouders,
        gezin.gescheiden,
        rng.random() < 0.01,
        False if age >= 16 and rng.random() < 0.9 else None,
        rng.random() >= parameters.zonder_gegevens,
    )
