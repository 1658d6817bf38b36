"""A form filled in again with what was sent from it before, when that arrived too late.

The request says what was sent and for whom this page's forms are drawn; this module knows neither accounts nor
sessions. What found no box stays on the request, and the page shows it as it was typed.
Source: issue 3, part 8; design.md 2, promise 7.
"""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from ketenkameleon.web.opmaak import format_html

LEEG: Final = SafeString("")


def sender_field(request: HttpRequest | None) -> SafeString:
    """The hidden field that says for whom a form was drawn; nothing on a page for nobody."""
    sender = getattr(request, "afzender", None)
    said = sender() if sender else ""
    return format_html('<input type="hidden" name="afzender" value="{}">', said) if said else LEEG


def fill_again(form: forms.BaseForm, request: HttpRequest | None) -> None:
    """Put what was sent in the boxes of this form that have such a name; it is taken off the request.

    A form that was sent just now keeps what it was sent with.
    """
    sent: QueryDict | None = getattr(request, "teruggehaald", None)
    names = {name: form.add_prefix(name) for name in form.fields}
    if sent is None or request is None or request.method == "POST" or not sent.keys() & set(names.values()):
        return
    if form.is_bound:
        form.data = sent.copy()
    else:
        form.initial = {**form.initial, **{name: form.fields[name].widget.value_from_datadict(sent, {}, html_name)
                                           for name, html_name in names.items()}}
    for html_name in names.values():
        sent.pop(html_name, None)


def left_over(request: HttpRequest | None) -> tuple[str, ...]:
    """The words that were sent and that no box of this page took; codes of choices and buttons are no words."""
    sent: QueryDict | None = getattr(request, "teruggehaald", None)
    if sent is None:
        return ()
    return tuple(value for _, values in sent.lists() for value in values if len(value.split()) > 1)
