"""A request of child or parent: its term, who may ask, nothing before it is known who asks, a reason for every no."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from ketenkameleon.inzage.actions.verzoeken import (
    VerzoekInvoer,
    black_out,
    check_identity,
    close_request,
    decide_part,
    extend,
    give,
    write_request,
)
from ketenkameleon.inzage.queries.verzoeken import WEG, names_of_others, records, request_page, requests
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import BEGIN, NU, VANDAAG

pytestmark = pytest.mark.acties


def _wens(zaak, *, soort="inzage", regime=Regime.AVG, vrager=Band.OUDER_MET_GEZAG, ontvangen=VANDAAG):
    return VerzoekInvoer(zaak.nummer, soort, regime, vrager, "Mila Vos", "alles", ontvangen)


def _asked(als, fg, zaak, **more):
    """A request, with its asker checked."""
    with als(fg) as actor:
        verzoek = write_request(actor, _wens(zaak, **more), at=NU)
        check_identity(actor, verzoek, "paspoort gezien", at=NU)
    return verzoek


def _texts(als, fg, verzoek):
    with als(fg) as actor:
        found = records(actor, request_page(actor, verzoek, on=VANDAAG), on=VANDAAG)
    return json.dumps([dict(stuk.inhoud) for stuk in found], ensure_ascii=False)


def test_the_term_runs_from_the_day_of_receipt_and_says_which_day_it_is(als, volle_zaak):
    with als("jan") as actor:
        write_request(actor, _wens(volle_zaak, ontvangen=date(2026, 10, 2)), at=NU)
        [regel] = requests(actor, on=VANDAAG)
    assert (regel.uiterlijk_op, regel.day_n(VANDAAG)) == (date(2026, 11, 2), (6, 31))


def test_nothing_is_shown_before_it_is_known_who_asks(als, volle_zaak):
    with als("jan") as actor:
        verzoek = write_request(actor, _wens(volle_zaak), at=NU)
        assert records(actor, request_page(actor, verzoek, on=VANDAAG), on=VANDAAG) == ()
        with pytest.raises(NotNow):
            decide_part(actor, verzoek, "regie", "geven", "", "", at=NU)


def test_a_request_shows_what_the_own_organisatie_holds_and_nothing_of_the_raad_or_the_wpg(als, volle_zaak):
    told = _texts(als, "jan", _asked(als, "jan", volle_zaak))
    for word in ("feiten101", "meer101", "verhaalwoord", "afspraakwoord", "Zilverlinde"):
        assert word in told
    for word in ("feiten301", "meer301", "regel301", "feiten401", "meer401", "regel401"):
        assert word not in told


def test_a_request_under_the_wpg_shows_that_and_nothing_else(als, volle_zaak):
    told = _texts(als, "jan", _asked(als, "jan", volle_zaak, regime=Regime.WPG))
    assert "feiten401" in told
    for word in ("feiten101", "verhaalwoord", "afspraakwoord", "Zilverlinde", "feiten301"):
        assert word not in told


def test_the_file_of_the_raad_is_whole_and_apart(als, volle_zaak):
    told = _texts(als, "rob", _asked(als, "rob", volle_zaak, regime=Regime.RVDK))
    assert "feiten301" in told
    for word in ("feiten101", "verhaalwoord", "afspraakwoord", "Zilverlinde", "feiten401"):
        assert word not in told


def test_a_request_of_one_verantwoordelijke_is_not_there_for_another(als, volle_zaak):
    verzoek = _asked(als, "jan", volle_zaak)
    for fg in ("rob", "fem"):
        with als(fg) as actor:
            assert requests(actor, on=VANDAAG) == ()
            with pytest.raises(NotFound):
                request_page(actor, verzoek, on=VANDAAG)
    with als("ria") as actor:
        assert [regel.id for regel in requests(actor, on=VANDAAG)] == [verzoek]


def test_a_zaak_of_somebody_else_and_one_that_is_not_there_get_the_same_sentence(als, volle_zaak):
    said = []
    for fg, nummer in (("fem", volle_zaak.nummer), ("jan", "2026-99999")):
        with als(fg) as actor, pytest.raises(Onvolledig) as wrong:
            write_request(actor, VerzoekInvoer(nummer, "inzage", Regime.AVG, Band.KIND, "x", "y", VANDAAG), at=NU)
        said.append(wrong.value.velden)
    assert said[0] == said[1]
    assert set(said[0]) == {"zaaknummer"}


def test_who_may_not_ask_at_this_age_gets_a_no_that_a_person_decides(als, volle_zaak):
    verzoek = _asked(als, "jan", volle_zaak, regime=Regime.JEUGDWET)
    with als("jan") as actor:
        assert {deel.voorstel for deel in request_page(actor, verzoek, on=VANDAAG).delen} == {"niet"}
        with pytest.raises(NotAllowed):
            decide_part(actor, verzoek, "regie", "geven", "", "", at=NU)
        with pytest.raises(Onvolledig):
            decide_part(actor, verzoek, "regie", "niet", "", "", at=NU)
        decide_part(actor, verzoek, "regie", "niet", "", "Uw kind vraagt dit zelf.", at=NU)


def test_a_no_needs_a_ground_of_the_law_and_a_reason(als, volle_zaak):
    verzoek = _asked(als, "jan", volle_zaak)
    with als("jan") as actor:
        for grond, reden in (("politietaak", "omdat"), ("", "omdat"), ("rechten_van_anderen", "")):
            with pytest.raises(Onvolledig):
                decide_part(actor, verzoek, "notitie", "niet", grond, reden, at=NU)
        decide_part(actor, verzoek, "notitie", "niet", "rechten_van_anderen", "Gaat over een zus.", at=NU)


def test_nothing_is_given_before_the_decision_and_words_of_others_are_blacked_out_after_it(als, fgs, volle_zaak):
    other = Persoon.objects.create(regio=fgs.hier.regio, voornaam="Moerasvaren", gegevens="bekend")
    Verwant.objects.create(
        regio=fgs.hier.regio, kind=volle_zaak.persoon, persoon=other, relatie="ouder", heeft_gezag=True, van=BEGIN
    )
    verzoek = _asked(als, "jan", volle_zaak)
    with als("jan") as actor:
        blad = request_page(actor, verzoek, on=VANDAAG)
        found = records(actor, blad, on=VANDAAG)
        assert names_of_others(found) == "Moerasvaren"
        left_out = next(stuk.stuk for stuk in found if stuk.soort == "aanvulling")
        black_out(actor, verzoek, "Moerasvaren\n", {"notitie": [left_out]}, at=NU)
        with pytest.raises(NotNow):
            give(actor, verzoek, at=NU)
        with pytest.raises(NotNow):
            close_request(actor, verzoek, at=NU)
        for deel in blad.delen:
            decide_part(
                actor,
                verzoek,
                deel.onderdeel,
                "niet" if deel.onderdeel == "verhaal" else "lakken",
                "rechten_van_anderen",
                "Dat is van het kind.",
                at=NU,
            )
        close_request(actor, verzoek, at=NU)
        _, _, file = give(actor, verzoek, at=NU)
        with pytest.raises(NotNow):
            decide_part(actor, verzoek, "regie", "geven", "", "", at=NU)
    text = file.decode()
    assert "Moerasvaren" not in text
    assert f"feiten101 over {WEG}" in text
    for word in ("verhaalwoord", "meer101"):
        assert word not in text


def test_a_term_is_made_longer_once_and_only_in_time(als, volle_zaak):
    with als("jan") as actor:
        late = write_request(actor, _wens(volle_zaak, ontvangen=VANDAAG - timedelta(days=60)), at=NU)
        with pytest.raises(NotNow):
            extend(actor, late, "druk", at=NU)
        soon = write_request(actor, _wens(volle_zaak), at=NU)
        with pytest.raises(Onvolledig):
            extend(actor, soon, "", at=NU)
        assert extend(actor, soon, "veel stukken", at=NU) == date(2027, 1, 8)
        with pytest.raises(NotNow):
            extend(actor, soon, "nog meer", at=NU)
