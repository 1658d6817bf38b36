"""One contact of one's own, for the page on which it is noted, and the contact before it."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.refusals import NotFound, require
from ketenkameleon.zaken.queries.lezen import GEEN_STIL, Waarden, row
from ketenkameleon.zaken.queries.zaak import NOT_THERE, ONBEKEND


class EigenContact(NamedTuple):
    """A contact of the actor that is neither saved nor broken off.

    `geeindigd_at` None while it runs. `is_later`: the zaak has an earlier contact that took place, so that asking
    whether the story was told again makes sense. `bevoegd`: held with a valid authority.
    """

    contact_id: UUID
    zaak_id: UUID
    nummer: str
    naam: str
    voornaam: str
    rol: str
    met: list[str]
    uitgelegd: bool
    bevoegd: bool
    begonnen_at: datetime
    geeindigd_at: datetime | None
    bewaard_at: datetime | None
    is_later: bool


class VorigContact(NamedTuple):
    """The contact of the zaak before this one. `van_mij`: the actor held it."""

    rol: str
    met: list[str]
    begonnen_at: datetime
    uitgelegd: bool
    uitgelegd_aan: list[str]
    uitgelegd_reden: str
    van_mij: bool

    @property
    def nog_niet(self) -> list[str]:
        """To whom the rol was not explained then, so that it is asked again. Source: ux.md S3."""
        return [] if self.uitgelegd else [code for code in self.met if code not in self.uitgelegd_aan]


class BewaardContact(NamedTuple):
    """A saved contact to which a line can be added; no text of it."""

    rol: str
    begonnen_at: datetime


def eigen_contact(actor: Actor, nummer: str, contact_id: UUID) -> EigenContact:
    """The actor's own contact of that zaak, to be noted. One query.

    It stays the actor's also when the zaak went to somebody else. Raises NotFound for another's, NotNow when it is
    saved or broken off. Source: design.md 2, promise 3.
    """
    values: Waarden = {"contact": contact_id, "nummer": nummer, "regio": actor.regio_id, "account": actor.account_id,
              "onbekend": ONBEKEND}
    found = row(lambda *columns: columns, _EIGEN, values)
    if found is None:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    if found[-1]:
        require(refused("contact_saved", "design.md 2, belofte 3"), object_soort="contact", gevraagd=str(contact_id))
    return EigenContact(*found[:-1])


def vorig_contact(actor: Actor, zaak_id: UUID) -> VorigContact | None:
    """The newest contact of the zaak that was not broken off, or None. One query."""
    return row(VorigContact, _VORIG, {"zaak": zaak_id, "account": actor.account_id})


def bewaard_contact(actor: Actor, nummer: str, contact_id: UUID) -> BewaardContact:
    """A saved contact of that zaak. Raises NotFound when there is none. One query."""
    found = row(BewaardContact, _BEWAARD, {"contact": contact_id, "nummer": nummer, "regio": actor.regio_id})
    if found is None:
        raise NotFound(NOT_THERE, object_soort="contact", gevraagd=str(contact_id))
    return found


_EIGEN: Final = """
SELECT c.id, z.id, z.nummer,
  CASE WHEN p.gegevens = 'bekend' THEN concat_ws(' ', nullif(p.voornaam, ''), nullif(p.tussenvoegsel, ''),
    nullif(p.achternaam, '')) ELSE %(onbekend)s END,
  p.voornaam, c.rol, c.met, c.uitgelegd, c.bevoegd, c.begonnen_at, c.geeindigd_at, c.bewaard_at,
  EXISTS (SELECT FROM zaken_contact e WHERE e.zaak_id = c.zaak_id AND (e.begonnen_at, e.id) < (c.begonnen_at, c.id)
    AND e.bewaard_at IS NOT NULL AND e.wijze <> 'niet_gelukt'),
  c.bewaard_at IS NOT NULL OR c.afgebroken_at IS NOT NULL
FROM zaken_contact c
JOIN zaken_zaak z ON z.id = c.zaak_id
JOIN personen_persoon p ON p.id = z.persoon_id
WHERE c.id = %(contact)s AND c.regio_id = %(regio)s AND c.account_id = %(account)s AND z.nummer = %(nummer)s
"""
_VORIG: Final = f"""
SELECT rol, met, begonnen_at, uitgelegd, uitgelegd_aan, uitgelegd_reden, account_id = %(account)s FROM zaken_contact c
WHERE zaak_id = %(zaak)s AND afgebroken_at IS NULL AND {GEEN_STIL} ORDER BY begonnen_at DESC, id DESC LIMIT 1
"""  # noqa: S608 - only text written here
_BEWAARD: Final = """
SELECT c.rol, c.begonnen_at FROM zaken_contact c JOIN zaken_zaak z ON z.id = c.zaak_id
WHERE c.id = %(contact)s AND c.regio_id = %(regio)s AND z.nummer = %(nummer)s AND c.bewaard_at IS NOT NULL
"""
