"""The roles, and who may take which one on a day."""

from datetime import date

import pytest

from ketenkameleon.rules.authority import Bewijs, Geldigheid, authority_note, may_take
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Regime, Rol, card, muur, role_facts
from ketenkameleon.rules.wetboek import Rij, Wetboek, Zekerheid, frozen
from ketenkameleon.rules.zaak import Zaaksoort

WET = shipped()
ON = date(2026, 10, 8)
HAARLEM, PURMEREND = "0392", "0439"
AANWIJZING = Bewijs(Rol.LEERPLICHT_GESPREK, "aanwijzing", HAARLEM, date(2026, 1, 1), None)
AKTE = Bewijs(Rol.LEERPLICHT_VERHOOR, "akte_boa", None, date(2023, 5, 2), date(2028, 5, 1))
HALT = Bewijs(Rol.HALT, "inwerken_halt", None, date(2026, 3, 1), None)
RAAD = Bewijs(Rol.RAAD, "inwerken_raad", None, date(2026, 2, 1), None)
DOORSTROOM = Bewijs(Rol.DOORSTROOMPUNT, "inwerken_doorstroompunt", None, date(2026, 2, 1), None)
ZORG = Bewijs(Rol.ONDERWIJSZORG, "inwerken_onderwijszorg", None, date(2026, 2, 1), None)
ALL = (AANWIJZING, AKTE, HALT, RAAD, DOORSTROOM, ZORG)


def asked(rol, *bewijzen, gemeente=HAARLEM, leeftijd=14, zaaksoort=Zaaksoort.VERZUIM, on=ON):
    return {"rol": rol, "bewijzen": bewijzen, "gemeente": gemeente, "leeftijd": leeftijd,
            "zaaksoort": zaaksoort, "on": on, "wet": WET}


def code(verdict):
    return getattr(verdict, "code", None)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol is not Rol.LEERPLICHT_VERHOOR])
def test_a_rol_is_taken_with_every_proof_it_asks_for(rol):
    assert may_take(**asked(rol, *ALL))
    assert authority_note(**asked(rol, *ALL)) == Geldigheid.GELDIG
    assert code(may_take(**asked(rol, *(b for b in ALL if b.rol != rol)))) == "proof_missing"


@pytest.mark.parametrize(("bewijs", "on", "code_", "gegevens"), [
    (Bewijs(Rol.HALT, "inwerken_halt", None, date(2026, 10, 8), date(2026, 10, 8)), ON, None, {}),
    (Bewijs(Rol.HALT, "inwerken_halt", None, date(2026, 10, 9), None), ON, "proof_not_yet",
     {"bewijs": "het inwerken bij Halt", "vanaf": "9 oktober 2026"}),
    (Bewijs(Rol.HALT, "inwerken_halt", None, date(2021, 1, 1), date(2026, 10, 7)), ON, "proof_expired",
     {"bewijs": "het inwerken bij Halt", "tot": "7 oktober 2026"}),
    (Bewijs(Rol.HALT, "inwerken_raad", None, date(2021, 1, 1), None), ON, "proof_missing",
     {"bewijs": "het inwerken bij Halt"}),
    (Bewijs(Rol.RAAD, "inwerken_halt", None, date(2021, 1, 1), None), ON, "proof_missing",
     {"bewijs": "het inwerken bij Halt"}),
])
def test_refusal_says_which_proof_and_since_or_until_when(bewijs, on, code_, gegevens):
    verdict = may_take(**asked(Rol.HALT, bewijs, on=on))
    assert code(verdict) == code_
    assert dict(getattr(verdict, "gegevens", ())) == gegevens


def test_the_last_proof_that_ended_and_the_first_that_begins_are_named():
    ended = [Bewijs(Rol.RAAD, "inwerken_raad", None, date(2020, 1, 1), tot)
             for tot in (date(2024, 1, 1), date(2025, 1, 1))]
    assert ("tot", "1 januari 2025") in may_take(**asked(Rol.RAAD, *ended)).gegevens
    coming = [Bewijs(Rol.RAAD, "inwerken_raad", None, van, None)
              for van in (date(2028, 1, 1), date(2027, 1, 1))]
    assert ("vanaf", "1 januari 2027") in may_take(**asked(Rol.RAAD, *coming)).gegevens
    assert code(may_take(**asked(Rol.RAAD, *ended, *coming))) == "proof_expired"
    assert may_take(**asked(Rol.RAAD, *ended, RAAD)), "a renewed proof"


def test_sworn_in_one_gemeente_is_not_sworn_in_the_other():
    elsewhere = asked(Rol.LEERPLICHT_GESPREK, AANWIJZING, gemeente=PURMEREND)
    assert code(may_take(**elsewhere)) == "proof_elsewhere"
    both = Bewijs(Rol.LEERPLICHT_GESPREK, "aanwijzing", PURMEREND, date(2026, 1, 1), None)
    assert may_take(**asked(Rol.LEERPLICHT_GESPREK, AANWIJZING, both, gemeente=PURMEREND))


@pytest.mark.parametrize(("bewijzen", "code_"), [
    ((AANWIJZING, AKTE), "verhoor_on_paper"), ((AANWIJZING,), "proof_missing"), ((AKTE,), "proof_missing")])
def test_verhoor_never_begins_from_a_talk(bewijzen, code_):
    assert code(may_take(**asked(Rol.LEERPLICHT_VERHOOR, *bewijzen))) == code_


def test_verhoor_with_both_proofs_is_noted_as_valid():
    assert authority_note(**asked(Rol.LEERPLICHT_VERHOOR, AANWIJZING, AKTE)) == Geldigheid.GELDIG
    late = asked(Rol.LEERPLICHT_VERHOOR, AANWIJZING, AKTE, on=date(2028, 5, 2))
    assert authority_note(**late) == Geldigheid.ZONDER


@pytest.mark.parametrize(("rol", "leeftijd", "code_"), [
    (Rol.HALT, 11, "too_young"), (Rol.HALT, 12, None), (Rol.HALT, 17, None), (Rol.HALT, 18, "too_old"),
    (Rol.HALT, None, "age_unknown"), (Rol.LEERPLICHT_VERHOOR, 11, "too_young"),
    (Rol.LEERPLICHT_VERHOOR, 12, "verhoor_on_paper"), (Rol.LEERPLICHT_VERHOOR, 18, "verhoor_on_paper"),
    (Rol.LEERPLICHT_VERHOOR, None, "age_unknown"), (Rol.LEERPLICHT_GESPREK, 6, None),
    (Rol.LEERPLICHT_GESPREK, None, None), (Rol.RAAD, None, None), (Rol.ONDERWIJSZORG, 5, None),
])
def test_nobody_under_twelve_is_a_suspect_or_goes_to_halt(rol, leeftijd, code_):
    assert code(may_take(**asked(rol, *ALL, leeftijd=leeftijd))) == code_


@pytest.mark.parametrize(("zaaksoort", "rol"), [
    (Zaaksoort.VRIJWILLIG, Rol.LEERPLICHT_GESPREK), (Zaaksoort.DOORSTROOMPUNT, Rol.HALT)])
def test_a_rol_that_does_not_fit_the_zaak_is_refused_whatever_the_proof(zaaksoort, rol):
    assert code(may_take(**asked(rol, *ALL, zaaksoort=zaaksoort))) == "role_not_in_kind"


@pytest.mark.parametrize("zaaksoort", Zaaksoort)
@pytest.mark.parametrize("rol", Rol)
def test_noting_what_happened_is_never_refused_but_says_that_there_was_no_authority(rol, zaaksoort):
    assert authority_note(**asked(rol, zaaksoort=zaaksoort, leeftijd=None)) == Geldigheid.ZONDER


def test_the_parent_of_a_child_of_any_age_can_be_the_suspect():
    parent = asked(Rol.LEERPLICHT_VERHOOR, AANWIJZING, AKTE, leeftijd=8) | {"kind_verdacht": False}
    assert authority_note(**parent) == Geldigheid.GELDIG
    assert code(may_take(**parent)) == "verhoor_on_paper"
    assert authority_note(**parent | {"leeftijd": None}) == Geldigheid.GELDIG
    assert authority_note(**parent | {"kind_verdacht": True}) == Geldigheid.ZONDER
    assert code(may_take(**asked(Rol.HALT, HALT, leeftijd=8) | {"kind_verdacht": False})) == "too_young"


@pytest.mark.parametrize(("rol", "leeftijd", "jaar"), [
    (Rol.HALT, 11, "12"), (Rol.HALT, None, "12"), (Rol.HALT, 18, "18"), (Rol.LEERPLICHT_VERHOOR, 11, "12")])
def test_refusal_for_age_names_the_rol_and_the_year_at_which_it_turns(rol, leeftijd, jaar):
    verdict = may_take(**asked(rol, *ALL, leeftijd=leeftijd))
    assert dict(verdict.gegevens) == {"rol": role_facts(rol, on=ON, wet=WET).naam, "jaar": jaar}


@pytest.mark.parametrize(("rol", "bron"), [
    (Rol.LEERPLICHT_GESPREK, "Leerplichtwet 1969 art. 16 lid 1 en 2"),
    (Rol.HALT, "Ketenkameleon, rij rol.bewijzen (opleiding van het project BIP)")])
def test_refusal_for_a_proof_names_the_source_that_asks_for_it(rol, bron):
    assert may_take(**asked(rol)).bron == bron


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
