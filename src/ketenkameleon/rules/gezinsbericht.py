"""Messages between a family and its vaste contactpersoon: who reads which, when an answer is due, and moves.

Every person of a family has a thread of their own. Source: ux.md S11a, S11b and 6.9; docs/adr/0038.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ketenkameleon.rules.terms import add_workdays, is_workday
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek

_BRON = "Ketenkameleon, rij bericht.gezin_lezers"
_DAY = timedelta(days=1)


class Gezinsbericht(StrEnum):
    """What a message is about. KIND_ZEGT: whatever a child says; the child chooses who else reads it."""

    BERICHT = "bericht"
    VERZETTEN = "verzetten"
    KLOPT_NIET = "klopt_niet"
    ANDER_CONTACT = "ander_contact"
    KIND_ZEGT = "kind_zegt"


@dataclass(frozen=True, slots=True)
class Leesbaar:
    """What decides who reads a message. `eigen`: of the reader's own thread.

    `met_ja`: the child said that the parents may read it, or who asked for another contactpersoon that this one may.
    """

    soort: Gezinsbericht
    eigen: bool
    met_ja: bool


def may_read_message(band: Band, bericht: Leesbaar, *, on: date, wet: Wetboek) -> Verdict:
    """May who stands so to the zaak read this message? Who stands in no line of the row reads nothing.

    Units: `on` is a date. Source: row bericht.gezin_lezers.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> zegt = Leesbaar(Gezinsbericht.KIND_ZEGT, eigen=False, met_ja=False)
    >>> bool(may_read_message(Band.OUDER_MET_GEZAG, zegt, on=date(2026, 10, 8), wet=shipped()))
    False
    """
    row = table(wet.tabel("bericht.gezin_lezers", on)).get(band.value)
    if row is None:
        return refused("part_not_for_you", _BRON)
    line = table(row)
    open_here = set(texts(line["alle"]))
    if bericht.eigen:
        open_here |= set(texts(line["eigen"]))
    if bericht.met_ja:
        open_here |= set(texts(line["met_ja"]))
    return ALLOWED if bericht.soort.value in open_here else refused("part_not_for_you", _BRON)


def longest_message(*, on: date, wet: Wetboek) -> int:
    """The most characters of one message. Units: characters; `on` is a date. Source: row bericht.gezin_lang."""
    return wet.getal("bericht.gezin_lang", on)


def answer_by(op: date, *, wet: Wetboek) -> date:
    """The last day on which the answer to a message of that day is in time.

    Units: dates in the Netherlands, counted in workdays. Source: row bericht.gezin_antwoord; ux.md 6.9.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> answer_by(date(2026, 10, 9), wet=shipped())
    datetime.date(2026, 10, 13)
    """
    return add_workdays(op, wet.getal("bericht.gezin_antwoord", op), wet=wet)


def waits_too_long_from(on: date, *, wet: Wetboek) -> date:
    """The last day of which an unanswered message has waited the two workdays on `on`; older ones have too.

    Units: dates in the Netherlands. Source: row bericht.gezin_antwoord; ux.md 6.9.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> waits_too_long_from(date(2026, 10, 13), wet=shipped())
    datetime.date(2026, 10, 11)
    """
    op = on
    while answer_by(op, wet=wet) > on:
        op -= _DAY
    return op


def proposals_asked(*, on: date, wet: Wetboek) -> int:
    """How many moments are asked to move an appointment. Units: a count; `on` a date. Source: row bericht.verzetten."""
    return part(wet.tabel("bericht.verzetten", on)["voorstellen"], int)


def may_propose(voorstel: datetime, *, now: datetime, wet: Wetboek, regio: str = "") -> Verdict:
    """May an appointment be moved to this moment? Refused with what is wrong: past, day, hour or too far off.

    Units: both are times on the clock in the Netherlands. Source: row bericht.verzetten.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> now = datetime(2026, 10, 8, 10, 0)
    >>> bool(may_propose(datetime(2026, 10, 12, 9, 30), now=now, wet=shipped()))
    True
    >>> may_propose(datetime(2026, 10, 10, 9, 30), now=now, wet=shipped()).code
    'proposal_closed_day'
    """
    on = now.date()
    row = wet.tabel("bericht.verzetten", on, regio=regio)
    if voorstel <= now:
        return refused("proposal_past", "rij bericht.verzetten")
    if (voorstel.date() - on).days > part(row["dagen"], int):
        return refused("proposal_too_far", "rij bericht.verzetten", dagen=str(row["dagen"]))
    if not is_workday(voorstel.date(), wet=wet):
        return refused("proposal_closed_day", "rij bericht.verzetten")
    minutes = voorstel.hour * 60 + voorstel.minute
    if not part(row["vanaf"], int) <= minutes < part(row["tot"], int):
        return refused("proposal_closed_hour", "rij bericht.verzetten", vanaf=_clock(part(row["vanaf"], int)),
                       tot=_clock(part(row["tot"], int)))
    return ALLOWED


def all_different(voorstellen: Sequence[datetime]) -> bool:
    """Are these moments all different ones? Source: ux.md S11a (two proposals)."""
    return len(set(voorstellen)) == len(voorstellen)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02d}"
