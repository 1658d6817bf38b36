"""A family with pages of its own: Noor, her mother Mila and her father Vik, who live apart; built as the owner."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from delen_bouw import MUREN, Gezin, build_family
from gezin_bouw import VEERTIEN, let_look
from ketenkameleon.zaken.models import Afspraak, Contact, Ouderregel, Plek, WachtOp, Zaak
from wereld import NU, VANDAAG, Streek

BANDEN = {"mila": ("Mila", "ouder_met_gezag"), "vik": ("Vik", "ouder_met_gezag"), "noor": ("Noor Vos", "kind"),
          "piet": ("Piet", "ouder_zonder_gezag")}


def build_pages(hier: Streek, **rest: object) -> Gezin:
    """The zaak, and an account for everybody of BANDEN."""
    gezin = build_family(hier, VEERTIEN, "gezamenlijk", **rest)
    for kort, (naam, soort) in BANDEN.items():
        let_look(hier, gezin.zaak, kort, soort, naam=naam, van=VANDAAG)
    return gezin


def add_visit(zaak: Zaak, wie: str = "contactpersoon", *, naam: str = "", waar: str = "thuis", uur: int = 16,
              op: date = VANDAAG + timedelta(days=7), contact: Contact | None = None) -> Afspraak:
    """An afspraak at a time of day."""
    return Afspraak.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, wat=f"afspraak van {wie}", wie=wie, wie_naam=naam, wanneer=op,
        tijd=time(uur), waar=waar, contact_id=contact and contact.id, gemaakt_at=NU, gemaakt_door=zaak.id)


def add_contact(zaak: Zaak, account: UUID, met: tuple[str, ...], rol: str = "raad",
                at: datetime = datetime(2026, 9, 15, 8, tzinfo=UTC), **rest: object) -> Contact:
    """A saved contact, unless `rest` says otherwise."""
    return Contact.objects.create(**{
        "regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id, "muur": MUREN[rol],
        "account_id": account, "rol": rol, "bevoegd": True, "met": list(met), "uitgelegd": True, "begonnen_at": at,
        "geeindigd_at": at, "bewaard_at": at, "wijze": "thuis", **rest})


def add_line(contact: Contact, tekst: str, vast_at: datetime | None = NU, muur: int = 0) -> Ouderregel:
    """The line for parents about this contact; it stands from now on, unless told otherwise."""
    return Ouderregel.objects.create(
        contact=contact, regio_id=contact.regio_id, verantwoordelijke_id=contact.verantwoordelijke_id,
        muur=muur or contact.muur, zaak_id=contact.zaak_id, tekst=tekst, vast_at=vast_at)


def add_wait(zaak: Zaak, partij: str = "school", wat: str = "antwoord over een plek",
             tot: date = date(2026, 10, 14)) -> WachtOp:
    """Somebody the zaak waits for."""
    return WachtOp.objects.create(regio_id=zaak.regio_id, zaak=zaak, partij=partij, wat=wat, sinds=VANDAAG, tot=tot)


def add_plek(zaak: Zaak, account: UUID, stand: str = "gestart", **rest: object) -> Plek:
    """A plek that Samira noted as started on 5 October, unless told otherwise."""
    return Plek.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, soort="werk_leerplek", waar="De Werkplaats", stand=stand,
        aangeboden_op=date(2026, 10, 1), aangeboden_door=account, aanvaard_op=date(2026, 10, 2),
        gestart_op=date(2026, 10, 5), gestart_door=account, **rest)
