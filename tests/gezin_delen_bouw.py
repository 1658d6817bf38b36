"""Short ways to ask for a share and to answer on the own page of a family."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from delen_bouw import Gezin
from ketenkameleon.delen.actions.deling import ask_share
from ketenkameleon.delen.actions.gezin import answer, stand_of
from ketenkameleon.delen.invoer import DelingInvoer, UitlegInvoer
from ketenkameleon.delen.queries.gezin import Gevraagd, family_zaak, shares_of_family, sharing_of_family
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.delen import Celstand
from ketenkameleon.toegang.dagen import local_day
from wereld import NU, VANDAAG

TOT = date(2027, 3, 1)
WEGEN = UitlegInvoer("alleen dit is nodig", "het kan niet anders", VANDAAG, "in een gesprek")


def asks(actor: object, g: Gezin, ontvanger: str = "cjg", *soorten: str, at: datetime = NU,
         uitleg: UitlegInvoer = WEGEN, tot: date = TOT) -> UUID:
    """The contactpersoon records that somebody wants to see something; weighed and told unless said otherwise."""
    return ask_share(actor, g.zaak.id, DelingInvoer(ontvanger, soorten or ("plan",), "samen thuis starten", tot),
                     uitleg, at=at)


def questions(actor: object, g: Gezin, at: datetime = NU) -> tuple[Gevraagd, ...]:
    """What is asked of the actor on their own page."""
    return sharing_of_family(actor, g.zaak.nummer, on=local_day(at)).vragen


def seen_now(actor: object, g: Gezin, deling: UUID, at: datetime = NU) -> str:
    """How the question stands on the page of the actor."""
    zaak = family_zaak(actor, g.zaak.nummer, on=local_day(at))
    share = next(s for s in shares_of_family(actor, zaak)[0] if s.id == deling)
    return stand_of(share, zaak.ik or new_id())


def says(actor: object, g: Gezin, deling: UUID, *, ja: bool = True, at: datetime = NU) -> None:
    """The actor presses Ja or Nee on a page that was drawn just now."""
    answer(actor, g.zaak.nummer, deling, ja=ja, gezien=seen_now(actor, g, deling, at), at=at)


def cell(actor: object, g: Gezin, ontvanger: str = "cjg", soort: str = "plan", at: datetime = NU) -> Celstand:
    """What the own page of the family says about that receiver and kind of data."""
    tabel = sharing_of_family(actor, g.zaak.nummer, on=local_day(at)).tabel
    return next(c.stand for kind, cells in tabel.rijen for c in cells if (kind, c.ontvanger) == (soort, ontvanger))
