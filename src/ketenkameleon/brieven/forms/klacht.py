"""A complaint that somebody brought, by whoever hears it; and the day of the answer. Source: issue 4, part 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django import forms

from ketenkameleon.brieven.invoer_klacht import (
    HOE,
    LANGST_ADRES,
    LANGST_KLACHT,
    LANGST_NAAM,
    OVER,
    KlachtInvoer,
)
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, tekst, zin


class KlachtForm(forms.Form):
    """Who complains, about what and whom, and when it was heard."""

    use_required_attribute = False
    klager = zin("Wie klaagt?", LANGST_NAAM, leeg="Vul in wie klaagt.")
    klager_adres = tekst("Waar kan het antwoord naartoe?", LANGST_ADRES, leeg="Vul in waar het antwoord naartoe kan.")
    over = keuze("Over welke organisatie?", OVER, leeg="Kies een organisatie.")
    over_account = lijst("Gaat het over een collega van dit team?", verplicht=False)
    over_wie = zin("Over wie of wat?", LANGST_NAAM, leeg="Vul in over wie of wat het gaat.")
    inhoud = tekst("Wat is de klacht?", LANGST_KLACHT, leeg="Schrijf de klacht op.",
                   hint="In de woorden van wie klaagt.")
    gebeurd_op = dag("Op welke dag is het gebeurd?")
    hoe = keuze("Hoe kwam de klacht binnen?", HOE, leeg="Kies hoe de klacht binnenkwam.")
    ontvangen_op = dag("Op welke dag kwam de klacht binnen?")

    def __init__(self, data: Mapping[str, object] | None = None, *, collegas: Sequence[tuple[UUID, str]],
                 vandaag: date) -> None:
        super().__init__(data, initial={"ontvangen_op": vandaag})
        choice_field(self, "over_account").choices = [("", "Nee, of dat weet ik niet"),
                                                      *((str(key), naam) for key, naam in collegas)]
        self.fields["over_account"].help_text = "Die collega ziet de klacht dan niet en behandelt haar niet."

    def invoer(self) -> KlachtInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        about = data["over_account"]
        return KlachtInvoer(data["over"], data["over_wie"], data["klager"], data["klager_adres"], data["inhoud"],
                            data["gebeurd_op"], data["hoe"], data["ontvangen_op"], UUID(about) if about else None)


class AntwoordForm(forms.Form):
    """On which day whoever complained got an answer."""

    use_required_attribute = False
    op = dag("Op welke dag kreeg de klager antwoord?")

    def __init__(self, data: Mapping[str, object] | None = None, *, vandaag: date) -> None:
        super().__init__(data, initial={"op": vandaag})
