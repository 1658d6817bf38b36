"""`./kameleon meldingen lees FILE`: a file of the Verzuimregister into the database, as the user `jobs`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Final

from ketenkameleon.koppelingen.duo.columns import LAYOUT
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import Formaat, read
from ketenkameleon.koppelingen.inlezen import Uitslag, duty, opened, regio_of, rejected
from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.koppelingen.vooruit import ahead, without_search_for_cycles
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.aankomst import prepare
from ketenkameleon.meldingen.actions.intake import Voortgang, end_levering, take_in
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit
from ketenkameleon.meldingen.gebied import gemeente_codes
from ketenkameleon.rules.access import Deed

SOORT: Final = "duo"
ANDERE_REGIO: Final = "andere_regio"
ZIN_ANDERE_REGIO: Final = ("De gemeente in het veld 'uitvoerder' hoort niet bij deze regio."
                           " Lees deze regel in bij de regio van die gemeente.")


def read_file(source: Path | BinaryIO, *, regio_code: str, today: date, at: datetime,
              progress: Voortgang = lambda phase, told: None) -> Uitslag:
    """Read a file of meldingen and return the counts. The process must be logged in as `jobs`.

    `today` is the Dutch calendar day of reading, `at` the aware moment that is written down. May be killed at any
    moment and run again. Raises OnleesbaarBestand with one Dutch sentence when nothing can be read.
    Source: issue part 3.
    """
    transactie = duty(regio_of(regio_code), doel="meldingen lezen", deed=Deed.MELDING_INLEZEN, at=at)
    with opened(source) as stream:
        bytes_read = Terugkijker(stream)
        with transactie() as actor:
            wet, here, regio_id = actor.wet, gemeente_codes(actor), actor.regio_id
        formaat = format_of(source)
        records = read(bytes_read, formaat=formaat, wet=wet, today=today)
        header = "" if formaat == "jsonl" else bytes_read.begin.split(b"\n", 2)[1].decode().strip()
        levering = LeveringFeit(new_id(), SOORT, formaat, LAYOUT, header)
        ready = (prepare(fact, regio_id) if isinstance(fact, Mutatie) else fact
                 for fact in facts(records, here, bytes_read))
        with without_search_for_cycles(), ahead(ready) as feiten:
            told = take_in(transactie, feiten, levering, at=at, progress=progress)
        with transactie() as actor:
            end_levering(actor, levering, told, sha256=bytes_read.sha256, at=at)
    return Uitslag(told.regels, told.nieuw, told.afgekeurd, told.meldingen, told.zaken)


def format_of(source: Path | BinaryIO) -> Formaat:
    """JSON lines when the name says so, else CSV."""
    name = source.name if isinstance(source, Path) else str(getattr(source, "name", ""))
    return "jsonl" if name.endswith((".jsonl", ".ndjson", ".json")) else "csv"


def facts(records: Iterable[Mutatie | SlechteRegel], here: frozenset[str],
          bytes_read: Terugkijker) -> Iterator[Mutatie | AfgekeurdFeit]:
    """What the intake takes: a line for a gemeente of another regio becomes a bad line, kept whole."""
    for record in records:
        if isinstance(record, SlechteRegel):
            yield rejected(record)
        elif record.uitvoerder[2:] in here:
            yield record
        else:
            line = bytes_read.between(record.offset, record.volgende)
            yield AfgekeurdFeit(record.regelnummer, record.offset, len(line), hashlib.sha256(line).digest(), line, True,
                                "uitvoerder", ANDERE_REGIO, ZIN_ANDERE_REGIO)


