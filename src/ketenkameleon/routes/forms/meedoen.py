"""What one person said to taking part. Source: domain.md 14b, rule 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms

from ketenkameleon.delen.forms.delen import key_of
from ketenkameleon.delen.invoer import HOE, JaInvoer
from ketenkameleon.delen.queries.delen import Mens
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze


class MeedoenForm(forms.Form):
    """Who said yes or no, how, and until when it counts."""

    use_required_attribute = False
    wie = keuze("Wie zei het?", leeg="Kies wie dit zei.")
    antwoord = keuze("Wat was het antwoord?", JA_NEE)
    hoe = keuze("Hoe?", {code: naam for code, naam in HOE.items() if code != Toestemmingsvorm.BESCHIKKING})
    op = dag("Op welke dag?")
    tot = dag("Tot en met welke dag geldt het?")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens],
                 initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))
        self.mensen = {key_of(mens.persoon_id): mens for mens in mensen if mens.als is not Hoedanigheid.RECHTER}
        choice_field(self, "wie").choices = [(key, mens.naam) for key, mens in self.mensen.items()]

    def invoer(self, waarvoor: str) -> JaInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        mens = self.mensen[data["wie"]]
        return JaInvoer(mens.persoon_id, mens.als, waarvoor, (), data["antwoord"] == "ja", data["op"], data["tot"],
                        Toestemmingsvorm(data["hoe"]), mens.als is Hoedanigheid.KIND)
