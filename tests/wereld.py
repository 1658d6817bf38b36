"""A small invented world for tests: one regio with its people, and a second regio that must never be seen.

Fixed names, fixed days, nothing drawn. Built by the owner; tests then act as `web` or `jobs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.hashers import make_password

from ketenkameleon.logboek.ids import new_id
from ketenkameleon.personen.models import Persoon
from ketenkameleon.regio.models import Aanstelling, Gemeente, Organisatie, Regio, School
from ketenkameleon.rules.bewijs import AKTE, needs
from ketenkameleon.rules.rijen import shipped
from ketenkameleon.rules.roles import Rol
from ketenkameleon.team.models import Bevoegdheid, Fase, Professional
from ketenkameleon.toegang.models import Account
from ketenkameleon.toegang.sleutels import lookup_key, seal

BEGIN = date(2020, 8, 1)
# A Thursday in term, in Amsterdam summer time: 10.00 uur.
NU = datetime(2026, 10, 8, 8, 0, tzinfo=UTC)
VANDAAG = date(2026, 10, 8)
# A deed of a year and a half: no module of the training is due yet.
AKTE_VAN, AKTE_TOT = date(2025, 4, 1), date(2030, 3, 31)
WACHTWOORD = "kameleon-test-wachtwoord"


@dataclass
class Streek:
    """One regio with everything in it, by short names."""

    regio: Regio
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    gemeenten: dict[str, Gemeente] = field(default_factory=dict)
    scholen: dict[str, School] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    professionals: dict[str, Professional] = field(default_factory=dict)

    def account_id(self, naam: str) -> UUID:
        """The key of the account with that short name."""
        return self.accounts[naam].id


@dataclass
class Wereld:
    """The regio where the tests happen, and the other one."""

    hier: Streek
    elders: Streek


def build_world() -> Wereld:
    """Build both regios; runs as owner."""
    return Wereld(_here(), _elsewhere())


def child(streek: Streek, bsn: str, voornaam: str = "", geboren: date | None = None, **rest: object) -> Persoon:
    """A child of that regio with a sealed number; with a name when the personal data are known."""
    key = new_id()
    kind = Persoon(
        id=key, regio=streek.regio, voornaam=voornaam, gegevens="bekend" if voornaam else "opvragen",
        bsn=seal(bsn.encode(), regio_id=streek.regio.id, place="personen_persoon.bsn", row=key),
        bsn_zoek=lookup_key(bsn, regio_id=streek.regio.id, soort="bsn"), **rest,
    )
    if geboren is not None:
        kind.geboortejaar, kind.geboortemaand, kind.geboortedag = geboren.year, geboren.month, geboren.day
    kind.save(force_insert=True)
    return kind


def _here() -> Streek:
    streek = Streek(Regio.objects.create(code="25", naam="Duinstreek"))
    for soort, naam in (("gemeente", "Gemeente Duinstad"), ("halt", "Halt Duinstreek"), ("rvdk", "Raad Duinstreek"),
                        ("doorstroompunt", "Doorstroompunt Duinstreek"), ("cjg", "CJG Duinstreek"),
                        ("school", "Stichting De Vlier")):
        streek.organisaties[soort] = Organisatie.objects.create(regio=streek.regio, soort=soort, naam=naam)
    for code, naam in (("9901", "Duinstad"), ("9902", "Zeedorp")):
        streek.gemeenten[naam] = Gemeente.objects.create(
            regio=streek.regio, code=code, naam=naam, vakantieregio="noord", organisatie=streek.organisaties["gemeente"]
        )
    for brin6, naam, soort in (("99AA00", "De Vlier", "vo"), ("99AB00", "De Zon", "po"),
                               ("99AC00", "Duincollege", "mbo")):
        streek.scholen[naam] = School.objects.create(
            regio=streek.regio, brin6=brin6, naam=naam, soort=soort, gemeente=streek.gemeenten["Duinstad"]
        )
    _person(streek, "samira", "Samira de Wit", "halt", "bip")
    _person(streek, "tom", "Tom Bakker", "gemeente", "bip")
    _person(streek, "farah", "Farah Aziz", "rvdk", "coordinator")
    _person(streek, "peter", "Peter Mol", "school", "school", streek.scholen["De Vlier"])
    _person(streek, "zus", "Zus Prins", "school", "school", streek.scholen["De Zon"])
    for naam in ("samira", "tom"):
        _professional(streek, naam)
    return streek


def _elsewhere() -> Streek:
    streek = Streek(Regio.objects.create(code="15", naam="Rivierenland"))
    streek.organisaties["gemeente"] = Organisatie.objects.create(regio=streek.regio, soort="gemeente",
                                                                 naam="Gemeente Waalstad")
    streek.gemeenten["Waalstad"] = Gemeente.objects.create(
        regio=streek.regio, code="9801", naam="Waalstad", vakantieregio="zuid",
        organisatie=streek.organisaties["gemeente"]
    )
    streek.scholen["De Waal"] = School.objects.create(
        regio=streek.regio, brin6="98AA00", naam="De Waal", soort="vo", gemeente=streek.gemeenten["Waalstad"]
    )
    _person(streek, "bram", "Bram Visser", "gemeente", "bip")
    _person(streek, "els", "Els Kuiper", "gemeente", "coordinator")
    _professional(streek, "bram")
    return streek


def _person(streek: Streek, kort: str, naam: str, organisatie: str, functie: str, school: School | None = None) -> None:
    account = Account.objects.create(gebruikersnaam=kort, naam=naam, password=_password())
    streek.accounts[kort] = account
    Aanstelling.objects.create(
        regio=streek.regio, account=account, organisatie=streek.organisaties[organisatie], functie=functie,
        school=school, van=BEGIN,
    )


@lru_cache
def _password() -> str:
    """The hash of the password that everybody here has; it is slow on purpose, so made once."""
    return make_password(WACHTWOORD)


def _professional(streek: Streek, kort: str) -> None:
    """A professional who works alone and holds every rol but verhoor, in every gemeente of the regio."""
    aanstelling = Aanstelling.objects.get(account=streek.accounts[kort])
    pro = Professional.objects.create(regio=streek.regio, aanstelling=aanstelling, uren_per_week=32, zaken_maximaal=16)
    streek.professionals[kort] = pro
    Fase.objects.create(regio=streek.regio, professional=pro, fase="zelfstandig", van=BEGIN, getekend_at=NU)
    for rol in (rol for rol in Rol if rol is not Rol.LEERPLICHT_VERHOOR):
        give_chain(streek, pro, rol)


def give_chain(streek: Streek, pro: Professional, rol: Rol, *, gemeenten: Sequence[str] = (),
               van: date = BEGIN) -> None:
    """Every proof that the law asks for this rol, in these gemeenten (by name; all of the regio without)."""
    here = [streek.gemeenten[naam] for naam in gemeenten or streek.gemeenten]
    for eis in needs(rol, VANDAAG, shipped()):
        for gemeente in here if eis.waar == "gemeente" else (None,):
            deed = {"nummer": "1234567", "gebied": [g.code for g in here], "van": AKTE_VAN, "tot": AKTE_TOT} \
                if eis.soort == AKTE else {"van": van}
            Bevoegdheid.objects.get_or_create(
                regio=streek.regio, professional=pro, rol=eis.rol or "", soort=eis.soort, gemeente=gemeente,
                defaults={"bron": "Besluit 2020-1", **deed})
