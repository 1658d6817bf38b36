"""Another contactpersoon asked for by phone or in a talk: noted, waiting and answered as one from a page.

Source: issue 6, part 5 (a paper and phone path for everything); docs/adr/0038.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from gezin_bouw import add_message
from ketenkameleon.gezin.actions.berichten import say
from ketenkameleon.gezin.actions.berichten_werk import answer_other, note_other
from ketenkameleon.gezin.invoer import Gezegd, Verteld
from ketenkameleon.gezin.models import Bericht
from ketenkameleon.gezin.queries.berichten import messages_in, own_thread
from ketenkameleon.gezin.queries.berichten_werk import asked_for_other, questions_in, reads_answer, threads_of
from ketenkameleon.koppelingen.mail.klaarzetten import put_out_unanswered
from ketenkameleon.personen.models import Verwant
from ketenkameleon.post.models import Bericht as Mail
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.toegang.models import Inlogbrief, Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Zaak
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
GISTEREN = VANDAAG - timedelta(days=1)
GEBELD = Verteld("Het klikt niet.", "telefoon")


def own(actor, gezin):
    return messages_in(actor, own_thread(actor, gezin.zaak.nummer, on=VANDAAG))[0]


def asked(actor, gezin):
    zicht = zaak_for(actor, gezin.zaak.nummer, Deed.ZAAK_TOEWIJZEN, on=VANDAAG)
    return questions_in(actor, zicht)


def for_contact(actor, gezin):
    zicht = zaak_for(actor, gezin.zaak.nummer, Deed.NOTITIES_ZIEN, on=VANDAAG)
    blad = threads_of(actor, zicht, at=NU)
    return blad.ander_contact, [regel.tekst for draad in blad.draden for regel in draad.regels]


def without_page(naam, wereld):
    account = wereld.hier.accounts[naam]
    Relatie.objects.filter(account=account).update(tot=GISTEREN)
    Inlogbrief.objects.filter(account_id=account.id).delete()


def test_what_was_asked_by_phone_waits_for_an_answer_like_a_question_from_a_page(als, gezin, wereld):
    with als("farah") as actor:
        first, again = (note_other(actor, gezin.zaak.nummer, gezin.moeder, GEBELD, at=NU) for _ in range(2))
        assert first == again
        assert asked_for_other(actor) == [(gezin.zaak.nummer, NU)]
        [regel] = asked(actor, gezin)
    assert (regel.persoon_id, regel.van_gezin, regel.hoe, regel.wie, regel.tekst, regel.contact_mag, regel.klaar_at,
            regel.gezegd_op) == (gezin.moeder, True, "telefoon", "Farah Aziz", "Het klikt niet.", False, None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_regel WHERE gebeurtenis = 'gezinsbericht.geschreven'")
        assert cursor.fetchone() == (1,)
    with als("mila") as actor:
        assert [regel.tekst for regel in own(actor, gezin)] == ["Het klikt niet."]
    for naam in ("vik", "noor"):
        with als(naam) as actor:
            assert own(actor, gezin) == []


@pytest.mark.parametrize(("mag", "reads"), [(False, []), (True, ["Het klikt niet."])])
def test_the_contact_hears_that_it_was_asked_and_reads_it_only_with_a_yes(als, gezin, mag, reads):
    with als("farah") as actor:
        note_other(actor, gezin.zaak.nummer, gezin.kind, Verteld("Het klikt niet.", "gesprek", mag), at=NU)
    with als("samira") as actor:
        assert for_contact(actor, gezin) == (((NU, False),), reads)


def test_a_child_without_a_page_and_without_words_can_ask_it_too(als, gezin, wereld):
    without_page("noor", wereld)
    with als("farah") as actor:
        note_other(actor, gezin.zaak.nummer, gezin.kind, Verteld(" ", "gesprek"), at=NU)
        assert [(regel.persoon_id, regel.tekst) for regel in asked(actor, gezin)] == [(gezin.kind, "")]


def test_a_day_before_today_is_kept_and_the_family_waits_since_then(als, als_plicht, gezin, wereld):
    with als("farah") as actor:
        note_other(actor, gezin.zaak.nummer, gezin.moeder, Verteld("", "papier", op=date(2026, 10, 5)), at=NU)
        [(_, since)] = asked_for_other(actor)
        assert asked(actor, gezin)[0].gezegd_op == date(2026, 10, 5)
    assert local_day(since) == date(2026, 10, 5)
    with als("samira") as actor:
        [(at, _)] = for_contact(actor, gezin)[0]
        assert at == since
    ochtend = NU - timedelta(hours=2)
    with als_plicht(at=ochtend) as actor:
        assert put_out_unanswered(actor, at=ochtend) == 1
    assert Mail.objects.get().account_id == wereld.hier.account_id("farah")


def test_a_question_noted_with_todays_day_is_no_older_than_its_moment(als, gezin):
    with als("farah") as actor:
        note_other(actor, gezin.zaak.nummer, gezin.moeder, Verteld("", "papier", op=VANDAAG), at=NU)
        assert asked_for_other(actor) == [(gezin.zaak.nummer, NU)]


@pytest.mark.parametrize(("verteld", "field", "says"), [
    (Verteld("", "pagina"), "hoe", "Kies hoe het is gevraagd"), (Verteld("", ""), "hoe", "Kies hoe het is gevraagd"),
    (Verteld("", "telefoon", op=VANDAAG + timedelta(days=1)), "op", "7 september 2026 tot en met vandaag"),
    (Verteld("", "telefoon", op=date(2026, 9, 6)), "op", "7 september 2026 tot en met vandaag"),
    (Verteld("m" * 601, "telefoon"), "tekst", "600"),
])
def test_a_wrong_way_day_or_length_says_so_at_its_question(als, gezin, verteld, field, says):
    with als("farah") as actor, pytest.raises(Onvolledig, match=says) as wrong:
        note_other(actor, gezin.zaak.nummer, gezin.moeder, verteld, at=NU)
    assert list(wrong.value.velden) == [field]
    assert Bericht.objects.count() == 0


def test_only_who_could_ask_it_themselves_can_have_asked(als, gezin, wereld):
    Verwant.objects.filter(persoon_id=gezin.vader).update(heeft_gezag=False)
    with als("farah") as actor:
        with pytest.raises(NotNow, match="thread_closed"):
            note_other(actor, gezin.zaak.nummer, gezin.vader, GEBELD, at=NU)
        with pytest.raises(NotFound):
            note_other(actor, gezin.zaak.nummer, wereld.hier.account_id("mila"), GEBELD, at=NU)
    Zaak.objects.filter(pk=gezin.zaak.id).update(gesloten_at=NU, stand="gesloten", uitkomst="anders",
                                                 uitkomst_reden="verhuisd")
    with als("farah") as actor, pytest.raises(NotNow):
        note_other(actor, gezin.zaak.nummer, gezin.moeder, GEBELD, at=NU)
    assert Bericht.objects.count() == 0


@pytest.mark.parametrize("naam", ["samira", "peter", "mila"])
def test_nobody_but_a_coordinator_notes_it(als, gezin, naam):
    with als(naam) as actor, pytest.raises((NotAllowed, NotFound)):
        note_other(actor, gezin.zaak.nummer, gezin.moeder, GEBELD, at=NU)


def test_the_answer_says_how_it_was_given_and_no_mail_goes(als, gezin, wereld):
    without_page("vik", wereld)
    with als("farah") as actor:
        key = note_other(actor, gezin.zaak.nummer, gezin.vader, GEBELD, at=NU)
        for hoe in ("pagina", ""):
            with pytest.raises(Onvolledig, match="Kies hoe u het antwoord gaf"):
                answer_other(actor, key, "Wij zoeken iemand.", hoe, at=NU)
        answer_other(actor, key, "Wij zoeken iemand.", "telefoon", at=NU)
        assert asked_for_other(actor) == []
        said = [(regel.van_gezin, regel.hoe, regel.tekst) for regel in asked(actor, gezin)]
    assert said == [(True, "telefoon", "Het klikt niet."), (False, "telefoon", "Wij zoeken iemand.")]
    assert Mail.objects.count() == 0


def test_who_asked_by_phone_and_has_a_page_reads_the_answer_there_too(als, gezin):
    with als("farah") as actor:
        key = note_other(actor, gezin.zaak.nummer, gezin.moeder, GEBELD, at=NU)
        answer_other(actor, key, "Wij zoeken iemand.", "gesprek", at=NU)
    with als("mila") as actor:
        assert [regel.tekst for regel in own(actor, gezin)] == ["Het klikt niet.", "Wij zoeken iemand."]


def test_who_asked_from_a_page_that_was_closed_since_is_answered_in_person(als, gezin, wereld):
    with als("noor") as actor:
        key = say(actor, gezin.zaak.nummer, Gezegd(Gezinsbericht.ANDER_CONTACT, ""), at=NU)
    without_page("noor", wereld)
    with als("farah") as actor:
        with pytest.raises(Onvolledig, match="Kies hoe u het antwoord gaf"):
            answer_other(actor, key, "Wij zoeken iemand.", at=NU)
        answer_other(actor, key, "Wij zoeken iemand.", "papier", at=NU)
    assert (Mail.objects.count(), Bericht.objects.get(van_gezin=False).hoe) == (0, "papier")


def test_who_has_a_page_is_never_noted_as_answered_by_phone(als, gezin):
    with als("noor") as actor:
        key = say(actor, gezin.zaak.nummer, Gezegd(Gezinsbericht.ANDER_CONTACT, ""), at=NU)
    with als("farah") as actor:
        answer_other(actor, key, "Wij zoeken iemand.", "telefoon", at=NU)
    assert (Mail.objects.count(), Bericht.objects.get(van_gezin=False).hoe) == (1, "pagina")


@pytest.mark.parametrize(("hoe", "reads"), [("pagina", True), ("telefoon", False)])
def test_who_phoned_reads_no_answer_by_mail_whoever_typed_it(als, gezin, wereld, hoe, reads):
    with als("farah") as actor:
        zicht = zaak_for(actor, gezin.zaak.nummer, Deed.ZAAK_TOEWIJZEN, on=VANDAAG)
        assert reads_answer(actor, zicht, hoe, wereld.hier.account_id("mila")) is reads


@pytest.mark.parametrize("forged", [
    {"hoe": "pagina"}, {"door": "mila"}, {"door": "samira"}, {"soort": "bericht"},
    {"van_gezin": False, "door": "samira"}])
def test_a_coordinator_cannot_write_as_the_page_of_the_family_nor_as_somebody_else(als, gezin, wereld, forged):
    door = wereld.hier.account_id(forged.get("door", "farah"))
    rest = {"hoe": "telefoon", "soort": "ander_contact", **{k: v for k, v in forged.items() if k != "door"}}
    with als("farah"):
        with pytest.raises(DatabaseError), transaction.atomic():
            add_message(gezin.zaak, gezin.moeder, door, **rest)
        add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("farah"), soort="ander_contact", hoe="telefoon")
        add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("farah"), soort="ander_contact", van_gezin=False)


def test_a_coordinator_changes_nothing_about_their_own_answer(als, gezin, wereld):
    row = add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("farah"), soort="ander_contact",
                      van_gezin=False)
    with als("farah"):
        assert Bericht.objects.filter(pk=row.pk).update(gelezen_at=NU) == 0


@pytest.mark.parametrize("row", [{"van_gezin": False, "hoe": "telefoon", "gezegd_op": GISTEREN},
                                 {"gezegd_op": GISTEREN}])
def test_only_what_was_told_has_a_day_of_its_own(gezin, wereld, row):
    with pytest.raises(DatabaseError), transaction.atomic():
        add_message(gezin.zaak, gezin.moeder, wereld.hier.account_id("farah"), soort="ander_contact", **row)
