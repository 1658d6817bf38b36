"""Who stands around a child: the state of gezag, and the parents or voogd as persons of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.personen.invoer import KindFeit, VerwantFeit
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.models import NEVER


def write_family(actor: Actor, pairs: Sequence[tuple[UUID, KindFeit]], known: Mapping[UUID, Persoon],
                 keys: Mapping[tuple[str, str], UUID], *, on: date) -> list[Wijziging]:
    """Bring gezag and verwanten in line with the facts, and say what changed.

    A state or tie that changes ends the day before and a new one begins: nothing is overwritten. Who is no longer
    named keeps the tie when the gezag cannot be determined, and loses it otherwise. Units: `on` is a date.
    Source: data.md 2.2; issue part 5.
    """
    children = [key for key, feit in pairs if feit.gezag or feit.verwanten]
    states = {g.kind_id: g for g in Gezag.objects.filter(regio_id=actor.regio_id, kind_id__in=children, tot=NEVER)}
    ties: dict[UUID, list[Verwant]] = {}
    standing = Verwant.objects.filter(regio_id=actor.regio_id, kind_id__in=children, tot=NEVER)
    for tie in standing.select_related("persoon"):
        ties.setdefault(tie.kind_id, []).append(tie)
    changes: list[Wijziging] = []
    for key, feit in pairs:
        changes += _gezag(actor, key, feit, states, on)
        changes += _ties(actor, key, feit, ties.setdefault(key, []), known, keys, on)
    return changes


def _gezag(actor: Actor, key: UUID, feit: KindFeit, states: dict[UUID, Gezag], on: date) -> list[Wijziging]:
    was = states.get(key)
    if not feit.gezag or (was is not None and was.soort == feit.gezag):
        return []
    if was is not None:
        _end(was, on)
    states[key] = Gezag.objects.create(regio_id=actor.regio_id, kind_id=key, soort=feit.gezag, van=on)
    return [Wijziging("persoon.gezag_veranderd", "persoon", key,
                      {"was": was.soort if was else "", "wordt": feit.gezag})]


def _ties(actor: Actor, key: UUID, feit: KindFeit, ties: list[Verwant], known: Mapping[UUID, Persoon],
          keys: Mapping[tuple[str, str], UUID], on: date) -> list[Wijziging]:
    changes: list[Wijziging] = []
    named: list[UUID] = []
    for verwant in feit.verwanten:
        persoon_id, made = _person(actor, verwant, ties, known, keys)
        named.append(persoon_id)
        same = next((tie for tie in ties if tie.persoon_id == persoon_id), None)
        if same is not None and (same.relatie, same.heeft_gezag) == (verwant.relatie, verwant.heeft_gezag):
            changes += made
            continue
        if same is not None:
            _end(same, on)
            ties.remove(same)
        ties.append(Verwant.objects.create(
            regio_id=actor.regio_id, kind_id=key, persoon_id=persoon_id, relatie=verwant.relatie,
            heeft_gezag=verwant.heeft_gezag, van=on))
        changes += [*made, Wijziging("persoon.verwant_erbij", "persoon", key, {
            "verwant": persoon_id, "relatie": verwant.relatie, "heeft_gezag": verwant.heeft_gezag})]
    return changes + _gone(key, feit, ties, named, on)


def _gone(key: UUID, feit: KindFeit, ties: list[Verwant], named: list[UUID], on: date) -> list[Wijziging]:
    if not feit.gezag or feit.gezag == "niet_te_bepalen":
        return []
    gone = [tie for tie in ties if tie.persoon_id not in named and tie.heeft_gezag]
    for tie in gone:
        _end(tie, on)
        ties.remove(tie)
    return [Wijziging("persoon.verwant_weg", "persoon", key, {"verwant": tie.persoon_id}) for tie in gone]


def _person(actor: Actor, verwant: VerwantFeit, ties: list[Verwant], known: Mapping[UUID, Persoon],
            keys: Mapping[tuple[str, str], UUID]) -> tuple[UUID, list[Wijziging]]:
    """The record of a parent: by number, else the one of that name already around this child, else a new one."""
    if verwant.bsn:
        persoon = known[keys["bsn", verwant.bsn]]
    else:
        found = (tie.persoon for tie in ties
                 if tie.relatie == verwant.relatie and tie.persoon.naam.casefold() == verwant.naam.casefold())
        persoon = next(found, None) or Persoon.objects.create(regio_id=actor.regio_id)
    difference: dict[str, object] = {}
    # A parent who is known as a child or from an earlier line keeps the name that is there.
    said = {"achternaam": verwant.naam if not persoon.achternaam else "", "telefoon": verwant.telefoon,
            "gegevens": "bekend", "geheim": verwant.geheim or persoon.geheim}
    for name, value in said.items():
        if value != "" and value != getattr(persoon, name):
            difference[name] = [getattr(persoon, name), value]
            setattr(persoon, name, value)
    if difference:
        persoon.save(update_fields=sorted(difference))
        return persoon.id, [Wijziging("persoon.bijgewerkt", "persoon", persoon.id, difference)]
    return persoon.id, []


def _end(row: Gezag | Verwant, on: date) -> None:
    """The row held until yesterday; one that began today was never more than that day."""
    row.tot = max(row.van, on - timedelta(days=1))
    row.save(update_fields=["tot"])
