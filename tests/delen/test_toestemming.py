"""Who says yes, and that nothing is shared before: everybody whose yes is needed, asked again on a birthday."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from ketenkameleon.delen.actions.deling import explain, stop
from ketenkameleon.delen.actions.toestemming import say, withdraw
from ketenkameleon.delen.actions.verstrekken import give
from ketenkameleon.delen.invoer import JaInvoer, UitlegInvoer
from ketenkameleon.delen.models import Deling, Toestemming, Verstrekking
from ketenkameleon.delen.queries.delen import sharing
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.delen import Celstand, who_sees_what
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.models import Gebeurtenis
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties


def cel(actor, g, ontvanger, soort, on=VANDAAG, gezin=False):
    """What the table says for that receiver and kind of data."""
    blad = sharing(actor, zaak_for(actor, g.zaak.id, Deed.NOTITIES_ZIEN, on=on), on=on)
    tabel = who_sees_what(blad.gedeeld, blad.verhaal_voor, gezin=gezin, on=on, wet=actor.wet)
    return next(c.stand for kind, cells in tabel.rijen for c in cells if (kind, c.ontvanger) == (soort, ontvanger))


def test_a_share_stands_once_both_parents_said_yes_and_the_child_was_asked(als, gezin, zegt, vraagt):
    g = gezin()
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan", gehoord=False)
        with pytest.raises(NotNow, match="consent_missing"):
            give(actor, deling, "papier", at=NU)
        zegt(actor, g, g.vader, "cjg", "plan", gehoord=False)
        with pytest.raises(NotNow, match="child_not_heard"):
            give(actor, deling, "papier", at=NU)
        assert cel(actor, g, "cjg", "plan") is Celstand.WACHT
        zegt(actor, g, g.kind, "cjg", "plan", ja=False)
        assert cel(actor, g, "cjg", "plan") is Celstand.JA, "under the AVG a child of 14 is asked, and does not decide"
        give(actor, deling, "papier", at=NU)
    assert Verstrekking.objects.get().velden == ["kind.naam"]


def test_who_is_sixteen_decides_alone_and_no_parent_does(als, gezin, zegt, vraagt):
    g = gezin(date(2010, 10, 8))
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
        zegt(actor, g, g.vader, "cjg", "plan")
        with pytest.raises(NotNow, match="consent_missing"):
            give(actor, deling, "papier", at=NU)
        zegt(actor, g, g.kind, "cjg", "plan")
        assert cel(actor, g, "cjg", "plan") is Celstand.JA


def test_the_court_stands_in_for_a_parent_who_says_nothing(als, gezin, zegt, vraagt):
    g = gezin()
    with als("samira") as actor:
        vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, None, "cjg", "plan")
        assert cel(actor, g, "cjg", "plan") is Celstand.JA
    assert Toestemming.objects.get().hoe == "beschikking"


@pytest.mark.parametrize("gezag", ["tijdelijk_geen", "niet_te_bepalen"])
def test_without_known_gezag_nothing_is_shared_on_a_yes(als, gezin, zegt, vraagt, gezag):
    g = gezin(gezag=gezag)
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
        with pytest.raises(NotNow, match="gezag_"):
            give(actor, deling, "papier", at=NU)


def test_a_yes_says_who_how_when_and_how_old_the_child_was(als, gezin, zegt):
    g = gezin()
    with als("samira") as actor:
        zegt(actor, g, g.moeder, "cjg", "plan", "regie", op=date(2026, 10, 1))
    row = Toestemming.objects.get()
    assert (row.door_id, row.als, row.hoe, row.op, row.leeftijd_toen) == (g.moeder, "gezag", "mondeling",
                                                                           date(2026, 10, 1), 14)
    assert (row.soorten, row.vastgelegd_at) == (["plan", "regie"], NU)


def test_somebody_who_is_not_around_the_child_cannot_say_yes(als, gezin, zegt):
    g, other = gezin(), gezin()
    with als("samira") as actor, pytest.raises(Onvolledig, match="Kies wie dit zei"):
        say(actor, g.zaak.id, JaInvoer(other.moeder, Hoedanigheid.GEZAG, "cjg", ("plan",), True, VANDAAG, VANDAAG,
                                       Toestemmingsvorm.MONDELING), at=NU)


def test_a_withdrawal_is_per_receiver_and_holds_at_once(als, gezin, zegt, vraagt):
    g = gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        vraagt(actor, g, "swv", "plan")
        yes = zegt(actor, g, g.moeder, "cjg", "plan")
        zegt(actor, g, g.moeder, "swv", "plan")
        assert [cel(actor, g, who, "plan") for who in ("cjg", "swv")] == [Celstand.JA, Celstand.JA]
        withdraw(actor, yes, g.moeder, at=NU)
        assert [cel(actor, g, who, "plan") for who in ("cjg", "swv")] == [Celstand.WACHT, Celstand.JA]
        with pytest.raises(NotNow, match="consent_withdrawn"):
            give(actor, deling, "papier", at=NU)
        with pytest.raises(NotNow, match="already_done"):
            withdraw(actor, yes, g.moeder, at=NU)
    assert Toestemming.objects.get(pk=yes).ingetrokken_door_id == g.moeder
    assert Gebeurtenis.objects.filter(code="toestemming.ingetrokken").count() == 1


def test_the_other_parent_takes_it_back_where_both_must_say_yes_and_not_where_one_decides(als, gezin, zegt):
    both, one = gezin(), gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        withdraw(actor, zegt(actor, both, both.moeder, "cjg", "plan"), both.vader, at=NU)
        yes = zegt(actor, one, one.moeder, "cjg", "plan")
        with pytest.raises(NotNow, match="not_theirs_to_withdraw"):
            withdraw(actor, yes, one.vader, at=NU)


def test_a_no_after_a_yes_closes_what_stood(als, gezin, zegt, vraagt):
    g = gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan", ja=False)
        assert cel(actor, g, "cjg", "plan") is Celstand.WACHT


def test_on_the_sixteenth_birthday_the_question_is_open_again(als, gezin, zegt, vraagt):
    g = gezin(date(2010, 10, 20), "eenhoofdig")
    birthday = datetime(2026, 10, 20, 8, tzinfo=UTC)
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
    with als("samira", at=birthday) as actor:
        assert cel(actor, g, "cjg", "plan", on=date(2026, 10, 20)) is Celstand.OPNIEUW
        with pytest.raises(NotNow, match="consent_missing"):
            give(actor, deling, "papier", at=birthday)
        zegt(actor, g, g.kind, "cjg", "plan", at=birthday)
        assert cel(actor, g, "cjg", "plan", on=date(2026, 10, 20)) is Celstand.JA


def test_consent_is_not_asked_where_the_law_decides_and_the_sentence_names_the_law(als, gezin, zegt, vraagt):
    g = gezin()
    with als("samira") as actor:
        with pytest.raises(Onvolledig, match=r"regelt de wet al \(Besluit meldcode"):
            zegt(actor, g, g.moeder, "veilig_thuis", "zorgen")
        with pytest.raises(Onvolledig, match="regelt de wet al"):
            vraagt(actor, g, "veilig_thuis", "zorgen", "plan")
        vraagt(actor, g, "veilig_thuis", "zorgen")
        row = Deling.objects.get()
        assert (row.grond, row.artikel[:17]) == ("wet", "Besluit meldcode;")
        assert cel(actor, g, "veilig_thuis", "zorgen") is Celstand.WET


def test_under_the_wpg_only_an_article_lets_something_go(als, gezin, zegt, vraagt):
    g = gezin()
    with als("samira", rol="leerplicht_verhoor") as actor:
        with pytest.raises(NotNow, match="wpg_only_by_law"):
            vraagt(actor, g, "school", "verzuim")
        vraagt(actor, g, "om", "proces_verbaal")
        row = Deling.objects.get()
        assert (row.regime, row.grond, row.artikel, row.muur) == ("wpg", "wet", "Wpg art. 16", 401)
    assert not Gebeurtenis.objects.filter(code__startswith="deling").exists(), "no rol is told by an event"
    with als("samira") as actor:
        assert not Deling.objects.exists()
        with pytest.raises(NotFound):
            give(actor, row.id, "papier", at=NU)


@pytest.mark.parametrize(("gone", "code"), [
    ({"niet_minder": ""}, "tests_missing"), ({"niet_anders": ""}, "tests_missing"),
    ({"verteld_op": None, "verteld_hoe": ""}, "parents_not_told"),
])
def test_nothing_is_shared_before_it_was_weighed_and_told(als, gezin, zegt, vraagt, gone, code):
    g = gezin(gezag="eenhoofdig")
    full = {"niet_minder": "a", "niet_anders": "b", "verteld_op": VANDAAG, "verteld_hoe": "thuis"}
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan", uitleg=UitlegInvoer(**full | gone))
        zegt(actor, g, g.moeder, "cjg", "plan")
        with pytest.raises(NotNow, match=code):
            give(actor, deling, "papier", at=NU)
        explain(actor, deling, UitlegInvoer(**full), at=NU)
        give(actor, deling, "papier", at=NU)


def test_a_share_that_was_stopped_gives_nothing_and_is_not_stopped_twice(als, gezin, zegt, vraagt):
    g = gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
        stop(actor, deling, at=NU)
        for deed in (lambda: give(actor, deling, "papier", at=NU), lambda: stop(actor, deling, at=NU)):
            with pytest.raises(NotNow, match="share_not_running"):
                deed()
        assert cel(actor, g, "cjg", "plan") is Celstand.NEE


@pytest.mark.parametrize("wie", ["tom", "farah", "peter", "bram"])
def test_nobody_but_who_runs_the_zaak_reads_or_writes_about_sharing(als, gezin, zegt, vraagt, wie):
    g = gezin()
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        yes = zegt(actor, g, g.moeder, "cjg", "plan")
    with als(wie) as actor:
        assert not Deling.objects.exists()
        assert not Toestemming.objects.exists()
        for deed in (lambda: zegt(actor, g, g.moeder, "cjg", "plan"), lambda: vraagt(actor, g, "cjg", "plan"),
                     lambda: withdraw(actor, yes, g.moeder, at=NU), lambda: stop(actor, deling, at=NU)):
            with pytest.raises(NotAllowed):
                deed()


def test_what_was_said_and_given_cannot_be_rewritten(als, gezin, zegt, vraagt):
    g = gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        deling = vraagt(actor, g, "cjg", "plan")
        zegt(actor, g, g.moeder, "cjg", "plan")
        give(actor, deling, "papier", at=NU)
        for change in (lambda: Toestemming.objects.update(ja=False), lambda: Deling.objects.update(grond="wet"),
                       lambda: Deling.objects.update(tot=TOT_LATER), lambda: Verstrekking.objects.update(velden=[])):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


TOT_LATER = date(2030, 1, 1)


def test_research_gets_only_what_names_nobody(als, gezin, zegt, vraagt):
    g = gezin(gezag="eenhoofdig")
    with als("samira") as actor:
        with pytest.raises(Onvolledig, match="wat niemand herkent"):
            vraagt(actor, g, "onderzoek", "verzuim", "plan")
        deling = vraagt(actor, g, "onderzoek", "verzuim")
        zegt(actor, g, g.moeder, "onderzoek", "verzuim")
        found = give(actor, deling, "bestand", at=NU).as_json().decode()
    assert "09-2026" in found
    assert all(word not in found for word in ("Noor", "Vos", g.zaak.nummer, "07-09", "thuis"))
