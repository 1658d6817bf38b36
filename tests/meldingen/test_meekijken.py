"""A colleague looks along at one child in view: on a ground that is written down, for so long, and no other child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from beeld_bouw import GEZIEN, JAAR, children_in_view
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Regel
from ketenkameleon.meldingen.actions.blik import GeldtNietMeer, end_exemption, look_again
from ketenkameleon.meldingen.actions.meekijken import MeekijkInvoer, let_look_along, may_look_along, stop_looking_along
from ketenkameleon.meldingen.models import BlikInBeeld
from ketenkameleon.meldingen.queries_in_beeld import in_view
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.schermen.in_beeld_queries import lines_in_view
from ketenkameleon.team.models import Meekijker
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.meekijken import looking_along
from paginas_bouw import browser, counted, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
TOT = date(2026, 12, 1)


@pytest.fixture
def hier(wereld, als):
    """Sem is exempt, Noor is long at home; Rob (CJG) and Gea (GGD) are of the kernteam of De Vlier."""
    hier = children_in_view(wereld.hier, als)
    hier.mee = {kort: Aanstelling.objects.get(account=hier.accounts[kort]).id for kort in ("gea", "rob", "peter")}
    hier.invoer = MeekijkInvoer(hier.mee["gea"], "taak", "De GGD roept Sem op en volgt hoe het gaat.", TOT,
                                date(2026, 10, 7))
    return hier


def _let(als, hier, wie="farah", at=NU, **changed):
    with als(wie) as actor:
        return let_look_along(actor, hier.zaak.id, replace(hier.invoer, **changed), at=at)


def _seen(als, wie, at=NU):
    with als(wie, at=at) as actor:
        return [(line.kind.naam, line.kind.lijst, bool(line.zelf)) for line in lines_in_view(actor, on=at.date())]


@pytest.mark.parametrize("wie", ["farah", "tom"])
def test_who_answers_for_a_child_shows_that_child_alone_to_a_colleague(hier, als, wie):
    key = _let(als, hier, wie)
    assert _seen(als, "gea") == [("Sem Vos", "vrijgesteld", True)]
    assert _seen(als, "farah") == [("Noor Vos", "lang_thuis", False), ("Sem Vos", "vrijgesteld", False)]
    assert Regel.objects.filter(gebeurtenis="in_beeld.meekijken", object_id=key, zaak_id=hier.zaak.id).exists()


def test_the_rest_of_the_kernteam_sees_nothing_of_it(hier, als):
    _let(als, hier)
    for look in (in_view, looking_along, lines_in_view):
        with als("rob") as actor, pytest.raises(NotAllowed):
            look(actor, on=VANDAAG)


def test_it_ends_with_its_last_day_with_the_aanstelling_and_with_a_stop(hier, als):
    key = _let(als, hier)
    after = NU + timedelta(days=(TOT - VANDAAG).days + 1)
    with als("gea", at=after) as actor, pytest.raises(NotAllowed):
        in_view(actor, on=after.date())
    Aanstelling.objects.filter(pk=hier.mee["gea"]).update(tot=date(2026, 11, 1))
    with als("farah") as actor:
        stop_looking_along(actor, hier.zaak.id, key, at=NU)
        with pytest.raises(NotFound):
            stop_looking_along(actor, hier.zaak.id, key, at=NU)
    with als("gea") as actor, pytest.raises(NotAllowed):
        in_view(actor, on=VANDAAG)


def test_under_another_hat_the_child_is_not_there(hier, als):
    _let(als, hier)
    Meekijker.objects.update(aanstelling_id=new_id())
    with als("gea") as actor, pytest.raises(NotAllowed):
        in_view(actor, on=VANDAAG)


@pytest.mark.parametrize(("veld", "changed"), [
    ("grond", {"grond": "zomaar"}), ("waarom", {"waarom": "omdat"}), ("waarom", {"waarom": "x" * 201}),
    ("tot", {"tot": VANDAAG - timedelta(days=1)}), ("tot", {"tot": date(2027, 1, 9)}),
    ("verteld_op", {"verteld_op": VANDAAG + timedelta(days=1)}), ("niet_verteld", {"verteld_op": None}),
    ("verteld_op", {"grond": "toestemming", "verteld_op": None, "niet_verteld": "Nog niet gezien."}),
    ("aanstelling", {"aanstelling_id": new_id()}), ("aanstelling", {"aanstelling_id": "peter"}),
])
def test_a_missing_ground_reason_end_or_word_to_the_family_is_said_and_nothing_is_kept(hier, als, veld, changed):
    if changed.get("aanstelling_id") == "peter":
        changed = {"aanstelling_id": hier.mee["peter"]}
    with pytest.raises(Onvolledig) as said:
        _let(als, hier, **changed)
    assert set(said.value.velden) == {veld}
    assert not Meekijker.objects.exists()


def test_a_colleague_is_let_in_once_and_nobody_lets_in_themselves(hier, als):
    _let(als, hier)
    with pytest.raises(Onvolledig, match="kijkt al mee"):
        _let(als, hier)
    with als("tom") as actor:
        names = " ".join(naam for _, naam in may_look_along(actor, on=VANDAAG))
    assert hier.accounts["tom"].naam not in names
    assert "Gea Kroon" in names


def test_who_looks_along_says_what_they_saw_and_can_end_nothing(hier, als):
    _let(als, hier)
    with als("gea") as actor:
        look_again(actor, hier.zaak.id, GEZIEN, at=NU)
        with pytest.raises(NotAllowed):
            end_exemption(actor, hier.zaak.id, GeldtNietMeer(JAAR.van, VANDAAG, "school"), at=NU)
        with pytest.raises(NotAllowed):
            let_look_along(actor, hier.zaak.id, replace(hier.invoer, aanstelling_id=hier.mee["rob"]), at=NU)
        with pytest.raises(DatabaseError, match="niet aan u"), transaction.atomic():
            look_again(actor, hier.thuis.id, replace(GEZIEN, lijst=Beeldlijst.LANG_THUIS, kijk_weer_op=TOT), at=NU)
        with pytest.raises(DatabaseError, match="blik_einde_van_wie"), transaction.atomic():
            _ask("SELECT meldingen_blik(%s, %s, 'vrijgesteld', 'einde', %s, '', 'school', NULL, %s)",
                 new_id(), hier.zaak.id, VANDAAG, NU)
    assert BlikInBeeld.objects.get().functie == "meekijker"


def _ask(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.mark.parametrize("wie", ["rob", "gea", "peter", "els"])
def test_the_luiken_let_in_and_stop_for_nobody_else_whatever_the_program_decides(hier, als, wie):
    key = _let(als, hier)
    with als(wie):
        with pytest.raises(DatabaseError, match="niet aan u"), transaction.atomic():
            _ask("SELECT team_meekijken(%s, %s, %s, 'taak', 'een reden', %s, %s, '', %s)",
                 new_id(), hier.zaak.id, hier.mee["rob"], TOT, VANDAAG, NU)
        assert _ask("SELECT team_meekijken_stop(%s, %s, %s)", key, hier.zaak.id, NU) == [(0,)]
        assert len(_ask("SELECT id FROM team_meekijkers()")) == (wie == "gea")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Meekijker.objects.exists()


def test_the_luik_lets_nobody_of_a_school_and_not_oneself_in(hier, als):
    eigen = Aanstelling.objects.get(account=hier.accounts["tom"]).id
    for aanstelling in (hier.mee["peter"], eigen):
        with als("tom"), pytest.raises(DatabaseError, match="kan niet meekijken"), transaction.atomic():
            _ask("SELECT team_meekijken(%s, %s, %s, 'taak', 'een reden', %s, %s, '', %s)",
                 new_id(), hier.zaak.id, aanstelling, TOT, VANDAAG, NU)


def test_the_pages_let_in_show_stop_and_are_not_there_for_who_only_looks_along(hier):
    farah, gea, nummer = browser("farah"), browser("gea"), hier.zaak.nummer
    page = f"/in-beeld/{nummer}/meekijken/"
    sent = {"aanstelling": str(hier.mee["gea"]), "grond": "taak", "waarom": "De GGD roept Sem op.", "tot": "01-12-2026",
            "verteld": "nee"}
    assert gea.get("/in-beeld/").status_code == 403
    assert "waarom het gezin het nog niet weet" in text(farah.post(page, sent))
    assert "Gea Kroon" in text(farah.post(page, {**sent, "niet_verteld": "Het gesprek is morgen."}, follow=True))
    assert "Gea Kroon" in text(farah.get("/in-beeld/"))
    assert "U kijkt mee (1)" in text(gea.get("/signalen/mijn/"))
    assert "U kijkt mee" not in text(browser("rob").get("/signalen/mijn/"))
    read = text(gea.get("/in-beeld/"))
    assert "U kijkt mee tot en met 1 december 2026" in read
    assert "De GGD roept Sem op." in read
    assert "Noor" not in read
    assert gea.get(f"/in-beeld/{nummer}/vrijgesteld/gekeken/").status_code == 200
    for path in (page, f"/in-beeld/{nummer}/einde/", f"/in-beeld/{hier.thuis.nummer}/lang_thuis/gekeken/"):
        assert gea.get(path).status_code == 404
    stop = f"{page}{Meekijker.objects.get().id}/stop/"
    assert gea.post(stop).status_code == 404
    assert "Nu kijkt niemand mee." in text(farah.post(stop, follow=True))
    assert gea.get("/in-beeld/").status_code == 403


@pytest.mark.parametrize("wie", ["farah", "gea"])
def test_the_list_costs_at_most_twelve_queries_also_for_who_only_looks_along(hier, als, wie):
    _let(als, hier)
    client = browser(wie)
    with counted() as queries:
        assert client.get("/in-beeld/").status_code == 200
    assert len(queries) <= 12
