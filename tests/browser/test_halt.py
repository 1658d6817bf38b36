"""Halt at the desk, from candidate to a good and to a bad end: what is asked, whose yes, every step, and what follows.

Every page with axe at 1280 and 320 px. Source: issue 4, part 4 and Done when.
"""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module

import pytest
from django.conf import settings
from venster import faultless

from delen_bouw import build_family
from ketenkameleon.rules.roles import Rol
from ketenkameleon.toegang.middleware import SESSION_ROL
from wereld import give_chain

pytestmark = [pytest.mark.browser, pytest.mark.muren]
BRON = "brief van de school"


@pytest.fixture
def halt(bezoeker, losse_database, losse_wereld):
    """Samira, who has a deed and looks as verhoor, at a zaak of a family with one parent."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        give_chain(hier, hier.professionals["samira"], Rol.LEERPLICHT_VERHOOR)
        nummer = build_family(hier, date(2012, 5, 17), "eenhoofdig", verzuim_van=date(2026, 9, 14)).zaak.nummer
    samira = bezoeker("samira")
    [cookie] = [c for c in samira.page.context.cookies() if c["name"] == "sessionid"]
    with losse_database.verbonden("web"):
        session = import_module(settings.SESSION_ENGINE).SessionStore(cookie["value"])
        session[SESSION_ROL] = Rol.LEERPLICHT_VERHOOR.value
        session.save()
    samira.naar(f"/zaken/{nummer}/routes/")
    samira.kies("Halt")
    samira.page.locator("[name=uitleg]").fill("Er loopt al hulp.")
    samira.klik("Begin deze route")
    return samira


def look(samira):
    faultless(samira.page, "Noor", "Vos", "Mila")


def asked(samira, vraag, **filled):
    """Answer one question on the page of what is known."""
    samira.volg(re.compile(rf"^(Vul in|Verbeter)\s*: {vraag}"))
    look(samira)
    for naam, waarde in {"bron": BRON, **filled}.items():
        if waarde in ("ja", "nee"):
            samira.page.locator(f"[name={naam}][value={waarde}]").check()
        else:
            samira.page.locator(f"[name={naam}]").fill(waarde)
    samira.klik("Bewaar")


def said(samira, wie):
    """Somebody says yes to taking part."""
    samira.volg("Leg vast wie ja of nee zei")
    look(samira)
    samira.kies(wie)
    samira.page.locator("[name=antwoord][value=ja]").check()
    samira.page.locator("[name=hoe][value=papier]").check()
    samira.klik("Bewaar")


def recorded(samira, code):
    """Something with a day and a source."""
    samira.volg("Leg iets vast")
    look(samira)
    samira.page.locator("[name=code]").select_option(code)
    samira.page.locator("[name=bron]").fill(BRON)
    samira.klik("Leg vast")


def stepped(samira, naar, *, zelf, reden=""):
    """Take a step, or note that Halt took it."""
    samira.volg(re.compile(rf"^Zet deze stap\s*: {naar}"))
    look(samira)
    samira.page.locator(f"[name=wie][value^='{'zelf' if zelf else 'noteer'}:']").first.check()
    samira.page.locator("[name=reden]").fill(reden)
    samira.klik("Zet deze stap")


def until_it_runs(samira):
    """Every question answered, told on paper, said yes, referred, begun; back on the page of the route."""
    route = samira.page.url
    look(samira)
    samira.volg("Wat wij weten")
    look(samira)
    assert samira.ziet("Vul eerst in wat er over het verzuim bekend is.")
    asked(samira, "om welke dagen", dagen="14-9-2026\n15-9-2026")
    asked(samira, "wat er over het verzuim", uren="25", leerplichtig="ja", eigen_keuze="ja", probleem_zonder_hulp="nee",
          school_deed="ja", zorgelijk="nee")
    look(samira)
    assert samira.ziet("Nog uitzoeken")
    asked(samira, "of het kind er eerder was", eerder="nee", op="1-10-2026")
    look(samira)
    assert samira.ziet("Aan alle voorwaarden is voldaan.")
    assert samira.ziet("8 uur")
    for wie in ("Noor", "Mila"):
        said(samira, wie)
    look(samira)
    assert samira.ziet("Iedereen zei ja")
    samira.page.goto(route)
    for code in ("halt_verteld", "halt_ouders_verteld"):
        recorded(samira, code)
    stepped(samira, "voorgesteld", zelf=True)
    stepped(samira, "verwezen", zelf=True)
    stepped(samira, "startgesprek", zelf=False)
    stepped(samira, "loopt", zelf=False)
    return route


def test_halt_ends_well_and_says_that_no_proces_verbaal_follows(halt):
    route = until_it_runs(halt)
    stepped(halt, "eindgesprek", zelf=False)
    stepped(halt, "positief", zelf=False)
    look(halt)
    halt.volg("Wat wij weten")
    look(halt)
    assert halt.ziet("Over deze dagen komt geen proces-verbaal.")
    halt.page.goto(route)
    recorded(halt, "bericht_verstuurd")
    stepped(halt, "afgerond", zelf=False)
    look(halt)
    assert halt.ziet("Deze route is klaar.")


def test_halt_ends_badly_only_after_the_warning_on_paper(halt):
    until_it_runs(halt)
    halt.volg(re.compile(r"^Zet deze stap\s*: negatief"))
    assert halt.ziet("Dit mist nog:")
    look(halt)
    halt.page.go_back()
    halt.volg("Wat wij weten")
    assert halt.ziet("Eerst komt er een waarschuwing op papier")
    look(halt)
    halt.page.go_back()
    recorded(halt, "halt_waarschuwing")
    stepped(halt, "waarschuwing", zelf=False)
    stepped(halt, "negatief", zelf=False)
    recorded(halt, "bericht_verstuurd")
    stepped(halt, "teruggemeld", zelf=False)
    look(halt)
    assert halt.ziet("teruggemeld")
