"""How a bad line of a file is handed on. Plain Python: a process without Django does it too."""

from __future__ import annotations

from ketenkameleon.koppelingen.regels import SlechteRegel
from ketenkameleon.meldingen.feiten import AfgekeurdFeit


def rejected(slecht: SlechteRegel) -> AfgekeurdFeit:
    """A bad line as the intake takes it. Its whole content goes along, to be sealed."""
    return AfgekeurdFeit(slecht.regelnummer, slecht.offset, slecht.lengte, slecht.sha256, slecht.begin, slecht.heel,
                         slecht.veld, slecht.code, slecht.zin)
