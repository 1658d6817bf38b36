"""Read a scenario for the simulator from a TOML file (docs/science/scenarios.md).

Two things a file may say that the simulator does not know: `extends`, the file that it differs from, and `count`,
so many professionals alike. What is wrong becomes a StartFout with a Dutch sentence: the file, the key, the line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ketenkameleon import science
from ketenkameleon.science.chainsim import Scenario, from_dict
from ketenkameleon.science.chainsim.consistency import check
from ketenkameleon.science.fouten import ScienceError
from ketenkameleon.start.fout import StartFout

VOORBEELDEN: Final = Path(science.__file__).parent / "scenarios"
_MOST_BYTES: Final = 5_000_000
_MOST_ALIKE: Final = 1000
_DEEPEST: Final = 5

Waarde = Mapping[str, object]


def find(given: str) -> Path:
    """The file that is meant: a path, or the name of a shipped example without `.toml`."""
    path, shipped = Path(given), VOORBEELDEN / f"{given}.toml"
    if path.exists() or "/" in given or "\\" in given:
        return path
    if shipped.is_file():
        return shipped
    names = ", ".join(sorted(example.stem for example in VOORBEELDEN.glob("*.toml")))
    raise StartFout(f"Er is geen bestand {given}, en ook geen voorbeeld dat zo heet. Voorbeelden: {names}.")


def read_scenario(path: Path) -> Scenario:
    """The scenario in this file. Raises StartFout when it cannot be read or is not a scenario."""
    found = _merged(path, ())
    try:
        scenario = from_dict(_each_professional(found))
        check(scenario)
    except ScienceError as exc:
        raise StartFout(f"{path.name}{_line_of(exc.argument, path)}: {exc}.") from exc
    return scenario


def _merged(path: Path, above: tuple[Path, ...]) -> dict[str, object]:
    """What the file says, on top of what the file says that it extends: a table per key, a list as a whole."""
    own = _parsed(path)
    extends = own.pop("extends", None)
    if extends is None:
        return own
    if not isinstance(extends, str):
        raise StartFout(f"{path.name}: extends moet de naam van een ander bestand zijn.")
    if len(above) == _DEEPEST or path.resolve() in above:
        raise StartFout(f"{path.name}: extends gaat in een kring, of is dieper dan {_DEEPEST} bestanden.")
    beside = path.parent / (extends if extends.endswith(".toml") else f"{extends}.toml")
    merged = _merged(beside if beside.exists() else find(extends), (*above, path.resolve()))
    for key, value in own.items():
        under = merged.get(key)
        merged[key] = {**under, **value} if isinstance(under, dict) and isinstance(value, dict) else value
    return merged


def _parsed(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise StartFout(f"{path.name} is groter dan 5 MB; dat is geen scenario.")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise StartFout(f"{path} is niet te lezen: {exc.strerror or exc}.") from exc
    except UnicodeDecodeError as exc:
        raise StartFout(f"{path.name} is geen tekst in UTF-8.") from exc
    except tomllib.TOMLDecodeError as exc:
        raise StartFout(f"{path.name}{_place(str(exc))}: dit is geen geldige TOML ({_english(exc)}).") from exc


def _place(said: str) -> str:
    found = re.search(r"at line (\d+), column (\d+)", said)
    return f", regel {found[1]}, kolom {found[2]}" if found else ", aan het eind" if "end of document" in said else ""


def _english(exc: tomllib.TOMLDecodeError) -> str:
    return str(exc).split(" (at ", 1)[0]


def _each_professional(found: Waarde) -> dict[str, object]:
    """Professionals with a `count` written out: name 1, name 2, …"""
    staff = found.get("professionals")
    if not isinstance(staff, list):
        return dict(found)
    written: list[object] = []
    for at, one in enumerate(staff):
        if not isinstance(one, dict) or "count" not in one:
            written.append(one)
            continue
        count, rest = one["count"], {key: value for key, value in one.items() if key != "count"}
        if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= _MOST_ALIKE:
            raise ScienceError(f"professionals[{at}].count", f"moet een heel getal van 1 tot {_MOST_ALIKE} zijn")
        written += [{**rest, "name": f"{rest.get('name', '')} {number}".strip()} for number in range(1, count + 1)]
    return {**found, "professionals": written}


def _line_of(argument: str, path: Path) -> str:
    """Where the file has this key, when it has it in one place only."""
    key = re.sub(r"\[\d+\]", "", argument).rsplit(".", 1)[-1]
    lines = path.read_text(encoding="utf-8").splitlines()
    pattern = re.compile(rf"(^|[{{,\s]){re.escape(key)}\s*=|^\s*\[+\s*{re.escape(key)}\s*\]+")
    found = [number for number, line in enumerate(lines, start=1) if pattern.search(line.split("#", 1)[0])]
    return f", regel {found[0]}" if len(found) == 1 else ""
