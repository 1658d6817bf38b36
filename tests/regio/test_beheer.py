"""What a beheerder does with the accounts of the own organisatie, and what nobody does alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.logboek.models import Inzage, Regel
from ketenkameleon.regio.actions import decide_link, end_appointment, propose_link, unlink
from ketenkameleon.regio.models import Aanstelling, Koppelvoorstel
from ketenkameleon.regio.queries import one_account, one_appointment, proposals, staff
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.models import Inlogkoppeling, Relatie
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from regio_bouw import add_administrators
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties

ISSUER, SUBJECT = "https://inlog.duinstad.example", "a1b2c3"
A_DAY = timedelta(days=1)


@pytest.fixture
def hier(wereld):
    """The regio with its beheerders; Tom works for the gemeente, Samira for Halt."""
    add_administrators(wereld)
    return wereld.hier


def _aanstelling(hier, kort):
    return Aanstelling.objects.get(account=hier.accounts[kort])


def _linked(hier, kort="tom") -> Inlogkoppeling:
    return Inlogkoppeling.objects.create(issuer=ISSUER, subject=SUBJECT, account_id=hier.account_id(kort),
                                         gemaakt_at=NU, hoe="beheerder")


def _events() -> list[str]:
    return list(Regel.objects.order_by("handeling_id", "volgnr").values_list("gebeurtenis", flat=True))


def test_a_beheerder_sees_who_works_at_the_own_organisatie_and_nobody_else(hier, als):
    with als("bea") as bea:
        assert [(m.naam, m.functie) for m in staff(bea, on=VANDAAG)] == [
            ("Bea Schut", "beheerder"), ("Cas Wier", "beheerder"), ("Tom Bakker", "bip")]
        assert one_account(bea, hier.account_id("tom"), on=VANDAAG).naam == "Tom Bakker"
        for kort in ("samira", "rik"):
            with pytest.raises(NotFound):
                one_account(bea, hier.account_id(kort), on=VANDAAG)
            with pytest.raises(NotFound):
                one_appointment(bea, _aanstelling(hier, kort).id, on=VANDAAG)
    assert list(Inzage.objects.values_list("object_soort", flat=True)) == ["accounts", "account"]


def test_who_is_no_beheerder_does_none_of_it(hier, als):
    aanstelling, link = _aanstelling(hier, "tom").id, _linked(hier).id
    for kort in ("tom", "farah", "peter"):
        with als(kort) as actor:
            for deed in (lambda a=actor: staff(a, on=VANDAAG),
                         lambda a=actor: end_appointment(a, aanstelling, now=True, at=NU),
                         lambda a=actor: propose_link(a, hier.account_id("tom"), ISSUER, SUBJECT, at=NU),
                         lambda a=actor: decide_link(a, new_id(), ja=True, at=NU),
                         lambda a=actor: unlink(a, link, at=NU)):
                with pytest.raises(NotAllowed):
                    deed()


@pytest.mark.parametrize(("now", "tot", "works"), [(False, VANDAAG, True), (True, VANDAAG - A_DAY, False)])
def test_an_aanstelling_ends_today_or_at_once_and_stands_in_the_log(hier, als, now, tot, works):
    tom = _aanstelling(hier, "tom")
    with als("bea") as bea:
        end_appointment(bea, tom.id, now=now, at=NU)
    tom.refresh_from_db()
    assert tom.tot == tot
    assert (begin(tom.account_id, doel="test", at=NU).actor is not None) is works
    assert begin(tom.account_id, doel="test", at=NU + A_DAY).actor is None
    assert _events() == ["aanstelling.beeindigd"]


def test_an_aanstelling_of_another_organisatie_or_ones_own_is_not_ended(hier, als):
    with als("bea") as bea:
        for kort, error in (("samira", NotFound), ("rik", NotFound), ("bea", NotNow)):
            with pytest.raises(error):
                end_appointment(bea, _aanstelling(hier, kort).id, now=True, at=NU)
    assert not Aanstelling.objects.exclude(tot="9999-12-31").exists()


def test_what_began_today_cannot_have_ended_yesterday_and_can_end_today(hier, als):
    tom = _aanstelling(hier, "tom")
    Aanstelling.objects.filter(pk=tom.pk).update(van=VANDAAG)
    with als("bea") as bea:
        with pytest.raises(NotNow):
            end_appointment(bea, tom.id, now=True, at=NU)
        end_appointment(bea, tom.id, now=False, at=NU)
        with pytest.raises(NotNow):
            end_appointment(bea, tom.id, now=False, at=NU)


def test_the_database_ends_nothing_on_another_day_or_for_another_organisatie_whatever_is_asked(hier, als):
    """The luik alone, without the page: it takes the word of nobody."""
    with als("bea"), connection.cursor() as cursor:
        for kort, tot in (("tom", VANDAAG - 9 * A_DAY), ("tom", VANDAAG + A_DAY), ("samira", VANDAAG),
                          ("bea", VANDAAG)):
            cursor.execute("SELECT regio_beeindig(%s, %s)", [_aanstelling(hier, kort).id, tot])
            assert cursor.fetchone() == (False,)
    with als("tom"), connection.cursor() as cursor:
        cursor.execute("SELECT regio_beeindig(%s, %s)", [_aanstelling(hier, "bea").id, VANDAAG])
        assert cursor.fetchone() == (False,)


def test_a_login_is_linked_by_two_persons(hier, als):
    tom = hier.account_id("tom")
    with als("bea") as bea:
        key = propose_link(bea, tom, ISSUER + "/", SUBJECT, at=NU)
        assert not Inlogkoppeling.objects.exists()
        assert [(v.naam, v.van_mij) for v in proposals(bea, on=VANDAAG)] == [("Tom Bakker", True)]
        with pytest.raises(NotNow) as no:
            decide_link(bea, key, ja=True, at=NU)
        assert no.value.refusal.code == "link_second_person"
    with als("rik") as rik:
        assert proposals(rik, on=VANDAAG) == ()
        with pytest.raises(NotFound):
            decide_link(rik, key, ja=True, at=NU)
    with als("cas") as cas:
        assert [v.van_mij for v in proposals(cas, on=VANDAAG)] == [False]
        decide_link(cas, key, ja=True, at=NU)
        with pytest.raises(NotFound):
            decide_link(cas, key, ja=True, at=NU)
    assert Inlogkoppeling.objects.values_list("issuer", "subject", "account_id", "hoe").get() == (
        ISSUER, SUBJECT, tom, "beheerder")
    assert _events() == ["inlog.voorgesteld", "inlog.gekoppeld"]


def test_nobody_says_yes_about_their_own_account(hier, als):
    with als("bea") as bea:
        key = propose_link(bea, hier.account_id("cas"), ISSUER, SUBJECT, at=NU)
    with als("cas") as cas, pytest.raises(NotNow):
        decide_link(cas, key, ja=True, at=NU)
    assert not Inlogkoppeling.objects.exists()


def test_the_database_keeps_no_link_that_one_person_made(hier):
    values = {"regio": hier.regio, "organisatie": hier.organisaties["gemeente"], "account": hier.accounts["tom"],
              "issuer": ISSUER, "subject": SUBJECT, "voorgesteld_door": hier.account_id("bea"), "voorgesteld_at": NU,
              "besloten_at": NU, "besloten_door": hier.account_id("bea")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Koppelvoorstel.objects.create(**values, ja=True)
    Koppelvoorstel.objects.create(**values, ja=False)


def test_a_no_takes_the_proposal_back_and_it_can_be_proposed_again(hier, als):
    with als("bea") as bea:
        key = propose_link(bea, hier.account_id("tom"), ISSUER, SUBJECT, at=NU)
        with pytest.raises(NotNow) as no:
            propose_link(bea, hier.account_id("tom"), ISSUER, "anders", at=NU)
        assert no.value.refusal.code == "link_waits"
        decide_link(bea, key, ja=False, at=NU)
        propose_link(bea, hier.account_id("tom"), ISSUER, "anders", at=NU)


def test_an_account_that_opens_another_door_too_is_not_linked_by_one_organisatie(hier, als):
    """Whoever links it would open what another organisatie gave, or a family."""
    tom = hier.accounts["tom"]
    also = Aanstelling.objects.create(regio=hier.regio, account=tom, organisatie=hier.organisaties["halt"],
                                      functie="bip", van=VANDAAG + A_DAY)
    with als("bea") as bea, pytest.raises(NotNow) as no:
        propose_link(bea, tom.id, ISSUER, SUBJECT, at=NU)
    assert no.value.refusal.code == "account_of_more"
    also.delete()
    Relatie.objects.create(regio_id=hier.regio.id, account=tom, zaak_id=make_zaak(hier).id, soort="ouder_met_gezag",
                           van=VANDAAG)
    with als("bea") as bea, pytest.raises(NotNow):
        propose_link(bea, tom.id, ISSUER, SUBJECT, at=NU)


def test_a_yes_asks_everything_anew(hier, als):
    tom = hier.accounts["tom"]
    with als("bea") as bea:
        key = propose_link(bea, tom.id, ISSUER, SUBJECT, at=NU)
    Aanstelling.objects.create(regio=hier.regio, account=tom, organisatie=hier.organisaties["halt"], functie="bip",
                               van=BEGIN)
    with als("cas") as cas, pytest.raises(NotNow):
        decide_link(cas, key, ja=True, at=NU)
    assert not Inlogkoppeling.objects.exists()


def test_a_subject_or_account_that_is_linked_is_not_linked_again(hier, als):
    _linked(hier)
    with als("bea") as bea:
        for kort, subject in (("tom", "anders"), ("cas", SUBJECT)):
            with pytest.raises(NotNow) as no:
                propose_link(bea, hier.account_id(kort), ISSUER, subject, at=NU)
            assert no.value.refusal.code == "login_linked"


def test_one_beheerder_takes_a_link_away_of_the_own_organisatie_alone(hier, als):
    link = _linked(hier)
    with als("rik") as rik, pytest.raises(NotFound):
        unlink(rik, link.id, at=NU)
    with als("bea") as bea:
        unlink(bea, link.id, at=NU)
        with pytest.raises(NotFound):
            unlink(bea, link.id, at=NU)
    assert not Inlogkoppeling.objects.exists()
    assert _events() == ["inlog.ontkoppeld"]


def test_a_beheerder_whose_aanstelling_ended_this_morning_does_nothing_more(hier, als):
    Aanstelling.objects.filter(account=hier.accounts["bea"]).update(tot=VANDAAG - A_DAY)
    assert begin(hier.account_id("bea"), doel="test", at=NU).actor is None


def test_a_hat_of_another_organisatie_gives_no_say_here(hier, als):
    """Bea is a BIP at Halt too: under that hat she keeps no accounts, of neither."""
    other = Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["bea"], functie="bip", van=BEGIN,
                                       organisatie=hier.organisaties["halt"])
    with transaction.atomic():
        actor = begin(hier.account_id("bea"), hoed=other.id, doel="test", at=NU).actor
        with pytest.raises(NotAllowed):
            staff(actor, on=VANDAAG)
        with connection.cursor() as cursor:
            cursor.execute("SELECT regio_beeindig(%s, %s)", [_aanstelling(hier, "tom").id, VANDAAG])
            assert cursor.fetchone() == (False,)


def test_web_writes_the_tables_of_this_in_no_other_way(hier, als):
    statements = ("UPDATE regio_aanstelling SET tot = '2026-10-08'", "DELETE FROM toegang_inlogkoppeling",
                  "INSERT INTO toegang_inlogkoppeling (id) VALUES (gen_random_uuid())",
                  "UPDATE regio_koppelvoorstel SET ja = true", "DELETE FROM regio_koppelvoorstel")
    for statement in statements:
        with als("bea"), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), \
                connection.cursor() as cursor:
            cursor.execute(statement)
