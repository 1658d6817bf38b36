"""`./kameleon meldingen lees FILE`: a file of the Verzuimregister into the database, as the user `jobs`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Final

from ketenkameleon.koppelingen.afgekeurd import rejected
from ketenkameleon.koppelingen.duo import voorlezer
from ketenkameleon.koppelingen.duo.columns import LAYOUT
from ketenkameleon.koppelingen.duo.keuring import Keuring
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import Formaat, read_checked
from ketenkameleon.koppelingen.duo.uitschrijven import Bereik, of_other_regio
from ketenkameleon.koppelingen.duo.voorlezer import Leestaak, packets
from ketenkameleon.koppelingen.inlezen import Uitslag, duty, opened, regio_of
from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.koppelingen.vooruit import LezerGestopt, ahead, elsewhere, without_search_for_cycles
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions import intake
from ketenkameleon.meldingen.actions.intake import Voortgang, end_levering, take_in_packets
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit
from ketenkameleon.meldingen.gebied import gemeente_codes
from ketenkameleon.meldingen.gereed import Pakket
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.sleutels import digest_key

SOORT: Final = "duo"
# Below this many bytes another process takes longer to start than it saves.
ELDERS_VANAF = 4 * 1024 * 1024


def read_file(source: Path | BinaryIO, *, regio_code: str, today: date, at: datetime,
              progress: Voortgang = lambda phase, told: None) -> Uitslag:
    """Read a file of meldingen and return the counts. The process must be logged in as `jobs`.

    `today` is the Dutch calendar day of reading, `at` the aware moment that is written down. May be killed at any
    moment and run again. Raises OnleesbaarBestand with one Dutch sentence when nothing can be read.
    Source: issue part 3.
    """
    transactie = duty(regio_of(regio_code), doel="meldingen lezen", deed=Deed.MELDING_INLEZEN, at=at)
    with opened(source) as stream:
        with transactie() as actor:
            wet, bereik = actor.wet, Bereik(gemeente_codes(actor), digest_key(actor.regio_id))
        bytes_read, formaat = Terugkijker(stream), format_of(source)
        records = read_checked(bytes_read, formaat=formaat, keuring=Keuring(wet=wet, today=today))
        header = "" if formaat == "jsonl" else bytes_read.begin.split(b"\n", 2)[1].decode().strip()
        levering = LeveringFeit(new_id(), SOORT, formaat, LAYOUT, header)
        reading: AbstractContextManager[Iterator[object]]
        if isinstance(source, Path) and source.stat().st_size > ELDERS_VANAF:
            task = Leestaak(source, formaat, wet, today, bereik, intake.BATCH)
            reading = elsewhere(voorlezer.__name__, task)
        else:
            reading = nullcontext(packets(records, bytes_read, bereik, intake.BATCH))
        with without_search_for_cycles(), reading as items, ahead(items) as made:
            lezing = Lezing(made)
            told = take_in_packets(transactie, lezing, levering, at=at, progress=progress)
        with transactie() as actor:
            end_levering(actor, levering, told, sha256=lezing.sha256, at=at)
    return Uitslag(told.regels, told.nieuw, told.afgekeurd, told.meldingen, told.zaken)


class Lezing:
    """The packets of a reading, one by one; afterwards `sha256` of the whole file."""

    def __init__(self, items: Iterable[object]) -> None:
        self._items = items
        self.sha256 = b""

    def __iter__(self) -> Iterator[Pakket]:
        """Raises LezerGestopt where the reading ended before the end of the file."""
        for item in self._items:
            if isinstance(item, bytes):
                self.sha256 = item
                return
            if isinstance(item, Pakket):
                yield item
        raise LezerGestopt


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
            yield of_other_regio(record.regelnummer, record.offset, line)
