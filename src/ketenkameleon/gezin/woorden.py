"""Sentences on the pages of a family that depend on a code. Whole sentences, so that each can be translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ketenkameleon.rules.gezinspagina import Gezinsstap
from ketenkameleon.rules.roles import Rol

STAPPEN: Final[Mapping[Gezinsstap, Promise]] = {
    Gezinsstap.MELDING: gettext_lazy("Melding"),
    Gezinsstap.KENNISMAKEN: gettext_lazy("Kennismaken"),
    Gezinsstap.PLAN_MAKEN: gettext_lazy("Plan maken"),
    Gezinsstap.PLEK_ZOEKEN: gettext_lazy("Plek zoeken"),
    Gezinsstap.PLEK_GESTART: gettext_lazy("Plek gestart"),
}
# Row zaak.wacht_op names the parties; one that a regio added has no sentence of its own.
_ANDER: Final = gettext_lazy("Iemand anders is aan zet.")
_AAN_ZET: Final[Mapping[str, Promise]] = {
    "school": gettext_lazy("De school is aan zet."),
    "swv": gettext_lazy("Het samenwerkingsverband van de scholen is aan zet."),
    "cjg": gettext_lazy("Het CJG is aan zet."),
    "ggd": gettext_lazy("De GGD is aan zet."),
    "gemeente": gettext_lazy("De gemeente is aan zet."),
    "persoonsgegevens": gettext_lazy("Wij zijn aan zet."),
    "coordinator": gettext_lazy("Wij zijn aan zet."),
}
_OUDERS: Final = gettext_lazy("Je ouders zijn aan zet.")
_JONGERE: Final = gettext_lazy("Uw kind is aan zet.")
# What a contact of today is for. A verhoor has no sentence: it never shows here.
_VANDAAG: Final[Mapping[Rol, Promise]] = {
    Rol.LEERPLICHT_GESPREK: gettext_lazy("Leerplicht. Samen kijken waarom je niet op school bent."),
    Rol.HALT: gettext_lazy("Halt. Leren van wat er gebeurde."),
    Rol.RAAD: gettext_lazy("Raad. Kijken wat je nodig hebt."),
    Rol.DOORSTROOMPUNT: gettext_lazy("Doorstroompunt. Samen zoeken naar school of werk."),
    Rol.ONDERWIJSZORG: gettext_lazy("Onderwijszorg. Helpen op school en thuis."),
}
_ROL: Final = gettext_lazy("Praten over hoe het gaat.")
# About whom one can complain, as row klacht.ontvangers names them.
_KLACHT: Final[Mapping[str, Promise]] = {
    "gemeente": gettext_lazy("Over de gemeente"), "halt": gettext_lazy("Over Halt"),
    "rvdk": gettext_lazy("Over de Raad voor de Kinderbescherming"), "school": gettext_lazy("Over de school"),
    "boa": gettext_lazy("Over een boa"),
}
_KLACHT_ANDER: Final = gettext_lazy("Over een ander")


def whose_turn(partij: str, *, je: bool) -> str:
    """The sentence that says whose turn it is; "" when it is the reader's own. Source: ux.md 9.5."""
    own, other = ("jongere", "ouders") if je else ("ouders", "jongere")
    if partij == own:
        return ""
    return str((_OUDERS if je else _JONGERE) if partij == other else _AAN_ZET.get(partij, _ANDER))


def role_today(rol: Rol) -> str:
    """One line that says what a rol is, for the child. Source: ux.md S11b."""
    return str(_VANDAAG.get(rol, _ROL))


def complaint_about(over: str) -> str:
    """About whom a complaint is, as a heading. Source: row klacht.ontvangers."""
    return str(_KLACHT.get(over, _KLACHT_ANDER))
