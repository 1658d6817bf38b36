"""A corrected line of a file of meldingen: read again under the header of its file, and taken in."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from ketenkameleon.koppelingen.duo.columns import VERSIEREGEL
from ketenkameleon.koppelingen.duo.lezen import facts
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import FORMATEN, read
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.meldingen.actions.aankomst import Bekend, keep_batch
from ketenkameleon.meldingen.actions.intake import lock_intake
from ketenkameleon.meldingen.actions.vouwen import fold_only
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit
from ketenkameleon.meldingen.gebied import gemeente_codes
from ketenkameleon.meldingen.gereed import packed, prepare
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.sleutels import digest_key


def take_melding(actor: Actor, row: AfgekeurdeRegel, line: bytes, at: datetime) -> AfgekeurdFeit | None:
    """Take in a corrected line, with its line end, of the file of that bad line; what is still wrong, or nothing.

    A line that is still wrong changes nothing. Raises OnleesbaarBestand when the header is no longer known.
    Source: issue part 3 (corrected, read again).
    """
    found = _read_again(actor, row, line, at)
    if isinstance(found, AfgekeurdFeit):
        return found
    lock_intake(actor)
    levering = LeveringFeit(row.levering_id, row.soort, row.formaat, row.layout, row.kolommen)
    (pakket,) = packed([prepare(found, digest_key(actor.regio_id))], 1)
    keep_batch(actor, pakket, levering, Bekend(), at=at)
    fold_only(actor, int(found.meldingsnummer), at=at)
    return None


def _read_again(actor: Actor, row: AfgekeurdeRegel, line: bytes, at: datetime) -> Mutatie | AfgekeurdFeit:
    """The one fact in the corrected line, under the header of its file."""
    formaat = next(f for f in FORMATEN if f == row.formaat)
    top = header(formaat) if formaat == "jsonl" else f"{VERSIEREGEL}\n{row.kolommen}\n".encode()
    stream = Terugkijker(BytesIO(top + line))
    records = read(stream, formaat=formaat, wet=actor.wet, today=local_day(at))
    return next(facts(records, gemeente_codes(actor), stream))
