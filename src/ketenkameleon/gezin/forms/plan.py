"""What a parent or child says in the plan: how it goes with a goal, and their own words. Source: ux.md S10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from ketenkameleon.gezin.woorden_plan import HOE
from ketenkameleon.plan.invoer import BERICHT_LANG, WOORDEN_LANG
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.forms.velden import keuze


class PlanregelForm(forms.Form):
    """One line on how it goes. Which goal is asked only when there is more than one."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, doelen: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        self.enige = doelen[0][0] if len(doelen) == 1 else None
        if self.enige is None:
            goals = {str(key): tekst for key, tekst in doelen}
            self.fields["doel"] = keuze(gettext("Over welk doel?"), goals, leeg=gettext("Kies een doel."))
        self.fields["tekst"] = _line(gettext("Schrijf op hoe het gaat"), BERICHT_LANG,
                                     hint=gettext("Eén regel is genoeg. Het hoeft niet."))
        self.fields["hoe"] = keuze(gettext("Kies wat past"), {code: str(zin) for code, zin in HOE.items()},
                                   leeg=gettext("Kies hoe het gaat."))

    def doel_id(self) -> UUID:
        """Which goal it is about. Only after `is_valid`."""
        return self.enige or UUID(self.cleaned_data["doel"])


class PlanwoordenForm(forms.Form):
    """What somebody says for the plan in their own words."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, je: bool) -> None:
        super().__init__(data)
        label = gettext("Wat wil je zeggen over het plan?") if je else gettext("Wat wilt u zeggen over het plan?")
        self.fields["woorden"] = _line(label, WOORDEN_LANG, leeg=gettext("Schrijf eerst iets op."))
        self.fields["woorden"].widget = forms.Textarea()


def _line(label: str, most: int, *, leeg: str = "", hint: str = "") -> TekstField:
    """A text; with `leeg` it is required."""
    long = gettext("Maak de tekst korter: hoogstens %(limit_value)d tekens.")
    return TekstField(label=label, max_length=most, required=bool(leeg), help_text=hint,
                      error_messages={"required": leeg, "max_length": long})
