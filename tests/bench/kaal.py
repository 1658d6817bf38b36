"""The peer: a bare Django site with one view that fetches 25 rows and renders them. No login, no session, no wall."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from django.conf import settings

if not settings.configured:
    _url = urlsplit(os.environ["KAMELEON_DATABASE_URL"])
    settings.configure(
        SECRET_KEY="kaal",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=["django.contrib.contenttypes"],
        DATABASES={"default": {
            "ENGINE": "django.db.backends.postgresql", "HOST": _url.hostname, "PORT": str(_url.port),
            "USER": _url.username,
            "PASSWORD": unquote(_url.password or ""), "NAME": _url.path[1:], "CONN_MAX_AGE": None,
        }},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [
            ("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", {
                "lijst.html": "<!doctype html><html lang=nl><title>Lijst</title><h1>Lijst</h1>"
                              "<table>{% for r in rijen %}<tr><td>{{ r.nummer }}<td>{{ r.naam }}"
                              "<td>{{ r.op|date:'j F Y' }}<td>{{ r.stand }}</tr>{% endfor %}</table>",
            })]),
        ]}}],
        USE_TZ=True,
    )

import django

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the settings come first
from django.db import models  # noqa: E402 - the settings come first
from django.shortcuts import render  # noqa: E402 - the settings come first
from django.urls import path  # noqa: E402 - the settings come first


class Rij(models.Model):
    """A plain row, as wide as a line of a list."""

    nummer = models.CharField(max_length=12)
    naam = models.CharField(max_length=80)
    op = models.DateField()
    stand = models.CharField(max_length=20)

    class Meta:
        app_label = "kaal"
        db_table = "bench_kaal"


def lijst(request):
    """Fetch 25 rows and render them."""
    return render(request, "lijst.html", {"rijen": Rij.objects.order_by("id")[:25]})


urlpatterns = [path("", lijst)]
application = get_wsgi_application()
