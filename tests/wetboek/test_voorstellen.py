"""A row of the law is proposed by one person and decided by another. Source: issue 4, part 7; docs/adr/0034."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Regel
from ketenkameleon.rules.access import Deed, who_may
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.wetboek import NietToegestaan
from ketenkameleon.rules.wetboek_vorm import Besluit
from ketenkameleon.wetboek.models import Herrekening, Rijbesluit, Rijvoorstel, WetboekRij
from wereld import NU, VANDAAG
from wetboek_bouw import STARTGESPREK, decide, invoer, propose

pytestmark = pytest.mark.acties

A_DAY = timedelta(days=1)
TOMORROW = VANDAAG + A_DAY


def test_a_row_is_of_the_law_once_a_second_person_approved_it(hier, als):
    with als("bea") as bea:
        key = propose(bea, invoer(van=TOMORROW))
        assert bea.wet.rij(STARTGESPREK, TOMORROW, regio="25").waarde["lengte"] == 30
    with als("farah") as farah:
        assert decide(farah, key) == ""
    with als("samira") as samira:
        rij = samira.wet.rij(STARTGESPREK, TOMORROW, regio="25")
        assert (rij.waarde["lengte"], rij.waarde["naam"], rij.id) == (
            14, "startgesprek bij Halt", f"{STARTGESPREK}@2026-10-09/regio:25")
        assert samira.wet.rij(STARTGESPREK, VANDAAG, regio="25").waarde["lengte"] == 30
    row = WetboekRij.objects.get()
    assert (row.id, row.voorgesteld_door, row.goedgekeurd_door) == (
        key, hier.account_id("bea"), hier.account_id("farah"))
    assert Herrekening.objects.get().rij_id == key
    assert list(Regel.objects.order_by("handeling_id").values_list("gebeurtenis", "object_id")) == [
        ("rij.voorgesteld", key), ("rij.goedgekeurd", key)]


def test_who_proposed_neither_approves_nor_refuses_and_may_take_it_back(hier, als):
    with als("bea") as bea:
        key = propose(bea, invoer())
        assert decide(bea, key) == "row_second_person"
        assert decide(bea, key, Besluit.GEWEIGERD, reden="Toch niet") == "row_second_person"
    with als("cas") as cas:
        assert decide(cas, key, Besluit.INGETROKKEN) == "row_not_yours"
    with als("bea") as bea:
        assert decide(bea, key, Besluit.INGETROKKEN) == ""
        assert propose(bea, invoer()) not in ("row_waits", key), "and may propose again"
    assert not WetboekRij.objects.exists()


def test_a_refusal_says_why_and_adds_nothing(hier, als):
    with als("bea") as bea:
        key = propose(bea, invoer())
    with als("cas") as cas:
        with pytest.raises(DatabaseError, match="rijbesluit_weigering_met_reden"), transaction.atomic():
            decide(cas, key, Besluit.GEWEIGERD, reden="  ")
        assert decide(cas, key, Besluit.GEWEIGERD, reden="Halt haalt dit niet.") == ""
        assert decide(cas, key) == "row_decided"
    assert Rijbesluit.objects.get().reden == "Halt haalt dit niet."
    assert not WetboekRij.objects.exists()


def test_nobody_else_proposes_or_decides_whatever_the_page_let_through(hier, als):
    assert {f.value for f in who_may(Deed.WETBOEK_WIJZIGEN, on=VANDAAG, wet=shipped())} == {"beheerder", "coordinator"}
    with als("bea") as bea:
        key = propose(bea, invoer())
    for kort in ("samira", "peter"):
        with als(kort) as actor:
            assert propose(actor, invoer("mijlpaal.plan", delen={("aantal",): 20})) == "not_your_function"
            assert decide(actor, key) == "not_your_function"
    for kort in ("fay", "els"):
        with als(kort) as actor:
            assert decide(actor, key) == "not_your_zaak", "a proposal of another regio is not there"
            assert decide(actor, new_id()) == "not_your_zaak"


def test_nobody_writes_the_tables_by_themselves(hier, als):
    with als("bea"), connection.cursor() as cursor:
        for tabel in ("wetboek_wetboekrij", "wetboek_rijvoorstel", "wetboek_rijbesluit", "wetboek_herrekening"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                cursor.execute(f"INSERT INTO {tabel} (regio_id) VALUES (%s)", [hier.regio.id])


def test_the_same_row_twice_is_refused_proposed_or_in_force(hier, als):
    with als("bea") as bea:
        key = propose(bea, invoer())
        assert propose(bea, invoer(van=TOMORROW, delen={("lengte",): 10})) == "row_waits"
    with als("cas") as cas:
        assert decide(cas, key) == ""
    with als("bea") as bea:
        with pytest.raises(NietToegestaan, match="al een rij van uw regio die op 8 oktober 2026 begint"):
            propose(bea, invoer(delen={("lengte",): 10}))
        with pytest.raises(NietToegestaan, match="geldt deze waarde al"):
            propose(bea, invoer(van=TOMORROW))


@pytest.mark.parametrize(("what", "sentence"), [
    (invoer("mijlpaal.plan", VANDAAG - A_DAY, {("aantal",): 20}, reden="Het was zo bedoeld"), "Alleen een termijn"),
    (invoer(van=VANDAAG - A_DAY), "Schrijf op waarom"),
    (invoer(van=VANDAAG - A_DAY, reden="  "), "Schrijf op waarom"),
    (invoer(van=date(2014, 12, 31), reden="Het was zo bedoeld"), "Op deze dag gold de landelijke regel nog niet"),
    (invoer(delen={("lengte",): 0}), "een heel getal in van 1 tot en met 365"),
    (invoer(delen={("telt",): "eeuwen"}), "Kies een van de antwoorden"),
    (invoer(delen={("lengte",): "veertien"}), "andere vorm"),
    (invoer("termijn.besluit.bezwaar", delen={("lengte",): 2}), "mag een regio niet afwijken"),
    (invoer("belofte.termijn", delen={(): 6}), "mag een regio niet afwijken"),
    (invoer(delen={("lengte",): 30}), "geldt deze waarde al"),
])
def test_a_row_that_cannot_be_is_told_in_a_sentence_and_nothing_is_written(hier, als, what, sentence):
    with als("bea") as bea, pytest.raises(NietToegestaan, match=sentence):
        propose(bea, what)
    assert not Rijvoorstel.objects.exists()


def test_a_term_may_begin_before_today_with_a_reason(hier, als):
    with als("bea") as bea:
        key = propose(bea, invoer(van=date(2026, 9, 1), reden="De afspraak met Halt liep al."))
    with als("cas") as cas:
        assert decide(cas, key) == ""
    assert WetboekRij.objects.get().van == date(2026, 9, 1)


def test_a_proposal_that_lay_until_its_first_day_was_past_is_not_approved_without_a_reason(hier, als):
    later = VANDAAG + 2 * A_DAY
    with als("bea") as bea:
        term, other = propose(bea, invoer()), propose(bea, invoer("mijlpaal.plan", delen={("aantal",): 20}))
    with als("cas", at=NU + 2 * A_DAY) as cas:
        assert [decide(cas, key, on=later) for key in (term, other)] == ["row_not_taken", "row_not_taken"]
        assert decide(cas, term, Besluit.GEWEIGERD, reden="Te laat.", on=later) == ""
        with connection.cursor() as cursor:  # the luik alone
            cursor.execute("SELECT wetboek_besluit(%s, 'goedgekeurd', '', %s)", [other, NU])
            assert cursor.fetchone() == ("voorbij",)


def test_a_value_with_days_is_read_as_days(hier, als):
    naam, van = "schoolvakanties.noord", VANDAAG
    weeks = [{**line} for line in shipped().rij(naam, van).waarde["vakanties"]]
    weeks[-1]["tot"] = weeks[-1]["tot"] + A_DAY
    with als("bea") as bea:
        key = propose(bea, invoer(naam, delen={("vakanties",): weeks}))
    with als("cas") as cas:
        assert decide(cas, key) == ""
    with als("samira") as samira:
        rij = samira.wet.rij(naam, van, regio="25")
        assert rij.waarde["vakanties"][-1]["tot"] == weeks[-1]["tot"]
