"""Beheerders of two organisaties, for tests; runs as owner."""

from __future__ import annotations

from ketenkameleon.regio.models import Aanstelling
from ketenkameleon.toegang.models import Account
from wereld import BEGIN, Streek, Wereld

# Bea and Cas keep the accounts of the gemeente, Rik those of the Raad, Fay those of a gemeente of the other regio.
BEHEERDERS = {"bea": ("Bea Schut", "gemeente"), "cas": ("Cas Wier", "gemeente"), "rik": ("Rik Vaart", "rvdk")}


def add_administrators(wereld: Wereld) -> None:
    """Bea, Cas and Rik in this regio, Fay in the other."""
    for kort, (naam, organisatie) in BEHEERDERS.items():
        _beheerder(wereld.hier, kort, naam, organisatie)
    _beheerder(wereld.elders, "fay", "Fay Bos", "gemeente")


def _beheerder(streek: Streek, kort: str, naam: str, organisatie: str) -> None:
    colleague = next(iter(streek.accounts.values()))
    account = Account.objects.create(gebruikersnaam=kort, naam=naam, password=colleague.password)
    streek.accounts[kort] = account
    Aanstelling.objects.create(regio=streek.regio, account=account, organisatie=streek.organisaties[organisatie],
                               functie="beheerder", van=BEGIN)
