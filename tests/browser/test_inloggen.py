"""Logging in as people do it: a passkey made and used, an app with codes, a letter; every page checked with axe."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from inlog_bouw import do
from venster import BREED, faultless

from ketenkameleon.personen.models import Persoon, Verwant
from ketenkameleon.regio.models import Aanstelling
from wereld import BEGIN, WACHTWOORD
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]


@pytest.fixture
def leeg(chromium, site):
    """A window with nobody logged in."""
    window = chromium.new_context(viewport=BREED)
    window.set_default_timeout(10_000)
    yield window.new_page()
    window.close()


def _password_again(persona) -> None:
    """The page that asks who it is, once more, before anything of the login changes."""
    assert "/inloggen/opnieuw/" in persona.page.url
    faultless(persona.page)
    persona.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    persona.klik("Ga verder")


def test_a_passkey_is_made_and_logs_in_without_a_password(bezoeker, leeg, site, losse_database):
    samira = bezoeker("samira", wachtwoord=True)
    samira.naar("/beveiliging/")
    faultless(samira.page)
    key = _virtual_key(samira.page)
    samira.volg("Maak een passkey")
    _password_again(samira)
    faultless(samira.page)
    samira.page.get_by_label("Naam van de passkey").fill("Werktelefoon")
    samira.klik("Maak een passkey")
    samira.page.wait_for_url("**/beveiliging/reservecodes/")
    faultless(samira.page)
    samira.naar("/beveiliging/passkeys/")
    assert samira.ziet("Werktelefoon")
    faultless(samira.page)

    made = samira.page.context.new_cdp_session(samira.page)
    _move_key(key, leeg)
    leeg.goto(site + "/inloggen/")
    faultless(leeg)
    leeg.get_by_role("button", name="Log in met een passkey").click()
    leeg.wait_for_url("**/mijn-dag/")
    made.detach()
    do(losse_database, "DELETE FROM mfa_authenticator")


def test_an_app_with_codes_is_added_and_asked_for(bezoeker, leeg, site, losse_database):
    tom = bezoeker("tom", wachtwoord=True)
    tom.naar("/beveiliging/app/")
    _password_again(tom)
    faultless(tom.page)
    secret = tom.page.locator(".km-sleutel").inner_text()
    tom.page.get_by_label("Code uit de app").fill("000000")
    tom.klik("Zet aan")
    assert tom.page.title().startswith("Fout: ")
    faultless(tom.page)
    secret = tom.page.locator(".km-sleutel").inner_text() or secret
    _give_code(tom.page, "Code uit de app", secret, "Zet aan", "/beveiliging/reservecodes/")
    do(losse_database, "TRUNCATE toegang_cache")
    leeg.goto(site + "/inloggen/")
    leeg.get_by_label("Gebruikersnaam").fill("tom")
    leeg.get_by_label("Wachtwoord").fill(WACHTWOORD)
    leeg.get_by_role("button", name="Log in", exact=True).click()
    leeg.wait_for_url("**/inloggen/code/")
    faultless(leeg)
    _give_code(leeg, "Code", secret, "Log in", "/mijn-dag/")
    leeg.goto(site + "/sessies/")
    faultless(leeg)
    do(losse_database, "DELETE FROM mfa_authenticator")


def test_a_letter_is_printed_and_opens_the_page_of_a_parent(bezoeker, leeg, site, losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        zaak = make_zaak(losse_wereld.hier)
        make_vast(losse_wereld.hier, zaak, "samira")
        mila = Persoon.objects.create(regio=losse_wereld.hier.regio, voornaam="Mila", gegevens="bekend")
        Verwant.objects.create(regio=losse_wereld.hier.regio, kind=zaak.persoon, persoon=mila, relatie="ouder",
                               heeft_gezag=True, van=BEGIN)
    samira = bezoeker("samira", wachtwoord=True)
    samira.naar(f"/zaken/{zaak.nummer}/inlogbrieven/")
    faultless(samira.page)
    samira.klik("Maak een brief voor Mila")
    faultless(samira.page)
    code = samira.page.locator(".km-sleutel").inner_text()
    by_phone = re.search(r"aan de telefoon (\d{6})", samira.page.locator("aside").inner_text())[1]
    samira.page.emulate_media(media="print")
    assert not samira.page.locator("aside").is_visible(), "the code by phone is never on the paper"

    leeg.goto(site + "/inloggen/brief/")
    faultless(leeg)
    leeg.get_by_label("Code in de brief").fill(code)
    leeg.get_by_label("Geboortedatum van het kind").fill("17-05-2012")
    leeg.get_by_label("Code die u aan de telefoon kreeg").fill("000000")
    leeg.get_by_role("button", name="Log in", exact=True).click()
    faultless(leeg)
    leeg.get_by_label("Code die u aan de telefoon kreeg").fill(by_phone)
    leeg.get_by_role("button", name="Log in", exact=True).click()
    leeg.wait_for_url(f"**/gezin/{zaak.nummer}/")
    assert leeg.get_by_text("Samira de Wit").is_visible()
    faultless(leeg)


def test_break_glass_and_the_choice_of_a_hat_are_for_everybody_to_read(bezoeker, losse_database, losse_wereld):
    with losse_database.verbonden("owner"):
        zaak = make_zaak(losse_wereld.hier, "Sem")
        make_vast(losse_wereld.hier, zaak, "samira")
    tom = bezoeker("tom", wachtwoord=True)
    tom.naar("/noodtoegang/")
    faultless(tom.page)
    tom.page.get_by_label("Zaaknummer").last.fill(zaak.nummer)
    tom.klik("Ga verder")
    faultless(tom.page)
    tom.klik("Open de zaak")
    faultless(tom.page)
    tom.kies("Het kind of iemand anders")
    tom.page.get_by_label("Wat is er aan de hand?").fill("De school belt en niemand neemt op.")
    tom.klik("Open de zaak")
    assert tom.ziet("De zaak is voor u open.")
    faultless(tom.page)
    farah = bezoeker("farah", wachtwoord=True)
    farah.naar("/noodtoegang/")
    assert farah.ziet("De school belt en niemand neemt op.")
    faultless(farah.page)
    tom.klik(f"Stop de noodtoegang van zaak {zaak.nummer}")
    assert tom.ziet("De noodtoegang is gestopt.")
    with losse_database.verbonden("owner"):
        hier = losse_wereld.hier
        hat = Aanstelling.objects.create(regio=hier.regio, account=hier.accounts["farah"], functie="bip", van=BEGIN,
                                         organisatie=hier.organisaties["gemeente"])
    other = bezoeker("farah", wachtwoord=True)
    other.page.wait_for_url("**/u-werkt-nu-als/")
    faultless(other.page)
    other.klik("Werk voor Gemeente Duinstad")
    assert other.ziet("U werkt nu als BIP voor Gemeente Duinstad.")
    do(losse_database, "DELETE FROM regio_aanstelling WHERE id = %s", [hat.id])


def _give_code(page, label: str, secret: str, button: str, leads_to: str) -> None:
    """The code that the app shows now; when its half minute ended on the way, the next one, as a person does."""
    for last in (False, True):
        page.get_by_label(label).fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).click()
        if last or page.url.endswith(leads_to):
            break
    page.wait_for_url(f"**{leads_to}")


def _virtual_key(page) -> tuple[object, str]:
    """A key that the browser believes in: on this machine, with the finger always right."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True}})
    return session, made["authenticatorId"]


def _move_key(key: tuple[object, str], page) -> None:
    """The same key, in another window."""
    session, authenticator = key
    found = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert len(found) == 1
    there, other = _virtual_key(page)
    there.send("WebAuthn.addCredential", {"authenticatorId": other, "credential": found[0]})
