"""The pages of letters: the whole walk, what stands in the address and the title, and what is not shown."""

from __future__ import annotations

import re

import pytest
from pdf_lezer import Pdf

from brieven_bouw import UITNODIGING

pytestmark = pytest.mark.muren
BRIEF = re.compile(r"/brieven/([0-9a-f-]{36})/")


def page(bezoekers, naam):
    answer = bezoekers.vraag("vast", naam, "GET")
    assert answer.status_code == 200
    return answer.content.decode()


def made(bezoekers):
    """The address of a new invitation to the mother, really committed."""
    new = bezoekers.url("brieven")
    mother = re.search(r'value="([0-9a-f-]{36})">Moerasvaren', bezoekers.adres("vast", new, "GET").content.decode())[1]
    where = bezoekers.adres("vast", new, "POST", {"soort": "uitnodiging", "persoon": mother}, blijft=True).url
    assert BRIEF.search(where)
    return where


def test_a_letter_is_made_filled_in_released_printed_and_posted_through_the_pages(bezoekers):
    """Really committing, one step after another, as somebody does it."""
    nummer = bezoekers.huis.nummer
    new, where = bezoekers.url("brieven"), made(bezoekers)
    first = bezoekers.adres("vast", where, "GET").content.decode()
    assert 'value="Moerasvaren"' in first
    assert "Nog leeg:" in first
    assert "Geef de brief vrij" not in first
    filled = {**UITNODIGING, "aan": "Mevrouw Vos\nWilgenlaan 4"}
    assert bezoekers.adres("vast", where, "POST", filled, blijft=True).status_code == 302
    assert "Geef de brief vrij" in bezoekers.adres("vast", where, "GET").content.decode()
    assert bezoekers.adres("vast", where + "vrijgeven/", "POST", blijft=True).status_code == 302
    pdf = bezoekers.adres("vast", where + "pdf/", "POST", blijft=True)
    assert (pdf.headers["Content-Type"], pdf.headers["Content-Disposition"]) == (
        "application/pdf", f'attachment; filename="brief-{nummer}.pdf"')
    assert "Wilgenlaan 4" in Pdf(pdf.content).text
    assert bezoekers.adres("vast", where + "verstuurd/", "POST", {"op": "08-10-2026"}, blijft=True).status_code == 302
    last = bezoekers.adres("vast", where, "GET").content.decode()
    assert "Verstuurd op 8 oktober 2026" in last
    assert "<textarea" not in last
    assert "Verstuurd op 8 oktober 2026" in bezoekers.adres("vast", new, "GET").content.decode()
    assert bezoekers.adres("vast", where, "POST", filled).status_code == 409


def test_a_letter_that_is_not_released_says_on_paper_that_it_is_a_draft(bezoekers):
    assert "Concept: nog niet vrijgegeven." in page(bezoekers, "brief_print")
    assert "briefbloem" in page(bezoekers, "brief_print")


def test_a_day_that_is_none_is_asked_again_with_the_letter_beside_it(bezoekers):
    answer = bezoekers.vraag("vast", "brief_verstuurd", "POST", {"op": "gisteren"})
    assert answer.status_code == 422


def test_a_letter_to_nobody_is_asked_again(bezoekers):
    answer = bezoekers.vraag("vast", "brieven", "POST", {"soort": "uitnodiging"})
    assert answer.status_code == 422
    assert "Kies aan wie de brief is." in answer.content.decode()


def test_seven_lines_of_address_are_too_many(bezoekers):
    answer = bezoekers.vraag("vast", "brief", "POST", {"aan": "\n".join("abcdefg")})
    assert "Schrijf ten hoogste 6 regels." in answer.content.decode()


def test_the_list_has_no_letter_of_the_verhoor_and_offers_none(bezoekers):
    """There is one in the house; who looks without a rol sees neither it nor its name."""
    shown = page(bezoekers, "brieven")
    assert "Uitnodiging voor een gesprek" in shown
    assert "verhoor" not in shown.lower()


def test_a_draft_with_a_hard_sentence_gets_advice(bezoekers):
    hard = "Noor en haar broer en haar zus en haar oma en haar opa en haar tante en haar oom en haar neef en de buren"
    with_it = {**UITNODIGING, "aan": "x", "onderwerp": hard}
    where = made(bezoekers)
    bezoekers.adres("vast", where, "POST", with_it, blijft=True)
    shown = bezoekers.adres("vast", where, "GET").content.decode()
    assert "Dit kan makkelijker:" in shown
    assert "Deze zin heeft" in shown
