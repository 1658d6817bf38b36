"""What the style sheet and the script promise, computed from the files themselves."""

import re

import pytest

from web.pages import CSS, JS, WEB

STYLE = CSS.read_text(encoding="utf-8")
SCRIPT = JS.read_text(encoding="utf-8")
ROOT = STYLE[STYLE.index(":root") : STYLE.index("}")]
TOKENS = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", ROOT))
PAIRS = sorted(name for name in TOKENS if name.endswith("-background-color"))
ON_THE_PAGE = [
    "--utrecht-document-color",
    "--utrecht-link-color",
    "--utrecht-link-hover-color",
    "--nl-stil-color",
    "--utrecht-alert-error-color",
]


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(sign * 2 for sign in digits)
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_contrast_that_wcag_gives():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#154273", "#ffffff") == pytest.approx(10.2, abs=0.1)


@pytest.mark.parametrize("name", PAIRS)
def test_every_background_has_a_text_colour_that_reads_on_it(name):
    text = TOKENS[name.replace("-background-color", "-color")]
    assert contrast(TOKENS[name], text) >= 4.5


@pytest.mark.parametrize("name", ON_THE_PAGE)
@pytest.mark.parametrize("ground", ["--utrecht-document-background-color", "--nl-vlak-background-color"])
def test_text_reads_on_the_page_and_on_a_card(name, ground):
    assert contrast(TOKENS[name], TOKENS[ground]) >= 4.5


def test_the_edge_of_a_box_is_visible():
    assert contrast(TOKENS["--nl-rand-color"], TOKENS["--nl-vlak-background-color"]) >= 3


def test_focus_is_black_on_yellow_and_three_pixels_wide():
    assert contrast(TOKENS["--nl-focus-color"], TOKENS["--nl-focus-background-color"]) >= 12
    assert "outline: 3px solid var(--nl-focus-color)" in STYLE


def test_the_roles_have_the_colours_that_were_agreed():
    agreed = {"leerplicht": "#154273", "halt": "#6b2a7a", "raad": "#00594f", "onderwijszorg": "#7a3b00",
              "verhoor": "#1a1a1a"}  # fmt: skip
    assert {rol: TOKENS[f"--km-rol-{rol}-background-color"] for rol in agreed} == agreed
    assert re.search(r"\.km-rol--verhoor \{ border: \d+px double", STYLE)


def test_every_token_that_is_used_is_defined():
    local = set(re.findall(r"(--km-rol(?:-op)?):", STYLE))
    assert set(re.findall(r"var\((--[\w-]+)\)", STYLE)) <= set(TOKENS) | local


def test_the_style_sheet_and_the_script_stay_small_and_fetch_nothing_elsewhere():
    assert len(CSS.read_bytes()) <= 25_000
    assert len(JS.read_bytes()) <= 8_000
    for text in (STYLE, SCRIPT):
        assert "://" not in text
        assert "@import" not in text
        assert "url(" not in text


def test_the_script_evaluates_nothing_and_keeps_nothing_in_the_browser():
    evaluates = ("eval(", "new Function", "innerHTML", "document.write")
    for word in (*evaluates, "localStorage", "sessionStorage", "indexedDB"):
        assert word not in SCRIPT


def test_paper_and_calm_screens_are_thought_of():
    for rule in ("@media print", "counter(pages)", "prefers-reduced-motion", "forced-colors", "size: A4"):
        assert rule in STYLE


def test_drawings_carry_no_script_and_load_nothing():
    for file in (WEB / "static" / "web").glob("*.svg"):
        drawing = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "<script" not in drawing
        assert "href" not in drawing
        assert "://" not in drawing
