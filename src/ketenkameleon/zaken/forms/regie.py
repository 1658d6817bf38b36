"""Short forms of the zaak itself: an afspraak, whom we wait for, how it stands, the verhaal, nazorg."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django import forms

from ketenkameleon.rules.roles import Rol
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, TijdField, dag, keuze, lijst, tekst, zin
from ketenkameleon.zaken.invoer import AfspraakInvoer


class AfspraakForm(forms.Form):
    """What was agreed outside a contact."""

    use_required_attribute = False
    wat = zin("Wat is afgesproken?", 200, leeg="Schrijf op wat is afgesproken.")
    wie = lijst("Wie doet dit?", leeg="Kies wie dit doet.")
    wie_naam = zin("Naam", 80, hint="Zijn er twee ouders, en gaat u naar één van hen? Schrijf dan diens naam. "
                   "De ander ziet de afspraak niet.")
    wanneer = dag("Wanneer?")
    tijd = TijdField(label="Hoe laat?", required=False)
    waar = zin("Waar?", 60, hint="Bijvoorbeeld: thuis, of op school. Geen adres.")

    def __init__(self, data: Mapping[str, object] | None = None, *, wie: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "wie").choices = [("", "Kies wie"), *wie.items()]

    def invoer(self) -> AfspraakInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return AfspraakInvoer(data["wat"], data["wie"], data["wanneer"], data["wie_naam"], data["tijd"], data["waar"])


class WachtForm(forms.Form):
    """Whom the zaak waits for, and until when."""

    use_required_attribute = False
    partij = lijst("Op wie wachten we?", leeg="Kies op wie de zaak wacht.")
    wat = zin("Waarop?", 200, leeg="Schrijf op waar de zaak op wacht.", hint="Bijvoorbeeld: antwoord over een plek.")
    tot = dag("Tot wanneer?")

    def __init__(self, data: Mapping[str, object] | None = None, *, partijen: Mapping[str, str],
                 initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "partij").choices = [("", "Kies op wie"), *partijen.items()]


class StandForm(forms.Form):
    """How the zaak stands, in three lines."""

    use_required_attribute = False
    tekst = tekst("Hoe staat het ervoor?", 280, hint="Drie korte zinnen. Wie meeleest, moet het ook begrijpen.")


class NazorgForm(forms.Form):
    """What child and parents say when asked how it goes."""

    use_required_attribute = False
    tekst = tekst("Wat zeiden kind en ouders?", 280, leeg="Schrijf op hoe het gaat.")


class VerhaalForm(forms.Form):
    """The verhaal of one teller, in their own words."""

    use_required_attribute = False
    verteller = keuze("Wie vertelt?", leeg="Kies wie het vertelde.")
    tekst = tekst("Het verhaal", 8000, leeg="Schrijf op wat er verteld is, in hun woorden.",
                  hint="In de woorden van wie het vertelt. Niet in uw woorden.")
    verteld_op = dag("Op welke dag is het verteld?")
    ook_voor = forms.MultipleChoiceField(
        label="Mag ik dit ook gebruiken als ik voor een andere rol kom?", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vraag het aan wie het vertelt. Kruis alleen aan waar ja op kwam.",
        error_messages={"invalid_choice": "Kies een van deze rollen."})

    def __init__(self, data: Mapping[str, object] | None = None, *, vertellers: Mapping[str, str],
                 rollen: Mapping[str, str], initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "verteller").choices = list(vertellers.items())
        choice_field(self, "ook_voor").choices = list(rollen.items())

    def clean_ook_voor(self) -> list[Rol]:
        """The rollen that the teller said yes to."""
        return [Rol(code) for code in self.cleaned_data["ook_voor"]]


class VerhaalMeerForm(forms.Form):
    """What the same teller said later."""

    use_required_attribute = False
    tekst = tekst("Wat kwam erbij?", 8000, leeg="Schrijf op wat er verteld is, in hun woorden.")
    verteld_op = dag("Op welke dag is het verteld?")


class VoorgelezenForm(forms.Form):
    """Was the text right when it was read back."""

    klopt = keuze("Klopte het?", JA_NEE, leeg="Kies ja of nee.")


KLAAR: Final[Mapping[str, str]] = {"gedaan": "De afspraak is gedaan.", "vervallen": "De afspraak is vervallen."}
