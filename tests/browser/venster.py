"""The two window sizes that every page is looked at in, and the look itself."""

from __future__ import annotations

import re

BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
       "resultTypes": ["violations"]}
# Only what is wrong comes out of the browser, and how wide the page is; not all that axe went through.
LOOK = """
async (options) => {
  const found = (await axe.run(options)).violations;
  return [found.map((each) => [each.id, each.nodes.map((node) => node.html.slice(0, 200))]),
          document.documentElement.scrollWidth];
}
"""
# Drawn anew each time: keys, tokens, until when a session lasts, and the number of a zaak.
ANEW = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[A-Za-z0-9]{32,}\b|\b20\d\d-\d{5}\b"
                  r"|(?<=data-sessie-tot=\")[^\"]*|(?<=name=\"afzender\" value=\")[^\"]*")
# What was faultless in this process: how wide the window was, and all that stood on the page.
_FAULTLESS: set[tuple[int, str]] = set()


def titled(page: object, *names: str) -> None:
    """The title names none of these people."""
    assert not set(names) & set(re.findall(r"\w+", page.title())), page.url


def faultless(page: object, *names: str, sizes: tuple[dict[str, int], ...] = (SMAL, BREED)) -> None:
    """No axe violation and no sideways scroll, wide and narrow; the title names none of these people.

    The very same page is looked at once, however many walks pass it.
    """
    from axe_playwright_python.sync_playwright import Axe

    titled(page, *names)
    drawn = _drawn(page)
    if any((size["width"], drawn) not in _FAULTLESS for size in sizes):
        page.evaluate(Axe().axe_script)
    for size in sizes:
        page.set_viewport_size(size)
        if (size["width"], drawn) not in _FAULTLESS:
            found, wide = page.evaluate(LOOK, AXE)
            assert found == [], f"{page.url} {size['width']} px"
            assert wide <= size["width"], f"{page.url} at {size['width']} px"
            _FAULTLESS.add((size["width"], drawn))


def _drawn(page: object) -> str:
    """All that stands on the page, with each thing that is drawn anew replaced by its place among them."""
    seen: dict[str, str] = {}
    return ANEW.sub(lambda found: seen.setdefault(found[0], f"({len(seen)})"), page.content())
