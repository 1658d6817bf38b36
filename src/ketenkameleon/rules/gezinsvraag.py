"""What a parent or child is asked about one share, and what they themselves said to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ketenkameleon.rules.gezag import Nodig, who_must_say_yes
from ketenkameleon.rules.gronden import Grondsoort
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.toestemming import Deling, Toestemming, yes_by_person
from ketenkameleon.rules.verdict import ALLOWED, Refused, Verdict, refused
from ketenkameleon.rules.waarden import part
from ketenkameleon.rules.wetboek import Wetboek


class Vraagstand(StrEnum):
    """How a question stands with one person. OPNIEUW: a yes of before that no longer counts."""

    OPEN = "open"
    OPNIEUW = "opnieuw"
    JA = "ja"
    NEE = "nee"
    GESTOPT = "gestopt"


@dataclass(frozen=True, slots=True)
class Gezinsvraag:
    """One question to one person. `beslist` False: a child that is asked what it thinks and does not decide.

    `anderen`: the yes of somebody else is needed as well, whatever they said. `laatste`: their own last word.
    """

    stand: Vraagstand
    beslist: bool
    anderen: bool
    laatste: Toestemming | None


def question_to(wie: UUID, deling: Deling, *, on: date, wet: Wetboek) -> Gezinsvraag | None:
    """What this person is asked about this share on that day; None where nothing is asked of them.

    Nothing is asked where the law decides, in an emergency, once the court said yes for who has gezag, and of a
    parent whose yes is not needed. What others said is not in it. Units: `on` is a date.
    Source: rows toestemming.*; ux.md S9 and 9.5.
    """
    if deling.grond is not Grondsoort.TOESTEMMING or deling.tot is None or not deling.van <= on <= deling.tot:
        return None
    said = yes_by_person(deling, on=on, wet=wet)
    court = deling.soorten <= said.get(None, frozenset())
    needed = who_must_say_yes(deling.regime, deling.gezin, vervangen=court, on=on, wet=wet)
    if isinstance(needed, Refused) or not _asked(wie, needed, deling):
        return None
    own = _own_words(wie, deling, on)
    return Gezinsvraag(_stands(own, said.get(wie, frozenset()), deling), wie in needed.personen,
                       bool(needed.personen - {wie}), own[-1] if own else None)


def may_answer(wie: UUID | None, deling: Deling, *, on: date, wet: Wetboek) -> Verdict:
    """May this person (None: not known who) say yes or no to this share on that day? Refused with why it is not theirs.

    Units: `on` is a date. Source: rows toestemming.*; domain.md 11.4.
    """
    if wie is not None and question_to(wie, deling, on=on, wet=wet) is not None:
        return ALLOWED
    if deling.grond is not Grondsoort.TOESTEMMING or deling.regime is Regime.WPG:
        return refused("answer_not_asked", "rij delen.gronden")
    if deling.tot is None or not deling.van <= on <= deling.tot:
        return refused("answer_changed", "ux.md S9")
    return refused("answer_not_yours", "rijen toestemming.*; zicht.leeftijd",
                   jaar=str(part(wet.tabel("zicht.leeftijd", on)["kind_beslist_vanaf"], int)))


def _asked(wie: UUID, needed: Nodig, deling: Deling) -> bool:
    """Must this person say yes, or is this the child that must be asked what it thinks?"""
    return wie in needed.personen or (needed.kind_gehoord and wie == deling.gezin.kind)


def _own_words(wie: UUID, deling: Deling, on: date) -> list[Toestemming]:
    """What this person said about any of it by that day, in the order in which it was said."""
    found = [t for t in deling.toestemmingen if t.door == wie and t.soorten & deling.soorten and t.op <= on]
    return sorted(found, key=lambda t: t.op)


def _stands(own: list[Toestemming], yes: frozenset[str], deling: Deling) -> Vraagstand:
    if not own:
        return Vraagstand.OPEN
    if deling.soorten <= yes:
        return Vraagstand.JA
    if not own[-1].ja:
        return Vraagstand.NEE
    return Vraagstand.GESTOPT if own[-1].ingetrokken_op is not None else Vraagstand.OPNIEUW
