"""The plan of a zaak as who runs it sees it: goals with steps and words, what differs, how far it is agreed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.delen.queries.delen import Mens, family
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.plan import models
from ketenkameleon.rules import plan as regels
from ketenkameleon.rules.gezag import Gezin
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, Toestemmingsvorm
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.models import Verhaal
from ketenkameleon.zaken.queries.lezen import Waarden, rows
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht

# As many messages of a goal as stand on the page; the older ones stay behind them.
LAATSTE: Final = 4
MEEST: Final = 200


@dataclass(frozen=True, slots=True)
class StapRegel:
    """One open step."""

    id: UUID
    waar: str
    wat: str
    wie: str


@dataclass(frozen=True, slots=True)
class BerichtRegel:
    """One message. `wie`: the person in words, "" for the side as such."""

    van: str
    wie: str
    namens: bool
    hoe: str
    tekst: str
    op: date


@dataclass(frozen=True, slots=True)
class DoelRegel:
    """One open goal with its open steps by place, its last messages, and where school and home differ."""

    id: UUID
    plaats: int
    tekst: str
    rust_tot: date | None
    stappen: Mapping[str, tuple[StapRegel, ...]]
    berichten: tuple[BerichtRegel, ...]
    verschil: tuple[str, ...]

    @property
    def leeg(self) -> bool:
        """Has this goal no step at all?"""
        return not any(self.stappen.values())


@dataclass(frozen=True, slots=True)
class WoordenRegel:
    """What somebody said. `uit_verhaal`: it stands in the verhaal, and `tekst` is "" where that may not be read now."""

    wie: str
    hulpvraag: bool
    tekst: str
    op: date
    uit_verhaal: bool


@dataclass(frozen=True, slots=True)
class Planblad:
    """The plan that runs. `ontbreekt`: whose yes is missing, by name. `klaar`: goals that ended, with how and when."""

    plan: models.Plan
    school: str
    doelen: tuple[DoelRegel, ...]
    klaar: tuple[tuple[str, str, date], ...]
    woorden: tuple[WoordenRegel, ...]
    overeenstemming: regels.Overeenstemming
    ontbreekt: tuple[str, ...]
    herinnering: str


@dataclass(frozen=True, slots=True)
class Inzetblad:
    """Who is needed as it holds on a day, newest first, and what somebody says that did not come."""

    inzet: tuple[models.Inzet, ...]
    vermeden: tuple[models.Opschaling, ...]


def plan_of(actor: Actor, zicht: ZaakZicht) -> Planblad | None:
    """The plan that runs in this zaak, None when there is none; nine queries and the look log.

    Source: ux.md S10.
    """
    found = models.Plan.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, geeindigd_op__isnull=True)
    plan = found.select_related("school").first()
    looked(actor.lopend, "plan", zicht.nummer, zaak_id=zicht.zaak_id)
    if plan is None:
        return None
    gezin, people = family(actor, zicht, on=zicht.on)
    who = {mens.persoon_id: mens.naam for mens in people}
    goals = list(models.Doel.objects.filter(regio_id=actor.regio_id, plan=plan).order_by("plaats", "gemaakt_at"))
    steps = list(models.Stap.objects.filter(regio_id=actor.regio_id, doel__in=goals).order_by("plaats"))
    said = list(models.Bericht.objects.filter(regio_id=actor.regio_id, doel__in=goals).order_by("-at", "-id")[:MEEST])
    agreed = _agreed(actor, zicht, plan, gezin, goals, steps)
    return Planblad(
        plan=plan, school=plan.school.naam if plan.school else "",
        doelen=tuple(_goal(doel, steps, said, who, actor, zicht.on) for doel in goals if doel.klaar_op is None),
        klaar=tuple((doel.tekst, doel.klaar_hoe, doel.klaar_op) for doel in goals if doel.klaar_op is not None),
        woorden=_words(actor, plan, who), overeenstemming=agreed, ontbreekt=_missing(agreed, people),
        herinnering=regels.hearing_reminder(plan.opp, plan.kind_meegepraat, on=zicht.on, wet=actor.wet))


def effort_of(actor: Actor, zicht: ZaakZicht) -> Inzetblad:
    """Who is needed and what did not come, newest first; two queries. Source: issue 6, part 4."""
    mine: dict[str, UUID] = {"regio_id": actor.regio_id, "zaak_id": zicht.zaak_id}
    return Inzetblad(tuple(models.Inzet.objects.filter(**mine, van__lte=zicht.on).order_by("-van", "-at")),
                     tuple(models.Opschaling.objects.filter(**mine).order_by("-at")))


def schools_of(actor: Actor, zicht: ZaakZicht) -> list[tuple[UUID, str]]:
    """The schools a plan of this zaak can be made with: that of the child, and of a plek. One query."""
    values: Waarden = {"zaak": zicht.zaak_id, "regio": actor.regio_id, "school": zicht.school_id}
    return rows(lambda *pair: pair, _SCHOLEN, values)


def goal_of(actor: Actor, zicht: ZaakZicht, doel_id: UUID) -> str:
    """The words of a goal of this zaak. Raises NotFound for any other goal. One query."""
    found = models.Doel.objects.filter(pk=doel_id, regio_id=actor.regio_id, zaak_id=zicht.zaak_id)
    tekst = found.values_list("tekst", flat=True).first()
    if tekst is None:
        raise NotFound(NOT_THERE, object_soort="plan", gevraagd=str(doel_id))
    return tekst


def stories_of(actor: Actor, zicht: ZaakZicht) -> list[tuple[UUID, str]]:
    """Every verhaal that may be read in the rol one looks in: key and teller. One query. Source: promise 6."""
    found = Verhaal.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id, vervangt__isnull=True)
    return list(found.order_by("vastgelegd_at").values_list("id", "verteller"))


def goals_today(actor: Actor, zaken: Iterable[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """The open goals of these zaken, in order: what to talk about on a visit. One query, none without zaken."""
    keys = sorted(set(zaken))
    found: dict[UUID, tuple[str, ...]] = {}
    if keys:
        for zaak_id, tekst in rows(lambda *pair: pair, _DOELEN, {"regio": actor.regio_id, "zaken": keys}):
            found[zaak_id] = (*found.get(zaak_id, ()), tekst)
    return found


def _goal(doel: models.Doel, steps: Sequence[models.Stap], said: Sequence[models.Bericht],
          who: Mapping[UUID | None, str], actor: Actor, on: date) -> DoelRegel:
    mine = [stap for stap in steps if stap.doel_id == doel.id and stap.klaar_op is None]
    by_place = {waar: tuple(StapRegel(s.id, s.waar, s.wat, s.wie) for s in mine if s.waar == waar)
                for waar in models.PLAATSEN}
    here = [bericht for bericht in said if bericht.doel_id == doel.id]
    lines = tuple(BerichtRegel(b.van, who.get(b.persoon_id, "") if b.persoon_id else "", b.namens, b.hoe, b.tekst,
                               local_day(b.at)) for b in here[:LAATSTE])
    facts = [regels.Bericht(b.van, b.hoe, local_day(b.at)) for b in reversed(here)]
    counted = {waar: len(found) for waar, found in by_place.items()}
    resting = doel.rust_tot is not None and doel.rust_tot >= on
    apart = () if resting else regels.differences(facts, counted, on=on, wet=actor.wet)
    return DoelRegel(doel.id, doel.plaats, doel.tekst, doel.rust_tot if resting else None, by_place, lines, apart)


def _agreed(actor: Actor, zicht: ZaakZicht, plan: models.Plan, gezin: Gezin, goals: Sequence[models.Doel],
            steps: Sequence[models.Stap]) -> regels.Overeenstemming:
    said = models.Akkoord.objects.filter(regio_id=actor.regio_id, plan=plan).order_by("at", "id")
    support: list[datetime] = [stap.gemaakt_at for stap in steps
                               if regels.is_support(stap.waar, on=zicht.on, wet=actor.wet)]
    support += [doel.gemaakt_at for doel in goals]
    return regels.agreement(gezin, [_as_said(row) for row in said], max(support, default=None), on=zicht.on,
                            wet=actor.wet)


def _as_said(row: models.Akkoord) -> regels.Gezegd:
    yes = Toestemming(row.persoon_id, Hoedanigheid(row.als), row.ja, row.op, date.max, "plan", frozenset({"plan"}),
                      Toestemmingsvorm(row.hoe), row.leeftijd_toen)
    return regels.Gezegd(yes, row.at)


def _missing(agreed: regels.Overeenstemming, people: Sequence[Mens]) -> tuple[str, ...]:
    return tuple(mens.naam for mens in people if mens.persoon_id in agreed.ontbreekt)


def _words(actor: Actor, plan: models.Plan, who: Mapping[UUID | None, str]) -> tuple[WoordenRegel, ...]:
    """The last words of each person, and the last hulpvraag of each; a verhaal through its own wall."""
    found = models.Woorden.objects.filter(regio_id=actor.regio_id, plan=plan).order_by("-at", "-id")
    last: dict[tuple[UUID, str], models.Woorden] = {}
    for row in found:
        last.setdefault((row.persoon_id, row.soort), row)
    told = {row.verhaal_id for row in last.values() if row.verhaal_id is not None}
    texts = dict(Verhaal.objects.filter(pk__in=told).values_list("id", "tekst")) if told else {}
    return tuple(WoordenRegel(who.get(row.persoon_id, "iemand van het gezin"), row.soort == "hulpvraag",
                              texts.get(row.verhaal_id, "") if row.verhaal_id else row.tekst, row.op,
                              row.verhaal_id is not None) for row in reversed(last.values()))


_SCHOLEN: Final = """
SELECT s.id, s.naam FROM regio_school s
WHERE s.regio_id = %(regio)s AND (s.id = %(school)s OR s.id IN (SELECT k.school_id FROM zaken_plek k
  WHERE k.zaak_id = %(zaak)s AND k.stand <> 'vervallen'))
ORDER BY s.id = %(school)s DESC, s.naam, s.id
"""
_DOELEN: Final = """
SELECT d.zaak_id, d.tekst FROM plan_doel d JOIN plan_plan p ON p.id = d.plan_id AND p.geeindigd_op IS NULL
WHERE d.regio_id = %(regio)s AND d.zaak_id = ANY(%(zaken)s) AND d.klaar_op IS NULL ORDER BY d.zaak_id, d.plaats
"""
