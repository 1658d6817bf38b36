"""Messages of a family, and somebody of it with a page of their own; built as the owner."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from delen_bouw import Gezin, build_family
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Verwant
from ketenkameleon.toegang.models import Account, Inlogbrief, Relatie
from ketenkameleon.zaken.models import Zaak
from wereld import BEGIN, NU, Streek

MORGEN = NU + timedelta(days=1)
VEERTIEN: Final = date(2012, 5, 17)


def let_look(hier: Streek, zaak: Zaak, kort: str, soort: str = "ouder_met_gezag", *, naam: str = "",
             van: date = BEGIN, tot: date | str = "9999-12-31") -> Account:
    """An account of that short name for somebody of the family, who may look; one that is there looks here too."""
    account, _ = Account.objects.get_or_create(
        gebruikersnaam=kort, defaults={"naam": naam or kort.capitalize(), "password": hier.accounts["samira"].password})
    hier.accounts[kort] = account
    Relatie.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort=soort, account=account, van=van, tot=tot)
    return account


def give_page(hier: Streek, zaak: Zaak, kort: str, persoon: UUID, soort: str = "ouder_met_gezag",
              tot: date | str = "9999-12-31", *, gebruikt: bool = True) -> Account:
    """The same for this person, who logged in once with the code of a letter, unless not `gebruikt`."""
    account = let_look(hier, zaak, kort, soort, tot=tot)
    Inlogbrief.objects.create(regio_id=zaak.regio_id, zaak_id=zaak.id, soort=soort, persoon_id=persoon,
                              account_id=account.id, code=new_id().bytes, bewijs=b"x", belcode=b"x", gemaakt_at=NU,
                              gemaakt_door=new_id(), geldig_tot=MORGEN, pogingen_maximaal=5,
                              gebruikt_at=NU if gebruikt else None)
    return account


def build_portal(hier: Streek, geboren: date | None = VEERTIEN, gezag: str = "gezamenlijk", *, voor: str = "",
                 **rest: object) -> Gezin:
    """Noor and her parents, of whom mother, father and child have a page: "mila", "vik", "noor", each after `voor`."""
    g = build_family(hier, geboren, gezag, **rest)
    vader = "ouder_met_gezag" if gezag == "gezamenlijk" else "ouder_zonder_gezag"
    for kort, persoon, soort in (("mila", g.moeder, "ouder_met_gezag"), ("vik", g.vader, vader),
                                 ("noor", g.kind, "kind")):
        give_page(hier, g.zaak, voor + kort, persoon, soort)
    return g


def add_message(zaak: Zaak, persoon: UUID, door: UUID, tekst: str = "Mag ik u iets vragen?", *, at: datetime = NU,
                soort: str = "bericht", **rest: object) -> Bericht:
    """A message from somebody of the family, on their page."""
    return Bericht.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=100, zaak=zaak,
        persoon_id=persoon, door=door, at=at, soort=soort, tekst=tekst, **{"van_gezin": True, **rest})


def build_messages(zaak: Zaak, afspraak: UUID, door: UUID) -> dict[str, UUID]:
    """The mother says something, asks to move that afspraak, and for another contactpersoon; her key and the move."""
    mother = Verwant.objects.filter(kind_id=zaak.persoon_id).order_by("id").values_list("persoon_id", flat=True).first()
    add_message(zaak, mother, door, "gezinsbloem", klaar_at=NU, gedaan="gezinsbloem")
    add_message(zaak, mother, door, "", soort="ander_contact")
    move = add_message(zaak, mother, door, "gezinsbloem", soort="verzetten", afspraak_id=afspraak,
                       voorstellen=[MORGEN, MORGEN + timedelta(hours=2)])
    return {"moeder": mother, "gezinsbericht": move.id}
