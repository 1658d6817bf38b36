"""Which letter to make, and what is filled in: what was known stands there already. Source: design.md 2, promise 6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django import forms

from ketenkameleon.brieven.invoer import LANGST_KORT, LANGST_TEKST, MEESTE_REGELS, VERTELD, BriefInvoer, NieuweBrief
from ketenkameleon.brieven.queries.bekend import Lezer
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, lijst, tekst, zin

AAN = "Naar wie? Zet elke regel van het adres op een nieuwe regel."


class NieuwForm(forms.Form):
    """Which letter, and to whom of the family."""

    use_required_attribute = False
    soort = lijst("Welke brief?", leeg="Kies een brief.")
    persoon = lijst("Aan wie van het gezin?", verplicht=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Mapping[str, str],
                 lezers: Sequence[Lezer]) -> None:
        super().__init__(data)
        choice_field(self, "soort").choices = [("", "Kies een brief"), *soorten.items()]
        choice_field(self, "persoon").choices = [
            ("", "Niet aan het gezin"), *((str(lezer.persoon_id), lezer.naam) for lezer in lezers)]

    def nieuw(self) -> NieuweBrief:
        """What was chosen, for the action. Only after `is_valid`."""
        persoon = self.cleaned_data["persoon"]
        return NieuweBrief(self.cleaned_data["soort"], UUID(persoon) if persoon else None)


class BriefForm(forms.Form):
    """The address and a question for each field of the letter; what is empty can be filled in later."""

    use_required_attribute = False
    aan = tekst(AAN, LANGST_KORT)

    def __init__(self, data: Mapping[str, object] | None = None, *, velden: Mapping[str, str],
                 aan: Sequence[str], waarden: Mapping[str, str]) -> None:
        super().__init__(data, initial={"aan": "\n".join(aan), **waarden})
        self.velden = tuple(velden)
        for veld, naam in velden.items():
            make = tekst if veld in VERTELD else zin
            self.fields[veld] = make(naam[0].upper() + naam[1:], LANGST_TEKST if veld in VERTELD else LANGST_KORT)

    def clean_aan(self) -> tuple[str, ...]:
        """The lines of the address, without empty ones."""
        lines = tuple(line.strip() for line in str(self.cleaned_data["aan"]).splitlines() if line.strip())
        if len(lines) > MEESTE_REGELS:
            raise forms.ValidationError(f"Schrijf ten hoogste {MEESTE_REGELS} regels.")
        return lines

    def invoer(self) -> BriefInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return BriefInvoer(data["aan"], {veld: data[veld] for veld in self.velden if data[veld]})


class VerstuurdForm(forms.Form):
    """On which day it was posted."""

    use_required_attribute = False
    op = dag("Op welke dag is de brief verstuurd?")

    def __init__(self, data: Mapping[str, object] | None = None, *, vandaag: date) -> None:
        super().__init__(data, initial={"op": vandaag})


class GegevenForm(VerstuurdForm):
    """On which day a letter of the own page was given or sent on paper as well."""

    op = dag("Op welke dag is de brief op papier gegeven of gestuurd?")
