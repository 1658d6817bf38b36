"""The matrix as the database and the privacy officer get it: flattened, hashed, and printed on its page."""

import dataclasses
import hashlib
from datetime import date
from uuid import UUID

import pytest

from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol, muur
from ketenkameleon.rules.visibility import (
    Band,
    Doel,
    Lezer,
    Onderdeel,
    Stuk,
    ZichtRij,
    matrix,
    may_see,
    zicht_hash,
    zicht_rijen,
)
from ketenkameleon.rules.wetboek import frozen

WET = shipped()
ON = date(2026, 10, 8)
GEMEENTE, SCHOOL = UUID(int=1), UUID(int=3)
MUREN = (100, 101, 102, 103, 201, 301, 401)
GEEN_WPG = MUREN[:-1]
DOEL = {Band.OUDER_MET_GEZAG: Doel.EIGEN_GEGEVENS, Band.OUDER_ZONDER_GEZAG: Doel.EIGEN_GEGEVENS,
        Band.KIND: Doel.EIGEN_GEGEVENS, Band.ONDERZOEKER: Doel.ONDERZOEK, Band.FG: Doel.TOEZICHT,
        Band.NOODTOEGANG: Doel.NOOD, Band.INZAGEVERZOEK: Doel.INZAGEVERZOEK}


RIJEN = zicht_rijen(on=ON, wet=WET)


@pytest.mark.parametrize("band", Band)
@pytest.mark.parametrize("onderdeel", Onderdeel)
def test_the_table_for_the_database_says_what_the_rule_says(band, onderdeel):
    """With every condition of the row met: nothing more and nothing less."""
    for als in MUREN:
        request = als == 401 and band in (Band.FG, Band.INZAGEVERZOEK)
        doel = Doel.WPG_VERZOEK if request else DOEL.get(band, Doel.BEHANDELING)
        reader = Lezer(frozenset({band}), als, doel, GEMEENTE, 14, frozenset({SCHOOL}))
        voor = frozenset({als}) if onderdeel is Onderdeel.VERHAAL else frozenset()
        for m in MUREN:
            stuk = Stuk(onderdeel, m, GEMEENTE, voor, school=SCHOOL)
            seen = bool(may_see(reader, stuk, on=ON, wet=WET))
            assert seen is (ZichtRij(band, als, onderdeel, m) in RIJEN), stuk


def test_the_table_for_the_database_is_sorted_without_repeats_and_fails_closed():
    assert list(RIJEN) == sorted(set(RIJEN))
    bands = {rij.band for rij in RIJEN}
    assert not bands & {"geen", "andere_regio", "andere_organisatie", "kernteam", "onderzoeker", "team",
                        "ouder_zonder_gezag"}
    assert all(rij.lezersmuur == 401 for rij in RIJEN if rij.muur == 401)
    assert {type(value) for rij in RIJEN for value in rij} == {str, int}


def test_hash_of_the_table_tells_every_change_and_no_order():
    said = hashlib.sha256(b"kind|100|regie|100\nvast|100|regie|100\n").hexdigest()
    two = [ZichtRij("vast", 100, "regie", 100), ZichtRij("kind", 100, "regie", 100)]
    assert zicht_hash(two) == zicht_hash(two[::-1]) == said
    assert zicht_hash(RIJEN) != zicht_hash(RIJEN[1:])


def test_a_later_matrix_counts_from_its_day():
    old = WET.versies("zicht.matrix")[-1]
    later = dataclasses.replace(old, van=date(2027, 1, 1), waarde=frozen(
        tuple(row for row in old.waarde if row["onderdeel"] != "notitie")))
    wet = dataclasses.replace(WET, rijen=(*WET.rijen, later))
    reader, stuk = Lezer(frozenset({Band.VAST}), 100), Stuk(Onderdeel.NOTITIE, 101)
    assert may_see(reader, stuk, on=date(2026, 12, 31), wet=wet)
    assert not may_see(reader, stuk, on=date(2027, 1, 1), wet=wet)


def test_matrix_holds_no_wall_that_is_not_of_a_rol():
    known = {100, *(muur(rol, wet=WET) for rol in Rol)}
    used = {m for regel in matrix(on=ON, wet=WET) for m in regel.kijkt_als | regel.muren}
    assert used == known == set(MUREN)


NAMEN = {"": "", "deling": "deling voor deze rol", "ja_bij_vertellen": "ja bij het vertellen voor deze rol",
         "gedeeld": "ja om dit te delen", "eigen": "eigen lopend contact of concept",
         "eigen_woorden": "eigen woorden", "verantwoordelijke": "eigen organisatie",
         "eigen_school": "eigen melding", "leeftijd": "leeftijd"}


def muren_tekst(muren):
    known = {MUREN: "alle", GEEN_WPG: "alle behalve 401"}
    return known.get(tuple(sorted(muren)), ", ".join(map(str, sorted(muren))))


def printed():
    """The matrix as docs/rules/wie-ziet-wat.md prints it. Copy it from the failure when the rows change."""
    return [[r.onderdeel.value, ", ".join(b.value.replace("_", " ") for b in Band if b in r.banden),
             muren_tekst(r.kijkt_als), muren_tekst(r.muren), NAMEN[r.voorwaarde],
             {"keuze": "keuze", "navragen": "na te vragen"}[r.zekerheid]] for r in matrix(on=ON, wet=WET)]


def test_the_page_prints_the_matrix_that_is_in_force(blad):
    expected = "\n".join("| " + " | ".join(row) + " |" for row in printed())
    assert blad("wie-ziet-wat").tabel("onderdeel", "band") == printed(), expected


def test_the_page_says_for_what_each_band_looks(blad):
    doelen = WET.tabel("zicht.doelen", ON)
    said = {(band.replace(" ", "_"), doel.replace(" ", "_")) for doel, banden in
            blad("wie-ziet-wat").tabel("doel", "banden") for band in banden.split(", ")}
    assert said == {(band, doel) for band, given in doelen.items() for doel in given}
