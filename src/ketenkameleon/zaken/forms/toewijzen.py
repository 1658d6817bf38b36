"""Giving a zaak, answering that, and cover during leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django import forms

from ketenkameleon.web.fields import choice_field
from ketenkameleon.zaken.forms.velden import dag, keuze, lijst, zin


class WeigerForm(forms.Form):
    """No, with a reason of the list."""

    use_required_attribute = False
    code = keuze("Waarom kan het niet?", leeg="Kies een reden.")
    reden = zin("Toelichting", 200, hint="Nodig als u 'anders' kiest. Schrijf niets over het kind of de ouders.")

    def __init__(self, data: Mapping[str, object] | None = None, *, redenen: Mapping[str, str]) -> None:
        super().__init__(data)
        choice_field(self, "code").choices = list(redenen.items())


class GeefForm(forms.Form):
    """Who is asked. Where somebody is vast already it is a hand-over, and asks for the reason."""

    use_required_attribute = False
    wie = keuze("Wie vraagt u?", leeg="Kies wie u vraagt.")
    reden = zin("Waarom krijgt de zaak een andere contactpersoon?", 200)
    toch = zin("Heeft deze collega geen ruimte? Waarom dan toch?", 90)

    def __init__(self, data: Mapping[str, object] | None = None, *, wie: Mapping[str, str], uitleg: Mapping[str, str],
                 overdracht: bool, vol: Collection[str] = (), initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.vol = frozenset(vol)
        if not self.vol:
            del self.fields["toch"]
        choice_field(self, "wie").choices = list(wie.items())
        self.fields["wie"].widget.uitleg = dict(uitleg)
        if overdracht:
            self.fields["reden"].required = True
            self.fields["reden"].error_messages["required"] = "Schrijf in één zin waarom."
        else:
            del self.fields["reden"]

    def clean(self) -> dict[str, object]:
        """Somebody without room is asked with a reason: the coördinator decides, the form only asks."""
        data = super().clean() or self.cleaned_data
        if data.get("wie") in self.vol and not data.get("toch"):
            self.add_error("toch", "Deze collega heeft geen ruimte. Schrijf in één zin waarom het toch kan.")
        return data

    @property
    def account_id(self) -> UUID:
        """Who was chosen. Only after `is_valid`."""
        return UUID(self.cleaned_data["wie"])


class WaarneemForm(forms.Form):
    """Who covers, and on which days."""

    use_required_attribute = False
    wie = lijst("Wie neemt waar?", leeg="Kies wie waarneemt.")
    van = dag("Eerste dag")
    tot = dag("Laatste dag")
    reden = zin("Waarom?", 200, leeg="Schrijf in één zin waarom.", hint="Bijvoorbeeld: vakantie.")

    def __init__(self, data: Mapping[str, object] | None = None, *, wie: Mapping[str, str],
                 prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix)
        choice_field(self, "wie").choices = [("", "Kies wie"), *wie.items()]

    @property
    def account_id(self) -> UUID:
        """Who was chosen. Only after `is_valid`."""
        return UUID(self.cleaned_data["wie"])
