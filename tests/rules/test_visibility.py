"""Who may see what: the matrix as officials read it, and its promises as properties."""

import dataclasses
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.visibility import (
    Band,
    Doel,
    Lezer,
    Onderdeel,
    Stuk,
    StukDaad,
    counted,
    counting_bands,
    may_do,
    may_see,
)

WET = shipped()
ON = date(2026, 10, 8)
GEMEENTE, RAAD, SCHOOL_A, SCHOOL_B = (UUID(int=n) for n in range(1, 5))
MUREN = (100, 101, 102, 103, 201, 301, 401)
GEEN_WPG = MUREN[:-1]
DOEL = {Band.OUDER_MET_GEZAG: Doel.EIGEN_GEGEVENS, Band.OUDER_ZONDER_GEZAG: Doel.EIGEN_GEGEVENS,
        Band.KIND: Doel.EIGEN_GEGEVENS, Band.ONDERZOEKER: Doel.ONDERZOEK, Band.FG: Doel.TOEZICHT,
        Band.NOODTOEGANG: Doel.NOOD, Band.INZAGEVERZOEK: Doel.INZAGEVERZOEK}


def lezer(*banden, als=100, **facts):
    facts.setdefault("doel", DOEL.get(banden[0], Doel.BEHANDELING) if banden else Doel.BEHANDELING)
    return Lezer(frozenset(banden), als, **facts)


def sees(reader, stuk):
    return may_see(reader, stuk, on=ON, wet=WET)


def code(reader, stuk):
    return getattr(sees(reader, stuk), "code", None)


def readable(band, onderdeel, als, **facts):
    """The muren of this kind that somebody with this band reads, as a set."""
    return {m for m in MUREN if sees(lezer(band, als=als, **facts), Stuk(onderdeel, m))}


# What the officials said, apart from the rows: band, lezersmuur, muren of notities.
NOTITIES = [
    *((band, als, {100, 101}) for band in (Band.VAST, Band.WAARNEMING, Band.MEELOPER) for als in (100, 101)),
    *((band, als, {als}) for band in (Band.VAST, Band.WAARNEMING, Band.MEELOPER) for als in (102, 103, 201)),
    *((band, als, {als}) for band in (Band.VAST, Band.WAARNEMING) for als in (301, 401)),
    *((Band.MEELOPER, als, set()) for als in (301, 401)),
    (Band.NOODTOEGANG, 100, {100, 101, 102, 103, 201}),
    *((band, als, set()) for als in MUREN for band in (
        Band.COORDINATOR, Band.KERNTEAM, Band.SCHOOL, Band.TEAM, Band.GEVRAAGD, Band.ONDERZOEKER, Band.FG,
        Band.BEGELEIDER, Band.DIENST, Band.OUDER_MET_GEZAG, Band.OUDER_ZONDER_GEZAG, Band.KIND,
        Band.ANDERE_ORGANISATIE, Band.ANDERE_REGIO, Band.GEEN)),
]


@pytest.mark.parametrize(("band", "als", "muren"), NOTITIES)
def test_notities_are_read_rol_by_rol(band, als, muren):
    assert readable(band, Onderdeel.NOTITIE, als, leeftijd=14) == muren


def test_a_begeleider_reads_notities_only_where_also_vast():
    assert sees(lezer(Band.BEGELEIDER, Band.VAST), Stuk(Onderdeel.NOTITIE, 101))


@pytest.mark.parametrize("als", MUREN)
@pytest.mark.parametrize("band", [Band.VAST, Band.WAARNEMING, Band.MEELOPER, Band.BEGELEIDER,
                                  Band.NOODTOEGANG, Band.COORDINATOR, Band.DIENST])
def test_regie_is_what_every_rol_starts_from_but_a_verhoor_shows_in_verhoor_alone(band, als):
    verhoor = {401} if als == 401 and band in (Band.VAST, Band.WAARNEMING) else set()
    assert readable(band, Onderdeel.REGIE, als) == set(GEEN_WPG) | verhoor


@pytest.mark.parametrize(("band", "muren"), [(Band.GEVRAAGD, {100}), (Band.SCHOOL, {100})])
def test_who_is_asked_and_the_school_see_the_zaak_and_no_contact(band, muren):
    assert readable(band, Onderdeel.REGIE, 100) == muren


@pytest.mark.parametrize(("band", "leeftijd", "ja", "code_"), [
    (Band.KIND, 11, False, "child_through_parent"), (Band.KIND, 12, False, None),
    (Band.KIND, 17, False, None),
    (Band.KIND, None, False, "family_age_unknown"), (Band.KIND, 11, True, "child_through_parent"),
    (Band.OUDER_MET_GEZAG, 11, False, None), (Band.OUDER_MET_GEZAG, 15, False, None),
    (Band.OUDER_MET_GEZAG, 16, False, "child_decides"), (Band.OUDER_MET_GEZAG, 16, True, None),
    (Band.OUDER_MET_GEZAG, None, False, "family_age_unknown"), (Band.OUDER_MET_GEZAG, None, True, None),
])
@pytest.mark.parametrize("onderdeel", [Onderdeel.REGIE, Onderdeel.PERSOON, Onderdeel.TOESTEMMING,
                                       Onderdeel.LOG])
def test_child_and_parent_see_by_age(band, leeftijd, ja, code_, onderdeel):
    assert code(lezer(band, leeftijd=leeftijd, ja_van_kind=ja), Stuk(onderdeel, 100)) == code_


def test_family_never_sees_a_verhoor_nor_that_somebody_looked_at_it():
    for band in (Band.KIND, Band.OUDER_MET_GEZAG):
        for onderdeel in Onderdeel:
            assert 401 not in readable(band, onderdeel, 100, leeftijd=14)
            assert code(lezer(band, leeftijd=14), Stuk(onderdeel, 401)) == "part_not_for_you"


def test_a_parent_without_gezag_sees_what_a_consent_gives():
    stuk = Stuk(Onderdeel.REGIE, 100, gedeeld_met=frozenset({Band.OUDER_ZONDER_GEZAG}))
    assert sees(lezer(Band.OUDER_ZONDER_GEZAG), stuk)
    assert code(lezer(Band.OUDER_ZONDER_GEZAG), Stuk(Onderdeel.REGIE, 100)) == "no_yes_for_parent"
    other = dataclasses.replace(stuk, gedeeld_met=frozenset({Band.SCHOOL}))
    assert code(lezer(Band.OUDER_ZONDER_GEZAG), other) == "no_yes_for_parent"
    for_child = dataclasses.replace(stuk, gedeeld_met=frozenset({Band.KIND}))
    assert not sees(lezer(Band.OUDER_ZONDER_GEZAG, Band.KIND, leeftijd=11), for_child)


def test_verhaal_serves_the_rollen_for_which_somebody_said_yes():
    stuk = Stuk(Onderdeel.VERHAAL, 101, voor=frozenset({100, 101, 301, 401}))
    assert sees(lezer(Band.VAST, als=301), stuk)
    assert code(lezer(Band.VAST, als=102), stuk) == "no_yes_for_role"
    assert code(lezer(Band.VAST, als=401), stuk) == "other_role_wall"
    assert code(lezer(Band.MEELOPER, als=301), stuk) == "other_role_wall"
    assert code(lezer(Band.COORDINATOR), stuk) == "part_not_for_you"
    assert not sees(lezer(Band.VAST), dataclasses.replace(stuk, muur=401))
    assert sees(lezer(Band.NOODTOEGANG), stuk)


def test_who_told_a_verhaal_reads_their_own_words_and_nobody_elses():
    for band in (Band.KIND, Band.OUDER_MET_GEZAG, Band.OUDER_ZONDER_GEZAG):
        assert sees(lezer(band), Stuk(Onderdeel.VERHAAL, 101, eigen=True))
        assert code(lezer(band), Stuk(Onderdeel.VERHAAL, 101)) == "not_your_words"


def test_a_deling_opens_a_notitie_for_one_rol_and_no_other():
    stuk = Stuk(Onderdeel.NOTITIE, 201, voor=frozenset({102}))
    assert sees(lezer(Band.VAST, als=102), stuk)
    assert code(lezer(Band.VAST, als=103), stuk) == "no_yes_for_role"
    assert code(lezer(Band.COORDINATOR, als=102), stuk) == "part_not_for_you"
    assert not sees(lezer(Band.MEELOPER, als=102), dataclasses.replace(stuk, muur=301))


def test_a_running_contact_of_a_colleague_is_read_by_that_colleague():
    stuk = Stuk(Onderdeel.REGIE, 401, eigen=True)
    assert sees(lezer(Band.TEAM, als=401), stuk)
    assert code(lezer(Band.TEAM, als=101), stuk) == "part_not_for_you"
    assert code(lezer(Band.TEAM, als=401), dataclasses.replace(stuk, eigen=False)) == "part_not_for_you"
    assert sees(lezer(Band.TEAM, als=103), Stuk(Onderdeel.NOTITIE, 102, eigen=True))


@pytest.mark.parametrize("band", [Band.INZAGEVERZOEK, Band.FG])
def test_one_fg_never_sees_the_log_of_another_verantwoordelijke(band):
    stuk = Stuk(Onderdeel.LOG, 101, GEMEENTE)
    assert sees(lezer(band, organisatie=GEMEENTE), stuk)
    assert code(lezer(band, organisatie=RAAD), stuk) == "other_controller"
    assert code(lezer(band), Stuk(Onderdeel.LOG, 101)) == "other_controller"


@pytest.mark.parametrize("band", [Band.INZAGEVERZOEK, Band.FG])
def test_wpg_is_opened_by_a_wpg_request_alone_and_that_opens_nothing_else(band):
    wpg, avg = Stuk(Onderdeel.LOG, 401, GEMEENTE), Stuk(Onderdeel.LOG, 101, GEMEENTE)
    request = lezer(band, als=401, doel=Doel.WPG_VERZOEK, organisatie=GEMEENTE)
    assert sees(request, wpg)
    assert not sees(request, avg)
    for reader in (lezer(band, als=401, organisatie=GEMEENTE), lezer(band, organisatie=GEMEENTE),
                   lezer(band, als=100, doel=Doel.WPG_VERZOEK, organisatie=GEMEENTE)):
        assert not sees(reader, wpg)


def test_who_answers_a_request_sees_all_walls_of_the_own_verantwoordelijke():
    facts = {"organisatie": GEMEENTE}
    for onderdeel in (Onderdeel.NOTITIE, Onderdeel.VERHAAL, Onderdeel.REGIE):
        assert {m for m in MUREN if sees(lezer(Band.INZAGEVERZOEK, **facts), Stuk(onderdeel, m, GEMEENTE))
                } == set(GEEN_WPG)


def test_a_school_sees_the_melding_it_made_and_not_that_of_another_school():
    at_a = lezer(Band.SCHOOL, scholen=frozenset({SCHOOL_A}))
    assert sees(at_a, Stuk(Onderdeel.MELDING, 100, school=SCHOOL_A))
    assert code(at_a, Stuk(Onderdeel.MELDING, 100, school=SCHOOL_B)) == "not_your_report"
    assert code(at_a, Stuk(Onderdeel.MELDING, 100)) == "not_your_report"
    assert code(at_a, Stuk(Onderdeel.TOESTEMMING, 100)) == "part_not_for_you"


@pytest.mark.parametrize("band", [Band.KERNTEAM, Band.ONDERZOEKER, Band.TEAM])
def test_who_is_near_but_not_involved_sees_nothing(band):
    assert all(not readable(band, onderdeel, als) for onderdeel in Onderdeel for als in MUREN)


@pytest.mark.parametrize("band", [Band.GEEN, Band.ANDERE_REGIO, Band.ANDERE_ORGANISATIE])
@pytest.mark.parametrize("doel", Doel)
def test_who_is_outside_gets_the_same_answer_for_everything(band, doel):
    assert {code(lezer(band, als=als, doel=doel), Stuk(onderdeel, m, eigen=True, voor=frozenset(MUREN)))
            for onderdeel in Onderdeel for als in MUREN for m in MUREN} == {"not_your_zaak"}


def test_a_band_counts_only_for_its_own_purpose():
    hats = frozenset({Band.VAST, Band.FG, Band.NOODTOEGANG})
    found = {doel: counting_bands(Lezer(hats, 100, doel), on=ON, wet=WET) for doel in Doel}
    assert found[Doel.BEHANDELING] == {Band.VAST}
    assert found[Doel.TOEZICHT] == {Band.FG}
    assert found[Doel.NOOD] == {Band.NOODTOEGANG}
    assert found[Doel.ONDERZOEK] == found[Doel.WPG_VERZOEK] == set()


@pytest.mark.parametrize(("daad", "band", "code_"), [
    (StukDaad.AANVULLEN, Band.VAST, None), (StukDaad.AANVULLEN, Band.WAARNEMING, None),
    (StukDaad.AANVULLEN, Band.MEELOPER, "read_only_for_you"),
    (StukDaad.AANVULLEN, Band.NOODTOEGANG, "read_only_for_you"),
    (StukDaad.DELEN, Band.VAST, None), (StukDaad.DELEN, Band.COORDINATOR, "part_not_for_you"),
    (StukDaad.VERBETEREN, Band.INZAGEVERZOEK, None), (StukDaad.UITVOEREN, Band.INZAGEVERZOEK, None),
    (StukDaad.UITVOEREN, Band.VAST, "read_only_for_you"),
    (StukDaad.VERNIETIGEN, Band.INZAGEVERZOEK, None), (StukDaad.VERNIETIGEN, Band.VAST, "read_only_for_you"),
])
def test_deeds_are_for_fewer_than_reading_is(daad, band, code_):
    verdict = may_do(daad, lezer(band, organisatie=GEMEENTE), Stuk(Onderdeel.NOTITIE, 101, GEMEENTE),
                     on=ON, wet=WET)
    assert getattr(verdict, "code", None) == code_


def test_what_one_hat_sees_another_hat_does_not_do():
    hats = Lezer(frozenset({Band.MEELOPER, Band.WAARNEMING}), 100)
    own = Stuk(Onderdeel.PERSOON, 100)
    assert may_do(StukDaad.AANVULLEN, hats, own, on=ON, wet=WET)
    request = Lezer(frozenset({Band.FG, Band.INZAGEVERZOEK}), 401, Doel.WPG_VERZOEK, organisatie=GEMEENTE)
    assert not may_do(StukDaad.AANVULLEN, request, Stuk(Onderdeel.LOG, 401, GEMEENTE), on=ON, wet=WET)
    begun = Lezer(frozenset({Band.TEAM, Band.VAST}), 401)
    assert may_do(StukDaad.AANVULLEN, begun, Stuk(Onderdeel.NOTITIE, 401, eigen=True), on=ON, wet=WET)


@pytest.mark.parametrize(("band", "als", "stuk", "answer"), [
    (Band.VAST, 102, Stuk(Onderdeel.NOTITIE, 201), True),
    (Band.WAARNEMING, 102, Stuk(Onderdeel.NOTITIE, 301), True),
    (Band.VAST, 102, Stuk(Onderdeel.VERHAAL, 101), True),
    (Band.VAST, 201, Stuk(Onderdeel.NOTITIE, 201), False),
    (Band.VAST, 102, Stuk(Onderdeel.NOTITIE, 401), False),
    (Band.VAST, 102, Stuk(Onderdeel.REGIE, 401), False), (Band.VAST, 102, Stuk(Onderdeel.LOG, 101), False),
    (Band.COORDINATOR, 102, Stuk(Onderdeel.NOTITIE, 201), False),
    (Band.MEELOPER, 102, Stuk(Onderdeel.NOTITIE, 201), False),
    (Band.NOODTOEGANG, 100, Stuk(Onderdeel.NOTITIE, 301), False),
])
def test_what_is_hidden_is_counted_for_vast_and_cover_and_never_for_the_wpg(band, als, stuk, answer):
    assert counted(lezer(band, als=als), stuk, on=ON, wet=WET) is answer


READERS = st.builds(
    Lezer, st.frozensets(st.sampled_from(Band), max_size=4), st.sampled_from(MUREN), st.sampled_from(Doel),
    st.sampled_from([None, GEMEENTE, RAAD]), st.none() | st.integers(0, 20),
    st.frozensets(st.sampled_from([SCHOOL_A, SCHOOL_B])), st.booleans())
RECORDS = st.builds(
    Stuk, st.sampled_from(Onderdeel), st.sampled_from(MUREN), st.sampled_from([None, GEMEENTE, RAAD]),
    st.frozensets(st.sampled_from(MUREN)), st.booleans(),
    st.frozensets(st.sampled_from([Band.OUDER_ZONDER_GEZAG, Band.SCHOOL])),
    st.sampled_from([None, SCHOOL_A, SCHOOL_B]))


@given(READERS, RECORDS)
def test_a_verhoor_is_never_read_with_another_lezersmuur_nor_counted(reader, stuk):
    wpg = dataclasses.replace(stuk, muur=401)
    assert reader.lezersmuur == 401 or not sees(reader, wpg)
    assert not counted(reader, wpg, on=ON, wet=WET)


@given(READERS, RECORDS)
def test_verhoor_reads_no_verhaal_and_no_yes_opens_a_verhoor(reader, stuk):
    at_verhoor = dataclasses.replace(reader, lezersmuur=401)
    assert not sees(at_verhoor, dataclasses.replace(stuk, onderdeel=Onderdeel.VERHAAL))
    without = dataclasses.replace(stuk, muur=401, voor=frozenset())
    with_yes = dataclasses.replace(without, voor=frozenset(MUREN))
    assert bool(sees(reader, with_yes)) is bool(sees(reader, without))


@given(READERS, RECORDS, st.sampled_from(MUREN))
def test_more_consent_never_hides(reader, stuk, extra):
    more = dataclasses.replace(stuk, voor=stuk.voor | {extra},
                               gedeeld_met=stuk.gedeeld_met | {Band.OUDER_ZONDER_GEZAG})
    assert sees(reader, more) or not sees(reader, stuk)


@given(READERS, RECORDS)
def test_who_stands_outside_sees_nothing(reader, stuk):
    for outside in (frozenset(), {Band.GEEN}, {Band.ANDERE_REGIO, Band.GEEN}, {Band.ANDERE_ORGANISATIE}):
        assert not sees(dataclasses.replace(reader, banden=frozenset(outside)), stuk)


@given(RECORDS, st.sampled_from(MUREN), st.integers(0, 25))
def test_an_older_child_never_sees_less(stuk, als, leeftijd):
    younger, older = (lezer(Band.KIND, als=als, leeftijd=age) for age in (leeftijd, leeftijd + 1))
    assert sees(older, stuk) or not sees(younger, stuk)


@given(READERS, RECORDS, st.sampled_from(StukDaad))
def test_nobody_does_anything_with_what_they_cannot_see(reader, stuk, daad):
    assert sees(reader, stuk) or not may_do(daad, reader, stuk, on=ON, wet=WET)
