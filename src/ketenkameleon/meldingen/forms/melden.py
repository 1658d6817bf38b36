"""The three questions to a school that adds to its report. Source: ux.md S5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.meldingen.gezondheid import health_sentence
from ketenkameleon.meldingen.woorden import ACTIES
from ketenkameleon.web.fields import DatumField, Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

MEESTE_UREN: Final = 400
LANGSTE_NUMMER: Final = 18
NIET_LATER: Final = "Kies vandaag of een dag daarvoor."
JA_NEE: Final = (("ja", "Ja"), ("nee", "Nee"))


class StapDuo(forms.Form):
    """Step 1: is there a report at DUO, and under which number?"""

    gemeld = forms.ChoiceField(
        label="Heeft u het verzuim al gemeld bij DUO?",
        choices=JA_NEE,
        widget=Keuzes(),
        error_messages={"required": "Kies ja of nee."},
    )
    meldingsnummer = forms.CharField(
        label="Nummer van de melding",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Heeft u al gemeld? Het nummer staat in uw leerlingsysteem, bij de verzuimmelding.",
    )

    def clean(self) -> dict[str, object]:
        """A number is asked only of who has reported; spaces in it do not matter."""
        data = super().clean() or {}
        number = str(data.get("meldingsnummer", "")).replace(" ", "")
        fits = number.isascii() and number.isdigit() and len(number) <= LANGSTE_NUMMER
        if data.get("gemeld") == "ja" and not fits:
            self.add_error("meldingsnummer", "Vul het nummer van de melding in. Het bestaat uit cijfers.")
        data["meldingsnummer"] = number
        return data


class StapLeerling(forms.Form):
    """Step 2: how much absence since when, and do the parents know?"""

    meldingsnummer = forms.CharField(required=False, widget=forms.HiddenInput)
    school = forms.ChoiceField(
        label="Bij welke school hoort de leerling?", error_messages={"required": "Kies de school."}
    )
    uren = forms.IntegerField(
        label="Hoeveel uur verzuim in 4 lesweken?",
        min_value=1,
        max_value=MEESTE_UREN,
        error_messages={
            "required": "Vul het aantal uren in.",
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul 1 uur of meer in.",
            "max_value": f"Vul hoogstens {MEESTE_UREN} uur in.",
        },
    )
    sinds = DatumField(label="Sinds welke dag?")
    te_laat = forms.BooleanField(label="De leerling komt ook vaak te laat", required=False)
    ouders = forms.ChoiceField(
        label="Weten de ouders van deze melding?",
        choices=JA_NEE,
        widget=Keuzes(),
        error_messages={"required": "Kies ja of nee."},
    )
    ouders_verteld_op = DatumField(
        label="Zo ja: op welke dag vertelde u het?",
        required=False,
        help_text="Alleen als u ja koos. Bijvoorbeeld 15-10-2026",
    )
    ouders_niet_reden = TekstField(
        label="Zo nee: waarom niet?",
        help_text="Alleen als u nee koos. Schrijf niets over gezondheid.",
        required=False,
        max_length=120,
        error_messages={"max_length": "Maak de tekst korter: hoogstens 120 tekens."},
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, on: date, scholen: Sequence[tuple[UUID, str]],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.on = on
        if len(scholen) > 1:
            choice_field(self, "school").choices = [
                ("", "Kies een school"),
                *((str(key), naam) for key, naam in scholen),
            ]
        else:
            del self.fields["school"]

    def clean_sinds(self) -> date:
        """Not in the future."""
        return self._not_later(self.cleaned_data["sinds"])

    def clean_ouders_niet_reden(self) -> str:
        """Nothing about health."""
        return _no_health(self.cleaned_data["ouders_niet_reden"])

    def clean(self) -> dict[str, object]:
        """A day when the parents know, a reason when they do not; the other answer is dropped."""
        data = super().clean() or {}
        told = data.get("ouders")
        if told == "ja" and "ouders_verteld_op" not in self.errors:
            self._day_told(data)
        if told == "nee" and not data.get("ouders_niet_reden") and "ouders_niet_reden" not in self.errors:
            self.add_error("ouders_niet_reden", "Schrijf in één zin waarom de ouders het nog niet weten.")
        if told == "nee":
            data["ouders_verteld_op"] = None
        elif told == "ja":
            data["ouders_niet_reden"] = ""
        return data

    def _day_told(self, data: Mapping[str, object]) -> None:
        day = data.get("ouders_verteld_op")
        if not isinstance(day, date):
            self.add_error("ouders_verteld_op", "Vul de dag in waarop u het de ouders vertelde.")
        elif day > self.on:
            self.add_error("ouders_verteld_op", NIET_LATER)

    def _not_later(self, day: date) -> date:
        if day > self.on:
            raise forms.ValidationError(NIET_LATER)
        return day


class StapSchool(forms.Form):
    """Step 3: what did the school do, and what does it hope for? Nothing about health."""

    meldingsnummer = forms.CharField(required=False, widget=forms.HiddenInput)
    acties = forms.MultipleChoiceField(
        label="Wat deed de school al?",
        choices=tuple((code, naam.capitalize()) for code, naam in ACTIES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    actie_anders = TekstField(
        label="Iets anders, namelijk",
        required=False,
        max_length=120,
        error_messages={"max_length": "Maak de tekst korter: hoogstens 120 tekens."},
    )
    wens = TekstField(
        label="Wat wilt u dat er gebeurt?",
        required=False,
        max_length=300,
        widget=forms.Textarea,
        help_text="Kort. Schrijf hier niets over gezondheid.",
        error_messages={"max_length": "Maak de tekst korter: hoogstens 300 tekens."},
    )

    def clean_actie_anders(self) -> str:
        """Nothing about health."""
        return _no_health(self.cleaned_data["actie_anders"])

    def clean_wens(self) -> str:
        """Nothing about health."""
        return _no_health(self.cleaned_data["wens"])

    def clean(self) -> dict[str, object]:
        """ "Something else" needs to be said; what is said there counts as something else."""
        data = super().clean() or {}
        other, acties = data.get("actie_anders"), data.get("acties") or []
        if "anders" in acties and not other and "actie_anders" not in self.errors:
            self.add_error("actie_anders", "Schrijf in een paar woorden wat de school nog meer deed.")
        if other and "anders" not in acties:
            data["acties"] = [*acties, "anders"]
        return data


def _no_health(text: str) -> str:
    wrong = health_sentence(text)
    if wrong:
        raise forms.ValidationError(wrong)
    return text
