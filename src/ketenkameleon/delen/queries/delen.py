"""Who sees what of a child: what was said, what is shared, and what really left. Source: ux.md S9."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.delen import models
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.personen.queries import around
from ketenkameleon.rules.delen import Gedeeld
from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.gronden import Grondsoort, Nood, Toetsen, Verteld
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Deling, Hoedanigheid, Toestemming, Toestemmingsvorm
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.lezen import rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

LAATSTE: Final = 20


@dataclass(frozen=True, slots=True)
class Mens:
    """Somebody who can say yes: the child, who has gezag, or (`persoon_id` None) the court."""

    persoon_id: UUID | None
    naam: str
    als: Hoedanigheid


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one person said, as it was recorded, with who it was in words."""

    id: UUID
    wie: str
    toestemming: Toestemming
    ingetrokken_door: str


@dataclass(frozen=True, slots=True)
class GegevenRegel:
    """Something that was really given."""

    ontvanger: str
    soorten: tuple[str, ...]
    velden: tuple[str, ...]
    hoe: str
    gegeven_at: datetime
    deling_id: UUID


@dataclass(frozen=True, slots=True)
class Delenblad:
    """Everything about sharing in one zaak that the actor may see on that day."""

    zicht: ZaakZicht
    gezin: Gezin
    mensen: tuple[Mens, ...]
    gedeeld: tuple[Gedeeld, ...]
    gezegd: tuple[Gezegd, ...]
    gegeven: tuple[GegevenRegel, ...]
    verhaal_voor: frozenset[int]
    besproken_op: date | None
    uit_te_leggen: tuple[UUID, ...]


def sharing(actor: Actor, zicht: ZaakZicht, *, on: date) -> Delenblad:
    """Who sees what of this child on that day, in seven queries and the look log.

    `zicht`: what zaak_for gave. Shares under the Wpg are there for who looks as verhoor alone.
    Source: ux.md S9; design.md 2, promise 4.
    """
    gezin, mensen = family(actor, zicht, on=on)
    said = _said(actor, zicht.zaak_id)
    shares = list(models.Deling.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("gemaakt_at"))
    [(voor, besproken)] = rows(lambda *found: found, _BLAD, {"zaak": zicht.zaak_id})
    looked(actor.lopend, "delen", zicht.nummer, zaak_id=zicht.zaak_id)
    who = {mens.persoon_id: mens.naam for mens in mensen}
    return Delenblad(
        zicht=zicht, gezin=gezin, mensen=mensen, gedeeld=tuple(_shared(row, gezin, said) for row in shares),
        gezegd=tuple(_as_said(row, who) for row in said), gegeven=_given(actor, zicht.zaak_id),
        verhaal_voor=frozenset(voor), besproken_op=besproken,
        uit_te_leggen=tuple(row.id for row in shares if row.nood_at is not None and row.uitgelegd_at is None),
    )


def shares_of(actor: Actor, zicht: ZaakZicht, *, on: date) -> tuple[Gedeeld, ...]:
    """Every share of the zaak as the rules read it. Units: `on` is a date."""
    gezin, _ = family(actor, zicht, on=on)
    said = _said(actor, zicht.zaak_id)
    found = models.Deling.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("gemaakt_at")
    return tuple(_shared(row, gezin, said) for row in found)


def family(actor: Actor, zicht: ZaakZicht, *, on: date) -> tuple[Gezin, tuple[Mens, ...]]:
    """Who has gezag that day, as the rules read it, and everybody who can be asked. Source: data.md 2.2."""
    found = around(actor, zicht.kind.persoon_id, on=on)
    adults = [tie for tie in found.verwanten if tie.heeft_gezag]
    child = Mens(zicht.kind.persoon_id, zicht.kind.voornaam or "het kind", Hoedanigheid.KIND)
    people = [Mens(tie.persoon_id, f"{tie.naam or 'naam niet bekend'} ({tie.relatie})", Hoedanigheid.GEZAG)
              for tie in adults]
    gezin = Gezin(zicht.kind.persoon_id, zicht.kind.geboren, Gezagsoort(found.gezag or Gezagsoort.NIET_TE_BEPALEN),
                  frozenset(tie.persoon_id for tie in adults))
    return gezin, (child, *people, Mens(None, "de rechter", Hoedanigheid.RECHTER))


def as_yes(row: models.Toestemming) -> Toestemming:
    """What somebody said, as the rules read it."""
    return Toestemming(row.door_id, Hoedanigheid(row.als), row.ja, row.op, row.tot, row.ontvanger,
                       frozenset(row.soorten), Toestemmingsvorm(row.hoe), row.leeftijd_toen, row.ingetrokken_op)


def as_rule(row: models.Deling, gezin: Gezin, said: Iterable[models.Toestemming]) -> Deling:
    """A share as the rules read it, with everything that was said about its receiver."""
    here = [yes for yes in said if yes.ontvanger == row.ontvanger]
    heard = [yes.op for yes in here if yes.kind_gehoord or yes.als == Hoedanigheid.KIND]
    tests = Toetsen(row.doel, row.niet_minder, row.niet_anders)
    told = Verteld(row.verteld_op, row.verteld_hoe, row.verteld_niet)
    nood = Nood(row.nood_at, row.nood_reden, row.fg_gemeld_at, tests, told) if row.nood_at else None
    whose = Gezin(gezin.kind, gezin.geboren, gezin.gezag, gezin.gezagdragers, row.kind_alleen)
    return Deling(
        row.gever, row.ontvanger, frozenset(row.soorten), Regime(row.regime), Grondsoort(row.grond), row.doel, row.van,
        row.tot, whose, tuple(as_yes(yes) for yes in here), max(heard, default=None), tests, told, nood)


def _shared(row: models.Deling, gezin: Gezin, said: Iterable[models.Toestemming]) -> Gedeeld:
    return Gedeeld(row.id, as_rule(row, gezin, said), row.gestopt_op is None)


def _said(actor: Actor, zaak_id: UUID) -> list[models.Toestemming]:
    return list(models.Toestemming.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id).order_by("vastgelegd_at"))


def _as_said(row: models.Toestemming, who: dict[UUID | None, str]) -> Gezegd:
    by = who.get(row.ingetrokken_door_id, "iemand met gezag toen") if row.ingetrokken_op else ""
    return Gezegd(row.id, who.get(row.door_id, "iemand met gezag toen"), as_yes(row), by)


def _given(actor: Actor, zaak_id: UUID) -> tuple[GegevenRegel, ...]:
    """The last twenty givings, newest first."""
    found = models.Verstrekking.objects.filter(regio_id=actor.regio_id, zaak_id=zaak_id).order_by("-gegeven_at")
    return tuple(GegevenRegel(row.ontvanger, tuple(row.soorten), tuple(row.velden), row.hoe, row.gegeven_at,
                              row.deling_id) for row in found[:LAATSTE])


_BLAD: Final = """
SELECT delen_verhaal_voor(%(zaak)s), (SELECT max(g.op) FROM zaken_gebeurtenis g
  WHERE g.zaak_id = %(zaak)s AND g.code = 'delen.besproken')
"""
# Emergency shares that nobody explained, of the zaken in `mijn`; for the pages that show what waits.
UIT_TE_LEGGEN: Final = """
SELECT z.nummer, d.id, d.nood_at FROM mijn r
JOIN zaken_zaak z ON z.id = r.zaak_id AND z.stand <> 'gesloten'
JOIN delen_deling d ON d.zaak_id = z.id AND d.nood_at IS NOT NULL AND d.uitgelegd_at IS NULL
ORDER BY d.nood_at, d.id
"""
