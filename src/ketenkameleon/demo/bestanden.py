"""Writes what arrives from outside: per day of delivery a DUO file and a file with personal data.

Both in the documented layouts (docs/koppelingen). Everything in them is invented; numbers are of the test
range. Source: data.md 1.1 to 1.4; issue 2, parts 3 and 7.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from ketenkameleon.demo.bevolking import Bevolking
from ketenkameleon.demo.gezinnen import Kind, Ouder
from ketenkameleon.demo.verzuim import HELE_DAG, Gemeld
from ketenkameleon.koppelingen.duo.columns import DAGSCHEIDING, NAMEN, PLAATS
from ketenkameleon.koppelingen.duo.writer import as_line, header
from ketenkameleon.koppelingen.personen.reader import LAYOUT_NAAM

MET_DE_HAND: Final = frozenset(("absoluut", "hulpvraag"))
_EERSTE_NUMMER: Final = {"90": 710_000_001, "91": 720_000_001}
_ZATERDAG: Final = 5
_GEZAG: Final = {
    "gezamenlijk": "GezamenlijkOuderlijkGezag",
    "eenhoofdig": "EenhoofdigOuderlijkGezag",
    "voogdij": "Voogdij",
    "tijdelijk_geen": "TijdelijkGeenGezag",
    "niet_te_bepalen": "GezagNietTeBepalen",
}
_REDENEN: Final = (
    "Is de laatste weken vaak niet in de les.",
    "Zegt 's ochtends dat opstaan niet lukt.",
    "Komt wel naar school maar niet naar de les.",
    "Wil niet meer naar deze klas.",
    "Reden is niet bekend.",
    "Er is thuis veel veranderd, zegt de mentor.",
)
_ACTIES: Final = (
    "Gesprek met de mentor.",
    "Ouders gebeld.",
    "Gesprek op school met ouders, afspraken gemaakt.",
    "De zorgcoördinator is erbij betrokken.",
    "Rooster aangepast voor twee weken.",
)
_FUNCTIES: Final = ("verzuimcoördinator", "mentor", "teamleider", "zorgcoördinator")


@dataclass(frozen=True, slots=True)
class Levering:
    """The files of one day. `duo` is None when that day only brings personal data."""

    dag: date
    duo: Path | None
    personen: Path | None


def meldingsnummers(bevolking: Bevolking) -> dict[Gemeld, int]:
    """The number that DUO gave to each report; reports by hand have none."""
    first = _EERSTE_NUMMER[bevolking.plan.code]
    by_duo = [report for report in bevolking.meldingen if report.soort not in MET_DE_HAND]
    return {report: first + index for index, report in enumerate(by_duo)}


def write_files(
    bevolking: Bevolking, folder: Path, *, seed: int, elke_dagen: int = 1, slecht: bool = True
) -> list[Levering]:
    """Write every delivery up to today, oldest first, and return them.

    A delivery of a day holds what was mutated until that morning; `elke_dagen` days go together. The last
    one holds three bad lines, unless `slecht` is false.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = sorted(_mutations(bevolking, seed), key=lambda line: (line[0], line[2]))
    days = sorted({_delivery_day(at, bevolking, elke_dagen) for at, _, _ in lines})
    known: set[int] = set()
    found = []
    for day in days:
        here = [(nr, cells) for at, nr, cells in lines if _delivery_day(at, bevolking, elke_dagen) == day]
        duo = folder / f"{bevolking.plan.code}-{day.isoformat()}-duo.csv"
        bad = _bad_lines(here[-1][1]) if slecht and day == days[-1] else []
        duo.write_bytes(header("csv") + b"".join(as_line(cells, "csv") for _, cells in here) + b"".join(bad))
        new = sorted({nr for nr, _ in here} - known)
        known |= set(new)
        found.append(
            Levering(
                day,
                duo,
                _persons(bevolking, new, duo.with_name(duo.name.replace("duo.csv", "personen.jsonl"))),
            )
        )
    return found


def person_line(kind: Kind) -> dict[str, object]:
    """One child in the layout of personal data."""
    gezag: dict[str, object] = {"soort": _GEZAG[kind.gezag]}
    if kind.ouders:
        gezag["voogden" if kind.gezag == "voogdij" else "ouders"] = [_carrier(ouder) for ouder in kind.ouders]
    found: dict[str, object] = {
        "bsn": kind.bsn,
        "voornamen": kind.voornaam,
        "voorvoegsel": kind.tussenvoegsel,
        "achternaam": kind.achternaam,
        "geboortedatum": _birth(kind),
        "gemeente": kind.gemeente,
        "taal": kind.taal,
        "tolk_nodig": kind.tolk,
        "gezag": gezag,
        "geheimhouding": kind.geheim,
        "school": kind.brin6,
        "klas": kind.klas,
    }
    if kind.startkwalificatie is not None:
        found["startkwalificatie"] = kind.startkwalificatie
    return found


def _carrier(ouder: Ouder) -> dict[str, object]:
    found: dict[str, object] = {"naam": ouder.naam, "relatie": ouder.relatie, "telefoon": ouder.telefoon}
    if ouder.bsn:
        found["bsn"] = ouder.bsn
    if ouder.adres_geheim:
        found["adres_geheim"] = True
    return found


def _birth(kind: Kind) -> dict[str, object]:
    day = kind.geboren
    if kind.geboren_deel == "jmd":
        return {"type": "Datum", "datum": day.isoformat()}
    if kind.geboren_deel == "jm":
        return {"type": "JaarMaandDatum", "jaar": day.year, "maand": day.month}
    return {"type": "JaarDatum", "jaar": day.year}


def _persons(bevolking: Bevolking, numbers: Iterable[int], path: Path) -> Path | None:
    """The personal data of these children, where there are any."""
    known = bevolking.by_nr
    children = [known[nr] for nr in numbers if known[nr].gegevens_bekend]
    if not children:
        return None
    rows = [{"layout": LAYOUT_NAAM}, *(person_line(kind) for kind in children)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def _mutations(bevolking: Bevolking, seed: int) -> Iterator[tuple[datetime, int, list[str]]]:
    """Every mutation with its moment and the child's number in the simulation."""
    known = bevolking.by_nr
    for report, nummer in meldingsnummers(bevolking).items():
        rng = Random(f"{seed}/{nummer}/melding")
        at = datetime.combine(report.op, time(8 + rng.randrange(8), rng.randrange(60)))
        values = _report(report, nummer, known[report.leerling], rng)
        yield at, report.leerling, _cells(values | {"status": "R", "laatste_mutatie": at.isoformat()})
        if report.afloop_op is not None and report.afloop_op <= bevolking.today:
            later = datetime.combine(report.afloop_op, time(9 + rng.randrange(7), rng.randrange(60)))
            yield (
                later,
                report.leerling,
                _cells(values | {"status": report.afloop, "laatste_mutatie": later.isoformat()}),
            )


def _report(report: Gemeld, nummer: int, kind: Kind, rng: Random) -> dict[str, str]:
    """What the school says of one report, the same in each mutation."""
    school = kind.brin6
    unbroken = report.soort in ("LRV", "RMC")
    return {
        "meldingsnummer": str(nummer),
        "bsn": kind.bsn,
        "soort": report.soort,
        "begindatum": report.begin.isoformat(),
        "einddatum": "" if unbroken else report.einde.isoformat(),
        "vermoedelijke_reden": rng.choice(_REDENEN),
        "alle_lessen_gemist": "ja" if unbroken else "nee",
        "ondernomen_actie": rng.choice(_ACTIES),
        "actie_gewenst": "ja" if report.actie_gewenst else "nee",
        "toelichting_geen_actie": "" if report.actie_gewenst else "De school heeft zelf afspraken gemaakt.",
        "vestiging": school,
        "leslocatie": f"Locatie {school[4:]}",
        "melder": f"Verzuimloket {school[:4]}",
        "melder_functie": rng.choice(_FUNCTIES),
        "melder_email": f"verzuim@{school[:4].lower()}.example",
        "verzuimspecificatie": DAGSCHEIDING.join(_dag(day, hours) for day, hours in report.dagen),
        "verzender": school[:4],
        "uitvoerder": "00" + kind.gemeente,
        "meldingsdatum": report.op.isoformat() if rng.random() < 0.95 else "",
    }


def _dag(day: date, hours: int) -> str:
    return f"{day.isoformat()}=" + ("heel" if hours >= HELE_DAG else ",".join(map(str, range(1, hours + 1))))


def _cells(values: dict[str, str]) -> list[str]:
    cells = [""] * len(NAMEN)
    for naam, value in values.items():
        cells[PLAATS[naam]] = value
    return cells


def _delivery_day(at: datetime, bevolking: Bevolking, elke_dagen: int) -> date:
    """The first workday after the mutation, of every so many days; today at the latest."""
    day = at.date() + timedelta(days=1)
    while day.weekday() >= _ZATERDAG or day.toordinal() % elke_dagen:
        day += timedelta(days=1)
    return min(day, bevolking.today)


def _bad_lines(cells: list[str]) -> list[bytes]:
    """Three lines as schools send them: a code that is none, an end before the begin, a typing error."""
    begin = date.fromisoformat(cells[PLAATS["begindatum"]])
    bsn = cells[PLAATS["bsn"]]
    wrong: tuple[dict[str, str], ...] = (
        {"soort": "V9"},
        {"einddatum": (begin - timedelta(days=2)).isoformat()},
        {"bsn": bsn[:-1] + str((int(bsn[-1]) + 1) % 10)},
    )
    found = []
    for index, change in enumerate(wrong, 1):
        copy = list(cells)
        copy[PLAATS["meldingsnummer"]] = str(int(cells[PLAATS["meldingsnummer"]]) + 500_000 + index)
        for naam, value in change.items():
            copy[PLAATS[naam]] = value
        found.append(as_line(copy, "csv"))
    return found
