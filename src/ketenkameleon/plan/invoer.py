"""What a person fills in about the plan. Shape only; what is allowed is for rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.zaken.invoer import Onvolledig, check_texts

# As long as three goals with three steps at each place fit on one A4.
DOEL_LANG: Final = 120
STAP_LANG: Final = 80
WIE_LANG: Final = 30
BERICHT_LANG: Final = 140
WOORDEN_LANG: Final = 280
REDEN_LANG: Final = 200
NAAM_LANG: Final = 80
OZM: Final = "ozm"


@dataclass(frozen=True, slots=True)
class PlanInvoer:
    """About the plan as a whole. `school_id` counts when it is made, not later. `samen_met`: codes of plan.met."""

    samen_op: date
    bekijken_op: date
    samen_met: tuple[str, ...] = ()
    kind_meegepraat: bool | None = None
    opp: bool | None = None
    opp_op: date | None = None
    school_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StapInvoer:
    """One step: at which place (a code of plan.plaatsen), what, and who does it."""

    waar: str
    wat: str
    wie: str


@dataclass(frozen=True, slots=True)
class BerichtInvoer:
    """How it goes: from whom (a code of plan.van, and which person), better, the same or less, and one line."""

    van: str
    hoe: str
    tekst: str = ""
    persoon_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WoordenInvoer:
    """What a child or parent says. `hulpvraag`: it is what they ask; `verhaal_id`: it was told there already."""

    persoon_id: UUID
    tekst: str = ""
    hulpvraag: bool = False
    verhaal_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AkkoordInvoer:
    """What one person says about the support: yes or no. `persoon_id` None: the court."""

    persoon_id: UUID | None
    als: str
    ja: bool
    hoe: str


@dataclass(frozen=True, slots=True)
class InzetInvoer:
    """Who is needed (a code of plan.inzet), why, and from which day; for an ozm also who employs, asks and pays."""

    keuze: str
    omdat: str
    van: date
    schoolcontact: str = ""
    werkgever: str = ""
    opdrachtgever: str = ""
    betaler: str = ""


@dataclass(frozen=True, slots=True)
class VermedenInvoer:
    """What would otherwise have been done (a code of opschaling.anders, with words), who says so, and why."""

    anders: str
    anders_tekst: str
    zegt: str
    waarom: str


def check_plan(invoer: PlanInvoer, *, on: date, wet: Wetboek, regio: str) -> None:
    """Raise Onvolledig when the plan cannot be kept so."""
    wrong = {}
    if invoer.samen_op > on:
        wrong["samen_op"] = "Kies vandaag of een dag daarvoor."
    if invoer.bekijken_op <= invoer.samen_op:
        wrong["bekijken_op"] = "Kies een dag na de dag waarop u het plan maakte."
    if not invoer.samen_met or not set(invoer.samen_met) <= names(wet.waarde("plan.met", on, regio=regio)).keys():
        wrong["samen_met"] = "Kies met wie u het plan maakte."
    if invoer.opp_op is not None and invoer.opp_op > on:
        wrong["opp_op"] = "Kies vandaag of een dag daarvoor."
    _raise(wrong)


def check_goal(tekst: str) -> None:
    """Raise Onvolledig for a goal without words, or too many."""
    wrong = check_texts(tekst=(tekst.strip(), DOEL_LANG))
    if not tekst.strip():
        wrong["tekst"] = "Schrijf op wat het doel is."
    _raise(wrong)


def check_step(invoer: StapInvoer, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig for a step without place, words or somebody who does it."""
    wrong = check_texts(wat=(invoer.wat.strip(), STAP_LANG), wie=(invoer.wie.strip(), WIE_LANG))
    if invoer.waar not in names(wet.waarde("plan.plaatsen", on)):
        wrong["waar"] = "Kies waar deze stap is."
    if not invoer.wat.strip():
        wrong["wat"] = "Schrijf op wat er gebeurt."
    if not invoer.wie.strip():
        wrong["wie"] = "Schrijf op wie dit doet."
    _raise(wrong)


def check_message(invoer: BerichtInvoer, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig when nobody says it, or not how it goes."""
    wrong = check_texts(tekst=(invoer.tekst.strip(), BERICHT_LANG))
    if invoer.van not in names(wet.waarde("plan.van", on)):
        wrong["wie"] = "Kies van wie dit komt."
    if invoer.hoe not in names(wet.waarde("plan.hoe", on)):
        wrong["hoe"] = "Kies hoe het gaat."
    _raise(wrong)


def check_words(invoer: WoordenInvoer) -> None:
    """Raise Onvolledig without words; a hulpvraag that stands in the verhaal already is not typed again."""
    wrong = check_texts(tekst=(invoer.tekst.strip(), WOORDEN_LANG))
    if not invoer.tekst.strip() and invoer.verhaal_id is None:
        wrong["tekst"] = "Schrijf op wat er is gezegd, in hun woorden."
    if invoer.tekst.strip() and invoer.verhaal_id is not None:
        wrong["tekst"] = "Dit staat al in het verhaal. Laat dit vak leeg."
    _raise(wrong)


def check_inzet(invoer: InzetInvoer, *, on: date, wet: Wetboek) -> None:
    """Raise Onvolledig without a choice or a reason, or an onderwijszorgmedewerker whom nobody employs or pays."""
    parties = {"werkgever": invoer.werkgever, "opdrachtgever": invoer.opdrachtgever, "betaler": invoer.betaler}
    wrong = check_texts(omdat=(invoer.omdat.strip(), REDEN_LANG),
                        schoolcontact=(invoer.schoolcontact.strip(), NAAM_LANG),
                        **{name: (value.strip(), NAAM_LANG) for name, value in parties.items()})
    if invoer.keuze not in names(wet.waarde("plan.inzet", on)):
        wrong["keuze"] = "Kies wie er nodig is."
    if not invoer.omdat.strip():
        wrong["omdat"] = "Schrijf in één zin waarom."
    if invoer.keuze == OZM:
        wrong |= {name: f"Schrijf op wie de {name} is." for name, value in parties.items() if not value.strip()}
    _raise(wrong)


def check_avoided(invoer: VermedenInvoer, *, on: date, wet: Wetboek, regio: str) -> None:
    """Raise Onvolledig unless it says what would otherwise have been done, who says so, and why."""
    wrong = check_texts(anders_tekst=(invoer.anders_tekst.strip(), BERICHT_LANG),
                        waarom=(invoer.waarom.strip(), REDEN_LANG))
    if invoer.anders not in names(wet.waarde("opschaling.anders", on, regio=regio)):
        wrong["anders"] = "Kies wat er anders was gebeurd."
    if invoer.anders == "anders" and not invoer.anders_tekst.strip():
        wrong["anders_tekst"] = "Schrijf op wat er anders was gebeurd."
    if invoer.zegt not in names(wet.waarde("opschaling.zegt", on)):
        wrong["zegt"] = "Kies wie dit zegt."
    if not invoer.waarom.strip():
        wrong["waarom"] = "Schrijf op waarom die dat denkt."
    _raise(wrong)


def _raise(wrong: dict[str, str]) -> None:
    if wrong:
        raise Onvolledig(**wrong)
