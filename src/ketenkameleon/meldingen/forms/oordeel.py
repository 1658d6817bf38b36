"""Choosing what happens with a melding, entering one by hand, saying that a plek is not right, mending a
line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.meldingen.gezondheid import health_sentence
from ketenkameleon.meldingen.woorden import KEUZES
from ketenkameleon.rules.numbers import is_bsn, is_onderwijsnummer
from ketenkameleon.web.fields import DatumField, Keuzes, choice_field
from ketenkameleon.web.letters import TekstField

NIET_LATER: Final = "Kies vandaag of een dag daarvoor."
LANGSTE_REGEL: Final = 65_536
UITLEG_KEUZE: Final = {
    "zaak": "Er komt een zaak. Het kind krijgt een vaste contactpersoon.",
    "ter_kennisgeving": "De melding blijft bewaard. Er gebeurt nu niets.",
}
MET_DE_HAND: Final = {
    "zestien_uur": ("16 uur of meer weg in 4 weken", "Er komt een zaak met een belofte."),
    "lrv": ("Langer dan 4 weken weg", "Er komt een zaak met een belofte."),
    "absoluut": ("Staat niet op een school", "Er komt een zaak met een belofte."),
    "luxe": ("Weg buiten de vakantie (luxeverzuim)", "Er komt een zaak zonder belofte."),
    "hulpvraag": (
        "Het gezin vraagt zelf om hulp",
        "Er komt een vrijwillige zaak. Alleen als het gezin ja zegt.",
    ),
}


def _short(most: int) -> dict[str, str]:
    return {"max_length": f"Maak de tekst korter: hoogstens {most} tekens."}


class Keuze(forms.Form):
    """Zaak, or ter kennisgeving: with a reason."""

    keuze = forms.ChoiceField(
        label="Wat gebeurt er met deze melding?",
        choices=tuple(KEUZES.items()),
        widget=Keuzes(uitleg=UITLEG_KEUZE),
        error_messages={"required": "Kies wat er met de melding gebeurt."},
    )
    reden = TekstField(
        label="Waarom?",
        max_length=200,
        widget=forms.Textarea,
        help_text="Eén zin is genoeg.",
        error_messages={"required": "Schrijf in één zin waarom.", **_short(200)},
    )


class KloptNiet(forms.Form):
    """Why a plek did not start, or not so."""

    reden = TekstField(
        label="Wat klopt er niet?",
        max_length=200,
        widget=forms.Textarea,
        help_text="Bijvoorbeeld: de leerling is nog niet geweest. Schrijf niets over gezondheid.",
        error_messages={"required": "Schrijf in één zin wat er niet klopt.", **_short(200)},
    )

    def clean_reden(self) -> str:
        """Nothing about health: the school says that a plek is not right, not how the child is."""
        reden = str(self.cleaned_data["reden"])
        wrong = health_sentence(reden)
        if wrong:
            raise forms.ValidationError(wrong)
        return reden


class Regel(forms.Form):
    """A line that did not go in, to mend."""

    regel = forms.CharField(
        label="De regel",
        widget=forms.Textarea(attrs={"spellcheck": "false", "autocomplete": "off"}),
        strip=False,
        help_text="Verander alleen wat er mis is. De scheidingstekens moeten blijven staan.",
        error_messages={"required": "De regel is leeg. Zet de tekst terug."},
    )

    def clean_regel(self) -> str:
        """One line, no longer than one that is kept whole; a browser may send a line break after it."""
        line = str(self.cleaned_data["regel"]).strip("\r\n")
        if len(line.encode()) > LANGSTE_REGEL:
            raise forms.ValidationError(
                "Deze regel is te lang. Verbeter het bestand zelf en lees het opnieuw."
            )
        if "\n" in line:
            raise forms.ValidationError("Dit zijn meer regels. Laat er één staan.")
        return line


class MetDeHand(forms.Form):
    """A report that did not come from DUO. The child's number goes in the body of the request, nowhere
    else."""

    aanleiding = forms.ChoiceField(
        label="Wat is er gemeld?",
        choices=tuple((code, naam) for code, (naam, _) in MET_DE_HAND.items()),
        widget=Keuzes(uitleg={code: told for code, (_, told) in MET_DE_HAND.items()}),
        error_messages={"required": "Kies wat er gemeld is."},
    )
    familie_zegt_ja = forms.BooleanField(
        label="Het gezin zegt ja tegen hulp", required=False, help_text="Alleen nodig bij een vraag om hulp."
    )
    gemeld_op = DatumField(
        label="Op welke dag is het gemeld?",
        help_text="Vanaf deze dag telt de belofte. Bijvoorbeeld 15-10-2026",
    )
    begin = DatumField(label="Sinds welke dag is het kind weg?", required=False)
    uren = forms.IntegerField(
        label="Hoeveel uur verzuim?",
        required=False,
        min_value=1,
        max_value=400,
        error_messages={"invalid": "Vul een heel getal in."},
    )
    school = forms.ChoiceField(label="School", required=False)
    nummersoort = forms.ChoiceField(
        label="Welk nummer heeft u van het kind?",
        widget=Keuzes(),
        choices=(
            ("bsn", "Burgerservicenummer (BSN)"),
            ("onderwijsnummer", "Onderwijsnummer"),
            ("geen", "Geen nummer"),
        ),
        error_messages={"required": "Kies welk nummer u heeft."},
    )
    nummer = forms.CharField(
        label="Nummer",
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=_short(12),
    )
    voornaam = TekstField(naam=True, label="Voornaam", required=False, max_length=80, error_messages=_short(80))
    tussenvoegsel = TekstField(
        naam=True, label="Tussenvoegsel", required=False, max_length=20, error_messages=_short(20)
    )
    achternaam = TekstField(
        naam=True, label="Achternaam", required=False, max_length=120, error_messages=_short(120)
    )
    geboren = DatumField(label="Geboortedatum", required=False, help_text="Bijvoorbeeld 17-05-2012")
    gemeente = forms.ChoiceField(
        label="Gemeente waar het kind woont", error_messages={"required": "Kies de gemeente."}
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        on: date,
        scholen: Sequence[tuple[UUID, str]],
        gemeenten: Sequence[tuple[UUID, str]],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.on = on
        choice_field(self, "school").choices = [("", "Geen school"), *((str(key), naam) for key, naam in scholen)]
        choice_field(self, "gemeente").choices = [
            ("", "Kies een gemeente"),
            *((str(key), naam) for key, naam in gemeenten),
        ]

    def clean_nummer(self) -> str:
        """Spaces and dots in a number do not matter."""
        return str(self.cleaned_data["nummer"]).replace(" ", "").replace(".", "")

    def clean(self) -> dict[str, object]:
        """Days not to come; a number where one was said to be there; a name where there is no number."""
        data = super().clean() or {}
        for name in ("gemeld_op", "begin", "geboren"):
            day = data.get(name)
            if isinstance(day, date) and day > self.on:
                self.add_error(name, NIET_LATER)
        if data.get("aanleiding") == "hulpvraag" and not data.get("familie_zegt_ja"):
            self.add_error("familie_zegt_ja", "Vraag het gezin eerst. Zonder hun ja komt er geen zaak.")
        self._who(data)
        return data

    def _who(self, data: dict[str, object]) -> None:
        if data.get("nummersoort") == "geen":
            data["nummer"] = ""
            for name, sentence in (
                ("voornaam", "Vul de voornaam in."),
                ("achternaam", "Vul de achternaam in."),
            ):
                if not data.get(name):
                    self.add_error(name, sentence)
        elif data.get("nummersoort") and "nummer" not in self.errors:
            self._number(str(data.get("nummer", "")), str(data["nummersoort"]))

    def _number(self, number: str, soort: str) -> None:
        """A number that fails its own check is a slip of the hand: it would make a child that does not
        exist."""
        if not number:
            self.add_error("nummer", "Vul het nummer in, of kies 'geen nummer'.")
        elif not (is_bsn(number) if soort == "bsn" else is_onderwijsnummer(number)):
            self.add_error("nummer", "Dit nummer klopt niet. Kijk het na, cijfer voor cijfer.")
