"""Who reads the plan: who runs the zaak in every rol but verhoor; the school its own part while a share stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ketenkameleon.delen.actions.deling import ask_share, stop
from ketenkameleon.delen.actions.toestemming import say, withdraw
from ketenkameleon.delen.actions.verstrekken import give
from ketenkameleon.delen.invoer import DelingInvoer, JaInvoer, UitlegInvoer
from ketenkameleon.personen.models import Persoon
from ketenkameleon.plan.actions import doel as goals
from ketenkameleon.plan.actions import zeggen
from ketenkameleon.plan.invoer import BerichtInvoer, StapInvoer, WoordenInvoer
from ketenkameleon.plan.models import Akkoord, Bericht, Doel, Inzet, Opschaling, Plan, Stap, Woorden
from ketenkameleon.plan.queries.school import plans_of_school, school_plan
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.toegang.refusals import NotFound
from plan_bouw import build_plan
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
TOT = date(2027, 3, 1)
ALLES = (Plan, Doel, Stap, Bericht, Woorden, Akkoord, Inzet, Opschaling)


def share(actor, gezin):
    """The mother said yes: the school sees the plan. The keys of the share and of the yes."""
    told = UitlegInvoer("alleen dit is nodig", "het kan niet anders", VANDAAG, "in een gesprek")
    deling = ask_share(actor, gezin.zaak.id, DelingInvoer("school", ("plan",), "samen starten", TOT), told, at=NU)
    yes = say(actor, gezin.zaak.id, JaInvoer(gezin.moeder, Hoedanigheid.GEZAG, "school", ("plan",), True, VANDAAG, TOT,
                                             Toestemmingsvorm.MONDELING, True), at=NU)
    return deling, yes


@pytest.fixture
def gedeeld(als, gezin, doel):
    """Steps at every place, words from home, and a share of the plan with De Vlier."""
    with als("samira") as actor:
        for waar in ("school", "thuis", "kind"):
            goals.add_step(actor, doel, StapInvoer(waar, f"stap {waar}", "iemand"), at=NU)
        zeggen.tell(actor, doel, BerichtInvoer("ouder", "minder", "ochtend is zwaar", gezin.moeder), at=NU)
        zeggen.say(actor, gezin.zaak.id, WoordenInvoer(gezin.kind, "Ik durf niet."), at=NU)
        return share(actor, gezin)


def plans(actor):
    return [plan.plan_id for plan in plans_of_school(actor, on=VANDAAG)]


def seen():
    """How many rows of each table the database lets through, whatever a query asks."""
    return [model.objects.count() for model in ALLES]


def test_the_school_reads_its_own_part_and_nothing_of_home_or_the_child(als, gezin, doel, gedeeld):
    with als("peter") as school:
        [key] = plans(school)
        blad = school_plan(school, key, on=VANDAAG)
        zeggen.school_tells(school, doel, "beter", "3 van 5 dagen", at=NU)
        again = school_plan(school, key, on=VANDAAG)
        assert seen() == [1, 1, 1, 1, 0, 0, 0, 0]
    [goal], [after] = blad.doelen, again.doelen
    assert ([step.wat for step in goal.stappen], goal.berichten) == (["stap school"], ())
    assert [(line.hoe, line.tekst, line.namens) for line in after.berichten] == [("beter", "3 van 5 dagen", False)]


def test_another_school_and_who_does_not_run_the_zaak_read_nothing(als, gezin, doel, gedeeld):
    for wie in ("tom", "farah", "zus", "bram", "els"):
        with als(wie):
            assert seen() == [0] * 8, wie
    with als("zus") as other:
        assert plans(other) == []
        with pytest.raises(NotFound):
            zeggen.school_tells(other, doel, "beter", "", at=NU)


@pytest.mark.parametrize("ends", ["withdrawn", "stopped", "another birth date"])
def test_the_school_reads_nothing_any_more_at_once(als, gezin, gedeeld, ends):
    deling, yes = gedeeld
    with als("samira") as actor:
        if ends == "withdrawn":
            withdraw(actor, yes, gezin.moeder, at=NU)
        elif ends == "stopped":
            stop(actor, deling, at=NU)
        else:
            Persoon.objects.filter(pk=gezin.kind).update(geboortejaar=2010)
    with als("peter") as school:
        assert plans(school) == []
        assert seen() == [0] * 8


def test_the_day_of_the_share_closes_also_when_nothing_ran(als, gezin, gedeeld):
    for day, open_ones in ((NU.replace(year=2027, month=3, day=1), 1), (NU.replace(year=2027, month=3, day=2), 0)):
        with als("peter", at=day) as school:
            assert len(plans(school)) == open_ones


def test_a_school_cannot_write_as_home_nor_into_a_plan_that_is_not_shared(als, gezin, doel, gedeeld, wereld):
    other = make_zaak(wereld.hier, "Sem")
    make_vast(wereld.hier, other, "samira")
    closed = build_plan(other, wereld.hier.account_id("samira"), wereld.hier.scholen["De Vlier"])
    real = {"zaak": gezin.zaak, "doel_id": doel, "van": "ouder"}
    for target in (real, {"zaak": other, "doel_id": closed["doel"], "van": "school"}):
        with als("peter"), pytest.raises(DatabaseError), transaction.atomic():
            Bericht.objects.create(
                regio_id=other.regio_id, verantwoordelijke_id=other.verantwoordelijke_id, muur=100, hoe="beter",
                school=wereld.hier.scholen["De Vlier"], door=wereld.hier.account_id("peter"), at=NU, **target)


@pytest.mark.parametrize(("rol", "leest"), [("", True), (Rol.LEERPLICHT_GESPREK, True), (Rol.ONDERWIJSZORG, True),
                                            (Rol.HALT, True), (Rol.RAAD, True), (Rol.LEERPLICHT_VERHOOR, False)])
def test_who_runs_the_zaak_reads_the_plan_in_every_rol_but_verhoor(als, gezin, gedeeld, rol, leest):
    with als("samira", rol=rol):
        assert [count > 0 for count in seen()[:5]] == [leest] * 5


def test_a_parent_reads_the_goals_and_steps_and_no_words_of_anybody_else(als, gezin, gedeeld, wereld):
    """What the mother said is never for the father to read; what each reads of themselves: tests/gezin/test_plan.py."""
    vik = Account.objects.create(gebruikersnaam="vik", naam="Vik", password="!")
    wereld.hier.accounts["vik"] = vik
    Relatie.objects.create(regio_id=gezin.zaak.regio_id, account=vik, zaak_id=gezin.zaak.id, soort="ouder_met_gezag",
                           van=VANDAAG)
    with als("vik"):
        assert seen() == [1, 1, 3, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("model", [Bericht, Woorden])
def test_what_was_said_is_changed_by_nobody(gezin, gedeeld, model):
    for statement in (f"UPDATE {model._meta.db_table} SET tekst = 'anders'", f"DELETE FROM {model._meta.db_table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_share_of_the_plan_gives_its_goals_and_steps(als, gezin, doel, gedeeld):
    deling, _ = gedeeld
    with als("samira") as actor:
        stuk = give(actor, deling, "papier", at=NU + timedelta(minutes=1))
    assert stuk.velden == ("kind.naam", "plan.doelen")
    [part] = stuk.delen
    assert part.velden[0].regels == ("Noor is om 9.00 uur op school.: op school: stap school (iemand); "
                                     "thuis: stap thuis (iemand); het kind zelf: stap kind (iemand)",)
