"""The pages of the privacy officer in a real Chromium: axe at 1280 and 320 px, and two tasks without JavaScript."""

from __future__ import annotations

import pytest
from venster import faultless

from inzage_bouw import OUD, add_fgs, filled_zaak
from ketenkameleon.toegang.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.muren]
BLADEN = ["overzicht/", "wie-keek/", "afwijkingen/", "verzoeken/", "verzoeken/nieuw/", "bewaren/", "datalekken/",
          "datalekken/nieuw/", "regels/", "regels/dpia/", "regels/convenant/"]


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """A running zaak and one that was kept long enough."""
    with losse_database.verbonden("owner"):
        add_fgs(losse_wereld)
        filled_zaak(losse_wereld.hier, geboren=OUD, gesloten=OUD.replace(year=2020))
        assert Account.objects.filter(gebruikersnaam="jan").exists()
        return filled_zaak(losse_wereld.hier)


def test_every_page_is_faultless(bezoeker, zaak):
    jan = bezoeker("jan")
    for blad in [*BLADEN, f"wie-keek/?zaak={zaak.nummer}"]:
        jan.naar(f"/privacy/{blad}")
        faultless(jan.page, "Zilverlinde")


def test_a_breach_and_a_request_are_written_down_without_javascript(bezoeker, zaak):
    jan = bezoeker("jan", js=False)
    jan.naar("/privacy/datalekken/nieuw/")
    jan.page.get_by_label("Wat gebeurde er?").fill("Een brief ging naar een verkeerd adres.")
    jan.page.get_by_label("Van wie zijn de gegevens?").fill("een ouder")
    jan.page.get_by_label("Welke gegevens?").fill("naam en adres")
    jan.klik("Schrijf op")
    assert jan.ziet("Meld dit bij de AP uiterlijk")
    jan.naar("/privacy/verzoeken/nieuw/")
    jan.page.get_by_label("Zaaknummer", exact=True).last.fill(zaak.nummer)
    for keuze in ("Inzage", "AVG", "Een ouder met gezag"):
        jan.kies(keuze)
    jan.page.get_by_label("Naam van de vrager").fill("Mila Vos")
    jan.page.get_by_label("Wat wil deze persoon?").fill("alles")
    jan.klik("Schrijf op")
    assert jan.ziet("Wie is dit?")
