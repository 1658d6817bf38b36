"""Every refusal has a text, and every rule says where it comes from: read from the source itself."""

import ast
import inspect
import re
import string
from datetime import date
from pathlib import Path

import pytest

import ketenkameleon
from ketenkameleon.rules import (
    absence,
    access,
    authority,
    belofte,
    bewaren,
    bewijs,
    boa_verslag,
    brieven,
    calendar,
    continuity,
    duo,
    eisen,
    fase,
    gezag,
    gronden,
    halt,
    inzage,
    inzet,
    kernteam,
    leerlog,
    leerplicht,
    loopbaan,
    luxe,
    noodtoegang,
    numbers,
    plek,
    programma,
    roles,
    routes,
    ruimte,
    signaal,
    standentabellen,
    taal,
    termijnlijst,
    terms,
    texts,
    toestemming,
    verlof,
    vervalt,
    visibility,
    waarden,
    wetboek_vorm,
    wpg,
    zaak,
    ziekte,
)
from ketenkameleon.rules.texts import TEKSTEN, Weigering, dutch_date, weigering
from ketenkameleon.rules.verdict import refused

SOURCE = Path(ketenkameleon.__file__).parent
RULES = [absence, access, authority, belofte, bewaren, bewijs, brieven, calendar, continuity, duo, eisen, fase, gezag,
         gronden, halt, inzage, leerplicht, luxe, noodtoegang, numbers, plek, roles, routes, standentabellen, taal,
         termijnlijst, terms, texts, toestemming, verlof, vervalt, visibility, waarden, wetboek_vorm, wpg, zaak,
         ziekte, boa_verslag, inzet, leerlog, loopbaan, programma, ruimte, kernteam, signaal]


def refusals():
    """Every call refused("code", ..., blank=...) in the source, as code and names of its blanks."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refused":
                yield path.relative_to(SOURCE).as_posix(), node


def coded():
    return [(where, node) for where, node in refusals()
            if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)]


def lines(text):
    return (text.wat_niet, text.waarom, text.wat_wel, text.wie_beslist)


def blanks(text):
    return {name for line in lines(text) for _, name, _, _ in string.Formatter().parse(line) if name}


def test_the_codes_in_the_source_are_the_codes_with_a_text():
    assert {node.args[0].value for _, node in coded()} == set(TEKSTEN)


def test_every_blank_of_a_text_is_given_by_each_refusal_with_that_code():
    short = [(where, node.args[0].value) for where, node in coded()
             if not blanks(TEKSTEN[node.args[0].value]) <= {k.arg for k in node.keywords} - {"bron"}]
    assert short == []


@pytest.mark.parametrize("code", sorted(TEKSTEN))
def test_a_refusal_is_four_short_calm_lines(code):
    for line in lines(TEKSTEN[code]):
        assert line.endswith(".")
        assert "!" not in line
        assert not re.search(r"\b(casus|dossier|traject|cliënt)", line.lower())
        assert not re.search(r"\b(tien|vier|drie|\d+)\b", line), "a number comes from a row"
        sentences = re.split(r"[.?] ", line)
        assert max(len(sentence.split()) for sentence in sentences) <= 15, "B1: short sentences"


def test_the_lines_are_filled_with_what_the_refusal_gives():
    text = weigering(refused("proof_expired", "BBO art. 7", tot="1 mei 2028", bewijs="de akte", wie="Uw werkgever"))
    assert text == Weigering(
        "U kunt deze rol nu niet kiezen.", "Dit gold tot en met 1 mei 2028: de akte.",
        "Vraag een collega bij wie dit nog geldt.", "Uw werkgever.")


def test_a_code_without_a_text_or_a_missing_blank_fails_at_once():
    with pytest.raises(KeyError):
        weigering(refused("bestaat_niet"))
    with pytest.raises(KeyError, match="tot"):
        weigering(refused("proof_expired", bewijs="de akte"))


@pytest.mark.parametrize(("day", "words"), [
    (date(2028, 5, 1), "1 mei 2028"), (date(2026, 12, 31), "31 december 2026"),
    (date(2026, 1, 2), "2 januari 2026")])
def test_date_is_written_in_words(day, words):
    assert dutch_date(day) == words


def public_functions():
    for module in RULES:
        for name, found in vars(module).items():
            if name.startswith("_") or getattr(found, "__module__", "") != module.__name__:
                continue
            if inspect.isclass(found):
                for inner, method in vars(found).items():
                    plain = method.__func__ if isinstance(method, classmethod) else method
                    written_here = inspect.isfunction(plain) and plain.__module__ == module.__name__
                    if written_here and not inner.startswith("_"):
                        yield f"{module.__name__}.{name}.{inner}", plain
            elif callable(found):
                yield f"{module.__name__}.{name}", inspect.unwrap(found)


def takes_or_gives_a_number_or_a_date(function):
    return any(re.search(r"\b(int|date)\b", str(hint)) for hint in function.__annotations__.values())


@pytest.mark.parametrize(("naam", "function"), list(public_functions()))
def test_every_rule_names_its_source_and_its_units(naam, function):
    doc = function.__doc__ or ""
    assert "Source:" in doc, naam
    if takes_or_gives_a_number_or_a_date(function):
        assert "Units:" in doc, naam
