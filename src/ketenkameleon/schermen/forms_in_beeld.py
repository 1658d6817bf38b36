"""Looking again at a child in view, and saying that its exemption holds no more. Source: issue 6, part 2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django import forms

from ketenkameleon.meldingen.actions.blik import TEKST, Gekeken, GeldtNietMeer
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, zin

HINT: Final = ("Schrijf hoe het kind zich ontwikkelt, of wat er is met het recht op onderwijs. Niets over gezondheid."
               " Ouders en kind kunnen dit opvragen.")


class GekekenForm(forms.Form):
    """What somebody saw in one line, and when somebody looks again."""

    use_required_attribute = False
    tekst = zin("Wat zag u?", TEKST, leeg="Schrijf in één zin wat u zag.", hint=HINT)
    kijk_weer_op = dag("Wanneer kijkt iemand weer?")

    def __init__(self, data: Mapping[str, object] | None = None, *, voorstel: date, laatste: date) -> None:
        super().__init__(data, initial={"kijk_weer_op": voorstel})
        self.fields["kijk_weer_op"].help_text = f"Op zijn laatst {datum_lang(laatste)}."

    def invoer(self, lijst: Beeldlijst) -> Gekeken:
        """What the action takes."""
        return Gekeken(lijst, self.cleaned_data["tekst"], self.cleaned_data["kijk_weer_op"])


class GeldtNietMeerForm(forms.Form):
    """Since when an exemption holds no more, and why."""

    use_required_attribute = False
    reden = keuze("Waarom geldt de vrijstelling niet meer?", leeg="Kies waarom de vrijstelling niet meer geldt.")
    op = dag("Sinds welke dag?")
    tekst = zin("Wat is er veranderd?", TEKST, hint="Nodig als u 'Iets anders' kiest. Schrijf niets over gezondheid.")

    def __init__(self, data: Mapping[str, object] | None = None, *, redenen: Mapping[str, str], op: date) -> None:
        super().__init__(data, initial={"op": op})
        choice_field(self, "reden").choices = list(redenen.items())

    def invoer(self, sinds: date) -> GeldtNietMeer:
        """What the action takes."""
        data = self.cleaned_data
        return GeldtNietMeer(sinds, data["op"], data["reden"], data["tekst"])
