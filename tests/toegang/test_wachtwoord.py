"""A password is kept with the product's own slow hash; the other tests use a quick one (tests/conftest.py)."""

from __future__ import annotations

import pytest
from django.conf import global_settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from inlog_bouw import do, log_in, one

from wereld import WACHTWOORD

pytestmark = pytest.mark.muren
# OWASP's advice for PBKDF2 with SHA-256 since 2023.
FEWEST = 600_000


def test_the_product_keeps_a_password_as_django_does_by_default_and_slow_enough(settings):
    assert settings.PASSWORD_HASHERS[1:] == global_settings.PASSWORD_HASHERS
    kind, rounds, _, _ = make_password(WACHTWOORD, hasher="pbkdf2_sha256").split("$")
    assert settings.PASSWORD_HASHERS[1].endswith(".PBKDF2PasswordHasher")
    assert kind == "pbkdf2_sha256"
    assert int(rounds) >= FEWEST


def test_such_a_password_logs_in_and_a_wrong_one_does_not(losse_database, losse_wereld, settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    do(losse_database, "UPDATE toegang_account SET password = %s WHERE gebruikersnaam = 'samira'",
       [make_password(WACHTWOORD)])
    with losse_database.verbonden("web"):
        assert log_in(Client(), "samira", "niet-het-wachtwoord").status_code == 200
        assert log_in(Client(), "samira").status_code == 302
    kept = one(losse_database, "SELECT password FROM toegang_account WHERE gebruikersnaam = 'samira'")[0]
    assert kept.startswith("pbkdf2_sha256$")
