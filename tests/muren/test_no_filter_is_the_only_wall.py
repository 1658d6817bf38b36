"""Take away any one filter of the program, or all its decisions at once: no word of another's zaak shows.

Source: issue 3, Done when (mutation of the filters) and part 3 (the walls test again with the filters off).
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import replace
from itertools import product
from types import ModuleType

import pytest
from bezoek import WIE
from django.db import DatabaseError, transaction
from huis import GEHEIM, TEKSTEN, Huis
from toegangstabel import TOEGANG
from vragen import VRAGEN, hat_of

from ketenkameleon.rules import access
from ketenkameleon.rules.access import Functie
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.toegang.context import begin
from ketenkameleon.toegang.refusals import NotAllowed
from ketenkameleon.zaken.queries import lijst
from ketenkameleon.zaken.queries.zaak import ZaakZicht, zaak_for
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren
# What decides whose row it is: regio, account, zaak, school.
FILTER = re.compile(
    r"(?:\b\w+\.)?(?:regio_id|account_id|zaak_id|persoon_id|kind_id|id)"
    r" = %\((?:regio|account|zaak|kind|contact|id|plek)\)s"
    r"|(?:\b\w+\.)?(?:school_id|id) = ANY\(\s*%\((?:scholen|zaken)\)s(?:::uuid\[\])?\)"
)
# A professional, another school: of the same regio, and with no business here.
BUITEN = ("kees", "zus")


def _constants() -> dict[str, tuple[ModuleType, str, str]]:
    """Every statement of a module of queries with a filter in it: its module, its name, its text."""
    found = {}
    for name in sorted({asked.rpartition(".")[0] for asked in VRAGEN} | {"zaken.queries.blad_sql"}):
        module = importlib.import_module(f"ketenkameleon.{name}")
        for constant, text in vars(module).items():
            if isinstance(text, str) and FILTER.search(text):
                found[f"{name}.{constant}"] = module, constant, text
    return found


CONSTANTS = _constants()
MUTANTS = [(name, number) for name, (_, _, text) in CONSTANTS.items() for number, _ in enumerate(FILTER.finditer(text))]
WOORDEN = (*TEKSTEN, "Zilverlinde", "Moerasvaren", "Boterbloem")


@pytest.fixture(scope="module")
def zicht(bezoekers: object, huis: Huis) -> ZaakZicht:
    """The zaak as Samira rightly sees it: what a broken program would hand on to anybody."""
    with transaction.atomic():
        samira = begin(huis.wereld.hier.account_id("samira"), doel="test", at=NU).actor
        return zaak_for(samira, huis.nummer, access.Deed.ZAAK_ZIEN, on=VANDAAG)


def _asks(huis: Huis, zicht: ZaakZicht, wie: str, naam: str) -> str:
    """What that function gives to somebody outside whose program takes them for everybody at once."""
    hier = huis.wereld.hier
    with transaction.atomic():
        real = begin(hier.account_id(wie), doel="test", at=NU).actor
        rightful, ask = VRAGEN[naam]
        forged = replace(real, functies=frozenset({Functie.BIP, Functie.COORDINATOR, Functie.SCHOOL}),
                         school_ids=(hier.scholen["De Vlier"].id,), account_id=hier.account_id(rightful),
                         hoed=hat_of(rightful, real))
        try:
            found = repr(ask(forged, huis, zicht))
        except (NotAllowed, DatabaseError):
            found = ""
        transaction.set_rollback(True)
    return found


def test_there_are_filters_to_take_away():
    assert len(MUTANTS) > 60
    assert "zaken.queries.zaak._ZAAK" in CONSTANTS


def test_what_is_looked_for_is_there_for_who_may_read_it(huis, zicht):
    """Else the tests below prove nothing."""
    assert "feitenbloem" in _asks(huis, zicht, "samira", "zaken.queries.blad.contacten")
    assert "wachtbloem" in _asks(huis, zicht, "samira", "zaken.queries.blad.zaakpagina")


@pytest.mark.parametrize(("name", "number"), MUTANTS)
def test_without_this_filter_no_row_of_another_shows(huis, zicht, monkeypatch, name, number):
    _, constant, text = CONSTANTS[name]
    place = list(FILTER.finditer(text))[number]
    mutant = text[:place.start()] + "true" + text[place.end():]
    for holder in [m for n, m in list(sys.modules.items()) if n.startswith("ketenkameleon.") and m]:
        if vars(holder).get(constant) is text:
            monkeypatch.setattr(holder, constant, mutant)
    lijst._list_sql.cache_clear()
    askers = [asked for asked in VRAGEN if asked.startswith(name.rpartition(".")[0].replace("blad_sql", "blad"))]
    try:
        for wie in BUITEN:
            for asked in askers:
                # What somebody was handed (zicht, the question) they knew already; all else is past the wall.
                found = _asks(huis, zicht, wie, asked)
                assert [word for word in WOORDEN if word in found and word not in repr(zicht)] == [], (wie, asked)
    finally:
        lijst._list_sql.cache_clear()


@pytest.fixture
def zonder_besluiten(monkeypatch):
    """Every decision of the program says yes: only what PostgreSQL gives is left."""
    original = access.may
    for holder in [m for n, m in list(sys.modules.items()) if n.startswith("ketenkameleon.") and m]:
        if vars(holder).get("may") is original:
            monkeypatch.setattr(holder, "may", lambda *args, **kwargs: ALLOWED)


# Who has nothing to do with the zaak reads nothing of it; who has, reads no notitie and no verhaal that is not theirs.
NIETS = ("bip", "andere_school", "bip_elders", "coordinator_elders")
GEEN_VERSLAG = ("school", "gevraagd", "coordinator")
VERSLAG = ("feitenbloem", "indrukbloem", "aanvulbloem", "verhaalbloem", "routebloem", "beeldbloem")


def test_with_every_decision_of_the_program_off_the_wall_shows_nothing(bezoekers, zonder_besluiten):
    wrong, tried = [], 0
    for wie, (naam, methode) in product((*NIETS, *GEEN_VERSLAG), sorted(TOEGANG)):
        answer = bezoekers.adres(wie, bezoekers.url(naam), methode, gooit=False)
        page = (getattr(answer, "gelezen", None) or answer.content).decode(errors="replace")
        closed, tried = GEHEIM if wie in NIETS else VERSLAG, tried + 1
        own = ("meldbloem", "schoolbloem") if wie == "school" else ()
        wrong += [(wie, naam, methode, word) for word in closed if word in page and word not in own]
    assert wrong == []
    assert tried == len(TOEGANG) * (len(NIETS) + len(GEEN_VERSLAG))
    assert set(NIETS) | set(GEEN_VERSLAG) < set(WIE)
