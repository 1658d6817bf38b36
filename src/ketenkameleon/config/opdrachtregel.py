"""The words after a command, read with Dutch sentences: argparse, whose own sentences are English."""

from __future__ import annotations

import argparse
import re
from typing import Final, NoReturn

_WRONG_USE: Final = 2
_ZINNEN: Final = (
    (r"the following arguments are required: (.*)", r"geef ook op: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 is niet duidelijk; bedoelt u een van \2"),
    (r"argument (.*?): expected one argument", r"\1: geef er een waarde bij"),
    (r"argument (.*?): expected (\d+) arguments", r"\1: geef er \2 waarden bij"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1: hier hoort geen waarde bij, ook niet \2"),
    (r"argument (.*?): invalid int value: (.*)", r"\1: \2 is geen heel getal"),
    (r"argument (.*?): invalid float value: (.*)", r"\1: \2 is geen getal"),
    (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 kan niet; kies uit \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)
_UITLEG: Final = (
    ("usage: ", "gebruik: "), ("positional arguments:", "gegevens:"), ("options:", "keuzes:"),
    ("show this help message and exit", "laat deze uitleg zien"),
)


class Opdrachtregel(argparse.ArgumentParser):
    """An argument parser that explains itself, and what is wrong, in Dutch. Exit code 2 when something is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong with these words."""
        self.exit(_WRONG_USE, f"{self.format_usage()}{self.prog}: {_zin(message)}.\n")

    def format_usage(self) -> str:
        """How the command is used, in one or a few lines."""
        return _dutch(super().format_usage())

    def format_help(self) -> str:
        """How the command is used, with every choice."""
        return _dutch(super().format_help())


def _zin(message: str) -> str:
    for english, dutch in _ZINNEN:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(dutch)
    return message


def _dutch(text: str) -> str:
    for english, dutch in _UITLEG:
        text = text.replace(english, dutch, 1)
    return text
