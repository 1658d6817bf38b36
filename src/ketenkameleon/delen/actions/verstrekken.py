"""Giving: what a share says leaves, and nothing else. What left, to whom and when is kept; not the content.

Source: issue 3, part 4 (what leaves the system leaves through it); design.md 2, promise 4.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.delen import models
from ketenkameleon.delen.actions.deling import gives_for, mine
from ketenkameleon.delen.invoer import parties
from ketenkameleon.delen.models import WPG_MUUR, Verstrekking
from ketenkameleon.delen.queries.delen import shares_of
from ketenkameleon.delen.queries.inhoud import Deel, content
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, looked, record
from ketenkameleon.rules.delen import NAAMLOOS, article_for, giver, stands
from ketenkameleon.rules.gronden import Grondsoort, emergency_stands
from ketenkameleon.rules.toestemming import Deling, may_share
from ketenkameleon.rules.verdict import Verdict, refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.gebeurtenissen import happened
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht, persoonslijn

HOE: Final = ("papier", "bestand")
BRON: Final = "ux.md S9; issue 3, onderdeel 4"


@dataclass(frozen=True, slots=True)
class Stuk:
    """What is given, as it is read: to whom, for what, on what ground, about whom ("" for research), the parts."""

    nummer: str
    aan: str
    doel: str
    grond: str
    kind: str
    delen: tuple[Deel, ...]
    op: date

    @property
    def velden(self) -> tuple[str, ...]:
        """The codes of every field that is given. Source: design.md 2, promise 4."""
        return (*(("kind.naam",) if self.kind else ()), *(veld.code for deel in self.delen for veld in deel.velden))

    def as_json(self) -> bytes:
        """The same as a file: exactly these fields, in this order."""
        body: dict[str, object] = {"layout": "kameleon-verstrekking/1", "aan": self.aan, "doel": self.doel,
                                   "grond": self.grond, "op": self.op.isoformat()}
        if self.kind:
            body["kind"] = self.kind
        body["gegevens"] = {deel.soort: {veld.code: list(veld.regels) for veld in deel.velden} for deel in self.delen}
        return json.dumps(body, ensure_ascii=False, indent=1).encode()


def preview(actor: Actor, zicht: ZaakZicht, deling_id: UUID) -> tuple[Stuk, Verdict]:
    """What would be given now, and whether it may; nothing is read for a share that does not stand.

    Raises NotFound when there is no such share in sight.
    """
    deling = _rule(actor, zicht, deling_id)
    verdict = _may_give(actor, zicht, deling)
    looked(actor.lopend, "verstrekking", zicht.nummer, zaak_id=zicht.zaak_id)
    return _stuk(actor, zicht, deling, read=bool(verdict)), verdict


def give(actor: Actor, deling_id: UUID, hoe: str, *, at: datetime) -> Stuk:
    """Give what this share says: the document comes back, and that it was given is kept.

    `hoe`: one of HOE. Raises NotFound, NotAllowed, and NotNow with what is missing: a yes that was taken back in
    the meantime, a test, a telling, a day that has passed, an emergency nobody explained in time.
    """
    row, zicht = mine(actor, deling_id, local_day(at))
    deling = _rule(actor, zicht, deling_id)
    require(_may_give(actor, zicht, deling), object_soort="deling", gevraagd=str(deling_id))
    if deling.nood is not None:
        require(emergency_stands(deling.nood, at=at, wet=actor.wet), object_soort="deling", gevraagd=str(deling_id))
    stuk = _stuk(actor, zicht, deling, read=True)
    _keep(actor, row, stuk.velden, stuk.as_json(), hoe, at)
    return stuk


def share_for(actor: Actor, zicht: ZaakZicht, ontvanger: str, soorten: frozenset[str],
              gever: str = "") -> UUID | None:
    """A share to this party, of at least these kinds of data, on which may be given now; None when there is no such.

    `gever`: who has to be the one that gives; "" is whoever may.
    """
    return next((g.id for g in shares_of(actor, zicht, on=zicht.on)
                 if g.open and g.deling.ontvanger == ontvanger and soorten <= g.deling.soorten
                 and gever in ("", g.deling.gever) and g.deling.nood is None
                 and _may_give(actor, zicht, g.deling)), None)


def give_letter(actor: Actor, deling_id: UUID, velden: Iterable[str], brief: bytes, *, at: datetime) -> None:
    """A letter goes out on this share: which fields and the digest of the paper are kept, not what it says.

    Raises NotFound, NotAllowed, and NotNow when the share does not stand at this moment.
    """
    row, zicht = mine(actor, deling_id, local_day(at))
    deling = _rule(actor, zicht, deling_id)
    require(_may_give(actor, zicht, deling), object_soort="deling", gevraagd=str(deling_id))
    _keep(actor, row, [f"brief.{veld}" for veld in sorted(velden)], brief, "papier", at)


def _keep(actor: Actor, row: models.Deling, velden: Iterable[str], left: bytes, hoe: str, at: datetime) -> None:
    given = Verstrekking(
        id=new_id(), regio_id=actor.regio_id, verantwoordelijke_id=row.verantwoordelijke_id, muur=row.muur,
        zaak_id=row.zaak_id, deling_id=row.id, ontvanger=row.ontvanger, soorten=row.soorten, velden=list(velden),
        hoe=hoe, sha256=hashlib.sha256(left).digest(), gegeven_door=actor.account_id, gegeven_at=at)
    given.save(force_insert=True)
    if row.muur != WPG_MUUR:
        happened(actor, row.zaak_id, "verstrekking.gedaan", at=at)
    kept = {"deling": row.id, "gever": row.gever, "ontvanger": row.ontvanger, "soorten": row.soorten,
            "velden": given.velden, "grond": row.grond, "artikel": row.artikel, "regime": row.regime, "hoe": hoe}
    record(actor.lopend, Wijziging("verstrekking.gedaan", "verstrekking", given.id, kept, row.zaak_id))


def _rule(actor: Actor, zicht: ZaakZicht, deling_id: UUID) -> Deling:
    found = next((g for g in shares_of(actor, zicht, on=zicht.on) if g.id == deling_id and g.open), None)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="deling", gevraagd=str(deling_id))
    return found.deling


def _may_give(actor: Actor, zicht: ZaakZicht, deling: Deling) -> Verdict:
    """It stands today, and who gives looks in the rol whose records they are, or has the mandate of the college."""
    on = zicht.on
    if deling.gever not in (giver(actor.lezersmuur, on=on, wet=actor.wet)[0],
                            gives_for(actor, zicht, deling.ontvanger, deling.soorten)[0]):
        return refused("other_role_wall", BRON)
    verdict = may_share(deling, on=on, wet=actor.wet)
    if verdict and not stands(deling, on=on, wet=actor.wet):
        return refused("emergency_unexplained", "rij delen.nood_uitleg",
                       uren=str(actor.wet.getal("delen.nood_uitleg", on)))
    return verdict


def _stuk(actor: Actor, zicht: ZaakZicht, deling: Deling, *, read: bool) -> Stuk:
    anonymous = deling.ontvanger == NAAMLOOS
    parts = content(actor, zicht, deling, on=zicht.on) if read else ()
    law = article_for(deling.soorten, gever=deling.gever, ontvanger=deling.ontvanger, regime=deling.regime,
                      on=zicht.on, wet=actor.wet)
    ground = {Grondsoort.WET: f"de wet ({law})", Grondsoort.TOESTEMMING: "toestemming",
              Grondsoort.VITAAL_BELANG: "nood"}
    return Stuk("" if anonymous else zicht.nummer, parties(on=zicht.on, wet=actor.wet)[deling.ontvanger],
                "" if anonymous else deling.doel, ground[deling.grond],
                "" if anonymous else persoonslijn(zicht.kind).partition(",")[0], parts, zicht.on)
