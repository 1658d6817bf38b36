"""A script in every text: in every column that holds words, in every box of every form; no page ever runs one.

The browser is real; its requests are answered by Django in this process, so that the day is fixed and all is undone
with the database of this module.
"""

from __future__ import annotations

import contextvars

import psycopg
import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client
from opstelling import bezoekers, huis
from psycopg import sql
from toegangstabel import TOEGANG

__all__ = ["bezoekers", "huis"]
pytestmark = [pytest.mark.browser, pytest.mark.muren]

SITE = "http://kameleon.invalid"
# Short enough for a name; it breaks out of text, of an attribute in either kind of quotes, and asks for a picture.
PAYLOAD = "'\"><img src=x data-xss onerror=alert(1)>"
SHORT = "<b data-xss>"
# What keeps no words of people, or is kept as it was said and cannot be changed.
NOT_THESE = ("logboek_", "post_", "wetboek_")
# A column this long holds words of people, unless the program made what stands in it; and so do these short ones.
WORDS_FROM = 75
MADE = {"rij_id", "belofte_rij", "password", "gebruikersnaam", "issuer", "subject"}
WOORDEN = {"voornaam", "tussenvoegsel", "achternaam", "taal", "telefoon", "klas", "naam", "wat", "waar", "werkdagen",
           "wie", "nummer", "veld"}
WATCH = """
window.__seen = [];
document.addEventListener("securitypolicyviolation", function (e) {
  window.__seen.push(e.violatedDirective + " " + e.blockedURI);
});
"""
FILL = """
(payload) => {
  for (const form of document.querySelectorAll("main form")) {
    for (const box of form.querySelectorAll("input:not([type]), input[type=text], textarea")) {
      if (box.inputMode !== "numeric" && box.inputMode !== "decimal") box.value = payload;
    }
    for (const list of form.querySelectorAll("select")) if (list.options.length > 1) list.selectedIndex = 1;
    const seen = new Set();
    for (const choice of form.querySelectorAll("input[type=radio]")) {
      if (!seen.has(choice.name)) { choice.checked = true; seen.add(choice.name); }
    }
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = true;
    for (const box of form.querySelectorAll("input[inputmode=numeric]")) box.value = "08-10-2026";
  }
  return [...document.querySelectorAll("main form")].map((form) => Boolean(
    form.querySelector("input:not([type]), input[type=text], textarea")));
}
"""
COUNT = "(html) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-xss]').length"

_STATIC: dict[str, dict[str, object]] = {}


class Venster:
    """One persona's window, answered by Django here."""

    def __init__(self, chromium: object, sessie: str | None) -> None:
        self.client = Client(raise_request_exception=False)
        if sessie:
            self.client.cookies["sessionid"] = sessie
        self.context = chromium.new_context()
        self.context.add_init_script(WATCH)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.dialogs: list[str] = []
        self.page.on("dialog", self._dialog)
        # The browser asks from a context of its own; in this one Django has its connection.
        here = contextvars.copy_context()
        self.page.route("**/*", lambda route: here.copy().run(self._serve, route))

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _serve(self, route: object) -> None:
        asked = route.request
        if "/static/" in asked.url and asked.url in _STATIC:
            route.fulfill(**_STATIC[asked.url])
            return
        answer = self.client.generic(asked.method, asked.url.removeprefix(SITE), asked.post_data_buffer or b"",
                                     content_type=asked.headers.get("content-type", "text/plain"))
        hops = 0
        while answer.status_code in (301, 302, 303) and hops < 5:
            answer, hops = self.client.get(answer.headers["Location"]), hops + 1
        body = answer.getvalue() if answer.streaming else answer.content
        answer.close()
        headers = {k: v for k, v in answer.headers.items() if k not in ("Content-Length", "Content-Disposition")}
        if "csv" in headers["Content-Type"]:
            headers["Content-Type"] = "text/plain; charset=utf-8"  # to look at it, and not to keep it
        made = {"status": answer.status_code, "headers": headers, "body": body}
        if "/static/" in asked.url:
            _STATIC[asked.url] = made
        route.fulfill(**made)

    def elements(self, url: str) -> int:
        """How many elements of ours that page would get: what becomes none, can run nothing."""
        answer = self.client.get(url)
        html = (answer.getvalue() if answer.streaming else answer.content).decode(errors="replace")
        answer.close()
        return self.page.evaluate(COUNT, html)

    def safe(self, where: str) -> int:
        """Nothing ran, nothing was stopped from running, and nothing of ours became an element; returns the length."""
        self.page.wait_for_load_state("load")
        assert self.dialogs == [], where
        assert self.page.locator("[data-xss]").count() == 0, where
        assert self.page.evaluate("window.__seen") == [], where
        return self.page.content().count("data-xss")


def _text_columns() -> list[tuple[str, str, int]]:
    """Table, column and length of everything that holds words of people."""
    return sorted({(model._meta.db_table, field.column, field.max_length or 4000) for model in apps.get_models()
                   for field in model._meta.get_fields() if isinstance(field, (CharField, TextField))
                   and model.__module__.startswith("ketenkameleon.")
                   and not model._meta.db_table.startswith(NOT_THESE) and field.column not in MADE
                   and (field.max_length or 4000) >= (len(SHORT) if field.column in WOORDEN else WORDS_FROM)})


@pytest.fixture(scope="module")
def vergiftigd(losse_database, bezoekers):
    """Every column with words holds a script, wherever the database takes it; returns which do."""
    filled = set()
    with psycopg.connect(losse_database.owner_url, autocommit=True) as conn:
        for table, column, most in _text_columns():
            text = PAYLOAD if most >= len(PAYLOAD) else SHORT
            try:
                conn.execute(sql.SQL("UPDATE {} SET {} = %s WHERE {} <> ''").format(
                    sql.Identifier(table), sql.Identifier(column), sql.Identifier(column)), [text])
            except psycopg.Error:
                continue  # a list of codes, or a line that is kept as it was said
            filled.add((table, column))
    return filled


@pytest.fixture
def venster(chromium, bezoekers):
    """`venster("vast")`: the window of that persona."""
    opened: list[Venster] = []

    def open_one(wie: str) -> Venster:
        opened.append(Venster(chromium, bezoekers.sessies.get(wie)))
        return opened[-1]

    yield open_one
    for each in opened:
        each.context.close()


def _pages(bezoekers: object, wie: str) -> list[str]:
    """Every page that this persona gets."""
    return [bezoekers.url(naam) for (naam, methode), row in TOEGANG.items()
            if methode == "GET" and row[wie] == "200" and naam not in ("sessie_verleng", "account_logout")]


def test_the_words_of_people_are_poisoned_where_it_counts(vergiftigd):
    """Else the rest of this module proves nothing."""
    assert {("personen_persoon", "voornaam"), ("personen_persoon", "achternaam"), ("zaken_afspraak", "wat"),
            ("zaken_wachtop", "wat"), ("zaken_zaak", "stand_tekst"), ("zaken_plek", "waar"), ("regio_school", "naam"),
            ("toegang_account", "naam"), ("meldingen_afgekeurderegel", "zin"), ("plan_doel", "tekst"),
            ("overleg_agendapunt", "regel"), ("inzage_verzoek", "vrager_naam")} <= vergiftigd


@pytest.mark.parametrize("wie", ["vast", "coordinator", "school"])
def test_no_page_and_no_form_runs_a_script_that_stands_in_a_record_or_was_typed(venster, bezoekers, vergiftigd, wie):
    """Every page is looked at; every form of it is filled and sent; the answer, with its faults or without, is looked
    at; and so, at the end, are all pages again, read by the same browser, with what was kept."""
    window, shown, sent = venster(wie), 0, 0
    for url in _pages(bezoekers, wie):
        window.page.goto(SITE + url)
        shown += window.safe(f"{wie} {url}")
        for number, asks_words in enumerate(window.page.evaluate(FILL, PAYLOAD)):
            button = window.page.locator("main form").nth(number).locator("button[type=submit]").first
            if not asks_words or not button.count():
                continue
            with window.page.expect_navigation():
                button.evaluate("(button) => button.form.requestSubmit(button)")
            window.safe(f"{wie} {url} form {number}")
            sent += 1
            break  # a page has one form that asks for words
    assert shown > 0, "the words are on these pages, as words"
    assert sent > 2
    for url in _pages(bezoekers, wie):
        assert window.elements(url) == 0, f"{wie} {url} afterwards"


def test_a_script_that_does_stand_in_a_page_is_seen_by_this_test(venster, bezoekers):
    """The watch works: the policy stops an inline handler and says so."""
    window = venster("niemand")
    window.page.goto(SITE + "/hulp/")
    window.page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", PAYLOAD)
    window.page.wait_for_function("window.__seen.length > 0")
    assert window.page.locator("[data-xss]").count() == 1
    assert window.page.evaluate(COUNT, PAYLOAD) == 1
    with pytest.raises(AssertionError):
        window.safe("here")
