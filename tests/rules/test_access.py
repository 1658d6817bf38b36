"""Who may do what, as one table of the officials."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.access import Deed, Functie, Relatie, may, who_may
from ketenkameleon.rules.rijen import shipped

WET = shipped()
ON = date(2026, 10, 8)
V, W, G, S = Relatie.VAST, Relatie.WAARNEMING, Relatie.GEVRAAGD, Relatie.SCHOOL_VAN_MELDING
N = Relatie.NOODTOEGANG
BIP, COORDINATOR, SCHOOL = Functie.BIP, Functie.COORDINATOR, Functie.SCHOOL
IMPORT, BEHEERDER = Functie.DUO_IMPORT, Functie.BEHEERDER

# deed: for each functie the relaties with which it is allowed; "all" also without any
ALL = frozenset(Relatie)
OWN = frozenset({V, W})
TABLE = {
    Deed.MIJN_DAG: {BIP: ALL},
    Deed.TEAM_ZIEN: {COORDINATOR: ALL},
    Deed.BEVOEGDHEID_ZIEN: {BIP: ALL, COORDINATOR: ALL},
    Deed.BEVOEGDHEID_BEHEREN: {COORDINATOR: ALL},
    Deed.ZAAK_ZIEN: {BIP: OWN | {G, N}, COORDINATOR: ALL},
    Deed.ZAAK_BEHANDELEN: {BIP: OWN},
    Deed.CONTACT_VASTLEGGEN: {BIP: OWN},
    Deed.NOTITIES_ZIEN: {BIP: OWN | {N}},
    Deed.ZAAK_OPENEN: {COORDINATOR: ALL, IMPORT: ALL},
    Deed.ZAAK_TOEWIJZEN: {COORDINATOR: ALL},
    Deed.VERZOEK_BEANTWOORDEN: {BIP: frozenset({G})},
    Deed.MELDEN: {SCHOOL: ALL, COORDINATOR: ALL},
    Deed.MIJN_MELDINGEN: {SCHOOL: ALL},
    Deed.MELDING_BEOORDELEN: {BIP: OWN, COORDINATOR: ALL},
    Deed.MELDING_INLEZEN: {IMPORT: ALL},
    Deed.AFGEKEURD_ZIEN: {COORDINATOR: ALL, IMPORT: ALL},
    Deed.AFGEKEURD_VERBETEREN: {COORDINATOR: ALL, IMPORT: ALL},
    Deed.PLEK_BEVESTIGEN: {SCHOOL: frozenset({S})},
    Deed.PERSONEN_INVOEREN: {COORDINATOR: ALL, IMPORT: ALL},
    Deed.NOODTOEGANG_ZIEN: {COORDINATOR: ALL},
    Deed.ACCOUNTS_BEHEREN: {BEHEERDER: ALL},
    Deed.PRIVACY_TOEZICHT: {Functie.FG: ALL},
    Deed.UITLEG_GEVEN: {BIP: ALL, COORDINATOR: ALL, SCHOOL: ALL, BEHEERDER: ALL, Functie.FG: ALL},
    Deed.WIE_KEEK_PRINT: {BIP: OWN},
    Deed.KLACHT: {BIP: ALL, COORDINATOR: ALL},
    Deed.EIGEN_WERK: {BIP: ALL, COORDINATOR: ALL},
    Deed.WETBOEK_ZIEN: {BIP: ALL, COORDINATOR: ALL, SCHOOL: ALL, BEHEERDER: ALL, Functie.FG: ALL},
    Deed.WETBOEK_WIJZIGEN: {COORDINATOR: ALL, BEHEERDER: ALL},
    Deed.KERNTEAM_ZIEN: {BIP: ALL, COORDINATOR: ALL, SCHOOL: ALL, Functie.KERNTEAM: ALL},
    Deed.KERNTEAM_BEHEREN: {COORDINATOR: ALL},
    Deed.SIGNAAL_GEVEN: {BIP: ALL, SCHOOL: ALL, Functie.KERNTEAM: ALL},
    Deed.BETROKKEN_VRAGEN: {BIP: ALL, Functie.KERNTEAM: ALL},
    Deed.BETROKKEN_ANTWOORDEN: {BIP: ALL, Functie.KERNTEAM: ALL},
    Deed.IN_BEELD_ZIEN: {BIP: ALL, COORDINATOR: ALL, Functie.KERNTEAM: frozenset({Relatie.GROND})},
    Deed.IN_BEELD_BEHEREN: {BIP: ALL, COORDINATOR: ALL},
    Deed.OVERLEG_VOEREN: {BIP: ALL, SCHOOL: ALL, Functie.KERNTEAM: ALL},
}


def asked(deed, functies, relaties):
    return may(deed, functies=frozenset(functies), relaties=frozenset(relaties), on=ON, wet=WET)


def test_every_deed_stands_in_the_table_of_this_test():
    assert set(TABLE) == set(Deed)


@pytest.mark.parametrize("deed", Deed)
def test_deed_is_allowed_exactly_as_the_table_says(deed):
    wrong = []
    for functie, relatie in product(Functie, Relatie):
        verdict = asked(deed, {functie}, {relatie})
        allowed = relatie in TABLE[deed].get(functie, frozenset())
        code = None if allowed else "not_your_zaak" if functie in TABLE[deed] else "not_your_function"
        if bool(verdict) is not allowed or getattr(verdict, "code", None) != code:
            wrong.append((functie, relatie, verdict, code))
    assert wrong == []


def test_without_any_relatie_only_what_is_not_about_one_zaak_is_allowed():
    assert asked(Deed.MIJN_DAG, {BIP}, set())
    assert asked(Deed.ZAAK_ZIEN, {BIP}, set()).code == "not_your_zaak"


def test_nobody_without_a_functie_does_anything():
    assert {asked(deed, set(), ALL).code for deed in Deed} == {"not_your_function"}


def test_a_coordinator_sees_no_notities_whatever_the_relatie():
    assert asked(Deed.NOTITIES_ZIEN, {COORDINATOR}, ALL).code == "not_your_function"
    assert asked(Deed.NOTITIES_ZIEN, {COORDINATOR, BIP}, {V}), "who is bip as well, in an own zaak, does"


def test_the_machine_that_imports_never_sees_a_notitie_or_a_zaak():
    assert not any(IMPORT in who_may(deed, on=ON, wet=WET) for deed in (
        Deed.ZAAK_ZIEN, Deed.NOTITIES_ZIEN, Deed.CONTACT_VASTLEGGEN, Deed.ZAAK_BEHANDELEN))


def test_the_clock_does_no_deed_of_a_person():
    assert {asked(deed, {Functie.KLOK}, ALL).code for deed in Deed} == {"not_your_function"}


SETS = st.sets(st.sampled_from(Functie)), st.sets(st.sampled_from(Relatie))


@given(deed=st.sampled_from(Deed), functies=SETS[0], relaties=SETS[1], more=SETS[1])
def test_one_more_relatie_never_takes_a_right_away(deed, functies, relaties, more):
    assert bool(asked(deed, functies, relaties)) <= bool(asked(deed, functies, relaties | more))


def test_of_several_functies_one_that_has_the_deed_is_enough():
    """A coördinator who is also BIP sees every zaak of the regio, also those that are not theirs as BIP."""
    both, nobody = frozenset({BIP, COORDINATOR}), frozenset({Relatie.GEEN})
    assert may(Deed.ZAAK_ZIEN, functies=both, relaties=nobody, on=ON, wet=WET)
    assert not may(Deed.ZAAK_ZIEN, functies=frozenset({BIP}), relaties=nobody, on=ON, wet=WET)
