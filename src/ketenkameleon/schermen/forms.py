"""Forms of pages that span zaken and meldingen: closing, converting, and the answer to a withdrawn report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django import forms

from ketenkameleon.meldingen.actions.sluiten import Afsluiting
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, zin


class SluitForm(forms.Form):
    """The outcome of the zaak, and for each open melding its own DUO reason and note."""

    use_required_attribute = False
    uitkomst = keuze("Hoe eindigt de zaak?", leeg="Kies een uitkomst.")
    reden = zin("Toelichting", 200, hint="Nodig als u 'anders' kiest.")

    def __init__(self, data: Mapping[str, object] | None = None, *, uitkomsten: Mapping[str, str],
                 redenen: Mapping[str, str], toelichtingen: Mapping[str, str],
                 meldingen: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        choice_field(self, "uitkomst").choices = list(uitkomsten.items())
        self.meldingen = meldingen
        for key, naam in meldingen:
            self.fields[f"reden_{key.hex}"] = lijst(f"{naam}: reden voor DUO", redenen, leeg="Kies een reden voor DUO.")
            self.fields[f"toelichting_{key.hex}"] = lijst(f"{naam}: toelichting voor DUO", toelichtingen,
                                                          leeg="Kies een toelichting voor DUO.")

    @property
    def per_melding(self) -> dict[UUID, Afsluiting]:
        """Every melding with its reason and note. Only after `is_valid`."""
        data = self.cleaned_data
        return {key: Afsluiting(data[f"reden_{key.hex}"], data[f"toelichting_{key.hex}"]) for key, _ in self.meldingen}


class OmzetForm(forms.Form):
    """Make a voluntary zaak a verzuimzaak: by which report, and on which day the family was told."""

    use_required_attribute = False
    melding = keuze("Door welke melding?", leeg="Kies de melding.")
    verteld_op = dag("Op welke dag vertelde u het aan kind en ouders?")

    def __init__(self, data: Mapping[str, object] | None = None, *, meldingen: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        choice_field(self, "melding").choices = [(str(key), naam) for key, naam in meldingen]


class IntrekForm(forms.Form):
    """What happens now that the school withdrew its report."""

    use_required_attribute = False
    keuze = keuze("Wat doet u?", leeg="Kies wat er gebeurt.")
    reden = zin("Waarom?", 200, leeg="Schrijf kort op waarom.")

    def __init__(self, data: Mapping[str, object] | None = None, *, keuzes: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "keuze").choices = list(keuzes.items())
