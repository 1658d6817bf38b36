"""The answer of a rule that allows or refuses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes. Truthy, and carries nothing."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """No, with the code of its text and the source of the rule. Falsy.

    `code` names a text of four lines in `rules.texts`; `bron` is the article or decision behind it;
    `gegevens` fills the blanks in that text (a date, a rol), never a person's name or number.
    """

    code: str
    bron: str = ""
    gegevens: tuple[tuple[str, str], ...] = field(default=())

    def __bool__(self) -> Literal[False]:
        return False


Verdict = Allowed | Refused
ALLOWED: Final = Allowed()


def refused(code: str, bron: str = "", **gegevens: str) -> Refused:
    """A refusal with its blanks given by name: `refused("role_expired", "BBO art. 7", tot="1 mei 2028")`."""
    return Refused(code, bron, tuple(sorted(gegevens.items())))
