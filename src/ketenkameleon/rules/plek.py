"""The plek: the place that fits. Offered, accepted, started, and confirmed by somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ketenkameleon.rules.calendar import Schoolkalender
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import arrows, names, texts
from ketenkameleon.rules.wetboek import Wetboek


class PlekStand(StrEnum):
    """Where a plek stands."""

    AANGEBODEN = "aangeboden"
    AANVAARD = "aanvaard"
    GESTART = "gestart"
    BEVESTIGD = "bevestigd"
    BETWIST = "betwist"
    GESTOPT = "gestopt"
    VERVALLEN = "vervallen"


def kinds(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, str]:
    """The kinds of plek: code and name; a regio (its code) can have its own list.

    Units: `on` is a date. Source: row plek.soorten.
    """
    return names(wet.waarde("plek.soorten", on, regio=regio))


def plek_steps(*, on: date, wet: Wetboek) -> Mapping[tuple[PlekStand, PlekStand], str]:
    """Every step a plek can take, with its ground in Dutch.

    Units: `on` is a date. Source: row plek.stappen.
    """
    found = arrows(wet.waarde("plek.stappen", on))
    return {(PlekStand(was), PlekStand(to)): grond for (was, to), grond in found.items()}


def may_step_plek(now_in: PlekStand, to: PlekStand, *, on: date, wet: Wetboek) -> Verdict:
    """May a plek go from `now_in` to `to`?

    Units: `on` is a date. Source: with each step in row plek.stappen.
    """
    if (now_in, to) in plek_steps(on=on, wet=wet):
        return ALLOWED
    return refused("no_such_plek_step", "design.md 2, belofte 2", nu=now_in.value, naar=to.value)


def may_confirm(wie: str, door_melder_van_start: bool, *, on: date, wet: Wetboek,
                betwist_door: str = "") -> Verdict:
    """May this party confirm that a plek has started?

    Only the school or a parent, and never the person who wrote down the start: a professional's own note
    stays "nog niet bevestigd". `betwist_door` is the party that said *klopt niet*, empty where nobody did:
    then only that party can say that the plek is right after all. Units: `on` is a date.
    Source: design.md 2, promise 2; rows plek.bevestigers and plek.stappen (betwist to bevestigd).
    """
    if wie not in texts(wet.waarde("plek.bevestigers", on)):
        return refused("cannot_confirm", "design.md 2, belofte 2")
    if door_melder_van_start:
        return refused("own_start", "design.md 2, belofte 2")
    if betwist_door not in ("", wie):
        return refused("disputed_by_other", "design.md 2, belofte 2")
    return ALLOWED


def dispute_until(bevestigd_op: date, kalender: Schoolkalender, *, wet: Wetboek) -> date:
    """The last day on which the other side may say *klopt niet*.

    Units: ten school days after the confirmation; that day does not count.
    Source: design.md 2, promise 2; row plek.klopt_niet.
    """
    return kalender.add_school_days(bevestigd_op, wet.getal("plek.klopt_niet", bevestigd_op))


def may_dispute(bevestigd_op: date, on: date, kalender: Schoolkalender, *, wet: Wetboek) -> Verdict:
    """May the other side still say *klopt niet* on that day? Units: dates. Source: design.md 2, promise 2."""
    if on <= dispute_until(bevestigd_op, kalender, wet=wet):
        return ALLOWED
    dagen = wet.getal("plek.klopt_niet", bevestigd_op)
    return refused("dispute_too_late", "design.md 2, belofte 2", dagen=str(dagen))


def reopens_zaak(gestart_op: date, gestopt_op: date, kalender: Schoolkalender, *, wet: Wetboek) -> bool:
    """Does a plek that stops on that day open the zaak again?

    Yes up to and including the same weekday in the fourth lesweek after the week of the start. Units:
    lesweken. Raises ValueError when the stop lies before the start. Source: design.md 2, promise 2; row
    plek.heropent.
    """
    if gestopt_op < gestart_op:
        raise ValueError("Een plek kan niet stoppen voor de dag waarop zij startte.")
    return gestopt_op <= kalender.add_school_weeks(gestart_op, wet.getal("plek.heropent", gestart_op))
