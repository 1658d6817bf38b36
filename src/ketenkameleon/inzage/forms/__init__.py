"""The questions on the pages of the privacy officer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django import forms

from ketenkameleon.inzage import woorden
from ketenkameleon.inzage.actions.bewaren import LekInvoer
from ketenkameleon.inzage.actions.verzoeken import VerzoekInvoer
from ketenkameleon.rules.roles import Regime
from ketenkameleon.rules.visibility import Band
from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import TijdField, dag, keuze, moment, tekst, zin


class WieKeekForm(forms.Form):
    """Which zaak, and which days. The first page has the last thirty-one days."""

    use_required_attribute = False
    zaak = zin("Zaaknummer", 20, leeg="Vul een zaaknummer in.", hint="Bijvoorbeeld 2026-00041")
    van = dag("Van")
    tot = dag("Tot en met")


class VraagForm(forms.Form):
    """What the privacy officer wants to know."""

    use_required_attribute = False
    vraag = tekst("Wat wilt u weten?", 400, leeg="Schrijf op wat u wilt weten.")


class UitlegForm(forms.Form):
    """Why somebody looked."""

    use_required_attribute = False
    uitleg = tekst("Waarom keek u?", 600, leeg="Schrijf op waarom u keek.", hint="Schrijf geen namen of zorgen op.")


class OordeelForm(forms.Form):
    """How an odd view is settled."""

    use_required_attribute = False
    oordeel = keuze("Is dit in orde?", woorden.OORDELEN, leeg="Kies of het in orde is.")
    oordeel_tekst = tekst("Waarom?", 400, leeg="Schrijf op waarom.")


class VerzoekForm(forms.Form):
    """A request as it came in."""

    use_required_attribute = False
    zaaknummer = zin("Zaaknummer", 20, leeg="Vul een zaaknummer in.")
    soort = keuze("Wat is gevraagd?", woorden.SOORTEN, leeg="Kies wat is gevraagd.")
    regime = keuze(
        "Onder welke wet?",
        woorden.REGIMES,
        leeg="Kies een wet.",
        hint="Een verzoek onder de Wpg staat apart. Daarin staat niets anders.",
    )
    vrager = keuze("Wie vraagt het?", woorden.VRAGERS, leeg="Kies wie het vraagt.")
    vrager_naam = zin("Naam van de vrager", 120, leeg="Vul een naam in.")
    wat = tekst("Wat wil deze persoon?", 600, leeg="Schrijf op wat is gevraagd.")
    ontvangen_op = dag("Op welke dag kwam het binnen?")

    def invoer(self) -> VerzoekInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return VerzoekInvoer(
            data["zaaknummer"].strip(),
            data["soort"],
            Regime(data["regime"]),
            Band(data["vrager"]),
            data["vrager_naam"],
            data["wat"],
            data["ontvangen_op"],
        )


class IdentiteitForm(forms.Form):
    """How it was made sure who asks."""

    use_required_attribute = False
    identiteit = zin(
        "Hoe weet u wie dit is?",
        120,
        leeg="Schrijf op hoe u dit nakeek.",
        hint="Bijvoorbeeld: paspoort gezien aan de balie. Bewaar geen kopie.",
    )


class VerlengForm(forms.Form):
    """Why it takes longer."""

    use_required_attribute = False
    reden = tekst(
        "Waarom duurt het langer?",
        300,
        leeg="Schrijf op waarom het langer duurt.",
        hint="Vertel dit ook aan wie het vraagt.",
    )


class DeelForm(forms.Form):
    """What is decided about one part."""

    use_required_attribute = False
    besluit = keuze("Wat doet u?", woorden.BESLUITEN, leeg="Kies wat u doet.")
    grond = keuze("Reden uit de wet", verplicht=False, hint="Alleen als u het niet geeft.")
    reden = tekst("Uw reden", 300, hint="Verplicht als u het niet geeft.")

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        gronden: Mapping[str, str],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        choice_field(self, "grond").choices = list(gronden.items())


class VoorstelForm(forms.Form):
    """On what ground things are destroyed."""

    use_required_attribute = False
    grond = zin("Op grond waarvan?", 200, leeg="Schrijf op op grond waarvan, zoals de selectielijst.")


class LekForm(forms.Form):
    """A breach as it was found."""

    use_required_attribute = False
    wat = tekst("Wat gebeurde er?", 600, leeg="Schrijf op wat er gebeurde.", hint="Zonder namen van kinderen.")
    ontdekt_op = dag("Wanneer is het ontdekt?")
    ontdekt_om = TijdField(label="Hoe laat?")
    gebeurd_op = dag("Op welke dag gebeurde het?", verplicht=False)
    van_wie = zin(
        "Van wie zijn de gegevens?", 200, leeg="Schrijf op van wie.", hint="Bijvoorbeeld: ouders van een school."
    )
    aantal = forms.IntegerField(
        label="Van hoeveel mensen?",
        required=False,
        min_value=0,
        max_value=10_000_000,
        error_messages={"invalid": "Vul een getal in."},
    )
    gegevens = zin("Welke gegevens?", 300, leeg="Schrijf op welke gegevens.")

    def invoer(self) -> LekInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        return LekInvoer(
            data["wat"],
            moment(data["ontdekt_op"], data["ontdekt_om"]),
            data["gebeurd_op"],
            data["van_wie"],
            data["aantal"],
            data["gegevens"],
        )


class LekVerderForm(forms.Form):
    """Whom it was told, and what was done."""

    use_required_attribute = False
    ap_op = dag("Gemeld bij de AP op", verplicht=False)
    ap_om = TijdField(label="Hoe laat?", required=False)
    ap_niet = tekst("Niet gemeld bij de AP, omdat", 300)
    verteld_op = dag("Aan de mensen verteld op", verplicht=False)
    verteld_niet = tekst("Niet verteld, omdat", 300)
    maatregelen = tekst("Wat is er gedaan?", 600)
    klaar = forms.BooleanField(label="Dit datalek is afgerond", required=False)

    def ap_at(self) -> datetime | None:
        """The moment it was reported to the AP; midnight where no time was given."""
        op, om = self.cleaned_data["ap_op"], self.cleaned_data["ap_om"]
        return moment(op, om or datetime.min.time()) if op else None
