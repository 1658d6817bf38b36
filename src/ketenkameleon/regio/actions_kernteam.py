"""What a coördinator does with a kernteam: give somebody a place, note a vacancy, say that a functie is not here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.regio.models import Aanstelling, Kernteamplaats
from ketenkameleon.regio.queries_kernteam import kernteam
from ketenkameleon.rules.access import Deed, Relatie, may
from ketenkameleon.rules.kernteam import Plaatssoort, function_names, may_be_absent
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import NEVER
from ketenkameleon.toegang.refusals import NotFound, NotNow, authorise

A_DAY: Final = timedelta(days=1)
BRON: Final = "issue 6, deel 1"
_MET_IEMAND: Final = (Plaatssoort.HOUDER, Plaatssoort.VERVANGER)


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """What is to stand about a functie at a school from a day on. `dagen`: weekdays, 1 is Monday."""

    functie: str
    soort: Plaatssoort
    van: date
    aanstelling_id: UUID | None = None
    dagen: tuple[int, ...] = ()
    telefoon: str = ""


class OnjuistePlaats(ValueError):
    """Cannot be kept so; `velden`: field and a sentence."""

    def __init__(self, **velden: str) -> None:
        super().__init__(", ".join(velden))
        self.velden = velden


def place(actor: Actor, school_id: UUID, wat: Plaatsing, *, at: datetime) -> UUID:
    """Note who holds a functie from a day on, who stands in, or that it is vacant or not here; the key comes back.

    What stood there ends the day before. Raises OnjuistePlaats, NotAllowed, NotFound for a school or aanstelling of
    another regio, and NotNow when somebody else changed it meanwhile. Source: issue 6, part 1.
    """
    on = local_day(at)
    authorise(may(Deed.KERNTEAM_BEHEREN, functies=actor.functies, relaties=frozenset({Relatie.GEEN}), on=on,
                  wet=actor.wet))
    team = kernteam(actor, school_id, on=on)
    _check(actor, wat, on)
    row = Kernteamplaats(
        id=new_id(), regio_id=actor.regio_id, school_id=team.school_id, functie=wat.functie, soort=wat.soort.value,
        aanstelling_id=_aanstelling(actor, wat), dagen=sorted(wat.dagen), telefoon=wat.telefoon.strip(), van=wat.van,
        gemaakt_door=actor.account_id, gemaakt_at=at)
    _end_what_was(actor, row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as race:
        raise NotNow(refused("place_taken", BRON), object_soort="school", gevraagd=str(school_id)) from race
    record(actor.lopend, Wijziging("kernteam.gewijzigd", "kernteamplaats", row.id, {
        "school": school_id, "functie": wat.functie, "soort": wat.soort, "van": wat.van,
        "aanstelling": row.aanstelling_id}))
    return row.id


def _check(actor: Actor, wat: Plaatsing, on: date) -> None:
    wrong: dict[str, str] = {}
    if wat.functie not in function_names(on=on, wet=actor.wet, regio=actor.regio_code):
        wrong["functie"] = "Kies een functie."
    if wat.soort in _MET_IEMAND and wat.aanstelling_id is None:
        wrong["aanstelling"] = "Kies wie het is."
    if wat.soort is Plaatssoort.NIET_HIER and not may_be_absent(wat.functie, on=on, wet=actor.wet,
                                                                regio=actor.regio_code):
        wrong["soort"] = "Deze functie hoort bij elk kernteam. Kies vacature."
    if wrong:
        raise OnjuistePlaats(**wrong)


def _aanstelling(actor: Actor, wat: Plaatsing) -> UUID | None:
    """The aanstelling of the regio that somebody stands on; none for a vacancy."""
    if wat.soort not in _MET_IEMAND or wat.aanstelling_id is None:
        return None
    found = Aanstelling.objects.filter(regio_id=actor.regio_id, pk=wat.aanstelling_id, tot__gte=wat.van).first()
    if found is None:
        raise NotFound(refused("not_your_zaak", "design.md 2, belofte 5"), object_soort="aanstelling",
                       gevraagd=str(wat.aanstelling_id))
    return found.id


def _end_what_was(actor: Actor, row: Kernteamplaats) -> None:
    """The stand-in of before ends for a new stand-in; everything else for a holder, a vacancy, or not here."""
    open_now = Kernteamplaats.objects.select_for_update().filter(
        regio_id=actor.regio_id, school_id=row.school_id, functie=row.functie, tot=NEVER)
    same = open_now.filter(soort="vervanger") if row.soort == Plaatssoort.VERVANGER else \
        open_now if row.soort in (Plaatssoort.HOUDER, Plaatssoort.NIET_HIER) else open_now.exclude(soort="vervanger")
    for was in same:
        was.tot = max(row.van, was.van) - A_DAY
        was.save(update_fields=["tot"])
