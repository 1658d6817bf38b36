"""The frame around every page: what is drawn once in a process says nothing of who asked first, or in what language."""

import re

import pytest

from ketenkameleon.web import frame
from ketenkameleon.web.catalogi import Taal
from ketenkameleon.web.talen import spoken_in
from web.pages import NAV, SAMIRA, Elements, Punt, render

TEXT = "{% extends 'web/base.html' %}{% block titel %}Zaak 2026-00041{% endblock %}"
TOKEN = re.compile(r'value="(\w{64})"')


def title(page):
    return re.search("<title>(.*)</title>", page)[1]


def test_the_footer_of_one_person_is_not_that_of_the_next():
    rich = render(TEXT, nav=NAV, wetboek_url="/wetboek/", hoeden=2)
    assert all(words in rich for words in (">Wetboek<", ">Elkaars taal<", ">Werk voor een andere organisatie<"))
    poor = render(TEXT, hoeden=1)
    assert not any(words in poor for words in (">Wetboek<", ">Elkaars taal<", ">Werk voor een andere organisatie<"))
    nobody = render(TEXT, actor=None, hoeden=2)
    assert not any(words in nobody for words in (">Mail<", ">Uitloggen<", "km-afdruk", "Werk voor een andere"))


def test_the_menu_marks_where_one_is_and_not_where_somebody_was_before():
    elsewhere = [Punt(punt.label, punt.url, current=not punt.current) for punt in NAV]
    for nav in (NAV, elsewhere, NAV):
        here = [link["href"] for link in Elements(render(TEXT, nav=nav)).all("a") if link.get("aria-current")]
        assert here == [punt.url for punt in nav if punt.current] * 2, "in the bar and in the folded menu"


def test_every_page_has_a_token_of_its_own_and_one_for_all_its_forms():
    first, second = (TOKEN.findall(render(TEXT, zoek_url="/zoek/")) for _ in range(2))
    assert len(first) == len(second) == 2
    assert len({*first}) == len({*second}) == 1
    assert first[0] != second[0]


def test_a_page_in_another_language_is_drawn_anew_and_the_next_dutch_one_is_dutch(monkeypatch):
    assert ">Hulp<" in render(TEXT)
    monkeypatch.setattr(frame, "gettext", lambda said: f"[{said}]")
    with spoken_in(Taal("xx", "Xx", "ltr")):
        other = render(TEXT)
    assert all(words in other for words in (">[Hulp]<", ">[Naar de inhoud]<", ">[Uitloggen]<"))
    assert ">Hulp<" in render(TEXT)


@pytest.mark.parametrize(("context", "said"), [
    ({}, ""), ({"fout": "ja"}, "Fout: "), ({"rolbalk": "Geen rol actief"}, ""),
    ({"rolbalk": {"kijkt": "raad", "stop": "/stop/"}}, ""),
    ({"rolbalk": {"rol": "raad"}}, "Raad: "), ({"fout": "ja", "rolbalk": {"rol": "raad"}}, "Fout: Raad: "),
])
def test_a_title_begins_with_what_is_wrong_and_then_with_the_rol_of_the_contact(context, said):
    assert title(render(TEXT, **context)) == f"{said}Zaak 2026-00041 – Ketenkameleon"


@pytest.mark.parametrize(("bar", "said"), [
    ("Geen rol actief — u kijkt als school", "Geen rol actief — u kijkt als school"),
    ("", "Geen rol actief — u kijkt als vaste contactpersoon"),
    ({"rol": "raad", "met": "kind & ouder", "sinds": "10.05 uur"},
     "U bent nu: <strong>Raad</strong>. Met kind &amp; ouder. Sinds 10.05 uur.</span>"),
    ({"rol": "raad", "woord": "Raad, meekijken"}, "U bent nu: <strong>Raad, meekijken</strong>.</span>"),
    ({"kijkt": "halt", "stop": "/stop/"}, "u kijkt als <strong>Halt</strong>.</span>"),
])
def test_the_rol_bar_says_which_rol_runs_or_as_what_somebody_looks(bar, said):
    assert said in render(TEXT, rolbalk=bar)
    assert "km-rolbalk" not in render(TEXT, actor=None, rolbalk=bar)


def test_names_are_escaped_wherever_the_frame_shows_them():
    actor = type(SAMIRA)(naam="<b>Sam", functies=("<i>",), regio_naam="<u>Duin")
    page = render(TEXT, actor=actor)
    assert not any(tag in page for tag in ("<b>Sam", "<i>", "<u>Duin"))
    assert page.count("&lt;b&gt;Sam") == 2, "beside the way out and in the line for prints"
