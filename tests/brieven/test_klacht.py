"""A complaint: about a BOA to both supervisors at once, never seen or handled by whom it is about, and in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from pdf_lezer import Pdf

from ketenkameleon.brieven.actions.klacht import answered, letter_on_paper, note, send_on
from ketenkameleon.brieven.invoer_klacht import KlachtInvoer
from ketenkameleon.brieven.models import Klacht, Klachtbrief
from ketenkameleon.brieven.queries.klacht import complaint, complaints
from ketenkameleon.rules.klacht import complaint_receivers
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
A_DAY = timedelta(days=1)
KLACHT = KlachtInvoer("gemeente", "het bezoek", "Mila Vos", "Wilgenlaan 4\n2000 AB Duinstad",
                      "Ik werd niet teruggebeld.", VANDAAG - 3 * A_DAY, "telefoon", VANDAAG)
BOA = replace(KLACHT, over="boa", over_wie="het verhoor")


def test_a_complaint_about_a_boa_goes_to_both_supervisors_in_one_go_and_each_letter_says_so(als):
    with als("tom") as actor:
        key = note(actor, BOA, at=NU)
        made = send_on(actor, key, at=NU)
        papers = [Pdf(letter_on_paper(actor, one, at=NU)).text for one in made]
        seen = complaint(actor, key, on=VANDAAG)
    receivers = complaint_receivers("boa", on=VANDAAG, wet=shipped())
    assert tuple(Klachtbrief.objects.order_by("id").values_list("aan", flat=True)) == receivers
    for paper in papers:
        said = " ".join(paper.split())
        assert all(" ".join(receiver.split()[1:3]) in said for receiver in receivers)
        assert "Ik werd niet teruggebeld." in said
    assert (seen.regel.stand, seen.bij_organisatie_op, len(seen.brieven)) == ("bij_organisatie", VANDAAG, 2)
    assert seen.regel.uiterlijk > VANDAAG


def test_when_one_of_the_letters_cannot_be_made_none_is(als):
    with als("tom") as actor:
        key = note(actor, replace(BOA, klager="王"), at=NU)
        with pytest.raises(NotNow, match="letter_unprintable"), transaction.atomic():
            send_on(actor, key, at=NU)
    assert Klachtbrief.objects.count() == 0
    assert Klacht.objects.get().stand == "ontvangen"


def test_whom_it_is_about_neither_sees_nor_handles_it_even_who_wrote_it_down(als, wereld):
    with als("samira") as actor:
        key = note(actor, replace(KLACHT, over_account_id=wereld.hier.account_id("samira")), at=NU)
        assert complaints(actor, on=VANDAAG) == ()
        for deed in (lambda: complaint(actor, key, on=VANDAAG), lambda: send_on(actor, key, at=NU),
                     lambda: answered(actor, key, VANDAAG, at=NU)):
            with pytest.raises(NotFound):
                deed()
    with als("farah") as actor:
        assert [regel.id for regel in complaints(actor, on=VANDAAG)] == [key]
        [made] = send_on(actor, key, at=NU)
    with als("samira") as actor, pytest.raises(NotFound):
        letter_on_paper(actor, made, at=NU)
    with pytest.raises(DatabaseError), transaction.atomic():
        Klacht.objects.update(behandeld_door=wereld.hier.account_id("samira"))


def test_a_coordinator_sees_every_complaint_and_others_those_they_noted(als):
    with als("samira") as actor:
        mine = note(actor, KLACHT, at=NU)
    with als("tom") as actor:
        note(actor, BOA, at=NU)
    with als("samira") as actor:
        assert [regel.id for regel in complaints(actor, on=VANDAAG)] == [mine]
    with als("farah") as actor:
        assert len(complaints(actor, on=VANDAAG)) == 2
    with als("els") as actor:
        assert complaints(actor, on=VANDAAG) == ()
    with als("peter") as actor, pytest.raises(NotAllowed):
        note(actor, KLACHT, at=NU)


def test_it_goes_one_way_and_each_step_once(als):
    with als("tom") as actor:
        key = note(actor, KLACHT, at=NU)
        with pytest.raises(NotNow, match="complaint_step"):
            answered(actor, key, VANDAAG, at=NU)
        assert len(send_on(actor, key, at=NU)) == 1
        with pytest.raises(NotNow, match="complaint_step"):
            send_on(actor, key, at=NU)
        with pytest.raises(Onvolledig, match="Kies een dag van 8 oktober 2026"):
            answered(actor, key, VANDAAG - A_DAY, at=NU)
        answered(actor, key, VANDAAG + A_DAY, at=NU + A_DAY)
    row = Klacht.objects.get()
    assert (row.stand, row.beantwoord_op) == ("beantwoord", VANDAAG + A_DAY)


@pytest.mark.parametrize(("more", "field"), [
    ({"ontvangen_op": VANDAAG + A_DAY}, "ontvangen_op"), ({"gebeurd_op": VANDAAG + A_DAY}, "gebeurd_op")])
def test_a_day_that_cannot_be_is_asked_again(als, more, field):
    with als("tom") as actor, pytest.raises(Onvolledig) as wrong:
        note(actor, replace(KLACHT, **more), at=NU)
    assert set(wrong.value.velden) == {field}


def test_a_complaint_belongs_to_a_zaak_only_for_who_runs_it(als, gezin):
    with als("samira") as actor:
        note(actor, KLACHT, gezin.zaak.nummer, at=NU)
    with als("tom") as actor, pytest.raises(NotFound):
        note(actor, KLACHT, gezin.zaak.nummer, at=NU)
    row = Klacht.objects.get()
    assert (row.zaak_id, row.verantwoordelijke_id) == (gezin.zaak.id, gezin.zaak.verantwoordelijke_id)


def test_the_log_says_what_was_done_and_not_what_the_complaint_says(als):
    with als("tom") as actor:
        key = note(actor, KLACHT, at=NU)
        [made] = send_on(actor, key, at=NU)
        letter_on_paper(actor, made, at=NU)
    with connection.cursor() as cursor:
        cursor.execute("SELECT r.gebeurtenis, i.inhoud FROM logboek_regel r JOIN logboek_inhoud i USING"
                       " (handeling_id, volgnr) WHERE r.object_soort = 'klacht' ORDER BY r.volgnr")
        found = cursor.fetchall()
    assert [code for code, _ in found] == ["klacht.genoteerd", "klacht.doorgestuurd", "klacht.op_papier"]
    assert not [inhoud for _, inhoud in found if "Mila" in str(inhoud) or "teruggebeld" in str(inhoud)]
