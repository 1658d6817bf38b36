"""A letter at the desk: made from what is known, filled in, read, released, downloaded, posted.

Every page with axe at 1280 and 320 px, and the whole way once more with JavaScript off. Source: issue 4, part 5.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from pdf_lezer import Pdf
from test_delen import _faultless

from brieven_bouw import UITNODIGING
from delen_bouw import build_family

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """`gezin()`: a zaak of Samira with one parent, for each way through the pages."""
    def build() -> str:
        with losse_database.verbonden("owner"):
            return build_family(losse_wereld.hier, date(2012, 5, 17), "eenhoofdig").zaak.nummer

    return build


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_an_invitation_is_made_read_released_downloaded_and_posted(bezoeker, gezin, js):
    nummer = gezin()
    samira = bezoeker("samira", js=js)
    samira.naar(f"/zaken/{nummer}/brieven/")
    _faultless(samira, js=js)
    samira.page.locator("[name=soort]").select_option("uitnodiging")
    samira.page.locator("[name=persoon]").select_option(label="Mila")
    samira.klik("Maak de brief")
    _faultless(samira, js=js)
    assert samira.page.locator("[name=aanhef]").input_value() == "Mila"
    samira.page.locator("[name=aan]").fill("Mevrouw Vos\nWilgenlaan 4")
    for veld, waarde in UITNODIGING.items():
        samira.page.locator(f"[name={veld}]").fill(waarde)
    samira.klik("Bewaar")
    _faultless(samira, js=js)
    where = samira.page.url
    samira.volg("Bekijk op een blad om te printen")
    _faultless(samira, js=js)
    assert samira.ziet("Concept: nog niet vrijgegeven.")
    samira.page.goto(where)
    samira.klik("Geef de brief vrij")
    _faultless(samira, js=js)
    with samira.page.expect_download() as download:
        samira.page.get_by_role("button", name="Download de PDF").click()
    assert re.fullmatch(r"brief-[\d-]+\.pdf", download.value.suggested_filename)
    with open(download.value.path(), "rb") as file:
        assert "Wilgenlaan 4" in Pdf(file.read()).text
    samira.klik("Noteer")
    _faultless(samira, js=js)
    assert samira.ziet("Verstuurd op")
    samira.volg("Terug naar de brieven")
    _faultless(samira, js=js)
