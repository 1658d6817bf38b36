"""Who may take a step himself, what can be recorded for a route, and behind which wall it stands."""

from dataclasses import replace
from datetime import date

import pytest

from bevoegd_bouw import ALL, ON, WET, pro, without, zaak
from bevoegd_bouw import code as refusal
from ketenkameleon.rules.authority import Besluitdaad, Bewijs
from ketenkameleon.rules.eisen import RouteFeiten, missing
from ketenkameleon.rules.routefeiten import recordable
from ketenkameleon.rules.routes import Route, parties, route_muur, route_name, steps
from ketenkameleon.rules.stapbevoegdheid import own_parties, step_authority
from ketenkameleon.rules.waarden import names
from ketenkameleon.rules.wetboek import Rij, Scope, Zekerheid

MANDAAT = Bewijs(None, "mandaat_vto", "0392", date(2026, 1, 1), None)


def asked(route, van, naar, door, *bewijzen, **rest):
    stap = steps(Route(route), on=ON, wet=WET)[van, naar]
    found = step_authority(stap, door, pro(*bewijzen), zaak(**rest), ON, wet=WET)
    return refusal(found.verdict), found.gevraagd


@pytest.mark.parametrize(("stap", "bewijzen", "want"), [
    (("civiel", "overwogen", "vto_ingediend", "college"), ALL, ("proof_missing", "vto")),
    (("civiel", "overwogen", "vto_ingediend", "college"), (*ALL, MANDAAT), (None, "vto")),
    (("civiel", "overwogen", "vto_ingediend", "gi"), (*ALL, MANDAAT), ("step_is_theirs", "")),
    (("civiel", "overwogen", "gestopt", "contactpersoon"), (), (None, "")),
    (("luxeverzuim", "gemeld", "onderzoek", "leerplicht"), ALL, (None, "leerplicht_gesprek")),
    (("luxeverzuim", "gemeld", "onderzoek", "leerplicht"), without("eed"), ("proof_missing", "leerplicht_gesprek")),
    (("strafrecht", "overwogen", "hoorgesprek_uitgenodigd", "boa"), ALL, (None, "leerplicht_verhoor")),
    (("strafrecht", "hoorgesprek_uitgenodigd", "verhoor", "boa"), ALL, (None, "leerplicht_verhoor")),
    (("strafrecht", "hoorgesprek_uitgenodigd", "verhoor", "boa"), without("akte_boa"),
     ("proof_missing", "leerplicht_verhoor")),
    (("strafrecht", "verhoor", "pv_opgemaakt", "boa"), ALL, (None, "proces_verbaal")),
    (("halt", "voorgesteld", "verwezen", "boa"), without("akte_boa"), ("proof_missing", "halt_verwijzing")),
    (("civiel", "vto_ingediend", "intake_rvdk", "raad"), ALL, (None, "raad")),
    (("strafrecht", "zitting", "uitspraak", "rechter"), ALL, ("step_is_theirs", "")),
])
def test_an_act_asks_deed_or_mandate_and_any_other_step_the_rol_of_its_party(stap, bewijzen, want):
    assert asked(*stap, *bewijzen) == want


def test_a_suspect_parent_asks_no_age_of_the_child():
    step = ("strafrecht", "overwogen", "hoorgesprek_uitgenodigd", "boa")
    assert asked(*step, *ALL, leeftijd=9) == ("too_young", "leerplicht_verhoor")
    assert asked(*step, *ALL, leeftijd=9, kind_verdacht=False) == (None, "leerplicht_verhoor")


def test_every_daad_and_party_of_a_step_is_known_to_authority():
    daden = names(WET.waarde("route.daden", ON))
    known = {stap.daad for route in Route for stap in steps(route, on=ON, wet=WET).values() if stap.daad}
    assert known - {"verhoor"} == set(daden)
    assert set(daden.values()) == set(Besluitdaad)
    assert set(own_parties(on=ON, wet=WET)) < set(parties(on=ON, wet=WET))


def test_only_halt_and_criminal_law_stand_behind_the_wall_of_the_wpg_by_both_readings():
    both = [WET, WET.met([Rij("wpg.begin", date(2026, 1, 1), "melding", "code", "besluit van de regio", Zekerheid.KEUZE,
                              Scope.REGIO, "25")])]
    for wet in both:
        found = {route.value for route in Route if route_muur(route, on=ON, wet=wet, regio="25") == 401}
        assert found == {"halt", "strafrecht"}
    assert {route_muur(route, on=ON, wet=WET) for route in Route} == {100, 401}


def test_a_term_is_started_and_stopped_by_routes_behind_one_wall():
    """Else who settles the terms of one wall would have to see past another."""
    walls = {}
    for route in Route:
        for stap in steps(route, on=ON, wet=WET).values():
            for code in (*stap.start, *stap.stopt):
                walls.setdefault(code, set()).add(route_muur(route, on=ON, wet=WET))
    assert {code: found for code, found in walls.items() if len(found) > 1} == {}


def test_what_a_route_asks_can_be_recorded_and_what_it_does_not_ask_cannot():
    found = {route: recordable(route, on=ON, wet=WET) for route in Route}
    assert list(found[Route.LUXEVERZUIM]) == ["ouders_gehoord"]
    assert {"halt_waarschuwing", "geen_waarschuwing_omdat", "eerste_verhoor"} < set(found[Route.HALT])
    assert {"5_onder_a", "verklaring_arts", "kennisgeving"} < set(found[Route.VRIJSTELLING])
    assert found[Route.VRIJSTELLING]["5a"] == "dat het gaat om artikel 5a: een leven op reis"
    assert "ander_signaal" in found[Route.VEILIG_THUIS]
    assert not {"reden", "ja_hulp", "halt_negatief"} & {code for codes in found.values() for code in codes}
    assert all(naam for codes in found.values() for naam in codes.values())


def test_everything_that_is_missing_is_said_at_once_and_in_order():
    feiten = RouteFeiten("overwogen", vastgelegd={"hulp_niet_aanvaard": date(2026, 10, 1)})
    eisen = ("bedreigd", "hulp_niet_aanvaard", "ouders_weer_zelf")
    found = missing(eisen, feiten, door="college", on=ON, wet=WET)
    assert [dict(no.gegevens)["eis"] for no in found] == [
        "waarom het kind in zijn ontwikkeling ernstig wordt bedreigd",
        "dat de ouders het binnen een redelijke tijd weer zelf kunnen"]
    whole = replace(feiten, vastgelegd=dict.fromkeys(eisen, date(2026, 10, 1)))
    assert missing(eisen, whole, door="college", on=ON, wet=WET) == ()


def test_a_route_has_its_name():
    assert route_name(Route.ZIEKTE, on=ON, wet=WET) == "Ziek melden (M@ZL)"
