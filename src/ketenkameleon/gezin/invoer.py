"""What somebody fills in about a message. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from django.utils.translation import gettext_noop

from ketenkameleon.rules.gezinsbericht import Gezinsbericht, longest_message
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

GEDAAN_LANG: Final = 280
# How it came: on the page of the family, or told and typed by who works here.
PAGINA: Final = "pagina"
VERTELD: Final[Mapping[str, str]] = MappingProxyType({
    "telefoon": "aan de telefoon", "gesprek": "in een gesprek", "papier": "op papier"})
OVER: Final[Mapping[str, str]] = MappingProxyType({
    "brief": gettext_noop("een brief"), "regel": gettext_noop("iets dat op deze pagina’s staat"),
    "plek": gettext_noop("de plek"), "anders": gettext_noop("iets anders")})


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What somebody of the family says. `mag`: who else may read it: for KIND_ZEGT the parents, for ANDER_CONTACT the
    contactpersoon. `over`: a key of OVER, for KLOPT_NIET.
    """

    soort: Gezinsbericht
    tekst: str
    mag: bool = False
    over: str = ""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What who runs the zaak writes in a thread. `hoe` PAGINA: an answer; else a key of VERTELD: what they said.

    `gedaan`: what we did (≤ 280 characters).
    """

    tekst: str
    gedaan: str = ""
    hoe: str = PAGINA


@dataclass(frozen=True, slots=True)
class Verteld:
    """What somebody of the family asked a coördinator in person.

    `hoe`: a key of VERTELD; `mag`: the contactpersoon may read it; `op`: the day, None for today.
    """

    tekst: str
    hoe: str
    mag: bool = False
    op: date | None = None


def check_message(actor: Actor, tekst: str, *, at: datetime, leeg: str = "", gedaan: str = "") -> None:
    """Raise Onvolledig for a text that is too long, and with the sentence `leeg` for one that is empty."""
    most = longest_message(on=local_day(at), wet=actor.wet)
    wrong = check_texts(tekst=(tekst.strip(), most), gedaan=(gedaan.strip(), GEDAAN_LANG))
    if leeg and not tekst.strip():
        wrong["tekst"] = leeg
    if wrong:
        raise Onvolledig(**wrong)
