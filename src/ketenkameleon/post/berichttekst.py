"""What a message says: the same few sentences for everybody, with counts in it and nothing else.

Source: ux.md 6.9 and 9.2 (no names, no content, no link); issue 6, part 6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from ketenkameleon.rules.berichten import Berichtsoort

MAP: Final = Path(__file__).parent / "berichten"
_VELD: Final = re.compile(r"\{([a-z_]+)\}")
_ONDERWERP: Final = "Onderwerp: "


def message_text(soort: Berichtsoort, velden: Mapping[str, int]) -> tuple[str, str]:
    """The subject and the text of this kind of message. Raises TypeError for a value that is no count."""
    for veld, waarde in velden.items():
        if type(waarde) is not int:
            raise TypeError(f"in een bericht staat alleen een aantal, en {veld} is dat niet")
    onderwerp, _, tekst = template_text(soort).partition("\n")
    return onderwerp.removeprefix(_ONDERWERP), _VELD.sub(lambda hit: str(velden[hit[1]]), tekst.strip()) + "\n"


def fields_in(soort: Berichtsoort) -> tuple[str, ...]:
    """The counts that stand in this kind of message, in its order."""
    return tuple(_VELD.findall(template_text(soort)))


@lru_cache(maxsize=len(Berichtsoort))
def template_text(soort: Berichtsoort) -> str:
    """The file of this kind of message, as it ships."""
    return (MAP / f"{soort}.txt").read_text(encoding="utf-8")
