"""django-allauth's local login as we use it: seeded accounts only, nobody signs up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Closed for sign-up; no mail leaves from here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is made by the organisation that appoints someone."""
        return False
