"""A family and its zaak, notities in several rollen, and what a child told; built as the owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.zaken.models import Contact, Notitie, Verhaal, Zaak
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

MUREN = {"leerplicht_gesprek": 101, "halt": 102, "onderwijszorg": 201, "raad": 301, "leerplicht_verhoor": 401}


@dataclass
class Gezin:
    """The zaak and who is around the child."""

    zaak: Zaak
    kind: UUID
    moeder: UUID
    vader: UUID


def build_family(hier: object, geboren: date | None, gezag: str, **rest: object) -> Gezin:
    """A zaak of Samira with a mother and a father; by default both have gezag. Runs as owner."""
    zaak = make_zaak(hier, "Noor", geboren, **rest)
    make_vast(hier, zaak, "samira")
    Gezag.objects.create(regio=hier.regio, kind_id=zaak.persoon_id, soort=gezag, van=BEGIN)
    people = {}
    for relatie, naam in (("moeder", "Mila"), ("vader", "Vik")):
        people[relatie] = Persoon.objects.create(regio=hier.regio, voornaam=naam, gegevens="bekend")
        Verwant.objects.create(regio=hier.regio, kind_id=zaak.persoon_id, persoon=people[relatie], relatie=relatie,
                               heeft_gezag=gezag == "gezamenlijk" or relatie == "moeder", van=BEGIN)
    return Gezin(zaak, zaak.persoon_id, people["moeder"].id, people["vader"].id)


def add_note(zaak: Zaak, account: UUID, rol: str, feiten: str) -> None:
    """A saved contact in that rol, with a notitie; runs as owner."""
    walled = {"regio_id": zaak.regio_id, "zaak": zaak, "verantwoordelijke_id": zaak.verantwoordelijke_id,
              "muur": MUREN[rol]}
    at = datetime(2026, 10, 1, 8, tzinfo=UTC)
    contact = Contact.objects.create(**walled, account_id=account, rol=rol, bevoegd=True, met=["kind"], uitgelegd=True,
                                     begonnen_at=at, geeindigd_at=at, bewaard_at=at, wijze="thuis")
    Notitie.objects.create(**walled, contact=contact, feiten=feiten, indruk="indruk van de professional")


def add_verhaal(zaak: Zaak, account: UUID, voor: list[int], tekst: str = "Ik durf niet.", verteller: str = "kind",
                **rest: object) -> Verhaal:
    """What a child or parent told; runs as owner."""
    return Verhaal.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=zaak.muur,
        verteller=verteller, tekst=tekst, verteld_op=VANDAAG, vastgelegd_door=account, vastgelegd_at=NU, voor=voor,
        **rest)
