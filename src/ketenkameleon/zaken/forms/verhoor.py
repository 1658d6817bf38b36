"""What is asked before a verhoor, the questions and answers of it, a question to a colleague, and a second rol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.rules.verhoor import Gezegd
from ketenkameleon.toegang.dagen import AMSTERDAM, local_day
from ketenkameleon.web.dates import datum_lang
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import JA_NEE, TijdField, dag, keuze, moment, tekst, zin
from ketenkameleon.zaken.invoer import NIET_GELUKT, WIJZEN, NotitieInvoer
from ketenkameleon.zaken.invoer_verhoor import (
    LANGST_ANTWOORD,
    LANGST_VRAAG,
    MEESTE_REGELS,
    NOG_OPEN,
    Uitgenodigde,
    VerhoorInvoer,
    VraagEnAntwoord,
)

EERSTE_REGELS, ERBIJ = 4, 4
WIE_LEEG: Final = "Kies wie u verhoort."


class VerhoorForm(forms.Form):
    """Who is questioned, out of who got a letter; and what was said and asked first."""

    use_required_attribute = False
    wie = forms.MultipleChoiceField(label="Wie verhoort u?", widget=forms.CheckboxSelectMultiple,
                                    error_messages={"required": WIE_LEEG, "invalid_choice": WIE_LEEG})
    verdenking = tekst("Waarvan verdenkt u diegene?", 300, leeg=NOG_OPEN["verdenking"],
                       hint="Het feit en de dag of dagen. Zo zegt u het ook.")
    verdenking_genoemd = forms.BooleanField(label="Ik heb gezegd waarvan ik iemand verdenk.",
                                            error_messages={"required": NOG_OPEN["verdenking_genoemd"]})
    zwijgen_gezegd = forms.BooleanField(label="Ik heb gezegd: antwoorden hoeft niet.",
                                        error_messages={"required": NOG_OPEN["zwijgen_gezegd"]})
    cautie_om = TijdField(label="Hoe laat zei u dat?")
    advocaat = keuze("Hulp van een advocaat", leeg=NOG_OPEN["advocaat"])
    meekomen = keuze("Iemand die het kind vertrouwt", verplicht=False, leeg=NOG_OPEN["meekomen"])
    meekomen_wie = zin("Wie is erbij?", 120)
    tolk = keuze("Een tolk", leeg=NOG_OPEN["tolk"])

    def __init__(self, data: Mapping[str, object] | None = None, *, uitgenodigd: Mapping[Uitgenodigde, str],
                 antwoorden: Mapping[str, Mapping[str, str]], at: datetime, verdenking: str) -> None:
        super().__init__(data, initial={"cautie_om": at.astimezone(AMSTERDAM).time(), "verdenking": verdenking[:300]})
        self.uitgenodigd, self.at = {str(wie.persoon_id): wie for wie in uitgenodigd}, at
        choice_field(self, "wie").choices = [
            (str(wie.persoon_id), f"{naam}, brief verstuurd op {datum_lang(wie.verstuurd_op)}")
            for wie, naam in uitgenodigd.items()]
        for vraag, zinnen in antwoorden.items():
            choice_field(self, vraag).choices = list(zinnen.items())
        self._come_along({wie.kind for wie in uitgenodigd})

    def _come_along(self, kinds: set[bool]) -> None:
        """Somebody to come along is asked of a child: always, never, or when the child is chosen."""
        if True not in kinds:
            del self.fields["meekomen"], self.fields["meekomen_wie"]
        elif False in kinds:
            self.fields["meekomen"].help_text = "Nodig als u het kind verhoort."
        else:
            self.fields["meekomen"].required = True

    def clean_wie(self) -> list[str]:
        """The child, or one or more parents; not both at once."""
        codes: list[str] = self.cleaned_data["wie"]
        if len({self.uitgenodigd[code].kind for code in codes}) > 1:
            raise forms.ValidationError("Kies het kind of een ouder. Verhoor hen niet samen.")
        return codes

    def invoer(self) -> VerhoorInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        gezegd = Gezegd(data["verdenking"], data["verdenking_genoemd"], data["zwijgen_gezegd"], data["advocaat"],
                        data.get("meekomen", ""), data["tolk"])
        return VerhoorInvoer(tuple(self.uitgenodigd[code] for code in data["wie"]), gezegd,
                             moment(local_day(self.at), data["cautie_om"]), data.get("meekomen_wie", ""))


class CollegaForm(forms.Form):
    """Which colleague is asked to hold the verhoor, and why."""

    use_required_attribute = False
    collega = keuze("Welke collega vraagt u?", leeg="Kies een collega.")
    reden = zin("Waarom vraagt u een collega?", 200, leeg="Schrijf in één zin waarom.",
                hint="Schrijf niets over wat het kind vertelde.")

    def __init__(self, data: Mapping[str, object] | None = None, *, collegas: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(data)
        choice_field(self, "collega").choices = [(str(key), naam) for key, naam in collegas]


class CollegaAntwoordForm(forms.Form):
    """Yes, or no with a reason."""

    use_required_attribute = False
    ja = keuze("Doet u dit verhoor?", JA_NEE, leeg="Kies ja of nee.")
    antwoord = zin("Waarom niet?", 200, hint="Alleen nodig als u nee zegt.")


class DubbelrolForm(forms.Form):
    """Why a second rol with this child is taken nevertheless."""

    use_required_attribute = False
    reden = zin("Waarom doet u dit toch zelf?", 200, leeg="Schrijf in één zin waarom.")
    collega_op = dag("Op welke dag bood u een collega aan?")
    verteld_op = dag("Op welke dag vertelde u het aan het kind?")


class OuderregelForm(forms.Form):
    """The line for parents, to be changed or taken away."""

    use_required_attribute = False
    ouderregel = tekst("Regel voor ouders", 280, hint="Laat het vak leeg als de ouders niets moeten lezen.")


class VerhoorNotitieForm(forms.Form):
    """Questions and answers instead of feiten; no afspraken, no indruk and no line for parents. Source: ux.md S4."""

    use_required_attribute = False
    wijze = keuze("Hoe was het verhoor?", WIJZEN, leeg="Kies hoe het verhoor was.")
    veiligheid = forms.BooleanField(
        label="Ik maak mij zorgen over veiligheid. De coördinator ziet dit direct.", required=False)
    om = TijdField(label="Begonnen om", required=False)
    duur = forms.IntegerField(
        label="Duur in minuten", required=False, min_value=0, max_value=1439,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Schrijf een getal, bijvoorbeeld 40."))

    def __init__(self, data: Mapping[str, object] | None = None, *, begonnen_at: datetime, meer: bool = False,
                 initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.begonnen_at = begonnen_at
        kept = self.data if data is not None else self.initial
        used = [n for n in range(1, MEESTE_REGELS + 1) if kept.get(f"vraag_{n}") or kept.get(f"antwoord_{n}")]
        self.aantal = min(max(EERSTE_REGELS, max(used, default=0) + (ERBIJ if meer else 1)), MEESTE_REGELS)
        for n in range(1, self.aantal + 1):
            vraag, antwoord = zin(f"Vraag {n}", LANGST_VRAAG), tekst(f"Antwoord {n}, in eigen woorden", LANGST_ANTWOORD)
            vraag.widget.attrs["class"] = "utrecht-textbox"
            antwoord.widget.attrs |= {"class": "utrecht-textarea", "rows": "3"}
            self.fields |= {f"vraag_{n}": vraag, f"antwoord_{n}": antwoord}

    @property
    def rijen(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The lines, each with its question and its answer."""
        return [(self[f"vraag_{n}"], self[f"antwoord_{n}"]) for n in range(1, self.aantal + 1)]

    def clean(self) -> dict[str, object]:
        """A line is whole: a question and an answer; at least one, unless it did not work out."""
        data = super().clean() or {}
        failed = data.get("wijze") == NIET_GELUKT
        said = [n for n in range(1, self.aantal + 1) if data.get(f"vraag_{n}") or data.get(f"antwoord_{n}")]
        if not said and not failed and "vraag_1" not in self.errors:
            self.add_error("vraag_1", "Schrijf de eerste vraag op, en het antwoord.")
        for n in said:
            if not data.get(f"vraag_{n}"):
                self.add_error(f"vraag_{n}", "Schrijf de vraag erbij.")
            if not data.get(f"antwoord_{n}"):
                self.add_error(f"antwoord_{n}", "Schrijf het antwoord erbij. Zei iemand niets? Schrijf dat dan op.")
        return data

    def regels(self) -> list[VraagEnAntwoord]:
        """The lines that were filled in, in their order. Only after `is_valid`."""
        data = self.cleaned_data
        return [VraagEnAntwoord(data[f"vraag_{n}"], data[f"antwoord_{n}"]) for n in range(1, self.aantal + 1)
                if data.get(f"vraag_{n}")]

    def invoer(self) -> NotitieInvoer:
        """How it was and when, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        begin = moment(local_day(self.begonnen_at), data["om"]) if data["om"] else None
        return NotitieInvoer(data["wijze"], geen_afspraak=True, veiligheid=data["veiligheid"], begonnen_at=begin,
                             duur_minuten=data["duur"])
