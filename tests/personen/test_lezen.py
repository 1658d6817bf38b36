"""Persons from a file: filled in, never blanked; one number is one child; siblings are found."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import pytest

from intake_bouw import BSN, BSN_2, bestand, regel
from ketenkameleon.koppelingen.duo.lezen import read_file
from ketenkameleon.koppelingen.personen.lezen import read_persons_file
from ketenkameleon.koppelingen.regels import OnleesbaarBestand
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.personen.actions import Opname, take_in_persons
from ketenkameleon.personen.invoer import KindFeit, VerwantFeit
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.personen.queries import around, siblings
from ketenkameleon.zaken.models import WachtOp
from wereld import NU

VANDAAG = date(2026, 10, 8)
MOEDER = VerwantFeit("Anna Vos", "moeder", bsn="999990019", telefoon="0612345678")
NOOR = KindFeit("Noor", "Vos", nummer=BSN, geboren=(2012, 5, 17), taal="nl", gezag="eenhoofdig", verwanten=(MOEDER,))
SEM = KindFeit("Sem", "Vos", nummer=BSN_2, geboren=(2014, 1, None), gezag="eenhoofdig", verwanten=(MOEDER,))


@pytest.fixture
def opnemen(als_plicht):
    def take(*feiten, at=NU):
        with als_plicht(at=at) as actor:
            return [how for _, how in take_in_persons(actor, feiten, at=at)]

    return take


@pytest.mark.acties
def test_a_child_is_filled_in_once_and_read_again_without_change(opnemen):
    assert [opnemen(NOOR), opnemen(NOOR)] == [[Opname.NIEUW], [Opname.GELIJK]]
    found = Persoon.objects.get(voornaam="Noor")
    assert (found.naam, found.geboortejaar, found.gegevens, Verwant.objects.count()) == ("Noor Vos", 2012, "bekend", 1)


@pytest.mark.acties
def test_a_blank_never_takes_away_what_is_known(opnemen):
    opnemen(NOOR)
    assert opnemen(KindFeit("", "Vos", nummer=BSN, geboren=(2012, None, None), klas="2b")) == [Opname.BIJGEWERKT]
    found = Persoon.objects.get(voornaam="Noor")
    assert (found.geboortemaand, found.geboortedag, found.taal, found.klas) == (5, 17, "nl", "2b")
    assert Gezag.objects.get().soort == "eenhoofdig"


@pytest.mark.acties
@pytest.mark.parametrize("other", [
    KindFeit("Noor", "Bos", nummer=BSN, geboren=(2012, 5, 17)),
    KindFeit("Noor", "Vos", nummer=BSN, geboren=(2012, 6, 17)),
    KindFeit("Noor", "Vos", nummer=BSN, geboren=(2011, None, None)),
])
def test_another_child_with_the_same_number_changes_nothing(opnemen, other):
    assert opnemen(NOOR, other) == [Opname.NIEUW, Opname.ANDER_KIND]
    assert (Persoon.objects.get(voornaam="Noor").achternaam,
            Persoon.objects.filter(voornaam="Noor").count()) == ("Vos", 1)


@pytest.mark.acties
def test_an_incomplete_birth_date_is_completed_later(opnemen):
    opnemen(SEM)
    assert opnemen(KindFeit("Sem", "Vos", nummer=BSN_2, geboren=(2014, 1, 9))) == [Opname.BIJGEWERKT]
    assert Persoon.objects.get(voornaam="Sem").geboortedag == 9


@pytest.mark.acties
def test_a_parent_with_a_number_is_one_person_so_siblings_are_found(opnemen, als):
    opnemen(NOOR, SEM)
    noor, sem = (Persoon.objects.get(voornaam=naam).id for naam in ("Noor", "Sem"))
    with als("farah") as farah:
        assert siblings(farah, noor, on=VANDAAG) == [sem]
        assert [v.naam for v in around(farah, sem, on=VANDAAG).verwanten] == ["Anna Vos"]
    assert Persoon.objects.count() == 3


@pytest.mark.acties
def test_gezag_that_changes_ends_one_state_and_begins_another(opnemen, als):
    opnemen(NOOR)
    vader = VerwantFeit("Bas Vos", "vader")
    together = KindFeit("Noor", "Vos", nummer=BSN, gezag="gezamenlijk", verwanten=(MOEDER, vader))
    later = NU + timedelta(days=30)
    opnemen(together, at=later)
    opnemen(together, at=later)
    noor = Persoon.objects.get(voornaam="Noor").id
    with als("farah") as farah:
        before, after = around(farah, noor, on=VANDAAG), around(farah, noor, on=later.date())
    assert (before.gezag, [v.naam for v in before.verwanten]) == ("eenhoofdig", ["Anna Vos"])
    assert (after.gezag, sorted(v.naam for v in after.verwanten)) == ("gezamenlijk", ["Anna Vos", "Bas Vos"])


@pytest.mark.acties
def test_gezag_that_cannot_be_determined_is_a_state_and_keeps_who_is_known(opnemen, als):
    opnemen(NOOR)
    later = NU + timedelta(days=30)
    opnemen(KindFeit("Noor", "Vos", nummer=BSN, gezag="niet_te_bepalen"), at=later)
    with als("farah") as farah:
        found = around(farah, Persoon.objects.get(voornaam="Noor").id, on=later.date())
    assert (found.gezag, len(found.verwanten)) == ("niet_te_bepalen", 1)


def lines(*persons: dict) -> io.BytesIO:
    """A file of persons."""
    base = {"bsn": BSN, "voornamen": "Noor", "achternaam": "Vos", "gemeente": "9901", "school": "99AA00",
            "geboortedatum": {"type": "Datum", "datum": "2012-05-17"}, "gezag": {"soort": "GezagNietTeBepalen"}}
    text = "".join(json.dumps(base | person) + "\n" for person in persons)
    return io.BytesIO(b'{"layout": "kameleon-personen/1"}\n' + text.encode())


@pytest.mark.muren
def test_a_file_of_persons_lets_waiting_zaken_go_on_and_keeps_bad_lines(losse_database, losse_wereld):
    file = lines({}, {"achternaam": "Bos"}, {"bsn": "123"}, {"bsn": BSN_2, "voornamen": "x" * 90})
    with losse_database.verbonden("jobs"):
        read_file(io.BytesIO(bestand(regel())), regio_code="25", today=VANDAAG, at=NU)
        first = read_persons_file(file, regio_code="25", today=VANDAAG, at=NU)
        file.seek(0)
        again = read_persons_file(file, regio_code="25", today=VANDAAG, at=NU)
    assert (first.regels, first.nieuw, first.afgekeurd, first.zaken) == (4, 1, 3, 1)
    assert (again.nieuw, again.afgekeurd, again.verwerkt, again.zaken) == (0, 0, 0, 0)
    with losse_database.verbonden("owner"):
        assert sorted(AfgekeurdeRegel.objects.values_list("code", flat=True)) == [
            "ander_kind_zelfde_nummer", "bsn_ongeldig", "te_lang"]
        assert list(WachtOp.objects.values_list("partij", "klaar_op")) == [("persoonsgegevens", VANDAAG)]
        noor = Persoon.objects.get(voornaam="Noor")
        assert (noor.achternaam, noor.school.brin6, noor.gemeente.code) == ("Vos", "99AA00", "9901")


@pytest.mark.muren
def test_a_regio_that_is_not_there_is_one_sentence(losse_database, losse_wereld):
    with losse_database.verbonden("jobs"), pytest.raises(OnleesbaarBestand, match=r"Er is geen regio met code 99\."):
        read_persons_file(lines({}), regio_code="99", today=VANDAAG, at=NU)
