"""What comes back from a question about sharing: yes or no, and how the question stood on the page."""

from __future__ import annotations

from django import forms


class AntwoordForm(forms.Form):
    """Yes or no to one question; `gezien` says what the page showed, so that nobody answers an older question."""

    antwoord = forms.ChoiceField(choices=(("ja", "Ja"), ("nee", "Nee")),
                                 error_messages={"required": "Kies ja of nee.", "invalid_choice": "Kies ja of nee."})
    gezien = forms.CharField(max_length=20, required=False)
