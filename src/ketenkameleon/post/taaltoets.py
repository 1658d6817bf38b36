"""Is a letter easy enough to read? Measured on what it says when it is filled in. Source: ux.md 8.8."""

from __future__ import annotations

from datetime import date

from ketenkameleon.post.sjabloon import Sjabloon, Tekst, fill
from ketenkameleon.post.voorbeeld import VOORBEELD
from ketenkameleon.rules.brieven import Briefsoort
from ketenkameleon.rules.taal import Gebrek, banned_words, shortcomings
from ketenkameleon.rules.wetboek import Wetboek


def hard_to_read(tekst: Tekst, soort: Briefsoort, *, on: date, wet: Wetboek) -> tuple[Gebrek, ...]:
    """Why this letter is too hard, each with a sentence. Lines of data are only searched for words that are not used.

    Units: `on` is a date. Source: rows taal.eisen, taal.verboden and taal.wetstaal.
    """
    labels = [blok.label for blok in tekst.blokken if blok.label]
    found = shortcomings(tekst.proza, soort.toon, on=on, wet=wet, meest=soort.woorden)
    return (*found, *banned_words(labels, on=on, wet=wet))


def template_hard_to_read(sjabloon: Sjabloon, soort: Briefsoort, *, on: date, wet: Wetboek) -> tuple[Gebrek, ...]:
    """The same for a template, with the example and every part in it. Units: `on` is a date. Source: ux.md 8.8."""
    return hard_to_read(fill(sjabloon, VOORBEELD), soort, on=on, wet=wet)
