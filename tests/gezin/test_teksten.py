"""Everything a parent or child reads can be translated, and is easy enough to read (ux.md 8.8)."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from datetime import date
from inspect import getsource, unwrap

import pytest
from django.urls import get_resolver

from gezin_lezer import BASIS, bare_texts, family_templates, templates, with_parts
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon, banned_words, shortcomings
from ketenkameleon.toegang.middleware import GEZIN_PAGES
from ketenkameleon.toegang.taal import ALLEEN_NEDERLANDS
from ketenkameleon.web.bronteksten import ROOT, source_texts

WET, ON = shipped(), date(2026, 10, 8)
# A letter stays as it was sent: it stands in Dutch on the page, and says so (tests/post has its language).
ZOALS_VERSTUURD = {"post/_brief.html", "post/_blokken.html"}
GEZIN = ROOT / "gezin"
# Also read by families, in Dutch alone: before logging in, when something breaks, and on paper they are given.
OOK_VOOR_GEZIN = ("account/login.html", "toegang/inlogbrief.html", "web/privacy.html", "web/hulp.html",
                  *(f"web/fouten/{code}.html" for code in ("400", "404", "413", "429", "500", "503", "csrf")),
                  "plan/print.html", "delen/print.html")
U, JE = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE), re.compile(r"\b(?:je|jij|jou|jouw)\b", re.IGNORECASE)


def spoken(text: str) -> str:
    """The text with something filled in, without code."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"%\(\w+\)s|\{\w+\}", "Noor", text)).replace("%%", "%")


def by_file() -> dict[str, list[str]]:
    """What each file says, in words."""
    found = defaultdict(list)
    for text in source_texts():
        for place in text.plaatsen:
            found[place.rsplit(":", 1)[0]] += [spoken(said) for said in (text.tekst, text.meervoud) if said]
    return found


def sentences(pieces: list[str]) -> list[str]:
    """Without the labels: a word on a button or above a column is no sentence, and is not measured as one."""
    return [piece for piece in pieces if re.search(r"[.?!:]", piece) or len(piece.split()) > 4]


def said_by(name: str) -> list[str]:
    """Everything a page of a family says, with the parts it takes in."""
    files = by_file()
    parts = with_parts(name)
    return [said for file, pieces in files.items() if file.split("templates/")[-1] in parts for said in pieces]


@pytest.mark.parametrize("name", sorted(family_templates() - ZOALS_VERSTUURD))
def test_every_word_of_a_family_page_can_be_translated(name):
    assert list(bare_texts(templates()[name])) == []


@pytest.mark.parametrize("name", sorted(family_templates() - ZOALS_VERSTUURD))
def test_a_page_of_a_family_is_easy_enough_to_read(name):
    said = sentences(said_by(name))
    assert [gebrek.zin for gebrek in shortcomings(said, Toon.GEZIN, on=ON, wet=WET)] == [] or not said


@pytest.mark.parametrize("file", sorted(file for file in by_file() if file.endswith(".py")))
def test_what_code_says_to_a_family_is_easy_enough_to_read(file):
    said = sentences(by_file()[file])
    assert [gebrek.zin for gebrek in shortcomings(said, Toon.GEZIN, on=ON, wet=WET)] == [] or not said


@pytest.mark.parametrize("name", OOK_VOOR_GEZIN)
def test_a_page_that_a_family_meets_besides_its_own_is_easy_enough_to_read(name):
    said = sentences([" ".join(piece.replace("\0", " ").split()) for piece in bare_texts(templates()[name])])
    assert said
    assert [gebrek.zin for gebrek in shortcomings(said, Toon.GEZIN, on=ON, wet=WET)] == []


def test_no_text_that_a_family_reads_has_a_word_that_is_not_used():
    said = [piece for pieces in by_file().values() for piece in pieces]
    assert [gebrek.zin for gebrek in banned_words(said, on=ON, wet=WET)] == []


def test_a_text_speaks_to_a_parent_or_to_a_child_and_never_to_both():
    said = [spoken(text.tekst) for text in source_texts()]
    assert [text for text in said if U.search(text) and JE.search(text)] == []


def test_every_page_that_a_family_can_reach_is_drawn_from_a_template_of_families():
    views = {pattern.name: pattern.callback for _, pattern in _patterns(get_resolver().url_patterns)}
    drawn = {found for name in GEZIN_PAGES - ALLEEN_NEDERLANDS if name in views
             for found in re.findall(r"\"([\w/]+\.html)\"", getsource(unwrap(views[name])))}
    assert "brieven/gezin_brief.html" in drawn
    assert drawn - family_templates() == set()


# What ends in _werk is for who works here.
CODE = sorted(path for folder in ("", "views", "forms", "queries") for path in (GEZIN / folder).glob("*.py")
              if not path.stem.endswith("_werk"))


@pytest.mark.parametrize("path", [path for path in CODE if path.parent.name in ("views", "forms")],
                         ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sentence_in_the_code_of_family_pages_goes_through_gettext(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node) for call in ast.walk(tree) if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name) and "gettext" in call.func.id for node in ast.walk(call)}
    said |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    loose = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
             and id(node) not in said and re.match(r"[A-ZÀ-Ý][\w'’]* \w", node.value)]
    assert loose == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_code_of_family_pages_takes_its_days_in_the_language_of_the_page(path):
    taken = {name.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.ImportFrom) and node.module == "ketenkameleon.web.dates" for name in node.names}
    assert taken <= {"local_day", "AMSTERDAM"}, "take datum, tijd and dagen from web.dagwoorden"


@pytest.mark.parametrize(("text", "found"), [
    ("<p>Hoi</p>", ["Hoi"]), ('<p title="Dag {{ naam }}">{{ x }}</p>', ["Dag \0"]), ('{{ naam|default:"uw kind" }}',
                                                                                  ['"uw kind"']),
    ('{% knop "Stuur" %}', ['"Stuur"']), ('{% with wie=naam|default:"Uw kind" %}', ['"Uw kind"']),
    ('{% translate "Hoi" %}{% knop _("Stuur") %}{% if soort == "ouder" %}5 · {{ n|date:"H.i" }}{% endif %}', []),
    ('<p class="km-los">{% blocktranslate trimmed %}Hoi <b>{{ x }}</b>{% endblocktranslate %} – </p>', []),
    ('{% include "gezin/Deel.html" with wat="plek" %}{# Uitleg #}', [])])
def test_the_reader_of_templates_sees_what_it_looks_for(text, found):
    assert list(bare_texts(text)) == found


def test_family_templates_are_found_by_what_they_come_down_from():
    assert {BASIS, "brieven/gezin_brief.html", "brieven/gezin_brieven.html", "inzage/wie_keek_gezin.html",
            "post/_blokken.html"} <= family_templates()
    assert "web/base.html" not in family_templates()


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern.name, pattern
