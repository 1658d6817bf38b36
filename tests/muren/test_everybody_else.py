"""The walls test for everybody else: parents, child by age, meeloper, begeleider, privacy officers, kernteam and
researcher, who stood here yesterday or will tomorrow.

Every address × method × person, twice: with the decisions of the program, and with all of them saying yes. How many
combinations all walls tests tried is counted and has a floor. Source: issue 3, part 3 and Done when.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from anderen import ANDEREN, KINDNAMEN, build_others, expected
from bezoek import WIE, Bezoek, lasting, url_names
from django.http import HttpResponse
from huis import GEHEIM
from test_access_table import ALLAUTH, OF_A_ZAAK, _says
from test_no_filter_is_the_only_wall import GEEN_VERSLAG, NIETS
from toegangstabel import TOEGANG
from toezicht import FG_WOORDEN, build_supervision

from ketenkameleon.inzage.models import Verzoek
from ketenkameleon.rules import access
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.rules.visibility import Band, matrix
from ketenkameleon.toegang.models import Relatie
from wereld import VANDAAG

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]
# Fewer than this is a hole in the proof, however green: then an address, a person or a way of asking fell out.
ADRESSEN, MENSEN, COMBINATIES = 120, 39, 11_000
# All that somebody could leak: the full zaak, the other children, what the privacy officers keep.
WOORDEN = (*GEHEIM, *KINDNAMEN.values(), *FG_WOORDEN.values())
# What a family reads on its own page, and a privacy officer of what is the own organisatie's, and nowhere else.
_TOEZICHT = (FG_WOORDEN["gemeente"],)
# The goals and steps of the plan, which parent and child follow too.
_PLAN = dict.fromkeys(("gezin_plan", "gezin_plan_woorden", "gezin_plan_antwoord"), ("planbloem",))
# Their own first name, for what their data are shared, and the plek that was offered; nothing else of what was typed.
_DELEN = ("gezin_delen", "gezin_antwoord")
_GEZIN = {"gezin": ("Zilverlinde",), "gezin_zaak": ("Zilverlinde", "plekbloem"), "gezin_plek": ("plekbloem",),
          **dict.fromkeys(_DELEN, ("Zilverlinde", "deelbloem")), **_PLAN}
EIGEN = {
    "ouder": _GEZIN, "ouder_met_verzoek": _GEZIN,
    "kind": {"gezin_zaak": ("Zilverlinde",), "gezin_plek": ("plekbloem",), **dict.fromkeys(_DELEN, ("deelbloem",)),
             **_PLAN},
    "ouder_van_elf": dict.fromkeys(("gezin", "gezin_zaak", *_DELEN), (KINDNAMEN["elf"],)),
    **{kort: {"gezin": (naam,), "gezin_zaak": (naam,)} for kort, naam in (
        ("kind_van_dertien", KINDNAMEN["dertien"]), ("kind_van_zestien", KINDNAMEN["zestien"]))},
    "fg": dict.fromkeys(("fg_afwijking", "fg_verzoek", "fg_bewaren", "fg_vernietiging", "fg_datalekken", "fg_datalek",
                         "fg_vraag"), _TOEZICHT)
    | {"fg": ("noodbloem",), "fg_verzoek_lak": WOORDEN[:-1], "fg_verzoek_deel": WOORDEN[:-1]},
    "fg_van_de_raad": dict.fromkeys(("fg_bewaren", "fg_datalekken"), (FG_WOORDEN["rvdk"],)),
}
# How somebody can stand to a zaak, and who of the walls tests stands so.
WIE_STAAT_ZO = {
    Band.VAST: "vast", Band.WAARNEMING: "waarneemt", Band.GEVRAAGD: "gevraagd", Band.MEELOPER: "meeloper",
    Band.BEGELEIDER: "begeleider", Band.TEAM: "bip", Band.KERNTEAM: "kernteam", Band.COORDINATOR: "coordinator",
    Band.SCHOOL: "school", Band.OUDER_MET_GEZAG: "ouder", Band.OUDER_ZONDER_GEZAG: "ouder_zonder_gezag",
    Band.KIND: "kind", Band.ONDERZOEKER: "onderzoeker", Band.FG: "fg_van_de_raad", Band.INZAGEVERZOEK: "fg",
    Band.ANDERE_ORGANISATIE: "andere_organisatie", Band.ANDERE_REGIO: "bip_elders", Band.GEEN: "niemand",
}
# Break-glass has tests of its own (toegang/test_noodtoegang.py); a duty of the machine opens no page.
ELDERS_GETOETST = {Band.NOODTOEGANG, Band.DIENST}
# Who works here: for the others the program has one gate before every decision, which this fixture leaves shut.
AAN_HET_WERK = [kort for kort, ander in ANDEREN.items() if ander.functie]


@pytest.fixture(scope="module")
def anderen(losse_database: object, bezoekers: Bezoek) -> Iterator[dict[str, str]]:
    """Everybody else logged in; gives the zaaknummer each asks for."""
    with losse_database.verbonden("owner"):
        asked = build_others(bezoekers.huis)
        build_supervision(bezoekers.huis, "rvdk")
        bezoekers.sleutels.update(build_supervision(bezoekers.huis, "gemeente"))
    for kort in ANDEREN:
        bezoekers.sessies[kort] = lasting(kort)
    yield asked
    for kort in ANDEREN:
        del bezoekers.sessies[kort]
    bezoekers.sleutels.clear()


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
        closed = [word for word in WOORDEN if word not in EIGEN.get(kort, {}).get(naam, ())]
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
        own = EIGEN.get(kort, {}).get(naam, ())
        closed = [word for word in (*ANDEREN[kort].dicht, *WOORDEN[len(GEHEIM):]) if word not in own]
        read, tried = _read(answer, tuple(closed)), tried + 1
        if read:
            wrong[naam, methode] = read
    assert wrong == {}
    assert tried == len(TOEGANG)


def test_the_family_has_a_page_of_its_own_to_leak_from(bezoekers, anderen):
    """Else the two tests above prove nothing about parents and children."""
    reads = {kort: "Samira de Wit" in bezoekers.vraag(kort, "gezin", "GET").content.decode()
             for kort, ander in ANDEREN.items() if ander.als == "gezin"}
    assert reads == {
        "ouder": True, "kind": True, "ouder_met_verzoek": True, "ouder_zonder_gezag": False,
        "ouder_van_een_ander_kind": False, "ouder_van_elf": False, "kind_van_dertien": False, "kind_van_zestien": False}


def test_a_privacy_officer_has_pages_of_its_own_to_leak_from(bezoekers, anderen):
    """Each page shows what is meant to be shown to who keeps it, else the tests above prove nothing."""
    whole = ("fg_verzoek_lak", "fg_verzoek_deel")
    pages = {naam: bezoekers.vraag("fg", naam, "GET").content.decode() for naam in EIGEN["fg"]}
    assert [naam for naam, words in EIGEN["fg"].items() if naam not in whole
            for word in words if word not in pages[naam]] == []
    assert "feitenbloem" in bezoekers.vraag("fg", "fg_verzoek_lak", "GET").content.decode()


def test_the_privacy_officer_of_the_raad_reads_what_is_the_raads_alone(bezoekers, anderen):
    page = bezoekers.vraag("fg_van_de_raad", "fg_verzoeken", "GET")
    assert _read(page, tuple(FG_WOORDEN.values())) == []
    assert page.content.decode().count(bezoekers.huis.nummer) == 1
    assert _read(bezoekers.vraag("fg_van_de_raad", "fg_datalekken", "GET"), tuple(FG_WOORDEN.values())) == ["raadbloem"]


def test_everyone_who_can_stand_to_a_zaak_is_in_the_proof():
    assert set(WIE_STAAT_ZO) | ELDERS_GETOETST == set(Band)
    assert set(WIE_STAAT_ZO.values()) <= set(WIE) | set(ANDEREN)


def test_a_request_gives_whoever_asked_no_account_and_no_relatie():
    """So there is nobody to log in as: who asks is a name, and the answer goes through the privacy officer."""
    linked = [f.name for f in Verzoek._meta.fields if "account" in f.name or f.is_relation]
    assert linked == ["regio", "verantwoordelijke"]
    soorten = next(c for c in Relatie._meta.constraints if c.name == "relatie_soort").condition
    assert "inzageverzoek" not in str(soorten)


def test_no_line_of_the_matrix_names_the_kernteam_or_a_researcher_and_no_deed_a_researcher():
    """When one comes, a researcher needs a table of their own here: what they may, and what they read."""
    named = {band for regel in matrix(on=VANDAAG, wet=shipped()) for band in regel.banden}
    assert named & {Band.KERNTEAM, Band.ONDERZOEKER} == set()
    able = {functie for deed in access.Deed for functie in access.who_may(deed, on=VANDAAG, wet=shipped())}
    assert access.Functie.ONDERZOEKER not in able
    deeds = {deed for deed in access.Deed
             if access.Functie.KERNTEAM in access.who_may(deed, on=VANDAAG, wet=shipped())}
    assert deeds == {access.Deed.KERNTEAM_ZIEN, access.Deed.SIGNAAL_GEVEN, access.Deed.BETROKKEN_VRAGEN,
                     access.Deed.BETROKKEN_ANTWOORDEN, access.Deed.OVERLEG_VOEREN, access.Deed.IN_BEELD_ZIEN}
    only_shown = access.who_may(access.Deed.IN_BEELD_ZIEN, on=VANDAAG, wet=shipped())[access.Functie.KERNTEAM]
    assert only_shown == {access.Relatie.GROND}


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
