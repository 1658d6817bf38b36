"""From a first worry to a plan, persona by persona, as somebody walks it without a mouse: Tab, arrows, Space, Enter.

Each function takes a window (`Toetsen`) of the persona of its name and ends where the next one begins. Every page that
is opened is written down, so that a test can look at each of them again.
Source: issue 6, Done when; ux.md 6.8 and 6.13.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from venster import SMAL, faultless

NOOR = {"voornaam": "Noor", "achternaam": "Vos", "nummer": "999990342"}
MOST_TABS = 150


@dataclass
class Toetsen:
    """A window of one persona in which only keys are pressed. `gezien`: the pages that were opened."""

    persoon: object
    gezien: list[str] = field(default_factory=list)

    def naar(self, pad: str) -> None:
        """Go to an address, as from a bookmark."""
        self.persoon.naar(pad)
        self._saw()

    def ga_op(self, plaats: object) -> None:
        """Walk with Tab until this is the place of the keyboard."""
        wanted = plaats.element_handle()
        for _ in range(MOST_TABS):
            if wanted.evaluate("place => place === document.activeElement"):
                return
            self.persoon.page.keyboard.press("Tab")
        raise AssertionError(f"{plaats} is not reached with Tab on {self.persoon.page.url}")

    def druk(self, naam: str, rol: str = "button") -> None:
        """Press the button or link whose name begins so; the next page is there."""
        self.ga_op(self.persoon.page.get_by_role(rol, name=re.compile(rf"^\s*{re.escape(naam)}")).first)
        with self.persoon.page.expect_navigation():
            self.persoon.page.keyboard.press("Enter")
        self._saw()

    def volg(self, naam: str) -> None:
        """Follow the link whose name begins so."""
        self.druk(naam, "link")

    def menu(self, naam: str) -> None:
        """Open the menu and follow a link in it, as on a phone."""
        self.open("Menu")
        self.volg(naam)

    def open(self, naam: str) -> None:
        """Unfold what is folded under this heading, without a script."""
        self.ga_op(self.persoon.page.locator("summary:visible", has_text=naam).first)
        self.persoon.page.keyboard.press("Enter")

    def typ(self, veld: str, woorden: str) -> None:
        """Write in the box of this name, over what stands there."""
        self.ga_op(self.persoon.page.locator(f"[name={veld}]").first)
        self.persoon.page.keyboard.press("Control+A")
        self.persoon.page.keyboard.insert_text(woorden)

    def kies(self, veld: str, waarde: str) -> None:
        """Choose in a row of radio buttons or boxes: Tab to the question, arrows to the answer."""
        there = self.persoon.page.locator(f"[name={veld}]")
        wanted = self.persoon.page.locator(f"[name={veld}][value='{waarde}']")
        self.ga_op(there.first if wanted.get_attribute("type") == "radio" else wanted)
        self.persoon.page.keyboard.press("Space")
        for _ in range(there.count()):
            if wanted.is_checked():
                return
            self.persoon.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{veld}={waarde} is not chosen on {self.persoon.page.url}")

    def vink(self, veld: str) -> None:
        """Tick the only box of this name."""
        self.ga_op(self.persoon.page.locator(f"[name={veld}]"))
        self.persoon.page.keyboard.press("Space")

    def kies_uit(self, veld: str, woord: str) -> None:
        """Choose from a list by typing how the answer begins."""
        self.ga_op(self.persoon.page.locator(f"select[name={veld}]"))
        self.persoon.page.keyboard.type(woord)

    def ziet(self, tekst: str) -> None:
        """This text is on the page for a reader, and nothing is wider than the window."""
        assert self.persoon.ziet(tekst), f"{tekst!r} is not on {self.persoon.page.url}"

    def _saw(self) -> None:
        self.gezien.append(self.persoon.page.url)


def look_again(persoon: object, gezien: list[str], *namen: str) -> None:
    """Every page that was opened, each once, with axe at 320 px; none names these people in its title."""
    for url in dict.fromkeys(gezien):
        persoon.page.goto(url)
        faultless(persoon.page, *namen, sizes=(SMAL,))


def leerkracht_geeft_signaal(peter: Toetsen, school: str, vandaag: date) -> None:
    """Peter of the school says that Noor is late often; both parents and Noor said yes to her name."""
    peter.menu("Kernteams")
    peter.volg(school)
    peter.volg("Nieuw signaal")
    peter.kies("soort", "te_laat")
    peter.typ("tekst", "Noor komt elke maandag te laat.")
    peter.open("Met naam?")
    peter.vink("met_naam")
    peter.typ("voornaam", NOOR["voornaam"])
    peter.typ("achternaam", NOOR["achternaam"])
    peter.typ("geboren", f"01-01-{vandaag.year - 14}")
    peter.kies_uit("nummersoort", "Burger")
    peter.typ("nummer", NOOR["nummer"])
    peter.kies("ouders", "2")
    for veld in ("ouder_1", "ouder_2", "kind"):
        peter.kies(veld, "ja")
    peter.druk("Geef het signaal")
    peter.ziet("Bedankt. Samira de Wit heeft het signaal.")
    peter.menu("Uw signalen")
    peter.ziet("Noor komt elke maandag te laat.")


def kernteamlid_houdt_overleg(rob: Toetsen, school: str, jaar: int) -> None:
    """Rob plans a meeting, the agenda comes from the signaal; the team decides and asks for a zaak."""
    rob.volg(school)
    rob.volg("Plan een overleg")
    for veld, woorden in (("op", f"15-10-{jaar + 1}"), ("van", "13.30"), ("tot", "14.30")):
        rob.typ(veld, woorden)
    rob.druk("Plan het overleg")
    rob.druk("Zet de open signalen op de agenda")
    rob.ziet("Noor Vos")
    meeting = rob.persoon.page.url
    rob.volg("Besluit of afspraak")
    rob.typ("besluit", "Wij vragen een zaak. De mentor belt elke week.")
    rob.druk("Bewaar het besluit")
    rob.ziet("Besluit: Wij vragen een zaak. De mentor belt elke week.")
    rob.volg("Signaal")
    rob.kies("wat", "melding")
    rob.druk("Bewaar")
    rob.ziet("De coördinator maakt er een zaak van. U hoeft niets over te typen.")
    assert rob.persoon.page.url != meeting


def coordinator_geeft_zaak(farah: Toetsen, aan: str) -> str:
    """Farah makes the report without typing a word of the signaal again, and asks a colleague; the zaaknummer."""
    farah.naar("/signalen/")
    farah.volg("Noor Vos")
    page = farah.persoon.page
    filled = {veld: page.locator(f"[name={veld}]").input_value() for veld in NOOR}
    assert filled == NOOR, "nobody types again what the school knew"
    farah.druk("Bewaar melding")
    farah.ziet("De melding is bewaard.")
    farah.menu("Verdelen")
    farah.volg("Geef")
    nummer = page.url.rstrip("/").split("/")[-2]
    farah.ga_op(page.get_by_role("radio").first)
    for _ in range(page.get_by_role("radio").count()):
        page.keyboard.press("Space")
        if page.get_by_label(re.compile(rf"^\s*{re.escape(aan)}\b")).first.is_checked():
            break
        page.keyboard.press("ArrowDown")
    farah.druk("Vraag deze collega")
    return nummer


def contactpersoon_maakt_plan(samira: Toetsen, nummer: str) -> None:
    """Samira says yes and makes the plan with Noor, parents and school: one goal, a step at school and at home."""
    samira.naar(f"/zaken/{nummer}/verzoek/")
    samira.druk("Ja, ik neem deze zaak")
    samira.naar(f"/zaken/{nummer}/plan/")
    samira.volg("Maak het plan")
    for wie in ("kind", "ouder", "school"):
        samira.kies("samen_met", wie)
    samira.druk("Maak het plan")
    samira.volg("Doel toevoegen")
    samira.typ("tekst", "Noor is om 9.00 uur op school.")
    samira.druk("Bewaar het doel")
    for waar, wat, wie in (("school", "De mentor wacht bij de deur.", "Peter Mol"),
                           ("thuis", "Om 8.15 uur samen weg.", "haar moeder")):
        samira.open("Dit doel wijzigen")
        samira.volg("Stap toevoegen")
        samira.kies("waar", waar)
        samira.typ("wat", wat)
        samira.typ("wie", wie)
        samira.druk("Bewaar de stap")
    samira.ziet("Noor is om 9.00 uur op school.")
    samira.ziet("Om 8.15 uur samen weg.")


def contactpersoon_biedt_plek(samira: Toetsen, nummer: str, vandaag: date) -> None:
    """Samira offers a plek, the family says yes, and Noor starts today; nobody confirmed it yet."""
    samira.naar(f"/zaken/{nummer}/plek/")
    page = samira.persoon.page
    samira.ga_op(page.locator("[name=soort]").first)
    page.keyboard.press("Space")
    samira.typ("waar", "De Vlier, klas 3B")
    samira.druk("Bied deze plek aan")
    for stap in ("aanvaarden", "starten"):
        samira.naar(f"/zaken/{nummer}/plek/")
        samira.ga_op(page.locator(f"a[href$='/{stap}/']").first)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        if stap == "starten":
            samira.typ("op", f"{vandaag:%d-%m-%Y}")
        samira.ga_op(page.locator("main form button[type=submit]").first)
        with page.expect_navigation():
            page.keyboard.press("Enter")


def ouder_leest_en_schrijft(mila: Toetsen) -> None:
    """Mila reads where things stand and writes to Samira."""
    mila.naar("/")
    mila.ziet("Noor: waar staan we?")
    mila.ziet("Samira de Wit")
    mila.volg("Berichten")
    mila.typ("tekst", "Noor slaapt weer beter.")
    mila.druk("Stuur")
    mila.ziet("Uw bericht is verstuurd.")


def kind_zegt_iets(noor: Toetsen) -> None:
    """Noor reads who helps her, and says something that her parents do not read."""
    noor.naar("/")
    noor.ziet("Hoi Noor")
    noor.volg("Zeg iets")
    noor.typ("tekst", "Ik wil iets met mijn handen.")
    noor.kies("ouders", "nee")
    noor.druk("Stuur")
    noor.ziet("Je bericht is verstuurd.")


def contactpersoon_antwoordt(samira: Toetsen, nummer: str) -> None:
    """Samira answers Mila, and tells Noor what was done with her words; each in a thread of their own."""
    samira.naar(f"/zaken/{nummer}/berichten/")
    page = samira.persoon.page
    for zei, antwoord, gedaan in (("Noor slaapt weer beter.", "Fijn om te horen.", ""),
                                  ("Ik wil iets met mijn handen.", "Dat zoeken we uit.", "werkplaats gebeld")):
        thread = page.locator("section", has=page.get_by_text(zei))
        samira.ga_op(thread.locator("[name$=tekst]"))
        page.keyboard.insert_text(antwoord)
        if gedaan:
            samira.ga_op(thread.locator("[name$=gedaan]"))
            page.keyboard.insert_text(gedaan)
        samira.ga_op(thread.get_by_role("button", name="Bewaar"))
        with page.expect_navigation():
            page.keyboard.press("Enter")


def ouder_bevestigt_plek(mila: Toetsen) -> None:
    """Mila reads the answer and nothing of what Noor said; she says that Noor did start."""
    mila.naar("/")
    mila.volg("Berichten")
    mila.ziet("Fijn om te horen.")
    assert mila.persoon.page.get_by_text("met mijn handen").count() == 0
    mila.naar("/")
    mila.volg("Is dat zo? Zeg het ons")
    mila.kies("antwoord", "ja")
    mila.druk("Verstuur")


def kind_leest_wat_is_gedaan(noor: Toetsen) -> None:
    """Noor reads what was done with what she said."""
    noor.naar("/")
    noor.ziet("Ik wil iets met mijn handen.")
    noor.ziet("werkplaats gebeld")
