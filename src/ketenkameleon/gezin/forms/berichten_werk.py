"""The forms of messages for who runs the zaak, and for a coördinator. Source: issue 6, part 5; ux.md S11a."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.gezin.invoer import GEDAAN_LANG, PAGINA, VERTELD, Antwoord, Verteld
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, tekst

NIET: Final = "nee"
_TOLD: Final = {code: how.capitalize() for code, how in VERTELD.items()}


class AntwoordForm(forms.Form):
    """What who runs the zaak writes in one thread: an answer, or what was said elsewhere; and what we did."""

    use_required_attribute = False
    hoe = keuze("Wat schrijft u op?", leeg="Kies of u antwoordt, of hoe het is verteld.")
    gedaan = tekst("Wat deden wij?", GEDAAN_LANG, hint="Kort, in gewone woorden. Deze persoon leest dit.")

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, antwoorden: bool,
                 prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix)
        told = [(code, f"Dit zei deze persoon {how}") for code, how in VERTELD.items()]
        choices = [(PAGINA, "Mijn antwoord"), *told] if antwoorden else told
        choice_field(self, "hoe").choices = choices
        self.fields["hoe"].initial = choices[0][0]
        self.fields["tekst"] = tekst("Bericht", most)
        self.order_fields(["hoe", "tekst", "gedaan"])

    def antwoord(self) -> Antwoord:
        """What was written, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return Antwoord(data["tekst"], data["gedaan"], data["hoe"])


class BesluitForm(forms.Form):
    """To which moment an appointment moves, or why not."""

    use_required_attribute = False
    keuze = keuze("Wanneer kan het?", leeg="Kies een moment, of kies dat het niet kan.")

    def __init__(self, data: Mapping[str, object] | None = None, *, momenten: Sequence[str], most: int) -> None:
        super().__init__(data)
        choice_field(self, "keuze").choices = [*((str(place), naam) for place, naam in enumerate(momenten)),
                                               (NIET, "Het kan niet op deze momenten")]
        self.fields["tekst"] = tekst("Uw bericht erbij", most, hint="Kan het niet? Schrijf dan op waarom.")

    def gekozen(self) -> int | None:
        """The number of the moment, None for no. Only after `is_valid`."""
        chosen = str(self.cleaned_data["keuze"])
        return None if chosen == NIET else int(chosen)


class AnderAntwoordForm(forms.Form):
    """The answer of a coördinator to who asked for another contactpersoon."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, op_pagina: bool) -> None:
        super().__init__(data)
        self.op_pagina = op_pagina
        self.fields["tekst"] = tekst("Uw antwoord", most, leeg="Typ eerst een antwoord.")
        if not op_pagina:
            self.fields["hoe"] = keuze("Hoe gaf u het antwoord?", _TOLD, leeg="Kies hoe u het antwoord gaf.")

    def hoe(self) -> str:
        """How the answer was given. Only after `is_valid`."""
        return str(self.cleaned_data.get("hoe", PAGINA))


class VerteldForm(forms.Form):
    """That somebody of the family asked in person for another contactpersoon; their words are for who wants them."""

    use_required_attribute = False
    wie = keuze("Wie vroeg het?", leeg="Kies wie het vroeg.")
    hoe = keuze("Hoe is het gevraagd?", _TOLD, leeg="Kies hoe het is gevraagd.")

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int, wie: Mapping[UUID, str]) -> None:
        super().__init__(data, prefix="verteld")
        choice_field(self, "wie").choices = [(str(key), naam) for key, naam in wie.items()]
        self.fields["tekst"] = tekst("Wat zei deze persoon?", most, hint="Mag leeg blijven. Een reden hoeft niet.")
        self.fields["contact"] = keuze("Mag het vaste contact dit lezen?", dict(JA_NEE),
                                       hint="Vraag het aan deze persoon.")
        self.fields["contact"].initial = NIET
        self.fields["op"] = dag("Op welke dag?", verplicht=False, hint="Laat leeg als het vandaag was.")

    def verteld(self) -> Verteld:
        """What was asked, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return Verteld(data["tekst"], data["hoe"], data["contact"] == "ja", data["op"])

    def persoon(self) -> UUID:
        """Who asked. Only after `is_valid`."""
        return UUID(self.cleaned_data["wie"])
