"""Promise 1: one child, one open zaak, one vaste contactpersoon, who accepts before there is a name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from ketenkameleon.rules.access import Deed
from ketenkameleon.toegang.models import Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken import queries
from ketenkameleon.zaken.actions.toewijzen import accept, ask, refuse, withdraw
from ketenkameleon.zaken.actions.waarneming import end_cover, set_cover
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Gebeurtenis, Toewijzing, Zaak
from wereld import NU, VANDAAG
from zaken_bouw import make_vast, make_zaak

pytestmark = pytest.mark.acties
MORGEN = VANDAAG + timedelta(days=1)


def see(als, wie, zaak, deed=Deed.ZAAK_ZIEN, on=VANDAAG):
    with als(wie) as actor:
        return queries.zaak_for(actor, zaak.nummer, deed, on=on)


def test_a_child_has_one_open_zaak_in_a_regio(wereld, zaak):
    with pytest.raises(IntegrityError, match="zaak_een_open"), transaction.atomic():
        make_zaak(wereld.hier, persoon=zaak.persoon)


def test_only_after_acceptance_there_is_a_name_for_the_family(als, wereld, zaak):
    with als("farah") as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
    asked = see(als, "farah", zaak)
    assert (asked.vast, asked.stand, asked.verzoek.naam) == (None, "nieuw", "Samira de Wit")

    with als("samira") as samira:
        accept(samira, verzoek, at=NU)
    accepted = see(als, "samira", zaak)
    assert (accepted.vast.naam, accepted.stand, accepted.verzoek) == ("Samira de Wit", "loopt", None)
    codes = list(Gebeurtenis.objects.order_by("id").values_list("code", flat=True))
    assert codes == ["toewijzing.gevraagd", "toewijzing.aanvaard", "zaak.loopt"]


def test_the_answer_is_due_on_the_next_workday(als, wereld, zaak):
    friday = datetime(2026, 10, 9, 22, 30, tzinfo=UTC)  # in the Netherlands it is already Saturday
    with als("farah", at=friday) as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=friday)
    assert Toewijzing.objects.get(pk=verzoek).antwoord_uiterlijk == date(2026, 10, 12)


def test_who_refuses_says_why_and_sees_the_zaak_no_more(als, wereld, zaak):
    with als("farah") as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
    assert see(als, "samira", zaak).verzoek.id == verzoek
    with als("samira") as samira:
        with pytest.raises(NotNow, match="refusal_reason_unknown"):
            refuse(samira, verzoek, code="geen_zin", at=NU)
        with pytest.raises(NotNow, match="reason_missing"):
            refuse(samira, verzoek, code="anders", at=NU)
        refuse(samira, verzoek, code="kent_gezin", at=NU)
    with pytest.raises(NotFound):
        see(als, "samira", zaak)
    with als("farah") as farah:
        [waiting] = queries.to_assign(farah, on=VANDAAG)
        [candidate] = [k for k in queries.candidates(farah, zaak.id, on=VANDAAG) if k.naam == "Samira de Wit"]
    assert (waiting.nummer, waiting.geweigerd, candidate.weiger_code) == (zaak.nummer, True, "kent_gezin")


def test_a_second_request_waits_until_the_first_is_answered_or_overdue(als, wereld, zaak):
    with als("farah") as farah:
        first = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
        with pytest.raises(NotNow, match="request_open"):
            ask(farah, zaak.id, wereld.hier.account_id("tom"), at=NU)
        assert queries.to_assign(farah, on=MORGEN) == []
        overdue = MORGEN + timedelta(days=1)
        assert queries.to_assign(farah, on=overdue)[0].te_laat
        ask(farah, zaak.id, wereld.hier.account_id("tom"), at=NU + timedelta(days=4))
    assert Toewijzing.objects.get(pk=first).stand == "ingetrokken"


def test_a_request_that_is_withdrawn_cannot_be_accepted(als, wereld, zaak):
    with als("farah") as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
        withdraw(farah, verzoek, at=NU)
        with pytest.raises(NotNow, match="already_answered"):
            withdraw(farah, verzoek, at=NU)
    with als("samira") as samira, pytest.raises(NotNow, match="already_answered"):
        accept(samira, verzoek, at=NU)


def test_nobody_answers_for_another(als, wereld, zaak):
    with als("farah") as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
        with pytest.raises(NotAllowed, match="not_your_function"):
            accept(farah, verzoek, at=NU)
    with als("tom") as tom, pytest.raises(NotFound):
        accept(tom, verzoek, at=NU)
    with als("bram") as bram, pytest.raises(NotFound):
        accept(bram, verzoek, at=NU)


def test_only_a_coordinator_gives_and_only_to_who_takes_zaken_here(als, wereld, samiras):
    with als("samira") as samira, pytest.raises(NotAllowed, match="not_your_function"):
        ask(samira, samiras.id, wereld.hier.account_id("tom"), reden="Ik ga weg.", at=NU)
    with als("farah") as farah:
        for stranger in (wereld.hier.account_id("peter"), wereld.elders.account_id("bram")):
            with pytest.raises(NotNow, match="takes_no_zaken"):
                ask(farah, samiras.id, stranger, reden="Zomaar.", at=NU)
        with pytest.raises(NotNow, match="already_vast"):
            ask(farah, samiras.id, wereld.hier.account_id("samira"), at=NU)


def test_a_hand_over_needs_a_reason_is_counted_and_ends_what_the_first_may_see(als, wereld, samiras):
    with als("farah") as farah:
        with pytest.raises(NotNow, match="reason_missing"):
            ask(farah, samiras.id, wereld.hier.account_id("tom"), at=NU)
        verzoek = ask(farah, samiras.id, wereld.hier.account_id("tom"), reden="Samira gaat met verlof.",
                      at=NU)
    assert see(als, "samira", samiras).vast.naam == "Samira de Wit"
    with als("tom") as tom:
        accept(tom, verzoek, at=NU)
    with pytest.raises(NotFound):
        see(als, "samira", samiras)
    with als("tom") as tom:
        blad = queries.zaakpagina(tom, queries.zaak_for(tom, samiras.nummer, Deed.ZAAK_ZIEN, on=VANDAAG),
                                  on=VANDAAG)
    assert (blad.zicht.vast.naam, blad.continuiteit.overdrachten) == ("Tom Bakker", 1)
    assert list(Relatie.objects.filter(soort="vast").order_by("van").values_list("tot", flat=True)) == [
        VANDAAG - timedelta(days=1), date(9999, 12, 31)]
    assert Gebeurtenis.objects.filter(code="zaak.overgedragen").count() == 1


def test_cover_during_leave_is_no_change(als, wereld, samiras):
    with als("farah") as farah:
        cover = set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=MORGEN,
                          reden="Verlof.", at=NU)
        with pytest.raises(NotNow, match="cover_overlaps"):
            set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=MORGEN, tot=MORGEN,
                      reden="Verlof.", at=NU)
        with pytest.raises(NotNow, match="already_vast"):
            set_cover(farah, samiras.id, wereld.hier.account_id("samira"), van=MORGEN, tot=MORGEN,
                      reden="Nee.", at=NU)
        with pytest.raises(Onvolledig):
            set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=MORGEN, tot=VANDAAG, reden="",
                      at=NU)
    zicht = see(als, "tom", samiras, Deed.CONTACT_VASTLEGGEN)
    assert (zicht.vast.naam, zicht.waarneming.naam) == ("Samira de Wit", "Tom Bakker")
    with pytest.raises(NotFound):
        see(als, "tom", samiras, on=MORGEN + timedelta(days=1))
    with als("farah") as farah:
        end_cover(farah, cover, at=NU)
        with pytest.raises(NotNow, match="cover_over"):
            end_cover(farah, cover, at=NU)
    with pytest.raises(NotFound):
        see(als, "tom", samiras)
    assert not Toewijzing.objects.filter(is_overdracht=True).exists()


def test_a_relatie_that_ends_on_its_first_day_held_on_no_day(als, wereld, zaak):
    with als("farah") as farah:
        verzoek = ask(farah, zaak.id, wereld.hier.account_id("samira"), at=NU)
        withdraw(farah, verzoek, at=NU)
    relatie = Relatie.objects.get(soort="gevraagd")
    assert (relatie.van, relatie.tot) == (VANDAAG, VANDAAG - timedelta(days=1))
    with pytest.raises(NotFound):
        see(als, "samira", zaak)


def test_the_relatie_alone_says_what_is_mine(als, wereld, samiras):
    Relatie.objects.filter(zaak_id=samiras.id).update(tot=VANDAAG - timedelta(days=1))
    with pytest.raises(NotFound):
        see(als, "samira", samiras)
    with als("samira") as samira:
        assert not queries.mijn_dag(samira, on=VANDAAG, at=NU).zaken
        assert not queries.zaken_list(samira, queries.ZakenFilter(), on=VANDAAG).zaken
    Relatie.objects.filter(zaak_id=samiras.id).update(tot=VANDAAG)
    with als("samira") as samira:
        assert len(queries.mijn_dag(samira, on=VANDAAG, at=NU).zaken) == 1


def test_who_covers_and_then_accepts_is_vast_alone(als, wereld, samiras):
    with als("farah") as farah:
        for days in (0, 7):
            van = VANDAAG + timedelta(days=days)
            set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=van, tot=van, reden="Verlof.", at=NU)
        verzoek = ask(farah, samiras.id, wereld.hier.account_id("tom"), reden="Samira vertrekt.", at=NU)
    with als("tom") as tom:
        accept(tom, verzoek, at=NU)
        later = VANDAAG + timedelta(days=7)
        assert [z.als for z in queries.mijn_dag(tom, on=later, at=NU).zaken] == ["vast"]
    assert not Toewijzing.objects.filter(soort="waarneming", stand="aanvaard").exists()


def test_cover_asks_for_somebody_who_takes_zaken_on_all_its_days(als, wereld, samiras):
    wereld.hier.professionals["tom"].aanstelling.__class__.objects.filter(
        pk=wereld.hier.professionals["tom"].aanstelling_id).update(tot=MORGEN)
    with als("farah") as farah, pytest.raises(NotNow, match="takes_no_zaken"):
        set_cover(farah, samiras.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=MORGEN + timedelta(days=1),
                  reden="Verlof.", at=NU)


def test_a_closed_zaak_or_one_without_contactpersoon_gets_no_cover(als, wereld, zaak):
    with als("farah") as farah, pytest.raises(NotNow, match="no_vast"):
        set_cover(farah, zaak.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=MORGEN, reden="Verlof.",
                  at=NU)
    Zaak.objects.filter(pk=zaak.pk).update(stand="gesloten", gesloten_at=NU, uitkomst="verhuisd")
    with als("farah") as farah:
        with pytest.raises(NotNow, match="zaak_closed"):
            set_cover(farah, zaak.id, wereld.hier.account_id("tom"), van=VANDAAG, tot=MORGEN, reden="Verlof.",
                      at=NU)
        with pytest.raises(NotNow, match="zaak_closed"):
            ask(farah, zaak.id, wereld.hier.account_id("tom"), at=NU)


def test_the_database_holds_one_vaste_contactpersoon(wereld, samiras):
    with pytest.raises(IntegrityError, match="zaak_een_vaste"), transaction.atomic():
        make_vast(wereld.hier, samiras, "tom")


def test_a_later_zaak_proposes_the_contactpersoon_before_first_and_the_others_by_name(als, wereld, nog_een):
    old = nog_een("Noor", stand="gesloten", gesloten_at=NU, uitkomst="verhuisd", gemeld=date(2025, 9, 8))
    make_vast(wereld.hier, old, "tom", date(2025, 9, 9))
    Toewijzing.objects.filter(zaak=old).update(stand="geeindigd", tot=date(2025, 12, 1))
    Relatie.objects.filter(zaak_id=old.id).update(tot=date(2025, 12, 1))
    new = nog_een(persoon=old.persoon)
    other = nog_een("Sem")
    with als("farah") as farah:
        again = queries.candidates(farah, new.id, on=VANDAAG)
        first_time = queries.candidates(farah, other.id, on=VANDAAG)
    assert [(k.naam, k.vorige) for k in again] == [("Tom Bakker", True), ("Samira de Wit", False)]
    assert [(k.naam, k.vorige) for k in first_time] == [("Samira de Wit", False), ("Tom Bakker", False)]


def test_candidates_show_room_rollen_and_school(als, wereld, samiras, nog_een):
    make_vast(wereld.hier, nog_een("Sem"), "samira", date(2026, 10, 5))
    sem = nog_een("Daan", date(2016, 1, 4))
    with als("farah") as farah:
        samira, tom = queries.candidates(farah, sem.id, on=VANDAAG)
    assert (samira.zaken, samira.nieuw, samira.ruimte, samira.kent_school) == (2, 1, 14, True)
    assert (tom.zaken, tom.nieuw, tom.kent_school, tom.uren_per_week) == (0, 0, False, 32.0)
    # Daan is ten: no Halt, no verhoor.
    assert sorted(samira.rollen) == ["doorstroompunt", "leerplicht_gesprek", "onderwijszorg", "raad"]
