"""What every command that reads a file has in common: the duty, the transactions, and how a bad line is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from ketenkameleon.koppelingen.afgekeurd import rejected as rejected
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.meldingen.actions.intake import Transactie
from ketenkameleon.rules.access import Deed, Functie, may
from ketenkameleon.toegang.context import Actor, begin_duty
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import authorise


class Uitslag(NamedTuple):
    """What a reading brought. Counts of lines, of new records, of bad lines, and of zaken opened or fed."""

    regels: int
    nieuw: int
    afgekeurd: int
    verwerkt: int
    zaken: int


def regio_of(code: str) -> UUID:
    """The regio with that code; "" is the only one. Raises OnleesbaarBestand with a Dutch sentence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_regio_van_code(%s)", [code])
        regio = cursor.fetchone()[0]
    if regio is None:
        which = f"Er is geen regio met code {code}." if code else "Er is meer dan één regio, of nog geen."
        raise OnleesbaarBestand("regio_onbekend", f"{which} Noem de regio met --regio.")
    return UUID(str(regio))


def duty(regio_id: UUID, *, doel: str, deed: Deed, at: datetime) -> Transactie:
    """What opens a transaction under the duty duo-import. Source: design.md 6, Users."""
    @contextmanager
    def begin() -> Iterator[Actor]:
        with transaction.atomic():
            actor = begin_duty(Functie.DUO_IMPORT, regio_id=regio_id, doel=doel, at=at)
            authorise(may(deed, functies=actor.functies, relaties=frozenset(), on=local_day(at), wet=actor.wet))
            yield actor

    return begin


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The stream of a file, closed afterwards; a stream that was given stays open.

    Raises OnleesbaarBestand with a Dutch sentence for a file that is not there or cannot be opened.
    """
    if not isinstance(source, Path):
        yield source
        return
    try:
        stream = source.open("rb")
    except OSError:
        raise OnleesbaarBestand("niet_te_openen", (
            f"Het bestand {source.name} is er niet, of u mag het niet lezen.")) from None
    with stream:
        yield stream
