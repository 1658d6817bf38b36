"""Makes files of meldingen of any size, the same for the same seed: for the demo, the bench and tests.

Everything in them is invented: BSN from the test range, schools with BRIN 99xx. How often what happens is
chosen here so that a file looks real; the numbers are no finding about anything.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate, count, islice
from random import Random
from typing import BinaryIO, Final, NamedTuple

from ketenkameleon.koppelingen.duo.bederf import spoil, ways
from ketenkameleon.koppelingen.duo.columns import DAGSCHEIDING, NAMEN, PLAATS
from ketenkameleon.koppelingen.duo.reader import FORMATEN, Formaat
from ketenkameleon.koppelingen.duo.writer import as_line, header
from ketenkameleon.rules.numbers import is_bsn

GEMEENTEN: Final = ("9901", "9902", "9903", "9904", "9905", "9906")
SCHOLEN: Final = tuple(f"99{a}{b}{nr:02d}" for a in "AB" for b in "ABCDEF" for nr in (0, 1))
_EERSTE_MELDING: Final = 700_000_001
_LANGSTE_LEVEN: Final = timedelta(days=100)
_JAAR: Final = timedelta(days=365)
_MUTATIES_PER_MELDING: Final = 2.6
_ZATERDAG: Final = 5
_LESUREN: Final = 8


class _Keus:
    """Picks by weight with one random number."""

    def __init__(self, *options: tuple[str, int]) -> None:
        self.options = [option for option, _ in options]
        self.weights = list(accumulate(weight for _, weight in options))

    def __call__(self, rng: Random) -> str:
        return rng.choices(self.options, cum_weights=self.weights)[0]


_SOORT: Final = _Keus(("V3", 70), ("L", 9), ("LRV", 8), ("O", 13))
_SOORT_18: Final = _Keus(("V4", 80), ("RMC", 20))
_LEVEN: Final = _Keus(("RBG", 64), ("RB", 13), ("RK", 8), ("RI", 5), ("R", 6), ("RBGB", 4))
_REDEN: Final = _Keus(("a", 62), ("b", 10), ("c", 4), ("d", 8), ("f", 9), ("g", 7))
_OORZAKEN: Final = ("Komt de laatste weken vaak niet.", "Zegt dat het thuis druk is.", "Slaapt slecht.",
                    "Wil niet naar de les, onbekend waarom.", "Ouders zijn gebeld en weten ervan.")
_ACTIES: Final = ("Gesprek met de mentor.", "Ouders gebeld.", "Gesprek op school, afspraken gemaakt.",
                  "De zorgcoördinator is erbij betrokken.")
_FUNCTIES: Final = ("verzuimcoördinator", "mentor", "teamleider", "zorgcoördinator")


class Gemaakt(NamedTuple):
    """What was written: records in total, and how many of them were spoiled."""

    regels: int
    slecht: int


class _Gebied(NamedTuple):
    """Where the file plays: who there is, and from when on the meldingen come in."""

    seed: int
    bsn: Sequence[str]
    gemeenten: Sequence[str]
    scholen: Sequence[str]
    begin: datetime
    stap: timedelta
    laatste: datetime

    def gemeld(self, nr: int) -> datetime:
        """The moment at which melding `nr` comes in."""
        return _in_office_hours(min(self.begin + nr * self.stap, self.laatste))


def _in_office_hours(at: datetime) -> datetime:
    """The same day between 8.00 and 17.00; what came first still comes first."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=8) + (at - midnight) * 9 / 24


@lru_cache(maxsize=1)
def fictitious_numbers() -> tuple[str, ...]:
    """Return every valid BSN of the test range, 9999xxxxx: about nine thousand."""
    return tuple(text for text in map(str, range(999_900_000, 1_000_000_000)) if is_bsn(text))


def write_file(stream: BinaryIO, *, lines: int, seed: int, today: date, kinderen: int = 5000,
               gemeenten: Sequence[str] = GEMEENTEN, scholen: Sequence[str] = SCHOLEN,
               formaat: Formaat = "csv", slecht: int = 0) -> Gemaakt:
    """Write a file with `lines` records: the lives of meldingen of the year before `today`, in order of time.

    `slecht` of the records are spoiled, spread evenly, each next one in the next way of `bederf.ways`. No
    text is held longer than its line. `scholen` are vestigingen of six characters, `gemeenten` codes of four
    digits. Raises ValueError where there are fewer test numbers than `kinderen`, or more records to spoil
    than records.
    """
    numbers = fictitious_numbers()
    if not 1 <= kinderen <= len(numbers):
        raise ValueError(f"er zijn 1 tot {len(numbers)} kinderen mogelijk, niet {kinderen}")
    if formaat not in FORMATEN or not 0 <= slecht <= lines:
        raise ValueError("onbekend formaat, of meer slechte regels dan regels")
    midnight = datetime.combine(today, time())
    stap = (_JAAR - _LANGSTE_LEVEN) / max(1.0, lines / _MUTATIES_PER_MELDING)
    gebied = _Gebied(seed, Random(seed).sample(numbers, kinderen), gemeenten, scholen,
                     midnight - _JAAR, stap, midnight - _LANGSTE_LEVEN)
    spoilers, spoiled = ways(formaat), 0
    stream.write(header(formaat))
    for index, cells in enumerate(islice(_records(gebied), lines)):
        if spoiled * lines < (index + 1) * slecht:
            stream.write(spoil(cells, spoilers[spoiled % len(spoilers)], formaat=formaat, today=today))
            spoiled += 1
        else:
            stream.write(as_line(cells, formaat))
    return Gemaakt(lines, spoiled)


def _records(gebied: _Gebied) -> Iterator[list[str]]:
    """Records without end, in order of their last mutation; only moment and number wait, never a text."""
    waiting: list[tuple[datetime, int, int]] = []
    for nr in count():
        arrives = gebied.gemeld(nr)
        while waiting and waiting[0][0] <= arrives:
            _, other, step = heapq.heappop(waiting)
            yield _mutation(gebied, other, step, waiting)
        yield _mutation(gebied, nr, 0, waiting)


def _mutation(gebied: _Gebied, nr: int, step: int, waiting: list[tuple[datetime, int, int]]) -> list[str]:
    """The record of melding `nr` at this step of its life; puts the next step in line."""
    rng = Random(gebied.seed * 1_000_000_007 + nr)
    at = gebied.gemeld(nr)
    values, life = _melding(gebied, nr, rng, at)
    moments = [at]
    for _ in life[1:]:
        moments.append(_in_office_hours(moments[-1] + timedelta(hours=rng.randint(20, 600))))
    if step + 1 < len(life):
        heapq.heappush(waiting, (moments[step + 1], nr, step + 1))
    status = life[step]
    reden = _REDEN(rng)
    values["laatste_mutatie"] = moments[step].isoformat(timespec="seconds")
    values["status"] = status
    if status == "G":
        values |= {"reden_afgesloten": reden, "toelichting_afsluiting": "gezien"}
    if step and status in "BGK":
        values |= {"contactpersoon": "Loket leerplicht", "contactpersoon_functie": "leerplichtambtenaar",
                   "contactpersoon_email": "leerplicht@gemeente.example"}
    return _cells(values)


def _cells(values: dict[str, str]) -> list[str]:
    cells = [""] * len(NAMEN)
    for naam, value in values.items():
        cells[PLAATS[naam]] = value
    return cells


def _melding(gebied: _Gebied, nr: int, rng: Random, at: datetime) -> tuple[dict[str, str], str]:
    """What the school reports, the same at every step, and the statuses it will have."""
    kind = int(rng.random() * len(gebied.bsn))
    school = gebied.scholen[kind % len(gebied.scholen)]
    soort = (_SOORT_18 if kind % 8 == 0 else _SOORT)(rng)
    begin, einde, dagen = _absence(rng, soort, at.date())
    wanted = rng.random() < 0.93
    values = {
        "meldingsnummer": str(_EERSTE_MELDING + nr), "bsn": gebied.bsn[kind], "soort": soort,
        "begindatum": begin.isoformat(), "einddatum": einde.isoformat() if soort != "O" else "",
        "vermoedelijke_reden": rng.choice(_OORZAKEN), "alle_lessen_gemist": "ja" if soort == "LRV" else "nee",
        "ondernomen_actie": rng.choice(_ACTIES), "actie_gewenst": "ja" if wanted else "nee",
        "toelichting_geen_actie": "" if wanted else "De school heeft zelf afspraken gemaakt.",
        "vestiging": school, "leslocatie": f"Locatie {school[4:]}", "melder": f"Verzuimloket {school[:4]}",
        "melder_functie": rng.choice(_FUNCTIES),
        "melder_netnummer": "0900", "melder_abonneenummer": "0000000",
        "melder_email": f"verzuim@{school[:4].lower()}.example", "verzuimspecificatie": dagen,
        "opleiding_soort": "BVE" if kind % 8 == 0 else "VO", "verzender": school[:4],
        "uitvoerder": "00" + gebied.gemeenten[kind % len(gebied.gemeenten)],
        "meldingsdatum": at.date().isoformat() if rng.random() < 0.9 else "",
    }
    return values, _LEVEN(rng)


def _absence(rng: Random, soort: str, reported: date) -> tuple[date, date, str]:
    """First and last day of absence before the report, and the days with lesson hours between them."""
    whole_days = {"LRV": 20, "RMC": 20, "L": 2}.get(soort, 0)
    hours_left = whole_days * _LESUREN or rng.randint(16, 22) - (rng.random() < 0.08) * 8
    day, found = reported, list[tuple[date, str]]()
    while hours_left > 0:
        day -= timedelta(days=1)
        if day.weekday() >= _ZATERDAG:
            continue
        missed = _LESUREN if whole_days else min(hours_left, rng.randint(2, _LESUREN - 1))
        hours_left -= missed
        found.append((day, "heel" if whole_days else ",".join(map(str, range(1, missed + 1)))))
    text = DAGSCHEIDING.join(f"{on.isoformat()}={hours}" for on, hours in reversed(found))
    return found[-1][0], found[0][0], text
