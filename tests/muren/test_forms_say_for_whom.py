"""Every form with a box for words says, sealed, for whom it was drawn: so a text that comes too late is not lost.

Source: issue 3, part 8 (no lost text); docs/adr/0023.
"""

from __future__ import annotations

import re

import pytest
from toegangstabel import TOEGANG

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
WORDS = re.compile(r'<textarea|<input[^>]*type="text"')
# A zaaknummer, a code or a password: nothing that anybody would miss, or a secret that may not wait.
NO_WORDS = {"account_reauthenticate", "inlogbrief", "mfa_index", "wachtwoord"}
WIE = ("school", "vast", "gevraagd", "coordinator")


def _forms(bezoekers, naam: str, wie: str) -> list[str]:
    answer = bezoekers.vraag(wie, naam, "GET")
    posts = [form for form in FORM.findall(answer.content.decode()) if 'method="post"' in form.split(">", 1)[0]]
    return [form for form in posts if WORDS.search(form) and 'role="search"' not in form]


def test_every_form_with_a_box_for_words_says_for_whom_it_was_drawn(bezoekers):
    pages = [(naam, wie) for (naam, methode), allowed in sorted(TOEGANG.items()) for wie in WIE
             if methode == "GET" and allowed[wie] == "200" and naam not in NO_WORDS]
    found = {(naam, 'name="afzender"' in form) for naam, wie in pages for form in _forms(bezoekers, naam, wie)}
    assert sorted(naam for naam, says in found if not says) == []
    assert len(found) >= 15, "pages with words were looked at"
