"""A zaak that runs again, because its plek is disputed or stopped.

Source: design.md 2, promise 2. The promise stays the day it was: it never pauses and never moves.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.rules.calendar import Schoolkalender, school_calendar
from ketenkameleon.rules.zaak import Stand, may_step
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.zaak import ZaakZicht

# A zaak without school and gemeente still needs school days; the regio in the middle has the middle holidays.
ZONDER_SCHOOL: Final = "midden"


def calendar_of(actor: Actor, zicht: ZaakZicht) -> Schoolkalender:
    """The school days of the zaak: of its school, else of its gemeente."""
    return school_calendar(zicht.vakantieregio or ZONDER_SCHOOL, wet=actor.wet, school=zicht.school_brin6,
                           regio=actor.regio_code)


def reopen(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> tuple[Wijziging, ...]:
    """Let the zaak run again, also when it was closed; what is to be recorded comes back, nothing if it did not.

    A zaak whose clock never stopped runs already. A closed one stays closed while another zaak of the child
    runs: one child has one open zaak, and that one is where the child's contactpersoon is. The closed zaak
    had no contactpersoon any more: it stands among the zaken to give, with the one before proposed first.
    """
    if zicht.stand not in (Stand.PLEK_GESTART, Stand.GESLOTEN):
        return ()
    if zicht.stand is Stand.GESLOTEN and _other_runs(actor, zicht):
        return ()
    require(may_step(zicht.stand, Stand.LOOPT, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    Zaak.objects.filter(pk=zicht.zaak_id).update(
        stand=Stand.LOOPT.value, plek_gestart_op=None, gesloten_at=None, uitkomst="", uitkomst_reden="",
        nazorg_op=None, nazorg_tekst="")
    happened(actor, zicht.zaak_id, "zaak.heropend", at=at)
    was = {"was": zicht.stand, "uitkomst": zicht.uitkomst, "reden": zicht.uitkomst_reden,
           "nazorg_op": zicht.nazorg_op, "nazorg_tekst": zicht.nazorg_tekst,
           "plek_gestart_op": zicht.plek_gestart_op}
    return (Wijziging("zaak.heropend", "zaak", zicht.zaak_id, was, zicht.zaak_id),)


def _other_runs(actor: Actor, zicht: ZaakZicht) -> bool:
    open_zaken = Zaak.objects.filter(regio_id=actor.regio_id, persoon_id=zicht.kind.persoon_id)
    return open_zaken.exclude(stand=Stand.GESLOTEN.value).exists()
