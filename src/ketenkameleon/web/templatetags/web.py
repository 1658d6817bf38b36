"""The parts of a page as template tags: `{% load web %}`, then `{% klok belofte %}`, `{% veld form.op %}`."""

from __future__ import annotations

import json
from datetime import datetime

from django import forms, template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ketenkameleon.web import components, dagwoorden, fields, marks, terug
from ketenkameleon.web import forms as whole
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.opmaak import format_html
from ketenkameleon.web.talen import NEDERLANDS, spoken
from ketenkameleon.web.zinnen import script_sentences

register = template.Library()

for part in (
    adres,
    components.hoofdmenu,
    components.klok,
    components.klok_kort,
    components.knop,
    components.leeg,
    components.samenvatting,
    components.status,
    components.taak,
    components.tijdlijn,
    whole.foutenlijst,
    fields.veld,
    marks.rolklasse,
    marks.rolteken,
    marks.rolwoord,
):
    register.simple_tag(part)

for word in (
    dagwoorden.dagen,
    dagwoorden.dagen_geleden,
    dagwoorden.datum,
    dagwoorden.datum_getal,
    dagwoorden.datum_kort,
    dagwoorden.datum_lang,
    dagwoorden.tijd,
):
    register.filter(word.__name__, word)


@register.simple_tag(takes_context=True)
def formulier(
    context: Context, form: forms.BaseForm, knop: str = "Bewaar", naar: str = "", concept: str = ""
) -> SafeString:
    """A whole form with the token of this request. Source: `forms.formulier`."""
    return whole.formulier(form, str(context.get("csrf_token", "")), knop, naar, concept, afzender(context, form))


@register.simple_tag(takes_context=True)
def afzender(context: Context, form: forms.BaseForm | None = None) -> SafeString:
    """For whom this form is drawn; fills it in again with what was sent from it too late. Stands before its boxes.

    Source: `terug`.
    """
    request = context.get("request")
    if form is not None:
        terug.fill_again(form, request)
    return terug.sender_field(request)


@register.simple_tag(takes_context=True)
def overgebleven(context: Context) -> tuple[str, ...]:
    """What was sent too late and fits in no box of this page. Source: `terug`."""
    return terug.left_over(context.get("request"))


@register.inclusion_tag("web/onderdelen/weigering.html")
def weigering(weigering: object) -> dict[str, object]:
    """The four lines of a refusal: what cannot be, why, what can, who decides. Source: design.md 2.5."""
    return {"weigering": weigering}


@register.simple_tag
def paginataal() -> SafeString:
    """What the element `html` says of the language of this page, and of its direction. Source: WCAG 2.2, 3.1.1."""
    return format_html('lang="{}" dir="{}"', spoken().code, spoken().richting)


@register.simple_tag
def afdrukregel(naam: str, op: datetime | None) -> SafeString:
    """Who printed this page and what moment it shows. Source: ux.md 6.10."""
    said = gettext("Afgedrukt door <bdi>%(naam)s</bdi>.") % {"naam": escape(naam)}
    if op is not None:
        said += " " + gettext("Stand van %(dag)s, %(uur)s.") % {"dag": dagwoorden.datum(op), "uur": dagwoorden.tijd(op)}
    return SafeString(said)


@register.simple_tag
def scriptzinnen() -> SafeString:
    """The sentences of the script for a page in another language; nothing on a Dutch page."""
    if spoken() == NEDERLANDS:
        return SafeString("")
    return format_html(' data-zinnen="{}"', json.dumps(script_sentences(), ensure_ascii=False))


@register.simple_tag
def telefoon() -> str:
    """The phone number for help, for pages that get no context at all (500, 503). Source: ux.md 6.12."""
    return settings.TELEFOON_HULP


@register.simple_tag
def snel_weg_naar() -> str:
    """Where "Snel weg" leads: a site that says nothing about this one. Source: ux.md S11."""
    return settings.SNEL_WEG


@register.filter
def als_json(gegevens: object) -> str:
    """What a script reads from an attribute; the template escapes it. So no page holds a script block of its own."""
    return json.dumps(gegevens, cls=DjangoJSONEncoder)


@register.filter
def tel(nummer: str) -> str:
    """A phone number as a link target: digits and a plus only. Source: ux.md 7 S1 (call in one tap)."""
    return "tel:" + "".join(sign for sign in nummer if sign.isdigit() or sign == "+")
