"""What a person fills in about a route. Shape only; what is allowed is for rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

# The longest reason and explanation, and where something stands.
LANGST, LANGST_BRON = 500, 200
NIET_IN_DE_TOEKOMST: Final = "Kies vandaag of een dag daarvoor."


@dataclass(frozen=True, slots=True)
class RouteInvoer:
    """Which route (a code of rules.routes.Route), from which day, and why compulsion before help ("" where not)."""

    route: str
    op: date
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class StapInvoer:
    """A step: from which stand to which, by which party, on which day. `zelf`: the actor
    takes it, and does not note it.

    `van`: the stand that was on the page, so that a step is not taken from another one.
    """

    van: str
    naar: str
    door: str
    zelf: bool
    op: date
    reden: str = ""


@dataclass(frozen=True, slots=True)
class FeitInvoer:
    """What was recorded: its code, its day, where it stands or who said it, and a little more where asked."""

    code: str
    op: date
    bron: str = ""
    waarde: Mapping[str, int | str | bool] = field(default_factory=lambda: MappingProxyType({}))
