"""The forms about who is needed, and about heavier care that did not come. Source: issue 6, part 4."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms

from ketenkameleon.plan.invoer import BERICHT_LANG, NAAM_LANG, REDEN_LANG, InzetInvoer, VermedenInvoer
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, zin

ALLEEN_OZM = "Alleen bij een onderwijszorgmedewerker."


class InzetForm(forms.Form):
    """Is the vaste contactpersoon enough, or is an onderwijszorgmedewerker needed, and why."""

    use_required_attribute = False
    keuze = keuze("Wie is er nodig?", leeg="Kies wie er nodig is.")
    omdat = zin("Omdat …", REDEN_LANG, leeg="Schrijf in één zin waarom.")
    van = dag("Vanaf welke dag?")
    schoolcontact = zin("Wie is het vaste contact dat de school al heeft?", NAAM_LANG, hint="Dit contact blijft.")
    werkgever = zin("Wie is de werkgever?", NAAM_LANG, hint=ALLEEN_OZM)
    opdrachtgever = zin("Wie is de opdrachtgever?", NAAM_LANG, hint=ALLEEN_OZM)
    betaler = zin("Wie betaalt?", NAAM_LANG, hint=ALLEEN_OZM)

    def __init__(self, data: Mapping[str, object] | None = None, *, keuzes: Mapping[str, str], vandaag: date) -> None:
        super().__init__(data, initial={"van": vandaag})
        choice_field(self, "keuze").choices = list(keuzes.items())

    def invoer(self) -> InzetInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        return InzetInvoer(**self.cleaned_data)


class VermedenForm(forms.Form):
    """What would otherwise have been done, who says so, and why they think so."""

    use_required_attribute = False
    anders = lijst("Wat was er anders gebeurd?", leeg="Kies wat er anders was gebeurd.")
    anders_tekst = zin("Toelichting", BERICHT_LANG)
    zegt = lijst("Wie zegt dit?", leeg="Kies wie dit zegt.")
    waarom = zin("Waarom denkt die dat?", REDEN_LANG, leeg="Schrijf op waarom die dat denkt.")

    def __init__(self, data: Mapping[str, object] | None = None, *, anders: Mapping[str, str],
                 zegt: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "anders").choices = [("", "Kies"), *((code, n.capitalize()) for code, n in anders.items())]
        choice_field(self, "zegt").choices = [("", "Kies"), *((code, n.capitalize()) for code, n in zegt.items())]

    def invoer(self) -> VermedenInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        return VermedenInvoer(**self.cleaned_data)
