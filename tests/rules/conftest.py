"""The pages of docs/rules, as the tests read them: their sentences, their tables and their dates."""

import re
from datetime import date
from pathlib import Path

import pytest

BLADEN = Path(__file__).resolve().parents[2] / "docs" / "rules"
MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")
DAGEN = re.compile(r"((?:\d+(?:, | en | tot en met ))*\d+) ([a-z]+)(?: (\d{4}))?")


class Blad:
    """One page. `tekst` is all of it on one line."""

    def __init__(self, naam):
        self.regels = (BLADEN / f"{naam}.md").read_text(encoding="utf-8").splitlines()
        self.tekst = " ".join(line.strip() for line in self.regels)

    def tabellen(self):
        """Every table: a list of rows of cells without stars, the heading first."""
        found = [[]]
        for line in self.regels:
            if not line.startswith("|"):
                found.append([])
            elif not line.startswith("|--"):
                cells = line[1:-1].replace("*", "").replace("`", "").split("|")
                found[-1].append([cell.strip() for cell in cells])
        return [rows for rows in found if rows]

    def tabel(self, *kop):
        """The rows below the one heading that begins with these words."""
        [rows] = [rows[1:] for rows in self.tabellen() if tuple(rows[0][:len(kop)]) == kop]
        return rows


def dagen(tekst, jaar=None):
    """Every day in a text: "7 september 2026"; where `jaar` is given "7, 14 en 21 september" as well."""
    found = []
    for days, maand, year in DAGEN.findall(tekst):
        if maand in MAANDEN and (year or jaar):
            month = MAANDEN.index(maand) + 1
            found += [date(int(year or jaar), month, int(day)) for day in re.findall(r"\d+", days)]
    return found


@pytest.fixture(name="dagen")
def _dagen():
    return dagen


@pytest.fixture(name="blad")
def _blad():
    return Blad
