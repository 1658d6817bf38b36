"""A family, its words, and the facts of a route, for the tests of the routes."""

from datetime import date
from uuid import UUID

from ketenkameleon.rules.eisen import RouteFeiten
from ketenkameleon.rules.gezag import Gezagsoort, Gezin
from ketenkameleon.rules.halt import HaltAntwoord, HaltFeiten
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.luxe import LuxeFeiten
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.routes import Route, may_step
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemming, Toestemmingsvorm
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag

WET = shipped()
ON = date(2026, 10, 8)
ABSENT = frozenset({date(2026, 9, 14), date(2026, 9, 15)})
KIND, MOEDER, VADER = (UUID(int=n) for n in (1, 2, 3))
BORN = BirthDate(2011, 10, 1)  # 15 on ON
EISEN = frozenset(WET.tabel("route.eisen", ON))
LONG_AGO = date(2026, 9, 1)


def gezin(geboren=BORN, gezag=Gezagsoort.GEZAMENLIJK, dragers=frozenset({MOEDER, VADER})):
    return Gezin(KIND, geboren, gezag, dragers)


def yes(door, op=LONG_AGO, *, ontvanger="halt", ja=True, tot=date(2027, 9, 1), soort="deelname", **changes):
    als = Hoedanigheid.KIND if door == KIND else Hoedanigheid.GEZAG
    return Toestemming(door, als, ja, op, tot, ontvanger, frozenset({soort}), Toestemmingsvorm.PAPIER, 15, **changes)


def halt_facts(**changes):
    facts = {
        "geboren": BORN, "verzuimdagen": ABSENT, "uren": 25, "te_laat": 0, "leerplichtig": True,
        "dagen_achter_elkaar": 2, "dagen_half_jaar": 4, "eigen_keuze": True, "probleem_zonder_hulp": False,
        "school_deed": True, "zorgelijk": False,
        "antwoord": HaltAntwoord(eerder=False, op=date(2026, 10, 1), bron="mail van Halt, 1 oktober 2026")}
    return HaltFeiten(**{**facts, **changes})


def all_there(nu, **changes):
    """Everything that any step may ask, for a child of 15."""
    facts = {
        "nu": nu, "geboren": BORN, "gezin": gezin(), "verzuimdagen": ABSENT,
        "vastgelegd": dict.fromkeys([*EISEN, "ander_signaal"], date(2026, 10, 1)),
        "kenmerken": frozenset({"5_onder_a", "3a"}),
        "toestemmingen": tuple(yes(p, ontvanger=w) for p in (KIND, MOEDER, VADER) for w in ("halt", "jeugdhulp")),
        "halt": halt_facts(), "luxe": LuxeFeiten(3, eerder=False),
        "verlof": Verlofvraag(Verlofsoort.GEWICHTIG, 12, date(2026, 11, 2), date(2026, 8, 31))}
    return RouteFeiten(**{**facts, **changes})


def taken(route, naar, feiten, door, *, bevoegdheid=ALLOWED, on=ON):
    """None when the step may be taken, else the code of the refusal."""
    return code_of(may_step(Route(route), naar, feiten, door=door, bevoegdheid=bevoegdheid, on=on, wet=WET))


def code_of(verdict):
    """None for a yes, else the code of the refusal; what is no verdict at all fails."""
    return None if verdict is ALLOWED else verdict.code
