"""Drawn problems of any size, the same for the same seed; and small ones made by hand."""

from __future__ import annotations

import numpy as np

from ketenkameleon.science.assign import Problem, Professional, Reservering, Zaak

ROLLEN = ("leerplicht", "halt", "raad")


def drawn(cases: int, people: int, *, weeks: int = 1, seed: int = 0, room: float = 1.2, soft: bool = True,
          reserve: bool = True) -> Problem:
    """A region's week: `room` is the free room in parts of what is needed; `soft` adds hours and stretch."""
    rng = np.random.default_rng(seed)
    zaken = tuple(_zaak(rng, i, people) for i in range(cases))
    share = room * 1.2 * cases / people
    team = tuple(_professional(rng, b, weeks, share, soft) for b in range(people))
    eligible = np.array([[zaak.role in one.rollen and rng.random() < 0.85 for one in team] for zaak in zaken],
                        dtype=np.bool_).reshape(cases, people)
    homes, schools = rng.uniform(0, 40, (people, 2)), rng.uniform(0, 40, (cases, 2))
    travel = np.round(1.5 * np.hypot(*(schools[:, None] - homes[None]).transpose(2, 0, 1)))
    raad = tuple(one.id for one in team if "raad" in one.rollen)
    return Problem(zaken, team, eligible, weeks=weeks, floor_day=20, curve=0.95 ** np.arange(weeks), travel=travel,
                   reservations=(Reservering(0, 2.0, raad),) if reserve and raad else ())


def _zaak(rng: np.random.Generator, i: int, people: int) -> Zaak:
    weight = float(rng.choice([0.5, 1, 1, 1.5, 2]))
    return Zaak(
        f"z{i:03d}", role=ROLLEN[rng.choice(3, p=[0.6, 0.25, 0.15])], weight=weight, hours=round(1.2 * weight, 1),
        urgency=float(rng.choice([1, 1, 2])), days_waiting=int(rng.integers(0, 30)),
        days_left=int(rng.integers(-10, 90)), days_needed=int(rng.integers(20, 80)), hard=bool(rng.random() < 0.25),
        taal=str(rng.choice(["nl", "nl", "nl", "tr", "ar"])), gezin=f"g{i // 2}" if rng.random() < 0.2 else None,
        eigen=f"p{rng.integers(people):02d}" if rng.random() < 0.15 else None,
        later=(("halt", 0.3), ("raad", 0.2)) if rng.random() < 0.6 else ())


def _professional(rng: np.random.Generator, b: int, weeks: int, share: float, soft: bool) -> Professional:
    limit = float(rng.choice([8, 12, 18, 18]))
    load = max(0.0, limit - rng.uniform(0.5, 1.7) * share)
    talen = {taal for taal, p in (("tr", 0.3), ("ar", 0.2)) if rng.random() < p}
    return Professional(
        f"p{b:02d}", limit=limit, load=tuple(round(load * 0.93 ** week, 1) for week in range(weeks)),
        ramp=int(np.ceil(rng.uniform(1, 2) * share)), hours=round(rng.uniform(1, 2.5) * share, 1) if soft else None,
        stretch=1.0 if soft and rng.random() < 0.3 else 0.0, hard_recent=int(rng.integers(0, 4)),
        rollen=frozenset({"leerplicht"} | {rol for rol in ROLLEN if rng.random() < 0.7}),
        talen=frozenset({"nl"} | talen))


def team(*ids: str, **facts: object) -> tuple[Professional, ...]:
    """Professionals who differ in nothing but their id."""
    return tuple(Professional(one, **{"limit": 10.0, **facts}) for one in ids)


def simple(zaken: tuple[Zaak, ...], people: tuple[Professional, ...], **facts: object) -> Problem:
    """A problem in which everybody may take everything, unless the facts say otherwise."""
    return Problem(zaken, people, **{"eligible": np.ones((len(zaken), len(people)), dtype=np.bool_), **facts})
