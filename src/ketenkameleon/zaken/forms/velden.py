"""The kinds of questions that the forms of a zaak are made of, and how an action's complaint lands on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from django import forms

from ketenkameleon.toegang.dagen import AMSTERDAM
from ketenkameleon.web.fields import DatumField, Keuzes
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.invoer import Onvolledig

TE_LANG: Final = "Maak de tekst korter: hoogstens %(limit_value)d tekens."
KEUZE: Final = "Kies een antwoord."
JA_NEE: Final = (("ja", "Ja"), ("nee", "Nee"))


class TijdField(forms.TimeField):
    """A time of day as people write it: 10.05 or 10:05. Source: ux.md 9.1."""

    default_error_messages = {"required": "Vul een tijd in.", "invalid": "Schrijf de tijd zo: 10.05."}

    def __init__(self, *, label: str, required: bool = True) -> None:
        super().__init__(label=label, required=required, help_text="Bijvoorbeeld 10.05",
                         input_formats=["%H.%M", "%H:%M", "%H%M"],
                         widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}))


def zin(label: str, most: int, *, leeg: str = "", hint: str = "") -> TekstField:
    """One line of text; with `leeg` it is required and that is what an empty box says."""
    return TekstField(label=label, max_length=most, required=bool(leeg), help_text=hint,
                      error_messages={"required": leeg, "max_length": TE_LANG})


def tekst(label: str, most: int, *, leeg: str = "", hint: str = "") -> TekstField:
    """A box for sentences with a counter; with `leeg` it is required."""
    field = zin(label, most, leeg=leeg, hint=hint)
    field.widget = forms.Textarea()
    return field


def dag(label: str, *, verplicht: bool = True, hint: str = "") -> DatumField:
    """A day."""
    return DatumField(label=label, required=verplicht, help_text=hint)


def keuze(label: str, choices: Mapping[str, str] | tuple[tuple[str, str], ...] = (), *, verplicht: bool = True,
          leeg: str = KEUZE, hint: str = "", uitleg: Mapping[str, str] | None = None) -> forms.ChoiceField:
    """One answer out of a few, as radio buttons."""
    pairs = tuple(choices.items()) if isinstance(choices, Mapping) else choices
    return forms.ChoiceField(label=label, choices=pairs, required=verplicht, help_text=hint,
                             widget=Keuzes(uitleg=uitleg), error_messages={"required": leeg, "invalid_choice": leeg})


def lijst(label: str, choices: Mapping[str, str] | None = None, *, leeg: str = KEUZE,
          verplicht: bool = True) -> forms.ChoiceField:
    """One answer out of many, as a list that opens."""
    pairs = [("", "Kies"), *(choices or {}).items()]
    return forms.ChoiceField(label=label, choices=pairs, required=verplicht,
                             error_messages={"required": leeg, "invalid_choice": leeg})


def moment(day: date, hour: time) -> datetime:
    """The aware moment of a day and a time in the Netherlands."""
    return datetime.combine(day, hour, AMSTERDAM)


def done_with(form: forms.Form, act: Callable[[], object], names: Mapping[str, str] | None = None) -> bool:
    """Do it when the form is whole, and say whether it was done.

    What the action still misses becomes an error at the question; `names`: field of the action → question of the
    form, where they differ. A refusal is no error of a form: it goes on to the middleware.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except Onvolledig as wrong:
        for field, sentence in wrong.velden.items():
            known = (names or {}).get(field, field)
            form.add_error(known if known in form.fields else None, sentence)
        return False
    return True
