"""One zaak as somebody may see it, in one query, with the decision about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.leerplicht import BirthDate, age_on
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.zaak import Stand, Zaaksoort
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from ketenkameleon.zaken.queries.lezen import Waarden, day, row, rows

ONBEKEND: Final = "Persoonsgegevens opvragen"
NOT_THERE: Final = refused("not_your_zaak", "design.md 2, belofte 5")


@dataclass(frozen=True, slots=True)
class Kind:
    """The child of a zaak. `bekend`: the personal data have come in.

    `leeftijd`: years, None: niet te bepalen.
    """

    persoon_id: UUID
    naam: str
    voornaam: str
    bekend: bool
    geboren: BirthDate | None
    leeftijd: int | None
    taal: str
    tolk: bool
    klas: str
    telefoon: str
    geheim: bool


@dataclass(frozen=True, slots=True)
class Toegewezen:
    """Who is asked, who is vast, or who covers, on the day that was asked for."""

    id: UUID
    account_id: UUID
    naam: str
    telefoon: str
    werkdagen: str
    soort: str
    stand: str
    van: date | None
    tot: date | None
    antwoord_uiterlijk: date | None
    is_overdracht: bool
    reden: str


@dataclass(frozen=True, slots=True)
class ZaakZicht:
    """One zaak for one actor on one day (`on`), with how the actor stands to it."""

    on: date
    kind: Kind
    toegewezen: tuple[Toegewezen, ...]
    relaties: frozenset[Relatie]
    soort: Zaaksoort
    stand: Stand
    zaak_id: UUID
    nummer: str
    werkwijze: str
    aanleiding: str
    geopend_op: date
    belofte_van: date | None
    belofte_op: date | None
    belofte_herkomst: str
    belofte_rij: str
    verzuim_van: date | None
    plek_gestart_op: date | None
    stand_tekst: str
    stand_at: datetime | None
    familie_ingelicht_op: date | None
    intrekking_gevraagd_op: date | None
    nazorg_op: date | None
    nazorg_tekst: str
    gesloten_at: datetime | None
    uitkomst: str
    uitkomst_reden: str
    verantwoordelijke_id: UUID
    muur: int
    school_id: UUID | None
    school_naam: str
    school_brin6: str
    vakantieregio: str
    gemeente_code: str
    gemeente_naam: str
    gemeente_organisatie_id: UUID | None

    @property
    def vast(self) -> Toegewezen | None:
        """The vaste contactpersoon: only somebody who accepted (promise 1)."""
        return next((t for t in self.toegewezen if t.soort == "vast" and t.stand == "aanvaard"), None)

    @property
    def waarneming(self) -> Toegewezen | None:
        """Who covers today."""
        return next((t for t in self.toegewezen if t.soort == "waarneming" and t.stand == "aanvaard"), None)

    @property
    def verzoek(self) -> Toegewezen | None:
        """The open request to somebody to become the vaste contactpersoon."""
        return next((t for t in self.toegewezen if t.stand == "gevraagd"), None)

    @property
    def verzuim_op(self) -> date:
        """The day on which ages are counted: the first day of the absence, or the day nearest to it that is known.

        Source: design.md 2a (a suspect child).
        """
        return self.verzuim_van or self.telt_van

    @property
    def telt_van(self) -> date:
        """Day 1 of the zaak: the report the promise counts from, else the day it opened."""
        return self.belofte_van or self.geopend_op


def zaak_for(actor: Actor, sleutel: str | UUID, deed: Deed, *, on: date, lock: bool = False) -> ZaakZicht:
    """The zaak with that nummer (str) or id (UUID), for this deed on that day; one query (two with `lock`).

    Raises NotFound when it is not there or the actor has no right to see it: the same refusal and the same
    cost for both. Raises NotAllowed when the actor may see it but not do this. `lock` holds the zaak until
    the transaction ends, and reads everything after the lock was given. Source: design.md 2, promises 4 and
    5.
    """
    if lock:
        lock_zaak(actor, sleutel)
    zicht = read_zaak(actor, sleutel, on=on)
    verdict = may_do(actor, zicht, deed)
    if isinstance(verdict, Refused):
        if may_do(actor, zicht, Deed.ZAAK_ZIEN):
            raise NotAllowed(verdict, object_soort="zaak", gevraagd=str(sleutel))
        raise NotFound(NOT_THERE, object_soort="zaak", gevraagd=str(sleutel))
    return zicht


def read_zaak(actor: Actor, sleutel: str | UUID, *, on: date) -> ZaakZicht:
    """The zaak as the walls give it, without a deed: whoever asks decides what may be done with it. One query.

    Raises NotFound when the walls give nothing.
    """
    where = "id" if isinstance(sleutel, UUID) else "nummer"
    values: Waarden = {"regio": actor.regio_id, "sleutel": sleutel, "account": actor.account_id, "on": on,
              "scholen": list(actor.school_ids)}
    zicht = row(lambda *columns: ZaakZicht(
        on, _child(*columns[5:18], on=on), _assigned(columns[0]), _relaties(columns[1], columns[2]),
        Zaaksoort(columns[3]), Stand(columns[4]), *columns[18:]), _ZAAK + where + " = %(sleutel)s", values)
    if zicht is None:
        raise NotFound(NOT_THERE, object_soort="zaak", gevraagd=str(sleutel))
    return zicht


def lock_zaak(actor: Actor, sleutel: str | UUID) -> None:
    """Hold the zaak until the transaction ends; nothing happens when there is no such zaak.

    A statement of its own, before anything is read: what is read afterwards is as the one before left it.
    """
    where = "id" if isinstance(sleutel, UUID) else "nummer"
    values: Waarden = {"regio": actor.regio_id, "sleutel": sleutel}
    rows(int, _LOCK + where + " = %(sleutel)s FOR NO KEY UPDATE", values)


def may_do(actor: Actor, zicht: ZaakZicht, deed: Deed) -> Verdict:
    """May the actor do this with this zaak? For buttons: what is refused here is refused everywhere."""
    return may(deed, functies=actor.functies, relaties=zicht.relaties, on=zicht.on, wet=actor.wet)


def still_open(zicht: ZaakZicht) -> Verdict:
    """May anything still be written in this zaak? What was closed stays as it is. Source: design.md 2a."""
    if zicht.stand is Stand.GESLOTEN:
        return refused("zaak_closed", "design.md 2a (standen van een zaak)")
    return ALLOWED


def persoonslijn(kind: Kind) -> str:
    """Name and age in words: "Noor Vos, 14 jaar"; "Persoonsgegevens opvragen" while nobody knows who it is."""
    if not kind.bekend:
        return ONBEKEND
    age = "leeftijd niet te bepalen" if kind.leeftijd is None else f"{kind.leeftijd} jaar"
    return f"{kind.naam}, {age}"


def _child(persoon_id: UUID, gegevens: str, voornaam: str, tussenvoegsel: str, achternaam: str, jaar: int | None,
           maand: int | None, dag: int | None, taal: str, tolk: bool, klas: str, telefoon: str, geheim: bool,
           *, on: date) -> Kind:
    geboren = BirthDate(jaar, maand, dag) if jaar else None
    naam = " ".join(part for part in (voornaam, tussenvoegsel, achternaam) if part)
    return Kind(persoon_id, naam, voornaam, gegevens == "bekend", geboren, age_on(geboren, on), taal, tolk, klas,
                telefoon, geheim)


def _assigned(found: Sequence[Mapping[str, str]] | None) -> tuple[Toegewezen, ...]:
    return tuple(
        Toegewezen(UUID(item["id"]), UUID(item["account"]), item["naam"], item["telefoon"] or "",
                   item["werkdagen"] or "", item["soort"], item["stand"], day(item["van"]), day(item["tot"]),
                   day(item["uiterlijk"]), bool(item["overdracht"]), item["reden"])
        for item in found or ())


def _relaties(held: Iterable[str], own_school: bool) -> frozenset[Relatie]:
    """How the actor stands to the zaak: the rows of toegang_relatie of today, and the school of the child.

    Who works here and is a parent too stands here as who works.
    """
    relaties = frozenset(Relatie(soort) for soort in held if soort in set(Relatie))
    return relaties | {Relatie.SCHOOL_VAN_MELDING} if own_school else relaties


_LOCK: Final = "SELECT 1 FROM zaken_zaak z WHERE z.regio_id = %(regio)s AND z."
_ZAAK: Final = """
SELECT
  (SELECT json_agg(json_build_object('id', t.id, 'account', t.account_id, 'naam', a.naam, 'telefoon', w.telefoon,
       'werkdagen', w.werkdagen, 'soort', t.soort, 'stand', t.stand, 'van', t.van, 'tot', t.tot,
       'uiterlijk', t.antwoord_uiterlijk, 'overdracht', t.is_overdracht, 'reden', t.reden) ORDER BY t.gevraagd_at)
     FROM zaken_toewijzing t JOIN toegang_account a ON a.id = t.account_id
     LEFT JOIN LATERAL (SELECT pr.telefoon, pr.werkdagen FROM regio_aanstelling aa
       JOIN team_professional pr ON pr.aanstelling_id = aa.id
       WHERE aa.account_id = t.account_id AND aa.regio_id = z.regio_id AND aa.tot >= %(on)s LIMIT 1) w ON true
     WHERE t.zaak_id = z.id AND (t.stand = 'gevraagd'
       OR t.stand IN ('aanvaard', 'geeindigd') AND %(on)s BETWEEN t.van AND t.tot)),
  ARRAY(SELECT r.soort::text FROM toegang_relatie r
    WHERE r.zaak_id = z.id AND r.account_id = %(account)s AND %(on)s BETWEEN r.van AND r.tot),
  z.school_id = ANY(%(scholen)s::uuid[]) IS TRUE
    OR EXISTS (SELECT FROM zaken_plek k WHERE k.zaak_id = z.id AND k.school_id = ANY(%(scholen)s::uuid[])),
  z.soort, z.stand,
  p.id, p.gegevens, p.voornaam, p.tussenvoegsel, p.achternaam, p.geboortejaar, p.geboortemaand, p.geboortedag,
  p.taal, p.tolk, p.klas, p.telefoon, p.geheim,
  z.id, z.nummer, z.werkwijze, z.aanleiding, z.geopend_op, z.belofte_van, z.belofte_op, z.belofte_herkomst,
  z.belofte_rij,
  z.verzuim_van, z.plek_gestart_op, z.stand_tekst, z.stand_at, z.familie_ingelicht_op, z.intrekking_gevraagd_op,
  z.nazorg_op, z.nazorg_tekst, z.gesloten_at, z.uitkomst, z.uitkomst_reden, z.verantwoordelijke_id, z.muur,
  s.id, coalesce(s.naam, ''), coalesce(s.brin6, ''), coalesce(sg.vakantieregio, g.vakantieregio, ''),
  coalesce(g.code, ''), coalesce(g.naam, ''), g.organisatie_id
FROM zaken_zaak z
JOIN personen_persoon p ON p.id = z.persoon_id
LEFT JOIN regio_school s ON s.id = z.school_id
LEFT JOIN regio_gemeente sg ON sg.id = s.gemeente_id
LEFT JOIN regio_gemeente g ON g.id = z.gemeente_id
WHERE z.regio_id = %(regio)s AND z."""
