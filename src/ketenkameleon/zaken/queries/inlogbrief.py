"""Who of a family can get a letter with a code, and what letter they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.personen.queries import around
from ketenkameleon.rules.inloggen import family_days
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import Inlogbrief, Relatie
from ketenkameleon.toegang.sleutels import unseal
from ketenkameleon.zaken.queries.zaak import ZaakZicht

PLAATS: Final = "toegang_inlogbrief.belcode"


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Somebody who can get a letter. `dagen`: from when till when they may look, or why not now.

    `belcode`: what the contactpersoon says by phone while a letter is open. `kijkt`: they can look now.
    """

    persoon_id: UUID
    naam: str
    band: Band
    dagen: tuple[date, date] | Refused
    waarom: str
    belcode: str
    geldig_tot: datetime | None
    dicht: bool
    kijkt: bool


def receivers(actor: Actor, zicht: ZaakZicht, *, at: datetime) -> tuple[Ontvanger, ...]:
    """The child and who stands around it, each with the days of the age rule and the letter that is open.

    Source: issue 3, part 8; row zicht.leeftijd.
    """
    people = [(zicht.kind.persoon_id, zicht.kind.naam or "Het kind", Band.KIND)]
    people += [(v.persoon_id, v.naam or "naam niet bekend",
                Band.OUDER_MET_GEZAG if v.heeft_gezag else Band.OUDER_ZONDER_GEZAG)
               for v in around(actor, zicht.kind.persoon_id, on=zicht.on).verwanten]
    letters: dict[UUID, Inlogbrief] = {}
    made = Inlogbrief.objects.filter(regio_id=actor.regio_id, zaak_id=zicht.zaak_id)
    for letter in made.order_by("gemaakt_at", "id"):
        letters[letter.persoon_id] = letter
    looking = set(Relatie.objects.filter(
        regio_id=actor.regio_id, zaak_id=zicht.zaak_id, soort__in=[b.value for b in GEZIN], van__lte=zicht.on,
        tot__gte=zicht.on).values_list("account_id", flat=True))
    return tuple(_receiver(actor, zicht, *person, letters.get(person[0]), looking, at) for person in people)


GEZIN: Final = (Band.OUDER_MET_GEZAG, Band.OUDER_ZONDER_GEZAG, Band.KIND)


def _receiver(actor: Actor, zicht: ZaakZicht, persoon_id: UUID, naam: str, band: Band, letter: Inlogbrief | None,
              looking: set[UUID], at: datetime) -> Ontvanger:
    geboren = zicht.kind.geboren if zicht.kind.geboren and zicht.kind.geboren.dag else None
    dagen = family_days(band, geboren, on=zicht.on, wet=actor.wet)
    waarom = weigering(dagen).waarom if isinstance(dagen, Refused) else ""
    live = letter if letter and not (letter.ingetrokken_at or letter.gebruikt_at or at >= letter.geldig_tot) else None
    belcode = unseal(bytes(live.belcode), regio_id=actor.regio_id, place=PLAATS, row=live.id).decode() if live else ""
    return Ontvanger(persoon_id, naam, band, dagen, waarom, belcode, live.geldig_tot if live else None,
                     bool(live and live.pogingen >= live.pogingen_maximaal),
                     bool(letter and letter.gebruikt_at and letter.account_id in looking))
