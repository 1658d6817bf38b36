"""The house with one full zaak and everybody logged in, as for the walls; and what stands in the database."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from gezien import gezien
from opstelling import bezoekers, huis

from ketenkameleon.zaken.models import Afspraak, Contact, WachtOp
from wereld import NU
from zaken_bouw import make_vast, make_zaak

__all__ = ["bezoekers", "gezien", "huis"]


@pytest.fixture
def feiten(losse_database):
    """`feiten("SELECT …", …)`: what stands there, read as the owner."""

    def ask(query: str, *values: object) -> list[tuple]:
        with psycopg.connect(losse_database.owner_url) as conn:
            return conn.execute(query, values).fetchall()

    return ask


@pytest.fixture
def nog_een(losse_database, huis):
    """`nog_een(wie)`: another zaak in the same regio, of somebody else."""

    def make(wie: str):
        with losse_database.verbonden("owner"):
            hier = huis.wereld.hier
            zaak = make_zaak(hier, "Sem")
            make_vast(hier, zaak, wie)
            own = {"regio_id": zaak.regio_id, "zaak": zaak}
            return (zaak,
                    Afspraak.objects.create(**own, wat="van een ander", wie="contactpersoon", wanneer=NU.date(),
                                            gemaakt_at=NU, gemaakt_door=hier.account_id(wie)),
                    WachtOp.objects.create(**own, partij="school", wat="van een ander", sinds=NU.date(),
                                           tot=NU.date() + timedelta(days=7)))

    return make


@pytest.fixture
def ended_contact(losse_database, huis):
    """`ended_contact(rol)`: a contact of Samira that has ended and waits for its note."""
    muren = {"raad": 301, "halt": 102}

    def make(rol: str):
        with losse_database.verbonden("owner"):
            return Contact.objects.create(
                regio_id=huis.zaak.regio_id, zaak=huis.zaak, verantwoordelijke_id=huis.zaak.verantwoordelijke_id,
                muur=muren[rol], account_id=huis.wereld.hier.account_id("samira"), rol=rol, bevoegd=True,
                met=["kind"], uitgelegd=True, begonnen_at=NU - timedelta(hours=2),
                geeindigd_at=NU - timedelta(hours=1)).id

    return make
