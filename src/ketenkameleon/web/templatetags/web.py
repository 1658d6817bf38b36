"""The parts of a page as template tags: `{% load web %}`, then `{% klok belofte %}`, `{% veld form.op %}`."""

from __future__ import annotations

import json

from django import forms, template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.context import Context
from django.utils.safestring import SafeString

from ketenkameleon.web import components, dagwoorden, fields, frame, marks, terug
from ketenkameleon.web import forms as whole
from ketenkameleon.web.adressen import adres
from ketenkameleon.web.opmaak import format_html
from ketenkameleon.web.talen import spoken

register = template.Library()

for part in (
    adres,
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

for name, whole_part in (
    ("paginabegin", frame.page_top),
    ("paginaeind", frame.page_end),
    ("rolbalk", frame.rol_bar),
    ("titelbegin", frame.title_start),
):
    register.simple_tag(whole_part, takes_context=True, name=name)
register.simple_tag(frame.page_files, name="paginabestanden")
register.filter("tel", frame.phone_link)

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
