"""Proposing a row, made from the shape of the national one, and deciding about a proposal. Source: issue 4, part 7."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django import forms

from ketenkameleon.rules.waarden import texts
from ketenkameleon.rules.wetboek import NietToegestaan, Waarde, Zekerheid
from ketenkameleon.rules.wetboek_vorm import Pad, Veld, Veldsoort, held, wrong_part
from ketenkameleon.schermen.wetboek_tekst import (
    hint,
    lines_as_text,
    lines_from_text,
    names_as_text,
    names_from_text,
)
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, tekst, zin

REDEN: Final = "Schrijf op waarom de rij voor vandaag begint."
_LINES: Final = (Veldsoort.NAMEN, Veldsoort.REGELS)


class RijForm(forms.Form):
    """A row of the regio: from which day, the parts it fills in, where it stands and how sure that is."""

    use_required_attribute = False
    van = dag("Vanaf welke dag geldt de rij?")

    def __init__(self, data: Mapping[str, object] | None = None, *, velden: tuple[Veld, ...], waarde: Waarde,
                 vandaag: date, mag_terug: bool) -> None:
        super().__init__(data, initial={_name(n): _shown(veld, held(waarde, veld.pad))
                                        for n, veld in enumerate(velden)})
        self.velden, self._vandaag, self._mag_terug = velden, vandaag, mag_terug
        self.fields |= {_name(n): _question(veld) for n, veld in enumerate(velden)}
        self.fields["bron"] = zin("Waar staat dit?", 200, leeg="Schrijf op waar dit staat.",
                                  hint="Een besluit, een afspraak of een wet, met de datum.")
        self.fields["zekerheid"] = lijst("Hoe zeker is dit?", {z.value: z.value for z in Zekerheid},
                                         leeg="Kies hoe zeker dit is.")
        self.fields["reden"] = tekst("Waarom begint de rij voor vandaag?", 300,
                                     hint="Alleen nodig als de eerste dag voor vandaag ligt.")
        if not mag_terug:
            del self.fields["reden"]

    def clean(self) -> dict[str, object]:
        """Each part as a value of the row; what cannot be becomes an error at its question."""
        data = dict(self.cleaned_data)
        for number, veld in enumerate(self.velden):
            if _name(number) in data:
                self._part(number, veld, data)
        van = data.get("van")
        if isinstance(van, date) and van < self._vandaag and self._mag_terug and not data.get("reden"):
            self.add_error("reden", REDEN)
        return data

    def _part(self, number: int, veld: Veld, data: dict[str, object]) -> None:
        try:
            data[_name(number)] = value = _value(veld, data[_name(number)])
        except NietToegestaan as wrong:
            self.add_error(_name(number), str(wrong))
            return
        if sentence := wrong_part(veld, value):
            self.add_error(_name(number), sentence)

    @property
    def delen(self) -> dict[Pad, Waarde]:
        """The parts that were filled in, by their place in the value. Only after `is_valid`."""
        return {veld.pad: self.cleaned_data[_name(n)] for n, veld in enumerate(self.velden)}


class BesluitForm(forms.Form):
    """Yes, or no with a reason."""

    use_required_attribute = False
    besluit = keuze("Keurt u deze rij goed?", (("goedgekeurd", "Ja, ik keur goed"), ("geweigerd", "Nee, ik weiger")),
                    leeg="Kies ja of nee.")
    reden = tekst("Waarom weigert u?", 300, hint="Alleen nodig als u weigert.")

    def clean(self) -> dict[str, object]:
        """A no without a reason is not one."""
        data = dict(self.cleaned_data)
        if data.get("besluit") == "geweigerd" and not data.get("reden"):
            self.add_error("reden", "Schrijf op waarom u weigert.")
        return data


def _name(number: int) -> str:
    return f"deel{number}"


def _question(veld: Veld) -> forms.Field:
    if veld.soort is Veldsoort.GETAL:
        return forms.IntegerField(label=veld.label, required=not veld.leeg, error_messages={
            "required": "Vul een getal in.", "invalid": "Vul een heel getal in."},
            help_text=f"{veld.minst} tot en met {veld.meest}. {'Leeg is geen grens.' if veld.leeg else ''}".strip())
    if veld.soort is Veldsoort.KEUZE:
        return keuze(veld.label, veld.keuzes)
    if veld.soort is Veldsoort.MEER:
        wrong = "Kies uit de antwoorden."
        return forms.MultipleChoiceField(
            label=veld.label, choices=list(veld.keuzes.items()), required=not veld.leeg,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": wrong, "invalid_choice": wrong, "invalid_list": wrong})
    return TekstField(label=veld.label, required=not veld.leeg, help_text=hint(veld), max_length=4000,
                      widget=forms.Textarea(), error_messages={"required": "Vul hier iets in."})


def _shown(veld: Veld, value: Waarde) -> object:
    if veld.soort is Veldsoort.NAMEN:
        return names_as_text(value)
    if veld.soort is Veldsoort.REGELS:
        return lines_as_text(veld, value)
    return list(texts(value)) if veld.soort is Veldsoort.MEER else value


def _value(veld: Veld, answer: object) -> Waarde:
    if veld.soort in _LINES:
        read = str(answer)
        return names_from_text(read) if veld.soort is Veldsoort.NAMEN else lines_from_text(veld, read)
    if isinstance(answer, list):
        return tuple(code for code in veld.keuzes if code in answer)
    return answer if isinstance(answer, (int, str)) else None
