"""Promise 5: a refusal says in four lines what, why, what you can do, who decides; unknown and forbidden are alike."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from time import perf_counter

import psycopg
import pytest
from toegangstabel import TOEGANG

import ketenkameleon
from ketenkameleon.rules.texts import TEKSTEN
from paginas_bouw import counted

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]
ONBEKEND = "2026-99999"
VRAGEN = ["Wat kan nu niet?", "Waarom niet?", "Wat kunt u wel doen?", "Wie beslist?"]
LINE = re.compile(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", re.DOTALL)
# The zaak itself and a page below it, for somebody who has no business there.
BUITEN = ("bip", "school", "andere_school", "bip_elders", "coordinator_elders")
PAREN = 80


def _lines(page: str) -> list[tuple[str, str]]:
    return [(unescape(q).strip(), unescape(re.sub(r"<[^>]*>", "", a)).strip()) for q, a in LINE.findall(page)]


@pytest.mark.parametrize("status", ["403", "404"])
def test_every_refused_page_says_the_four_lines(gezien, status):
    """Every address, everybody who is refused there. A page that does not exist says them too."""
    tried, silent = 0, []
    for (naam, methode), row in TOEGANG.items():
        for wie in (who for who in row if row[who] == status):
            said, tried = _lines(gezien.antwoord(wie, naam, methode).tekst), tried + 1
            if [question for question, _ in said] != VRAGEN or not all(answer for _, answer in said):
                silent.append((naam, methode, wie))
    assert silent == []
    assert tried > 150


def test_every_code_that_the_program_can_refuse_with_has_its_four_lines():
    """Read from the source: a refusal without a text would be a fault on the screen instead of a page."""
    root = Path(ketenkameleon.__file__).parent
    named = re.compile(r"(?:refused|Refused)\(\s*\"(\w+)\"")
    codes = {code for path in root.rglob("*.py") if path.name != "verdict.py"  # its docstring has an example
             for code in named.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 60
    assert codes - set(TEKSTEN) == set()
    for text in TEKSTEN.values():
        assert all(line.strip() for line in (text.wat_niet, text.waarom, text.wat_wel, text.wie_beslist))


def test_the_pages_for_when_something_breaks_say_what_one_can_do():
    folder = Path(ketenkameleon.__file__).parent / "web/templates/web/fouten"
    for status in ("403", "404", "409"):
        assert [question for question, _ in _lines((folder / f"{status}.html").read_text(encoding="utf-8"))] == VRAGEN


@pytest.mark.parametrize("wie", BUITEN)
def test_an_unknown_and_a_forbidden_zaak_have_the_same_status_body_headers_and_queries(bezoekers, wie):
    for naam in ("zaak", "zaak_print", "contact_begin", "overdragen", "zoek"):
        methode, answers, asked = ("POST" if naam == "zoek" else "GET"), [], []
        for nummer in (bezoekers.huis.nummer, ONBEKEND):
            data = {"nummer": nummer} if naam == "zoek" else None
            with counted() as queries:
                answer = bezoekers.vraag(wie, naam, methode, data, nummer=None if naam == "zoek" else nummer)
            answers.append((answer.status_code, answer.content, dict(answer.headers)))
            asked.append([re.sub(r"'[^']*'(?:::\w+)?|\d+", "?", query) for query in queries])
        assert answers[0] == answers[1], naam
        assert answers[0][0] == 404
        assert asked[0] == asked[1], naam


def test_an_unknown_and_a_forbidden_zaak_take_as_long(bezoekers):
    """Interleaved, so that a busy machine is busy for both; the bench does it with 2 × 2,000."""
    took: dict[str, list[float]] = {bezoekers.huis.nummer: [], ONBEKEND: []}
    for turn in range(PAREN):
        for nummer in sorted(took, reverse=bool(turn % 2)):
            begin = perf_counter()
            bezoekers.vraag("bip", "zaak", "GET", nummer=nummer)
            took[nummer].append(perf_counter() - begin)
    forbidden, unknown = took.values()
    slower = sum((f > u) + 0.5 * (f == u) for f in forbidden for u in unknown) / PAREN**2
    assert 0.35 < slower < 0.65, slower


def test_a_refusal_tells_the_log_and_nobody_else_what_was_asked_for(bezoekers, losse_database):
    """The asked-for number always; on the page it is not repeated, so that a screen that is passed on says nothing."""
    for nummer in (bezoekers.huis.nummer, ONBEKEND):
        answer = bezoekers.vraag("bip", "zaak", "GET", nummer=nummer, blijft=True)
        assert nummer not in answer.content.decode()
    with psycopg.connect(losse_database.owner_url) as conn:
        kept = {found for (found,) in conn.execute("SELECT t::text FROM logboek_inzage t WHERE soort = 'geweigerd'")}
    assert all(any(nummer in line for line in kept) for nummer in (bezoekers.huis.nummer, ONBEKEND))
