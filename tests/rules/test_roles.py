"""What a rol is: letter, regime, wall, and the card that says it aloud."""

from datetime import date

import pytest

from bevoegd_bouw import ON, WET, pro, zaak
from ketenkameleon.rules.authority import Bewijs, may_take
from ketenkameleon.rules.roles import Regime, Rol, card, muur, role_facts, roles
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


def _with_jeugdarts():
    """The law with one rol more, as rows of a later day: nothing of the program names it."""
    later = date(2026, 10, 1)
    one = {"naam": "Jeugdarts", "letter": "J", "regime": "jeugdwet", "verantwoordelijke": "cjg", "leeftijd": (0, 17),
           "css": "rol-onderwijszorg", "zin": "kijken hoe het met de gezondheid gaat"}
    said = {"kind": ("Vandaag kom ik als jeugdarts.",), "ouder": ("Vandaag kom ik als jeugdarts.",)}
    proof = (frozen({"rol": "", "soort": "vog", "waar": "", "bron": "rij rol.bewijzen"}),)
    more = {"rol.tabel": one, "rol.muur": muur(Rol.ONDERWIJSZORG, wet=WET), "rol.kaart": said, "rol.bewijzen": proof}
    return Wetboek((*WET.rijen, *(
        Rij(naam, later, frozen({**WET.tabel(naam, ON), "jeugdarts": value}), "", "een besluit", Zekerheid.KEUZE)
        for naam, value in more.items())))


def test_a_rol_that_rows_add_is_a_rol_from_that_day_on_and_one_and_the_same():
    wet = _with_jeugdarts()
    new = Rol("jeugdarts")
    assert new is Rol("jeugdarts")
    assert (new.value, str(new), new in set(Rol)) == ("jeugdarts", "jeugdarts", False)
    assert roles(on=date(2026, 9, 30), wet=wet) == tuple(Rol)
    assert roles(on=ON, wet=wet) == (*Rol, new)
    facts = role_facts(new, on=ON, wet=wet)
    assert (facts.naam, facts.letter, facts.regime, muur(new, wet=wet)) == ("Jeugdarts", "J", Regime.JEUGDWET, 201)
    assert card(new, on=ON, wet=wet).kind == ("Vandaag kom ik als jeugdarts.",)


def test_a_rol_that_rows_add_asks_its_own_proofs_and_age():
    wet, new = _with_jeugdarts(), Rol("jeugdarts")
    fasen = dict(wet.tabel("team.fasen", ON))
    alone = dict(fasen["zelfstandig"], rollen=(*fasen["zelfstandig"]["rollen"], "jeugdarts"))
    phases = frozen({**fasen, "zelfstandig": alone})
    phases = Rij("team.fasen", date(2026, 10, 1), phases, "", "besluit", Zekerheid.KEUZE)
    wet = Wetboek((*wet.rijen, phases))
    held = pro(Bewijs(None, "vog", None, date(2026, 1, 1), None))
    assert may_take(new, held, zaak(), ON, wet=wet)
    assert may_take(new, pro(), zaak(), ON, wet=wet).code == "proof_missing"
    assert may_take(new, held, zaak(leeftijd=18), ON, wet=wet).code == "too_old"


@pytest.mark.parametrize("code", ["", "Raad", "x", "raad-2", "a" * 40])
def test_what_cannot_be_the_code_of_a_rol_is_none(code):
    with pytest.raises(ValueError, match="is not a valid Rol"):
        Rol(code)
