"""Is it right that the plek started? For a parent a yes or a no, for a child its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

JA: Final = "ja"


class PlekForm(forms.Form):
    """Yes or no, and with a no one line that says what is not right. `alleen_nee`: the school said yes already."""

    use_required_attribute = False
    antwoord = forms.ChoiceField(
        label=gettext_lazy("Klopt het dat uw kind is gestart?"), widget=Keuzes(),
        error_messages={"required": gettext_lazy("Kies ja of nee."), "invalid_choice": gettext_lazy("Kies ja of nee.")})

    def __init__(self, data: Mapping[str, object] | None = None, *, alleen_nee: bool) -> None:
        super().__init__(data)
        nee = ("nee", gettext("Nee, dat klopt niet"))
        choice_field(self, "antwoord").choices = [nee] if alleen_nee else [(JA, gettext("Ja, dat klopt")), nee]
        self.fields["reden"] = _words(gettext("Wat klopt er niet?"),
                                      gettext("Alleen als u nee kiest. Eén zin is genoeg."))

    def clean(self) -> dict[str, object]:
        """A no asks for a line; a yes takes none."""
        data = super().clean() or {}
        if data.get("antwoord") == "nee" and not str(data.get("reden", "")).strip():
            self.add_error("reden", gettext("Schrijf in één zin wat er niet klopt."))
        return data


class KindPlekForm(forms.Form):
    """What the child says of the plek."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, gezegd: str = "") -> None:
        super().__init__(data, initial={"tekst": gezegd})
        self.fields["tekst"] = _words(gettext("Wat vind jij van deze plek?"),
                                      gettext("Klopt het dat je bent gestart? Schrijf het in jouw woorden."),
                                      gettext("Schrijf op wat jij vindt."))


def _words(label: str, hint: str, leeg: str = "") -> TekstField:
    """A box of 200 characters; with `leeg` it is required."""
    long = gettext("Maak de tekst korter: hoogstens %(limit_value)d tekens.")
    return TekstField(label=label, max_length=200, required=bool(leeg), widget=forms.Textarea(), help_text=hint,
                      error_messages={"required": leeg, "max_length": long})
