"""One mutation of one melding, as read from a line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple

Nummersoort = Literal["bsn", "onderwijsnummer"]


class Mutatie(NamedTuple):
    """What one good line says. `laatste_mutatie` is an aware moment in UTC, `minuten` the total specified.

    `inhoud` holds every field that is not empty, as text, without the person's number; the fields beside it
    are the ones that rules and look-ups need. `inhoud_hash` is SHA-256 over all fields, the person's number
    and the status included: equal content gives an equal hash in CSV and in JSON lines. It was made with a
    person's number, so guard it as one. `volgende` is the offset at which a reader goes on after this line.
    """

    regelnummer: int
    offset: int
    volgende: int
    meldingsnummer: str
    nummer: str
    nummersoort: Nummersoort
    begindatum: date
    einddatum: date | None
    soort: str
    status: str
    reden_afgesloten: str
    toelichting_afsluiting: str
    actie_gewenst: bool
    alle_lessen_gemist: bool | None
    vestiging: str
    meldingsdatum: date | None
    laatste_mutatie: datetime
    verzender: str
    uitvoerder: str
    minuten: int | None
    waarschuwingen: tuple[str, ...]
    inhoud: dict[str, str]
    inhoud_hash: bytes

    @property
    def gemeente(self) -> str:
        """The gemeentecode of four digits."""
        return self.uitvoerder[2:]

    def __repr__(self) -> str:
        return f"Mutatie(regel {self.regelnummer})"
