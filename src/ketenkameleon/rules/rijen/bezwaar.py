"""How a bezwaar against a decision stands: the name of each state, and the sentence that says it."""

from __future__ import annotations

from datetime import date
from typing import Final

from ketenkameleon.rules.wetboek import Rij, Waarde, Zekerheid, frozen

_LPW: Final = date(2007, 8, 1)  # as row termijn.besluit.bezwaar


def _stand(naam: str, zin: str) -> Waarde:
    return frozen({"naam": naam, "zin": zin})


_STANDEN: Final[dict[str, Waarde]] = {
    "niet_verstuurd": _stand("nog niet verstuurd", "Het besluit is nog niet verstuurd. De termijn begint daarna."),
    "kan_nog": _stand("bezwaar kan nog", "Bezwaar kan tot en met {tot}."),
    "geen": _stand("geen bezwaar", "Er is geen bezwaar gemaakt. Dat kon tot en met {tot}."),
    "ingediend": _stand("bezwaar ingediend", "Bezwaar ingediend op {dag}. Dat is op tijd: het kon tot en met {tot}."),
    "te_laat": _stand("bezwaar te laat", "Bezwaar ingediend op {dag}. Dat is te laat: het kon tot en met {tot}."),
    "beslist": _stand("op bezwaar beslist", "Op {beslist} is over het bezwaar van {dag} beslist."),
}

RIJEN: Final[tuple[Rij, ...]] = (
    Rij("bezwaar.standen", _LPW, frozen(_STANDEN), "stand met naam en zin",
        "Awb art. 6:7, 6:8 en 6:11 (niet gelezen); de namen zijn een keuze", Zekerheid.ONZEKER),
)
