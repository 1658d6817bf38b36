"""Changing the line for parents, until 8.00 the next workday. After that it stands. Source: ux.md S4 and 9.6."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Ouderregel
from ketenkameleon.zaken.queries.ouderregel import EigenRegel, own_line
from ketenkameleon.zaken.queries.zaak import NOT_THERE, zaak_for

BRON = "ux.md S4"


def change_line(actor: Actor, contact_id: UUID, tekst: str, *, at: datetime) -> UUID:
    """Change what the parents read, or take it away with ""; the zaak's id comes back.

    For who held the contact, in the rol it was written in. Raises NotFound when there is no such line in that rol,
    NotAllowed for a line of somebody else, NotNow from 8.00 the next workday on, Onvolledig for a text too long.
    """
    line = own_line(actor, contact_id)
    if line is None:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    zaak_for(actor, line.zaak_id, Deed.CONTACT_VASTLEGGEN, on=local_day(at), lock=True)
    authorise(ALLOWED if line.van_mij else refused("line_of_other", BRON), object_soort="contact",
              gevraagd=str(contact_id))
    require(may_change(line, at), object_soort="contact", gevraagd=str(contact_id))
    wrong = check_texts(ouderregel=(tekst, 280))
    if wrong:
        raise Onvolledig(**wrong)
    changed = Ouderregel.objects.filter(contact_id=contact_id).update(tekst=tekst.strip(), gewijzigd_at=at)
    if not changed:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    record(actor.lopend, Wijziging("ouderregel.gewijzigd", "contact", contact_id, {"leeg": not tekst.strip()},
                                   line.zaak_id))
    return line.zaak_id


def may_change(line: EigenRegel, at: datetime) -> Verdict:
    """May this line change at that moment? One without such a moment stands. Source: row ouderregel.vast_om."""
    until = line.vast_at or line.bewaard_at
    if at < until and line.vast_at is not None:
        return ALLOWED
    return refused("line_fixed", BRON, dag=dutch_date(local_day(until)), uur=f"{until.hour}.{until:%M}")
