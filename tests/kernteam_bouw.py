"""The kernteams of the invented world: Rob of the CJG and Gea of the GGD at De Vlier, Samira there for leerplicht."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from uuid import UUID

from ketenkameleon.regio.models import Aanstelling, Kernteamplaats, Organisatie, School
from ketenkameleon.toegang.models import NEVER, Account
from wereld import BEGIN, NU, VANDAAG, Streek

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


# How a kernteam can stand, school after school: per functie the kinds of line, "-" for one that ended yesterday.
STANDEN = (
    {}, {"leerplicht": "houder", "ggd": "houder", "cjg": "houder", "consulent": "houder", "smw": "houder"},
    {"leerplicht": "vacature vervanger", "ggd": "houder", "cjg": "vervanger", "consulent": "houder",
     "smw": "niet_hier"},
    {"leerplicht": "houder", "ggd": "-houder", "cjg": "houder", "consulent": "houder", "smw": "houder"},
    dict.fromkeys(("leerplicht", "ggd", "cjg", "consulent", "smw"), "niet_hier"),
    {"leerplicht": "houder", "ggd": "houder", "cjg": "houder", "consulent": "houder"},
    dict.fromkeys(("leerplicht", "ggd", "cjg", "consulent", "smw"), "niet_hier") | {"doorstroompunt": "houder"},
    {"leerplicht": "vacature", "ggd": "houder", "cjg": "houder", "consulent": "houder", "smw": "houder"},
)


def add_schools(streek: Streek, many: int) -> list[School]:
    """So many schools more in two gemeenten, two by two with one name, whose kernteams stand as in STANDEN."""
    duinstad, zeedorp = streek.gemeenten["Duinstad"], streek.gemeenten["Zeedorp"]
    made = School.objects.bulk_create(
        School(regio=streek.regio, brin6=f"{n // 100:02d}QQ{n % 100:02d}", naam=f"School {n // 2:04d}",
               soort=("po", "vo", "so", "mbo")[n // 8 % 4], gemeente=duinstad if n % 3 else zeedorp)
        for n in range(many))
    somebody = cycle(Aanstelling.objects.filter(account__in=[streek.accounts[kort] for kort in LEDEN]))
    Kernteamplaats.objects.bulk_create(
        line for school, lines in zip(made, cycle(STANDEN)) for functie, soorten in lines.items()
        for line in _lines(streek, school, functie, soorten.split(), somebody))
    return made


def regio_of_603(streek: Streek) -> Streek:
    """The kernteam and 600 schools beside the three; Ine's name is in Arabic script."""
    add_kernteam(streek)
    add_schools(streek, 600)
    Account.objects.filter(gebruikersnaam="ine").update(naam="أميرة حداد")
    return streek


def _lines(streek: Streek, school: School, functie: str, soorten: list[str],
           somebody: Iterator[Aanstelling]) -> Iterator[Kernteamplaats]:
    for said in soorten:
        soort, ended = said.removeprefix("-"), said.startswith("-")
        yield Kernteamplaats(
            regio=streek.regio, school=school, functie=functie, soort=soort, van=BEGIN,
            tot=VANDAAG - timedelta(days=1) if ended else date.max, gemaakt_door=streek.account_id("farah"),
            gemaakt_at=NU, aanstelling=next(somebody) if soort in ("houder", "vervanger") else None)
