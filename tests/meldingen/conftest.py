"""What every test of the intake needs."""

from __future__ import annotations

import pytest


@pytest.fixture
def inlezen(als_plicht):
    """`inlezen(regel(), …)` takes lines in under the duty duo-import and returns the counts."""
    from intake_bouw import lees
    from wereld import NU

    def read(*regels: bytes, at=NU, **options):
        with als_plicht(at=at) as actor:
            return lees(actor, *regels, at=at, **options)

    return read
