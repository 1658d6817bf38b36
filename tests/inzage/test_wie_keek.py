"""Who looked: the privacy officer of whoever answers for it sees it, and nobody else; never a look under the Wpg."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ketenkameleon.inzage.actions.toezicht import ask, explain, search_odd_views, settle
from ketenkameleon.inzage.actions.verzoeken import VerzoekInvoer, check_identity, write_request
from ketenkameleon.inzage.cellen import cell
from ketenkameleon.inzage.queries.toezicht import Periode, log_of_zaak, odd_views, plain_log, question, questions
from ketenkameleon.logboek.schrijven import looked, refused
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Contact
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
ALLES = Periode(date(2026, 1, 1), date(2026, 12, 31))
NACHT = datetime(2026, 10, 7, 23, 30, tzinfo=UTC)


def _look(als, wie, zaak, *, rol="", gevraagd=None, at=NU):
    with als(wie, rol=rol, at=at, doel="zaak") as actor:
        looked(actor.lopend, "zaak", gevraagd or zaak.nummer, zaak_id=zaak.id)


def _seen_by(als, fg, zaak, **more):
    with als(fg) as actor:
        return [
            (line.naam, line.rol, line.soort) for line in log_of_zaak(actor, zaak.nummer, ALLES, on=VANDAAG, **more)
        ]


def test_the_fg_of_the_zaak_sees_looks_without_a_rol_and_the_fg_of_a_rol_sees_that_rol_alone(als, volle_zaak):
    _look(als, "samira", volle_zaak)
    _look(als, "samira", volle_zaak, rol="raad")
    assert _seen_by(als, "jan", volle_zaak) == [("Samira de Wit", "", "bekeken")]
    assert _seen_by(als, "rob", volle_zaak) == [("Samira de Wit", "raad", "bekeken")]


def test_nobody_sees_a_log_of_another_regio_nor_without_being_a_privacy_officer(als, volle_zaak):
    _look(als, "samira", volle_zaak)
    assert _seen_by(als, "fem", volle_zaak) == []
    for wie in ("samira", "farah", "peter"):
        with als(wie) as actor, pytest.raises(NotAllowed):
            log_of_zaak(actor, volle_zaak.nummer, ALLES, on=VANDAAG)


def test_a_luik_opens_for_no_other_context_even_when_python_does_not_ask(als, volle_zaak):
    from django.db import connection

    _look(als, "samira", volle_zaak)
    with als("samira"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM inzage_log(%s, '2020-01-01', '2030-01-01', NULL, 10)", [volle_zaak.nummer]
        )
        assert cursor.fetchone() == (0,)


def test_a_look_under_the_wpg_is_in_no_log_but_that_of_a_wpg_request_of_somebody_who_was_checked(als, volle_zaak):
    verhoor = Contact.objects.get(zaak=volle_zaak, muur=401)
    _look(als, "samira", volle_zaak, rol="leerplicht_verhoor")
    _look(als, "samira", volle_zaak, gevraagd=str(verhoor.id))
    _look(als, "samira", volle_zaak)
    assert _seen_by(als, "jan", volle_zaak) == [("Samira de Wit", "", "bekeken")]
    with als("jan") as actor:
        wens = VerzoekInvoer(
            volle_zaak.nummer, "inzage", Regime.WPG, Band.OUDER_MET_GEZAG, "M. Vos", "alles", VANDAAG
        )
        verzoek = write_request(actor, wens, at=NU)
    assert _seen_by(als, "jan", volle_zaak, verzoek_id=verzoek) == []
    with als("jan") as actor:
        check_identity(actor, verzoek, "paspoort gezien", at=NU)
    found = _seen_by(als, "jan", volle_zaak, verzoek_id=verzoek)
    assert sorted(rol for _, rol, _ in found) == ["", "leerplicht_verhoor"]


def test_reading_the_log_is_in_the_log_itself(als, volle_zaak):
    from ketenkameleon.logboek.models import Inzage

    _seen_by(als, "jan", volle_zaak)
    assert list(Inzage.objects.values_list("object_soort", "gevraagd")) == [("log", volle_zaak.nummer)]


def test_a_refusal_of_this_nummer_can_be_traced_by_the_fg(als, volle_zaak):
    with als("tom") as actor:
        refused(actor.lopend, "zaak", volle_zaak.nummer, reden="not_your_zaak")
    assert _seen_by(als, "jan", volle_zaak) == [("Tom Bakker", "", "geweigerd")]


def test_who_had_no_relatie_that_day_is_marked_and_who_had_is_not(als, volle_zaak):
    _look(als, "samira", volle_zaak)
    _look(als, "tom", volle_zaak)
    _look(als, "farah", volle_zaak)
    with als("jan") as actor:
        odd = {line.naam: line.odd for line in log_of_zaak(actor, volle_zaak.nummer, ALLES, on=VANDAAG)}
    assert odd == {"Samira de Wit": False, "Tom Bakker": True, "Farah Aziz": False}


def test_the_family_print_names_nobody_and_leaves_out_the_wpg(als, volle_zaak):
    verhoor = Contact.objects.get(zaak=volle_zaak, muur=401)
    _look(als, "samira", volle_zaak)
    _look(als, "samira", volle_zaak, gevraagd=str(verhoor.id))
    _look(als, "samira", volle_zaak, rol="leerplicht_verhoor")
    with als("samira") as actor:
        assert [(r.functie, r.rol, r.keren) for r in plain_log(actor, volle_zaak.nummer)] == [("bip", "", 1)]
    with als("tom") as actor:
        assert plain_log(actor, volle_zaak.nummer) == ()


def test_odd_views_are_found_once_however_often_one_looks(als, volle_zaak):
    _look(als, "tom", volle_zaak, at=NACHT)
    with als("jan", at=NU) as actor:
        assert search_odd_views(actor, at=NU) == 2
        assert search_odd_views(actor, at=NU) == 0
        assert sorted(b.soort for b in odd_views(actor, on=VANDAAG)) == ["nacht", "zonder_band"]
    with als("rob") as actor:
        assert odd_views(actor, on=VANDAAG) == ()


def test_a_series_of_refusals_and_a_day_with_many_zaken_are_odd(als, fgs):
    from zaken_bouw import make_vast, make_zaak

    zaken = [make_zaak(fgs.hier, f"Kind{n}") for n in range(40)]
    for zaak in zaken:
        make_vast(fgs.hier, zaak, "samira")
    with als("samira") as actor:
        for zaak in zaken:
            looked(actor.lopend, "zaak", zaak.nummer, zaak_id=zaak.id)
    with als("tom") as actor:
        for n in range(5):
            refused(actor.lopend, "zaak", f"2026-9999{n}", reden="not_your_zaak")
    with als("jan", at=NU + timedelta(minutes=1)) as actor:
        search_odd_views(actor, at=NU + timedelta(minutes=1))
        assert sorted((b.soort, b.naam, b.aantal) for b in odd_views(actor, on=VANDAAG)) == [
            ("geweigerd", "Tom Bakker", 5),
            ("veel", "Samira de Wit", 40),
        ]


def test_a_question_goes_to_the_person_and_the_coordinator_is_answered_once_and_settled(als, volle_zaak):
    _look(als, "tom", volle_zaak)
    with als("jan", at=NU + timedelta(minutes=1)) as actor:
        search_odd_views(actor, at=NU + timedelta(minutes=1))
        [blik] = odd_views(actor, on=VANDAAG)
        ask(actor, blik.id, "Waarom keek u?", at=NU)
    with als("samira") as actor:
        assert questions(actor) == ()
        with pytest.raises(NotFound):
            question(actor, blik.id)
    with als("farah") as actor:
        assert [q.vraag for q in questions(actor)] == ["Waarom keek u?"]
        with pytest.raises(NotFound):
            explain(actor, blik.id, "Ik niet", at=NU)
    with als("tom") as actor:
        explain(actor, blik.id, "Ik zocht een ander.", at=NU)
        with pytest.raises(NotNow):
            explain(actor, blik.id, "Iets anders.", at=NU)
    with als("jan") as actor:
        with pytest.raises(Onvolledig):
            settle(actor, blik.id, "in_orde", " ", at=NU)
        settle(actor, blik.id, "in_orde", "Een vergissing.", at=NU)
        with pytest.raises(NotNow):
            settle(actor, blik.id, "niet_in_orde", "Toch niet.", at=NU)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("zaak", "zaak"),
        (None, ""),
        (12, "12"),
    ],
)
def test_no_cell_of_an_export_is_a_formula(value, written):
    assert cell(value) == written
