"""The forms of the beeld: a line of it, and a better line in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms

from ketenkameleon.routes.invoer_kind import LANGST_BEELD, LANGST_WIE, BeeldInvoer
from ketenkameleon.rules.beeld import Onderwerp
from ketenkameleon.rules.roles import Rol
from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, tekst, zin

EIGEN = "In de woorden van wie het zegt. Niet in uw woorden. Schrijf niet meer op dan nodig is."


class BeeldForm(forms.Form):
    """What somebody said about one subject."""

    use_required_attribute = False
    onderwerp = keuze("Waarover gaat het?", leeg="Kies waarover het gaat.")
    wie = keuze("Wie zei het?", leeg="Kies wie dit zei.")
    wie_anders = zin("Wie was het?", LANGST_WIE, hint="Alleen als het iemand anders was.")
    tekst = tekst("Wat is er gezegd?", LANGST_BEELD, leeg="Schrijf op wat er gezegd is, in hun woorden.", hint=EIGEN)
    gezegd_op = dag("Op welke dag?")
    ook_voor = forms.MultipleChoiceField(
        label="Mag ik dit ook gebruiken als ik voor een andere rol kom?", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vraag het aan wie dit zegt. Kruis alleen aan waar ja op kwam.",
        error_messages={"invalid_choice": "Kies een van deze rollen."})

    def __init__(self, data: Mapping[str, object] | None = None, *, onderwerpen: Sequence[Onderwerp],
                 wie: Mapping[str, str], rollen: Mapping[str, str], initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["onderwerp"].widget = Keuzes(uitleg={subject.code: subject.vraag for subject in onderwerpen})
        choice_field(self, "onderwerp").choices = [(subject.code, subject.naam) for subject in onderwerpen]
        choice_field(self, "wie").choices = list(wie.items())
        choice_field(self, "ook_voor").choices = list(rollen.items())

    def invoer(self) -> BeeldInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return BeeldInvoer(data["onderwerp"], data["wie"], data["tekst"], data["gezegd_op"], data["wie_anders"],
                           tuple(Rol(code) for code in data["ook_voor"]))


class BeterForm(forms.Form):
    """What the same person says of it now."""

    use_required_attribute = False
    tekst = tekst("Wat klopt er nu?", LANGST_BEELD, leeg="Schrijf op wat er gezegd is, in hun woorden.", hint=EIGEN)
    gezegd_op = dag("Op welke dag is dit gezegd?")
