"""What a parent or child reads about sharing in their own zaak: the table, what is asked of them, what they said.

What others said comes in for the rules alone, without a name, and goes on no page. Source: issue 6, part 5; ux.md S9
and S11a; docs/adr/0020-delen.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.delen import models
from ketenkameleon.delen.queries.delen import as_rule, as_yes
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.rules.delen import Gedeeld, Tabel, shown_to_family, who_sees_what
from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gezinsvraag import Gezinsvraag, question_to
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.toestemming import Toestemming
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.zaak import Stand
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.gezin import of_family, own_statement
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.zaak import lock_zaak


@dataclass(frozen=True, slots=True)
class Gezinszaak:
    """The zaak as one of the family stands to it. `ik`: who they are; None when nobody wrote that down with a code."""

    on: date
    zaak_id: UUID
    nummer: str
    band: Band
    ik: UUID | None
    voornaam: str
    open: bool
    verantwoordelijke_id: UUID
    gezin: Gezin
    verhaal_voor: frozenset[int]


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One share that something is asked about, with the question to whoever looks."""

    gedeeld: Gedeeld
    vraag: Gezinsvraag


@dataclass(frozen=True, slots=True)
class EigenJa:
    """What they said themselves, with the key to take it back by."""

    id: UUID
    toestemming: Toestemming


@dataclass(frozen=True, slots=True)
class Gezinsblad:
    """Everything about sharing that one parent or child reads of their own zaak on that day."""

    zaak: Gezinszaak
    gedeeld: tuple[Gedeeld, ...]
    tabel: Tabel
    vragen: tuple[Gevraagd, ...]
    gezegd: tuple[EigenJa, ...]


def sharing_of_family(actor: Actor, nummer: str, *, on: date) -> Gezinsblad:
    """Who sees what, what is asked of the actor and what they said, in three queries and the look log.

    Raises NotFound for who is no parent with gezag and not the child of that zaak. Units: `on` is a date.
    Source: ux.md S9 and S11a.
    """
    zaak = family_zaak(actor, nummer, on=on)
    shares, own = shares_of_family(actor, zaak)
    looked(actor.lopend, "delen", nummer, zaak_id=zaak.zaak_id)
    shown = [share for share in shares if shown_to_family(share.deling)]
    tabel = who_sees_what(shown, zaak.verhaal_voor, gezin=True, on=on, wet=actor.wet)
    return Gezinsblad(zaak, shares, tabel, _asked(actor, zaak, shares), own)


def family_zaak(actor: Actor, nummer: str, *, on: date, lock: bool = False) -> Gezinszaak:
    """The zaak for a parent with gezag or the child itself on that day; `lock` holds it until the transaction ends.

    Raises NotFound for everybody else: the same for a zaak that is not there. Units: `on` is a date.
    """
    if lock:
        lock_zaak(actor, nummer)
    return of_family(actor, nummer, lambda *columns: _zaak(on, *columns), _ZAAK, on=on, soort="delen")


def shares_of_family(actor: Actor, zaak: Gezinszaak) -> tuple[tuple[Gedeeld, ...], tuple[EigenJa, ...]]:
    """Every share of the zaak as the rules read it, and what the actor said themselves, the newest first."""
    said = rows(_said, _GEZEGD, {"zaak": zaak.zaak_id})
    found = models.Deling.objects.filter(regio_id=actor.regio_id, zaak_id=zaak.zaak_id).order_by("gemaakt_at")
    shares = tuple(Gedeeld(deling.id, as_rule(deling, zaak.gezin, [word for _, word in said]),
                           deling.gestopt_op is None) for deling in found)
    return shares, tuple(EigenJa(key, as_yes(word)) for key, word in reversed(said) if key is not None)


def _asked(actor: Actor, zaak: Gezinszaak, shares: Sequence[Gedeeld]) -> tuple[Gevraagd, ...]:
    """The questions to the actor; none in a zaak that is closed, and none about what the family was not told."""
    if zaak.ik is None or not zaak.open:
        return ()
    asked = [(share, question_to(zaak.ik, share.deling, on=zaak.on, wet=actor.wet)) for share in shares
             if share.open and shown_to_family(share.deling)]
    return tuple(Gevraagd(share, vraag) for share, vraag in asked if vraag is not None)


def _zaak(on: date, zaak_id: UUID, nummer: str, band: str, kind: UUID, voornaam: str, jaar: int | None,
          maand: int | None, dag: int | None, stand: str, verantwoordelijke: UUID, gezag: str, dragers: list[UUID],
          ik: UUID | None, verhaal_voor: list[int]) -> Gezinszaak:
    geboren = BirthDate(jaar, maand, dag) if jaar else None
    gezin = Gezin(kind, geboren, Gezagsoort(gezag), frozenset(dragers))
    return Gezinszaak(on, zaak_id, nummer, Band(band), ik, voornaam, Stand(stand) is not Stand.GESLOTEN,
                      verantwoordelijke, gezin, frozenset(verhaal_voor))


def _said(key: UUID | None, ontvanger: str, soorten: list[str], door: UUID | None, als: str, ja: bool, op: date,
          tot: date, hoe: str, leeftijd: int | None, gehoord: bool,
          ingetrokken: date | None) -> tuple[UUID | None, models.Toestemming]:
    """What one person said; the key comes with one's own words alone."""
    return key, models.Toestemming(ontvanger=ontvanger, soorten=soorten, door_id=door, als=als, ja=ja, op=op, tot=tot,
                                   hoe=hoe, leeftijd_toen=leeftijd, kind_gehoord=gehoord, ingetrokken_op=ingetrokken)


_ZAAK: Final = own_statement(
    """z.id, z.nummer, r.soort, p.id, p.voornaam, p.geboortejaar, p.geboortemaand, p.geboortedag, z.stand,
  z.verantwoordelijke_id,
  coalesce((SELECT g.soort FROM personen_gezag g WHERE g.regio_id = z.regio_id AND g.kind_id = p.id
    AND %(on)s BETWEEN g.van AND g.tot ORDER BY g.van DESC LIMIT 1), 'niet_te_bepalen'),
  ARRAY(SELECT v.persoon_id FROM personen_verwant v WHERE v.regio_id = z.regio_id AND v.kind_id = p.id
    AND v.heeft_gezag AND %(on)s BETWEEN v.van AND v.tot),
  (SELECT ik FROM unnest(delen_mijn_personen()) AS ik WHERE CASE r.soort WHEN 'kind' THEN ik = p.id
    ELSE EXISTS (SELECT FROM personen_verwant v WHERE v.regio_id = z.regio_id AND v.kind_id = p.id
      AND v.persoon_id = ik AND %(on)s BETWEEN v.van AND v.tot) END LIMIT 1),
  delen_verhaal_voor(z.id)""", "JOIN personen_persoon p ON p.id = z.persoon_id")
_GEZEGD: Final = """
SELECT id, ontvanger, soorten, door, als, ja, op, tot, hoe, leeftijd, gehoord, ingetrokken_op
FROM delen_gezin_gezegd(%(zaak)s)"""
# What families answered on their own page in the zaken in `mijn`, since it was last talked about; for the pages that
# show what waits.
ANTWOORDEN: Final = """
SELECT z.nummer, count(*) AS aantal, max(t.op) AS laatst FROM mijn r
JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
JOIN LATERAL (
  SELECT t.op, t.vastgelegd_at AS at FROM delen_toestemming t WHERE t.zaak_id = z.id AND t.hoe = 'portaal'
    AND t.op > %(sinds)s
  UNION ALL SELECT t.ingetrokken_op, t.ingetrokken_at FROM delen_toestemming t
    WHERE t.zaak_id = z.id AND t.ingetrokken_op > %(sinds)s AND EXISTS (SELECT FROM toegang_relatie f
      WHERE f.zaak_id = z.id AND f.account_id = t.ingetrokken_bij AND f.soort IN ('ouder_met_gezag', 'kind'))
) t ON NOT EXISTS (SELECT FROM zaken_gebeurtenis g WHERE g.zaak_id = z.id AND g.code = 'delen.besproken'
  AND g.at > t.at)
GROUP BY z.nummer
"""
