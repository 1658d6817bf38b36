"""Logging in and what belongs to it. Names that begin with mfa_, account_ and usersessions_ are django-allauth's."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.usersessions import views as sessies
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from ketenkameleon.toegang.inloggen import views

both = require_http_methods(["GET", "POST"])

urlpatterns = [
    path("inloggen/brief/", views.inlogbrief, name="inlogbrief"),
    path("inloggen/code/", both(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/passkey/", both(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("inloggen/opnieuw/", both(account.reauthenticate), name="account_reauthenticate"),
    path("inloggen/opnieuw/code/", both(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("inloggen/opnieuw/passkey/", both(passkey.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("u-werkt-nu-als/", views.hoed, name="hoed"),
    path("beveiliging/", require_safe(mfa.index), name="mfa_index"),
    path("beveiliging/wachtwoord/", views.wachtwoord, name="wachtwoord"),
    path("beveiliging/app/", both(totp.activate_totp), name="mfa_activate_totp"),
    path("beveiliging/app/weg/", both(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("beveiliging/reservecodes/", require_safe(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("beveiliging/reservecodes/nieuw/", both(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("beveiliging/passkeys/", require_safe(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("beveiliging/passkeys/nieuw/", both(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("beveiliging/passkeys/<int:pk>/weg/", both(passkey.remove_webauthn), name="mfa_remove_webauthn"),
    path("sessies/", both(sessies.list_usersessions), name="usersessions_list"),
]
