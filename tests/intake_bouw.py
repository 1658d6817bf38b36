"""Lines of meldingen and the ways to take them in, for tests of the intake."""

from __future__ import annotations

import io
import json
from contextlib import contextmanager
from datetime import date

from django.db import connection

from ketenkameleon.koppelingen.duo.columns import NAMEN
from ketenkameleon.koppelingen.duo.lezen import facts
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.duo.writer import as_line, header
from ketenkameleon.koppelingen.terugkijker import Terugkijker
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.intake import take_in
from ketenkameleon.meldingen.canoniek import canonical_export
from ketenkameleon.meldingen.feiten import LeveringFeit
from ketenkameleon.meldingen.gebied import gemeente_codes
from ketenkameleon.meldingen.models import Melding, Mutatie
from ketenkameleon.zaken.models import Zaak

BSN, BSN_2, BSN_3 = "999990342", "999999321", "999990019"
VANDAAG = date(2026, 10, 8)
GOED = {
    "meldingsnummer": "700000001", "bsn": BSN, "begindatum": "2026-09-01", "einddatum": "2026-09-11", "soort": "V3",
    "vermoedelijke_reden": "Onbekend.", "actie_gewenst": "ja", "alle_lessen_gemist": "nee", "vestiging": "99AA00",
    "melder": "A. Voorbeeld", "melder_email": "verzuim@school.example", "status": "R",
    "verzuimspecificatie": "2026-09-01=heel|2026-09-02=heel|2026-09-03=heel", "meldingsdatum": "2026-09-14",
    "laatste_mutatie": "2026-09-14T10:00:00", "verzender": "99AA", "uitvoerder": "009901",
}


def regel(**values: str) -> bytes:
    """One line; the good one where nothing else is said."""
    record = GOED | values
    return as_line([record.get(naam, "") for naam in NAMEN], "csv")


def bestand(*regels: bytes) -> bytes:
    """A file with these lines."""
    return header("csv") + b"".join(regels)


def lees(actor, *regels: bytes, at, formaat: str = "csv", kop: bytes | None = None):
    """Take in these lines inside the transaction of the test, as this actor."""
    stream = Terugkijker(io.BytesIO((header(formaat) if kop is None else kop) + b"".join(regels)))
    records = read(stream, formaat=formaat, wet=actor.wet, today=VANDAAG)
    levering = LeveringFeit(new_id(), "duo", formaat, "test", stream.begin.split(b"\n")[1].decode())

    @contextmanager
    def here():
        yield actor

    return take_in(here, facts(records, gemeente_codes(actor), stream), levering, at=at, progress=lambda *_: None)


def uitvoer() -> list[str]:
    """What stands in the database, in its fixed spelling. As owner."""
    return list(canonical_export(connection.connection))


def deel(naam: str) -> list[dict]:
    """One part of the canonical export."""
    return [found for found in map(json.loads, uitvoer()) if found["deel"] == naam]


def melding(nummer: int = 700000001) -> Melding:
    """The melding with that number."""
    return Melding.objects.get(meldingsnummer=nummer)


def zaak() -> Zaak:
    """The only zaak there is."""
    return Zaak.objects.get()


def geweigerd() -> list[tuple[str, str]]:
    """Status and code of the mutations that the fold refused, in order of time."""
    found = Mutatie.objects.exclude(geweigerd="").order_by("laatste_mutatie_at")
    return list(found.values_list("status", "geweigerd"))
