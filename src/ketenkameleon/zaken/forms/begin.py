"""S3: with whom, in which rol, was it told. Also for noting a contact that has been. Source: ux.md 7 S3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django import forms
from django.http import QueryDict

from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.web.marks import rolteken
from ketenkameleon.zaken.forms.velden import TijdField, dag, keuze, moment, zin
from ketenkameleon.zaken.invoer import MET
from ketenkameleon.zaken.queries.rollen import RolKeuze

UITGELEGD: Final = (("ja", "Ja"), ("nee", "Nog niet"))
MET_LEEG: Final = "Kies met wie u spreekt."
ROL_LEEG: Final = "Kies uw rol."
OPNIEUW: Final = "U spreekt nu met iemand anders dan vorige keer. Kies uw rol opnieuw."
NIET_ERBIJ: Final = "U koos hier iemand die er niet bij is. Kies alleen met wie u spreekt."
REDEN_LEEG: Final = "Schrijf op waarom u de rol nog niet heeft uitgelegd."


class BeginForm(forms.Form):
    """Begin a contact: a rol that cannot be taken stays visible, with its reason instead of a button."""

    use_required_attribute = False
    met = forms.MultipleChoiceField(label="Met wie spreekt u?", widget=forms.CheckboxSelectMultiple,
                                    error_messages={"required": MET_LEEG, "invalid_choice": MET_LEEG})
    rol = keuze("Welke rol heeft u in dit contact?", leeg=ROL_LEEG)
    uitgelegd = keuze("", UITGELEGD, leeg="Zeg of u de rol heeft uitgelegd.")
    nog_niet = forms.MultipleChoiceField(
        label="Aan wie nog niet?", widget=forms.CheckboxSelectMultiple, required=False, choices=list(MET.items()),
        help_text="Alleen als u 'nog niet' koos. Kiest u niemand? Dan aan niemand.",
        error_messages={"invalid_choice": MET_LEEG})
    uitgelegd_reden = zin("Waarom nog niet?", 120, hint="Alleen als u 'nog niet' koos. Wij vragen het de volgende keer "
                                                        "opnieuw.")
    voorgekozen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, object] | None = None, *, rollen: Sequence[RolKeuze], met: Mapping[str, str],
                 kind: str, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.rollen = sorted(rollen, key=lambda choice: not choice.verdict) if self.refuses else list(rollen)
        choice_field(self, "met").choices = choice_field(self, "nog_niet").choices = list(met.items())
        self._roles()
        self.fields["uitgelegd"].label = f"Heeft u uw rol uitgelegd aan {kind}, en aan wie er nog bij is?"

    refuses = True

    def _roles(self) -> None:
        field = choice_field(self, "rol")
        told = {choice.rol.value: choice.zin.capitalize() + "." for choice in self.rollen}
        no = {choice.rol.value: why(choice.verdict) for choice in self.rollen if isinstance(choice.verdict, Refused)}
        if not self.refuses:
            told |= {rol: f"{told[rol]} Let op: u had hiervoor geen geldige bevoegdheid." for rol in no}
            no = {}
        field.widget = Keuzes(uitleg=told, kan_niet=no, teken={rol: rolteken(rol) for rol in told})
        field.choices = [(choice.rol.value, choice.naam) for choice in self.rollen]

    def clean_rol(self) -> str:
        """The rol; one that is refused is refused by the action, with its four lines."""
        rol = self.cleaned_data["rol"]
        told_before = self.data.get("voorgekozen", "")
        now = chosen(rol, self.cleaned_data.get("met", ()))
        if told_before and told_before != now and told_before.startswith(f"{rol}:"):
            raise forms.ValidationError(OPNIEUW)
        return rol

    def clean(self) -> dict[str, object]:
        """Not told yet asks for the reason."""
        data = super().clean() or {}
        if data.get("uitgelegd") == "nee" and not data.get("uitgelegd_reden"):
            self.add_error("uitgelegd_reden", REDEN_LEEG)
        waits = data.get("nog_niet") or []
        if data.get("uitgelegd") == "nee" and isinstance(waits, list) and set(waits) - set(data.get("met") or waits):
            self.add_error("nog_niet", NIET_ERBIJ)
        return data

    def asked_again(self) -> None:
        """Show the page once more: a rol that was chosen for other people is not chosen now."""
        if OPNIEUW in self.errors.get("rol", ()) and isinstance(self.data, QueryDict):
            data = self.data.copy()
            data.pop("rol", None)
            data["voorgekozen"] = ""
            self.data = data


class AchterafForm(BeginForm):
    """Note a contact that has been: never refused for authority, so every rol can be chosen.

    Source: design.md 2, promise 3.
    """

    refuses = False
    op = dag("Op welke dag was het?")
    om = TijdField(label="Hoe laat begon het?")
    duur = forms.IntegerField(label="Hoeveel minuten duurde het?", min_value=0, max_value=1439, error_messages={
        "required": "Vul in hoeveel minuten het duurde.", "invalid": "Schrijf een getal, bijvoorbeeld 40.",
        "min_value": "Vul in hoeveel minuten het duurde.", "max_value": "Vul in hoeveel minuten het duurde."})
    field_order = ("op", "om", "duur", "met", "rol", "uitgelegd", "nog_niet", "uitgelegd_reden")

    @property
    def begonnen_at(self) -> datetime:
        """When the contact began, as an aware moment. Only after `is_valid`."""
        return moment(self.cleaned_data["op"], self.cleaned_data["om"])


def chosen(rol: str, met: Sequence[str]) -> str:
    """A rol with the persons it is taken for, to see whether somebody else has joined since."""
    return f"{rol}:{','.join(sorted(met))}"


def why(verdict: Refused) -> str:
    """Why a rol cannot be taken, and who can mend it, for beside the choice. Source: design.md 2.5."""
    lines = weigering(verdict)
    return f"{lines.waarom} {lines.wat_wel} Wie beslist? {lines.wie_beslist}"
