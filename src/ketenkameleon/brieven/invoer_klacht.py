"""What a person fills in about a complaint. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ketenkameleon.zaken.invoer import Onvolledig

HOE: Final[Mapping[str, str]] = MappingProxyType({
    "gesprek": "in een gesprek", "telefoon": "aan de telefoon", "papier": "op papier"})
OVER: Final[Mapping[str, str]] = MappingProxyType({
    "gemeente": "de gemeente", "halt": "Halt", "rvdk": "de Raad voor de Kinderbescherming", "school": "de school",
    "boa": "een BOA (bij een verhoor of proces-verbaal)"})
LANGST_NAAM, LANGST_ADRES, LANGST_KLACHT = 200, 400, 4000


@dataclass(frozen=True, slots=True)
class KlachtInvoer:
    """A complaint as it was heard: about which organisation, and if so about which professional."""

    over: str
    over_wie: str
    klager: str
    klager_adres: str
    inhoud: str
    gebeurd_op: date
    hoe: str
    ontvangen_op: date
    over_account_id: UUID | None = None


def check_days(invoer: KlachtInvoer, *, on: date) -> None:
    """Go on when it happened before it was heard, and both are not in the future. Raises Onvolledig."""
    if invoer.ontvangen_op > on:
        raise Onvolledig(ontvangen_op="Kies een dag tot en met vandaag.")
    if invoer.gebeurd_op > invoer.ontvangen_op:
        raise Onvolledig(gebeurd_op="Kies een dag tot en met de dag waarop u de klacht hoorde.")
