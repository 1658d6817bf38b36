"""The authority that a step of a route asks of who takes it: an act with deed or mandate, else the rol of the party."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ketenkameleon.rules.authority import (
    Besluitdaad,
    Geldigheid,
    ProfessionalFeiten,
    ZaakFeiten,
    authority_note,
    may_do,
    may_take,
)
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.routes import Routestap
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.wetboek import Wetboek


class Stapbevoegdheid(NamedTuple):
    """Whether the step may be taken by who takes it, and the code of the act or rol that was asked ("" for none)."""

    verdict: Verdict
    gevraagd: str


def own_parties(*, on: date, wet: Wetboek) -> Mapping[str, str]:
    """The parties for which a professional can take a step, each with the rol it asks ("" for none).

    Units: `on` is a date. Source: row route.zelf.
    """
    return names(wet.waarde("route.zelf", on))


def step_authority(stap: Routestap, door: str, professional: ProfessionalFeiten, zaak: ZaakFeiten, on: date, *,
                   wet: Wetboek) -> Stapbevoegdheid:
    """May this professional take this step, that day, as this party?

    A step that is an act asks deed or mandate (`may_do`); any other the proofs of the rol of the party. A verhoor is
    asked for its proofs, not whether it may begin from a talk. Refused for a party no professional can be: its step is
    noted. Units: `on` is the day of the step.
    Source: rows route.zelf, route.daden, daad.bewijzen and rol.bewijzen; design.md 2, promise 3.
    """
    parties = own_parties(on=on, wet=wet)
    if door not in parties:
        return Stapbevoegdheid(refused("step_is_theirs", "rij route.zelf"), "")
    daad = names(wet.waarde("route.daden", on)).get(stap.daad)
    if daad is not None:
        return Stapbevoegdheid(may_do(Besluitdaad(daad), professional, zaak, on, wet=wet), daad)
    if not parties[door]:
        return Stapbevoegdheid(ALLOWED, "")
    rol = Rol(parties[door])
    if authority_note(rol, professional, zaak, on, wet=wet) is Geldigheid.GELDIG and rol is Rol.LEERPLICHT_VERHOOR:
        return Stapbevoegdheid(ALLOWED, rol.value)
    return Stapbevoegdheid(may_take(rol, professional, zaak, on, wet=wet), rol.value)
