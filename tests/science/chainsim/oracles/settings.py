"""Small regions that each turn one screw of the simulator, busy enough for queues to matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ketenkameleon.science.chainsim.scenario import Arrivals, Calendar, Duration, Policy, Rol, Scenario
from ketenkameleon.science.chainsim.staff import Certificate, Professional, Training

AUTUMN = (1.1, 0.95, 1.15, 0.9, 0.9, 0.75, 0.4, 0.6, 1.2, 1.5, 1.7, 1.35)
HOLIDAYS = ((date(2025, 7, 12), date(2025, 8, 24)), (date(2025, 10, 18), date(2025, 10, 26)),
            (date(2025, 12, 20), date(2026, 1, 4)), (date(2026, 2, 14), date(2026, 2, 22)))
ROLLEN = (
    Rol("Leerplicht", 3, Duration(6), Duration(14), Duration(30), (("Halt", 0.28), ("Raad", 0.10)), 1.0),
    Rol("Halt", 3, Duration(8), Duration(21), Duration(35), (("Raad", 0.25),)),
    Rol("Raad", 4, Duration(10), Duration(24), Duration(40)),
)
EVERY = ("Leerplicht", "Halt", "Raad")


def person(name: str, *rollen: str, effort: float = 1.0, **more: object) -> Professional:
    """A professional of 18 hours a week, 9 in holidays; the first rol is home, `effort` is for the others."""
    rights = tuple(Certificate(rol, effort=1.0 if rol == rollen[0] else effort) for rol in rollen)
    return Professional(name, **{
        "certificates": rights, "hours_week": 18.0, "hours_holiday_week": 9.0, "limit": 12, **more})  # type: ignore[arg-type]


def region(name: str, staff: tuple[Professional, ...], **more: object) -> Scenario:
    """Two months to warm up, four measured from September on, six to follow."""
    return Scenario(**{  # type: ignore[arg-type]
        "name": name, "measure_from": date(2025, 9, 1), "rollen": ROLLEN, "professionals": staff,
        "arrivals": Arrivals(270, AUTUMN), "offer": Duration(18), "transfer": Duration(12), "retelling_hours": 2.0,
        "calendar": Calendar(HOLIDAYS), "warmup_months": 2, "measure_months": 4, "follow_months": 6, **more})


CHAIN = (person("A", "Leerplicht"), person("B", "Leerplicht"), person("C", "Halt"), person("D", "Raad"))
POOL = tuple(person(name, *EVERY) for name in "ABCD")
MIX = (person("A", *EVERY), person("B", "Leerplicht", "Halt"), person("C", "Halt", "Raad"),
       person("D", "Raad", "Leerplicht"))
EFFORT = Certificate("Leerplicht"), Certificate("Halt", effort=1.6, learn_cases=6), Certificate("Raad", effort=1.4)
LATE = (Certificate("Leerplicht"), Certificate("Halt", since=date(2025, 10, 6)),
        Certificate("Raad", until=date(2025, 11, 12)))
STEPS = ((date(2025, 9, 15), 3), (date(2025, 11, 3), 9))
BUSY = Arrivals(330, AUTUMN)
SLOTS = {"level": "slot", "arrivals": Arrivals(360, AUTUMN)}
HOLIDAY = ((date(2025, 10, 1), date(2025, 10, 31)), (date(2025, 11, 17), date(2025, 11, 19)))


def _away(name: str, policy: Policy) -> Scenario:
    return region(name, (*POOL[:2], person("C", *EVERY, leave=HOLIDAY), MIX[3]), policy=policy)


SETTINGS = (
    region("chain", CHAIN),
    region("pool", POOL),
    region("mix", MIX),
    region("limits", tuple(replace(p, limit=4) for p in POOL)),
    region("steps of the limit", tuple(replace(p, limits=STEPS) for p in POOL)),
    region("ramp", tuple(replace(p, new_per_week=1) for p in POOL)),
    _away("leave", Policy()),
    _away("leave, handed over", Policy(reassign_leave_days=10)),
    region("resignation", (*CHAIN[1:], person("A", *EVERY, until=date(2025, 10, 15)),
                           person("E", *EVERY, since=date(2025, 11, 3)))),
    region("certificates with dates", (*CHAIN, person("E", *EVERY, certificates=LATE)), arrivals=Arrivals(320, AUTUMN)),
    region("effort and learning", tuple(replace(p, certificates=EFFORT) for p in (*POOL, replace(POOL[0], name="E")))),
    region("a floor under sticky", MIX, policy=Policy(takeover_days=4, takeover_hours=0.5)),
    region("anybody may", POOL, policy=Policy(takeover_days=0)),
    region("oldest first", POOL, arrivals=BUSY, policy=Policy(order="oldest", intake_order="oldest")),
    region("youngest first", CHAIN, policy=Policy(order="youngest", intake_order="youngest")),
    region("still savable first", POOL, arrivals=BUSY, policy=Policy(order="savable", intake_order="savable")),
    region("by lot", POOL, policy=Policy(choice="random")),
    region("reservation", MIX, policy=Policy(reserve_slots=8, reserve_weeks=0.5)),
    region("never kept", POOL, policy=Policy(keep=False)),
    region("slots, chain", CHAIN, **SLOTS),
    region("slots, mix", tuple(replace(p, limit=9) for p in MIX), **SLOTS),
    region("slots, leave and effort", (*(replace(p, certificates=EFFORT, limit=9) for p in POOL[:3]),
                                       person("D", *EVERY, leave=HOLIDAY)),
           **SLOTS, policy=Policy(reassign_leave_days=10)),
    region("other shapes", MIX, arrivals=Arrivals(270, AUTUMN, (2, 1, 1, 1, 1.5, 0.2, 0), 0.3, 4.0),
           offer=Duration(18, "lognormal", 0.8), transfer=Duration(12, "exponential"),
           rollen=(replace(ROLLEN[0], hours=Duration(6, "exponential"), external=Duration(14, "fixed")),
                   replace(ROLLEN[1], hours=Duration(8, "lognormal", 0.6), entry=0.2), *ROLLEN[2:])),
    region("hours moved and training", tuple(
        replace(p, training=(Training(date(2025, 9, 8), date(2025, 10, 3), 6.0),)) for p in POOL),
        calendar=Calendar(HOLIDAYS, (date(2025, 12, 5),), (1, 1, 0.5, 1, 1, 0.2, 0), (1.0,) * 9 + (1.2, 1.3, 1.1))),
    region("a way back", POOL, rollen=(*ROLLEN[:2], replace(ROLLEN[2], follows=(("Leerplicht", 0.3),)))),
)
