"""S4: what was said in a contact, in short boxes. Source: ux.md 7 S4."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from django import forms

from ketenkameleon.rules.ouderregel import Regellezers
from ketenkameleon.rules.texts import dutch_date
from ketenkameleon.toegang.dagen import local_day
from ketenkameleon.web.fields import DatumField
from ketenkameleon.zaken.forms.velden import JA_NEE, TijdField, keuze, moment, tekst, zin
from ketenkameleon.zaken.invoer import NIET_GELUKT, WIJZEN, AfspraakInvoer, NotitieInvoer

RIJEN: Final = (1, 2, 3)
AFSPRAAK_LEEG: Final = "Schrijf op wat u afsprak. Was er geen afspraak? Kies dan 'geen afspraak'."
WIE_LEEG: Final = "Kies wie dit doet."
WANNEER_LEEG: Final = "Vul de dag in. Bijvoorbeeld 15-10-2026."
MAG: Final = (("ja", "De ouders mogen dit lezen"), ("nee", "De ouders mogen dit niet lezen"))
# Who will read the line for parents, said before it is written.
LEZERS: Final[Mapping[Regellezers, str]] = {
    Regellezers.OUDER: "De ouder met gezag leest dit vanaf {dag}, {uur} uur.",
    Regellezers.SAMEN: "Alle ouders met gezag lezen dit vanaf {dag}, {uur} uur.",
    Regellezers.NIET_ZEKER: "Geen ouder leest dit op de eigen pagina. Dat kan alleen na een gesprek met het kind"
                            " alleen, of met alle ouders.",
    Regellezers.GEEN_PAGINA: "Geen ouder leest dit: bij dit kind heeft geen ouder een eigen pagina.",
}
# What the action calls a question, and what the form calls it.
NAMEN: Final[Mapping[str, str]] = {"afspraken": "wat_1", "wat": "wat_1", "wie": "wie_1", "wie_naam": "wat_1",
                                   "duur_minuten": "duur", "begonnen_at": "om"}


class NotitieForm(forms.Form):
    """Three answers are asked: how it was, what was agreed, and from the second contact on whether it was told again.

    An attempt that did not work out asks for nothing more than that.
    """

    use_required_attribute = False
    wijze = keuze("Hoe was het contact?", WIJZEN, leeg="Kies hoe het contact was.")
    geen_afspraak = forms.BooleanField(label="Geen afspraak", required=False)
    opnieuw_verteld = keuze("", JA_NEE, leeg="Kies ja of nee.")
    feiten = tekst("Feiten", 600, hint="Wat u zag of hoorde, zonder oordeel.")
    indruk = tekst("Mijn indruk", 400, hint="Uw mening. Zo staat het ook in het verslag.")
    waarom = tekst("", 400, hint="In eigen woorden.")
    waarom_voor_ouders = keuze("Mogen de ouders dit lezen?", MAG, verplicht=False)
    ouderregel = tekst("Regel voor ouders", 280)
    veiligheid = forms.BooleanField(
        label="Ik maak mij zorgen over veiligheid. De coördinator ziet dit direct.", required=False)
    om = TijdField(label="Begonnen om", required=False)
    duur = forms.IntegerField(
        label="Duur in minuten", required=False, min_value=0, max_value=1439,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Schrijf een getal, bijvoorbeeld 40."))

    def __init__(self, data: Mapping[str, object] | None = None, *, wie: Mapping[str, str], kind: str, is_later: bool,
                 voorstel: str, begonnen_at: datetime, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.voorstel, self.begonnen_at = voorstel, begonnen_at
        for nummer in RIJEN:
            self._row(nummer, wie)
        self.fields["waarom"].label = f"{kind[:1].upper()}{kind[1:]} vertelde waarom"
        self.fields["opnieuw_verteld"].label = f"Moest {kind} iets opnieuw vertellen?"
        if not is_later:
            del self.fields["opnieuw_verteld"]
        if self.data.get("wijze") == NIET_GELUKT:
            self._asks_nothing_more()

    def _row(self, nummer: int, wie: Mapping[str, str]) -> None:
        first = {"aria-required": "true"} if nummer == 1 else {}
        what = zin("Wat?", 200)
        what.widget.attrs.update({"class": "utrecht-textbox", **first})
        who = forms.ChoiceField(label="Wie?", choices=[("", "Kies wie"), *wie.items()], required=False,
                                error_messages={"invalid_choice": WIE_LEEG})
        who.widget.attrs["class"] = "utrecht-select"
        when = DatumField(label="Wanneer?", required=False, help_text="")
        when.widget.attrs["class"] = "utrecht-textbox"
        self.fields |= {f"wat_{nummer}": what, f"wie_{nummer}": who, f"wanneer_{nummer}": when}

    def _asks_nothing_more(self) -> None:
        for field in self.fields.values():
            field.required = False

    def said_to(self, lezers: Regellezers, vanaf: tuple[date, time]) -> None:
        """Say at the line for parents who will read it, and from when."""
        self.fields["ouderregel"].help_text = readers_in_words(lezers, vanaf)

    @property
    def rijen(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows for afspraken, each with its three boxes."""
        return [(self[f"wat_{n}"], self[f"wie_{n}"], self[f"wanneer_{n}"]) for n in RIJEN]

    @property
    def meer_open(self) -> bool:
        """Is there anything in the rows after the first?"""
        return any(box.value() or box.errors for row in self.rijen[1:] for box in row)

    def clean(self) -> dict[str, object]:
        """An afspraak is whole: what, who and when; at least one, or "geen afspraak"."""
        data = super().clean() or {}
        if data.get("wijze") == NIET_GELUKT:
            return data
        for nummer in RIJEN:
            self._whole(data, nummer)
        said = any(data.get(f"wat_{n}") for n in RIJEN)
        if not said and not data.get("geen_afspraak") and "wat_1" not in self.errors:
            self.add_error("wat_1", AFSPRAAK_LEEG)
        return data

    def _whole(self, data: Mapping[str, object], nummer: int) -> None:
        what, who, when = (data.get(f"{part}_{nummer}") for part in ("wat", "wie", "wanneer"))
        if not (what or who or when):
            return
        asked = ("wat", what, AFSPRAAK_LEEG), ("wie", who, WIE_LEEG), ("wanneer", when, WANNEER_LEEG)
        for part, value, missing in asked:
            name = f"{part}_{nummer}"
            if not value and name not in self.errors:
                self.add_error(name, missing)

    def invoer(self) -> NotitieInvoer:
        """What was filled in, for the action. Only after `is_valid`."""
        data = self.cleaned_data
        failed = data["wijze"] == NIET_GELUKT
        line = data["ouderregel"]
        return NotitieInvoer(
            wijze=data["wijze"], afspraken=() if failed else self._afspraken(), geen_afspraak=data["geen_afspraak"],
            opnieuw_verteld={"ja": True, "nee": False}.get(data.get("opnieuw_verteld", "")), feiten=data["feiten"],
            indruk=data["indruk"], waarom=data["waarom"], waarom_voor_ouders=data["waarom_voor_ouders"] == "ja",
            ouderregel="" if failed and line == self.voorstel else line, veiligheid=data["veiligheid"],
            begonnen_at=moment(local_day(self.begonnen_at), data["om"]) if data["om"] else None,
            duur_minuten=data["duur"],
        )

    def _afspraken(self) -> tuple[AfspraakInvoer, ...]:
        data = self.cleaned_data
        return tuple(AfspraakInvoer(data[f"wat_{n}"], data[f"wie_{n}"], data[f"wanneer_{n}"])
                     for n in RIJEN if data[f"wat_{n}"])


class AanvulForm(forms.Form):
    """A correction of a saved contact: a new line with its reason."""

    use_required_attribute = False
    tekst = tekst("Wat is er anders?", 600, leeg="Schrijf op wat er anders is.")
    reden = zin("Waarom voegt u dit toe?", 120, leeg="Schrijf in één zin waarom.")


def readers_in_words(lezers: Regellezers, vanaf: tuple[date, time]) -> str:
    """Which parents read a line, from which day and hour on. Source: ux.md 6.4 (preview first)."""
    dag, uur = vanaf
    return LEZERS[lezers].format(dag=dutch_date(dag), uur=f"{uur.hour}.{uur:%M}")


def as_typed(kept: Mapping[str, object]) -> dict[str, object]:
    """A draft as first values of a form: boxes that were ticked once are lists of one."""
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in kept.items()}


