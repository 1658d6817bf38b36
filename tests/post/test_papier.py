"""A letter on paper is a tagged PDF that a screen reader can read, the same on every machine, and safe in HTML."""

from __future__ import annotations

import re
from datetime import date

import pytest
import typst
from django.template.loader import render_to_string
from pdf_lezer import Pdf

from ketenkameleon.post import papier as module
from ketenkameleon.post.mappen import template
from ketenkameleon.post.papier import NietTeDrukken, Papier, as_pdf, groups
from ketenkameleon.post.sjabloon import Blok, Bloksoort, Tekst, fill
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.brieven import letters
from ketenkameleon.rules.rijen import shipped

WET = shipped()
ON = date(2026, 10, 8)
AAN = ("Mevrouw El Amrani", "Wilgenlaan 4", "2000 AB Haarlem")


def paper(code, **waarden):
    tekst = fill(template(code, "", "", on=ON, wet=WET), {**VOORBEELD, **waarden})
    return Papier(tekst, "Gemeente Haarlem", AAN, "8 oktober 2026", "2026-00041")


def one(tekst, onderwerp="Brief"):
    return Papier(Tekst(onderwerp, (Blok(Bloksoort.ALINEA, tekst),)), "Gemeente Haarlem", AAN, "8 oktober 2026", "")


def as_page(papier):
    return render_to_string("post/_brief.html", {"papier": papier, "groepen": groups(papier.tekst.blokken)})


@pytest.mark.parametrize("code", letters(on=ON, wet=WET))
def test_every_letter_becomes_a_pdf_that_says_what_the_letter_says(code):
    brief = paper(code)
    pdf = Pdf(as_pdf(brief))
    said = " ".join(pdf.text.split())
    for blok in brief.tekst.blokken:
        assert " ".join(blok.tekst.split()) in said
        assert blok.label in said
    assert "pagina 1 van" in said


def test_the_pdf_is_tagged_for_pdf_ua_in_dutch_with_its_title():
    pdf = Pdf(as_pdf(paper("verhoor_kind")))
    assert b"/Marked true" in pdf.catalog
    assert b"/Lang(nl-NL)" in pdf.catalog
    assert b"/DisplayDocTitle true" in pdf.catalog
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.metadata
    assert "Uitnodiging voor een verhoor" in pdf.metadata
    assert pdf.tags.count("H1") == 1
    assert {"H2", "P", "L", "LI"} <= set(pdf.tags)


def test_every_letter_shape_is_inside_the_file_and_comes_with_the_package():
    assert Pdf(as_pdf(paper("eerste_brief"))).fonts == {"LibertinusSerif-Regular": True, "LibertinusSerif-Bold": True}


def test_fonts_of_the_system_are_never_asked_for(monkeypatch):
    asked = {}
    monkeypatch.setattr(module.typst, "compile", lambda *args, **how: asked.update(how) or b"%PDF")
    as_pdf(paper("eerste_brief"))
    assert asked["ignore_system_fonts"] is True
    assert not {"font_paths", "package_path"} & set(asked)


def test_the_same_letter_gives_the_same_bytes():
    assert as_pdf(paper("eerste_brief")) == as_pdf(paper("eerste_brief"))


def test_the_standard_is_checked_a_letter_without_a_title_is_refused():
    with pytest.raises(NietTeDrukken, match="Kijk of het onderwerp is ingevuld"):
        as_pdf(one("tekst", onderwerp=""))


def test_the_maker_itself_refuses_what_the_standard_forbids():
    with pytest.raises(typst.TypstError, match="missing document title"):
        typst.compile(b"zonder titel", pdf_standards=[module._NORM])


def test_names_with_other_letters_are_printed_and_a_letter_without_shape_is_named():
    assert "Ğülşen Çağlar-Ñuñez Łukasz Żak" in Pdf(as_pdf(one("Ğülşen Çağlar-Ñuñez Łukasz Żak"))).text
    assert as_pdf(one("محمد"))
    with pytest.raises(NietTeDrukken, match="Deze tekens staan niet in het lettertype van de brief: 王"):
        as_pdf(one("王"))


def test_what_somebody_typed_is_text_in_the_pdf_and_in_the_page():
    rare = '#read("geheim.json") $x$ *vet* <script>alert(1)</script> = kop'
    assert rare in Pdf(as_pdf(one(rare))).text
    page = as_page(one(rare))
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_says_the_same_as_the_paper_with_one_heading_and_lists():
    brief = paper("verhoor_kind")
    page = as_page(brief)
    assert '<article lang="nl">' in page
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Uitnodiging voor een verhoor"]
    assert page.count("<h2>") == sum(blok.soort is Bloksoort.KOP for blok in brief.tekst.blokken)
    assert page.count("<li>") == 4
    assert page.count("<ul>") == 1
    assert "<dt>Feit</dt><dd>niet naar school gaan zonder reden die mag</dd>" in page
    for blok in brief.tekst.blokken:
        assert blok.tekst in page
