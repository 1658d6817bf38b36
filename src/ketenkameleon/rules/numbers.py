"""The numbers of the school world: is this text one of them? Shape and check digit only, never a look-up."""

from __future__ import annotations

import re
from typing import Final

_BRIN: Final = re.compile(r"[0-9]{2}[A-Z]{2}").fullmatch
_BRIN6: Final = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}").fullmatch
_RIO_LOCATIE: Final = re.compile(r"[0-9]{3}X[0-9]{3}").fullmatch

_ZERO_DIGITS: Final = 48 * (9 + 8 + 7 + 6 + 5 + 4 + 3 + 2 - 1)  # what nine ASCII zeros weigh
_NO_NUMBER: Final = -1


def _eleven(text: str) -> int:
    """Remainder by 11 of 9a+8b+7c+6d+5e+4f+3g+2h-i, or -1 where the text is not nine plain digits."""
    if len(text) != 9 or not text.isascii() or not text.isdigit():
        return _NO_NUMBER
    a, b, c, d, e, f, g, h, i = text.encode()
    return (9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i - _ZERO_DIGITS) % 11


def is_bsn(text: str) -> bool:
    """Say whether this is a burgerservicenummer: nine digits, not all zero, eleven-proof with rest 0.

    Source: data sheet 1.4 and 5.2 (register of RvIG); Wet algemene bepalingen burgerservicenummer.

    >>> is_bsn("999990342"), is_bsn("123456789")
    (True, False)
    """
    return _eleven(text) == 0 and text != "000000000"


def is_onderwijsnummer(text: str) -> bool:
    """Say whether this is an onderwijsnummer: nine digits that begin with 10, eleven-proof with rest 5.

    No text is both a BSN and an onderwijsnummer. That every onderwijsnummer begins with 10 is how
    python-stdnum reads it, and was not seen in a text of DUO.

    Source: data sheet 1.4 and 5.2 (DUO message definitions, python-stdnum).

    >>> is_onderwijsnummer("101222331"), is_onderwijsnummer("111222333")
    (True, False)
    """
    return _eleven(text) == 5 and text.startswith("10")


def is_brin(text: str) -> bool:
    """Say whether this has the shape of a BRIN: two digits, two capitals.

    Source: data sheet 1.4 (DUO message definitions).

    >>> is_brin("25PL"), is_brin("AB12")
    (True, False)
    """
    return _BRIN(text) is not None


def is_brin6(text: str) -> bool:
    """Say whether this has the shape of a vestiging: a BRIN and two digits.

    Source: data sheet 1.4 (DUO message definitions).

    >>> is_brin6("02QZ00"), is_brin6("02QZ")
    (True, False)
    """
    return _BRIN6(text) is not None


def is_rio_locatie(text: str) -> bool:
    """Say whether this has the shape of a RIO onderwijslocatiecode: three digits, X, three digits.

    Source: data sheet 1.4 (RIO).

    >>> is_rio_locatie("100X202"), is_rio_locatie("100A202")
    (True, False)
    """
    return _RIO_LOCATIE(text) is not None
