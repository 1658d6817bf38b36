"""A long text without JavaScript, typed for longer than the session lasts: nothing is lost, nothing is written."""

from __future__ import annotations

import pytest
from inlog_bouw import one, slow_hash

from ketenkameleon.toegang.sessieopslag import SessionStore
from ketenkameleon.toegang.sessies import SESSION_TOT
from wereld import NU, WACHTWOORD
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.browser, pytest.mark.muren]

TEKST = "Noor vertelde lang. " * 50


@pytest.fixture
def zaak(losse_database, losse_wereld):
    """A zaak of Samira's."""
    with losse_database.verbonden("owner"):
        found = make_zaak(losse_wereld.hier)
        make_vast(losse_wereld.hier, found, "samira")
        return found


def _over(persona, database) -> None:
    """The session of this window ended a while ago, as the server keeps it."""
    [key] = [cookie["value"] for cookie in persona.page.context.cookies() if cookie["name"] == "sessionid"]
    with database.verbonden("owner"):
        session = SessionStore(key)
        session[SESSION_TOT] = NU.replace(year=2020).isoformat()
        session.save()


def test_a_text_that_was_sent_after_the_session_ended_is_there_after_logging_in_again(bezoeker, zaak, losse_database):
    samira = bezoeker("samira", js=False, wachtwoord=True)
    pad = f"/zaken/{zaak.nummer}/verhaal/"
    samira.naar(pad)
    samira.page.locator("input[name=verteller]").first.check()
    samira.page.locator("textarea").first.fill(TEKST.strip())
    _over(samira, losse_database)
    samira.klik("Bewaar het verhaal")
    assert "/inloggen/" in samira.page.url
    assert "Noor" not in samira.page.url
    assert samira.ziet("Uw tekst staat veilig voor u klaar")
    samira.page.get_by_label("Gebruikersnaam").fill("samira")
    samira.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    samira.klik("Log in")
    assert samira.page.url.endswith(pad)
    assert samira.page.locator("textarea").first.input_value() == TEKST.strip()
    assert samira.ziet("nog niet bewaard")
    assert one(losse_database, "SELECT count(*) FROM zaken_verhaal WHERE zaak_id = %s", [zaak.id]) == (0,)
    samira.klik("Bewaar het verhaal")
    assert one(losse_database, "SELECT tekst FROM zaken_verhaal WHERE zaak_id = %s", [zaak.id]) == (TEKST.strip(),)


def test_another_who_logs_in_in_the_same_window_sees_nothing_of_it(bezoeker, zaak, losse_database):
    slow_hash(losse_database, "tom")
    samira = bezoeker("samira", js=False)
    samira.naar(f"/zaken/{zaak.nummer}/verhaal/")
    samira.page.locator("textarea").first.fill(TEKST)
    _over(samira, losse_database)
    samira.klik("Bewaar het verhaal")
    samira.page.get_by_label("Gebruikersnaam").fill("tom")
    samira.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    samira.klik("Log in")
    assert "vertelde lang" not in samira.page.content()
    samira.naar("/mijn-dag/")
    assert "vertelde lang" not in samira.page.content()


def test_the_page_warns_as_long_before_the_end_as_the_server_says(bezoeker):
    """The server says 5 minutes; a page that is told 29 warns at once."""
    samira = bezoeker("samira")
    samira.naar("/mijn-dag/")
    assert samira.page.locator("body").get_attribute("data-sessie-waarschuwing") == "5"
    assert samira.page.locator(".km-sessie").count() == 0
    samira.page.route("**/mijn-dag/", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace('waarschuwing="5"', 'waarschuwing="31"')))
    samira.naar("/mijn-dag/")
    samira.page.locator(".km-sessie").wait_for()
