"""Halt from candidate to its end: what it asks, whose yes, birthdays on the way, and what follows.

Bad input: a birthday during Halt (12, 16, 18), a leap-day birth, an unknown day of birth.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from delen_bouw import build_family
from ketenkameleon.brieven.models import Brief
from ketenkameleon.delen.actions.toestemming import agree
from ketenkameleon.delen.invoer import JaInvoer
from ketenkameleon.delen.models import Toestemming
from ketenkameleon.personen.models import Persoon
from ketenkameleon.routes.actions.feit import note_fact
from ketenkameleon.routes.actions.feiten_van import answer
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.routes.invoer_kind import VraagInvoer
from ketenkameleon.routes.models import Routefeit, Routestap, Zaakroute
from ketenkameleon.routes.queries.feiten_van import sheet
from ketenkameleon.rules.access import Deed
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.toegang.refusals import NotAllowed, NotFound, NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = [pytest.mark.acties, pytest.mark.usefixtures("boa")]
BRON = "brief van de school"
DAGEN = ("2026-09-14", "2026-09-15")
GOED = {"uren": 25, "leerplichtig": True, "eigen_keuze": True, "probleem_zonder_hulp": False, "school_deed": True,
        "zorgelijk": False}
VERHOOR = "leerplicht_verhoor"
A_DAY = timedelta(days=1)


def at(day):
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


def says(actor, g, wie, op=VANDAAG, *, ja=True):
    als = Hoedanigheid.KIND if wie == g.kind else Hoedanigheid.GEZAG
    said = JaInvoer(wie, als, "halt", (), ja, op, date(2027, 3, 1), Toestemmingsvorm.PAPIER)
    agree(actor, g.zaak.id, said, at=at(op))


def told(actor, key, code, waarde=None, *, op=VANDAAG, when=NU):
    return answer(actor, key, VraagInvoer(code, op, BRON, waarde or {}), at=when)


def candidate(actor, g, *, dagen=DAGEN, verzuim=GOED):
    """A Halt route of which every question is answered well."""
    key = start_route(actor, g.zaak.id, RouteInvoer("halt", VANDAAG, "Hulp loopt al."), at=NU)
    told(actor, key, "verzuimdagen", {"dagen": dagen})
    told(actor, key, "halt_verzuim", verzuim)
    told(actor, key, "halt_antwoord", {"eerder": False})
    return key


def step(actor, key, van, naar, door, *, zelf=True, op=VANDAAG, facts=(), reden=""):
    for code in facts:
        note_fact(actor, key, FeitInvoer(code, op, BRON), at=at(op))
    take_step(actor, key, StapInvoer(van, naar, door, zelf, op, reden), at=at(op))


def refer(actor, g, key):
    """Told on paper, said yes, referred, begun."""
    step(actor, key, "kandidaat", "voorgesteld", "boa", facts=("halt_verteld", "halt_ouders_verteld"))
    for wie in (g.kind, g.moeder):
        says(actor, g, wie)
    step(actor, key, "voorgesteld", "verwezen", "boa")
    step(actor, key, "verwezen", "startgesprek", "halt", zelf=False)
    step(actor, key, "startgesprek", "loopt", "halt", zelf=False)


def blad(actor, g, key, on=VANDAAG):
    return sheet(actor, zaak_for(actor, g.zaak.id, Deed.ZAAK_BEHANDELEN, on=on), key)


def test_halt_is_proposed_only_when_every_question_is_answered(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = start_route(actor, gezin.zaak.id, RouteInvoer("halt", VANDAAG, "Hulp loopt al."), at=NU)
        with pytest.raises(NotNow, match="halt_not_looked_at"):
            step(actor, key, "kandidaat", "voorgesteld", "boa", facts=("halt_verteld", "halt_ouders_verteld"))
        told(actor, key, "verzuimdagen", {"dagen": DAGEN})
        told(actor, key, "halt_verzuim", GOED)
        assert {v.code for v in blad(actor, gezin, key).halt.voorwaarden if v.oordeel.value != "ja"} == {"eerste_keer"}
        with pytest.raises(NotNow, match="halt_not_known"):
            step(actor, key, "kandidaat", "voorgesteld", "boa")
        told(actor, key, "halt_antwoord", {"eerder": True})
        with pytest.raises(NotNow, match="halt_not_possible"):
            step(actor, key, "kandidaat", "voorgesteld", "boa")
        told(actor, key, "halt_antwoord", {"eerder": False})
        found = blad(actor, gezin, key)
        assert (found.halt.kan_niet, found.halt.strafmaat.uren, found.halt.wie) == (
            None, 8, frozenset({gezin.kind, gezin.moeder}))
        assert found.halt.strafmaat.rij_id.startswith("halt.strafmaat@")
        step(actor, key, "kandidaat", "voorgesteld", "boa")
    assert [line.geldt for line in Routefeit.objects.filter(code="halt_antwoord")] == [True, True]


def test_halt_ends_well_and_blocks_a_proces_verbaal_on_the_same_days_alone(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, gezin)
        refer(actor, gezin, key)
        step(actor, key, "loopt", "eindgesprek", "halt", zelf=False)
        step(actor, key, "eindgesprek", "positief", "halt", zelf=False)
        found = blad(actor, gezin, key)
        assert found.feiten.halt_positief == {date(2026, 9, 14), date(2026, 9, 15)}
        straf = start_route(actor, gezin.zaak.id, RouteInvoer("strafrecht", VANDAAG, "Hulp loopt al."), at=NU)
        step(actor, straf, "overwogen", "hoorgesprek_uitgenodigd", "boa", facts=("uitnodiging_op_papier",))
        step(actor, straf, "hoorgesprek_uitgenodigd", "niet_gekomen", "boa")
        with pytest.raises(NotNow, match="halt_ended_well"):
            step(actor, straf, "niet_gekomen", "pv_opgemaakt", "boa", reden="kwam niet")
        told(actor, straf, "verzuimdagen", {"dagen": ("2026-09-28",)}, when=NU + A_DAY)
        assert blad(actor, gezin, straf).feiten.halt_positief == {date(2026, 9, 14), date(2026, 9, 15)}
        step(actor, straf, "niet_gekomen", "pv_opgemaakt", "boa", reden="kwam niet")


def test_a_negative_end_needs_the_warning_on_paper_or_why_there_was_none(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, gezin)
        refer(actor, gezin, key)
        assert blad(actor, gezin, key).halt.eerst_waarschuwen
        with pytest.raises(NotNow, match="step_needs"):
            step(actor, key, "loopt", "negatief", "halt", zelf=False)
        step(actor, key, "loopt", "waarschuwing", "halt", zelf=False, facts=("halt_waarschuwing",))
        step(actor, key, "waarschuwing", "loopt", "halt", zelf=False)
        assert not blad(actor, gezin, key).halt.eerst_waarschuwen
        step(actor, key, "loopt", "negatief", "halt", zelf=False)
        step(actor, key, "negatief", "teruggemeld", "halt", zelf=False, facts=("bericht_verstuurd",))
    assert Zaakroute.objects.get().stand == "teruggemeld"
    assert "halt.pv_na_negatief" in Zaakroute.objects.get().termijnen.values_list("code", flat=True)


def test_without_the_yes_that_fits_the_age_nobody_is_referred_and_a_no_holds(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, gezin)
        step(actor, key, "kandidaat", "voorgesteld", "boa", facts=("halt_verteld", "halt_ouders_verteld"))
        says(actor, gezin, gezin.kind)
        with pytest.raises(NotNow, match="yes_missing"):
            step(actor, key, "voorgesteld", "verwezen", "boa")
        says(actor, gezin, gezin.moeder, ja=False)
        with pytest.raises(NotNow, match="consent_said_no"):
            step(actor, key, "voorgesteld", "verwezen", "boa")
    assert set(Toestemming.objects.values_list("ontvanger", "leeftijd_toen")) == {("halt", 14)}


@pytest.mark.parametrize(("geboren", "op", "jaar"), [
    (date(2010, 10, 20), date(2026, 10, 20), 16), (date(2008, 10, 20), date(2026, 10, 20), 18)])
def test_a_birthday_while_halt_runs_is_shown_beforehand_and_asks_the_yes_again(als, wereld, geboren, op, jaar):
    g = build_family(wereld.hier, geboren, "eenhoofdig")
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, g)
        refer(actor, g, key)
        assert blad(actor, g, key).halt.verjaardagen == ((jaar, op),)
    with als("samira", rol=VERHOOR, at=at(op)) as actor:
        with pytest.raises(NotNow, match="consent_reopened"):
            step(actor, key, "loopt", "eindgesprek", "halt", zelf=False, op=op)
        assert blad(actor, g, key, op).halt.wie == {g.kind}
        says(actor, g, g.kind, op)
        step(actor, key, "loopt", "eindgesprek", "halt", zelf=False, op=op)


def test_on_the_twelfth_birthday_halt_begins_and_never_for_a_day_before_it(als, wereld):
    g = build_family(wereld.hier, date(2014, 9, 15), "eenhoofdig")
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, g)
        with pytest.raises(NotAllowed, match="too_young"):
            step(actor, key, "kandidaat", "voorgesteld", "boa", facts=("halt_verteld", "halt_ouders_verteld"))
        told(actor, key, "verzuimdagen", {"dagen": ("2026-09-15",)}, when=NU + A_DAY)
        step(actor, key, "kandidaat", "voorgesteld", "boa")


def test_an_unknown_day_of_birth_is_asked_and_a_leap_day_has_a_birthday_every_year(als, wereld):
    g = build_family(wereld.hier, date(2012, 2, 29), "eenhoofdig")
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, g)
        assert blad(actor, g, key, date(2027, 10, 8)).halt.verjaardagen == ((16, date(2028, 2, 29)),)
        assert blad(actor, g, key, date(2029, 10, 8)).halt.verjaardagen == ((18, date(2030, 3, 1)),)
    Persoon.objects.filter(pk=g.kind).update(geboortejaar=2014, geboortemaand=9, geboortedag=None)
    with als("samira", rol=VERHOOR) as actor:
        found = blad(actor, g, key).halt
        assert found.strafmaat_niet == "De leeftijd op de dagen van het verzuim is niet te bepalen."
        assert {v.code: v.oordeel.value for v in found.voorwaarden}["leeftijd"] == "onbekend"
        with pytest.raises(NotAllowed, match="age_unknown"):
            step(actor, key, "kandidaat", "voorgesteld", "boa")
    assert Routestap.objects.count() == 0


def test_a_letter_that_was_posted_tells_it_and_nobody_records_it_again(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, gezin)
        with pytest.raises(NotNow, match="step_needs"):
            step(actor, key, "kandidaat", "voorgesteld", "boa")
    for persoon in (gezin.kind, gezin.moeder):
        Brief.objects.create(
            regio_id=gezin.zaak.regio_id, zaak=gezin.zaak, verantwoordelijke_id=gezin.zaak.verantwoordelijke_id,
            muur=100, soort="halt_uitleg", naar="gezin", persoon_id=persoon, gemaakt_door=gezin.moeder, gemaakt_at=NU,
            vrijgegeven_at=NU, verstuurd_op=VANDAAG)
    with als("samira", rol=VERHOOR) as actor:
        step(actor, key, "kandidaat", "voorgesteld", "boa")


@pytest.mark.parametrize(("code", "waarde", "op", "sentence"), [
    ("verzuimdagen", {"dagen": ()}, VANDAAG, "Vul minstens één dag in."),
    ("verzuimdagen", {"dagen": ("2026-10-09",)}, VANDAAG, "Kies vandaag of een dag daarvoor."),
    ("verzuimdagen", {"dagen": ("2026-09-12",)}, VANDAAG, "Op 12 september 2026 was er geen school"),
    ("verzuimdagen", {"dagen": ("1999-09-14",)}, VANDAAG, "schooljaar|regel"),
    ("halt_verzuim", {"uren": 0}, VANDAAG, "Vul in hoeveel uur"),
    ("halt_antwoord", {"eerder": False}, VANDAAG + A_DAY, "Kies vandaag of een dag daarvoor."),
    ("luxe_feiten", {"schooldagen": 1}, VANDAAG, "Kies wat u vastlegt."),
])
def test_what_the_rules_cannot_read_is_asked_again_and_nothing_is_written(als, gezin, code, waarde, op, sentence):
    with als("samira", rol=VERHOOR) as actor:
        key = start_route(actor, gezin.zaak.id, RouteInvoer("halt", VANDAAG, "Hulp loopt al."), at=NU)
        with pytest.raises(Onvolledig, match=sentence):
            told(actor, key, code, waarde, op=op)
    assert Routefeit.objects.count() == 0


def test_who_does_not_look_as_verhoor_finds_no_halt(als, gezin):
    with als("samira", rol=VERHOOR) as actor:
        key = candidate(actor, gezin)
    for rol in ("", "halt", "raad"):
        with als("samira", rol=rol) as actor:
            with pytest.raises(NotFound):
                told(actor, key, "halt_antwoord", {"eerder": False})
            with pytest.raises(NotFound):
                blad(actor, gezin, key)


@pytest.mark.parametrize(("ontvanger", "op", "veld"), [
    ("school", VANDAAG, "ontvanger"), ("halt", VANDAAG + A_DAY, "op")])
def test_a_yes_is_to_something_that_one_can_take_part_in_and_not_of_tomorrow(als, gezin, ontvanger, op, veld):
    said = JaInvoer(gezin.kind, Hoedanigheid.KIND, ontvanger, (), True, op, date(2027, 3, 1), Toestemmingsvorm.PAPIER)
    with als("samira") as actor, pytest.raises(Onvolledig) as wrong:
        agree(actor, gezin.zaak.id, said, at=NU)
    assert set(wrong.value.velden) == {veld}
