"""What a person fills in about a verhoor. Shape only; what is allowed is for rules.verhoor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.rules.verhoor import Gezegd
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

LANGST_VRAAG, LANGST_ANTWOORD = 300, 1000
MEESTE_REGELS: Final = 60
# What rules.verhoor.unsaid names, with the sentence beside the question.
NOG_OPEN: Final[Mapping[str, str]] = MappingProxyType({
    "verdenking": "Schrijf op waarvan iemand wordt verdacht.",
    "verdenking_genoemd": "Zeg eerst waarvan u iemand verdenkt. Kruis het dan aan.",
    "zwijgen_gezegd": "Zeg eerst dat antwoorden niet hoeft. Kruis het dan aan.",
    "advocaat": "Bied een advocaat aan, en kies het antwoord.",
    "meekomen": "Vraag of er iemand mee moet komen, en kies het antwoord.",
    "tolk": "Vraag of een tolk nodig is, en kies het antwoord.",
})


@dataclass(frozen=True, slots=True)
class Uitgenodigde:
    """Somebody who got a letter: the child (`kind`) or a parent. `met`: a code of invoer.MET."""

    persoon_id: UUID
    kind: bool
    met: str
    brief_id: UUID
    verstuurd_op: date


@dataclass(frozen=True, slots=True)
class VerhoorInvoer:
    """Who is questioned, and what was said first. `cautie_at`: when was said that answering is not needed."""

    wie: tuple[Uitgenodigde, ...]
    gezegd: Gezegd
    cautie_at: datetime
    meekomen_wie: str = ""

    @property
    def kind(self) -> bool:
        """Is the child questioned as a suspect?"""
        return any(persoon.kind for persoon in self.wie)


@dataclass(frozen=True, slots=True)
class VraagEnAntwoord:
    """One question, and the answer in the own words of who was questioned."""

    vraag: str
    antwoord: str


def check_lines(regels: Sequence[VraagEnAntwoord]) -> None:
    """Raise Onvolledig for a line that is not whole or too long; the field is vraag_1, antwoord_1 and so on."""
    wrong: dict[str, str] = {}
    if len(regels) > MEESTE_REGELS:
        wrong["vraag_1"] = f"Bewaar ten hoogste {MEESTE_REGELS} vragen in één verhoor."
    for nummer, regel in enumerate(regels, 1):
        wrong |= check_texts(**{f"vraag_{nummer}": (regel.vraag, LANGST_VRAAG),
                                f"antwoord_{nummer}": (regel.antwoord, LANGST_ANTWOORD)})
        if not regel.vraag.strip():
            wrong[f"vraag_{nummer}"] = "Schrijf de vraag erbij."
        if not regel.antwoord.strip():
            wrong[f"antwoord_{nummer}"] = "Schrijf het antwoord erbij. Zei iemand niets? Schrijf dat dan op."
    if wrong:
        raise Onvolledig(**wrong)
