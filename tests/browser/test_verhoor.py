"""The verhoor walk: invited in writing, posted, said first, questioned, saved; nobody outside the rol sees any of it.

And *stop en wissel van rol* with JavaScript off. Every page with axe at 1280 and 320 px. Source: design.md 2a; ux.md.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from venster import faultless, titled

from delen_bouw import build_family
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.toegang.models import Account, Relatie
from ketenkameleon.wetboek.models import WetboekRij
from verhoor_bouw import may_question
from wereld import NU

pytestmark = [pytest.mark.browser, pytest.mark.muren]
BRIEF = {"feit": "Niet naar school", "feit_op": "september 2026", "wanneer": "dinsdag om 16.00 uur",
         "waar": "op het stadhuis", "aanhef": "Noor", "professional": "Samira de Wit", "telefoon": "06-55501234"}


@pytest.fixture(scope="module")
def gezin(losse_database, losse_wereld):
    """Noor's zaak with Samira, who holds the deed; and her mother, who can log in."""
    hier = losse_wereld.hier
    with losse_database.verbonden("owner"):
        found = build_family(hier, date(2012, 5, 17), "eenhoofdig")
        may_question(hier, "samira")
        mila = Account.objects.create(gebruikersnaam="mila", naam="Mila Vos", password=hier.accounts["tom"].password)
        Relatie.objects.create(regio_id=hier.regio.id, account=mila, zaak_id=found.zaak.id, soort="ouder_met_gezag",
                               van=NU.date())
    return found


@pytest.fixture
def zelfde_dag(losse_database, losse_wereld):
    """`zelfde_dag()`: from now on the regio allows a verhoor on the day of the letter."""
    def allow() -> None:
        row, hier = shipped().rij("verhoor.zelfde_dag", NU.date()), losse_wereld.hier
        with losse_database.verbonden("owner"):
            WetboekRij.objects.create(
                regio_id=hier.regio.id, naam=row.naam, van=date(2026, 1, 1), waarde="ja", eenheid=row.eenheid,
                bron="Besluit stuurgroep 3 december 2025", zekerheid=row.zekerheid, scope="regio", sleutel="25",
                voorgesteld_door=hier.account_id("farah"), voorgesteld_at=NU,
                goedgekeurd_door=hier.account_id("samira"), goedgekeurd_at=NU)

    return allow


def _pages(persona, *paden: str) -> dict[str, str]:
    found = {}
    for pad in paden:
        persona.naar(pad)
        found[pad] = persona.page.locator("main").inner_text()
    return found


def test_the_verhoor_from_the_letter_to_what_was_said_and_nobody_else_sees_it(bezoeker, gezin, zelfde_dag):
    zaak = f"/zaken/{gezin.zaak.nummer}/"
    samira, farah, mila = bezoeker("samira"), bezoeker("farah"), bezoeker("mila")
    others = ((samira, (zaak, f"{zaak}print/", f"{zaak}brieven/")), (farah, (zaak, f"{zaak}print/")),
              (mila, ("/gezin/",)))
    before = [_pages(persona, *paden) for persona, paden in others]
    samira.naar(f"{zaak}contact/")
    samira.volg("Verhoor: eerst een brief, dan op een andere dag")
    faultless(samira.page, "Noor", "Vos")
    samira.klik("Kijk als Leerplicht, verhoor")
    faultless(samira.page, "Noor", "Vos")
    assert samira.ziet("Een verhoor kan pas als de brief is verstuurd, en op een latere dag.")
    _invite(samira)
    samira.naar(f"{zaak}verhoor/")
    faultless(samira.page, "Noor", "Vos")
    assert samira.ziet("De brief is van vandaag. Kies een latere dag.")
    zelfde_dag()
    samira.naar(f"{zaak}verhoor/")
    faultless(samira.page, "Noor", "Vos")
    _say(samira)
    faultless(samira.page, "Noor", "Vos")
    samira.klik("Begin het verhoor")
    assert samira.ziet("Typ wat er wordt gezegd. Spreek het niet in.")
    faultless(samira.page, "Noor", "Vos")
    samira.page.locator("[name=vraag_1]").fill("Waar was je?")
    samira.page.locator("[name=antwoord_1]").fill("Dat zeg ik niet.")
    samira.kies("ergens anders")
    samira.klik("Bewaar")
    assert [_pages(persona, *paden) for persona, paden in others] == before
    samira.naar(f"{zaak}contact/")
    samira.volg(re.compile("Toch nodig"))
    faultless(samira.page, "Noor", "Vos")
    samira.naar(f"{zaak}verhoor/")
    samira.klik("Kijk als Leerplicht, verhoor")
    samira.page.locator("summary").filter(has_text="met het kind").click()
    assert samira.ziet("Dat zeg ik niet.")
    faultless(samira.page, "Noor", "Vos")


def _invite(samira) -> None:
    """The letter to the child: made, filled in, released and posted today."""
    samira.volg("Brieven: nodig uit voor een verhoor")
    samira.page.locator("[name=soort]").select_option("verhoor_kind")
    samira.page.locator("[name=persoon]").select_option(label="Noor Vos")
    samira.klik("Maak de brief")
    samira.page.locator("[name=aan]").fill("Noor Vos\nWilgenlaan 4")
    for veld, waarde in BRIEF.items():
        if samira.page.locator(f"[name={veld}]").count():
            samira.page.locator(f"[name={veld}]").fill(waarde)
    samira.klik("Bewaar")
    samira.klik("Geef de brief vrij")
    samira.klik("Noteer")


def _say(samira) -> None:
    """Everything that is said and asked before the first question."""
    assert samira.page.locator("[name=verdenking]").input_value() == "Niet naar school, september 2026"
    for naam in ("Noor", "Ik heb gezegd waarvan", "Ik heb gezegd: antwoorden", "Aangeboden. Wil geen advocaat",
                 "Aangeboden. Wil niemand erbij", "Aangeboden. Een tolk is niet nodig"):
        samira.kies(naam)


def test_stop_and_change_of_rol_without_javascript_is_one_visit_in_two_parts(bezoeker, gezin):
    zaak = f"/zaken/{gezin.zaak.nummer}/"
    samira = bezoeker("samira", js=False)
    samira.naar(f"{zaak}contact/")
    _begin(samira, "leerplicht_gesprek")
    samira.kies("thuis")
    samira.kies("Geen afspraak")
    titled(samira.page, "Noor", "Vos")
    samira.klik("Stop en wissel van rol")
    assert samira.ziet("Verder in een andere rol")
    assert not samira.page.get_by_role("link", name="Verhoor: eerst een brief").count()
    _begin(samira, "onderwijszorg")
    samira.kies("thuis")
    samira.kies("Geen afspraak")
    if samira.page.get_by_label("Nee", exact=True).count():
        samira.page.get_by_label("Nee", exact=True).first.check()
    samira.klik("Bewaar")
    samira.naar("/mijn-dag/")
    samira.page.get_by_role("link", name="Maak af").first.click()
    samira.klik("Bewaar")
    samira.naar(zaak)
    assert samira.ziet("Eén bezoek")


def _begin(samira, rol: str) -> None:
    samira.kies("Noor")
    samira.page.locator(f"[name=rol][value={rol}]").check()
    samira.page.locator("[name=uitgelegd][value=ja]").check()
    samira.klik("Begin contact")


@pytest.mark.parametrize("rol", ["halt", "leerplicht_verhoor"])
def test_a_card_is_large_and_prints_on_one_a4(bezoeker, gezin, rol):
    samira = bezoeker("samira")
    samira.naar(f"/zaken/{gezin.zaak.nummer}/rolkaart/{rol}/")
    faultless(samira.page, "Noor", "Vos")
    assert samira.page.locator(".km-groot").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 20
    assert len(re.findall(rb"/Type\s*/Page[^s]", samira.page.pdf(format="A4"))) == 1
