"""The proofs of the professionals of the synthetic regions: a chain that could be real, with its gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from ketenkameleon.demo.streekplan import INWERKEN, Mens
from ketenkameleon.regio.models import Gemeente
from ketenkameleon.rules.terms import add_months
from ketenkameleon.team.models import Bevoegdheid, Fase, Professional
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.toegang.models import NEVER

_JAAR: Final = timedelta(days=365)
_DAG: Final = timedelta(days=1)
_LATER: Final = timedelta(days=28)
_VERLOPEN: Final = timedelta(days=20)
_VIJF_JAAR: Final = 60
# The modules of the training of a BOA, each with the months after the deed began in which it was done.
_MODULES: Final = (("phb_mas", 20), ("phb_onderwijsrecht", 32), ("phb_strafrecht", 44))
_LEERPLICHT: Final = "leerplicht_gesprek"


def phase(mens: Mens, professional: Professional, today: date) -> Fase:
    """How far somebody is, since two years, as the region brought it along."""
    begun = today - 2 * _JAAR
    return Fase(regio=professional.regio, professional=professional, fase=mens.fase, van=begun,
                getekend_at=datetime.combine(begun, time(9), AMSTERDAM),
                waarom="meegenomen bij het begin van het team")


def proofs(mens: Mens, professional: Professional, gemeenten: Mapping[str, Gemeente],
           today: date) -> Iterator[Bevoegdheid]:
    """VOG, training and induction per rol, aanwijzing and oath per gemeente, and a deed for who is BOA."""
    van = today - 2 * _JAAR
    here = [g for code, g in gemeenten.items() if not mens.gemeenten or code in mens.gemeenten]
    yield _proof(professional, "", "vog", van, bron="Verklaring van Justis", document="vog.pdf")
    yield from _learned(professional, _LEERPLICHT, "leerplicht", van)
    for gemeente in here:
        ended = gemeente.code in mens.verlopen
        held = {"gemeente": gemeente, "tot": today - _VERLOPEN if ended else NEVER}
        yield _proof(professional, _LEERPLICHT, "aanwijzing", van, bron=f"Aanwijzing, {gemeente.naam}", **held)
        yield _proof(professional, _LEERPLICHT, "eed", van, bron=f"Proces-verbaal van de eed, {gemeente.naam}",
                     gegeven_door=f"de burgemeester van {gemeente.naam}", waar=f"gemeentehuis van {gemeente.naam}",
                     **held)
    for rol in (rol for rol in INWERKEN if rol not in mens.zonder):
        yield from _learned(professional, rol, rol, today + _LATER if rol in mens.later else van)
    if mens.boa:
        yield from _boa(professional, here, add_months(today, -mens.boa), today)


def _learned(professional: Professional, rol: str, kort: str, van: date) -> Iterator[Bevoegdheid]:
    yield _proof(professional, rol, f"opleiding_{kort}", van, bron="Opleiding van het team", document=f"{kort}.pdf")
    yield _proof(professional, rol, f"inwerken_{kort}", van, bron="Inwerkprogramma van het team")


def _boa(professional: Professional, gemeenten: Sequence[Gemeente], van: date, today: date) -> Iterator[Bevoegdheid]:
    """A deed of five years for these gemeenten, with the modules that were due in it so far."""
    yield _proof(professional, "leerplicht_verhoor", "akte_boa", van, bron="Akte van beëdiging", document="akte.pdf",
                 tot=add_months(van, _VIJF_JAAR) - _DAG, nummer="9900" + van.strftime("%m%y"),
                 gebied=[g.code for g in gemeenten], gegeven_door="Justis")
    for soort, months in _MODULES:
        if add_months(van, months) < today:
            yield _proof(professional, "leerplicht_verhoor", soort, add_months(van, months), bron="PHB domein III")


def _proof(professional: Professional, rol: str, soort: str, van: date, **rest: object) -> Bevoegdheid:
    return Bevoegdheid(regio=professional.regio, professional=professional, rol=rol, soort=soort, van=van, **rest)
