"""What a share opens in the walls, and that it closes: at once, on the birthday, and when nothing ever runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from delen_bouw import add_note, add_verhaal
from ketenkameleon.delen.actions.deling import discuss, stop
from ketenkameleon.delen.actions.toestemming import withdraw, withdraw_told
from ketenkameleon.delen.actions.verlopen import note_ended
from ketenkameleon.delen.models import VerhaalGrens
from ketenkameleon.delen.queries.delen import sharing
from ketenkameleon.personen.models import Gezag, Persoon
from ketenkameleon.rules.access import Deed, Functie
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.zaken.models import Gebeurtenis, Notitie, Verhaal
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
A_DAY = timedelta(days=1)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(10), UTC)


@pytest.fixture
def leest(als):
    """`leest("raad", day)`: the texts of notities and of verhalen that Samira reads in that rol on that day."""
    def read(rol="", day=VANDAAG):
        with als("samira", rol=rol, at=noon(day)):
            return {*Notitie.objects.values_list("feiten", flat=True), *Verhaal.objects.values_list("tekst", flat=True)}

    return read


@pytest.fixture
def zorg(wereld, gezin):
    """A family with one parent, and a notitie in each of four rollen; Noor turns 16 on 20 October."""
    g = gezin(date(2010, 10, 20), "eenhoofdig")
    for rol in ("leerplicht_gesprek", "halt", "raad", "leerplicht_verhoor"):
        add_note(g.zaak, wereld.hier.account_id("samira"), rol, f"feiten {rol}")
    return g


def test_a_yes_opens_the_verslagen_of_one_rol_to_one_other(als, zorg, zegt, vraagt, leest):
    assert leest("halt") == {"feiten halt"}
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag")
        zegt(actor, zorg, zorg.moeder, "halt", "verslag")
    assert leest("halt") == {"feiten halt", "feiten leerplicht_gesprek"}
    assert leest("raad") == {"feiten raad"}
    assert leest("leerplicht_verhoor") == {"feiten leerplicht_verhoor"}


def test_other_kinds_of_data_and_receivers_without_a_rol_open_nothing(als, zorg, zegt, vraagt, leest):
    with als("samira") as actor:
        for who, kind in (("halt", "plan"), ("cjg", "verslag"), ("school", "waarom")):
            vraagt(actor, zorg, who, kind)
            zegt(actor, zorg, zorg.moeder, who, kind)
    assert leest("halt") == {"feiten halt"}
    assert not Relatie.objects.filter(soort="gedeeld").exists()


def test_a_verhoor_opens_nothing_and_gets_nothing(als, zorg, vraagt, leest):
    with als("samira", rol="leerplicht_verhoor") as actor:
        vraagt(actor, zorg, "halt", "verwijzing")
    assert leest("halt") == {"feiten halt"}
    with als("samira") as actor, pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT delen_verhaal(%s, 401, %s)", [zorg.zaak.id, VANDAAG])


def test_a_withdrawal_and_a_stop_close_at_once(als, zorg, zegt, vraagt, leest):
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag")
        yes = zegt(actor, zorg, zorg.moeder, "halt", "verslag")
        withdraw(actor, yes, zorg.moeder, at=NU)
    assert leest("halt") == {"feiten halt"}
    with als("samira") as actor:
        deling = vraagt(actor, zorg, "rvdk", "verslag")
        zegt(actor, zorg, zorg.moeder, "rvdk", "verslag")
    assert "feiten leerplicht_gesprek" in leest("raad")
    with als("samira") as actor:
        stop(actor, deling, at=NU)
    assert leest("raad") == {"feiten raad"}


@pytest.mark.parametrize(("geboren", "last"), [
    ((2010, 10, 20), date(2026, 10, 19)),
    ((2010, 10, None), date(2026, 9, 30)),
    ((2010, 11, None), date(2026, 10, 31)),
    ((2010, None, None), None),
    ((2011, None, None), date(2026, 12, 31)),
    ((2012, 5, 17), date(2027, 3, 1)),
])
def test_a_relatie_ends_the_day_before_the_earliest_birthday_that_can_be(als, zorg, zegt, vraagt, geboren, last):
    Persoon.objects.filter(pk=zorg.kind).update(geboortejaar=geboren[0], geboortemaand=geboren[1],
                                                geboortedag=geboren[2])
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag")
        zegt(actor, zorg, zorg.moeder, "halt", "verslag")
    ends = list(Relatie.objects.filter(soort="gedeeld", tot__gte=VANDAAG).values_list("tot", flat=True))
    assert ends == ([last] if last and last >= VANDAAG else [])


def test_on_the_birthday_it_is_closed_though_nothing_ran(als, zorg, zegt, vraagt, leest, wereld):
    add_verhaal(zorg.zaak, wereld.hier.account_id("samira"), [100, 101])
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag", "waarom")
        zegt(actor, zorg, zorg.moeder, "halt", "verslag", "waarom")
    open_now = {"feiten halt", "feiten leerplicht_gesprek", "Ik durf niet."}
    assert leest("halt", date(2026, 10, 19)) == open_now
    assert leest("halt", date(2026, 10, 20)) == {"feiten halt"}
    assert leest("", date(2026, 10, 20)) == {"feiten leerplicht_gesprek", "Ik durf niet."}


def test_the_words_of_the_child_open_to_a_rol_and_those_of_a_parent_do_not(als, zorg, zegt, vraagt, leest, wereld):
    samira = wereld.hier.account_id("samira")
    first = add_verhaal(zorg.zaak, samira, [100, 101])
    add_verhaal(zorg.zaak, samira, [100, 101], "Ze slaapt slecht.", verteller="ouder1")
    add_verhaal(zorg.zaak, samira, [100, 101], "En ik ben moe.", vervangt=first.id)
    with als("samira") as actor:
        vraagt(actor, zorg, "rvdk", "waarom")
        yes = zegt(actor, zorg, zorg.moeder, "rvdk", "waarom")
    assert leest("raad") == {"feiten raad", "Ik durf niet.", "En ik ben moe."}
    with als("samira", rol="raad") as actor:
        withdraw(actor, yes, zorg.moeder, at=NU)
    assert leest("raad") == {"feiten raad"}
    assert {tuple(v.voor) for v in Verhaal.objects.all()} == {(100, 101)}


def test_a_no_reaches_a_verhaal_behind_another_rol_than_one_looks_in(als, zorg, leest, wereld):
    add_verhaal(zorg.zaak, wereld.hier.account_id("samira"), [102, 301])
    with als("samira") as actor:
        zicht = zaak_for(actor, zorg.zaak.id, Deed.NOTITIES_ZIEN, on=VANDAAG)
        assert not Verhaal.objects.exists()
        assert sharing(actor, zicht, on=VANDAAG).verhaal_voor == {102, 301}
        withdraw_told(actor, zorg.zaak.id, "rvdk", at=NU)
        assert sharing(actor, zicht, on=VANDAAG).verhaal_voor == {102}
    assert "Ik durf niet." not in leest("raad")
    assert "Ik durf niet." in leest("halt"), "the rol in which it was told keeps it"


def test_what_was_said_at_the_telling_does_not_end_with_a_share(als, zorg, zegt, vraagt, leest, wereld):
    add_verhaal(zorg.zaak, wereld.hier.account_id("samira"), [100, 101, 301])
    with als("samira") as actor:
        deling = vraagt(actor, zorg, "rvdk", "waarom")
        zegt(actor, zorg, zorg.moeder, "rvdk", "waarom")
        stop(actor, deling, at=NU)
    assert "Ik durf niet." in leest("raad")
    assert not VerhaalGrens.objects.exists()


@pytest.mark.parametrize("wie", ["tom", "farah", "bram"])
def test_who_does_not_run_the_zaak_opens_no_verhaal(als, zorg, wie):
    with als(wie), pytest.raises(DatabaseError, match="niet aan u"), transaction.atomic(), \
            connection.cursor() as cursor:
        cursor.execute("SELECT delen_verhaal(%s, 301, %s)", [zorg.zaak.id, VANDAAG])
    with als(wie), connection.cursor() as cursor:
        cursor.execute("SELECT delen_verhaal_voor(%s)", [zorg.zaak.id])
        assert cursor.fetchone() == ([],)


def test_another_birth_date_or_gezag_closes_what_was_open_until_somebody_looks_again(als, zorg, zegt, vraagt, leest):
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag")
        zegt(actor, zorg, zorg.moeder, "halt", "verslag")
    for change in (lambda: Persoon.objects.filter(pk=zorg.kind).update(geboortedag=21),
                   lambda: Gezag.objects.filter(kind_id=zorg.kind).update(soort="gezamenlijk"),
                   lambda: Gezag.objects.filter(kind_id=zorg.kind).update(soort="eenhoofdig")):
        with als("samira"):
            change()
        assert leest("halt") == {"feiten halt"}
        with als("samira") as actor:
            discuss(actor, zorg.zaak.id, at=NU)
    assert "feiten leerplicht_gesprek" in leest("halt"), "with one parent again, her yes is enough"
    ends = Relatie.objects.filter(soort="gedeeld", tot__gte=VANDAAG).values_list("tot", flat=True)
    assert list(ends) == [date(2026, 10, 20)]


def test_the_job_of_the_night_notes_each_end_once_and_takes_the_rol_out_of_the_verhaal(als, als_plicht, zorg, zegt,
                                                                                      vraagt, wereld):
    add_verhaal(zorg.zaak, wereld.hier.account_id("samira"), [100, 101])
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag", "waarom")
        zegt(actor, zorg, zorg.moeder, "halt", "verslag", "waarom")
    told = []
    for day in (19, 20, 20, 21):
        with als_plicht(Functie.KLOK, at=noon(date(2026, 10, day))) as actor:
            told.append(note_ended(actor, at=noon(date(2026, 10, day))))
    assert told == [0, 1, 0, 0]
    assert [tuple(v.voor) for v in Verhaal.objects.all()] == [(100, 101)]
    assert Gebeurtenis.objects.filter(code="delen.verlopen").count() == 1


def test_bringing_up_to_date_twice_changes_nothing(als, zorg, zegt, vraagt):
    with als("samira") as actor:
        vraagt(actor, zorg, "halt", "verslag")
        vraagt(actor, zorg, "halt", "verslag", tot=VANDAAG + A_DAY)
        zegt(actor, zorg, zorg.moeder, "halt", "verslag")
        before = list(Relatie.objects.filter(soort="gedeeld").values_list("id", "van", "tot"))
        discuss(actor, zorg.zaak.id, at=NU)
        assert list(Relatie.objects.filter(soort="gedeeld").values_list("id", "van", "tot")) == before
    assert len(before) == 1
