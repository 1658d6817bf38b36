"""What a rol is: letter, regime, wall, and the card that says it aloud."""

from datetime import date

import pytest

from bevoegd_bouw import (
    ON,
    WET,
)
from ketenkameleon.rules.roles import Regime, Rol, card, muur, role_facts
from ketenkameleon.rules.taal import Toon, measure, shortcomings
from ketenkameleon.rules.wetboek import Rij, Wetboek, Zekerheid, frozen


@pytest.mark.parametrize(("rol", "letter", "regime", "org"), [
    (Rol.LEERPLICHT_GESPREK, "L", Regime.AVG, "gemeente"),
    (Rol.LEERPLICHT_VERHOOR, "V", Regime.WPG, "gemeente"),
    (Rol.HALT, "H", Regime.AVG, "halt"), (Rol.RAAD, "R", Regime.RVDK, "rvdk"),
    (Rol.DOORSTROOMPUNT, "D", Regime.AVG, "doorstroompunt"), (Rol.ONDERWIJSZORG, "O", Regime.JEUGDWET, "cjg"),
])
def test_a_rol_has_a_letter_a_regime_and_a_responsible_organisation(rol, letter, regime, org):
    facts = role_facts(rol, on=ON, wet=WET)
    assert (facts.letter, facts.regime, facts.verantwoordelijke) == (letter, regime, org)


def test_the_number_of_a_wall_tells_regime_and_rol_apart_and_fits_in_a_smallint():
    numbers = {rol: muur(rol, wet=WET) for rol in Rol}
    assert len(set(numbers.values())) == len(Rol)
    order = [Regime.AVG, Regime.JEUGDWET, Regime.RVDK, Regime.WPG]
    for rol, number in numbers.items():
        assert order[number // 100 - 1] is role_facts(rol, on=ON, wet=WET).regime
        assert number < 2**15


def test_the_number_of_a_wall_never_changes_even_when_a_later_row_says_so():
    other = frozen({rol.value: 999 for rol in Rol})
    later = Rij("rol.muur", date(2027, 1, 1), other, "", "", Zekerheid.KEUZE)
    assert muur(Rol.RAAD, wet=Wetboek((*WET.rijen, later))) == 301


@pytest.mark.parametrize("rol", Rol)
def test_the_card_says_je_to_a_child_and_u_to_an_adult(rol):
    kaart = card(rol, on=ON, wet=WET)
    kind, ouder = " ".join(kaart.kind).lower().split(), " ".join(kaart.ouder).lower().split()
    assert {"je", "jij", "jou", "jij."} & set(kind)
    assert not {"u", "uw"} & set(kind)
    assert {"u", "uw"} & set(ouder)
    assert not {"je", "jij", "jou", "jouw"} & set(ouder)


def test_the_card_of_a_verhoor_gives_the_caution_and_offers_lawyer_trusted_person_and_interpreter():
    kaart = card(Rol.LEERPLICHT_VERHOOR, on=ON, wet=WET)
    caution = kaart.kind.index("Je hoeft mijn vragen niet te beantwoorden.")
    assert caution < kaart.kind.index("Wat je zegt, schrijf ik op.")
    for zinnen in (kaart.kind, kaart.ouder):
        assert {"advocaat", "iemand", "tolk"} <= set(" ".join(zinnen).split())


@pytest.mark.parametrize("rol", Rol)
def test_a_card_is_read_by_a_child_and_a_parent_without_trouble(rol):
    kaart = card(rol, on=ON, wet=WET)
    for zinnen in (kaart.kind, kaart.ouder):
        found = measure(zinnen, on=ON, wet=WET)
        assert found.leesgemak >= 80, rol
        assert found.langste <= 18, found.langste_zin
        assert shortcomings(zinnen, Toon.GEZIN, on=ON, wet=WET) == ()


@pytest.mark.parametrize("wie", ["kind", "ouder"])
def test_the_card_of_halt_says_that_taking_part_is_not_compulsory_and_what_follows_if_not(wie):
    """Source: Sr art. 77e lid 2."""
    said = getattr(card(Rol.HALT, on=ON, wet=WET), wie)
    free = said.index("Meedoen is niet verplicht.")
    assert "niet mee?" in said[free + 1]
    assert "officier van justitie" in said[free + 2]
