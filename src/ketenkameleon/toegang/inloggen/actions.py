"""Logging in by a letter, and choosing a password. The letter itself is made in the app of the zaak."""

from __future__ import annotations

from datetime import date, datetime

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.db import connection
from django.http import HttpRequest, HttpResponse

from ketenkameleon.logboek.schrijven import Wijziging, record
from ketenkameleon.rules.verdict import refused
from ketenkameleon.toegang.context import Actor
from ketenkameleon.toegang.inloggen.codes import code_hash, proof_hash
from ketenkameleon.toegang.inloggen.sterk import STERK
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.refusals import NotNow

BRON = "issue 3, onderdeel 8"


def redeem(code: str, geboren: date, belcode: str, *, at: datetime) -> Account | None:
    """The account of the letter with that code, when everything fits; None for whatever does not.

    A try that fails is counted, and a code that worked works no second time. Source: rows inlogbrief.*.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT toegang_brief_probeer(%s, %s, %s)",
                       [code_hash(code), proof_hash(code, geboren, belcode), at])
        found = cursor.fetchone()[0]
    return Account.objects.filter(pk=found, is_active=True).first() if found else None


def log_in_by_letter(request: HttpRequest, account: Account) -> HttpResponse:
    """Log in who had a letter, the birthday and the code by phone: two factors by themselves. A new session begins."""
    record_authentication(request, account, "brief", **{STERK: True})
    adapter = get_adapter()
    adapter.login(request, account)
    answer: HttpResponse = adapter.post_login(request, account, email_verification="none", signal_kwargs=None,
                                              email=None, signup=False, redirect_url="/")
    return answer


def choose_password(request: HttpRequest, actor: Actor, password: str) -> str:
    """Give the own account this password; its gebruikersnaam comes back. Other sessions of the account end.

    Raises NotNow without a second factor: nobody gets in with a password alone. Source: docs/adr/0019.
    """
    if not may_choose_password(actor):
        raise NotNow(refused("second_factor_first", BRON), object_soort="account")
    # Django looks at who is logged in before the password changes: afterwards the session would be nobody's.
    account = Account.objects.get(pk=request.user.pk or actor.account_id)
    account.set_password(password)
    account.save(update_fields=["password"])
    update_session_auth_hash(request, account)
    record(actor.lopend, Wijziging("account.wachtwoord_gekozen", "account", account.pk, {}))
    return account.gebruikersnaam


def may_choose_password(actor: Actor) -> bool:
    """Is there an app or passkey beside which a password is safe?"""
    return Authenticator.objects.filter(user_id=actor.account_id).exclude(
        type=Authenticator.Type.RECOVERY_CODES).exists()


def own_name(actor: Actor) -> str:
    """The gebruikersnaam of who acts."""
    return Account.objects.values_list("gebruikersnaam", flat=True).get(pk=actor.account_id)
