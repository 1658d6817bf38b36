"""The thread of a parent or child with the vaste contactpersoon, as they see it. Through the walls of a family.

Source: issue 6, part 5; ux.md S11a and S11b; docs/adr/0038.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.queries.gezin import VAST, WAARNEMING, of_family, own_statement
from ketenkameleon.zaken.queries.lezen import Waarden, rows

# As many as stand on a page; what is older stays in the thread behind it.
MEEST: Final = 100
LAATSTE: Final = 3


@dataclass(frozen=True, slots=True)
class Draad:
    """One's own thread in an open zaak. `contact` "": nobody said yes yet. `waarneming`: who reads along today."""

    zaak_id: UUID
    nummer: str
    voornaam: str
    band: Band
    persoon_id: UUID
    verantwoordelijke_id: UUID
    contact: str
    telefoon: str
    werkdagen: str
    waarneming: str

    @property
    def je(self) -> bool:
        """Is it the child who reads?"""
        return self.band is Band.KIND

    @property
    def soort(self) -> Gezinsbericht:
        """What an ordinary message of this person is."""
        return Gezinsbericht.KIND_ZEGT if self.je else Gezinsbericht.BERICHT


@dataclass(frozen=True, slots=True)
class Regel:
    """One message. `soort`: a Gezinsbericht; `wie`: who wrote it; `afspraak`: what they ask to move ("" when gone).

    `gezegd_op`: the day it was said, None when that was the day it was written.
    """

    id: UUID
    persoon_id: UUID
    soort: str
    over: str
    van_gezin: bool
    hoe: str
    wie: str
    at: datetime
    tekst: str
    ouders_mogen: bool
    contact_mag: bool
    afspraak: str
    voorstellen: list[datetime]
    gekozen_at: datetime | None
    gelezen_at: datetime | None
    klaar_at: datetime | None
    gedaan: str
    door: UUID
    gezegd_op: date | None


@dataclass(frozen=True, slots=True)
class GezegdGedaan:
    """What somebody said, and what we did; `gedaan` "": nothing written down yet."""

    at: datetime
    tekst: str
    gedaan: str


def own_thread(actor: Actor, nummer: str, *, on: date) -> Draad:
    """The thread of this parent with gezag or child in that zaak; one query.

    Raises NotFound for everybody else, also for a zaak that is closed. Units: `on` is a date.
    """
    return of_family(actor, nummer, _draad, _DRAAD, on=on)


def messages_in(actor: Actor, draad: Draad) -> tuple[list[Regel], list[Regel]]:
    """The own thread, newest last, and what the child wants its parents to read. One query."""
    values: Waarden = {"regio": actor.regio_id, "zaak": draad.zaak_id, "persoon": draad.persoon_id, "meest": MEEST}
    found = rows(Regel, REGEL + _VAN_MIJ, values)[::-1]
    return ([line for line in found if line.persoon_id == draad.persoon_id],
            [line for line in found if line.persoon_id != draad.persoon_id])


def said_and_done(actor: Actor, zaak_id: UUID) -> list[GezegdGedaan]:
    """The last three things that whoever looks said in this zaak, each with what we did, newest first. One query.

    Source: ux.md S11b (jij zei, wij deden).
    """
    values: Waarden = {"regio": actor.regio_id, "zaak": zaak_id, "meest": LAATSTE}
    return rows(GezegdGedaan, _GEZEGD, values)


def _draad(zaak_id: UUID, nummer: str, voornaam: str, band: str, persoon_id: UUID, verantwoordelijke_id: UUID,
           *contact: str) -> Draad:
    return Draad(zaak_id, nummer, voornaam, Band(band), persoon_id, verantwoordelijke_id, *contact)


_DRAAD: Final = own_statement(
    """z.id, z.nummer, p.voornaam, r.soort, ik.persoon_id, z.verantwoordelijke_id, coalesce(vast.naam, ''),
  coalesce(vast.telefoon, ''), coalesce(vast.werkdagen, ''), coalesce(waarneming.naam, '')""",
    f"""JOIN personen_persoon p ON p.id = z.persoon_id AND z.gesloten_at IS NULL
JOIN unnest((SELECT delen_mijn_personen())) ik (persoon_id)
  ON (r.soort = 'kind') = (ik.persoon_id = z.persoon_id){VAST}{WAARNEMING}""")
REGEL: Final = """
SELECT b.id, b.persoon_id, b.soort, b.over, b.van_gezin, b.hoe, a.naam, b.at, b.tekst, b.ouders_mogen, b.contact_mag,
  coalesce(f.wat, ''), b.voorstellen, b.gekozen_at, b.gelezen_at, b.klaar_at, b.gedaan,
  b.door, b.gezegd_op
FROM gezin_bericht b JOIN toegang_account a ON a.id = b.door LEFT JOIN zaken_afspraak f ON f.id = b.afspraak_id
WHERE b.regio_id = %(regio)s AND b.zaak_id = %(zaak)s
"""
_VAN_MIJ: Final = """AND (b.persoon_id = %(persoon)s OR b.ouders_mogen)
ORDER BY b.at DESC, b.id DESC LIMIT %(meest)s"""
_GEZEGD: Final = """
SELECT b.at, b.tekst, b.gedaan FROM gezin_bericht b
WHERE b.regio_id = %(regio)s AND b.zaak_id = %(zaak)s AND b.van_gezin AND b.tekst <> ''
  AND b.soort IN ('kind_zegt', 'bericht') AND b.persoon_id = ANY ((SELECT delen_mijn_personen())::uuid[])
ORDER BY b.at DESC, b.id DESC LIMIT %(meest)s"""
