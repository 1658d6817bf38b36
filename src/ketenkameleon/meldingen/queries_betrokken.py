"""The questions who is involved: those to me, and mine. Nobody sees to whom a question of their own went.

Source: design.md 2a; issue 6, part 2; docs/adr/0036-the-kernteam.md.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.meldingen.models import Betrokkenvraag, Signaal
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.lezen import row, rows

MOST: Final = 100


class VraagAanMij(NamedTuple):
    """Somebody asks who is involved with a child of mine. `over`: the zaaknummer, or the pupil of a signaal."""

    id: UUID
    school: str
    vrager: str
    gevraagd_at: datetime
    over: str
    is_zaak: bool
    verteld_op: date | None
    niet_verteld: str
    grond: str
    waarom: str
    antwoord: str


class EigenVraag(NamedTuple):
    """A question of one's own: when, and who answered, if anybody chose to."""

    id: UUID
    school: str
    gevraagd_at: datetime
    direct: bool
    antwoord_at: datetime | None
    naam: str | None
    functie: str | None
    telefoon: str | None


def asked_today(actor: Actor, *, on: date) -> int:
    """How many questions somebody asked today, counted up to a hundred. Units: questions; `on` is a date."""
    return row(int, _VANDAAG, {"sinds": on}) or 0


def own_questions(actor: Actor, *, on: date) -> tuple[EigenVraag, ...]:
    """The own questions of the last days, newest first. Raises NotAllowed. Units: `on` is a date.

    Source: row betrokken.toont.
    """
    _may(actor, Deed.BETROKKEN_VRAGEN, on)
    days = actor.wet.getal("betrokken.toont", on)
    return tuple(rows(EigenVraag, _EIGEN, {"sinds": on - timedelta(days=days)}))


def questions_to_me(actor: Actor, *, on: date) -> tuple[VraagAanMij, ...]:
    """What others asked about children with whom the actor is involved, and what still waits for an answer first.

    Writes that somebody looked, and at which zaken. Raises NotAllowed.
    """
    _may(actor, Deed.BETROKKEN_ANTWOORDEN, on)
    found = list(Betrokkenvraag.objects.filter(regio_id=actor.regio_id, account_id=actor.account_id)
                 .select_related("school").order_by("-antwoord_at", "-gevraagd_at")[:MOST])
    looked_at_list(actor.lopend, Lijstsoort.VRAGEN, [v.zaak_id for v in found if v.zaak_id])
    names = dict(Account.objects.filter(pk__in={v.vrager_id for v in found}).values_list("id", "naam"))
    numbers = dict(Zaak.objects.filter(pk__in={v.zaak_id for v in found if v.zaak_id}).values_list("id", "nummer"))
    pupils = {s.id: f"{s.voornaam} {s.achternaam}".strip() or "een leerling van uw signaal" for s in
              Signaal.objects.filter(pk__in={v.signaal_id for v in found if v.signaal_id})}
    return tuple(VraagAanMij(
        v.id, v.school.naam, names.get(v.vrager_id, ""), v.gevraagd_at,
        numbers.get(v.zaak_id, "") if v.zaak_id else pupils.get(v.signaal_id, "") if v.signaal_id else "",
        v.zaak_id is not None, v.verteld_op, v.niet_verteld, v.grond, v.waarom, v.antwoord) for v in found)


def _may(actor: Actor, deed: Deed, on: date) -> None:
    authorise(may(deed, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on, wet=actor.wet))


_VANDAAG: Final = "SELECT count(*) FROM meldingen_eigen_vragen(%(sinds)s)"
_EIGEN: Final = """SELECT id, school, gevraagd_at, direct, antwoord_at, naam, functie, telefoon
  FROM meldingen_eigen_vragen(%(sinds)s)"""
# How many questions wait for somebody's answer: for Mijn dag.
AAN_MIJ: Final = """SELECT count(*) FROM meldingen_betrokkenvraag b
  WHERE b.regio_id = %(regio)s AND b.account_id = %(account)s AND b.antwoord_at IS NULL"""
