"""The forms of sharing. At most three questions are asked; what else is kept stands beside them as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.delen.invoer import (
    HOE,
    KIND_ALLEEN,
    LANGST_DOEL,
    LANGST_HOE,
    DelingInvoer,
    JaInvoer,
    NoodInvoer,
    UitlegInvoer,
)
from ketenkameleon.delen.queries.delen import Mens
from ketenkameleon.rules.toestemming import Hoedanigheid, Toestemmingsvorm
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, zin

JA_NEE: Final = (("ja", "Ja"), ("nee", "Nee"))
RECHTER: Final = "rechter"
NIET_MINDER = "Waarom kan het niet met minder gegevens?"
NIET_ANDERS = "Waarom kan het niet anders?"


def _kinds() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Welke gegevens?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies welke gegevens.", "invalid_choice": "Kies een van deze soorten gegevens."})


class WatForm(forms.Form):
    """To whom, and which kinds of data."""

    use_required_attribute = False
    ontvanger = lijst("Wie krijgt het?", leeg="Kies wie het krijgt.")
    soorten = _kinds()

    def __init__(self, data: Mapping[str, object] | None = None, *, partijen: Mapping[str, str],
                 soorten: Mapping[str, str], initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "ontvanger").choices = [("", "Kies wie"), *partijen.items()]
        choice_field(self, "soorten").choices = list(soorten.items())


class JaForm(WatForm):
    """What somebody said. Three questions; the rest is filled in already."""

    wie = keuze("Wie zei het?", leeg="Kies wie dit zei.")
    antwoord = keuze("Wat was het antwoord?", JA_NEE)
    kind_gehoord = forms.BooleanField(label="Ik vroeg het kind wat het ervan vindt.", required=False)
    hoe = keuze("Hoe?", HOE)
    op = dag("Op welke dag?")
    tot = dag("Tot en met welke dag?")
    field_order = ("wie", "ontvanger", "soorten", "kind_gehoord", "antwoord", "hoe", "op", "tot")
    EERST = ("wie", "ontvanger", "soorten", "kind_gehoord")
    INGEVULD = ("antwoord", "hoe", "op", "tot")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens],
                 partijen: Mapping[str, str], soorten: Mapping[str, str], initial: Mapping[str, object]) -> None:
        super().__init__(data, partijen=partijen, soorten=soorten, initial=initial)
        choice_field(self, "wie").choices = [(key_of(mens.persoon_id), mens.naam) for mens in mensen]
        self.mensen = {key_of(mens.persoon_id): mens for mens in mensen}

    def invoer(self) -> JaInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        mens = self.mensen[data["wie"]]
        hoe = Toestemmingsvorm(data["hoe"])
        if mens.als is Hoedanigheid.RECHTER:  # a court says it in one way only
            hoe = Toestemmingsvorm.BESCHIKKING
        return JaInvoer(mens.persoon_id, mens.als, data["ontvanger"], tuple(data["soorten"]), data["antwoord"] == "ja",
                        data["op"], data["tot"], hoe, data["kind_gehoord"])


class UitlegForm(forms.Form):
    """The two other tests, and the telling: they may come later, and nothing is shared before."""

    use_required_attribute = False
    niet_minder = zin(NIET_MINDER, LANGST_DOEL)
    niet_anders = zin(NIET_ANDERS, LANGST_DOEL)
    verteld_op = dag("Wanneer heeft u het aan het gezin verteld?", verplicht=False)
    verteld_hoe = zin("Hoe heeft u het verteld?", LANGST_HOE, hint="Bijvoorbeeld: in een gesprek thuis.")
    verteld_niet = zin("Of: waarom heeft u het niet verteld?", LANGST_DOEL)

    def uitleg(self) -> UitlegInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return UitlegInvoer(*(data[name] for name in ("niet_minder", "niet_anders", "verteld_op", "verteld_hoe",
                                                      "verteld_niet")))


class VraagForm(WatForm, UitlegForm):
    """A receiver wants to see something, for a purpose."""

    doel = zin("Waarvoor is het nodig?", LANGST_DOEL, leeg="Schrijf in één zin waarvoor het nodig is.",
               hint="Bijvoorbeeld: samen thuis starten.")
    tot = dag("Tot en met welke dag?")
    kind_alleen = keuze("Beslist het kind zonder ouders?", {"": "Nee", **KIND_ALLEEN}, verplicht=False)
    field_order = ("ontvanger", "soorten", "doel", "tot", "kind_alleen", "niet_minder", "niet_anders", "verteld_op",
                   "verteld_hoe", "verteld_niet")
    EERST = ("ontvanger", "soorten", "doel")
    INGEVULD = ("tot", "kind_alleen", "niet_minder", "niet_anders", "verteld_op", "verteld_hoe", "verteld_niet")

    def invoer(self) -> DelingInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return DelingInvoer(data["ontvanger"], tuple(data["soorten"]), data["doel"], data["tot"], data["kind_alleen"])


class NoodForm(WatForm):
    """An emergency: share now, explain later."""

    reden = zin("Waarom kan het niet wachten?", LANGST_DOEL, leeg="Schrijf in één zin waarom het niet kan wachten.")

    def invoer(self) -> NoodInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return NoodInvoer(data["ontvanger"], tuple(data["soorten"]), data["reden"])


class IntrekForm(forms.Form):
    """Who takes a yes back."""

    use_required_attribute = False
    wie = keuze("Wie trekt de toestemming in?", leeg="Kies wie de toestemming intrekt.")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[Mens],
                 initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))
        choice_field(self, "wie").choices = [(key_of(mens.persoon_id), mens.naam) for mens in mensen]

    def door(self) -> UUID | None:
        """Who it is; None is the court. Only after `is_valid`."""
        said = self.cleaned_data["wie"]
        return None if said == RECHTER else UUID(said)


def key_of(persoon_id: UUID | None) -> str:
    """The value of a choice for that person; the court has no person."""
    return str(persoon_id) if persoon_id else RECHTER


def proposed(on: date, tot: date) -> dict[str, object]:
    """What a form of sharing has filled in already: yes, said aloud, today, up to that last day."""
    return {"antwoord": "ja", "hoe": Toestemmingsvorm.MONDELING.value, "op": on, "tot": tot, "kind_alleen": ""}
