"""Leave above ten days and exemptions: who decides, why, sent, and how a bezwaar stands by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ketenkameleon.routes.actions.feit import note_fact
from ketenkameleon.routes.actions.feiten_van import answer
from ketenkameleon.routes.actions.route import start_route, take_step
from ketenkameleon.routes.invoer import FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.routes.invoer_kind import VraagInvoer
from ketenkameleon.routes.models import Zaakroute
from ketenkameleon.routes.queries.besluit import decisions
from ketenkameleon.routes.queries.feiten_van import sheet
from ketenkameleon.rules.access import Deed
from ketenkameleon.team.models import Bevoegdheid
from ketenkameleon.toegang.refusals import NotNow
from ketenkameleon.zaken.invoer import Onvolledig
from ketenkameleon.zaken.queries.zaak import zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.acties
LEAVE = {"soort": "11_onder_g", "dagen": 12, "eerste_dag": "2026-11-02", "eerste_schooldag": "2026-08-31",
         "dagen_gehad": 0, "keren_gehad": 0}


@pytest.fixture
def mandaat(wereld):
    """Samira may decide on leave for the gemeente."""
    hier = wereld.hier
    for soort in ("mandaat_verlof", "aanwijzing", "eed_leerplicht"):
        Bevoegdheid.objects.get_or_create(
            regio=hier.regio, professional=hier.professionals["samira"], rol="", soort=soort,
            gemeente=hier.gemeenten["Duinstad"], defaults={"van": date(2026, 1, 1), "bron": "Mandaatregister"})


def zicht_of(actor, gezin, on=VANDAAG):
    return zaak_for(actor, gezin.zaak.id, Deed.ZAAK_BEHANDELEN, on=on)


def begun(actor, gezin, route="verlof", op=date(2026, 9, 1)):
    return start_route(actor, gezin.zaak.id, RouteInvoer(route, op, ""), at=NU)


def told(actor, key, code, waarde=None, *, op=VANDAAG):
    return answer(actor, key, VraagInvoer(code, op, "aanvraag van moeder", waarde or {}), at=NU)


def decide(actor, key, naar, op, *, door="leerplicht", zelf=False):
    take_step(actor, key, StapInvoer("gevraagd", naar, door, zelf, op, "Er is een goede reden."), at=NU)


def test_it_says_who_decides_and_why_the_actor_may_not(als, gezin):
    with als("samira") as actor:
        key = begun(actor, gezin)
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert (line.beslist_door, line.besloten_op, line.bezwaar) == ("", None, None)
        told(actor, key, "verlofvraag", LEAVE | {"dagen": 10})
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert (line.beslist_door, line.mag_niet[:8]) == ("het hoofd van de school", "Tot en m")
        told(actor, key, "verlofvraag", LEAVE)
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert line.beslist_door == "de leerplichtambtenaar"
        told(actor, key, "verlofvraag", LEAVE | {"soort": "11_onder_f"})
        assert "hoogstens 10 schooldagen" in decisions(actor, zicht_of(actor, gezin))[0].grens


def test_an_exemption_says_who_decides_and_within_which_limit(als, gezin):
    with als("samira") as actor:
        key = begun(actor, gezin, "vrijstelling")
        note_fact(actor, key, FeitInvoer("3a", VANDAAG, "aanvraag van moeder"), at=NU)
        [line] = decisions(actor, zicht_of(actor, gezin))
    assert (line.beslist_door, line.grens) == ("het college van B en W", "besluit in 4 weken")
    assert line.mag_niet


def test_leave_above_ten_days_is_not_decided_before_the_question_is_filled_in_nor_by_the_head(als, gezin):
    with als("samira") as actor:
        key = begun(actor, gezin)
        with pytest.raises(NotNow, match="leave_not_looked_at"):
            decide(actor, key, "afgewezen", VANDAAG)
        told(actor, key, "verlofvraag", LEAVE)
        with pytest.raises(NotNow, match="leave_for_lpa"):
            decide(actor, key, "afgewezen", VANDAAG, door="hoofd")
        with pytest.raises(NotNow, match="step_needs"):
            decide(actor, key, "afgewezen", VANDAAG)


def test_a_bezwaar_stands_as_its_days_say_and_in_time_it_goes_on_without_being_recorded_again(als, gezin):
    sent = date(2026, 9, 2)
    with als("samira") as actor:
        key = begun(actor, gezin)
        told(actor, key, "verlofvraag", LEAVE | {"dagen": 10})
        decide(actor, key, "afgewezen", date(2026, 9, 1), door="hoofd")
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert (line.reden, line.verstuurd_op, line.bezwaar.naam) == (
            "Er is een goede reden.", None, "bezwaar kan nog")
        assert line.bezwaar.termijn.vanaf == date(2026, 9, 1)
        told(actor, key, "besluit_verstuurd", op=sent)
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert (line.verstuurd_op, line.bezwaar.termijn.laatste_dag) == (sent, date(2026, 10, 14))
        with pytest.raises(Onvolledig, match="Het bezwaar ligt voor"):
            told(actor, key, "bezwaar_ingediend", op=date(2026, 9, 1))
        told(actor, key, "bezwaar_ingediend", op=VANDAAG)
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert line.bezwaar.stand == "ingediend"
        take_step(actor, key, StapInvoer("afgewezen", "bezwaar", "ouders", False, VANDAAG), at=NU)
        take_step(actor, key, StapInvoer("bezwaar", "toegekend", "hoofd", False, VANDAAG, "Toch."), at=NU)
        [line] = decisions(actor, zicht_of(actor, gezin))
        assert (line.stand, line.bezwaar.naam) == ("toegekend", "op bezwaar beslist")


def test_a_bezwaar_that_is_too_late_does_not_go_on_by_itself(als, gezin):
    late = date(2026, 10, 20)
    moment = datetime(2026, 10, 20, 8, tzinfo=UTC)
    with als("samira") as actor:
        key = begun(actor, gezin)
        told(actor, key, "verlofvraag", LEAVE | {"dagen": 10})
        decide(actor, key, "afgewezen", date(2026, 9, 1), door="hoofd")
    with als("samira", at=moment) as actor:
        answer(actor, key, VraagInvoer("bezwaar_ingediend", late, "brief van moeder"), at=moment)
        [line] = decisions(actor, zicht_of(actor, gezin, late))
        assert line.bezwaar.zin == ("Bezwaar ingediend op 20 oktober 2026. Dat is te laat: het kon tot en met"
                                    " 13 oktober 2026.")
        with pytest.raises(NotNow, match="step_needs"):
            take_step(actor, key, StapInvoer("afgewezen", "bezwaar", "ouders", False, late), at=moment)
    assert Zaakroute.objects.get().stand == "afgewezen"


@pytest.mark.parametrize(("route", "code", "waarde", "seen"), [
    ("luxeverzuim", "luxe_feiten", {"schooldagen": 1, "eerder": False, "meer_dan_het_verlof": False,
                                    "school_maakte_bekend": False},
     lambda blad: (blad.luxe_niet.wat_wel, blad.bedragen) == ("Geef een waarschuwing.", {})),
    ("ziekte", "ziekmeldingen", {"keren": ({"van": "2026-09-14", "tot": "2026-09-22"},)},
     lambda blad: (blad.signaal.reden, blad.signaal.op) == ("7e schooldag ziek op rij", date(2026, 9, 22))),
    ("verlof", "verlofvraag", LEAVE, lambda blad: blad.feiten.verlof.dagen == 12),
])
def test_what_was_answered_is_read_by_the_rules_of_that_route(als, gezin, route, code, waarde, seen):
    with als("samira") as actor:
        key = begun(actor, gezin, route)
        told(actor, key, code, waarde)
        assert seen(sheet(actor, zicht_of(actor, gezin), key))


def test_an_answer_that_no_rule_takes_is_asked_again_in_the_words_of_the_rule(als, gezin):
    with als("samira") as actor:
        key = begun(actor, gezin, "ziekte")
        with pytest.raises(Onvolledig, match="De laatste dag ziek ligt voor de eerste dag"):
            told(actor, key, "ziekmeldingen", {"keren": ({"van": "2026-09-14", "tot": "2026-09-13"},)})
        luxe = begun(actor, gezin, "luxeverzuim")
        with pytest.raises(Onvolledig, match="minstens één schooldag"):
            told(actor, luxe, "luxe_feiten", {"schooldagen": 0, "eerder": False, "meer_dan_het_verlof": False,
                                              "school_maakte_bekend": False})
