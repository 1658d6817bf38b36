"""Professionals for the tests of authority: whole chains, of which a test takes something away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.authority import Bewijs, Dienst, ProfessionalFeiten, ZaakFeiten
from ketenkameleon.rules.bewijs import AKTE, needs
from ketenkameleon.rules.fase import Fase, FaseStap
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.zaak import Zaaksoort

WET = shipped()
ON = date(2026, 10, 8)
BEGIN = date(2026, 1, 1)
HAARLEM, PURMEREND = "0392", "0439"
AKTE_VAN, AKTE_TOT = date(2025, 5, 2), date(2030, 5, 1)
RAAD, GEMEENTE = "raad", "gemeente"
DEED = Bewijs(Rol.LEERPLICHT_VERHOOR, AKTE, None, AKTE_VAN, AKTE_TOT, nummer="1234567", gebied=(HAARLEM,),
              werkgever=RAAD)


def chain(rol, *gemeenten, van=BEGIN, tot=None):
    """Every proof a rol asks for, in these gemeenten (Haarlem without)."""
    found = []
    for eis in needs(rol, ON, WET):
        if eis.soort == AKTE:
            found.append(replace(DEED, gebied=gemeenten or (HAARLEM,)))
            continue
        found += [Bewijs(eis.rol, eis.soort, gemeente, van, tot)
                  for gemeente in ((gemeenten or (HAARLEM,)) if eis.waar == "gemeente" else (None,))]
    return tuple(found)


ALL = tuple(dict.fromkeys(bewijs for rol in Rol for bewijs in chain(rol)))
JOB = Dienst(RAAD, Functie.BIP, BEGIN, None)
ALONE = FaseStap(Fase.ZELFSTANDIG, BEGIN, True)


def pro(*bewijzen, diensten=(JOB,), fasen=(ALONE,)):
    """A raadsonderzoeker who works alone, with these proofs."""
    return ProfessionalFeiten(tuple(diensten), tuple(bewijzen), tuple(fasen))


def zaak(gemeente=HAARLEM, leeftijd=14, soort=Zaaksoort.VERZUIM, **rest):
    """A zaak of absence of a child of fourteen in Haarlem."""
    return ZaakFeiten(gemeente, leeftijd, soort, **rest)


def code(verdict):
    """The code of a refusal, None for yes."""
    return getattr(verdict, "code", None)


def said(verdict):
    """The blanks that a refusal fills in."""
    return dict(getattr(verdict, "gegevens", ()))


def without(soort, bewijzen=ALL):
    """These proofs, but for one kind."""
    return tuple(bewijs for bewijs in bewijzen if bewijs.soort != soort)
