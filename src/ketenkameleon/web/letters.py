"""Text as people type it: one spelling for the same letters, and no signs that nobody sees.

A sign that turns the reading direction, or takes no room, makes one name look like another and a sentence read as its
opposite. Names in any script are welcome. Source: Unicode TR 36 and TR 39; issue 3, Bad input and attack.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from django import forms
from django.core.exceptions import ValidationError

# Joiners have work to do in sentences, in Persian and in emoji of more than one part; in a name they only hide.
JOINERS: Final = frozenset("\u200c\u200d")
_LINES: Final = frozenset("\n\r\t")
ONZICHTBAAR: Final = "Er staat een onzichtbaar teken in de tekst. Typ de tekst opnieuw, zonder plakken."
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def unseen(text: str, *, naam: bool = False) -> bool:
    """Is there a sign in this text that nobody sees? Line ends are seen, but not in a name."""
    if text.isascii() and text.isprintable():
        return False
    allowed = frozenset() if naam else JOINERS | _LINES
    return any(unicodedata.category(sign) in _UNSEEN and sign not in allowed for sign in text)


def one_spelling(text: str) -> str:
    """The same letters in one spelling: é is one sign, however it was typed. Source: Unicode NFC."""
    return unicodedata.normalize("NFC", text)


class TekstField(forms.CharField):
    """A question answered in words. `naam`: the answer is a name, so not even a joiner is in it."""

    def __init__(self, *, label: str | None = None, max_length: int | None = None, required: bool = True,
                 help_text: str = "", naam: bool = False, widget: forms.Widget | type[forms.Widget] | None = None,
                 error_messages: dict[str, str] | None = None) -> None:
        super().__init__(label=label, max_length=max_length, required=required, help_text=help_text, widget=widget,
                         error_messages=error_messages)
        self.naam = naam

    def to_python(self, value: object) -> str:
        """The answer in one spelling. Raises ValidationError with a sentence for a sign that nobody sees."""
        text = one_spelling(str(super().to_python(value)))
        if unseen(text, naam=self.naam):
            raise ValidationError(ONZICHTBAAR)
        return text
