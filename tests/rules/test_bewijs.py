"""What is said of one proof: not yet, no longer, elsewhere, with another employer. Source: rows rol.bewijzen, boa.*."""

from dataclasses import replace
from datetime import date

import pytest

from bevoegd_bouw import AKTE_VAN, DEED, HAARLEM, JOB, ON, PURMEREND, RAAD, WET, pro
from ketenkameleon.rules.bewijs import Bewijs, Eis, phb_steps, proof, proof_name
from ketenkameleon.rules.roles import Rol

VOG = Eis(None, "vog", "", "rij rol.bewijzen", "een geldige VOG", "de coördinator")
EED = Eis(Rol.LEERPLICHT_GESPREK, "eed_lpa", "gemeente", "Leerplichtwet 1969 art. 16", "de eed", "de burgemeester")
AKTE = Eis(Rol.LEERPLICHT_VERHOOR, "akte_boa", "gebied", "Besluit BOA art. 4", "de akte", "de coördinator")


def vog(van, tot=None):
    return Bewijs(None, "vog", None, van, tot)


def asked(eis, *bewijzen, on=ON, gemeente=HAARLEM, diensten=(JOB,)):
    found = proof(eis, pro(*bewijzen, diensten=diensten), gemeente, on, WET)
    return found or (found.code, dict(found.gegevens))


@pytest.mark.parametrize(("bewijzen", "code", "zegt"), [
    ((), "proof_missing", {}),
    ((vog(date(2027, 3, 1)), vog(date(2026, 12, 1))), "proof_not_yet", {"vanaf": "1 december 2026"}),
    ((vog(date(2024, 1, 1), date(2025, 1, 31)), vog(date(2025, 2, 1), date(2026, 5, 31))), "proof_expired",
     {"tot": "31 mei 2026"}),
])
def test_a_refusal_names_the_nearest_day_and_who_can_mend_it(bewijzen, code, zegt):
    assert asked(VOG, *bewijzen) == (code, zegt | {"bewijs": "een geldige VOG", "wie": "de coördinator"})


@pytest.mark.parametrize(("van", "tot", "geldt"), [
    (ON, None, True), (ON, ON, True), (date(2026, 10, 9), None, False), (date(2026, 1, 1), date(2026, 10, 7), False),
])
def test_the_first_and_the_last_day_of_a_proof_count(van, tot, geldt):
    assert bool(proof(VOG, pro(vog(van, tot)), HAARLEM, ON, WET)) is geldt


def test_an_oath_in_another_gemeente_is_said_to_be_elsewhere():
    assert asked(EED, Bewijs(EED.rol, EED.soort, PURMEREND, date(2026, 1, 1), None))[0] == "proof_elsewhere"


def test_a_deed_without_an_end_holds_five_years_and_the_refusal_says_until_when():
    oud = replace(DEED, van=date(2021, 5, 2), tot=None)
    assert asked(AKTE, oud) == ("proof_expired", {"tot": "1 mei 2026", "bewijs": AKTE.naam, "wie": AKTE.wie})


def test_a_deed_for_another_employer_is_refused_as_such():
    assert asked(AKTE, replace(DEED, werkgever="gemeente"))[0] == "proof_other_employer"


def test_a_deed_that_follows_asks_for_the_modules_since_the_last_one_before_it():
    eerste = replace(DEED, van=date(2015, 5, 2), tot=date(2025, 5, 1))
    tweede = replace(DEED, van=date(2020, 5, 2), tot=date(2025, 5, 1))
    due, _, since = phb_steps(DEED, (eerste, tweede, DEED), WET)[0]
    assert (due, since) == (AKTE_VAN, date(2020, 5, 2))
    assert phb_steps(DEED, (replace(eerste, werkgever="gemeente"), DEED), WET)[0][0] != AKTE_VAN
    assert DEED.werkgever == RAAD


def test_every_kind_of_proof_has_a_name_that_fits_in_a_sentence():
    names = WET.tabel("rol.bewijs_namen", ON)
    assert {soort: proof_name(soort, ON, WET) for soort in names} == {soort: names[soort][0] for soort in names}
