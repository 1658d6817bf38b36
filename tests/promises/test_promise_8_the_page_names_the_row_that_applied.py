"""Promise 8 on the zaakpagina: a law that is made later does not rewrite what the page says about an older zaak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import Wetboek
from ketenkameleon.wetboek.queries import wetboek_for
from zaken_bouw import GEMELD

pytestmark = pytest.mark.muren


def test_the_zaakpagina_names_the_row_that_applied_also_after_a_new_law(bezoekers, monkeypatch):
    applied = shipped().rij("belofte.termijn", GEMELD)
    later = replace(applied, van=GEMELD, waarde=4, bron="Een latere wet")
    wetboek_for.cache_clear()
    monkeypatch.setattr("ketenkameleon.wetboek.queries.shipped", lambda: Wetboek((*shipped().rijen, later)))
    page = bezoekers.vraag("vast", "zaak", "GET").content.decode()
    wetboek_for.cache_clear()
    assert f"Rij {applied.id}." in page
    assert "Een latere wet" not in page
    assert "maandag 7 december 2026" in page
