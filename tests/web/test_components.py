from datetime import UTC, date, datetime

import pytest

from ketenkameleon.web import components, marks
from web.pages import Elements, render

OP = date(2026, 12, 7)


def klok(**more):
    return {"op": OP, "dagen": 14, "niveau": "spoed", **more}


def test_the_clock_says_the_date_first_then_the_days_then_the_level():
    html = components.klok(klok(dag=78, totaal=92))
    assert html.index("maandag 7 december 2026") < html.index("nog 14 dagen") < html.index("dag 78 van 92")
    assert "Spoed" in html


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "nog 1 dag"), (0, "vandaag is de laatste dag"), (-1, "1 dag te laat"), (-3, "3 dagen te laat")],
)
def test_the_clock_counts_to_and_past_the_last_day(days, words):
    assert f"<span>{words}</span>" in components.klok_kort(klok(dagen=days))


@pytest.mark.parametrize("niveau", ["op schema", "let op", "spoed", "te laat"])
def test_each_level_has_a_word_and_a_shape_of_its_own(niveau):
    html = components.klok_kort(klok(niveau=niveau))
    shape = marks.VORMEN[niveau.replace(" ", "-")]
    assert shape in html
    assert f"{shape}{niveau.capitalize()}<" in html
    assert len(set(marks.VORMEN.values())) == len(marks.VORMEN)


def test_an_unknown_level_is_not_shown_as_if_all_is_well():
    with pytest.raises(KeyError):
        components.klok(klok(niveau="prima"))


def test_a_start_that_nobody_confirmed_stands_below_days_that_run_on():
    html = components.klok(klok(gestart_op=date(2026, 11, 2), bevestigd=False, dag=57, totaal=92))
    assert "Plek gestart op 2 november 2026, nog niet bevestigd. De klok loopt door." in html
    assert "nog 14 dagen" in html
    assert "dag 57" in html
    assert ">Plek gestart<" not in html


def test_a_confirmed_plek_stops_the_days():
    html = components.klok(klok(gestart_op=date(2026, 11, 2), bevestigd=True, dag=57, totaal=92))
    assert "gestart op 2 november 2026, bevestigd</span>" in html
    assert "Plek gestart" in html
    assert "nog 14 dagen" not in html
    assert "dag 57" not in html


@pytest.mark.parametrize(("day", "width"), [(1, "1"), (46, "50"), (95, "100")])
def test_the_bar_never_runs_past_its_end(day, width):
    assert f'<rect width="{width}"' in components.klok(klok(dag=day, totaal=92))


def test_every_rol_has_its_own_letter_and_shape_and_its_word_beside_it():
    looks = {(merk.letter, merk.pad) for merk in marks.ROLLEN.values()}
    assert len({letter for letter, _ in looks}) == len({pad for _, pad in looks}) == len(marks.ROLLEN)
    for rol, merk in marks.ROLLEN.items():
        html = components.tijdlijn(OP, "gesprek", rol=rol)
        assert f">{merk.letter}</text>" in html
        assert f"<strong>{merk.woord} · gesprek</strong>" in html


def test_an_unknown_rol_is_not_drawn():
    with pytest.raises(KeyError):
        components.tijdlijn(OP, "gesprek", rol="boa")


def test_a_moment_in_the_timeline_shows_dutch_time_and_a_machine_date():
    html = components.tijdlijn(datetime(2026, 10, 8, 22, 5, tzinfo=UTC), "gesprek")
    assert '<time datetime="2026-10-09">9 okt, 0.05 uur</time>' in html


def test_a_row_of_work_has_exactly_one_thing_to_press_and_it_names_the_row():
    button = components.taak("Zaak 2026-00017", "/zaken/2026-00017/", actie="Open", belofte=klok())
    assert len(Elements(button).all("a")) == 1
    assert '>Open<span class="km-onzichtbaar">: Zaak 2026-00017</span></a>' in button
    plain = components.taak("Zaak 2026-00017", "/zaken/2026-00017/")
    assert len(Elements(plain).all("a")) == 1
    assert "><bdi>Zaak 2026-00017</bdi></a>" in plain


def test_what_people_typed_cannot_become_markup():
    evil = '<script>alert("x")</script>'
    pieces = [
        components.taak(evil, "/x", evil, actie=evil),
        components.tijdlijn(OP, evil, wie=evil, tekst=evil, url="/x", actie=evil),
        components.samenvatting([(evil, evil, evil)]),
        components.leeg(evil, '/x" onclick="', evil),
        components.status(evil),
        components.knop(evil, naam=evil, waarde=evil),
        components.klok(klok(volgende=(evil, OP))),
    ]
    for html in pieces:
        assert "<script" not in html
        assert not any("onclick" in attrs for _, attrs in Elements(html).found)


def test_a_gap_in_a_summary_is_told_and_an_origin_is_shown():
    html = components.samenvatting([("Tolk", None), ("Uren", 0), ("School", "De Vlier", "uit de melding")])
    assert html.count("niet bekend") == 1
    assert "<dd>0</dd>" in html
    assert "uit de melding" in html


def test_an_empty_state_gives_the_first_action():
    assert 'href="/nieuw"' in components.leeg("Nog geen zaken.", "/nieuw", "Begin")
    assert "<a" not in components.leeg("Nog geen zaken.")


def test_a_refusal_gives_its_four_lines_in_order():
    lines = {"wat_niet": "EEN", "waarom": "TWEE", "wat_wel": "DRIE", "wie_beslist": "VIER"}
    html = render("{% load web %}{% weigering w %}", w=lines)
    assert html.index("EEN") < html.index("TWEE") < html.index("DRIE") < html.index("VIER")


def test_every_part_works_as_a_template_tag():
    html = render(
        "{% load web %}{% klok k %}{% klok_kort k %}{% status 'Loopt' %}{% knop 'Bewaar' %}"
        "{% leeg 'Niets' %}{% taak 'Zaak' '/z' belofte=k %}{% tijdlijn d 'x' rol='raad' %}"
        "{% rolteken 'halt' %}{% samenvatting p %}",
        k=klok(), d=OP, p=[("a", "b")],
    )  # fmt: skip
    assert html.count("<li") == 2
    assert html.count("km-rolteken") == 2
