"""How a bezwaar stands: computed from days, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ketenkameleon.rules.termijnlijst import LopendeTermijn, term
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.waarden import part, table
from ketenkameleon.rules.wetboek import Wetboek

_TERMIJN: Final = "besluit.bezwaar"


class Bezwaarstand(StrEnum):
    """Where a decision stands with its bezwaar."""

    NIET_VERSTUURD = "niet_verstuurd"
    KAN_NOG = "kan_nog"
    GEEN = "geen"
    INGEDIEND = "ingediend"
    TE_LAAT = "te_laat"
    BESLIST = "beslist"


@dataclass(frozen=True, slots=True)
class Bezwaarfeiten:
    """The days that are known: the decision sent, the bezwaar handed in, the decision about it. None: not yet."""

    verstuurd_op: date | None
    ingediend_op: date | None = None
    beslist_op: date | None = None

    def __post_init__(self) -> None:
        if self.ingediend_op and (self.verstuurd_op is None or self.ingediend_op < self.verstuurd_op):
            raise ValueError("Het bezwaar ligt voor de dag waarop het besluit is verstuurd.")
        if self.beslist_op and (self.ingediend_op is None or self.beslist_op < self.ingediend_op):
            raise ValueError("De beslissing ligt voor de dag waarop het bezwaar is ingediend.")


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """How it stands, in a name and a sentence. `termijn` holds the last day, how it was counted and by which row."""

    stand: Bezwaarstand
    naam: str
    zin: str
    termijn: LopendeTermijn | None


def bezwaar(feiten: Bezwaarfeiten, *, on: date, wet: Wetboek, regio: str = "") -> Bezwaar:
    """How the bezwaar stands on that day. What happened after `on` is not looked at.

    Handed in after the last day is too late; whether there was a good reason is for who decides. Units: dates.
    Raises GeenRij for a decision of before the row of the term.
    Source: Awb art. 6:7, 6:8 and 6:11 (not read); rows termijn.besluit.bezwaar and bezwaar.standen.

    >>> from ketenkameleon.rules.rijen import shipped
    >>> bezwaar(Bezwaarfeiten(date(2026, 9, 1)), on=date(2026, 10, 8), wet=shipped()).zin
    'Bezwaar kan tot en met 13 oktober 2026.'
    """
    sent, filed, decided = (day if day and day <= on else None
                            for day in (feiten.verstuurd_op, feiten.ingediend_op, feiten.beslist_op))
    termijn = term(_TERMIJN, sent, wet=wet, regio=regio) if sent else None
    stand = _stand(termijn, filed, decided, on)
    row = table(wet.tabel("bezwaar.standen", sent or on)[stand])
    last = termijn.laatste_dag if termijn else None
    days = {"tot": last, "dag": filed, "beslist": decided}
    said = {name: dutch_date(day) for name, day in days.items() if day}
    return Bezwaar(stand, part(row["naam"], str), part(row["zin"], str).format(**said), termijn)


def _stand(termijn: LopendeTermijn | None, filed: date | None, decided: date | None, on: date) -> Bezwaarstand:
    if termijn is None or termijn.laatste_dag is None:
        return Bezwaarstand.NIET_VERSTUURD
    if decided:
        return Bezwaarstand.BESLIST
    if filed:
        return Bezwaarstand.INGEDIEND if filed <= termijn.laatste_dag else Bezwaarstand.TE_LAAT
    return Bezwaarstand.KAN_NOG if on <= termijn.laatste_dag else Bezwaarstand.GEEN
