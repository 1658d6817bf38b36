"""Taking a second rol with one child that lies uneasily with the first: only with a reason, and told to the child.

Source: design.md 2a (the same BIP for verhoor and Raad; ask a lawyer); docs/adr/0032-the-verhoor.md.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.authority import Paar, may_explain, pairs
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import require
from ketenkameleon.zaken.invoer import Onvolledig, check_texts
from ketenkameleon.zaken.models import Dubbelrol
from ketenkameleon.zaken.queries.gehouden import held_by_me
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.zaak import still_open, zaak_for


def explain_second(actor: Actor, zaak_id: UUID, rol: Rol, reden: str, *, collega_op: date, verteld_op: date,
                   at: datetime) -> UUID:
    """Write down why this rol is taken after the other; the id comes back. After it the rol can be chosen.

    A colleague was offered on `collega_op`, and the child told on `verteld_op`, not before. Raises NotNow for a closed
    zaak, a pair that the regio forbids and a rol that asks for no reason; Onvolledig; and as zaak_for.
    """
    on = local_day(at)
    zicht = zaak_for(actor, zaak_id, Deed.CONTACT_VASTLEGGEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    held = held_by_me(actor, zaak_id).rollen
    require(may_explain(rol, held, on, wet=actor.wet, regio=actor.regio_code), gevraagd=zicht.nummer)
    _check(reden, collega_op, verteld_op, on)
    row = Dubbelrol(
        regio_id=actor.regio_id, verantwoordelijke_id=responsible_for(actor, zicht, rol, on=on),
        muur=_wall(actor, rol, held, on), zaak_id=zaak_id, account_id=actor.account_id, at=at, rol=rol.value,
        reden=reden.strip(), collega_aangeboden_op=collega_op, verteld_op=verteld_op)
    row.save(force_insert=True)
    kept = {"rol": rol.value, "collega_op": collega_op, "verteld_op": verteld_op}
    record(actor.lopend, Wijziging("rol.toegelicht", "tweede_rol", row.id, kept, zaak_id))
    return row.id


def _wall(actor: Actor, rol: Rol, held: frozenset[Rol], on: date) -> int:
    """That of the Wpg when this rol or one it lies uneasily with is under it: the reason tells nobody of a verhoor."""
    uneasy = {other for other in held
              if pairs(rol, frozenset({other}), on, wet=actor.wet, regio=actor.regio_code)[0] is not Paar.VRIJ}
    walls = [muur(each, wet=actor.wet) for each in (rol, *sorted(uneasy))]
    return next((wall for wall in walls if is_wpg(wall, on=on, wet=actor.wet)), walls[0])


def _check(reden: str, collega_op: date, verteld_op: date, on: date) -> None:
    wrong = check_texts(reden=(reden, 200))
    if not reden.strip():
        wrong["reden"] = "Schrijf in één zin waarom."
    if collega_op > on:
        wrong["collega_op"] = "Bied eerst een collega aan. Kies een dag tot en met vandaag."
    if verteld_op > on:
        wrong["verteld_op"] = "Vertel het eerst. Kies een dag tot en met vandaag."
    elif verteld_op < collega_op:
        wrong["verteld_op"] = "Bied eerst een collega aan, en vertel het daarna."
    if wrong:
        raise Onvolledig(**wrong)
