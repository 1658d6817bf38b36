"""A process of its own that reads a large file ahead: it checks the lines and writes them out, no more.

Started by `koppelingen.vooruit.elsewhere` with `python -m`, so it works the same on every system. It knows no Django
and no database; its task comes in on standard input, packets go out on standard output. When the importer is gone,
the next packet has nowhere to go, and it ends.
"""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ketenkameleon.koppelingen.duo.keuring import Gekeurd, Keuring
from ketenkameleon.koppelingen.duo.reader import Formaat, read_checked
from ketenkameleon.koppelingen.duo.uitschrijven import Bereik, written_out
from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.meldingen.gereed import Pakket, packed
from ketenkameleon.rules.wetboek import Wetboek


class Leestaak(NamedTuple):
    """What to read and how: a file in a format, under the law of a day, for a regio, in packets of `size` lines."""

    path: Path
    formaat: Formaat
    wet: Wetboek
    today: date
    bereik: Bereik
    size: int


def packets(records: Iterator[Gekeurd | SlechteRegel], bytes_read: Terugkijker, bereik: Bereik,
            size: int) -> Iterator[Pakket | bytes]:
    """The lines in packets, and last of all the SHA-256 of the whole file: without it the reading is not done."""
    yield from packed(written_out(records, bereik, bytes_read), size)
    yield bytes_read.sha256


def read_task(task: Leestaak) -> Iterator[Pakket | bytes]:
    """Do the task. Raises what opening and reading the file raises."""
    with task.path.open("rb") as stream:
        bytes_read = Terugkijker(stream)
        records = read_checked(bytes_read, formaat=task.formaat, keuring=Keuring(wet=task.wet, today=task.today))
        yield from packets(records, bytes_read, task.bereik, task.size)


def main(inward: BinaryIO, outward: BinaryIO) -> None:
    """Take the task, send its packets; what goes wrong is sent too, to be raised where the file is wanted."""
    gc.disable()  # lines make no cycles
    task = pickle.load(inward)  # noqa: S301 -- our own importer on the other side of a pipe
    try:
        for item in read_task(task):
            pickle.dump(item, outward, pickle.HIGHEST_PROTOCOL)
            outward.flush()
    except BrokenPipeError:
        return  # nobody reads any more
    except Exception as fault:
        pickle.dump(fault, outward)
        outward.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
