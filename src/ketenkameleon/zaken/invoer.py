"""What a person fills in about a contact, and the words to choose from.

Shape only; what is allowed is for rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.rules.zaak import waiting_parties

NIET_GELUKT: Final = "niet_gelukt"
CONTACTPERSOON: Final = "contactpersoon"

WIJZEN: Final[Mapping[str, str]] = MappingProxyType({
    "thuis": "thuis", "school": "op school", "bellen": "bellen", "app_mail": "app of mail",
    "elders": "ergens anders",
    NIET_GELUKT: "niet gelukt",
})
MET: Final[Mapping[str, str]] = MappingProxyType({
    "kind": "het kind", "ouder1": "ouder 1", "ouder2": "ouder 2", "voogd": "voogd", "school": "school",
    "anders": "iemand anders",
})
VERTELLERS: Final[Mapping[str, str]] = MappingProxyType(
    {code: MET[code] for code in ("kind", "ouder1", "ouder2", "voogd")})


class Onvolledig(ValueError):
    """What was filled in cannot be kept. `velden`: field name → Dutch sentence, for the form."""

    def __init__(self, **velden: str) -> None:
        super().__init__("; ".join(velden.values()))
        self.velden: Mapping[str, str] = velden


@dataclass(frozen=True, slots=True)
class AfspraakInvoer:
    """One agreement: what (≤ 200 characters), by whom (a code of `who_can`), the name (≤ 80), and the day.

    For a visit also the time of day and the place (≤ 60), for the card that goes along.
    """

    wat: str
    wie: str
    wanneer: date
    wie_naam: str = ""
    tijd: time | None = None
    waar: str = ""


@dataclass(frozen=True, slots=True)
class NotitieInvoer:
    """What is saved of a contact.

    `wijze`: code of WIJZEN. `afspraken` or `geen_afspraak`; neither is asked when it did not work out.
    `opnieuw_verteld`: did the child or parent have to tell the story again (None: not asked). Texts: `feiten`
    ≤ 600, `indruk`, `waarom` ≤ 400, `ouderregel` ≤ 280 characters. `waarom_voor_ouders`: the child said that
    the parents may read why. `begonnen_at`, `duur_minuten`: corrections of what the clock noted (None: as
    noted).
    """

    wijze: str
    afspraken: tuple[AfspraakInvoer, ...] = ()
    geen_afspraak: bool = False
    opnieuw_verteld: bool | None = None
    feiten: str = ""
    indruk: str = ""
    waarom: str = ""
    waarom_voor_ouders: bool = False
    ouderregel: str = ""
    veiligheid: bool = False
    begonnen_at: datetime | None = None
    duur_minuten: int | None = None

    @property
    def heeft_tekst(self) -> bool:
        """Is there anything to keep behind the wall of the rol?"""
        return bool(self.feiten or self.indruk or self.waarom)


def who_can(*, on: date, wet: Wetboek, regio: str = "") -> Mapping[str, str]:
    """Who can have an afspraak to keep: code and name.

    The contactpersoon, and every party a zaak can wait for.
    """
    parties = {code: naam for code, naam in waiting_parties(on=on, wet=wet, regio=regio).items()
               if code != "persoonsgegevens"}
    return {CONTACTPERSOON: "vaste contactpersoon", **parties}


def check_texts(**texts: tuple[str, int]) -> dict[str, str]:
    """The fields that are too long, each with its sentence. `texts`: field = (text, most characters)."""
    return {field: f"Maak de tekst korter: hoogstens {most} tekens." for field, (text, most) in texts.items()
            if len(text) > most}


def check_afspraak(afspraak: AfspraakInvoer, *, on: date, wet: Wetboek, regio: str) -> dict[str, str]:
    """What is wrong with an afspraak, by field."""
    wrong = check_texts(wat=(afspraak.wat, 200), wie_naam=(afspraak.wie_naam, 80), waar=(afspraak.waar, 60))
    if not afspraak.wat.strip():
        wrong["wat"] = "Schrijf op wat is afgesproken."
    if afspraak.wie not in who_can(on=on, wet=wet, regio=regio):
        wrong["wie"] = "Kies wie dit doet."
    return wrong


def check_notitie(invoer: NotitieInvoer, *, on: date, wet: Wetboek, regio: str) -> None:
    """Raise Onvolledig when the notitie cannot be kept so. At most three answers are ever required."""
    wrong = check_texts(feiten=(invoer.feiten, 600), indruk=(invoer.indruk, 400), waarom=(invoer.waarom, 400),
                        ouderregel=(invoer.ouderregel, 280))
    if invoer.wijze not in WIJZEN:
        wrong["wijze"] = "Kies hoe het contact was."
    if not (invoer.afspraken or invoer.geen_afspraak or invoer.wijze == NIET_GELUKT):
        wrong["afspraken"] = "Schrijf op wat is afgesproken, of kies 'geen afspraak'."
    if invoer.duur_minuten is not None and not 0 <= invoer.duur_minuten < 24 * 60:
        wrong["duur_minuten"] = "Vul in hoeveel minuten het duurde."
    for afspraak in invoer.afspraken:
        wrong.update(check_afspraak(afspraak, on=on, wet=wet, regio=regio))
    if wrong:
        raise Onvolledig(**wrong)
