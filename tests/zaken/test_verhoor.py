"""A verhoor begins after a letter and never from a talk, with everything said first; and nothing tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions.collega import answer_colleague, ask_colleague
from ketenkameleon.zaken.actions.contact import start, stop_and_switch
from ketenkameleon.zaken.actions.verhoor import save_verhoor, start_verhoor
from ketenkameleon.zaken.invoer import NotitieInvoer, Onvolledig
from ketenkameleon.zaken.invoer_verhoor import VraagEnAntwoord
from ketenkameleon.zaken.models import (
    Afspraak,
    Contact,
    Gebeurtenis,
    Notitie,
    Ouderregel,
    Veiligheidssignaal,
    Verhoor,
    Verhoorregel,
    Verhoorverzoek,
)
from ketenkameleon.zaken.queries.eigen_contact import vorig_contact
from ketenkameleon.zaken.queries.verhoor import colleagues, question_to_me, verhoren_of
from verhoor_bouw import GISTEREN, KIND, MOEDER, invoer, may_question
from wereld import NU, VANDAAG
from zaken_bouw import make_vast

pytestmark = pytest.mark.acties
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ALS = "leerplicht_verhoor"
SAMEN = NotitieInvoer("thuis", geen_afspraak=True, veiligheid=True, ouderregel="Dit mag er niet staan.", feiten="Nee.")


@pytest.fixture
def mag(wereld, samiras):
    """Noor's zaak, with Samira, who holds the deed."""
    may_question(wereld.hier, "samira")
    return samiras


def codes(zaak):
    return list(Gebeurtenis.objects.filter(zaak=zaak).values_list("code", flat=True))


def test_what_was_said_is_recorded_first_and_then_the_contact_begins_and_twice_is_once(als, mag):
    with als("samira", rol=ALS) as samira:
        contact = start_verhoor(samira, mag.id, invoer(tolk="erbij"), at=NU)
        assert start_verhoor(samira, mag.id, invoer(), at=NU + MINUTE).id == contact.id
        with pytest.raises(ProgrammingError), transaction.atomic():
            Verhoor.objects.update(tolk="niet_nodig")
    said = Verhoor.objects.get()
    assert (said.contact_id, said.muur, said.kind_verdacht, said.uitgenodigd_op, said.tolk) == (
        contact.id, 401, True, GISTEREN, "erbij")
    assert (contact.rol, contact.muur, contact.met, contact.begonnen_at) == (ALS, 401, ["kind"], NU)


@pytest.mark.parametrize("field", ["verdenking_genoemd", "zwijgen_gezegd"])
def test_the_database_itself_keeps_no_verhoor_without_caution(als, mag, field):
    with als("samira", rol=ALS) as samira:
        start_verhoor(samira, mag.id, invoer(), at=NU)
    row = Verhoor.objects.values().get()
    with pytest.raises(IntegrityError, match="verhoor_eerst_gezegd"), transaction.atomic():
        Verhoor(**row | {"id": mag.id, field: False}).save(force_insert=True)


@pytest.mark.parametrize(("wie", "code"), [
    ((), "verhoor_on_paper"), ((replace(KIND, verstuurd_op=VANDAAG),), "verhoor_same_day"),
    ((KIND, MOEDER), "verhoor_apart"),
])
def test_without_a_letter_of_a_day_before_there_is_no_verhoor(als, mag, wie, code):
    with als("samira", rol=ALS) as samira, pytest.raises(NotNow, match=code):
        start_verhoor(samira, mag.id, replace(invoer(), wie=wie), at=NU)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(("change", "field"), [
    ({"verdenking": ""}, "verdenking"), ({"zwijgen_gezegd": False}, "zwijgen_gezegd"), ({"advocaat": ""}, "advocaat"),
    ({"meekomen": ""}, "meekomen"), ({"tolk": "?"}, "tolk"), ({"at": NU + MINUTE}, "cautie_om"),
    ({"at": NU - DAY}, "cautie_om"),
])
def test_what_was_not_said_or_asked_is_named_and_nothing_begins(als, mag, change, field):
    with als("samira", rol=ALS) as samira, pytest.raises(Onvolledig) as told:
        start_verhoor(samira, mag.id, invoer(**change), at=NU)
    assert list(told.value.velden) == [field]
    assert not Contact.objects.exists()
    assert not Verhoor.objects.exists()


def test_while_somebody_waits_for_a_lawyer_there_is_no_verhoor(als, mag):
    with als("samira", rol=ALS) as samira, pytest.raises(NotNow, match="verhoor_wait"):
        start_verhoor(samira, mag.id, invoer(advocaat="wil_eerst"), at=NU)


@pytest.mark.parametrize("stopped", [False, True])
def test_a_verhoor_never_begins_from_a_talk_that_runs_or_just_stopped(als, mag, stopped):
    with als("samira") as samira:
        talk = start(samira, mag.id, Rol.LEERPLICHT_GESPREK, met=["kind"], uitgelegd=True, at=NU)
        if stopped:
            stop_and_switch(samira, talk.id, at=NU + MINUTE)
    with als("samira", rol=ALS) as samira, pytest.raises(NotNow, match="verhoor_from_talk"):
        start_verhoor(samira, mag.id, invoer(), at=NU + 2 * MINUTE)


def test_who_does_not_look_as_verhoor_begins_none(als, mag):
    with als("samira") as samira:
        with pytest.raises(NotNow, match="verhoor_other_rol"):
            start_verhoor(samira, mag.id, invoer(), at=NU)
        with pytest.raises(NotAllowed, match="verhoor_on_paper"):
            start(samira, mag.id, Rol.LEERPLICHT_VERHOOR, met=["kind"], uitgelegd=True, at=NU)


def test_a_deed_that_ended_between_the_page_and_the_button_is_refused(als, wereld, mag):
    wereld.hier.professionals["samira"].bevoegdheden.filter(soort="akte_boa").update(tot=GISTEREN)
    with als("samira", rol=ALS) as samira, pytest.raises(NotAllowed, match="proof_expired"):
        start_verhoor(samira, mag.id, invoer(), at=NU)


@pytest.mark.parametrize(("geboren", "wie", "code"), [
    # Sem is twelve today and was eleven on the day of the absence; and another became twelve on that day.
    (date(2014, 9, 8), KIND, "too_young"), (date(2014, 9, 7), KIND, None), (date(2012, 2, 29), KIND, None),
    (date(2018, 1, 4), MOEDER, None), (None, KIND, "age_unknown"),
])
def test_a_child_is_a_suspect_from_twelve_on_the_day_of_the_absence_and_a_parent_at_any_age(
        als, wereld, nog_een, geboren, wie, code):
    sem = nog_een("Sem", geboren, verzuim_van=date(2026, 9, 7))
    make_vast(wereld.hier, sem, "samira")
    may_question(wereld.hier, "samira")
    with als("samira", rol=ALS) as samira:
        if code:
            with pytest.raises(NotAllowed, match=code):
                start_verhoor(samira, sem.id, invoer(wie), at=NU)
        else:
            assert start_verhoor(samira, sem.id, invoer(wie), at=NU).bevoegd


def test_a_verhoor_is_kept_as_questions_and_answers_and_nothing_else_tells_of_it(als, mag):
    lines = [VraagEnAntwoord("Waar was je?", "Thuis."), VraagEnAntwoord("Waarom?", "Dat zeg ik niet.")]
    with als("samira", rol=ALS) as samira:
        contact = start_verhoor(samira, mag.id, invoer(), at=NU)
        before = codes(mag)
        with pytest.raises(Onvolledig, match="antwoord"):
            save_verhoor(samira, contact.id, [VraagEnAntwoord("Waar?", " ")], SAMEN, at=NU + MINUTE)
        save_verhoor(samira, contact.id, lines, SAMEN, at=NU + MINUTE)
        [seen] = verhoren_of(samira, queries.zaak_for(samira, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG))
    assert seen.regels == tuple(lines)
    assert (Verhoorregel.objects.count(), Notitie.objects.count(), Ouderregel.objects.count()) == (2, 0, 0)
    assert not Afspraak.objects.exists()
    assert Veiligheidssignaal.objects.get().contact_id is None
    assert set(codes(mag)) - set(before) == {"veiligheid.gemeld"}
    assert "contact.begonnen" not in before


def test_outside_its_rol_not_even_who_held_it_sees_it_on_the_same_day(als, mag):
    with als("samira", rol=ALS) as samira:
        contact = start_verhoor(samira, mag.id, invoer(), at=NU)
        save_verhoor(samira, contact.id, [], NotitieInvoer("thuis"), at=NU + MINUTE)
    for rol, found in (("", 0), ("raad", 0), (ALS, 1)):
        with als("samira", rol=rol) as samira:
            zicht = queries.zaak_for(samira, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG)
            blad = queries.zaakpagina(samira, zicht, on=VANDAAG)
            assert len(blad.tijdlijn.contacten) == len(verhoren_of(samira, zicht)) == found, rol
            assert bool(vorig_contact(samira, mag.id)) is bool(found)
            assert blad.continuiteit.gezichten == found
            assert bool(queries.mijn_dag(samira, on=VANDAAG, at=NU).zaken[0].laatste_contact_at) is bool(found)
    with als("farah") as farah, connection.cursor() as cursor:
        assert farah
        for table in ("verhoor", "verhoorregel", "verhoorverzoek", "dubbelrol"):
            cursor.execute(f"SELECT count(*) FROM zaken_{table}")
            assert cursor.fetchone() == (0,), table


def test_a_named_colleague_with_the_deed_is_asked_and_stands_to_the_zaak_for_some_days_as_a_face(als, wereld, mag):
    tom = wereld.hier.account_id("tom")
    with als("samira", rol=ALS) as samira, pytest.raises(NotNow, match="colleague_cannot"):
        ask_colleague(samira, mag.id, tom, "Noor kent mij te goed.", at=NU)
    may_question(wereld.hier, "tom")
    with als("samira", rol=ALS) as samira:
        zicht = queries.zaak_for(samira, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG)
        assert colleagues(samira, zicht) == [(tom, "Tom Bakker")]
        with pytest.raises(Onvolledig):
            ask_colleague(samira, mag.id, tom, " ", at=NU)
        vraag = ask_colleague(samira, mag.id, tom, "Noor kent mij te goed.", at=NU)
        with pytest.raises(NotNow, match="colleague_asked"):
            ask_colleague(samira, mag.id, tom, "Nog eens.", at=NU)
    with als("farah") as farah, pytest.raises(NotFound):
        answer_colleague(farah, vraag, ja=True, antwoord="", at=NU)
    with als("tom") as actor:
        assert question_to_me(actor, vraag).reden == "Noor kent mij te goed."
        assert answer_colleague(actor, vraag, ja=True, antwoord="", at=NU) == mag.id
        with pytest.raises(NotNow, match="already_answered"):
            answer_colleague(actor, vraag, ja=False, antwoord="Toch niet.", at=NU)
    with als("tom", rol=ALS) as actor:
        assert start_verhoor(actor, mag.id, invoer(), at=NU).account_id == tom
    with als("samira") as samira:
        assert queries.zaak_for(samira, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG).vast.account_id == samira.account_id
    last = Relatie.objects.get(account_id=tom, soort="waarneming")
    assert (last.van, last.tot) == (VANDAAG, VANDAAG + 13 * DAY)


def test_a_colleague_who_says_no_gives_a_reason_and_sees_the_zaak_no_more(als, wereld, mag):
    may_question(wereld.hier, "tom")
    with als("samira", rol=ALS) as samira:
        vraag = ask_colleague(samira, mag.id, wereld.hier.account_id("tom"), "Noor kent mij.", at=NU)
    with als("tom") as tom:
        assert queries.zaak_for(tom, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG)
        with pytest.raises(Onvolledig):
            answer_colleague(tom, vraag, ja=False, antwoord="", at=NU)
        answer_colleague(tom, vraag, ja=False, antwoord="Ik ben vrij.", at=NU)
    with als("tom") as tom, pytest.raises(NotFound):
        queries.zaak_for(tom, mag.id, Deed.ZAAK_ZIEN, on=VANDAAG)
    with pytest.raises(IntegrityError, match="al beantwoord"), transaction.atomic():
        Verhoorverzoek.objects.update(stand="aanvaard")
