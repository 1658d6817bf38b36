"""A meeting of a kernteam: agenda, permission per child, decisions, afspraken and the calendar. Issue 6, part 3."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kernteam_bouw import add_kernteam
from ketenkameleon.delen.models import Deling, Toestemming
from ketenkameleon.meldingen.actions.signaal import Leerling, SignaalInvoer, give_signal, withdraw_name
from ketenkameleon.overleg.actions import (
    agree,
    cancel_meeting,
    decide,
    done,
    make_address,
    make_agenda,
    plan_meeting,
    put_zaak,
    revoke_address,
)
from ketenkameleon.overleg.feed import feed
from ketenkameleon.overleg.models import Agendapunt, Agendasleutel
from ketenkameleon.overleg.queries import addresses, agenda, meetings, open_afspraken
from ketenkameleon.personen.models import Gezag, Persoon, Verwant
from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.signaal import Antwoord
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
DAN, KLAAR = datetime(2026, 10, 15, 11, 30, tzinfo=UTC), datetime(2026, 10, 15, 12, 30, tzinfo=UTC)
NOOR = Leerling("Noor", "Kwikstaart", date(2016, 5, 1), ouders=1, ouder_1=Antwoord.JA)


@pytest.fixture
def hier(wereld):
    """Tom runs the zaak of Sem, ten years old, at De Vlier."""
    hier = wereld.hier
    add_kernteam(hier)
    hier.zaak = make_zaak(hier, "Sem", date(2016, 5, 1))
    make_vast(hier, hier.zaak, "tom")
    hier.moeder = Persoon.objects.create(regio=hier.regio, voornaam="Mila", gegevens="bekend")
    Gezag.objects.create(regio=hier.regio, kind=hier.zaak.persoon, soort="eenhoofdig", van=BEGIN)
    Verwant.objects.create(regio=hier.regio, kind=hier.zaak.persoon, persoon=hier.moeder, relatie="ouder",
                           heeft_gezag=True, van=BEGIN)
    return hier


@pytest.fixture
def overleg(hier, als):
    """The meeting of 15 October at De Vlier, planned by Rob."""
    with als("rob") as actor:
        return plan_meeting(actor, hier.scholen["De Vlier"].id, DAN, KLAAR, "Kamer 12", at=NU)


def _give(als, hier, tekst="Zij zit alleen.", leerling=None, soort="zorgen"):
    with als("peter") as actor:
        return give_signal(actor, SignaalInvoer(hier.scholen["De Vlier"].id, soort, tekst, leerling), at=NU)


def _permission(hier):
    """The mother said yes: the kernteam may talk about what was agreed."""
    own = {"regio": hier.regio, "zaak": hier.zaak, "verantwoordelijke": hier.organisaties["gemeente"],
           "ontvanger": "kernteam", "soorten": ["regie"], "tot": date(2027, 1, 8)}
    tom = hier.account_id("tom")
    Deling.objects.create(**own, muur=100, gever="leerplicht", regime="avg", grond="toestemming", doel="samen kijken",
                          van=VANDAAG, niet_minder="nodig", niet_anders="nodig", verteld_op=VANDAAG,
                          verteld_hoe="mondeling", gemaakt_door=tom, gemaakt_at=NU)
    return Toestemming.objects.create(**own, door=hier.moeder, als="gezag", ja=True, op=VANDAAG, hoe="mondeling",
                                      leeftijd_toen=10, vastgelegd_door=tom, vastgelegd_at=NU)


def test_the_agenda_is_made_from_the_open_signalen_with_one_line_per_pupil_and_each_once(hier, overleg, als):
    _give(als, hier)
    named = _give(als, hier, "Hij is stil.", NOOR)
    _give(als, hier, "Vaak ziek.", soort="ziek")
    with als("rob") as actor:
        assert (make_agenda(actor, overleg, at=NU), make_agenda(actor, overleg, at=NU)) == (2, 0)
        assert [(p.wie, p.regel) for p in agenda(actor, overleg, on=VANDAAG).punten] == [
            ("zonder naam", "Zorgen over een leerling: Zij zit alleen."),
            ("Noor Kwikstaart", "Zorgen over een leerling: Hij is stil.")]
    with als("peter") as actor:
        withdraw_name(actor, named, at=NU)
        assert [p.wie for p in agenda(actor, overleg, on=VANDAAG).punten] == ["zonder naam", "zonder naam"]


def test_a_zaak_without_permission_does_not_come_on_the_agenda(hier, overleg, als):
    with als("tom") as actor, pytest.raises(NotNow) as no:
        put_zaak(actor, hier.zaak.nummer, overleg, "Samen kijken wat lukt.", at=NU)
    assert no.value.refusal.code == "overleg_without_permission"
    with pytest.raises(IntegrityError), transaction.atomic():
        Agendapunt.objects.create(regio=hier.regio, verantwoordelijke=hier.organisaties["cjg"], muur=100,
                                  zaak=hier.zaak, overleg_id=overleg, school=hier.scholen["De Vlier"], regel="x",
                                  gemaakt_door=hier.account_id("rob"), gemaakt_at=NU)


def test_with_a_yes_the_contactpersoon_puts_it_there_and_the_name_goes_when_the_yes_is_taken_back(hier, overleg, als):
    yes = _permission(hier)
    with als("tom") as actor:
        put_zaak(actor, hier.zaak.nummer, overleg, "Samen kijken wat lukt.", at=NU)
        with pytest.raises(NotNow):
            put_zaak(actor, hier.zaak.nummer, overleg, "Nog eens.", at=NU)
    with als("gea") as actor:
        [punt] = agenda(actor, overleg, on=VANDAAG).punten
        assert (punt.wie, punt.zaak) == ("Sem Vos", hier.zaak.nummer)
    Toestemming.objects.filter(pk=yes.pk).update(ingetrokken_op=VANDAAG, ingetrokken_at=NU,
                                                 ingetrokken_bij=hier.account_id("tom"), ingetrokken_door=hier.moeder)
    with als("gea") as actor:
        [punt] = agenda(actor, overleg, on=VANDAAG).punten
        assert (punt.wie, punt.zaak) == ("naam niet (meer) gedeeld", "")


def test_a_decision_is_one_line_and_leads_to_afspraken_with_who_and_when(hier, overleg, als):
    _give(als, hier)
    with als("rob") as actor:
        make_agenda(actor, overleg, at=NU)
        [punt] = agenda(actor, overleg, on=VANDAAG).punten
        assert decide(actor, punt.id, "De mentor belt elke week.", at=NU) == overleg
        agree(actor, punt.id, "Moeder bellen", hier.account_id("gea"), date(2026, 10, 20), at=NU)
        [punt] = agenda(actor, overleg, on=VANDAAG).punten
        assert (punt.besluit, [(a.wat, a.wie, a.wanneer) for a in punt.afspraken]) \
            == ("De mentor belt elke week.", [("Moeder bellen", "Gea Kroon", date(2026, 10, 20))])
        [late] = open_afspraken(actor, hier.scholen["De Vlier"].id, on=date(2026, 10, 21))
        assert late.te_laat
        done(actor, late.id, at=NU)
        assert open_afspraken(actor, hier.scholen["De Vlier"].id, on=VANDAAG) == ()
        with pytest.raises(NotNow):
            done(actor, late.id, at=NU)


@pytest.mark.parametrize(("act", "velden"), [
    (lambda a, p, h: decide(a, p, "  ", at=NU), {"besluit"}),
    (lambda a, p, h: decide(a, p, "x" * 281, at=NU), {"besluit"}),
    (lambda a, p, h: agree(a, p, "", h.account_id("tom"), date(2026, 10, 1), at=NU), {"wat", "wie", "wanneer"}),
])
def test_what_is_missing_is_said_at_its_question(hier, overleg, als, act, velden):
    _give(als, hier)
    with als("rob") as actor:
        make_agenda(actor, overleg, at=NU)
        [punt] = agenda(actor, overleg, on=VANDAAG).punten
        with pytest.raises(Onvolledig) as wrong:
            act(actor, punt.id, hier)
    assert set(wrong.value.velden) == velden


def test_a_meeting_is_in_the_future_ends_after_it_begins_and_there_is_one_at_a_time(hier, overleg, als):
    school = hier.scholen["De Vlier"].id
    with als("rob") as actor:
        for begin, eind in ((NU - timedelta(days=1), NU), (DAN, KLAAR)):
            with pytest.raises(Onvolledig) as wrong:
                plan_meeting(actor, school, begin, eind, "", at=NU)
            assert "op" in wrong.value.velden
        with pytest.raises(Onvolledig) as wrong:
            plan_meeting(actor, school, KLAAR, DAN, "", at=NU)
        assert set(wrong.value.velden) == {"tot"}


def test_after_it_was_called_off_nothing_is_written_in_it_and_another_takes_its_time(hier, overleg, als):
    school = hier.scholen["De Vlier"].id
    with als("rob") as actor:
        cancel_meeting(actor, overleg, at=NU)
        with pytest.raises(NotNow):
            make_agenda(actor, overleg, at=NU)
        plan_meeting(actor, school, DAN, KLAAR, "", at=NU)
        assert [m.afgelast for m in meetings(actor, school, after=NU)] in ([True, False], [False, True])


@pytest.mark.parametrize("wie", ["ine", "zus", "tom"])
def test_a_member_of_another_school_reads_no_agenda_and_plans_nothing_here(hier, overleg, als, wie):
    _give(als, hier)
    with als("rob") as actor:
        make_agenda(actor, overleg, at=NU)
    with als(wie) as actor:
        with pytest.raises(NotAllowed):
            agenda(actor, overleg, on=VANDAAG)
        with pytest.raises(NotAllowed):
            plan_meeting(actor, hier.scholen["De Vlier"].id, DAN, KLAAR, "", at=NU)
        assert not Agendapunt.objects.exists(), "the wall shows none of it either"


def test_the_other_regio_finds_no_meeting(overleg, als):
    with als("bram") as actor, pytest.raises(NotFound):
        agenda(actor, overleg, on=VANDAAG)


def test_a_calendar_says_when_and_at_which_school_and_never_who(hier, overleg, als):
    _give(als, hier, "Hij is stil.", NOOR)
    with als("gea") as actor:
        make_agenda(actor, overleg, at=NU)
        decide(actor, agenda(actor, overleg, on=VANDAAG).punten[0].id, "Noor krijgt een maatje.", at=NU)
        secret = make_address(actor, None, at=NU)
        text = feed(secret, at=NU)
    assert "SUMMARY:Kernteam-overleg De Vlier" in text
    assert "DTSTART:20261015T113000Z" in text
    assert not [word for word in ("Noor", "Kwikstaart", "stil", "maatje", "Gea", "Rob", "Peter") if word in text]


def test_a_calendar_of_one_school_holds_that_school_alone_and_only_ones_own(hier, overleg, als):
    with als("gea") as actor:
        assert "BEGIN:VEVENT" in feed(make_address(actor, hier.scholen["De Vlier"].id, at=NU), at=NU)
        with pytest.raises(NotAllowed):
            make_address(actor, hier.scholen["De Zon"].id, at=NU)
    with als("ine") as actor:
        assert "BEGIN:VEVENT" not in feed(make_address(actor, None, at=NU), at=NU)


def test_a_secret_is_kept_as_a_digest_and_gives_nothing_once_taken_back_or_for_who_left(hier, overleg, als):
    with als("gea") as actor:
        secret = make_address(actor, None, at=NU)
        [mine] = addresses(actor, on=VANDAAG)
    kept = bytes(Agendasleutel.objects.get().sleutel)
    assert (len(kept), secret.encode() in kept) == (32, False)
    Aanstelling.objects.filter(account=hier.accounts["gea"]).update(tot=date(2026, 10, 7))
    with als("rob") as actor:
        assert "BEGIN:VEVENT" not in feed(secret, at=NU), "who works there no longer follows nothing"
        with pytest.raises(NotFound):
            revoke_address(actor, mine.id, at=NU)
    Aanstelling.objects.filter(account=hier.accounts["gea"]).update(tot=date.max)
    with als("gea") as actor:
        revoke_address(actor, mine.id, at=NU)
        for gone in (secret, "iets-anders"):
            with pytest.raises(NotFound):
                feed(gone, at=NU)
