"""Where the templates are: those that ship, and those of a region in a folder of its own, which go first.

A region changes a letter by putting a file of the same name in `<map>/<code van de regio>/`. Source: issue 4, part 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from ketenkameleon.post.sjabloon import Sjabloon, SjabloonFout, faults, read_template
from ketenkameleon.rules.brieven import Briefsoort, letters
from ketenkameleon.rules.wetboek import Wetboek

MEEGELEVERD: Final = Path(__file__).parent / "brieven"
_SUFFIX: Final = ".txt"
_MEEST: Final = 50_000


def template(code: str, regio: str, map_: str, *, on: date, wet: Wetboek) -> Sjabloon:
    """The template of this letter for this region: its own, or else the one that ships.

    `map_`: the folder of the setting, "" for none. Units: `on` is a date. Raises SjabloonFout, and KeyError for a
    letter that does not exist.
    """
    own = _own(code, regio, map_)
    return _read(own, letters(on=on, wet=wet)[code]) if own else read_folder(MEEGELEVERD, on=on, wet=wet)[code]


def check_folders(map_: str, *, on: date, wet: Wetboek) -> int:
    """How many templates there are, the shipped ones and those of every region.

    Raises SjabloonFout with every reason why one cannot be used. Units: `on` is a date.
    """
    shipped = read_folder(MEEGELEVERD, on=on, wet=wet)
    lost = [f"De brief '{code}' ontbreekt." for code in letters(on=on, wet=wet) if code not in shipped]
    count, wrong = len(shipped), lost
    for folder in region_folders(map_):
        try:
            count += len(read_folder(folder, on=on, wet=wet))
        except SjabloonFout as fout:
            wrong += fout.zinnen
    if wrong:
        raise SjabloonFout(tuple(wrong))
    return count


def read_folder(folder: Path, *, on: date, wet: Wetboek) -> Mapping[str, Sjabloon]:
    """The templates in this folder by their codes. Raises SjabloonFout with every reason, each with its file."""
    if folder == MEEGELEVERD:
        return _shipped(on, wet)
    return _all(folder, on, wet)


@lru_cache(maxsize=4)
def _shipped(on: date, wet: Wetboek) -> Mapping[str, Sjabloon]:
    return _all(MEEGELEVERD, on, wet)


def _all(folder: Path, on: date, wet: Wetboek) -> Mapping[str, Sjabloon]:
    kinds = letters(on=on, wet=wet)
    found: dict[str, Sjabloon] = {}
    wrong: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        try:
            found[path.stem] = _read(path, kinds.get(path.stem) if path.suffix == _SUFFIX else None)
        except SjabloonFout as fout:
            wrong += fout.zinnen
    if wrong:
        raise SjabloonFout(tuple(wrong))
    return found


def _read(path: Path, soort: Briefsoort | None) -> Sjabloon:
    where = f"{path.parent.name}/{path.name}"
    if soort is None:
        raise SjabloonFout((f"{where}: er is geen brief met deze naam.",))
    try:
        sjabloon = read_template(soort.code, _text(path))
    except SjabloonFout as fout:
        raise SjabloonFout(tuple(f"{where}: {zin}" for zin in fout.zinnen)) from fout
    wrong = faults(sjabloon, soort)
    if wrong:
        raise SjabloonFout(tuple(f"{where}: {zin}" for zin in wrong))
    return sjabloon


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as exc:
        raise SjabloonFout(("dit bestand is niet te lezen.",)) from exc
    if len(raw) > _MEEST:
        raise SjabloonFout(("dit bestand is te groot voor een brief.",))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise SjabloonFout(("dit bestand is geen gewone tekst (UTF-8).",)) from exc


def _own(code: str, regio: str, map_: str) -> Path | None:
    if not map_:
        return None
    return next((path for folder in region_folders(map_) if folder.name == regio for path in folder.iterdir()
                 if path.name == code + _SUFFIX), None)


def region_folders(map_: str) -> list[Path]:
    """The folders of the regions, by name; none without a setting. Raises SjabloonFout when the folder is not there."""
    if not map_:
        return []
    folder = Path(map_)
    if not folder.is_dir():
        raise SjabloonFout((f"De map met brieven is er niet: {map_}.",))
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
