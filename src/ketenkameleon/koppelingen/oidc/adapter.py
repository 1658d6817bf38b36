"""Who an outside login is here: an account that was linked before, and nobody else.

An account is found by issuer and subject together. Names, groups and rights of the provider are not read: what
somebody may do follows from their aanstellingen. Source: design.md 4 and 6; docs/adr/0019.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone

from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.inloggen.koppelingen import link_by_claim, linked_account
from ketenkameleon.toegang.inloggen.sterk import STERK
from ketenkameleon.toegang.refusals import NotAllowed


class OidcAccounts(DefaultSocialAccountAdapter):
    """django-allauth's hooks: nothing is stored about the provider, nobody signs up, nothing is connected later."""

    def list_apps(self, request: HttpRequest, provider: str | None = None,
                  client_id: str | None = None) -> list[SocialApp]:
        """The providers of the settings; none stands in the database."""
        apps = [SocialApp(provider="oidc", **app) for app in settings.SOCIALACCOUNT_PROVIDERS["oidc"]["APPS"]]
        return [app for app in apps if provider in (None, "oidc", app.provider_id)
                and client_id in (None, app.client_id)]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: an account is made by the organisation that appoints someone."""
        return False

    def on_authentication_error(self, request: HttpRequest, provider: object, error: str | None = None,
                                exception: Exception | None = None, extra_context: object = None) -> None:
        """One page for whatever was wrong; who changed their mind is back at the login page."""
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(redirect("account_login"))
        raise NotAllowed(refused("login_failed"), object_soort="inlog", gevraagd=_why(exception))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Log in the account of this subject. NotAllowed, with one clear page, when there is none."""
        claims, app = sociallogin.account.extra_data["id_token"], sociallogin.provider.app
        issuer, subject = str(claims["iss"]).rstrip("/"), str(claims["sub"])
        account = linked_account(issuer, subject)
        if account is None and app.settings.get("claim"):
            account = link_by_claim(issuer, subject, naam=_claimed(claims, app.settings["claim"]),
                                    organisatie=app.settings["organisatie"], at=timezone.now())
        if account is None:
            raise NotAllowed(refused("login_unknown"), object_soort="inlog", gevraagd=app.provider_id)
        if request.user.is_authenticated:
            get_account_adapter(request).logout(request)
        strong = bool(app.settings["acr"]) or app.settings["tweede_factor"]
        record_authentication(request, account, "socialaccount", provider=app.provider_id, **{STERK: strong})
        next_url = sociallogin.state.get("next")
        raise ImmediateHttpResponse(perform_login(request, account, email_verification="none", redirect_url=next_url))


def _claimed(claims: dict[str, object], name: str) -> str:
    """The value of the claim that names an account; an address only when the provider checked it."""
    value = claims.get(name)
    if name == "email" and claims.get("email_verified") is not True:
        return ""
    return value if isinstance(value, str) else ""


def _why(exception: Exception | None) -> str:
    """For the log: one short word, never what the provider sent."""
    said = str(exception) if exception else "state"
    return said if said.isalpha() and len(said) <= 40 else type(exception).__name__
