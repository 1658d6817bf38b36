"""`./kameleon inloggen koppel ISSUER SUBJECT GEBRUIKERSNAAM`: this login at that provider is this account."""

from __future__ import annotations

import argparse
import sys

from django.db import IntegrityError, transaction
from django.utils import timezone

from ketenkameleon.start.fout import StartFout
from ketenkameleon.toegang.inloggen.koppelingen import link_by_hand
from ketenkameleon.toegang.models import Account


def run(argv: list[str]) -> int:
    """Link one subject of one issuer to one account, as the owner. Errors: StartFout, with the sentence."""
    parser = argparse.ArgumentParser(prog="./kameleon inloggen koppel", description=__doc__)
    parser.add_argument("issuer", help="het adres van de aanbieder, zoals in het bestand met aanbieders")
    parser.add_argument("subject", help="wie het bij die aanbieder is: de waarde van sub")
    parser.add_argument("gebruikersnaam", help="het account hier")
    asked = parser.parse_args(argv)
    try:
        with transaction.atomic():
            link_by_hand(asked.issuer, asked.subject, asked.gebruikersnaam, at=timezone.now())
    except Account.DoesNotExist as exc:
        raise StartFout(f"Er is geen account '{asked.gebruikersnaam}'.") from exc
    except IntegrityError as exc:
        raise StartFout("Dit account of deze inlog is bij deze aanbieder al gekoppeld.") from exc
    sys.stdout.write(f"{asked.gebruikersnaam} kan nu inloggen bij {asked.issuer}.\n")
    return 0
