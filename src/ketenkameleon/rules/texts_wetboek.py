"""The four lines of refusals about rows that a regio adds to the law; `rules.texts` holds them as well."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TWEEDE: Final = "Een andere beheerder of de coördinator van uw regio."
_NIET: Final = "U kunt deze rij niet voorstellen."
_BESLUIT: Final = "U kunt dit niet goedkeuren."

WETBOEK: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType({
    "row_not_lokaal": (
        _NIET, "Van deze regel mag een regio niet afwijken.",
        "Lees op deze pagina wat er geldt. Werkt de regel niet? Vertel het de maker van het systeem.",
        "De wet, of de maker van het systeem."),
    "row_waits": (
        _NIET, "Over deze rij wacht al een voorstel.",
        "Wacht op het besluit, of vraag wie het voorstelde om het in te trekken.", _TWEEDE),
    "row_twice": (
        "Dit kan niet nog een keer.", "Er is al een rij van uw regio die op deze dag begint.",
        "Kies een andere eerste dag.", "U."),
    "row_second_person": (
        "U kunt hier niet zelf over beslissen.", "U heeft het voorgesteld. Een rij vraagt twee mensen.",
        "Vraag een ander, of trek het voorstel in.", _TWEEDE),
    "row_not_yours": (
        "U kunt dit voorstel niet intrekken.", "Iemand anders heeft het voorgesteld.",
        "Keur het goed, of weiger het met een reden.", _TWEEDE),
    "row_decided": (
        "U kunt hier niets meer aan veranderen.", "Over dit voorstel is al beslist, of het is ingetrokken.",
        "Wilt u iets anders? Doe een nieuw voorstel.", _TWEEDE),
    "row_day_passed": (
        _BESLUIT, "De eerste dag is voorbij, en er staat niet bij waarom de rij eerder begint.",
        "Weiger het voorstel. Dan kan er een nieuw voorstel komen.", _TWEEDE),
    "row_not_taken": (
        _BESLUIT, "{waarom}.", "Weiger het voorstel. Dan kan er een nieuw voorstel komen.", _TWEEDE),
})
