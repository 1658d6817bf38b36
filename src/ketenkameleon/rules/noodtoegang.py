"""Break-glass: for how long, for which reasons, by whom, and who is told. It opens eyes, not hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


@dataclass(frozen=True, slots=True)
class Noodreden:
    """A reason for break-glass, and whether a sentence of one's own is asked with it."""

    code: str
    naam: str
    toelichting: bool


@dataclass(frozen=True, slots=True)
class Noodtoegang:
    """One opening of a zaak: from when (aware), and when it was closed by hand, None when it was not."""

    van: datetime
    gesloten_om: datetime | None = None


def emergency_reasons(*, on: date, wet: Wetboek) -> tuple[Noodreden, ...]:
    """The reasons to choose from. Units: `on` is a date. Source: row noodtoegang.redenen."""
    rows: Mapping[str, object] = wet.tabel("noodtoegang.redenen", on)
    return tuple(_reden(code, on, wet) for code in rows)


def may_open(functies: frozenset[Functie], *, reden: str, toelichting: str, open_nu: bool, on: date,
             wet: Wetboek) -> Verdict:
    """May somebody with these functies open a zaak of their own regio that is not theirs, for a while?

    `open_nu`: they have this zaak open already. Longer than once is asked again, with a reason again. No
    functie passes by this rule. Units: `on` is a date. Source: rows noodtoegang.functies and .redenen.
    """
    if not functies & frozenset(map(Functie, texts(wet.waarde("noodtoegang.functies", on)))):
        return refused("not_your_function", "rij noodtoegang.functies")
    if reden not in wet.tabel("noodtoegang.redenen", on):
        return refused("emergency_reason_unknown", "rij noodtoegang.redenen")
    if _reden(reden, on, wet).toelichting and not toelichting.strip():
        return refused("reason_missing", "rij noodtoegang.redenen")
    return refused("emergency_open", "rij noodtoegang.duur") if open_nu else ALLOWED


def ends_at(van: datetime, *, wet: Wetboek) -> datetime:
    """The moment at which break-glass ends by itself, in UTC. ValueError for a moment without a time zone.

    Units: real minutes, also in the night the clock changes. Source: row noodtoegang.duur.
    """
    if van.tzinfo is None:
        raise ValueError("Geef het moment met een tijdzone.")
    moment = van.astimezone(UTC)
    return moment + timedelta(minutes=wet.getal("noodtoegang.duur", moment.date()))


def is_open(nood: Noodtoegang, *, at: datetime, wet: Wetboek) -> bool:
    """Does this opening hold at that moment: begun, not closed, not over? Units: aware datetimes.

    Source: row noodtoegang.duur.
    """
    end = ends_at(nood.van, wet=wet)
    return nood.van <= at < (min(end, nood.gesloten_om) if nood.gesloten_om else end)


def who_is_told(*, on: date, wet: Wetboek) -> tuple[str, ...]:
    """Who hears of it at once. Units: `on` is a date. Source: row noodtoegang.melden."""
    return texts(wet.waarde("noodtoegang.melden", on))


def _reden(code: str, on: date, wet: Wetboek) -> Noodreden:
    row = table(wet.tabel("noodtoegang.redenen", on)[code])
    return Noodreden(code, part(row["naam"], str), part(row["toelichting"], bool))
