"""What parent and child said in the demo, written down by the vaste contactpersoon, and what was done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from ketenkameleon.demo.toneel import Toneel, Zaakloop
from ketenkameleon.gezin.actions.berichten_werk import write
from ketenkameleon.gezin.invoer import Antwoord
from ketenkameleon.gezin.queries.berichten_werk import threads_of
from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.queries.zaak import zaak_for

_KIND: Final = Antwoord("Ik wil iets met mijn handen doen.", "De werkplaats gebeld. Je mag komen kijken.", "gesprek")
_OUDER: Final = Antwoord("De ochtend is zwaar. Een ander begin van de dag zou helpen.", hoe="telefoon")
_ANTWOORD: Final = Antwoord("Ik vraag de mentor of het later kan.", "De mentor gevraagd. Antwoord komt vrijdag.")


def schrijf_berichten(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
    """What child and first parent said goes in their threads; the parent gets an answer when they can read it."""
    zicht = zaak_for(actor, loop.zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at))
    threads = [draad for draad in threads_of(actor, zicht, at=at).draden if draad.noteren]
    for draad in [draad for draad in threads if draad.kind] + [draad for draad in threads if not draad.kind][:1]:
        write(actor, loop.nummer, draad.persoon_id, _KIND if draad.kind else _OUDER, at=at)
        if not draad.kind and draad.antwoorden:
            write(actor, loop.nummer, draad.persoon_id, _ANTWOORD, at=at + timedelta(minutes=5))
