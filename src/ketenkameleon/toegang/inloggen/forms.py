"""The forms of logging in by a letter, of choosing a hat, and of choosing a password."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ketenkameleon.toegang.inloggen.codes import read_code

DATUMS = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y")


class BriefForm(forms.Form):
    """What somebody with a letter knows: the code, the child's birthday, the code by phone."""

    code = forms.CharField(label="Code in de brief", max_length=40, help_text="Hoofdletters en spaties maken niet uit.",
                           error_messages={"required": "Vul de code uit de brief in."})
    geboren = forms.DateField(label="Geboortedatum van het kind", input_formats=DATUMS,
                              help_text="Bijvoorbeeld 17-05-2012.",
                              error_messages={"required": "Vul de geboortedatum in.",
                                              "invalid": "Schrijf de datum zo: 17-05-2012."})
    belcode = forms.CharField(label="Code die u aan de telefoon kreeg", max_length=12,
                              help_text="Heeft u die nog niet? Bel dan uw vaste contactpersoon.",
                              error_messages={"required": "Vul de code in die u aan de telefoon kreeg."})

    def clean_code(self) -> str:
        """The code without what makes no difference."""
        return read_code(self.cleaned_data["code"])

    def clean_belcode(self) -> str:
        """The digits without what makes no difference."""
        return read_code(self.cleaned_data["belcode"])


class WachtwoordForm(forms.Form):
    """A new password, twice."""

    FOUT: ClassVar[str] = "Deze twee wachtwoorden zijn niet hetzelfde."
    wachtwoord = forms.CharField(label="Nieuw wachtwoord", widget=forms.PasswordInput, max_length=200,
                                 help_text="Minstens 12 tekens. Een zin is goed te onthouden.",
                                 error_messages={"required": "Kies een wachtwoord."})
    nogmaals = forms.CharField(label="Nog een keer hetzelfde wachtwoord", widget=forms.PasswordInput, max_length=200,
                               error_messages={"required": "Schrijf het wachtwoord nog een keer."})

    def clean_wachtwoord(self) -> str:
        """Refused when it is too short or too well known."""
        chosen: str = self.cleaned_data["wachtwoord"]
        try:
            validate_password(chosen)
        except ValidationError as wrong:
            raise ValidationError("Dit wachtwoord is te kort of te bekend. Kies een ander.") from wrong
        return chosen

    def clean(self) -> dict[str, object]:
        """Both are the same."""
        given = super().clean() or {}
        if "wachtwoord" in given and "nogmaals" in given and given["wachtwoord"] != given["nogmaals"]:
            self.add_error("nogmaals", self.FOUT)
        return given
