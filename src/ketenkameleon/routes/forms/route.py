"""Which route, which step by whom, and what was recorded. Source: ux.md S2; design.md 2, promise 9."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms

from ketenkameleon.routes.invoer import LANGST, LANGST_BRON, FeitInvoer, RouteInvoer, StapInvoer
from ketenkameleon.rules.routes import Routekeuze
from ketenkameleon.rules.texts import weigering
from ketenkameleon.rules.verdict import Refused
from ketenkameleon.web.fields import Keuzes, choice_field
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, tekst, zin

ZELF, NOTEER = "zelf", "noteer"
LEG_UIT = "Er is nog geen hulp voorgesteld. Leg hieronder uit waarom deze route toch past."


class KiesForm(forms.Form):
    """Which route to begin: by name, none chosen beforehand; one that cannot begin says why."""

    use_required_attribute = False
    route = keuze("Welke route begint u?", leeg="Kies een route.")
    op = dag("Vanaf welke dag?")
    uitleg = tekst("Waarom deze route?", LANGST, hint="Nodig als er nog geen hulp is voorgesteld.")

    def __init__(self, data: Mapping[str, object] | None = None, *, keuzes: Sequence[Routekeuze],
                 vandaag: date) -> None:
        super().__init__(data, initial={"op": vandaag})
        field = choice_field(self, "route")
        explain = {keuze.route.value: LEG_UIT for keuze in keuzes if keuze.uitleg_nodig and keuze.kan}
        refused = {keuze.route.value: weigering(keuze.kan).waarom for keuze in keuzes
                   if isinstance(keuze.kan, Refused)}
        field.widget = Keuzes(uitleg=explain, kan_niet=refused)
        field.choices = [(keuze.route.value, keuze.naam) for keuze in keuzes]

    def invoer(self) -> RouteInvoer:
        """What was chosen, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return RouteInvoer(data["route"], data["op"], data["uitleg"])


class StapForm(forms.Form):
    """Who took the step, on which day, and why."""

    use_required_attribute = False
    van = TekstField(widget=forms.HiddenInput)
    wie = keuze("Wie zet deze stap?", leeg="Kies wie de stap zet.")
    op = dag("Op welke dag?")
    reden = tekst("Waarom?", LANGST, leeg="Schrijf op waarom u deze stap zet.")

    def __init__(self, data: Mapping[str, object] | None = None, *, van: str, naar: str, partijen: Mapping[str, str],
                 eigen: frozenset[str], reden_nodig: bool, vandaag: date) -> None:
        super().__init__(data, initial={"op": vandaag, "van": van})
        self.naar = naar
        mine = [(f"{ZELF}:{code}", f"Ik zet deze stap zelf ({naam})") for code, naam in partijen.items()
                if code in eigen]
        theirs = [(f"{NOTEER}:{code}", f"Ik noteer wat {naam} deed") for code, naam in partijen.items()]
        choice_field(self, "wie").choices = [*mine, *theirs]
        self.fields["reden"].required = reden_nodig

    def invoer(self) -> StapInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        how, _, door = data["wie"].partition(":")
        return StapInvoer(data["van"], self.naar, door, how == ZELF, data["op"], data["reden"])


class FeitForm(forms.Form):
    """What was recorded, on which day, and where it stands or who said it."""

    use_required_attribute = False
    code = lijst("Wat legt u vast?", leeg="Kies wat u vastlegt.")
    op = dag("Op welke dag gebeurde het?")
    bron = zin("Waar staat het, of wie zei het?", LANGST_BRON, leeg="Schrijf op waar dit staat of wie het zei.")

    def __init__(self, data: Mapping[str, object] | None = None, *, codes: Mapping[str, str], vandaag: date) -> None:
        super().__init__(data, initial={"op": vandaag})
        choice_field(self, "code").choices = [
            ("", "Kies"), *((code, naam[0].upper() + naam[1:]) for code, naam in codes.items())]

    def invoer(self) -> FeitInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return FeitInvoer(data["code"], data["op"], data["bron"])


class BeterForm(forms.Form):
    """A correction: it was so on another day or by another source, or it was not so at all."""

    use_required_attribute = False
    klopt = keuze("Wat verbetert u?", (("anders", "De dag of de bron klopt niet"), ("niet", "Dit is niet gebeurd")))
    op = dag("Op welke dag gebeurde het?")
    bron = zin("Waar staat het, of wie zei het?", LANGST_BRON, leeg="Schrijf op waar dit staat of wie het zei.")

    def __init__(self, data: Mapping[str, object] | None = None, *, code: str, op: date, bron: str) -> None:
        super().__init__(data, initial={"op": op, "bron": bron})
        self.code = code

    def invoer(self) -> FeitInvoer | None:
        """The new line, None when it was not so. Only after `is_valid`."""
        data = self.cleaned_data
        return FeitInvoer(self.code, data["op"], data["bron"]) if data["klopt"] == "anders" else None
