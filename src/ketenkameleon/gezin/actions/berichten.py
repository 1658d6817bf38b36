"""What a parent or child does in their own thread: say something, ask to move an appointment, ask for somebody else.

Source: issue 6, part 5; ux.md S11a and S11b; docs/adr/0038.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from ketenkameleon.gezin.invoer import OVER, Gezegd, check_message
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.gezin.queries.berichten import Draad, own_thread
from ketenkameleon.gezin.queries.zaak import family_page, own_visit
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.gezinsbericht import Gezinsbericht, all_different, may_propose
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.invoer import Onvolledig

BRON: Final = "issue 6, deel 5"
MUUR: Final = 100
LEEG: Final = "Typ eerst een bericht."
# The same words again within this time are the same press of the button.
TWEE_KEER: Final = timedelta(minutes=10)


def say(actor: Actor, nummer: str, gezegd: Gezegd, *, at: datetime) -> UUID:
    """Put what somebody of the family says in their own thread; its id comes back, once for the same words twice.

    Raises Onvolledig, NotFound for who has no thread, and NotNow while there is no vaste contactpersoon; asking for
    another one goes to the coördinator, and needs no words.
    """
    draad = own_thread(actor, nummer, on=local_day(at))
    other = gezegd.soort is Gezinsbericht.ANDER_CONTACT
    check_message(actor, gezegd.tekst, at=at, leeg="" if other else LEEG)
    if gezegd.soort is Gezinsbericht.KLOPT_NIET and gezegd.over not in OVER:
        raise Onvolledig(over="Kies wat er niet klopt.")
    if not (draad.contact or other):
        require(refused("no_contact_yet", BRON), gevraagd=nummer)
    row = _new(actor, draad, gezegd.soort, gezegd.tekst, at)
    row.over = gezegd.over
    row.ouders_mogen = gezegd.mag and gezegd.soort is Gezinsbericht.KIND_ZEGT
    row.contact_mag = gezegd.mag and other
    return keep_once(actor, row)


def ask_to_move(actor: Actor, nummer: str, afspraak_id: UUID, moments: Sequence[datetime], waarom: str, *,
                at: datetime) -> UUID:
    """Ask to move an appointment to one of these moments (times on the clock here); the message's id comes back.

    Raises Onvolledig with the fields moment0, moment1 and tekst, NotFound for an afspraak that is not there for them,
    and NotNow when it was asked already.
    """
    draad = own_thread(actor, nummer, on=local_day(at))
    hold_thread(draad.zaak_id, draad.persoon_id)
    afspraak = own_visit(family_page(actor, nummer, on=local_day(at)), afspraak_id)
    check_message(actor, waarom, at=at)
    now = at.astimezone(AMSTERDAM).replace(tzinfo=None)
    wrong = {}
    for place, moment in enumerate(moments):
        verdict = may_propose(moment, now=now, wet=actor.wet, regio=actor.regio_code)
        if isinstance(verdict, Refused):
            wrong[f"moment{place}"] = weigering(verdict).wat_wel
    if not all_different(moments):
        wrong.setdefault("moment1", "Kies twee momenten die niet hetzelfde zijn.")
    if wrong:
        raise Onvolledig(**wrong)
    row = _new(actor, draad, Gezinsbericht.VERZETTEN, waarom, at)
    row.afspraak_id, row.voorstellen = afspraak_id, [moment.replace(tzinfo=AMSTERDAM) for moment in moments]
    if afspraak.gevraagd and _said_before(row) is None:
        require(refused("already_done", BRON), object_soort="afspraak", gevraagd=str(afspraak_id))
    return keep_once(actor, row)


def read_by_family(actor: Actor, draad: Draad, *, at: datetime) -> None:
    """Note that what came in this thread was read. One query."""
    Bericht.objects.filter(regio_id=actor.regio_id, zaak_id=draad.zaak_id, persoon_id=draad.persoon_id,
                           van_gezin=False, gelezen_at__isnull=True).update(gelezen_at=at)


def hold_thread(zaak_id: UUID, persoon_id: UUID) -> None:
    """Hold this thread until the transaction ends: who presses twice waits for the first press."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"draad {zaak_id} {persoon_id}"])


def keep_once(actor: Actor, row: Bericht) -> UUID:
    """Save the message and write it down, unless the same was just said; the id of the one that stands comes back."""
    hold_thread(row.zaak_id, row.persoon_id)
    again = _said_before(row)
    if again is not None:
        return again
    row.save(force_insert=True)
    record(actor.lopend, Wijziging("gezinsbericht.geschreven", "gezinsbericht", row.id,
                                   {"soort": row.soort, "van_gezin": row.van_gezin, "hoe": row.hoe}, row.zaak_id))
    return row.id


def _new(actor: Actor, draad: Draad, soort: Gezinsbericht, tekst: str, at: datetime) -> Bericht:
    return Bericht(regio_id=actor.regio_id, verantwoordelijke_id=draad.verantwoordelijke_id, muur=MUUR,
                   zaak_id=draad.zaak_id, persoon_id=draad.persoon_id, van_gezin=True, door=actor.account_id, at=at,
                   soort=soort.value, tekst=tekst.strip())


def _said_before(row: Bericht) -> UUID | None:
    """The same message by the same one just before, None when there is none."""
    return Bericht.objects.filter(
        regio_id=row.regio_id, zaak_id=row.zaak_id, persoon_id=row.persoon_id, van_gezin=row.van_gezin, hoe=row.hoe,
        soort=row.soort, over=row.over, tekst=row.tekst, afspraak_id=row.afspraak_id, voorstellen=row.voorstellen,
        gezegd_op=row.gezegd_op, door=row.door, at__gt=row.at - TWEE_KEER).values_list("id", flat=True).first()
