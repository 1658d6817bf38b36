"""Parents and child say yes, no and stop on their own page: what it opens and closes, and who may not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from delen_bouw import add_verhaal
from gezin_bouw import build_portal
from gezin_delen_bouw import asks, cell, questions, says, seen_now
from ketenkameleon.delen.actions.deling import explain, share_now, stop
from ketenkameleon.delen.actions.gezin import answer, take_back
from ketenkameleon.delen.actions.toestemming import say, withdraw
from ketenkameleon.delen.actions.verstrekken import give
from ketenkameleon.delen.invoer import JaInvoer, NoodInvoer, UitlegInvoer
from ketenkameleon.delen.models import Deling, Toestemming
from ketenkameleon.delen.queries.gezin import sharing_of_family
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Gezag, Verwant
from ketenkameleon.rules.delen import Celstand
from ketenkameleon.rules.gezinsvraag import Vraagstand
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.models import Inlogbrief, Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.models import Verhaal
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties

LATER = NU + timedelta(minutes=5)
ZESTIEN = date(2010, 10, 8)


def _spoken(actor, g, wie, *, ja=True, ontvanger="cjg", soort="plan", at=LATER):
    als = Hoedanigheid.KIND if wie == g.kind else Hoedanigheid.GEZAG
    return say(actor, g.zaak.id, JaInvoer(wie, als, ontvanger, (soort,), ja, VANDAAG, date(2027, 3, 1),
                                          Toestemmingsvorm.MONDELING, True), at=at)


def test_both_parents_and_the_child_answer_and_then_it_stands(als, wereld):
    g = build_portal(wereld.hier)
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("noor") as actor:
        [asked] = questions(actor, g)
        assert (asked.vraag.beslist, asked.vraag.anderen) == (False, True)
        says(actor, g, deling, ja=False)
    with als("mila") as actor:
        says(actor, g, deling)
        assert cell(actor, g) is Celstand.WACHT, "the father said nothing yet"
    with als("vik") as actor:
        says(actor, g, deling)
        assert cell(actor, g) is Celstand.JA
    with als("samira") as actor:
        give(actor, deling, "papier", at=LATER)
    assert set(Toestemming.objects.values_list("door_id", "als", "hoe", "ja", "leeftijd_toen")) == {
        (g.kind, "kind", "portaal", False, 14), (g.moeder, "gezag", "portaal", True, 14),
        (g.vader, "gezag", "portaal", True, 14)}


def test_a_no_and_a_stop_close_at_once_what_another_rol_could_read(als, wereld):
    g = build_portal(wereld.hier, ZESTIEN)
    add_verhaal(g.zaak, wereld.hier.account_id("samira"), [100, 101])
    with als("samira") as actor:
        deling = asks(actor, g, "rvdk", "waarom")

    def open_to_raad():
        return 301 in Verhaal.objects.get().voor

    with als("noor") as actor:
        says(actor, g, deling)
    assert open_to_raad()
    yes = Toestemming.objects.get()
    with als("noor", at=LATER) as actor:
        take_back(actor, g.zaak.nummer, yes.id, at=LATER)
    assert not open_to_raad()
    yes.refresh_from_db()
    assert (yes.ingetrokken_op, yes.ingetrokken_door_id) == (VANDAAG, g.kind)
    with als("noor", at=LATER) as actor:
        assert questions(actor, g)[0].vraag.stand is Vraagstand.GESTOPT
        says(actor, g, deling, at=LATER)
    assert open_to_raad(), "who stopped can say yes again on the same day"
    with als("noor", at=LATER) as actor:
        says(actor, g, deling, ja=False, at=LATER + timedelta(minutes=1))
    assert not open_to_raad()


def test_separated_parents_do_not_read_what_the_other_said(als, wereld):
    g = build_portal(wereld.hier)
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("mila") as actor:
        nothing_said = questions(actor, g)
    with als("vik") as actor:
        says(actor, g, deling, ja=False)
        own = Toestemming.objects.get().id
    with als("mila") as actor:
        blad = sharing_of_family(actor, g.zaak.nummer, on=VANDAAG)
        assert blad.gezegd == ()
        assert [asked.vraag for asked in blad.vragen] == [asked.vraag for asked in nothing_said]
        assert not Toestemming.objects.exists(), "the wall shows her own words alone"
        with pytest.raises(NotFound):
            take_back(actor, g.zaak.nummer, own, at=LATER)


@pytest.mark.parametrize("change", ["no", "withdrawn", "stopped"])
def test_an_answer_to_a_page_that_is_out_of_date_is_refused_and_keeps_nothing(als, wereld, change):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        deling = asks(actor, g)
        yes = _spoken(actor, g, g.moeder, at=NU) if change == "withdrawn" else None
    with als("mila") as actor:
        gezien = seen_now(actor, g, deling)
    with als("samira", at=LATER) as actor:
        if change == "no":
            _spoken(actor, g, g.moeder, ja=False)
        elif yes:
            withdraw(actor, yes, g.moeder, at=LATER)
        else:
            stop(actor, deling, at=LATER)
    before = list(Toestemming.objects.order_by("id").values())
    with als("mila", at=LATER) as actor, pytest.raises(NotNow, match="answer_changed"):
        answer(actor, g.zaak.nummer, deling, ja=True, gezien=gezien, at=LATER)
    assert list(Toestemming.objects.order_by("id").values()) == before


@pytest.mark.parametrize("change", ["no", "withdrawn"])
def test_a_yes_that_was_undone_while_the_page_stood_open_is_not_taken_back_twice(als, wereld, change):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        asks(actor, g)
        yes = _spoken(actor, g, g.moeder, at=NU)
    with als("samira", at=LATER) as actor:
        _spoken(actor, g, g.moeder, ja=False) if change == "no" else withdraw(actor, yes, g.moeder, at=LATER)
    with als("mila", at=LATER) as actor, pytest.raises(NotNow, match="answer_changed"):
        take_back(actor, g.zaak.nummer, yes, at=LATER)


def test_pressing_twice_keeps_one_answer(als, wereld):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("mila") as actor:
        gezien = seen_now(actor, g, deling)
        for _ in range(2):
            answer(actor, g.zaak.nummer, deling, ja=True, gezien=gezien, at=NU)
    assert Toestemming.objects.count() == 1


def test_on_the_sixteenth_birthday_the_child_is_asked_and_the_parent_no_more(als, wereld):
    g = build_portal(wereld.hier, ZESTIEN + timedelta(days=1), "eenhoofdig")
    Relatie.objects.filter(soort="ouder_met_gezag", zaak_id=g.zaak.id).update(tot=VANDAAG)
    birthday = datetime(2026, 10, 9, 8, tzinfo=UTC)
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("mila") as actor:
        says(actor, g, deling)
        assert cell(actor, g) is Celstand.WACHT, "the child of fifteen was not asked"
    with als("noor") as actor:
        says(actor, g, deling)
        assert cell(actor, g) is Celstand.JA
    with als("noor", at=birthday) as actor:
        assert cell(actor, g, at=birthday) is Celstand.OPNIEUW
        [asked] = questions(actor, g, at=birthday)
        assert (asked.vraag.stand, asked.vraag.beslist, asked.vraag.anderen) == (Vraagstand.OPNIEUW, True, False)
        says(actor, g, deling, at=birthday)
        assert cell(actor, g, at=birthday) is Celstand.JA
    with als("mila", at=birthday) as actor:
        assert actor is None, "her page has ended"


def test_a_parent_without_gezag_has_no_page_of_sharing(als, wereld):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("vik") as actor:
        with pytest.raises(NotFound):
            sharing_of_family(actor, g.zaak.nummer, on=VANDAAG)
        with pytest.raises(NotFound):
            answer(actor, g.zaak.nummer, deling, ja=True, gezien="0-0", at=NU)
        assert not Deling.objects.exists()


def test_a_parent_whose_gezag_ended_is_refused_in_four_lines(als, wereld):
    g = build_portal(wereld.hier)
    with als("samira") as actor:
        deling = asks(actor, g)
    Verwant.objects.filter(persoon_id=g.vader).update(heeft_gezag=False)
    Gezag.objects.filter(kind_id=g.kind).update(soort="eenhoofdig")
    with als("vik") as actor:
        assert questions(actor, g) == ()
        with pytest.raises(NotAllowed, match="answer_not_yours") as refusal:
            answer(actor, g.zaak.nummer, deling, ja=True, gezien="0-0", at=NU)
    assert refusal.value.status == 403
    assert not Toestemming.objects.exists()


def test_who_has_no_code_of_a_letter_reads_the_table_and_is_asked_nothing(als, wereld):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    Inlogbrief.objects.filter(persoon_id=g.moeder).delete()
    with als("samira") as actor:
        deling = asks(actor, g)
    with als("mila") as actor:
        assert questions(actor, g) == ()
        assert cell(actor, g) is Celstand.WACHT
        with pytest.raises(NotAllowed, match="answer_not_yours"):
            answer(actor, g.zaak.nummer, deling, ja=True, gezien="0-0", at=NU)


def test_what_the_law_decides_takes_no_yes(als, wereld):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        deling = asks(actor, g, "veilig_thuis", "zorgen")
    with als("mila") as actor:
        assert questions(actor, g) == ()
        assert cell(actor, g, "veilig_thuis", "zorgen") is Celstand.WET
        with pytest.raises(NotAllowed, match="answer_not_asked"):
            answer(actor, g.zaak.nummer, deling, ja=False, gezien="0-0", at=NU)


def test_an_emergency_is_on_the_page_of_the_family_once_they_were_told(als, wereld):
    g = build_portal(wereld.hier, gezag="eenhoofdig")
    with als("samira") as actor:
        deling = share_now(actor, g.zaak.id, NoodInvoer("veilig_thuis", ("regie",), "er is gevaar"), at=NU)
    with als("mila") as actor:
        assert "veilig_thuis" not in sharing_of_family(actor, g.zaak.nummer, on=VANDAAG).tabel.ontvangers
    with als("samira") as actor:
        explain(actor, deling, UitlegInvoer("a", "b", VANDAAG, "thuis"), at=LATER)
    with als("mila") as actor:
        assert cell(actor, g, "veilig_thuis", "regie") is Celstand.NOOD


def test_a_family_writes_nothing_about_sharing_but_its_own_answer(als, wereld):
    g = build_portal(wereld.hier)
    with als("samira") as actor:
        asks(actor, g)
    row = {"regio_id": g.zaak.regio_id, "zaak_id": g.zaak.id, "verantwoordelijke_id": g.zaak.verantwoordelijke_id,
           "ontvanger": "cjg", "soorten": ["plan"], "als": "gezag", "ja": True, "op": VANDAAG, "tot": VANDAAG,
           "vastgelegd_door": new_id(), "vastgelegd_at": NU}
    with als("mila"):
        for wrong in ({"door_id": g.vader, "hoe": "portaal"}, {"door_id": g.moeder, "hoe": "mondeling"}):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                Toestemming(**row, **wrong).save(force_insert=True)
        assert Deling.objects.update(gestopt_op=VANDAAG) == 0
