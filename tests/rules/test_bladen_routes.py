"""The pages of docs/rules about routes, terms, Halt, leave and decisions are what the rules answer."""

import re
from datetime import date

import pytest

from ketenkameleon.rules.beeld import serves, subjects
from ketenkameleon.rules.bezwaar import Bezwaarfeiten, bezwaar
from ketenkameleon.rules.halt import hours
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.rules.routes import Route, follows, stands
from ketenkameleon.rules.routes import steps as route_steps
from ketenkameleon.rules.termijnlijst import term as route_term
from ketenkameleon.rules.verlof import Verlofsoort, Verlofvraag, exemptions, notice_by, who_decides
from ketenkameleon.rules.waarden import table

WET = shipped()
ON = date(2026, 10, 8)


def yes(value):
    return "ja" if value else "nee"


def route_page(blad, route):
    return blad(f"route-{route.replace('_', '-')}")


@pytest.mark.parametrize("route", Route)
def test_steps_of_a_route_are_those_of_its_page(blad, route):
    known, parties = stands(route, on=ON, wet=WET), WET.tabel("route.partijen", ON)
    eisen = WET.tabel("route.eisen", ON)
    rows = route_page(blad, route).tabel("van", "naar", "wie zet de stap")
    held = [(known[was], known[to], ", ".join(parties[p] for p in stap.door), stap.grond, stap.eisen, stap.zekerheid)
            for (was, to), stap in route_steps(route, on=ON, wet=WET).items()]
    assert [(*row[:4], row[5]) for row in rows] == [(*step[:4], step[5]) for step in held]
    for (*_, asked, _), (*_, codes, _) in zip(rows, held, strict=True):
        assert len(asked.split("; ")) == max(len(codes), 1)
        named = [eisen[code]["naam"] for code in codes]
        assert all(naam == said or not naam for naam, said in zip(named, asked.split("; "), strict=False))
        assert (asked == "–") == (not codes)


@pytest.mark.parametrize("route", Route)
def test_terms_of_a_route_are_those_of_its_page(blad, route):
    known = stands(route, on=ON, wet=WET)
    held = [[known[was], known[to], code, word] for (was, to), stap in route_steps(route, on=ON, wet=WET).items()
            for word, codes in (("begint", stap.start), ("stopt", stap.stopt)) for code in codes]
    assert (route_page(blad, route).tabel("bij de stap van") if held else []) == held


def test_help_first_and_what_follows_are_those_of_the_page(blad):
    names = {route: WET.tabel(f"route.{route}", ON)["naam"] for route in Route}
    first = WET.tabel("route.hulp_eerst", ON)
    said = {re.sub(r"\[(.*?)\].*", r"\1", naam): answer for naam, answer in blad("routes").tabel("route")}
    assert said == {names[route]: yes(first.get(route, False)) for route in Route}
    held = [[names[route], naam, names[other], grond] for route in Route
            for stand, naam in stands(route, on=ON, wet=WET).items()
            for other, grond in follows(route, stand, on=ON, wet=WET).items()]
    assert blad("routes").tabel("na", "einde") == held


def test_terms_are_those_of_the_page(blad, dagen):
    for code, naam, length, origin, kind, sure in blad("termijnen").tabel("termijn", "wat"):
        found = route_term(code, ON, wet=WET)
        assert [found.naam, f"{found.lengte} {found.telt}", found.herkomst, found.soort, found.zekerheid] == [
            naam, length, origin, kind, sure]
    for code, begin, last, counted in blad("termijnen").tabel("termijn", "begin"):
        found = route_term(code, *dagen(begin), wet=WET)
        assert ([found.laatste_dag], found.geteld) == (dagen(last), counted)


def test_conditions_and_hours_of_halt_are_those_of_the_page(blad):
    page = blad("route-halt")
    assert page.tabel("voorwaarde") == [[row["naam"], row["zekerheid"]]
                                        for row in map(table, WET.tabel("halt.voorwaarden", ON).values())]
    limits, days = WET.tabel("halt.grenzen", ON), WET.tabel("halt.dagen", ON)
    assert "Groot genoeg: {uren_minst} uur of {te_laat_minst} keer te laat.".format(**limits) in page.tekst
    assert "meer dan {uren_meest} uur of {te_laat_meest} keer".format(**limits) in page.tekst
    assert "hoogstens {reeks} schooldagen, in een half schooljaar hoogstens {half_jaar}".format(**days) in page.tekst
    for age, absent, late, given, how in page.tabel("leeftijd", "uren verzuim"):
        found = hours(int(age), uren=int(absent), te_laat=int(late), on=ON, wet=WET)
        assert (str(found.uren), how.split(",")[0]) == (given, " + ".join(str(plus) for _, plus in found.regels))
        assert found.afgekapt == ("hoogstens" in how)
        assert found.regel in page.tekst


def test_exemptions_and_leave_are_those_of_their_pages(blad, dagen):
    assert blad("route-vrijstelling").tabel("soort", "wie beslist") == [
        [soort.naam, soort.beslist, soort.grens, soort.bron] for soort in exemptions(on=ON, wet=WET).values()]
    begins, by = dagen(blad("route-vrijstelling").tekst.partition("Begint die op")[2])
    assert notice_by(begins, wet=WET) == by
    kinds = {"gewichtig": Verlofsoort.GEWICHTIG, "werk van de ouders": Verlofsoort.WERK_OUDERS}
    for had, asked, why, who in blad("route-verlof").tabel("al gehad"):
        vraag = Verlofvraag(kinds[why], int(asked), ON, date(2026, 8, 31), int(had))
        assert who_decides(vraag, on=ON, wet=WET) == who
    signal = "bij de {meldingen}e ziekmelding in {lesweken} lesweken, of op de {schooldagen}e schooldag ziek op rij"
    assert signal.format(**WET.tabel("ziekte.signaal", ON)) in blad("route-ziekte").tekst


def test_the_beeld_asks_and_serves_what_the_page_says(blad):
    page = blad("beeld-en-besluiten")
    assert page.tabel("onderwerp", "vraag") == [[s.naam, s.vraag] for s in subjects(on=ON, wet=WET)]
    for here, also, voor in page.tabel("verteld als"):
        rollen = [] if also == "–" else [Rol(also)]
        assert voor == ", ".join(map(str, serves(int(here), rollen, on=ON, wet=WET)))


def test_a_bezwaar_stands_as_the_page_says(blad, dagen):
    for *known, on, stand in blad("beeld-en-besluiten").tabel("verstuurd", "ingediend"):
        facts = Bezwaarfeiten(*(None if day == "–" else dagen(day)[0] for day in known))
        assert bezwaar(facts, on=dagen(on)[0], wet=WET).naam == stand


def test_what_a_route_asks_and_what_a_letter_tells_is_what_the_page_says(blad):
    page = blad("wat-een-route-vraagt")
    assert page.tabel("vraag", "routes") == [[row["naam"], ", ".join(row["routes"])]
                                             for row in map(table, WET.tabel("route.vragen", ON).values())]
    assert page.tabel("dit is dan bekend") == [[code, ", ".join(row["brieven"]), row["aan"]] for code, row in (
        (code, table(value)) for code, value in WET.tabel("route.uit_brief", ON).items())]
