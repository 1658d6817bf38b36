"""The walls test for everybody else: parents, child, meeloper, begeleider, who stood here yesterday or will tomorrow.

Every address × method × person, twice: with the decisions of the program, and with all of them saying yes. How many
combinations all walls tests tried is counted and has a floor. Source: issue 3, part 3 and Done when.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from anderen import ANDEREN, build_others, expected
from bezoek import WIE, Bezoek, url_names
from django.http import HttpResponse
from huis import GEHEIM
from test_access_table import ALLAUTH, OF_A_ZAAK, _says
from test_no_filter_is_the_only_wall import GEEN_VERSLAG, NIETS
from toegangstabel import TOEGANG

from ketenkameleon.rules import access
from ketenkameleon.rules.verdict import ALLOWED
from paginas_bouw import browser

pytestmark = pytest.mark.muren
# Fewer than this is a hole in the proof, however green: then an address, a person or a way of asking fell out.
ADRESSEN, MENSEN, COMBINATIES = 120, 28, 7_500
# What a family reads on its own page, and nowhere else.
EIGEN = {"ouder": {"gezin": ("Zilverlinde",)}}
# Who works here: for the others the program has one gate before every decision, which this fixture leaves shut.
AAN_HET_WERK = [kort for kort, ander in ANDEREN.items() if ander.functie]


@pytest.fixture(scope="module")
def anderen(losse_database: object, bezoekers: Bezoek) -> Iterator[dict[str, str]]:
    """Everybody else logged in; gives the zaaknummer each asks for."""
    with losse_database.verbonden("owner"):
        asked = build_others(bezoekers.huis)
    for kort in ANDEREN:
        bezoekers.sessies[kort] = browser(kort).cookies["sessionid"].value
    yield asked
    for kort in ANDEREN:
        del bezoekers.sessies[kort]


@pytest.fixture
def zonder_besluiten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every decision of the program says yes: only what PostgreSQL gives is left."""
    original = access.may
    for holder in [m for n, m in list(sys.modules.items()) if n.startswith("ketenkameleon.") and m]:
        if vars(holder).get("may") is original:
            monkeypatch.setattr(holder, "may", lambda *args, **kwargs: ALLOWED)


def _read(answer: HttpResponse, closed: tuple[str, ...]) -> list[str]:
    page = (getattr(answer, "gelezen", None) or answer.content).decode(errors="replace")
    return [word for word in closed if word in page]


@pytest.mark.parametrize("kort", ANDEREN)
def test_everybody_else_gets_the_pages_of_who_they_are_like_and_no_word_of_the_zaak(bezoekers, anderen, kort):
    wrong, tried = {}, 0
    for naam, methode in TOEGANG:
        answer = bezoekers.vraag(kort, naam, methode, nummer=anderen[kort])
        closed = [word for word in GEHEIM if word not in EIGEN.get(kort, {}).get(naam, ())]
        read, tried = _read(answer, tuple(closed)), tried + 1
        if read or not expected(kort, naam, methode)(_says(answer)):
            wrong[naam, methode] = (_says(answer), read)
    assert wrong == {}
    assert tried == len(TOEGANG)


@pytest.mark.parametrize("kort", AAN_HET_WERK)
def test_with_every_decision_off_the_wall_still_keeps_from_them_what_is_not_theirs(
        bezoekers, anderen, zonder_besluiten, kort):
    wrong, tried = {}, 0
    for naam, methode in TOEGANG:
        answer = bezoekers.adres(kort, bezoekers.url(naam, anderen[kort]), methode, gooit=False)
        closed = [word for word in ANDEREN[kort].dicht if word not in EIGEN.get(kort, {}).get(naam, ())]
        read, tried = _read(answer, tuple(closed)), tried + 1
        if read:
            wrong[naam, methode] = read
    assert wrong == {}
    assert tried == len(TOEGANG)


def test_the_family_has_a_page_of_its_own_to_leak_from(bezoekers, anderen):
    """Else the two tests above prove nothing about parents and children."""
    reads = {kort: "Samira de Wit" in bezoekers.vraag(kort, "gezin", "GET").content.decode()
             for kort, ander in ANDEREN.items() if ander.als == "gezin"}
    assert reads == {"ouder": True, "kind": True, "ouder_zonder_gezag": False, "ouder_van_een_ander_kind": False}


def test_the_proof_does_not_shrink(record_property, capsys):
    """Address × method × person × (with, without the decisions of the program), and the pages of an unknown zaak."""
    people = len(WIE) + len(ANDEREN)
    tried = {
        "met besluiten": len(TOEGANG) * people,
        "zonder besluiten": len(TOEGANG) * (len(NIETS) + len(GEEN_VERSLAG) + len(AAN_HET_WERK)),
        "methode zonder regel": 4 * len(url_names() - ALLAUTH) - len({r for r in TOEGANG if r[0] not in ALLAUTH}),
        "onbekend, verboden, bestaat niet": len(OF_A_ZAAK) * 3 * 3,
        "titel, adres, kop en logboek": len(TOEGANG) * len(WIE),
    }
    record_property("combinaties", sum(tried.values()))
    with capsys.disabled():
        sys.stdout.write(f"\nmuren: {sum(tried.values())} combinaties: {tried}\n")
    assert len({naam for naam, _ in TOEGANG} & url_names()) >= 80
    assert (len(TOEGANG) >= ADRESSEN, people >= MENSEN) == (True, True)
    assert sum(tried.values()) >= COMBINATIES
