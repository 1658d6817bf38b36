"""Exactly what a share gives: the fields of its kinds of data, read through the walls of who gives.

What somebody cannot read in the rol they look in now they cannot give: the statements ask no more than the walls let
through. An impression of a professional is never given. Source: issue 3, part 4; design.md 2, promise 4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from ketenkameleon.delen.invoer import kinds
from ketenkameleon.rules.delen import NAAMLOOS, written_as
from ketenkameleon.rules.plek import kinds as plek_kinds
from ketenkameleon.rules.toestemming import Deling
from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.zaak import outcomes
from ketenkameleon.toegang.context import Actor
from ketenkameleon.zaken.invoer import who_can
from ketenkameleon.zaken.queries.lezen import Lijst, rows
from ketenkameleon.zaken.queries.zaak import ZaakZicht

NIET_HIER: Final = "Dit staat niet in dit systeem."


@dataclass(frozen=True, slots=True)
class Veld:
    """One field that is given: its code, its name and its lines."""

    code: str
    naam: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deel:
    """One kind of data with its fields; none when nothing of it is kept here."""

    soort: str
    naam: str
    velden: tuple[Veld, ...]


def content(actor: Actor, zicht: ZaakZicht, deling: Deling, *, on: date) -> tuple[Deel, ...]:
    """What this share gives on that day, a part per kind of data; at most two queries per kind.

    For research no name, no text and no day: only a month and a code. Units: `on` is a date.
    """
    named = kinds(on=on, wet=actor.wet)
    anonymous = deling.ontvanger == NAAMLOOS
    return tuple(
        Deel(soort, named[soort], _fields(soort, actor, zicht, anonymous, on))
        for soort in named if soort in deling.soorten)


def _fields(soort: str, actor: Actor, zicht: ZaakZicht, anonymous: bool, on: date) -> tuple[Veld, ...]:
    if anonymous and soort == "verzuim":
        return (_field("verzuim.maand", "eerste maand van het verzuim", _month(zicht.verzuim_op)),)
    read = _SOURCES.get(soort)
    return tuple(field for field in read(actor, zicht, on) if field.regels) if read else ()


def _field(code: str, naam: str, *lines: str) -> Veld:
    return Veld(code, naam, tuple(line for line in lines if line))


def _absence(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    return (_field("verzuim.van", "eerste dag van het verzuim", _day(zicht.verzuim_van)),
            _field("verzuim.gemeld", "gemeld op", _day(zicht.telt_van)))


def _agreed(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    who = who_can(on=on, wet=actor.wet, regio=actor.regio_code)
    said = rows(lambda wat, wie, naam, op: f"{wat}: {naam or who.get(wie, wie)}, {_day(op)}", _AFSPRAKEN,
                {"zaak": zicht.zaak_id})
    return (_field("regie.belofte", "belofte: een plek uiterlijk op", _day(zicht.belofte_op)),
            _field("regie.contactpersoon", "vaste contactpersoon", zicht.vast.naam if zicht.vast else ""),
            _field("regie.afspraken", "afspraken", *said))


def _plan(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    named = plek_kinds(on=on, wet=actor.wet, regio=actor.regio_code)
    found = rows(lambda soort, waar, stand, op: f"{named.get(soort, soort)}, {waar}: {stand}, aangeboden op {_day(op)}",
                 _PLEKKEN, {"zaak": zicht.zaak_id})
    places = {code: naam.lower() for code, naam in names(actor.wet.waarde("plan.plaatsen", on)).items()}
    goals = rows(lambda doel, steps: _goal(doel, steps, places), _DOELEN, {"zaak": zicht.zaak_id})
    return (_field("plan.plek", "plek", *found), _field("plan.doelen", "doelen en stappen", *goals))


def _goal(doel: str, steps: Lijst, places: Mapping[str, str]) -> str:
    """A goal of the plan with its open steps, on one line."""
    said = "; ".join(f"{places[str(waar)]}: {wat} ({wie})" for waar, wat, wie in steps or ())
    return f"{doel}: {said}" if said else doel


def _why(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    found = rows(lambda tekst, op: f"{tekst} (verteld op {_day(op)})", _VERHAAL, {"zaak": zicht.zaak_id})
    return (_field("waarom.verhaal", "in de woorden van het kind", *found),)


def _worries(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    found = rows(_day, _ZORGEN, {"zaak": zicht.zaak_id})
    return (_field("zorgen.dagen", "zorgen gemeld op", *found),)


def _outcome(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    named = outcomes(on=on, wet=actor.wet)
    return (_field("uitkomst.code", "uitkomst", named.get(zicht.uitkomst, "")),)


def _notes(actor: Actor, zicht: ZaakZicht, on: date) -> tuple[Veld, ...]:
    """What was written in the rol somebody looks in now: what another rol shared with it is not theirs to pass on."""
    muren: list[int | None] = [*sorted(written_as(actor.lezersmuur, on=on, wet=actor.wet))]
    found = rows(lambda feiten, op: f"{_day(op)}: {feiten}", _NOTITIES, {"zaak": zicht.zaak_id, "muren": muren})
    return (_field("verslag.feiten", "wat is gezien en gehoord", *found),)


def _day(day: date | None) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year:04}" if day else ""


def _month(day: date) -> str:
    return f"{day.month:02}-{day.year:04}"


_Read = Callable[[Actor, ZaakZicht, date], tuple[Veld, ...]]
_SOURCES: Final[Mapping[str, _Read]] = MappingProxyType({
    "verzuim": _absence, "regie": _agreed, "plan": _plan, "waarom": _why, "zorgen": _worries, "uitkomst": _outcome,
    "verslag": _notes, "hulp": _notes,
})
_AFSPRAKEN: Final = """
SELECT f.wat, f.wie, f.wie_naam, f.wanneer FROM zaken_afspraak f
WHERE f.zaak_id = %(zaak)s AND f.klaar_at IS NULL ORDER BY f.wanneer, f.id"""
_PLEKKEN: Final = """
SELECT k.soort, k.waar, k.stand, k.aangeboden_op FROM zaken_plek k
WHERE k.zaak_id = %(zaak)s AND k.stand <> 'vervallen' ORDER BY k.aangeboden_op DESC, k.id DESC"""
# The plan has a house of its own above this one; what a share gives of it is read here, through its walls.
_DOELEN: Final = """
SELECT d.tekst, (SELECT json_agg(json_build_array(s.waar, s.wat, s.wie) ORDER BY
    array_position(ARRAY['school', 'thuis', 'kind'], s.waar::text), s.plaats)
  FROM plan_stap s WHERE s.doel_id = d.id AND s.klaar_op IS NULL)
FROM plan_doel d JOIN plan_plan p ON p.id = d.plan_id AND p.geeindigd_op IS NULL
WHERE d.zaak_id = %(zaak)s AND d.klaar_op IS NULL ORDER BY d.plaats"""
_VERHAAL: Final = """
SELECT v.tekst, v.verteld_op FROM zaken_verhaal v
WHERE v.zaak_id = %(zaak)s AND v.verteller = 'kind' ORDER BY v.vastgelegd_at, v.id"""
_ZORGEN: Final = """
SELECT (s.at AT TIME ZONE 'Europe/Amsterdam')::date FROM zaken_veiligheidssignaal s
WHERE s.zaak_id = %(zaak)s ORDER BY s.at, s.id"""
_NOTITIES: Final = """
SELECT n.feiten, (c.begonnen_at AT TIME ZONE 'Europe/Amsterdam')::date FROM zaken_notitie n
JOIN zaken_contact c ON c.id = n.contact_id
WHERE n.zaak_id = %(zaak)s AND n.feiten <> '' AND n.muur = ANY (%(muren)s) ORDER BY c.begonnen_at, c.id"""
