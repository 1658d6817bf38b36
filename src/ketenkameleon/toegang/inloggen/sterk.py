"""Whether a session was opened with more than a password, and where to send who has only that.

Source: issue 3, part 8; docs/adr/0019.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

# On the record of a way of logging in that is two factors by itself.
STERK: Final = "sterk"
# What somebody with only a password can still reach: adding the second factor, and the way out.
MAKEN: Final = frozenset({
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "account_reauthenticate", "account_logout", "hulp", "privacy", "toegankelijkheid",
})


def is_strong(session: SessionBase) -> bool:
    """Did this session see a second factor, or a way of logging in that is two factors by itself?"""
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return any(record.get("method") == "mfa" or record.get(STERK) for record in records)


def where_to(session: SessionBase, account_id: UUID, page: str) -> str:
    """The page to go to first ("" for none): where a second factor is asked, or made by who has none."""
    if not settings.TWEEDE_FACTOR or page in MAKEN or is_strong(session):
        return ""
    has_one = Authenticator.objects.filter(user_id=account_id).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
    return "mfa_reauthenticate" if has_one else "mfa_index"
