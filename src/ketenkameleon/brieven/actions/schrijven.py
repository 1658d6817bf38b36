"""Making a letter from what is known, changing it, and taking it back. Each change is a new version.

Source: issue 4, part 5.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.brieven.models import Brief, Briefversie
from ketenkameleon.brieven.queries.bekend import family_readers, known, last_address
from ketenkameleon.brieven.queries.verhoor import PROCES_VERBAAL, for_report
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.post.mappen import template
from ketenkameleon.post.sjabloon import LegeVelden, SjabloonFout, Tekst, fill
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.brieven import may_write, outgoing
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, NotNow, require
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.rollen import responsible_for
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, zaak_for

BRON = "issue 4, onderdeel 5"


def make(actor: Actor, zaak_id: UUID, nieuw: NieuweBrief, *, at: datetime) -> UUID:
    """A letter with everything filled in that is known; its id comes back.

    It stands behind the muur of the rol the actor looks in. Raises Onvolledig for a letter or a reader that is not
    there, NotFound, NotAllowed, and NotNow for a letter of another rol.
    """
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    out = outgoing(on=zicht.on, wet=actor.wet).get(nieuw.soort)
    if out is None:
        raise Onvolledig(soort="Kies een brief.")
    require(may_write(nieuw.soort, actor.lezersmuur, on=zicht.on, wet=actor.wet), gevraagd=zicht.nummer)
    reader = None
    if out.gezin:
        reader = next((r for r in family_readers(actor, zicht) if r.persoon_id == nieuw.persoon_id), None)
        if reader is None:
            raise Onvolledig(persoon="Kies aan wie de brief is.")
    answers = responsible_for(actor, zicht, Rol(actor.rol), on=zicht.on) if actor.rol else zicht.verantwoordelijke_id
    row = Brief(id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=answers, muur=actor.lezersmuur,
                zaak_id=zaak_id, soort=nieuw.soort, naar=out.naar, persoon_id=reader.persoon_id if reader else None,
                gemaakt_door=actor.account_id, gemaakt_at=at)
    row.save(force_insert=True)
    address = last_address(actor, zicht, out.naar, row.persoon_id) or ((reader.naam,) if reader else ())
    said = for_report(actor, zicht) if nieuw.soort == PROCES_VERBAAL else {}
    _version(actor, zicht, row, 1, BriefInvoer(address, known(actor, zicht, row.persoon_id) | said), at)
    _keep(actor, row, "brief.gemaakt", 1)
    return row.id


def change(actor: Actor, brief_id: UUID, invoer: BriefInvoer, *, at: datetime) -> UUID:
    """A new version of a letter; the zaak's id comes back. What was there before stays as an older version.

    Raises NotFound, NotAllowed, and NotNow for a letter that was released.
    """
    row, zicht = held(actor, brief_id, at)
    require_open(row)
    last = row.versies.order_by("-nummer").values_list("nummer", flat=True).first() or 0
    _version(actor, zicht, row, last + 1, invoer, at)
    _keep(actor, row, "brief.gewijzigd", last + 1)
    return zicht.zaak_id


def withdraw(actor: Actor, brief_id: UUID, *, at: datetime) -> UUID:
    """Take back a letter that was not released; the zaak's id comes back. Raises as `change`."""
    row, zicht = held(actor, brief_id, at)
    require_open(row)
    row.ingetrokken_at = at
    row.save(update_fields=["ingetrokken_at"])
    _keep(actor, row, "brief.ingetrokken", 0)
    return zicht.zaak_id


def held(actor: Actor, brief_id: UUID, at: datetime) -> tuple[Brief, ZaakZicht]:
    """The letter, held until the transaction ends, for who runs the zaak and looks in its rol.

    Raises NotFound and NotAllowed.
    """
    found = Brief.objects.filter(pk=brief_id, regio_id=actor.regio_id, ingetrokken_at__isnull=True)
    zaak_id = found.values_list("zaak_id", flat=True).first()
    if zaak_id is None:
        raise NotFound(NOT_THERE, object_soort="brief", gevraagd=str(brief_id))
    zicht = zaak_for(actor, zaak_id, Deed.ZAAK_BEHANDELEN, on=local_day(at), lock=True)
    row = found.select_for_update(no_key=True).first()
    if row is None:
        raise NotFound(NOT_THERE, object_soort="brief", gevraagd=str(brief_id))
    return row, zicht


def require_open(row: Brief) -> None:
    """Go on when the letter can still be changed. Raises NotNow."""
    if row.vrijgegeven_at is not None:
        raise NotNow(refused("letter_released", BRON), object_soort="brief", gevraagd=str(row.id))


def _version(actor: Actor, zicht: ZaakZicht, row: Brief, nummer: int, invoer: BriefInvoer, at: datetime) -> None:
    try:
        sjabloon = template(row.soort, actor.regio_code, settings.BRIEVEN_MAP, on=zicht.on, wet=actor.wet)
        tekst = fill(sjabloon, invoer.waarden)
    except (LegeVelden, SjabloonFout):
        # What was filled in is kept, also when the file with the text was spoilt while the site runs.
        tekst = Tekst("", ())
    Briefversie.objects.create(
        regio_id=row.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur, zaak_id=row.zaak_id,
        brief=row, nummer=nummer, aan=list(invoer.aan), waarden=dict(invoer.waarden), onderwerp=tekst.onderwerp[:300],
        blokken=[(blok.soort.value, blok.tekst, blok.label) for blok in tekst.blokken],
        gemaakt_door=actor.account_id, gemaakt_at=at)


def _keep(actor: Actor, row: Brief, code: str, versie: int) -> None:
    """What was done, never what the letter says."""
    kept = {"soort": row.soort, "naar": row.naar, "persoon": row.persoon_id, "versie": versie}
    record(actor.lopend, Wijziging(code, "brief", row.id, kept, row.zaak_id))
