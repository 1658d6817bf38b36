"""The start page, Mijn dag, the list and the zaakpagina: what they show to whom, and what they cost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from ketenkameleon.logboek.models import Inzage
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.continuity import Continuity
from ketenkameleon.schermen.navigatie import MOST, menu
from ketenkameleon.schermen.views.zaak import continuity_words
from ketenkameleon.zaken.models import Afspraak, Contact, Notitie, Toewijzing, Veiligheidssignaal, WachtOp, Zaak
from paginas_bouw import counted, text, title
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
MOST_QUERIES = 12
MOST_BYTES = 30_000


def contact(zaak, account, dagen, tekst=""):
    """A saved contact of so many days ago, at noon; runs as owner."""
    begin = datetime(2026, 10, 8, 7, tzinfo=UTC) - timedelta(days=dagen)
    made = Contact.objects.create(
        regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=301, zaak=zaak, rol="raad",
        account=account, bevoegd=True, met=["kind"], uitgelegd=True, begonnen_at=begin,
        geeindigd_at=begin + timedelta(minutes=30), wijze="thuis", bewaard_at=begin + timedelta(hours=1))
    if tekst:
        Notitie.objects.create(contact=made, regio_id=zaak.regio_id, verantwoordelijke_id=zaak.verantwoordelijke_id,
                               muur=301, zaak=zaak, feiten=tekst)
    return made


@pytest.mark.parametrize(("wie", "pagina"), [
    ("samira", "/mijn-dag/"), ("farah", "/verdelen/"), ("peter", "/mijn-meldingen/"),
])
def test_everyone_lands_on_the_page_of_their_own_work(bezoek, wie, pagina):
    assert bezoek(wie).get("/").url == pagina


@pytest.mark.parametrize("functies", [
    frozenset(some) for size in (1, 2, 3)
    for some in combinations((Functie.BIP, Functie.COORDINATOR, Functie.SCHOOL), size)
])
def test_nobody_has_more_than_five_items_in_the_menu_and_none_twice(functies):
    items = menu(functies)
    assert 0 < len(items) <= MOST
    assert len({url for _, url in items}) == len(items)


def test_mijn_dag_says_first_what_is_late_and_folds_what_is_on_schedule(maak, bezoek, eigenaar, streek):
    late = maak("Daan", vast="tom", gemeld=date(2026, 7, 1))
    calm = maak("Bo", vast="tom", gemeld=date(2026, 10, 5))
    eigenaar(lambda: WachtOp.objects.create(regio_id=late.regio_id, zaak=late, partij="swv", wat="plek",
                                            sinds=VANDAAG - timedelta(days=12), tot=VANDAAG))
    page = bezoek("tom").get("/mijn-dag/")
    read = text(page)
    assert read.index(late.nummer) < read.index("Rest:") < read.index(calm.nummer)
    assert "wacht op: samenwerkingsverband (12 dagen)" in read
    assert "7 dagen te laat" in read, "reported on 1 July, so promised for 1 October"
    assert title(page) == "Mijn dag – Ketenkameleon"


def test_mijn_dag_ticks_off_an_afspraak_of_today_and_stays_there(maak, bezoek, eigenaar, streek):
    zaak = maak("Mats", vast="tom")
    agreed = eigenaar(lambda: Afspraak.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, wat="Mentor bellen", wie="contactpersoon", wanneer=VANDAAG, gemaakt_at=NU,
        gemaakt_door=streek.hier.account_id("tom")))
    tom = bezoek("tom")
    assert "Mentor bellen" in text(tom.get("/mijn-dag/"))
    assert "Mats" in text(tom.get("/mijn-dag/kaart/"))
    sent = tom.post(f"/zaken/{zaak.nummer}/afspraak/{agreed.id}/klaar/", {"hoe": "gedaan", "terug": "mijn_dag"})
    assert sent.url == "/mijn-dag/"
    assert "Mentor bellen" not in text(tom.get("/mijn-dag/"))


def test_the_card_of_today_has_first_names_only(maak, bezoek, eigenaar, streek):
    zaak = maak("Yara", vast="samira")
    eigenaar(lambda: Afspraak.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, wat="Langs thuis", wie="contactpersoon", wanneer=VANDAAG, gemaakt_at=NU,
        gemaakt_door=streek.hier.account_id("samira")))
    read = text(bezoek("samira").get("/mijn-dag/kaart/"))
    assert "Yara" in read
    assert "Vos" not in read


def test_the_zaakpagina_answers_who_which_day_and_what_we_wait_for(maak, bezoek, eigenaar):
    zaak = maak("Noor", vast="samira")
    eigenaar(lambda: WachtOp.objects.create(regio_id=zaak.regio_id, zaak=zaak, partij="school", wat="rooster",
                                            sinds=VANDAAG, tot=VANDAAG))
    page = bezoek("samira").get(f"/zaken/{zaak.nummer}/")
    read = text(page)
    for said in ("Noor Vos, 14 jaar", "Samira de Wit", "maandag 7 december 2026", "dag 32 van 92",
                 "We wachten op school", "Nog geen contact. Eerste contact uiterlijk maandag 14 september 2026",
                 "Welke regel gold?"):
        assert said in read, said
    assert page.content.count(b"<h1") == 1


@pytest.mark.parametrize("deel", ["", "print/", "eerder/", "contact/", "verhaal/", "plek/", "sluiten/", "afspraak/"])
def test_no_title_and_no_address_of_a_zaak_says_who_it_is_about(maak, bezoek, deel):
    zaak = maak("Noor", vast="samira")
    page = bezoek("samira").get(f"/zaken/{zaak.nummer}/{deel}")
    assert page.status_code == 200
    assert "Noor" not in title(page)
    assert "Vos" not in title(page)
    assert not re.search(r'(?:href|action)="[^"]*(?:Noor|Vos)', page.content.decode())


def test_the_pages_cost_the_same_with_two_contacts_and_with_thirty(maak, bezoek, eigenaar, streek):
    zaak, busy = maak("Liv", vast="samira"), maak("Sem", vast="samira")
    account = streek.hier.accounts["samira"]
    eigenaar(lambda: [contact(zaak, account, n, "Feit.") for n in range(2)])
    eigenaar(lambda: [contact(busy, account, n, "Feit. " * 12) for n in range(30)])
    samira = bezoek("samira")
    samira.get(f"/zaken/{zaak.nummer}/")
    costs = []
    for nummer in (zaak.nummer, busy.nummer):
        with counted() as queries:
            page = samira.get(f"/zaken/{nummer}/")
        costs.append(len(queries))
        assert len(page.content) <= MOST_BYTES
    assert costs[0] == costs[1] <= MOST_QUERIES
    with counted() as queries:
        samira.get("/mijn-dag/")
    assert len(queries) <= MOST_QUERIES


def test_the_first_contact_is_no_longer_announced_once_there_was_one(maak, bezoek, eigenaar, streek):
    daan = maak("Daan", vast="samira", gemeld=VANDAAG - timedelta(days=1))
    samira = bezoek("samira")
    assert "Hierna: Eerste contact" in text(samira.get(f"/zaken/{daan.nummer}/"))
    eigenaar(lambda: contact(daan, streek.hier.accounts["samira"], 0))
    assert "Hierna: Kennismaking klaar" in text(samira.get(f"/zaken/{daan.nummer}/"))


def test_one_item_of_the_menu_is_the_page_that_one_is_on(bezoek):
    for page in ("/meldingen/", "/meldingen/afgekeurd/", "/zaken/"):
        drawn = bezoek("farah").get(page).content.decode()
        here = re.findall(r'<li><a href="(/[^"]*)" aria-current="page">', drawn)
        assert here == [page, page], "in the bar and folded"


def test_older_contacts_stand_on_a_page_of_their_own(maak, bezoek, eigenaar, streek):
    zaak = maak("Kick", vast="samira")
    eigenaar(lambda: [contact(zaak, streek.hier.accounts["samira"], n, f"Feit {n}.") for n in range(23)])
    samira = bezoek("samira")
    samira.post(f"/zaken/{zaak.nummer}/kijk-als/", {"rol": "raad"})
    page = samira.get(f"/zaken/{zaak.nummer}/").content.decode()
    link = re.search(r'href="(/zaken/[^"]*/eerder/\?voor=[^"]+)"', page)
    older = text(samira.get(link[1]))
    assert "Feit 22." in older
    assert "Feit 19." not in older
    assert samira.get(f"/zaken/{zaak.nummer}/eerder/?voor=onzin").status_code == 404


def test_a_coordinator_sees_that_there_was_a_contact_and_never_what_was_said(maak, bezoek, eigenaar, streek):
    zaak = maak("Jip", vast="samira")
    eigenaar(lambda: contact(zaak, streek.hier.accounts["samira"], 1, "Heel eigen woorden."))
    samira = bezoek("samira")
    samira.post(f"/zaken/{zaak.nummer}/kijk-als/", {"rol": "raad"})
    assert "Heel eigen woorden." in text(samira.get(f"/zaken/{zaak.nummer}/"))
    seen = text(bezoek("farah").get(f"/zaken/{zaak.nummer}/"))
    assert "Raad · thuis" in seen
    assert "Heel eigen woorden." not in seen
    assert "Heel eigen woorden." not in text(bezoek("samira").get(f"/zaken/{zaak.nummer}/print/"))


def test_looking_as_a_rol_shows_its_verslagen_until_one_stops_and_is_written_down(maak, bezoek, eigenaar, streek):
    zaak = maak("Luna", vast="samira")
    eigenaar(lambda: contact(zaak, streek.hier.accounts["samira"], 1, "Heel eigen woorden."))
    samira, page = bezoek("samira"), f"/zaken/{zaak.nummer}/"
    assert "Kijk als Raad" in text(samira.get(page))
    samira.post(f"{page}kijk-als/", {"rol": "raad"})
    looking = samira.get(page)
    assert "u kijkt als <strong>Raad</strong>" in looking.content.decode()
    assert "Heel eigen woorden." in text(looking)
    assert "Stop met kijken als Raad" in samira.get("/mijn-dag/").content.decode()
    samira.post("/kijk-als/stop/")
    assert "Heel eigen woorden." not in text(samira.get(page))
    kept = Inzage.objects.filter(object_soort="rol").order_by("id")
    told = eigenaar(lambda: list(kept.values_list("gevraagd", "zaak_id")))
    assert told[-2:] == [("kijkt als raad", zaak.id), ("kijkt niet meer als raad", None)]


def test_nobody_looks_as_a_rol_that_they_do_not_hold_or_while_a_contact_runs(maak, bezoek, eigenaar, streek):
    zaak = maak("Mila", vast="samira")
    samira, page = bezoek("samira"), f"/zaken/{zaak.nummer}/"
    assert samira.post(f"{page}kijk-als/", {"rol": "leerplicht_verhoor"}).status_code == 403
    assert samira.post(f"{page}kijk-als/", {"rol": "zwerver"}).status_code == 400
    samira.post(f"{page}contact/", {"met": ["kind"], "rol": "halt", "uitgelegd": "ja"})
    samira.post(f"{page}kijk-als/", {"rol": "raad"})
    assert samira.session["rol"] == "halt"


def test_an_unknown_zaak_one_of_another_and_one_elsewhere_look_the_same(maak, bezoek, streek):
    zaak = maak("Noor", vast="samira")
    tom = bezoek("tom")
    pages = [tom.get(f"/zaken/{nummer}/") for nummer in ("2026-99999", zaak.nummer)]
    pages.append(bezoek("bram").get(f"/zaken/{zaak.nummer}/"))
    assert [page.status_code for page in pages] == [404] * 3
    assert len({page.content for page in pages}) == 1


def test_who_covers_reads_that_above_the_page(maak, bezoek, eigenaar, streek):
    zaak = maak("Mats", vast="samira")
    farah = bezoek("farah")
    sent = farah.post(f"/zaken/{zaak.nummer}/geef/", {
        "stap": "waarnemen", "w-wie": str(streek.hier.account_id("tom")), "w-van": "08-10-2026", "w-tot": "15-10-2026",
        "w-reden": "vakantie"})
    assert sent.status_code == 302, text(sent)
    page = bezoek("tom").get(f"/zaken/{zaak.nummer}/")
    assert b"u neemt waar" in page.content
    assert "Tom Bakker neemt waar tot en met 15 okt" in text(page)


def test_the_list_shows_own_zaken_and_keeps_its_filter_in_the_address(maak, bezoek, eigenaar):
    mine, other = maak("Noor", vast="samira"), maak("Sem", vast="tom")
    eigenaar(lambda: WachtOp.objects.create(regio_id=mine.regio_id, zaak=mine, partij="ggd", wat="brief", sinds=VANDAAG,
                                            tot=VANDAAG))
    samira = bezoek("samira")
    assert mine.nummer in text(samira.get("/zaken/"))
    assert other.nummer not in text(samira.get("/zaken/"))
    assert mine.nummer in text(samira.get("/zaken/?wacht-op=ggd"))
    assert mine.nummer not in text(samira.get("/zaken/?wacht-op=cjg"))
    assert {mine.nummer, other.nummer} <= set(text(bezoek("farah").get("/zaken/")).split())
    assert samira.get("/zaken/?wacht-op=ggd").content.count(b"<th scope=\"col\"") == 6


@pytest.mark.parametrize(("gemeld", "niveau"), [
    (date(2026, 7, 7), "te-laat"), (date(2026, 7, 8), "spoed"), (date(2026, 7, 22), "spoed"),
    (date(2026, 7, 23), "let-op"), (date(2026, 8, 9), "let-op"), (date(2026, 8, 10), "op-schema"),
])
def test_the_list_of_a_level_has_exactly_the_zaken_of_that_level(maak, bezoek, gemeld, niveau):
    zaak = maak("Bo", vast="samira", gemeld=gemeld)
    samira = bezoek("samira")
    found = [code for code in ("te-laat", "spoed", "let-op", "op-schema")
             if zaak.nummer in text(samira.get(f"/zaken/?niveau={code}"))]
    assert found == [niveau]


@pytest.mark.parametrize("gezegd", ["2026-00041", "2026-41", " 2026 41 ", "2026/0041"])
def test_a_zaaknummer_is_found_as_it_is_said(bezoek, gezegd):
    assert bezoek("samira").post("/zoek/", {"zaaknummer": gezegd}).url == "/zaken/2026-00041/"


@pytest.mark.parametrize("gezegd", ["", "Noor", "999990342", "2026-00041; drop"])
def test_what_is_no_zaaknummer_gives_the_page_of_what_is_not_there(bezoek, gezegd):
    answer = bezoek("samira").post("/zoek/", {"zaaknummer": gezegd})
    assert answer.status_code == 404
    assert answer.content == bezoek("samira").get("/zaken/2026-99999/").content


def test_the_coordinator_sees_a_safety_signal_and_says_so_once(maak, bezoek, eigenaar, streek):
    zaak = maak("Noor", vast="samira")
    signal = eigenaar(lambda: Veiligheidssignaal.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, account_id=streek.hier.account_id("samira"), at=NU))
    farah, url = bezoek("farah"), f"/zaken/{zaak.nummer}/veiligheid/{signal.id}/gezien/"
    assert "maakt zich zorgen" in text(farah.get(f"/zaken/{zaak.nummer}/"))
    assert bezoek("samira").post(url).status_code == 403
    assert farah.post(url).status_code == 302
    assert "maakt zich zorgen" not in text(farah.get(f"/zaken/{zaak.nummer}/"))
    assert farah.post(url).status_code == 409


def test_who_is_asked_sees_the_zaak_and_the_button_to_answer(maak, bezoek, streek):
    zaak = maak("Noor")
    sent = bezoek("farah").post(f"/zaken/{zaak.nummer}/geef/",
                                {"stap": "geven", "wie": str(streek.hier.account_id("tom"))})
    assert sent.status_code == 302, text(sent)
    tom = bezoek("tom")
    page = text(tom.get(f"/zaken/{zaak.nummer}/"))
    assert "Antwoord op het verzoek" in page
    assert "Begin contact" not in page
    assert zaak.nummer in text(tom.get("/mijn-dag/"))


@pytest.mark.parametrize(("said", "words"), [
    (Continuity(0, 0, 0, None), ["Er is nog geen contact geweest."]),
    (Continuity(1, 0, 0, 1.0), ["Het kind sprak met 1 mens.", "De vaste contactpersoon wisselde niet.",
                                "Iemand moest niets opnieuw vertellen.",
                                "Van elke 100 contacten waren er 100 met de vaste contactpersoon."]),
])
def test_continuity_is_said_in_words_without_a_judgement(said, words):
    assert continuity_words(said) == words


def test_the_session_can_be_made_longer(bezoek):
    answer = bezoek("samira").get("/sessie/")
    assert answer.json()["sessie_tot"] == "2026-10-08T08:30:00+00:00"


def test_a_closed_zaak_has_no_buttons_left_but_print(maak, bezoek, eigenaar):
    zaak = maak("Noor", vast="samira")
    eigenaar(lambda: Zaak.objects.filter(pk=zaak.pk).update(
        stand="gesloten", gesloten_at=NU, uitkomst="verhuisd"))
    page = text(bezoek("samira").get(f"/zaken/{zaak.nummer}/"))
    assert "Gesloten op 8 oktober 2026. Uitkomst: Verhuisd naar een andere regio" in page
    assert "Begin contact" not in page
    assert "Zaak sluiten" not in page


def test_a_request_that_was_refused_is_shown_on_the_page(maak, bezoek, eigenaar, streek):
    zaak = maak("Noor", vast="samira")
    eigenaar(lambda: Toewijzing.objects.create(
        regio_id=zaak.regio_id, zaak=zaak, account=streek.hier.accounts["tom"], soort="vast", stand="geweigerd",
        gevraagd_at=NU, antwoord_uiterlijk=VANDAAG, weiger_code="kent_gezin"))
    assert "Tom Bakker geweigerd" in text(bezoek("farah").get(f"/zaken/{zaak.nummer}/"))
