"""Is it right that the plek started? For a parent a yes or a no, for a child its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

JA: Final = "ja"
TE_LANG: Final = gettext_lazy("Maak de tekst korter: hoogstens %(limit_value)d tekens.")


class PlekForm(forms.Form):
    """Yes or no, and with a no one line that says what is not right."""

    use_required_attribute = False
    antwoord = forms.ChoiceField(
        label=gettext_lazy("Klopt het dat uw kind is gestart?"), widget=Keuzes(),
        error_messages={"required": gettext_lazy("Kies ja of nee."), "invalid_choice": gettext_lazy("Kies ja of nee.")})
    reden = TekstField(label=gettext_lazy("Wat klopt er niet?"), max_length=200, required=False,
                       widget=forms.Textarea(),
                       help_text=gettext_lazy("Alleen als u nee kiest. Eén zin is genoeg."),
                       error_messages={"max_length": TE_LANG})

    def __init__(self, data: Mapping[str, object] | None = None, *, alleen_nee: bool) -> None:
        super().__init__(data)
        nee = ("nee", gettext_lazy("Nee, dat klopt niet"))
        choice_field(self, "antwoord").choices = [nee] if alleen_nee else [
            (JA, gettext_lazy("Ja, dat klopt")), nee]

    def clean(self) -> dict[str, object]:
        """A no asks for a line; a yes takes none."""
        data = super().clean() or {}
        if data.get("antwoord") == "nee" and not str(data.get("reden", "")).strip():
            self.add_error("reden", gettext_lazy("Schrijf in één zin wat er niet klopt."))
        return data


class KindPlekForm(forms.Form):
    """What the child says of the plek."""

    use_required_attribute = False
    tekst = TekstField(label=gettext_lazy("Wat vind jij van deze plek?"), max_length=200, widget=forms.Textarea(),
                       help_text=gettext_lazy("Klopt het dat je bent gestart? Schrijf het in jouw woorden."),
                       error_messages={"required": gettext_lazy("Schrijf op wat jij vindt."), "max_length": TE_LANG})
