"""What the beeld asks, and in which rollen it may be used."""

from datetime import date

import pytest

from ketenkameleon.rules.beeld import may_tell, serves, speakers, subjects
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.wetboek import Rij, Scope, Wetboek, Zekerheid, frozen

WET = shipped()
ON = date(2026, 10, 8)


def test_the_list_is_short_and_each_has_a_question():
    found = subjects(on=ON, wet=WET)
    assert [subject.code for subject in found] == ["school", "thuis", "gezondheid", "geld", "vrienden"]
    assert all(subject.naam and subject.vraag.endswith("?") for subject in found)
    assert "kind" in speakers(on=ON, wet=WET)


def test_a_regio_asks_other_things_from_a_day_on():
    asked = (frozen({"code": "slaap", "naam": "slaap", "vraag": "Slaap je?"}),)
    own = Rij("beeld.onderwerpen", date(2026, 9, 1), asked, "onderwerp",
              "besluit van de regio", Zekerheid.KEUZE, Scope.REGIO, "25", lokaal=True)
    wet = Wetboek((*WET.rijen, own))
    assert [s.code for s in subjects(on=ON, wet=wet, regio="25")] == ["slaap"]
    assert len(subjects(on=date(2026, 8, 31), wet=wet, regio="25")) == 5
    assert len(subjects(on=ON, wet=wet, regio="15")) == 5


@pytest.mark.parametrize(("here", "ook", "voor"), [
    (100, (), (100, 101)), (101, (), (100, 101)), (102, (), (102,)), (201, (Rol.RAAD,), (201, 301)),
    (301, (Rol.LEERPLICHT_GESPREK,), (100, 101, 301)), (101, (Rol.LEERPLICHT_VERHOOR,), (100, 101)),
])
def test_it_serves_the_rol_it_was_told_in_and_those_said_yes_to_and_never_a_verhoor(here, ook, voor):
    assert serves(here, ook, on=ON, wet=WET) == voor


def test_a_verhoor_adds_nothing_to_it():
    assert may_tell(401, on=ON, wet=WET).code == "part_not_for_you"
    assert all(may_tell(muur, on=ON, wet=WET) for muur in (100, 101, 102, 103, 201, 301))
