"""The code in a letter: making one, reading it as people type it, and the hashes that are kept of it.

Nothing readable is kept. What is asked besides the code goes into one hash with it, so that the database compares
without knowing what was asked. Source: issue 3, part 8; docs/adr/0019.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Final
from uuid import UUID

from ketenkameleon.rules.inloggen import Codevorm
from ketenkameleon.toegang.sleutels import keyed

# The codes are looked up before there is a regio.
GEEN_REGIO: Final = UUID(int=0)
# How people write a code down: in groups, however they keep those apart.
APART: Final = str.maketrans("", "", " -.\u00a0\t")


def new_code(vorm: Codevorm) -> str:
    """A new code, without the spaces it is printed with."""
    return "".join(secrets.choice(vorm.tekens) for _ in range(vorm.lengte))


def new_phone_code(vorm: Codevorm) -> str:
    """The digits that the contactpersoon says by phone."""
    return "".join(secrets.choice("0123456789") for _ in range(vorm.belcijfers))


def grouped(code: str, vorm: Codevorm) -> str:
    """The code as it is printed: in groups, read aloud without mistakes."""
    return " ".join(code[start:start + vorm.groep] for start in range(0, len(code), vorm.groep))


def read_code(typed: str) -> str:
    """The code as somebody typed it: small letters, spaces and dashes do not matter."""
    return typed.translate(APART).upper()


def code_hash(code: str) -> bytes:
    """32 bytes by which a code is found, and that say nothing about it without the key."""
    return _kept("inlogbrief", code)


def proof_hash(code: str, geboren: date, belcode: str) -> bytes:
    """32 bytes over everything somebody must know together: the code, the child's birthday, the code by phone."""
    return _kept("inlogbewijs", code, geboren.isoformat(), belcode)


def _kept(*parts: str) -> bytes:
    """With the key that never changes: a letter that is in the post still works after a change of keys."""
    return keyed(hashlib.sha256("\0".join(parts).encode()).digest(), regio_id=GEEN_REGIO)
