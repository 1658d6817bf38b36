"""Looking again at a child in view, and the end of an exemption: by the LPA of that gemeente and the coördinator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from beeld_bouw import GEZIEN, JAAR, children_in_view
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.blik import Gekeken, GeldtNietMeer, end_exemption, look_again
from ketenkameleon.meldingen.actions.in_beeld import note_exemption
from ketenkameleon.meldingen.models import BlikInBeeld
from ketenkameleon.meldingen.queries_in_beeld import in_view, last_looks
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.schermen.in_beeld_queries import lines_in_view
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.invoer import Onvolledig
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
TERUG = GeldtNietMeer(JAAR.van, VANDAAG, "school")


@pytest.fixture
def hier(wereld, als):
    return children_in_view(wereld.hier, als)


def _lines(als, wie="farah", at=NU):
    with als(wie, at=at) as actor:
        return [(line.kind.nummer, line.kind.lijst, line.kijk_op, line.laat, line.blik and line.blik.functie)
                for line in lines_in_view(actor, on=at.date())]


@pytest.mark.parametrize(("wie", "functie"), [("tom", "leerplicht"), ("farah", "coordinator")])
def test_who_looked_stands_on_the_list_with_the_functie_and_the_next_day(hier, als, wie, functie):
    with als(wie) as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
    assert (hier.zaak.nummer, "vrijgesteld", date(2027, 4, 1), False, functie) in _lines(als)


def test_what_is_overdue_stands_first_and_a_look_moves_it_down(hier, als):
    noor, sem = hier.thuis.nummer, hier.zaak.nummer
    assert _lines(als) == [(noor, "lang_thuis", date(2026, 9, 29), True, None),
                           (sem, "vrijgesteld", date(2027, 5, 1), False, None)]
    with als("farah") as actor:
        look_again(actor, hier.thuis.id, Gekeken(Beeldlijst.LANG_THUIS, "Er is elke week contact.",
                                                 date(2026, 11, 8)), at=NU)
        look_again(actor, hier.zaak.id, replace(GEZIEN, kijk_weer_op=date(2026, 10, 20)), at=NU)
    assert [line[:2] for line in _lines(als)] == [(sem, "vrijgesteld"), (noor, "lang_thuis")]
    assert [line[3] for line in _lines(als, at=NU + timedelta(days=13))] == [True, False]


def test_the_last_of_two_looks_counts(hier, als):
    with als("tom") as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
        look_again(actor, hier.zaak.id, replace(GEZIEN, tekst="Nu twee uur les.", kijk_weer_op=date(2027, 1, 5)),
                   at=NU + timedelta(hours=1))
        found = last_looks(actor, [hier.zaak.id], on=VANDAAG)
    assert [(blik.tekst, blik.kijk_weer_op) for blik in found.values()] == [("Nu twee uur les.", date(2027, 1, 5))]


@pytest.mark.parametrize(("veld", "waarde"), [
    ("tekst", "  "), ("tekst", "x" * 201), ("tekst", "Hij gaat naar de psychiater."),
    ("kijk_weer_op", VANDAAG), ("kijk_weer_op", date(2027, 10, 9)),
])
def test_a_look_without_words_about_health_or_with_a_day_out_of_bounds_is_not_kept(hier, als, veld, waarde):
    with als("farah") as actor, pytest.raises(Onvolledig) as said:
        look_again(actor, hier.zaak.id, replace(GEZIEN, **{veld: waarde}), at=NU)
    assert set(said.value.velden) == {veld}
    assert not BlikInBeeld.objects.exists()


@pytest.mark.parametrize(("invoer", "veld"), [
    (replace(TERUG, reden="zomaar"), "reden"), (replace(TERUG, reden="anders"), "tekst"),
    (replace(TERUG, op=JAAR.van - timedelta(days=1)), "op"), (replace(TERUG, op=VANDAAG + timedelta(days=1)), "op"),
])
def test_an_end_has_a_reason_of_the_row_and_a_day_since_the_exemption(hier, als, invoer, veld):
    with als("farah") as actor, pytest.raises(Onvolledig) as said:
        end_exemption(actor, hier.zaak.id, invoer, at=NU)
    assert set(said.value.velden) == {veld}


def test_an_exemption_that_holds_no_more_leaves_the_list_until_a_new_one_is_noted(hier, als):
    with als("tom") as actor:
        end_exemption(actor, hier.zaak.id, TERUG, at=NU)
        assert [line.lijst for line in in_view(actor, on=VANDAAG)] == ["lang_thuis"]
    with als("samira") as actor:
        note_exemption(actor, hier.zaak.id, replace(JAAR, van=VANDAAG - timedelta(days=2)), at=NU)
    assert [line[1] for line in _lines(als)] == ["lang_thuis", "vrijgesteld"]


@pytest.mark.parametrize("wie", ["rob", "peter"])
def test_the_kernteam_and_the_school_can_neither_look_nor_read_what_was_seen(hier, als, wie):
    with als("farah") as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
    with als(wie) as actor:
        with pytest.raises(NotAllowed):
            look_again(actor, hier.zaak.id, GEZIEN, at=NU)
        with pytest.raises(NotAllowed):
            end_exemption(actor, hier.zaak.id, TERUG, at=NU)
        with pytest.raises(NotAllowed):
            last_looks(actor, [hier.zaak.id], on=VANDAAG)


def _write(zaak, lijst="vrijgesteld", soort="gekeken", reden=""):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SELECT meldingen_blik(%s, %s, %s, %s, %s, 'gezien', %s, %s, %s)", [
            new_id(), zaak.id, lijst, soort, VANDAAG, reden, None if reden else VANDAAG + timedelta(days=9), NU])


@pytest.mark.parametrize("wie", ["rob", "peter", "els"])
def test_the_luiken_give_nobody_else_anything_whatever_the_program_decides(hier, als, wie):
    with als("farah") as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
    with als(wie):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM meldingen_blikken(%s)", [[hier.zaak.id]])
            assert cursor.fetchone() == (0,)
        with pytest.raises(DatabaseError, match="niet aan u"):
            _write(hier.zaak)


def test_an_oath_that_ended_ends_looking_there(hier, als):
    Bevoegdheid.objects.filter(professional=hier.professionals["tom"], soort="eed").update(tot=date(2026, 10, 7))
    with als("tom"), pytest.raises(DatabaseError, match="niet aan u"):
        _write(hier.zaak)


def test_who_is_long_at_home_cannot_be_taken_off_the_list_by_hand(hier, als):
    with als("farah"), pytest.raises(DatabaseError, match="blik_heel"):
        _write(hier.thuis, lijst="lang_thuis", soort="einde", reden="school")


def test_what_was_said_stands_and_web_cannot_read_or_change_it_but_through_the_luik(hier, als):
    with als("farah") as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            BlikInBeeld.objects.exists()
    with pytest.raises(DatabaseError, match="blijft staan"), transaction.atomic():
        BlikInBeeld.objects.update(tekst="anders")


def test_looking_and_ending_go_through_their_pages_and_a_child_that_is_not_there_is_not_found(hier):
    farah, nummer = browser("farah"), hier.zaak.nummer
    page = f"/in-beeld/{nummer}/vrijgesteld/gekeken/"
    assert farah.post(page, {"tekst": "Hij is ziek.", "kijk_weer_op": "01-04-2027"}).status_code == 422
    answer = farah.post(page, {"tekst": "Hij leert.", "kijk_weer_op": "01-04-2027"}, follow=True)
    assert "coördinator" in (read := text(answer))
    assert "1 april 2027" in read
    assert "Hij leert." in text(farah.get(page))
    assert farah.get(f"/in-beeld/{nummer}/lang_thuis/gekeken/").status_code == 404
    assert farah.get(f"/in-beeld/{hier.thuis.nummer}/einde/").status_code == 404
    assert browser("rob").get(page).status_code == 404
    answer = farah.post(f"/in-beeld/{nummer}/einde/", {"reden": "verhuisd", "op": "01-10-2026"}, follow=True)
    assert "Vrijgesteld (0)" in text(answer)
    assert farah.get(page).status_code == 404
