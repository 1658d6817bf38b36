"""In which languages a family can read its pages: Dutch, and each language whose every text a person has read.

A catalog that nobody has read, that lacks one text, or that changed after it was read, is not there. A page is in one
language: whole in the other, or whole in Dutch. Source: issue 6, part 5; docs/adr/0039.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import activate, deactivate

from ketenkameleon.web.catalogi import Taal, codes_in, standing
from ketenkameleon.web.po import PoFout

NEDERLANDS: Final = Taal("nl", "Nederlands", "ltr")
# Asked for every date on a page: Django's own answer takes twenty times as long.
_gesproken: ContextVar[Taal] = ContextVar("taal", default=NEDERLANDS)


def offered() -> tuple[Taal, ...]:
    """The languages beside Dutch that are wholly read, by code. Looks at the files once in a process."""
    return _offered(tuple(str(path) for path in settings.LOCALE_PATHS))


def language(code: str) -> Taal:
    """The language with this code; Dutch for one that is not offered."""
    return next((taal for taal in offered() if taal.code == code), NEDERLANDS)


def spoken() -> Taal:
    """The language that is drawn in now."""
    return _gesproken.get()


def speak(taal: Taal) -> None:
    """From here on this request draws in this language, until it is told otherwise."""
    if taal == _gesproken.get():
        return
    if taal == NEDERLANDS:
        deactivate()
    else:
        activate(taal.code)
    _gesproken.set(taal)


@contextmanager
def spoken_in(taal: Taal) -> Iterator[None]:
    """What is drawn inside is in this language; after it, in that of before."""
    before = spoken()
    speak(taal)
    try:
        yield
    finally:
        speak(before)


@lru_cache(maxsize=4)
def _offered(folders: tuple[str, ...]) -> tuple[Taal, ...]:
    found = {}
    for folder in map(Path, folders):
        for code in codes_in(folder):
            try:
                stand = standing(folder, code)
            except (PoFout, OSError):
                continue  # `talen stand` says what is wrong with it; a family reads Dutch
            if stand.leesbaar and code != NEDERLANDS.code:
                found[code] = stand.taal
    return tuple(found.values())
