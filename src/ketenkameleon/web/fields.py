"""Questions by the rules of NL Design System: label above, hint, error in words, optional said.

Drawn by hand from Django's BoundField, so that one place decides what a question looks and sounds like.
Source: ux.md 3 (NLDS form rules), 6.7, 6.13.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from ketenkameleon.web.opmaak import format_html, format_html_join

LEEG: Final = SafeString("")
DATUM_HINT: Final = gettext_lazy("Bijvoorbeeld 15-10-2026")
FOUT_TEKEN: Final = SafeString(
    '<svg class="km-vorm" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" '
    'd="M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0zM7 3.4v6h2v-6zm0 7.4v2h2v-2z"/></svg>'
)
# A placeholder hides the question, `required` and `maxlength` let the browser refuse or cut without a word.
NIET_OVERNEMEN: Final = frozenset({"placeholder", "required", "maxlength", "cols", "rows"})
# A number is typed as text with a number keyboard: spinners and silent rounding cost answers.
INVOER: Final[dict[str, dict[str, str]]] = {
    "number": {"type": "text", "inputmode": "decimal"},
    "date": {"type": "text", "inputmode": "numeric"},
}


class DatumField(forms.DateField):
    """A day typed in one box as 15-10-2026; other separators are understood. Source: ux.md 7 S4."""

    default_error_messages = {
        "required": gettext_lazy("Vul een datum in."),
        "invalid": gettext_lazy("Schrijf dag, maand en jaar. Bijvoorbeeld 15-10-2026."),
    }

    def __init__(self, *, label: str | None = None, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label=label, required=required, help_text=help_text or DATUM_HINT,
            input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d"],
            widget=forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric"}),
        )  # fmt: skip


class Keuzes(forms.RadioSelect):
    """Radio buttons that can explain a choice, show a sign, or show why a choice is not possible now.

    Keys are the values of the choices. A choice in `kan_niet` stays visible, with its reason for a button.
    Source: ux.md 7 S3 (option visible with reason and date).
    """

    def __init__(
        self,
        *,
        uitleg: Mapping[str, str] | None = None,
        kan_niet: Mapping[str, str] | None = None,
        teken: Mapping[str, SafeString] | None = None,
    ) -> None:
        super().__init__()
        self.uitleg = dict(uitleg or {})
        self.kan_niet = dict(kan_niet or {})
        self.teken = dict(teken or {})


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The question of that name, to give it its choices; TypeError when it is not one of choosing."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is geen vraag met keuzes")
    return field


def _is_group(bf: BoundField) -> bool:
    return isinstance(bf.field.widget, forms.RadioSelect)  # CheckboxSelectMultiple is one too


def target(bf: BoundField) -> str:
    """The id that a link in the error summary jumps to: the box, or the first choice that can be pressed.

    Source: ux.md 3 (summary on top with links).
    """
    if not _is_group(bf):
        return bf.auto_id
    refused = getattr(bf.field.widget, "kan_niet", {})
    open_ones = (n for n, choice in enumerate(_choices(bf)) if str(choice["value"]) not in refused)
    return f"{bf.auto_id}_{next(open_ones, 0)}"


def _label(bf: BoundField) -> SafeString:
    if bf.field.required:
        return format_html("{}", bf.label)
    return format_html('{} <span class="km-niet-verplicht">({})</span>', bf.label, gettext("niet verplicht"))


def _hint(bf: BoundField) -> SafeString:
    if not bf.help_text:
        return LEEG
    return format_html(
        '<p class="utrecht-form-field-description" id="{}-uitleg">{}</p>', bf.auto_id, bf.help_text
    )


def _errors(bf: BoundField) -> SafeString:
    if not bf.errors:
        return LEEG
    return format_html(
        '<p class="utrecht-form-field-error-message" id="{}-fout">{}'
        '<span><span class="km-onzichtbaar">{} </span>{}</span></p>',
        bf.auto_id, FOUT_TEKEN, gettext("Fout:"), " ".join(str(error) for error in bf.errors),
    )  # fmt: skip


def _limit(bf: BoundField) -> int:
    """How many characters the counter counts to, or 0. Only boxes for sentences have a counter."""
    if isinstance(bf.field.widget, forms.Textarea):
        return getattr(bf.field, "max_length", None) or 0
    return 0


def _counter(bf: BoundField) -> SafeString:
    limit = _limit(bf)
    if not limit:
        return LEEG
    said = gettext("Maximaal %(aantal)s tekens") % {"aantal": limit}
    return format_html('<p class="km-teller" id="{}-teller">{}</p>', bf.auto_id, said)


def _aria(bf: BoundField) -> dict[str, str]:
    """The attributes that tie a box to its hint, error and counter."""
    told = [
        f"{bf.auto_id}-{part}"
        for part, there in (("uitleg", bf.help_text), ("fout", bf.errors), ("teller", _limit(bf)))
        if there
    ]
    attrs = {"aria-describedby": " ".join(told)} if told else {}
    if bf.field.required:
        attrs["aria-required"] = "true"
    if bf.errors:
        attrs["aria-invalid"] = "true"
    return attrs


def _attrs(bf: BoundField, klasse: str) -> dict[str, object]:
    kept = {name: value for name, value in bf.field.widget.attrs.items() if name not in NIET_OVERNEMEN}
    limit = _limit(bf)
    counted = {"data-teller": str(limit)} if limit else {}
    return {"class": klasse, **kept, "id": bf.auto_id, "name": bf.html_name, **counted, **_aria(bf)}


def _choices(bf: BoundField) -> Iterator[dict[str, object]]:
    widget = bf.field.widget
    for _, options, _ in widget.optgroups(bf.html_name, widget.format_value(bf.value())):
        yield from options


def _select(bf: BoundField) -> SafeString:
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (o["value"], SafeString(" selected") if o["selected"] else LEEG, o["label"])
            for o in _choices(bf)
        ),
    )  # fmt: skip
    multiple = {"multiple": True} if getattr(bf.field.widget, "allow_multiple_selected", False) else {}
    attrs = {**_attrs(bf, "utrecht-select"), **multiple}
    return format_html("<select{}>{}</select>", flatatt(attrs), options)


def _textarea(bf: BoundField) -> SafeString:
    limit = _limit(bf)
    attrs = {**_attrs(bf, "utrecht-textarea"), "rows": "3" if 0 < limit <= 300 else "6"}
    return format_html("<textarea{}>\n{}</textarea>", flatatt(attrs), bf.value() or "")


def _input(bf: BoundField) -> SafeString:
    widget = bf.field.widget
    kind = getattr(widget, "input_type", "text")
    attrs = {"type": kind, **INVOER.get(kind, {}), **_attrs(bf, "utrecht-textbox")}
    value = None if kind in ("password", "file") else widget.format_value(bf.value())
    if value is not None:
        attrs["value"] = value
    return format_html("<input{}>", flatatt(attrs))


def _control(bf: BoundField) -> SafeString:
    if isinstance(bf.field.widget, forms.Textarea):
        return _textarea(bf)
    if isinstance(bf.field.widget, forms.Select):
        return _select(bf)
    return _input(bf)


def _box(bf: BoundField, body: SafeString) -> SafeString:
    wrong = " utrecht-form-field--invalid" if bf.errors else ""
    return format_html('<div class="utrecht-form-field{}">{}</div>', wrong, body)


def _choice(bf: BoundField, number: int, choice: Mapping[str, object]) -> SafeString:
    widget = bf.field.widget
    value = str(choice["value"])
    mark = getattr(widget, "teken", {}).get(value, LEEG)
    told = getattr(widget, "uitleg", {}).get(value, "")
    more = format_html(' <span class="km-keuze__uitleg">{}</span>', told) if told else LEEG
    refused = getattr(widget, "kan_niet", {}).get(value)
    if refused:
        return format_html(
            '<div class="km-keuze km-keuze--kan-niet">{}<span>{}{}'
            ' <span class="km-keuze__waarom">{} {}</span></span></div>',
            mark, choice["label"], more, gettext("Niet mogelijk:"), refused,
        )  # fmt: skip
    attrs = {
        "class": "utrecht-radio-button" if widget.input_type == "radio" else "utrecht-checkbox",
        "type": widget.input_type,
        "name": bf.html_name,
        "id": f"{bf.auto_id}_{number}",
        "value": value,
        "checked": bool(choice["selected"]),
    }
    return format_html(
        '<div class="km-keuze"><input{}><label for="{}">{}<span>{}{}</span></label></div>',
        flatatt(attrs), attrs["id"], mark, choice["label"], more,
    )  # fmt: skip


def _group(bf: BoundField) -> SafeString:
    aria = _aria(bf)
    required = aria.pop("aria-required", None)
    invalid = aria.pop("aria-invalid", None)
    if bf.field.widget.input_type == "radio":  # ARIA allows both on a radiogroup, not on a plain fieldset
        aria |= {"role": "radiogroup"}
        aria |= {"aria-required": required} if required else {}
        aria |= {"aria-invalid": invalid} if invalid else {}
    choices = format_html_join(
        "", "{}", ((_choice(bf, number, choice),) for number, choice in enumerate(_choices(bf)))
    )
    body = format_html(
        '<fieldset class="utrecht-form-fieldset"{}><legend class="utrecht-form-label">{}</legend>'
        "{}{}{}</fieldset>",
        flatatt(aria), _label(bf), _hint(bf), _errors(bf), choices,
    )  # fmt: skip
    return _box(bf, body)


def _checkbox(bf: BoundField) -> SafeString:
    attrs = {"type": "checkbox", **_attrs(bf, "utrecht-checkbox"), "checked": bool(bf.value())}
    body = format_html(
        '{}{}<div class="km-keuze"><input{}><label for="{}"><span>{}</span></label></div>',
        _hint(bf), _errors(bf), flatatt(attrs), bf.auto_id, bf.label,
    )  # fmt: skip
    return _box(bf, body)


def veld(bf: BoundField) -> SafeString:
    """One question with everything that belongs to it. Source: ux.md 3 (NLDS form rules).

    A tick box says nothing about being optional: leaving it open is an answer.
    """
    widget = bf.field.widget
    if widget.is_hidden:
        kept = "" if bf.value() is None else bf.value()
        attrs = {"type": "hidden", "name": bf.html_name, "id": bf.auto_id, "value": kept}
        return format_html("<input{}>", flatatt(attrs))
    if _is_group(bf):
        return _group(bf)
    if isinstance(widget, forms.CheckboxInput):
        return _checkbox(bf)
    body = format_html(
        '<label class="utrecht-form-label" for="{}">{}</label>{}{}{}{}',
        bf.auto_id, _label(bf), _hint(bf), _errors(bf), _control(bf), _counter(bf),
    )  # fmt: skip
    return _box(bf, body)
