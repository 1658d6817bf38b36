"""The two window sizes that every page is looked at in, and the look itself."""

from __future__ import annotations

import re

BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
       "resultTypes": ["violations"]}


def titled(page: object, *names: str) -> None:
    """The title names none of these people."""
    assert not set(names) & set(re.findall(r"\w+", page.title())), page.url


def faultless(page: object, *names: str, sizes: tuple[dict[str, int], ...] = (SMAL, BREED)) -> None:
    """No axe violation and no sideways scroll, wide and narrow; the title names none of these people."""
    from axe_playwright_python.sync_playwright import Axe

    titled(page, *names)
    page.evaluate(Axe().axe_script)
    for size in sizes:
        page.set_viewport_size(size)
        found = page.evaluate("(options) => axe.run(options)", AXE)["violations"]
        assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in found] == [], f"{page.url} {size['width']} px"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{page.url} at {size['width']} px"
