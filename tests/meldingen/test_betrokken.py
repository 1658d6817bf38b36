"""Who is involved? Whoever is, decides whether to answer; the asker learns the same for yes and no. design.md 2a."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kernteam_bouw import add_kernteam
from ketenkameleon.logboek.ids import new_id
from ketenkameleon.meldingen.actions.betrokken import VraagInvoer, answer_involved, ask_involved
from ketenkameleon.meldingen.actions.signaal import Leerling, SignaalInvoer, give_signal
from ketenkameleon.meldingen.models import Betrokkenvraag
from ketenkameleon.meldingen.queries_betrokken import own_questions, questions_to_me
from ketenkameleon.rules.signaal import Antwoord
from ketenkameleon.schermen.wacht_queries import waiting_for
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from paginas_bouw import counted
from wereld import NU, VANDAAG, child
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
BEKEND, ONBEKEND, ZONDER_ZAAK = "999990342", "999990354", "999990366"


@pytest.fixture
def hier(wereld):
    """Tom is the vaste contactpersoon of the child with number BEKEND; ZONDER_ZAAK is a child without a zaak."""
    add_kernteam(wereld.hier)
    zaak = make_zaak(wereld.hier, persoon=child(wereld.hier, BEKEND, "Noor", date(2012, 5, 17)))
    make_vast(wereld.hier, zaak, "tom")
    child(wereld.hier, ZONDER_ZAAK, "Yara", date(2012, 5, 17))
    wereld.hier.zaak = zaak
    return wereld.hier


def _ask(actor, hier, nummer, **rest):
    rest = {"verteld_op": VANDAAG} | rest
    return ask_involved(actor, VraagInvoer(hier.scholen["De Vlier"].id, nummer, **rest), at=NU)


def _as_seen(actor):
    return [question._replace(id=None) for question in own_questions(actor, on=VANDAAG)]


def test_the_asker_sees_the_same_and_it_costs_the_same_for_yes_for_no_and_for_an_unknown_child(hier, als):
    seen = {}
    for nummer in (BEKEND, ONBEKEND, ZONDER_ZAAK):
        Betrokkenvraag.objects.all().delete()
        with als("rob") as actor, counted() as queries:
            assert _ask(actor, hier, nummer) is None
            seen[nummer] = (_as_seen(actor), len(queries))
    assert seen[BEKEND][0] == seen[ONBEKEND][0] == seen[ZONDER_ZAAK][0]
    assert len({cost for _, cost in seen.values()}) == 1


def test_the_question_goes_to_the_vaste_contactpersoon_who_lets_the_asker_see_who_to_call(hier, als):
    with als("rob") as actor:
        _ask(actor, hier, BEKEND)
    with als("tom") as actor:
        assert waiting_for(actor, on=VANDAAG).gevraagd == 1
        [question] = questions_to_me(actor, on=VANDAAG)
        assert (question.vrager, question.over, question.verteld_op) == ("Rob Timmer", hier.zaak.nummer, VANDAAG)
        answer_involved(actor, question.id, "contact", at=NU)
        with pytest.raises(NotNow):
            answer_involved(actor, question.id, "niet", at=NU)
    with als("rob") as actor:
        assert [(q.naam, q.functie) for q in own_questions(actor, on=VANDAAG)] == [("Tom Bakker", "bip")]


def test_who_says_no_is_never_seen_and_nobody_else_answers(hier, als):
    with als("rob") as actor:
        _ask(actor, hier, BEKEND)
        before = _as_seen(actor)
    key = Betrokkenvraag.objects.get().id
    with als("gea") as actor, pytest.raises(NotFound):
        answer_involved(actor, key, "contact", at=NU)
    with als("tom") as actor:
        with pytest.raises(Onvolledig):
            answer_involved(actor, key, "misschien", at=NU)
        answer_involved(actor, key, "niet", at=NU)
        assert waiting_for(actor, on=VANDAAG).gevraagd == 0
    with als("rob") as actor:
        assert _as_seen(actor) == before


def test_whoever_has_a_named_signaal_about_the_child_is_involved_too(hier, als):
    pupil = Leerling("Sam", "Riet", date(2016, 5, 1), ONBEKEND, "bsn", 1, Antwoord.JA)
    with als("peter") as actor:
        give_signal(actor, SignaalInvoer(hier.scholen["De Vlier"].id, "zorgen", "Hij is stil.", pupil), at=NU)
    with als("gea") as actor:
        _ask(actor, hier, ONBEKEND)
    with als("rob") as actor:
        assert [q.over for q in questions_to_me(actor, on=VANDAAG)] == ["Sam Riet"]


def test_a_direct_answer_needs_a_ground_and_is_told_to_who_is_involved_and_to_the_family_log(hier, als):
    with als("rob") as actor:
        with pytest.raises(NotNow) as no:
            _ask(actor, hier, BEKEND, grond="gevaar", waarom="bang")
        assert no.value.refusal.code == "ground_missing"
        found = _ask(actor, hier, BEKEND, grond="gevaar", waarom="Moeder belde: zij is bang.")
        assert (found.naam, found.functie) == ("Tom Bakker", "bip")
        assert _ask(actor, hier, ONBEKEND, grond="gevaar", waarom="Moeder belde: zij is bang.") is None
    with als("tom") as actor:
        assert [(q.grond, q.waarom) for q in questions_to_me(actor, on=VANDAAG)] \
            == [("gevaar", "Moeder belde: zij is bang.")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reden FROM logboek_inzage WHERE object_soort = 'betrokken' AND zaak_id = %s",
                       [hier.zaak.id])
        assert cursor.fetchall() == [("gevaar",)]


def test_every_question_is_logged_without_the_number(hier, als):
    with als("rob") as actor:
        _ask(actor, hier, BEKEND, verteld_op=None, niet_verteld="Er is haast.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT i.inhoud FROM logboek_regel r JOIN logboek_inhoud i USING (handeling_id, volgnr)"
                       " WHERE r.gebeurtenis = 'betrokken.gevraagd'")
        [(inhoud,)] = cursor.fetchall()
    assert "Er is haast." in inhoud
    assert BEKEND not in inhoud


@pytest.mark.parametrize(("rest", "veld"), [
    ({"nummer": "123"}, "nummer"), ({"verteld_op": None}, "niet_verteld"),
    ({"verteld_op": date(2026, 10, 9)}, "verteld_op"),
])
def test_what_is_missing_in_a_question_is_said_at_its_box(hier, als, rest, veld):
    with als("rob") as actor, pytest.raises(Onvolledig) as wrong:
        _ask(actor, hier, **({"nummer": BEKEND} | rest))
    assert set(wrong.value.velden) == {veld}
    assert not Betrokkenvraag.objects.exists()


def test_who_is_not_in_the_kernteam_of_the_school_asks_nothing_there(hier, als):
    for wie in ("ine", "tom", "peter", "farah"):
        with als(wie) as actor, pytest.raises(NotAllowed):
            _ask(actor, hier, BEKEND)


def test_the_luik_itself_refuses_who_is_not_in_the_team_and_web_reads_no_question_of_another(hier, als):
    with als("rob") as actor:
        _ask(actor, hier, BEKEND)
    with als("ine"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meldingen_betrokkenvraag")
        assert cursor.fetchone() == (0,)
        with pytest.raises(DatabaseError, match="niet in het kernteam"), transaction.atomic():
            cursor.execute("SELECT * FROM meldingen_betrokken(%s, '{}', '{}', '{}', %s, '', '', %s, '', %s)",
                           [new_id(), hier.scholen["De Vlier"].id, VANDAAG, NU])
    with als("rob"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meldingen_betrokkenvraag")
        assert cursor.fetchone() == (0,), "the asker cannot read to whom it went"


def test_after_twenty_questions_on_one_day_the_next_one_is_refused(hier, als):
    school = hier.scholen["De Vlier"]
    Betrokkenvraag.objects.bulk_create(Betrokkenvraag(
        regio=hier.regio, verantwoordelijke=hier.organisaties["cjg"], muur=100, school=school, gevraagd_at=NU,
        vrager_id=hier.account_id("rob"), gevraagd_op=VANDAAG, verteld_op=VANDAAG) for _ in range(20))
    with als("rob") as actor, pytest.raises(NotNow) as no:
        _ask(actor, hier, BEKEND)
    assert no.value.refusal.code == "too_many_questions"
