"""The plan as a parent or child reads it on their own page: goals, steps, and of what was said only their own.

What others said about the support comes in for the rules alone, and goes on no page. Source: issue 6, parts 4 and 5;
ux.md S10; docs/adr/0037-the-plan.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.delen.queries.gezin import Gezinszaak, family_zaak
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.plan.models import PLAATSEN
from ketenkameleon.rules import plan as regels
from ketenkameleon.rules.gezinsplan import Planvraag, question_on_plan
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, Toestemmingsvorm
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.queries.lezen import Lijst, Waarden, day, must_day, must_moment, parts, row

# As many lines of a side as stand with a goal.
LAATSTE: Final = 3


class Planstap(NamedTuple):
    """One open step."""

    wat: str
    wie: str


class Planregel(NamedTuple):
    """One line on how it goes. `namens`: somebody who works here typed it for the reader."""

    hoe: str
    tekst: str
    op: date
    namens: bool


@dataclass(frozen=True, slots=True)
class Plandoel:
    """One open goal with its open steps by place, what the reader said last and what the school said last."""

    id: UUID
    tekst: str
    rust_tot: date | None
    stappen: Mapping[str, tuple[Planstap, ...]]
    eigen: tuple[Planregel, ...]
    school: tuple[Planregel, ...]

    @property
    def leeg(self) -> bool:
        """Has this goal no step at all?"""
        return not any(self.stappen.values())


@dataclass(frozen=True, slots=True)
class Gezinsplan:
    """The plan that runs. `woorden`: the reader's own, newest first, each with its day. `vraag`: what is asked of them.

    `gezien`: how the question stood when the page was drawn.
    """

    id: UUID
    samen_op: date
    bekijken_op: date
    school: str
    muur: int
    verantwoordelijke_id: UUID
    doelen: tuple[Plandoel, ...]
    woorden: tuple[tuple[str, date], ...]
    stand: regels.Planstand
    vraag: Planvraag | None
    gezien: str


@dataclass(frozen=True, slots=True)
class Gezinsplanblad:
    """The zaak as one of the family stands to it, and its plan; None while there is none."""

    zaak: Gezinszaak
    plan: Gezinsplan | None

    @property
    def nummer(self) -> str:
        """The zaaknummer, for the links of the page."""
        return self.zaak.nummer

    @property
    def je(self) -> bool:
        """Is it the child who reads?"""
        return self.zaak.band is Band.KIND

    @property
    def schrijft(self) -> bool:
        """Can the reader write in it: the zaak is open and it is known who they are."""
        return self.zaak.open and self.zaak.ik is not None


def family_plan(actor: Actor, nummer: str, *, on: date) -> Gezinsplanblad:
    """The plan of that zaak for a parent with gezag or the child; two queries and the look log.

    Raises NotFound for everybody else. Units: `on` is a date. Source: ux.md S10.
    """
    zaak = family_zaak(actor, nummer, on=on)
    looked(actor.lopend, "plan", nummer, zaak_id=zaak.zaak_id)
    return Gezinsplanblad(zaak, plan_in(actor, zaak))


def plan_in(actor: Actor, zaak: Gezinszaak) -> Gezinsplan | None:
    """The plan that runs in the zaak as this reader sees it, None while there is none. One query."""
    steun = [waar for waar in PLAATSEN if regels.is_support(waar, on=zaak.on, wet=actor.wet)]
    values: Waarden = {"regio": actor.regio_id, "zaak": zaak.zaak_id, "steun": steun, "ik": zaak.ik,
                       "laatste": LAATSTE}
    found = row(_Rij, _PLAN, values)
    return None if found is None else _plan(actor, zaak, found)


class _Rij(NamedTuple):
    id: UUID
    samen_op: date
    bekijken_op: date
    school: str
    muur: int
    verantwoordelijke_id: UUID
    steun_at: datetime | None
    doelen: Lijst
    stappen: Lijst
    regels: Lijst
    woorden: Lijst
    gezegd: Lijst


def _plan(actor: Actor, zaak: Gezinszaak, rij: _Rij) -> Gezinsplan:
    said = parts(_said, rij.gezegd)
    agreed = regels.agreement(zaak.gezin, said, rij.steun_at, on=zaak.on, wet=actor.wet)
    asked = zaak.open and zaak.ik is not None
    vraag = question_on_plan(zaak.ik, zaak.gezin, said, rij.steun_at, on=zaak.on,
                             wet=actor.wet) if asked and zaak.ik else None
    return Gezinsplan(
        rij.id, rij.samen_op, rij.bekijken_op, rij.school, rij.muur, rij.verantwoordelijke_id,
        parts(lambda key, tekst, rust: _goal(zaak, rij, key, tekst, day(rust)), rij.doelen),
        parts(lambda tekst, op: (tekst, must_day(op)), rij.woorden), agreed.stand, vraag, _stand_of(zaak, rij, said))


def _goal(zaak: Gezinszaak, rij: _Rij, key: str, tekst: str, rust: date | None) -> Plandoel:
    steps = {waar: tuple(Planstap(str(wat), str(wie)) for doel, place, wat, wie in rij.stappen or ()
                         if (doel, place) == (key, waar)) for waar in PLAATSEN}
    lines = [line for line in rij.regels or () if line[0] == key]
    return Plandoel(UUID(key), tekst, rust if rust and rust >= zaak.on else None, steps,
                      _lines(lines, eigen=True), _lines(lines, eigen=False))


def _lines(lines: Sequence[Sequence[object]], *, eigen: bool) -> tuple[Planregel, ...]:
    return tuple(Planregel(str(hoe), str(tekst), local_day(must_moment(str(at))), bool(namens))
                 for _, mine, hoe, tekst, at, namens in lines if mine is eigen)


def _said(door: str | None, als: str, ja: bool, hoe: str, leeftijd: int | None, op: str, at: str) -> regels.Gezegd:
    yes = Toestemming(UUID(door) if door else None, Hoedanigheid(als), ja, must_day(op), date.max, "plan",
                      frozenset({"plan"}), Toestemmingsvorm(hoe), leeftijd)
    return regels.Gezegd(yes, must_moment(at))


def _stand_of(zaak: Gezinszaak, rij: _Rij, said: Sequence[regels.Gezegd]) -> str:
    """How the question stood, in a word for a form: another word when they answered since, or support was added."""
    own = sum(1 for one in said if one.toestemming.door == zaak.ik)
    return f"{own}-{round(rij.steun_at.timestamp() * 1_000_000)}" if rij.steun_at else str(own)


_PLAN: Final = """
SELECT p.id, p.samen_op, p.bekijken_op, coalesce(s.naam, ''), p.muur, p.verantwoordelijke_id,
  greatest((SELECT max(d.gemaakt_at) FROM plan_doel d WHERE d.plan_id = p.id AND d.zaak_id = p.zaak_id),
    (SELECT max(t.gemaakt_at) FROM plan_stap t JOIN plan_doel d ON d.id = t.doel_id AND d.plan_id = p.id
      WHERE t.zaak_id = p.zaak_id AND t.waar = ANY (%(steun)s))),
  (SELECT json_agg(json_build_array(d.id, d.tekst, d.rust_tot) ORDER BY d.plaats) FROM plan_doel d
    WHERE d.plan_id = p.id AND d.zaak_id = p.zaak_id AND d.klaar_op IS NULL),
  (SELECT json_agg(json_build_array(t.doel_id, t.waar, t.wat, t.wie) ORDER BY t.plaats) FROM plan_stap t
    WHERE t.zaak_id = p.zaak_id AND t.klaar_op IS NULL),
  (SELECT json_agg(json_build_array(b.doel_id, b.mijn, b.hoe, b.tekst, b.at, b.namens) ORDER BY b.at DESC, b.id DESC)
    FROM (SELECT b.*, b.van <> 'school' AS mijn,
        row_number() OVER (PARTITION BY b.doel_id, b.van <> 'school' ORDER BY b.at DESC, b.id DESC) AS n
      FROM plan_bericht b WHERE b.zaak_id = p.zaak_id
        AND (b.persoon_id = %(ik)s OR b.van = 'school' AND NOT b.namens)) b WHERE b.n <= %(laatste)s),
  (SELECT json_agg(json_build_array(w.tekst, w.op) ORDER BY w.at DESC, w.id DESC) FROM plan_woorden w
    WHERE w.plan_id = p.id AND w.zaak_id = p.zaak_id AND w.persoon_id = %(ik)s AND w.tekst <> ''),
  (SELECT json_agg(json_build_array(g.door, g.als, g.ja, g.hoe, g.leeftijd, g.op, g.at))
    FROM plan_gezin_gezegd(p.id) g)
FROM plan_plan p LEFT JOIN regio_school s ON s.id = p.school_id
WHERE p.regio_id = %(regio)s AND p.zaak_id = %(zaak)s AND p.geeindigd_op IS NULL
"""
