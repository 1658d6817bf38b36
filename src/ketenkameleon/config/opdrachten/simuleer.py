"""`./kameleon simuleer SCENARIO`: play a region many times and say what follows from its staff and its policy."""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Mapping
from typing import Final

from ketenkameleon.config.opdrachtregel import Opdrachtregel
from ketenkameleon.config.scenario_toml import find, read_scenario
from ketenkameleon.science.chainsim.compare import compare
from ketenkameleon.science.chainsim.result import Result
from ketenkameleon.science.chainsim.summary import as_dict
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.science.sweep import sweep
from ketenkameleon.start.fout import StartFout

_MOST_YEARS: Final = 1_000_000
_OPTIONS: Final = {"dask": "--dask", "threads": "--draden", "seed": "--zaad", "replications": "--replicaties"}
_QUIET_SECONDS, _EVERY_SECONDS = 2.0, 1.0


def run(args: list[str]) -> int:
    """Print the figures as a table, or as data. A wrong file or option is a StartFout with a Dutch sentence."""
    chosen = _arguments(args)
    names = [chosen.scenario, *([chosen.vergelijk] if chosen.vergelijk else [])]
    scenarios = [read_scenario(find(name)) for name in names]
    try:
        results = sweep(scenarios, replications=chosen.replicaties, seed=chosen.zaad, threads=chosen.draden,
                        dask=chosen.dask, progress=Voortgang())
        said = _as_json(results) if chosen.json else _as_text(results)
    except ScienceError as exc:
        raise StartFout(_sentence(exc)) from exc
    sys.stdout.write(said)
    return 0


def _sentence(exc: ScienceError) -> str:
    option = _OPTIONS.get(exc.argument)
    if option is None:
        return f"Dit is niet te spelen. {exc}."
    return f"{option}: {str(exc).partition(': ')[2]}."


def _arguments(args: list[str]) -> argparse.Namespace:
    parser = Opdrachtregel(prog="./kameleon simuleer")
    parser.add_argument("scenario", help="een TOML-bestand, of de naam van een voorbeeld: pilot-van-zes")
    parser.add_argument("--vergelijk", metavar="ANDER", help="nog een scenario, met dezelfde kinderen ernaast")
    parser.add_argument("--replicaties", type=int, default=300, help="hoeveel jaren worden gespeeld (300)")
    parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft dezelfde cijfers")
    parser.add_argument("--draden", type=int, help="op hoeveel kernen (allemaal)")
    parser.add_argument("--dask", metavar="ADRES", help="op een Dask-cluster, bijvoorbeeld tcp://machine:8786")
    parser.add_argument("--json", action="store_true", help="als gegevens, voor een script")
    chosen = parser.parse_args(args)
    for option, value, least in (("--replicaties", chosen.replicaties, 1), ("--zaad", chosen.zaad, 0),
                                 ("--draden", chosen.draden, 1)):
        if value is not None and not least <= value <= _MOST_YEARS:
            parser.error(f"{option} moet een getal van {least} tot {_MOST_YEARS} zijn")
    return chosen


class Voortgang:
    """Says on standard error how far a long run is: not in the first seconds, then once a second at most."""

    def __init__(self) -> None:
        self.begun = self.said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` years are played."""
        now = time.monotonic()
        if now - self.begun < _QUIET_SECONDS or (now - self.said < _EVERY_SECONDS and done < total):
            return
        self.said = now
        left = (now - self.begun) / done * (total - done)
        sys.stderr.write(f"{done} van {total} jaren gespeeld, nog ongeveer {math.ceil(left)} s\n")
        sys.stderr.flush()


def _as_text(results: list[Result]) -> str:
    """One table per scenario, and the difference first when there are two: the first minus the other."""
    first, *others = results
    parts = [compare(other, first).summary() for other in others]
    parts += [result.summary() for result in results]
    return "\n\n".join(parts) + "\n"


def _as_json(results: list[Result]) -> str:
    """The same figures as data; what there is not is null."""
    first, *others = results
    found: dict[str, object] = {"scenarios": [as_dict(result) for result in results]}
    if others:
        found["vergelijking"] = compare(others[0], first).as_dict()
    return json.dumps(_without_nan(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _without_nan(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_nan(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(part) for part in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
