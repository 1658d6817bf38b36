"""Sentences of the plan on the pages of a family that depend on a code. Whole sentences, so each can be translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

# Row plan.hoe names the answers, row plan.plaatsen the places.
HOE: Final[Mapping[str, Promise]] = {
    "beter": gettext_lazy("Het gaat beter."), "gelijk": gettext_lazy("Het blijft gelijk."),
    "minder": gettext_lazy("Het gaat minder goed.")}
_PLAATS: Final[Mapping[str, Promise]] = {"school": gettext_lazy("Op school"), "thuis": gettext_lazy("Thuis")}
_JIJ: Final = gettext_lazy("Jij zelf")
_KIND: Final = gettext_lazy("Uw kind zelf")


def place(waar: str, *, je: bool) -> str:
    """Where a step is, as a heading. Source: row plan.plaatsen."""
    return str(_PLAATS.get(waar, _JIJ if je else _KIND))


def line_kept(*, je: bool) -> str:
    """What the page says after a line."""
    return gettext("Bewaard. Je contactpersoon leest dit.") if je else gettext("Bewaard. Uw contactpersoon leest dit.")


def answer_kept(*, je: bool, ja: bool) -> str:
    """What the page says after a yes or a no to the help."""
    if ja:
        return gettext("Je zei ja. Dank je wel.") if je else gettext("U zei ja. Dank u wel.")
    return (gettext("Je zei nee. Je contactpersoon praat er met je over.") if je
            else gettext("U zei nee. Uw contactpersoon praat er met u over."))
