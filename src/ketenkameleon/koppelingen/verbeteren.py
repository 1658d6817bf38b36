"""A bad line put right by a person: read again under the layout it came in, and taken in like any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from ketenkameleon.koppelingen.duo import lezen as duo
from ketenkameleon.koppelingen.duo.verbeteren import take_melding
from ketenkameleon.koppelingen.personen import lezen as personen
from ketenkameleon.koppelingen.personen.verbeteren import take_person
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.meldingen.actions.aanvullen import lock_bad_line, settle_bad_line
from ketenkameleon.meldingen.feiten import AfgekeurdFeit
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotNow

VERBETERD: Final = "verbeterd"
NIET_NODIG: Final = "niet_nodig"
# Takes in a line (with its line end) of a file like that of the bad line; what is still wrong, or nothing.
Lezer: TypeAlias = Callable[[Actor, AfgekeurdeRegel, bytes, datetime], AfgekeurdFeit | None]
# Which file a line came in says who reads it again: the one place where that is chosen.
LEZERS: Final[Mapping[str, Lezer]] = MappingProxyType({duo.SOORT: take_melding, personen.SOORT: take_person})


class Verbetering(NamedTuple):
    """What became of a corrected line: taken in, or still wrong with the Dutch sentence that says why."""

    gelukt: bool
    zin: str = ""
    veld: str = ""


def correct_line(actor: Actor, afgekeurd_id: UUID, new_line: str, *, at: datetime) -> Verbetering:
    """Read a corrected line again and take it in; the old line stays kept as it was.

    A line that is still wrong changes nothing. Raises NotAllowed, NotFound, and NotNow when the line was put right
    before or is of a kind of file that nobody reads. Source: issue part 3 (corrected, read again).
    """
    row = lock_bad_line(actor, afgekeurd_id, at=at)
    if row.soort not in LEZERS:
        raise NotNow(refused("already_done", "Ketenkameleon, dit soort bestand wordt niet meer gelezen"),
                     object_soort="afgekeurde regel", gevraagd=str(row.id))
    text = " ".join(new_line.splitlines())  # one line is one record
    try:
        wrong = LEZERS[row.soort](actor, row, text.encode(errors="replace") + b"\n", at)
    except OnleesbaarBestand as unread:  # a layout from before, that no reader knows any more
        return Verbetering(False, unread.zin)
    if wrong is not None:
        return Verbetering(False, wrong.zin, wrong.veld)
    settle_bad_line(actor, row, VERBETERD, at=at)
    return Verbetering(True)


def leave_line(actor: Actor, afgekeurd_id: UUID, *, at: datetime) -> None:
    """Note that a bad line needs nothing: an empty line, one of another regio, one that came again."""
    settle_bad_line(actor, lock_bad_line(actor, afgekeurd_id, at=at), NIET_NODIG, at=at)
