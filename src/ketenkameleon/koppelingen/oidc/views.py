"""The login page, with the organisaties that have a login of their own."""

from __future__ import annotations

from allauth.account.views import LoginView
from django.conf import settings
from django.urls import reverse


class Inloggen(LoginView):
    """django-allauth's own page; says so where a password alone is enough."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """`aanbieders`: name and address of every organisatie's login, in the order of the file."""
        apps = settings.SOCIALACCOUNT_PROVIDERS["oidc"]["APPS"]
        found = [{"naam": app["name"], "url": reverse("oidc_login", args=[app["provider_id"]])} for app in apps]
        context: dict[str, object] = super().get_context_data(**kwargs)
        return {**context, "aanbieders": found, "wachtwoord_genoeg": not settings.TWEEDE_FACTOR}
