"""A corrected line of a file of persons: read again under the layout of its file, and taken in."""

from __future__ import annotations

import json
from datetime import datetime
from io import BytesIO

from ketenkameleon.koppelingen.personen.lezen import children, data_came_in, judged, other_child
from ketenkameleon.koppelingen.personen.reader import read_persons
from ketenkameleon.meldingen.actions.intake import lock_intake
from ketenkameleon.meldingen.feiten import AfgekeurdFeit
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.personen.actions import Opname, names_other_child, take_in_persons
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require


def take_person(actor: Actor, row: AfgekeurdeRegel, line: bytes, at: datetime) -> AfgekeurdFeit | None:
    """Take in a corrected line, with its line end, of the file of that bad line; what is still wrong, or nothing.

    A line that is still wrong changes nothing, also when its number stands for another child. A right one lets zaken
    go on that waited for it. Raises OnleesbaarBestand when the layout is no longer known, and NotNow when somebody
    entered another child with that number at this very moment. Source: issue part 3; data.md 2.2.
    """
    today = local_day(at)
    top = json.dumps({"layout": row.layout}).encode() + b"\n"
    feit = judged(next(read_persons(BytesIO(top + line), today=today)), line)
    if isinstance(feit, AfgekeurdFeit):
        return feit
    lock_intake(actor)
    child = children(actor, [feit])[0]
    # Asked before anything is written: taking in makes records of the numbers of parents, also around another child.
    if names_other_child(actor, child):
        return other_child(feit, line)
    persoon_id, how = take_in_persons(actor, [child], at=at)[0]
    if how is Opname.ANDER_KIND:
        require(refused("already_done", "Ketenkameleon, bij dit nummer is net een ander kind ingevoerd"),
                object_soort="persoon", gevraagd=str(persoon_id))
    if how is Opname.NIEUW:
        data_came_in(actor, [persoon_id], on=today, at=at)
    return None
