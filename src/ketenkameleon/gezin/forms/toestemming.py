"""What comes back from a question about sharing: yes or no, and how the question stood on the page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class AntwoordForm(forms.Form):
    """Yes or no to one question; `gezien` says what the page showed, so that nobody answers an older question."""

    antwoord = forms.ChoiceField(choices=(("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee"))), error_messages={
        "required": gettext_lazy("Kies ja of nee."), "invalid_choice": gettext_lazy("Kies ja of nee.")})
    gezien = forms.CharField(max_length=20, required=False)
