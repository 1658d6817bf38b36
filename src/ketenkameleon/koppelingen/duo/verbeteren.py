"""A bad line put right by a person: read again under the layout it came in, and taken in like any other."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.koppelingen.duo.columns import VERSIEREGEL
from ketenkameleon.koppelingen.duo.lezen import SOORT, facts
from ketenkameleon.koppelingen.duo.mutatie import Mutatie
from ketenkameleon.koppelingen.duo.reader import FORMATEN, read
from ketenkameleon.koppelingen.duo.writer import header
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.meldingen.actions.aankomst import Bekend, keep_batch
from ketenkameleon.meldingen.actions.aanvullen import lock_bad_line, settle_bad_line
from ketenkameleon.meldingen.actions.intake import MELDINGEN_PER_BATCH, lock_intake
from ketenkameleon.meldingen.actions.vouwen import fold_some
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit
from ketenkameleon.meldingen.gebied import gemeente_codes
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require

VERBETERD: Final = "verbeterd"
NIET_NODIG: Final = "niet_nodig"


class Verbetering(NamedTuple):
    """What became of a corrected line: taken in, or still wrong with the Dutch sentence that says why."""

    gelukt: bool
    zin: str = ""
    veld: str = ""


def correct_line(actor: Actor, afgekeurd_id: UUID, new_line: str, *, at: datetime) -> Verbetering:
    """Read a corrected line of a file of meldingen again and take it in; the old line stays kept as it was.

    A line that is still wrong changes nothing. Raises NotAllowed, NotFound, and NotNow when the line was put right
    before or is not of a file of meldingen. Source: issue part 3 (corrected, read again).
    """
    row = lock_bad_line(actor, afgekeurd_id, at=at)
    if row.soort != SOORT:
        require(refused("already_done", "Ketenkameleon, personen komen uit hun eigen bestand"), gevraagd=str(row.id))
    text = " ".join(new_line.splitlines())  # one line is one record
    found = _read_again(actor, row, text, at)
    if isinstance(found, AfgekeurdFeit):
        return Verbetering(False, found.zin, found.veld)
    lock_intake(actor)
    levering = LeveringFeit(row.levering_id, row.soort, row.formaat, row.layout, row.kolommen)
    keep_batch(actor, [found], levering, Bekend(), at=at)
    fold_some(actor, at=at, most=MELDINGEN_PER_BATCH, only=int(found.meldingsnummer))
    settle_bad_line(actor, row, VERBETERD, at=at)
    return Verbetering(True)


def leave_line(actor: Actor, afgekeurd_id: UUID, *, at: datetime) -> None:
    """Note that a bad line needs nothing: an empty line, one of another regio, one that came again."""
    settle_bad_line(actor, lock_bad_line(actor, afgekeurd_id, at=at), NIET_NODIG, at=at)


def _read_again(actor: Actor, row: AfgekeurdeRegel, text: str, at: datetime) -> Mutatie | AfgekeurdFeit:
    """The one fact in the corrected text, under the header of its file."""
    formaat = next(f for f in FORMATEN if f == row.formaat)
    top = header(formaat) if formaat == "jsonl" else f"{VERSIEREGEL}\n{row.kolommen}\n".encode()
    stream = Terugkijker(BytesIO(top + text.encode(errors="replace") + b"\n"))
    records = read(stream, formaat=formaat, wet=actor.wet, today=local_day(at))
    return next(facts(records, gemeente_codes(actor), stream))
