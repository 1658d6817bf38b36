"""The plek: offering one, and every step after that."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, tekst, zin

WAAROM = "Schrijf in één zin waarom."


class AanbodForm(forms.Form):
    """A plek to offer."""

    use_required_attribute = False
    soort = keuze("Wat voor plek is het?", leeg="Kies wat voor plek het is.")
    waar = zin("Waar is de plek?", 120, leeg="Schrijf op waar de plek is.", hint="Naam van de school of de plek.")
    bij_school = forms.BooleanField(required=False, label="")

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Mapping[str, str], school: str,
                 initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "soort").choices = list(soorten.items())
        self.fields["bij_school"].label = f"De plek is bij {school}. Die school kan de start bevestigen."
        if not school:
            del self.fields["bij_school"]


class StapForm(forms.Form):
    """A step that asks nothing but a yes."""

    use_required_attribute = False


class StartForm(StapForm):
    """The first day on the plek."""

    op = dag("Wat was de eerste dag?")


class StopForm(StapForm):
    """The last day on the plek, and why."""

    op = dag("Vanaf welke dag is het gestopt?")
    reden = tekst("Waarom?", 200, leeg=WAAROM)


class RedenForm(StapForm):
    """Why not."""

    reden = tekst("Waarom?", 200, leeg=WAAROM)


class KindForm(StapForm):
    """What the child thinks of it."""

    tekst = tekst("Wat zegt het kind?", 200, leeg="Schrijf op wat het kind zegt.", hint="In eigen woorden.")
