"""Words of a plek as template tags: `{% load zaken %}`, then `{% plekstand plek.stand %}`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django import template
from django.utils.safestring import SafeString

from ketenkameleon.web import components, dates
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.opmaak import format_html, format_html_join
from ketenkameleon.zaken.queries.blad_delen import PlekRegel

register = template.Library()

STANDEN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "aangeboden": ("Aangeboden", "neutraal"), "aanvaard": ("Aanvaard", "neutraal"),
    "gestart": ("Gestart, nog niet bevestigd", "let-op"), "bevestigd": ("Gestart en bevestigd", "gestart"),
    "betwist": ("Klopt niet", "spoed"), "gestopt": ("Gestopt", "neutraal"), "vervallen": ("Gaat niet door", "neutraal"),
})
# Which steps a plek can take from where it stands, in the order of the buttons; the first is the usual one.
STAPPEN: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType({
    "aangeboden": (("aanvaarden", "Kind en ouders zeggen ja"), ("vervallen", "Gaat niet door")),
    "aanvaard": (("starten", "De plek is gestart"), ("vervallen", "Gaat niet door")),
    "gestart": (("ouder_bevestigt", "Een ouder bevestigt"), ("kind", "Wat zegt het kind?"),
                ("klopt_niet", "Een ouder zegt: klopt niet"), ("stoppen", "De plek is gestopt")),
    "bevestigd": (("kind", "Wat zegt het kind?"), ("klopt_niet", "Een ouder zegt: klopt niet"),
                  ("stoppen", "De plek is gestopt")),
    "betwist": (("ouder_bevestigt", "Een ouder bevestigt toch"), ("stoppen", "De plek is gestopt"),
                ("vervallen", "Nooit gestart")),
    "gestopt": (), "vervallen": (),
})
WIE: Final[Mapping[str, str]] = MappingProxyType({"school": "de school", "ouder": "een ouder"})


@register.simple_tag
def plekstand(stand: str) -> SafeString:
    """A badge with where a plek stands. Source: design.md 2, promise 2."""
    return components.status(*STANDEN[stand])


@register.simple_tag
def plekdagen(plek: PlekRegel) -> str:
    """The day of every step of a plek, in one sentence. Source: design.md 2, promise 2."""
    steps = (
        ("aangeboden", plek.aangeboden_op, ""), ("ja gezegd", plek.aanvaard_op, ""), ("gestart", plek.gestart_op, ""),
        ("bevestigd", plek.bevestigd_op, f" door {WIE.get(plek.bevestigd_als, '')}"),
        ("klopt niet, gezegd", plek.betwist_op, f" door {WIE.get(plek.betwist_als, '')}: {plek.betwist_reden}"),
        ("gestopt", plek.gestopt_op, f": {plek.stop_reden}"),
    )
    said = [f"{word} op {dates.datum_kort(day)}{more}" for word, day, more in steps if day]
    said += [f"gaat niet door: {plek.stop_reden}"] if plek.stand == "vervallen" and plek.stop_reden else []
    return " · ".join(said)


@register.simple_tag
def plekstappen(plek: PlekRegel, nummer: str) -> SafeString:
    """The buttons for the next steps of a plek, each named with its place for screen readers."""
    possible = [step for step in STAPPEN[plek.stand] if not (step[0] == "ouder_bevestigt" and plek.gestart_door_mij)]
    if not possible:
        return SafeString()
    links = format_html_join(
        "", '<a class="{}" href="{}">{}<span class="km-onzichtbaar">: {}</span></a>',
        ((components.KNOPPEN["tweede" if place == 0 else "licht"],
          adres("plek_stap", nummer, plek.id, code), word, plek.waar)
         for place, (code, word) in enumerate(possible)),
    )  # fmt: skip
    return format_html('<div class="utrecht-button-group">{}</div>', links)
