"""When the Wpg begins: which records of the leerplichtambtenaar are police data, by the regio's reading."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ketenkameleon.rules.roles import Regime, Rol, muur
from ketenkameleon.rules.waarden import part, texts
from ketenkameleon.rules.wetboek import Wetboek


class WpgGebeurtenis(StrEnum):
    """What a record of the compulsory school attendance officer is about, for the moment the Wpg begins."""

    MELDING = "melding"
    GESPREK = "gesprek"
    UITNODIGING_VERHOOR = "uitnodiging_verhoor"
    VERHOOR = "verhoor"
    PROCES_VERBAAL = "proces_verbaal"
    VERWIJZING_HALT = "verwijzing_halt"
    JCO = "jco"
    LEVERING_ZITTING = "levering_zitting"
    AANVULLING_STRAFRECHT = "aanvulling_strafrecht"


def regime_of(gebeurtenis: WpgGebeurtenis, *, on: date, wet: Wetboek, regio: str = "") -> Regime:
    """Under which law a record of the leerplichtambtenaar about this falls: WPG, or else AVG.

    `regio`: its code; a regio chooses the reading (row wpg.begin). Units: `on` is the day the record is made.
    Source: rows wpg.begin and wpg.gebeurtenissen; domain.md 11.1, both readings.
    """
    lezing = part(wet.waarde("wpg.begin", on, regio=regio), str)
    return Regime.WPG if gebeurtenis in texts(wet.tabel("wpg.gebeurtenissen", on)[lezing]) else Regime.AVG


def muur_of(gebeurtenis: WpgGebeurtenis, rol: Rol | None, *, on: date, wet: Wetboek,
            regio: str = "") -> int:
    """The wall of a new record about this: that of the Wpg once it has begun, else that of the rol.

    `rol` None: a record of the zaak itself. Units: a muur of row rol.muur; `on` is the day it is made.
    Source: rows wpg.begin, wpg.muur, rol.muur and zicht.basis.
    """
    if regime_of(gebeurtenis, on=on, wet=wet, regio=regio) is Regime.WPG:
        return wet.getal("wpg.muur", on)
    return muur(rol, wet=wet) if rol else wet.getal("zicht.basis", on)


def is_wpg(muur: int, *, on: date, wet: Wetboek) -> bool:
    """Is this the wall of records under the Wpg? Units: a muur of row rol.muur. Source: row wpg.muur."""
    return muur == wet.getal("wpg.muur", on)
