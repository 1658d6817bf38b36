"""The pages of sharing, really as the user web: what they say, what they refuse, and what leaves through them."""

from __future__ import annotations

import ast
import re
from datetime import date
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from huis import TEKSTEN
from toegangstabel import TOEGANG

import ketenkameleon
from ketenkameleon.delen.models import Toestemming
from paginas_bouw import text, title
from zaken_bouw import make_vast, make_zaak

pytestmark = [pytest.mark.muren, pytest.mark.rondgang]
SRC = Path(ketenkameleon.__file__).parent
JA = {"ontvanger": "swv", "soorten": "plan", "antwoord": "ja", "hoe": "mondeling", "op": "08-10-2026",
      "tot": "08-01-2027"}

# Every place in the code that sends something else than a page, with why it may.
GEEN_BLAD = {
    "brieven/views/brief.py:brief_pdf": "a letter that was released, on a share where it goes to a party",
    "brieven/views/klacht.py:klachtbrief_pdf": "a complaint, to who supervises whom it is about, as was asked",
    "delen/views/deling.py:verstrekken": "a Verstrekking: exactly the fields of a share that stands",
    "inzage/views/toezicht.py:fg_wie_keek_csv": "the log of one zaak, for the FG, without any content",
    "inzage/views/verzoeken.py:fg_verzoek_uitvoer": "what was decided on a request, to who asked for their own data",
    "meldingen/views/afgekeurd.py:afgekeurd_uitvoer": "lines of a delivery that could not be read, for the coördinator",
    "zaken/views/concept.py:concept": "the time at which a draft was kept",
    "overleg/views.py:agenda_ics": "when and where a kernteam meets, without a word about anybody",
    "schermen/views/start.py:sessie_verleng": "when the session ends",
    "schermen/views/leren.py:leerlog_uitvoer": "one's own lessons, no word about a child, to who wrote them",
}
NAAR_BUITEN = {"verstrekken", "brief_pdf", "klachtbrief_pdf", "afgekeurd_uitvoer", "concept", "sessie_verleng",
               "leerlog_uitvoer"}
# What the asker wrote, is there to mend or may read, and nothing else.
EIGEN_WOORD = {"afgekeurd_uitvoer": "regelbloem", "leerlog_uitvoer": "leerbloem", "klachtbrief_pdf": "klachtbloem"}
SENDS = {"JsonResponse", "FileResponse", "StreamingHttpResponse", "HttpResponse"}


def _moeder(bezoekers) -> str:
    page = bezoekers.vraag("vast", "delen_ja", "GET").content.decode()
    return re.search(r'value="([0-9a-f-]{36})"(?:(?!value=).)*?Moerasvaren', page, re.DOTALL)[1]


def _sends_something_else(node: ast.FunctionDef) -> bool:
    """Does this view send JSON, a file, or anything with a type or headers of its own?"""
    for call in (found for found in ast.walk(node) if isinstance(found, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in SENDS - {"HttpResponse"}:
            return True
        if name == "HttpResponse" and any(word.arg in ("content_type", "headers") for word in call.keywords):
            return True
    return "Content-Disposition" in ast.unparse(node)


def test_every_view_that_sends_a_file_or_json_is_a_giving_or_stands_on_the_list_with_its_reason():
    found = set()
    for path in SRC.rglob("*.py"):
        if "views" not in str(path.relative_to(SRC)) or path.parts[-2] == "web":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and _sends_something_else(node):
                found.add(f"{path.relative_to(SRC)}:{node.name}")
    assert found == set(GEEN_BLAD)


def test_no_page_answers_with_a_file_or_json_but_those_on_the_list(bezoekers, gezien):
    wrong, files = [], set()
    for wie, (naam, methode) in product(("vast", "coordinator", "school"), sorted(TOEGANG)):
        sends = naam == "verstrekken"
        answer = bezoekers.vraag(wie, naam, methode, {"hoe": "bestand"}) if sends else \
            gezien.antwoord(wie, naam, methode)
        is_page = answer.headers.get("Content-Type", "text/html").startswith("text/html")
        if not is_page or "Content-Disposition" in answer.headers:
            files.add(naam)
            read = [] if sends else [word for word in TEKSTEN if word in answer.tekst and word != EIGEN_WOORD.get(naam)]
            wrong += [(naam, methode, wie, read)] if read or naam not in NAAR_BUITEN else []
    assert wrong == []
    assert files, "some do, else nothing was looked at"


def test_what_leaves_as_a_file_is_the_share_and_nothing_else(bezoekers):
    answer = bezoekers.vraag("vast", "verstrekken", "POST", {"hoe": "bestand"})
    left = answer.content.decode()
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="verstrekking-{bezoekers.huis.nummer}.json"')
    assert "plekbloem" in left
    assert [word for word in TEKSTEN if word in left] == ["plekbloem", "deelbloem", "planbloem"]


def test_on_paper_leaves_the_same_and_the_title_names_nobody(bezoekers):
    answer = bezoekers.vraag("vast", "verstrekken", "POST", {"hoe": "papier"})
    assert [word for word in TEKSTEN if word in text(answer)] == ["plekbloem", "deelbloem", "planbloem"]
    assert "Zilverlinde" not in title(answer)


def test_the_table_is_the_same_on_the_page_and_on_the_print_for_the_family(bezoekers):
    pages = [bezoekers.vraag("vast", naam, "GET").content.decode() for naam in ("delen", "delen_print")]
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", page.split("<table", 1)[1].split("</table>", 1)[0])
             for page in pages]
    said = [[re.sub(r"<[^>]*>", "", unescape(cell)) for cell in found] for found in cells]
    assert said[0] == said[1]
    assert "ja, tot en met 8 jan" in said[0]


def test_a_spoken_yes_is_three_answers_and_what_else_is_kept_is_said(bezoekers):
    page = text(bezoekers.vraag("vast", "delen_ja", "GET"))
    assert "Bewaard wordt ook: ja, mondeling, vandaag, tot en met 8 januari 2027." in page
    empty = bezoekers.vraag("vast", "delen_ja", "POST", {**JA, "ontvanger": "", "soorten": ""})
    assert empty.status_code == 422
    assert text(empty).count("Verbeter 3 antwoorden.") == 1
    done = bezoekers.vraag("vast", "delen_ja", "POST", {**JA, "wie": _moeder(bezoekers)})
    assert done.status_code == 302


def test_consent_is_not_offered_where_the_law_decides(bezoekers):
    answer = bezoekers.vraag("vast", "delen_ja", "POST", {**JA, "wie": _moeder(bezoekers),
                                                          "ontvanger": "veilig_thuis", "soorten": "zorgen"})
    assert answer.status_code == 422
    assert "Dit regelt de wet al (Besluit meldcode" in text(answer)


def test_the_page_of_a_share_says_in_four_lines_what_misses(bezoekers):
    asked = {"ontvanger": "ggd", "soorten": "plan", "doel": "meedenken", "tot": "08-01-2027"}
    bezoekers.vraag("vast", "delen_vraag", "POST", asked, blijft=True)
    page = bezoekers.vraag("vast", "delen", "GET").content.decode()
    where = re.search(r'href="([^"]+)">Open<span class="km-onzichtbaar">: meedenken', page)[1]
    said = text(bezoekers.adres("vast", where, "GET"))
    assert "U kunt dit nog niet delen." in said
    assert "Er is nog geen ja van: iedereen met gezag." in said


@pytest.fixture
def weer_ja(bezoekers, losse_database):
    """After the test the mother's yes is as it was."""
    yield
    with losse_database.verbonden("owner"):
        Toestemming.objects.filter(pk=bezoekers.huis.toestemming).update(
            ingetrokken_op=None, ingetrokken_at=None, ingetrokken_bij=None, ingetrokken_door=None)


def test_a_yes_taken_back_while_the_page_was_open_ends_in_a_refusal_with_words(bezoekers, weer_ja):
    assert "plekbloem" in text(bezoekers.vraag("vast", "verstrekken", "GET"))
    back = bezoekers.vraag("waarneemt", "ja_intrekken", "POST", {"wie": _moeder(bezoekers)}, blijft=True)
    assert back.status_code == 302
    late = bezoekers.vraag("vast", "verstrekken", "POST", {"hoe": "bestand"})
    assert late.status_code == 409
    assert "De toestemming is ingetrokken." in text(late)
    again = bezoekers.vraag("vast", "ja_intrekken", "POST", {"wie": _moeder(bezoekers)})
    assert again.status_code == 409
    assert "plekbloem" not in text(bezoekers.vraag("vast", "verstrekken", "GET"))


def test_what_is_asked_about_a_share_of_another_zaak_is_not_there(bezoekers, losse_database):
    with losse_database.verbonden("owner"):
        other = make_zaak(bezoekers.huis.wereld.hier, "Sem", date(2012, 1, 1))
        make_vast(bezoekers.huis.wereld.hier, other, "samira")
    for naam in ("deling", "ja_intrekken", "verstrekken"):
        assert bezoekers.vraag("vast", naam, "GET", nummer=other.nummer).status_code == 404


def test_what_a_family_said_on_paper_is_kept_with_two_answers_and_the_yes_filled_in(bezoekers):
    h = bezoekers.huis
    address = f"{bezoekers.url('delen_ja')}?deling={h.deling}"
    page = bezoekers.adres("vast", address, "GET").content.decode()
    form = page.split("<main", 1)[1].split("</main>", 1)[0]
    filled = dict(re.findall(r'name="(op|tot)"[^>]*?value="([^"]+)"', form))
    assert re.search(r'value="plan"[^>]*checked', form)
    assert re.search(r'value="cjg" selected', form)
    mother = next(key for key in re.findall(r'value="([0-9a-f-]{36})"', form) if key != str(h.zaak.persoon_id))
    given = {"wie": mother, "hoe": "papier"}
    rest = {"ontvanger": "cjg", "soorten": "plan", "antwoord": "ja", **filled}
    answer = bezoekers.adres("vast", address, "POST", given | rest, blijft=False)
    assert answer.status_code == 302, "two answers; the rest stood there"
