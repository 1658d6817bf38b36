"""The main way through the house, as three personas: a report from DUO becomes one child, one person, one promise.

Report → given → accepted → rol → notitie → plek started → confirmed by the school; every page on the way checked with
axe at 1280 and 320 px, and the whole way once more with JavaScript off.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from venster import faultless, titled

from ketenkameleon.koppelingen.duo.columns import NAMEN
from ketenkameleon.koppelingen.duo.lezen import read_file
from ketenkameleon.koppelingen.duo.writer import as_line, header
from ketenkameleon.koppelingen.personen.lezen import read_persons_file
from ketenkameleon.toegang.dagen import AMSTERDAM

pytestmark = [pytest.mark.browser, pytest.mark.muren]

KINDEREN = {True: ("999990342", "Noor", 710_000_001), False: ("999971773", "Sem", 710_000_002)}


@pytest.fixture(scope="module")
def melding(losse_database, losse_wereld):
    """A report of De Vlier of a week ago for a child, and who that child is; read as jobs with the duty duo-import."""
    from django.utils import timezone

    now = timezone.now()
    today = now.date()

    def read(js: bool) -> date:
        bsn, naam, nummer = KINDEREN[js]
        gemeld = today - timedelta(days=7)
        with losse_database.verbonden("jobs"):
            told = read_file(_duo(bsn, nummer, gemeld), regio_code="25", today=today, at=now)
            assert (told.nieuw, told.afgekeurd, told.zaken) == (1, 0, 1)
            assert read_persons_file(_personen(bsn, naam), regio_code="25", today=today, at=now).afgekeurd == 0
        return gemeld

    return read


def _duo(bsn: str, nummer: int, gemeld: date) -> BytesIO:
    values = dict.fromkeys(NAMEN, "") | {
        "meldingsnummer": str(nummer), "bsn": bsn, "begindatum": str(gemeld - timedelta(days=20)),
        "einddatum": str(gemeld),
        "soort": "V3", "vermoedelijke_reden": "Komt vaak niet.", "alle_lessen_gemist": "nee",
        "ondernomen_actie": "Gesprek op school.",
        "actie_gewenst": "ja", "vestiging": "99AA00", "leslocatie": "De Vlier", "melder": "Verzuimloket",
        "melder_functie": "coördinator",
        "melder_email": "verzuim@vlier.example", "status": "R", "meldingsdatum": str(gemeld),
        "laatste_mutatie": f"{gemeld}T08:00:00",
        "verzender": "99AA", "uitvoerder": "009901",
    }
    return BytesIO(header("csv") + as_line(list(values.values()), "csv"))


def _personen(bsn: str, naam: str) -> BytesIO:
    child = {
        "bsn": bsn, "voornamen": naam, "achternaam": "Vos", "geboortedatum": {"type": "Datum", "datum": "2012-05-17"},
        "gemeente": "9901", "school": "99AA00", "klas": "3B", "taal": "nl", "tolk_nodig": False,
        "gezag": {"soort": "EenhoofdigOuderlijkGezag", "ouders": [{"naam": "Mila Vos", "relatie": "moeder"}]},
    }
    return BytesIO(b'{"layout": "kameleon-personen/1"}\n' + json.dumps(child).encode() + b"\n")


def _faultless(persona, *, js: bool) -> None:
    look = faultless if js else titled
    look(persona.page, "Noor", "Sem", "Vos")


@pytest.mark.parametrize("js", [True, False], ids=["javascript", "zonder-javascript"])
def test_a_report_becomes_one_child_with_one_person_and_one_promise(bezoeker, melding, js):
    gemeld = melding(js)
    naam = KINDEREN[js][1]

    farah = bezoeker("farah", js=js)
    _faultless(farah, js=js)
    farah.volg(re.compile("Geef"))
    zaak = farah.page.url.split("/")[-3]
    _faultless(farah, js=js)
    farah.kies("Samira de Wit")
    farah.klik("Vraag deze collega")
    _faultless(farah, js=js)

    peter = bezoeker("peter", js=js)
    own = peter.page.locator("tr", has_text=str(KINDEREN[js][2]))
    assert "Samira de Wit" not in own.inner_text(), "the school has no name before somebody said yes"

    samira = bezoeker("samira", js=js)
    _faultless(samira, js=js)
    samira.naar(f"/zaken/{zaak}/verzoek/")
    _faultless(samira, js=js)
    samira.klik("Ja, ik neem deze zaak")
    samira.naar(f"/zaken/{zaak}/")
    _faultless(samira, js=js)
    assert samira.ziet(f"{naam} Vos")
    assert samira.page.get_by_text(_promise(gemeld)).first.is_visible(), "the promise is three months after the report"

    samira.volg("Begin contact")
    _faultless(samira, js=js)
    samira.kies(naam)
    samira.page.get_by_label("Leerplicht, gesprek").check()
    samira.kies("Ja")
    samira.klik("Begin contact")
    _faultless(samira, js=js)
    samira.klik("Bewaar")
    assert samira.page.title().startswith("Fout: ")
    _faultless(samira, js=js)
    samira.kies("thuis")
    samira.page.locator("[name=wat_1]").fill("Wij bellen de mentor.")
    samira.page.locator("[name=wie_1]").select_option("contactpersoon")
    samira.page.locator("[name=wanneer_1]").fill((gemeld + timedelta(days=30)).strftime("%d-%m-%Y"))
    samira.page.locator("[name=feiten]").fill("Het kind wil graag naar school.")
    samira.klik("Bewaar")
    assert samira.ziet("Bewaard.")
    assert samira.ziet("Wij bellen de mentor.")
    _faultless(samira, js=js)

    samira.naar(f"/zaken/{zaak}/plek/")
    _faultless(samira, js=js)
    samira.page.get_by_role("radio").first.check()
    samira.page.get_by_label("Waar is de plek?").fill("De Vlier, klas 3B")
    samira.page.get_by_role("checkbox").first.check()
    samira.klik("Bied deze plek aan")
    samira.naar(f"/zaken/{zaak}/plek/")
    _step(samira, "aanvaarden", js)
    samira.naar(f"/zaken/{zaak}/plek/")
    _step(samira, "starten", js)
    samira.naar(f"/zaken/{zaak}/")
    assert samira.ziet("nog niet bevestigd")
    _faultless(samira, js=js)

    peter.naar("/mijn-meldingen/")
    assert "Samira de Wit" in own.inner_text()
    _faultless(peter, js=js)
    peter.klik("Klopt, de plek is gestart")
    _faultless(peter, js=js)

    samira.naar(f"/zaken/{zaak}/")
    assert samira.ziet("Plek gestart")
    assert not samira.page.get_by_text("nog niet bevestigd").count()
    _faultless(samira, js=js)


def _step(persona, stap: str, js: bool) -> None:
    """Follow the step of a plek and say yes; the first day of a start is today."""
    persona.ga(persona.page.locator(f"a[href$='/{stap}/']").first)
    _faultless(persona, js=js)
    for box in persona.page.get_by_label("Wat was de eerste dag?").all():
        box.fill(datetime.now(AMSTERDAM).strftime("%d-%m-%Y"))
    persona.ga(persona.page.locator("main form button[type=submit]").first)


def _promise(gemeld: date) -> str:
    from ketenkameleon.rules.belofte import promise
    from ketenkameleon.rules.rijen import shipped
    from ketenkameleon.web.dates import datum

    return datum(promise(gemeld, wet=shipped()).op)
