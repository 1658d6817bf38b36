"""The forms of the plan: short questions in simple words. Source: ux.md S10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.delen.queries.delen import Mens
from ketenkameleon.plan.invoer import (
    BERICHT_LANG,
    DOEL_LANG,
    OZM,
    REDEN_LANG,
    STAP_LANG,
    WIE_LANG,
    WOORDEN_LANG,
    AkkoordInvoer,
    BerichtInvoer,
    PlanInvoer,
    StapInvoer,
    WoordenInvoer,
)
from ketenkameleon.plan.queries.plan import Planblad
from ketenkameleon.rules.toestemming import Hoedanigheid
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, lijst, tekst, zin

ANDERE_OUDER: Final = "ouder"
RECHTER: Final = "rechter"
EIGEN: Final = {"eigen": "Wat deze persoon zelf zegt", "hulpvraag": "Wat deze persoon vraagt (hulpvraag)"}
HOE_GEZEGD: Final = {"mondeling": "In een gesprek", "papier": "Op papier", "beschikking": "In een beschikking"}


def _ja(answer: str) -> bool | None:
    return None if not answer else answer == "ja"


class PlanForm(forms.Form):
    """With whom the plan was made, when it is looked at again, whether the child took part, and about the OPP."""

    use_required_attribute = False
    school = lijst("Met welke school?", verplicht=False)
    samen_op = dag("Op welke dag maakte of bekeek u het plan samen?")
    samen_met = forms.MultipleChoiceField(
        label="Met wie?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies met wie u het plan maakte.", "invalid_choice": "Kies uit de lijst."})
    bekijken_op = dag("Wanneer bekijkt u het weer?")
    kind_meegepraat = keuze("Praatte het kind mee?", JA_NEE, verplicht=False)
    opp = keuze("Hoort dit bij het OPP van de school?", JA_NEE, verplicht=False)
    opp_op = dag("Van welke dag is het OPP?", verplicht=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, met: Mapping[str, str],
                 scholen: Sequence[tuple[UUID, str]] = (), initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "samen_met").choices = list(met.items())
        choice_field(self, "school").choices = [("", "Geen school"), *((str(key), naam) for key, naam in scholen)]
        if not scholen:
            del self.fields["school"]

    def invoer(self) -> PlanInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        school = data.get("school")
        return PlanInvoer(data["samen_op"], data["bekijken_op"], tuple(data["samen_met"]), _ja(data["kind_meegepraat"]),
                          _ja(data["opp"]), data["opp_op"], UUID(school) if school else None)


class DoelForm(forms.Form):
    """One goal, in words of the family."""

    use_required_attribute = False
    tekst = zin("Wat is het doel?", DOEL_LANG, leeg="Schrijf op wat het doel is.",
                hint="In gewone woorden. Bijvoorbeeld: Noor is om 9.00 uur op school, 3 dagen per week.")


class RustForm(forms.Form):
    """Until when nobody has to do anything; empty: not any more."""

    use_required_attribute = False
    rust_tot = dag("Tot welke dag hoeft niemand iets te doen?", verplicht=False,
                   hint="Leeg: er is weer iets te doen.")


class StapForm(forms.Form):
    """One step: where, what and who."""

    use_required_attribute = False
    waar = keuze("Waar is deze stap?", leeg="Kies waar deze stap is.")
    wat = zin("Wat gebeurt er?", STAP_LANG, leeg="Schrijf op wat er gebeurt.")
    wie = zin("Wie doet dit?", WIE_LANG, leeg="Schrijf op wie dit doet.", hint="Bijvoorbeeld: mentor, moeder, Noor.")

    def __init__(self, data: Mapping[str, object] | None = None, *, plaatsen: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "waar").choices = list(plaatsen.items())

    def invoer(self) -> StapInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return StapInvoer(data["waar"], data["wat"], data["wie"])


class BerichtForm(forms.Form):
    """How it goes with one goal, in one line. `wie` is a side, or a side with a person: "kind:<key>"."""

    use_required_attribute = False
    wie = lijst("Van wie?", leeg="Kies van wie dit komt.")
    hoe = lijst("Hoe gaat het?", leeg="Kies hoe het gaat.")
    tekst = zin("Kort bericht", BERICHT_LANG)

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens] = (), hoe: Mapping[str, str],
                 prefix: str | None = None, eigen: bool = False) -> None:
        super().__init__(data, prefix=prefix)
        choice_field(self, "hoe").choices = [("", "Kies"), *((code, code.capitalize()) for code in hoe)]
        choice_field(self, "wie").choices = [("", "Kies"), *_speakers(mensen)]
        if eigen:
            del self.fields["wie"]

    def invoer(self) -> BerichtInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        van, _, key = str(data["wie"]).partition(":")
        return BerichtInvoer(van, data["hoe"], data["tekst"], UUID(key) if key else None)


class WoordenForm(forms.Form):
    """What a child or parent says, or what they ask; a hulpvraag from the verhaal is pointed at, not typed again."""

    use_required_attribute = False
    persoon = lijst("Wie zegt dit?", leeg="Kies wie dit zei.")
    soort = keuze("Wat schrijft u op?", EIGEN, leeg="Kies wat u opschrijft.")
    verhaal = lijst("Staat de hulpvraag al in een verhaal?", verplicht=False)
    tekst = tekst("In hun woorden", WOORDEN_LANG,
                  hint="Dit staat in het plan. Wie het zei, leest het op de eigen pagina. Anderen van het gezin niet. "
                       "Vertel dat eerst.")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens],
                 verhalen: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        choice_field(self, "persoon").choices = [("", "Kies wie"), *(
            (str(mens.persoon_id), mens.naam) for mens in mensen if mens.persoon_id is not None)]
        choice_field(self, "verhaal").choices = [("", "Nee, ik schrijf het hier op"), *(
            (str(key), f"Ja, in het verhaal van {naam}") for key, naam in verhalen)]
        if not verhalen:
            del self.fields["verhaal"]

    def invoer(self) -> WoordenInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        asks, told = data["soort"] == "hulpvraag", data.get("verhaal")
        return WoordenInvoer(UUID(data["persoon"]), data["tekst"], asks, UUID(told) if told and asks else None)


class AkkoordForm(forms.Form):
    """Who said yes or no to the support in the plan."""

    use_required_attribute = False
    wie = lijst("Wie zei dit?", leeg="Kies wie dit zei.")
    ja = keuze("Wat was het antwoord?", (("ja", "Ja, zo doen wij het"), ("nee", "Nee, zo niet")),
               leeg="Kies ja of nee.")
    hoe = keuze("Hoe is dit gezegd?", HOE_GEZEGD, leeg="Kies hoe dit is gezegd.")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens]) -> None:
        super().__init__(data, initial={"hoe": "mondeling"})
        choice_field(self, "wie").choices = [("", "Kies wie"), *(
            (str(mens.persoon_id or RECHTER), mens.naam) for mens in mensen)]
        self.als = {str(mens.persoon_id or RECHTER): mens.als for mens in mensen}

    def invoer(self) -> AkkoordInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        who = str(data["wie"])
        persoon = None if who == RECHTER else UUID(who)
        return AkkoordInvoer(persoon, self.als[who].value, data["ja"] == "ja", data["hoe"])


class EindeForm(forms.Form):
    """Why the plan ends."""

    use_required_attribute = False
    reden = zin("Waarom sluit u het plan af?", REDEN_LANG, leeg="Schrijf in één zin waarom.")


def _speakers(mensen: Sequence[Mens]) -> list[tuple[str, str]]:
    named = [(f"{'kind' if mens.als is Hoedanigheid.KIND else 'ouder'}:{mens.persoon_id}", f"namens {mens.naam}")
             for mens in mensen if mens.persoon_id is not None]
    return [(OZM, "van mijzelf"), *named, (ANDERE_OUDER, "namens een andere ouder"), ("school", "namens de school")]


def from_plan(blad: Planblad, on: date) -> dict[str, object]:
    """What stands in the plan, filled in already; the day of looking at it is today."""
    said, plan = {True: "ja", False: "nee", None: ""}, blad.plan
    return {"samen_op": on, "samen_met": plan.samen_met, "opp_op": plan.opp_op, "opp": said[plan.opp],
            "kind_meegepraat": said[plan.kind_meegepraat]}
