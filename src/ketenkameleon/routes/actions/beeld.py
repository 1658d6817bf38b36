"""The beeld of kind en gezin: told once per subject and source, corrected with a new line, taken back per rol.

Source: issue 4, part 4; design.md 2, promises 4 and 6; docs/adr/0031.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.routes.invoer_kind import BeeldInvoer, check_beeld, check_words
from ketenkameleon.routes.models import Beeld
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.beeld import BRON, may_tell, serves
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, authorise, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.lezen import Waarden, row
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, still_open, zaak_for


def tell(actor: Actor, zaak_id: UUID, invoer: BeeldInvoer, *, at: datetime) -> UUID:
    """Write down what somebody said about one subject; its id comes back. It stands behind the rol one looks in.

    Raises Onvolledig (also when this source told of this subject already: then correct that line), NotFound, NotAllowed
    while looking as verhoor, and NotNow for a closed zaak.
    """
    on = local_day(at)
    zicht = _open_zaak(actor, zaak_id, on)
    check_beeld(invoer, on=on, wet=actor.wet, regio=actor.regio_code)
    who = invoer.wie_anders.strip()
    told = Beeld.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id, onderwerp=invoer.onderwerp, wie=invoer.wie,
                                wie_anders=who)
    if told.exists():
        raise Onvolledig(onderwerp="Dit staat er al van deze persoon. Verbeter de regel die er staat.")
    answers = responsible_for(actor, zicht, Rol(actor.rol), on=on) if actor.rol else zicht.verantwoordelijke_id
    line = Beeld(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers, muur=actor.lezersmuur,
                 zaak_id=zaak_id, onderwerp=invoer.onderwerp, wie=invoer.wie, wie_anders=who,
                 tekst=invoer.tekst.strip(), gezegd_op=invoer.gezegd_op, vastgelegd_door=actor.account_id, at=at,
                 voor=list(serves(actor.lezersmuur, invoer.ook_voor, on=on, wet=actor.wet)))
    _keep(actor, line, "beeld.verteld")
    return line.id


def correct(actor: Actor, beeld_id: UUID, tekst: str, gezegd_op: date, *, at: datetime) -> UUID:
    """A new line in place of that one, of the same source; what was said before stays. The new line's id comes back.

    Raises Onvolledig, NotFound, NotAllowed while looking as verhoor, and NotNow for a line that was corrected already.
    """
    on = local_day(at)
    found = Beeld.objects.filter(pk=beeld_id, regio_id=actor.regio_id)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="beeld", gevraagd=str(beeld_id))
    _open_zaak(actor, zaak_id, on)
    first = found.get()
    wrong = check_words(tekst, gezegd_op, on=on)
    if wrong:
        raise Onvolledig(**wrong)
    if Beeld.objects.filter(regio_id=actor.regio_id, vervangt_id=beeld_id).exists():
        require(refused("already_done", BRON), object_soort="beeld", gevraagd=str(beeld_id))
    line = Beeld(id=new_id(), regio_id=first.regio_id, verantwoordelijke_id=first.verantwoordelijke_id, muur=first.muur,
                 zaak_id=zaak_id, onderwerp=first.onderwerp, wie=first.wie, wie_anders=first.wie_anders,
                 tekst=tekst.strip(), gezegd_op=gezegd_op, vastgelegd_door=actor.account_id, at=at,
                 vervangt_id=beeld_id, voor=first.voor)
    _keep(actor, line, "beeld.verbeterd")
    return line.id


def stop_use(actor: Actor, zaak_id: UUID, rol: Rol, *, at: datetime) -> int:
    """From now on nothing of the beeld is used in that rol, but what was told in it; how many lines that were.

    Raises NotFound and NotAllowed.
    """
    zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    values: Waarden = {"zaak": zaak_id, "muur": muur(rol, wet=actor.wet)}
    lines = row(int, "SELECT routes_beeld_stop(%(zaak)s, %(muur)s)", values) or 0
    record(actor.lopend, Wijziging("beeld.niet_meer_voor", "beeld", zaak_id, {"rol": rol, "regels": lines}, zaak_id))
    return lines


def _open_zaak(actor: Actor, zaak_id: UUID, on: date) -> ZaakZicht:
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=on, lock=True)
    require(still_open(zicht), gevraagd=zicht.nummer)
    authorise(may_tell(actor.lezersmuur, on=on, wet=actor.wet), object_soort="beeld")
    return zicht


def _keep(actor: Actor, line: Beeld, code: str) -> None:
    """What was done, never the words."""
    line.save(force_insert=True)
    kept = {"onderwerp": line.onderwerp, "wie": line.wie, "gezegd_op": line.gezegd_op, "voor": line.voor,
            "vervangt": line.vervangt_id, "tekst_sha256": hashlib.sha256(line.tekst.encode()).hexdigest()}
    record(actor.lopend, Wijziging(code, "beeld", line.id, kept, line.zaak_id))
