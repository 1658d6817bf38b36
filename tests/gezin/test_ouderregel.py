"""A parent reads the line that was written for parents: once it stands, and only where it is certainly theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from gezin_bouw import give_page
from gezinspagina_bouw import add_contact, add_line
from ketenkameleon.gezin.queries import zaak as gezinszaak
from ketenkameleon.gezin.queries.zaak import family_page
from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.rules.ouderregel import surely_theirs
from ketenkameleon.toegang.models import Relatie
from wereld import NU, VANDAAG
from zaken_bouw import make_zaak

pytestmark = pytest.mark.acties
BEIDEN, GISTEREN = ("ouder1", "ouder2"), VANDAAG - timedelta(days=1)
SECOND, SEPTEMBER = timedelta(seconds=1), datetime(2026, 9, 15, 8, tzinfo=UTC)


@pytest.fixture
def praat(gezin, wereld):
    """`praat("woorden", met)` adds a saved talk with this line for parents."""
    def talk(tekst, met=BEIDEN, rol="raad", vast_at=NU, at=SEPTEMBER, regelmuur=0, **rest):
        made = add_contact(gezin.zaak, wereld.hier.account_id("samira"), met, rol, at, **rest)
        return add_line(made, tekst, vast_at, regelmuur)

    return talk


@pytest.fixture
def leest(als, gezin):
    """`leest("mila")` gives the lines as the database hands them out, whatever the program makes of it."""
    def lines(wie="mila", at=NU, **rest):
        with als(wie, at=at, **rest), connection.cursor() as cursor:
            cursor.execute("SELECT tekst FROM zaken_ouderregels(%s)", [gezin.zaak.id])
            return [tekst for (tekst,) in cursor.fetchall()]

    return lines


def alone(gezin):
    """From now on Mila is the one parent around Noor."""
    Verwant.objects.filter(persoon_id=gezin.vader).update(tot=GISTEREN)


def test_a_line_is_there_from_the_second_at_which_it_stands_and_not_before(praat, leest):
    praat("regel")
    praat("zonder moment", vast_at=None)
    assert leest(at=NU - SECOND) == []
    assert leest() == ["regel"]


@pytest.mark.parametrize("gesprek", [
    {"rol": "leerplicht_verhoor"}, {"muur": 401}, {"rol": "leerplicht_verhoor", "muur": 101}, {"afgebroken_at": NU},
    {"bewaard_at": None}])
def test_no_line_of_a_verhoor_of_the_wpg_or_of_what_was_broken_off_ever_comes(gezin, praat, leest, gesprek):
    alone(gezin)
    praat("regel", **gesprek)
    assert leest() == []


def test_a_line_that_itself_stands_behind_the_wpg_or_was_taken_away_does_not_come(gezin, praat, leest):
    alone(gezin)
    praat("")
    praat("stil", regelmuur=401)
    assert leest() == []


@pytest.mark.parametrize("geheim", ["", "kind", "moeder"])
@pytest.mark.parametrize("ouders", [0, 1, 2, 3])
def test_the_rule_and_the_database_agree_on_whose_a_line_is(wereld, gezin, praat, leest, ouders, geheim):
    if ouders < 2:
        alone(gezin)
    if ouders == 0:
        Verwant.objects.filter(persoon_id=gezin.moeder).update(tot=GISTEREN)
    if ouders == 3:
        oma = Persoon.objects.create(regio=wereld.hier.regio, voornaam="Riet", gegevens="bekend")
        Verwant.objects.create(regio=wereld.hier.regio, kind_id=gezin.kind, persoon=oma, relatie="voogd",
                               heeft_gezag=True, van=GISTEREN)
    if geheim:
        Persoon.objects.filter(pk=getattr(gezin, geheim)).update(geheim=True)
    secret = geheim == "kind" or (geheim == "moeder" and ouders > 0)
    talks = [(), ("kind",), ("ouder1",), ("kind", "ouder2"), ("voogd",), BEIDEN, ("kind", *BEIDEN), (*BEIDEN, "voogd")]
    for n, met in enumerate(talks):
        praat(str(n), met)
    assert set(leest()) == {str(n) for n, met in enumerate(talks) if surely_theirs(met, ouders, geheim=secret)}


@pytest.mark.parametrize("met", [(), ("kind",), ("school",), ("ouder1",), BEIDEN])
def test_the_one_parent_reads_every_line_and_one_of_two_only_of_the_child_alone_or_both(gezin, praat, leest, met):
    praat("regel", met)
    assert [leest("mila"), leest("vik")] == [["regel"] if met in (("kind",), BEIDEN) else []] * 2
    alone(gezin)
    assert leest("mila") == ["regel"]


@pytest.mark.parametrize("wie", ["noor", "piet", "samira", "tom", "farah", "peter"])
def test_nobody_else_gets_a_line_through_this_luik(wereld, gezin, praat, leest, wie):
    give_page(wereld.hier, gezin.zaak, "piet", gezin.vader, "ouder_zonder_gezag")
    praat("regel")
    assert leest(wie) == []


def test_a_parent_who_works_here_reads_at_home_alone_and_nobody_after_the_last_day(wereld, gezin, praat, leest):
    praat("regel")
    Relatie.objects.create(regio_id=wereld.hier.regio.id, account=wereld.hier.accounts["tom"], zaak_id=gezin.zaak.id,
                           soort="ouder_met_gezag", van=GISTEREN)
    assert leest("tom") == []
    mila = wereld.hier.accounts["mila"]
    Relatie.objects.filter(account=mila).update(van=GISTEREN, tot=GISTEREN)
    Relatie.objects.create(regio_id=wereld.hier.regio.id, account=mila, zaak_id=make_zaak(wereld.hier, "Tijn").id,
                           soort="ouder_met_gezag", van=GISTEREN)
    assert (leest("mila"), leest("vik")) == ([], ["regel"])


def test_the_page_shows_the_last_five_newest_first_with_the_day_of_the_talk(als, gezin, praat):
    for n in range(7):
        praat(f"gesprek {n}", at=datetime(2026, 9, 15 + n, 22, 30, tzinfo=UTC))
    with als("mila") as mila:
        found = family_page(mila, gezin.zaak.nummer, on=VANDAAG)
    assert [line.tekst for line in found.besproken] == [f"gesprek {n}" for n in (6, 5, 4, 3, 2)]
    assert found.besproken[0].op == date(2026, 9, 22), "the day in the Netherlands"


def test_the_page_asks_the_rule_too_and_gives_a_child_none(als, gezin, praat, monkeypatch):
    """Two walls: what the database would let through too much, the program still keeps."""
    praat("regel")
    monkeypatch.setattr(gezinszaak, "surely_theirs", lambda *args, **rest: False)
    with als("mila") as mila:
        assert family_page(mila, gezin.zaak.nummer, on=VANDAAG).besproken == ()
    monkeypatch.undo()
    with als("noor") as noor:
        assert family_page(noor, gezin.zaak.nummer, on=VANDAAG).besproken == ()
    with als("mila") as mila:
        page = family_page(mila, gezin.zaak.nummer, on=VANDAAG)
        assert ([line.tekst for line in page.besproken], page.samen) == (["regel"], True)
