"""The rows that ship with the system: the law, and the choices of this project, each with source and date."""

from __future__ import annotations

from functools import lru_cache

from ketenkameleon.rules.rijen import (
    beeld,
    belofte,
    berichten,
    bevoegdheden,
    bewaren,
    bezwaar,
    brieven,
    delen,
    duo,
    gezin,
    gezinsbericht,
    halt,
    inloggen,
    inzage,
    kalender,
    kernteam,
    leerplicht,
    plan,
    rollen,
    route_eisen,
    route_feiten,
    route_keuzes,
    routes,
    routes_leerplicht,
    taal,
    team,
    termijnen,
    toegang,
    toezicht,
    verhoor,
    verwerkingen,
    verzuim,
    wetboek,
    zaak,
    zicht,
)
from ketenkameleon.rules.wetboek import Wetboek


@lru_cache(maxsize=1)
def shipped() -> Wetboek:
    """The Wetboek as it ships, without what a regio or a school has added. Source: with each row.

    >>> shipped().getal("belofte.termijn", shipped().versies("belofte.termijn")[0].van)
    3
    """
    return Wetboek((*kalender.RIJEN, *leerplicht.RIJEN, *verzuim.RIJEN, *belofte.RIJEN, *zaak.RIJEN,
                    *rollen.RIJEN, *bevoegdheden.RIJEN, *toegang.RIJEN, *duo.RIJEN, *zicht.RIJEN,
                    *delen.RIJEN, *bewaren.RIJEN, *inzage.RIJEN, *inloggen.RIJEN, *verwerkingen.RIJEN,
                    *toezicht.RIJEN, *routes.RIJEN, *routes_leerplicht.RIJEN, *route_eisen.RIJEN,
                    *route_keuzes.RIJEN, *halt.RIJEN, *termijnen.RIJEN, *taal.RIJEN, *brieven.RIJEN,
                    *beeld.RIJEN, *bezwaar.RIJEN, *route_feiten.RIJEN, *wetboek.RIJEN, *team.RIJEN,
                    *verhoor.RIJEN, *berichten.RIJEN, *plan.RIJEN, *kernteam.RIJEN, *gezin.RIJEN,
                    *gezinsbericht.RIJEN))
