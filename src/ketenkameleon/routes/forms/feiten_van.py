"""One small form for each thing that a route asks; each gives what is kept, as a small table with day and source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from django import forms

from ketenkameleon.routes.forms.dagen import as_days, as_spans, days_text, spans_text
from ketenkameleon.routes.invoer_kind import LANGST_BRON, VraagInvoer
from ketenkameleon.rules.feiten import ANTWOORD, DAGEN, INGEDIEND, LUXE, OFFICIER, VERLOF, VERSTUURD, VERZUIM, ZIEK
from ketenkameleon.rules.verlof import Verlofsoort
from ketenkameleon.rules.wetboek import Waarde
from ketenkameleon.web.letters import TekstField
from ketenkameleon.zaken.forms.velden import JA_NEE, dag, keuze, tekst, zin

WEET_NIET: Final = (*JA_NEE, ("", "Weet ik nog niet"))
MEER: Final = 2000
DAGEN_VAN_VERLOF: Final = ("eerste_dag", "eerste_schooldag")


def bron() -> TekstField:
    """Where it was found, or who said it."""
    return zin("Waar staat dit, of wie zei het?", LANGST_BRON, leeg="Schrijf op waar dit staat of wie het zei.",
               hint="Bijvoorbeeld: brief van de school van 2 oktober.")


def aantal(label: str, most: int, *, verplicht: bool = False, minst: int = 0, hint: str = "") -> forms.IntegerField:
    """A whole number."""
    return forms.IntegerField(label=label, min_value=minst, max_value=most, required=verplicht, help_text=hint,
                              error_messages={"required": "Vul een getal in.", "invalid": "Vul een heel getal in.",
                                              "min_value": f"Vul {minst} of meer in.",
                                              "max_value": f"Vul {most} of minder in."},
                              widget=forms.TextInput(attrs={"inputmode": "numeric"}))


def bekend(label: str) -> forms.ChoiceField:
    """Yes, no, or not known yet."""
    return keuze(label, WEET_NIET, verplicht=False)


class DagenForm(forms.Form):
    """The days of absence that this is about."""

    use_required_attribute = False
    dagen = tekst("Op welke dagen was het kind er niet?", MEER, leeg="Vul minstens één dag in.",
                  hint="Zet elke dag op een nieuwe regel. Bijvoorbeeld 14-9-2026.")
    bron = bron()

    def clean_dagen(self) -> tuple[date, ...]:
        """The days, in order."""
        return as_days(str(self.cleaned_data["dagen"]))

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        said = {"dagen": tuple(day.isoformat() for day in self.cleaned_data["dagen"])}
        return VraagInvoer(DAGEN, on, self.cleaned_data["bron"], said, "dagen")


class VerzuimForm(forms.Form):
    """What Halt asks of the absence."""

    use_required_attribute = False
    uren = aantal("Hoeveel uur was het kind er niet?", 2000)
    te_laat = aantal("Hoe vaak kwam het te laat?", 2000)
    half_jaar = aantal("Hoeveel schooldagen in dit halve schooljaar?", 130,
                       hint="Alleen als het er meer zijn dan de dagen die al zijn opgeschreven.")
    leerplichtig = bekend("Moest het kind toen naar school?")
    eigen_keuze = bekend("Was wegblijven de eigen keuze van het kind?")
    probleem_zonder_hulp = bekend("Is er een ernstig psychisch probleem zonder genoeg hulp?")
    school_deed = bekend("Deed de school eerst zelf iets, waarschuwde zij, en vertelde zij het de ouders?")
    zorgelijk = bekend("Is het verzuim lang, vast en zorgelijk?")
    bron = bron()
    JA: Final = ("leerplichtig", "eigen_keuze", "probleem_zonder_hulp", "school_deed", "zorgelijk")

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in, without what is not known yet. Only after `is_valid`."""
        data = self.cleaned_data
        said: dict[str, Waarde] = {key: data[key] for key in ("uren", "te_laat", "half_jaar") if data[key] is not None}
        said |= {key: data[key] == "ja" for key in self.JA if data[key]}
        return VraagInvoer(VERZUIM, on, data["bron"], said, "uren")


class AntwoordForm(forms.Form):
    """What Halt answered."""

    use_required_attribute = False
    eerder = keuze("Was het kind eerder bij Halt voor schoolverzuim?", JA_NEE,
                   hint="Dat weet alleen Halt. Vraag het na.")
    op = dag("Op welke dag antwoordde Halt?")
    bron = zin("Waar staat het antwoord?", LANGST_BRON, leeg="Schrijf op waar het antwoord van Halt staat.",
               hint="Bijvoorbeeld: mail van Halt van 1 oktober.")

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        return VraagInvoer(ANTWOORD, data["op"], data["bron"], {"eerder": data["eerder"] == "ja"}, "eerder")


class DagForm(forms.Form):
    """On which day something happened, and where that stands."""

    use_required_attribute = False
    op = dag("Op welke dag was dat?")
    bron = bron()


class OfficierForm(DagForm):
    """The officier decides along, above the limit."""

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        return VraagInvoer(OFFICIER, self.cleaned_data["op"], self.cleaned_data["bron"], {}, "op")


class VerstuurdForm(DagForm):
    """The decision was sent."""

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        return VraagInvoer(VERSTUURD, self.cleaned_data["op"], self.cleaned_data["bron"], {}, "op")


class IngediendForm(DagForm):
    """A bezwaar was handed in."""

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        return VraagInvoer(INGEDIEND, self.cleaned_data["op"], self.cleaned_data["bron"], {}, "op")


class LuxeForm(forms.Form):
    """How long luxeverzuim lasted."""

    use_required_attribute = False
    schooldagen = aantal("Hoeveel schooldagen?", 200, verplicht=True, minst=1,
                         hint="Een deel van een dag telt als één.")
    eerder = keuze("Was er eerder luxeverzuim?", JA_NEE)
    meer_dan_het_verlof = keuze("Was er verlof gegeven, en bleef het kind langer weg?", JA_NEE)
    school_maakte_bekend = keuze("Had de school bekendgemaakt dat zij dit meldt?", JA_NEE)
    bron = bron()
    JA: Final = ("eerder", "meer_dan_het_verlof", "school_maakte_bekend")

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        said: dict[str, Waarde] = {key: data[key] == "ja" for key in self.JA}
        return VraagInvoer(LUXE, on, data["bron"], said | {"schooldagen": data["schooldagen"]}, "schooldagen")


class VerlofForm(forms.Form):
    """Which leave the parents asked for."""

    use_required_attribute = False
    soort = keuze("Waarom vragen de ouders verlof?", {
        Verlofsoort.WERK_OUDERS: "vakantie door het werk van de ouders",
        Verlofsoort.GEWICHTIG: "andere gewichtige omstandigheden"})
    dagen = aantal("Hoeveel schooldagen?", 200, verplicht=True, minst=1)
    eerste_dag = dag("Wat is de eerste dag van het verlof?")
    eerste_schooldag = dag("Wat was de eerste schooldag van dit schooljaar?")
    dagen_gehad = aantal("Hoeveel schooldagen verlof om deze reden waren er dit schooljaar al?", 200, verplicht=True)
    keren_gehad = aantal("Hoe vaak was dat?", 50, verplicht=True)
    bron = bron()

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        data = self.cleaned_data
        said: dict[str, Waarde] = {key: data[key] for key in ("soort", "dagen", "dagen_gehad", "keren_gehad")}
        said |= {key: data[key].isoformat() for key in DAGEN_VAN_VERLOF}
        return VraagInvoer(VERLOF, on, data["bron"], said, "dagen")


class ZiekForm(forms.Form):
    """Every time the child was reported sick."""

    use_required_attribute = False
    keren = tekst("Wanneer was het kind ziek gemeld?", MEER, leeg="Vul minstens één dag in.",
                  hint="Zet elke keer op een nieuwe regel, met de eerste en de laatste dag. Bijvoorbeeld 1-9-2026 tot"
                       " 2-9-2026. Is het kind nog ziek? Zet dan alleen de eerste dag.")
    bron = bron()

    def clean_keren(self) -> tuple[tuple[date, date | None], ...]:
        """The times, in order."""
        return as_spans(str(self.cleaned_data["keren"]))

    def invoer(self, on: date) -> VraagInvoer:
        """What was filled in. Only after `is_valid`."""
        said = tuple({"van": van.isoformat()} | ({"tot": tot.isoformat()} if tot else {})
                     for van, tot in self.cleaned_data["keren"])
        return VraagInvoer(ZIEK, on, self.cleaned_data["bron"], {"keren": said}, "keren")


Vraagform: TypeAlias = (DagenForm | VerzuimForm | AntwoordForm | OfficierForm | LuxeForm | VerlofForm | ZiekForm
                       | VerstuurdForm | IngediendForm)
FORMULIEREN: Final[Mapping[str, type[Vraagform]]] = MappingProxyType({
    DAGEN: DagenForm, VERZUIM: VerzuimForm, ANTWOORD: AntwoordForm, OFFICIER: OfficierForm, LUXE: LuxeForm,
    VERLOF: VerlofForm, ZIEK: ZiekForm, VERSTUURD: VerstuurdForm, INGEDIEND: IngediendForm})


def as_first(code: str, waarde: Mapping[str, Waarde]) -> dict[str, object]:
    """What was recorded, as first values of its form. Source: design.md 2, promise 6."""
    if code == DAGEN:
        return {"dagen": days_text(waarde)}
    if code == ZIEK:
        return {"keren": spans_text(waarde)}
    return {key: _shown(key, value) for key, value in waarde.items()}


def _shown(key: str, value: Waarde) -> object:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return date.fromisoformat(str(value)) if key in DAGEN_VAN_VERLOF else value
