"""An emergency nobody explained stands on Mijn dag and on the zaakpagina, with the last moment to do it."""

from __future__ import annotations

import pytest

from paginas_bouw import text
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.muren


@pytest.mark.parametrize("wie", ["vast", "waarneemt"])
def test_who_runs_the_zaak_reads_on_mijn_dag_what_is_to_be_explained(bezoekers, wie):
    said = text(bezoekers.vraag(wie, "mijn_dag", "GET"))
    assert "Gedeeld bij gevaar: leg het uit (1)" in said
    assert "voor 9 oktober 2026, 10.00 uur" in said
    assert f"Leg uit : zaak {bezoekers.huis.nummer}" in said


@pytest.mark.parametrize("wie", ["vast", "waarneemt"])
def test_who_runs_the_zaak_reads_on_the_zaakpagina_what_is_to_be_explained(bezoekers, wie):
    page = bezoekers.vraag(wie, "zaak", "GET")
    assert "Leg uit waarom , voor 9 oktober 2026, 10.00 uur." in text(page)
    assert f'/zaken/{bezoekers.huis.nummer}/delen/' in page.content.decode().split("Leg uit waarom")[0][-120:]


def test_who_does_not_run_the_zaak_reads_nothing_of_it_on_the_zaakpagina(bezoekers):
    for wie in ("gevraagd", "coordinator"):
        assert "Leg uit waarom" not in text(bezoekers.vraag(wie, "zaak", "GET"))


def test_an_emergency_of_another_zaak_does_not_stand_on_this_one(bezoekers, losse_database):
    with losse_database.verbonden("owner"):
        hier = bezoekers.huis.wereld.hier
        other = make_zaak(hier, "Sem")
        make_vast(hier, other, "samira")
    with losse_database.verbonden("web"):
        assert "Leg uit waarom" not in text(bezoekers.vraag("vast", "zaak", "GET", nummer=other.nummer))
        assert "Leg uit waarom" in text(bezoekers.vraag("vast", "zaak", "GET"))
