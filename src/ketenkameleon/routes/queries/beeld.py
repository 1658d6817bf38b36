"""The beeld of kind en gezin, for who may use it in the rol they look in; and as words to start a text from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.routes.models import Beeld
from ketenkameleon.rules.beeld import Onderwerp, speakers, subjects
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.refusals import NotFound
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ZaakZicht


@dataclass(frozen=True, slots=True)
class BeeldRegel:
    """One line as it stands now. `eerder`: what the same person said before, newest first. `wie`: in words."""

    id: UUID
    tekst: str
    wie: str
    gezegd_op: date
    at: datetime
    voor: tuple[int, ...]
    eerder: tuple[tuple[str, date], ...] = ()

    @property
    def herkomst(self) -> str:
        """Who said it and when, in words. Source: issue 4, part 4 (with source)."""
        return f"{self.wie}, {dutch_date(self.gezegd_op)}"


@dataclass(frozen=True, slots=True)
class BeeldOnderwerp:
    """One subject with its lines; none when nobody told of it yet, or not for the rol one looks in."""

    onderwerp: Onderwerp
    regels: tuple[BeeldRegel, ...]


def picture(actor: Actor, zicht: ZaakZicht) -> tuple[BeeldOnderwerp, ...]:
    """Every subject of the regio in order, each with what was said, as far as the actor may use it in this rol.

    A subject that is no longer asked stands after them. One query and the look log. Source: docs/adr/0031.
    """
    lines = list(Beeld.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id).order_by("at", "id"))
    looked(actor.lopend, "beeld", zicht.nummer, zaak_id=zicht.zaak_id)
    asked = subjects(on=zicht.on, wet=actor.wet, regio=actor.regio_code)
    known = {subject.code for subject in asked}
    older = {line.onderwerp: _of_then(actor, line) for line in lines if line.onderwerp not in known}
    who = speakers(on=zicht.on, wet=actor.wet)
    return tuple(BeeldOnderwerp(subject, _lines([line for line in lines if line.onderwerp == subject.code], who))
                 for subject in (*asked, *older.values()))


def one_line(actor: Actor, zicht: ZaakZicht, beeld_id: UUID) -> BeeldRegel:
    """One line of this zaak as it stands now. Raises NotFound for one that is not there for this actor in this rol."""
    for subject in picture(actor, zicht):
        for line in subject.regels:
            if line.id == beeld_id:
                return line
    raise NotFound(NOT_THERE, object_soort="beeld", gevraagd=str(beeld_id))


def as_text(beeld: tuple[BeeldOnderwerp, ...]) -> str:
    """The beeld as lines of text with source, to start a plan or a report from: nobody types it again.

    Source: design.md 2, promise 6.
    """
    return "\n".join(f"{subject.onderwerp.naam.capitalize()}: {line.tekst} ({line.herkomst})"
                     for subject in beeld for line in subject.regels)


def _of_then(actor: Actor, line: Beeld) -> Onderwerp:
    """The subject as it was asked on the day it was told; its code where even that row is gone."""
    then = subjects(on=local_day(line.at), wet=actor.wet, regio=actor.regio_code)
    found = (subject for subject in then if subject.code == line.onderwerp)
    return next(found, Onderwerp(line.onderwerp, line.onderwerp, ""))


def _lines(lines: list[Beeld], who: Mapping[str, str]) -> tuple[BeeldRegel, ...]:
    """The last line of every source; a line that was corrected stands under the one in its place."""
    before = {line.vervangt_id: line for line in lines if line.vervangt_id}
    by_id = {line.id: line for line in lines}
    last = [line for line in lines if line.id not in before]
    return tuple(BeeldRegel(line.id, line.tekst, line.wie_anders or who.get(line.wie, line.wie), line.gezegd_op,
                            line.at, tuple(line.voor), _earlier(line, by_id)) for line in last)


def _earlier(line: Beeld, by_id: dict[UUID, Beeld]) -> tuple[tuple[str, date], ...]:
    found = []
    while line.vervangt_id in by_id:
        line = by_id[line.vervangt_id]
        found.append((line.tekst, line.gezegd_op))
    return tuple(found)
