"""Looking again at a child in view, saying that its exemption holds no more, letting a colleague look along.

Source: issue 6, part 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.meldingen.actions.blik import TEKST, Gekeken, GeldtNietMeer
from ketenkameleon.meldingen.actions.meekijken import WAAROM, MeekijkInvoer
from ketenkameleon.rules.in_beeld import Beeldlijst
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, lijst, zin

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


class MeekijkForm(forms.Form):
    """Which colleague looks along, on which ground, why and until when; and whether the family knows."""

    use_required_attribute = False
    aanstelling = lijst("Welke collega kijkt mee?", leeg="Kies een collega uit de lijst.")
    grond = keuze("Op welke grond?", leeg="Kies op welke grond de collega mag meekijken.")
    waarom = zin("Waarom moet deze collega meekijken?", WAAROM, leeg="Leg uit waarom deze collega moet meekijken.",
                 hint="Dit wordt bewaard. De collega leest het ook. Ouders en kind kunnen het opvragen.")
    tot = dag("Tot en met welke dag?")
    verteld = keuze("Weet het gezin dat deze collega meekijkt?", JA_NEE, leeg="Kies ja of nee.")
    verteld_op = dag("Zo ja: op welke dag vertelde u het?", verplicht=False)
    niet_verteld = zin("Zo nee: waarom niet?", WAAROM)

    def __init__(self, data: Mapping[str, object] | None = None, *, collegas: Sequence[tuple[UUID, str]],
                 gronden: Mapping[str, str], laatste: date) -> None:
        super().__init__(data, initial={"tot": laatste})
        choice_field(self, "aanstelling").choices = [("", "Kies"), *((str(key), naam) for key, naam in collegas)]
        choice_field(self, "grond").choices = list(gronden.items())
        self.fields["tot"].help_text = f"Op zijn laatst {datum_lang(laatste)}."

    def invoer(self) -> MeekijkInvoer:
        """What the action takes."""
        data = self.cleaned_data
        told = data["verteld"] == "ja"
        return MeekijkInvoer(UUID(data["aanstelling"]), data["grond"], data["waarom"], data["tot"],
                             data["verteld_op"] if told else None, "" if told else data["niet_verteld"])
