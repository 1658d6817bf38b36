"""Messages that say that there is something, and never what: when they go, and when one tries again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ketenkameleon.rules.terms import is_workday
from ketenkameleon.rules.waarden import items, part, table, texts
from ketenkameleon.rules.wetboek import Wetboek


class Berichtsoort(StrEnum):
    """The kinds of messages. NIEUWS: for a parent; NIEUWS_KIND: for a child. ONBEANTWOORD: a family waits."""

    DAGELIJKS = "dagelijks"
    VEILIGHEID = "veiligheid"
    TE_LAAT = "te_laat"
    NIEUWS = "nieuws"
    NIEUWS_KIND = "nieuws_kind"
    ONBEANTWOORD = "onbeantwoord"


@dataclass(frozen=True, slots=True)
class Berichtregel:
    """What holds for a kind: the ground, the counts in it, whether it can be switched off, and goes again in doubt."""

    grond: str
    velden: tuple[str, ...]
    uit: bool
    nog_eens: bool


def message_rule(soort: Berichtsoort, *, on: date, wet: Wetboek) -> Berichtregel:
    """What holds for this kind of message. Units: `on` is a date. Source: row bericht.soorten; ux.md 6.9.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> message_rule(Berichtsoort.VEILIGHEID, on=date(2026, 10, 8), wet=shipped()).uit
    False
    """
    row = table(wet.tabel("bericht.soorten", on)[soort])
    return Berichtregel(part(row["grond"], str), texts(row["velden"]), part(row["uit"], bool),
                        part(row["nog_eens"], bool))


def digest_due(here: datetime, *, wet: Wetboek) -> bool:
    """Is it the time of the daily message: a workday, from half past seven until it makes sense no more?

    Units: `here` is the time on the clock in the Netherlands. Source: row bericht.dagelijks; ux.md 6.9.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> digest_due(datetime(2026, 10, 8, 7, 30), wet=shipped()), digest_due(datetime(2026, 10, 10, 8), wet=shipped())
    (True, False)
    """
    on = here.date()
    if not is_workday(on, wet=wet):
        return False
    row = wet.tabel("bericht.dagelijks", on)
    midnight = datetime(on.year, on.month, on.day, tzinfo=here.tzinfo)
    return timedelta(minutes=part(row["vanaf"], int)) <= here - midnight < timedelta(minutes=part(row["tot"], int))


def next_try(attempts: int, *, on: date, wet: Wetboek) -> timedelta | None:
    """How long to wait after this many attempts that failed; None when it ends there.

    Units: attempts so far, from 1. Source: row bericht.herhalen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> next_try(2, on=date(2026, 10, 8), wet=shipped())
    datetime.timedelta(seconds=300)
    """
    waits = items(wet.waarde("bericht.herhalen", on))
    return timedelta(minutes=part(waits[attempts - 1], int)) if attempts <= len(waits) else None
