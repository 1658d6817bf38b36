"""The script of each zaak: who does what and when, planned before anything is played.

Rates and shares here are invented so that every state can be seen; they are no finding about anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random
from typing import Final

from ketenkameleon.demo import daden, papier, teksten
from ketenkameleon.demo.toneel import Daad, Stap, Toneel, Verlof, Zaakloop, moment
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.context import Actor

_VOORKEUR: Final[dict[str, tuple[Rol, ...]]] = {
    "verzuim": (
        Rol.LEERPLICHT_GESPREK,
        Rol.ONDERWIJSZORG,
        Rol.LEERPLICHT_GESPREK,
        Rol.HALT,
        Rol.ONDERWIJSZORG,
        Rol.RAAD,
    ),
    "luxe": (Rol.LEERPLICHT_GESPREK, Rol.HALT),
    "doorstroompunt": (Rol.DOORSTROOMPUNT, Rol.ONDERWIJSZORG),
    "vrijwillig": (Rol.ONDERWIJSZORG,),
}
_WIJZEN: Final = ("school", "school", "thuis", "thuis", "bellen", "elders", "niet_gelukt")
_MET: Final = (("kind",), ("kind", "ouder1"), ("ouder1",), ("kind", "school"))
# Zaken that are left open on purpose, so that late and urgent ones can be seen: days since the report.
LOPEND: Final = frozenset((97, 93, 84, 80, 68, 40, 16))
VAN_SAMIRA: Final = frozenset((97, 84, 68, 16))
# One of them has a letter and a complaint.
MET_PAPIER: Final = 68
_WACHT_NOG: Final = 3
_OVERDRACHT: Final = 93


class Draaiboek:
    """Plans every zaak of one regio, in the order in which they were opened."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel
        self.team = [mens.kort for mens in toneel.plan.people("bip")]
        self.most = {mens.kort: mens.zaken for mens in toneel.plan.people("bip")}
        self.until: dict[str, list[date]] = {kort: [] for kort in self.team}

    def plan(self, loops: Iterable[Zaakloop]) -> list[tuple[Stap, Zaakloop]]:
        """Every step of every zaak up to now, in order of time."""
        found = []
        for loop in sorted(loops, key=lambda loop: (loop.geopend, loop.nummer)):
            steps = sorted(
                (step for step in self._zaak(loop) if step.at <= self.toneel.nu), key=lambda step: step.at
            )
            found += [(step, loop) for step in (_together(steps) if self.toneel.licht else steps)]
        return sorted(found, key=lambda pair: pair[0].at)

    def _zaak(self, loop: Zaakloop) -> Iterator[Stap]:
        """One zaak from the question to a professional on."""
        toneel, rng = self.toneel, self.toneel.rng(f"zaak/{loop.nummer}")
        days = (toneel.today - loop.gemeld).days
        wie = "samira" if days in VAN_SAMIRA and "samira" in self.team else self._who(rng, loop.geopend)
        day = toneel.workdays(loop.geopend, 0)
        if (toneel.today - loop.geopend).days <= _WACHT_NOG:
            return
        asked, chef = moment(day, rng, 9, 10), toneel.coordinator
        if rng.random() < 0.07 and len(self.team) > 2 and days not in LOPEND:
            first = rng.choice([kort for kort in self.team if kort != wie])
            yield Stap(asked, chef, daden.geef(first))
            yield Stap(asked + timedelta(hours=3), first, daden.weiger(rng))
            asked = moment(toneel.workdays(day, 1), rng, 9, 9)
        yield Stap(asked, chef, daden.geef(wie))
        taken = (
            asked + timedelta(hours=rng.randint(1, 5))
            if rng.random() < 0.8
            else moment(toneel.workdays(asked.date(), 1), rng, 9, 11)
        )
        yield Stap(taken, wie, daden.aanvaard(wie))
        if days == MET_PAPIER:
            yield Stap(taken + timedelta(minutes=10), wie, papier.nodig_uit)
            yield Stap(taken + timedelta(minutes=20), wie, papier.hoor_klacht)
        yield from _Verloop(self, loop, rng, wie, taken.date(), open_houden=days in LOPEND).steps()

    def _who(self, rng: Random, on: date) -> str:
        """Whoever has most room that day; of equals, a random one."""
        room = {kort: self.most[kort] - sum(end >= on for end in ends) for kort, ends in self.until.items()}
        most = max(room.values())
        return rng.choice([kort for kort in self.team if room[kort] == most])

    def occupied(self, wie: str, until: date) -> None:
        """That professional has this zaak until then."""
        self.until[wie].append(until)


def _together(steps: Iterable[Stap]) -> Iterator[Stap]:
    """What one person does in one zaak on one day, as one step: fewer transactions for a whole year."""
    for (_, wie), same in groupby(steps, key=lambda step: (step.at.date(), step.wie)):
        acts = list(same)
        yield acts[0] if len(acts) == 1 else Stap(acts[0].at, wie, _all(acts))


def _all(acts: list[Stap]) -> Daad:
    def doe(toneel: Toneel, actor: Actor, loop: Zaakloop, at: datetime) -> None:
        for act in acts:
            act.doe(toneel, actor, loop, act.at)

    return doe


class _Verloop:
    """What is done in one zaak after somebody accepted it."""

    def __init__(
        self, book: Draaiboek, loop: Zaakloop, rng: Random, wie: str, since: date, *, open_houden: bool
    ) -> None:
        self.book, self.loop, self.rng, self.wie, self.since = book, loop, rng, wie, since
        self.toneel, self.open_houden = book.toneel, open_houden
        self.voorkeur = list(_VOORKEUR.get(loop.soort, _VOORKEUR["verzuim"]))
        self.start = (
            None if open_houden or rng.random() > 0.8 else self.toneel.workdays(since, rng.randint(14, 52))
        )
        self.overdracht = self._hand_over()

    def steps(self) -> Iterator[Stap]:
        """Contacts, what hangs on them, a plek, and the end."""
        last, contacts, today = self.since, 0, self.toneel.today
        many = self.rng.randint(3, 5) if self.toneel.licht else 12
        yield from self._handed_over()
        while contacts < many and last < (self.start or today):
            contacts += 1
            last = self.toneel.workdays(last, self._pause(contacts))
            yield from self._contact(contacts, last)
        yield from self._around(min(last, today))
        if self.start:
            yield from self._plek(self.start)
        else:
            self.book.occupied(self._on(today), today)
            yield from self._withdrawn()
        if not self.toneel.licht:
            day = today - timedelta(days=self.rng.randint(1, 3))
            yield Stap(moment(day, self.rng), self._on(day), daden.vink_af)

    def _hand_over(self) -> tuple[date, str] | None:
        """The day on which a colleague takes over, and who; rare, and once for certain."""
        others = [kort for kort in self.book.team if kort != self.wie]
        certain = (self.toneel.today - self.loop.gemeld).days == _OVERDRACHT
        if self.start or not others or not (certain or (self.rng.random() < 0.1 and not self.open_houden)):
            return None
        day = self.toneel.workdays(self.since, 30)
        return (day, self.rng.choice(others)) if day < self.toneel.today else None

    def _handed_over(self) -> Iterator[Stap]:
        if self.overdracht:
            day, new = self.overdracht
            at = moment(day, self.rng, 7, 7)
            yield Stap(at, self.toneel.coordinator, daden.geef(new, teksten.OVERDRACHT))
            yield Stap(at + timedelta(minutes=50), new, daden.aanvaard(new))

    def _on(self, day: date) -> str:
        """Who is the vaste contactpersoon on that day."""
        return self.overdracht[1] if self.overdracht and day >= self.overdracht[0] else self.wie

    def _pause(self, contacts: int) -> int:
        """Workdays until the next contact: soon at first, then every week or two."""
        if contacts == 1:
            return self.rng.randint(1, 3)
        return self.rng.randint(3, 6) if contacts < 5 else self.rng.randint(6, 11)

    def _contact(self, nummer: int, day: date) -> Iterator[Stap]:
        wie, day = self._present(day)
        at = moment(day, self.rng)
        rollen = [self.voorkeur[(nummer - 1) % len(self.voorkeur)], Rol.ONDERWIJSZORG, Rol.LEERPLICHT_GESPREK]
        if nummer > 1:
            yield Stap(at - timedelta(minutes=5), wie, daden.vink_af)
        yield Stap(at, wie, daden.begin_contact(rollen, self.rng.choice(_MET)))
        wijze = self.rng.choice(_WIJZEN[:-1] if nummer < 3 else _WIJZEN)
        later = at + timedelta(minutes=self.rng.randint(15, 70))
        yield Stap(later, wie, daden.bewaar(self.rng, rollen[0], wijze=wijze, nummer=nummer))
        if nummer == 1 or (nummer == 2 and self.rng.random() < 0.25):
            verteller = "kind" if nummer == 1 else "ouder1"
            yield Stap(later + timedelta(minutes=9), wie, daden.vertel(self.rng, verteller))
        elif nummer == 3:
            yield Stap(later + timedelta(minutes=4), wie, daden.lees_voor)

    def _covered(self) -> Verlof | None:
        """The leave during which a colleague covers in this zaak."""
        leave = self.toneel.verlof
        if leave and self._on(leave.van) == leave.wie and self.loop.geopend < leave.van - timedelta(days=10):
            return leave
        return None

    def _present(self, day: date) -> tuple[str, date]:
        """Who does it that day: the contactpersoon, or who covers during leave."""
        leave = self.toneel.verlof
        if leave and leave.wie == self._on(day) and leave.van <= day <= leave.tot:
            if self._covered():
                return leave.door, day
            return leave.wie, self.toneel.workdays(leave.tot, 1)
        return self._on(day), day

    def _around(self, last: date) -> Iterator[Stap]:
        """Waiting for somebody, a line on how it stands, cover during leave."""
        middle = self.since + (last - self.since) / 2
        if self.rng.random() < 0.45:
            day = self.toneel.workdays(middle, 1)
            yield Stap(moment(day, self.rng), self._on(day), daden.wacht(self.rng, self.rng.randint(7, 21)))
            if (self.toneel.today - day).days > 25 or self.rng.random() < 0.4:
                ended = self.toneel.workdays(day, self.rng.randint(4, 12))
                yield Stap(moment(ended, self.rng), self._on(ended), daden.gekomen)
        if self.rng.random() < 0.7:
            day = self.toneel.workdays(middle, 2)
            yield Stap(moment(day, self.rng), self._on(day), daden.beschrijf(self.rng))
        leave = self._covered()
        if leave:
            before = self.toneel.workdays(leave.van - timedelta(days=5), 1)
            yield Stap(
                moment(before, self.rng, 15, 15),
                self.toneel.coordinator,
                daden.neem_waar(leave.door, leave.van, leave.tot),
            )

    def _plek(self, start: date) -> Iterator[Stap]:
        """A plek: offered, accepted, started, confirmed; then nazorg and the end, or *klopt niet*."""
        day, rng, school = self.toneel.workdays, self.rng, self.toneel.school_user(self.loop.school_id)
        offered = max(day(start - timedelta(days=12), 0), self.since)
        accepted = max(day(start - timedelta(days=8), 0), offered)
        yield Stap(moment(offered, rng, 13, 13), self.wie, daden.bied_plek(rng))
        yield Stap(moment(accepted, rng, 14, 14), self.wie, daden.plek_ja)
        yield Stap(moment(start, rng, 15, 15), self.wie, daden.plek_start)
        confirmed = day(start, rng.randint(1, 4))
        by_school = bool(school) and rng.random() < 0.8
        yield Stap(
            moment(confirmed, rng),
            school if by_school else self.toneel.coordinator,
            daden.bevestig("school" if by_school else "ouder"),
        )
        yield Stap(moment(day(confirmed, 2), rng), self.wie, daden.kind_zegt)
        if by_school and rng.random() < 0.2:
            self.book.occupied(self.wie, self.toneel.today)
            yield Stap(moment(day(confirmed, 3), rng), self.toneel.coordinator, daden.betwist)
        else:
            yield from self._end(day(confirmed, 15))

    def _end(self, day: date) -> Iterator[Stap]:
        self.book.occupied(self.wie, day)
        if any(gemeld >= day - timedelta(days=4) for gemeld in self.loop.meldingen):
            return  # a later report still feeds this zaak
        yield Stap(moment(day, self.rng, 10, 12), self.wie, daden.vraag_na)
        yield Stap(moment(self.toneel.workdays(day, 2), self.rng, 10, 12), self.wie, daden.sluit("plek_past"))

    def _withdrawn(self) -> Iterator[Stap]:
        """The school took its report back: the contactpersoon says whether the zaak goes on."""
        if self.loop.ingetrokken:
            day = self.toneel.workdays(self.since, 6)
            yield Stap(moment(day, self.rng), self._on(day), daden.na_intrekken)
