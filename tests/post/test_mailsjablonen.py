"""The texts of mails, read as files: no name, no link, easy enough; and nothing else in the program sends mail."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import wereld
from ketenkameleon.post.berichttekst import MAP
from ketenkameleon.rules.berichten import Berichtsoort, message_rule
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.taal import Toon, banned_words, shortcomings

WET, ON = shipped(), date(2026, 10, 8)
SRC = Path(wereld.__file__).parents[1] / "src" / "ketenkameleon"
TEKSTEN = sorted(MAP.rglob("*.*"))
# A word with a dot inside, an at sign or a slash: whatever a mail program would make a link of.
LINK = re.compile(r"https?:|www\.|[@/\\]|\w\.[a-z]{2,}", re.IGNORECASE)
NAAM = re.compile(r"[A-Z]\w+(?: (?:de|van|der|den|el|[A-Z]\w+))*")
VOOR_GEZIN = {Berichtsoort.NIEUWS, Berichtsoort.NIEUWS_KIND}


def names() -> set[str]:
    """Every name that an invented person, place or school of the tests has."""
    here = Path(wereld.__file__)
    found: set[str] = set()
    for path in (here, *(here.with_name(f"{name}_bouw.py") for name in ("zaken", "delen", "plan"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAAM.fullmatch(node.value):
                found |= {word for word in node.value.split() if word[0].isupper()}
    return found


@pytest.mark.parametrize("path", TEKSTEN, ids=lambda path: path.name)
def test_a_text_of_a_mail_has_no_link_no_number_and_only_counts_to_fill_in(path):
    text = path.read_text(encoding="utf-8")
    assert LINK.findall(text) == []
    assert re.findall(r"\d", text) == []
    assert tuple(re.findall(r"\{(\w+)\}", text)) == message_rule(Berichtsoort(path.stem), on=ON, wet=WET).velden
    assert not set("{}<>%$") & set(re.sub(r"\{\w+\}", "", text))


@pytest.mark.parametrize("path", TEKSTEN, ids=lambda path: path.name)
def test_a_text_of_a_mail_names_nobody_of_the_tests(path):
    assert {"Noor", "Samira", "Duinstad", "Vlier"} <= names()
    assert set(re.findall(r"\w+", path.read_text(encoding="utf-8"))) & (names() - {"De", "Onderwerp"}) == set()


@pytest.mark.parametrize("path", TEKSTEN, ids=lambda path: path.name)
def test_a_text_of_a_mail_is_easy_enough_for_who_gets_it(path):
    lines = [line.removeprefix("Onderwerp: ") for line in path.read_text(encoding="utf-8").splitlines() if line]
    toon = Toon.GEZIN if Berichtsoort(path.stem) in VOOR_GEZIN else Toon.WERK
    assert [gebrek.zin for gebrek in shortcomings(lines, toon, on=ON, wet=WET)] == []
    assert banned_words(lines, on=ON, wet=WET) == ()


@pytest.mark.parametrize("bad", ["Kijk op kameleon.nl", "mail@huis", "https:x", "a/b", "www.x"])
def test_the_scan_sees_what_it_looks_for(bad):
    assert LINK.search(bad)
    assert not LINK.search("Er is nieuws. Log zelf in. In deze mail staat geen link.")


def test_nothing_but_the_carrier_of_messages_sends_mail():
    sends = re.compile(r"^\s*(?:import|from) (?:smtplib|email|django\.core\.mail|allauth\.account\.mail)", re.MULTILINE)
    found = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*.py")
             if sends.search(path.read_text(encoding="utf-8"))}
    assert found == {"koppelingen/mail/bezorger.py"}
    assert "mail_admins" not in "".join(path.read_text(encoding="utf-8") for path in SRC.rglob("config/*.py"))
