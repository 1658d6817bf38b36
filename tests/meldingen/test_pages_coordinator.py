"""Pages of a coördinator about meldingen: the lists, one melding, the choice, and entering one by hand."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ketenkameleon.meldingen.models import Melding
from ketenkameleon.zaken.models import Zaak
from meldingen_bouw import GRENS, HERHAALD, OVERIG, ZAAK, browsing, fill, log_in, see, text

pytestmark = pytest.mark.muren


@pytest.fixture(scope="module")
def gevuld(losse_database, losse_wereld):
    """The invented world with reports in it."""
    fill(losse_database, losse_wereld)
    return losse_wereld.hier


@pytest.fixture
def site(gevuld, losse_database, settings, monkeypatch):
    """`site("farah")` is a browser in which Farah is logged in."""
    with browsing(losse_database, gevuld.regio.pk, settings, monkeypatch):
        yield lambda naam: log_in(gevuld.accounts[naam])


def key_of(nummer: int) -> str:
    return f"/meldingen/{Melding.objects.get(meldingsnummer=nummer).pk}/"


@pytest.mark.parametrize(
    ("lijst", "there", "not_there"),
    [
        ("te_beoordelen", {OVERIG, HERHAALD}, {ZAAK, GRENS}),
        ("onder_de_grens", {GRENS}, {OVERIG}),
        ("ter_kennisgeving", set(), {OVERIG, GRENS}),
        ("opvragen", {ZAAK}, {OVERIG, GRENS}),
    ],
)
def test_every_list_holds_its_own_meldingen_and_no_others(site, lijst, there, not_there):
    page = see(site("farah"), f"/meldingen/?lijst={lijst}")
    assert all(str(nummer) in page for nummer in there)
    assert not any(str(nummer) in page for nummer in not_there)


def test_the_longest_waiting_melding_stands_first(site):
    page = see(site("farah"), "/meldingen/")
    assert page.index(str(OVERIG)) < page.index(str(HERHAALD))
    assert "Te beoordelen (2)" in page


def test_a_filter_on_school_hides_the_other_schools(site):
    farah = site("farah")
    assert str(OVERIG) in see(farah, "/meldingen/?school=99AA00")
    assert str(OVERIG) not in see(farah, "/meldingen/?school=99AB00")


@pytest.mark.parametrize(
    "query", ["?lijst=bestaat_niet", "?na=gisteren", "?na=2026-99-99_x", "?na=2026-01-01_nee"]
)
def test_an_address_that_no_page_gave_shows_the_first_page(site, query):
    assert str(OVERIG) in see(site("farah"), f"/meldingen/{query}")


@pytest.mark.parametrize(("naam", "status"), [("samira", 403), ("peter", 403), ("farah", 200)])
def test_only_a_coordinator_sees_the_lists(site, naam, status):
    client = site(naam)
    assert client.get("/meldingen/").status_code == status
    assert client.get("/meldingen/nieuw/").status_code == status


def test_one_melding_shows_every_mutation_and_which_do_not_count_or_came_late(site):
    page = see(site("farah"), key_of(HERHAALD))
    assert "Hier staat een ander kind in dan in de eerste melding." in page
    assert page.count("Kwam later binnen") == 1
    assert "De belofte verandert niet." in page
    assert "Komt vaak niet" not in page
    assert "Komt vaak niet." in see(site("farah"), key_of(OVERIG))


def test_who_may_not_see_a_melding_gets_the_page_of_one_that_is_not_there(site):
    samira, there = site("samira"), key_of(OVERIG)
    assert samira.get(there).status_code == 404
    assert text(samira.get(there)) == text(samira.get("/meldingen/00000000-0000-0000-0000-000000000001/"))
    assert site("peter").get(there).status_code == 403


def test_looking_at_a_melding_is_written_down(site):
    farah, address = site("farah"), key_of(OVERIG)
    with CaptureQueriesContext(connection) as asked:
        farah.get(address)
    written = [q["sql"] for q in asked if "INSERT INTO logboek_inzage" in q["sql"]]
    assert len(written) == 1
    assert f"'bekeken', 'melding', '{OVERIG}'" in written[0]


def test_a_choice_for_a_zaak_opens_it_and_the_page_says_so(site):
    farah, address = site("farah"), key_of(OVERIG)
    answer = farah.post(address, {"keuze": "zaak", "reden": "Al drie keer."}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    zaak = Melding.objects.get(meldingsnummer=OVERIG).zaak
    assert f"/zaken/{zaak.nummer}/" in text(answer)
    assert "Kies wat er gebeurt" not in text(answer)


def test_ter_kennisgeving_moves_the_melding_to_its_list_and_opens_no_zaak(site):
    farah, before = site("farah"), Zaak.objects.count()
    farah.post(key_of(OVERIG), {"keuze": "ter_kennisgeving", "reden": "School lost het op."})
    assert "School lost het op." in see(farah, "/meldingen/?lijst=ter_kennisgeving")
    assert str(OVERIG) not in see(farah, "/meldingen/")
    assert Zaak.objects.count() == before


def test_a_choice_without_a_reason_is_asked_again_and_keeps_the_choice(site):
    answer = site("farah").post(key_of(OVERIG), {"keuze": "zaak", "reden": ""})
    assert answer.status_code == 422
    assert "<title>Fout: Melding 700000002" in text(answer)
    assert "Schrijf in één zin waarom." in text(answer)
    assert 'value="zaak" checked' in text(answer)


HAND = {
    "aanleiding": "absoluut",
    "gemeld_op": "01-10-2026",
    "nummersoort": "bsn",
    "nummer": "999999990",
    "voornaam": "Bo",
    "achternaam": "Test",
    "geboren": "03-04-2012",
}


def hand(gevuld, **values: str) -> dict[str, str]:
    return HAND | {"gemeente": str(gevuld.gemeenten["Duinstad"].pk)} | values


def test_a_report_by_hand_opens_a_zaak_and_no_address_or_title_names_the_child(site, gevuld):
    answer = site("farah").post("/meldingen/nieuw/", hand(gevuld), follow=True)
    assert [status for _, status in answer.redirect_chain] == [302]
    melding = Melding.objects.get(bron="hand")
    assert (melding.aanleiding, melding.zaak.belofte_op.isoformat()) == ("absoluut", "2027-01-01")
    page = text(answer)
    assert "Bo Test" in page
    assert "Test" not in page[: page.index("</title>")]
    assert "999999990" not in page + answer.redirect_chain[0][0]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"nummer": "999999991"}, "Dit nummer klopt niet."),
        ({"nummer": ""}, "Vul het nummer in"),
        ({"aanleiding": "hulpvraag"}, "Zonder hun ja komt er geen zaak."),
        ({"gemeld_op": "09-10-2026"}, "Kies vandaag of een dag"),
        ({"nummersoort": "geen", "voornaam": ""}, "Vul de voornaam in."),
        ({"gemeente": ""}, "Kies de gemeente."),
        ({"begin": "02-10-2026"}, "Het verzuim begint op of voor de dag van de melding."),
    ],
)
def test_a_report_by_hand_that_is_not_whole_makes_nothing_and_keeps_what_was_typed(
    site, gevuld, values, sentence
):
    answer = site("farah").post("/meldingen/nieuw/", hand(gevuld, **values))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Test"' in text(answer)
    assert not Melding.objects.filter(bron="hand").exists()


def test_a_question_for_help_with_the_familys_yes_makes_a_voluntary_zaak_without_promise(site, gevuld):
    site("farah").post("/meldingen/nieuw/", hand(gevuld, aanleiding="hulpvraag", familie_zegt_ja="on"))
    zaak = Melding.objects.get(bron="hand").zaak
    assert (zaak.soort, zaak.belofte_op) == ("vrijwillig", None)


def test_a_long_list_goes_on_on_the_next_page(site, monkeypatch):
    monkeypatch.setattr("ketenkameleon.meldingen.queries_pages.AANTAL", 1)
    farah = site("farah")
    first = see(farah, "/meldingen/")
    further = re.search(r'href="(\?lijst=te_beoordelen&amp;na=[^"]+)"', first)[1].replace("&amp;", "&")
    second = see(farah, f"/meldingen/{further}")
    assert (str(OVERIG) in first, str(HERHAALD) in first) == (True, False)
    assert (str(OVERIG) in second, str(HERHAALD) in second) == (False, True)
    assert "Volgende meldingen" not in second
