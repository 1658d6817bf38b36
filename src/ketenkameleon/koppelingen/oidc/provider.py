"""The provider that django-allauth finds by this name: one app per organisatie, in the settings alone."""

from __future__ import annotations

from collections.abc import Mapping

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

from ketenkameleon.koppelingen.oidc.bewijs import Ongeldig, nonce_of, read_token

OK = 200


class OidcVerbinding(OpenIDConnectOAuth2Adapter):
    """One login at one provider. The token is always checked in full, also when it came straight over TLS."""

    _verifier = ""

    @property
    def openid_config(self) -> dict[str, str]:
        """The provider's own description. Errors: OAuth2Error when it says to be another issuer."""
        if not hasattr(self, "_openid_config"):
            found = self._json(self.get_provider().server_url)
            if found.get("issuer", "").rstrip("/") != self.get_provider().app.settings["issuer"]:
                raise OAuth2Error("issuer")
            self._openid_config = found
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: object) -> str:
        """The exact address that is registered at the provider."""
        return request.build_absolute_uri(reverse("oidc_callback", args=[self.provider_id]))

    def get_access_token_data(self, request: HttpRequest, app: object, client: object,
                              pkce_code_verifier: str | None = None) -> dict[str, str]:
        """Change the code for tokens. Errors: OAuth2Error without the verifier of this session."""
        if not pkce_code_verifier:
            raise OAuth2Error("pkce")
        self._verifier = pkce_code_verifier
        data: dict[str, str] = super().get_access_token_data(request, app, client, pkce_code_verifier)
        return data

    def complete_login(self, request: HttpRequest, app: object, token: object, *,
                       response: Mapping[str, str], **kwargs: object) -> object:
        """Who logged in, out of the ID token alone. Errors: OAuth2Error for a token that is not good."""
        known = self.get_provider().app
        try:
            claims = read_token(
                response.get("id_token", ""), keys=self._json(self.openid_config["jwks_uri"]),
                issuer=self.openid_config["issuer"], client_id=known.client_id, nonce=nonce_of(self._verifier),
                acr=tuple(known.settings["acr"]))
        except Ongeldig as wrong:
            raise OAuth2Error(str(wrong)) from wrong
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _json(self, url: str) -> dict[str, str]:
        """What stands at that address. No redirect is followed: the file names where the provider is."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(url, allow_redirects=False)
        if answer.status_code != OK:
            raise OAuth2Error("antwoord")
        try:
            found: dict[str, str] = answer.json()
        except requests.JSONDecodeError as wrong:
            raise OAuth2Error("antwoord") from wrong
        return found


class OidcProvider(OpenIDConnectProvider):
    """Code flow with PKCE (S256), state and nonce; who visits us adds nothing to what we ask."""

    id = "oidc"
    name = "OpenID Connect"
    oauth2_adapter_class = OidcVerbinding
    supports_token_authentication = False

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, object]:
        """Only where to go afterwards comes from the visitor; scope, acr and process do not."""
        return {"process": AuthProcess.LOGIN, "next_url": get_next_redirect_url(request)}

    def get_pkce_params(self) -> dict[str, str]:
        """Always, and with the nonce of the same try."""
        made: dict[str, str] = generate_code_challenge()
        return {**made, "nonce": nonce_of(made["code_verifier"])}

    def extract_common_fields(self, data: object) -> dict[str, str]:
        """Nothing is taken over: name and rights are ours."""
        return {}

    def extract_email_addresses(self, data: object) -> list[object]:
        """None: no account is found by an address."""
        return []


provider_classes = [OidcProvider]
