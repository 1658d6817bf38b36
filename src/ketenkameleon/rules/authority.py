"""Who may take which rol on a day: the proofs a role asks for, the age of the child, the kind of zaak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketenkameleon.rules.roles import Rol, role_facts
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.rules.verdict import ALLOWED, Verdict, refused
from ketenkameleon.rules.waarden import items, part, table
from ketenkameleon.rules.wetboek import Waarde, Wetboek
from ketenkameleon.rules.zaak import Zaaksoort, may_have_role


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One proof of authority: an aanwijzing, a deed, a training. `tot` is the last day it holds, None: no
    end.

    `gemeente` is the code of the gemeente that gave an aanwijzing, None for a proof that holds everywhere.
    """

    rol: Rol
    soort: str
    gemeente: str | None
    van: date
    tot: date | None
    bron: str = ""


class Geldigheid(StrEnum):
    """Whether a contact was held with a valid authority; kept with the contact."""

    GELDIG = "geldig"
    ZONDER = "zonder_geldige_bevoegdheid"


def may_take(rol: Rol, *, bewijzen: Iterable[Bewijs], gemeente: str, leeftijd: int | None,
             zaaksoort: Zaaksoort, on: date, wet: Wetboek, kind_verdacht: bool = True) -> Verdict:
    """May this professional begin a contact in this rol on that day?

    The refusal names the proof that is missing and since or until when. A verhoor is always refused here:
    it is announced in writing beforehand and never begins from a talk. Units: `leeftijd` is the age in
    whole years on the day of the absence (None: not to be said), `on` the day of the contact.
    `kind_verdacht`: False for a verhoor of a parent alone, whose child may have any age (luxe and absolute
    absence).
    Source: Leerplichtwet 1969 art. 2, 16 and 26; Besluit BOA art. 2 and 7; design.md 2 (promise 3) and 2a.
    """
    verdict = _has_authority(rol, tuple(bewijzen), gemeente, leeftijd, zaaksoort, on, wet, kind_verdacht)
    if verdict and rol is Rol.LEERPLICHT_VERHOOR:
        return refused("verhoor_on_paper", "design.md 2a; Wetboek van Strafvordering art. 27c-29")
    return verdict


def authority_note(rol: Rol, *, bewijzen: Iterable[Bewijs], gemeente: str, leeftijd: int | None,
                   zaaksoort: Zaaksoort, on: date, wet: Wetboek, kind_verdacht: bool = True) -> Geldigheid:
    """Was there a valid authority for this rol on that day? A verhoor counts as valid with both proofs.

    Noting what happened is never refused; this says what is kept with it. Units: as in may_take.
    Source: design.md 2, promise 3 (kept as *zonder geldige bevoegdheid*).
    """
    verdict = _has_authority(rol, tuple(bewijzen), gemeente, leeftijd, zaaksoort, on, wet, kind_verdacht)
    return Geldigheid.GELDIG if verdict else Geldigheid.ZONDER


def _has_authority(rol: Rol, bewijzen: tuple[Bewijs, ...], gemeente: str, leeftijd: int | None,
                   zaaksoort: Zaaksoort, on: date, wet: Wetboek, kind_verdacht: bool) -> Verdict:
    any_age = rol is Rol.LEERPLICHT_VERHOOR and not kind_verdacht
    checks = (may_have_role(zaaksoort, rol, on=on, wet=wet),
              ALLOWED if any_age else _fits_age(rol, leeftijd, on, wet),
              *(_proof(need, bewijzen, gemeente, on, wet) for need in _needs(rol, on, wet)))
    return next((verdict for verdict in checks if not verdict), ALLOWED)


def _fits_age(rol: Rol, leeftijd: int | None, on: date, wet: Wetboek) -> Verdict:
    facts = role_facts(rol, on=on, wet=wet)
    bron = "Leerplichtwet 1969 art. 2 lid 3 en 26; Halt, verwijzen door leerplichtambtenaren"
    if facts.minimum_leeftijd is None:
        return ALLOWED
    if leeftijd is None:
        return refused("age_unknown", bron, rol=facts.naam, jaar=str(facts.minimum_leeftijd))
    if leeftijd < facts.minimum_leeftijd:
        return refused("too_young", bron, rol=facts.naam, jaar=str(facts.minimum_leeftijd))
    if facts.maximum_leeftijd is not None and leeftijd > facts.maximum_leeftijd:
        return refused("too_old", bron, rol=facts.naam, jaar=str(facts.maximum_leeftijd + 1))
    return ALLOWED


def _needs(rol: Rol, on: date, wet: Wetboek) -> tuple[Mapping[str, Waarde], ...]:
    return tuple(table(need) for need in items(wet.tabel("rol.bewijzen", on)[rol]))


def _proof(need: Mapping[str, Waarde], bewijzen: tuple[Bewijs, ...], gemeente: str, on: date,
           wet: Wetboek) -> Verdict:
    """Is there a proof of this kind that holds today, and here where it is given per gemeente?"""
    soort = part(need["soort"], str)
    naam = part(wet.tabel("rol.bewijs_namen", on)[soort], str)
    bron = part(need["bron"], str)
    kind = [b for b in bewijzen if b.rol == need["rol"] and b.soort == soort]
    here = [b for b in kind if not part(need["per_gemeente"], bool) or b.gemeente == gemeente]
    if not kind:
        return refused("proof_missing", bron, bewijs=naam)
    if not here:
        return refused("proof_elsewhere", bron, bewijs=naam)
    begun = [b for b in here if b.van <= on]
    if not begun:
        return refused("proof_not_yet", bron, bewijs=naam, vanaf=dutch_date(min(b.van for b in here)))
    if any(b.tot is None or b.tot >= on for b in begun):
        return ALLOWED
    return refused("proof_expired", bron, bewijs=naam, tot=dutch_date(max(b.tot for b in begun if b.tot)))
