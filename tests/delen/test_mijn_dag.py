"""An emergency nobody explained stands on Mijn dag, with the last moment to do it."""

from __future__ import annotations

import pytest

from paginas_bouw import text

pytestmark = pytest.mark.muren


@pytest.mark.parametrize("wie", ["vast", "waarneemt"])
def test_who_runs_the_zaak_reads_on_mijn_dag_what_is_to_be_explained(bezoekers, wie):
    said = text(bezoekers.vraag(wie, "mijn_dag", "GET"))
    assert "Gedeeld bij gevaar: leg het uit (1)" in said
    assert "voor 9 oktober 2026, 10.00 uur" in said
    assert f"Leg uit : zaak {bezoekers.huis.nummer}" in said
