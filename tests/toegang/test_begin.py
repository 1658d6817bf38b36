"""The acting context: nothing is seen without one, and it ends with the transaction."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from ketenkameleon.regio.models import Aanstelling, School
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import begin, begin_duty
from wereld import NU

pytestmark = pytest.mark.acties


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return cursor.fetchone()[0] or ""


def test_begin_knows_who_acts_where_and_in_which_functie(wereld, als):
    with als("peter") as actor:
        assert actor.naam == "Peter Mol"
        assert actor.regio_code == "25"
        assert actor.functies == {Functie.SCHOOL}
        assert actor.school_ids == (wereld.hier.scholen["De Vlier"].id,)


def test_without_context_there_is_nothing_to_see(wereld):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE web")
        cursor.execute("SELECT count(*) FROM regio_school")
        assert cursor.fetchone()[0] == 0
        cursor.execute("RESET ROLE")


def test_an_actor_sees_the_own_regio_and_not_the_other(wereld, als):
    with als("samira"):
        assert set(School.objects.values_list("naam", flat=True)) == {"De Vlier", "De Zon", "Duincollege"}
    with als("bram"):
        assert set(School.objects.values_list("naam", flat=True)) == {"De Waal"}


def test_an_aanstelling_that_has_ended_opens_nothing(wereld):
    Aanstelling.objects.filter(account=wereld.hier.accounts["samira"]).update(tot=NU.date() - timedelta(days=1))
    started = begin(wereld.hier.account_id("samira"), doel="test", at=NU)
    assert started.actor is None
    assert started.wachtwoord


def test_an_account_that_is_closed_is_nobody(wereld):
    account = wereld.hier.accounts["samira"]
    account.is_active = False
    account.save()
    started = begin(account.id, doel="test", at=NU)
    assert started.actor is None
    assert not started.wachtwoord


def test_a_regio_without_aanstelling_there_is_not_given(wereld):
    asked = wereld.elders.regio.id
    actor = begin(wereld.hier.account_id("samira"), regio_id=asked, doel="test", at=NU).actor
    assert actor is not None
    assert actor.regio_id == wereld.hier.regio.id


def test_the_context_ends_with_the_transaction(wereld):
    with transaction.atomic():
        begin(wereld.hier.account_id("samira"), doel="test", at=NU)
        assert _setting("kk.account") == str(wereld.hier.account_id("samira"))


def test_web_cannot_take_a_duty(wereld):
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("SET LOCAL ROLE web")
        begin_duty(Functie.DUO_IMPORT, regio_id=wereld.hier.regio.id, doel="test", at=NU)
