"""The pages of a family in a language that is read from right to left: the switch, no sideways scroll, no violation."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.db import transaction
from venster import BREED, faultless

from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.models import Account, Relatie
from talen_bouw import put, translated
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture(scope="module", autouse=True)
def talen(tmp_path_factory):
    """The server of this module finds Arabic, wholly read."""
    folder, before = tmp_path_factory.mktemp("talen"), os.environ.get("KAMELEON_TALEN")
    put(folder, translated())
    os.environ["KAMELEON_TALEN"] = str(folder)
    yield
    os.environ.pop("KAMELEON_TALEN")
    if before is not None:
        os.environ["KAMELEON_TALEN"] = before


@pytest.fixture(scope="module")
def zaak(losse_database, losse_wereld):
    """The zaak of Noor, with her mother Mila; Samira looked."""
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        found = make_zaak(hier, "Noor")
        make_vast(hier, found, "samira")
        mila = Account.objects.create(gebruikersnaam="mila", naam="Mila Vos", password="!")
        Relatie.objects.create(regio_id=hier.regio.id, account=mila, zaak_id=found.id, soort="ouder_met_gezag",
                               van=VANDAAG)
        samira = hier.account_id("samira")
    with losse_database.verbonden("web"), transaction.atomic():
        actor = begin(samira, rol="raad", doel="zaak", at=NU - timedelta(days=1)).actor
        looked(actor.lopend, "zaak", found.nummer, zaak_id=found.id)
    return found


def test_a_parent_reads_from_right_to_left_wide_and_narrow(bezoeker, zaak):
    mila = bezoeker("mila")
    mila.naar("/gezin/brieven/")
    mila.klik("العربيّة")
    assert mila.page.url.endswith("/gezin/brieven/")
    for path in ("/gezin/brieven/", f"/zaken/{zaak.nummer}/wie-keek/"):
        mila.naar(path)
        assert mila.page.evaluate("document.documentElement.dir") == "rtl"
        faultless(mila.page, "Noor", "Mila", "Vos")
        mila.page.set_viewport_size(BREED)
        merk, kop = (mila.page.locator(part).first.bounding_box() for part in (".km-merk", "h1"))
        assert merk["x"] + merk["width"] > BREED["width"] * 0.9, "the name of the site stands at the right"
        assert kop["x"] > BREED["width"] / 3, "the text begins at the right"
