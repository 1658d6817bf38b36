"""What a person fills in about sharing, and the words to choose from. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.rules.delen import article_for
from ketenkameleon.rules.gronden import covered_by_law
from ketenkameleon.rules.halt import DEELNAME
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

HOE: Final[Mapping[str, str]] = MappingProxyType({
    Toestemmingsvorm.MONDELING: "mondeling", Toestemmingsvorm.PAPIER: "op papier",
    Toestemmingsvorm.PORTAAL: "in het portaal", Toestemmingsvorm.BESCHIKKING: "in een beschikking van de rechter",
})
KIND_ALLEEN: Final[Mapping[str, str]] = MappingProxyType({
    "ernstig_nadeel": "het voorkomt ernstig nadeel voor het kind",
    "weloverwogen_wens": "het is een weloverwogen wens van het kind",
})
LANGST_DOEL, LANGST_HOE = 200, 120


@dataclass(frozen=True, slots=True)
class JaInvoer:
    """What one person said. `door` None: the court. `ja` False is a no. `tot`: the last day it counts.

    `kind_gehoord`: the child was asked what it thinks of it, on that same day.
    """

    door: UUID | None
    als: Hoedanigheid
    ontvanger: str
    soorten: tuple[str, ...]
    ja: bool
    op: date
    tot: date
    hoe: Toestemmingsvorm
    kind_gehoord: bool = False


@dataclass(frozen=True, slots=True)
class UitlegInvoer:
    """Why not less and why not otherwise, in a sentence each; when and how the family was told, or why not."""

    niet_minder: str = ""
    niet_anders: str = ""
    verteld_op: date | None = None
    verteld_hoe: str = ""
    verteld_niet: str = ""


@dataclass(frozen=True, slots=True)
class DelingInvoer:
    """Who gets which kinds of data, for what, and up to and including which day.

    `kind_alleen`: a code of KIND_ALLEEN when the child decides without who has gezag, else "".
    """

    ontvanger: str
    soorten: tuple[str, ...]
    doel: str
    tot: date
    kind_alleen: str = ""


@dataclass(frozen=True, slots=True)
class NoodInvoer:
    """An emergency: who gets which kinds of data now, and why it cannot wait."""

    ontvanger: str
    soorten: tuple[str, ...]
    reden: str


def parties(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Every giver and receiver by code, with its name. Source: row delen.partijen."""
    return names(wet.waarde("delen.partijen", on))


def kinds(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Every kind of data by code, with its name. Source: row delen.soorten."""
    return names(wet.waarde("delen.soorten", on))


def taking_part(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """In what somebody is asked to take part, by receiver, with its name. Source: row toestemming.deelname."""
    return names(wet.waarde("toestemming.deelname", on))


def words_for(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """Every kind of thing that somebody says yes or no to, by code: each kind of data, and taking part."""
    return {**kinds(on=on, wet=wet), DEELNAME: "meedoen"}


def check_what(ontvanger: str, soorten: tuple[str, ...], gever: str, *, on: date, wet: Wetboek) -> dict[str, str]:
    """What is wrong with a receiver and kinds of data, by field."""
    wrong: dict[str, str] = {}
    if ontvanger not in parties(on=on, wet=wet) or ontvanger == gever:
        wrong["ontvanger"] = "Kies wie het krijgt."
    if not soorten or not set(soorten) <= set(kinds(on=on, wet=wet)):
        wrong["soorten"] = "Kies welke gegevens."
    return wrong


def check_ja(invoer: JaInvoer, gever: str, regime: Regime, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig when this cannot be kept as something that was said.

    Where the law decides, a yes is not asked: the field says so, and by which article. Source: issue 3, part 4.
    """
    wrong = check_what(invoer.ontvanger, invoer.soorten, gever, on=on, wet=wet)
    wrong |= {} if wrong else check_not_by_law(invoer.soorten, gever, invoer.ontvanger, regime, on=on, wet=wet)
    wrong |= _check_said(invoer, on)
    if wrong:
        raise Onvolledig(**wrong)


def check_deelname(invoer: JaInvoer, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig when this cannot be kept as a yes or no to taking part. Source: row toestemming.deelname."""
    wrong = _check_said(invoer, on)
    if invoer.ontvanger not in taking_part(on=on, wet=wet):
        wrong["ontvanger"] = "Kies waaraan iemand meedoet."
    if wrong:
        raise Onvolledig(**wrong)


def _check_said(invoer: JaInvoer, on: date) -> dict[str, str]:
    """What is wrong with the day, the last day, or the way it was said, by field."""
    wrong: dict[str, str] = {}
    if invoer.op > on:
        wrong["op"] = "Kies vandaag of een dag daarvoor."
    if invoer.tot < max(invoer.op, on):
        wrong["tot"] = "Kies een dag vanaf vandaag."
    if (invoer.als is Hoedanigheid.RECHTER) is not (invoer.hoe is Toestemmingsvorm.BESCHIKKING):
        wrong["hoe"] = "De rechter zegt ja in een beschikking, en niemand anders."
    return wrong


def check_not_by_law(soorten: tuple[str, ...], gever: str, ontvanger: str, regime: Regime, *, on: date,
                     wet: Wetboek) -> dict[str, str]:
    """A sentence at `soorten` when the law already decides about one of them; empty when a yes may be asked."""
    lawful = covered_by_law(soorten, gever=gever, ontvanger=ontvanger, regime=regime, on=on, wet=wet)
    if not lawful:
        return {}
    article = article_for(lawful, gever=gever, ontvanger=ontvanger, regime=regime, on=on, wet=wet)
    said = ", ".join(naam for code, naam in kinds(on=on, wet=wet).items() if code in lawful)
    return {"soorten": f"Vraag hier geen toestemming voor: {said}. Dit regelt de wet al"
                       f" ({article}). Een nee zou niets veranderen."}


def check_deling(invoer: DelingInvoer, gever: str, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig when a share cannot be recorded so: no receiver, kinds, purpose or last day."""
    wrong = check_what(invoer.ontvanger, invoer.soorten, gever, on=on, wet=wet)
    wrong |= check_texts(doel=(invoer.doel, LANGST_DOEL))
    if not invoer.doel.strip():
        wrong["doel"] = "Schrijf in één zin waarvoor het nodig is."
    if invoer.tot < on:
        wrong["tot"] = "Kies een dag vanaf vandaag."
    if invoer.kind_alleen and invoer.kind_alleen not in KIND_ALLEEN:
        wrong["kind_alleen"] = "Kies een van deze antwoorden."
    if wrong:
        raise Onvolledig(**wrong)


def check_uitleg(invoer: UitlegInvoer, *, on: date) -> None:
    """Raise Onvolledig when these answers cannot be kept."""
    wrong = check_texts(niet_minder=(invoer.niet_minder, LANGST_DOEL), niet_anders=(invoer.niet_anders, LANGST_DOEL),
                        verteld_hoe=(invoer.verteld_hoe, LANGST_HOE), verteld_niet=(invoer.verteld_niet, LANGST_DOEL))
    if invoer.verteld_op is not None and invoer.verteld_op > on:
        wrong["verteld_op"] = "Kies vandaag of een dag daarvoor."
    if (invoer.verteld_op is None) is not (not invoer.verteld_hoe.strip()):
        wrong["verteld_hoe"] = "Schrijf op wanneer én hoe u het vertelde."
    if wrong:
        raise Onvolledig(**wrong)
