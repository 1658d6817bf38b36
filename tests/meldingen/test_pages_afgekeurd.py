"""The lines that did not go in: listed, opened with a look that is written down, taken along, mended."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake_bouw import BSN, BSN_2
from ketenkameleon.koppelingen.personen.lezen import read_persons_file
from ketenkameleon.meldingen.models import AfgekeurdeRegel, Melding
from ketenkameleon.personen.models import Persoon
from ketenkameleon.zaken.models import WachtOp
from meldingen_bouw import browsing, fill, log_in, see, text
from wereld import NU, VANDAAG

pytestmark = pytest.mark.muren


@pytest.fixture(scope="module")
def gevuld(losse_database, losse_wereld):
    """The world with five lines that did not go in: of a file of meldingen a kind V9, a bad BSN, and a number that
    is none; of a file of persons a gezag that is none, and another child with the number of Sem."""
    fill(losse_database, losse_wereld)
    with losse_database.verbonden("jobs"):
        read_persons_file(persons(), regio_code="25", today=VANDAAG, at=NU)
    return losse_wereld.hier


def persons() -> io.BytesIO:
    """A file of persons with one good line, of Sem, and two bad ones."""
    whole = {"gemeente": "9901", "achternaam": "Vos", "gezag": {"soort": "GezagNietTeBepalen"}}
    born = {"geboortedatum": {"type": "JaarDatum", "jaar": 2012}}
    lines = (
        {**whole, **born, "bsn": BSN, "voornamen": "Loes", "gezag": {"soort": "Samen"}},
        {**whole, **born, "bsn": BSN_2, "voornamen": "Sem"},
        {**whole, **born, "bsn": BSN_2, "voornamen": "Tess", "achternaam": "Bos"},
    )
    text = "".join(json.dumps(one) + "\n" for one in ({"layout": "kameleon-personen/1"}, *lines))
    return io.BytesIO(text.encode())


@pytest.fixture
def site(gevuld, losse_database, settings, monkeypatch):
    """`site("farah")` is a browser in which Farah is logged in."""
    with browsing(losse_database, gevuld.regio.pk, settings, monkeypatch):
        yield lambda naam: log_in(gevuld.accounts[naam])


def line(code: str) -> AfgekeurdeRegel:
    return AfgekeurdeRegel.objects.get(code=code)


def address(code: str) -> str:
    return f"/meldingen/afgekeurd/{line(code).pk}/"


def written(client, code: str) -> str:
    """What stands in the box of that line."""
    page = client.get(address(code)).content.decode()
    [box] = re.findall(r'<textarea[^>]*name="regel"[^>]*>\r?\n?(.*?)</textarea>', page, re.DOTALL)
    return unescape(box)


def test_the_list_names_field_and_fault_but_no_number(site):
    page = see(site("farah"), "/meldingen/afgekeurd/")
    assert page.count("/meldingen/afgekeurd/0") == 5
    assert "Persoonsgegevens: 2 van 3 regels afgekeurd" in page
    assert "3 van 7 regels afgekeurd" in page
    assert "123456789" not in page


def test_a_file_of_its_own_shows_its_own_lines(site):
    levering = line("code_onbekend").levering_id
    assert (
        see(site("farah"), f"/meldingen/afgekeurd/?levering={levering}").count("/meldingen/afgekeurd/0") == 3
    )
    nothing = see(site("farah"), "/meldingen/afgekeurd/?levering=00000000-0000-0000-0000-000000000001")
    assert "/meldingen/afgekeurd/0" not in nothing
    assert "/meldingen/afgekeurd/0" in see(site("farah"), "/meldingen/afgekeurd/?levering=onzin&na=ooit")


def test_one_line_is_shown_whole_and_that_somebody_looked_is_written_down(site):
    farah = site("farah")
    with CaptureQueriesContext(connection) as asked:
        page = see(farah, address("code_onbekend"))
    assert "700000008" in page
    assert "V9" in page
    assert sum("INSERT INTO logboek_inzage" in q["sql"] for q in asked) == 1


def test_a_mended_line_goes_in_and_leaves_the_list(site):
    farah = site("farah")
    good = written(farah, "code_onbekend").replace(";V9;", ";O;")
    answer = farah.post(address("code_onbekend"), {"regel": good + "\r\n"}, follow=True)
    assert answer.redirect_chain == [("/meldingen/afgekeurd/", 302)]
    assert Melding.objects.filter(meldingsnummer=700000008).exists()
    assert text(answer).count("/meldingen/afgekeurd/0") == 4
    page = see(farah, address("code_onbekend"))
    assert "Farah Aziz verbeterde deze regel" in page
    assert "Lees opnieuw" not in page


def test_a_line_that_is_still_wrong_stays_as_typed_with_its_new_fault(site):
    farah = site("farah")
    bad = written(farah, "code_onbekend").replace(";V9;", ";O;").replace("2026-09-01;", "2026-99-01;")
    answer = farah.post(address("code_onbekend"), {"regel": bad})
    assert answer.status_code == 422
    assert "<title>Fout: Afgekeurde regel" in text(answer)
    assert "2026-99-01" in text(answer)
    assert not Melding.objects.filter(meldingsnummer=700000008).exists()
    assert line("code_onbekend").verbeterd_at is None


def test_a_mended_line_of_a_person_fills_the_child_in_and_its_zaak_waits_no_more(site):
    farah = site("farah")
    good = written(farah, "gezag_onbekend").replace("Samen", "GezagNietTeBepalen")
    open_waits = WachtOp.objects.filter(partij="persoonsgegevens", klaar_op=None)
    before = open_waits.count()
    answer = farah.post(address("gezag_onbekend"), {"regel": good}, follow=True)
    assert answer.redirect_chain == [("/meldingen/afgekeurd/", 302)]
    assert Persoon.objects.filter(voornaam="Loes", achternaam="Vos", geboortejaar=2012).count() == 1
    assert open_waits.count() == before - 1
    assert line("gezag_onbekend").verbetering == "verbeterd"
    assert "Farah Aziz verbeterde deze regel" in see(farah, address("gezag_onbekend"))


@pytest.mark.parametrize(("code", "was", "wordt", "zin"), [
    ("gezag_onbekend", '"Samen"', '"Alleen"', "De soort gezag staat niet in de lijst."),
    ("gezag_onbekend", '"gemeente"', '"stad"', "In deze regel staat een veld dat niet bij deze indeling hoort."),
    ("ander_kind_zelfde_nummer", '"Tess"', '"Sanne"', "Bij dit nummer hoort een ander kind"),
])
def test_a_line_of_a_person_that_is_still_wrong_comes_back_and_writes_nothing(site, code, was, wordt, zin):
    farah = site("farah")
    bad = written(farah, code).replace(was, wordt)
    before = Persoon.objects.count()
    answer = farah.post(address(code), {"regel": bad})
    assert answer.status_code == 422
    assert zin in text(answer)
    assert wordt.strip('"') in text(answer)
    assert (Persoon.objects.count(), line(code).verbeterd_at) == (before, None)


def test_a_number_of_another_child_put_right_makes_a_child_of_its_own(site):
    farah = site("farah")
    good = written(farah, "ander_kind_zelfde_nummer").replace(BSN_2, "999990019")
    assert farah.post(address("ander_kind_zelfde_nummer"), {"regel": good}).status_code == 302
    assert set(Persoon.objects.filter(voornaam__in=("Sem", "Tess")).values_list("voornaam", "achternaam")) == {
        ("Sem", "Vos"), ("Tess", "Bos")}


def test_a_line_that_is_not_needed_is_put_aside_and_stays_kept(site):
    farah = site("farah")
    farah.post(address("bsn_ongeldig"), {"niet_nodig": "1"})
    assert line("bsn_ongeldig").verbetering == "niet_nodig"
    assert "zette deze regel weg" in see(farah, address("bsn_ongeldig"))


def test_all_lines_go_along_in_a_file_whose_name_says_nothing_about_anybody(site):
    answer = site("farah").post("/meldingen/afgekeurd/uitvoer/")
    rows = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";")
    )
    assert [row[4] for row in rows[1:]] == [
        "code_onbekend", "bsn_ongeldig", "meldingsnummer_ongeldig", "gezag_onbekend", "ander_kind_zelfde_nummer"]
    assert "123456789" in rows[2][7]
    assert rows[3][7].startswith("'=1+1"), "a spreadsheet would work it out"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="afgekeurde-regels-2026-10-08.csv"'


def test_the_file_is_given_on_a_press_of_the_button_only(site):
    assert site("farah").get("/meldingen/afgekeurd/uitvoer/").status_code == 405


@pytest.mark.parametrize("naam", ["samira", "peter"])
def test_only_a_coordinator_opens_a_line(site, naam):
    client = site(naam)
    for page in ("/meldingen/afgekeurd/", address("bsn_ongeldig")):
        assert client.get(page).status_code == 403
    assert client.post("/meldingen/afgekeurd/uitvoer/").status_code == 403
    assert site("farah").get("/meldingen/afgekeurd/00000000-0000-0000-0000-000000000001/").status_code == 404


def test_a_long_list_goes_on_on_the_next_page(site, monkeypatch):
    monkeypatch.setattr("ketenkameleon.meldingen.queries_afgekeurd.AANTAL", 2)
    farah = site("farah")
    first = see(farah, "/meldingen/afgekeurd/")
    further = re.search(r'href="(\?na=[^"]+)"', first)[1]
    second = see(farah, f"/meldingen/afgekeurd/{further}")
    keys = [re.findall(r'href="/meldingen/afgekeurd/(0[^/]+)/"', page) for page in (first, second)]
    assert [len(found) for found in keys] == [2, 2]
    assert not set(keys[0]) & set(keys[1])
