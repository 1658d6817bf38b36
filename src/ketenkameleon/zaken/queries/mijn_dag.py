"""Mijn dag: what is late, what is today, what waits for me. Two queries, whatever lies behind.

Source: ux.md S1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.logboek.schrijven import Lijstsoort, looked_at_list
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.belofte import Niveau, day_number, day_total, niveau
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.wpg import is_wpg
from ketenkameleon.rules.zaak import Stand, Zaaksoort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import authorise
from ketenkameleon.zaken.queries.lezen import (
    GEEN_STIL,
    Lijst,
    Waarden,
    filled,
    moment,
    must_day,
    must_moment,
    parts,
    rows,
)
from ketenkameleon.zaken.queries.zaak import ONBEKEND

LATE_FIRST: Final = (Niveau.TE_LAAT, Niveau.SPOED, Niveau.LET_OP, Niveau.OP_SCHEMA, None)


@dataclass(frozen=True, slots=True)
class MijnZaak:
    """One zaak of mine. Days are calendar days; `niveau` and `dag` are None for a zaak without promise."""

    zaak_id: UUID
    nummer: str
    soort: Zaaksoort
    stand: Stand
    naam: str
    school: str
    als: Relatie
    belofte_op: date | None
    dag: int | None
    van_dagen: int | None
    niveau: Niveau | None
    laatste_contact_at: datetime | None
    laatste_rol: str
    wacht_op: str
    wacht_sinds: date | None
    wacht_tot: date | None
    mijlpaal: str
    mijlpaal_op: date | None
    eerste_contact_te_laat: bool
    intrekking_gevraagd: bool


class MijnVerzoek(NamedTuple):
    """A request that waits for my answer until `antwoord_uiterlijk`."""

    verzoek_id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    school: str
    antwoord_uiterlijk: date
    is_overdracht: bool
    reden: str


class MijnAfspraak(NamedTuple):
    """An afspraak that is mine to keep, today or overdue. `voornaam`: "" when it is not known."""

    afspraak_id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    voornaam: str
    wat: str
    wanneer: date
    tijd: time | None
    waar: str


class TeBewaren(NamedTuple):
    """A contact of mine that runs (`geeindigd_at` None) or is still to be saved."""

    contact_id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    rol: str
    begonnen_at: datetime
    geeindigd_at: datetime | None


class VraagVanCollega(NamedTuple):
    """A question that a colleague put to me; what it is about stands on its own page."""

    vraag_id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    van: str


class MijnConcept(NamedTuple):
    """A draft of mine: the form and the object it is about."""

    formulier: str
    object_id: UUID
    bewaard_at: datetime


@dataclass(frozen=True, slots=True)
class MijnDag:
    """Everything on the page, each list in the order of the screen."""

    zaken: tuple[MijnZaak, ...]
    verzoeken: tuple[MijnVerzoek, ...]
    afspraken: tuple[MijnAfspraak, ...]
    te_bewaren: tuple[TeBewaren, ...]
    concepten: tuple[MijnConcept, ...]
    vragen: tuple[VraagVanCollega, ...]


class _Rij(NamedTuple):
    zaak_id: UUID
    nummer: str
    soort: str
    stand: str
    naam: str
    school: str
    als: str
    belofte_van: date | None
    belofte_op: date | None
    intrekking: bool
    contact_at: datetime | None
    contact_rol: str | None
    wacht_op: str | None
    wacht_sinds: date | None
    wacht_tot: date | None
    mijlpaal: str | None
    mijlpaal_op: date | None
    eerste_op: date | None
    plek_gestart_op: date | None


class _Lijsten(NamedTuple):
    verzoeken: Lijst
    afspraken: Lijst
    te_bewaren: Lijst
    concepten: Lijst
    vragen: Lijst


def mijn_dag(actor: Actor, *, on: date, at: datetime) -> MijnDag:
    """What this professional has to know on that day; late zaken first, then by the promised day.

    Two queries and the look log. `at` is the moment of looking, kept for lists that count in hours. Raises
    NotAllowed for who has no Mijn dag.
    """
    authorise(may(Deed.MIJN_DAG, functies=actor.functies, relaties=frozenset(), on=on, wet=actor.wet))
    values: Waarden = {"account": actor.account_id, "regio": actor.regio_id, "on": on, "onbekend": ONBEKEND, "at": at}
    zaken = sorted((_mine(actor, row, on) for row in rows(_Rij, _ZAKEN, values)), key=_order)
    [(verzoeken, afspraken, te_bewaren, concepten, vragen)] = rows(_Lijsten, _LIJSTEN, values)
    dag = MijnDag(tuple(zaken), parts(_verzoek, verzoeken), parts(_afspraak, afspraken),
                  parts(_te_bewaren, te_bewaren), parts(_concept, concepten), parts(_vraag, vragen))
    _write_look(actor, dag, on)
    return dag


def _write_look(actor: Actor, dag: MijnDag, on: date) -> None:
    """Whose children stood on it. A contact under the Wpg that is still to be saved is kept apart."""
    under_wpg = {c.contact_id for c in dag.te_bewaren if is_wpg(muur(Rol(c.rol), wet=actor.wet), on=on, wet=actor.wet)}
    open_contacts = [c for c in dag.te_bewaren if c.contact_id not in under_wpg]
    looked_at_list(actor.lopend, Lijstsoort.MIJN_DAG,
                   [*(zaak.zaak_id for zaak in dag.zaken), *(verzoek.zaak_id for verzoek in dag.verzoeken),
                    *(vraag.zaak_id for vraag in dag.vragen),
                    *(afspraak.zaak_id for afspraak in dag.afspraken), *(contact.zaak_id for contact in open_contacts)],
                   stil=[(c.contact_id, c.zaak_id) for c in dag.te_bewaren if c.contact_id in under_wpg])


def _verzoek(key: str, zaak: str, nummer: str, naam: str, school: str, uiterlijk: str, overdracht: bool,
             reden: str) -> MijnVerzoek:
    return MijnVerzoek(UUID(key), UUID(zaak), nummer, naam, school, must_day(uiterlijk), overdracht, reden)


def _afspraak(key: str, zaak: str, nummer: str, naam: str, voornaam: str, wat: str, wanneer: str,
              tijd: str | None, waar: str) -> MijnAfspraak:
    return MijnAfspraak(UUID(key), UUID(zaak), nummer, naam, voornaam, wat, must_day(wanneer),
                        time.fromisoformat(tijd) if tijd else None, waar)


def _te_bewaren(key: str, zaak: str, nummer: str, naam: str, rol: str, begonnen: str,
                geeindigd: str | None) -> TeBewaren:
    return TeBewaren(UUID(key), UUID(zaak), nummer, naam, rol, must_moment(begonnen), moment(geeindigd))


def _concept(formulier: str, key: str, bewaard: str) -> MijnConcept:
    return MijnConcept(formulier, UUID(key), must_moment(bewaard))


def _vraag(key: str, zaak: str, nummer: str, naam: str, van: str) -> VraagVanCollega:
    return VraagVanCollega(UUID(key), UUID(zaak), nummer, naam, van)


def _mine(actor: Actor, row: _Rij, on: date) -> MijnZaak:
    level = dag = total = None
    if row.belofte_op and row.belofte_van:
        level = niveau(row.belofte_op, on, wet=actor.wet, plek_gestart_op=row.plek_gestart_op,
                       regio=actor.regio_code)
        dag, total = day_number(row.belofte_van, on), day_total(row.belofte_van, row.belofte_op)
    late = row.contact_at is None and row.eerste_op is not None and row.eerste_op < on
    return MijnZaak(
        row.zaak_id, row.nummer, Zaaksoort(row.soort), Stand(row.stand), row.naam, row.school,
        Relatie(row.als), row.belofte_op, dag, total, level, row.contact_at, row.contact_rol or "",
        row.wacht_op or "", row.wacht_sinds, row.wacht_tot, row.mijlpaal or "", row.mijlpaal_op, late,
        row.intrekking,
    )


def _order(zaak: MijnZaak) -> tuple[int, bool, date, str]:
    late = LATE_FIRST.index(zaak.niveau)
    return late, not zaak.eerste_contact_te_laat, zaak.belofte_op or date.max, zaak.nummer


_ZAKEN: Final = filled("""
SELECT z.id, z.nummer, z.soort, z.stand, {naam}, coalesce(s.naam, ''), r.soort, z.belofte_van, z.belofte_op,
  z.intrekking_gevraagd_op IS NOT NULL, c.begonnen_at, c.rol, w.partij, w.sinds, w.tot, m.naam, m.op, e.op,
  z.plek_gestart_op
FROM toegang_relatie r
JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN regio_school s ON s.id = z.school_id
LEFT JOIN LATERAL (SELECT begonnen_at, rol FROM zaken_contact c WHERE c.zaak_id = z.id
  AND c.bewaard_at IS NOT NULL AND {stil} ORDER BY c.begonnen_at DESC LIMIT 1) c ON true
LEFT JOIN LATERAL (SELECT partij, sinds, tot FROM zaken_wachtop w WHERE w.zaak_id = z.id
  AND w.klaar_op IS NULL ORDER BY w.sinds, w.id LIMIT 1) w ON true
LEFT JOIN LATERAL (SELECT naam, op FROM zaken_termijn m WHERE m.zaak_id = z.id AND m.op >= %(on)s
  ORDER BY m.op LIMIT 1) m ON true
LEFT JOIN zaken_termijn e ON e.zaak_id = z.id AND e.code = 'eerste_contact'
WHERE r.account_id = %(account)s AND r.regio_id = %(regio)s AND r.soort IN ('vast', 'waarneming')
  AND %(on)s BETWEEN r.van AND r.tot
""").replace("{stil}", GEEN_STIL)
# What is asked of me, what I agreed for today, what I still have to save, what I was typing, what a
# colleague asks.
_LIJSTEN: Final = filled("""
SELECT
  (SELECT json_agg(json_build_array(t.id, z.id, z.nummer, {naam}, coalesce(s.naam, ''), t.antwoord_uiterlijk,
     t.is_overdracht, t.reden) ORDER BY t.antwoord_uiterlijk, z.nummer)
   FROM zaken_toewijzing t
   JOIN zaken_zaak z ON z.id = t.zaak_id
   JOIN personen_persoon p ON p.id = z.persoon_id
   LEFT JOIN regio_school s ON s.id = z.school_id
   WHERE t.account_id = %(account)s AND t.regio_id = %(regio)s AND t.stand = 'gevraagd'),
  (SELECT json_agg(json_build_array(f.id, z.id, z.nummer, {naam},
      CASE WHEN p.gegevens = 'bekend' THEN p.voornaam ELSE '' END, f.wat, f.wanneer, f.tijd, f.waar)
     ORDER BY f.wanneer, f.tijd, z.nummer, f.id)
   FROM toegang_relatie r
   JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
   JOIN personen_persoon p ON p.id = z.persoon_id
   JOIN zaken_afspraak f ON f.zaak_id = z.id AND f.klaar_at IS NULL AND f.wanneer <= %(on)s
     AND f.wie = 'contactpersoon'
   WHERE r.account_id = %(account)s AND r.regio_id = %(regio)s AND r.soort IN ('vast', 'waarneming')
     AND %(on)s BETWEEN r.van AND r.tot),
  (SELECT json_agg(json_build_array(c.id, z.id, z.nummer, {naam}, c.rol, c.begonnen_at, c.geeindigd_at)
     ORDER BY c.begonnen_at)
   FROM zaken_contact c
   JOIN zaken_zaak z ON z.id = c.zaak_id
   JOIN personen_persoon p ON p.id = z.persoon_id
   WHERE c.account_id = %(account)s AND c.regio_id = %(regio)s AND c.bewaard_at IS NULL
     AND c.afgebroken_at IS NULL),
  (SELECT json_agg(json_build_array(k.formulier, k.object_id, k.bewaard_at) ORDER BY k.bewaard_at)
   FROM zaken_concept k WHERE k.account_id = %(account)s AND k.regio_id = %(regio)s),
  (SELECT json_agg(json_build_array(q.id, z.id, z.nummer, {naam}, d.naam) ORDER BY q.gevraagd_at)
   FROM zaken_verhoorverzoek q
   JOIN zaken_zaak z ON z.id = q.zaak_id
   JOIN personen_persoon p ON p.id = z.persoon_id
   JOIN toegang_account d ON d.id = q.gevraagd_door
   WHERE q.account_id = %(account)s AND q.regio_id = %(regio)s AND q.stand = 'gevraagd')
""")
