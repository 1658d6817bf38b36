"""django-allauth's local login as we use it: seeded accounts only, nobody signs up."""

from __future__ import annotations

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Closed for sign-up; no mail leaves from here. The words say "u", as every other page does."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze allebei na.",
        "too_many_login_attempts": "U probeerde het te vaak. Wacht een paar minuten en probeer het dan opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is made by the organisation that appoints someone."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only where a script asks for the challenge of a passkey: no header makes a page something else.

        Source: issue 3, Bad input and attack (header spoofing).
        """
        page = request.resolver_match.url_name if request.resolver_match else ""
        return page == "mfa_login_webauthn" and super().is_ajax(request)
