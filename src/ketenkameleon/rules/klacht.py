"""A complaint: to whom it goes, how it goes on, by when there is an answer, and who keeps away from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from ketenkameleon.rules.terms import last_day_of_term
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import arrows, texts
from ketenkameleon.rules.wetboek import Wetboek


class Klachtstand(StrEnum):
    """How far a complaint is."""

    ONTVANGEN = "ontvangen"
    BIJ_ORGANISATIE = "bij_organisatie"
    BEANTWOORD = "beantwoord"


def complaint_receivers(over: str, *, on: date, wet: Wetboek) -> tuple[str, ...]:
    """Who gets a complaint about this organisation, all at once; KeyError for one that is not listed.

    Units: `on` is a date. Source: BBO art. 42; row klacht.ontvangers.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> len(complaint_receivers("boa", on=date(2026, 10, 8), wet=shipped()))
    2
    """
    return texts(wet.tabel("klacht.ontvangers", on)[over])


def complaint_kinds(*, on: date, wet: Wetboek) -> tuple[str, ...]:
    """About whom one can complain here. Units: `on` is a date. Source: row klacht.ontvangers."""
    return tuple(wet.tabel("klacht.ontvangers", on))


def complaint_steps(*, on: date, wet: Wetboek) -> Mapping[tuple[str, str], str]:
    """From which stand a complaint goes to which, each with its ground. Units: `on` is a date.

    Source: row klacht.stappen.
    """
    return arrows(wet.waarde("klacht.stappen", on))


def may_step(was: Klachtstand, to: Klachtstand, *, on: date, wet: Wetboek) -> Verdict:
    """May a complaint go from this stand to that one? Units: `on` is a date. Source: row klacht.stappen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> bool(may_step(Klachtstand.ONTVANGEN, Klachtstand.BEANTWOORD, on=date(2026, 10, 8), wet=shipped()))
    False
    """
    return ALLOWED if (was, to) in complaint_steps(on=on, wet=wet) else refused("complaint_step", "rij klacht.stappen")


def may_handle(account: UUID, over: UUID | None) -> Verdict:
    """May this account handle a complaint about that one (None: about nobody in particular)?

    Who had a part in what is complained about does not handle it. Source: Awb art. 9:7 (its text was not read).
    """
    return refused("complaint_about_you", "Awb art. 9:7") if account == over else ALLOWED


def answer_due(bij_organisatie_op: date, *, wet: Wetboek) -> date:
    """By which day the organisation answers. Units: dates; weeks after the day it came there.

    Source: Awb art. 9:11; row klacht.antwoord (ask a lawyer).

    >>> from ketenkameleon.rules.rijen import shipped
    >>> answer_due(date(2026, 10, 8), wet=shipped())
    datetime.date(2026, 11, 19)
    """
    return last_day_of_term(bij_organisatie_op, weeks=wet.getal("klacht.antwoord", bij_organisatie_op), wet=wet)
