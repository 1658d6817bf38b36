"""What a person fills in about the beeld, and about what a route asks. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.beeld import speakers, subjects
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.wetboek import Waarde, Wetboek
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

ANDERS: Final = "anders"
LANGST_BEELD, LANGST_WIE, LANGST_BRON = 1000, 80, 200


@dataclass(frozen=True, slots=True)
class BeeldInvoer:
    """What somebody said about one subject. `wie_anders`: who it was, when it is nobody of the list.

    `ook_voor`: the other rollen in which it may be used, as whoever said it was asked.
    """

    onderwerp: str
    wie: str
    tekst: str
    gezegd_op: date
    wie_anders: str = ""
    ook_voor: tuple[Rol, ...] = ()


def check_beeld(invoer: BeeldInvoer, *, on: date, wet: Wetboek, regio: str) -> None:
    """Raise Onvolledig when this line cannot be kept."""
    wrong = check_texts(tekst=(invoer.tekst, LANGST_BEELD), wie_anders=(invoer.wie_anders, LANGST_WIE))
    if invoer.onderwerp not in {subject.code for subject in subjects(on=on, wet=wet, regio=regio)}:
        wrong["onderwerp"] = "Kies waarover het gaat."
    if invoer.wie not in speakers(on=on, wet=wet):
        wrong["wie"] = "Kies wie dit zei."
    if (invoer.wie == ANDERS) is not bool(invoer.wie_anders.strip()):
        wrong["wie_anders"] = "Schrijf op wie het was, alleen als het iemand anders was."
    wrong |= check_words(invoer.tekst, invoer.gezegd_op, on=on)
    if wrong:
        raise Onvolledig(**wrong)


def check_words(tekst: str, gezegd_op: date, *, on: date) -> dict[str, str]:
    """What is wrong with the words and their day, by field."""
    wrong = check_texts(tekst=(tekst, LANGST_BEELD))
    if not tekst.strip():
        wrong["tekst"] = "Schrijf op wat er gezegd is, in hun woorden."
    if gezegd_op > on:
        wrong["gezegd_op"] = "Kies vandaag of een dag daarvoor."
    return wrong


@dataclass(frozen=True, slots=True)
class VraagInvoer:
    """The answer to one question of a route: its code (row route.vragen), day, small table, and where it was found.

    `eerste`: the question of the form at which the complaint of a rule is shown.
    """

    code: str
    op: date
    bron: str
    waarde: Mapping[str, Waarde] = field(default_factory=lambda: MappingProxyType({}))
    eerste: str = "bron"


def check_vraag(invoer: VraagInvoer, *, on: date) -> None:
    """Raise Onvolledig when a day to come or no source was filled in."""
    wrong = check_texts(bron=(invoer.bron, LANGST_BRON))
    if not invoer.bron.strip():
        wrong["bron"] = "Schrijf op waar dit staat of wie het zei."
    if invoer.op > on:
        wrong["op"] = "Kies vandaag of een dag daarvoor."
    if wrong:
        raise Onvolledig(**wrong)
