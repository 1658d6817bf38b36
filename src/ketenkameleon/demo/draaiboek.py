"""The script of each zaak: who does what and when, planned before anything is played.

Rates and shares here are invented so that every state can be seen; they are no finding about anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from ketenkameleon.demo import daden, teksten
from ketenkameleon.demo.toneel import Daad, Stap, Toneel, Zaakloop, moment
from ketenkameleon.rules.roles import Rol

_VOORKEUR: Final[dict[str, tuple[Rol, ...]]] = {
    "verzuim": (Rol.LEERPLICHT_GESPREK, Rol.ONDERWIJSZORG, Rol.LEERPLICHT_GESPREK, Rol.HALT, Rol.ONDERWIJSZORG, Rol.RAAD),
    "luxe": (Rol.LEERPLICHT_GESPREK, Rol.HALT), "doorstroompunt": (Rol.DOORSTROOMPUNT, Rol.ONDERWIJSZORG),
    "vrijwillig": (Rol.ONDERWIJSZORG,),
}
_WIJZEN: Final = ("school", "school", "thuis", "thuis", "bellen", "elders", "niet_gelukt")
_MET: Final = (("kind",), ("kind", "ouder1"), ("ouder1",), ("kind", "school"))
# Zaken that are left open on purpose, so that late and urgent ones can be seen: days since the report.
LOPEND: Final = frozenset((97, 93, 84, 80, 68, 40, 16))
VAN_SAMIRA: Final = frozenset((97, 84, 68, 16))
_WACHT_NOG: Final = 2


class Draaiboek:
    """Plans every zaak of one regio, in the order in which they were opened."""

    def __init__(self, toneel: Toneel) -> None:
        self.toneel = toneel
        self.team = [mens.kort for mens in toneel.plan.people("bip")]
        self.most = {mens.kort: mens.zaken for mens in toneel.plan.people("bip")}
        self.until: dict[str, list[date]] = {kort: [] for kort in self.team}

    def plan(self, loops: Iterable[Zaakloop]) -> list[tuple[Stap, Zaakloop]]:
        """Every step of every zaak up to now, in order of time."""
        found = [(step, loop) for loop in sorted(loops, key=lambda loop: (loop.geopend, loop.nummer))
                 for step in self._zaak(loop) if step.at <= self.toneel.nu]
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
        taken = asked + timedelta(hours=rng.randint(1, 5)) if rng.random() < 0.8 else moment(
            toneel.workdays(asked.date(), 1), rng, 9, 11)
        yield Stap(taken, wie, daden.aanvaard(wie))
        yield from _Verloop(self, loop, rng, wie, taken.date(), open_houden=days in LOPEND).steps()

    def _who(self, rng: Random, on: date) -> str:
        """Whoever has most room that day; of equals, a random one."""
        room = {kort: self.most[kort] - sum(end >= on for end in ends) for kort, ends in self.until.items()}
        most = max(room.values())
        return rng.choice([kort for kort in self.team if room[kort] == most])

    def occupied(self, wie: str, until: date) -> None:
        """That professional has this zaak until then."""
        self.until[wie].append(until)


class _Verloop:
    """What one professional does in one zaak after accepting it."""

    def __init__(self, book: Draaiboek, loop: Zaakloop, rng: Random, wie: str, since: date, *,
                 open_houden: bool) -> None:
        self.book, self.loop, self.rng, self.wie, self.since = book, loop, rng, wie, since
        self.toneel, self.open_houden = book.toneel, open_houden
        self.voorkeur = list(_VOORKEUR.get(loop.soort, _VOORKEUR["verzuim"]))

    def steps(self) -> Iterator[Stap]:
        """Contacts, what hangs on them, a plek, and the end."""
        last, contacts = self.since, 0
        start = None if self.open_houden or self.rng.random() > 0.8 else self._start_day()
        stop_at = start or self.toneel.today
        many = self.rng.randint(3, 6) if self.toneel.licht else self.rng.randint(4, 9)
        while contacts < many and last < stop_at:
            contacts += 1
            last = self.toneel.workdays(last, self.rng.randint(1, 3) if contacts == 1 else self.rng.randint(4, 9))
            yield from self._contact(contacts, last)
        yield from self._around(last)
        if start:
            yield from self._plek(start)
        else:
            self.book.occupied(self.wie, self.toneel.today)
            yield from self._long()

    def _start_day(self) -> date:
        return self.toneel.workdays(self.since, self.rng.randint(14, 52))

    def _contact(self, nummer: int, day: date) -> Iterator[Stap]:
        wie, day = self._present(day)
        at = moment(day, self.rng)
        rollen = [self.voorkeur[(nummer - 1) % len(self.voorkeur)], Rol.ONDERWIJSZORG, Rol.LEERPLICHT_GESPREK]
        if nummer > 1 and self.rng.random() < 0.9:
            yield Stap(at - timedelta(minutes=5), wie, daden.vink_af)
        yield Stap(at, wie, daden.begin_contact(rollen, self.rng.choice(_MET)))
        wijze = self.rng.choice(_WIJZEN[:-1] if nummer < 3 else _WIJZEN)
        later = at + timedelta(minutes=self.rng.randint(15, 70))
        yield Stap(later, wie, daden.bewaar(self.rng, rollen[0], wijze=wijze, nummer=nummer))
        if wie != self.wie:
            return
        if nummer == 1 or (nummer == 2 and self.rng.random() < 0.25):
            yield Stap(later + timedelta(minutes=9), wie, daden.vertel(self.rng, "kind" if nummer == 1 else "ouder1"))
        elif nummer == 3:
            yield Stap(later + timedelta(minutes=4), wie, daden.lees_voor)

    def _present(self, day: date) -> tuple[str, date]:
        """Who does it that day: the contactpersoon, or who covers during leave."""
        leave = self.toneel.verlof
        if leave and leave.wie == self.wie and leave.van <= day <= leave.tot:
            if self.loop.geopend < leave.van - timedelta(days=10):
                return leave.door, day
            return self.wie, self.toneel.workdays(leave.tot, 1)
        return self.wie, day

    def _around(self, last: date) -> Iterator[Stap]:
        """Waiting for somebody, a line on how it stands, cover during leave."""
        middle = self.since + (last - self.since) / 2
        if self.rng.random() < 0.45:
            day = self.toneel.workdays(middle, 1)
            yield Stap(moment(day, self.rng), self.wie, daden.wacht(self.rng, self.rng.randint(7, 21)))
            if self.rng.random() < 0.6:
                ended = self.toneel.workdays(day, self.rng.randint(4, 12))
                yield Stap(moment(ended, self.rng), self.wie, daden.gekomen)
        if self.rng.random() < 0.7:
            yield Stap(moment(self.toneel.workdays(middle, 2), self.rng), self.wie, daden.beschrijf(self.rng))
        leave = self.toneel.verlof
        if leave and leave.wie == self.wie and self.loop.geopend < leave.van - timedelta(days=10):
            before = self.toneel.workdays(leave.van - timedelta(days=5), 1)
            yield Stap(moment(before, self.rng, 15, 15), self.toneel.coordinator,
                       daden.neem_waar(leave.door, leave.van, leave.tot))

    def _plek(self, start: date) -> Iterator[Stap]:
        """A plek: offered, accepted, started, confirmed; then nazorg and the end, or *klopt niet*."""
        day = self.toneel.workdays
        school = self.toneel.school_user(self.loop.school_id)
        own: tuple[tuple[date, Daad], ...] = (
            (day(start - timedelta(days=12), 0), daden.bied_plek(self.rng)), (day(start - timedelta(days=8), 0), daden.plek_ja),
            (start, daden.plek_start))
        for when, doe in own:
            yield Stap(moment(max(when, self.since), self.rng, 13, 14), self.wie, doe)
        confirmed = day(start, self.rng.randint(1, 4))
        if school and self.rng.random() < 0.8:
            yield Stap(moment(confirmed, self.rng), school, daden.bevestig("school"))
        else:
            yield Stap(moment(confirmed, self.rng), self.toneel.coordinator, daden.bevestig("ouder"))
        yield Stap(moment(day(confirmed, 2), self.rng), self.wie, daden.kind_zegt)
        if school and self.rng.random() < 0.08:
            yield Stap(moment(day(confirmed, 3), self.rng), self.toneel.coordinator, daden.betwist)
        else:
            yield from self._end(day(confirmed, 15))

    def _end(self, day: date) -> Iterator[Stap]:
        self.book.occupied(self.wie, day)
        if any(gemeld >= day - timedelta(days=4) for gemeld in self.loop.meldingen):
            return  # a later report still feeds this zaak
        yield Stap(moment(day, self.rng, 10, 12), self.wie, daden.vraag_na)
        yield Stap(moment(self.toneel.workdays(day, 2), self.rng, 10, 12), self.wie, daden.sluit("plek_past"))

    def _long(self) -> Iterator[Stap]:
        """A zaak that runs on: handed over now and then, or closed for another reason."""
        late = self.toneel.workdays(self.since, 30)
        others = [kort for kort in self.book.team if kort != self.wie]
        if self.loop.ingetrokken:
            yield Stap(moment(self.toneel.workdays(self.since, 6), self.rng), self.wie, daden.na_intrekken)
        elif self.rng.random() < 0.08 and others and not self.open_houden:
            new = self.rng.choice(others)
            at = moment(late, self.rng, 9, 11)
            yield Stap(at, self.toneel.coordinator, daden.geef(new, teksten.OVERDRACHT))
            yield Stap(at + timedelta(hours=2), new, daden.aanvaard(new))
            self.wie = new
            yield from self._contact(4, self.toneel.workdays(late, 3))


def last_moment(toneel: Toneel, minutes: int) -> datetime:
    """So many minutes before the end of the play."""
    return toneel.nu - timedelta(minutes=minutes)
