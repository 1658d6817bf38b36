"""What a coördinator is asked about a place in a kernteam, and which schools of the directory to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.regio.actions_kernteam import Plaatsing
from ketenkameleon.regio.queries_kernteam import DAGEN, SchoolFilter
from ketenkameleon.rules.kernteam import Plaatssoort
from ketenkameleon.web.fields import DatumField, Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

SOORTEN: Final = (
    ("houder", "Deze collega heeft de functie"), ("vervanger", "Deze collega vervangt"),
    ("vacature", "Er is een vacature"), ("niet_hier", "Deze functie is er niet op deze school"))
MET_IEMAND: Final = ("houder", "vervanger")


class ScholenForm(forms.Form):
    """Which schools to show. What is asked stands in the address of the page, so it is never about a child."""

    use_required_attribute = False
    gemeente = forms.ChoiceField(label="Gemeente", required=False,
                                 error_messages={"invalid_choice": "Kies een gemeente uit de lijst."})
    woord = TekstField(label="School of collega", required=False, max_length=60,
                       help_text="Een deel van de naam. Nooit van een kind.",
                       error_messages={"max_length": "Maak dit korter: hoogstens 60 tekens."})

    def __init__(self, data: Mapping[str, object], *, gemeenten: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "gemeente").choices = [("", "Alle gemeenten"), *gemeenten.items()]

    def filters(self, na: UUID | None) -> SchoolFilter:
        """What the query takes."""
        return SchoolFilter(self.cleaned_data["gemeente"], self.cleaned_data["woord"], na)


class PlaatsForm(forms.Form):
    """Which functie, what stands about it from a day on, and how to reach whoever holds it."""

    use_required_attribute = False
    functie = forms.ChoiceField(label="Welke functie?", error_messages={"required": "Kies een functie."})
    soort = forms.ChoiceField(
        label="Wat verandert er?", choices=SOORTEN, widget=Keuzes(uitleg={
            "vacature": "Wie nu vervangt, blijft vervangen.",
            "niet_hier": "Alleen bij functies die er niet hoeven te zijn."}),
        error_messages={"required": "Kies wat er verandert.", "invalid_choice": "Kies wat er verandert."})
    aanstelling = forms.ChoiceField(label="Wie?", required=False,
                                    help_text="Alleen als iemand de functie heeft of vervangt.")
    van = DatumField(label="Vanaf welke dag?")
    dagen = forms.MultipleChoiceField(label="Op welke dagen is deze collega er?", required=False,
                                      choices=[(str(n), naam) for n, naam in enumerate(DAGEN[:5], 1)],
                                      widget=forms.CheckboxSelectMultiple)
    telefoon = TekstField(label="Telefoonnummer", required=False, max_length=20,
                          error_messages={"max_length": "Maak dit korter: hoogstens 20 tekens."})

    def __init__(self, data: Mapping[str, object] | None = None, *, functies: Mapping[str, str],
                 mensen: Sequence[tuple[UUID, str]], on: date) -> None:
        super().__init__(data, initial={"van": on})
        choice_field(self, "functie").choices = [("", "Kies"), *functies.items()]
        choice_field(self, "aanstelling").choices = [("", "Niemand"), *((str(key), naam) for key, naam in mensen)]

    def clean(self) -> dict[str, object]:
        """Somebody where somebody is meant."""
        data = super().clean() or {}
        if data.get("soort") in MET_IEMAND and not data.get("aanstelling") and "aanstelling" not in self.errors:
            self.add_error("aanstelling", "Kies wie het is.")
        return data

    def plaatsing(self) -> Plaatsing:
        """What the action takes."""
        data = self.cleaned_data
        somebody = UUID(data["aanstelling"]) if data["soort"] in MET_IEMAND else None
        return Plaatsing(data["functie"], Plaatssoort(data["soort"]), data["van"], somebody,
                         tuple(int(day) for day in data["dagen"]), data["telefoon"])
