"""Messages of a family: said, answered, moved, noted by phone, asked of the coördinator. Source: issue 6, part 5."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection

from delen_bouw import add_note
from gezin_bouw import MORGEN
from ketenkameleon.gezin.actions.berichten import ask_to_move, say
from ketenkameleon.gezin.actions.berichten_werk import answer_other, move, write
from ketenkameleon.gezin.invoer import Antwoord, Gezegd
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.gezin.queries.berichten import messages_in, own_thread, said_and_done
from ketenkameleon.gezin.queries.berichten_werk import asked_for_other, questions_in, threads_of
from ketenkameleon.personen.models import Verwant
from ketenkameleon.post.models import Bericht as Mail
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.toegang.refusals import NotFound, NotNow
from ketenkameleon.zaken.actions.toewijzen import accept, ask
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Afspraak, Contact
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties


def op(jaar, maand, dag, uur, minuut=0):
    """A moment on the clock here."""
    return datetime.combine(date(jaar, maand, dag), time(uur, minuut))


GOED = [op(2026, 10, 12, 10), op(2026, 10, 13, 15, 30)]


def vraag(tekst="Wanneer belt u?"):
    return Gezegd(Gezinsbericht.BERICHT, tekst)


def thread(actor, gezin):
    """The own thread as this one of the family sees it: the texts, newest last."""
    return [regel.tekst for regel in messages_in(actor, own_thread(actor, gezin.zaak.nummer, on=VANDAAG))[0]]


def work(actor, gezin, at=NU):
    """The threads as who runs the zaak sees them, by person."""
    blad = threads_of(actor, zaak_for(actor, gezin.zaak.nummer, Deed.NOTITIES_ZIEN, on=VANDAAG), at=at)
    return {draad.persoon_id: draad for draad in blad.draden}


@pytest.fixture
def afspraak(gezin, wereld) -> Afspraak:
    return Afspraak.objects.create(
        regio_id=gezin.zaak.regio_id, zaak=gezin.zaak, wat="Kennismaken", wie="contactpersoon", waar="thuis",
        wie_naam="Mila", wanneer=date(2026, 10, 15), tijd=time(14), gemaakt_at=NU,
        gemaakt_door=wereld.hier.account_id("samira"))


def test_a_parent_asks_the_contact_answers_and_the_parent_reads_it_with_one_mail_a_day(als, gezin):
    nummer = gezin.zaak.nummer
    with als("mila") as actor:
        say(actor, nummer, vraag(), at=NU)
    with als("samira") as actor:
        assert work(actor, gezin)[gezin.moeder].wacht
        for tekst in ("Morgen om 9.00 uur.", "Of om 10.00 uur."):
            write(actor, nummer, gezin.moeder, Antwoord(tekst, gedaan="Gebeld met school."), at=NU)
        assert not work(actor, gezin)[gezin.moeder].wacht
    with als("mila") as actor:
        assert thread(actor, gezin) == ["Wanneer belt u?", "Morgen om 9.00 uur.", "Of om 10.00 uur."]
        assert [(done.tekst, done.gedaan) for done in said_and_done(actor, gezin.zaak.id)] == [
            ("Wanneer belt u?", "Gebeld met school.")]
    assert [mail.soort for mail in Mail.objects.all()] == ["nieuws"]


@pytest.mark.parametrize(("tekst", "says"), [("", "Typ eerst een bericht."), ("   ", "Typ eerst een bericht."),
                                             ("x" * 601, "hoogstens 600 tekens")])
def test_an_empty_message_and_one_of_601_characters_are_refused_in_words(als, gezin, tekst, says):
    with als("mila") as actor:
        with pytest.raises(Onvolledig, match=says):
            say(actor, gezin.zaak.nummer, vraag(tekst), at=NU)
        say(actor, gezin.zaak.nummer, vraag("x" * 600), at=NU)
    assert Bericht.objects.count() == 1


def test_the_same_words_twice_at_once_stand_in_the_thread_once(als, gezin):
    with als("mila") as actor:
        first, second = (say(actor, gezin.zaak.nummer, vraag(), at=NU + timedelta(seconds=n)) for n in (0, 2))
        assert first == second
        later = say(actor, gezin.zaak.nummer, vraag(), at=NU + timedelta(minutes=11))
    assert later != first
    assert Bericht.objects.count() == 2


def test_whoever_lost_the_gezag_reads_and_is_answered_no_more_and_can_be_heard_no_more(als, gezin, wereld):
    with als("vik") as actor:
        say(actor, gezin.zaak.nummer, vraag(), at=NU)
    Verwant.objects.filter(persoon_id=gezin.vader).update(heeft_gezag=False)
    Relatie.objects.filter(account=wereld.hier.accounts["vik"]).update(tot=VANDAAG - timedelta(days=1))
    with als("samira") as actor:
        draad = work(actor, gezin)[gezin.vader]
        assert ([regel.tekst for regel in draad.regels], draad.antwoorden, draad.noteren) == (
            ["Wanneer belt u?"], False, False)
        for hoe in ("pagina", "telefoon"):
            with pytest.raises(NotNow, match="thread_closed"):
                write(actor, gezin.zaak.nummer, gezin.vader, Antwoord("Dag.", hoe=hoe), at=NU)


def test_a_message_while_the_contact_changes_hands_is_read_and_answered_by_the_new_one(als, gezin, wereld):
    with als("mila") as actor:
        say(actor, gezin.zaak.nummer, vraag(), at=NU)
    with als("farah") as actor:
        key = ask(actor, gezin.zaak.id, wereld.hier.account_id("tom"), reden="Samira gaat weg", at=NU)
    with als("tom") as actor:
        accept(actor, key, at=NU)
    with als("tom") as actor:
        assert work(actor, gezin)[gezin.moeder].wacht
        write(actor, gezin.zaak.nummer, gezin.moeder, Antwoord("Ik ben Tom."), at=NU)
    with als("samira", at=MORGEN) as actor, pytest.raises(NotFound):
        work(actor, gezin, MORGEN)
    assert Bericht.objects.filter(klaar_at__isnull=True, van_gezin=True).count() == 0


def test_a_name_and_words_in_arabic_script_stay_as_they_were_typed(als, gezin):
    with als("mila") as actor:
        say(actor, gezin.zaak.nummer, vraag("أنا أم نور"), at=NU)
        assert thread(actor, gezin) == ["أنا أم نور"]


def test_without_a_vaste_contactpersoon_nothing_is_sent_into_the_void(als, gezin, wereld):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE zaken_toewijzing SET tot = %s", [VANDAAG - timedelta(days=1)])
    with als("mila") as actor, pytest.raises(NotNow, match="no_contact_yet"):
        say(actor, gezin.zaak.nummer, vraag(), at=NU)


@pytest.mark.parametrize(("moments", "field", "says"), [
    ([op(2026, 10, 7, 10), GOED[1]], "moment0", "nog komt"),
    ([GOED[0], op(2026, 10, 10, 10)], "moment1", "maandag tot en met vrijdag"),
    ([op(2026, 10, 12, 21), GOED[1]], "moment0", "8.00 uur en voor 18.00 uur"),
    ([op(2027, 10, 12, 10), GOED[1]], "moment0", "binnen 60 dagen"),
    ([GOED[0], GOED[0]], "moment1", "niet hetzelfde"),
])
def test_a_moment_that_cannot_be_is_said_in_words_at_its_question(als, gezin, afspraak, moments, field, says):
    with als("mila") as actor, pytest.raises(Onvolledig, match=says) as wrong:
        ask_to_move(actor, gezin.zaak.nummer, afspraak.id, moments, "", at=NU)
    assert list(wrong.value.velden) == [field]
    assert Bericht.objects.count() == 0


def test_a_moved_appointment_stands_on_the_chosen_moment_and_the_old_one_stays_to_be_read(als, gezin, afspraak):
    with als("mila") as actor:
        first, again = (ask_to_move(actor, gezin.zaak.nummer, afspraak.id, GOED, "Ik werk dan.", at=NU)
                        for _ in range(2))
        assert first == again
        with pytest.raises(NotNow, match="already_done"):
            ask_to_move(actor, gezin.zaak.nummer, afspraak.id, [GOED[0], op(2026, 10, 14, 9)], "", at=NU)
    with als("samira") as actor:
        move(actor, first, 1, "Tot dan!", at=NU)
        with pytest.raises(NotNow, match="already_done"):
            move(actor, first, 0, "", at=NU)
    old, new = Afspraak.objects.order_by("gemaakt_at", "klaar_at")
    assert (old.klaar_hoe, new.klaar_at, new.wat, new.waar, new.wanneer, new.tijd) == (
        "vervallen", None, "Kennismaken", "thuis", date(2026, 10, 13), time(15, 30))
    with als("mila") as actor:
        assert thread(actor, gezin)[-1] == "De afspraak is verzet naar 13 oktober 2026 om 15.30 uur. Tot dan!"


def test_a_no_to_both_moments_needs_words_and_leaves_the_appointment(als, gezin, afspraak):
    with als("mila") as actor:
        key = ask_to_move(actor, gezin.zaak.nummer, afspraak.id, GOED, "", at=NU)
    with als("samira") as actor:
        with pytest.raises(Onvolledig, match="waarom het niet kan"):
            move(actor, key, None, " ", at=NU)
        move(actor, key, None, "Ik ben er dan niet.", at=NU)
    assert Afspraak.objects.get().klaar_at is None
    with als("mila") as actor:
        ask_to_move(actor, gezin.zaak.nummer, afspraak.id, GOED, "", at=NU + timedelta(minutes=20))


@pytest.mark.parametrize("why", ["of a verhoor", "done", "past", "of the school", "of another zaak",
                                 "of the other parent"])
def test_an_appointment_that_is_not_theirs_to_move_is_not_there(als, gezin, afspraak, wereld, why):
    change = {"done": {"klaar_at": NU, "klaar_hoe": "gedaan"}, "past": {"wanneer": date(2026, 10, 1)},
              "of the school": {"wie": "school"}, "of the other parent": {"wie_naam": "Vik"}}.get(why, {})
    if why == "of a verhoor":
        change = {"contact_id": _verhoor(gezin, wereld)}
    elif why == "of another zaak":
        change = {"zaak_id": make_zaak(wereld.hier, "Sem").id}
    Afspraak.objects.filter(pk=afspraak.id).update(**change)
    with als("mila") as actor, pytest.raises(NotFound):
        ask_to_move(actor, gezin.zaak.nummer, afspraak.id, GOED, "", at=NU)


def test_another_contactpersoon_is_asked_of_the_coordinator_and_answered_by_them(als, gezin):
    with als("noor") as actor:
        key = say(actor, gezin.zaak.nummer, Gezegd(Gezinsbericht.ANDER_CONTACT, "Het klikt niet."), at=NU)
    with als("samira") as actor:
        blad = threads_of(actor, zaak_for(actor, gezin.zaak.nummer, Deed.NOTITIES_ZIEN, on=VANDAAG), at=NU)
        assert blad.ander_contact == ((NU, False),)
        assert [regel for draad in blad.draden for regel in draad.regels] == []
    with als("farah") as actor:
        assert asked_for_other(actor) == [(gezin.zaak.nummer, NU)]
        zicht = zaak_for(actor, gezin.zaak.nummer, Deed.ZAAK_TOEWIJZEN, on=VANDAAG)
        assert [regel.tekst for regel in questions_in(actor, zicht)] == ["Het klikt niet."]
        answer_other(actor, key, "Ik bel je morgen.", at=NU)
        assert asked_for_other(actor) == []
    with als("noor") as actor:
        assert thread(actor, gezin) == ["Het klikt niet.", "Ik bel je morgen."]
    assert [mail.soort for mail in Mail.objects.all()] == ["nieuws_kind"]


def test_what_is_not_right_says_which_and_waits_with_the_contact(als, gezin):
    with als("mila") as actor:
        with pytest.raises(Onvolledig, match="Kies wat er niet klopt"):
            say(actor, gezin.zaak.nummer, Gezegd(Gezinsbericht.KLOPT_NIET, "De datum."), at=NU)
        say(actor, gezin.zaak.nummer, Gezegd(Gezinsbericht.KLOPT_NIET, "De datum.", over="brief"), at=NU)
    with als("samira") as actor:
        write(actor, gezin.zaak.nummer, gezin.moeder, Antwoord("", gedaan="De datum is verbeterd."), at=NU)
        [regel] = work(actor, gezin)[gezin.moeder].regels
    assert (regel.over, regel.gedaan, regel.klaar_at) == ("brief", "De datum is verbeterd.", NU)


def test_what_a_parent_said_by_phone_stands_in_the_same_thread_and_waits_for_nothing(als, gezin):
    with als("samira") as actor:
        write(actor, gezin.zaak.nummer, gezin.moeder, Antwoord("Zij is vrijdag ziek.", hoe="telefoon"), at=NU)
        draad = work(actor, gezin)[gezin.moeder]
    assert [(regel.van_gezin, regel.hoe, regel.wie) for regel in draad.regels] == [(True, "telefoon", "Samira de Wit")]
    assert not draad.wacht
    with als("mila") as actor:
        assert thread(actor, gezin) == ["Zij is vrijdag ziek."]


def test_two_parents_with_one_address_each_get_their_own_thread(als, gezin, wereld):
    """The mail says nothing about whom, and each account gets one a day."""
    for naam, persoon in (("mila", gezin.moeder), ("vik", gezin.vader)):
        with als(naam) as actor:
            say(actor, gezin.zaak.nummer, vraag(f"van {naam}"), at=NU)
        with als("samira") as actor:
            write(actor, gezin.zaak.nummer, persoon, Antwoord(f"aan {naam}"), at=NU)
    for naam in ("mila", "vik"):
        with als(naam) as actor:
            assert thread(actor, gezin) == [f"van {naam}", f"aan {naam}"]
    assert Mail.objects.count() == 2


def _verhoor(gezin, wereld):
    add_note(gezin.zaak, wereld.hier.account_id("samira"), "leerplicht_verhoor", "x")
    return Contact.objects.get(rol="leerplicht_verhoor").id
