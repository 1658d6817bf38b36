"""The shipped example: six breed inzetbare professionals beside seven leerplicht, two Halt and two Raad.

Every number is an assumption. Source: science.md 1.4 (invented, plausible); school holidays of regio Noord as in
the scenario file pilot-van-zes.toml, which says the same and is compared with this in the tests.
"""

from __future__ import annotations

from datetime import date

from ketenkameleon.science.chainsim.scenario import Arrivals, Calendar, Duration, Rol, Scenario
from ketenkameleon.science.chainsim.staff import Certificate, Professional

ASSUMPTIONS = (
    "900 meldingen in een jaar, met een piek in oktober en november",
    "van leerplicht gaat 28% door naar Halt en 10% naar de Raad; van Halt 25% naar de Raad",
    "9, 12 en 22 uur werk in 3, 4 en 5 contacten; wachten op anderen 21, 35 en 35 dagen",
    "overdracht duurt 14 dagen en kost 2 uur opnieuw vertellen",
    "van aanbod tot start van de plek 21 dagen",
    "22 uur per week met kinderen, de helft in schoolvakanties; hoogstens 18 kinderen per professional",
    "een breed inzetbare professional is in elke rol even snel als een specialist",
    "toeval rond elk gemiddelde als Erlang-2",
    "schoolvakanties van regio Noord",
)
MONTHS = (1.10, 0.95, 1.15, 0.90, 0.90, 0.75, 0.20, 0.30, 1.20, 1.50, 1.70, 1.35)
HOLIDAYS = (
    (date(2025, 12, 20), date(2026, 1, 4)), (date(2026, 2, 21), date(2026, 3, 1)),
    (date(2026, 4, 25), date(2026, 5, 3)), (date(2026, 7, 4), date(2026, 8, 16)),
    (date(2026, 10, 10), date(2026, 10, 18)), (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 2, 28)), (date(2027, 4, 24), date(2027, 5, 2)),
    (date(2027, 7, 10), date(2027, 8, 22)), (date(2027, 10, 16), date(2027, 10, 24)),
    (date(2027, 12, 25), date(2028, 1, 9)), (date(2028, 2, 19), date(2028, 2, 27)),
    (date(2028, 4, 29), date(2028, 5, 7)),
)
LEERPLICHT, HALT, RAAD = "Leerplicht", "Halt", "Raad"
ROLLEN = (
    Rol(LEERPLICHT, 3, Duration(9.0), Duration(21.0), follows=((HALT, 0.28), (RAAD, 0.10)), entry=1.0),
    Rol(HALT, 4, Duration(12.0), Duration(35.0), follows=((RAAD, 0.25),)),
    Rol(RAAD, 5, Duration(22.0), Duration(35.0)),
)


def team(name: str, count: int, rollen: tuple[str, ...], *, effort: float = 1.0) -> tuple[Professional, ...]:
    """So many professionals with these rollen, the first their home; `effort` is the factor in the others."""
    certificates = tuple(Certificate(rol, effort=effort if at else 1.0) for at, rol in enumerate(rollen))
    return tuple(
        Professional(f"{name} {n + 1}", certificates, 22.0, 11.0, 18, team=name) for n in range(count)
    )


def region(name: str, professionals: tuple[Professional, ...]) -> Scenario:
    """The region of science.md 1.4 with this staff."""
    return Scenario(
        name, date(2026, 8, 1), ROLLEN, professionals, Arrivals(900, MONTHS), offer=Duration(21.0),
        transfer=Duration(14.0), retelling_hours=2.0, calendar=Calendar(HOLIDAYS), assumptions=ASSUMPTIONS,
    )


def pilot_van_zes() -> Scenario:
    """Six professionals for all rollen, seven for leerplicht, two for Halt, two for the Raad. All assumptions."""
    return region("pilot van zes", (
        *team("BIP", 6, (LEERPLICHT, HALT, RAAD)), *team(LEERPLICHT, 7, (LEERPLICHT,)), *team(HALT, 2, (HALT,)),
        *team(RAAD, 2, (RAAD,)),
    ))


def chain() -> Scenario:
    """The same region with nine leerplicht, four Halt and four Raad: everybody one rol."""
    return region("keten", (*team(LEERPLICHT, 9, (LEERPLICHT,)), *team(HALT, 4, (HALT,)), *team(RAAD, 4, (RAAD,))))


def pool(size: int = 17, *, effort: float = 1.0) -> Scenario:
    """The same region with professionals for all rollen; `effort` is the factor on hours outside Leerplicht."""
    return region(f"{size} breed", team("BIP", size, (LEERPLICHT, HALT, RAAD), effort=effort))
