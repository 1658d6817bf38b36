"""Pages of a school: adding to a report in three steps, *Mijn meldingen*, and saying whether a plek
started."""

from __future__ import annotations

import re

import pytest

from ketenkameleon.meldingen.models import SchoolAanvulling
from ketenkameleon.zaken.models import Concept, Plek, Zaak
from meldingen_bouw import OVERIG, browsing, fill, log_in, look_behind, see, text

pytestmark = pytest.mark.muren
NUMMER = 700000100  # the report of Samira's zaak
ONBEKEND = 799999999
LEERLING = {"uren": "18", "sinds": "31-08-2026", "ouders": "ja", "ouders_verteld_op": "07-09-2026"}
SCHOOL = {
    "acties": ["gesprek_leerling", "anders"],
    "actie_anders": "huisbezoek",
    "wens": "Samen een rooster maken.",
}


@pytest.fixture(scope="module")
def gevuld(losse_database, losse_wereld):
    """The invented world, with Samira's zaak and its plek, and reports of De Vlier."""
    zaak, plek = fill(losse_database, losse_wereld)
    return losse_wereld.hier, zaak, plek


@pytest.fixture
def site(gevuld, losse_database, settings, monkeypatch):
    """`site("peter")` is a browser in which Peter of De Vlier is logged in."""
    streek = gevuld[0]
    with browsing(losse_database, streek.regio.pk, settings, monkeypatch):
        yield lambda naam: log_in(streek.accounts[naam])


def fill_in(client, nummer: int, leerling=LEERLING, school=SCHOOL):
    """Both steps; the answer to the second."""
    answer = client.post(f"/melden/{nummer}/", leerling)
    assert answer.url == f"/melden/{nummer}/school/", text(answer)
    return client.post(f"/melden/{nummer}/school/", school)


def test_a_school_adds_to_its_report_in_three_steps_and_gets_a_confirmation(site):
    peter = site("peter")
    see(peter, "/melden/")
    assert (
        peter.post("/melden/", {"gemeld": "ja", "meldingsnummer": "7000 00100"}).url == f"/melden/{NUMMER}/"
    )
    assert fill_in(peter, NUMMER).url == f"/melden/{NUMMER}/controle/"
    check = see(peter, f"/melden/{NUMMER}/controle/")
    assert all(
        words in check
        for words in ("18 uur in 4 lesweken", "gesprek met de leerling, huisbezoek", "Samen een rooster")
    )
    answer = peter.post(f"/melden/{NUMMER}/controle/", follow=True)
    assert answer.redirect_chain == [(f"/melden/{NUMMER}/verstuurd/", 302)]
    assert "Ouders weten dit: ja, sinds 7 september 2026." in text(answer)
    kept = SchoolAanvulling.objects.get()
    assert (kept.uren, kept.acties, kept.actie_anders, kept.melding.meldingsnummer) == (
        18,
        ["gesprek_leerling", "anders"],
        "huisbezoek",
        NUMMER,
    )
    assert not Concept.objects.exists()


def test_who_has_not_reported_at_duo_is_told_to_do_that_first(site):
    answer = site("peter").post("/melden/", {"gemeld": "nee"})
    assert answer.status_code == 200
    assert "Meld het verzuim eerst bij DUO" in text(answer)


@pytest.mark.parametrize("nummer", ["", "abc", "12345678901234567890", "\u0661\u0662"])
def test_a_number_that_cannot_be_one_is_asked_again(site, nummer):
    answer = site("peter").post("/melden/", {"gemeld": "ja", "meldingsnummer": nummer})
    assert answer.status_code == 422
    assert "Fout: Melden" in text(answer)
    assert "Vul het nummer van de melding in." in text(answer)


def test_only_what_this_school_itself_reported_is_filled_in(site):
    own = see(site("peter"), f"/melden/{NUMMER}/")
    assert 'value="18"' in own
    assert 'value="31-08-2026"' in own
    zus = site("zus")
    other, nothing = (
        re.sub("csrfmiddlewaretoken.*?>|name=.afzender.*?>|concept/melden/[^/]+", "", see(zus, f"/melden/{nummer}/"))
        for nummer in (NUMMER, ONBEKEND)
    )
    assert other.replace(str(NUMMER), "") == nothing.replace(str(ONBEKEND), "")
    assert "Samira" not in other


def test_a_child_that_has_help_already_is_said_with_the_name_only_after_acceptance(site):
    assert "Uw aanvulling gaat naar Samira de Wit." in see(site("peter"), f"/melden/{NUMMER}/")
    look_behind(Zaak.objects.first().regio_id)
    Zaak.objects.first().toewijzingen.filter(soort="vast").update(stand="geeindigd", tot="2026-10-01")
    page = see(site("peter"), f"/melden/{NUMMER}/")
    assert "Samira" not in page


def test_no_page_of_the_school_holds_a_name_a_note_or_another_partys_afspraak(site):
    peter = site("peter")
    fill_in(peter, NUMMER)
    pages = [see(peter, f"/melden/{NUMMER}/{step}") for step in ("", "school/", "controle/")]
    assert not any("Noor" in page for page in pages)
    mine = see(peter, "/mijn-meldingen/")
    assert "De mentor belt elke ochtend" in mine
    assert "huisarts" not in mine
    assert "Noor" not in mine[: mine.index("</title>")]


@pytest.mark.parametrize(
    ("step", "values", "sentence", "kept"),
    [
        ("", {"uren": "0"}, "Vul 1 uur of meer in.", 'value="31-08-2026"'),
        ("", {"sinds": "09-10-2026"}, "Kies vandaag of een dag daarvoor.", 'value="09-10-2026"'),
        ("", {"ouders_verteld_op": ""}, "Vul de dag in waarop u het de ouders vertelde.", 'value="18"'),
        (
            "",
            {"ouders": "nee"},
            "Schrijf in één zin waarom de ouders het nog niet weten.",
            'value="nee" checked',
        ),
        (
            "",
            {"ouders": "nee", "ouders_niet_reden": "Moeder is ziek."},
            "Het gaat om: ziek.",
            "Moeder is ziek.",
        ),
        (
            "school/",
            {"wens": "Hij heeft ADHD en medicatie."},
            "Het gaat om: ADHD, medicatie.",
            "Hij heeft ADHD",
        ),
        (
            "school/",
            {"actie_anders": "gesprek met de huisarts"},
            "Dat mag u hier niet melden. Haal het weg.",
            "huisarts",
        ),
        ("school/", {"actie_anders": ""}, "Schrijf in een paar woorden", "Samen een rooster"),
        ("school/", {"wens": "a" * 301}, "hoogstens 300 tekens", "a" * 301),
    ],
)
def test_an_answer_that_cannot_be_kept_so_is_asked_again_and_stays_as_typed(
    site, step, values, sentence, kept
):
    good = SCHOOL if step else LEERLING
    answer = site("peter").post(f"/melden/{NUMMER}/{step}", good | values)
    assert answer.status_code == 422
    assert "<title>Fout: Melden, stap" in text(answer)
    assert sentence in text(answer)
    assert kept in text(answer)


def test_parents_who_were_not_told_stop_nothing_but_the_school_is_warned(site):
    peter = site("peter")
    fill_in(peter, NUMMER, LEERLING | {"ouders": "nee", "ouders_niet_reden": "Zij nemen niet op."})
    assert "De ouders weten het nog niet" in see(peter, f"/melden/{NUMMER}/controle/")
    answer = peter.post(f"/melden/{NUMMER}/controle/", follow=True)
    assert "Ouders weten dit: nee." in text(answer)
    kept = SchoolAanvulling.objects.get()
    assert (kept.ouders_verteld_op, kept.ouders_niet_reden) == (None, "Zij nemen niet op.")


def test_under_the_limit_the_school_is_sent_to_the_kernteam_first_unless_help_runs(site):
    peter, advice = site("peter"), "Vraag eerst het kernteam"
    for nummer, uren, said in ((ONBEKEND, "15", True), (ONBEKEND, "16", False), (NUMMER, "15", False)):
        fill_in(peter, nummer, LEERLING | {"uren": uren})
        assert (advice in see(peter, f"/melden/{nummer}/controle/")) is said


def test_what_is_left_half_way_is_there_again_without_a_word_about_what_is_missing(site):
    peter = site("peter")
    answer = peter.post(f"/melden/{NUMMER}/", {"uren": "18", "sinds": "ooit", "later": "1"}, follow=True)
    assert answer.redirect_chain == [("/melden/", 302)]
    assert f"Melding {NUMMER}" in text(answer)
    page = see(peter, f"/melden/{NUMMER}/")
    assert 'value="ooit"' in page
    assert "Fout:" not in page
    assert str(NUMMER) not in see(site("zus"), "/melden/")


def test_nothing_is_sent_before_both_steps_are_whole(site):
    peter = site("peter")
    assert peter.get(f"/melden/{NUMMER}/controle/").url == f"/melden/{NUMMER}/"
    peter.post(f"/melden/{NUMMER}/", LEERLING)
    assert peter.post(f"/melden/{NUMMER}/controle/").url == f"/melden/{NUMMER}/school/"
    assert not SchoolAanvulling.objects.exists()


def test_a_report_that_duo_did_not_send_yet_waits_for_it(site):
    peter = site("peter")
    fill_in(peter, ONBEKEND)
    answer = peter.post(f"/melden/{ONBEKEND}/controle/", follow=True)
    assert "De melding van DUO is nog niet bij ons." in text(answer)
    assert str(ONBEKEND) in see(peter, "/mijn-meldingen/")
    assert site("zus").get(f"/melden/{ONBEKEND}/verstuurd/").status_code == 404


def test_mijn_meldingen_names_the_contactpersoon_who_accepted_and_nobody_else(site, gevuld):
    page = see(site("peter"), "/mijn-meldingen/")
    assert page.count("Samira de Wit") == 2  # beside the report, and beside the afspraak
    assert page.count("nog niet bekend") == 4
    empty = see(site("zus"), "/mijn-meldingen/")
    assert str(OVERIG) not in empty
    assert "Hier komen de meldingen van uw school." in empty


def test_the_school_confirms_that_the_plek_started_and_the_zaak_stands_so(site, gevuld):
    _, zaak, plek = gevuld
    answer = site("peter").post(f"/mijn-meldingen/plek/{plek.pk}/klopt/", follow=True)
    assert answer.redirect_chain == [("/mijn-meldingen/", 302)]
    assert "Bevestigd: de plek is gestart." in text(answer)
    assert "Is de plek gestart?" not in text(answer)
    assert Zaak.objects.get(pk=zaak.pk).stand == "plek_gestart"


def test_the_school_says_what_is_not_right_and_the_plek_stands_so(site, gevuld):
    plek, peter = gevuld[2], site("peter")
    address = f"/mijn-meldingen/plek/{plek.pk}/klopt-niet/"
    see(peter, address)
    for reden in ("", "Zij is ziek."):
        assert peter.post(address, {"reden": reden}).status_code == 422
    assert Plek.objects.get(pk=plek.pk).stand == "gestart"
    answer = peter.post(address, {"reden": "Nog niet geweest."}, follow=True)
    assert "Doorgegeven" in text(answer)
    assert Plek.objects.get(pk=plek.pk).betwist_reden == "Nog niet geweest."


def test_another_school_finds_no_plek_and_a_professional_no_page(site, gevuld):
    plek = gevuld[2]
    for step in ("klopt", "klopt-niet"):
        assert site("zus").post(f"/mijn-meldingen/plek/{plek.pk}/{step}/", {"reden": "x"}).status_code == 404
        assert (
            site("samira").post(f"/mijn-meldingen/plek/{plek.pk}/{step}/", {"reden": "x"}).status_code == 403
        )
    assert Plek.objects.get(pk=plek.pk).stand == "gestart"


def test_only_a_school_sees_these_pages_and_a_coordinator_is_shown_the_form_by_hand(site):
    assert site("samira").get("/melden/").status_code == 403
    assert site("samira").get("/mijn-meldingen/").status_code == 403
    assert site("farah").get("/mijn-meldingen/").status_code == 403
    assert site("farah").get("/melden/").url == "/meldingen/nieuw/"
    assert site("farah").get(f"/melden/{NUMMER}/").status_code == 403


def test_older_reports_are_a_page_further_and_stand_there_once(site, monkeypatch):
    monkeypatch.setattr("ketenkameleon.meldingen.queries_school.AANTAL", 2)
    peter, address, seen = site("peter"), "/mijn-meldingen/", []
    while address:
        page = see(peter, address)
        seen += re.findall(r'<th scope="row">(\d+)', page)
        further = re.search(r'href="(\?na=[^"]+)"', page)
        address = f"/mijn-meldingen/{further[1]}" if further else ""
    assert sorted(seen) == ["700000001", "700000002", "700000003", "700000004", "700000100"]


def test_the_childs_name_stands_by_a_plek_at_this_school_and_by_no_other(site, gevuld):
    peter, plek = site("peter"), gevuld[2]
    assert "Noor Vos" in see(peter, "/mijn-meldingen/")
    Plek.objects.filter(pk=plek.pk).update(school=None)
    page = see(peter, "/mijn-meldingen/")
    assert "Is de plek gestart?" in page
    assert "Noor" not in page
