"""One account with several organisaties: what one gave is never added to what another gave."""

from __future__ import annotations

import pytest
from django.test import Client
from inlog_bouw import do, fresh, log_in, stil

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.rules.access import Functie
from ketenkameleon.toegang.context import GEZIN, begin
from ketenkameleon.toegang.models import Relatie
from wereld import BEGIN, NU, VANDAAG
from zaken_bouw import make_vast, make_zaak


def _second_hat(streek, kort, organisatie, functie):
    return Aanstelling.objects.create(regio=streek.regio, account=streek.accounts[kort], functie=functie,
                                      organisatie=streek.organisaties[organisatie], van=VANDAAG)


@pytest.mark.acties
def test_functies_of_two_organisaties_are_never_added_up(wereld):
    hier = wereld.hier
    coordinator = Aanstelling.objects.get(account=hier.accounts["farah"])
    raad = _second_hat(hier, "farah", "gemeente", "bip")
    who = hier.account_id("farah")
    seen = {hat.id: begin(who, hoed=hat.id, doel="test", at=NU).actor for hat in (coordinator, raad)}
    assert seen[coordinator.id].functies == {Functie.COORDINATOR}
    assert seen[raad.id].functies == {Functie.BIP}
    assert seen[raad.id].organisatie_id == hier.organisaties["gemeente"].id
    assert {actor.hoeden for actor in seen.values()} == {2}


@pytest.mark.acties
def test_two_functies_at_one_organisatie_are_one_hat(wereld):
    hier = wereld.hier
    _second_hat(hier, "farah", "rvdk", "bip")
    actor = begin(hier.account_id("farah"), doel="test", at=NU).actor
    assert actor.functies == {Functie.COORDINATOR, Functie.BIP}
    assert actor.hoeden == 1


@pytest.mark.acties
def test_somebody_of_two_regios_is_in_one_at_a_time(wereld):
    there = Aanstelling.objects.create(regio=wereld.elders.regio, account=wereld.hier.accounts["samira"], functie="bip",
                                       organisatie=wereld.elders.organisaties["gemeente"], van=BEGIN)
    actor = begin(wereld.hier.account_id("samira"), hoed=there.id, doel="test", at=NU).actor
    assert (actor.regio_code, actor.hoeden) == ("15", 2)


@pytest.mark.acties
def test_who_works_here_and_is_a_parent_too_never_adds_the_two(wereld):
    hier = wereld.hier
    zaak = make_zaak(hier)
    Relatie.objects.create(regio_id=hier.regio.id, account=hier.accounts["samira"], zaak_id=zaak.id,
                           soort="ouder_met_gezag", van=VANDAAG)
    work = begin(hier.account_id("samira"), doel="test", at=NU).actor
    home = begin(hier.account_id("samira"), hoed=GEZIN, doel="test", at=NU).actor
    assert (work.gezin, work.functies, work.hoeden) == (False, {Functie.BIP}, 2)
    assert (home.gezin, home.functies) == (True, frozenset())


@pytest.fixture
def farah(losse_database, losse_wereld, settings, monkeypatch):
    """Farah logged in, coördinator at one organisatie and BIP at another."""
    settings.ALLOWED_HOSTS = ["testserver"]
    fresh(losse_database)
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        if Aanstelling.objects.filter(account=hier.accounts["farah"]).count() == 1:
            _second_hat(hier, "farah", "gemeente", "bip")
            make_vast(hier, make_zaak(hier), "farah")
        hats = {a.organisatie.naam: str(a.id) for a in
                Aanstelling.objects.filter(account=hier.accounts["farah"]).select_related("organisatie")}
    with losse_database.verbonden("web"):
        stil(monkeypatch)
        client = Client()
        log_in(client, "farah")
        yield client, hats


@pytest.mark.muren
def test_somebody_with_two_hats_chooses_before_anything_else(farah):
    client, hats = farah
    for page in ("/", "/verdelen/", "/mijn-dag/"):
        assert client.get(page).url == "/u-werkt-nu-als/"
    page = client.get("/u-werkt-nu-als/").content.decode()
    assert all(naam in page for naam in hats)
    client.post("/u-werkt-nu-als/", {"hoed": hats["Raad Duinstreek"]})
    assert client.get("/verdelen/").status_code == 200
    assert client.get("/mijn-dag/").status_code == 403
    client.post("/u-werkt-nu-als/", {"hoed": hats["Gemeente Duinstad"]})
    assert client.get("/verdelen/").status_code == 403
    assert client.get("/mijn-dag/").status_code == 200


@pytest.mark.muren
def test_a_hat_of_somebody_else_is_no_choice(farah, losse_wereld, losse_database):
    client, _ = farah
    with losse_database.verbonden("owner"):
        theirs = Aanstelling.objects.get(account=losse_wereld.hier.accounts["tom"]).id
    with losse_database.verbonden("web"):
        for hat in (str(theirs), str(GEZIN), "geen-sleutel", ""):
            assert client.post("/u-werkt-nu-als/", {"hoed": hat}).status_code == 422
        assert client.get("/mijn-dag/").url == "/u-werkt-nu-als/"


@pytest.mark.muren
def test_a_tab_that_was_open_under_another_hat_can_send_nothing(farah):
    client, hats = farah
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    page = strict.get("/u-werkt-nu-als/").content.decode()
    strict.post("/u-werkt-nu-als/", {"hoed": hats["Gemeente Duinstad"], "csrfmiddlewaretoken": _token(page)})
    old = _token(strict.get("/zaken/").content.decode())
    page = strict.get("/u-werkt-nu-als/").content.decode()
    assert strict.post("/zoek/", {"zaaknummer": "", "csrfmiddlewaretoken": old}).status_code == 404, "it worked so far"
    strict.post("/u-werkt-nu-als/", {"hoed": hats["Raad Duinstreek"], "csrfmiddlewaretoken": _token(page)})
    assert strict.post("/zoek/", {"zaaknummer": "2026-00001", "csrfmiddlewaretoken": old}).status_code == 403


@pytest.mark.muren
def test_a_hat_that_ends_while_somebody_wears_it_is_taken_off(farah, losse_database):
    client, hats = farah
    client.post("/u-werkt-nu-als/", {"hoed": hats["Gemeente Duinstad"]})
    assert client.get("/mijn-dag/").status_code == 200
    do(losse_database, "UPDATE regio_aanstelling SET van = '2020-01-01', tot = '2026-10-07' WHERE id = %s",
       [hats["Gemeente Duinstad"]])
    try:
        assert client.post("/zoek/", {"zaaknummer": "2026-1"}).status_code == 302, "nothing is done under the other hat"
        assert client.get("/mijn-dag/").status_code == 403
        assert client.get("/verdelen/").status_code == 200
    finally:
        do(losse_database, "UPDATE regio_aanstelling SET van = %s, tot = '9999-12-31' WHERE id = %s",
           [VANDAAG, hats["Gemeente Duinstad"]])


def _token(page: str) -> str:
    return page.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
