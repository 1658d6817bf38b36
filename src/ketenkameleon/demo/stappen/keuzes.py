"""What the steps are told on their command line, and what they compute from it: the same people each time."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ketenkameleon.demo.bestanden import Levering, write_files
from ketenkameleon.demo.bevolking import Bevolking, population
from ketenkameleon.demo.streekplan import ELDERS, MATEN, Streekplan
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day

# The deliveries of the last days are read after the play: they are for Farah to give.
_VERS_DAGEN = 3
_ELKE_DAGEN = {"klein": 1, "regio": 5}


@dataclass(frozen=True, slots=True)
class Keuzes:
    """The size, the seed, the moment that counts as now, and where the files are."""

    maat: str
    seed: int
    nu: datetime
    folder: Path
    deel: str
    voorbeelden: tuple[Path, ...] = ()

    @property
    def today(self) -> date:
        """The day of `nu` in the Netherlands."""
        return local_day(self.nu)

    @property
    def plannen(self) -> tuple[Streekplan, ...]:
        """The regio of this size, and the tiny one beside it."""
        return MATEN[self.maat], ELDERS

    def population(self, plan: Streekplan) -> Bevolking:
        """The people of a plan."""
        return population(plan, seed=self.seed, today=self.today, wet=shipped())

    def deliveries(self, plan: Streekplan) -> list[Levering]:
        """The files of a plan, written now: the same bytes each time."""
        return write_files(
            self.population(plan), self.folder, seed=self.seed, elke_dagen=_ELKE_DAGEN[self.maat]
        )

    def wanted(self, levering: Levering) -> bool:
        """Is this delivery of the part that is asked for: `oud`, or `vers` of the last days?"""
        fresh = levering.dag > self.today - timedelta(days=_VERS_DAGEN)
        return fresh == (self.deel == "vers") or self.deel == "alles"

    def morning(self, day: date) -> datetime:
        """Seven in the morning of that day, or now when that is earlier."""
        return min(datetime.combine(day, time(7), AMSTERDAM), self.nu)


def parse(argv: list[str]) -> Keuzes:
    """Read the command line of a step."""
    parser = argparse.ArgumentParser(prog="demo")
    parser.add_argument("--maat", choices=tuple(MATEN), required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--nu", type=datetime.fromisoformat, required=True)
    parser.add_argument("--map", type=Path, required=True)
    parser.add_argument("--deel", choices=("oud", "vers", "alles"), default="alles")
    parser.add_argument("--voorbeeld", type=Path, action="append", default=[])
    found = parser.parse_args(argv)
    return Keuzes(found.maat, found.seed, found.nu, found.map, found.deel, tuple(found.voorbeeld))
