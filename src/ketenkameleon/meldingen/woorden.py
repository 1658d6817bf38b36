"""The words for codes of a melding, as people read them on a page. Names from law tables come from the
Wetboek."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Wetboek

AANLEIDINGEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "zestien_uur": "16 uur of meer in 4 weken",
        "lrv": "langer dan 4 weken weg",
        "absoluut": "staat niet op een school",
        "rmc18": "18 jaar of ouder",
        "luxe": "weg buiten de vakantie (luxeverzuim)",
        "onder_de_grens": "minder dan 16 uur in 4 weken",
        "overig": "overig verzuim",
        "geen_actie": "de school vraagt geen actie",
        "hulpvraag": "een vraag om hulp van het gezin",
    }
)
# Why a melding waits for a person: the reason the intake gave, else what the melding is about.
WAAROM_KEUZE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "buiten_leerplicht": "Het kind is niet leerplichtig op de dag van de melding.",
        "overig": "Overig verzuim: de school mag melden, maar het hoeft niet.",
        "geen_actie": "De school vraagt geen actie.",
    }
)
GEWEIGERD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "andere_leerling": "Hier staat een ander kind in dan in de eerste melding.",
        "meldingsdatum_wisselt": "Hier staat een andere meldingsdatum in dan in de eerste melding.",
        "status_kan_niet": "Deze status kan niet volgen op de status daarvoor.",
    }
)
HERKOMST: Final[Mapping[str, str]] = MappingProxyType(
    {
        "meldingsdatum": "datum van de melding bij DUO",
        "eerste_R": "eerste keer geregistreerd bij DUO",
        "ontvangst": "dag waarop wij de melding kregen",
    }
)
KEUZES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "zaak": "Zaak openen",
        "ter_kennisgeving": "Ter kennisgeving",
    }
)
ACTIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "gesprek_leerling": "gesprek met de leerling",
        "gesprek_ouders": "gesprek met de ouders",
        "kernteam": "besproken in het kernteam",
        "anders": "iets anders",
    }
)
SOORTEN_AFGEKEURD: Final[Mapping[str, str]] = MappingProxyType(
    {"duo": "meldingen", "personen": "persoonsgegevens"}
)


def kind_name(soort: str, *, on: date, wet: Wetboek) -> str:
    """The name of a kind of melding: "luxeverzuim"; the code itself for one that is in no table."""
    return _name(soort, "duo.soort", on, wet)


def status_name(status: str, *, on: date, wet: Wetboek) -> str:
    """The name of a status at DUO: "in behandeling"; the code itself for one that is in no table."""
    return _name(status, "duo.status", on, wet)


def waarom_keuze(aanleiding: str, gevolg_reden: str) -> str:
    """Why a person has to choose, in one sentence; empty when nothing is asked."""
    return WAAROM_KEUZE.get(gevolg_reden) or WAAROM_KEUZE.get(aanleiding, "")


def uren(minuten: int | None) -> str:
    """Hours of absence in words: "18 uur", "1 uur en 30 minuten"; empty when nobody said.

    Units: whole minutes in.

    >>> uren(90)
    '1 uur en 30 minuten'
    """
    if minuten is None:
        return ""
    hours, rest = divmod(minuten, 60)
    return f"{hours} uur en {rest} minuten" if rest else f"{hours} uur"


def lesdagen(specificatie: str) -> tuple[tuple[date, str], ...]:
    """The days of absence with what was missed: "hele dag", or the numbers of the lessons; () when nobody
    said.

    The shape was checked when it came in ; another shape is a ValueError.

    >>> lesdagen("2026-09-01=heel|2026-09-02=1,2")[1]
    (datetime.date(2026, 9, 2), 'lesuur 1 en 2')
    """
    found = []
    for part_of in filter(None, specificatie.split("|")):
        day, _, hours = part_of.partition("=")
        found.append(
            (date.fromisoformat(day), "hele dag" if hours == "heel" else f"lesuur {_and(hours.split(','))}")
        )
    return tuple(found)


def _and(words: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _name(code: str, row: str, on: date, wet: Wetboek) -> str:
    known = wet.tabel(row, on)
    return part(table(known[code])["naam"], str) if code in known else code.lower().replace("_", " ")
