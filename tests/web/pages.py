"""Renders templates of the web app by themselves, so that these tests need no database and no other app."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import django
from django.apps import apps
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.test.utils import override_settings
from django.urls import include, path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketenkameleon.config.settings")
if not apps.ready:  # pytest on this folder alone, without ./kameleon test around it
    django.setup()

import ketenkameleon.web as web_app
from ketenkameleon.web import views

WEB = Path(web_app.__file__).parent
CSS = WEB / "static" / "web" / "kameleon.css"
JS = WEB / "static" / "web" / "kameleon.js"
TEMPLATES = sorted(file.relative_to(WEB / "templates").as_posix() for file in WEB.rglob("*.html"))
SAMIRA = SimpleNamespace(
    naam="Samira de Wit", functies=("coordinator", "bip"), regio_naam="Regio Duinstreek"
)


class Punt(NamedTuple):
    """An item of the menu, as a page gets it."""

    label: str
    url: str
    current: bool


NAV = [Punt("Mijn dag", "/mijn-dag/", current=True), Punt("Zaken", "/zaken/", current=False)]

_OWN = {"start", "hulp", "privacy", "toegankelijkheid"}
# Pages of other apps that our templates and the frame link to: here they only need an address.
_LINK = re.compile(r"(?:{%-?\s*(?:url|adres)\s+|naar=|\badres\()['\"](\w+)['\"]")
ELDERS = {name for file in [*WEB.rglob("*.html"), WEB / "frame.py"]
          for name in _LINK.findall(file.read_text(encoding="utf-8"))} - _OWN
urlpatterns = [
    path("", include("ketenkameleon.web.urls")),
    path("inloggen/", views.hulp, name="account_login"),
    path("uitloggen/", views.hulp, name="account_logout"),
    *(path(f"elders/{name}/", views.hulp, name=name) for name in sorted(ELDERS)),
    *(path(f"elders/{name}/<path:sleutel>/", views.hulp, name=name) for name in sorted(ELDERS)),
    path("elders/mfa_remove_webauthn/<int:pk>/", views.hulp, name="mfa_remove_webauthn"),
]

ENGINE = DjangoTemplates(
    {
        "NAME": "web",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "ketenkameleon.web.context.chrome",
            ],
            "libraries": {
                "web": "ketenkameleon.web.templatetags.web",
                "static": "django.templatetags.static",
            },
        },
    }
)


def render(template: str, actor: object = SAMIRA, **context: object) -> str:
    """The page that a template file, or a piece of template text, makes for someone."""
    request = RequestFactory().get("/")
    request.actor = actor
    found = ENGINE.get_template(template) if template.endswith(".html") else ENGINE.from_string(template)
    with override_settings(ROOT_URLCONF=__name__):
        return found.render(context, request)


def bare(template: str, **context: object) -> str:
    """The page as it comes out without a request, as after a crash."""
    with override_settings(ROOT_URLCONF=__name__):
        return ENGINE.get_template(template).render(context)


class Elements(HTMLParser):
    """Every element of a page as (tag, attributes), in reading order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attrs for tag, attrs in self.found if tag in tags]
