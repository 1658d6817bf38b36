"""A browser with nobody logged in, on a database of one's own, and a moment that can be moved."""

from __future__ import annotations

from datetime import datetime

import psycopg
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from wereld import NU, WACHTWOORD


class Klok:
    """What time it is for the site."""

    def __init__(self) -> None:
        self.nu = NU

    def __call__(self) -> datetime:
        return self.nu


def stil(patch: object, nu: datetime = NU) -> Klok:
    """The site's clock, standing still until it is set."""
    klok = Klok()
    klok.nu = nu
    patch.setattr(timezone, "now", klok)
    return klok


def log_in(client: Client, naam: str, wachtwoord: str = WACHTWOORD, **extra: str) -> object:
    """Log in through the page; what came back."""
    return client.post("/inloggen/", {"login": naam, "password": wachtwoord, **extra})


def one(database: object, query: str, values: list[object] | None = None) -> tuple:
    """One row, asked as the owner."""
    with psycopg.connect(database.owner_url) as conn:
        return conn.execute(query, values or []).fetchone()


def do(database: object, query: str, values: list[object] | None = None) -> None:
    """Change something as the owner, committed."""
    with psycopg.connect(database.owner_url) as conn:
        conn.execute(query, values or [])


def fresh(database: object) -> None:
    """No wrong password, code or press of a button behind anybody."""
    with psycopg.connect(database.owner_url) as conn:
        conn.execute("TRUNCATE toegang_cache")
        if conn.execute("SELECT to_regclass('toegang_tempo')").fetchone()[0]:
            conn.execute("TRUNCATE toegang_tempo")


def slow_hash(database: object, naam: str) -> None:
    """The password of that account as the product keeps it: a real server knows no quick hash of the tests."""
    do(database, "UPDATE toegang_account SET password = %s WHERE gebruikersnaam = %s",
       [make_password(WACHTWOORD, hasher="pbkdf2_sha256"), naam])
