"""Promise 3: every contact has one rol, chosen before it starts, told to the child, fixed once saved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions.contact import abort, note_afterwards, start, stop_and_switch
from ketenkameleon.zaken.actions.notitie import add_line, save
from ketenkameleon.zaken.invoer import AfspraakInvoer, NotitieInvoer, Onvolledig
from ketenkameleon.zaken.models import Aanvulling, Contact, Notitie, Veiligheidssignaal
from wereld import NU, VANDAAG, give_chain
from zaken_bouw import make_vast

pytestmark = pytest.mark.acties
MINUTE = timedelta(minutes=1)
NOTE = NotitieInvoer(
    "thuis", (AfspraakInvoer("Noor kijkt bij de werkplaats.", "jongere", date(2026, 10, 15), "Noor"),),
    opnieuw_verteld=False, feiten="Noor was thuis.", indruk="Zij wil wel.",
    ouderregel="Samira sprak met Noor.",
)
SHORT = NotitieInvoer("bellen", geen_afspraak=True)


def begin(samira, zaak, rol=Rol.RAAD, at=NU, **rest):
    return start(samira, zaak.id, rol, met=["kind"], uitgelegd=True, at=at, **rest)


def test_every_rol_is_shown_and_those_without_authority_say_why(als, wereld, samiras):
    wereld.hier.professionals["samira"].bevoegdheden.filter(rol="halt").update(tot=date(2026, 9, 30))
    with als("samira") as samira:
        found = {choice.rol: choice for choice in queries.may_roles(samira, samiras.id, on=VANDAAG)}
    assert [choice.letter for choice in found.values()] == ["L", "V", "H", "R", "D", "O"]
    assert found[Rol.RAAD].verdict
    assert found[Rol.HALT].verdict.code == "proof_expired"
    assert found[Rol.LEERPLICHT_VERHOOR].verdict.code == "proof_missing"


def test_a_contact_in_a_rol_without_authority_does_not_begin(als, wereld, samiras):
    wereld.hier.professionals["samira"].bevoegdheden.filter(rol="raad").delete()
    with als("samira") as samira, pytest.raises(NotAllowed, match="proof_missing"):
        begin(samira, samiras)
    assert not Contact.objects.exists()


def test_an_aanwijzing_elsewhere_is_none_here(als, wereld, samiras):
    proofs = wereld.hier.professionals["samira"].bevoegdheden.filter(rol="leerplicht_gesprek")
    proofs.update(gemeente=wereld.hier.gemeenten["Zeedorp"])
    with als("samira") as samira, pytest.raises(NotAllowed, match="proof_elsewhere"):
        begin(samira, samiras, Rol.LEERPLICHT_GESPREK)


@pytest.mark.parametrize(("geboren", "code"), [(date(2016, 1, 4), "too_young"), (None, "age_unknown")])
def test_halt_is_for_twelve_and_older(als, wereld, nog_een, zaak, geboren, code):
    sem = nog_een("Sem", geboren)
    make_vast(wereld.hier, sem, "samira")
    with als("samira") as samira, pytest.raises(NotAllowed, match=code):
        begin(samira, sem, Rol.HALT)


@pytest.mark.parametrize(("absent", "code"), [
    # Sem becomes twelve on 1 September 2026; the report is of 7 September.
    (date(2026, 8, 31), "too_young"), (date(2026, 9, 1), None), (None, None),
])
def test_the_age_for_a_rol_is_that_on_the_day_of_the_absence(als, wereld, nog_een, absent, code):
    sem = nog_een("Sem", date(2014, 9, 1), verzuim_van=absent)
    make_vast(wereld.hier, sem, "samira")
    with als("samira") as samira:
        found = {choice.rol: choice.verdict for choice in queries.may_roles(samira, sem.id, on=VANDAAG)}
    assert (found[Rol.HALT].code if code else bool(found[Rol.HALT])) == (code or True)


@pytest.mark.parametrize(("met", "valid"), [(["ouder1"], True), (["ouder1", "kind"], False)])
def test_a_verhoor_of_a_parent_alone_asks_no_age_of_the_child(als, wereld, nog_een, met, valid):
    sem = nog_een("Sem", date(2018, 1, 4))
    make_vast(wereld.hier, sem, "samira")
    pro = wereld.hier.professionals["samira"]
    give_chain(wereld.hier, pro, Rol.LEERPLICHT_VERHOOR)
    with als("samira") as samira:
        held = note_afterwards(samira, sem.id, Rol.LEERPLICHT_VERHOOR, NU - 60 * MINUTE, 30, met=met, uitgelegd=True,
                               at=NU)
        choices = {choice.rol: choice.verdict for choice in queries.may_roles(samira, sem.id, on=VANDAAG)}
    assert (held.bevoegd, held.bevoegd_code) == ((True, "") if valid else (False, "too_young"))
    assert choices[Rol.LEERPLICHT_VERHOOR].code == "too_young"


def test_a_voluntary_zaak_has_no_leerplicht_rol(als, wereld, nog_een, zaak):
    sem = nog_een("Sem", date(2012, 1, 4), soort="vrijwillig")
    make_vast(wereld.hier, sem, "samira")
    with als("samira") as samira, pytest.raises(NotAllowed, match="role_not_in_kind"):
        begin(samira, sem, Rol.LEERPLICHT_GESPREK)


def test_who_is_not_vast_or_covering_starts_nothing(als, wereld, samiras):
    for wie in ("tom", "bram", "peter"):
        with als(wie) as actor, pytest.raises(NotFound):
            begin(actor, samiras)
    with als("farah") as farah, pytest.raises(NotAllowed, match="not_your_function"):
        begin(farah, samiras)


def test_the_rol_decides_who_answers_for_the_record_and_behind_which_wall(als, wereld, samiras):
    with als("samira") as samira:
        for rol, soort, wall in ((Rol.RAAD, "rvdk", 301), (Rol.HALT, "halt", 102),
                                 (Rol.ONDERWIJSZORG, "cjg", 201),
                                 (Rol.LEERPLICHT_GESPREK, "gemeente", 101)):
            contact = begin(samira, samiras, rol)
            assert (contact.verantwoordelijke_id, contact.muur) == (wereld.hier.organisaties[soort].id, wall)


def test_the_rol_is_told_or_there_is_a_reason_why_not(als, samiras):
    with als("samira") as samira:
        with pytest.raises(Onvolledig, match="uitgelegd"):
            start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=False, at=NU)
        with pytest.raises(Onvolledig, match="met wie"):
            start(samira, samiras.id, Rol.RAAD, met=["de buurman"], uitgelegd=True, at=NU)
        contact = start(samira, samiras.id, Rol.RAAD, met=["kind"], uitgelegd=False,
                        uitgelegd_reden="Noor sliep.", at=NU)
    assert contact.uitgelegd_reden == "Noor sliep."


def test_starting_a_contact_ends_the_one_that_ran_and_its_notitie_stays_to_be_saved(als, wereld, samiras,
                                                                                    nog_een):
    sem = nog_een("Sem", date(2012, 1, 4))
    make_vast(wereld.hier, sem, "samira")
    with als("samira") as samira:
        first = begin(samira, samiras)
        begin(samira, sem, at=NU + 40 * MINUTE)
        waiting = queries.mijn_dag(samira, on=VANDAAG, at=NU).te_bewaren
    assert [(c.nummer, c.geeindigd_at) for c in waiting] == [(samiras.nummer, NU + 40 * MINUTE),
                                                             (sem.nummer, None)]
    assert Contact.objects.get(pk=first.id).bewaard_at is None


def test_pressing_twice_is_one_contact(als, samiras):
    with als("samira") as samira:
        assert begin(samira, samiras).id == begin(samira, samiras, at=NU + MINUTE).id


def test_another_rol_is_another_part_and_what_was_said_stays_in_the_first(als, samiras):
    with als("samira") as samira:
        first = stop_and_switch(samira, begin(samira, samiras, Rol.LEERPLICHT_GESPREK).id,
                                at=NU + 10 * MINUTE)
        second = begin(samira, samiras, Rol.RAAD, at=NU + 11 * MINUTE, vervolg_van=first.id)
        with pytest.raises(NotFound):
            begin(samira, samiras, Rol.HALT, at=NU + 12 * MINUTE, vervolg_van=samiras.id)
        with pytest.raises(NotAllowed, match="proof_missing"):
            begin(samira, samiras, Rol.LEERPLICHT_VERHOOR, at=NU + 12 * MINUTE, vervolg_van=first.id)
    assert (first.rol, second.rol, second.vervolg_van) == ("leerplicht_gesprek", "raad", first.id)


def test_noting_what_happened_is_never_refused_for_authority_and_the_coordinator_sees_it(als, wereld,
                                                                                         samiras):
    wereld.hier.professionals["samira"].bevoegdheden.filter(rol="raad").update(tot=date(2026, 9, 30))
    with als("samira") as samira:
        before = note_afterwards(samira, samiras.id, Rol.RAAD, NU - timedelta(days=9), 30, met=["kind"],
                                 uitgelegd=True, at=NU)
        after = note_afterwards(samira, samiras.id, Rol.RAAD, NU - timedelta(days=1), 30, met=["kind"],
                                uitgelegd=True, at=NU)
        with pytest.raises(Onvolledig):
            note_afterwards(samira, samiras.id, Rol.RAAD, NU, 30, met=["kind"], uitgelegd=True, at=NU)
        save(samira, after.id, SHORT, at=NU)
    assert (before.bevoegd, after.bevoegd, after.bevoegd_code) == (True, False, "proof_expired")
    with als("farah") as farah:
        [told] = queries.unauthorised_contacts(farah, on=VANDAAG)
    assert (told.contact_id, told.code, told.door) == (after.id, "proof_expired", "Samira de Wit")
    with als("samira") as samira, pytest.raises(NotAllowed):
        queries.unauthorised_contacts(samira, on=VANDAAG)


def test_a_notitie_is_saved_once_with_its_afspraken(als, samiras):
    with als("samira", rol="raad") as samira:
        contact = begin(samira, samiras)
        saved = save(samira, contact.id, NOTE, at=NU + 40 * MINUTE)
        with pytest.raises(NotNow, match="contact_saved"):
            save(samira, contact.id, SHORT, at=NU + 41 * MINUTE)
        with pytest.raises(NotNow, match="contact_saved"):
            abort(samira, contact.id, at=NU + 41 * MINUTE)
        zicht = queries.zaak_for(samira, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG)
        blad = queries.zaakpagina(samira, zicht, on=VANDAAG)
    [blik], [afspraak] = blad.tijdlijn.contacten, blad.afspraken
    assert (blik.feiten, blik.indruk, blik.minuten, blik.rol) == ("Noor was thuis.", "Zij wil wel.", 40,
                                                                  "raad")
    assert (afspraak.id, afspraak.wie_naam, afspraak.wanneer) == (saved.afspraken[0], "Noor",
                                                                  date(2026, 10, 15))
    assert Notitie.objects.get().muur == 301


def test_a_saved_contact_and_its_rol_stand_fixed_in_the_database(als, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
        save(samira, contact.id, NOTE, at=NU + MINUTE)
        for change in ({"rol": "halt"}, {"account_id": samiras.id}):
            with pytest.raises(ProgrammingError), transaction.atomic():
                Contact.objects.filter(pk=contact.id).update(**change)
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            Contact.objects.filter(pk=contact.id).update(wijze="school")
        with pytest.raises(ProgrammingError), transaction.atomic():
            Notitie.objects.update(feiten="anders")


def test_the_rol_of_a_contact_that_runs_stands_fixed_even_for_who_owns_the_database(als, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Contact.objects.filter(pk=contact.id).update(rol="halt")


def test_an_attempt_that_failed_needs_no_text(als, samiras):
    with als("samira") as samira:
        save(samira, begin(samira, samiras).id, NotitieInvoer("niet_gelukt"), at=NU + MINUTE)
    assert not Notitie.objects.exists()


@pytest.mark.parametrize(("invoer", "field"), [
    (NotitieInvoer("", geen_afspraak=True), "wijze"), (NotitieInvoer("thuis"), "afspraken"),
    (NotitieInvoer("thuis", geen_afspraak=True, feiten="x" * 601), "feiten"),
    (NotitieInvoer("thuis", (AfspraakInvoer(" ", "jongere", VANDAAG),)), "wat"),
    (NotitieInvoer("thuis", (AfspraakInvoer("Bellen.", "de buurman", VANDAAG),)), "wie"),
    (NotitieInvoer("thuis", geen_afspraak=True, duur_minuten=-1), "duur_minuten"),
    (NotitieInvoer("thuis", geen_afspraak=True, begonnen_at=NU + 60 * MINUTE), "begonnen_at"),
])
def test_what_is_missing_or_cannot_be_is_said_per_field(als, samiras, invoer, field):
    with als("samira") as samira:
        contact = begin(samira, samiras)
        with pytest.raises(Onvolledig) as told:
            save(samira, contact.id, invoer, at=NU + MINUTE)
    assert list(told.value.velden) == [field]
    assert Contact.objects.get().bewaard_at is None


def test_when_it_began_and_how_long_it_took_can_be_put_right(als, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
        right = NotitieInvoer("thuis", geen_afspraak=True, begonnen_at=NU - 50 * MINUTE, duur_minuten=45)
        save(samira, contact.id, right, at=NU + MINUTE)
    contact.refresh_from_db()
    assert (contact.begonnen_at, contact.geeindigd_at) == (NU - 50 * MINUTE, NU - 5 * MINUTE)


def test_a_correction_is_a_new_line_with_its_reason(als, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
        with pytest.raises(NotNow, match="contact_not_saved"):
            add_line(samira, contact.id, "Het was dinsdag.", "Verkeerde dag.", at=NU)
        save(samira, contact.id, NOTE, at=NU + MINUTE)
        with pytest.raises(Onvolledig):
            add_line(samira, contact.id, "Het was dinsdag.", "", at=NU)
        add_line(samira, contact.id, "Het was dinsdag.", "Verkeerde dag.", at=NU)
    for wie in ("tom", "bram"):
        with als(wie) as actor, pytest.raises(NotFound):
            add_line(actor, contact.id, "Nee.", "Zomaar.", at=NU)
    assert Aanvulling.objects.get().muur == 301


def test_nobody_finishes_the_contact_of_another(als, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
    for wie in ("tom", "farah", "bram"):
        with als(wie) as actor:
            for deed in (lambda: save(actor, contact.id, SHORT, at=NU),
                         lambda: abort(actor, contact.id, at=NU),
                         lambda: stop_and_switch(actor, contact.id, at=NU)):
                with pytest.raises(NotFound):
                    deed()


def test_what_was_begun_can_be_saved_after_the_zaak_went_to_another(als, wereld, samiras):
    with als("samira") as samira:
        contact = begin(samira, samiras)
    samiras.toewijzingen.update(stand="geeindigd", tot=VANDAAG - timedelta(days=1))
    with als("samira") as samira:
        save(samira, contact.id, SHORT, at=NU + MINUTE)
    assert Contact.objects.get().bewaard_at == NU + MINUTE


def test_a_broken_off_contact_leaves_the_page_and_a_worry_reaches_the_coordinator(als, samiras):
    with als("samira") as samira:
        abort(samira, begin(samira, samiras).id, at=NU)
        worried = NotitieInvoer("thuis", geen_afspraak=True, veiligheid=True)
        saved = save(samira, begin(samira, samiras).id, worried, at=NU + MINUTE)
        zicht = queries.zaak_for(samira, samiras.id, Deed.ZAAK_ZIEN, on=VANDAAG)
        assert len(queries.zaakpagina(samira, zicht, on=VANDAAG).tijdlijn.contacten) == 1
    with als("farah") as farah:
        [signal] = queries.safety_open(farah, on=VANDAAG)
    assert (signal.signaal_id, signal.nummer) == (saved.signaal_id, samiras.nummer)
    assert Veiligheidssignaal.objects.get().contact_id == saved.contact_id


def test_a_raadsonderzoeker_sworn_in_one_gemeente_takes_leerplicht_there_and_is_refused_next_door(als, wereld, nog_een):
    pro = wereld.hier.professionals["samira"]
    pro.aanstelling.organisatie = wereld.hier.organisaties["rvdk"]
    pro.aanstelling.save()
    pro.bevoegdheden.filter(gemeente=wereld.hier.gemeenten["Zeedorp"]).delete()
    here = nog_een("Sem", date(2012, 1, 4))
    next_door = nog_een("Bo", date(2012, 1, 4), gemeente=wereld.hier.gemeenten["Zeedorp"])
    for zaak in (here, next_door):
        make_vast(wereld.hier, zaak, "samira")
    with als("samira") as samira:
        assert begin(samira, here, Rol.LEERPLICHT_GESPREK).bevoegd
        with pytest.raises(NotAllowed, match="proof_elsewhere"):
            begin(samira, next_door, Rol.LEERPLICHT_GESPREK)
        noted = note_afterwards(samira, next_door.id, Rol.LEERPLICHT_GESPREK, NU - 60 * MINUTE, 30, met=["kind"],
                                uitgelegd=True, at=NU)
    assert (noted.bevoegd, noted.bevoegd_code) == (False, "proof_elsewhere")


def test_a_change_of_employer_in_a_running_zaak_ends_the_deed_and_leaves_the_zaak(als, wereld, samiras):
    hier, pro = wereld.hier, wereld.hier.professionals["samira"]
    give_chain(hier, pro, Rol.LEERPLICHT_VERHOOR)
    with als("samira") as samira:
        before = note_afterwards(samira, samiras.id, Rol.LEERPLICHT_VERHOOR, NU - 60 * MINUTE, 30, met=["kind"],
                                 uitgelegd=True, at=NU)
    Aanstelling.objects.filter(pk=pro.aanstelling_id).update(tot=VANDAAG - timedelta(days=1))
    Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["samira"], functie="bip", van=VANDAAG,
                               organisatie=hier.organisaties["cjg"])
    with als("samira") as samira:
        after = note_afterwards(samira, samiras.id, Rol.LEERPLICHT_VERHOOR, NU - 60 * MINUTE, 30, met=["kind"],
                                uitgelegd=True, at=NU)
        assert begin(samira, samiras, Rol.LEERPLICHT_GESPREK), "the zaak and the aanwijzing stay"
    assert [(before.bevoegd, before.bevoegd_code), (after.bevoegd, after.bevoegd_code)] == [
        (True, ""), (False, "proof_other_employer")]


def test_a_contact_before_the_first_row_of_the_law_is_answered_with_a_dutch_sentence(als, samiras):
    long_ago = NU.replace(year=1999)
    with als("samira") as samira, pytest.raises(Onvolledig, match="Voor 1 januari 2000 kennen wij de regels niet"):
        note_afterwards(samira, samiras.id, Rol.RAAD, long_ago, 30, met=["kind"], uitgelegd=True, at=NU)
