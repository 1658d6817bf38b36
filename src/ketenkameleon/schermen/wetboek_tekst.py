"""Parts of a row as one types them, line by line: a list of names, and lines of several parts. Both ways.

Each line is one item; `code = naam` for names, parts apart by `;`, two of a list apart by `+`, days as 15-10-2026.
Source: issue 4, part 7 (forms per kind of value).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ketenkameleon.rules.waarden import items, names, part, table, texts
from ketenkameleon.rules.wetboek import NietToegestaan, Waarde, frozen
from ketenkameleon.rules.wetboek_vorm import Kolom, Kolomsoort, Veld

DAG: Final = "%d-%m-%Y"
ZINNEN: Final = {
    Kolomsoort.DATUM: "Schrijf elke dag zo: 15-10-2026.", Kolomsoort.KEUZE: "Kies elk woord uit de lijst bij de vraag.",
    Kolomsoort.PAAR: "Schrijf twee namen uit de lijst, met een + ertussen."}


def hint(veld: Veld) -> str:
    """How the lines of this part are typed, with what one can choose from. Source: ux.md 9 (B1)."""
    if not veld.kolommen:
        return "Eén op elke regel: de code, een = en de naam. Bijvoorbeeld: school = de school."
    parts = "; ".join(kolom.label for kolom in veld.kolommen)
    known = "".join(f" Bij {kolom.label}: {', '.join(kolom.keuzes.values())}." for kolom in veld.kolommen
                    if kolom.keuzes)
    return f"Op elke regel: {parts}, met ; ertussen.{known}"


def names_as_text(value: Waarde) -> str:
    """A list of names, one on each line. Source: row wetboek.velden.

    >>> names_as_text({"school": "de school", "cjg": "het CJG"})
    'school = de school\\ncjg = het CJG'
    """
    return "\n".join(f"{code} = {naam}" for code, naam in names(value).items())


def names_from_text(text: str) -> Waarde:
    """The list of names that was typed. Raises NietToegestaan, with a Dutch sentence. Source: row wetboek.velden.

    >>> dict(names_from_text("school = de school"))
    {'school': 'de school'}
    """
    found: dict[str, Waarde] = {}
    for line in _lines(text):
        code, is_, naam = (word.strip() for word in line.partition("="))
        if not (code and is_ and naam):
            raise NietToegestaan(f"Schrijf op elke regel een code, een = en een naam. Dit kan niet: {line[:60]}")
        if code in found:
            raise NietToegestaan(f"De code {code} staat er twee keer.")
        found[code] = naam
    return frozen(found)


def lines_as_text(veld: Veld, value: Waarde) -> str:
    """Every line of that part, its columns apart by `;`. Source: row wetboek.velden."""
    return "\n".join("; ".join(_cell(kolom, table(line)[kolom.code]) for kolom in veld.kolommen)
                     for line in items(value))


def lines_from_text(veld: Veld, text: str) -> Waarde:
    """The lines that were typed. Raises NietToegestaan, with a Dutch sentence. Source: row wetboek.velden."""
    found: list[Waarde] = []
    for number, line in enumerate(_lines(text), 1):
        # The last part may have a ; of its own.
        cells = [cell.strip() for cell in line.split(";", len(veld.kolommen) - 1)]
        if len(cells) != len(veld.kolommen):
            raise NietToegestaan(f"Regel {number} heeft {len(cells)} delen. Het moeten er {len(veld.kolommen)} zijn.")
        found.append({kolom.code: _read(kolom, cell, number)
                      for kolom, cell in zip(veld.kolommen, cells, strict=True)})
    return frozen(found)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _cell(kolom: Kolom, value: Waarde) -> str:
    if isinstance(value, date):
        return value.strftime(DAG)
    if kolom.soort is Kolomsoort.PAAR:
        return " + ".join(kolom.keuzes.get(code, code) for code in texts(value))
    return kolom.keuzes.get(part(value, str), part(value, str))


def _read(kolom: Kolom, cell: str, number: int) -> Waarde:
    read = {Kolomsoort.DATUM: _day, Kolomsoort.PAAR: _pair, Kolomsoort.KEUZE: _code}.get(kolom.soort)
    if read is None:
        return cell
    try:
        return read(cell, kolom.keuzes)
    except (ValueError, KeyError):
        raise NietToegestaan(f"In regel {number} klopt dit niet: {kolom.label}. {ZINNEN[kolom.soort]}") from None


def _day(cell: str, _: Mapping[str, str]) -> Waarde:
    return datetime.strptime(cell, DAG).date()  # noqa: DTZ007 - a calendar day has no time zone


def _code(cell: str, keuzes: Mapping[str, str]) -> Waarde:
    known = {naam.casefold(): code for code, naam in keuzes.items()} | {code.casefold(): code for code in keuzes}
    return known[cell.casefold()]


def _pair(cell: str, keuzes: Mapping[str, str]) -> Waarde:
    first, second = cell.split("+")
    return _code(first.strip(), keuzes), _code(second.strip(), keuzes)
