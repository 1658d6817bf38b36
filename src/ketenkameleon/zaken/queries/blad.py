"""The zaakpagina: everything on one page, in three queries, whatever lies behind.

Source: ux.md S2; design.md 2, promise 4 (who may see a notitie, and who sees that there is one).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.belofte import Niveau, day_number, day_total, niveau
from ketenkameleon.rules.continuity import Continuity
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.blad_sql import AANTAL, CONTACTEN, MENSEN, REGIE
from ketenkameleon.zaken.queries.lezen import day, moment, row, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht, may_do

Tekst = dict[str, str]


@dataclass(frozen=True, slots=True)
class Blik:
    """One contact on the timeline. The texts are empty for who may not see notities (`met_tekst` False)."""

    id: UUID
    at: datetime
    minuten: int | None
    rol: str
    door: str
    met: tuple[str, ...]
    wijze: str
    bewaard: bool
    van_mij: bool
    bevoegd: bool
    bevoegd_code: str
    opnieuw_verteld: bool | None
    met_tekst: bool
    feiten: str
    indruk: str
    waarom: str
    waarom_voor_ouders: bool
    ouderregel: str
    aanvullingen: tuple[tuple[datetime, str, str], ...]


@dataclass(frozen=True, slots=True)
class AfspraakRegel:
    """An afspraak; `klaar_at` None while it is open."""

    id: UUID
    wat: str
    wie: str
    wie_naam: str
    wanneer: date
    klaar_at: datetime | None
    klaar_hoe: str


@dataclass(frozen=True, slots=True)
class WachtOpRegel:
    """Something the zaak waits for."""

    id: UUID
    partij: str
    wat: str
    sinds: date
    tot: date


@dataclass(frozen=True, slots=True)
class PlekRegel:
    """A plek with the day of every step."""

    id: UUID
    soort: str
    waar: str
    school: str
    stand: str
    aangeboden_op: date
    aanvaard_op: date | None
    gestart_op: date | None
    gestart_door_mij: bool
    bevestigd_op: date | None
    bevestigd_als: str
    kind_zegt: str
    betwist_op: date | None
    betwist_als: str
    betwist_reden: str
    gestopt_op: date | None
    stop_reden: str


@dataclass(frozen=True, slots=True)
class VerhaalRegel:
    """What somebody told, or (`vervangt` filled in) told later. `tekst` is None for who may not see notities."""

    id: UUID
    verteller: str
    tekst: str | None
    verteld_op: date
    voorgelezen_op: date | None
    klopt: bool | None
    vervangt: UUID | None


@dataclass(frozen=True, slots=True)
class MijlpaalRegel:
    """A day on the way to the promise."""

    code: str
    naam: str
    op: date


@dataclass(frozen=True, slots=True)
class ToewijzingRegel:
    """Who was asked, accepted, refused or covered."""

    id: UUID
    naam: str
    soort: str
    stand: str
    gevraagd_at: datetime
    antwoord_uiterlijk: date
    is_overdracht: bool
    reden: str
    weiger_code: str
    weiger_reden: str
    van: date | None
    tot: date | None


@dataclass(frozen=True, slots=True)
class Ouder:
    """Somebody who stands around the child."""

    naam: str
    relatie: str
    heeft_gezag: bool
    telefoon: str
    taal: str
    tolk: bool


@dataclass(frozen=True, slots=True)
class BroerOfZus:
    """A brother or sister with an open zaak that the actor may see."""

    nummer: str
    voornaam: str


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Contacts, newest first. `ouder`: hand it back for the next page, None at the end."""

    contacten: tuple[Blik, ...]
    ouder: str | None


@dataclass(frozen=True, slots=True)
class Zaakblad:
    """Everything on the page. `gezag`: the state of gezag, "niet_te_bepalen" when nobody knows."""

    zicht: ZaakZicht
    dag: int | None
    van_dagen: int | None
    niveau: Niveau | None
    mijlpaal: MijlpaalRegel | None
    tijdlijn: Tijdlijn
    afspraken: tuple[AfspraakRegel, ...]
    afgerond: tuple[AfspraakRegel, ...]
    wacht_op: tuple[WachtOpRegel, ...]
    plekken: tuple[PlekRegel, ...]
    verhalen: tuple[VerhaalRegel, ...]
    mijlpalen: tuple[MijlpaalRegel, ...]
    toewijzingen: tuple[ToewijzingRegel, ...]
    continuiteit: Continuity
    gezag: str
    ouders: tuple[Ouder, ...]
    broers_en_zussen: tuple[BroerOfZus, ...]


def zaakpagina(actor: Actor, zicht: ZaakZicht, *, on: date) -> Zaakblad:
    """Everything about a zaak that the actor may see, in three queries and the look log.

    `zicht`: what zaak_for gave for Deed.ZAAK_ZIEN. Who may not see notities (a coördinator, somebody who is asked)
    gets day, rol, who and wijze of a contact, never its text.
    """
    tijdlijn = contacten(actor, zicht)
    values = {"zaak": zicht.zaak_id, "regio": actor.regio_id, "on": on, "account": actor.account_id,
              "kind": zicht.kind.persoon_id}
    regie = row(lambda *columns: [column or [] for column in columns], REGIE, values) or []
    afspraken, plekken, verhalen, mijlpalen, toewijzingen, wacht_op, telling = regie
    gezag, ouders, siblings = _people(actor, values)
    open_afspraken = tuple(_afspraak(item) for item in afspraken)
    points = tuple(MijlpaalRegel(m["code"], m["naam"], _date(m["op"])) for m in mijlpalen)
    places = tuple(_plek(actor, item) for item in plekken)
    looked(actor.lopend, "zaak", zicht.nummer, zaak_id=zicht.zaak_id)
    return Zaakblad(
        zicht, *_clock(actor, zicht, places, on), next((m for m in points if m.op >= on), None), tijdlijn,
        tuple(a for a in open_afspraken if a.klaar_at is None),
        tuple(a for a in open_afspraken if a.klaar_at is not None),
        tuple(WachtOpRegel(UUID(w["id"]), w["partij"], w["wat"], _date(w["sinds"]), _date(w["tot"])) for w in wacht_op),
        places, tuple(_verhaal(item, bool(may_do(actor, zicht, Deed.NOTITIES_ZIEN))) for item in verhalen), points,
        tuple(_toewijzing(item) for item in toewijzingen), _continuity(telling), gezag, ouders, siblings,
    )
