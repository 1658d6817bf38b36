"""What goes wrong around a family: one e-mail for two, a secret address, a birthday today, a code tried twenty times.

Written elsewhere: a parent without gezag and a consent withdrawn while a page is open (test_delen_zeggen.py,
tests/delen/test_races.py), what an unknown code and a dead one say and cost (tests/toegang/test_codes.py).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from inlog_bouw import fresh

from brieven_bouw import UITNODIGING
from gezin_bouw import VEERTIEN, build_portal, give_page
from gezin_delen_bouw import asks
from ketenkameleon.brieven.actions.schrijven import change, make
from ketenkameleon.brieven.actions.versturen import release
from ketenkameleon.brieven.invoer import BriefInvoer, NieuweBrief
from ketenkameleon.inzage.queries.toezicht import plain_log
from ketenkameleon.koppelingen.mail.adres import set_address
from ketenkameleon.logboek.schrijven import looked
from ketenkameleon.personen.models import Persoon
from ketenkameleon.post.models import Berichtadres
from ketenkameleon.rules.inloggen import family_days
from ketenkameleon.rules.leerplicht import BirthDate
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.models import Inlogbrief
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = [pytest.mark.muren, pytest.mark.usefixtures("thuis")]

NEXT = NU + timedelta(minutes=1)
# The name, the telephone and the street of the father: the last two are secret.
GEHEIM = ("Schuilplaats", "0698765432", "Verborgenlaan")


@pytest.fixture(scope="module")
def thuis(losse_database, losse_wereld):
    """Noor of 14, with two parents who live apart; of the father nobody may know where."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        g = build_portal(hier)
        Persoon.objects.filter(pk=g.vader).update(geheim=True, telefoon=GEHEIM[1], achternaam=GEHEIM[0])
    with losse_database.verbonden("web"), transaction.atomic():
        actor = begin(hier.account_id("samira"), doel="test", at=NU).actor
        g.deling = asks(actor, g)
        letter = make(actor, g.zaak.id, NieuweBrief("uitnodiging", g.vader), at=NU)
        change(actor, letter, BriefInvoer(("De heer " + GEHEIM[0], GEHEIM[2] + " 4"), UITNODIGING), at=NU)
        release(actor, letter, weg="bericht", at=NU)
    g.hier, g.brief = hier, letter
    return g


def test_two_parents_with_one_email_each_have_their_own_page_and_their_own_message(klok, thuis, losse_database):
    for naam in ("mila", "vik"):
        with transaction.atomic():
            actor = begin(thuis.hier.account_id(naam), doel="test", at=NU).actor
            set_address(actor, "samen@huis.example", dagelijks=True, at=NU)
    with losse_database.verbonden("owner"):
        assert Berichtadres.objects.values("account_id").distinct().count() == 2
    with losse_database.verbonden("web"):
        where = reverse("gezin_antwoord", args=[thuis.zaak.nummer, thuis.deling])
        assert browser("mila").post(where, {"antwoord": "ja", "gezien": "0-0"}).status_code == 302
        page = reverse("gezin_delen", args=[thuis.zaak.nummer])
        assert "Wat u zei" in text(browser("mila").get(page))
        assert "Wat u zei" not in text(browser("vik").get(page))
        assert "Mag het CJG dit zien?" in text(browser("vik").get(page))


def test_an_address_that_is_secret_is_on_no_page_of_the_other_parent_nor_on_what_staff_print(klok, thuis):
    mila, nummer = browser("mila"), thuis.zaak.nummer
    pages = [("gezin", []), ("gezin_delen", [nummer]), ("wie_keek", [nummer]), ("gezin_brieven", [])]
    found = {naam: mila.get(reverse(naam, args=args)).content.decode() for naam, args in pages}
    letter = reverse("gezin_brief", args=[thuis.brief])
    assert GEHEIM[2] in browser("vik").get(letter).content.decode(), "it is on his own letter"
    assert mila.get(letter).status_code == 404
    samira = browser("samira")
    for naam in ("delen_print", "wie_keek"):
        found[f"samira {naam}"] = samira.get(reverse(naam, args=[nummer])).content.decode()
    assert {naam: words for naam, page in found.items() if (words := [w for w in GEHEIM if w in page])} == {}
    paper = samira.get(reverse("zaak_print", args=[nummer])).content.decode()
    assert "Vik" in paper, "the page about the zaak names who has gezag"
    assert [word for word in GEHEIM[1:] if word in paper] == []


def test_a_parent_reads_not_when_the_other_parent_or_the_child_looked(klok, thuis):
    for naam in ("vik", "noor"):
        with transaction.atomic():
            actor = begin(thuis.hier.account_id(naam), doel="gezin", at=NU).actor
            looked(actor.lopend, "zaak", thuis.zaak.nummer, zaak_id=thuis.zaak.id)
    with transaction.atomic():
        actor = begin(thuis.hier.account_id("samira"), doel="zaak", at=NU).actor
        looked(actor.lopend, "zaak", thuis.zaak.nummer, zaak_id=thuis.zaak.id)
    with transaction.atomic():
        actor = begin(thuis.hier.account_id("mila"), doel="wie_keek", at=NEXT).actor
        assert {line.functie for line in plain_log(actor, thuis.zaak.nummer)} == {"bip"}


def test_on_the_sixteenth_birthday_itself_the_page_of_the_parent_says_why_and_that_of_the_child_asks(
        klok, losse_database, thuis):
    birthday = datetime(2026, 10, 9, 8, tzinfo=UTC)
    born = date(2010, 10, 9)
    _, last = family_days(Band.OUDER_MET_GEZAG, BirthDate(born.year, born.month, born.day), on=VANDAAG, wet=shipped())
    with losse_database.verbonden("owner"):
        g = build_portal(thuis.hier, born, "eenhoofdig", voor="jarig")
        give_page(thuis.hier, g.zaak, "jarigmoeder", g.moeder, "ouder_met_gezag", tot=last)
    with losse_database.verbonden("web"):
        with transaction.atomic():
            asks(begin(thuis.hier.account_id("samira"), doel="test", at=NU).actor, g)
        page, where = reverse("gezin_delen", args=[g.zaak.nummer]), "gezin_antwoord"
        assert "Mag het CJG dit zien?" in text(browser("jarigmoeder").get(page))
        klok.nu = birthday
        ended = browser("jarigmoeder").get(page)
        assert ended.status_code == 403
        assert "Vanaf 16 jaar beslist een kind zelf wie er meekijkt." in text(ended)
        said = text(browser("jarignoor").get(page))
        assert "Mag het CJG dit zien?" in said
        assert "Wie gezag over jou heeft, beslist." not in said
        assert "Er is ook een ja van iemand anders nodig." not in said
        assert reverse(where, args=[g.zaak.nummer, thuis.deling]) not in said


def test_a_code_tried_twenty_times_is_shut_says_whom_to_call_and_a_new_letter_opens(klok, thuis, losse_database):
    def letter() -> tuple[str, str]:
        answer = browser("samira").post(reverse("inlogbrieven", args=[thuis.zaak.nummer]),
                                        {"persoon": str(thuis.moeder), "actie": "maak"}).content.decode()
        return (re.search(r'km-sleutel">([A-Z0-9 ]+)<', answer)[1],
                re.search(r"aan de telefoon <strong>(\d{6})<", answer)[1])

    def attempt(code: str, belcode: str):
        fresh(losse_database)
        return Client().post(reverse("inlogbrief"),
                             {"code": code, "geboren": f"{VEERTIEN:%d-%m-%Y}", "belcode": belcode})

    code, belcode = letter()
    pages = [attempt(code, "000000") for _ in range(20)]
    assert {page.status_code for page in pages} == {200}
    assert len({re.search(r'class="utrecht-alert utrecht-alert--error.*?</div>', p.content.decode(), re.DOTALL)[0]
                for p in pages}) == 1, "the twentieth try says what the first said"
    assert "023-555 01 00" in pages[-1].content.decode()
    assert attempt(code, belcode).status_code == 200, "it is shut, also for whoever has it right now"
    with losse_database.verbonden("owner"):
        row = Inlogbrief.objects.get(persoon_id=thuis.moeder, gebruikt_at=None)
        assert (row.pogingen, row.pogingen_maximaal) == (5, 5)
    with losse_database.verbonden("web"):
        assert attempt(*letter()).status_code == 302
