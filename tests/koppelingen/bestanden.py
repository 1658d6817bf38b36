"""Small files of meldingen and persons for tests, with one good record to start from."""

from __future__ import annotations

import io
import json
from datetime import date

from ketenkameleon.koppelingen.duo.columns import NAMEN
from ketenkameleon.koppelingen.duo.reader import read
from ketenkameleon.koppelingen.duo.writer import as_line, header
from ketenkameleon.koppelingen.personen.reader import read_persons
from ketenkameleon.rules.rijen import shipped

TODAY = date(2026, 9, 21)
BSN, BSN_2 = "999990342", "999999321"
ONDERWIJSNUMMER = "101222331"
GOOD = {
    "meldingsnummer": "700000001", "bsn": BSN, "begindatum": "2026-09-01", "einddatum": "2026-09-11",
    "soort": "V3", "vermoedelijke_reden": "Onbekend.", "actie_gewenst": "ja", "alle_lessen_gemist": "nee",
    "vestiging": "99AB01", "melder": "A. Voorbeeld", "melder_email": "verzuim@school.example", "status": "R",
    "verzuimspecificatie": "2026-09-01=heel|2026-09-02=1,2,5", "meldingsdatum": "2026-09-14",
    "laatste_mutatie": "2026-09-14T10:00:00", "verzender": "99AB", "uitvoerder": "009901",
}
GOOD_PERSON = {
    "bsn": BSN, "voornamen": "Noor", "achternaam": "Voorbeeld", "gemeente": "9901",
    "geboortedatum": {"type": "Datum", "datum": "2012-05-17"},
    "gezag": {"soort": "GezagNietTeBepalen"},
}


def line(formaat="csv", **values):
    """One record with its line end; the good one where nothing else is said."""
    record = GOOD | values
    return as_line([record.get(naam, "") for naam in NAMEN], formaat)


def records(data, formaat="csv", **options):
    """Everything the reader makes of these bytes, header and all."""
    return list(read(io.BytesIO(data), formaat=formaat, wet=shipped(), today=TODAY, **options))


def one(data, formaat="csv", **options):
    """The one record of a file with a header and this line."""
    found = records(header(formaat) + data, formaat, **options)
    assert len(found) == 1
    return found[0]


def persons(*lines, head=b'{"layout": "kameleon-personen/1"}\n', **options):
    """Everything the reader of persons makes of these lines."""
    return list(read_persons(io.BytesIO(head + b"".join(lines)), today=TODAY, **options))


def person(**values):
    """One line of a person; the good one where nothing else is said."""
    return json.dumps(GOOD_PERSON | values).encode() + b"\n"
