"""Reports by hand, a person's choice, closing with a reason per melding, and the answer to a withdrawn report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from intake_bouw import BSN, melding, regel, zaak
from ketenkameleon.meldingen.actions.aanvullen import AanvullingInvoer, school_adds
from ketenkameleon.meldingen.actions.hand import HandMelding, choose, enter_by_hand
from ketenkameleon.meldingen.actions.sluiten import Afsluiting, close_zaak, withdrawn_answer
from ketenkameleon.meldingen.models import Melding, SchoolAanvulling
from ketenkameleon.personen.invoer import KindFeit
from ketenkameleon.personen.models import Persoon
from ketenkameleon.rules.duo import Aanleiding
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Zaak
from wereld import NU, VANDAAG, child
from zaken_bouw import make_vast

pytestmark = pytest.mark.acties
NOOR = KindFeit("Noor", "Vos", nummer=BSN, geboren=(2012, 5, 17))
ABSOLUUT = HandMelding(Aanleiding.ABSOLUUT, date(2026, 10, 1), date(2026, 9, 1))
LATER = datetime(2026, 10, 9, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(("aanleiding", "soort", "belofte"), [
    (Aanleiding.ABSOLUUT, "verzuim", date(2027, 1, 1)), (Aanleiding.ZESTIEN_UUR, "verzuim", date(2027, 1, 1)),
    (Aanleiding.LRV, "verzuim", date(2027, 1, 1)), (Aanleiding.LUXE, "luxe", None),
    (Aanleiding.HULPVRAAG, "vrijwillig", None),
])
def test_a_report_by_hand_opens_its_kind_of_zaak(als, wereld, aanleiding, soort, belofte):
    with als("farah") as farah:
        made = enter_by_hand(farah, NOOR, replace(ABSOLUUT, aanleiding=aanleiding, familie_zegt_ja=True,
                                                school_id=wereld.hier.scholen["De Vlier"].id), at=NU)
    assert (zaak().soort, zaak().belofte_op, zaak().school.naam) == (soort, belofte, "De Vlier")
    assert zaak().verzuim_van == date(2026, 9, 1)
    assert Melding.objects.get(id=made.melding_id).bron == "hand"
    assert Persoon.objects.get(id=made.persoon_id).naam == "Noor Vos"


def test_a_support_question_needs_the_yes_of_the_family(als):
    with als("farah") as farah, pytest.raises(Onvolledig) as wrong:
        enter_by_hand(farah, NOOR, replace(ABSOLUUT, aanleiding=Aanleiding.HULPVRAAG), at=NU)
    assert set(wrong.value.velden) == {"familie_zegt_ja"}


@pytest.mark.parametrize(("change", "veld"), [
    ({"gemeld_op": date(2026, 10, 9)}, "gemeld_op"), ({"begin": date(2026, 10, 2)}, "begin"),
    ({"einde": date(2026, 8, 31)}, "einde"), ({"minuten": -60}, "minuten"),
    ({"aanleiding": Aanleiding.RMC18}, "aanleiding"),
])
def test_what_cannot_be_is_asked_again_by_field(als, change, veld):
    with als("farah") as farah, pytest.raises(Onvolledig) as wrong:
        enter_by_hand(farah, NOOR, replace(ABSOLUUT, **change), at=NU)
    assert (set(wrong.value.velden), Zaak.objects.count()) == ({veld}, 0)


def test_a_school_enters_no_report_by_hand(als):
    with als("peter") as peter, pytest.raises(NotAllowed):
        enter_by_hand(peter, NOOR, ABSOLUUT, at=NU)


def test_a_number_of_another_child_is_asked_again(als, wereld):
    child(wereld.hier, BSN, "Sem", date(2011, 1, 2), achternaam="Bos")
    with als("farah") as farah, pytest.raises(Onvolledig) as wrong:
        enter_by_hand(farah, NOOR, ABSOLUUT, at=NU)
    assert (set(wrong.value.velden), Persoon.objects.get(voornaam="Sem").achternaam) == ({"nummer"}, "Bos")


def test_a_child_of_another_regio_is_not_there(als, wereld):
    elders = child(wereld.elders, BSN, "Sem", achternaam="Bos")
    with als("farah") as farah, pytest.raises(NotFound):
        enter_by_hand(farah, elders.id, ABSOLUUT, at=NU)


def test_a_verzuim_report_on_a_voluntary_zaak_feeds_it_and_converts_nothing(als, inlezen):
    with als("farah") as farah:
        enter_by_hand(farah, NOOR, replace(ABSOLUUT, aanleiding=Aanleiding.HULPVRAAG, familie_zegt_ja=True), at=NU)
    inlezen(regel())
    assert (zaak().soort, zaak().belofte_op, melding().zaak_id) == ("vrijwillig", None, zaak().id)


@pytest.mark.parametrize(("values", "soort"), [
    ({"soort": "O"}, "verzuim"), ({"verzuimspecificatie": "2026-09-01=1"}, "verzuim"),
    ({"actie_gewenst": "nee", "toelichting_geen_actie": "x", "soort": "L"}, "luxe"),
    ({"actie_gewenst": "nee", "toelichting_geen_actie": "x", "soort": "RMC"}, "doorstroompunt"),
])
def test_a_person_makes_a_zaak_of_a_report_that_waits(als, inlezen, values, soort):
    inlezen(regel(**values))
    with als("farah") as farah:
        made = choose(farah, melding().id, "zaak", "Er is meer aan de hand.", at=NU)
    assert (zaak().id, zaak().soort, melding().zaak_id, melding().keuze) == (made, soort, made, "zaak")
    with als("farah") as farah, pytest.raises(NotNow):
        choose(farah, melding().id, "ter_kennisgeving", "Toch niet.", at=NU)


def test_what_a_person_took_note_of_opens_nothing_later(als, inlezen):
    inlezen(regel(soort="O"))
    with als("farah") as farah:
        assert choose(farah, melding().id, "ter_kennisgeving", "School pakt het op.", at=NU) is None
    inlezen(regel(laatste_mutatie="2026-09-20T10:00:00"))
    assert (Zaak.objects.count(), melding().soort, melding().keuze) == (0, "V3", "ter_kennisgeving")


def test_a_choice_needs_a_reason_and_the_right_functie(als, inlezen):
    inlezen(regel(soort="O"))
    waiting = melding().id
    with als("farah") as farah, pytest.raises(Onvolledig):
        choose(farah, waiting, "zaak", " ", at=NU)
    with als("samira") as samira, pytest.raises(NotAllowed):
        choose(samira, waiting, "zaak", "Ik doe het.", at=NU)
    with als("els") as els, pytest.raises(NotFound):
        choose(els, waiting, "zaak", "Ik doe het.", at=NU)


@pytest.fixture
def samiras(inlezen, wereld) -> Zaak:
    """A zaak of two reports that Samira has."""
    inlezen(regel(), regel(meldingsnummer="700000002"))
    make_vast(wereld.hier, zaak(), "samira")
    return zaak()


def test_every_open_melding_closes_with_its_own_reason(als, samiras):
    given = {melding().id: Afsluiting("a", "gezien"), melding(700000002).id: Afsluiting("f", "geen_actie")}
    with als("samira") as samira:
        close_zaak(samira, samiras.id, "ten_onrechte_gemeld", "", given, at=NU)
    assert (zaak().stand, zaak().uitkomst) == ("gesloten", "ten_onrechte_gemeld")
    closed = [(m.status, m.reden_afgesloten) for m in Melding.objects.order_by("meldingsnummer")]
    assert closed == [("G", "a"), ("G", "f")]


@pytest.mark.parametrize("second", [None, Afsluiting("z", "gezien"), Afsluiting("a", "")])
def test_a_melding_without_a_reason_keeps_the_zaak_open(als, samiras, second):
    given = {melding().id: Afsluiting("a", "gezien")} | ({melding(700000002).id: second} if second else {})
    with als("samira") as samira, pytest.raises(NotNow, match="melding_without_reason"):
        close_zaak(samira, samiras.id, "ten_onrechte_gemeld", "", given, at=NU)


def test_what_was_closed_here_stays_closed_when_an_older_mutation_comes(als, samiras, inlezen):
    given = {m.id: Afsluiting("a", "gezien") for m in Melding.objects.all()}
    with als("samira") as samira:
        close_zaak(samira, samiras.id, "ten_onrechte_gemeld", "", given, at=NU)
    inlezen(regel(status="B", laatste_mutatie="2026-09-20T10:00:00"))
    assert (melding().status, melding().reden_afgesloten, melding().mutaties) == ("G", "a", 2)
    assert Zaak.objects.count() == 1


def test_a_melding_that_duo_opens_again_after_closing_opens_a_new_zaak(als, samiras, inlezen):
    given = {m.id: Afsluiting("a", "gezien") for m in Melding.objects.all()}
    early = NU - timedelta(days=10)
    with als("samira", at=early) as samira:
        close_zaak(samira, samiras.id, "ten_onrechte_gemeld", "", given, at=early)
    inlezen(regel(status="B", laatste_mutatie="2026-10-05T10:00:00"))
    assert (melding().status, melding().zaak_id == samiras.id, melding().zaak.stand) == ("B", False, "nieuw")


def test_going_on_after_a_withdrawn_report_needs_a_reason_and_takes_the_question_away(als, inlezen, wereld):
    inlezen(regel(), regel(status="I", laatste_mutatie="2026-09-20T10:00:00"))
    make_vast(wereld.hier, zaak(), "samira")
    with als("samira") as samira, pytest.raises(Onvolledig):
        withdrawn_answer(samira, zaak().id, True, "", at=NU)
    with als("samira") as samira:
        withdrawn_answer(samira, zaak().id, True, "De ouders willen verder.", at=NU)
    assert (zaak().intrekking_gevraagd_op, zaak().stand) == (None, "loopt")
    with als("samira") as samira, pytest.raises(NotNow):
        withdrawn_answer(samira, zaak().id, True, "Nog eens.", at=NU)


def test_stopping_after_a_withdrawn_report_closes_nothing_by_itself(als, inlezen, wereld):
    inlezen(regel(), regel(status="I", laatste_mutatie="2026-09-20T10:00:00"))
    make_vast(wereld.hier, zaak(), "samira")
    with als("samira") as samira:
        withdrawn_answer(samira, zaak().id, False, "Het was een vergissing.", at=NU)
    assert (zaak().intrekking_gevraagd_op, zaak().stand) == (VANDAAG, "loopt")


def test_a_school_adds_to_its_own_report_and_no_other_school_does(als, inlezen, wereld):
    inlezen(regel())
    invoer = AanvullingInvoer(700000001, wereld.hier.scholen["De Vlier"].id, uren=18, acties=("mentor",))
    with als("peter") as peter:
        school_adds(peter, invoer, at=NU)
    with als("zus") as zus, pytest.raises(NotFound):
        school_adds(zus, invoer, at=NU)
    with als("zus") as zus:
        school_adds(zus, replace(invoer, school_id=wereld.hier.scholen["De Zon"].id), at=NU)
    found = SchoolAanvulling.objects.order_by("id")
    assert [(row.school.naam, row.melding_id) for row in found] == [("De Vlier", melding().id), ("De Zon", None)]


def test_a_child_without_a_number_can_be_entered_twice(als):
    with als("farah") as farah:
        enter_by_hand(farah, replace(NOOR, nummer=""), ABSOLUUT, at=NU)
        enter_by_hand(farah, replace(NOOR, nummer=""), ABSOLUUT, at=NU)
    assert (Zaak.objects.count(), Persoon.objects.filter(bsn=None).count()) == (2, 2)
