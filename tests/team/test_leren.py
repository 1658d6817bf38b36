"""The leerlog is one's own, talks about the work are for the coördinator too, and none of it is about a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import ProgrammingError, transaction

from ketenkameleon.brieven.models import Brief
from ketenkameleon.delen.models import Deling
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Regel
from ketenkameleon.team.actions_leren import log_guidance, name_along, share_lesson, take_out_lessons, write_lesson
from ketenkameleon.team.invoer import BegeleidingInvoer, LeerInvoer, MeeloperInvoer, OnvolledigBewijs
from ketenkameleon.team.models import Begeleiding, Leerregel, Meeloper
from ketenkameleon.team.queries_leren import boa_year, came_along, guidance, hours_learned, lessons
from ketenkameleon.toegang.refusals import NotAllowed, NotFound
from ketenkameleon.zaken.models import Contact
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
A_DAY = timedelta(days=1)
LES = LeerInvoer(VANDAAG, "halt", "Bij Halt praat je eerst over het waarom.", Decimal(2))
GESPREK = BegeleidingInvoer("intervisie", VANDAAG, Decimal("1.5"), "Nina en Kees", "grenzen stellen")


@pytest.fixture
def contact(wereld):
    """`contact(rol, **rest)`: a contact of Samira with Noor that runs."""
    zaak = make_zaak(wereld.hier, "Noor")
    make_vast(wereld.hier, zaak, "samira")

    def make(rol="halt", muur=102, **rest):
        return Contact.objects.create(
            regio_id=zaak.regio_id, zaak=zaak, verantwoordelijke_id=zaak.verantwoordelijke_id, muur=muur, rol=rol,
            account_id=wereld.hier.account_id("samira"), met=["kind"], uitgelegd=True,
            **{"begonnen_at": NU, "bevoegd": True} | rest)

    return make


def test_a_lesson_is_ones_own_until_it_is_shared_and_again_after(als, wereld):
    with als("samira") as samira:
        key = write_lesson(samira, LES, at=NU)
    seen = []
    for how in (None, True, False):
        if how is not None:
            with als("samira") as samira:
                share_lesson(samira, key, gedeeld=how, at=NU)
        for wie in ("samira", "tom", "farah", "els"):
            with als(wie) as actor:
                seen.append((how, wie, [line.id for line in lessons(actor)] == [key],
                             bool(hours_learned(actor, wereld.hier.account_id("samira")))))
    assert [(how, wie) for how, wie, line, hours in seen if line and hours] == [
        (None, "samira"), (True, "samira"), (True, "tom"), (True, "farah"), (False, "samira")]
    assert all(line == hours for _, _, line, hours in seen)


def test_nobody_shares_or_writes_a_lesson_of_somebody_else(als, wereld):
    with als("samira") as samira:
        key = write_lesson(samira, replace(LES, gedeeld=True), at=NU)
    for wie in ("tom", "farah"):
        with als(wie) as actor:
            for which in (key, new_id()):
                with pytest.raises(NotFound):
                    share_lesson(actor, which, gedeeld=False, at=NU)
    with als("tom"):
        assert Leerregel.objects.filter(pk=key).update(gedeeld=False) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Leerregel.objects.create(regio=wereld.hier.regio, account_id=wereld.hier.account_id("samira"), op=VANDAAG,
                                     vak="halt", tekst="x", at=NU)


@pytest.mark.parametrize(("change", "field"), [
    ({"tekst": "In zaak 2026-00041 zag ik dit."}, "tekst"), ({"tekst": "kind 999990342"}, "tekst"),
    ({"tekst": " "}, "tekst"), ({"tekst": "x" * 601}, "tekst"), ({"vak": "bakker"}, "vak"),
    ({"op": VANDAAG + A_DAY}, "op"), ({"uren": Decimal(0)}, "uren"), ({"uren": Decimal("24.1")}, "uren")])
def test_a_lesson_with_a_child_in_it_or_that_is_not_whole_is_not_kept(als, change, field):
    with als("samira") as samira, pytest.raises(OnvolledigBewijs) as wrong:
        write_lesson(samira, replace(LES, **change), at=NU)
    assert (set(wrong.value.velden), Leerregel.objects.count()) == ({field}, 0)


def test_ones_own_lessons_leave_as_rows_and_that_is_written_down(als):
    with als("tom") as tom:
        write_lesson(tom, replace(LES, gedeeld=True), at=NU)
    with als("samira") as samira:
        write_lesson(samira, replace(LES, op=VANDAAG - A_DAY, uren=Decimal("1.5")), at=NU)
        write_lesson(samira, replace(LES, uren=None, gedeeld=True), at=NU)
        rows = take_out_lessons(samira, at=NU)
    assert rows == [("2026-10-07", "Halt", LES.tekst, "1,5", "nee"), ("2026-10-08", "Halt", LES.tekst, "", "ja")]
    assert Regel.objects.filter(gebeurtenis="leerlog.uitgevoerd").count() == 1


def test_a_talk_about_the_work_is_read_by_the_professional_and_the_coordinator(als, wereld):
    who = wereld.hier.account_id("samira")
    with als("samira") as samira:
        log_guidance(samira, GESPREK, at=NU)
    for wie, seen in (("samira", 1), ("farah", 1), ("tom", 0), ("els", 0)):
        with als(wie) as actor:
            assert len(guidance(actor, who)) == seen, wie


@pytest.mark.parametrize(("change", "field"), [
    ({"thema": "over 2026-00041"}, "thema"), ({"met": "999 990 342"}, "met"), ({"met": " "}, "met"),
    ({"soort": "koffie"}, "soort"), ({"op": VANDAAG + A_DAY}, "op"), ({"uren": Decimal(0)}, "uren")])
def test_a_talk_with_a_child_in_it_or_that_is_not_whole_is_not_kept(als, change, field):
    with als("samira") as samira, pytest.raises(OnvolledigBewijs) as wrong:
        log_guidance(samira, replace(GESPREK, **change), at=NU)
    assert (set(wrong.value.velden), Begeleiding.objects.count()) == ({field}, 0)


def test_a_school_has_no_learning_of_its_own_here(als):
    with als("peter") as peter:
        for act in (lambda: write_lesson(peter, LES, at=NU), lambda: log_guidance(peter, GESPREK, at=NU),
                    lambda: take_out_lessons(peter, at=NU), lambda: boa_year(peter, 2026, on=VANDAAG)):
            with pytest.raises(NotAllowed):
                act()


def test_who_came_along_stands_with_the_contact_behind_its_wall(als, wereld, contact):
    talk, tom = contact(), wereld.hier.account_id("tom")
    with als("samira") as samira:
        name_along(samira, talk.id, MeeloperInvoer(tom, "meeloper", True), at=NU)
        assert [line[:3] for line in came_along(samira, talk.id)] == [("Tom Bakker", "meeloper", True)]
        with pytest.raises(OnvolledigBewijs, match="staat er al bij"):
            name_along(samira, talk.id, MeeloperInvoer(tom, "begeleider", True), at=NU)
    row = Meeloper.objects.get()
    assert (row.muur, row.zaak_id, row.verantwoordelijke_id) == (102, talk.zaak_id, talk.verantwoordelijke_id)
    assert Regel.objects.filter(gebeurtenis="contact.meegelopen", zaak_id=talk.zaak_id).count() == 1
    with als("tom") as other:
        assert came_along(other, talk.id) == []


def test_who_came_along_to_a_verhoor_is_read_in_that_rol_alone(als, wereld, contact):
    talk = contact("leerplicht_verhoor", 401)
    with als("samira") as samira:
        name_along(samira, talk.id, MeeloperInvoer(wereld.hier.account_id("tom"), "begeleider", True), at=NU)
        assert came_along(samira, talk.id) == []
    with als("farah") as farah:
        assert came_along(farah, talk.id) == []


@pytest.mark.parametrize(("change", "field"), [
    ({"als": "stagiair"}, "als"), ({"account_id": new_id()}, "wie"), ({"verteld": False}, "verteld_reden"),
    ({"verteld": False, "verteld_reden": "x" * 201}, "verteld_reden")])
def test_who_came_along_is_a_colleague_and_a_family_that_did_not_know_asks_why(als, wereld, contact, change, field):
    whole = MeeloperInvoer(wereld.hier.account_id("tom"), "meeloper", True)
    talk = contact()
    with als("samira") as samira, pytest.raises(OnvolledigBewijs) as wrong:
        name_along(samira, talk.id, replace(whole, **change), at=NU)
    assert (set(wrong.value.velden), Meeloper.objects.count()) == ({field}, 0)


@pytest.mark.parametrize("state", ["saved", "another"])
def test_nobody_comes_along_to_a_saved_contact_or_to_that_of_somebody_else(als, wereld, contact, state):
    talk = contact(**{"geeindigd_at": NU, "bewaard_at": NU, "wijze": "thuis"} if state == "saved" else {})
    invoer = MeeloperInvoer(wereld.hier.account_id("samira" if state == "another" else "tom"), "meeloper", True)
    with als("tom" if state == "another" else "samira") as actor, pytest.raises(NotFound):
        name_along(actor, talk.id, invoer, at=NU)


def test_the_report_counts_ones_own_year_in_the_netherlands_and_nobody_elses(als, contact):
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)  # 00.30 uur on 1 January in Amsterdam
    saved = {"geeindigd_at": NU, "bewaard_at": NU, "wijze": "elders"}
    talk = contact("leerplicht_verhoor", 401, begonnen_at=new_year, **saved)
    contact("leerplicht_verhoor", 401, bevoegd=False, **saved)
    contact("leerplicht_verhoor", 401, begonnen_at=datetime(2025, 3, 1, tzinfo=UTC), **saved)
    contact("raad", 301, **saved)
    contact("leerplicht_verhoor", 401)
    for soort, op in (("proces_verbaal", VANDAAG), ("proces_verbaal", None), ("halt_verwijzing", VANDAAG),
                      ("halt_verwijzing", VANDAAG), ("proces_verbaal", date(2025, 12, 31))):
        _letter(talk, soort, op)
    with als("samira") as samira:
        assert [boa_year(samira, jaar, on=VANDAAG) for jaar in (2024, 2025, 2026)] == [
            (0, 0, 0, 0), (1, 0, 1, 0), (2, 1, 1, 2)]
    with als("tom") as tom:
        assert boa_year(tom, 2026, on=VANDAAG) == (0, 0, 0, 0)


def _letter(talk, soort, verstuurd_op):
    """A letter of Samira on a share, on paper or not yet."""
    own = {"regio_id": talk.regio_id, "zaak_id": talk.zaak_id, "verantwoordelijke_id": talk.verantwoordelijke_id,
           "muur": 401, "gemaakt_door": talk.account_id, "gemaakt_at": NU}
    deling = Deling.objects.create(**own, ontvanger="om", soorten=["regie"], gever="leerplicht", regime="wpg",
                                   grond="wet", artikel="Sv art. 152", doel="vervolging", van=VANDAAG, tot=VANDAAG)
    Brief.objects.create(**own, soort=soort, naar="om", deling=deling, vrijgegeven_at=NU,
                         vrijgegeven_door=talk.account_id, verstuurd_op=verstuurd_op)
