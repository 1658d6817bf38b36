"""The forms of messages for who runs the zaak, and for a coördinator. Source: issue 6, part 5; ux.md S11a."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms

from ketenkameleon.gezin.invoer import GEDAAN_LANG, PAGINA, VERTELD, Antwoord
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import keuze, tekst

NIET: Final = "nee"


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

    def __init__(self, data: Mapping[str, object] | None = None, *, most: int) -> None:
        super().__init__(data)
        self.fields["tekst"] = tekst("Uw antwoord", most, leeg="Typ eerst een antwoord.")
