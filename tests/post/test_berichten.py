"""A message is put out once, says nothing of anybody, and its address is its owner's alone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from ketenkameleon.koppelingen.mail.adres import own_address, set_address
from ketenkameleon.koppelingen.mail.klaarzetten import put_out_digest, tidy
from ketenkameleon.post.actions import Uit, put_out
from ketenkameleon.post.berichttekst import MAP, fields_in, message_text, template_text
from ketenkameleon.post.models import Bericht, Berichtadres
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.berichten import Berichtsoort, message_rule
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.invoer import NotitieInvoer
from ketenkameleon.zaken.klok import sweep
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

LINK = re.compile(r"https?:|www\.|\w\.(nl|com|org|example)\b|@|/")
NAMEN = ("Noor", "Vos", "Mila", "Samira", "Duinstad", "Vlier", "2026-")
HALF_ACHT = datetime.combine(VANDAAG, datetime.min.time(), AMSTERDAM) + timedelta(hours=7, minutes=30)


@pytest.mark.parametrize("soort", Berichtsoort)
def test_no_message_has_a_name_a_link_or_a_field_that_is_no_count(soort):
    assert fields_in(soort) == message_rule(soort, on=VANDAAG, wet=shipped()).velden
    onderwerp, tekst = message_text(soort, dict.fromkeys(fields_in(soort), 3))
    assert onderwerp
    assert not LINK.search(onderwerp + tekst)
    assert not [naam for naam in NAMEN if naam in onderwerp + tekst]
    assert "In deze mail staat geen link." in tekst


def test_there_is_a_text_for_every_kind_and_no_other():
    assert {path.stem for path in MAP.iterdir()} == {soort.value for soort in Berichtsoort}
    assert all(template_text(soort).startswith("Onderwerp: ") for soort in Berichtsoort)


def test_a_name_cannot_be_put_in_a_message():
    with pytest.raises(TypeError):
        message_text(Berichtsoort.DAGELIJKS, {"te_laat": "Noor", "vandaag": 1, "wacht": 0})


@pytest.mark.acties
def test_what_was_put_out_about_the_same_is_not_put_out_again(als, wereld):
    samira = wereld.hier.account_id("samira")
    with als("samira") as actor:
        news = [Uit(samira, Berichtsoort.NIEUWS, "brief 1"), Uit(samira, Berichtsoort.NIEUWS, "brief 2")]
        assert put_out(actor.lopend, news, "grond", at=NU) == 2
        assert put_out(actor.lopend, news[:1], "grond", at=NU) == 0
    assert Bericht.objects.count() == 2
    assert not Bericht.objects.filter(sleutel__contains="brief").exists()


@pytest.mark.acties
def test_an_address_is_sealed_kept_out_of_the_log_and_gone_when_it_is_emptied(als, wereld):
    with als("samira") as actor:
        set_address(actor, "samira@werk.example", dagelijks=False, at=NU)
        assert own_address(actor).adres == "samira@werk.example"
        assert not own_address(actor).dagelijks
    with als("tom") as actor:
        assert own_address(actor).adres == ""
        assert not Berichtadres.objects.exists()
    assert b"werk.example" not in bytes(Berichtadres.objects.get().adres)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_inhoud WHERE inhoud LIKE '%%werk.example%%'")
        assert cursor.fetchone() == (0,)
    with als("samira") as actor:
        set_address(actor, "", dagelijks=True, at=NU)
    assert not Berichtadres.objects.exists()


@pytest.mark.acties
def test_two_people_can_have_the_same_address(als, wereld):
    for naam in ("samira", "tom"):
        with als(naam) as actor:
            set_address(actor, "samen@huis.example", dagelijks=True, at=NU)
    assert Berichtadres.objects.count() == 2


@pytest.mark.acties
def test_nobody_who_serves_reads_a_message_back(als, wereld):
    with als("samira") as actor:
        put_out(actor.lopend, [Uit(actor.account_id, Berichtsoort.NIEUWS, "x")], "grond", at=NU)
        with pytest.raises(DatabaseError), transaction.atomic():
            Bericht.objects.count()


@pytest.mark.acties
def test_a_promise_that_is_too_late_is_told_once_to_who_runs_the_zaak(als_plicht, wereld):
    zaak = make_zaak(wereld.hier, gemeld=date(2026, 6, 1))
    make_vast(wereld.hier, zaak, "samira", van=date(2026, 6, 2))
    for _ in range(2):
        with als_plicht(Functie.KLOK) as actor:
            sweep(actor, at=NU)
    [told] = Bericht.objects.filter(soort="te_laat")
    assert told.account_id == wereld.hier.account_id("samira")
    assert told.velden == {}


@pytest.mark.acties
def test_a_safety_signal_is_told_at_once_to_the_coordinator_and_nobody_else(als, wereld):
    zaak = make_zaak(wereld.hier)
    make_vast(wereld.hier, zaak, "samira")
    with als("samira") as actor:
        for worried in (False, True):
            contact = start(actor, zaak.id, Rol.LEERPLICHT_GESPREK, met=["kind"], uitgelegd=True, at=NU)
            save(actor, contact.id, NotitieInvoer("bellen", geen_afspraak=True, veiligheid=worried), at=NU)
    [told] = Bericht.objects.all()
    assert (told.account_id, told.soort) == (wereld.hier.account_id("farah"), "veiligheid")
    assert (told.velden, told.verstuurd_at) == ({}, None)


@pytest.mark.acties
def test_the_daily_message_counts_what_is_late_today_and_waiting_once_a_day(als, als_plicht, wereld):
    late = make_zaak(wereld.hier, gemeld=date(2026, 6, 1))
    make_vast(wereld.hier, late, "samira", van=date(2026, 6, 2))
    make_zaak(wereld.hier, "Bram")
    for naam in ("samira", "tom"):
        with als(naam) as actor:
            set_address(actor, f"{naam}@werk.example", dagelijks=True, at=NU)
    for at in (HALF_ACHT - timedelta(minutes=1), HALF_ACHT, HALF_ACHT + timedelta(minutes=30)):
        with als_plicht(Functie.KLOK, at=at) as actor:
            put_out_digest(actor, at=at)
    found = {row.account_id: row.velden for row in Bericht.objects.filter(soort="dagelijks")}
    assert found == {wereld.hier.account_id("samira"): {"te_laat": 1, "vandaag": 0, "wacht": 0}}


@pytest.mark.acties
def test_who_switched_the_daily_message_off_or_has_nothing_to_do_gets_none(als, als_plicht, wereld):
    zaak = make_zaak(wereld.hier, gemeld=date(2026, 6, 1))
    make_vast(wereld.hier, zaak, "samira", van=date(2026, 6, 2))
    with als("samira") as actor:
        set_address(actor, "samira@werk.example", dagelijks=False, at=NU)
    with als_plicht(Functie.KLOK, at=HALF_ACHT) as actor:
        assert put_out_digest(actor, at=HALF_ACHT) == 0


@pytest.mark.acties
def test_a_message_that_ended_is_removed_after_its_days_and_one_that_waits_is_not(als, als_plicht, wereld):
    with als("samira") as actor:
        put_out(actor.lopend, [Uit(actor.account_id, Berichtsoort.NIEUWS, str(n)) for n in range(2)], "grond", at=NU)
    first = Bericht.objects.order_by("id").first()
    Bericht.objects.filter(pk=first.pk).update(verstuurd_at=NU)
    for days, gone in ((92, 0), (93, 1)):
        at = NU + timedelta(days=days)
        with als_plicht(Functie.KLOK, at=at) as actor:
            assert tidy(actor, at=at) == gone
    assert Bericht.objects.get().pk != first.pk
