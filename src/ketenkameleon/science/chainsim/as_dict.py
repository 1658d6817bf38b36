"""A scenario as plain dicts, lists and values (what TOML and JSON hold), and back.

Unknown and missing keys are refused with their path. Dates stay dates, as TOML has them; in `to_dict` too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import TypeVar

from ketenkameleon.science.chainsim.scenario import (
    Arrivals,
    Calendar,
    Duration,
    Policy,
    Rol,
    Scenario,
    Uncertainty,
)
from ketenkameleon.science.chainsim.staff import Certificate, Professional, Training
from ketenkameleon.science.fouten import ScienceError

T = TypeVar("T")

PARTS: dict[tuple[type, str], type] = {
    (Scenario, "rollen"): Rol, (Scenario, "professionals"): Professional, (Scenario, "arrivals"): Arrivals,
    (Scenario, "offer"): Duration, (Scenario, "transfer"): Duration, (Scenario, "calendar"): Calendar,
    (Scenario, "policy"): Policy, (Scenario, "uncertainty"): Uncertainty, (Rol, "hours"): Duration,
    (Rol, "external"): Duration, (Rol, "slot_days"): Duration, (Professional, "certificates"): Certificate,
    (Professional, "training"): Training,
}
LISTS = {(Scenario, "rollen"), (Scenario, "professionals"), (Professional, "certificates"), (Professional, "training")}


def from_dict(given: Mapping[str, object]) -> Scenario:
    """The scenario that these plain values describe; a wrong one is refused with the path of what is wrong."""
    return build(Scenario, given, "")


def to_dict(scenario: Scenario) -> dict[str, object]:
    """Plain values that `from_dict` reads back as the same scenario; what is None is left out."""
    found = plain(scenario)
    if not isinstance(found, dict):
        raise ScienceError("scenario", "is geen scenario")
    return found


def plain(value: object) -> object:
    """Dataclasses as dicts, tuples as lists, the rest as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: plain(part) for name, part in parts.items() if part is not None}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value


def frozen(value: object) -> object:
    """Lists as tuples, at every depth."""
    return tuple(frozen(part) for part in value) if isinstance(value, (list, tuple)) else value


def build(kind: type[T], given: object, path: str) -> T:
    """One dataclass from a dict."""
    if not isinstance(given, Mapping):
        raise ScienceError(path or "scenario", f"moet een tabel zijn, niet {given!r}")
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    for name in given:
        if name not in known:
            raise ScienceError(joined(path, str(name)), "is geen bekend veld")
    for name, f in known.items():
        if name not in given and f.default is MISSING and f.default_factory is MISSING:
            raise ScienceError(joined(path, name), "ontbreekt")
    values = {name: part(kind, name, value, joined(path, name)) for name, value in given.items()}
    try:
        return kind(**values)
    except ScienceError as wrong:
        raise ScienceError(joined(path, wrong.argument), str(wrong).partition(": ")[2]) from wrong
    except (TypeError, ValueError) as wrong:
        raise ScienceError(path or "scenario", f"heeft een waarde van een verkeerde soort ({wrong})") from wrong


def part(kind: type, name: str, value: object, path: str) -> object:
    """The value of one field: a dataclass, a tuple of them, or plain."""
    inner = PARTS.get((kind, name))
    if inner is None:
        return frozen(value)
    if (kind, name) not in LISTS:
        return build(inner, value, path)
    if not isinstance(value, (list, tuple)):
        raise ScienceError(path, f"moet een lijst zijn, niet {value!r}")
    return tuple(build(inner, one, f"{path}[{at}]") for at, one in enumerate(value))


def joined(path: str, name: str) -> str:
    """The path one step deeper."""
    return f"{path}.{name}" if path else name
