"""What a beheerder is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms

from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

VANDAAG: Final = "vandaag"
NU: Final = "nu"


class EindeForm(forms.Form):
    """When an aanstelling ends."""

    use_required_attribute = False
    wanneer = forms.ChoiceField(
        label="Wanneer eindigt het?", widget=Keuzes(uitleg={
            VANDAAG: "Tot middernacht kan deze collega nog werken.", NU: "De volgende bladzijde wordt geweigerd."}),
        choices=[(VANDAAG, "Vandaag is de laatste dag"), (NU, "Nu meteen")],
        error_messages={"required": "Kies wanneer het eindigt.", "invalid_choice": "Kies wanneer het eindigt."})


class KoppelForm(forms.Form):
    """Which outside login belongs to this account."""

    use_required_attribute = False
    aanbieder = forms.ChoiceField(label="Bij welke organisatie logt deze collega in?", widget=Keuzes(),
                                  error_messages={"required": "Kies een aanbieder.",
                                                  "invalid_choice": "Kies een aanbieder."})
    subject = TekstField(
        label="Hoe heet dit account daar?", max_length=255,
        naam=True, help_text="De waarde van 'sub'. De beheerder van die inlog kan hem opzoeken.",
        error_messages={"required": "Vul in hoe het account daar heet.",
                        "max_length": "Maak dit korter: hoogstens 255 tekens."})

    def __init__(self, data: Mapping[str, object] | None = None, *, aanbieders: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choice_field(self, "aanbieder").choices = aanbieders
