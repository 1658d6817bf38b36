"""A name in a signaal has an end, and whoever gave or owns one sees what waits and what came of it.

Source: issue 6, part 2; row signaal.naam_bewaren; AVG art. 5 lid 1 onder e.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kernteam_bouw import add_kernteam
from ketenkameleon.meldingen.actions.namen import let_go_of_names
from ketenkameleon.meldingen.actions.signaal import Leerling, SignaalInvoer, finish_signal, give_signal, hand_over
from ketenkameleon.meldingen.models import Signaal
from ketenkameleon.meldingen.queries_signalen import handed_over, one_signal, own_signals, signals
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.signaal import Antwoord
from paginas_bouw import browser, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
NOOR = Leerling("Noor", "Kwikstaart", date(2016, 5, 1), "999990342", "bsn", 1, Antwoord.JA)
LAATSTE = NU + timedelta(days=42)
VOORBIJ = LAATSTE + timedelta(days=1)


@pytest.fixture
def hier(wereld):
    add_kernteam(wereld.hier)
    return wereld.hier


@pytest.fixture
def geef(hier, als):
    """`geef()` lets Peter give a signaal about Noor at De Vlier, or a nameless one with None."""
    def give(leerling=NOOR, at=NU, school="De Vlier", wie="peter"):
        with als(wie, at=at) as actor:
            invoer = SignaalInvoer(hier.scholen[school].id, "zorgen", "Zij zit alleen in de pauze.", leerling)
            return give_signal(actor, invoer, at=at)
    return give


@pytest.fixture
def nacht(als_plicht):
    """`nacht(at)`: what the clock does in the night of that moment; how many names went."""
    def run(at):
        with als_plicht(Functie.KLOK, at=at) as actor:
            return let_go_of_names(actor, at=at)
    return run


def test_the_name_goes_the_night_after_its_last_day_and_the_signaal_stays_without_it(geef, nacht, hier, als):
    key, new, bare = geef(), geef(at=NU + timedelta(days=2)), geef(None)
    with als("rob") as actor:
        assert one_signal(actor, key, on=VANDAAG).naam_tot == date(2026, 11, 19)
    assert nacht(LAATSTE) == 0, "it is still its last day"
    assert (nacht(VOORBIJ), nacht(VOORBIJ)) == (1, 0)
    with als("rob", at=VOORBIJ) as actor:
        on = VOORBIJ.date()
        lines = {line.id: line for line in signals(actor, hier.scholen["De Vlier"].id, on=on)}
    assert (lines[key].leerling, lines[key].naam_weg, lines[key].tekst) == ("", True, "Zij zit alleen in de pauze.")
    assert lines[new].leerling == "Noor Kwikstaart"
    assert not lines[bare].naam_weg, "one without a name never had one"
    kept = Signaal.objects.get(pk=key)
    assert (kept.geboren, kept.nummersoort, kept.nummer, kept.nummer_zoek) == (None, "", None, None)
    assert kept.klaar_at is None


def test_one_that_waited_for_the_coordinator_counts_from_the_asking_and_comes_back_without_a_name(geef, nacht, als):
    key = geef()
    asked = NU + timedelta(days=40)
    with als("rob", at=asked) as actor:
        hand_over(actor, key, at=asked)
    assert nacht(VOORBIJ) == 0
    assert nacht(asked + timedelta(days=43)) == 1
    with als("farah", at=asked) as actor:
        assert handed_over(actor, on=VANDAAG) == ()
    with als("rob") as actor:
        assert not one_signal(actor, key, on=VANDAAG).overgedragen


def test_the_other_regio_keeps_its_names(geef, wereld, als_plicht):
    geef()
    with als_plicht(Functie.KLOK, at=VOORBIJ, streek=wereld.elders) as actor:
        assert let_go_of_names(actor, at=VOORBIJ) == 0


def test_the_owner_sees_what_waits_at_every_school_and_the_sender_what_came_of_it(geef, hier, als):
    key = geef(None)
    with als("rob") as actor:
        assert [line.school for line in own_signals(actor, on=VANDAAG).te_doen] == ["De Vlier"]
        finish_signal(actor, key, "De mentor praat elke week met haar.", at=NU)
        assert own_signals(actor, on=VANDAAG).te_doen == ()
    with als("peter") as actor:
        [line] = own_signals(actor, on=VANDAAG).gegeven
        assert line.uitkomst == "De mentor praat elke week met haar."
        assert own_signals(actor, on=VANDAAG + timedelta(days=62)).gegeven == (), "after sixty days it leaves the list"


def test_the_page_of_ones_own_signalen_says_who_has_it_and_the_one_of_the_signaal_until_when_the_name_stands(geef):
    key = geef()
    peter = browser("peter")
    assert "Rob Timmer heeft het, antwoord uiterlijk 15 oktober 2026" in text(peter.get("/signalen/mijn/"))
    assert "De naam staat hier tot en met 19 november 2026." in text(peter.get(f"/signalen/{key}/"))
    Signaal.objects.update(voornaam="", achternaam="", nummer=None, nummer_zoek=None)
    assert "De naam staat er niet meer." in text(peter.get(f"/signalen/{key}/"))
    assert "Wat wacht op u (1)" in text(browser("rob").get("/signalen/mijn/"))
