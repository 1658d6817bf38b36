"""The forms of messages: for a parent with "u", for a child with "je".

Source: issue 6, part 5; ux.md S11a and S11b.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Final

from django import forms
from django.utils.translation import gettext

from ketenkameleon.gezin.invoer import OVER, Gezegd
from ketenkameleon.rules.gezinsbericht import Gezinsbericht
from ketenkameleon.zaken.forms.velden import JA_NEE, TijdField, dag, keuze, tekst

NIET: Final = "nee"


class BerichtForm(forms.Form):
    """What a parent says to the vaste contactpersoon."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, wie: str) -> None:
        super().__init__(data)
        self.fields["tekst"] = tekst(gettext("Uw bericht"), most, leeg=gettext("Typ eerst een bericht."),
                                     hint=gettext("%(wie)s leest dit.") % {"wie": wie} if wie else "")

    def gezegd(self) -> Gezegd:
        """What was said, for the action. Only after `is_valid`."""
        return Gezegd(Gezinsbericht.BERICHT, self.cleaned_data["tekst"])


class KindForm(forms.Form):
    """What a child says, and who else may read it. It begins with nobody else."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, wie: str) -> None:
        super().__init__(data)
        only = gettext("Alleen %(wie)s") % {"wie": wie}
        self.fields["tekst"] = tekst(gettext("Wil je iets zeggen?"), most, leeg=gettext("Typ eerst een bericht."))
        self.fields["ouders"] = keuze(gettext("Wie mag dit lezen?"), {NIET: only, "ja": gettext("Ook mijn ouders")})
        self.fields["ouders"].initial = NIET

    def gezegd(self) -> Gezegd:
        """What was said, for the action. Only after `is_valid`."""
        return Gezegd(Gezinsbericht.KIND_ZEGT, self.cleaned_data["tekst"], mag=self.cleaned_data["ouders"] == "ja")


class KloptNietForm(forms.Form):
    """What is not right, and what it should be."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, je: bool) -> None:
        super().__init__(data)
        about = {code: gettext(naam).capitalize() for code, naam in OVER.items()}
        self.fields["over"] = keuze(gettext("Wat klopt er niet?"), about, leeg=gettext("Kies wat er niet klopt."))
        label = gettext("Wat moet er volgens jou staan?") if je else gettext("Wat moet er volgens u staan?")
        self.fields["tekst"] = tekst(label, most, leeg=gettext("Schrijf op wat er niet klopt."))

    def gezegd(self) -> Gezegd:
        """What was said, for the action. Only after `is_valid`."""
        return Gezegd(Gezinsbericht.KLOPT_NIET, self.cleaned_data["tekst"], over=self.cleaned_data["over"])


class AnderContactForm(forms.Form):
    """Ask for another contactpersoon; why is for who wants to say it."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, je: bool, wie: str) -> None:
        super().__init__(data)
        why = gettext("Wil je zeggen waarom?") if je else gettext("Wilt u zeggen waarom?")
        self.fields["tekst"] = tekst(why, most)
        may = gettext("Mag %(wie)s lezen wat je schrijft?") if je else gettext("Mag %(wie)s lezen wat u schrijft?")
        self.fields["contact"] = keuze(may % {"wie": wie}, dict(JA_NEE))
        self.fields["contact"].initial = NIET

    def gezegd(self) -> Gezegd:
        """What was said, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return Gezegd(Gezinsbericht.ANDER_CONTACT, data["tekst"], mag=data["contact"] == "ja")


class VerzettenForm(forms.Form):
    """Two moments at which the appointment can be, and why."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, aantal: int, most: int) -> None:
        super().__init__(data)
        self.aantal = aantal
        for place in range(aantal):
            number = {"nummer": place + 1}
            self.fields[f"dag{place}"] = dag(gettext("Moment %(nummer)d: welke dag?") % number)
            self.fields[f"tijd{place}"] = TijdField(label=gettext("Moment %(nummer)d: hoe laat?") % number)
        self.fields["tekst"] = tekst(gettext("Waarom?"), most)

    def moments(self) -> list[datetime]:
        """The moments as they were typed, on the clock here. Only after `is_valid`."""
        return [datetime.combine(self.cleaned_data[f"dag{place}"], self._time(place)) for place in range(self.aantal)]

    def _time(self, place: int) -> time:
        found = self.cleaned_data[f"tijd{place}"]
        if not isinstance(found, time):
            raise TypeError("een tijd is geen tijd")
        return found
