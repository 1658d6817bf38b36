"""Forms of the way through the team, one's own learning, and who came along to a contact."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django import forms

from ketenkameleon.rules.inzet import Inzetsoort
from ketenkameleon.rules.loopbaan import Loopbaan
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.invoer import (
    BegeleidingInvoer,
    DeelInvoer,
    InzetInvoer,
    LeerInvoer,
    MeeloperInvoer,
    StapInvoer,
)
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, lijst, tekst, zin

GEEN_KIND = "Schrijf niets over een kind of gezin: geen naam, geen zaaknummer."


class UrenField(forms.DecimalField):
    """Hours as people write them: 7,5 or 7.5."""

    default_error_messages = {"required": "Vul hoeveel uur in.", "invalid": "Schrijf de uren zo: 7,5."}

    def __init__(self, *, label: str, required: bool = True, help_text: str = "Bijvoorbeeld 7,5") -> None:
        super().__init__(label=label, required=required, help_text=help_text, max_digits=4, decimal_places=1,
                         error_messages={"max_digits": "Dat zijn te veel uren.", "max_whole_digits": "Dat zijn te "
                                         "veel uren.", "max_decimal_places": "Schrijf de uren zo: 7,5."})

    def clean(self, value: str | None) -> Decimal | None:
        """The hours, with a comma or a point."""
        found: Decimal | None = super().clean(value.replace(",", ".") if value else value)
        return found


class StapForm(forms.Form):
    """The next stand in the team."""

    use_required_attribute = False
    stand = keuze("Wat is de volgende stap?")
    op = dag("Vanaf welke dag?")
    waarom = zin("Waarom?", 200, leeg="Schrijf in één zin waarom.")

    def __init__(self, data: Mapping[str, object] | None = None, *, standen: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "stand").choices = list(standen.items())

    @property
    def invoer(self) -> StapInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return StapInvoer(Loopbaan(data["stand"]), data["op"], data["waarom"])


class DeelForm(forms.Form):
    """When a part of the programme is planned or was done. The day of a part with a proof comes from the proof."""

    use_required_attribute = False
    gepland_op = dag("Op welke dag staat het gepland?", verplicht=False)
    gedaan_op = dag("Op welke dag was het klaar?", verplicht=False)
    uren = UrenField(label="Hoeveel uur kostte het?", required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, bewijs: bool,
                 initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        if bewijs:
            del self.fields["gedaan_op"]

    @property
    def invoer(self) -> DeelInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return DeelInvoer(data["gepland_op"], data.get("gedaan_op"), data["uren"])


class InzetForm(forms.Form):
    """A time at a partner."""

    use_required_attribute = False
    organisatie = lijst("Bij welke partner?", leeg="Kies een partner van deze regio.")
    soort = keuze("Waarvoor?", {Inzetsoort.INWERKEN: "Inwerken: het vak leren",
                                Inzetsoort.MEEWERKEN: "Meewerken: werken zonder zaak"})
    rol = lijst("Welk werk is het?", leeg="Kies een rol.")
    van = dag("Eerste dag")
    tot = dag("Laatste dag", verplicht=False, hint="Laat leeg als er nog geen einde is.")
    uren = UrenField(label="Hoeveel uur per week?")
    begeleider = zin("Wie begeleidt daar?", 120, hint="Nodig bij inwerken.")

    def __init__(self, data: Mapping[str, object] | None = None, *, partners: Mapping[str, str],
                 rollen: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "organisatie").choices = [("", "Kies"), *partners.items()]
        choice_field(self, "rol").choices = [("", "Kies"), *rollen.items()]

    @property
    def invoer(self) -> InzetInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return InzetInvoer(UUID(data["organisatie"]), Inzetsoort(data["soort"]), Rol(data["rol"]), data["van"],
                           data["tot"], data["uren"], data["begeleider"])


class TekenForm(forms.Form):
    """The day on which the begeleider signed the learning time off."""

    use_required_attribute = False
    op = dag("Op welke dag tekende de begeleider af?")


class BegeleidingForm(forms.Form):
    """A talk about one's own work."""

    use_required_attribute = False
    soort = keuze("Wat voor gesprek was het?")
    op = dag("Wanneer?")
    uren = UrenField(label="Hoeveel uur?")
    met = zin("Met wie?", 120, leeg="Schrijf op met wie.", hint="Uw begeleider of collega's.")
    thema = zin("Waar ging het over?", 200, hint=GEEN_KIND)

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "soort").choices = list(soorten.items())

    @property
    def invoer(self) -> BegeleidingInvoer:
        """What was filled in. Only after `is_valid`."""
        return BegeleidingInvoer(**self.cleaned_data)


class LeerForm(forms.Form):
    """What was learned from another trade."""

    use_required_attribute = False
    vak = lijst("Van welk vak leerde u?", leeg="Kies van welk vak.")
    op = dag("Wanneer?")
    tekst = tekst("Wat leerde u?", 600, leeg="Schrijf op wat u leerde.", hint=GEEN_KIND)
    uren = UrenField(label="Hoeveel uur?", required=False)
    gedeeld = forms.BooleanField(label="Deel dit met het team", required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, vakken: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "vak").choices = [("", "Kies"), *vakken.items()]

    @property
    def invoer(self) -> LeerInvoer:
        """What was filled in. Only after `is_valid`."""
        return LeerInvoer(**self.cleaned_data)


class MeeloperForm(forms.Form):
    """Who came along to this contact."""

    use_required_attribute = False
    wie = lijst("Welke collega ging mee?", leeg="Kies een collega uit het team.")
    als = keuze("Hoe ging deze collega mee?", {"meeloper": "Als meeloper: om te leren",
                                               "begeleider": "Als begeleider: om mij te helpen"})
    verteld = keuze("Wist het gezin dit voor het gesprek?", JA_NEE)
    verteld_reden = zin("Waarom niet?", 200, hint="Nodig als het gezin het niet wist.")

    def __init__(self, data: Mapping[str, object] | None = None, *, team: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "wie").choices = [("", "Kies"), *team.items()]

    @property
    def invoer(self) -> MeeloperInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return MeeloperInvoer(UUID(data["wie"]), data["als"], data["verteld"] == "ja", data["verteld_reden"])
