"""Every state table is walked at random, and every drawing is that of its table."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkameleon.config.opdrachten.lagen import lay_out
from ketenkameleon.config.opdrachten.regels_teken import BLADEN, NEWEST, drawings, run
from ketenkameleon.config.opdrachten.tekening import draw
from ketenkameleon.rules.duo import has_path
from ketenkameleon.rules.klacht import Klachtstand
from ketenkameleon.rules.klacht import may_step as may_step_klacht
from ketenkameleon.rules.loopbaan import Loopbaan, may_move
from ketenkameleon.rules.plek import PlekStand, may_step_plek
from ketenkameleon.rules.routes import Route, may_step, parties, steps
from ketenkameleon.rules.standentabellen import Standentabel, state_tables
from ketenkameleon.rules.verdict import ALLOWED
from ketenkameleon.rules.zaak import Stand
from ketenkameleon.rules.zaak import may_step as may_step_zaak
from route_bouw import ON, WET, all_there

TABLES = {tabel.code: tabel for tabel in state_tables(on=ON, wet=WET)}
SVG = "{http://www.w3.org/2000/svg}"


def by_code(tabel):
    return tabel.code


def reachable(tabel):
    found = {tabel.begin}
    while more := {to for was, to in tabel.stappen if was in found} - found:
        found |= more
    return found


def test_there_is_a_table_for_the_zaak_the_plek_a_melding_and_every_route():
    assert list(TABLES) == ["zaak", "plek", "duo", "klacht", *(f"route-{r.replace('_', '-')}" for r in Route),
                            "loopbaan"]
    assert TABLES["duo"].standen["B"] == "B in behandeling"
    assert "W" not in TABLES["duo"].standen, "W stays at the school"
    assert TABLES["route-veilig-thuis"].titel == "Meldcode en Veilig Thuis"
    assert TABLES["zaak"].standen["plek_gestart"] == "plek gestart"
    assert (TABLES["zaak"].begin, TABLES["plek"].begin, TABLES["duo"].begin) == ("nieuw", "aangeboden", "R")
    assert TABLES["route-halt"].begin == "kandidaat"


@pytest.mark.parametrize("tabel", TABLES.values(), ids=by_code)
def test_every_stand_of_a_table_can_be_reached_and_every_step_is_between_its_stands(tabel):
    assert {stand for pijl in tabel.stappen for stand in pijl} <= set(tabel.standen)
    assert reachable(tabel) == set(tabel.standen)
    assert all(tabel.stappen.values()), "every step has a ground"
    assert not any(was == to for was, to in tabel.stappen)


def allowed(tabel, was, to, held, door):
    """What the guard of this table answers, with only some of what may be asked recorded."""
    if tabel.code == "zaak":
        return may_step_zaak(Stand(was), Stand(to), on=ON, wet=WET)
    if tabel.code == "plek":
        return may_step_plek(PlekStand(was), PlekStand(to), on=ON, wet=WET)
    if tabel.code == "loopbaan":
        return may_move(Loopbaan(was), Loopbaan(to), zelf=False, on=ON, wet=WET)
    if tabel.code == "klacht":
        return may_step_klacht(Klachtstand(was), Klachtstand(to), on=ON, wet=WET)
    if tabel.code == "duo":
        return was != to and has_path(was, to, on=ON, wet=WET)
    facts = all_there(was, vastgelegd={code: day for code, day in all_there(was).vastgelegd.items() if code in held})
    route = Route(tabel.code.removeprefix("route-").replace("-", "_"))
    return may_step(route, to, facts, door=door, bevoegdheid=ALLOWED, on=ON, wet=WET)


def paths(tabel, was):
    """Where the guard of DUO lets a melding go from here: steps add up, a reopening does not."""
    plain = {pijl for pijl, kind in tabel.stappen.items() if kind == "stap"}
    found = {to for w, to in plain if w == was}
    while more := {to for w, to in plain if w in found} - found:
        found |= more
    return found | {to for w, to in tabel.stappen if w == was}


@settings(max_examples=150, deadline=None)
@given(st.data())
@pytest.mark.parametrize("tabel", TABLES.values(), ids=by_code)
def test_a_walk_at_random_takes_only_steps_of_the_table(tabel, data):
    stands, known = sorted(tabel.standen), sorted([*WET.tabel("route.eisen", ON), "ander_signaal"])
    held = frozenset(data.draw(st.sets(st.sampled_from(known)))) if data.draw(st.booleans()) else frozenset(known)
    stand = tabel.begin
    for to in data.draw(st.lists(st.sampled_from(stands), max_size=25)):
        door = data.draw(st.sampled_from(sorted(parties(on=ON, wet=WET))))
        if not allowed(tabel, stand, to, held, door):
            continue
        assert to in (paths(tabel, stand) if tabel.code == "duo" else {b for a, b in tabel.stappen if a == stand})
        if tabel.code.startswith("route-"):
            stap = steps(Route(tabel.code[6:].replace("-", "_")), on=ON, wet=WET)[stand, to]
            assert door in stap.door
            rows = WET.tabel("route.eisen", ON)
            plain = {e for e in stap.eisen if rows[e]["toets"] == "vastgelegd" and not rows[e]["codes"]
                     and not rows[e]["van"] and not rows[e]["tot"] and not rows[e]["alleen_als"]}
            assert plain <= held
        stand = to
    assert stand in reachable(tabel)


@pytest.mark.parametrize("tabel", TABLES.values(), ids=by_code)
def test_with_all_there_every_stand_is_reached_by_steps_that_the_guard_allows(tabel):
    known = frozenset([*WET.tabel("route.eisen", ON), "ander_signaal"])
    seen, todo = {tabel.begin}, [tabel.begin]
    while todo:
        was = todo.pop()
        for to in set(tabel.standen) - seen:
            if any(allowed(tabel, was, to, known, door) for door in parties(on=ON, wet=WET)):
                seen.add(to)
                todo.append(to)
    assert seen == set(tabel.standen)


@pytest.mark.parametrize("name", sorted(drawings()))
def test_the_drawing_in_the_docs_is_that_of_the_table(name):
    held = (BLADEN / name).read_text(encoding="utf-8")
    assert held == drawings()[name], "draw again: ./kameleon regels teken"


def test_there_is_no_drawing_without_a_table():
    assert {path.name for path in BLADEN.glob("*.svg")} == set(drawings())


@pytest.mark.parametrize("tabel", state_tables(on=NEWEST, wet=WET), ids=by_code)
def test_a_drawing_holds_every_stand_every_step_and_words_for_who_cannot_see_it(tabel):
    root = ElementTree.fromstring(draw(tabel))  # noqa: S314 - our own text
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert set(tabel.standen.values()) <= set(texts)
    assert len(list(root.iter(f"{SVG}path"))) == len(tabel.stappen) + 1, "an arrow for each step, and the arrowhead"
    assert {str(n + 1) for n in range(len(tabel.stappen))} <= set(texts)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "titel uitleg"
    assert root.find(f"{SVG}title").text == f"{tabel.titel}: standen en stappen"
    said = root.find(f"{SVG}desc").text
    assert all(f"Van {tabel.standen[was]} naar {tabel.standen[to]}: {grond}." in said
               for (was, to), grond in tabel.stappen.items())


@pytest.mark.parametrize("tabel", state_tables(on=NEWEST, wet=WET), ids=by_code)
def test_no_box_of_a_drawing_lies_over_another_or_outside(tabel):
    root = ElementTree.fromstring(draw(tabel))  # noqa: S314 - our own text
    boxes = [tuple(float(node.get(key)) for key in ("x", "y", "width", "height"))
             for node in root.iter(f"{SVG}rect") if node.get("class")]
    assert len(boxes) == len(tabel.standen)
    for at, (x, y, w, h) in enumerate(boxes):
        assert x >= 0
        assert x + w <= float(root.get("width"))
        assert all(x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y for x2, y2, w2, h2 in boxes[at + 1:])


def test_a_changed_table_gives_another_drawing():
    plain = TABLES["plek"]
    fewer = {pijl: grond for pijl, grond in plain.stappen.items() if pijl != ("betwist", "vervallen")}
    other = {**plain.stappen, ("betwist", "vervallen"): "een andere grond"}
    drawn = {draw(Standentabel(plain.code, plain.titel, plain.begin, plain.standen, steps))
             for steps in (plain.stappen, fewer, other)}
    assert len(drawn) == 3


def test_layers_go_down_and_a_step_back_goes_up():
    found = lay_out("a", "abcd", [("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("c", "d")])
    assert [{name for name in row if "|" not in name} for row in found.lagen] == [{"a"}, {"b"}, {"c"}, {"d"}]
    assert found.wegen["a", "b"] == ("a", "b")
    assert found.wegen["a", "c"] == ("a", "a|c|1", "c")
    assert found.wegen["c", "a"] == ("c", "a|c|1", "a")


def test_the_command_writes_what_the_test_compares(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("ketenkameleon.config.opdrachten.regels_teken.BLADEN", tmp_path)
    assert run([]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == drawings()
    assert re.findall(r"\S+", capsys.readouterr().out) == list(drawings())


def test_drawings_show_the_newest_rows():
    assert date.max == NEWEST
