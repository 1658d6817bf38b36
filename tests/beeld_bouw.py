"""Two children in view: Noor is long at home, Sem is exempt by article 5 letter a, as Samira noted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.actions.blik import Gekeken
from ketenkameleon.meldingen.actions.in_beeld import Vrijstelling, note_exemption
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.toegang.context import Actor
from wereld import NU, Streek
from zaken_bouw import make_vast, make_zaak

JAAR = Vrijstelling("5_onder_a", date(2026, 8, 1), date(2027, 7, 31), date(2027, 5, 1))
GEZIEN = Gekeken(Beeldlijst.VRIJGESTELD, "Sem leert lezen bij een juf aan huis.", date(2027, 4, 1))


def children_in_view(hier: Streek, als: Callable[[str], AbstractContextManager[Actor]]) -> Streek:
    """The kernteam of De Vlier, with `thuis` (the zaak of Noor) and `zaak` (that of Sem)."""
    add_kernteam(hier)
    hier.thuis = make_zaak(hier, "Noor", verzuim_van=date(2026, 9, 1))
    hier.zaak = make_zaak(hier, "Sem")
    make_vast(hier, hier.zaak, "samira")
    with als("samira") as actor:
        note_exemption(actor, hier.zaak.id, JAAR, at=NU)
    return hier
