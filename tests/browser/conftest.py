"""A real server on a database of its own, and a real Chromium that visits it. Without a browser these tests skip."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connections
from inlog_bouw import slow_hash
from venster import BREED

from paginas_bouw import browser
from wereld import WACHTWOORD

ROOT = Path(__file__).resolve().parents[2]
# The shell is the same engine without the windows around it, which cost more than the page.
CHROMIUM = next((path for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                 if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium(sjabloon) -> Iterator[object]:
    """The browser; playwright's own is never fetched.

    As long as it runs, Django keeps the connections of this thread apart from those of before: each are closed by
    whoever goes, or they would keep the database of the tests in use.
    """
    if CHROMIUM is None:
        pytest.skip("er is geen Chromium op deze machine; installeer het pakket chromium om deze tests te draaien")
    from playwright import sync_api

    # Playwright's own loop runs in this thread; Django's guard would take our database work for asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    connections.close_all()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def site(losse_database, losse_wereld) -> Iterator[str]:
    """The address of a server that is logged in to this module's database as web."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "KAMELEON_DATABASE_URL": losse_database.web_url,
           "DJANGO_SETTINGS_MODULE": "ketenkameleon.config.settings"}
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
               "--workers", "1", "--blocking-threads", "4", "--no-access-log", "--log-level", "error",
               "ketenkameleon.config.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait(port)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=15)


@dataclass
class Bezoeker:
    """One persona in a browser window of their own."""

    page: object
    site: str

    def naar(self, pad: str) -> None:
        """Go to a page of the site."""
        self.page.goto(self.site + pad)

    def log_in(self, naam: str) -> None:
        """Log in through the page."""
        self.naar("/inloggen/")
        self.page.get_by_label("Gebruikersnaam").fill(naam)
        self.page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        self.klik("Log in")

    def ga(self, plaats: object) -> None:
        """Press what leads to another page, and wait until it is there."""
        with self.page.expect_navigation():
            plaats.click()

    def klik(self, naam: str) -> None:
        """Press the button with that name; the next page is there."""
        self.ga(self.page.get_by_role("button", name=naam, exact=True))

    def volg(self, naam: str | re.Pattern[str]) -> None:
        """Follow the link with that name, or one like it; the next page is there."""
        self.ga(self.page.get_by_role("link", name=naam, exact=isinstance(naam, str)).first)

    def kies(self, naam: str) -> None:
        """Choose a radio button or tick a box, by how its label begins."""
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(naam)}\b")).first.check()

    def ziet(self, tekst: str) -> bool:
        """Is this text on the page, for a reader?"""
        return self.page.get_by_text(tekst).first.is_visible()


@pytest.fixture
def bezoeker(chromium, site, losse_database) -> Iterator[Callable[..., Bezoeker]]:
    """`bezoeker("samira")` is a logged-in persona; `js=False` switches JavaScript off.

    With `wachtwoord` they log in through the page, else they come with a session that holds.
    """
    windows = []

    def open_window(naam: str, *, js: bool = True, viewport: dict[str, int] | None = None,
                    wachtwoord: bool = False) -> Bezoeker:
        window = chromium.new_context(java_script_enabled=js, viewport=viewport or BREED)
        window.set_default_timeout(10_000)
        windows.append(window)
        if not wachtwoord:
            with losse_database.verbonden("web"):
                value = browser(naam).cookies["sessionid"].value
            window.add_cookies([{"name": "sessionid", "value": value, "url": site, "httpOnly": True}])
        persona = Bezoeker(window.new_page(), site)
        if wachtwoord:
            slow_hash(losse_database, naam)
            persona.log_in(naam)
        else:
            persona.naar("/")
        return persona

    yield open_window
    for window in windows:
        window.close()


def _wait(port: int, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("de server kwam niet op")
