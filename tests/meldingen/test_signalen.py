"""A signaal from first worry to zaak, and who sees it. Source: issue 6, part 2; domain.md 3.2 (M@ZL)."""

from __future__ import annotations

from datetime import date

import pytest

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.actions.signaal import (
    Leerling,
    SignaalInvoer,
    became_zaak,
    finish_signal,
    give_signal,
    hand_over,
    take_over,
    withdraw_name,
)
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.meldingen.queries_signalen import handed_over, one_handed_over, one_signal, signals
from ketenkameleon.rules.signaal import Antwoord
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from wereld import NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties
JA, NIET = Antwoord.JA, Antwoord.NIET_GEVRAAGD
NOOR = Leerling("Noor", "Kwikstaart", date(2016, 5, 1), "999990342", "bsn", 2, JA, JA)


@pytest.fixture
def hier(wereld):
    add_kernteam(wereld.hier)
    return wereld.hier


@pytest.fixture
def geef(hier, als):
    """`geef("peter")` lets that person give a signaal at De Vlier, and gives its key."""
    def give(wie="peter", soort="zorgen", tekst="Zij zit alleen in de pauze.", leerling=None, school="De Vlier"):
        with als(wie) as actor:
            return give_signal(actor, SignaalInvoer(hier.scholen[school].id, soort, tekst, leerling), at=NU)
    return give


def test_a_nameless_signaal_goes_at_once_to_who_holds_the_functie_with_a_day(geef, hier, als):
    key = geef()
    with als("rob") as actor:
        [line] = signals(actor, hier.scholen["De Vlier"].id, on=VANDAAG)
    assert (line.id, line.leerling, line.eigenaar, line.uiterlijk_op) == (key, "", "Rob Timmer", date(2026, 10, 15))
    assert not line.kan_melding


def test_at_a_school_without_any_function_filled_the_sender_keeps_it(hier, als):
    from ketenkameleon.regio.models import Kernteamplaats

    Kernteamplaats.objects.update(tot=date(2026, 10, 7))
    with als("peter") as actor:
        key = give_signal(actor, SignaalInvoer(hier.scholen["De Vlier"].id, "thuis", "Komt niet meer."), at=NU)
        assert one_signal(actor, key, on=VANDAAG).eigenaar == "Peter Mol"


def test_a_signaal_about_illness_is_for_the_school_and_the_youth_doctor_alone(geef, hier, als):
    key = geef(soort="ziek", tekst="Voor de vierde keer ziek gemeld met hoofdpijn.")
    school = hier.scholen["De Vlier"].id
    seen = {}
    for wie in ("peter", "gea", "rob", "samira"):
        with als(wie) as actor:
            seen[wie] = [line.id for line in signals(actor, school, on=VANDAAG)]
    assert seen == {"peter": [key], "gea": [key], "rob": [], "samira": []}
    with als("gea") as actor, pytest.raises(NotNow) as no:
        hand_over(actor, key, at=NU)
    assert no.value.refusal.code == "signal_stays_here"


def test_health_is_not_written_where_the_whole_team_reads_it(geef):
    with pytest.raises(Onvolledig) as wrong:
        geef(tekst="Zij heeft een depressie.")
    assert "gezondheid" in wrong.value.velden["tekst"]


@pytest.mark.parametrize("leerling", [
    Leerling("Noor", "Kwikstaart", date(2016, 5, 1), ouders=2, ouder_1=JA, ouder_2=NIET),
    Leerling("Noor", "Kwikstaart", date(2013, 5, 1), ouders=1, ouder_1=JA, kind=NIET),
])
def test_a_name_without_the_yes_of_who_decides_is_refused_with_what_to_do(geef, leerling):
    with pytest.raises(Onvolledig) as wrong:
        geef(leerling=leerling)
    assert wrong.value.velden["met_naam"].startswith("U kunt dit nog niet met naam delen.")
    assert not Signaal.objects.exists()


def test_a_name_in_arabic_script_is_kept_as_it_was_written(geef, als):
    key = geef(leerling=Leerling("ليلى", "بنت يوسف", date(2016, 5, 1), ouders=1, ouder_1=JA))
    with als("rob") as actor:
        assert one_signal(actor, key, on=VANDAAG).leerling == "ليلى بنت يوسف"


def test_a_signaal_becomes_a_report_without_anybody_typing_it_again_and_then_the_name_is_only_in_the_zaak(
        geef, hier, als):
    key = geef(leerling=NOOR)
    zaak = make_zaak(hier)
    with als("farah") as actor, pytest.raises(NotFound):
        one_handed_over(actor, key, on=VANDAAG)
    with als("rob") as actor:
        hand_over(actor, key, at=NU)
        with pytest.raises(NotNow):
            hand_over(actor, key, at=NU)
    with als("farah") as actor:
        [waits] = handed_over(actor, on=VANDAAG)
        assert (waits.voornaam, waits.achternaam, waits.geboren, waits.nummer, waits.aanleiding) \
            == ("Noor", "Kwikstaart", date(2016, 5, 1), "999990342", "hulpvraag")
        became_zaak(actor, key, zaak.id, at=NU)
        assert handed_over(actor, on=VANDAAG) == ()
    kept = Signaal.objects.get(pk=key)
    assert (kept.zaak_id, kept.achternaam, kept.nummer, kept.nummer_zoek) == (zaak.id, "", None, None)


def test_a_nameless_signaal_cannot_become_a_report(geef, als):
    key = geef()
    with als("rob") as actor, pytest.raises(NotNow) as no:
        hand_over(actor, key, at=NU)
    assert no.value.refusal.code == "signal_without_name"


def test_who_takes_a_yes_back_takes_the_name_with_it_at_once(geef, als):
    key = geef(leerling=NOOR)
    with als("peter") as actor:
        withdraw_name(actor, key, at=NU)
        assert one_signal(actor, key, on=VANDAAG).leerling == ""
    kept = Signaal.objects.get(pk=key)
    assert (kept.nummer_zoek, kept.ja_weg_op) == (None, VANDAAG)


def test_whoever_takes_it_on_is_the_owner_and_what_is_done_keeps_no_name(geef, als):
    key = geef(leerling=NOOR)
    with als("gea") as actor:
        take_over(actor, key, at=NU)
        with pytest.raises(Onvolledig):
            finish_signal(actor, key, "  ", at=NU)
        finish_signal(actor, key, "De mentor praat elke week met haar.", at=NU)
        line = one_signal(actor, key, on=VANDAAG)
        assert (line.eigenaar, line.leerling, line.uitkomst) \
            == ("Gea Kroon", "", "De mentor praat elke week met haar.")
        with pytest.raises(NotNow):
            take_over(actor, key, at=NU)


@pytest.mark.parametrize("wie", ["ine", "zus", "tom"])
def test_a_member_of_another_school_gives_none_here_and_sees_none(geef, hier, als, wie):
    key = geef()
    with pytest.raises(NotAllowed):
        geef(wie)
    with als(wie) as actor:
        with pytest.raises(NotAllowed) as no:
            signals(actor, hier.scholen["De Vlier"].id, on=VANDAAG)
        assert no.value.refusal.code == "not_your_school"
        with pytest.raises(NotFound):
            one_signal(actor, key, on=VANDAAG)
