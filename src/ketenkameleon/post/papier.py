"""A letter on paper: a tagged PDF (PDF/UA-1). The same values give the same bytes. As a page: `post/_brief.html`.

The text goes to typst as data, never as markup; its own fonts alone are used, so that every machine prints the same.
Source: stack.md 6; issue 4, part 5.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typst

from ketenkameleon.post.sjabloon import Blok, Bloksoort, Tekst

_OPMAAK: Final = Path(__file__).parent / "brief.typ"
_NORM: Final = "ua-1"
_NIET_TE_TONEN: Final = re.compile(r'the text `?"?(.*?)"?`? could not be displayed')


@dataclass(frozen=True, slots=True)
class Papier:
    """A letter with what stands above it. `aan`: the lines of the address; `kenmerk`: a zaaknummer, never a name."""

    tekst: Tekst
    afzender: str
    aan: tuple[str, ...]
    datum: str
    kenmerk: str


class NietTeDrukken(ValueError):
    """This letter cannot become a PDF; the message is a Dutch sentence."""


def as_pdf(papier: Papier) -> bytes:
    """The letter as PDF/UA-1: tagged, with a title, in Dutch, every font inside. Raises NietTeDrukken."""
    try:
        pdf = typst.compile(_OPMAAK.read_bytes(), sys_inputs={"brief": json.dumps(_data(papier))},
                            pdf_standards=[_NORM], ignore_system_fonts=True)
    except typst.TypstError as exc:
        raise NietTeDrukken(_sentence(str(exc))) from exc
    if not isinstance(pdf, bytes):
        raise NietTeDrukken("De brief kon geen PDF worden.")
    return pdf


def groups(blokken: tuple[Blok, ...]) -> tuple[tuple[str, tuple[Blok, ...]], ...]:
    """The pieces, with points of one list together and lines of data that follow each other together."""
    found: list[tuple[str, list[Blok]]] = []
    for blok in blokken:
        together = blok.soort in (Bloksoort.PUNT, Bloksoort.GEGEVEN) and found and found[-1][0] == blok.soort.value
        if together:
            found[-1][1].append(blok)
        else:
            found.append((blok.soort.value, [blok]))
    return tuple((soort, tuple(pieces)) for soort, pieces in found)


def _data(papier: Papier) -> dict[str, object]:
    return {
        "onderwerp": papier.tekst.onderwerp, "afzender": papier.afzender, "aan": papier.aan, "datum": papier.datum,
        "kenmerk": papier.kenmerk,
        "groepen": [{"soort": soort, "blokken": [{"label": blok.label, "tekst": blok.tekst} for blok in pieces]}
                    for soort, pieces in groups(papier.tekst.blokken)]}


def _sentence(said: str) -> str:
    hit = _NIET_TE_TONEN.search(said)
    if hit:
        return f"Deze tekens staan niet in het lettertype van de brief: {hit[1]}. Schrijf ze in gewone letters."
    return "De brief kon geen PDF worden. Kijk of het onderwerp is ingevuld."
