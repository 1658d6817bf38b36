"""A signaal, what becomes of it, the question who is involved, and an exemption. Source: ux.md S6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django import forms

from ketenkameleon.meldingen.actions.betrokken import VraagInvoer
from ketenkameleon.meldingen.actions.in_beeld import Vrijstelling
from ketenkameleon.meldingen.actions.signaal import Leerling, SignaalInvoer
from ketenkameleon.rules.signaal import Antwoord, Kring, Signaalsoort
from ketenkameleon.web.fields import choice_field
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, lijst, tekst, zin

ZEI: Final = (("ja", "Ja"), ("nee", "Nee"), ("niet_gevraagd", "Nog niet gevraagd"))
NUMMERS: Final = (("bsn", "Burgerservicenummer (BSN)"), ("onderwijsnummer", "Onderwijsnummer"))
WAT: Final = {"oppakken": "Ik pak dit op", "afronden": "Het is klaar", "melding": "Vraag om een zaak",
              "naam_weg": "De naam moet weg"}


def _naam(label: str, most: int) -> TekstField:
    return TekstField(naam=True, label=label, required=False, max_length=most,
                      error_messages={"max_length": f"Maak de tekst korter: hoogstens {most} tekens."})


def _nummer(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="Nummer van de leerling", required=required, max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Burgerservicenummer of onderwijsnummer, 9 cijfers.",
        error_messages={"required": "Vul het nummer in.", "max_length": "Maak het nummer korter: 9 cijfers."})


def _plain(number: object) -> str:
    return str(number or "").replace(" ", "").replace(".", "")


class SignaalForm(forms.Form):
    """What somebody sees, in under half a minute; the pupil only with the yes of who decides."""

    use_required_attribute = False
    soort = keuze("Waar gaat het over?", leeg="Kies waar het signaal over gaat.")
    tekst = tekst("Wat ziet u?", 280, leeg="Schrijf in één of twee zinnen wat u ziet.",
                  hint="Zonder naam en zonder ziekte. Schrijf wat u ziet, niet wat u denkt.")
    met_naam = forms.BooleanField(label="Geef dit signaal met naam", required=False)
    voornaam = _naam("Voornaam", 80)
    achternaam = _naam("Achternaam", 120)
    geboren = dag("Geboortedatum", verplicht=False, hint="Bijvoorbeeld 17-05-2012")
    nummersoort = lijst("Welk nummer heeft u?", dict(NUMMERS), verplicht=False)
    nummer = _nummer(required=False)
    ouders = keuze("Hoeveel ouders hebben gezag?", (("1", "Eén"), ("2", "Twee")), verplicht=False)
    ouder_1 = keuze("Wat zegt de eerste ouder?", ZEI, verplicht=False)
    ouder_2 = keuze("Wat zegt de tweede ouder?", ZEI, verplicht=False)
    kind = keuze("Wat zegt de leerling?", ZEI, verplicht=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Sequence[Signaalsoort]) -> None:
        super().__init__(data)
        field = choice_field(self, "soort")
        field.choices = [(s.code, s.naam) for s in soorten]
        field.widget.uitleg = {s.code: "Alleen de school en de jeugdarts zien dit. Hier mag u wel iets over ziekte"
                               " schrijven." for s in soorten if s.kring is Kring.SCHOOL_ARTS}

    def clean(self) -> dict[str, object]:
        """With a name every question about the pupil needs its answer; without one none of it is kept."""
        data = super().clean() or {}
        if data.get("met_naam"):
            asked = {"voornaam": "Vul de voornaam in.", "achternaam": "Vul de achternaam in.",
                     "geboren": "Vul de geboortedatum in.", "ouders": "Kies hoeveel ouders gezag hebben.",
                     "ouder_1": "Kies wat de eerste ouder zegt.", "kind": "Kies wat de leerling zegt."}
            if data.get("ouders") == "2":
                asked["ouder_2"] = "Kies wat de tweede ouder zegt."
            if _plain(data.get("nummer")):
                asked["nummersoort"] = "Kies welk nummer dit is."
            for name, sentence in asked.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data

    def invoer(self, school_id: UUID) -> SignaalInvoer:
        """What the action takes."""
        data = self.cleaned_data
        leerling = Leerling(
            data["voornaam"], data["achternaam"], data["geboren"], _plain(data["nummer"]), data["nummersoort"],
            int(data["ouders"]), Antwoord(data["ouder_1"]), Antwoord(data["ouder_2"] or "niet_gevraagd"),
            Antwoord(data["kind"])) if data["met_naam"] else None
        return SignaalInvoer(school_id, data["soort"], data["tekst"], leerling)


class WatNuForm(forms.Form):
    """What becomes of a signaal. The choices are those that are possible now."""

    use_required_attribute = False
    wat = keuze("Wat gebeurt er nu?", leeg="Kies wat er nu gebeurt.")
    uitkomst = zin("Zo klaar: wat is er gebeurd?", 200, hint="Eén zin is genoeg.")

    def __init__(self, data: Mapping[str, object] | None = None, *, kan: Sequence[str]) -> None:
        super().__init__(data)
        choice_field(self, "wat").choices = [(code, WAT[code]) for code in kan]


class BetrokkenForm(forms.Form):
    """The child's number goes in the body of the request, never in an address."""

    use_required_attribute = False
    school = lijst("Voor welke school?", leeg="Kies de school.")
    nummer = _nummer(required=True)
    verteld = keuze("Weet het gezin dat u dit vraagt?", JA_NEE, leeg="Kies ja of nee.")
    verteld_op = dag("Zo ja: op welke dag vertelde u het?", verplicht=False)
    niet_verteld = zin("Zo nee: waarom niet?", 200)
    grond = lijst("Waarom heeft u nu meteen antwoord nodig?", verplicht=False)
    waarom = zin("Leg dat uit", 200, hint="Dit wordt bewaard. Wie betrokken is, leest het ook.")

    def __init__(self, data: Mapping[str, object] | None = None, *, scholen: Mapping[UUID, str],
                 gronden: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "school").choices = [("", "Kies"), *((str(key), naam) for key, naam in scholen.items())]
        choice_field(self, "grond").choices = [("", "Dat heb ik niet nodig"), *gronden.items()]
        if len(scholen) == 1:
            self.initial["school"] = str(next(iter(scholen)))

    def clean_nummer(self) -> str:
        """Spaces and dots in a number do not matter."""
        return _plain(self.cleaned_data["nummer"])

    def invoer(self) -> VraagInvoer:
        """What the action takes."""
        data = self.cleaned_data
        told = data["verteld"] == "ja"
        return VraagInvoer(UUID(data["school"]), data["nummer"], data["verteld_op"] if told else None,
                           "" if told else data["niet_verteld"], data["grond"], data["waarom"] if data["grond"] else "")


class VrijgesteldForm(forms.Form):
    """Of which kind an exemption is, from when till when, and when somebody looks again."""

    use_required_attribute = False
    soort = lijst("Welke vrijstelling is het?", leeg="Kies welke vrijstelling het is.")
    van = dag("Vanaf welke dag?")
    tot = dag("Tot en met welke dag?")
    kijk_weer_op = dag("Wanneer kijkt iemand opnieuw?", hint="Dan staat het kind boven aan de lijst.")

    def __init__(self, data: Mapping[str, object] | None = None, *, soorten: Mapping[str, str],
                 initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))
        choice_field(self, "soort").choices = [("", "Kies"), *soorten.items()]

    def invoer(self) -> Vrijstelling:
        """What the action takes."""
        data = self.cleaned_data
        return Vrijstelling(data["soort"], data["van"], data["tot"], data["kijk_weer_op"])
