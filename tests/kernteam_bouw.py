"""The kernteams of the invented world: Rob of the CJG and Gea of the GGD at De Vlier, Samira there for leerplicht."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ketenkameleon.regio.models import Aanstelling, Kernteamplaats, Organisatie
from ketenkameleon.toegang.models import NEVER, Account
from wereld import BEGIN, NU, Streek

# Somebody of a kernteam: short name → name and kind of organisatie.
LEDEN = {"rob": ("Rob Timmer", "cjg"), "gea": ("Gea Kroon", "ggd"), "ine": ("Ine Bos", "swv")}


def add_kernteam(streek: Streek, *, samira: bool = True) -> None:
    """Rob (CJG) and Gea (GGD) at De Vlier, and Samira (leerplicht) there; Ine of the SWV has a place at De Zon."""
    for soort, naam in (("ggd", "GGD Duinstreek"), ("swv", "SWV Duinstreek")):
        streek.organisaties[soort] = Organisatie.objects.create(regio=streek.regio, soort=soort, naam=naam)
    for kort, (naam, soort) in LEDEN.items():
        account = Account.objects.create(gebruikersnaam=kort, naam=naam, password=streek.accounts["samira"].password)
        streek.accounts[kort] = account
        Aanstelling.objects.create(regio=streek.regio, account=account, organisatie=streek.organisaties[soort],
                                   functie="kernteam", van=BEGIN)
    place_at(streek, "De Vlier", "cjg", "rob", telefoon="0611111111", dagen=[2, 4])
    place_at(streek, "De Vlier", "ggd", "gea")
    if samira:
        place_at(streek, "De Vlier", "leerplicht", "samira")
    place_at(streek, "De Zon", "consulent", "ine")


def place_at(streek: Streek, school: str, functie: str, kort: str = "", soort: str = "houder", van: date = BEGIN,
             tot: date | str = NEVER, **rest: object) -> UUID:
    """A line about a functie in the kernteam of that school."""
    aanstelling = Aanstelling.objects.get(account=streek.accounts[kort]) if kort else None
    return Kernteamplaats.objects.create(
        regio=streek.regio, school=streek.scholen[school], functie=functie, soort=soort, aanstelling=aanstelling,
        van=van, tot=tot, gemaakt_door=streek.account_id("farah"), gemaakt_at=NU, **rest).id
