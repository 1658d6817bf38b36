"""The pages /wetboek/ as they are walked: read by staff, proposed by one, decided by another."""

from __future__ import annotations

import pytest
from django.urls import reverse
from inlog_bouw import fresh, one

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.wetboek.queries import wetboek_for
from paginas_bouw import browser, counted, text
from regio_bouw import add_administrators
from wereld import NU, VANDAAG
from wetboek_bouw import STARTGESPREK, running
from zaken_bouw import make_zaak

pytestmark = pytest.mark.muren

# Each has a row of its own: what one walk adds stays, and the others come in any order.
NIEUW, VAN_BIP, FOUT = (reverse("wetboek_nieuw", args=[naam]) for naam in (
    STARTGESPREK, "termijn.halt.verwijzing", "termijn.halt.pv_na_negatief"))
GOED = {"van": "01-10-2026", "deel0": "14", "deel1": "dagen", "bron": "Besluit stuurgroep", "zekerheid":
        "keuze van dit project", "reden": "De afspraak met Halt liep al."}


@pytest.fixture(scope="module")
def hier(losse_database, losse_wereld):
    """The regio with its beheerders, and twelve zaken with a startgesprek to come; of one Samira is vast."""
    with losse_database.verbonden("owner"):
        add_administrators(losse_wereld)
        streek = losse_wereld.hier
        zaken = [make_zaak(streek, stand="loopt") for _ in range(12)]
        for zaak in zaken:
            running(zaak, VANDAAG)
            running(zaak, VANDAAG, "halt.verwijzing")
        Relatie.objects.create(regio_id=streek.regio.id, account=streek.accounts["samira"], zaak_id=zaken[0].id,
                               soort="vast", van=VANDAAG)
        streek.eerste = zaken[0].nummer
        return streek


@pytest.fixture
def bezoek(losse_database, hier, settings, monkeypatch):
    """`bezoek("bea")` is her browser, really as the user web."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    wetboek_for.cache_clear()
    with losse_database.verbonden("web"):
        yield browser
    wetboek_for.cache_clear()


def test_staff_reads_every_row_with_its_value_unit_source_and_how_sure_it_is(bezoek):
    page = text(bezoek("samira").get("/wetboek/"))
    for naam in {rij.naam for rij in shipped().rijen if rij.lokaal}:
        rij = shipped().rij(naam, max(VANDAAG, shipped().versies(naam)[0].van))
        assert rij.bron in page
        assert rij.zekerheid.value in page
    assert "Bericht van Halt over de afloop 7 dagen 1 januari 2015 landelijk Richtlijn en kader" in page
    assert "Termijnen" in page
    own = text(bezoek("samira").get("/wetboek/?eigen=1"))
    assert "Startgesprek bij Halt" in own
    assert "bezwaar" not in own


def test_every_row_of_the_law_has_a_page_of_its_own(bezoek):
    samira = bezoek("samira")
    for naam in sorted({rij.naam for rij in shipped().rijen})[::12]:
        assert samira.get(reverse("wetboek_rij", args=[naam])).status_code == 200
    assert samira.get(reverse("wetboek_rij", args=["termijn.niet_hier"])).status_code == 404


def test_the_page_of_the_rows_costs_the_same_few_queries_whatever_was_added(bezoek):
    samira = bezoek("samira")
    samira.get("/wetboek/")
    with counted() as queries:
        samira.get("/wetboek/")
    assert len(queries) <= 8, "\n".join(queries)


def test_one_sees_what_it_touches_and_proposes_and_another_sees_it_and_approves(bezoek, losse_database):
    bea = bezoek("bea")
    seen = bea.post(NIEUW, GOED)
    assert seen.status_code == 200
    said = text(seen)
    assert "Een termijn die op 8 oktober 2026 begint, eindigt nu op 7 november 2026. Met deze rij is dat 22 okt" in said
    assert "10 tot 19" in said, "a figure of the whole regio, in tens"
    assert "De laatste dag wordt 16 dagen eerder." in said
    assert "U ziet hier alleen zaken die u mag zien. Dat zijn er nu geen." in said
    count = "SELECT count(*) FROM wetboek_rijvoorstel WHERE naam = %s"
    assert one(losse_database, count, [STARTGESPREK]) == (0,), "to look writes nothing"
    url = bea.post(NIEUW, GOED | {"akkoord": "ja"}).url
    assert "Trek het voorstel in" in text(bea.get(url))
    assert bea.post(url, {"besluit": "goedgekeurd"}).status_code == 409
    assert bezoek("samira").post(url, {"besluit": "goedgekeurd"}).status_code == 403
    assert bezoek("fay").get(url).status_code == 404, "of another regio"
    farah = bezoek("farah")
    assert "Startgesprek bij Halt 14 dagen · vanaf 1 oktober 2026 · voorgesteld" in text(farah.get("/wetboek/"))
    assert farah.post(url, {"besluit": "geweigerd"}).status_code == 422, "a no without a reason"
    assert farah.post(url, {"besluit": "goedgekeurd"}).status_code == 302
    assert farah.post(url, {"besluit": "goedgekeurd"}).status_code in (302, 409)
    page = text(bezoek("samira").get(reverse("wetboek_rij", args=[STARTGESPREK])))
    assert "14 dagen (van uw regio, sinds 1 oktober 2026)" in page
    assert "voorgesteld door Bea Schut , goedgekeurd door Farah Aziz op 8 oktober 2026" in page
    assert "30 dagen" in page, "the national row still stands there"


def test_a_bip_who_looks_as_verhoor_sees_the_own_zaken_that_a_proposal_touches(bezoek, hier):
    proposed = bezoek("bea").post(VAN_BIP, GOED | {"akkoord": "ja"}).url
    samira = bezoek("samira")
    assert hier.eerste not in text(samira.get(proposed)), "under the Wpg: not without the rol"
    assert "minder dan 10" not in text(samira.get(proposed)), "and no figure for who may not propose"
    session = samira.session
    session["rol"] = "leerplicht_verhoor"
    session.save()
    said = text(samira.get(proposed))
    assert f"{hier.eerste} 15 oktober 2026 22 oktober 2026" in said


@pytest.mark.parametrize(("answers", "sentence"), [
    ({"deel0": "0"}, "een heel getal in van 1 tot en met 365"), ({"deel0": "veel"}, "Vul een heel getal in."),
    ({"deel1": "eeuwen"}, "Kies"), ({"van": "31-12-2014"}, "gold de landelijke regel nog niet"),
    ({"reden": ""}, "Schrijf op waarom de rij voor vandaag begint."), ({"bron": ""}, "Schrijf op waar dit staat."),
    ({"deel0": "14"}, "geldt deze waarde al"), ({"van": "32-10-2026"}, "Schrijf dag, maand en jaar."),
])
def test_what_cannot_be_is_told_at_the_question(bezoek, answers, sentence):
    answer = bezoek("bea").post(FOUT, GOED | {"deel0": "10"} | answers)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_a_row_of_the_law_cannot_be_proposed(bezoek):
    for naam in ("termijn.besluit.bezwaar", "belofte.termijn", "wetboek.velden"):
        answer = bezoek("bea").get(reverse("wetboek_nieuw", args=[naam]))
        assert answer.status_code == 409
        assert "mag een regio niet afwijken" in text(answer)


def test_lists_lines_and_days_are_asked_as_one_writes_them(bezoek):
    bea = bezoek("bea")
    form = bea.get(reverse("wetboek_nieuw", args=["schoolvakanties.noord"])).content.decode()
    assert "herfstvakantie; 10-10-2026; 18-10-2026" in form
    pairs = reverse("wetboek_nieuw", args=["rol.onverenigbaar"])
    assert "Leerplicht verhoor + Raad; met een reden" in bea.get(pairs).content.decode()
    rest = {"van": "09-10-2026", "bron": "Besluit", "zekerheid": "keuze van dit project"}
    assert "verboden" in text(bea.post(pairs, rest | {"deel0": "Leerplicht verhoor + Raad; verboden; Besluit"}))
    assert "twee namen uit de lijst" in text(bea.post(pairs, rest | {"deel0": "Raad; verboden; Besluit"}))
    names = reverse("wetboek_nieuw", args=["zaak.wacht_op"])
    assert "staat er twee keer" in text(bea.post(names, rest | {"deel0": "school = de school\nschool = x"}))
    assert "Geen zaak die nu loopt" in text(bea.post(names, rest | {"deel0": "school = de school"}))
