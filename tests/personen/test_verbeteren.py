"""A bad line of a file of persons, corrected and read again."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from intake_bouw import BSN, BSN_2, BSN_3, lees, regel
from ketenkameleon.koppelingen.personen.reader import LAYOUT_NAAM
from ketenkameleon.koppelingen.verbeteren import correct_line
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Regel
from ketenkameleon.meldingen.actions.aankomst import keep_bad_lines
from ketenkameleon.meldingen.actions.intake import begin_levering
from ketenkameleon.meldingen.feiten import AfgekeurdFeit, LeveringFeit
from ketenkameleon.meldingen.models import AfgekeurdeRegel
from ketenkameleon.personen.actions import names_other_child, take_in_persons
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.toegang.refusals import NotAllowed, NotNow
from ketenkameleon.zaken.models import Gebeurtenis, WachtOp
from wereld import NU

pytestmark = pytest.mark.acties
NOOR = KindFeit("Noor", "Vos", nummer=BSN, geboren=(2012, 5, 17))
FOUT = b'{"bsn": "123"}\n'


def line(**said: object) -> str:
    """The line of Noor with one parent who has a number of her own."""
    moeder = {"naam": "Anna Vos", "relatie": "moeder", "bsn": BSN_3}
    return json.dumps({
        "bsn": BSN, "voornamen": "Noor", "achternaam": "Vos", "gemeente": "9901", "school": "99AA00",
        "geboortedatum": {"type": "Datum", "datum": "2012-05-17"},
        "gezag": {"soort": "EenhoofdigOuderlijkGezag", "ouders": [moeder]}} | said)


@pytest.fixture
def kept(als_plicht):
    """`kept()` is a bad line of a file of persons, of this layout and kind."""
    def keep(layout: str = LAYOUT_NAAM, soort: str = "personen") -> AfgekeurdeRegel:
        levering = LeveringFeit(new_id(), soort, "jsonl", layout)
        feit = AfgekeurdFeit(2, 0, len(FOUT), sha256(FOUT).digest(), FOUT, True, "bsn", "bsn_ongeldig", "Fout.")
        with als_plicht() as actor:
            begin_levering(actor, levering, at=NU)
            keep_bad_lines(actor, [feit], levering, at=NU)
        return AfgekeurdeRegel.objects.get(soort=soort)

    return keep


def test_a_corrected_line_fills_in_child_and_parent_and_ends_the_waiting(kept, als, als_plicht):
    with als_plicht() as actor:
        lees(actor, regel(), at=NU)
    row = kept()
    with als("farah") as farah:
        assert correct_line(farah, row.id, line(), at=NU).gelukt
    noor = Persoon.objects.get(voornaam="Noor")
    assert (noor.school.brin6, noor.gegevens, Verwant.objects.get().persoon.naam) == ("99AA00", "bekend", "Anna Vos")
    waited = WachtOp.objects.get(partij="persoonsgegevens")
    assert waited.klaar_op == NU.date()
    assert Gebeurtenis.objects.filter(zaak_id=waited.zaak_id, code="wachtop.afgerond").count() == 1
    row.refresh_from_db()
    assert (row.verbetering, row.verbeterd_door, row.verbeterd_at) == ("verbeterd", farah.account_id, NU)
    with als("farah") as farah, pytest.raises(NotNow):
        correct_line(farah, row.id, line(), at=NU)


@pytest.mark.parametrize(("said", "veld", "zin"), [
    ({"bsn": "123"}, "bsn", "Het nummer in het veld 'bsn' is geen geldig BSN."),
    ({"voornamen": "x" * 81}, "voornamen", "De tekst in het veld 'voornamen' is te lang."),
    ({"achternaam": "Bos"}, "bsn", "Bij dit nummer hoort een ander kind: de naam of de geboortedatum is anders."),
])
def test_a_line_that_is_still_wrong_says_why_and_writes_nothing(kept, als, als_plicht, said, veld, zin):
    with als_plicht() as actor:
        take_in_persons(actor, [NOOR], at=NU)
    row = kept()
    written = (Persoon.objects.count(), Regel.objects.count())
    with als("farah") as farah:
        still = correct_line(farah, row.id, line(**said), at=NU)
        assert (still.gelukt, still.veld, still.zin[:len(zin)]) == (False, veld, zin)
    assert (Persoon.objects.count(), Regel.objects.count()) == written, "not even the number of a parent"
    row.refresh_from_db()
    assert row.verbeterd_at is None


def test_a_layout_that_no_reader_knows_is_a_sentence_too(kept, als):
    row = kept(layout="kameleon-personen/0")
    with als("farah") as farah:
        still = correct_line(farah, row.id, line(), at=NU)
    assert not still.gelukt
    assert "kameleon-personen/1" in still.zin
    assert Persoon.objects.count() == 0


def test_a_kind_of_file_that_nobody_reads_is_refused(kept, als):
    row = kept(soort="postduif")
    with als("farah") as farah, pytest.raises(NotNow):
        correct_line(farah, row.id, line(), at=NU)


def test_who_is_no_coordinator_corrects_no_person(kept, als):
    row = kept()
    with als("samira") as samira, pytest.raises(NotAllowed):
        correct_line(samira, row.id, line(), at=NU)


def test_another_child_entered_at_the_very_moment_stops_everything(kept, als, als_plicht, monkeypatch):
    with als_plicht() as actor:
        take_in_persons(actor, [NOOR], at=NU)
    row = kept()
    monkeypatch.setattr("ketenkameleon.koppelingen.personen.verbeteren.names_other_child", lambda *_: False)
    with als("farah") as farah, pytest.raises(NotNow):
        correct_line(farah, row.id, line(achternaam="Bos"), at=NU)


def test_asking_whose_number_it_is_makes_no_record(als_plicht):
    with als_plicht() as actor:
        take_in_persons(actor, [NOOR], at=NU)
        assert names_other_child(actor, KindFeit("Noor", "Bos", nummer=BSN))
        assert not names_other_child(actor, NOOR)
        assert not names_other_child(actor, KindFeit("Sem", "Vos", nummer=BSN_2))
        assert not names_other_child(actor, KindFeit("Sem", "Vos"))
    assert Persoon.objects.count() == 1
