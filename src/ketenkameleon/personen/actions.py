"""Taking in persons: numbers become records, and what is known of a child is filled in, never blanked.

Source: design.md 6, Keys; data.md 2.2 (gezag as states, incomplete birth dates).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.rijen import insert_rows
from ketenkameleon.logboek.schrijven import Wijziging
from ketenkameleon.logboek.veel import record_many
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.personen.models import Persoon
from ketenkameleon.personen.omgeving import write_family
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.sleutels import lookup_key, lookup_keys, seal

Nummer = tuple[str, str]
NUMMERSOORTEN: Final = ("bsn", "onderwijsnummer")
_SEALED: Final = {
    "id": "uuid", "regio_id": "uuid", "bsn": "bytea", "bsn_zoek": "bytea", "onderwijsnummer": "bytea",
    "onderwijsnummer_zoek": "bytea", "gegevens": "text", "voornaam": "text", "tussenvoegsel": "text",
    "achternaam": "text", "taal": "text", "tolk": "boolean", "telefoon": "text", "geheim": "boolean",
    "overleden": "boolean", "klas": "text",
}
_EMPTY: Final = ("opvragen", "", "", "", "", False, "", False, False, "")


class Opname(StrEnum):
    """What became of a fact about a child."""

    NIEUW = "nieuw"
    BIJGEWERKT = "bijgewerkt"
    GELIJK = "gelijk"
    ANDER_KIND = "ander_kind_zelfde_nummer"


class Opgenomen(NamedTuple):
    """The record of a child and what the fact did to it; nothing when it was another child's number."""

    persoon_id: UUID
    hoe: Opname


def persons_for_numbers(actor: Actor, numbers: Iterable[Nummer], *, at: datetime) -> dict[Nummer, UUID]:
    """The person of every number (kind, number); an unknown number becomes a record that holds only the number.

    Two that come at once make one record: the keyed look-up is unique per regio.
    Source: design.md 6, Keys; issue part 3 (an unknown number: *persoonsgegevens opvragen*).
    """
    wanted = set(numbers)
    found = _by_number(actor, wanted)
    missing = wanted - found.keys()
    if missing:
        rows = [_sealed(actor, *number) for number in missing]
        made = insert_rows("personen_persoon", _SEALED, rows, after="ON CONFLICT DO NOTHING RETURNING id")
        record_many(actor.lopend, (Wijziging("persoon.opgenomen", "persoon", key, {"gegevens": "opvragen"})
                                   for (key,) in made))
        found |= _by_number(actor, missing)
    return found


def take_in_persons(actor: Actor, feiten: Sequence[KindFeit], *, at: datetime) -> list[Opgenomen]:
    """Fill in what is known of these children; one answer per fact, in order.

    A fact that says another birth date or family name than is known is another child with the same number:
    nothing changes, and the answer is ANDER_KIND. A blank never takes away what is known.
    Source: data.md 2.2; issue, Bad input (two children with one number).
    """
    numbers = {(feit.nummersoort, feit.nummer) for feit in feiten if feit.nummer}
    numbers |= {("bsn", v.bsn) for feit in feiten for v in feit.verwanten if v.bsn}
    keys = persons_for_numbers(actor, numbers, at=at)
    without = [_nameless(actor) for feit in feiten if not feit.nummer]
    insert_rows("personen_persoon", _SEALED, without)
    fresh = iter(without)
    ids = [keys[feit.nummersoort, feit.nummer] if feit.nummer else next(fresh)[0] for feit in feiten]
    known = {p.id: p for p in Persoon.objects.select_for_update(no_key=True).filter(
        regio_id=actor.regio_id, id__in={*ids, *keys.values()}).order_by("id")}
    return _fill_in(actor, list(zip(ids, feiten, strict=True)), known, keys, at)


def names_other_child(actor: Actor, feit: KindFeit) -> bool:
    """Does this fact name another child than the one known under its number? Writes nothing.

    The record stays locked until the transaction ends, so that the answer holds. Source: issue, Bad input.
    """
    if not feit.nummer:
        return False
    found = list(_by_number(actor, {(feit.nummersoort, feit.nummer)}).values())
    known = Persoon.objects.select_for_update(no_key=True).filter(regio_id=actor.regio_id, id__in=found)
    return any(is_other_child(persoon, feit) for persoon in known)


def _fill_in(actor: Actor, pairs: list[tuple[UUID, KindFeit]], known: Mapping[UUID, Persoon],
             keys: Mapping[Nummer, UUID], at: datetime) -> list[Opgenomen]:
    outcome: list[Opgenomen] = []
    changed: dict[UUID, dict[str, list[object]]] = defaultdict(dict)
    accepted: list[tuple[UUID, KindFeit]] = []
    for key, feit in pairs:
        persoon = known[key]
        if is_other_child(persoon, feit):
            outcome.append(Opgenomen(key, Opname.ANDER_KIND))
            continue
        was_unknown = persoon.gegevens == "opvragen"
        difference = _apply(persoon, feit)
        changed[key].update(difference)
        accepted.append((key, feit))
        how = Opname.NIEUW if was_unknown else Opname.BIJGEWERKT if difference else Opname.GELIJK
        outcome.append(Opgenomen(key, how))
    fields = {name for difference in changed.values() for name in difference}
    touched = [known[key] for key, difference in changed.items() if difference]
    if touched:
        Persoon.objects.bulk_update(touched, sorted(fields), batch_size=500)
    family = write_family(actor, accepted, known, keys, on=local_day(at))
    changes = [Wijziging("persoon.bijgewerkt", "persoon", key, difference) for key, difference in changed.items()
               if difference]
    record_many(actor.lopend, [*changes, *family])
    return outcome


def is_other_child(persoon: Persoon, feit: KindFeit) -> bool:
    """Does the fact name another child than the one known under this number?

    Another family name, or a birth date that cannot be the same one. A record that only ever stood for a parent
    has no first name and no birth date, and is nobody else. Source: issue, Bad input.
    """
    if persoon.gegevens == "opvragen" or not (persoon.voornaam or persoon.geboortejaar):
        return False
    born = zip((persoon.geboortejaar, persoon.geboortemaand, persoon.geboortedag), feit.geboren, strict=True)
    if any(was is not None and now is not None and was != now for was, now in born):
        return True
    return bool(feit.achternaam) and persoon.achternaam.casefold() != feit.achternaam.casefold()


def _apply(persoon: Persoon, feit: KindFeit) -> dict[str, list[object]]:
    """Set on the record what the fact adds; the difference as name → [was, is]."""
    jaar, maand, dag = feit.geboren
    said: dict[str, object] = {
        "gegevens": "bekend", "voornaam": feit.voornaam, "tussenvoegsel": feit.tussenvoegsel,
        "achternaam": feit.achternaam, "geboortejaar": jaar, "geboortemaand": maand, "geboortedag": dag,
        "gemeente_id": feit.gemeente_id, "school_id": feit.school_id, "klas": feit.klas, "taal": feit.taal,
        "tolk": feit.tolk, "geheim": feit.geheim, "overleden": feit.overleden,
        "startkwalificatie": feit.startkwalificatie,
    }
    difference: dict[str, list[object]] = {}
    for name, value in said.items():
        was = getattr(persoon, name)
        if value is not None and value != "" and value != was:
            difference[name] = [was, value]
            setattr(persoon, name, value)
    return difference


def _by_number(actor: Actor, numbers: Iterable[Nummer]) -> dict[Nummer, UUID]:
    """The persons that are there. While keys change, a number is found under the old one as well as the new."""
    found: dict[Nummer, UUID] = {}
    keys = {key: number for number in numbers
            for key in lookup_keys(number[1], regio_id=actor.regio_id, soort=number[0])}
    with connection.cursor() as cursor:
        for soort in NUMMERSOORTEN:
            wanted = {key: number for key, number in keys.items() if number[0] == soort}
            if not wanted:
                continue
            cursor.execute(
                f"SELECT {soort}_zoek, id FROM personen_persoon"  # noqa: S608 -- one of two fixed names
                f" WHERE regio_id = %s AND {soort}_zoek = ANY(%s)",
                [actor.regio_id, list(wanted)],
            )
            found |= {wanted[bytes(key)]: persoon for key, persoon in cursor.fetchall()}
    return found


def _sealed(actor: Actor, soort: str, nummer: str) -> tuple[object, ...]:
    row, key = new_id(), lookup_key(nummer, regio_id=actor.regio_id, soort=soort)
    sealed = seal(nummer.encode(), regio_id=actor.regio_id, place=f"personen_persoon.{soort}", row=row)
    pair: tuple[bytes | None, bytes | None] = (sealed, key)
    none = (None, None)
    numbers = (*pair, *none) if soort == "bsn" else (*none, *pair)
    return (row, actor.regio_id, *numbers, *_EMPTY)


def _nameless(actor: Actor) -> tuple[UUID, *tuple[object, ...]]:
    """A record without a number, for a child that is entered by hand."""
    return (new_id(), actor.regio_id, None, None, None, None, *_EMPTY)
