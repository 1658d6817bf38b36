"""The line for parents changes until 8.00 the next workday, by who held the contact; after that it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.actions.contact import start
from ketenkameleon.zaken.actions.notitie import save
from ketenkameleon.zaken.actions.ouderregel import change_line
from ketenkameleon.zaken.actions.waarneming import set_cover
from ketenkameleon.zaken.invoer import NotitieInvoer, Onvolledig
from ketenkameleon.zaken.models import Ouderregel
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
# Saved on Thursday 8 October 2026; it stands from Friday 8.00 in the Netherlands, in summer time.
ACHT = datetime(2026, 10, 9, 6, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def contact(als, samiras):
    """A saved talk of Samira, with a line for the parents."""
    with als("samira") as samira:
        made = start(samira, samiras.id, Rol.LEERPLICHT_GESPREK, met=["kind"], uitgelegd=True, at=NU)
        save(samira, made.id, NotitieInvoer("thuis", geen_afspraak=True, ouderregel="Samira sprak met Noor."), at=NU)
    return made


def line():
    return Ouderregel.objects.values_list("tekst", flat=True).get()


def test_until_eight_the_next_workday_it_changes_and_from_then_on_it_stands(als, samiras, contact):
    assert Ouderregel.objects.get().vast_at == ACHT
    with als("samira", at=ACHT - SECOND) as samira:
        assert change_line(samira, contact.id, "Samira belde met Noor.", at=ACHT - SECOND) == samiras.id
    assert line() == "Samira belde met Noor."
    with als("samira", at=ACHT) as samira, pytest.raises(NotNow, match="line_fixed") as told:
        change_line(samira, contact.id, "Toch niet.", at=ACHT)
    assert dict(told.value.refusal.gegevens) == {"dag": "9 oktober 2026", "uur": "8.00"}
    assert line() == "Samira belde met Noor."


@pytest.mark.parametrize("change", [{"tekst": "later"}, {"vast_at": None}, {"muur": 100}])
def test_the_database_itself_holds_the_line_after_eight_and_all_else_of_it_always(als, contact, change):
    at = ACHT if "tekst" in change else NU
    with als("samira", at=at), pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        Ouderregel.objects.update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Ouderregel.objects.all()._raw_delete("default")


def test_it_can_be_taken_away_and_is_not_made_longer_than_it_can_be(als, contact):
    with als("samira") as samira:
        with pytest.raises(Onvolledig, match="280"):
            change_line(samira, contact.id, "x" * 281, at=NU)
        change_line(samira, contact.id, " ", at=NU)
    assert line() == ""


def test_who_covers_reads_the_line_and_does_not_change_it_and_others_find_nothing(als, wereld, samiras, contact):
    with als("farah") as farah:
        set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=VANDAAG, reden="verlof", at=NU)
    with als("tom") as tom, pytest.raises(NotAllowed, match="line_of_other"):
        change_line(tom, contact.id, "Anders.", at=NU)
    for wie, rol in (("bram", ""), ("farah", ""), ("samira", "raad")):
        with als(wie, rol=rol) as actor, pytest.raises(NotFound):
            change_line(actor, contact.id, "Anders.", at=NU)
    assert line() == "Samira sprak met Noor."
