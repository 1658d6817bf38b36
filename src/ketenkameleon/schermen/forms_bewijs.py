"""Writing down a proof, ending one, and the phase that a begeleider signed for. Source: ux.md S8."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django import forms

from ketenkameleon.rules.fase import Fase
from ketenkameleon.team.invoer import BewijsInvoer, FaseInvoer, OnvolledigBewijs
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, zin


class BewijsForm(forms.Form):
    """One proof. What a kind of proof does not need stays empty."""

    use_required_attribute = False
    soort = lijst("Welk bewijs is het?", leeg="Kies welk bewijs het is.")
    van = dag("Eerste dag")
    tot = dag("Laatste dag", verplicht=False, hint="Laat leeg als er geen einde is. Een akte heeft altijd een einde.")
    document = zin("Uit welk document blijkt het?", 200, leeg="Schrijf op uit welk document dit blijkt.",
                   hint="De naam van het document, en waar het ligt.")
    gemeente = lijst("Voor welke gemeente?", verplicht=False)
    gegeven_door = zin("Wie gaf het, of wie nam de eed af?", 120, hint="Bij een eed: welke burgemeester.")
    waar = zin("Waar was dat?", 120, hint="Alleen bij een eed.")
    nummer = zin("Nummer van de akte", 40, hint="Alleen bij een akte.")
    gebied = forms.MultipleChoiceField(label="Gemeenten van de akte", required=False,
                                       widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Sequence[tuple[str, str]],
                 gemeenten: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "soort").choices = [("", "Kies"), *soorten]
        choice_field(self, "gemeente").choices = [("", "Alle, of niet van toepassing"), *gemeenten.items()]
        choice_field(self, "gebied").choices = list(gemeenten.items())

    @property
    def invoer(self) -> BewijsInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return BewijsInvoer(data["soort"], data["van"], data["document"], data["tot"], data["gemeente"],
                            tuple(data["gebied"]), data["nummer"], data["gegeven_door"], data["waar"])


class EindeForm(forms.Form):
    """The last day of a proof, and why it ends."""

    use_required_attribute = False
    laatste_dag = dag("Laatste dag dat het geldt")
    waarom = zin("Waarom eindigt het?", 200, leeg="Schrijf in één zin waarom.")


class FaseForm(forms.Form):
    """The phase that begins, from when, and who says that it can."""

    use_required_attribute = False
    fase = keuze("Welke fase begint?")
    van = dag("Vanaf welke dag?")
    begeleider = lijst("Welke begeleider tekent?", leeg="Kies een begeleider uit het team.")
    waarom = zin("Toelichting", 200)

    def __init__(self, data: Mapping[str, object] | None = None, *, fasen: Mapping[str, str],
                 team: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "fase").choices = list(fasen.items())
        choice_field(self, "begeleider").choices = [("", "Kies"), *team.items()]

    @property
    def invoer(self) -> FaseInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return FaseInvoer(Fase(data["fase"]), data["van"], UUID(data["begeleider"]), data["waarom"])


def kept(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it when the form is whole, and say whether it was done; what cannot be becomes an error at the question."""
    if not form.is_valid():
        return False
    try:
        act()
    except OnvolledigBewijs as wrong:
        for field, sentence in wrong.velden.items():
            form.add_error(field if field in form.fields else None, sentence)
        return False
    return True
