"""The page of a zaak for a parent and for a child: where we stand, who, when, what now; and what is never there."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection

from gezinspagina_bouw import add_contact, add_line, add_plek, add_visit, add_wait, build_pages
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.team.models import Professional
from ketenkameleon.zaken.models import Afspraak, Contact, Gebeurtenis, Ouderregel, Plek, Toewijzing, WachtOp, Zaak
from paginas_bouw import browser, counted, text, title
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
MOST = 8
BEIDEN = ("ouder1", "ouder2")


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor with two parents who live apart; see gezinspagina_bouw."""
    with losse_database.verbonden("owner"):
        made = build_pages(losse_wereld.hier)
        made.samira = losse_wereld.hier.account_id("samira")
        made.adres = f"/gezin/{made.zaak.nummer}/"
        return made


@pytest.fixture
def doe(losse_database, gezin, klok):
    """`doe(add_visit, gezin.zaak)` writes as the owner; all of it is gone after the test."""
    def act(what, *args, **rest):
        connection.close()
        with losse_database.verbonden("owner"):
            return what(*args, **rest)

    yield act

    def clean():
        for model in (Afspraak, WachtOp, Plek, Ouderregel, Contact, Gebeurtenis):
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
            model.objects.all().delete()
        Toewijzing.objects.filter(soort="waarneming").delete()
        Zaak.objects.filter(pk=gezin.zaak.pk).update(stand="loopt", gesloten_at=None, uitkomst="",
                                                     plek_gestart_op=None, werkwijze="bip")
        Persoon.objects.update(geheim=False)

    act(clean)


def page(wie, gezin):
    """What this person reads on the page of the zaak."""
    answer = browser(wie).get(gezin.adres)
    assert answer.status_code == 200
    return text(answer)


def test_five_steps_stand_in_one_list_with_one_that_is_now(doe, gezin):
    doe(add_contact, gezin.zaak, gezin.samira, ("kind",))
    html = browser("mila").get(gezin.adres).content.decode()
    assert html.count("<ol") == 1
    assert html.count('aria-current="step"') == 1
    for said in ("Melding Klaar op 7 september 2026.", "Kennismaken Klaar op 15 september 2026.",
                 "Plan maken Nu bezig. Uiterlijk 7 oktober 2026.", "Plek zoeken Uiterlijk 5 november 2026.",
                 "Plek gestart Uiterlijk 7 december 2026.", "Noor : waar staan we?", "Samira de Wit"):
        assert said in page("mila", gezin), said
    assert "Stap 3 van 5" in page("noor", gezin)
    assert "Hoi Noor" in page("noor", gezin)
    assert "Noor" not in title(browser("mila").get(gezin.adres))


def test_the_contact_has_a_phone_and_days_and_who_covers(doe, gezin, losse_wereld):
    hier = losse_wereld.hier
    hers = Professional.objects.filter(pk=hier.professionals["samira"].pk)
    doe(hers.update, telefoon="06-55501001", werkdagen="ma di")
    doe(Toewijzing.objects.create, regio=hier.regio, zaak=gezin.zaak, account=hier.accounts["tom"], soort="waarneming",
        stand="aanvaard", gevraagd_at=NU, antwoord_uiterlijk=VANDAAG, van=VANDAAG, tot=VANDAAG, reden="vakantie")
    for wie in ("mila", "noor"):
        assert "Samira de Wit , 06-55501001 (ma di)" in page(wie, gezin)
        assert "Is die er niet? Dan helpt Tom Bakker" in page(wie, gezin)


def test_what_now_says_whose_turn_it_is_and_never_what_somebody_typed(doe, gezin):
    assert "U hoeft nu niets te doen. Wij zijn aan zet." in page("mila", gezin)
    doe(add_wait, gezin.zaak, wat="wachtbloem")
    assert "U hoeft nu niets te doen. De school is aan zet. U hoort uiterlijk 14 oktober 2026 van ons." in page(
        "mila", gezin)
    doe(add_wait, gezin.zaak, "jongere", "je rooster")
    doe(add_wait, gezin.zaak, "ouders", "oudersbloem")
    assert "Wij wachten op jou: je rooster ." in page("noor", gezin)
    assert "Uw kind is aan zet." in page("mila", gezin)
    assert "Wij wachten op de ouders." in page("mila", gezin)
    for wie in ("mila", "noor"):
        assert "bloem" not in page(wie, gezin)


def test_a_parent_reads_what_was_written_for_parents_and_the_child_does_not(doe, gezin):
    assert "Wat wij bespraken Hier staat nog niets." in page("mila", gezin)
    together = doe(add_contact, gezin.zaak, gezin.samira, BEIDEN)
    doe(add_line, together, "Wij spraken over school.")
    apart = doe(add_contact, gezin.zaak, gezin.samira, ("ouder1",))
    doe(add_line, apart, "alleenbloem")
    for wie in ("mila", "vik"):
        assert ("Wat wij bespraken 15 september 2026 Wij spraken over school. Een gesprek met één van de ouders staat"
                " hier niet. Vraag het uw contactpersoon.") in page(wie, gezin)
        assert "alleenbloem" not in page(wie, gezin)
    assert "spraken" not in page("noor", gezin)


def test_a_promise_that_failed_is_said_with_regret(doe, gezin, klok):
    assert "Onze belofte: uiterlijk 7 december 2026" in page("mila", gezin)
    klok.nu = NU + timedelta(days=61)
    late = page("mila", gezin)
    assert "Wij hadden u een plek beloofd voor 7 december 2026. Dat is niet gelukt. Dat spijt ons." in late
    assert "Samira de Wit belt u hierover." in late
    doe(Zaak.objects.filter(pk=gezin.zaak.pk).update, stand="plek_gestart", plek_gestart_op=NU + timedelta(days=61))
    assert "spijt" not in page("mila", gezin), "a plek that started late is a plek"
    doe(Zaak.objects.filter(pk=gezin.zaak.pk).update, stand="loopt", plek_gestart_op=None, werkwijze="keten")
    for wie in ("mila", "noor"):
        assert "belo" not in page(wie, gezin), "no promise in the keten"


@pytest.mark.parametrize(("afspraak", "mila", "vik"), [
    ({"naam": "Mila"}, True, False), ({"naam": "Vik"}, False, True), ({}, False, False),
    ({"wie": "jongere", "waar": "op school"}, True, True),
])
def test_a_parent_never_sees_the_visit_of_the_other(doe, gezin, afspraak, mila, vik):
    doe(add_visit, gezin.zaak, **afspraak)
    for wie, sees in (("mila", mila), ("vik", vik)):
        assert ("donderdag 15 oktober 2026 om 16.00 uur" in page(wie, gezin)) is sees, wie


def test_a_place_that_can_be_the_home_of_the_other_is_not_there(doe, gezin):
    doe(add_visit, gezin.zaak, "jongere", waar="thuis bij moeder, Duinweg 1")
    assert "Duinweg" in page("noor", gezin)
    for wie in ("mila", "vik"):
        assert "om 16.00 uur" in page(wie, gezin)
        assert "moeder" not in page(wie, gezin)
        assert "Duinweg" not in page(wie, gezin)


def test_with_a_secret_address_also_the_only_known_parent_reads_no_home(doe, gezin):
    doe(add_visit, gezin.zaak, "jongere", waar="Duinweg 1")
    doe(Verwant.objects.filter(persoon_id=gezin.vader).update, tot=VANDAAG - timedelta(days=1))
    try:
        assert "Duinweg" in page("mila", gezin)
        doe(Persoon.objects.filter(pk=gezin.kind).update, geheim=True)
        assert "Duinweg" not in page("mila", gezin)
    finally:
        doe(Verwant.objects.filter(persoon_id=gezin.vader).update, tot="9999-12-31")


def test_a_verhoor_changes_no_byte_of_any_page_and_leaves_no_gap(doe, gezin):
    spoken = doe(add_contact, gezin.zaak, gezin.samira, BEIDEN)
    doe(add_line, spoken, "Wij spraken over school.")
    doe(add_visit, gezin.zaak, "jongere", waar="op school")
    before = {(wie, extra): _bytes(wie, gezin, extra) for wie in ("mila", "noor") for extra in ("", "hulp/")}
    talk = doe(add_contact, gezin.zaak, gezin.samira, BEIDEN, "leerplicht_verhoor", NU)
    doe(add_line, talk, "verhoorbloem")
    doe(add_visit, gezin.zaak, "jongere", waar="gemeentehuis", uur=9, contact=talk)
    doe(add_visit, gezin.zaak, "ouders", naam="Mila", waar="gemeentehuis", uur=10, contact=talk)
    assert {key: _bytes(key[0], gezin, key[1]) for key in before} == before


def _bytes(wie, gezin, extra):
    """The page without the tokens of this one request."""
    html = browser(wie).get(gezin.adres + extra).content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|afzender)" value="[^"]*"|data-sessie-tot="[^"]*"', "", html)


def test_a_child_reads_which_rol_there_is_today(doe, gezin):
    doe(add_contact, gezin.zaak, gezin.samira, ("kind",), "halt", NU)
    assert "Vandaag is dit de rol: Halt. Leren van wat er gebeurde." in page("noor", gezin)
    assert "Vandaag is dit de rol" not in page("mila", gezin)
    doe(add_contact, gezin.zaak, gezin.samira, ("ouder1",), "raad", NU)
    assert "Raad" not in page("noor", gezin)


def test_a_zaak_that_was_closed_says_whom_to_call(doe, gezin):
    closed = {"stand": "gesloten", "gesloten_at": NU, "uitkomst": "plek_past"}
    doe(Zaak.objects.filter(pk=gezin.zaak.pk).update, **closed)
    assert "Deze zaak is gesloten op 8 oktober 2026." in page("mila", gezin)
    assert "Fijn dat je meedeed." in page("noor", gezin)
    for wie in ("mila", "noor"):
        assert "023-555 01 00" in page(wie, gezin)
        assert "Nu bezig" not in page(wie, gezin)
        assert browser(wie).get("/").headers["Location"] == gezin.adres


def test_a_parent_without_gezag_gets_what_an_unknown_zaak_gets(doe, gezin):
    piet = browser("piet")
    for extra in ("", "hulp/"):
        own, unknown = piet.get(gezin.adres + extra), piet.get(f"/gezin/2026-99999/{extra}")
        assert (own.status_code, own.content) == (404, unknown.content)
    assert piet.get("/").headers["Location"] == "/gezin/"
    assert "Dan is er nu niets gedeeld." in text(piet.get("/gezin/"))


def test_who_has_one_zaak_lands_on_its_page(doe, gezin):
    for wie in ("mila", "noor"):
        assert browser(wie).get("/").headers["Location"] == gezin.adres


def test_help_names_who_stands_beside_a_family_and_how_to_complain(doe, gezin):
    answer = browser("mila").get(gezin.adres + "hulp/")
    for said in ("Een vertrouwenspersoon", "Dan zoeken wij het voor u op. 023-555 01 00", "Over Halt",
                 "de klachtencommissie van Halt", "Wilt u iemand anders?"):
        assert said in text(answer), said
    assert "Wil je iemand anders?" in text(browser("noor").get(gezin.adres + "hulp/"))


@pytest.mark.parametrize("extra", ["", "hulp/"])
def test_a_page_of_a_family_costs_at_most_eight_queries(doe, gezin, extra):
    for n in range(8):
        doe(add_visit, gezin.zaak, "jongere", op=date(2026, 10, 9 + n))
        doe(add_line, doe(add_contact, gezin.zaak, gezin.samira, BEIDEN), "Wij spraken over school.")
    for wie in ("mila", "noor"):
        client = browser(wie)
        client.get(gezin.adres)
        with counted() as queries:
            assert client.get(gezin.adres + extra).status_code == 200
        assert len(queries) <= MOST, queries


def test_a_first_visit_is_at_most_sixty_kilobytes_in_all(doe, gezin):
    doe(add_plek, gezin.zaak, gezin.samira)
    for wie in ("mila", "noor"):
        client = browser(wie)
        html = client.get(gezin.adres).content
        files = set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', html))
        assert {path.rsplit(b".", 1)[1] for path in files} == {b"css", b"js", b"svg"}
        sent = [b"".join(client.get(path.decode()).streaming_content) for path in files]
        assert len(html) + sum(map(len, sent)) <= 60_000


def test_a_parent_says_on_the_page_whether_the_plek_started(doe, gezin):
    plek = doe(add_plek, gezin.zaak, gezin.samira)
    mila, adres = browser("mila"), f"{gezin.adres}plek/{plek.id}/"
    assert f'href="{adres}"' in mila.get(gezin.adres).content.decode()
    assert "Schrijf in één zin wat er niet klopt." in text(mila.post(adres, {"antwoord": "nee"}))
    said = mila.post(adres, {"antwoord": "nee", "reden": "Het was één uur."}, follow=True)
    assert "De klok loopt door. Uw contactpersoon belt u hierover." in text(said)
    assert "U zei dat de plek niet klopt." in page("mila", gezin)
    assert "Bel het gezin" not in page("mila", gezin)
    mila.post(adres, {"antwoord": "ja"}, follow=True)
    assert "Plek gestart Nu bezig. Begonnen op 5 oktober 2026." in page("mila", gezin)
    assert mila.get(adres).status_code == 404, "there is nothing left to ask"


def test_a_child_writes_what_it_thinks_of_the_plek(doe, gezin):
    plek = doe(add_plek, gezin.zaak, gezin.samira)
    noor, adres = browser("noor"), f"{gezin.adres}plek/{plek.id}/"
    assert "Je contactpersoon leest dit." in text(noor.post(adres, {"tekst": "Fijn daar."}, follow=True))
    assert "Fijn daar." in noor.get(adres).content.decode()
    assert browser("piet").get(adres).status_code == 404


def test_the_other_parent_does_not_read_that_one_looked(doe, gezin):
    address, vik = f"/zaken/{gezin.zaak.nummer}/wie-keek/", browser("vik")
    before = text(vik.get(address))
    assert "Nog niemand keek" in before
    page("mila", gezin)
    assert text(vik.get(address)) == before
