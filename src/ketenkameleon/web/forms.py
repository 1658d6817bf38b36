"""Whole forms by the rules of NL Design System: a summary of errors on top, no browser validation, drafts.

Source: ux.md 3 (NLDS form rules), 6.5, 9.6.
"""

from __future__ import annotations

from typing import Final

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from ketenkameleon.web.components import knop as send_button
from ketenkameleon.web.fields import target, veld
from ketenkameleon.web.opmaak import format_html, format_html_join

LEEG: Final = SafeString("")


def _line(label: str, error: str) -> str:
    """An error with its question before it, without a colon behind a question mark."""
    return f"{label} {error}" if label.endswith(("?", ".", ":")) else f"{label}: {error}"


def foutenlijst(form: forms.BaseForm) -> SafeString:
    """The summary on top of a form with errors: how many, each with a link to its box. Empty without errors.

    The title takes the focus, also without JavaScript. Source: ux.md 3, 9.6.
    """
    if not form.errors:
        return LEEG
    wrong = [bf for bf in form if bf.errors]
    lines = format_html_join("", "<li>{}</li>", ((error,) for error in form.non_field_errors()))
    lines += format_html_join(
        "",
        '<li><a class="utrecht-link" href="#{}">{}</a></li>',
        ((target(bf), _line(str(bf.label), str(error))) for bf in wrong for error in bf.errors),
    )
    title = ngettext("Verbeter %(aantal)s antwoord.", "Verbeter %(aantal)s antwoorden.", len(wrong))
    title = title % {"aantal": len(wrong)} if wrong else gettext("Dit kan zo nog niet.")
    return format_html(
        '<div class="utrecht-alert utrecht-alert--error km-fouten"><h2 tabindex="-1" autofocus>{}</h2>'
        "<ul>{}</ul></div>",
        title, lines,
    )  # fmt: skip


def _intro(form: forms.BaseForm) -> SafeString:
    asked = [bf for bf in form.visible_fields() if not isinstance(bf.field.widget, forms.CheckboxInput)]
    if len(asked) < 2 or not any(not bf.field.required for bf in asked):
        return LEEG
    return format_html('<p class="km-stil">{}</p>', gettext("Bij een vraag die u mag overslaan staat: niet verplicht."))


def formulier(
    form: forms.BaseForm, csrf: str, knop: str = "Bewaar", naar: str = "", concept: str = "", afzender: str = LEEG
) -> SafeString:
    """A whole form: summary of errors, questions, button; `concept` is the address that takes its drafts.

    `csrf` is the token of the request, `afzender` the field that says for whom it is drawn. Source: ux.md 3, 6.5.
    """
    attrs = {"method": "post", "novalidate": True, "action": naar or None, "data-concept": concept or None}
    if form.is_multipart():
        attrs["enctype"] = "multipart/form-data"
    attrs = {key: value for key, value in attrs.items() if value is not None}
    line = SafeString('<p class="km-concept" role="status" data-concept-status></p>') if concept else LEEG
    return format_html(
        '{}<form class="utrecht-form"{}><input type="hidden" name="csrfmiddlewaretoken" value="{}">{}{}{}'
        '<div class="utrecht-button-group">{}{}</div></form>',
        foutenlijst(form), flatatt(attrs), csrf, afzender, _intro(form),
        format_html_join("", "{}", ((veld(bf),) for bf in form)), send_button(knop), line,
    )  # fmt: skip
