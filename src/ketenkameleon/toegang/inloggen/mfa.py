"""django-allauth's second factor as we use it: the secrets are sealed, the words say "u"."""

from __future__ import annotations

import base64
from typing import ClassVar
from uuid import UUID

from allauth.mfa.adapter import DefaultMFAAdapter

from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.sleutels import seal, unseal

PLACE = "mfa_authenticator.data"
# An account belongs to no regio; these secrets are sealed under a key of their own.
GEEN_REGIO = UUID(int=0)


class MfaAdapter(DefaultMFAAdapter):
    """The shared secret of an app and the seed of the recovery codes stand sealed in the database."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Deze code klopt niet. Kijk in de app welke code er nu staat.",
    }

    def encrypt(self, text: str) -> str:
        """The sealed form, as text."""
        return base64.b64encode(seal(text.encode(), regio_id=GEEN_REGIO, place=PLACE, row=GEEN_REGIO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        sealed = base64.b64decode(encrypted_text)
        return unseal(sealed, regio_id=GEEN_REGIO, place=PLACE, row=GEEN_REGIO).decode()

    def get_totp_label(self, user: Account) -> str:
        """What the app on the phone calls this account."""
        return user.gebruikersnaam

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: A002 – the name is allauth's
        """How a passkey is called when somebody gives it no name."""
        return "Passkey"
