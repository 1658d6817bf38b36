"""Where somebody wants messages, and whether a daily one. Source: ux.md 6.9."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from ketenkameleon.koppelingen.mail.adres import EigenAdres
from ketenkameleon.koppelingen.mail.instellingen import LANGST_ADRES, is_address
from ketenkameleon.web.letters import TekstField

GEEN_ADRES = "Schrijf één e-mailadres, zoals naam@voorbeeld.nl."


class AdresForm(forms.Form):
    """One's own address; who works here can switch the daily message off."""

    use_required_attribute = False
    adres = TekstField(label="E-mailadres", required=False, max_length=LANGST_ADRES,
                       error_messages={"max_length": GEEN_ADRES})
    dagelijks = forms.BooleanField(label="Elke werkdag om 7.30 uur een bericht: wat is te laat, wat is er vandaag",
                                   required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, nu: EigenAdres, gezin: bool, je: bool) -> None:
        super().__init__(data, initial={"adres": nu.adres, "dagelijks": nu.dagelijks})
        self.fields["adres"].widget = forms.TextInput(attrs={
            "autocomplete": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"})
        self.fields["adres"].help_text = ("Maak het leeg als je geen berichten wilt." if je else
                                          "Maak het leeg als u geen berichten wilt.")
        if gezin:
            del self.fields["dagelijks"]

    def clean_adres(self) -> str:
        """The address, or "" for none."""
        text = str(self.cleaned_data["adres"]).strip()
        if text and not is_address(text):
            raise forms.ValidationError(GEEN_ADRES)
        return text
