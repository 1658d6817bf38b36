"""A meeting, a line of its agenda, and a calendar address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.web.dates import datum_lang, tijd
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import TijdField, dag, lijst, moment, tekst, zin

ALLE: Final = "alle"


class OverlegForm(forms.Form):
    """When the team meets, and where."""

    use_required_attribute = False
    op = dag("Op welke dag?")
    van = TijdField(label="Hoe laat begint het?")
    tot = TijdField(label="Hoe laat is het klaar?")
    plaats = zin("Waar?", 120, hint="Bijvoorbeeld: kamer 12. Geen namen.")

    def moments(self) -> tuple[datetime, datetime]:
        """Begin and end, in the Netherlands."""
        data = self.cleaned_data
        return moment(data["op"], data["van"]), moment(data["op"], data["tot"])


class BesluitForm(forms.Form):
    """What was decided about one pupil, in one line."""

    use_required_attribute = False
    besluit = tekst("Wat is besloten?", 280, leeg="Schrijf in één regel wat er is besloten.",
                    hint="Eén regel. Geen naam, niets over ziekte.")


class AfspraakForm(forms.Form):
    """Who does what by when."""

    use_required_attribute = False
    wat = zin("Wat spreekt u af?", 200, leeg="Schrijf op wat er is afgesproken.")
    wie = lijst("Wie doet het?", leeg="Kies wie het doet.")
    wanneer = dag("Wanneer is het klaar?")

    def __init__(self, data: Mapping[str, object] | None = None, *, mensen: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        choice_field(self, "wie").choices = [("", "Kies"), *((str(key), naam) for key, naam in mensen)]


class ZaakForm(forms.Form):
    """At which meeting a zaak is discussed, and about what, in one line."""

    use_required_attribute = False
    overleg = lijst("Bij welk overleg?", leeg="Kies een overleg.")
    regel = zin("Wat wilt u bespreken?", 140, leeg="Schrijf in één regel wat u wilt bespreken.")

    def __init__(self, data: Mapping[str, object] | None = None, *, wanneer: Sequence[tuple[UUID, datetime]]) -> None:
        super().__init__(data)
        choice_field(self, "overleg").choices = [
            ("", "Kies"), *((str(key), f"{datum_lang(at)}, {tijd(at)}") for key, at in wanneer)]


class AdresForm(forms.Form):
    """Whose meetings come in the calendar."""

    use_required_attribute = False
    school = lijst("Welke overleggen wilt u in uw agenda?", leeg="Kies welke overleggen.")

    def __init__(self, data: Mapping[str, object] | None = None, *, scholen: Mapping[UUID, str]) -> None:
        super().__init__(data)
        choice_field(self, "school").choices = [
            ("", "Kies"), (ALLE, "Van al mijn scholen"), *((str(key), naam) for key, naam in scholen.items())]

    def chosen(self) -> UUID | None:
        """The school, or None for all."""
        said = self.cleaned_data["school"]
        return None if said == ALLE else UUID(said)
