"""School holidays of 2019 to 2030, one row per vakantieregio and school year (1 August to 31 July).

Typed from the open table of OpenHolidays (commit dd3dfa8 of 21 January 2026), which mirrors the dates that
the ministry publishes; the decrees of the ministry were not read. Two lines of that table are wrong and are
corrected here; see docs/rules/kalender.md. The autumn holiday of 2019 is not in the table, so the first row
begins with the Christmas holiday of that year.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_BRON: Final = ("OpenHolidays, commit dd3dfa8 van 21 januari 2026, naar de data van OCW; "
                "herfst en voorjaar zijn een advies van OCW (niet bevestigd)")
_CORRECTIE: Final = (
    _BRON + "; het bestand geeft voor de voorjaarsvakantie vijf weken, hier gelezen als één week"
)
_LETTERS: Final = {"N": "noord", "M": "midden", "Z": "zuid"}
_CORRECTED: Final = {("zuid", 2026), ("zuid", 2028)}
_FIRST_KNOWN_DAY: Final = date(2019, 12, 21)
_AUGUST: Final = 8

# name, first day, last day, regions (N noord, M midden, Z zuid)
_TABLE: Final = """
kerstvakantie 2019-12-21 2020-01-05 NMZ
voorjaarsvakantie 2020-02-15 2020-02-23 N
voorjaarsvakantie 2020-02-22 2020-03-01 MZ
meivakantie 2020-04-25 2020-05-03 NMZ
zomervakantie 2020-07-04 2020-08-16 N
zomervakantie 2020-07-11 2020-08-23 Z
zomervakantie 2020-07-18 2020-08-30 M
herfstvakantie 2020-10-10 2020-10-18 N
herfstvakantie 2020-10-17 2020-10-25 MZ
kerstvakantie 2020-12-19 2021-01-03 NMZ
voorjaarsvakantie 2021-02-13 2021-02-21 Z
voorjaarsvakantie 2021-02-20 2021-02-28 NM
meivakantie 2021-05-01 2021-05-09 NMZ
zomervakantie 2021-07-10 2021-08-22 N
zomervakantie 2021-07-17 2021-08-29 M
zomervakantie 2021-07-24 2021-09-05 Z
herfstvakantie 2021-10-16 2021-10-24 NM
herfstvakantie 2021-10-23 2021-10-31 Z
kerstvakantie 2021-12-25 2022-01-09 NMZ
voorjaarsvakantie 2022-02-19 2022-02-27 N
voorjaarsvakantie 2022-02-26 2022-03-06 MZ
meivakantie 2022-04-30 2022-05-08 NMZ
zomervakantie 2022-07-09 2022-08-21 M
zomervakantie 2022-07-16 2022-08-28 N
zomervakantie 2022-07-23 2022-09-04 Z
herfstvakantie 2022-10-15 2022-10-23 N
herfstvakantie 2022-10-22 2022-10-30 MZ
kerstvakantie 2022-12-24 2023-01-08 NMZ
voorjaarsvakantie 2023-02-18 2023-02-26 Z
voorjaarsvakantie 2023-02-25 2023-03-05 NM
meivakantie 2023-04-29 2023-05-07 NMZ
zomervakantie 2023-07-08 2023-08-20 M
zomervakantie 2023-07-15 2023-08-27 Z
zomervakantie 2023-07-22 2023-09-03 N
herfstvakantie 2023-10-14 2023-10-22 MZ
herfstvakantie 2023-10-21 2023-10-29 N
kerstvakantie 2023-12-23 2024-01-07 NMZ
voorjaarsvakantie 2024-02-10 2024-02-18 Z
voorjaarsvakantie 2024-02-17 2024-02-25 NM
meivakantie 2024-04-27 2024-05-05 NMZ
zomervakantie 2024-07-06 2024-08-18 Z
zomervakantie 2024-07-13 2024-08-25 M
zomervakantie 2024-07-20 2024-09-01 N
herfstvakantie 2024-10-19 2024-10-27 Z
herfstvakantie 2024-10-26 2024-11-03 NM
kerstvakantie 2024-12-21 2025-01-05 NMZ
voorjaarsvakantie 2025-02-15 2025-02-23 N
voorjaarsvakantie 2025-02-22 2025-03-02 MZ
meivakantie 2025-04-26 2025-05-04 NMZ
zomervakantie 2025-07-05 2025-08-17 Z
zomervakantie 2025-07-12 2025-08-24 N
zomervakantie 2025-07-19 2025-08-31 M
herfstvakantie 2025-10-11 2025-10-19 Z
herfstvakantie 2025-10-18 2025-10-26 NM
kerstvakantie 2025-12-20 2026-01-04 NMZ
voorjaarsvakantie 2026-02-14 2026-02-22 MZ
voorjaarsvakantie 2026-02-21 2026-03-01 N
meivakantie 2026-04-25 2026-05-03 NMZ
zomervakantie 2026-07-04 2026-08-16 N
zomervakantie 2026-07-11 2026-08-23 Z
zomervakantie 2026-07-18 2026-08-30 M
herfstvakantie 2026-10-10 2026-10-18 N
herfstvakantie 2026-10-17 2026-10-25 MZ
kerstvakantie 2026-12-19 2027-01-03 NMZ
voorjaarsvakantie 2027-02-13 2027-02-21 Z
voorjaarsvakantie 2027-02-20 2027-02-28 NM
meivakantie 2027-04-24 2027-05-02 NMZ
zomervakantie 2027-07-10 2027-08-22 N
zomervakantie 2027-07-17 2027-08-29 M
zomervakantie 2027-07-24 2027-09-05 Z
herfstvakantie 2027-10-16 2027-10-24 NM
herfstvakantie 2027-10-23 2027-10-31 Z
kerstvakantie 2027-12-25 2028-01-09 NMZ
voorjaarsvakantie 2028-02-19 2028-02-27 N
voorjaarsvakantie 2028-02-26 2028-03-05 MZ
meivakantie 2028-04-29 2028-05-07 NMZ
zomervakantie 2028-07-08 2028-08-20 M
zomervakantie 2028-07-15 2028-08-27 N
zomervakantie 2028-07-22 2028-09-03 Z
herfstvakantie 2028-10-14 2028-10-22 N
herfstvakantie 2028-10-21 2028-10-29 MZ
kerstvakantie 2028-12-23 2029-01-07 NMZ
voorjaarsvakantie 2029-02-10 2029-02-18 Z
voorjaarsvakantie 2029-02-17 2029-02-25 NM
meivakantie 2029-04-28 2029-05-06 NMZ
zomervakantie 2029-07-07 2029-08-19 M
zomervakantie 2029-07-14 2029-08-26 Z
zomervakantie 2029-07-21 2029-09-02 N
herfstvakantie 2029-10-13 2029-10-21 Z
herfstvakantie 2029-10-20 2029-10-28 NM
kerstvakantie 2029-12-22 2030-01-06 NMZ
voorjaarsvakantie 2030-02-16 2030-02-24 N
voorjaarsvakantie 2030-02-23 2030-03-03 MZ
meivakantie 2030-04-27 2030-05-05 NMZ
zomervakantie 2030-07-06 2030-08-18 Z
zomervakantie 2030-07-13 2030-08-25 M
zomervakantie 2030-07-20 2030-09-01 N
"""


def _school_year(day: date) -> int:
    return day.year if day.month >= _AUGUST else day.year - 1


def _holidays() -> dict[tuple[str, int], list[Waarde]]:
    found: dict[tuple[str, int], list[Waarde]] = {}
    for line in _TABLE.split("\n"):
        if not line:
            continue
        naam, first, last, letters = line.split()
        van, tot = date.fromisoformat(first), date.fromisoformat(last)
        for letter in letters:
            found.setdefault((_LETTERS[letter], _school_year(van)), []).append(
                frozen({"naam": naam, "van": van, "tot": tot}))
    return found


def _row(regio: str, year: int, holidays: list[Waarde]) -> Rij:
    begin = max(date(year, _AUGUST, 1), _FIRST_KNOWN_DAY)
    corrected = (regio, year) in _CORRECTED
    return Rij(
        naam=f"schoolvakanties.{regio}", van=begin,
        waarde=frozen({"schooljaar": f"{year}-{year + 1}", "van": begin, "tot": date(year + 1, 7, 31),
                       "vakanties": tuple(holidays)}),
        eenheid="kalenderdagen, eerste en laatste dag tellen mee",
        bron=_CORRECTIE if corrected else _BRON,
        zekerheid=Zekerheid.AANNAME if corrected else Zekerheid.GELEZEN, lokaal=True)


RIJEN: Final[tuple[Rij, ...]] = tuple(_row(*key, holidays) for key, holidays in _holidays().items())
