"""A family that can log in, and short ways to ask for a share and to answer on the own page."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from delen_bouw import Gezin, build_family
from ketenkameleon.delen.actions.deling import ask_share
from ketenkameleon.delen.actions.gezin import answer, stand_of
from ketenkameleon.delen.invoer import DelingInvoer, UitlegInvoer
from ketenkameleon.delen.queries.gezin import Gevraagd, family_zaak, shares_of_family, sharing_of_family
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.rules.delen import Celstand
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Account, Inlogbrief, Relatie
from wereld import BEGIN, NU, VANDAAG

TOT = date(2027, 3, 1)
WEGEN = UitlegInvoer("alleen dit is nodig", "het kan niet anders", VANDAAG, "in een gesprek")
VEERTIEN = date(2012, 5, 17)


def build_portal(hier: object, geboren: date | None = VEERTIEN, gezag: str = "gezamenlijk", *, voor: str = "",
                 **rest: object) -> Gezin:
    """A family of which mother, father and child have an account: "mila", "vik", "noor", each after `voor`."""
    g = build_family(hier, geboren, gezag, **rest)
    vader = "ouder_met_gezag" if gezag == "gezamenlijk" else "ouder_zonder_gezag"
    for kort, persoon, soort in (("mila", g.moeder, "ouder_met_gezag"), ("vik", g.vader, vader),
                                 ("noor", g.kind, "kind")):
        let_in(hier, g, voor + kort, persoon, soort)
    return g


def let_in(hier: object, g: Gezin, kort: str, persoon: UUID, soort: str, *, tot: date = date.max) -> None:
    """An account that a letter made for this person, with a code that was used."""
    account = Account.objects.create(gebruikersnaam=kort, naam=kort.title(), password="!")
    hier.accounts[kort] = account
    own = {"regio_id": hier.regio.id, "zaak_id": g.zaak.id, "soort": soort}
    Relatie.objects.create(**own, account=account, van=BEGIN, tot=tot)
    Inlogbrief.objects.create(
        **own, persoon_id=persoon, account_id=account.id, code=kort.encode() + g.zaak.id.bytes, bewijs=b"x",
        belcode=b"x", gemaakt_at=NU, gemaakt_door=new_id(), geldig_tot=NU, pogingen_maximaal=5, gebruikt_at=NU)


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
