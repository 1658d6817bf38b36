"""What is known of one child and who has gezag, as read from one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Gezagsoort(StrEnum):
    """Who has gezag, as states of the BRP. *Niet te bepalen* is a state, not an error."""

    GEZAMENLIJK = "GezamenlijkOuderlijkGezag"
    EENHOOFDIG = "EenhoofdigOuderlijkGezag"
    VOOGDIJ = "Voogdij"
    TIJDELIJK_GEEN = "TijdelijkGeenGezag"
    NIET_TE_BEPALEN = "GezagNietTeBepalen"


@dataclass(frozen=True, slots=True)
class Geboortedatum:
    """A birth date as far as it is known: month and day may be missing, or all of it."""

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    @property
    def tekst(self) -> str:
        """The date as jjjj-mm-dd, with zeros for what is not known: "2012-05-00", "0000-00-00"."""
        return f"{self.jaar or 0:04d}-{self.maand or 0:02d}-{self.dag or 0:02d}"


@dataclass(frozen=True, slots=True)
class Gezagsdrager:
    """A parent or voogd with gezag."""

    naam: str
    relatie: str
    bsn: str = field(default="", repr=False)
    telefoon: str = ""
    email: str = ""
    adres_geheim: bool = False


@dataclass(frozen=True, slots=True)
class Gezag:
    """The state of gezag and the persons in it: parents, or for voogdij the voogden."""

    soort: Gezagsoort
    personen: tuple[Gezagsdrager, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class PersoonFeit:
    """One child. `gemeente` has four digits, `taal` is a language code, `school` a vestiging or empty.

    `startkwalificatie` is None where nobody said. `inhoud_hash` is SHA-256 over the whole content and was
    made with the child's number, so guard it as one. `volgende` is the offset of the next line.
    """

    regelnummer: int
    offset: int
    volgende: int
    nummer: str
    nummersoort: Literal["bsn", "onderwijsnummer"]
    voornamen: str
    voorvoegsel: str
    achternaam: str
    roepnaam: str
    geboortedatum: Geboortedatum
    gemeente: str
    taal: str
    tolk_nodig: bool
    gezag: Gezag
    geheimhouding: bool
    school: str
    klas: str
    startkwalificatie: bool | None
    overleden: bool
    inhoud_hash: bytes

    def __repr__(self) -> str:
        return f"PersoonFeit(regel {self.regelnummer})"
