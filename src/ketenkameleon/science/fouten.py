"""The one exception of the science library."""

from __future__ import annotations


class ScienceError(ValueError):
    """An argument with which no right number can be computed; `argument` is its name."""

    def __init__(self, argument: str, reason: str) -> None:
        super().__init__(f"{argument}: {reason}")
        self.argument = argument
